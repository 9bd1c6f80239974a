/**
 * What others do between a command's reading and its write. Cells that were read in an earlier request are read once more in the writing request itself,
 * ahead of the writes; what then differs from what was read was typed by somebody else, and is put back where the command wrote over it.
 */
import { BokslutError } from "../../domain/errors";
import { cellAddress } from "../addresses";
import { MEMORY_SHEET } from "../memory";
import { asText } from "../text-cells";
import { holds, type Cell, type Cells } from "./areas";
import { written } from "./difference";
import type { Entry, Journal } from "./journal";
import { keptAs, keptCell, sameContent, type KeptSheet } from "./kept";
import { rowAfter } from "./log";
import { movedSince } from "./moved-rows";

/** A cell that somebody else changed meanwhile. */
export interface OthersCell {
  readonly sheet: string;
  /** Where it stood. */
  readonly address: string;
  readonly content: Cell;
  /** Where it stands now; null when its row or its sheet was taken away. */
  readonly row: number | null;
  readonly column: number;
  /** The command wrote over it. */
  readonly overwritten: boolean;
}

interface Guard {
  readonly range: Excel.Range;
  readonly entry: Entry & { readonly kind: "cells" };
}

export class Meanwhile {
  private guards: Guard[] = [];
  private readings: { readonly range: Excel.Range; readonly sheet: string }[] = [];

  constructor(private readonly context: Excel.RequestContext, private readonly journal: Journal) {}

  /** Reads a part of the memory just before it is written over. */
  guard(entry: Entry): void {
    if (entry.kind !== "cells" || entry.sheet !== MEMORY_SHEET || entry.area === null) return;
    const { area } = entry;
    const range = this.context.workbook.worksheets.getItem(MEMORY_SHEET).getRangeByIndexes(area.row - 1, area.column - 1, area.rows, area.columns);
    range.load("formulas");
    this.guards.push({ range, entry });
  }

  /** Sheets that have been read again. */
  readonly sheets = new Set<string>();

  /** Reads a whole sheet just before the first write on it. */
  readAgain(sheet: string): void {
    if (this.sheets.has(sheet)) return;
    this.sheets.add(sheet);
    const range = this.context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(false);
    range.load("formulas,rowIndex,columnIndex");
    this.readings.push({ range, sheet });
  }

  /** Takes what has been queued to be read, when it is on its way. */
  take(): Taken {
    const taken = new Taken(this.guards, this.readings, this.journal);
    this.guards = [];
    this.readings = [];
    return taken;
  }
}

export class Taken {
  constructor(private readonly guards: readonly Guard[], private readonly readings: readonly { readonly range: Excel.Range; readonly sheet: string }[], private readonly journal: Journal) {}

  /** The parts of the memory as they stood just before, when somebody else had changed one of them; else null. */
  changedMemory(): readonly { readonly area: { row: number; column: number; rows: number; columns: number }; readonly cells: Cells }[] | null {
    const seen = new Set<string>();
    let changed = false;
    const blocks = this.guards.flatMap(({ range, entry }) => {
      const cells = range.formulas as Cell[][];
      const { area } = entry;
      if (area === null) return [];
      cells.forEach((row, down) => row.forEach((now, across) => {
        const [at, column] = [area.row + down, area.column + across];
        const key = `${at}:${column}`;
        const read = seen.has(key) ? undefined : this.journal.lookedAt(MEMORY_SHEET, at, column);
        seen.add(key);
        // An anchor follows the rows that this very request has moved.
        if (read === undefined || (typeof now === "string" && now.startsWith("="))) return;
        changed ||= !sameContent(read, now);
      }));
      return [{ area, cells }];
    });
    return changed ? blocks : null;
  }

  /** Sheets of which rows or columns have been put in or taken out since they were kept: all that was read again, as it stood then. Null when there are none. */
  moved(kept: ReadonlyMap<string, KeptSheet>): { readonly sheet: string; readonly kept: readonly KeptSheet[] } | null {
    const known = this.readings.flatMap(({ range, sheet }) => {
      const before = kept.get(sheet);
      if (before === undefined || range.isNullObject) return [];
      const cells: Cells = range.formulas as Cell[][];
      const area = { row: range.rowIndex + 1, column: range.columnIndex + 1, rows: cells.length, columns: cells[0]?.length ?? 0 };
      return [{ before, area, cells, moved: before.whole ? movedSince(before, area, cells) : null }];
    });
    const found = known.find((one) => one.moved !== null);
    if (found === undefined) return null;
    const memory = kept.get(MEMORY_SHEET);
    // Of the memory only what the command wrote over is put back: its other anchors have followed the rows.
    const guarded = memory === undefined ? [] : [{ ...memory, whole: false, blocks: this.guards.flatMap(({ range, entry }) => (entry.area === null ? [] : [{ area: entry.area, cells: range.formulas as Cell[][] }])) }];
    return { sheet: found.before.name, kept: [...known.map(({ before, area, cells, moved }) => ({ ...keptAs(before, area, cells), moved })), ...guarded] };
  }

  /** Cells of the sheets read again that are no longer what is kept of them. */
  othersCells(kept: ReadonlyMap<string, KeptSheet>, entries: readonly Entry[]): readonly OthersCell[] {
    return this.readings.flatMap(({ range, sheet }) => {
      const before = kept.get(sheet);
      if (before === undefined) return [];
      const now: Cells = range.isNullObject ? [] : (range.formulas as Cell[][]);
      const area = range.isNullObject ? { row: 1, column: 1, rows: 0, columns: 0 } : { row: range.rowIndex + 1, column: range.columnIndex + 1, rows: now.length, columns: now[0]?.length ?? 0 };
      const own = entries.filter((entry) => "sheet" in entry && entry.sheet === sheet);
      const deleted = own.some((entry) => entry.kind === "sheet deleted");
      const found: OthersCell[] = [];
      const look = (row: number, column: number): void => {
        const content = holds(area, row, column) ? (now[row - area.row]?.[column - area.column] ?? "") : "";
        const was = keptCell(before, row, column);
        if (was === undefined || sameContent(was, content)) return;
        const place = deleted ? null : own.reduce<number | null>((at, entry) => (at === null ? null : rowAfter(at, column, entry)), row);
        found.push({ sheet, address: cellAddress(row, column), content, row: place, column, overwritten: written(own, row, column) !== undefined });
      };
      const blocks = [area, ...before.blocks.map((block) => block.area)];
      const [top, left] = [Math.min(...blocks.map((block) => block.row)), Math.min(...blocks.map((block) => block.column))];
      const [bottom, right] = [Math.max(...blocks.map((block) => block.row + block.rows)), Math.max(...blocks.map((block) => block.column + block.columns))];
      for (let row = top; row < bottom; row += 1) for (let column = left; column < right; column += 1) look(row, column);
      return found;
    });
  }
}

/** Writes back what somebody else had typed where the command has written. */
export function queueOthersBack(context: Excel.RequestContext, cells: readonly OthersCell[]): void {
  for (const cell of cells) {
    if (!cell.overwritten || cell.row === null) continue;
    const content = typeof cell.content === "string" && !cell.content.startsWith("=") ? asText(cell.content) : cell.content;
    context.workbook.worksheets.getItem(cell.sheet).getRangeByIndexes(cell.row - 1, cell.column - 1, 1, 1).formulas = [[content]];
  }
}

export function changedError(changed: { readonly sheet: string; readonly row: number; readonly column: number }): BokslutError {
  const place = changed.sheet === MEMORY_SHEET ? "rapporten" : `cell ${cellAddress(changed.row, changed.column)} på bladet ${changed.sheet}`;
  return new BokslutError("workbook", `Någon ändrade ${place} medan Bokslut arbetade. Ändringen står kvar. Försök igen.`, changed.sheet);
}

/** What is told of cells that somebody else changed meanwhile. */
export function othersText(cells: readonly OthersCell[]): string {
  const shown = cells.slice(0, 4).map((cell) => `${cell.address} på bladet ${cell.sheet}`).join(", ");
  const gone = cells.filter((cell) => cell.row === null);
  const stands = gone.length === cells.length ? "" : " Det som skrevs där står kvar.";
  const lost = gone.length === 0 ? "" : ` Åtgärden tog bort ${gone.map((cell) => cell.address).join(", ")}; där hade någon skrivit ${gone.map((cell) => `”${String(cell.content)}”`).join(", ")}.`;
  return `Någon ändrade ${shown}${cells.length > 4 ? " med flera" : ""} medan Bokslut arbetade.${stands}${lost}`;
}
