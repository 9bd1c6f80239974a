/** Amounts written by Swedish rules: no-break space between thousands, decimal comma, U+2212 without a space after it. */
import type { AmountUnit } from "./amount";
import { Decimal } from "./decimal";
import { BokslutError } from "./errors";

export const NO_BREAK_SPACE = "\u00a0";
export const MINUS = "\u2212";

/** Decimals of an amount by its unit: mnkr one, tkr and kr none. */
export const STANDARD_DECIMALS: Readonly<Record<AmountUnit, number>> = { mnkr: 1, tkr: 0, kr: 0 };

/** Most decimals that a text shows: a double holds no more. */
export const MOST_DECIMALS = 15;

/** Checks a number of decimals given by a user: a whole number from 0 to 15. */
export function checkDecimals(decimals: number): number {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    throw new BokslutError("bad-argument", `Antalet decimaler ska vara ett heltal från 0 till ${MOST_DECIMALS}, inte ${String(decimals).replace(".", ",")}.`);
  }
  return decimals;
}

export type SignForm = "minus" | "always" | "none";

/**
 * A number by Swedish rules, rounded half away from zero. `sign`: minus only (default), always shown (never for 0), or none (absolute value).
 * Example: formatDecimal(Decimal.of(-1437.05), 1) is "−1 437,1" (with U+2212 and U+00A0).
 */
export function formatDecimal(value: Decimal, decimals: number, sign: SignForm = "minus"): string {
  const rounded = value.rounded(decimals);
  const [whole = "0", fraction] = rounded.abs().toFixed(decimals).split(".");
  const grouped = [...whole].map((digit, at) => (at > 0 && (whole.length - at) % 3 === 0 ? NO_BREAK_SPACE + digit : digit)).join("");
  const digits = fraction === undefined ? grouped : `${grouped},${fraction}`;
  if (sign === "none" || rounded.sign() === 0) {
    return digits;
  }
  return rounded.sign() < 0 ? MINUS + digits : sign === "always" ? `+${digits}` : digits;
}

/** A number with as many decimals as it has (at most `most`). */
export function formatInFull(value: Decimal, most = MOST_DECIMALS): string {
  const rounded = value.rounded(most);
  return formatDecimal(rounded, rounded.decimals());
}

/** An amount with its unit after a no-break space: "40,2 mnkr". Decimals default to the unit's own; without a unit one. */
export function formatAmount(value: Decimal, unit: AmountUnit | null, decimals?: number): string {
  const shown = formatDecimal(value, checkDecimals(decimals ?? (unit === null ? 1 : STANDARD_DECIMALS[unit])));
  return unit === null ? shown : shown + NO_BREAK_SPACE + unit;
}

/** A share as per cent: 0.957 → "95,7 %". */
export function formatPercent(share: Decimal, decimals = 1): string {
  return `${formatDecimal(share.times(Decimal.of(100)), decimals)}${NO_BREAK_SPACE}%`;
}
