/** Which way is better for an indicator: said by the user, by the target, or guessed from the name. */
import { BokslutError } from "./errors";
import { wordKey } from "./sign";

/** higher is better, lower is better, or the target itself is best. */
export type Direction = "higher" | "lower" | "equal";

export interface DirectionGuess {
  readonly direction: Direction;
  /** true: nobody said it; the user sees it and can change it. */
  readonly guess: boolean;
}

/** What a direction begins with; "hogst" and "lagst" are limits, so they point the other way. */
const LOWER = /^(?:lag(?!st)|ned|ner|minsk|max|hogst|mindre|farre|[↓⬇])/;
const HIGHER = /^(?:hog|upp|oka|min|lagst|stor|fler|mer|[↑⬆])/;
const EQUAL = /^(?:lika|exakt|oforandra|nara|narmast|=)/;

/** The direction of an argument such as "lägre"; a bracketed remark ("lägre (gissning)") marks a guess. Throws bad-argument. */
export function parseDirection(text: string): DirectionGuess {
  const remark = /\((?:giss|antag)[a-z]*\)|\?$/i.test(text);
  const key = wordKey(text);
  const direction = LOWER.test(key) ? "lower" : HIGHER.test(key) ? "higher" : EQUAL.test(key) ? "equal" : null;
  if (direction === null) {
    throw new BokslutError("bad-argument", `Riktningen ”${text}” finns inte. Skriv "högre" om högre är bättre, "lägre" om lägre är bättre, eller "lika".`);
  }
  return { direction, guess: remark };
}

/** Words in a name after which less is better. */
const LOWER_STEMS =
  /(sjukfranvaro|\bfranvaro|korttidsfranvaro|forbrukning|energianvandning|\bincident|\bolycksfall|\bolyckor|arbetsskad|utslapp|vaxthusgas|administrationens andel|administrativa kostnader|budgetfoljsamhet|kapitalkostnad|nettodriftskostnad|kostnad per |kostnader per |klagomal|vantetid|kotid|handlaggningstid|ledtid|svarstid|personalomsattning|matsvinn|avfallsmangd|mangd avfall|skadegorelse|otrygg|arbetslos|bidragsberoende|bidragstagare|ekonomiskt bistand|tomgangshyr|vakansgrad|avbrott|overskridande|restforing|skuldsattning)/;

/** The direction that an indicator's name suggests; always a guess unless the name ends in (max) or (lägst). */
export function directionFromName(name: string): DirectionGuess {
  const key = wordKey(name);
  if (/\((max|hogst)\.?\)$/.test(key)) {
    return { direction: "lower", guess: false };
  }
  if (/\((lagst|min|minst)\.?\)$/.test(key)) {
    return { direction: "higher", guess: false };
  }
  const praised = /\b(nojd|nojda|nojdhet|minskad|minskade|utan|battre)\b/.test(key);
  return { direction: !praised && LOWER_STEMS.test(key) ? "lower" : "higher", guess: true };
}
