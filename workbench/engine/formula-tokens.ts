import { columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from "./address";

/** One piece of a formula; the pieces in order give the formula back. */
export interface FormulaToken {
  readonly kind: "string" | "quoted" | "error" | "bracket" | "function" | "word" | "number" | "reference" | "other";
  readonly text: string;
}

const WORD_START = /[\p{L}_\\]/u;
const WORD_PART = /[\p{L}\p{N}_.\\?]/u;
const REFERENCE = /^(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})/;
const ERRORS = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)/i;

/**
 * Cuts a formula (with or without its "=") into tokens: string literals, quoted sheet names, error literals, [brackets], function names
 * (a word followed by a parenthesis), cell references, other words, numbers and the rest. Nothing is dropped: joining the texts gives the formula.
 */
export function tokenizeFormula(formula: string): FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let at = 0;
  while (at < formula.length) {
    const token = readToken(formula, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function readToken(formula: string, at: number): FormulaToken {
  const character = formula[at] ?? "";
  if (character === '"') return { kind: "string", text: readQuoted(formula, at, '"') };
  if (character === "'") return { kind: "quoted", text: readQuoted(formula, at, "'") };
  if (character === "[") return { kind: "bracket", text: readBracket(formula, at) };
  const rest = formula.slice(at);
  const error = character === "#" ? ERRORS.exec(rest) : null;
  if (error) return { kind: "error", text: error[0] };
  if (character === "$" || WORD_START.test(character)) return readWord(formula, at, rest);
  const number = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(rest);
  if (number) return { kind: "number", text: number[0] };
  return { kind: "other", text: character };
}

function readWord(formula: string, at: number, rest: string): FormulaToken {
  const reference = REFERENCE.exec(rest);
  const after = reference ? rest[reference[0].length] ?? "" : "";
  if (reference && !WORD_PART.test(after) && after !== "(" && after !== "!") return { kind: "reference", text: reference[0] };
  let end = at;
  while (end < formula.length && (WORD_PART.test(formula[end] ?? "") || (end === at && formula[end] === "$"))) end++;
  const text = formula.slice(at, Math.max(end, at + 1));
  return { kind: formula[end] === "(" ? "function" : "word", text };
}

function readQuoted(formula: string, at: number, quote: string): string {
  let end = at + 1;
  while (end < formula.length) {
    if (formula[end] === quote) {
      if (formula[end + 1] !== quote) return formula.slice(at, end + 1);
      end++;
    }
    end++;
  }
  return formula.slice(at);
}

function readBracket(formula: string, at: number): string {
  let depth = 0;
  for (let end = at; end < formula.length; end++) {
    if (formula[end] === "[") depth++;
    if (formula[end] === "]" && --depth === 0) return formula.slice(at, end + 1);
  }
  return formula.slice(at);
}

/** The formula with every function name mapped; names in string literals and sheet names are not touched. */
export function mapFunctionNames(formula: string, map: (name: string) => string): string {
  return tokenizeFormula(formula)
    .map((token) => (token.kind === "function" ? map(token.text) : token.text))
    .join("");
}

/** The formula as it reads when its cell is copied by so many rows and columns: relative references move, outside the grid they become #REF!. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  const tokens = tokenizeFormula(formula);
  return tokens.map((token, index) => (token.kind === "reference" && tokens[index + 1]?.text !== "!" ? shiftReference(token.text, rows, columns) : token.text)).join("");
}

function shiftReference(text: string, rows: number, columns: number): string {
  const match = REFERENCE.exec(text);
  if (!match) return text;
  const [, fixedColumn = "", letters = "A", fixedRow = "", digits = "1"] = match;
  const column = columnIndex(letters) + (fixedColumn ? 0 : columns);
  const row = Number(digits) - 1 + (fixedRow ? 0 : rows);
  if (column < 0 || row < 0 || column >= MAX_COLUMNS || row >= MAX_ROWS) return "#REF!";
  return `${fixedColumn}${columnLetters(column)}${fixedRow}${row + 1}`;
}
