/** Finds the names of the workbook's rows in a text: inflected ("Politiska organisationens" is Politisk organisation), longest name first. */
import { plain } from "../table-view";

export interface FoundLabel {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The part of a word that stands in every form of it. */
const stem = (word: string): string => (word.length <= 4 ? word : word.slice(0, word.length - (word.length > 7 ? 2 : 1)));

/** Endings of Swedish nouns and adjectives may differ; short names and abbreviations may only take a genitive. */
function wordPattern(word: string): string {
  return word.length <= 4 ? `${escape(word)}s?` : `${escape(stem(word))}\\p{L}{0,6}`;
}

export type LabelFinder = (text: string) => readonly FoundLabel[];

/** A finder for a set of names. Names that one text place could belong to several of go to the longest. */
export function labelFinder(labels: readonly string[]): LabelFinder {
  const distinct = [...new Set(labels)].sort((a, b) => b.length - a.length);
  const names = distinct.map((label) => {
    const words = plain(label).split(/[\s/]+/).filter((word) => word !== "");
    // "IT" and "VA" are written so; in small letters they are parts of other words.
    const written = /^\p{Lu}{2,3}$/u.test(label.trim());
    const pattern = (): RegExp => new RegExp(`(?<![\\p{L}\\d])${(written ? [label.trim()] : words).map(wordPattern).join("[\\s/-]+")}(?![\\p{L}\\d])`, written ? "gu" : "giu");
    // The words that tell one name from another come first: most names are ruled out by a look for those.
    const stems = words.map((word) => stem(word)).reverse();
    return { label, stems, pattern, written };
  });
  const made = new Map<string, RegExp>();
  const patternOf = ({ label, pattern }: (typeof names)[number]): RegExp => {
    const known = made.get(label) ?? pattern();
    made.set(label, known);
    return known;
  };
  const seen = new Map<string, readonly FoundLabel[]>();
  const find: LabelFinder = (text) => {
    const lower = text.toLocaleLowerCase("sv");
    const found: FoundLabel[] = [];
    for (const name of names) {
      const { label, stems, written } = name;
      if (!stems.every((part) => lower.includes(part))) continue;
      for (const match of (written ? text : lower).matchAll(patternOf(name))) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (!found.some((other) => start < other.end && other.start < end)) found.push({ label, start, end });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
  // A sentence is asked about once for each of its figures, and as the sentence before.
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const found = find(text);
    seen.set(text, found);
    return found;
  };
}
