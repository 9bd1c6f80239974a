import type { Scalar } from "../engine/types";
import { HostError, invalidArgument } from "./host-error";

/** Excel's limits on a cell (support.microsoft.com, "Excel specifications and limits"). */
const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;
const LONGEST_LITERAL = 255;

const SHAPE = "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/**
 * The cells of a written property: a 2-D array of the range's shape, or one value for all of it.
 * `null` leaves a cell as it is (undefined here). Another shape is refused with Excel's message.
 */
export function cellsOf(value: unknown, rows: number, columns: number): unknown[][] {
  if (!Array.isArray(value)) return filled(value, rows, columns);
  const shaped = value.length === rows && value.every((row) => Array.isArray(row) && row.length === columns);
  if (!shaped) throw new HostError("InvalidArgument", SHAPE);
  return value.map((row: unknown[]) => row.map((cell) => (cell === null ? undefined : cell)));
}

function filled(value: unknown, rows: number, columns: number): unknown[][] {
  const cell = value === null ? undefined : value;
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => cell));
}

/** The cells as the engine takes them, each within Excel's limits; an object or a date is refused. */
export function writable(cells: readonly (readonly unknown[])[]): (Scalar | undefined)[][] {
  return cells.map((row) => row.map(writableCell));
}

function writableCell(cell: unknown): Scalar | undefined {
  if (cell === undefined || typeof cell === "boolean" || typeof cell === "number") return cell;
  if (typeof cell !== "string") throw invalidArgument("a cell takes text, a number or a boolean");
  checkText(cell);
  return cell;
}

function checkText(text: string): void {
  if (!text.startsWith("=") || text.length === 1) {
    if (text.length > LONGEST_TEXT + (text.startsWith("'") ? 1 : 0)) throw invalidArgument(`a cell holds ${LONGEST_TEXT} characters`);
    return;
  }
  if (text.length > LONGEST_FORMULA) throw invalidArgument(`a formula holds ${LONGEST_FORMULA} characters`);
  for (const literal of text.matchAll(/'(?:[^']|'')*'|"((?:[^"]|"")*)"/g)) {
    if (literal[1] !== undefined && literal[1].replace(/""/g, '"').length > LONGEST_LITERAL) {
      throw invalidArgument(`a text in a formula holds ${LONGEST_LITERAL} characters`);
    }
  }
  if (!balanced(text)) throw invalidArgument("the formula does not parse");
}

/** Excel refuses a formula whose quotes or brackets do not close; the engine finds the rest. */
function balanced(formula: string): boolean {
  const bare = formula.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, "");
  if (bare.includes('"') || bare.includes("'")) return false;
  let depth = 0;
  for (const sign of bare) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
