/** Finds the names of the workbook's rows in a text: inflected ("Politiska organisationens" is Politisk organisation), longest name first. */
import { plain } from "../table-view";

export interface FoundLabel {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Endings of Swedish nouns and adjectives may differ; short names and abbreviations may only take a genitive. */
function wordPattern(word: string): string {
  if (word.length <= 4) return `${escape(word)}s?`;
  return `${escape(word.slice(0, word.length - (word.length > 7 ? 2 : 1)))}\\p{L}{0,6}`;
}

export type LabelFinder = (text: string) => readonly FoundLabel[];

/** A finder for a set of names. Names that one text place could belong to several of go to the longest. */
export function labelFinder(labels: readonly string[]): LabelFinder {
  const distinct = [...new Set(labels)].sort((a, b) => b.length - a.length);
  const patterns = distinct.map((label) => {
    const words = plain(label).split(/[\s/]+/).filter((word) => word !== "");
    // "IT" and "VA" are written so; in small letters they are parts of other words.
    const written = /^\p{Lu}{2,3}$/u.test(label.trim());
    const pattern = new RegExp(`(?<![\\p{L}\\d])${(written ? [label.trim()] : words).map(wordPattern).join("[\\s/-]+")}(?![\\p{L}\\d])`, written ? "gu" : "giu");
    return { label, first: (words[0] ?? "").slice(0, 3), pattern, written };
  });
  return (text) => {
    const lower = text.toLocaleLowerCase("sv");
    const found: FoundLabel[] = [];
    for (const { label, first, pattern, written } of patterns) {
      if (!lower.includes(first)) continue;
      for (const match of (written ? text : lower).matchAll(pattern)) {
        const [start, end] = [match.index, match.index + match[0].length];
        if (!found.some((other) => start < other.end && other.start < end)) found.push({ label, start, end });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}
