/** A sheet or a text file as a grid of cells, whatever format it came from. */
import type { ImportProblem } from "../problem";

/** A cell: text as written, a number that the file holds as a number, or empty. */
export type GridCell = string | number | null;

export interface GridSheet {
  /** Sheet name; null for a text file. */
  readonly name: string | null;
  readonly rows: readonly (readonly GridCell[])[];
}

export interface Grid {
  readonly sheets: readonly GridSheet[];
  /** What was found out about the file, for the user to see and change: "UTF-8", "semikolon". */
  readonly facts: readonly string[];
  readonly problems: readonly ImportProblem[];
}

/** Largest file that is read: beyond it a browser pane would stop answering. */
export const MOST_BYTES = 60 * 1024 * 1024;
export const MOST_ROWS = 500_000;
export const MOST_COLUMNS = 500;
export const MOST_CELLS = 5_000_000;

/** Column number (0 = A) → letters. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "rad 14", or "Blad1 rad 14". `row` is zero-based. */
export function rowPlace(sheet: GridSheet, row: number): string {
  return sheet.name === null ? `rad ${row + 1}` : `${sheet.name} rad ${row + 1}`;
}
