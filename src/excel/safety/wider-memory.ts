/** The memory sheet is kept as the command has read it, as far as it writes: when a later request writes more of it, more is kept. */
import { MEMORY_SHEET } from "../memory";
import { sheetOf, type Entry, type Journal } from "./journal";
import { fromReads, keptCell, readKept, type KeptSheet } from "./kept";

function covers(kept: KeptSheet, entry: Entry): boolean {
  if (entry.kind !== "cells" || entry.area === null) return false;
  const { row, column, rows, columns } = entry.area;
  for (let down = 0; down < rows; down += 1) {
    for (let across = 0; across < columns; across += 1) if (keptCell(kept, row + down, column + across) === undefined) return false;
  }
  return true;
}

/** The kept memory with what the entries write besides; null when it holds that already. What was kept first stands first: it is from before the command's own writes. */
export async function widerMemory(kept: KeptSheet | undefined, journal: Journal, entries: readonly Entry[]): Promise<KeptSheet | null> {
  if (kept === undefined || kept.whole) return null;
  const more = entries.filter((entry) => sheetOf(entry) === MEMORY_SHEET && !covers(kept, entry));
  if (more.length === 0) return null;
  const known = fromReads(journal, more);
  if (known !== null) return { ...kept, blocks: [...kept.blocks, ...known.blocks] };
  const [read] = await readKept([{ name: MEMORY_SHEET, looks: false, page: false }], { id: "", made: 0 });
  return read === undefined ? null : { ...read, blocks: [...kept.blocks, ...read.blocks] };
}
