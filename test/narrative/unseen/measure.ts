/** How well Granska text does on a text whose figures are marked: «rätt:…», «fel:…», «annat:…». */
import { knownFigures, reviewText, type ReviewedFigure, type Verdict } from "../../../src/narrative/granska";
import { bookOf } from "./build";
import type { ReportData } from "../../../src/reports/report-data.types";

export type Mark = "rätt" | "fel" | "annat";

export interface Marked {
  readonly mark: Mark;
  readonly text: string;
  /** What the review says of the figure; null when it saw no figure there. */
  readonly found: ReviewedFigure | null;
}

/** The text without its marks, and where each marked figure stands in it. */
function unmark(marked: string): { readonly text: string; readonly places: readonly { readonly mark: Mark; readonly start: number; readonly end: number }[] } {
  let text = "";
  let from = 0;
  const places: { mark: Mark; start: number; end: number }[] = [];
  for (const match of marked.matchAll(/«(rätt|fel|annat):([^»]*)»/g)) {
    text += marked.slice(from, match.index);
    places.push({ mark: match[1] as Mark, start: text.length, end: text.length + (match[2]?.length ?? 0) });
    text += match[2] ?? "";
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), places };
}

export function measure(report: ReportData, marked: string): { readonly marks: readonly Marked[]; readonly others: readonly ReviewedFigure[] } {
  const book = bookOf(report);
  const { text, places } = unmark(marked);
  const reviewed = reviewText(text, knownFigures(book.report, book.models, book.views, book.lookup));
  const at = (place: { readonly start: number; readonly end: number }): ReviewedFigure | null => reviewed.find((figure) => figure.start < place.end && place.start < figure.end) ?? null;
  const marks = places.map((place): Marked => ({ mark: place.mark, text: text.slice(place.start, place.end), found: at(place) }));
  return { marks, others: reviewed.filter((figure) => !marks.some((mark) => mark.found === figure)) };
}

/** Counts of verdicts by mark; "ingen" where the review saw no figure. */
export function tally(marks: readonly Marked[]): Readonly<Record<Mark, Readonly<Partial<Record<Verdict | "ingen", number>>>>> {
  const counts: Record<Mark, Partial<Record<Verdict | "ingen", number>>> = { rätt: {}, fel: {}, annat: {} };
  for (const { mark, found } of marks) {
    const verdict = found?.verdict ?? "ingen";
    counts[mark][verdict] = (counts[mark][verdict] ?? 0) + 1;
  }
  return counts;
}
