/** What the generated texts said when the controller's own texts were first seen: kept in the memory, so that an own text older than its figures can be told. */
import type { ExistingRow } from "../narrative-sheet";
import type { Memory, NewRecord } from "../memory";
import { jsonRecords, storedJson } from "./stored-json";

interface Seen {
  readonly own: string;
  readonly text: string;
}

export type SeenTexts = Readonly<Record<string, Seen>>;

function isSeen(value: unknown): value is Seen {
  return typeof value === "object" && value !== null && typeof (value as Partial<Seen>).own === "string" && typeof (value as Partial<Seen>).text === "string";
}

/** What is kept, by paragraph. */
export function seenTexts(memory: Memory): SeenTexts {
  const stored = storedJson(memory, "kontroll-egna");
  return typeof stored !== "object" || stored === null ? {} : Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, Seen] => isSeen(entry[1])));
}

/** The same with the own texts that are new or changed since; those that are gone are forgotten. */
export function seenNow(seen: SeenTexts, rows: readonly ExistingRow[]): SeenTexts {
  return Object.fromEntries(rows.flatMap((row): [string, Seen][] => {
    if (row.key === null || row.own === "") return [];
    const before = seen[row.key];
    return [[row.key, before !== undefined && before.own === row.own ? before : { own: row.own, text: row.text }]];
  }));
}

/** The records that keep what is seen; null when they are as they stand. */
export function seenRecords(memory: Memory, rows: readonly ExistingRow[]): readonly NewRecord[] | null {
  const before = seenTexts(memory);
  const now = seenNow(before, rows);
  return JSON.stringify(now) === JSON.stringify(before) ? null : jsonRecords("kontroll-egna", now);
}
