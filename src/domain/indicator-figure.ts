/** Figures of indicators: a number with a unit that is compared, never converted. Source: docs/functions/INDIKATORSTATUS.md. */
import { aliases } from "./aliases";
import { isNoFigure, parseAmount, plainText } from "./amount";
import { formatDecimal, NO_BREAK_SPACE } from "./amount-text";
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";
import { groups } from "./groups";
import { wordKey } from "./sign";

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
});

/** The unit's common spelling, so that kWh/kvm and kwh/m² are the same. */
export function unitKey(unit: string): string {
  return plainText(unit)
    .toLowerCase()
    .normalize("NFKC") // m², CO₂
    .replace(/ per /g, "/")
    .replace(/^(?:%|procent) av .+$/, "%")
    .replace(/\.$/, "")
    .replace(/ /g, "")
    .replace("koldioxid", "co2")
    .split("/")
    .map((part) => UNIT_SPELLINGS.get(part) ?? part)
    .join("/");
}

export function isPercentUnit(unit: string | null): boolean {
  return unit !== null && unitKey(unit) === "%";
}

/** A date or an exponent is no unit. */
const NOT_A_UNIT = /^(?:jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)\p{L}*$|^e ?[23-]|(?<!m|co)[23]/iu;
const UNIT = /^av \d+(?: [a-zåäö]+)?$|^[%‰a-zåäö°][%‰a-zåäö°/²³₂23. -]{0,29}$/i;

/** The unit of a figure that is ja (1) or nej (0). */
export const YES_NO = "ja/nej";

const MISSING = /^(?:n\/?a|.*saknas|(?:ej|inte|inget) (?:mal|satt|aktuel|relevan|mat|redov).*|utga.*|mats .*|[*x?]|\.+)$/;

/** Whether a text says that there is no figure: empty, a dash, "saknas", "ej mätt". */
export function isMissing(text: string): boolean {
  return isNoFigure(text) || MISSING.test(wordKey(text));
}

function numberFigure(value: Decimal, unit: string | null): Figure {
  return { value, unit, decimals: value.decimals(), origin: "number" };
}

export function textFigure(value: Decimal, unit: string | null, decimals = value.scale): Figure {
  return { value, unit, decimals, origin: "text" };
}

/** Number and unit of a text ("5 423 st", "40%", "32,7 kwh/kvm"); undefined when the text is something else. */
export function readFigure(text: string): Figure | undefined {
  const plain = plainText(text)
    .replace(/(?<! ) *\([^()a-zåäö]*[a-zåäö][^()]*\)$/i, "")
    .replace(/^\((\d[^()]*)\)/, "-$1");
  if (/^(?:ja|nej)$/i.test(plain)) {
    return textFigure(/j$/i.test(plain) ? Decimal.ZERO : Decimal.ONE, YES_NO);
  }
  const found = groups(/^([-+]? ?(?:\d[\d ]*)?(?:[.,]\d+)?) ?([^\d ].*)?$/, plain);
  const number = found?.[1].trim() ?? "";
  const unit = found?.[2].trim() || null;
  if (!/\d/.test(number) || (unit !== null && (!UNIT.test(unit) || (NOT_A_UNIT.test(unit) && !/^av /i.test(unit))))) {
    return undefined;
  }
  const amount = parseAmount(number, "Siffran");
  return amount === null ? undefined : textFigure(amount.value, unit);
}

/** An outcome from a cell: number, text with unit, or no figure (null). Throws not-an-amount for other text. */
export function figureOf(value: number | string | null, what = "Utfallet"): Figure | null {
  if (value === null) {
    return null;
  }
  if (typeof value === "number") {
    return numberFigure(Decimal.of(value), null);
  }
  if (isMissing(value)) {
    return null;
  }
  const figure = readFigure(value);
  if (figure === undefined) {
    throw new BokslutError("not-an-amount", `${what} ”${value}” är ingen siffra. Skriv ett tal med eller utan enhet, till exempel 87 % eller 5 423 st, eller lämna cellen tom.`);
  }
  return figure;
}

const HUNDRED = Decimal.of(100);

const hundredths = (value: Decimal): Figure => numberFigure(value.times(HUNDRED), "%");

/** The figure of a cell that is formatted as per cent: the cell holds a hundredth (0.957 → 95,7 %). */
export function figureOfPercentCell(value: number): Figure {
  return hundredths(Decimal.of(value));
}

/** A figure as it was written: "8 500 st". */
export function showFigure({ value, unit, decimals }: Figure): string {
  return showFigureWithUnit(value, unit, decimals);
}

/** A figure as it is written in a sentence: "8 500 st", "99,12 %". */
export function showFigureWithUnit(value: Decimal, unit: string | null, decimals = value.decimals()): string {
  if (unit === YES_NO) {
    return value.sign() === 0 ? "nej" : "ja";
  }
  const digits = formatDecimal(value, Math.min(decimals, 6));
  return unit === null ? digits : digits + NO_BREAK_SPACE + unit;
}

/** A difference between two figures of a unit: per cent differ by procentenheter. Never signed. */
export function showDifference(value: Decimal, unit: string | null): string {
  return showFigureWithUnit(value.abs(), isPercentUnit(unit) ? "procentenheter" : unit).replace(/^(1.procentenhet)er$/, "$1");
}

/** Two figures made comparable: both in the unit, and what was guessed on the way. */
export interface Aligned {
  readonly left: Figure;
  readonly right: Figure;
  readonly unit: string | null;
  /** Which figure had no unit of its own and took the other's. */
  readonly guessed: "left" | "right" | null;
}

const TEN = Decimal.of(10);
const TWO = Decimal.of(2);

/** A bare cell number against a figure in per cent: 0.957 against 100 % is a hundredth, 39 against 100 % and 0.78 against 1 % are not. */
function isHundredth(figure: Figure, percent: Decimal): boolean {
  const size = figure.value.abs();
  return figure.origin === "number" && size.compare(TWO) <= 0 && (percent.sign() === 0 ? size.compare(Decimal.ONE) <= 0 : size.times(TEN).compare(percent.abs()) < 0);
}

export function unitsDiffer(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && unitKey(one) !== unitKey(other);
}

/** Aligns two figures; null when their units differ. A figure without unit takes the other's, as a guess. */
export function alignFigures(left: Figure, right: Figure): Aligned | null {
  if (unitsDiffer(left.unit, right.unit)) {
    return null;
  }
  const unit = right.unit ?? left.unit;
  const guessed = unit === null ? null : left.unit === null ? "left" : right.unit === null ? "right" : null;
  const aligned = (figure: Figure, other: Figure): Figure => ({ ...(figure.unit === null && isPercentUnit(unit) && isHundredth(figure, other.value) ? hundredths(figure.value) : figure), unit });
  return { left: aligned(left, right), right: aligned(right, left), unit, guessed };
}
