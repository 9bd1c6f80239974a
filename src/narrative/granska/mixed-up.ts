/** An indicator told with another indicator's figure: the sentence says what one of them measures in its own words, but the figure is another's outcome. */
import type { Judged } from "./contradict";
import { nameOfFigure } from "./contradict";
import type { TextFigure } from "./figures";
import { fitOf } from "./fit";
import type { KnownFigure } from "./known";

/** So many words in a row, the same as in the indicator's name, show what the sentence speaks of. */
const RUN = 3;
/** A word of its own beside the run. */
const OWN_WORD = 7;

/** A word this long says something of what is measured. */
const NAMING_WORD = 5;

const wordsOf = (text: string): readonly string[] => text.toLocaleLowerCase("sv").match(/\p{L}+/gu) ?? [];
const runsOf = (words: readonly string[]): readonly string[] => words.slice(0, Math.max(0, words.length - RUN + 1)).map((_word, at) => words.slice(at, at + RUN).join(" "));

/** The names that the sentence speaks of in words of theirs: a run of words, and a long word outside it. */
export function spokenOf(sentence: string, names: readonly string[]): readonly string[] {
  const words = wordsOf(sentence);
  const runs = new Set(runsOf(words));
  return names.filter((name) => {
    const own = wordsOf(name);
    const shared = runsOf(own).find((run) => runs.has(run));
    return shared !== undefined && own.some((word) => word.length >= OWN_WORD && !shared.split(" ").includes(word) && words.includes(word));
  });
}

/** Null unless no figure of the sentence is one of what it speaks of, and this one is the outcome of another indicator that it has no word about. */
export function mixedUp(figure: TextFigure, figures: readonly TextFigure[], sentence: string, known: readonly KnownFigure[]): Judged | null {
  const indicators = known.filter((one) => one.role === "indicator");
  const spoken = spokenOf(sentence, [...new Set(indicators.map((one) => one.label))]);
  const meant = indicators.filter((one) => spoken.includes(one.label));
  const outcome = meant.find((one) => one.holds === "outcome");
  const isMeant = (one: TextFigure): boolean => meant.some((value) => fitOf(value, one) !== "none" || fitOf({ ...value, unit: one.unit }, one) !== "none");
  if (outcome === undefined || figures.some(isMeant)) return null;
  const words = new Set(wordsOf(sentence));
  const strange = (name: string): boolean => wordsOf(name).every((word) => word.length < NAMING_WORD || !words.has(word));
  const other = indicators.find((one) => one.holds === "outcome" && !spoken.includes(one.label) && strange(one.label) && fitOf(one, figure) === "exact");
  return other === undefined ? null : {
    verdict: "contradicting", match: outcome,
    reason: `Siffran är utfallet för ${other.label}. Meningen liknar ${nameOfFigure(outcome)}, som är ${outcome.value.toNumber().toLocaleString("sv-SE")}${outcome.unit === null ? "" : ` ${outcome.unit}`}.`,
  };
}
