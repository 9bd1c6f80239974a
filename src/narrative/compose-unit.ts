/** Paragraphs per verksamhet: large deviations one by one, largest first, small ones gathered. */
import { cellsIn, formOf, nameOf, netDeviationValue, notNull, paragraph, type Context } from "./context";
import { cellOrSum } from "./derived";
import { magnitude, smallLimit } from "./estimate";
import type { Paragraph } from "./paragraph";
import { causePlace, costsAndIncomes, gathered, levels, SECTIONS, unitInList, unitOpening, yearForecast, type FlowFigures } from "./phrases.sv";
import { polarity, type Deviation, type TableView, type Unit } from "./table-view";
import { enumeration, Values, type Slot } from "./template";

/** How many verksamheter one gathered sentence holds at most, so that it can be read (and written in one formula). */
const GATHERED_AT_MOST = 12;

/** A number from a key that stays the same between runs, so that the wording does. */
const stableNumber = (key: string): number => [...key].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7);

export const comparison = (view: TableView, ...scopes: Deviation["scope"][]): Deviation | null =>
  view.deviations.find((deviation) => scopes.includes(deviation.scope)) ?? null;

const slotOf = (values: Values, view: TableView, rows: readonly string[], column: string): Slot | null => {
  const value = cellOrSum(cellsIn(view, rows, column));
  return value ? values.slot(value, formOf(view.model)) : null;
};

/** " Kostnaderna blev … lägre och intäkterna … högre än budgeterat." for a unit that has rows for both or one of them. */
export const partsOf = (values: Values, view: TableView, unit: Unit, deviation: Deviation): string =>
  costsAndIncomes(slotOf(values, view, unit.cost, deviation.column), slotOf(values, view, unit.income, deviation.column), unit.investment ? "investment" : "drift");

/** " Kostnaderna uppgick till … (… lägre än budget) och intäkterna till …" */
export function levelsOf(values: Values, view: TableView, unit: Unit, deviation: Deviation, verb: string): string {
  const figures = (rows: readonly string[], flow: "cost" | "income"): FlowFigures | null => {
    const level = slotOf(values, view, rows, deviation.outcome);
    return level && { level, polarity: polarity(view.sign, flow), deviation: slotOf(values, view, rows, deviation.column) };
  };
  return levels(figures(unit.cost, "cost"), figures(unit.income, "income"), verb, unit.investment ? "investment" : "drift");
}

function unitParagraph(view: TableView, unit: Unit, withCause: boolean): Paragraph | null {
  const values = new Values();
  const key = `verksamhet:${view.model.id}:${unit.key}`;
  const name = nameOf(values, unit);
  const first = comparison(view, "year") ?? comparison(view, "period") ?? comparison(view, "forecast");
  const forecast = comparison(view, "forecast");
  const net = first && netDeviationValue(view, unit, first.column);
  if (!first || !net) return null;
  const slot = values.slot(net, formOf(view.model));
  let text = unitOpening(first.scope, name, slot, stableNumber(unit.key));
  if (first.scope !== "forecast") text += partsOf(values, view, unit, first);
  if (forecast && forecast !== first) {
    const expected = netDeviationValue(view, unit, forecast.column);
    if (expected) text += yearForecast(values.slot(expected, formOf(view.model)));
  }
  if (forecast) text += levelsOf(values, view, unit, forecast, "beräknas till");
  const judged = forecast ? netDeviationValue(view, unit, forecast.column) : net;
  if (withCause && judged) text += causePlace(values.slot(judged, formOf(view.model)));
  return paragraph(key, SECTIONS.units, text, values);
}

const listScope = (view: TableView): string =>
  comparison(view, "year") ? "" : comparison(view, "period") && comparison(view, "forecast") ? "" : comparison(view, "forecast") ? " för helåret" : " för perioden";

function gatheredParagraphs(view: TableView, units: readonly Unit[]): Paragraph[] {
  const chunks = Array.from({ length: Math.ceil(units.length / GATHERED_AT_MOST) }, (_, i) => units.slice(i * GATHERED_AT_MOST, (i + 1) * GATHERED_AT_MOST));
  return chunks.map((chunk, i) => {
    const values = new Values();
    const items = chunk.map((unit) => {
      const name = nameOf(values, unit);
      const slot = (deviation: Deviation | null): Slot | null => {
        const value = deviation && netDeviationValue(view, unit, deviation.column);
        return value ? values.slot(value, formOf(view.model)) : null;
      };
      return unitInList(name, slot(comparison(view, "year")), slot(comparison(view, "period")), slot(comparison(view, "forecast")));
    });
    const text = gathered(enumeration(items), i === 0, listScope(view));
    return paragraph(`verksamheter-ovriga:${view.model.id}:${i + 1}`, SECTIONS.units, text, values);
  }).filter(notNull);
}

/** The verksamheter of a table by the size of their deviations, largest first; unknown sizes keep the table's order, before the small. */
export function ranked(context: Context, view: TableView): { readonly large: readonly Unit[]; readonly small: readonly Unit[] } {
  const limit = smallLimit(view, context.settings, context.estimate);
  const sized = view.units.filter((unit) => !unit.investment).map((unit) => ({ unit, size: magnitude(view, unit, context.estimate) }));
  const kept = (unit: Unit): boolean => context.settings.keep.has(`verksamhet:${view.model.id}:${unit.key}`);
  const isSmall = (entry: (typeof sized)[number]): boolean => entry.size !== null && (entry.size < limit || entry.size === 0) && !kept(entry.unit);
  const large = sized.filter((entry) => !isSmall(entry));
  large.sort((a, b) => (b.size ?? 0) - (a.size ?? 0));
  return { large: large.map((entry) => entry.unit), small: sized.filter(isSmall).map((entry) => entry.unit) };
}

/** All paragraphs per verksamhet: of the main table, then of its sister tables. A single verksamhet is told of as the whole. */
export function composeUnits(context: Context): Paragraph[] {
  const tables = [context.main, ...context.sisters].filter(notNull);
  return tables.flatMap((view) => {
    const { large, small } = ranked(context, view);
    if (view === context.main && view.totals.length === 0 && large.length + small.length === 1) return [];
    const alone = small.length === 1 ? small : [];
    const told = [...large, ...alone].map((unit) => unitParagraph(view, unit, context.settings.causes && large.includes(unit))).filter(notNull);
    return small.length > 1 ? [...told, ...gatheredParagraphs(view, small)] : told;
  });
}
