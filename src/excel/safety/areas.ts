/** Blocks of cells as the journal knows them. Rows and columns count from 1. */
import { columnLetters, columnNumber } from "../addresses";

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type Cell = string | number | boolean;
export type Cells = readonly (readonly Cell[])[];

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;
export const WHOLE_SHEET: Area = { row: 1, column: 1, rows: LAST_ROW, columns: LAST_COLUMN };

/** The block of an A1 address, also of whole rows and columns, with or without a sheet; null for what is no address. */
export function areaOf(address: string): Area | null {
  const own = address.slice(address.lastIndexOf("!") + 1).replace(/\$/g, "");
  const match = /^([A-Z]{1,3})?(\d{1,7})?(?::([A-Z]{1,3})?(\d{1,7})?)?$/i.exec(own);
  if (match === null || own === "") return null;
  const [, left, top, right = left, bottom = top] = match;
  const [column, row] = [left === undefined ? 1 : columnNumber(left), top === undefined ? 1 : Number(top)];
  const lastColumn = right === undefined ? LAST_COLUMN : columnNumber(right);
  const lastRow = bottom === undefined ? LAST_ROW : Number(bottom);
  return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
}

/** The A1 address of a block; whole rows and columns as Excel writes them. */
export function addressOf(area: Area): string {
  const [lastRow, lastColumn] = [area.row + area.rows - 1, area.column + area.columns - 1];
  if (area.columns >= LAST_COLUMN) return `${area.row}:${lastRow}`;
  if (area.rows >= LAST_ROW) return `${columnLetters(area.column)}:${columnLetters(lastColumn)}`;
  return `${columnLetters(area.column)}${area.row}:${columnLetters(lastColumn)}${lastRow}`;
}

export function holds(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

export function within(inner: Area, outer: Area): boolean {
  return holds(outer, inner.row, inner.column) && holds(outer, inner.row + inner.rows - 1, inner.column + inner.columns - 1);
}

export function overlap(a: Area, b: Area): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns;
}
