/** The proposed status of a goal from the statuses under it. The controller decides; this only proposes. Source: docs/functions/MALBEDOMNING.md. */
import { BokslutError } from "./errors";
import { groups } from "./groups";
import type { IndicatorStatus } from "./indicator-status";
import { wordKey } from "./sign";

/** In turn: helt, delvis, inte, no judgement. */
const STATUS = /^(?:(uppfyll[dst]|(?:uppfylls )?helt(?: uppfyll[dt])?)|((?:uppfylls )?delvis(?: uppfyll[dt])?)|((?:uppfylls )?(?:inte|ej)(?: uppfyll[dt])?)|ingen bedomning|ej bedom[dt])$/;

/** A status as written, with or without a symbol before it. Throws bad-argument. */
export function parseStatus(text: string): IndicatorStatus {
  const found = groups(STATUS, wordKey(text).replace(/^[^a-z]+/, ""));
  if (found === null) {
    throw new BokslutError("bad-argument", `Statusen ”${text}” finns inte. Skriv Uppfylls helt, Uppfylls delvis, Uppfylls inte eller Ingen bedömning.`);
  }
  return found[1] ? "Uppfylls helt" : found[2] ? "Uppfylls delvis" : found[3] ? "Uppfylls inte" : "Ingen bedömning";
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
