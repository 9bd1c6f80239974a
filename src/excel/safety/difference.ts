/** Which cells of a sheet to put back: those that the command changed. What somebody else has typed meanwhile stays. Pure. */
import { cellAddress } from "../addresses";
import { MEMORY_SHEET } from "../memory";
import { holds, type Area, type Cell, type Cells } from "./areas";
import type { Entry } from "./journal";
import { isLogColumn, keptCell, sameContent, type KeptBlock, type KeptSheet } from "./kept";
import { rowAfter } from "./log";

export interface ToPutBack {
  /** Blocks to write. */
  readonly blocks: readonly KeptBlock[];
  /** Addresses of cells that somebody else has changed. */
  readonly others: readonly string[];
}

const isFormula = (cell: Cell): boolean => typeof cell === "string" && cell.startsWith("=");

/** What the command last wrote in a cell, by where the cell stood before the command; undefined when it wrote nothing there, null when what it wrote is not known. */
export function written(entries: readonly Entry[], row: number, column: number): Cell | null | undefined {
  let now = row;
  let last: Cell | null | undefined;
  for (const entry of entries) {
    if (entry.kind === "cells") {
      if (entry.area === null) last = null;
      else if (holds(entry.area, now, column)) last = entry.cells === null ? null : (entry.cells[now - entry.area.row]?.[column - entry.area.column] ?? null);
      continue;
    }
    const after = rowAfter(now, column, entry);
    // The row was taken out, and comes back empty.
    if (after === null) last = null;
    else now = after;
  }
  return last;
}

function othersHand(before: Cell, now: Cell, made: Cell | null | undefined): boolean {
  if (made === null) return false;
  if (made === undefined) return isFormula(now) ? !isFormula(before) && !/#REF!/i.test(String(now)) : true;
  return !sameContent(now, made) && !(isFormula(now) && isFormula(made)) && !isFormula(made);
}

/** Cells side by side and over each other as blocks. */
function blocksOf(cells: readonly { readonly row: number; readonly column: number; readonly cell: Cell }[]): readonly KeptBlock[] {
  const runs: { row: number; column: number; cells: Cell[] }[] = [];
  for (const { row, column, cell } of cells) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run.row === row && run.column + run.cells.length === column) run.cells.push(cell);
    else runs.push({ row, column, cells: [cell] });
  }
  const blocks: { area: Area; cells: Cell[][] }[] = [];
  const open = new Map<string, { area: Area; cells: Cell[][] }>();
  for (const run of runs) {
    const key = `${run.column}:${run.cells.length}`;
    const above = open.get(key);
    if (above !== undefined && above.area.row + above.area.rows === run.row) {
      above.cells.push(run.cells);
      above.area = { ...above.area, rows: above.area.rows + 1 };
      continue;
    }
    const block = { area: { row: run.row, column: run.column, rows: 1, columns: run.cells.length }, cells: [run.cells] };
    open.set(key, block);
    blocks.push(block);
  }
  return blocks;
}

/**
 * `now`: the sheet's used cells, from its structure put back. `entries`: those of the sheet, in order. `spare`: the cells that are somebody else's, when
 * they have been found already.
 */
export function toPutBack(kept: KeptSheet, area: Area | null, now: Cells, entries: readonly Entry[], spare: ReadonlyMap<string, Cell> | null = null): ToPutBack {
  const cells: { row: number; column: number; cell: Cell }[] = [];
  const others: string[] = [];
  // A sheet that the command took away comes back empty.
  const emptied = entries.some((entry) => entry.kind === "sheet deleted");
  const look = (row: number, column: number): void => {
    if (kept.name === MEMORY_SHEET && isLogColumn(column)) return;
    const before = keptCell(kept, row, column);
    if (before === undefined) return;
    const address = cellAddress(row, column);
    const stands: Cell = area === null ? "" : (now[row - area.row]?.[column - area.column] ?? "");
    const own = spare?.get(address);
    if (own !== undefined) {
      if (!sameContent(own, stands)) cells.push({ row, column, cell: own });
      return;
    }
    if (sameContent(before, stands)) return;
    if (isFormula(before) && /#REF!/i.test(String(stands)) && kept.gone?.some((name) => String(before).includes(`${name}!`) || String(before).includes(`${name}'!`)) === true) return;
    const made = written(entries, row, column);
    // What the command wrote in the memory is its own, also what it wrote there first of several.
    const madeHere = kept.name === MEMORY_SHEET && made !== undefined;
    if (spare === null && !madeHere && !(emptied && stands === "") && othersHand(before, stands, made)) others.push(address);
    else cells.push({ row, column, cell: before });
  };
  const areas = [...kept.blocks.map((block) => block.area), ...(kept.whole && area !== null ? [area] : [])];
  const seen = new Set<number>();
  for (const one of areas) {
    for (let row = one.row; row < one.row + one.rows; row += 1) {
      for (let column = one.column; column < one.column + one.columns; column += 1) {
        const key = row * 16_384 + column;
        if (seen.has(key)) continue;
        seen.add(key);
        look(row, column);
      }
    }
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { blocks: blocksOf(cells), others };
}
