/** Figures as they stand now, with the number of input figures behind each: what the checks over several columns or tables compare. */
import type { Decimal } from "../domain/decimal";
import type { OutlineRow } from "../reports/outline";
import type { ColumnData } from "../reports/report-data.types";
import type { CheckContext } from "./context";
import type { CheckedTable } from "./table-reading";

export interface FigureNow {
  readonly value: Decimal;
  readonly terms: number;
}

/** The figure of a cell: what an input cell holds, what a computed cell ought to hold; null for none. */
export function figureNow(context: CheckContext, table: CheckedTable, row: OutlineRow, column: ColumnData): FigureNow | null {
  const { value, terms } = context.expected.of(table, row, column);
  return value === null ? null : { value, terms };
}

/** A text to compare by: lower case, single spaces, no dots or colons at the end. */
export function plainText(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ").replace(/(?<![.:])[.:]+$/, "");
}

/** A heading without the report's own year and the words for the whole year: "Justerad budget 2026" and "Justerad budget, helår" are the same. */
export function plainHeading(label: string, year: number): string {
  return plainText(label).replace(new RegExp(`\\b${year}\\b`, "g"), "").replace(/,? ?\bhelår(?:et)?\b/g, "").replace(/\bvp\b/g, "budget").replace(/\s+/g, " ").trim();
}
