/** A short way to write made-up reports, and their workbook: every derived cell computed from the inputs. */
import { followUpOf, followUpSheets } from "../../../src/reports/goals";
import { buildTableModel, withListTables } from "../../../src/reports";
import { readReportData } from "../../../src/reports/report-data";
import type { ReportData } from "../../../src/reports/report-data.types";
import type { TableModel } from "../../../src/reports/table-model";
import { followUpViews, type CellLookup, type FollowUpView } from "../../../src/narrative";
import { plainContent } from "../../../src/reports/goals/sheet-model";
import { Sheet } from "../../reports/evaluate";

export interface Column { readonly key: string; readonly label: string; readonly kind: string; readonly formula?: unknown }
type Figures = readonly (number | null)[];

/** The columns that hold inputs, in their order. */
const inputs = (columns: readonly Column[]): readonly Column[] => columns.filter((column) => column.formula === undefined);

const row = (columns: readonly Column[], label: string, kind: string, figures: Figures): unknown => ({
  label, kind, values: Object.fromEntries(inputs(columns).map((column, at) => [column.key, figures[at] ?? null])),
});
const derivedRow = (label: string, kind: string): unknown => ({ label, kind, derived: true, values: {} });

/** A verksamhet: costs, perhaps incomes, and their net. */
export const unit = (columns: readonly Column[], label: string, cost: Figures, income: Figures | null, words: readonly [string, string, string] = ["Kostnader", "Intäkter", "Netto"]): { readonly label: string; readonly rows: readonly unknown[] } => ({
  label, rows: [row(columns, words[0], "kostnader", cost), ...(income === null ? [] : [row(columns, words[1], "intakter", income)]), derivedRow(words[2], "netto")],
});

/** A section with one input row per item and a sum. */
export const items = (columns: readonly Column[], label: string | null, kind: string, sum: readonly [string, string], rows: Readonly<Record<string, Figures>>): unknown => ({
  label, rows: [...Object.entries(rows).map(([name, figures]) => row(columns, name, kind, figures)), derivedRow(sum[0], sum[1])],
});

/** Table with a section per verksamhet and sums last. */
export const sections = (id: string, template: string, sign: string, caption: string, columns: readonly Column[], units: readonly { readonly label: string; readonly rows: readonly unknown[] }[], withSums = true): unknown => ({
  id, template, sign, caption, columns,
  sections: [...units, ...(withSums ? [{ label: "Summa", sum_of: units.map((one) => one.label), rows: [derivedRow("Summa kostnader", "summa_kostnader"), derivedRow("Summa intäkter", "summa_intakter"), derivedRow("Summa netto", "summa_netto")] }] : [])],
});

export const report = (meta: Readonly<Record<string, unknown>>, tables: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): ReportData =>
  readReportData({ meta: { diary_number: null, period: String(meta["year"]), ...meta }, tables, ...more });

export interface Book {
  readonly report: ReportData;
  readonly models: readonly TableModel[];
  readonly views: readonly FollowUpView[];
  readonly lookup: CellLookup;
}

/** The workbook of a report: the tables' formulas worked out, the follow-up sheets as they are written. */
export function bookOf(given: ReportData): Book {
  const whole = withListTables(given);
  const models = whole.tables.map((table) => buildTableModel(table, whole));
  const sheet = new Sheet(models);
  const followUp = followUpSheets(followUpOf(whole), whole);
  const lookup: CellLookup = (ref) => {
    if (ref.table?.startsWith("uppfoljning:") === true) {
      const cell = followUp.find((one) => `uppfoljning:${one.id}` === ref.table)?.rows.find((one) => one.key === ref.row)?.cells[ref.column];
      const text = cell?.type === "input" ? plainContent(cell.content) : cell?.type === "formula" ? cell.shown ?? "" : cell?.type === "text" ? cell.text : "";
      return text === "" ? null : text;
    }
    const value = sheet.value({ ...ref, table: ref.table ?? "" });
    return value === "" || typeof value === "boolean" ? null : value;
  };
  return { report: whole, models, views: followUpViews(followUp), lookup };
}
