/** How far a printed figure may stand from the computed one by rounding alone. */
import { Decimal } from "../domain/decimal";
import type { CheckedTable } from "./table-reading";

const STANDARD: Readonly<Record<string, number>> = { mnkr: 1, tkr: 0, kr: 0 };
const MOST = 4;

/** Decimals of a table's figures: the unit's own, more where the figures have more; counts have none. */
export function decimalsOf(table: CheckedTable, unit: string): number {
  if (table.data.sign === null) {
    return 0;
  }
  let decimals = STANDARD[unit] ?? 1;
  for (const cell of table.cells.values()) {
    const figure = cell.printed ?? (cell.formula === null && typeof cell.value === "number" ? cell.value : null);
    if (figure !== null) {
      decimals = Math.max(decimals, Math.min(MOST, Decimal.of(figure).decimals()));
    }
  }
  return decimals;
}

/**
 * (terms + 1) × half a unit of the last decimal, inclusive; counts: nothing.
 * Example: a sum of eleven figures in mnkr with one decimal may differ by 0,6.
 */
export function roundingTolerance(terms: number, decimals: number, counts: boolean): Decimal {
  return counts ? Decimal.ZERO : Decimal.scaled(5n * BigInt(terms + 1), decimals + 1);
}
