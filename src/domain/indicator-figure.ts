/** Figures of indicators: a number with a unit that is compared, never converted. Source: docs/functions/INDIKATORSTATUS.md. */
import { aliases } from "./aliases";
import { isNoFigure, parseAmount, plainText } from "./amount";
import { formatDecimal, NO_BREAK_SPACE } from "./amount-text";
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";
import { groups } from "./groups";

export interface Figure {
  readonly value: Decimal;
  /** The unit as it was written, or null. */
  readonly unit: string | null;
  /** Decimals as written, for showing the figure again. */
  readonly decimals: number;
  /** A bare number of a cell may be a hundredth of per cent; a text never is. */
  readonly origin: "text" | "number";
}

const UNIT_SPELLINGS = aliases({
  "%": "procent, pct, proc",
  procentenheter: "procentenhet, %-enheter, %-enhet",
  st: "styck, stycken, antal",
  m2: "kvm, kvadratmeter",
  m3: "kubikmeter",
  mnkr: "mkr, msek",
  tkr: "kkr, tsek, ksek",
  kr: "sek, kronor",
  h: "tim, timmar, timme",
  minuter: "min, minut",
  dagar: "dgr, dag",
  personer: "pers, person",
  poäng: "p",
  co2: "koldioxid",
  tonco2: "tonkoldioxid",
});

const DIGIT_FORMS: Readonly<Record<string, string>> = { "²": "2", "³": "3", "₂": "2" };

/** The unit's common spelling, so that kWh/kvm and kwh/m² are the same. */
export function unitKey(unit: string): string {
  return plainText(unit)
    .toLowerCase()
    .replace(/[²³₂]/g, (digit) => DIGIT_FORMS[digit] ?? digit)
    .replace(/ per /g, "/")
    .replace(/^(?:%|procent) av .+$/, "%")
    .replace(/\.$/, "")
    .replace(/ /g, "")
    .split("/")
    .map((part) => UNIT_SPELLINGS.get(part) ?? part)
    .join("/");
}

export function isPercentUnit(unit: string | null): boolean {
  return unit !== null && unitKey(unit) === "%";
}

/** A date or an exponent is no unit. */
const NOT_A_UNIT = /^(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)\p{L}*$|^e ?[23-]|(?<!m|co)[23]/iu;
const UNIT = /^[%‰a-zåäö°][%‰a-zåäö°/²³₂23. -]{0,29}$/i;

/** Number and unit of a text ("5 423 st", "40%", "32,7 kwh/kvm"); undefined when the text is something else. */
export function readFigure(text: string): Figure | undefined {
  const plain = plainText(text)
    .replace(/(?<! ) *\([^()a-zåäö]*[a-zåäö][^()]*\)$/i, "")
    .replace(/^\((\d[^()]*)\)/, "-$1");
  const found = groups(/^([-+]? ?(?:\d[\d ]*)?(?:[.,]\d+)?) ?([^\d ].*)?$/, plain);
  const number = found?.[1].trim() ?? "";
  const unit = found?.[2].trim() || null;
  if (!/\d/.test(number) || (unit !== null && (!UNIT.test(unit) || NOT_A_UNIT.test(unit)))) {
    return undefined;
  }
  const amount = parseAmount(number, "Siffran");
  return amount === null ? undefined : { value: amount.value, unit, decimals: amount.value.scale, origin: "text" };
}

/** An outcome from a cell: number, text with unit, or no figure (null). Throws not-an-amount for other text. */
export function figureOf(value: number | string | null, what = "Utfallet"): Figure | null {
  if (value === null) {
    return null;
  }
  if (typeof value === "number") {
    const exact = Decimal.of(value);
    return { value: exact, unit: null, decimals: exact.decimals(), origin: "number" };
  }
  if (isNoFigure(value)) {
    return null;
  }
  const figure = readFigure(value);
  if (figure === undefined) {
    throw new BokslutError("not-an-amount", `${what} ”${value}” är ingen siffra. Skriv ett tal med eller utan enhet, till exempel 87 % eller 5 423 st, eller lämna cellen tom.`);
  }
  return figure;
}

/** The figure of a cell that is formatted as per cent: the cell holds a hundredth (0.957 → 95,7 %). */
export function figureOfPercentCell(value: number): Figure {
  const exact = Decimal.of(value).times(Decimal.of(100));
  return { value: exact, unit: "%", decimals: exact.decimals(), origin: "number" };
}

/** A figure as it is written in a sentence: "8 500 st", "99,12 %". */
export function showFigureWithUnit(value: Decimal, unit: string | null, decimals = value.decimals()): string {
  const digits = formatDecimal(value, Math.min(decimals, 6));
  return unit === null ? digits : digits + NO_BREAK_SPACE + unit;
}

/** A difference between two figures of a unit: per cent differ by procentenheter. Never signed. */
export function showDifference(value: Decimal, unit: string | null): string {
  const digits = formatDecimal(value.abs(), Math.min(value.decimals(), 6));
  if (unit === null) {
    return digits;
  }
  return digits + NO_BREAK_SPACE + (isPercentUnit(unit) ? (digits === "1" ? "procentenhet" : "procentenheter") : unit);
}

/** Two figures made comparable: one unit, and what was guessed on the way. */
export interface Aligned {
  readonly left: Decimal;
  readonly right: Decimal;
  readonly leftDecimals: number;
  readonly rightDecimals: number;
  readonly unit: string | null;
  /** Which figure had no unit of its own and took the other's. */
  readonly guessed: "left" | "right" | null;
}

const TEN = Decimal.of(10);
const HUNDRED = Decimal.of(100);
const TWO = Decimal.of(2);

/** A bare cell number against a figure in per cent: 0.957 against 100 % is a hundredth, 39 against 100 % and 0.78 against 1 % are not. */
function isHundredth(bare: Decimal, percent: Decimal): boolean {
  const size = bare.abs();
  if (size.compare(TWO) > 0) {
    return false;
  }
  return percent.sign() === 0 ? size.compare(Decimal.ONE) <= 0 : size.times(TEN).compare(percent.abs()) < 0;
}

/** Aligns two figures; null when their units differ. A figure without unit takes the other's, as a guess. */
export function alignFigures(left: Figure, right: Figure): Aligned | null {
  const unit = left.unit ?? right.unit;
  if (left.unit !== null && right.unit !== null && unitKey(left.unit) !== unitKey(right.unit)) {
    return null;
  }
  const guessed = unit === null || (left.unit !== null && right.unit !== null) ? null : left.unit === null ? "left" : "right";
  const leftIsHundredth = guessed === "left" && left.origin === "number" && isPercentUnit(unit) && isHundredth(left.value, right.value);
  const rightIsHundredth = guessed === "right" && right.origin === "number" && isPercentUnit(unit) && isHundredth(right.value, left.value);
  const leftValue = leftIsHundredth ? left.value.times(HUNDRED) : left.value;
  const rightValue = rightIsHundredth ? right.value.times(HUNDRED) : right.value;
  return {
    left: leftValue,
    right: rightValue,
    leftDecimals: leftIsHundredth ? leftValue.decimals() : left.decimals,
    rightDecimals: rightIsHundredth ? rightValue.decimals() : right.decimals,
    unit: left.unit !== null && right.unit !== null ? right.unit : unit,
    guessed,
  };
}
