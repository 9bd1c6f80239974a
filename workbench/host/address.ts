import type { Rect } from "../engine/types";
import { HostError } from "./host-error";

/** Rows and columns of an Excel sheet. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?([1-9]\d{0,6})$/;

/** Letters of a zero-based column: 0 → "A", 26 → "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** Zero-based column of letters, or -1 beyond XFD. */
export function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= MAX_COLUMNS ? column - 1 : -1;
}

/** Whether a rectangle covers whole rows (or whole columns). */
export function coversRows(rect: Rect): boolean {
  return rect.column === 0 && rect.columns >= MAX_COLUMNS;
}
export function coversColumns(rect: Rect): boolean {
  return rect.row === 0 && rect.rows >= MAX_ROWS;
}

/** "A1", "B2:C3", "A:C" or "1:3" of a rectangle; `$` before every part when absolute. */
export function rectAddress(rect: Rect, absolute = false): string {
  const mark = absolute ? "$" : "";
  const column = (index: number): string => mark + columnLetters(index);
  const row = (index: number): string => mark + String(index + 1);
  const lastRow = rect.row + rect.rows - 1;
  const lastColumn = rect.column + rect.columns - 1;
  if (coversColumns(rect)) return `${column(rect.column)}:${column(lastColumn)}`;
  if (coversRows(rect)) return `${row(rect.row)}:${row(lastRow)}`;
  const first = column(rect.column) + row(rect.row);
  return rect.rows === 1 && rect.columns === 1 ? first : `${first}:${column(lastColumn)}${row(lastRow)}`;
}

/** A sheet name as it stands in an address: quoted unless it is a plain word that is no cell reference. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !CELL.test(name) && !/^(r|c|rc|r\d+c?\d*|c\d+)$/i.test(name) && !/^(true|false)$/i.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

/** A rectangle from two corners, in any order. */
export function boundingRect(a: Rect, b: Rect): Rect {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** The common part of two rectangles, or null. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** A rectangle inside the sheet, or InvalidArgument. */
export function insideSheet(rect: Rect): Rect {
  const inside =
    Number.isInteger(rect.row) && Number.isInteger(rect.column) && rect.row >= 0 && rect.column >= 0 &&
    rect.rows >= 1 && rect.columns >= 1 && rect.row + rect.rows <= MAX_ROWS && rect.column + rect.columns <= MAX_COLUMNS;
  if (!inside) throw new HostError("InvalidArgument");
  return rect;
}

/** The rectangle of "A1", "$A$1:B2", "A:C" or "1:3"; null when the text is no such reference. */
export function parseRect(text: string): Rect | null {
  const [first = "", second, ...more] = text.trim().split(":");
  if (more.length > 0) return null;
  const from = parsePart(first);
  const to = second === undefined ? from : parsePart(second);
  if (from === null || to === null || from.kind !== to.kind || (second === undefined && from.kind !== "cell")) return null;
  return boundingRect(from.rect, to.rect);
}

function parsePart(text: string): { kind: "cell" | "column" | "row"; rect: Rect } | null {
  const cell = CELL.exec(text);
  if (cell) {
    const rect = { row: Number(cell[2]) - 1, column: columnOf(cell[1] ?? ""), rows: 1, columns: 1 };
    return rect.row < MAX_ROWS && rect.column >= 0 ? { kind: "cell", rect } : null;
  }
  const column = COLUMN.exec(text);
  if (column) {
    const index = columnOf(column[1] ?? "");
    return index >= 0 ? { kind: "column", rect: { row: 0, column: index, rows: MAX_ROWS, columns: 1 } } : null;
  }
  const row = ROW.exec(text);
  if (!row || Number(row[1]) > MAX_ROWS) return null;
  return { kind: "row", rect: { row: Number(row[1]) - 1, column: 0, rows: 1, columns: MAX_COLUMNS } };
}

/** Splits "Sheet1!A1" or "'My sheet'!A1" into its sheet name (null when there is none) and the rest. */
export function splitSheet(reference: string): { sheet: string | null; rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(reference);
  if (quoted) return { sheet: (quoted[1] ?? "").replace(/''/g, "'"), rest: quoted[2] ?? "" };
  const mark = reference.indexOf("!");
  return mark > 0 ? { sheet: reference.slice(0, mark), rest: reference.slice(mark + 1) } : { sheet: null, rest: reference };
}

/** True for a text that Excel reads as a cell reference (and so refuses as a name). */
export function looksLikeCell(name: string): boolean {
  return parseRect(name) !== null || /^r\d*c\d*$/i.test(name) || /^[rc]$/i.test(name);
}
