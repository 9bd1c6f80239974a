/** A1 addresses. Rows and columns count from 1. */

export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

export function blockAddress(row: number, column: number, rows: number, columns: number): string {
  const first = cellAddress(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellAddress(row + rows - 1, column + columns - 1)}`;
}

/** A sheet's name as formulas write it, always quoted. */
export function quotedSheet(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

/** $A$6 on a sheet, as an anchor needs it. */
export function absoluteAddress(place: Place): string {
  return `${quotedSheet(place.sheet)}!$${columnLetters(place.column)}$${place.row}`;
}

const ANCHORED = String.raw`(?:'((?:[^']|'')+)'|([^'!()]+))!\$?([A-Z]{1,3})\$?(\d+)`;
const ANCHOR = new RegExp(`^=(?:(?:ROW|COLUMN)\\(${ANCHORED}\\)|${ANCHORED})$`, "i");

/** The place that an anchor formula (=ROW('Blad'!$A$6), ='Blad'!$A$6) points at; null when what it pointed at is deleted. */
export function anchoredPlace(formula: string): Place | null {
  const match = ANCHOR.exec(formula);
  const [quoted, plain, letters, row] = match === null ? [] : match[3] === undefined ? match.slice(5) : match.slice(1);
  const sheet = quoted?.replace(/''/g, "'") ?? plain;
  return sheet === undefined || letters === undefined ? null : { sheet, row: Number(row), column: columnNumber(letters) };
}
