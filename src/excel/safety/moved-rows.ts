/** Whether somebody has put in or taken out rows or columns of a sheet between two readings of it. Pure. */
import type { Area, Cell, Cells } from "./areas";
import { keptCell, sameContent, type KeptSheet } from "./kept";

export interface Moved {
  readonly axis: "row" | "column";
  /** The first row or column, as it was before. */
  readonly at: number;
  /** Positive: put in; negative: taken out. */
  readonly count: number;
}

/** Rows (or columns) of constants, as text; formulas follow what is moved and say nothing. */
type Lines = (line: number) => readonly Cell[];

const isFormula = (cell: Cell): boolean => typeof cell === "string" && cell.startsWith("=");

function alike(one: readonly Cell[], other: readonly Cell[]): boolean {
  return one.every((cell, index) => {
    const against = other[index] ?? "";
    return isFormula(cell) ? isFormula(against) : sameContent(cell, against);
  });
}

function movedAlong(axis: Moved["axis"], before: Lines, beforeLast: number, now: Lines, nowLast: number): Moved | null {
  const count = nowLast - beforeLast;
  if (count === 0) return null;
  let at = 1;
  while (at <= Math.min(beforeLast, nowLast) && alike(before(at), now(at))) at += 1;
  const first = count > 0 ? at : at - count;
  if (first > beforeLast) return null;
  for (let line = first; line <= beforeLast; line += 1) if (!alike(before(line), now(line + count))) return null;
  return { axis, at, count };
}

const last = (areas: readonly Area[], axis: Moved["axis"]): number => areas.reduce((most, area) => Math.max(most, axis === "row" ? area.row + area.rows - 1 : area.column + area.columns - 1), 0);

/** Null when what differs is cells, not rows or columns. */
export function movedSince(kept: KeptSheet, area: Area, cells: Cells): Moved | null {
  const cellNow = (row: number, column: number): Cell => cells[row - area.row]?.[column - area.column] ?? "";
  const before = kept.blocks.map((block) => block.area);
  const [rows, columns] = [Math.max(last(before, "row"), last([area], "row")), Math.max(last(before, "column"), last([area], "column"))];
  const across = Array.from({ length: columns }, (_, index) => index + 1);
  const down = Array.from({ length: rows }, (_, index) => index + 1);
  return movedAlong("row", (row) => across.map((column) => keptCell(kept, row, column) ?? ""), last(before, "row"), (row) => across.map((column) => cellNow(row, column)), last([area], "row"))
    ?? movedAlong("column", (column) => down.map((row) => keptCell(kept, row, column) ?? ""), last(before, "column"), (column) => down.map((row) => cellNow(row, column)), last([area], "column"));
}
