/**
 * Amounts as Swedish reports and source systems write them → exact decimals. Source of the rules: docs/functions/BELOPP.md.
 */
import { aliases } from "./aliases";
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";
import { groups } from "./groups";

/** Units of amounts, by size. `mnkr` is a million kronor, `tkr` a thousand. */
export type AmountUnit = "mnkr" | "tkr" | "kr";

export interface ParsedAmount {
  readonly value: Decimal;
  /** The unit that was written after the figure, or null. */
  readonly unit: AmountUnit | null;
}

const UNIT_WORDS = aliases<AmountUnit>({
  mnkr: "mnkr, mkr, msek, miljoner, miljoner kronor, miljon kronor, miljoner kr",
  tkr: "tkr, kkr, tsek, ksek, tusen kronor, tusen kr",
  kr: "kr, kronor, krona, sek, :-",
});

const KRONOR: Readonly<Record<AmountUnit, number>> = { mnkr: 6, tkr: 3, kr: 0 };

/** Every space that separates thousands in practice, and what is invisible. */
const SPACES = /[ \t\u00a0\u180e\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const MINUSES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** Spaces of every kind → one kind, minus signs of every kind → "-", invisible characters away, ends trimmed. */
export function plainText(text: string): string {
  return text.replace(INVISIBLE, "").replace(SPACES, " ").replace(MINUSES, "-").trim();
}

/** Whether a text stands for "no figure": empty, spaces, or a lone minus or dash. Never 0. */
export function isNoFigure(text: string): boolean {
  const plain = plainText(text);
  return plain === "" || plain === "-" || plain === "--";
}

function refuse(text: string, what: string, reason: string): never {
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  throw new BokslutError("not-an-amount", `${what} ”${shown}” är inget belopp: ${reason}`);
}

/** A minus written as parentheses. */
const BRACKETED = /^\(([^()]*)\)$/;

const HOW = "skriv till exempel 1 437,0 eller lämna cellen tom.";

/** The figure of a text without sign and unit → decimal with point. Refuses what can be read in two ways. */
function parseDigits(digits: string, text: string, what: string): Decimal {
  const found = groups(/^(\d+|[1-9]\d{0,2}(?: \d{3})+)?(?:([.,])(\d+))?$/, digits);
  if (found === null || digits === "") {
    if (/^\d+ [\d ]*(?:[.,]\d+)?$/.test(digits)) {
      return refuse(text, what, "mellanrummen delar inte talet i tusental; " + HOW);
    }
    if (/^ *\d[.,\d ]*$/.test(digits)) {
      return refuse(text, what, "skriv decimalkomma en gång och mellanrum mellan tusental, till exempel 1 437,0.");
    }
    return refuse(text, what, HOW);
  }
  const [, whole, mark, fraction] = found;
  if (mark === "." && fraction.length === 3 && whole !== "" && (whole.includes(" ") || (whole.length <= 3 && !whole.startsWith("0")))) {
    return refuse(text, what, `punkten kan betyda både tusental och decimal; skriv ${whole} ${fraction} eller ${whole},${fraction}.`);
  }
  const plain = `${whole.replace(/ /g, "") || "0"}${fraction === "" ? "" : `.${fraction}`}`;
  const significant = plain.replace(".", "").replace(/^0+/, "");
  const counted = fraction === "" ? significant : significant.replace(/(?<!0)0+$/, "");
  if (counted.length > 15) {
    return refuse(text, what, "det har fler än 15 siffror, vilket Excel inte kan räkna med. Dela upp beloppet eller byt enhet.");
  }
  return Decimal.parse(plain);
}

/**
 * The amount of a Swedish text, or null for "no figure" (empty, spaces, a lone minus). Decimal comma; a decimal point when it cannot be a
 * thousands separator; spaces of every kind between thousands; minus as hyphen, U+2212 or dash, before the figure or as parentheses; a unit after it.
 * Throws not-an-amount with a Swedish sentence otherwise. Example: "−40,2 mnkr" → −40.2, mnkr.
 */
export function parseAmount(text: string, what = "Texten"): ParsedAmount | null {
  if (isNoFigure(text)) {
    return null;
  }
  const whole = plainText(text);
  const enclosed = groups(BRACKETED, whole);
  const plain = enclosed === null ? whole : enclosed[1].trim();
  const split = groups(/^([^a-zåäöéü%:]*?) ?(:-|[a-zåäö][a-zåäö ]*)?\.?$/i, plain);
  if (plain.includes("%") || /\b(procent|pct)/i.test(plain)) {
    return refuse(text, what, "det är en procentsats. Skriv ett belopp eller lämna cellen tom.");
  }
  const word = split?.[2].toLowerCase().trim();
  const unit = word === "" ? null : UNIT_WORDS.get(word ?? "");
  if (split === null || unit === undefined) {
    if (/^-?[\d.,]+e[+-]?\d+$/i.test(plain)) {
      return refuse(text, what, "skriv ut talet med alla siffror, till exempel 120 000.");
    }
    return refuse(text, what, /^[-(]?\d/.test(plain) ? "efter talet får bara mnkr, tkr eller kr stå." : HOW);
  }
  let figure = split[1].trim();
  if (plain.endsWith(".") && word === "") {
    return refuse(text, what, HOW);
  }
  let negative = enclosed !== null;
  const bracketed = negative ? null : groups(BRACKETED, figure);
  if (bracketed !== null) {
    negative = true;
    figure = bracketed[1].trim();
  }
  const signed = groups(/^([-+]) ?(.*)$/, figure);
  if (signed !== null) {
    if (negative) {
      return refuse(text, what, "det har både parentes och tecken. Skriv ett minustecken eller en parentes, inte båda.");
    }
    negative = signed[1] === "-";
    figure = signed[2];
  }
  const magnitude = parseDigits(figure, text, what);
  return { value: negative ? magnitude.negated() : magnitude, unit };
}

/** The unit of an argument such as "mnkr" or "Tkr"; throws bad-argument for anything else. */
export function parseUnit(text: string): AmountUnit {
  const unit = UNIT_WORDS.get(plainText(text).toLowerCase().replace(/\.$/, ""));
  if (unit === undefined) {
    throw new BokslutError("bad-argument", `Enheten ”${text}” finns inte. Skriv mnkr, tkr eller kr.`);
  }
  return unit;
}

/** An amount in another unit, exactly. Example: 40.2 mnkr → 40 200 tkr. */
export function convertAmount(value: Decimal, from: AmountUnit, to: AmountUnit): Decimal {
  const shift = KRONOR[from] - KRONOR[to];
  return value.times(Decimal.scaled(1n, -shift));
}
