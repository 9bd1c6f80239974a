/** Klarmarkering: who has said that a table or the report is done, when, and the figures it was said of. */

/** Figures of tables as they were signed: by table id, by cellKey. */
export type SignedFigures = Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;

export interface SignOff {
  /** Id of the table; null for the whole report. */
  readonly table: string | null;
  readonly by: string;
  /** Local time, "2026-03-02 14:05". */
  readonly time: string;
  readonly figures: SignedFigures;
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

function isSignOff(value: unknown): value is SignOff {
  if (typeof value !== "object" || value === null) return false;
  const raw = value as Record<string, unknown>;
  return (raw["table"] === null || typeof raw["table"] === "string") && typeof raw["by"] === "string" && typeof raw["time"] === "string" && typeof raw["figures"] === "object" && raw["figures"] !== null;
}

/** Signatures from stored JSON; what cannot be read is left out. */
export function signOffsOf(stored: unknown): readonly SignOff[] {
  return Array.isArray(stored) ? stored.filter(isSignOff) : [];
}
