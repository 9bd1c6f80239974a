/** Templates that controllers have saved from tables of their own; they travel with the report in the workbook. */
import type { ColumnData, ReportData, ReportMeta, SectionData, TableData } from "../report-data.types";
import { isSumKind, isVaravKind } from "../row-kinds";
import type { ColumnTemplate, GroupTemplate, RowTemplate, Template } from "../templates/template";
import { isListRow, isListSection, unitSections, unitsOf } from "./units";

const MEMBER = "mallar";

function withYears(label: string, meta: ReportMeta): string {
  return label.replace(/(?:19|20)\d{2}/g, (year) => {
    const shift = Number(year) - meta.year;
    return Math.abs(shift) > 3 ? year : shift === 0 ? "{år}" : `{år${shift > 0 ? "+" : ""}${shift}}`;
  });
}

function columnTemplate(column: ColumnData, meta: ReportMeta): ColumnTemplate {
  const { formula } = column;
  return {
    key: column.key, label: withYears(column.label, meta), kind: column.kind,
    ...(formula === undefined ? {} : { formula: formula.type === "share" ? { type: "share", of: formula.of, months: "period" } : formula }),
    ...(column.not_for === undefined ? {} : { notFor: column.not_for }),
  };
}

function rowsOf(section: SectionData, named: boolean): readonly RowTemplate[] {
  const rows: RowTemplate[] = [];
  let unit = false;
  for (const row of section.rows.filter((one) => !named || !isVaravKind(one.kind))) {
    const derived = row.derived === true ? { derived: true } : {};
    if (named && isListRow(row)) {
      if (!unit) rows.push({ kind: row.kind, ...derived });
      unit = true;
    } else rows.push({ label: row.label, kind: row.kind, ...derived });
  }
  return rows;
}

/** A table's layout as a template: its verksamheter become places to name, years in headings follow the report. */
export function templateFromTable(table: TableData, meta: ReportMeta, title: string): Template {
  const units = unitsOf(table);
  const sections = units.shape === "section" ? unitSections(table) : [];
  const groups: GroupTemplate[] = [];
  const lists = units.shape === "row" ? table.sections.filter((section) => isListSection(section) && section.rows.some((row) => isSumKind(row.kind))) : [];
  const grouped = lists.length > 1 && new Set(lists.flatMap((section) => section.rows.filter(isListRow).map((row) => row.label))).size === lists.reduce((sum, section) => sum + section.rows.filter(isListRow).length, 0);
  for (const section of table.sections) {
    const some = section.sum_of ?? [];
    // Groups of verksamheter are named anew with them: their sums are no part of the layout.
    if (units.shape === "section" && some.length > 0 && some.length < units.names.length && some.every((name) => units.names.includes(name))) continue;
    if (grouped && lists.includes(section)) {
      const total = table.sections.find((one) => one.sum_of?.some((name) => name === section.label) === true);
      if (section === lists[0]) groups.push({ each: "row", rows: [...rowsOf({ ...section, rows: section.rows.filter((row) => !isSumKind(row.kind)) }, true), ...(total === undefined ? [] : rowsOf(total, false))] });
      continue;
    }
    if (grouped && some.some((name) => lists.some((list) => list.label === name))) continue;
    if (sections.includes(section)) {
      if (!groups.some((group) => group.each === "section")) groups.push({ each: "section", rows: rowsOf(section, false) });
      continue;
    }
    const names = section.sum_of ?? [];
    const all = units.names.length > 0 && units.names.every((name) => names.includes(name));
    const others = names.filter((name) => !units.names.includes(name));
    groups.push({
      each: units.shape === "row" && isListSection(section) ? "row" : "none", ...(section.label === null ? {} : { label: section.label }),
      rows: rowsOf(section, units.shape === "row" && isListSection(section)),
      ...(names.length === 0 ? {} : { sumOf: all && others.length === 0 ? "all" as const : others }),
    });
  }
  return {
    id: `egen:${title.trim().toLocaleLowerCase("sv")}`, title, description: `Egen mall, sparad från tabellen ”${table.caption}”.`,
    columns: table.columns.map((column) => columnTemplate(column, meta)), groups, landscape: table.columns.length > 5, reports: [],
    ...(table.sign === null ? { counts: true } : {}),
  };
}

function isTemplate(value: unknown): value is Template {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "title" in value && "columns" in value && Array.isArray(value.columns) && "groups" in value && Array.isArray(value.groups);
}

/** The templates saved in the report. */
export function ownTemplates(report: ReportData): readonly Template[] {
  const stored = report.extra[MEMBER];
  return Array.isArray(stored) ? stored.filter(isTemplate) : [];
}

/** The report with a template of its own; one with the same title is replaced. */
export function withOwnTemplate(report: ReportData, template: Template): ReportData {
  return { ...report, extra: { ...report.extra, [MEMBER]: [...ownTemplates(report).filter((one) => one.id !== template.id), template] } };
}
