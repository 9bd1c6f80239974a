/**
 * Typed columns that are bound to each other by what they are called: ursprunglig budget + adjustments = justerad budget, a change between years,
 * a periodised budget. A column with a formula is checked by its formula.
 */
import { Decimal } from "../../domain/decimal";
import { periodised } from "../../domain/periodisation";
import { monthsOf } from "../../reports/new-table";
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { findingAt, type CheckContext } from "../context";
import { figureNow } from "../figures";
import type { Finding, Severity } from "../finding";
import { cellKey, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { isShare, roundingTolerance } from "../tolerance";
import { isBalanceTable } from "./balance";

const BUDGET = /budget|\bvp\b/i;
const ADJUSTED = /justerad/i;
const ORIGINAL = /ursprunglig|beslutad|antagen|fastställd/i;
const ADJUSTMENT = /ombudget|budgetjuster|justering|omslutning|tilläggsanslag/i;
const CHANGE = /förändring|differens|skillnad/i;
const PERIODISED = /periodiserad|t\.?o\.?m\.?|perioden/i;

const isTyped = (column: ColumnData): boolean => column.formula === undefined && column.kind !== "text" && column.kind !== "datum";

export interface Bridge {
  readonly original: ColumnData;
  readonly adjustments: readonly ColumnData[];
  readonly adjusted: ColumnData;
}

/** The columns of a budget bridge: every column between the original and the adjusted budget is an adjustment. Null when the table is none. */
export function bridgeOf(table: CheckedTable): Bridge | null {
  const { columns } = table.data;
  const from = columns.findIndex((column) => BUDGET.test(column.label) && ORIGINAL.test(column.label) && !ADJUSTED.test(column.label));
  const to = columns.findIndex((column, index) => index > from && BUDGET.test(column.label) && ADJUSTED.test(column.label));
  const [original, adjusted] = [columns[from], columns[to]];
  const adjustments = from < 0 || to < 0 ? [] : columns.slice(from + 1, to).filter((column) => column.kind !== "text");
  return original === undefined || adjusted === undefined || !adjustments.some((column) => ADJUSTMENT.test(column.label)) ? null : { original, adjustments, adjusted };
}

interface Relation {
  readonly check: string;
  readonly severity: Severity;
  readonly column: ColumnData;
  readonly words: string;
}

/** A finding where what stands is not the sum of the parts, beyond the rounding of each. An empty adjustment adds nothing. */
function against(context: CheckContext, table: CheckedTable, row: OutlineRow, relation: Relation, parts: readonly (readonly [ColumnData, 1 | -1])[]): Finding[] {
  const cell = table.cells.get(cellKey(row.key, relation.column.key));
  const now = figureNow(context, table, row, relation.column);
  const figures = parts.map(([column, sign]) => ({ figure: figureNow(context, table, row, column), sign }));
  const [first] = figures;
  if (cell === undefined || now === null || first === undefined || first.figure === null) {
    return [];
  }
  let expected = Decimal.ZERO;
  let terms = now.terms;
  for (const { figure, sign } of figures) {
    if (figure === null) continue;
    expected = sign === 1 ? expected.plus(figure.value) : expected.minus(figure.value);
    terms += figure.terms;
  }
  const decimals = context.decimals(table);
  const difference = now.value.minus(expected).abs();
  if (difference.compare(roundingTolerance(terms - 1, decimals, table.data.sign === null)) <= 0) {
    return [];
  }
  return [findingAt(table, row, relation.column, cell, {
    check: relation.check, severity: relation.severity, expected: expected.rounded(decimals), actual: now.value.toNumber(),
    explanation: `${placeText(row, relation.column)}: ${relation.words} är ${figureText(expected, decimals)}, men här står ${figureText(now.value, decimals)}. Rätta det belopp som är fel.`,
  })];
}

/** Ursprunglig budget with its adjustments is justerad budget, row by row. */
export function checkBridge(context: CheckContext): Finding[] {
  return context.tables.flatMap((table) => {
    const bridge = table.data.sign === null ? null : bridgeOf(table);
    if (bridge === null) {
      return [];
    }
    const words = [bridge.original, ...bridge.adjustments].map((column) => column.label).join(" + ");
    const rows = table.outline.rows.filter((row) => !row.varav);
    const sums = bridge.adjusted.formula !== undefined ? [] : rows.filter((row) => row.data.derived !== true).flatMap((row) =>
      against(context, table, row, { check: "budgetbrygga", severity: "fel", column: bridge.adjusted, words }, [[bridge.original, 1], ...bridge.adjustments.map((column) => [column, 1] as const)]));
    return [...sums, ...turnoverOfNets(context, table, bridge, rows)];
  });
}

/** An omslutningsförändring leaves the net as it was: in the sum of nets it is zero. */
function turnoverOfNets(context: CheckContext, table: CheckedTable, bridge: Bridge, rows: readonly OutlineRow[]): Finding[] {
  const turnover = bridge.adjustments.filter((column) => /omslutning/i.test(column.label));
  const total = rows.filter((row) => row.nature === "netto" && row.sum).pop();
  return turnover.flatMap((column) => {
    const cell = total === undefined ? undefined : table.cells.get(cellKey(total.key, column.key));
    const now = total === undefined ? null : figureNow(context, table, total, column);
    const decimals = context.decimals(table);
    if (total === undefined || cell === undefined || now === null || now.value.abs().compare(roundingTolerance(now.terms, decimals, false)) <= 0) return [];
    return [findingAt(table, total, column, cell, {
      check: "budgetbrygga", severity: "varning", expected: Decimal.ZERO, actual: now.value.toNumber(),
      explanation: `${placeText(total, column)}: omslutningsförändringarna är ${figureText(now.value, decimals)} netto, men ska vara noll. Redovisa skillnaden som budgetjustering, eller rätta beloppet.`,
    })];
  });
}

/** A typed change between this closing and the last. Exact in a balance sheet; elsewhere its sign may follow better and worse. */
export function checkTypedChange(context: CheckContext): Finding[] {
  return context.tables.flatMap((table) => {
    const [now, ...othersNow] = table.data.columns.filter((column) => isTyped(column) && column.kind === "utfall");
    const [last, ...othersLast] = table.data.columns.filter((column) => isTyped(column) && column.kind === "bokslut_foregaende");
    const change = table.data.columns.find((column) => isTyped(column) && CHANGE.test(column.label) && !/%|procent/i.test(column.label) && column !== now && column !== last);
    if (now === undefined || last === undefined || change === undefined || othersNow.length + othersLast.length > 0 || isShare(change)) {
      return [];
    }
    const relation: Relation = { check: "forandring", severity: isBalanceTable(table) ? "fel" : "varning", column: change, words: `${now.label} − ${last.label}` };
    const rows = table.outline.rows.filter((row) => row.data.derived !== true);
    const found = rows.flatMap((row) => against(context, table, row, relation, [[now, 1], [last, -1]]));
    const filled = rows.filter((row) => figureNow(context, table, row, change) !== null).length;
    return relation.severity === "varning" && found.length * 2 > filled ? [] : found;
  });
}

/** A typed periodised budget that is not its share of the year's, where the table's other rows are: a report may use weights of its own. */
export function checkTypedShare(context: CheckContext): Finding[] {
  const months = monthsOf(context.report.meta);
  if (months === 12) {
    return [];
  }
  return context.tables.flatMap((table) => {
    const budgets = table.data.columns.filter((column) => isTyped(column) && BUDGET.test(column.label));
    const part = budgets.find((column) => PERIODISED.test(column.label));
    const [whole, ...others] = budgets.filter((column) => column !== part);
    if (part === undefined || whole === undefined || others.length > 0 || table.data.sign === null) {
      return [];
    }
    const decimals = context.decimals(table);
    const rows = table.outline.rows.filter((row) => row.data.derived !== true).flatMap((row) => {
      const [own, year] = [figureNow(context, table, row, part), figureNow(context, table, row, whole)];
      const cell = table.cells.get(cellKey(row.key, part.key));
      if (own === null || year === null || cell === undefined) return [];
      const expected = Decimal.of(periodised(year.value, months));
      return [{ row, own, expected, cell, off: own.value.minus(expected).abs().compare(roundingTolerance(1, decimals, false)) > 0 }];
    });
    const off = rows.filter((row) => row.off);
    return off.length * 3 > rows.length ? [] : off.map(({ row, own, expected, cell }) => findingAt(table, row, part, cell, {
      check: "periodisering", severity: "varning", expected: expected.rounded(decimals), actual: own.value.toNumber(),
      explanation: `${placeText(row, part)}: ${months}/12 av ${whole.label} är ${figureText(expected, decimals)}, men här står ${figureText(own.value, decimals)}. Kontrollera beloppet; de andra raderna följer ${months}/12.`,
    }));
  });
}
