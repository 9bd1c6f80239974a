/** What an årsmål says: a number, a bound, an interval, a direction, or no target. Source of the forms: docs/functions/INDIKATORSTATUS.md. */
import { isNoFigure, plainText } from "./amount";
import { formatDecimal, NO_BREAK_SPACE } from "./amount-text";
import { Decimal } from "./decimal";
import { groups } from "./groups";
import { type Figure, figureOf, readFigure, showFigureWithUnit } from "./indicator-figure";
import { wordKey } from "./sign";

export type TargetChange = "increase" | "decrease" | "unchanged" | "not-decrease" | "not-increase";

export type Target =
  /** `bound` none: met at the number and beyond in the better direction. `strict`: over/under, the number itself does not meet it. */
  | { readonly kind: "number"; readonly figure: Figure; readonly bound: "none" | "min" | "max"; readonly strict: boolean }
  /** Both ends included. `around`: the target was written as centre ± width. */
  | { readonly kind: "interval"; readonly low: Figure; readonly high: Figure; readonly around: boolean }
  /** Compared with last year's outcome; `by`: the least change that was asked for. */
  | { readonly kind: "change"; readonly change: TargetChange; readonly by: Figure | null }
  | { readonly kind: "none"; readonly text: string }
  /** Text that no rule reads: nothing is judged by it. */
  | { readonly kind: "unclear"; readonly text: string };

const NO_TARGET =
  /^(n\/?a|saknas|inget mal|mal saknas|ej mal|utgar|utgatt|ej aktuellt|inte aktuellt|ej relevant|mats ej|mats inte|\*|x|\?|\.+)$|\b(tas fram|fastst|beslutas|bestams|meddelas|aterkommer|utreds|ej satt|inte satt|ej faststallt)/;

type Bound = readonly [words: RegExp, bound: "min" | "max", strict: boolean];

const BOUND_WORDS: readonly Bound[] = [
  [/^(?:max(?:imalt|imum)?\.?|högst|som mest|inte över|ej över|inte mer än|≤|<=) ?/i, "max", false],
  [/^(?:min(?:st|imum)?\.?(?![a-zåäö])|lägst|inte under|ej under|inte mindre än|≥|>=) ?/i, "min", false],
  [/^(?:under|(?:mindre|lägre|färre) än|<) ?/i, "max", true],
  [/^(?:över|(?:mer|högre|fler|större) än|>) ?/i, "min", true],
  [/^(?:minska|sänk)[a-zåäö]* till (?:högst |max )?/i, "max", false],
  [/^(?:öka|höj)[a-zåäö]* till (?:minst |lägst )?/i, "min", false],
  [/ ?(?:\((?:max|högst)\.?\)|,? ?max|eller (?:lägre|mindre|färre))$/i, "max", false],
  [/ ?(?:\((?:lägst|min|minst)\.?\)|,? ?(?:minst|lägst)|eller (?:högre|mer|fler|bättre))$/i, "min", false],
];

/** Tested on words without å ä ö, after "ska". */
const CHANGES: readonly (readonly [RegExp, TargetChange])[] = [
  [/^(?:ej|inte) (?:oka|bli (?:fler|hogre))/, "not-increase"],
  [/^(?:ej|inte) (?:minska|sjunka|bli (?:farre|lagre))/, "not-decrease"],
  [/^(?:minst|lagst) oforandra|^oforandra\w* eller (?:oka|hogre|battre)|^(?:oka\w*|hogre) eller oforandra/, "not-decrease"],
  [/^(?:hogst|max) oforandra|^oforandra\w* eller (?:minska|lagre)|^(?:minska\w*|lagre) eller oforandra/, "not-increase"],
  [/^(?:oka|okar|okas|okat|okning|okande|hoja|hojas|hogre)\b/, "increase"],
  [/^(?:minska\w*|minskning|sanka|sankas|lagre)\b/, "decrease"],
  [/^(?:oforandra|bibehall|behall|samma (?:niva|som))/, "unchanged"],
];

function interval(centre: Decimal, width: Decimal, unit: string | null, decimals: number): Target {
  const end = (value: Decimal): Figure => ({ value, unit, decimals, origin: "text" });
  return { kind: "interval", low: end(centre.minus(width.abs())), high: end(centre.plus(width.abs())), around: true };
}

function readInterval(plain: string): Target | null {
  const around = groups(/\+ ?\/? ?-|- ?\/ ?\+|±|plus ?\/? ?minus/i, plain);
  if (around !== null) {
    const [before = "", ...after] = plain.split(around[0]);
    const width = readFigure(after.join(around[0]));
    const centre = before === "" ? null : readFigure(before);
    if (width === undefined || centre === undefined) {
      return null;
    }
    const unit = width.unit ?? centre?.unit ?? null;
    return interval(centre?.value ?? Decimal.ZERO, width.value, unit, Math.max(width.decimals, centre?.decimals ?? 0));
  }
  const ends = groups(/^(?:mellan |från )?([-+]?\d[\d ]*(?:[.,]\d+)?(?: ?[%a-zåäö/]+)?) ?(?:-|till|och|\.\.) ?(\d.*)$/i, plain);
  if (ends === null) {
    return null;
  }
  const low = readFigure(ends[1]);
  const high = readFigure(ends[2]);
  if (low === undefined || high === undefined || low.value.compare(high.value) > 0) {
    return null;
  }
  const unit = high.unit ?? low.unit;
  return { kind: "interval", low: { ...low, unit }, high: { ...high, unit }, around: false };
}

function readChange(plain: string): Target | null {
  const key = wordKey(plain).replace(/^ska(?:ll)? (?:vara )?/, "");
  const found = CHANGES.find(([pattern]) => pattern.test(key));
  if (found === undefined) {
    return null;
  }
  const amount = groups(/(?: med)? (?:minst )?([-+]?\d.*)$/, plain.replace(/,? (?:jämfört|jmf|sedan|från|mot|än)\b.*$/is, ""));
  const by = amount === null ? null : readFigure(amount[1]);
  return by === undefined ? { kind: "unclear", text: plain } : { kind: "change", change: found[1], by };
}

function readBound(plain: string): Target | null {
  for (const [pattern, bound, strict] of BOUND_WORDS) {
    if (pattern.test(plain)) {
      const figure = readFigure(plain.replace(pattern, "").trim());
      if (figure !== undefined) {
        return { kind: "number", figure, bound, strict };
      }
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
    return figure === null ? { kind: "none", text: "" } : { kind: "number", figure, bound: "none", strict: false };
  }
  const plain = plainText(value).replace(/\.$/, "");
  if (isNoFigure(plain) || NO_TARGET.test(wordKey(plain))) {
    return { kind: "none", text: isNoFigure(plain) ? "" : plain };
  }
  const found = readBound(plain) ?? readInterval(plain) ?? readChange(plain);
  if (found !== null) {
    return found;
  }
  const figure = readFigure(plain);
  return figure === undefined ? { kind: "unclear", text: plain } : { kind: "number", figure, bound: "none", strict: false };
}

const CHANGE_WORDS: Readonly<Record<TargetChange, string>> = {
  increase: "öka",
  decrease: "minska",
  unchanged: "oförändrad",
  "not-decrease": "inte minska",
  "not-increase": "inte öka",
};

/** A target in words: "98 %", "högst 1 050 ton CO2", "±1 %", "öka". */
export function showTarget(target: Target): string {
  switch (target.kind) {
    case "number": {
      const figure = showFigureWithUnit(target.figure.value, target.figure.unit, target.figure.decimals);
      if (target.bound === "none") {
        return figure;
      }
      const word = target.strict ? (target.bound === "max" ? "under" : "över") : target.bound === "max" ? "högst" : "minst";
      return `${word} ${figure}`;
    }
    case "interval": {
      const { low, high } = target;
      const decimals = Math.max(low.decimals, high.decimals);
      const unit = high.unit === null ? "" : NO_BREAK_SPACE + high.unit;
      if (target.around && low.value.plus(high.value).sign() === 0) {
        return `±${formatDecimal(high.value, decimals)}${unit}`;
      }
      return `${formatDecimal(low.value, decimals)} till ${formatDecimal(high.value, decimals)}${unit}`;
    }
    case "change":
      return target.by === null
        ? CHANGE_WORDS[target.change]
        : `${CHANGE_WORDS[target.change]} med ${showFigureWithUnit(target.by.value, target.by.unit, target.by.decimals)}`;
    case "none":
    case "unclear":
      return target.text;
  }
}
