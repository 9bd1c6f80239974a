/** What a table's sheet is called, before the workbook's own rules (length, forbidden characters, taken names) are applied. */
import type { ReportData, TableData } from "./report-data.types";
import { templateById } from "./templates";

const LONGEST = 31;

/** The caption without numbering ("3.1"), what stands in brackets, and the unit at its end. */
export function shortCaption(caption: string): string {
  return caption
    .replace(/\([^()]*\)/g, " ")
    .replace(/^\s*\d+(?:\.\d+)*\.?\s+/, "")
    .replace(/(?:(?<![\s,;–-])[\s,;–-]+)?\b(?:mnkr|tkr|kr)\b\.?\s*$/i, "")
    .replace(/(?:(?<!\s)\s+)?[\\/?*[\]]\s*/g, "-")
    .replace(/(?:(?<!\s)\s+)?:\s*/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s'.,–-]+|(?<![\s'.,:;–-])[\s'.,:;–-]+$/g, "")
    .trim();
}

/** The template's title; where several tables share a template (or it is unknown) the caption's short form, if it fits a sheet tab. */
export function sheetTitle(table: TableData, report: ReportData): string {
  const template = templateById(table.template);
  const shared = report.tables.filter((other) => other.template === table.template).length > 1;
  const short = shortCaption(table.caption);
  const fits = short !== "" && short.length <= LONGEST;
  if (template === null) return fits ? short : shortCaption(table.id) || "Tabell";
  return shared && fits ? short : template.title;
}
