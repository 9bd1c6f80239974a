/** Costs by kind, varav rows, and how the forecast has moved over the year. */
import { cellsIn, formOf, isCostsOnly, nameOf, notNull, paragraph, rowName, type Context } from "./context";
import { pieces } from "./chunks";
import { comparison, GATHERED_AT_MOST, listItem } from "./compose-unit";
import { wholeOf } from "./compose-overall";
import { cellOrSum, derived } from "./derived";
import type { Paragraph } from "./paragraph";
import { columnWords, costKinds, SECTIONS, varavItem, varavList } from "./phrases.sv";
import { forecastHistory } from "./phrases-overall.sv";
import { cellOf, costSign, hasCell, polarity, type TableView } from "./table-view";
import { enumeration, level, signed, Values, type Slot } from "./template";

function costKindParagraphs(context: Context, view: TableView): (Paragraph | null)[] {
  if (view === context.main || !isCostsOnly(view) || view.units.some((unit) => unit.investment) || view.units.length < 2 || view.deviations.length === 0) return [];
  return pieces(view.units, GATHERED_AT_MOST, (unit) => listItem(new Values(), view, unit).length).map((chunk, i) => {
    const values = new Values();
    return paragraph(`kostnadsslag:${view.model.id}:${i + 1}`, SECTIONS.operations, costKinds(enumeration(chunk.map((unit) => listItem(values, view, unit)))), values);
  });
}

/** The varav rows of a table of amounts: what they are this year, and their deviation. */
function varavParagraphs(view: TableView): (Paragraph | null)[] {
  const deviation = comparison(view, "forecast") ?? comparison(view, "year") ?? comparison(view, "period");
  if (!deviation) return [];
  const rows = view.model.rows.filter((row) => row.look === "varav" && hasCell(view, row.key, deviation.outcome));
  const form = formOf(view.model);
  return pieces(rows, GATHERED_AT_MOST, () => 200).map((chunk, i) => {
    const values = new Values();
    const items = chunk.map((row) => {
      const amount = values.slot(cellOf(view, row.key, deviation.outcome), form);
      const dev = hasCell(view, row.key, deviation.column) ? values.slot(cellOf(view, row.key, deviation.column), form) : null;
      const written = /intak|inkomst/.test(row.kind) ? level(amount, polarity(view.sign, "income")) : /kostnad|utgift/.test(row.kind) ? level(amount, polarity(view.sign, "cost")) : signed(amount);
      return varavItem(rowName(values, view.model, row), written, dev);
    });
    return paragraph(`varav:${view.model.id}:${i + 1}`, SECTIONS.operations, varavList(enumeration(items)), values);
  });
}

function historyParagraph(view: TableView): Paragraph | null {
  const forecasts = view.columns.filter((c) => c.kind.startsWith("prognos"));
  const outcome = view.columns.find((c) => c.kind === "utfall");
  const last = forecasts[forecasts.length - 1];
  const whole = wholeOf(view);
  if (view.deviations.length > 0 || forecasts.length < 2 || !outcome || !last || !whole || whole.net === null) return null;
  const values = new Values();
  const form = formOf(view.model);
  const net = whole.net;
  const result = view.result;
  const now = cellsIn(view, [net], outcome.key);
  const expected = cellsIn(view, [net], last.key);
  const value = cellOrSum(now);
  if (!value || expected.length === 0) return null;
  const difference = values.slot(derived({ type: "difference", of: [now, expected] }), form);
  const written = (slot: Slot): string => (result ? signed(slot) : level(slot, costSign(view.sign)));
  const earlier = forecasts.flatMap((c) => (hasCell(view, net, c.key) ? [`${written(values.slot(cellOf(view, net, c.key), form))} i ${columnWords(c.label)}`] : []));
  const of = view.totals.length > 0 ? "" : ` för ${nameOf(values, whole)}`;
  const named = { named: `${result ? "Resultatet" : "Nettokostnaden"}${of} blev`, now: written(values.slot(value, form)) };
  return paragraph(`prognosutveckling:${view.model.id}`, SECTIONS.operations, forecastHistory(named, difference, enumeration(earlier), columnWords(last.label), view.sign !== "intakter_negativa"), values);
}

export const composeParts = (context: Context): Paragraph[] =>
  [...context.views.flatMap((view) => costKindParagraphs(context, view)), ...context.views.flatMap(varavParagraphs)].filter(notNull);

export const composeForecastHistory = (context: Context): Paragraph[] => context.views.map(historyParagraph).filter(notNull);
