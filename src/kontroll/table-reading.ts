/** A laid-out table as it stands in the workbook: its structure from the add-in's memory and what its cells hold now. Made by src/excel, free of Excel. */
import { outlineOf, type Outline } from "../reports/outline";
import type { ReportData, TableData } from "../reports/report-data.types";

/** One cell as read. Exactly one of value and error is set for a filled cell; an empty cell has neither. */
export interface CellReading {
  readonly address: string;
  readonly value: number | string | null;
  /** "#VALUE!" and the like. */
  readonly error: string | null;
  /** The formula that stands in the cell, null for a constant or an empty cell. */
  readonly formula: string | null;
  /** The formula that Bokslut wrote, in today's addresses; null for an input cell. */
  readonly expectedFormula: string | null;
  /** The figure that the report's data gives for a derived cell. */
  readonly printed: number | null;
  /** The figure that the report's data gives for an input cell; left out when it is not known. A cell that differs has been changed since the report was opened. */
  readonly given?: number | null;
}

/** A row with figures that stands inside the table but that no key knows: inserted by hand. */
export interface UnknownRow {
  readonly address: string;
  readonly label: string;
  readonly figures: number;
  /** Whether a sum's range covers the row, so that its figures are counted. */
  readonly counted: boolean;
}

export interface TableReading {
  readonly data: TableData;
  readonly sheet: string;
  /** By cellKey(row key, column key). */
  readonly cells: ReadonlyMap<string, CellReading>;
  /** sorted: rows have changed places since the table was laid out and are found by their labels. mixed: their labels do not tell them apart. */
  readonly order?: "sorted" | "mixed" | null;
  readonly unknownRows: readonly UnknownRow[];
}

/** The whole workbook as the checks see it. */
export interface WorkbookReading {
  readonly report: ReportData;
  readonly tables: readonly TableReading[];
}

/** Stands between the keys of a row and a column; no label that Excel can show holds it. */
const BETWEEN = "\u001f";

/** The key of a cell by the keys of its row and column. */
export function cellKey(row: string, column: string): string {
  return row + BETWEEN + column;
}

/** The row and column keys of a cell's key. */
export function keysOfCell(key: string): readonly [row: string, column: string] {
  const at = key.lastIndexOf(BETWEEN);
  return [key.slice(0, Math.max(0, at)), key.slice(at + 1)];
}

/** A table with its outline, as the checks use it. */
export interface CheckedTable extends TableReading {
  readonly outline: Outline;
  /** The cells by the place of their row in the outline and of their column in the data: what every check walks through. */
  readonly grid: readonly (readonly (CellReading | undefined)[])[];
}

export function withOutline(reading: TableReading): CheckedTable {
  const outline = outlineOf(reading.data);
  return { ...reading, outline, grid: outline.rows.map((row) => reading.data.columns.map((column) => reading.cells.get(cellKey(row.key, column.key)))) };
}

/** The figure of a cell: a number; null for empty, text or error. */
export function figureOf(table: TableReading, row: string, column: string): number | null {
  const value = table.cells.get(cellKey(row, column))?.value;
  return typeof value === "number" ? value : null;
}
