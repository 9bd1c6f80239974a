/** Paragraphs per verksamhet: large deviations one by one, largest first, small ones gathered. */
import { cellsIn, firstNameOf, formOf, nameOf, netDeviationValue, notNull, paragraph, type Context } from "./context";
import { pieces } from "./chunks";
import { cellOrSum } from "./derived";
import { magnitude, netDeviation, smallLimit } from "./estimate";
import type { Paragraph } from "./paragraph";
import { causePlace, costsAndIncomes, gathered, levels, SECTIONS, unitInList, unitOpening, yearForecast, type FlowFigures } from "./phrases.sv";
import { polarity, type Deviation, type TableView, type Unit } from "./table-view";
import { enumeration, Values, type Slot } from "./template";

/** How many verksamheter one gathered sentence holds at most, so that it can be read. */
export const GATHERED_AT_MOST = 10;

/** A number from a key that stays the same between runs, so that the wording does. */
const stableNumber = (key: string): number => [...key].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7);

export const comparison = (view: TableView, ...scopes: Deviation["scope"][]): Deviation | null =>
  view.deviations.find((deviation) => scopes.includes(deviation.scope)) ?? null;

const slotOf = (values: Values, view: TableView, rows: readonly string[], column: string): Slot | null => {
  const value = cellOrSum(cellsIn(view, rows, column));
  return value ? values.slot(value, formOf(view.model)) : null;
};

function netSlot(values: Values, view: TableView, unit: Unit, deviation: Deviation): Slot | null {
  const value = netDeviationValue(view, unit, deviation.column);
  return value ? values.slot(value, formOf(view.model)) : null;
}

/** " Kostnaderna blev … lägre och intäkterna … högre än budgeterat." for a unit that has rows for both or one of them. */
export const partsOf = (values: Values, view: TableView, unit: Unit, deviation: Deviation): string =>
  costsAndIncomes(slotOf(values, view, unit.cost, deviation.column), slotOf(values, view, unit.income, deviation.column), unit.investment ? "investment" : "drift", netSlot(values, view, unit, deviation));

/** " Kostnaderna uppgick till … (… lägre än budget) och intäkterna till …" */
export function levelsOf(values: Values, view: TableView, unit: Unit, deviation: Deviation, verb: string, lead = ""): string {
  const figures = (rows: readonly string[], flow: "cost" | "income"): FlowFigures | null => {
    const level = slotOf(values, view, rows, deviation.outcome);
    return level && { level, polarity: polarity(view.sign, flow), deviation: slotOf(values, view, rows, deviation.column) };
  };
  return levels(figures(unit.cost, "cost"), figures(unit.income, "income"), verb, unit.investment ? "investment" : "drift", lead);
}

/** What is told of a verksamhet or a sum: its deviation, what is costs and what is incomes, and the forecast where there is one. */
export function unitText(values: Values, view: TableView, unit: Unit, name: string, variant: number): { readonly text: string; readonly judged: Slot } | null {
  const first = comparison(view, "year") ?? comparison(view, "period") ?? comparison(view, "forecast");
  const forecast = comparison(view, "forecast");
  const net = first && netDeviationValue(view, unit, first.column);
  if (!first || !net) return null;
  const form = formOf(view.model);
  const slot = values.slot(net, form);
  let text = unitOpening(first.scope, name, slot, variant);
  if (first.scope !== "forecast") text += partsOf(values, view, unit, first);
  const expected = forecast && netDeviationValue(view, unit, forecast.column);
  if (expected && forecast !== first) text += yearForecast(values.slot(expected, form));
  if (forecast) text += levelsOf(values, view, unit, forecast, "beräknas");
  return { text, judged: expected ? values.slot(expected, form) : slot };
}

function unitParagraph(view: TableView, unit: Unit, withCause: boolean): Paragraph | null {
  const values = new Values();
  const told = unitText(values, view, unit, firstNameOf(values, unit), stableNumber(unit.key));
  if (!told) return null;
  return paragraph(`verksamhet:${view.model.id}:${unit.key}`, SECTIONS.units, withCause ? told.text + causePlace(told.judged) : told.text, values);
}

const listScope = (view: TableView): string =>
  comparison(view, "year") ? "" : comparison(view, "period") && comparison(view, "forecast") ? "" : comparison(view, "forecast") ? " för helåret" : " för perioden";

/** A verksamhet inside an enumeration: its name and net deviations. */
export function listItem(values: Values, view: TableView, unit: Unit): string {
  const name = nameOf(values, unit);
  const slot = (deviation: Deviation | null): Slot | null => {
    const value = deviation && netDeviationValue(view, unit, deviation.column);
    return value ? values.slot(value, formOf(view.model)) : null;
  };
  return unitInList(name, slot(comparison(view, "year")), slot(comparison(view, "period")), slot(comparison(view, "forecast")));
}

function gatheredParagraphs(view: TableView, units: readonly Unit[], all: boolean): Paragraph[] {
  return pieces(units, GATHERED_AT_MOST, (unit) => listItem(new Values(), view, unit).length).map((chunk, i) => {
    const values = new Values();
    const text = gathered(enumeration(chunk.map((unit) => listItem(values, view, unit))), i === 0, all, listScope(view));
    return paragraph(`verksamheter-ovriga:${view.model.id}:${i + 1}`, SECTIONS.units, text, values);
  }).filter(notNull);
}

export interface Ranked {
  readonly large: readonly Unit[];
  readonly small: readonly Unit[];
  /** Those whose net deviation is large, or not known: the controller is asked for the cause. */
  readonly explain: ReadonlySet<Unit>;
}

/**
 * The verksamheter of a table by their net deviation, largest first; of equals the one whose costs or incomes deviate most.
 * Unknown sizes keep the table's order, after the known.
 */
export function ranked(context: Context, view: TableView): Ranked {
  const limit = smallLimit(view, context.settings, context.estimate);
  const net = (unit: Unit): number | null => {
    const known = view.deviations.map((d) => netDeviation(view, unit, d, context.estimate)).filter(notNull);
    return known.length === 0 ? null : Math.max(...known.map(Math.abs));
  };
  const sized = view.units.filter((unit) => !unit.investment).map((unit) => ({ unit, net: net(unit), size: magnitude(view, unit, context.estimate) }));
  const kept = (unit: Unit): boolean => context.settings.keep.has(`verksamhet:${view.model.id}:${unit.key}`);
  const isSmall = (entry: (typeof sized)[number]): boolean => entry.size !== null && (entry.size < limit || entry.size === 0) && !kept(entry.unit);
  const large = sized.filter((entry) => !isSmall(entry));
  large.sort((a, b) => (b.net ?? -1) - (a.net ?? -1) || (b.size ?? -1) - (a.size ?? -1));
  return {
    large: large.map((entry) => entry.unit),
    small: sized.filter(isSmall).map((entry) => entry.unit),
    explain: new Set(large.filter((entry) => entry.net === null || entry.net >= limit).map((entry) => entry.unit)),
  };
}

/** All paragraphs per verksamhet: of the main table, then of its sister tables. A single verksamhet is told of as the whole. */
export function composeUnits(context: Context): Paragraph[] {
  const tables = [context.main, ...context.sisters].filter(notNull);
  return tables.flatMap((view) => {
    const { large, small, explain } = ranked(context, view);
    if (view === context.main && view.totals.length === 0 && large.length + small.length === 1) return [];
    const alone = small.length === 1 ? small : [];
    const told = [...large, ...alone].map((unit) => unitParagraph(view, unit, context.settings.causes && explain.has(unit))).filter(notNull);
    return small.length > 1 ? [...told, ...gatheredParagraphs(view, small, told.length === 0)] : told;
  });
}
