/** Paragraphs of Berättelse are known by the row that they tell of; when a row gets another name, they go with it. */
import type { NewRecord } from "../memory";

/** The record with its key made of the row's new key. `newKeys`: new keys of a table's rows by their old ones. */
export function followingRow(record: NewRecord, table: string, newKeys: ReadonlyMap<string, string>): NewRecord {
  if (record.kind !== "stycke") return record;
  const mark = `:${table}:`;
  const at = record.key.indexOf(mark);
  if (at < 0) return record;
  const now = newKeys.get(record.key.slice(at + mark.length));
  return now === undefined ? record : { ...record, key: record.key.slice(0, at + mark.length) + now };
}
