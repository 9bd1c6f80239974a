/** Ny period: a report's tables one period on. Headings and captions are renamed, last year's outcome becomes the comparison, the rest is emptied. Pure. */
import { MONTH_NAMES, monthsOf, column as expanded } from "../new-table";
import { outlineOf } from "../outline";
import { baseKind } from "../row-kinds";
import type { ColumnData, IndicatorData, ReportData, ReportMeta, RowData, TableData } from "../report-data.types";
import { templateById } from "../templates";
import { columnsFor } from "../templates/template";
import type { EditedTable } from "./edit-table";

/** What an input cell of the new period holds: what it held, nothing, or what another cell held. */
export type RolledCell = "keep" | "clear" | { readonly row: string; readonly column: string };

export interface RolledTable {
  readonly edited: EditedTable;
  /** For an input cell of the new table, by its new row key and column key. Rows and columns it names are the old table's. */
  cell(row: string, column: string): RolledCell;
}

export interface RolledReport {
  readonly report: ReportData;
  readonly tables: ReadonlyMap<string, RolledTable>;
}

/** A text one period on: years near the report's year are shifted, the period's month and name are replaced. */
export function rolledText(text: string, from: ReportMeta, to: ReportMeta): string {
  const shift = to.year - from.year;
  const months = [monthsOf(from), monthsOf(to)] as const;
  const month = (count: number): string => MONTH_NAMES[count - 1] ?? "december";
  const renamed = from.period !== "" && !/^\d{4}$/.test(from.period) && text.includes(from.period) ? text.split(from.period).join("\u0000") : text;
  const years = shift === 0 ? renamed : renamed.replace(/\b(?:19|20)\d{2}\b/g, (year) => (Math.abs(Number(year) - from.year) <= 4 ? String(Number(year) + shift) : year));
  const named = months[0] === months[1] ? years : years.replace(new RegExp(`\\b${month(months[0])}\\b`, "gu"), month(months[1]));
  return named.split("\u0000").join(to.period);
}

/** The same kind of report one year on. */
export function nextYear({ datum: _ofTheOldReport, ...meta }: ReportMeta): ReportMeta {
  const shifted = (date: string | null): string | null => (date === null ? null : date.replace(/^\d{4}/, (year) => String(Number(year) + 1)).replace(/-02-29$/, "-02-28"));
  const to: ReportMeta = { ...meta, year: meta.year + 1, from: shifted(meta.from), to: shifted(meta.to), diary_number: null };
  const yearsOnly = { ...meta, period: "" };
  return { ...to, period: rolledText(meta.period, yearsOnly, to), title: rolledText(meta.title, yearsOnly, to) };
}

/** Tertialrapport 2 of the same year, from tertialrapport 1; null for other reports. */
export function secondTertial({ datum: _ofTheOldReport, ...meta }: ReportMeta): ReportMeta | null {
  if (!/^tertial/i.test(meta.report_type) || monthsOf(meta) !== 4) return null;
  const second = (text: string): string => text.replace(/(tertial(?:rapport)?\s*)1/gi, "$12").replace(/\bT1\b/g, "T2").replace(/04-30/g, "08-31");
  return { ...meta, title: second(meta.title), period: second(meta.period), to: `${meta.year}-08-31` };
}

function rolledColumn(column: ColumnData, table: TableData, from: ReportMeta, to: ReportMeta): ColumnData {
  const made = templateById(table.template);
  const template = made === null ? undefined : columnsFor(made, from.report_type).find((one) => one.key === column.key);
  const own = template !== undefined && expanded(template, from).label === column.label ? expanded(template, to).label : rolledText(column.label, from, to);
  const months = column.formula?.type === "share" && column.formula.months === monthsOf(from) ? { formula: { ...column.formula, months: monthsOf(to) } } : {};
  return { ...column, label: own, ...months };
}

/** The column whose figures a column takes over in a new year; null: none, it is emptied. */
function sourceOf(column: ColumnData, label: string, table: TableData): string | null {
  const same = table.columns.find((other) => other.key !== column.key && other.label === label);
  if (same !== undefined) return same.key;
  if (column.kind === "fond_in") return table.columns.find((other) => other.kind === "fond_ut")?.key ?? null;
  if (!/foregaende/.test(column.kind)) return null;
  for (const other of table.columns) {
    if (other.formula?.type === "difference" && other.formula.of[1] === column.key) return other.formula.of[0];
  }
  return table.columns.find((other) => other.kind === "utfall" || other.kind === "bokslut")?.key ?? null;
}

function isText(column: ColumnData): boolean {
  return column.kind === "text" || column.kind === "motivering" || column.kind === "status";
}

function emptied(row: RowData, from: ReportMeta, to: ReportMeta): RowData {
  const named = row.derived === true || row.kind.startsWith("resultatfond") ? rolledText(row.label, from, to) : row.label;
  return { ...row, label: named, values: {} };
}

function rolledTable(table: TableData, from: ReportMeta, to: ReportMeta): RolledTable {
  const sameYear = from.year === to.year;
  const columns = table.columns.map((column) => rolledColumn(column, table, from, to));
  const sections = table.sections.map((section) => ({ ...section, rows: section.rows.map((row) => emptied(row, from, to)) }));
  const rolled: TableData = { ...table, caption: rolledText(table.caption, from, to), columns, sections };
  const [old, now] = [outlineOf(table), outlineOf(rolled)];
  const keys = new Map<string, string>([
    ...now.sections.map((section, index): [string, string] => [section.key, old.sections[index]?.key ?? section.key]),
    ...now.rows.map((row, index): [string, string] => [row.key, old.rows[index]?.key ?? row.key]),
  ]);
  const rowOf = new Map(now.rows.map((row, index) => [row.key, old.rows[index]]));
  const forecasts = table.columns.filter((column) => column.kind === "prognos").length;
  const cell = (key: string, columnKey: string): RolledCell => {
    const at = table.columns.findIndex((column) => column.key === columnKey);
    const [column, row] = [table.columns[at], rowOf.get(key)];
    if (column === undefined || row === undefined || isText(column)) return "keep";
    if (sameYear) return column.kind === "utfall" || (column.kind === "prognos" && forecasts === 1) ? "clear" : "keep";
    const source = sourceOf(column, columns[at]?.label ?? column.label, table);
    if (source !== null) return { row: row.key, column: source };
    if (baseKind(row.data.kind) === "resultatfond_in" && !/budget|plan/.test(column.kind)) {
      const closing = old.rows.find((other) => other.data.kind === "resultatfond_ut" && other.index > row.index);
      if (closing !== undefined) return { row: closing.key, column: column.key };
    }
    return "clear";
  };
  return { edited: { table: rolled, from: keys, like: new Map(), moved: new Set() }, cell };
}

function rolledIndicator(indicator: IndicatorData): IndicatorData {
  const { utfall, utfall_man: men, utfall_kvinnor: women, prognos_helar: forecast, period, ...raw } = indicator.raw;
  const emptied = Object.fromEntries(Object.entries({ utfall, utfall_man: men, utfall_kvinnor: women, prognos_helar: forecast, period }).filter(([, value]) => value !== undefined).map(([key]) => [key, ""]));
  return { ...indicator, comment: indicator.comment, raw: { ...raw, ...emptied, ...(utfall === undefined ? {} : { utfall_foregaende_ar: utfall }) } };
}

/**
 * A report rolled to another period. To a new year: outcome columns become the comparison, budget and outcome are emptied, a closing resultatfond
 * becomes the opening one, the year's lists are emptied. Within a year: outcome and forecast are emptied. Texts are kept.
 */
export function rollReport(report: ReportData, to: ReportMeta): RolledReport {
  const from = report.meta;
  const tables = new Map(report.tables.map((table) => [table.id, rolledTable(table, from, to)]));
  const rolledTables = report.tables.map((table) => tables.get(table.id)?.edited.table ?? table);
  if (from.year === to.year) return { report: { ...report, meta: to, tables: rolledTables }, tables };
  const { synpunkter, ...extra } = report.extra;
  return {
    report: {
      ...report, meta: to, tables: rolledTables, extra: synpunkter === undefined ? report.extra : extra,
      resultatenheter: report.resultatenheter.map((unit) => ({ namn: unit.namn, ingaende_fond: null, arets_resultat: null, bas: null, bas_avser: unit.bas_avser })),
      ombudgeteringar: [], omslutningsforandringar: [], budgetjusteringar: [], balans: [], indikatorer: report.indikatorer.map(rolledIndicator),
    },
    tables,
  };
}
