/**
 * What a command is about to write over, kept in the browser's own storage on the user's computer while it is written, and forgotten when the command is
 * complete or taken back. So what stopped half-way can be put back also when the pane was closed before it could keep it in the workbook.
 */
import type { Cells } from "./areas";
import type { Rescue } from "./log";

const PREFIX = "bokslut.ogjort.";
/** More than this is not kept here: the storage holds about 5 million characters, and writing them must not be felt. */
const MOST_CELLS = 40_000;
const DAYS = 30;

function storage(): Storage | null {
  try {
    return typeof localStorage === "undefined" ? null : localStorage;
  } catch (error) {
    // A browser that refuses storage to the pane says so here.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function cellsIn(cells: Cells | null): number {
  return cells === null ? 0 : cells.length * (cells[0]?.length ?? 0);
}

function sizeOf(rescue: Rescue): number {
  const kept = rescue.kept.reduce((sum, sheet) => sum + sheet.blocks.reduce((all, block) => all + cellsIn(block.cells), 0), 0);
  return rescue.entries.reduce((sum, entry) => sum + (entry.kind === "cells" ? cellsIn(entry.cells) : 1), kept);
}

function isOld(text: string | null): boolean {
  const time = /"time":"([^"]+)"/.exec((text ?? "").slice(0, 400))?.[1];
  return time === undefined || Date.now() - new Date(time).getTime() > DAYS * 86_400_000;
}

/** Keeps it where there is room; a workbook that never was opened again is forgotten after a month. */
export function keepHere(rescue: Rescue): void {
  const store = storage();
  if (store === null || sizeOf(rescue) > MOST_CELLS) return;
  for (const key of Array.from({ length: store.length }, (_, index) => store.key(index) ?? "")) if (key.startsWith(PREFIX) && isOld(store.getItem(key))) store.removeItem(key);
  try {
    store.setItem(`${PREFIX}${rescue.id}`, JSON.stringify(rescue));
  } catch (error) {
    // The storage is full: the workbook's own log is what there is.
    if (!(error instanceof DOMException)) throw error;
    store.removeItem(`${PREFIX}${rescue.id}`);
  }
}

export function keptHere(id: string): Rescue | null {
  const text = storage()?.getItem(`${PREFIX}${id}`) ?? null;
  return text === null ? null : (JSON.parse(text) as Rescue);
}

export function forgetHere(id: string): void {
  storage()?.removeItem(`${PREFIX}${id}`);
}
