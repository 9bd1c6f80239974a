/** Parts rounded so that they foot to the rounded total (largest remainder). Source: docs/functions/AVRUNDASUMMA.md. */
import { Decimal, sumOf } from "./decimal";

/**
 * Each part goes down or up to the nearest unit of its last decimal, so that their sum is the total rounded half away from zero. No part moves
 * by a whole unit, and a part that is already exact does not move. Parts with the largest remainders go up; ties: the larger amount, then the first.
 * Example: 0.4, 0.4, 0.4 with 0 decimals → 1, 0, 0.
 */
export function roundToFoot(parts: readonly Decimal[], decimals: number): Decimal[] {
  const unit = Decimal.scaled(1n, decimals);
  const floors = parts.map((part) => part.floored(decimals));
  const total = sumOf(parts).rounded(decimals);
  let left = total.minus(sumOf(floors));
  const order = parts
    .map((part, index) => ({ index, part, remainder: part.minus(floors[index] ?? part) }))
    .sort((a, b) => b.remainder.compare(a.remainder) || b.part.abs().compare(a.part.abs()) || a.index - b.index);
  const rounded = [...floors];
  for (const { index } of order) {
    if (left.compare(unit) < 0) {
      break;
    }
    rounded[index] = (rounded[index] ?? Decimal.ZERO).plus(unit);
    left = left.minus(unit);
  }
  return rounded;
}
