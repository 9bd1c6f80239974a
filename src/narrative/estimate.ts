/** How large deviations are when the narrative is written: only to rank and gather, never shown. Whole thousandths of the unit. */
import type { ColumnFormula, ReportData } from "../reports/report-data.types";
import type { ResolvedSettings } from "./settings";
import type { Deviation, TableView, Unit } from "./table-view";
import { cellOf } from "./table-view";

const whole = (value: number): number => Math.round(value * 1000);

/** What a cell holds or will hold, in thousandths of the unit; null when that is not known. */
export type Estimate = (view: TableView, row: string, column: string) => number | null;

/** Reads present values where the caller has them, else the data: inputs as they stand, avvikelse and periodised budget by their rule. */
export function estimator(report: ReportData, settings: ResolvedSettings): Estimate {
  const estimate: Estimate = (view, row, column) => {
    const present = settings.lookup?.(cellOf(view, row, column));
    if (typeof present === "number") return whole(present);
    const at = view.columns.findIndex((c) => c.key === column);
    const modelRow = view.model.rows.find((r) => r.key === row);
    const cell = modelRow?.cells[at];
    if (!modelRow || !cell || cell.type === "empty") return null;
    if (cell.type === "input") return typeof cell.value === "number" ? whole(cell.value) : null;
    if (typeof cell.printed === "number") return whole(cell.printed);
    const formula = formulaOf(report, view, column);
    return formula ? byRule(view, row, modelRow.kind, formula, estimate) : null;
  };
  return estimate;
}

function formulaOf(report: ReportData, view: TableView, column: string): ColumnFormula | null {
  const data = report.tables.find((table) => table.id === view.model.id);
  const given = data?.columns.find((c) => c.key === column)?.formula;
  if (given) return given;
  const deviation = view.deviations.find((d) => d.column === column);
  return deviation ? { type: "deviation", of: [deviation.base, deviation.outcome] } : null;
}

function byRule(view: TableView, row: string, kind: string, formula: ColumnFormula, estimate: Estimate): number | null {
  if (formula.type === "share") {
    const year = estimate(view, row, formula.of);
    return year === null ? null : Math.round((year * formula.months) / 12);
  }
  const first = estimate(view, row, formula.of[0]);
  const second = estimate(view, row, formula.of[1]);
  if (first === null || second === null) return null;
  if (formula.type === "difference") return first - second;
  const outcomeFirst = view.sign === "kostnader_negativa" || (view.sign === "intakter_positiva" && !/kostnader$/.test(kind));
  return outcomeFirst ? second - first : first - second;
}

/** Sum of the rows' cells in a column; null when none is known. */
export function sumOf(view: TableView, rows: readonly string[], column: string, estimate: Estimate): number | null {
  const known = rows.map((row) => estimate(view, row, column)).filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** The net deviation: the net row's, else costs and incomes together. */
export function netDeviation(view: TableView, unit: Unit, deviation: Deviation, estimate: Estimate): number | null {
  const net = unit.net === null ? null : estimate(view, unit.net, deviation.column);
  return net ?? sumOf(view, [...unit.cost, ...unit.income], deviation.column, estimate);
}

/** The largest of the deviations of net, costs and incomes, over all comparisons, without sign; null when none is known. */
export function magnitude(view: TableView, unit: Unit, estimate: Estimate): number | null {
  const known = view.deviations.flatMap((deviation) =>
    [netDeviation(view, unit, deviation, estimate), sumOf(view, unit.cost, deviation.column, estimate), sumOf(view, unit.income, deviation.column, estimate)],
  ).filter((value): value is number => value !== null);
  return known.length === 0 ? null : Math.max(...known.map(Math.abs));
}

/** Below this a deviation is small: the setting's amount, else its share of the table's gross budget. Thousandths of the unit. */
export function smallLimit(view: TableView, settings: ResolvedSettings, estimate: Estimate): number {
  if (settings.smallAmount !== null) return whole(settings.smallAmount);
  const base = (view.deviations.find((d) => d.scope !== "period") ?? view.deviations[0])?.base;
  if (base === undefined) return 0;
  const gross = view.units.map((unit) => sumOf(view, unit.cost.length > 0 ? unit.cost : unit.net === null ? [] : [unit.net], base, estimate));
  return Math.round(gross.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0) * settings.smallShare);
}
