/** Does a stated sum follow from its parts? Source: docs/functions/AVSTAM.md. */
import { formatDecimal } from "./amount-text";
import { Decimal, sumOf } from "./decimal";

export interface Reconciliation {
  readonly verdict: "agrees" | "rounding" | "error";
  /** The sum of the parts. */
  readonly expected: Decimal;
  readonly stated: Decimal;
  readonly tolerance: Decimal;
  /** Decimals in which the figures are written. */
  readonly decimals: number;
}

/** What rounding alone can explain: (parts + 1) × half a unit of the last printed decimal; nothing for whole numbers, which are counts. */
export function roundingTolerance(parts: number, decimals: number): Decimal {
  return decimals === 0 ? Decimal.ZERO : Decimal.scaled(5n * BigInt(parts + 1), decimals + 1);
}

/** Compares a stated sum with its parts. Without a tolerance, the rounding of the figures as written is what is allowed. */
export function reconcile(stated: Decimal, parts: readonly Decimal[], tolerance: Decimal | null = null): Reconciliation {
  const expected = sumOf(parts);
  const decimals = Math.max(stated.decimals(), ...parts.map((part) => part.decimals()));
  const allowed = tolerance === null ? roundingTolerance(parts.length, decimals) : tolerance.abs();
  const difference = stated.minus(expected).abs();
  const verdict = difference.sign() === 0 ? "agrees" : difference.compare(allowed) <= 0 ? "rounding" : "error";
  return { verdict, expected, stated, tolerance: allowed, decimals };
}

/** "Stämmer", "Avrundning 0,1" or "Fel: −0,9 väntat, 9,1 står". */
export function describeReconciliation(result: Reconciliation): string {
  const show = (value: Decimal): string => formatDecimal(value, Math.min(Math.max(result.decimals, value.decimals()), 6));
  switch (result.verdict) {
    case "agrees":
      return "Stämmer";
    case "rounding":
      return `Avrundning ${show(result.stated.minus(result.expected).abs())}`;
    case "error":
      return `Fel: ${show(result.expected)} väntat, ${show(result.stated)} står`;
  }
}
