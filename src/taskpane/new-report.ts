/** The form for a new report: what was typed, what is wrong with it, and the report meta it becomes. */
import type { ReportMeta, SignConvention, Unit } from "../reports/report-data.types";
import { sv } from "./strings.sv";

/** The report kinds that the form offers: verksamhetsberättelse, tertialrapport 1 and 2, underlag till budget. */
export type ReportKind = "vb" | "t1" | "t2" | "budget";

export const reportKinds: readonly ReportKind[] = ["vb", "t1", "t2", "budget"];
export const units: readonly Unit[] = ["mnkr", "tkr", "kr"];
export const signConventions: readonly SignConvention[] = ["intakter_negativa", "intakter_positiva", "kostnader_negativa"];

export interface NewReportForm {
  readonly organisation: string;
  readonly kind: ReportKind;
  readonly year: string;
  readonly unit: Unit;
  readonly sign: SignConvention;
  readonly ownWord: string;
  readonly diaryNumber: string;
  readonly handler: string;
  /** The report's date, as 2026-02-14; empty when it has none yet. */
  readonly date: string;
  /** The verksamheter as typed or pasted, one per line. */
  readonly verksamheter: string;
}

/** The fields that can be wrong. */
export type ProblemField = "organisation" | "year" | "ownWord" | "date";
export type FormProblems = Readonly<Partial<Record<ProblemField, string>>>;

/** The order of the fields on the page: focus goes to the first one that is wrong. */
export const problemOrder: readonly ProblemField[] = ["organisation", "year", "ownWord", "date"];

/** An empty form for the year that `today` falls in. */
export function emptyForm(today: Date): NewReportForm {
  return {
    organisation: "",
    kind: "vb",
    year: String(today.getFullYear()),
    unit: "mnkr",
    sign: "intakter_negativa",
    ownWord: sv.form.ownWordDefault,
    diaryNumber: "",
    handler: "",
    date: "",
    verksamheter: "",
  };
}

/** True for a day written as 2026-02-14. */
export function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** What is wrong with the form, one Swedish sentence per field; empty when it can be used. */
export function formProblems(form: NewReportForm): FormProblems {
  return {
    ...(form.organisation.trim() === "" ? { organisation: sv.form.problems.organisation } : {}),
    ...(/^(19|20)\d{2}$/.test(form.year.trim()) ? {} : { year: sv.form.problems.year }),
    ...(form.ownWord.trim() === "" ? { ownWord: sv.form.problems.ownWord } : {}),
    ...(form.date.trim() === "" || isDate(form.date.trim()) ? {} : { date: sv.form.problems.date }),
  };
}

const lastDay: Readonly<Record<ReportKind, string>> = { vb: "12-31", t1: "04-30", t2: "08-31", budget: "12-31" };
const reportTypes: Readonly<Record<ReportKind, string>> = {
  vb: "verksamhetsberättelse",
  t1: "tertialrapport",
  t2: "tertialrapport",
  budget: "underlag till budget",
};

/**
 * The report meta of a form without problems. The period of a tertialrapport runs from 1 January to the end of April or August;
 * an underlag till budget holds its year and the two years after.
 */
export function metaFromForm(form: NewReportForm): ReportMeta {
  const year = Number(form.year.trim());
  const lastYear = form.kind === "budget" ? year + 2 : year;
  const organisation = form.organisation.trim();
  const diaryNumber = form.diaryNumber.trim();
  const handlaggare = form.handler.trim();
  const datum = form.date.trim();
  return {
    title: sv.form.title(sv.form.kinds[form.kind], year, organisation),
    organisation,
    report_type: reportTypes[form.kind],
    unit: form.unit,
    diary_number: diaryNumber === "" ? null : diaryNumber,
    period: sv.form.periods[form.kind](year),
    year,
    from: `${year}-01-01`,
    to: `${lastYear}-${lastDay[form.kind]}`,
    ...(handlaggare === "" ? {} : { handlaggare }),
    ...(datum === "" ? {} : { datum }),
  };
}

const HEADING = /^(.*):$/;

/** The lines of a list of verksamheter: names, and headings of groups ("Kultur:"). Empty lines are left out. */
export function unitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => (line.split("\t").find((cell) => cell.trim() !== "") ?? "").trim()).filter((line) => line !== "");
}

/** The groups of such a list: a line that ends with a colon begins one. */
export function groupsOf(text: string): readonly { readonly name: string; readonly verksamheter: readonly string[] }[] {
  const groups: { name: string; verksamheter: string[] }[] = [];
  for (const line of unitLines(text)) {
    const heading = HEADING.exec(line);
    if (heading !== null) groups.push({ name: (heading[1] ?? "").trim(), verksamheter: [] });
    else groups[groups.length - 1]?.verksamheter.push(line);
  }
  return groups;
}

/** Names that stand more than once, each once. */
export function repeatedNames(text: string): readonly string[] {
  const seen = new Set<string>();
  const names = unitLines(text).filter((line) => !HEADING.test(line));
  return [...new Set(names.filter((name) => {
    const again = seen.has(name.toLocaleLowerCase("sv"));
    seen.add(name.toLocaleLowerCase("sv"));
    return again;
  }))];
}

/**
 * The names in a pasted column: one per line, of a pasted block the first column, without empty lines and without repeats (a repeat would
 * make two rows that nobody can tell apart).
 */
export function verksamheterOf(text: string): readonly string[] {
  return [...new Set(unitLines(text).filter((line) => !HEADING.test(line)))];
}
