/** Fel that nobody has mended or approved, as they are told when the report leaves the workbook. */
import { blocking, type JudgedFinding } from "./approvals";

export interface OpenErrors {
  readonly count: number;
  /** The sheets they stand on, in the order of the findings; those outside any sheet are counted only. */
  readonly sheets: readonly string[];
}

export function openErrorsOf(findings: readonly JudgedFinding[]): OpenErrors {
  const open = blocking(findings);
  return { count: open.length, sheets: [...new Set(open.map(({ finding }) => finding.sheet))] };
}

const MOST_SHEETS = 6;

function listed(names: readonly string[]): string {
  const shown = names.length > MOST_SHEETS ? [...names.slice(0, MOST_SHEETS), `${names.length - MOST_SHEETS} till`] : names;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} och ${shown[shown.length - 1] ?? ""}`;
}

/** The sentence of open fel, ended by when they should be dealt with ("innan rapporten lämnas vidare"); null when there are none. */
export function openErrorsSentence({ count, sheets }: OpenErrors, before: string): string | null {
  if (count === 0) return null;
  const where = sheets.length === 0 ? "" : `, på ${sheets.length === 1 ? "bladet" : "bladen"} ${listed(sheets)}`;
  return `Kontrollen har ${count === 1 ? "ett fel" : `${count} fel`} som ingen har rättat eller godkänt${where}. Rätta eller godkänn ${count === 1 ? "det" : "dem"} ${before}.`;
}
