/** Formulas of the resultatfond's rows (utgående fond, årets förändring, resultat efter bokslutsdisposition), by the rule that docs/reports/radslag.md states. */
import { natureOfKind } from "./row-kinds";
import type { OutlineRow } from "./outline";
import type { ColumnData, ReportData, ResultatenhetData, TableData } from "./report-data.types";
import { blocks, cell, concat, ifFilled, separated, type Parts, type Term } from "./formula-parts";
import type { RelationFinder } from "./row-relations";

const BUDGET_KINDS = /^(?:budget|plan|underlag)/;
const OUTCOME_KINDS = /^(?:utfall|bokslut$|prognos)/;

export interface FundSetting {
  readonly relations: RelationFinder;
  readonly report: ReportData;
  readonly table: TableData;
  /** The sum of a row's leaf figures in a column, in thousandths of the unit; null when a figure is missing. */
  leafSum(row: OutlineRow, column: string): { readonly thousandths: number; readonly terms: number } | null;
}

function near(row: OutlineRow, relations: RelationFinder, base: string): OutlineRow | null {
  const candidates = [row.section.rows, relations.outline.rows];
  for (const rows of candidates) {
    const above = rows.filter((other) => other !== row && other.base === base && !other.varav);
    const found = [...above].reverse().find((other) => other.index < row.index) ?? above[0];
    if (found !== undefined) return found;
  }
  return null;
}

function unitOf(setting: FundSetting, row: OutlineRow, column: ColumnData): ResultatenhetData | null {
  const { report, table } = setting;
  const places = [row.section.data.label ?? "", table.caption, report.meta.organisation].map((text) => text.toLowerCase());
  const named = report.resultatenheter.find((unit) => places.some((place) => place.includes(unit.namn.toLowerCase())));
  if (named !== undefined) return named;
  const opening = near(row, setting.relations, "resultatfond_in")?.data.values[column.key];
  const alike = report.resultatenheter.filter((unit) => unit.ingaende_fond !== null && unit.ingaende_fond === opening);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function terms(rows: readonly OutlineRow[], column: string): readonly Term[] {
  return rows.map((row) => ({ ref: { table: null, row, column: null }, column }));
}

/**
 * The base of the fund's limits: Summa kostnader of the same column, unless `resultatenheter` gives another figure
 * (an amount that Summa kostnader, or the budget's, does not bear out is written as a number).
 */
function turnover(setting: FundSetting, row: OutlineRow, column: ColumnData): Parts | null {
  const costs = setting.relations.cover("kostnad", row);
  const minus = setting.table.sign === "kostnader_negativa" ? "-" : "";
  const inColumn = (key: string): Parts | null => {
    const [only] = costs;
    if (only === undefined) return null;
    if (costs.length > 1) return concat(`${minus}SUM(`, separated(blocks(terms(costs, key))), ")");
    const at = cell({ row: only.key, column: key });
    return only.data.derived === true && minus === "" ? at : concat("IF(", at, `="","",${minus}`, at, ")");
  };
  const unit = OUTCOME_KINDS.test(column.kind) ? unitOf(setting, row, column) : null;
  if (unit === null || unit.bas === null) return inColumn(column.key);
  const agrees = (key: string): boolean => {
    let total = 0;
    let leaves = 0;
    for (const cost of costs) {
      const sum = setting.leafSum(cost, key);
      if (sum === null) return false;
      total += sum.thousandths;
      leaves += sum.terms;
    }
    const half = setting.report.meta.unit === "mnkr" ? 50 : 500;
    return costs.length > 0 && Math.abs(Math.abs(total) - Math.round(Math.abs(unit.bas ?? 0) * 1000)) <= half * (leaves + 1);
  };
  const budget = setting.table.columns.find((other) => other.formula?.type === "deviation" && other.formula.of[1] === column.key)?.formula;
  const budgetKey = budget?.type === "deviation" ? budget.of[0] : setting.table.columns.find((other) => other.kind === "budget")?.key;
  if (/budget/i.test(unit.bas_avser ?? "")) return budgetKey !== undefined && agrees(budgetKey) ? inColumn(budgetKey) : [String(unit.bas)];
  return agrees(column.key) ? inColumn(column.key) : [String(unit.bas)];
}

/**
 * The formula of a fund row in a column, or null when its table lacks the rows it needs.
 * In a budget column nothing is set aside automatically: only a planned withdrawal counts (none given: 0).
 */
export function fundFormula(what: "out" | "change" | "after", row: OutlineRow, column: ColumnData, setting: FundSetting): Parts | null {
  const { relations, table } = setting;
  const at = (other: OutlineRow | null): Parts | null => (other === null ? null : cell({ row: other.key, column: column.key }));
  const before = near(row, relations, "resultat_fore") ?? relations.outline.rows.filter((other) => natureOfKind(other.data.kind) === "resultat" && other.base !== "resultat_efter" && other.index < row.index).pop() ?? null;
  const opening = at(near(row, relations, "resultatfond_in"));
  const change = what === "change" ? null : at(near(row, relations, "resultatfond_forandring"));
  const result = at(before);
  if (result === null || (opening === null && what !== "after")) return null;
  const costIsPlus = table.sign === "intakter_negativa";
  const surplus = costIsPlus ? concat("-", result) : result;
  const base = turnover(setting, row, column);
  const rule = (name: string, withdrawal: Parts | null): Parts => {
    if (opening === null) return ['""'];
    const last = withdrawal === null ? [] : [withdrawal];
    return concat(`${name}(`, separated([opening, surplus, base ?? ['""'], ...last]), ")");
  };
  const budget = BUDGET_KINDS.test(column.kind);

  if (what === "out") {
    if (opening === null) return null;
    const zero: Parts = change === null ? ["0"] : concat("IF(", change, '="",0,', change, ")");
    const outcome = change === null ? rule("RESULTATFOND", null) : concat("IF(", change, '="",', rule("RESULTATFOND", null), ",", rule("RESULTATFOND", change), ")");
    return concat("=", ifFilled([opening, result], budget ? rule("RESULTATFOND", zero) : outcome));
  }
  if (what === "change") {
    if (opening === null || budget) return null;
    return concat("=", ifFilled([opening, result], concat("FÖRÄNDRING(", rule("RESULTATEFTER", null), ",", surplus, ")")));
  }
  const given = change === null ? result : costIsPlus ? concat("FÖRÄNDRING(", result, ",", change, ")") : concat("SUM(", result, ",", change, ")");
  const untouched = change === null ? result : concat("IF(", change, '="",', result, ",", given, ")");
  if (budget || opening === null) return concat("=", ifFilled([result], untouched));
  const byRule = ifFilled([opening], concat(costIsPlus ? "-" : "", rule("RESULTATEFTER", null)));
  return concat("=", ifFilled([result], change === null ? byRule : concat("IF(", change, '="",', byRule, ",", given, ")")));
}
