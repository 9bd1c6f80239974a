/** Reading blocks of cells with their formulas, in as few requests as the size of a response allows. */
import type { Batch } from "../batch";

/** Cells of a piece, and of all pieces of one request: a formula of a table takes some eighty characters, a response at most 5 MB. */
const PIECE_CELLS = 10_000;
const REQUEST_CELLS = 25_000;

export interface BlockPlace {
  readonly sheet: string;
  /** Counted from 1. */
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A block as read: values and formulas by row and column counted from 1. */
export interface Block extends BlockPlace {
  value(row: number, column: number): unknown;
  formula(row: number, column: number): unknown;
}

interface Piece {
  readonly range: Excel.Range;
  readonly values: unknown[][];
  readonly formulas: unknown[][];
}

/** Reads every block; one sync for up to 25,000 cells. Nothing is sent when there are no blocks. */
export async function loadBlocks(places: readonly BlockPlace[], context: Excel.RequestContext, batch: Batch): Promise<readonly Block[]> {
  let queued = 0;
  let waiting: Piece[] = [];
  const receive = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await batch.send();
    for (const piece of waiting) {
      const { values, formulas }: { values: unknown[][]; formulas: unknown[][] } = piece.range;
      for (const row of values) piece.values.push(row);
      for (const row of formulas) piece.formulas.push(row);
    }
    waiting = [];
    queued = 0;
  };
  const blocks: Block[] = [];
  for (const place of places) {
    const values: unknown[][] = [];
    const formulas: unknown[][] = [];
    const width = place.right - place.left + 1;
    const height = place.bottom - place.top + 1;
    const step = Math.max(1, Math.floor(PIECE_CELLS / Math.max(1, width)));
    const sheet = context.workbook.worksheets.getItem(place.sheet);
    for (let from = 0; from < height; from += step) {
      const rows = Math.min(step, height - from);
      if (queued > 0 && queued + rows * width > REQUEST_CELLS) await receive();
      const range = sheet.getRangeByIndexes(place.top - 1 + from, place.left - 1, rows, width);
      range.load("values,formulas");
      waiting.push({ range, values, formulas });
      queued += rows * width;
    }
    blocks.push({
      ...place,
      value: (row, column) => values[row - place.top]?.[column - place.left],
      formula: (row, column) => formulas[row - place.top]?.[column - place.left],
    });
  }
  await receive();
  return blocks;
}
