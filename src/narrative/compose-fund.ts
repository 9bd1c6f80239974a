/** The result and its fund: from the fund rows of a result table, and from a table of resultatenheter. */
import { cellsIn, formOf, notNull, paragraph, rowName, shareValue, type Context } from "./context";
import { derived } from "./derived";
import { columnLike } from "./column-like";
import type { Paragraph } from "./paragraph";
import { SECTIONS } from "./phrases.sv";
import { carriedOver, fundCeiling, fundChange, fundClosing, fundOpening, resultAfter, type Told } from "./phrases-overall.sv";
import { fundUnit } from "./phrases-tables.sv";
import { cellOf, hasCell, type FundRows, type TableView } from "./table-view";
import type { CellRef, TableModel } from "../reports/table-model";
import { Values, type Slot } from "./template";

/** The column that the fund is told of: bokslut, else prognos. */
const fundColumn = (view: TableView): { readonly column: string; readonly told: Told } | null => {
  const forecast = view.deviations.find((d) => d.scope === "forecast");
  const year = view.deviations.find((d) => d.scope === "year")?.outcome;
  if (year === undefined && forecast) return { column: forecast.outcome, told: "forecast" };
  const column = year ?? view.deviations[0]?.outcome ?? view.columns.find((c) => c.kind === "utfall")?.key;
  return column === undefined ? null : { column, told: "outcome" };
};

function fundParagraph(context: Context, view: TableView, fund: FundRows): Paragraph | null {
  const chosen = fundColumn(view);
  if (!chosen) return null;
  const { column, told } = chosen;
  const values = new Values();
  const form = formOf(view.model);
  const slot = (row: string | null): Slot | null => (row !== null && hasCell(view, row, column) ? values.slot(cellOf(view, row, column), form) : null);
  const [opening, change, closing, after] = [slot(fund.opening), slot(fund.change), slot(fund.closing), slot(fund.after)];
  const turnover = cellsIn(view, view.totals[view.totals.length - 1]?.cost ?? [], column);
  const closingCells = fund.closing === null ? [] : cellsIn(view, [fund.closing], column);
  const share = shareValue(closingCells, turnover);
  const base = turnover[0];
  let text = opening ? fundOpening(opening) : "";
  if (change) text += fundChange(change, told);
  if (closing) text += fundClosing(closing, share && values.slot(share, "procent"), base ? values.slot(base, form) : null, told);
  const factor = context.settings.fundCeiling;
  if (closing && factor !== null && turnover.length > 0) {
    const ceiling = values.slot(derived({ type: "portion", of: [turnover], factor }), form);
    const room = values.slot(derived({ type: "headroom", of: [turnover, closingCells], factor }), form);
    text += fundCeiling(String(Math.round(factor * 1000) / 10).replace(".", ","), ceiling, room);
  }
  if (after) text += resultAfter(after, told);
  if (closing && context.period.wholeYear) text += carriedOver(closing, context.period.year + 1);
  return paragraph(`resultatfond:${view.model.id}`, SECTIONS.funds, text, values);
}

/** Rows of a table of resultatenheter, one paragraph each. The organisation's own fund is left out where a result table has told of it (`told`: its name). Columns are known by kind, else by label. */
function fundUnitParagraphs(context: Context, model: TableModel, told: string | null): (Paragraph | null)[] {
  const find = (pattern: RegExp): string | null => columnLike(model, pattern);
  const columns = {
    opening: find(/ingaende|fond_in/), result: find(/resultat/), turnover: find(/omslutning|^bas|turnover/), ceiling: find(/^tak/),
    change: find(/tillfor|forandring|avsattning/), closing: find(/utgaende|fond_ut/), returned: find(/aterlamn/),
  };
  const form = model.unit ?? context.report.meta.unit;
  return model.rows.filter((row) => row.cells.length > 0 && row.look !== "sum" && told?.includes(row.label.trim().toLocaleLowerCase("sv")) !== true).map((row) => {
    const values = new Values();
    const slot = (column: string | null): Slot | null =>
      column !== null && hasCell({ model }, row.key, column) ? values.slot({ table: model.id, row: row.key, column }, form) : null;
    const name = rowName(values, model, row, true);
    const operand = (column: string | null): readonly CellRef[] => (column === null ? [] : [{ table: model.id, row: row.key, column }]);
    const share = shareValue(operand(columns.closing), operand(columns.turnover));
    const slots = {
      opening: slot(columns.opening), result: slot(columns.result), closing: slot(columns.closing), change: slot(columns.change),
      ceiling: slot(columns.ceiling), returned: slot(columns.returned), share: share && values.slot(share, "procent"),
    };
    return paragraph(`resultatenhet:${model.id}:${row.key}`, SECTIONS.funds, fundUnit(name, slots, context.period.year + 1), values);
  });
}

/** Resultatfond and resultatenheter. */
export function composeFunds(context: Context): Paragraph[] {
  const own = context.views.flatMap((view) => (view.fund ? [fundParagraph(context, view, view.fund)] : []));
  const told = context.views.some((view) => view.fund !== null) ? context.report.meta.organisation.toLocaleLowerCase("sv") : null;
  const units = context.models.filter((model) => /^resultatenhet/.test(model.template)).flatMap((model) => fundUnitParagraphs(context, model, told));
  return [...own, ...units].filter(notNull);
}
