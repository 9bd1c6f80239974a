/** What an årsmål says: a number, a bound, an interval, a direction, or no target. Source of the forms: docs/functions/INDIKATORSTATUS.md. */
import { isNoFigure, plainText } from "./amount";
import { Decimal } from "./decimal";
import { groups } from "./groups";
import type { Direction } from "./indicator-direction";
import { type Figure, figureOf, isMissing, readFigure, showFigure, textFigure } from "./indicator-figure";
import { wordKey } from "./sign";

export type TargetChange = "increase" | "decrease" | "unchanged" | "not-decrease" | "not-increase";

export type Target =
  /** `bound` none: met at the number and beyond in the better direction. `strict`: over/under, the number itself does not meet it. */
  | { readonly kind: "number"; readonly figure: Figure; readonly bound: "none" | "min" | "max"; readonly strict: boolean }
  /** Both ends included. */
  | { readonly kind: "interval"; readonly low: Figure; readonly high: Figure }
  /** Compared with last year's outcome; `by`: the least change that was asked for. */
  | { readonly kind: "change"; readonly change: TargetChange; readonly by: Figure | null }
  | { readonly kind: "none"; readonly text: string }
  /** Text that no rule reads: nothing is judged by it. */
  | { readonly kind: "unclear"; readonly text: string };

const NO_TARGET = /\b(tas fram|fastst|beslutas|bestams|meddelas|aterkommer|utreds)/;

/** Before the figure, in turn: at most, at least, under, over. */
const BEFORE =
  /^(?:(max[a-z]*\.?|högst|inom|som mest|(?:inte|ej) (?:över(?:stiga)?|mer än)|≤|<=|(?:minska|sänk)[a-zåäö]*(?: från.+)? till(?: högst| max)?)|(min(?:st|imum)?\.?(?![a-zåäö])|lägst|(?:inte|ej) (?:under(?:stiga)?|mindre än)|≥|>=|(?:öka|höj)[a-zåäö]*(?: från.+)? till(?: minst| lägst)?)|(under(?:stiga)?|(?:mindre|lägre|färre) än|<)|över(?:stiga)?|(?:mer|högre|fler|större) än|>) ?/i;
/** Names a year, not a limit. */
const YEAR = /än 20\d\d(?: års|$)/i;
/** Words for a figure: none at all, every one of them. */
const NONE = /^(?:noll(?:vision.*)?|inga)$/i;
const ALL = /^(?:samtliga|alla)(?: [a-zåäö]+)?$/i;
/** After it: at most, at least. */
const AFTER = /,? ?(?:(\(?(?:max|högst)\.?\)?|(?:eller|och) (?:lägre|mindre|färre))|\(min\.?\)|\(?(?:minst|lägst)\.?\)?|(?:eller|och) (?:högre|mer|fler|bättre))$/i;

const UP = "(?:ök|hög|höj|stig|fler)[a-zåäö]*";
const DOWN = "(?:minsk|sän|sjunk|läg|färre)[a-zåäö]*";
const SAME = "(?:oföränd|bibeh|behåll|samma)[a-zåäö]*";
/** In turn: ej, inte, ingen, minst or högst · same, or · up · down · or same · the rest. */
const CHANGE = new RegExp(`^(ej |inte |ingen |minst |lägst |högst |max )?(${SAME}(?: eller | ?/ ?))?(?:(${UP})|(${DOWN})|${SAME})((?: eller | ?/ ?)${SAME})?((?: .*)?)$`, "i");
/** What may follow: what it is that changes, by how much, and since when. */
const REST = /^ ?(?:nivån?|andel|antal)? ?(?:med )?(?:minst )?([-+]?\d.*|)$/i;
const SINCE = /(?:^|,? )(?:jämfört|jmf|sedan|från|mot|än|som) .{0,40}(?:20\d\d|år).{0,40}$/i;

const numberTarget = (figure: Figure, bound: "none" | "min" | "max" = "none", strict = false): Target => ({ kind: "number", figure, bound, strict });
const unclear = (text: string): Target => ({ kind: "unclear", text });

function readInterval(plain: string): Target | null {
  const [before = "", after] = plain.split(/ ?(?:\+ ?\/? ?-|- ?\/ ?\+|±|plus ?\/? ?minus) ?/i);
  if (after !== undefined) {
    const [centre, width] = [before === "" ? textFigure(Decimal.ZERO, null) : readFigure(before), readFigure(after)];
    if (width === undefined || centre === undefined) {
      return null;
    }
    const end = (by: Decimal): Figure => textFigure(centre.value.plus(by), width.unit ?? centre.unit, Math.max(width.decimals, centre.decimals));
    return { kind: "interval", low: end(width.value.abs().negated()), high: end(width.value.abs()) };
  }
  const ends = groups(/^(?:mellan |från )?(.+?) ?(?:-|till|och|\.\.) ?(\d.*)$/i, plain);
  if (ends === null) {
    return null;
  }
  const low = readFigure(ends[1]);
  const high = readFigure(ends[2]);
  if (low === undefined || high === undefined || low.value.compare(high.value) > 0) {
    return null;
  }
  const unit = high.unit ?? low.unit;
  return { kind: "interval", low: { ...low, unit }, high: { ...high, unit } };
}

function readChange(plain: string): Target | null {
  const found = CHANGE.exec(plain.replace(SINCE, ""));
  if (found === null) {
    return null;
  }
  const [, lead = "", before, up, down, orSame, after = ""] = found;
  const rest = groups(REST, after);
  const by = rest === null ? undefined : rest[1] === "" ? null : readFigure(rest[1]);
  if (by === undefined) {
    return unclear(plain);
  }
  const least = /^(?:mi|lä)/i.test(lead);
  const same = !up && !down;
  if (by !== null && same && !/med/i.test(after)) {
    return numberTarget(by, least ? "min" : "none");
  }
  const change = /^[ei]/i.test(lead) ? (up ? "not-increase" : "not-decrease")
    : same || before || orSame ? (up || least ? "not-decrease" : down || lead ? "not-increase" : "unchanged") : up ? "increase" : "decrease";
  return { kind: "change", change, by };
}

function readBound(plain: string): Target | null {
  for (const pattern of [BEFORE, AFTER]) {
    const found = groups(pattern, plain);
    const figure = found === null || YEAR.test(plain) ? undefined : readFigure(plain.replace(pattern, ""));
    if (found !== null && figure !== undefined) {
      const [, most, least, under] = found;
      return numberTarget(figure, most || under ? "max" : "min", pattern === BEFORE && !most && !least);
    }
  }
  return null;
}

/** Understands an årsmål from a cell: a number as it stands, a text by its form. Throws not-an-amount only for a number that is none. */
export function understandTarget(value: number | string | null): Target {
  if (value === null) {
    return { kind: "none", text: "" };
  }
  if (typeof value === "number") {
    const figure = figureOf(value, "Årsmålet");
    return figure === null ? { kind: "none", text: "" } : numberTarget(figure);
  }
  const plain = plainText(value).replace(/\.$|^(?:ska(?:ll)?|får) (?:vara |uppgå till |nå |bli )?/gi, "").replace(NONE, "max 0").replace(ALL, "100 %");
  if (isMissing(plain) || NO_TARGET.test(wordKey(plain))) {
    return { kind: "none", text: isNoFigure(plain) ? "" : plain };
  }
  const found = readBound(plain) ?? readInterval(plain) ?? readChange(plain);
  if (found !== null) {
    return found;
  }
  const figure = readFigure(plain);
  return figure === undefined ? unclear(plain) : numberTarget(figure);
}

/** The words of a change, and which way is better. */
export const CHANGES: Readonly<Record<TargetChange, readonly [words: string, direction: Direction]>> = {
  increase: ["öka", "higher"],
  decrease: ["minska", "lower"],
  unchanged: ["oförändrad", "equal"],
  "not-decrease": ["inte minska", "higher"],
  "not-increase": ["inte öka", "lower"],
};

/** A target in words: "98 %", "högst 1 050 ton CO2", "±1 %", "öka". */
export function showTarget(target: Target): string {
  switch (target.kind) {
    case "number": {
      const figure = showFigure(target.figure);
      if (target.bound === "none") {
        return figure;
      }
      const word = target.strict ? (target.bound === "max" ? "under" : "över") : target.bound === "max" ? "högst" : "minst";
      return `${word} ${figure}`;
    }
    case "interval": {
      const { low, high } = target;
      return low.value.plus(high.value).sign() === 0 ? `±${showFigure(high)}` : `${showFigure({ ...low, unit: null })} till ${showFigure(high)}`;
    }
    case "change":
      return CHANGES[target.change][0] + (target.by === null ? "" : ` med ${showFigure(target.by)}`);
    case "none":
    case "unclear":
      return target.text;
  }
}
