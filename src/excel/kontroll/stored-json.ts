/** Data of the checks in the add-in's memory: JSON in pieces, one record each, under an owner of its own. Pure. */
import type { Memory, NewRecord } from "../memory";

const PIECE = 30_000;

export type ControlOwner = "kontroll-blad" | "kontroll-godkanda" | "kontroll-klara" | "kontroll-egna" | "kontroll-utlamning";

/** What is stored under an owner; null when there is nothing or when it cannot be read. */
export function storedJson(memory: Memory, owner: ControlOwner): unknown {
  const pieces = memory.records.filter((record) => record.kind === "kontroll" && record.owner === owner && !record.anchored);
  if (pieces.length === 0) return null;
  const text = [...pieces].sort((a, b) => Number(a.key) - Number(b.key)).map((record) => record.note.replace(/^j/, "")).join("");
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The records that store a value. Each piece begins with a letter, so that Excel reads none as a number or a formula. */
export function jsonRecords(owner: ControlOwner, value: unknown): readonly NewRecord[] {
  const text = JSON.stringify(value);
  const records: NewRecord[] = [];
  for (let at = 0; at < text.length; at += PIECE) records.push({ kind: "kontroll", owner, key: String(records.length), note: `j${text.slice(at, at + PIECE)}` });
  return records;
}
