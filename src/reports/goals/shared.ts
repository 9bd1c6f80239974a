/** Words and formulas that the follow-up sheets share. */
import type { IndicatorStatus } from "../../domain/indicator-status";
import type { ReportMeta } from "../report-data.types";
import { formula, type CellName, type GoalCell, type Part } from "./sheet-model";

/** The city's words for a status, in the order they are listed. */
export const STATUS_WORDS: readonly IndicatorStatus[] = ["Uppfylls helt", "Uppfylls delvis", "Uppfylls inte", "Ingen bedömning"];

/** Symbols of their own shape, readable in greyscale; the user can change them on the sheet Översikt. */
export const SYMBOLS: readonly string[] = ["●", "◐", "○", "–"];

export const STATUS_COLUMNS = ["helt", "delvis", "inte", "ingen"] as const;
export const SYMBOL_ROW = "symboler";
export const HEADING_ROW = "rubriker";

function overview(row: string, column: string): CellName {
  return { sheet: "oversikt", row, column };
}

/** The symbol of a status, from the symbols on the sheet Översikt. */
export function symbolFormula(status: Part): GoalCell {
  const [first, last] = [STATUS_COLUMNS[0], STATUS_COLUMNS[STATUS_COLUMNS.length - 1] ?? ""];
  const block = (row: string): Part => ({ from: overview(row, first), to: overview(row, last), fixed: true });
  return formula(['=IFERROR(INDEX(', block(SYMBOL_ROW), ",MATCH(", status, ",", block(HEADING_ROW), ',0)),"")'], "●");
}

/** Second line of a sheet: organisation, report and period, nothing twice. */
export function subtitleOf(meta: ReportMeta): string {
  const period = meta.title.includes(meta.period) ? "" : meta.period;
  return [meta.organisation, meta.title, period].filter((text) => text !== "").join(" · ");
}
