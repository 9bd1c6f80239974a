/** What an utlämningskopia changes, and the way back. Pure. */
import { cellState } from "./cell-state";
import { callsOwnFunction } from "./broken-cells";
import type { Block } from "./load-blocks";
import { OWN_FUNCTIONS } from "./own-functions";
import { plainFormula } from "./plain-formula";

export interface HandoutCell {
  readonly sheet: string;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  readonly original: string;
  /** The formula of Excel alone; null when the cell becomes its value. */
  readonly plain: string | null;
  /** What the cell shows: a number, a text, an error, or null for nothing. */
  readonly shown: number | string | null;
}

/** Every cell of a block whose formula calls a function of the add-in. */
export function handoutCells(block: Block): readonly HandoutCell[] {
  const cells: HandoutCell[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) {
      const { formula, value, error } = cellState(block.value(row, column), block.formula(row, column));
      if (formula !== null && callsOwnFunction(formula)) cells.push({ sheet: block.sheet, row, column, original: formula, plain: plainFormula(formula), shown: error ?? value });
    }
  }
  return cells;
}

/** Equal as Excel computes: numbers to the fifteenth digit. */
export function sameValue(a: number | string | null, b: number | string | null): boolean {
  if (typeof a !== "number" || typeof b !== "number") return (a ?? "") === (b ?? "");
  return Math.abs(a - b) <= 1e-11 * Math.max(1, Math.abs(a), Math.abs(b));
}

const NAMES = new RegExp(`(?<![\\p{L}\\p{N}_.])(${[...OWN_FUNCTIONS].sort((a, b) => b.length - a.length).join("|")})(?=\\s*\\()`, "giu");

/** A formula as it is kept in the copy: without the names of the add-in's functions. */
export function kept(formula: string): string {
  return formula.replace(NAMES, (name) => `§${OWN_FUNCTIONS.indexOf(name.toUpperCase())}§`);
}

/** The formula back from how it was kept. */
export function restored(text: string): string {
  return text.replace(/§(\d+)§/g, (_all, index: string) => OWN_FUNCTIONS[Number(index)] ?? "");
}

/** One rewritten cell as it is stored: sheet, row, column, the original, what was written. */
export type StoredCell = readonly [string, number, number, string, string | number];

export function storedCells(stored: unknown): readonly StoredCell[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((cell): cell is StoredCell => Array.isArray(cell) && cell.length === 5 && typeof cell[0] === "string" && typeof cell[1] === "number" && typeof cell[2] === "number" && typeof cell[3] === "string");
}
