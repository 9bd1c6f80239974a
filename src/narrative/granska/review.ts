/** Granska text: every figure of a text looked up among the workbook's figures. Pure. */
import { formatInFull } from "../../domain/amount-text";
import { finished, type Steps } from "../../domain/steps";
import { claimOf, type Claim } from "./claim";
import { contradiction, nameOfFigure, rightSign, type Judged } from "./contradict";
import { workedOut, type WorkedOut } from "./derive";
import { findFigures, type TextFigure } from "./figures";
import { fitOf, isAmount } from "./fit";
import { isOwnName, type KnownFigure } from "./known";
import { labelFinder, type LabelFinder } from "./labels";
import { mixedUp } from "./mixed-up";
import { plain } from "../table-view";
import { sentencesOf, type Sentence } from "./sentences";

export { nameOfFigure } from "./contradict";

/** bound: follows a cell. found: stands in a cell, or follows from cells that the sentence names. rounded: a cell rounded or nearly it. contradicting: the table says otherwise. unknown: nowhere in the workbook. */
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

function score(known: KnownFigure, claim: Claim): number {
  const named = known.label !== "" && known.label === claim.label ? 4 : known.label !== "" && known.label === claim.carried ? 3 : 0;
  const topic = claim.topic !== null && known.topic === claim.topic ? 2 : 0;
  return named + topic + (known.role === claim.role ? 2 : 0) + (known.part === claim.part && claim.part !== null ? 1 : 0) + (rightSign(known, claim) ? 1 : -1) + (known.label === "" && claim.label === null ? 1 : 0);
}

const HOW: Readonly<Record<WorkedOut["how"], string>> = { share: "av", change: "mot", sum: "plus", difference: "minus" };

/** "Uträknad: Netto, Avvikelse (300) av Netto, Årsbudget (4 500)." */
function explained({ of: [a, b], how }: WorkedOut): string {
  return `Uträknad ur cellerna: ${nameOfFigure(a)} (${formatInFull(a.value, 2)}) ${HOW[how]} ${nameOfFigure(b)} (${formatInFull(b.value, 2)}).`;
}

/** The cell that the figure most likely is; null when no cell is like it. Only figures of the same kind may differ by rounding. */
function inCells(figure: TextFigure, claim: Claim, known: readonly KnownFigure[]): { readonly one: KnownFigure; readonly exact: boolean } | null {
  const fits = known.map((one) => ({ one, fit: fitOf(one, figure, one.role === claim.role || one.role === "indicator") })).filter(({ fit }) => fit !== "none");
  const best = fits.reduce<(typeof fits)[number] | null>((top, entry) => {
    if (top === null) return entry;
    const better = score(entry.one, claim) + (entry.fit === "exact" ? 1.5 : 0) - (score(top.one, claim) + (top.fit === "exact" ? 1.5 : 0));
    return better > 0 ? entry : top;
  }, null);
  return best === null ? null : { one: best.one, exact: best.fit === "exact" && figure.precision === "exact" };
}

function judge(figure: TextFigure, claim: Claim, known: readonly KnownFigure[], first: TextFigure | null, worked: readonly WorkedOut[]): Judged {
  const said = contradiction(figure, claim, known, first, worked);
  if (said !== null) return said;
  const cell = inCells(figure, claim, known);
  const elsewhere = cell !== null && claim.label !== null && cell.one.label !== claim.label && cell.one.label !== claim.carried;
  const made = worked.find((one) => fitOf(one, figure, false) !== "none");
  if (made !== undefined && (cell === null || !cell.exact || elsewhere)) {
    return { verdict: figure.precision === "exact" ? "found" : "rounded", match: made.of[0], reason: explained(made) };
  }
  if (cell === null) return { verdict: "unknown", match: null, reason: "" };
  const where = elsewhere && cell.one.label !== "" ? `Siffran står på raden ${cell.one.label}, som meningen inte nämner.` : "";
  const value = cell.exact ? "" : `Cellen är ${formatInFull(cell.one.value, 2)}.`;
  return { verdict: cell.exact ? "found" : "rounded", match: cell.one, reason: [value, where].filter((text) => text !== "").join(" ") };
}

function bound(sentence: Sentence, start: number, end: number): ReviewedFigure {
  return { start: sentence.origin[start] ?? 0, end: (sentence.origin[end - 1] ?? 0) + 1, text: "", sentence: sentence.text.trim(), verdict: "bound", match: null, reason: "" };
}

/** The unit as it stands after the figure, for showing. */
const withUnit = (text: string, figure: TextFigure): string => `${text.slice(figure.start, figure.end)}${isAmount(figure.unit) && figure.ownUnit ? ` ${figure.unit}` : ""}`;

/** The figure before, in "från A till B". */
function pairOf(sentence: Sentence, figures: readonly TextFigure[], at: number): TextFigure | null {
  const [before, figure] = [figures[at - 1], figures[at]];
  if (before === undefined || figure === undefined || !/från\s+(?:cirka\s+)?$/i.test(sentence.text.slice(0, before.start))) return null;
  return /^\s*(?:(?:mnkr|tkr|kr|miljoner(?: kronor)?|procent|%)\s*)?till\s+$/i.test(sentence.text.slice(before.end, figure.start)) ? before : null;
}

/** Where the words about a figure begin: after the figure before, unless little more than "eller" stands between them. */
function spokenFrom({ text }: Sentence, figures: readonly TextFigure[], at: number): number {
  const [before, figure] = [figures[at - 1], figures[at]];
  if (before === undefined || figure === undefined) return 0;
  return /^[\s,(]*(?:\p{L}+\s+)?(?:eller|vilket är|alltså|motsvarande)\s+(?:\p{L}+\s+)?$/iu.test(text.slice(before.end, figure.start).replace(/^\s*(?:mnkr|tkr|kr)/, "")) ? figures[at - 2]?.end ?? 0 : before.end;
}

function reviewSentence(sentence: Sentence, find: LabelFinder, known: readonly KnownFigure[]): ReviewedFigure[] {
  const figures = findFigures(sentence.text);
  const labels = [...new Set(find(sentence.text).map((label) => label.label))];
  return figures.map((figure, at): ReviewedFigure => {
    const claim = claimOf(sentence, figure, figures, find);
    const around = sentence.text.slice(spokenFrom(sentence, figures, at), figures[at + 1]?.start ?? sentence.text.length);
    const worked = workedOut(figure, claim, known, labels, labels.length > 1 ? sentence.text : around);
    return {
      start: sentence.origin[figure.start] ?? 0, end: (sentence.origin[figure.end - 1] ?? 0) + 1, text: withUnit(sentence.text, figure), sentence: sentence.text.trim(),
      ...(claim.label === null ? mixedUp(figure, figures, sentence.text, known) : null) ?? judge(figure, claim, known, pairOf(sentence, figures, at), worked),
    };
  });
}

/** Reviews one text after another against the same figures. */
export type Reviewer = (text: string) => Steps<readonly ReviewedFigure[]>;

/**
 * Reviews texts: the figures of each in order, each with a verdict and the cell it is, or ought to be. Places where U+FFFC stands are figures that already
 * follow a cell. A figure is called contradicting only when the sentence or its heading names a row of the workbook and that row says otherwise.
 */
export function reviewer(known: readonly KnownFigure[]): Reviewer {
  const labels = known.filter((one) => isOwnName(one.label)).map((one) => one.label);
  const find = labelFinder(labels);
  const names = new Set(labels.map(plain));
  return function* review(text) {
    const reviewed: ReviewedFigure[] = [];
    for (const sentence of sentencesOf(text, (line) => names.has(plain(line)))) {
      const masked = [...sentence.text.matchAll(/\ufffc+/g)].map((match) => bound(sentence, match.index, match.index + match[0].length));
      reviewed.push(...[...reviewSentence(sentence, find, known), ...masked].sort((a, b) => a.start - b.start));
      yield;
    }
    return reviewed;
  };
}

/** Reviews one text at one go. */
export function reviewText(text: string, known: readonly KnownFigure[]): readonly ReviewedFigure[] {
  return finished(reviewer(known)(text));
}
