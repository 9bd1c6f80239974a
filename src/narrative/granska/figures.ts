/** Finds every figure in a Swedish text: amounts, per cent, procentenheter, counts. Years, dates, numbers of sections and diaries are left out. */
import { plainText, type AmountUnit } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";

export type FigureUnit = AmountUnit | "procent" | "procentenheter" | null;

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
const UNITS: readonly (readonly [RegExp, FigureUnit])[] = [
  [/^\s*(?:mnkr|mkr|msek|miljon(?:er)?(?:\s+(?:kronor|kr))?)(?![\p{L}])/iu, "mnkr"],
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
      precision: ABOUT.find(([pattern]) => pattern.test(before))?.[1] ?? "exact",
    });
  }
  return found;
}
