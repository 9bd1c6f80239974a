/** An .xlsx file as its cells: what a user sees on opening it. */
import ExcelJS from "exceljs";
import type { SheetCells } from "./laid-out";

function valueOf(cell: ExcelJS.Cell): string | number | boolean | null {
  const value: unknown = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (value === null || value === undefined) return null;
  return typeof value === "object" && "error" in value ? String(value.error) : cell.text;
}

function cellsOf(sheet: ExcelJS.Worksheet): SheetCells {
  const rows = Array.from({ length: sheet.rowCount }, (_, r) => Array.from({ length: sheet.columnCount }, (_, c) => sheet.getCell(r + 1, c + 1)));
  return {
    name: sheet.name,
    values: rows.map((row) => row.map(valueOf)),
    formulas: rows.map((row) => row.map((cell) => (cell.type === ExcelJS.ValueType.Formula ? cell.formula : null))),
  };
}

/** Opens the file with exceljs; sheets in order. */
export async function openXlsx(file: string): Promise<{ readonly workbook: ExcelJS.Workbook; readonly sheets: readonly SheetCells[] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return { workbook, sheets: workbook.worksheets.map(cellsOf) };
}
