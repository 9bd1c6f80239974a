/**
 * Rows of a table that has been sorted. An anchor stays on its row when Excel sorts, so that row may then hold another label. The rows are found by their
 * labels as long as those tell them apart. Pure.
 */
import type { FormulaPart, TableModel } from "../reports/table-model";
import type { MemoryRecord } from "./memory";

/** sorted: rows have changed places and are found by their labels. mixed: they have, and the labels do not tell which is which. */
export type RowOrder = "sorted" | "mixed";

interface Labelled {
  readonly record: MemoryRecord;
  readonly shown: string;
}

const same = (text: string): string => text.trim();

function labelled(records: readonly MemoryRecord[]): readonly Labelled[] {
  return records.flatMap((record) => (record.kind === "rad" && record.place !== null && record.shown !== null && record.note !== "" ? [{ record, shown: record.shown }] : []));
}

/** Headings begin a segment of their own: labels need only tell rows of one segment apart. */
function segmentsOf(rows: readonly Labelled[]): readonly (readonly Labelled[])[] {
  const segments: Labelled[][] = [[]];
  for (const row of rows) {
    if (row.record.key.startsWith("§")) segments.push([row]);
    else segments[segments.length - 1]?.push(row);
  }
  return segments;
}

const isOff = (row: Labelled): boolean => same(row.shown) !== same(row.record.note);

/** The rows of a segment by their labels: each record with the row that it is found on. Null when labels do not tell. */
function matched(rows: readonly Labelled[]): ReadonlyMap<MemoryRecord, MemoryRecord> | null {
  const off = rows.filter(isOff);
  const count = (label: string, of: (row: Labelled) => string): number => rows.filter((row) => same(of(row)) === label).length;
  const found = new Map<MemoryRecord, MemoryRecord>();
  const free = new Set(off);
  const left: Labelled[] = [];
  for (const row of off) {
    const label = same(row.record.note);
    const there = off.find((other) => same(other.shown) === label);
    if (there === undefined) left.push(row);
    else if (count(label, (one) => one.record.note) > 1 || count(label, (one) => one.shown) > 1) return null;
    else {
      found.set(row.record, there.record);
      free.delete(there);
    }
  }
  // One row whose name is nowhere has been renamed as well: it is the one that is left over.
  const [only] = left;
  const [place] = [...free];
  if (left.length > 1) return null;
  if (only !== undefined && place !== undefined) found.set(only.record, place.record);
  return found;
}

function orderOf(rows: readonly Labelled[]): { readonly order: RowOrder | null; readonly places: ReadonlyMap<MemoryRecord, MemoryRecord> } {
  const none = new Map<MemoryRecord, MemoryRecord>();
  const off = rows.filter(isOff);
  const shown = new Set(off.map((row) => same(row.shown)));
  // A label that stands on no other row is only a new name.
  if (!off.some((row) => shown.has(same(row.record.note)))) return { order: null, places: none };
  const places = new Map<MemoryRecord, MemoryRecord>();
  for (const segment of segmentsOf(rows)) {
    const wrong = segment.filter(isOff);
    const inside = new Set(wrong.map((row) => same(row.shown)));
    const displaced = wrong.filter((row) => inside.has(same(row.record.note)));
    // A row whose label now stands in another segment has left it.
    const strayed = wrong.filter((row) => !inside.has(same(row.record.note)) && shown.has(same(row.record.note)));
    if (strayed.length > 0) return { order: "mixed", places: none };
    if (displaced.length === 0) continue;
    const [heading] = segment;
    const own = heading?.record.key.startsWith("§") === true && isOff(heading) ? null : matched(segment);
    if (own === null) return { order: "mixed", places: none };
    own.forEach((to, from) => places.set(from, to));
  }
  return { order: "sorted", places };
}

/** The records with sorted rows at the places where their labels stand, and what is said of each such table. */
export function rowsByLabel(records: readonly MemoryRecord[]): { readonly records: readonly MemoryRecord[]; readonly orders: ReadonlyMap<string, RowOrder> } {
  const orders = new Map<string, RowOrder>();
  const moved = new Map<MemoryRecord, MemoryRecord>();
  const byTable = new Map<string, Labelled[]>();
  for (const row of labelled(records)) {
    const rows = byTable.get(row.record.owner) ?? [];
    if (rows.length === 0) byTable.set(row.record.owner, rows);
    rows.push(row);
  }
  for (const [id, rows] of byTable) {
    const { order, places } = orderOf(rows);
    if (order !== null) orders.set(id, order);
    places.forEach((to, from) => moved.set(from, to));
  }
  if (orders.size === 0) return { records, orders };
  return { records: records.map((record) => ({ ...record, place: moved.get(record)?.anchor ?? record.place })), orders };
}

const indexes = new WeakMap<TableModel, ReadonlyMap<string, number>>();

function indexOf(model: TableModel): ReadonlyMap<string, number> {
  const known = indexes.get(model) ?? new Map(model.rows.map((row, index) => [row.key, index]));
  indexes.set(model, known);
  return known;
}

/** A formula's blocks where rows may stand in another order than the table's: from the row that stands highest of those they hold to the one that stands lowest. */
export function spanning(parts: readonly FormulaPart[], model: TableModel, rowOf: (key: string) => number | undefined): readonly FormulaPart[] {
  if (parts.every((part) => typeof part === "string" || "ref" in part)) return parts;
  const index = indexOf(model);
  return parts.map((part): FormulaPart => {
    if (typeof part === "string" || "ref" in part || (part.from.table ?? model.id) !== model.id) return part;
    let [first, last] = [part.from.row, part.to.row];
    let [top, bottom] = [rowOf(first) ?? Infinity, rowOf(last) ?? -Infinity];
    for (let at = index.get(part.from.row) ?? 0; at <= (index.get(part.to.row) ?? -1); at += 1) {
      const key = model.rows[at]?.key ?? "";
      const row = rowOf(key);
      if (row !== undefined && row < top) [first, top] = [key, row];
      if (row !== undefined && row > bottom) [last, bottom] = [key, row];
    }
    return { from: { ...part.from, row: first }, to: { ...part.to, row: last } };
  });
}
