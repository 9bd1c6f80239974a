/** The proposed status of a goal from the statuses under it. The controller decides; this only proposes. Source: docs/functions/MALBEDOMNING.md. */
import { BokslutError } from "./errors";
import type { IndicatorStatus } from "./indicator-status";
import { wordKey } from "./sign";

const STATUSES: ReadonlyMap<string, IndicatorStatus> = new Map([
  ["uppfylls helt", "Uppfylls helt"], ["helt", "Uppfylls helt"], ["uppfyllt", "Uppfylls helt"], ["uppfylld", "Uppfylls helt"], ["uppfylls", "Uppfylls helt"],
  ["helt uppfyllt", "Uppfylls helt"],
  ["uppfylls delvis", "Uppfylls delvis"], ["delvis", "Uppfylls delvis"], ["delvis uppfyllt", "Uppfylls delvis"], ["delvis uppfylld", "Uppfylls delvis"],
  ["uppfylls inte", "Uppfylls inte"], ["uppfylls ej", "Uppfylls inte"], ["inte", "Uppfylls inte"], ["ej", "Uppfylls inte"],
  ["inte uppfyllt", "Uppfylls inte"], ["ej uppfyllt", "Uppfylls inte"], ["ej uppfylld", "Uppfylls inte"],
  ["ingen bedomning", "Ingen bedömning"], ["ej bedomd", "Ingen bedömning"], ["ej bedomt", "Ingen bedömning"],
]);

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
