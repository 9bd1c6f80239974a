/** The figures of a report as a ledger would export them, in kronor and debit plus: for reading them back. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Decimal } from "../../src/domain/decimal";
import { convertAmount } from "../../src/domain/amount";
import { inConvention } from "../../src/importers/mapping";
import { MEASURES, type Measure } from "../../src/importers/ledger";
import { cellTargets, chooseColumns, type CellTarget, type ColumnChoice } from "../../src/importers/plan/targets";
import { buildTableModel, readReportData } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import type { TableModel } from "../../src/reports/table-model";

const FOLDER = join(__dirname, "..", "cases");
export const CASES = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, "input.json")));

export interface CaseFigures {
  readonly report: ReportData;
  readonly models: readonly TableModel[];
  readonly columns: readonly ColumnChoice[];
  readonly targets: readonly CellTarget[];
  /** What the report's data has in a target's cell. */
  readonly value: (target: CellTarget) => number | null;
}

export function caseFigures(name: string): CaseFigures {
  return figuresOf(readReportData(JSON.parse(readFileSync(join(FOLDER, name, "input.json"), "utf8"))));
}

export function figuresOf(report: ReportData): CaseFigures {
  const models = report.tables.map((table) => buildTableModel(table, report));
  const columns = chooseColumns(models, report.meta.year);
  const value = (target: CellTarget): number | null => {
    const model = models.find((one) => one.id === target.table);
    const at = model?.columns.findIndex((column) => column.key === target.column) ?? -1;
    const cell = model?.rows.find((row) => row.key === target.row)?.cells[at];
    return cell?.type === "input" && typeof cell.value === "number" ? cell.value : null;
  };
  return { report, models, columns, targets: cellTargets(models, columns), value };
}

export interface ExportRow {
  readonly verksamhet: string;
  readonly account: string;
  readonly amounts: Partial<Record<Measure, Decimal>>;
}

/** One row per verksamhet and kind; a figure that stands in several tables once. Nets are written as costs where the report has no kostnader and intäkter. */
export function exportRows(figures: CaseFigures): { readonly rows: readonly ExportRow[]; readonly written: readonly CellTarget[] } {
  const rows = new Map<string, { verksamhet: string; account: string; amounts: Partial<Record<Measure, Decimal>> }>();
  const written: CellTarget[] = [];
  const detailed = new Set(figures.targets.filter((target) => target.kind === "kostnader" || target.kind === "intakter").map((target) => target.verksamhet.toLowerCase()));
  for (const target of figures.targets) {
    const value = figures.value(target);
    if (value === null || target.kind === "varav" || (target.kind === "netto" && detailed.has(target.verksamhet.toLowerCase()))) continue;
    const account = target.kind === "intakter" ? "3010" : "5010";
    const key = `${target.verksamhet.toLowerCase()} ${account}`;
    const row = rows.get(key) ?? { verksamhet: target.verksamhet, account, amounts: {} };
    rows.set(key, row);
    if (row.amounts[target.measure] !== undefined) continue;
    row.amounts[target.measure] = convertAmount(inConvention(Decimal.of(value), target.kind, target.sign), target.unit, "kr");
    written.push(target);
  }
  return { rows: [...rows.values()], written };
}

export const HEADINGS: Readonly<Record<Measure, string>> = { budget: "Budget", utfall: "Utfall", prognos: "Prognos", foregaende: "Föregående år" };

export function exportGrid(rows: readonly ExportRow[], shown: (amount: Decimal) => string | number): (string | number | null)[][] {
  return [["Verksamhet", "Konto", ...MEASURES.map((measure) => HEADINGS[measure])], ...rows.map((row) => [row.verksamhet, row.account, ...MEASURES.map((measure) => (row.amounts[measure] === undefined ? null : shown(row.amounts[measure])))])];
}

/** One column per verksamhet and measure, under headings in two rows, with the accounts as rows. */
export function acrossGrid(rows: readonly ExportRow[], shown: (amount: Decimal) => string): (string | null)[][] {
  const columns = [...new Set(rows.map((row) => row.verksamhet))].flatMap((verksamhet) => MEASURES.filter((measure) => rows.some((row) => row.amounts[measure] !== undefined)).map((measure) => ({ verksamhet, measure })));
  const cell = (account: string, column: (typeof columns)[number]): string | null => {
    const amount = rows.find((row) => row.account === account && row.verksamhet === column.verksamhet)?.amounts[column.measure];
    return amount === undefined ? null : shown(amount);
  };
  return [[null, ...columns.map((column) => column.verksamhet)], ["Konto", ...columns.map((column) => HEADINGS[column.measure])], ...["3010", "5010"].map((account) => [account, ...columns.map((column) => cell(account, column))])];
}

/** The outcome in two months, the rest as it is. */
export function monthsGrid(rows: readonly ExportRow[], shown: (amount: Decimal) => string): (string | null)[][] {
  const others = MEASURES.filter((measure) => measure !== "utfall");
  const part = Decimal.of(0.25);
  return [["Verksamhet", "Konto", ...others.map((measure) => HEADINGS[measure]), "Utfall jan", "Utfall feb"], ...rows.map((row) => {
    const { utfall } = row.amounts;
    return [row.verksamhet, row.account, ...others.map((measure) => (row.amounts[measure] === undefined ? null : shown(row.amounts[measure]))), utfall === undefined ? null : shown(utfall.minus(part)), utfall === undefined ? null : shown(part)];
  })];
}

export function sieText(rows: readonly ExportRow[], year: number): string {
  const names = [...new Set(rows.map((row) => row.verksamhet))];
  const line = (label: string, number: number, period: string, row: ExportRow, amount: Decimal | undefined): string[] =>
    amount === undefined ? [] : [`${label} ${number} ${period} ${row.account} {1 "${names.indexOf(row.verksamhet)}"} ${amount.toFixed(2)}`];
  return [
    "#FLAGGA 0", "#FORMAT PC8", "#SIETYP 3", `#RAR 0 ${year}0101 ${year}1231`, `#RAR -1 ${year - 1}0101 ${year - 1}1231`, '#DIM 1 "Verksamhet"',
    ...names.map((name, index) => `#OBJEKT 1 "${index}" "${name.replace(/(["\\])/g, "\\$1")}"`),
    ...rows.flatMap((row) => [...line("#PSALDO", 0, `${year}03`, row, row.amounts.utfall), ...line("#PBUDGET", 0, `${year}01`, row, row.amounts.budget), ...line("#PSALDO", -1, `${year - 1}03`, row, row.amounts.foregaende)]),
  ].join("\r\n");
}
