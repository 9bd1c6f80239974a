/** Columns of tables whose layout is agreed by kind: found by kind first, then by key, then by label written as a kind. */
import type { TableModel } from "../reports/table-model";

const asKind = (label: string): string =>
  label.trim().toLocaleLowerCase("sv").replace(/[åä]/g, "a").replace(/ö/g, "o").replace(/é/g, "e").replace(/[^a-z0-9]+/g, "_");

/** Key of the first column whose kind, else whose key, else whose label matches; null when none does. Text columns are no amounts and are left out. */
export function columnLike(model: TableModel, pattern: RegExp): string | null {
  const amounts = model.columns.filter((column) => column.look !== "text" && column.look !== "date");
  return (amounts.find((column) => pattern.test(column.kind)) ?? amounts.find((column) => pattern.test(column.key)) ?? amounts.find((column) => pattern.test(asKind(column.label))))?.key ?? null;
}
