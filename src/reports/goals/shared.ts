/** Words and formulas that the follow-up sheets share. */
import type { IndicatorStatus } from "../../domain/indicator-status";
import type { ReportMeta } from "../report-data.types";
import { SECTION, type CellName, type GoalCell, type GoalRow, formula, type Part } from "./sheet-model";

/** The city's words for a status, in the order they are listed. The functions speak these; what the sheets show are the words set on the sheet Översikt. */
export const STATUS_WORDS: readonly IndicatorStatus[] = ["Uppfylls helt", "Uppfylls delvis", "Uppfylls inte", "Ingen bedömning"];

/** Symbols of their own shape, readable in greyscale; the user can change them on the sheet Översikt. */
export const SYMBOLS: readonly string[] = ["●", "◐", "○", "–"];

export const STATUS_COLUMNS = ["helt", "delvis", "inte", "ingen"] as const;
export const SYMBOL_ROW = "symboler";
export const HEADING_ROW = "rubriker";

/** The line under a table: blocks reach to it, so that a row put in above it counts at once. */
export const END = `${SECTION}$slut`;
export const END_ROW: GoalRow = { key: END, look: "end", cells: {} };

const STANDARD = `{${STATUS_WORDS.map((word) => `"${word}"`).join(",")}}`;

function settingsBlock(row: string): Part {
  const at = (column: string): CellName => ({ sheet: "oversikt", row, column });
  return { from: at(STATUS_COLUMNS[0]), to: at(STATUS_COLUMNS[STATUS_COLUMNS.length - 1] ?? ""), fixed: true };
}

const lookUp = (among: readonly Part[], wanted: readonly Part[], inside: readonly Part[]): readonly Part[] => ["INDEX(", ...among, ",MATCH(", ...wanted, ",", ...inside, ",0))"];

/** The user's word for one of the city's. An error passes through. */
export function inUsersWords(status: readonly Part[]): readonly Part[] {
  return lookUp([settingsBlock(HEADING_ROW)], status, [STANDARD]);
}

/** The city's word for one of the user's; #N/A for a word that is none of theirs. */
export function inStandardWords(word: readonly Part[]): readonly Part[] {
  return lookUp([STANDARD], word, [settingsBlock(HEADING_ROW)]);
}

/** The city's word for what is typed as a bedömning, in the user's words or the city's; "Ingen bedömning" for what is neither. */
export function typedStatus(typed: Part): readonly Part[] {
  return ["IFERROR(", ...inStandardWords([typed]), ",IFERROR(", ...lookUp([STANDARD], [typed], [STANDARD]), ',"Ingen bedömning"))'];
}

/** The symbol of a status in the city's words, from the symbols on the sheet Översikt. */
export function symbolFormula(status: Part): GoalCell {
  return formula(["=IFERROR(", ...lookUp([settingsBlock(SYMBOL_ROW)], [status], [STANDARD]), '&"","")'], "●");
}

/** "; Sjukfrånvaro (Uppfylls inte)" for a row that misses, "" for others: what the goal above gathers. */
export function missFormula(status: Part, name: Part, word: Part): GoalCell {
  const named: readonly Part[] = ['"; "&LEFT(', name, `,${NAMED})&" ("&`];
  return formula(["=IF(ISERROR(", status, "),", ...named, '"fel i cellen)",IF(OR(', status, `="${STATUS_WORDS[1]}",`, status, `="${STATUS_WORDS[2]}"),`, ...named, word, '&")",""))'], "");
}

/** Longest name in a list of what is missed. */
export const NAMED = 60;

/** Second line of a sheet: organisation, report and period, nothing twice. */
export function subtitleOf(meta: ReportMeta): string {
  const period = meta.title.includes(meta.period) ? "" : meta.period;
  return [meta.organisation, meta.title, period].filter((text) => text !== "").join(" · ");
}
