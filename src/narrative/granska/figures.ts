/** Finds every figure in a Swedish text: amounts, per cent, procentenheter, counts. Years, dates, numbers of sections and diaries are left out. */
import { plainText, type AmountUnit } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";

/** mdkr: billions, which no table is kept in. */
export type FigureUnit = AmountUnit | "mdkr" | "procent" | "procentenheter" | null;

/** How exact the text says that the figure is. */
export type Precision = "exact" | "about" | "above" | "below";

export interface TextFigure {
  /** Places in the text: sign and digits (and the per cent word, which belongs to the figure). */
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  readonly decimals: number;
  readonly unit: FigureUnit;
  /** The unit is written at the figure itself; false when it is taken from the next figure of a range. */
  readonly ownUnit: boolean;
  readonly precision: Precision;
}

const SPACE = "[ \\u00a0\\u2009\\u202f]";
const NUMBER = new RegExp(`(?<![\\p{L}\\d,.:/§_-])(?<sign>[\\u2212\\u2013-]${SPACE}?)?(?<whole>[1-9]\\d{0,2}(?:${SPACE}\\d{3})+|\\d+)(?:,(?<fraction>\\d+))?(?![\\d_]|,\\d|[:./-]\\d)`, "gu");
const HALF = new Map([["en halv", 0.5], ["ett halvt", 0.5]]);
const WORDS = new Map(["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo"].map((word, value) => [word, value]));
[["ett", 1], ["trettio", 30], ["fyrtio", 40], ["femtio", 50], ["sextio", 60], ["sjuttio", 70], ["åttio", 80], ["nittio", 90], ["hundra", 100]].forEach(([word, value]) => WORDS.set(String(word), Number(value)));
/** A number in words, which counts as a figure only with a unit after it. */
const IN_WORDS = new RegExp(`(?<![\\p{L}\\d])(?<half>en halv|ett halvt)|(?<![\\p{L}\\d])(?<word>${[...WORDS.keys()].sort((a, b) => b.length - a.length).join("|")})(?<more>\\s+och\\s+en\\s+halv)?(?![\\p{L}\\d])`, "giu");
const UNITS: readonly (readonly [RegExp, FigureUnit])[] = [
  [/^\s*(?:mnkr|mkr|msek|miljon(?:er)?(?:\s+(?:kronor|kr))?)(?![\p{L}])/iu, "mnkr"],
  [/^\s*(?:mdkr|mdr|miljard(?:er)?(?:\s+(?:kronor|kr))?)(?![\p{L}])/iu, "mdkr"],
  [/^\s*(?:tkr|kkr|tsek|ksek|tusen\s+(?:kronor|kr))(?![\p{L}])/iu, "tkr"],
  [/^\s*(?:kr|kronor|sek|:-)(?![\p{L}])/iu, "kr"],
  [/^\s*procentenhet(?:er|s|ers)?(?![\p{L}])/iu, "procentenheter"],
  [/^\s*(?:%-enheter)/iu, "procentenheter"],
  [/^\s*(?:%|procent(?![\p{L}])|procentig|pct(?![\p{L}]))/iu, "procent"],
];
const MONTH = "(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)";
const BEFORE_NO_FIGURE = new RegExp(
  `(?:§§?|\\b(?:sid(?:an|or)?|s|kap(?:itel)?|avsnitt|punkt(?:en|erna)?|bilaga|bil|paragraf|artikel|art|nr|nummer|dnr|tertial|kvartal|vecka|v|åk|årskurs|klass|tabell|diagram|figur|rad|iso|t|fas|etapp|nivå|kl|klockan|rum|telefon|tel|sfs|prop|grupp|zon|del|den|mål|p)\\.?)\\s*(?:\\d+(?:[ ,.]|\\s+och\\s+|\\s*[–-]\\s*))*$`, "iu");
const AFTER_NO_FIGURE = new RegExp(`^(?:\\s*${MONTH}|\\s*(?:§|kap\\b)|:[ae](?![\\p{L}])|\\s*[–-]\\s*\\d{1,2}\\s+${MONTH}|\\))`, "iu");
const ABOUT: readonly (readonly [RegExp, Precision])[] = [
  [/(?:^|[^\p{L}])(?:cirka|ca\.?|c:a|omkring|ungefär|runt|uppskattningsvis|kring)\s*$/iu, "about"],
  [/(?:^|[^\p{L}])(?:drygt|över|mer än|minst|åtminstone|fler än)\s*$/iu, "above"],
  [/(?:^|[^\p{L}])(?:knappt|närmare|nästan|under|högst|max(?:imalt)?|mindre än|färre än)\s*$/iu, "below"],
];
const RANGE = new RegExp(`^\\s*(?:till|respektive|och|eller|resp\\.?|[–-])\\s*[\\u2212\\u2013-]?\\d[\\d \\u00a0\\u202f]*(?:,\\d+)?`, "iu");

function unitAfter(rest: string): { readonly unit: FigureUnit; readonly length: number } | null {
  for (const [pattern, unit] of UNITS) {
    const match = pattern.exec(rest);
    if (match !== null) return { unit, length: match[0].length };
  }
  return null;
}

const isPercent = (unit: FigureUnit): boolean => unit === "procent" || unit === "procentenheter";

/** A year, a span of years (2011/12, 2010–2011) or a part of a date. */
function isYear(digits: string, fraction: string | undefined, unit: FigureUnit, before: string): boolean {
  if (fraction !== undefined || unit !== null || !/^(?:19|20)\d\d$/.test(digits)) return false;
  return !/(?:antal|totalt|sammanlagt|cirka|ca\.?|drygt|knappt)\s*$/i.test(before);
}

const precisionOf = (before: string): Precision => ABOUT.find(([pattern]) => pattern.test(before))?.[1] ?? "exact";

/** "tio procent", "drygt en miljon kronor", "två och en halv miljoner". */
function figuresInWords(text: string): readonly TextFigure[] {
  return [...text.matchAll(IN_WORDS)].flatMap((match): TextFigure[] => {
    const { half, word, more } = match.groups ?? {};
    const end = match.index + match[0].length;
    const unit = unitAfter(text.slice(end, end + 60));
    const value = half === undefined ? (WORDS.get((word ?? "").toLocaleLowerCase("sv")) ?? 0) + (more === undefined ? 0 : 0.5) : HALF.get(half.toLocaleLowerCase("sv")) ?? 0;
    if (unit === null) return [];
    return [{
      start: match.index, end: isPercent(unit.unit) ? end + unit.length : end, value: Decimal.of(value), decimals: Number.isInteger(value) ? 0 : 1, unit: unit.unit, ownUnit: true,
      precision: precisionOf(text.slice(Math.max(0, match.index - 40), match.index)),
    }];
  });
}

/** The figures of a text in their order. Places count from 0. */
export function findFigures(text: string): readonly TextFigure[] {
  const found: TextFigure[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const { sign, whole = "", fraction } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const [before, after] = [text.slice(Math.max(0, start - 40), start), text.slice(end, end + 60)];
    const own = unitAfter(after);
    const range = own === null ? RANGE.exec(after) : null;
    const inherited = range === null ? null : unitAfter(after.slice(range[0].length));
    const unit = own?.unit ?? inherited?.unit ?? null;
    if (unit === null && (isYear(whole, fraction, unit, before) || BEFORE_NO_FIGURE.test(before) || AFTER_NO_FIGURE.test(after))) {
      const bracketed = /^\)/.test(after) && (/\([^()]*$/.test(before) || fraction !== undefined);
      if (!bracketed || isYear(whole, fraction, unit, before) || BEFORE_NO_FIGURE.test(before)) continue;
    }
    const digits = `${plainText(whole).replace(/ /g, "")}${fraction === undefined ? "" : `.${fraction}`}`;
    if (digits.replace(".", "").length > 15) continue;
    // A dash between two figures or after a word is no minus.
    const negative = sign !== undefined && (sign.startsWith("\u2212") || (sign.length === 1 && !/\d\s*$/u.test(before)));
    const magnitude = Decimal.parse(digits);
    found.push({
      start: sign !== undefined && !negative ? start + sign.length : start,
      end: own !== null && isPercent(own.unit) ? end + own.length : end,
      value: negative ? magnitude.negated() : magnitude, decimals: fraction?.length ?? 0, unit, ownUnit: own !== null,
      precision: precisionOf(before),
    });
  }
  return [...found, ...figuresInWords(text)].sort((a, b) => a.start - b.start);
}
