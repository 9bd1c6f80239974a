/** The state of each line of the checklist in words. */
import type { ReportMeta } from "../reports/report-data.types";
import type { TableStatus, WorkbookStatus } from "./services";
import { sv } from "./strings.sv";

/** True when Bokslut has a template for the table, so that it can be laid out. */
export function canBeLaidOut(table: TableStatus): boolean {
  return table.templateTitle !== null;
}

/** True when there is at least one table that can be laid out, and all of those are. */
export function allLaidOut(tables: readonly TableStatus[]): boolean {
  const possible = tables.filter(canBeLaidOut);
  return possible.length > 0 && possible.every((table) => table.sheet !== null);
}

/** "2 tabeller utlagda, 3 tomma celler". Tables without a template are said on their own, never counted as left to do. */
export function tablesInWords(tables: readonly TableStatus[]): string {
  if (tables.length === 0) return sv.status.noTables;
  const possible = tables.filter(canBeLaidOut);
  const out = possible.filter((table) => table.sheet !== null);
  const missing = tables.length - possible.length;
  const parts: string[] = [];
  if (possible.length > 0) {
    if (out.length === 0) parts.push(sv.status.tablesNoneOut(possible.length));
    else if (out.length < possible.length) parts.push(sv.status.tablesSomeOut(out.length, possible.length));
    else parts.push(sv.status.tablesOut(out.length));
  }
  if (out.length > 0) parts.push(sv.status.emptyCells(out.reduce((sum, table) => sum + table.emptyInputs, 0)));
  if (missing > 0) parts.push(sv.status.noTemplate(missing));
  return sv.status.join(parts);
}

/** "12 stycken", or what the narrative waits for. */
export function narrativeInWords(status: WorkbookStatus): string {
  if (status.narrative !== null) return sv.status.narrative(status.narrative.paragraphs);
  return status.tables.some((table) => table.sheet !== null) ? sv.status.narrativeNone : sv.status.narrativeWaits;
}

/** The report's kind and period without saying anything twice: "Verksamhetsberättelse 2017", "Tertial 2 2026". */
export function kindAndPeriod(report: ReportMeta): string {
  const kind = report.report_type.charAt(0).toLocaleUpperCase("sv") + report.report_type.slice(1);
  const firstWord = (report.period.split(/\s/)[0] ?? "").toLocaleLowerCase("sv");
  if (kind === "" || (/^\p{L}/u.test(firstWord) && kind.toLocaleLowerCase("sv").startsWith(firstWord))) return report.period;
  return `${kind} ${report.period}`.trim();
}

/** "Verksamhetsberättelse 2017, mnkr". */
export function reportInWords(status: WorkbookStatus): string {
  return status.report === null ? sv.noReport : sv.status.report(kindAndPeriod(status.report), sv.unit[status.report.unit]);
}
