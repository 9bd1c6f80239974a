/** Förändring between two years. Source: docs/functions/FORANDRING.md. */
import type { Decimal } from "./decimal";
import { BokslutError } from "./errors";

/** now − before, in the figures' own unit. Example: 237.2 and 224.0 give 13.2. */
export function change(now: Decimal, before: Decimal): Decimal {
  return now.minus(before);
}

/** The change as a share of the earlier absolute value. Throws cannot-compute when the earlier is 0. */
export function changeShare(now: Decimal, before: Decimal): number {
  if (before.sign() === 0) {
    throw new BokslutError("cannot-compute", "Det tidigare beloppet är 0, så förändringen kan inte räknas i procent. Visa förändringen som belopp i stället.");
  }
  return change(now, before).dividedBy(before.abs());
}
