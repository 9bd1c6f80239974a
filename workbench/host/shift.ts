import type { Rect } from "../engine/types";

/** Cells put in or taken out: the rectangle and the way the others move. */
export interface Shift {
  readonly rect: Rect;
  readonly way: "Down" | "Right" | "Up" | "Left";
}

/** Where a rectangle is after a shift, as Excel moves a range object with its cells; null when all its cells are gone. */
export function shifted(rect: Rect, shift: Shift): Rect | null {
  if (shift.way === "Right" || shift.way === "Left") {
    const moved = shifted(turned(rect), { rect: turned(shift.rect), way: shift.way === "Right" ? "Down" : "Up" });
    return moved === null ? null : turned(moved);
  }
  const edit = shift.rect;
  const within = rect.column >= edit.column && rect.column + rect.columns <= edit.column + edit.columns;
  if (!within) return rect;
  const end = rect.row + rect.rows;
  if (shift.way === "Down") {
    if (rect.row >= edit.row) return { ...rect, row: rect.row + edit.rows };
    return end > edit.row ? { ...rect, rows: rect.rows + edit.rows } : rect;
  }
  const editEnd = edit.row + edit.rows;
  if (end <= edit.row) return rect;
  const goneInside = Math.min(end, editEnd) - Math.max(rect.row, edit.row);
  const rows = rect.rows - Math.max(0, goneInside);
  if (rows <= 0) return null;
  const goneBefore = Math.max(0, Math.min(rect.row, editEnd) - edit.row);
  return { ...rect, row: rect.row - goneBefore, rows };
}

function turned(rect: Rect): Rect {
  return { row: rect.column, column: rect.row, rows: rect.columns, columns: rect.rows };
}
