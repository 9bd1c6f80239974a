/** The headings of an export: which rows they stand in (also two, one above the other), and what each column is called. */
import type { GridCell, GridSheet } from "./grid";
import { monthIn, roleOfHeading } from "./heading-words";

/** Where the headings stand. `row` is the lowest of them, counted from 0. */
export interface Header {
  readonly row: number;
  readonly rows: number;
}

/** A column's heading: its text, and what it is made of from the top down (a heading over several columns counts for each). */
export interface Heading {
  readonly text: string;
  readonly parts: readonly string[];
}

const MOST_ABOVE = 40;
const MOST_HEADER_ROWS = 3;
const UNIT = /^(?:kr|tkr|kkr|mnkr|mkr|sek|kronor)$/i;

export function isFigure(cell: GridCell | undefined): boolean {
  return typeof cell === "number" || (typeof cell === "string" && /^[-\u2212\u2013(]?\s*\d[\d\s\u00a0\u202f.,]*\)?-?$/.test(cell.trim()));
}

function textAt(row: readonly GridCell[], column: number): string {
  return String(row[column] ?? "").trim();
}

/** A year or a period stands in a heading as well as among figures. */
function isYearOrPeriod(text: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])?$/.test(text);
}

interface Kinds {
  readonly texts: number;
  readonly periods: number;
  readonly figures: number;
}

function kindsOf(row: readonly GridCell[]): Kinds {
  const kinds = { texts: 0, periods: 0, figures: 0 };
  row.forEach((cell, column) => {
    const text = textAt(row, column);
    if (text === "") {
      return;
    }
    if (isYearOrPeriod(text)) {
      kinds.periods += 1;
    } else if (isFigure(cell)) {
      kinds.figures += 1;
    } else {
      kinds.texts += 1;
    }
  });
  return kinds;
}

/** Each text of an upper heading counts for the empty cells to its right too, as a heading over several columns does. */
function filled(row: readonly GridCell[], width: number): readonly string[] {
  let last = "";
  return Array.from({ length: width }, (_, column) => {
    last = textAt(row, column) === "" ? last : textAt(row, column);
    return last;
  });
}

function isMeasureOrMonth(text: string): boolean {
  return monthIn(text) !== null || ["budget", "utfall", "prognos", "foregaende"].includes(roleOfHeading(text) ?? "");
}

/** Whether a row under a heading is more of it: measures, months or units under columns of figures, or names under a heading that stands over several columns. */
function continues(upper: readonly GridCell[], row: readonly GridCell[]): boolean {
  const kinds = kindsOf(row);
  if (kinds.figures > 0 || kinds.texts + kinds.periods < 2) {
    return false;
  }
  const above = filled(upper, Math.max(upper.length, row.length));
  const cells = row.map((_, column) => ({ text: textAt(row, column), above: above[column] ?? "", own: textAt(upper, column) })).filter((cell) => cell.text !== "");
  const names = ["verksamhet", "objekt", "konto", "slag", "period"];
  const said = cells.filter((cell) => (isMeasureOrMonth(cell.text) || UNIT.test(cell.text)) && !names.includes(roleOfHeading(cell.own) ?? ""));
  const under = cells.filter((cell) => isMeasureOrMonth(cell.above) && above.filter((other) => other === cell.above).length > 1);
  return said.length > 0 || under.length > 1;
}

/** Whether a row over a heading belongs to it: a measure, a month or a year over columns of its own, not a title in the first column. */
function belongsAbove(row: readonly GridCell[]): boolean {
  return kindsOf(row).figures === 0 && row.some((_, column) => column > 0 && (isMeasureOrMonth(textAt(row, column)) || isYearOrPeriod(textAt(row, column))));
}

/** The headings: the first row with at least two texts and no figure, with figures below it, and the rows above and below that are part of it. null when there is none. */
export function findHeader(sheet: GridSheet): Header | null {
  const { rows } = sheet;
  for (let index = 0; index < Math.min(rows.length, MOST_ABOVE); index += 1) {
    const kinds = kindsOf(rows[index] ?? []);
    const below = rows.slice(index + 1, index + 6).some((next) => next.some((cell) => isFigure(cell)));
    if (kinds.texts === 0 || kinds.texts + kinds.periods < 2 || kinds.figures > 0 || !below) {
      continue;
    }
    let first = index;
    let last = index;
    while (last - first + 1 < MOST_HEADER_ROWS && continues(rows[last] ?? [], rows[last + 1] ?? [])) {
      last += 1;
    }
    while (last - first + 1 < MOST_HEADER_ROWS && first > 0 && belongsAbove(rows[first - 1] ?? [])) {
      first -= 1;
    }
    return { row: last, rows: last - first + 1 };
  }
  return null;
}

/** The columns' headings. Where the lowest row says the same for several columns, the rows above are part of the text. */
export function headingsIn(sheet: GridSheet, header: Header | null): readonly Heading[] {
  const lowest = header === null ? -1 : header.row;
  const first = header === null ? 0 : header.row - header.rows + 1;
  const own = header === null ? [] : sheet.rows.slice(first, header.row + 1);
  const width = [...sheet.rows.slice(0, 200), ...own].reduce((widest, row) => Math.max(widest, row.length), 0);
  const levels = own.map((row, at) => (first + at === lowest ? Array.from({ length: width }, (_, column) => textAt(row, column)) : filled(row, width)));
  const parts = Array.from({ length: width }, (_, column) => levels.map((level) => level[column] ?? "").filter((part, at, all) => part !== "" && part !== all[at - 1]));
  const last = parts.map((of) => of[of.length - 1] ?? "");
  return parts.map((of, column) => ({ text: last.filter((text) => text === last[column]).length > 1 ? of.join(" ") : (last[column] ?? ""), parts: of }));
}
