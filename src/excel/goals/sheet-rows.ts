/** The rows of a follow-up sheet as they stand. */
import { SECTION } from "../../reports/goals";
import type { Place } from "../addresses";
import type { FollowUpKind } from "./new-item";
import type { ReadSheet } from "./read-sheets";

export const KINDS: readonly FollowUpKind[] = ["indikatorer", "mal", "aktiviteter"];

/** Column of the row's name. */
export const NAME: Readonly<Record<FollowUpKind, string>> = { indikatorer: "namn", mal: "mal", aktiviteter: "namn" };

/** Keys and places in the order they stand; settings and sections left out. */
export function rowsOf(read: ReadSheet): readonly (readonly [string, Place])[] {
  return [...read.found.rows].filter(([key]) => !key.startsWith("$") && !key.startsWith(SECTION)).sort(([, a], [, b]) => a.row - b.row);
}
