/** What imports remember, carried over when a table's rows get other names: what made each cell, the way back, and the mapping's names. */
import { MAPPING_HEADINGS } from "./mapping-rows";
import { cellKey, undoFromJson, undoToJson } from "./memory-of-imports";
import { rowsUnder } from "./sheets";
import { ImportStore } from "./store";
import { asText } from "../text-cells";
import type { CommandSession } from "../session";

/** Names that have changed, old → new. */
export type Renamed = ReadonlyMap<string, string>;

const VERKSAMHET = MAPPING_HEADINGS.indexOf("Verksamhet");

function keyParts(key: string): readonly [string, string, string] | null {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === "string") ? (parts as [string, string, string]) : null;
}

/** Moves what is known of a table's cells to the rows' new keys (`from`: new key → old key). What is known of rows that are gone stays, for the way back. */
export async function carryTraces(session: CommandSession, table: string, from: ReadonlyMap<string, string>): Promise<void> {
  const now = new Map([...from].filter(([key, old]) => key !== old).map(([key, old]) => [old, key]));
  if (now.size === 0) return;
  const store = await ImportStore.open(session.batch);
  const [traces, undo] = [await store.readTraces(), undoFromJson(await store.readUndo())];
  const moved = new Map<string, unknown>();
  for (const [key, trace] of traces) {
    const parts = keyParts(key);
    const row = parts?.[0] === table ? now.get(parts[1]) : undefined;
    if (parts !== null && row !== undefined) moved.set(cellKey(table, row, parts[2]), trace);
  }
  for (const [key, trace] of traces) {
    const parts = keyParts(key);
    const left = parts?.[0] === table && now.has(parts[1]);
    if (!left && !moved.has(key)) moved.set(key, trace);
  }
  if (traces.size > 0) await store.writeTraces(moved);
  if (undo !== null && undo.cells.some((cell) => cell.table === table && now.has(cell.row))) {
    await store.writeUndo(undoToJson({ ...undo, cells: undo.cells.map((cell) => (cell.table === table ? { ...cell, row: now.get(cell.row) ?? cell.row } : cell)) }));
  }
}

/** Lets the rules of the sheet Mappning follow a verksamhet to its new name. */
export async function carryMappingNames(session: CommandSession, sheets: readonly string[], renamed: Renamed): Promise<void> {
  if (renamed.size === 0) return;
  const store = await ImportStore.open(session.batch);
  const place = store.place("mapping");
  if (place === null || !sheets.includes(place.sheet)) return;
  const rows = await rowsUnder(session, place, MAPPING_HEADINGS.length);
  const lower = new Map([...renamed].map(([old, name]) => [old.trim().toLocaleLowerCase("sv"), name]));
  for (const [index, row] of rows.entries()) {
    const name = lower.get(String(row[VERKSAMHET] ?? "").trim().toLocaleLowerCase("sv"));
    if (name !== undefined) await session.batch.write(session.context.workbook.worksheets.getItem(place.sheet), place.row + 1 + index, VERKSAMHET + 1, [[asText(name)]]);
  }
}
