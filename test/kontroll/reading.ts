/** A workbook reading made from report data without Excel: the models' formulas evaluated exactly. For tests. */
import { BokslutError } from "../../src/domain/errors";
import { buildTableModel } from "../../src/reports";
import { outlineOf } from "../../src/reports/outline";
import type { ReportData } from "../../src/reports/report-data.types";
import { cellKey, type CellReading, type LocateItem, type TableReading, type WorkbookReading } from "../../src/kontroll";
import { Sheet } from "../reports/evaluate";

export const locate: LocateItem = (list, index) => ({ sheet: list, address: `A${index + 2}` });

/** What stands in a cell instead of what the model gives. */
export type Override = Partial<Pick<CellReading, "value" | "error" | "formula">>;

export function readingOf(report: ReportData, overrides: ReadonlyMap<string, Override> = new Map()): WorkbookReading {
  const models = report.tables.map((table) => buildTableModel(table, report));
  const sheet = new Sheet(models);
  const tables = models.map((model, index): TableReading => {
    const data = report.tables[index];
    if (data === undefined) throw new Error("table");
    const cells = new Map<string, CellReading>();
    const outline = outlineOf(data);
    for (const row of outline.rows) {
      const modelRow = model.rows.find((candidate) => candidate.key === row.key);
      model.columns.forEach((column, place) => {
        const cell = modelRow?.cells[place];
        if (cell === undefined) return;
        let given: ReturnType<Sheet["value"]> = "";
        let error: string | null = null;
        try {
          given = sheet.value({ table: model.id, row: row.key, column: column.key });
        } catch (failure) {
          if (!(failure instanceof BokslutError)) throw failure;
          error = "#VALUE!";
        }
        const formula = cell.type === "formula" ? `=F(${row.key};${column.key})` : null;
        const reading: CellReading = {
          address: `${String.fromCharCode(66 + place)}${row.index + 5}`, value: given === "" || typeof given === "boolean" ? null : given, error, formula, expectedFormula: formula,
          printed: cell.type === "formula" ? (cell.printed ?? null) : null,
        };
        cells.set(cellKey(row.key, column.key), { ...reading, ...overrides.get(`${model.id} ${cellKey(row.key, column.key)}`) });
      });
    }
    return { data, sheet: model.sheetTitle, cells, unknownRows: [] };
  });
  return { report, tables };
}
