/** The sheet Kontroll as cells. Pure. */
import { checkName, countsInWords, countsOf, type JudgedFinding } from "../../kontroll";
import { Decimal } from "../../domain/decimal";
import type { ReportMeta } from "../../reports/report-data.types";
import { asText } from "../text-cells";

export const CONTROL_SHEET = "Kontroll";
export const CONTROL_HEADINGS = ["Kontroll", "Allvar", "Blad", "Cell", "Väntat", "Står", "Skillnad", "Förklaring"] as const;
/** Follow the others when there is an approval to show. */
export const APPROVAL_HEADINGS = ["Godkänd av", "Motivering"] as const;
export const CONTROL_HEADER_ROW = 4;

export interface ControlRows {
  readonly headings: readonly string[];
  /** Caption, subtitle, counts and headings: rows 1 to 4. */
  readonly head: readonly (readonly string[])[];
  readonly body: readonly (readonly (string | number)[])[];
  /** Number formats of Väntat, Står and Skillnad, by row. */
  readonly formats: readonly (readonly string[])[];
}

const MOST_DECIMALS = 4;

function formatOf(decimals: number): string {
  const code = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return `${code};"−"${code}`;
}

function decimalsOf(value: number | string | null): number {
  return typeof value === "number" ? Math.min(MOST_DECIMALS, Decimal.of(value).decimals()) : 0;
}

function cell(value: number | string | null): string | number {
  return value === null ? "" : typeof value === "number" ? value : asText(value);
}

function counts(findings: readonly JudgedFinding[]): string {
  const approved = findings.filter(({ approval }) => approval !== null).length;
  const words = countsInWords(countsOf(findings.map(({ finding }) => finding)));
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return approved === 0 ? `${text}.` : `${text}, varav ${approved} ${approved === 1 ? "godkänd" : "godkända"}.`;
}

/** Everything that stands on the sheet. `decimals`: of the report's unit, at least. */
export function controlRows(findings: readonly JudgedFinding[], meta: ReportMeta, decimals: number): ControlRows {
  const approvals = findings.some(({ approval }) => approval !== null);
  const headings = [...CONTROL_HEADINGS, ...(approvals ? APPROVAL_HEADINGS : [])];
  const wide = (texts: readonly string[]): string[] => headings.map((_, index) => texts[index] ?? "");
  const subtitle = [meta.organisation, meta.title, meta.period].filter((text, index, all) => text !== "" && !all.slice(0, index).some((before) => before.includes(text))).join(" · ");
  const body = findings.map(({ finding, approval }) => {
    const row = [asText(checkName(finding.check)), finding.severity, asText(finding.sheet), asText(finding.address), cell(finding.expected), cell(finding.actual), cell(finding.difference), asText(finding.explanation)];
    if (!approvals) return row;
    return [...row, ...(approval === null ? ["", ""] : [asText(`${approval.by} ${approval.date}`), asText(approval.reason)])];
  });
  const formats = findings.map(({ finding }) => {
    const needed = [finding.expected, finding.actual, finding.difference].reduce((most: number, value) => Math.max(most, decimalsOf(value)), decimals);
    const code = formatOf(needed);
    return [code, typeof finding.actual === "string" ? "General" : code, code];
  });
  return { headings, head: [wide([CONTROL_SHEET]), wide([asText(subtitle)]), wide([counts(findings)]), headings], body, formats };
}
