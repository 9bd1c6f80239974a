import { EngineError } from "../../workbench/engine";
import { MAX_COLUMNS, MAX_ROWS } from "../../workbench/engine/address";
import type { Rect } from "../../workbench/engine/types";

export const area = (row: number, column: number, rows: number, columns: number): Rect => ({ row, column, rows, columns });
export const cell = (row: number, column: number): Rect => area(row, column, 1, 1);
export const rows = (row: number, count: number): Rect => area(row, 0, count, MAX_COLUMNS);
export const columns = (column: number, count: number): Rect => area(0, column, MAX_ROWS, count);

/** The engine's code for what the action is refused with, null when it is not refused. */
export function codeOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error);
  }
}
