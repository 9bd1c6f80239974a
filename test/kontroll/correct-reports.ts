/** Made-up reports that are right: figures in full precision, printed rounded as a report prints them. For the law that they give no fel. */
import fc from "fast-check";
import { Decimal } from "../../src/domain/decimal";
import { BokslutError } from "../../src/domain/errors";
import { buildTableModel } from "../../src/reports";
import { tableFromTemplate } from "../../src/reports/new-table";
import type { ColumnData, ReportData, ReportMeta, RowData, SectionData, SignConvention, TableData, Unit } from "../../src/reports/report-data.types";
import { natureOfKind, natureOfLabel } from "../../src/reports/row-kinds";
import { templates } from "../../src/reports/templates";
import { Sheet } from "../reports/evaluate";

const PRINTED: Readonly<Record<Unit, number>> = { mnkr: 1, tkr: 0, kr: 0 };
const NAMES = ["Bibliotek", "Museer", "Äldreomsorg, Norr", "LIP/KLIMP", "IT (gemensam)", "Kultur och fritid", "Parker", "Gator", "Skola 7–9", "Stab", "Avskrivningar och internränta", "Övrigt"];
/** The tables whose figures follow from formulas that the test's evaluator knows. */
const TEMPLATES = templates.filter((template) => template.id !== "resultatenheter");

export interface CorrectReport {
  readonly report: ReportData;
  /** Every leaf as it was before rounding, for a report that is typed in full. */
  readonly full: ReportData;
}

function isDerived(row: RowData, column: ColumnData): boolean {
  return row.derived === true || column.formula !== undefined;
}

/** A table's cells given anew, one by one; null leaves a cell without figure. */
function withValues(table: TableData, value: (section: SectionData, row: RowData, column: ColumnData) => number | null): TableData {
  return {
    ...table,
    sections: table.sections.map((section) => ({
      ...section, rows: section.rows.map((row) => ({ ...row, values: Object.fromEntries(table.columns.flatMap((column) => {
        const figure = column.kind === "text" || column.not_for?.includes(row.kind) === true ? null : value(section, row, column);
        return figure === null ? [] : [[column.key, figure]];
      })) })),
    })),
  };
}

function signed(size: number, table: TableData, section: SectionData, row: RowData): number {
  const kind = natureOfKind(row.kind);
  const nature = kind === "ovrigt" ? (natureOfLabel(row.label) ?? natureOfLabel(section.label ?? "") ?? kind) : kind;
  if (nature === "kostnad") return table.sign === "kostnader_negativa" ? -size : size;
  return nature === "intakt" && table.sign === "intakter_negativa" ? -size : size;
}

/** What a cell shows; null for an empty one and for a share of a budget that is 0, which does not exist. */
function shownBy(sheet: Sheet, table: string, row: string, column: string): unknown {
  try {
    return sheet.value({ table, row, column });
  } catch (error) {
    if (error instanceof BokslutError && error.code === "cannot-compute") return null;
    throw error;
  }
}

/** The report with every leaf rounded and every derived cell given as it would be printed from the figures in full. */
function printed(report: ReportData): ReportData {
  const models = report.tables.map((table) => buildTableModel(table, report));
  const sheet = new Sheet(models);
  return {
    ...report,
    tables: report.tables.map((table, index) => {
      const model = models[index];
      const decimals = table.sign === null ? 0 : PRINTED[report.meta.unit];
      return withValues(table, (section, row, column) => {
        const modelRow = model?.rows.find((one) => one.section === section.label && one.label === row.label && one.kind === row.kind);
        if (model === undefined || modelRow === undefined) return null;
        if (!isDerived(row, column)) return row.values[column.key] === undefined ? null : Decimal.of(row.values[column.key] ?? 0).rounded(decimals).toNumber();
        if (modelRow.cells[model.columns.findIndex((one) => one.key === column.key)]?.type !== "formula") return null;
        const value = shownBy(sheet, table.id, modelRow.key, column.key);
        const percent = column.formula?.type.endsWith("_percent") === true;
        return typeof value !== "number" ? null : Decimal.of(value).rounded(percent ? 3 : decimals).toNumber();
      });
    }),
  };
}

/** A column of percent beside the first deviation or difference. */
function withPercent(table: TableData): TableData {
  const source = table.columns.find((column) => column.formula?.type === "deviation" || column.formula?.type === "difference");
  if (source?.formula === undefined || (source.formula.type !== "deviation" && source.formula.type !== "difference")) return table;
  return { ...table, columns: [...table.columns, { key: "procent", label: `${source.label} i procent`, kind: "procent", formula: { type: `${source.formula.type}_percent`, of: source.formula.of }, ...(source.not_for === undefined ? {} : { not_for: source.not_for }) }] };
}

/** Rows that are already counted in the row above. */
function withVarav(table: TableData): TableData {
  return { ...table, sections: table.sections.map((section) => ({ ...section, rows: section.rows.flatMap((row) => (row.kind === "kostnader" || row.kind === "summa_kostnader" ? [row, { label: `varav i ${row.label.toLowerCase()}`, kind: "varav", values: {} }] : [row])) })) };
}

/** What the field's own laws ask of the leaves: the two sides of a balance sheet are equal, and an omslutningsförändring is net zero. */
function balanced(table: TableData): TableData {
  if (table.template === "omslutningsforandringar") {
    return withValues(table, (_section, row, column) => (isDerived(row, column) ? null : column.key !== "intakt" ? (row.values[column.key] ?? null) : row.values["kostnad"] === undefined ? null : (table.sign === "intakter_positiva" ? 1 : -1) * (row.values["kostnad"] ?? 0)));
  }
  if (table.template !== "balansrakning") return table;
  const rows = table.sections.flatMap((section) => section.rows.filter((row) => row.derived !== true));
  const sum = (kind: string, column: string): Decimal => rows.filter((row) => row.kind === kind && row.label !== "Kortfristiga skulder").reduce((total, row) => total.plus(Decimal.of(row.values[column] ?? 0)), Decimal.ZERO);
  return withValues(table, (_section, row, column) => (isDerived(row, column) ? null : row.label === "Kortfristiga skulder" ? sum("tillgang", column.key).minus(sum("skuld", column.key)).toNumber() : (row.values[column.key] ?? null)));
}

export const correctReport: fc.Arbitrary<CorrectReport> = fc.record({
  template: fc.constantFrom(...TEMPLATES), sign: fc.constantFrom<SignConvention>("intakter_negativa", "intakter_positiva", "kostnader_negativa"),
  unit: fc.constantFrom<Unit>("mnkr", "tkr", "kr"), names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 12 }), month: fc.constantFrom("04", "08", "12"),
  sizes: fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 40, maxLength: 40 }), empty: fc.integer({ min: 2, max: 60 }), percent: fc.boolean(), varav: fc.boolean(), second: fc.boolean(),
}).map(({ template, sign, unit, names, month, sizes, empty, percent, varav, second }) => {
  const meta: ReportMeta = { title: "Rapport 2031", organisation: "Nämnden", report_type: "tertialrapport", unit, diary_number: null, period: "2031", year: 2031, from: "2031-01-01", to: `2031-${month}-30` };
  const made = tableFromTemplate(template, meta, { id: "t", caption: template.title, sign, verksamheter: names });
  const shaped = (varav ? withVarav : (table: TableData): TableData => table)(percent ? withPercent(made) : made);
  let at = 0;
  const leaves = withValues(shaped, (section, row, column) => {
    at += 1;
    // The limits of a fund are counted on its costs, and a fund without costs has none: a rule that leaps there.
    const base = template.id === "resultat-per-verksamhetsomrade" && row.kind === "kostnader";
    if (isDerived(row, column) || (at % empty === 0 && !base)) return null;
    // A withdrawal is never larger than the fund.
    const size = row.kind === "resultatfond_forandring" ? (sizes[at % sizes.length] ?? 0) % 1_000 : row.kind === "resultatfond_in" ? 2_000_000 + (sizes[at % sizes.length] ?? 0) : Math.max(base ? 50_000 : 0, sizes[(at * 7) % sizes.length] ?? 0);
    return signed(shaped.sign === null ? size % 1_000 : unit === "mnkr" ? size / 10_000 : size / 100, shaped, section, row);
  });
  const sound = balanced(leaves);
  const tables = second ? [sound, { ...sound, id: "u", caption: `${sound.caption} igen` }] : [sound];
  const full: ReportData = { meta, tables, resultatenheter: [], ombudgeteringar: [], omslutningsforandringar: [], budgetjusteringar: [], indikatorer: [], aktiviteter: [], balans: [], mal: [], extra: {} };
  return { full, report: printed(full) };
});
