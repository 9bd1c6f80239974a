/** The narrative's settings as they are kept with the report, in its member "berattelse". What is left out is guessed or standard. */
import { guessOrganisation, STANDARD, type NarrativeSettings } from "./settings";
import type { ReportData } from "../reports/report-data.types";

/** Every setting, filled in: what the controller sees and changes. Empty words are guessed from the report's organisation. */
export interface NarrativeChoices {
  readonly name: string;
  readonly word: string;
  readonly decides: string;
  /** Deviations below this are gathered, in the report's unit; null for the standard share of the gross budget. */
  readonly smallAmount: number | null;
  /** How many verksamheter the summary names. */
  readonly named: number;
  readonly causes: boolean;
  /** Ceiling of the resultatfond as a share of turnover; null leaves the sentence out. */
  readonly fundCeiling: number | null;
}

const MEMBER = "berattelse";

function stored(report: ReportData): Readonly<Record<string, unknown>> {
  const held = report.extra[MEMBER];
  return typeof held === "object" && held !== null ? (held as Readonly<Record<string, unknown>>) : {};
}

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const amount = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null);

/** What the controller has chosen. */
export function narrativeChoices(report: ReportData): NarrativeChoices {
  const held = stored(report);
  const named = amount(held["named"]);
  return {
    name: text(held["name"]), word: text(held["ownWord"]), decides: text(held["decides"]), smallAmount: amount(held["smallAmount"]),
    named: named === null ? STANDARD.named : Math.round(named), causes: held["causes"] !== false,
    fundCeiling: held["fundCeiling"] === null ? null : amount(held["fundCeiling"]) ?? STANDARD.fundCeiling,
  };
}

/** The same for the composer. */
export function chosenSettings(report: ReportData): NarrativeSettings {
  const { name, word, decides, smallAmount, ...rest } = narrativeChoices(report);
  const organisation = { ...(name === "" ? {} : { name }), ...(word === "" ? {} : { word }), ...(decides === "" ? {} : { decides }) };
  return { ...rest, ...(smallAmount === null ? {} : { smallAmount }), organisation };
}

/** The report with the choices kept in it. */
export function withChoices(report: ReportData, choices: NarrativeChoices): ReportData {
  const { word, ...rest } = choices;
  return { ...report, extra: { ...report.extra, [MEMBER]: { ...stored(report), ...rest, ownWord: word } } };
}

/** The words that are used where none are chosen. */
export const guessedWords = (report: ReportData): { readonly name: string; readonly word: string; readonly decides: string } => guessOrganisation(report.meta.organisation);
