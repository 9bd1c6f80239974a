/** Cases as report data, their table models, and a lookup of the printed values. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { buildTableModel } from "../../src/reports/build-table-model";
import { readReportData } from "../../src/reports/report-data";
import type { ReportData } from "../../src/reports/report-data.types";
import { LABEL_COLUMN, type CellRef, type TableModel } from "../../src/reports/table-model";
import type { CellLookup, CellValue } from "../../src/narrative";

const CASES = join(__dirname, "..", "cases");

export const caseNames: readonly string[] = readdirSync(CASES).filter((name) => /^\d/.test(name)).sort();

export const readCaseFile = (name: string, file: string): unknown => JSON.parse(readFileSync(join(CASES, name, file), "utf8"));

export const caseReport = (name: string, file: "input.json" | "printed.json"): ReportData => readReportData(readCaseFile(name, file));

export const modelsOf = (report: ReportData): TableModel[] => report.tables.map((table) => buildTableModel(table, report));

/** What the cells show: inputs, labels and, for formulas, the printed figure. A reference to nothing fails the test. */
export function printedLookup(models: readonly TableModel[]): CellLookup {
  return (ref: CellRef): CellValue => {
    const model = models.find((other) => other.id === ref.table);
    const row = model?.rows.find((other) => other.key === ref.row);
    if (!model || !row) throw new Error(`No cell ${ref.table ?? "?"} ${ref.row} ${ref.column}`);
    if (ref.column === LABEL_COLUMN) return row.label;
    const at = model.columns.findIndex((column) => column.key === ref.column);
    const cell = row.cells[at];
    if (!cell) throw new Error(`No column ${ref.column} in ${model.id}`);
    if (cell.type === "input") return cell.value;
    return cell.type === "formula" ? cell.printed ?? null : null;
  };
}
