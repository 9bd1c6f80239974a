/** Klarmarkering: who has said that a sheet or the report is done, when, and the figures it was said of. */
import { fingerprintOf } from "./fingerprint";

/** What sheets hold: by the sheet's id (a table's, a follow-up sheet's, the narrative's), by cellKey. Texts count as figures do. */
export type SignedFigures = Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;

export interface SignOff {
  /** Id of the sheet; null for the whole report. */
  readonly table: string | null;
  readonly by: string;
  /** Local time, "2026-03-02 14:05". */
  readonly time: string;
  readonly figures: SignedFigures;
  /** Of the figures, as it can be written beside the signature. */
  readonly fingerprint: string;
}

export interface SignedChange {
  readonly table: string;
  /** cellKey of the cell. */
  readonly cell: string;
  readonly before: number | string | null;
  /** null also for a cell that is gone. */
  readonly after: number | string | null;
}

/** What has changed since a signature: the tables that it covers, cell by cell, in O(cells). */
export function changesSince(signed: SignOff, now: SignedFigures): SignedChange[] {
  const tables = signed.table === null ? [...new Set([...Object.keys(signed.figures), ...Object.keys(now)])] : [signed.table];
  return tables.flatMap((table) => {
    const [before, after] = [signed.figures[table] ?? {}, now[table] ?? {}];
    const cells = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...cells].flatMap((cell): SignedChange[] => {
      const [old, current] = [before[cell] ?? null, after[cell] ?? null];
      return old === current ? [] : [{ table, cell, before: old, after: current }];
    });
  });
}

function isSignOff(value: unknown): value is Omit<SignOff, "fingerprint"> {
  if (typeof value !== "object" || value === null) return false;
  const raw = value as Record<string, unknown>;
  return (raw["table"] === null || typeof raw["table"] === "string") && typeof raw["by"] === "string" && typeof raw["time"] === "string" && typeof raw["figures"] === "object" && raw["figures"] !== null;
}

/** Signatures from stored JSON; what cannot be read is left out. */
export function signOffsOf(stored: unknown): readonly SignOff[] {
  return Array.isArray(stored) ? stored.filter(isSignOff).map((one) => ({ ...one, fingerprint: fingerprintOf(one.figures) })) : [];
}

/** The signature that holds for a sheet: its own, or the report's where that is newer. Null when neither is. */
export function signatureOf(sheet: string, signed: readonly SignOff[]): SignOff | null {
  const covering = signed.filter((one) => one.table === sheet || (one.table === null && one.figures[sheet] !== undefined));
  return covering.reduce<SignOff | null>((latest, one) => (latest === null || one.time > latest.time || (one.time === latest.time && one.table === sheet) ? one : latest), null);
}
