/** New tables and new reports from templates. */
import type { ColumnData, ColumnFormula, ReportData, ReportMeta, RowData, SectionData, SignConvention, TableData } from "./report-data.types";
import { isSumKind } from "./row-kinds";
import { templates } from "./templates";
import { columnsFor, type ColumnTemplate, type GroupTemplate, type Template } from "./templates/template";

export interface NewTable {
  readonly id: string;
  readonly caption: string;
  readonly sign: SignConvention;
  /** Names of the verksamheter, in order; an empty list gives one to fill in. */
  readonly verksamheter: readonly string[];
  /** Verksamheter that are summed together, each with the names it holds; names in no group stand on their own. */
  readonly groups?: readonly UnitGroup[];
}

/** A group of verksamheter with a sum of its own. */
export interface UnitGroup {
  readonly name: string;
  readonly verksamheter: readonly string[];
}

const FIRST_NAME = "Verksamhet 1";

/** Months from the year's beginning to the period's end; 12 when the period is not known. */
export function monthsOf(meta: ReportMeta): number {
  const to = meta.to === null ? null : /^\d{4}-(\d{2})-/.exec(meta.to);
  return to === null ? 12 : Number(to[1]);
}

/** The months' names in Swedish, January first. */
export const MONTH_NAMES = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

function label(text: string, meta: ReportMeta): string {
  return text
    .replace(/\{år([+-]\d)?\}/g, (_, shift: string | undefined) => String(meta.year + Number(shift ?? 0)))
    .replace(/\{månader\}/g, String(monthsOf(meta)))
    .replace(/\{period\}/g, `${MONTH_NAMES[monthsOf(meta) - 1] ?? "december"} ${meta.year}`);
}

function formula(template: ColumnTemplate, meta: ReportMeta): ColumnFormula | undefined {
  if (template.formula?.type !== "share") return template.formula;
  return { type: "share", of: template.formula.of, months: monthsOf(meta) };
}

/** A template's column with its heading named from the report's year and period. */
export function column(template: ColumnTemplate, meta: ReportMeta): ColumnData {
  const computed = formula(template, meta);
  return {
    key: template.key, label: label(template.label, meta), kind: template.kind,
    ...(computed === undefined ? {} : { formula: computed }), ...(template.notFor === undefined ? {} : { not_for: template.notFor }),
  };
}

/** A group of names as the table takes it: null for names that are in no group. */
interface Part {
  readonly name: string | null;
  readonly names: readonly string[];
}

/** The names in order, cut where a group begins or ends. */
function partsOf(names: readonly string[], groups: readonly UnitGroup[]): readonly Part[] {
  const parts: { name: string | null; names: string[] }[] = [];
  for (const name of names) {
    const group = groups.find((one) => one.verksamheter.includes(name))?.name ?? null;
    const last = parts[parts.length - 1];
    if (last !== undefined && last.name === group) last.names.push(name);
    else parts.push({ name: group, names: [name] });
  }
  return parts;
}

/** The label of a group's sum. */
export function groupSum(name: string): string {
  return `Summa ${name}`;
}

const NO_GROUP = "Övriga verksamheter";

/** A list of verksamheter in groups: a section for each group with its sum, and the sum of them all. */
function groupedRows(group: GroupTemplate, parts: readonly Part[]): readonly SectionData[] {
  const sums = group.rows.filter((row) => row.label !== undefined && isSumKind(row.kind));
  const units = { ...group, rows: group.rows.filter((row) => !sums.includes(row)) };
  const sections = parts.map((part): SectionData => {
    const name = part.name ?? NO_GROUP;
    return { label: name, rows: [...rows(units, part.names), ...sums.map((row): RowData => ({ label: groupSum(name), kind: row.kind, values: {}, derived: true }))] };
  });
  return [...sections, { label: null, rows: rows({ ...group, rows: sums }, []), sum_of: sections.map((section) => section.label ?? "") }];
}

function rows(group: GroupTemplate, names: readonly string[]): readonly RowData[] {
  return group.rows.flatMap((row): readonly RowData[] => {
    const derived = row.derived === true ? { derived: true } : {};
    if (row.label !== undefined) return [{ label: row.label, kind: row.kind, values: {}, ...derived }];
    return names.map((name) => ({ label: name, kind: row.kind, values: {}, ...derived }));
  });
}

/** True when the names of a template can be grouped: a section each, summed together, or rows of one list with its sum. */
export function canGroup(template: Pick<Template, "groups">): boolean {
  return template.groups.some((group) => (group.each === "section" && template.groups.some((other) => other.sumOf === "all")) || isGroupedList(group));
}

function isGroupedList(group: GroupTemplate): boolean {
  return group.each === "row" && group.label === undefined && group.rows.some((row) => row.label === undefined) && group.rows.some((row) => row.label !== undefined && isSumKind(row.kind));
}

function sections(template: Template, names: readonly string[], parts: readonly Part[]): readonly SectionData[] {
  const made: SectionData[] = [];
  const inGroups = parts.some((part) => part.name !== null);
  const sums = template.groups.find((group) => group.sumOf === "all")?.rows.filter((row) => isSumKind(row.kind)) ?? [];
  for (const group of template.groups) {
    if (group.each === "section") {
      for (const part of parts) {
        made.push(...part.names.map((name) => ({ label: name, rows: rows(group, names) })));
        if (part.name !== null && sums.length > 0) made.push({ label: groupSum(part.name), rows: rows({ ...group, rows: sums }, []), sum_of: part.names });
      }
      continue;
    }
    if (inGroups && isGroupedList(group)) {
      made.push(...groupedRows(group, parts));
      continue;
    }
    const above = made.map((section) => section.label ?? "");
    const sumOf = group.sumOf === undefined ? {} : { sum_of: group.sumOf === "all" ? names : group.sumOf === "everything" ? above : group.sumOf };
    made.push({ label: group.label ?? null, rows: rows(group, names), ...sumOf });
  }
  return made;
}

/** An empty table by a template: columns named from the report's year and period, rows from the names of the verksamheter. */
export function tableFromTemplate(template: Template, meta: ReportMeta, options: NewTable): TableData {
  const wanted = options.verksamheter.map((name) => name.trim()).filter((name) => name !== "");
  const names = wanted.length > 0 ? wanted : [FIRST_NAME];
  return {
    id: options.id, template: template.id, caption: options.caption, sign: template.counts === true ? null : options.sign,
    columns: columnsFor(template, meta.report_type).map((one) => column(one, meta)), sections: sections(template, names, partsOf(names, options.groups ?? [])),
  };
}

/** The templates that a report kind starts with. */
export function templatesFor(reportType: string, sign: SignConvention): readonly Template[] {
  const kind = reportType.trim().toLowerCase();
  const matching = templates.filter((template) => template.reports.some((report) => kind.startsWith(report)));
  const perArea = sign === "intakter_positiva";
  return matching.filter((template) => (template.id === "driftbudget-vb" ? !perArea : template.id === "resultat-per-verksamhetsomrade" ? perArea : true));
}

/** A new, empty report with the tables that its kind starts with. */
export function newReportData(meta: ReportMeta, sign: SignConvention, verksamheter: readonly string[], groups: readonly UnitGroup[] = []): ReportData {
  const tables = templatesFor(meta.report_type, sign).map((template) =>
    tableFromTemplate(template, meta, { id: template.id, caption: template.counts === true ? template.title : `${template.title}, ${meta.unit}`, sign, verksamheter, groups }));
  return {
    meta, tables, resultatenheter: [], ombudgeteringar: [], omslutningsforandringar: [], budgetjusteringar: [],
    indikatorer: [], aktiviteter: [], balans: [], mal: [], extra: {},
  };
}
