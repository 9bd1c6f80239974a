/** The proposed status of a goal from the statuses under it. The controller decides; this only proposes. Source: docs/functions/MALBEDOMNING.md. */
import { BokslutError } from "./errors";
import type { IndicatorStatus } from "./indicator-status";
import { wordKey } from "./sign";

const STATUSES: readonly (readonly [RegExp, IndicatorStatus])[] = [
  [/^(uppfylls )?helt( uppfyll[dt])?$|^uppfyll([dt]|s)$/, "Uppfylls helt"],
  [/^(uppfylls )?delvis( uppfyll[dt])?$/, "Uppfylls delvis"],
  [/^(uppfylls )?(inte|ej)( uppfyll[dt])?$/, "Uppfylls inte"],
  [/^(ingen bedomning|ej bedom[dt])$/, "Ingen bedömning"],
];

/** A status as written, with or without a symbol before it. Throws bad-argument. */
export function parseStatus(text: string): IndicatorStatus {
  const key = wordKey(text).replace(/^[^a-z]+/, "");
  const found = STATUSES.find(([words]) => words.test(key));
  if (found === undefined) {
    throw new BokslutError("bad-argument", `Statusen ”${text}” finns inte. Skriv Uppfylls helt, Uppfylls delvis, Uppfylls inte eller Ingen bedömning.`);
  }
  return found[1];
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
