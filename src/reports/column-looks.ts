import type { ColumnData, TableData } from "./report-data.types";
import type { ColumnLook } from "./table-model";

/** How a column's figures are shown: by its formula, its kind, and whether the table holds amounts or counts. */
export function columnLook(column: ColumnData, table: TableData): ColumnLook {
  const kind = column.kind.toLowerCase();
  if (kind === "text" || kind === "status" || kind === "motivering") return "text";
  if (kind === "datum") return "date";
  if (column.formula?.type.endsWith("_percent") === true || kind === "procent" || kind === "andel") return "percent";
  if (table.sign === null) return "count";
  return column.formula?.type === "deviation" || kind === "avvikelse" ? "avvikelse" : "number";
}
