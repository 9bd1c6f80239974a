/** How far a printed figure may stand from the computed one by rounding alone. */
import { Decimal } from "../domain/decimal";
import type { ColumnData } from "../reports/report-data.types";
import type { Expected } from "./expected";
import type { CheckedTable } from "./table-reading";

const STANDARD: Readonly<Record<string, number>> = { mnkr: 1, tkr: 0, kr: 0 };
const MOST = 4;

function mostDecimals(figures: readonly number[], least: number): number {
  return figures.reduce((most, figure) => Math.max(most, Math.min(MOST, Decimal.of(figure).decimals())), least);
}

/**
 * Decimals of a table's figures as printed: those of the figures that the report gives for derived cells, at least the unit's own; where it gives none,
 * those of the input figures, which may be kept in fuller precision than they are shown. Counts have none of their own. Shares have decimals of their own.
 */
export function decimalsOf(table: CheckedTable, unit: string): number {
  const least = table.data.sign === null ? 0 : (STANDARD[unit] ?? 1);
  const amounts = table.data.columns.flatMap((column, at) => (isShare(column) ? [] : [at]));
  const cells = table.grid.flatMap((row) => amounts.flatMap((at) => row[at] ?? []));
  const printed = cells.flatMap((cell) => cell.printed ?? []);
  if (printed.length > 0) {
    return mostDecimals(printed, least);
  }
  return mostDecimals(cells.flatMap((cell) => (cell.formula === null && typeof cell.value === "number" ? [cell.value] : [])), least);
}

/** Whether a column holds shares (0,018 or 1,8 for 1,8 %), not amounts. */
export function isShare(column: ColumnData): boolean {
  return column.formula?.type.endsWith("_percent") === true;
}

/**
 * (terms + 1) × half a unit of the last decimal, inclusive; whole counts: nothing.
 * Example: a sum of eleven figures in mnkr with one decimal may differ by 0,6.
 */
export function roundingTolerance(terms: number, decimals: number, counts: boolean): Decimal {
  return counts && decimals === 0 ? Decimal.ZERO : Decimal.scaled(5n * BigInt(terms + 1), decimals + 1);
}

const HUNDRED = Decimal.of(100);

/**
 * Whether a printed figure can be the expected one by rounding alone. A share moves by the rounding of its numerator and of its base, and is printed as
 * 0,018 or as 1,8; where rounding could make its base 0, nothing is said against it.
 */
export function withinRounding(printed: Decimal, expected: Expected, decimals: number, counts: boolean): boolean {
  const { value, base, terms } = expected;
  if (value === null) {
    return true;
  }
  if (base === undefined) {
    return printed.minus(value).abs().compare(roundingTolerance(terms, decimals, counts)) <= 0;
  }
  const half = (figures: number): Decimal => (counts && decimals === 0 ? Decimal.ZERO : Decimal.scaled(5n * BigInt(figures), decimals + 1));
  const least = base.size.minus(half(base.terms));
  if (least.sign() <= 0) {
    return true;
  }
  const moved = half(terms).plus(value.abs().times(half(base.terms)));
  return [value, value.times(HUNDRED)].some((as, at) => {
    const own = Decimal.scaled(5n, printed.decimals() + 1);
    return printed.minus(as).abs().minus(own).times(least).compare(at === 0 ? moved : moved.times(HUNDRED)) <= 0;
  });
}
