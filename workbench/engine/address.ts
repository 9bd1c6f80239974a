import { EngineError } from "./errors";
import type { Rect } from "./types";

/** Excel's limits: what lies outside is refused. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** Column letters of a zero-based column: 0 → "A", 27 → "AB". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** Zero-based column of its letters: "AB" → 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** "B3", or "$B$3" when absolute. */
export function cellAddress(row: number, column: number, absolute = false): string {
  return absolute ? `$${columnLetters(column)}$${row + 1}` : `${columnLetters(column)}${row + 1}`;
}

/** "A1:B3"; one cell gives "A1". */
export function rectAddress(rect: Rect, absolute = false): string {
  const first = cellAddress(rect.row, rect.column, absolute);
  if (rect.rows === 1 && rect.columns === 1) return first;
  return `${first}:${cellAddress(rect.row + rect.rows - 1, rect.column + rect.columns - 1, absolute)}`;
}

/** A rectangle from "A1", "$A$1:$B$3", "A:C" or "1:3" (without sheet name); null when it is none. */
export function parseRect(address: string): Rect | null {
  const text = address.replace(/\$/g, "");
  const cells = /^([A-Za-z]{1,3})([1-9]\d{0,6})(?::([A-Za-z]{1,3})([1-9]\d{0,6}))?$/.exec(text);
  if (cells) {
    const [, c1 = "A", r1 = "1", c2 = c1, r2 = r1] = cells;
    return between(Number(r1) - 1, columnIndex(c1), Number(r2) - 1, columnIndex(c2));
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text);
  if (columns) return between(0, columnIndex(columns[1] ?? "A"), MAX_ROWS - 1, columnIndex(columns[2] ?? "A"));
  const rows = /^([1-9]\d{0,6}):([1-9]\d{0,6})$/.exec(text);
  if (rows) return between(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, MAX_COLUMNS - 1);
  return null;
}

function between(r1: number, c1: number, r2: number, c2: number): Rect | null {
  const row = Math.min(r1, r2);
  const column = Math.min(c1, c2);
  const rect = { row, column, rows: Math.abs(r2 - r1) + 1, columns: Math.abs(c2 - c1) + 1 };
  return rect.row + rect.rows <= MAX_ROWS && rect.column + rect.columns <= MAX_COLUMNS ? rect : null;
}

/** Throws InvalidArgument unless the rectangle lies inside Excel's grid and holds whole numbers. */
export function checkRect(rect: Rect): void {
  const { row, column, rows, columns } = rect;
  const whole = [row, column, rows, columns].every(Number.isInteger);
  if (!whole || row < 0 || column < 0 || rows < 1 || columns < 1 || row + rows > MAX_ROWS || column + columns > MAX_COLUMNS)
    throw new EngineError("InvalidArgument", `Området rad ${row + 1}, kolumn ${column + 1}, ${rows} × ${columns} celler ligger utanför bladet.`);
}

/** Sheet name as a formula writes it: quoted unless it is a plain word. */
export function quoteSheetName(name: string): string {
  const plain = /^[A-Za-zÀ-ÖØ-öø-ÿ_][A-Za-zÀ-ÖØ-öø-ÿ0-9_.]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^(r\d*c?\d*|c\d*|true|false)$/i.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

/** True when the cell lies in the rectangle. */
export function contains(rect: Rect, row: number, column: number): boolean {
  return row >= rect.row && row < rect.row + rect.rows && column >= rect.column && column < rect.column + rect.columns;
}
