/** Periodiserad budget: the part of a year's budget that belongs to its first months. Source: docs/functions/PERIODISERAD.md. */
import { Decimal, sumOf } from "./decimal";
import { BokslutError } from "./errors";

const MONTHS = 12;

/**
 * yearBudget × months / 12, or × the first months' weights / all weights. Not rounded; nearest double.
 * Example: periodised(708.0, 8) is 472. Throws bad-argument for months outside 1–12, not twelve weights or weights that sum to 0.
 */
export function periodised(yearBudget: Decimal, months: number, weights: readonly Decimal[] | null = null): number {
  if (!Number.isInteger(months) || months < 1 || months > MONTHS) {
    throw new BokslutError("bad-argument", `Antalet månader ska vara ett heltal från 1 till 12, inte ${String(months).replace(".", ",")}.`);
  }
  if (weights === null) {
    return yearBudget.times(Decimal.of(months)).dividedBy(Decimal.of(MONTHS));
  }
  if (weights.length !== MONTHS) {
    throw new BokslutError("bad-argument", `Vikterna ska vara tolv, en för varje månad; här är de ${weights.length}.`);
  }
  if (weights.some((weight) => weight.sign() < 0)) {
    throw new BokslutError("bad-argument", "En månadsvikt är negativ. Vikterna ska vara noll eller större.");
  }
  const total = sumOf(weights);
  if (total.sign() === 0) {
    throw new BokslutError("bad-argument", "Månadsvikterna är tillsammans 0. Minst en månad måste ha en vikt.");
  }
  return yearBudget.times(sumOf(weights.slice(0, months))).dividedBy(total);
}
