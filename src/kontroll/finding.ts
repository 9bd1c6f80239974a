/** What a check says: one finding per cell, with what was expected, what stands there, and what to do. */
import type { CellRef } from "../reports/table-model";

/**
 * fel: an exact relation does not hold beyond what rounding can give. varning: implausible, look at it. avrundning: a difference that rounding of the
 * terms explains. upplysning: worth knowing.
 */
export type Severity = "fel" | "varning" | "avrundning" | "upplysning";

export const SEVERITIES: readonly Severity[] = ["fel", "varning", "avrundning", "upplysning"];

/** A remedy that is certain: the program can carry it out when the user asks. */
export type Remedy = { readonly type: "restore-formula"; readonly formula: string } | { readonly type: "use-number"; readonly value: number };

export interface Finding {
  /** Id of the check in the catalogue. */
  readonly check: string;
  readonly severity: Severity;
  readonly sheet: string;
  /** "D14", or "" when the finding is about a whole table or sheet. */
  readonly address: string;
  /** The cell by keys, null when it has none. */
  readonly cell: CellRef | null;
  readonly expected: number | null;
  readonly actual: number | string | null;
  /** actual − expected, exact; null when either is no number. */
  readonly difference: number | null;
  /** A Swedish sentence: what, why, what to do. */
  readonly explanation: string;
  readonly remedy: Remedy | null;
  /** What the finding rests on beside the figures above: an approval lapses when it changes. */
  readonly basis?: readonly (number | string | null)[];
}

/** A finding's identity over time: the same check on the same cell with the same figures. An approval holds for it and lapses when the figures change. */
export function findingKey(finding: Finding): string {
  const place = finding.cell === null ? `${finding.sheet}|${finding.address}` : `${finding.cell.table ?? ""}|${finding.cell.row}|${finding.cell.column}`;
  return JSON.stringify([finding.check, place, finding.expected, finding.actual, ...(finding.basis ?? [])]);
}
