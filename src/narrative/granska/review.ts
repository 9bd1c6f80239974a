/** Granska text: every figure of a text looked up among the workbook's figures. Pure. */
import { convertAmount, type AmountUnit } from "../../domain/amount";
import { formatInFull } from "../../domain/amount-text";
import { Decimal } from "../../domain/decimal";
import { claimOf, type Claim } from "./claim";
import { findFigures, type TextFigure } from "./figures";
import { isOwnName, type KnownFigure } from "./known";
import { labelFinder } from "./labels";
import { plain } from "../table-view";
import { sentencesOf, type Sentence } from "./sentences";

/** bound: follows a cell. found: stands in a cell. rounded: a cell rounded or nearly it. contradicting: the table says otherwise. unknown: nowhere in the workbook. */
export type Verdict = "bound" | "found" | "rounded" | "contradicting" | "unknown";

export interface ReviewedFigure {
  /** Places in the text as it was given. */
  readonly start: number;
  readonly end: number;
  /** The figure as written, with its unit where that stands at it. */
  readonly text: string;
  readonly sentence: string;
  readonly verdict: Verdict;
  /** The workbook's figure that it is, or for a contradicting one that it ought to be. */
  readonly match: KnownFigure | null;
  /** In plain Swedish, where there is more to say than the verdict. */
  readonly reason: string;
}

type Fit = "exact" | "rounded" | "none";

/** A deviation this close to the table's own figure is taken for a mistake in it, not for another figure. */
const NEAR_DEVIATION = 0.15;
const NEAR_LEVEL = 0.05;
const ABOUT_SHARE = 0.05;
const LEAN_SHARE = 0.15;

const isAmount = (unit: KnownFigure["unit"]): unit is AmountUnit => unit === "mnkr" || unit === "tkr" || unit === "kr";

/** The known figure in the text figure's unit, without sign; null when the units cannot be the same. */
function sizeIn(known: KnownFigure, figure: TextFigure): Decimal | null {
  const size = known.value.abs();
  if (isAmount(figure.unit)) return isAmount(known.unit) ? convertAmount(size, known.unit, figure.unit) : null;
  if (figure.unit === null) return known.unit === null || (figure.decimals > 0 && isAmount(known.unit)) || (known.role === "indicator") ? size : null;
  return figure.unit === "procent" && known.unit === "procent" ? size : null;
}

function fitOf(known: KnownFigure, figure: TextFigure): Fit {
  const size = sizeIn(known, figure);
  if (size === null) return "none";
  const said = figure.value.abs();
  if (size.rounded(figure.decimals).equals(said)) return size.equals(said) || size.rounded(Math.max(1, figure.decimals)).equals(said) ? "exact" : "rounded";
  const [a, b] = [size.toNumber(), said.toNumber()];
  if (figure.precision === "about") return Math.abs(a - b) <= b * ABOUT_SHARE ? "rounded" : "none";
  if (figure.precision === "above" && a >= b && a <= b * (1 + LEAN_SHARE)) return "rounded";
  if (figure.precision === "below" && a <= b && a >= b * (1 - LEAN_SHARE)) return "rounded";
  // Sums of rounded figures differ by one in the last decimal: an avrundningsdifferens.
  const step = Decimal.scaled(1n, figure.decimals);
  return figure.decimals > 0 && isAmount(known.unit) && size.rounded(figure.decimals).minus(said).abs().compare(step) <= 0 ? "rounded" : "none";
}

const rightSign = (known: KnownFigure, claim: Claim): boolean => claim.direction === 0 || known.value.sign() === 0 || known.value.sign() === claim.direction;

function distance(known: KnownFigure, figure: TextFigure): number {
  const size = sizeIn(known, figure);
  const said = Math.abs(figure.value.toNumber());
  return size === null || size.sign() === 0 ? Infinity : Math.abs(size.toNumber() - said) / size.toNumber();
}

const nearest = (candidates: readonly KnownFigure[], figure: TextFigure): KnownFigure | null =>
  candidates.reduce<KnownFigure | null>((best, one) => (best === null || distance(one, figure) < distance(best, figure) ? one : best), null);

/** "Kostnader, Avvikelse: −12,3" of the known figure, in words. */
export function nameOfFigure(known: KnownFigure): string {
  const name = known.label === "" || known.label === known.rowLabel ? known.rowLabel : `${known.label}, ${known.rowLabel}`;
  return `${name}, ${known.columnLabel}`;
}

interface Judged {
  readonly verdict: Verdict;
  readonly match: KnownFigure | null;
  readonly reason: string;
}

const against = (known: KnownFigure, lead: string): Judged => ({ verdict: "contradicting", match: known, reason: `${lead} ${nameOfFigure(known)} är ${formatInFull(known.value, 2)}${known.unit === null ? "" : ` ${known.unit}`}.` });

/** What the table says of the very thing that the sentence names, when the text says otherwise; null when nothing speaks against the text. */
function contradiction(figure: TextFigure, claim: Claim, known: readonly KnownFigure[]): Judged | null {
  if (claim.label === null || figure.precision !== "exact") return null;
  const own = known.filter((one) => one.label === claim.label && sizeIn(one, figure) !== null);
  const same = own.filter((one) => one.role === claim.role);
  // Without a word for costs or incomes the sentence speaks of the net.
  const candidates = same.filter((one) => (claim.part === null ? one.part === "net" || one.part === null || claim.role === "item" : one.part === claim.part || claim.role === "item"));
  const fitting = candidates.filter((one) => fitOf(one, figure) !== "none");
  if (fitting.some((one) => rightSign(one, claim))) return null;
  const turned = fitting.find((one) => fitOf(one, figure) === "exact");
  if (turned !== undefined && claim.role !== "level") return against(turned, "Riktningen är en annan i tabellen:");
  const close = nearest(candidates, figure);
  if (close === null) return null;
  if (claim.role === "item") return against(close, "Tabellen säger något annat:");
  if (claim.role === "deviation" && claim.part !== null && claim.part !== "net") {
    const other = same.find((one) => one.part !== claim.part && fitOf(one, figure) === "exact" && rightSign(one, claim));
    if (other !== undefined && claim.named) return against(close, `Beloppet är det för ${nameOfFigure(other)}, inte det som texten nämner:`);
  }
  if (own.some((one) => fitOf(one, figure) !== "none")) return null;
  const limit = claim.role === "level" ? NEAR_LEVEL : NEAR_DEVIATION;
  const sure = claim.role === "level" ? claim.named && claim.part !== null : true;
  return sure && isAmount(figure.unit) && distance(close, figure) <= limit ? against(close, "Tabellen säger något annat:") : null;
}

function score(known: KnownFigure, claim: Claim): number {
  const named = known.label !== "" && known.label === claim.label ? 4 : known.label !== "" && known.label === claim.carried ? 3 : 0;
  return named + (known.role === claim.role ? 2 : 0) + (known.part === claim.part && claim.part !== null ? 1 : 0) + (rightSign(known, claim) ? 1 : -1) + (known.label === "" && claim.label === null ? 1 : 0);
}

function judge(figure: TextFigure, claim: Claim, known: readonly KnownFigure[]): Judged {
  const said = contradiction(figure, claim, known);
  if (said !== null) return said;
  const fits = known.map((one) => ({ one, fit: fitOf(one, figure) })).filter(({ fit }) => fit !== "none");
  const best = fits.reduce<(typeof fits)[number] | null>((top, entry) => {
    if (top === null) return entry;
    const better = score(entry.one, claim) + (entry.fit === "exact" ? 1.5 : 0) - (score(top.one, claim) + (top.fit === "exact" ? 1.5 : 0));
    return better > 0 ? entry : top;
  }, null);
  if (best === null) return { verdict: "unknown", match: null, reason: "" };
  const exact = best.fit === "exact" && figure.precision === "exact";
  return { verdict: exact ? "found" : "rounded", match: best.one, reason: exact ? "" : `Cellen är ${formatInFull(best.one.value, 2)}.` };
}

function bound(sentence: Sentence, start: number, end: number): ReviewedFigure {
  return { start: sentence.origin[start] ?? 0, end: (sentence.origin[end - 1] ?? 0) + 1, text: "", sentence: sentence.text.trim(), verdict: "bound", match: null, reason: "" };
}

/** The unit as it stands after the figure, for showing. */
const withUnit = (text: string, figure: TextFigure): string => `${text.slice(figure.start, figure.end)}${isAmount(figure.unit) && figure.ownUnit ? ` ${figure.unit}` : ""}`;

/**
 * Reviews a text: its figures in order, each with a verdict and the cell it is, or ought to be. Places where U+FFFC stands are figures that already follow
 * a cell. A figure is called contradicting only when the sentence or its heading names a row of the workbook and that row says otherwise.
 */
export function reviewText(text: string, known: readonly KnownFigure[]): readonly ReviewedFigure[] {
  const labels = known.filter((one) => isOwnName(one.label)).map((one) => one.label);
  const find = labelFinder(labels);
  const names = new Set(labels.map(plain));
  return sentencesOf(text, (line) => names.has(plain(line))).flatMap((sentence) => {
    const figures = findFigures(sentence.text);
    const reviewed = figures.map((figure): ReviewedFigure => ({
      start: sentence.origin[figure.start] ?? 0, end: (sentence.origin[figure.end - 1] ?? 0) + 1, text: withUnit(sentence.text, figure), sentence: sentence.text.trim(),
      ...judge(figure, claimOf(sentence, figure, figures, find), known),
    }));
    const masked = [...sentence.text.matchAll(/\ufffc+/g)].map((match) => bound(sentence, match.index, match.index + match[0].length));
    return [...reviewed, ...masked].sort((a, b) => a.start - b.start);
  });
}
