/** Budgetföljsamhet and prognossäkerhet, as shares (0.957 is 95,7 %). Source: docs/functions/BUDGETFOLJSAMHET.md, PROGNOSSAKERHET.md. */
import type { Decimal } from "./decimal";
import { BokslutError } from "./errors";

/**
 * (outcome − withdrawal) / budget; over 1 is worse. `withdrawal`: uttag ur resultatfond with plus, avsättning with minus; null = before transfers.
 * Figures with costs negative (both below 0) are read in the same way. Example: 1388.2 of 1451.3 is 0.9565.
 * Throws cannot-compute when the budget is 0 or the figures have different signs.
 */
export function budgetAdherence(budget: Decimal, outcome: Decimal, withdrawal: Decimal | null = null): number {
  if (budget.sign() === 0) {
    throw new BokslutError("cannot-compute", "Budgeten är 0, så budgetföljsamheten kan inte beräknas. Använd kostnaderna i stället för nettot.");
  }
  const transferred = withdrawal === null ? outcome : budget.sign() > 0 ? outcome.minus(withdrawal) : outcome.plus(withdrawal);
  if (transferred.sign() !== 0 && transferred.sign() !== budget.sign()) {
    throw new BokslutError(
      "cannot-compute",
      "Budget och utfall har olika tecken, så budgetföljsamheten kan inte beräknas. Använd kostnaderna i stället för nettot.",
    );
  }
  return transferred.dividedBy(budget);
}

/** (outcome − forecast) / denominator; the denominator is the forecast unless another amount is given. Throws cannot-compute when it is 0. */
export function forecastAccuracy(forecast: Decimal, outcome: Decimal, denominator: Decimal = forecast): number {
  if (denominator.sign() === 0) {
    throw new BokslutError("cannot-compute", "Nämnaren är 0, så prognossäkerheten kan inte beräknas. Välj en annan nämnare.");
  }
  return outcome.minus(forecast).dividedBy(denominator);
}
