/** Column widths and row heights in points, from the lengths of texts (Excel's default font, 11 points). */
import type { ModelColumn, TableModel } from "../reports/table-model";

const CHARACTER = 5.5;
const BOLD = 6;
const PADDING = 16;
const LINE = 15;
/** Room for the figures of an empty table: −1 234,5 mnkr, −1 234 567 tkr, −1 234 567 890 kr. */
const NARROWEST_FIGURES = { mnkr: 74, tkr: 82, kr: 106 } as const;
const WIDEST_LABEL = 320;
const WIDEST_TEXT = 260;
/** Texts stand this far in from the figures to their left. */
export const TEXT_INDENT = 10;

/** Excel breaks lines at spaces and after hyphens. */
function words(text: string): readonly string[] {
  return text.split(/\s+|(?<=-)(?=\p{L})/u);
}

export function longestWord(text: string): number {
  return Math.max(0, ...words(text).map((word) => word.length));
}

/** Lines that a text takes in a width when it wraps at words. */
export function wrappedLines(text: string, points: number, perCharacter = CHARACTER): number {
  const room = Math.max(1, Math.floor((points - 8) / perCharacter));
  return text.split("\n").reduce((all, paragraph) => {
    let lines = 1;
    let used = 0;
    for (const word of words(paragraph)) {
      if (used > 0 && used + 1 + word.length > room) {
        lines += 1;
        used = 0;
      }
      lines += Math.max(0, Math.ceil(word.length / room) - 1);
      used += (used > 0 ? 1 : 0) + Math.min(word.length, room);
    }
    return all + lines;
  }, 0);
}

export function heightOf(lines: number): number {
  return Math.min(409, Math.round(lines * LINE) + (lines > 1 ? 3 : 0));
}

/** Characters of the largest figure the column may come to hold: all its figures added, with minus, spaces and decimals. A computed column needs what its widest neighbour does. */
function figureCharacters(model: TableModel, at: number): number {
  const own = totalOf(model, at);
  const isAmount = (look: ModelColumn["look"] | undefined): boolean => look === "number" || look === "avvikelse";
  const total = own > 0 || !isAmount(model.columns[at]?.look) ? own : Math.max(0, ...model.columns.map((column, other) => (isAmount(column.look) ? totalOf(model, other) : 0)));
  const digits = Math.max(1, Math.ceil(Math.log10(total + 1)));
  return digits + Math.floor((digits - 1) / 3) + 3;
}

function totalOf(model: TableModel, at: number): number {
  let total = 0;
  for (const row of model.rows) {
    const cell = row.cells[at];
    const value = cell?.type === "input" ? cell.value : cell?.type === "formula" ? cell.printed : null;
    if (typeof value === "number") total += Math.abs(value);
  }
  return total;
}

function textCharacters(model: TableModel, at: number): number {
  return model.rows.reduce((longest, row) => {
    const cell = row.cells[at];
    return cell?.type === "input" && typeof cell.value === "string" ? Math.max(longest, cell.value.length) : longest;
  }, 0);
}

export function columnWidth(column: ModelColumn, at: number, model: TableModel): number {
  const heading = longestWord(column.label) * BOLD + PADDING;
  if (column.look === "text") return Math.max(120, heading, Math.min(WIDEST_TEXT, textCharacters(model, at) * CHARACTER + PADDING + TEXT_INDENT));
  return Math.max(NARROWEST_FIGURES[column.look === "number" || column.look === "avvikelse" ? (model.unit ?? "mnkr") : "mnkr"], heading, figureCharacters(model, at) * BOLD + PADDING);
}

/** Width of the label column: the longest label, up to a limit above which labels wrap (but never narrower than the longest word). */
export function labelWidth(model: TableModel): number {
  let longest = model.cornerLabel.length;
  let word = 0;
  for (const row of model.rows) {
    longest = Math.max(longest, row.label.length + (row.look === "varav" ? 2 : 0));
    word = Math.max(word, longestWord(row.label));
  }
  return Math.max(90, Math.min(WIDEST_LABEL, longest * BOLD + PADDING), Math.min(600, word * BOLD + PADDING));
}

/** Lines of the header row: its tallest heading. */
export function headerLines(model: TableModel): number {
  return Math.max(1, ...model.columns.map((column, at) => wrappedLines(column.label, columnWidth(column, at, model), BOLD)));
}

/** Width of the whole table. */
export function tableWidth(model: TableModel): number {
  return model.columns.reduce((sum, column, at) => sum + columnWidth(column, at, model), labelWidth(model));
}
