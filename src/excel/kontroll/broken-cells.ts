/** Cells whose add-in functions another program has renamed, or that Excel has given up on. Pure. */
import { OWN_FUNCTIONS } from "./own-functions";
import { cellState } from "./cell-state";
import type { Block } from "./load-blocks";

export type SheetBlock = Block;

export interface BrokenCell {
  readonly sheet: string;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  /** The formula as it should be entered. */
  readonly formula: string;
}

/** What other programs put before a function that they do not know: _xldudf_, _xlfn., _xll., com.microsoft.…, a file name with an exclamation mark, an @. */
const PREFIX = /(?:'[^'\n]*\.xl[a-z]{1,2}'!|\[[^[\]\n]*\]!?|@|_xldudf_|_xlfn\.|_xlws\.|_xludf\.|_xll\.|com\.[a-z.]+\.|of:|BOKSLUT[._]){1,8}/giu;
const NAMES = [...OWN_FUNCTIONS].sort((a, b) => b.length - a.length).join("|");
const BROKEN_NAME = new RegExp(`(${PREFIX.source})(${NAMES})(?=\\s*\\()`, "giu");
const OWN_CALL = new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${NAMES})\\s*\\(`, "iu");
const REENTERED = /^#(?:NAME\?|NAMN\?|BUSY!|UPPTAGEN!|CONNECT!|ANSLUT!|GETTING_DATA)$/;

/** Text literals stand apart, so that words inside them are never taken for functions. */
function outsideTexts(formula: string, change: (piece: string) => string): string {
  return formula.split(/("(?:[^"]|"")*")/).map((piece, index) => (index % 2 === 0 ? change(piece) : piece)).join("");
}

/** The formula with the add-in's function names as they are called. */
export function mendedFormula(formula: string): string {
  return outsideTexts(formula, (piece) => piece.replace(BROKEN_NAME, (_all, _prefix, name: string) => name.toUpperCase()));
}

/** True when a formula calls a function of the add-in. */
export function callsOwnFunction(formula: string): boolean {
  return formula.split(/"(?:[^"]|"")*"/).some((piece) => OWN_CALL.test(piece.replace(PREFIX, "")));
}

/** The broken cells of a block. Excel's own stored prefix (_xldudf_) in a cell that shows a value is not broken. */
export function brokenCells(block: SheetBlock): readonly BrokenCell[] {
  const found: BrokenCell[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) {
      const raw = block.formula(row, column);
      const value = block.value(row, column);
      const state = cellState(value, raw);
      const text = typeof raw === "string" ? raw : "";
      if (!text.startsWith("=") || !callsOwnFunction(text)) continue;
      const formula = mendedFormula(text);
      const shownAsText = state.formula === null && state.value === text;
      const prefixed = formula !== text && !/^=[^"]*_xldudf_/i.test(text);
      if (prefixed || shownAsText || (state.error !== null && REENTERED.test(state.error))) found.push({ sheet: block.sheet, row, column, formula });
    }
  }
  return found;
}
