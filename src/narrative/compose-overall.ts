/** The summary and the driftbudget in total: deviation of the whole, levels, sums, and the verksamheter worth naming. */
import { cellsIn, firstNameOf, formOf, nameOf, netDeviationValue, notNull, paragraph, shareValue, type Context } from "./context";
import { netDeviation } from "./estimate";
import type { Paragraph, ParagraphValue } from "./paragraph";
import { booked, meansDeviation, netCost, notable, resultLevel, SECTIONS, unitOpening, withDeviation, type BookedFigures } from "./phrases.sv";
import { beforeAndAfter, overall } from "./phrases-overall.sv";
import { cellOrSum } from "./derived";
import { comparison, levelsOf, ranked, unitText } from "./compose-unit";
import { investmentSource } from "./investment-source";
import { bookedColumn } from "./table-columns";
import { cellOf, costSign, hasCell, polarity, type Deviation, type TableView, type Unit } from "./table-view";
import { capital, enumeration, literal, Values, type Slot } from "./template";

/** Sums of the driftbudget: not those that add the investments. */
const operatingTotals = (view: TableView): readonly Unit[] => view.totals.filter((total) => !/\binkl\S{0,20}\s+invest/i.test(total.label));

/** The whole of a table: its last sum, else its only verksamhet. */
export function wholeOf(view: TableView): Unit | null {
  const operating = view.units.filter((unit) => !unit.investment);
  return operatingTotals(view).slice(-1)[0] ?? (operating.length === 1 ? operating[0] ?? null : null);
}

/** The owner of a table by its caption ("Drift: Stadsledningskontoret, mnkr"), when the report has more than one whole. */
const ownerOf = (caption: string): string | null => {
  const owner = /:([^:,]+)(?:,\s*(?:mnkr|tkr|kr))?$/i.exec(caption.trim())?.[1]?.trim() ?? "";
  return owner === "" ? null : literal(owner);
};

const whenOf = (context: Context, scope: Deviation["scope"]): string =>
  scope === "year" ? ` för ${context.period.year}` : scope === "period" ? ` ${context.period.until}` : " för helåret";

function investmentSlot(context: Context, values: Values, scope: Deviation["scope"]): Slot | null {
  const source = investmentSource(context);
  const deviation = source && comparison(source.view, scope);
  const value = source && deviation && source.total ? netDeviationValue(source.view, source.total, deviation.column) : null;
  return value && source ? values.slot(value, formOf(source.view.model)) : null;
}

function overallSentence(context: Context, values: Values, view: TableView, whole: Unit, deviation: Deviation, who: string, withInvestment: boolean): string {
  const form = formOf(view.model);
  const net = netDeviationValue(view, whole, deviation.column);
  if (!net) return "";
  const when = whenOf(context, deviation.scope);
  const verb = deviation.scope === "forecast" ? "prognostiserar" : "redovisar";
  const before = view.fund?.before;
  const after = view.fund?.after;
  if (deviation.scope !== "period" && before && after && hasCell(view, after, deviation.column)) {
    const slots = [values.slot(cellOf(view, before, deviation.column), form), values.slot(cellOf(view, after, deviation.column), form)] as const;
    return beforeAndAfter(who, verb, when, slots[0], slots[1]);
  }
  return overall(who, verb, when, values.slot(net, form), withInvestment ? investmentSlot(context, values, deviation.scope) : null, deviation.scope === "period" ? "periodiserad budget" : "budget");
}

function summaryParagraphs(context: Context, view: TableView, whole: Unit): (Paragraph | null)[] {
  const { name, word } = context.settings.organisation;
  const scopes = view.deviations.filter((d, i, all) => all.findIndex((other) => other.scope === d.scope) === i);
  const ordered = [...scopes].sort((a, b) => Number(b.scope === "forecast") - Number(a.scope === "forecast"));
  return ordered.map((deviation, i) => {
    const values = new Values();
    const text = overallSentence(context, values, view, whole, deviation, capital(i === 0 ? name : word), true);
    return paragraph(`sammanfattning:${deviation.scope}`, SECTIONS.summary, text, values);
  });
}

/** Sister tables in the summary: one sentence each. */
function sisterParagraph(view: TableView): Paragraph | null {
  const whole = wholeOf(view);
  const deviation = comparison(view, "year", "forecast") ?? comparison(view, "period");
  if (!whole || !deviation) return null;
  const values = new Values();
  const isUnit = view.totals.length === 0;
  const net = netDeviationValue(view, whole, deviation.column);
  if (!net) return null;
  const owner = isUnit ? firstNameOf(values, whole) : ownerOf(view.model.caption);
  if (owner === null) return null;
  return paragraph(`sammanfattning:${view.model.id}`, SECTIONS.summary, unitOpening(deviation.scope, owner, values.slot(net, formOf(view.model)), 0), values);
}

/** The verksamheter that deviate most when the text is written. The wording holds whatever the figures become. */
function notableParagraph(context: Context, view: TableView): Paragraph | null {
  const deviation = comparison(view, "year") ?? comparison(view, "forecast") ?? comparison(view, "period");
  if (!deviation) return null;
  const { large, small } = ranked(context, view);
  if (large.length + small.length < 2) return null;
  const sized = large
    .map((unit) => ({ unit, size: Math.abs(netDeviation(view, unit, deviation, context.estimate) ?? 0) }))
    .filter((entry) => entry.size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, context.settings.named);
  if (sized.length === 0) return null;
  const values = new Values();
  const items = sized.flatMap(({ unit }) => {
    const net = netDeviationValue(view, unit, deviation.column);
    return net ? [withDeviation(nameOf(values, unit), values.slot(net, formOf(view.model)))] : [];
  });
  const scope = deviation.scope === "forecast" ? " i helårsprognosen" : deviation.scope === "period" ? " för perioden" : "";
  return paragraph(`sammanfattning-verksamheter:${view.model.id}`, SECTIONS.summary, notable(enumeration(items), scope), values);
}

const single = (view: TableView, row: string | null, column: string): ParagraphValue | null =>
  row !== null && hasCell(view, row, column) ? cellOf(view, row, column) : null;

/** Levels, net and share of budget of the whole in one comparison. */
function operationsParagraph(context: Context, view: TableView, whole: Unit, deviation: Deviation): Paragraph | null {
  const values = new Values();
  const form = formOf(view.model);
  const verb = deviation.scope === "forecast" ? "beräknas" : "uppgick";
  const lead = deviation.scope === "forecast" ? "För helåret" : deviation.scope === "period" ? capital(context.period.until) : `Under ${context.period.year}`;
  let text = levelsOf(values, view, whole, deviation, verb, lead);
  const slot = (value: ParagraphValue | null): Slot | null => (value ? values.slot(value, form) : null);
  const net = slot(single(view, whole.net, deviation.outcome));
  const budget = slot(single(view, whole.net, deviation.base));
  const result = view.result;
  if (net && !result) text += netCost(net, budget, costSign(view.sign), verb, text === "" ? lead : "");
  if (net && result) {
    const when = view.fund?.before ? " före bokslutsdisposition" : "";
    text += resultLevel(net, budget, `${when} ${deviation.scope === "forecast" ? "beräknas bli" : "är"}`, text === "");
  }
  const deviationCells = whole.net === null ? [] : cellsIn(view, [whole.net], deviation.column);
  const share = !result && whole.net !== null ? shareValue(deviationCells, cellsIn(view, [whole.net], deviation.base)) : null;
  const [deviationCell] = deviationCells;
  if (deviationCell) text += meansDeviation(values.slot(deviationCell, form), share && values.slot(share, "procent"), deviation.scope === "period" ? "periodiserad budget" : "budget");
  return paragraph(`driftbudget:${view.model.id}:${deviation.scope}`, SECTIONS.operations, text, values);
}

/** What has been booked so far, where the table has it beside a forecast and compares it with nothing. */
function bookedParagraph(context: Context, view: TableView, whole: Unit): Paragraph | null {
  const column = bookedColumn(view);
  const year = comparison(view, "forecast");
  if (context.period.wholeYear || column === null || !year) return null;
  const values = new Values();
  const figures = (rows: readonly string[], flow: "cost" | "income"): BookedFigures | null => {
    const [level, share] = [cellOrSum(cellsIn(view, rows, column)), shareValue(cellsIn(view, rows, column), cellsIn(view, rows, year.base))];
    return level && { level: values.slot(level, formOf(view.model)), polarity: polarity(view.sign, flow), share: share && values.slot(share, "procent") };
  };
  return paragraph(`bokfort:${view.model.id}`, SECTIONS.operations, booked(capital(context.period.until), figures(whole.cost, "cost"), figures(whole.income, "income"), "drift"), values);
}

/** Sums that are not the whole: "SLK exkl investeringar totalt redovisar …". */
const subtotalParagraphs = (view: TableView): (Paragraph | null)[] =>
  view.totals.filter((total) => total !== wholeOf(view)).map((total) => {
    const values = new Values();
    const told = unitText(values, view, total, firstNameOf(values, total), 0);
    return told && paragraph(`delsumma:${view.model.id}:${total.key}`, SECTIONS.operations, told.text, values);
  });

/** Summary and driftbudget in total. */
export function composeOverall(context: Context): Paragraph[] {
  const view = context.main;
  if (!view) return [];
  const whole = wholeOf(view);
  const operations = whole
    ? view.deviations.map((deviation) => operationsParagraph(context, view, whole, deviation))
    : [];
  return [
    ...(whole ? summaryParagraphs(context, view, whole) : []),
    ...context.sisters.map((sister) => sisterParagraph(sister)),
    notableParagraph(context, view),
    whole ? bookedParagraph(context, view, whole) : null,
    ...operations,
    ...subtotalParagraphs(view),
  ].filter(notNull);
}
