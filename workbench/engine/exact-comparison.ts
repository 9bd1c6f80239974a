/**
 * Univer keeps an index of compared cells in which 0, "" and an empty cell are one and the same, and so are the text "1" and the number 1, so that
 * 0="" becomes TRUE on the second comparison of a column. Excel tells them apart. Without the index every comparison is made cell by cell.
 */
import { CELL_INVERTED_INDEX_CACHE } from "@univerjs/engine-formula";

/** Turns the index off, for all workbooks of the process. */
export function compareCellByCell(): void {
  CELL_INVERTED_INDEX_CACHE.canUseCache = () => ({ rowsInCache: [], rowsNotInCache: [] });
  CELL_INVERTED_INDEX_CACHE.set = () => undefined;
  CELL_INVERTED_INDEX_CACHE.setContinueBuildingCache = () => undefined;
}
