/** Short ways to write tables for the tests, and to read their computed cells. */
import { buildTable, readReport, type BuiltTable } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { Sheet, type Value } from "./evaluate";

export const META = { title: "Rapport 2024", organisation: "Nämnden", report_type: "verksamhetsberättelse", unit: "mnkr", year: 2024, period: "2024" };
export const BUDGET = { key: "b", label: "Budget", kind: "budget" };
export const OUTCOME = { key: "u", label: "Utfall", kind: "utfall" };
export const DEVIATION = { key: "a", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "u"] } };

export type Row = readonly [kind: string, label: string, b?: number | null, u?: number | null, more?: Record<string, unknown>];

/** A row: derived when it has no figures. */
export function row([kind, label, b, u, more]: Row): Record<string, unknown> {
  return { kind, label, values: { ...(b === undefined ? {} : { b }), ...(u === undefined ? {} : { u }) }, ...(b === undefined && u === undefined ? { derived: true } : {}), ...more };
}

export function section(label: string | null, rows: readonly Row[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return { label, rows: rows.map(row), ...more };
}

export function table(sections: readonly unknown[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id: "t", template: "driftbudget-vb", caption: "Tabell", sign: "intakter_negativa", columns: [BUDGET, OUTCOME, DEVIATION], sections, ...more };
}

export interface Computed {
  readonly report: ReportData;
  readonly built: readonly BuiltTable[];
  readonly warnings: readonly string[];
  /** Value of a cell by "section::row" key and column, of table t unless another is named. */
  value(row: string, column: string, table?: string): Value;
  formula(row: string, column: string): string;
}

export function computed(tables: readonly unknown[], more: Record<string, unknown> = {}): Computed {
  const { report, warnings } = readReport({ meta: META, tables, ...more });
  const built = report.tables.map((one) => buildTable(one, report));
  const sheet = new Sheet(built.map((one) => one.model));
  return {
    report, built, warnings: [...warnings, ...built.flatMap((one) => one.warnings)],
    value: (key, column, id = "t") => sheet.value({ table: id, row: key, column }),
    formula: (key, column) => {
      const model = built[0]?.model;
      const cell = model?.rows.find((one) => one.key === key)?.cells[model.columns.findIndex((one) => one.key === column)];
      return cell?.type !== "formula" ? String(cell?.type) : cell.parts.map((part) => (typeof part === "string" ? part : "ref" in part ? `[${part.ref.row}]` : `[${part.from.row}:${part.to.row}]`)).join("");
    },
  };
}
