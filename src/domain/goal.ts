/** The proposed status of a goal from the statuses under it. The controller decides; this only proposes. Source: docs/functions/MALBEDOMNING.md. */
import { aliases } from "./aliases";
import { BokslutError } from "./errors";
import type { IndicatorStatus } from "./indicator-status";
import { wordKey } from "./sign";

const STATUSES = aliases<IndicatorStatus>({
  "Uppfylls helt": "uppfylls helt, helt, uppfyllt, uppfylld, uppfylls, helt uppfyllt, helt uppfylld",
  "Uppfylls delvis": "uppfylls delvis, delvis, delvis uppfyllt, delvis uppfylld",
  "Uppfylls inte": "uppfylls inte, uppfylls ej, inte, ej, inte uppfyllt, inte uppfylld, ej uppfyllt, ej uppfylld",
  "Ingen bedömning": "ingen bedomning, ej bedomd, ej bedomt",
});

/** A status as written, with or without a symbol before it. Throws bad-argument. */
export function parseStatus(text: string): IndicatorStatus {
  const status = STATUSES.get(wordKey(text).replace(/^[^a-z]+/, ""));
  if (status === undefined) {
    throw new BokslutError("bad-argument", `Statusen ”${text}” finns inte. Skriv Uppfylls helt, Uppfylls delvis, Uppfylls inte eller Ingen bedömning.`);
  }
  return status;
}

/** All helt → helt; all inte → inte; a mixture → delvis; none judged → Ingen bedömning (no proposal). */
export function proposeGoalStatus(statuses: readonly IndicatorStatus[]): IndicatorStatus {
  const judged = statuses.filter((status) => status !== "Ingen bedömning");
  const [first] = judged;
  if (first === undefined) {
    return "Ingen bedömning";
  }
  return judged.every((status) => status === first) ? first : "Uppfylls delvis";
}
