/** The cells that a formula names. Pure. */
import { columnNumber } from "../addresses";

/** A block of cells, rows and columns counted from 1. */
export interface Reference {
  readonly sheet: string;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A text, a quoted sheet name, a word (a function, a name, an address), or one character. */
const TOKEN = /"[^"]*"|'(?:[^']|'')*'|[\p{L}\p{N}_.$]+|\S/gu;
const CELL = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;

function cellOf(token: string | undefined): { readonly row: number; readonly column: number } | null {
  const match = CELL.exec(token ?? "");
  return match === null ? null : { column: columnNumber(match[1] ?? "A"), row: Number(match[2]) };
}

/** Every cell and block that a formula names, in its order, each once. `onSheet`: the sheet of a reference that names none. */
export function referencesIn(formula: string, onSheet: string): readonly Reference[] {
  const tokens = formula.match(TOKEN) ?? [];
  const found = new Map<string, Reference>();
  for (let at = 0; at < tokens.length; at += 1) {
    const from = cellOf(tokens[at]);
    if (from === null || tokens[at + 1] === "(" || tokens[at + 1] === "!") continue;
    const to = tokens[at + 1] === ":" ? cellOf(tokens[at + 2]) : null;
    const named = tokens[at - 1] === "!" ? tokens[at - 2] : undefined;
    const sheet = named === undefined ? onSheet : named.replace(/^'|'$/g, "").replace(/''/g, "'");
    const end = to ?? from;
    const block = { sheet, top: Math.min(from.row, end.row), left: Math.min(from.column, end.column), bottom: Math.max(from.row, end.row), right: Math.max(from.column, end.column) };
    found.set(JSON.stringify(block), block);
    if (to !== null) at += 2;
  }
  return [...found.values()];
}
