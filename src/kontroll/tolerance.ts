/** How far a printed figure may stand from the computed one by rounding alone. */
import { Decimal } from "../domain/decimal";
import type { CheckedTable } from "./table-reading";

const STANDARD: Readonly<Record<string, number>> = { mnkr: 1, tkr: 0, kr: 0 };
const MOST = 4;

function mostDecimals(figures: readonly number[], least: number): number {
  return figures.reduce((most, figure) => Math.max(most, Math.min(MOST, Decimal.of(figure).decimals())), least);
}

/**
 * Decimals of a table's figures as printed: those of the figures that the report gives for derived cells, at least the unit's own; where it gives none,
 * those of the input figures, which may be kept in fuller precision than they are shown. Counts have none.
 */
export function decimalsOf(table: CheckedTable, unit: string): number {
  if (table.data.sign === null) {
    return 0;
  }
  const least = STANDARD[unit] ?? 1;
  const cells = [...table.cells.values()];
  const printed = cells.flatMap((cell) => cell.printed ?? []);
  if (printed.length > 0) {
    return mostDecimals(printed, least);
  }
  return mostDecimals(cells.flatMap((cell) => (cell.formula === null && typeof cell.value === "number" ? [cell.value] : [])), least);
}

/**
 * (terms + 1) × half a unit of the last decimal, inclusive; counts: nothing.
 * Example: a sum of eleven figures in mnkr with one decimal may differ by 0,6.
 */
export function roundingTolerance(terms: number, decimals: number, counts: boolean): Decimal {
  return counts ? Decimal.ZERO : Decimal.scaled(5n * BigInt(terms + 1), decimals + 1);
}
