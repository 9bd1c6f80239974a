/** Avvikelse: positive is överskott (better than budget) in every sign convention. Source: docs/functions/AVVIKELSE.md. */
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";
import type { Convention, FigureKind } from "./sign";

/**
 * 1 where avvikelse is budget − utfall, −1 where it is utfall − budget.
 * A: budget − utfall for costs, incomes and nets. B: budget − utfall for costs, else utfall − budget. C: utfall − budget.
 * A result (positive = surplus) is utfall − budget in every convention.
 */
export function varianceDirection(kind: FigureKind, convention: Convention): 1 | -1 {
  if (kind === "resultat" || convention === "kostnader_negativa") {
    return -1;
  }
  return convention === "intakter_negativa" || kind === "kostnad" ? 1 : -1;
}

/** Avvikelse in the figures' own unit. Example (A, kostnad): variance(1437.0, 1374.3) is 62.7. */
export function variance(budget: Decimal, outcome: Decimal, kind: FigureKind = "kostnad", convention: Convention = "intakter_negativa"): Decimal {
  return varianceDirection(kind, convention) === 1 ? budget.minus(outcome) : outcome.minus(budget);
}

/** Avvikelse as a share of the budget's absolute value (0.044 is 4,4 %). Throws cannot-compute when the budget is 0. */
export function varianceShare(budget: Decimal, outcome: Decimal, kind: FigureKind = "kostnad", convention: Convention = "intakter_negativa"): number {
  if (budget.sign() === 0) {
    throw new BokslutError("cannot-compute", "Budgeten är 0, så avvikelsen kan inte räknas i procent. Visa avvikelsen som belopp i stället.");
  }
  return variance(budget, outcome, kind, convention).dividedBy(budget.abs());
}
