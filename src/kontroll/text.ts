/** Figures and places in the checks' sentences. */
import { formatDecimal } from "../domain/amount-text";
import { Decimal } from "../domain/decimal";
import type { OutlineRow } from "../reports/outline";
import type { ColumnData } from "../reports/report-data.types";

/** A figure by Swedish rules with the table's decimals. */
export function figureText(value: number | Decimal, decimals: number): string {
  return formatDecimal(typeof value === "number" ? Decimal.of(value) : value, decimals);
}

/** "Summa netto, Avvikelse" or "Slk, Kostnader, Bokslut". */
export function placeText(row: OutlineRow, column: ColumnData): string {
  const section = row.section.data.label;
  return [section, row.data.label, column.label].filter((part) => part !== null && part !== "").join(", ");
}
