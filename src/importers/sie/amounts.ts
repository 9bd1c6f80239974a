/** Amounts, dates and periods as SIE writes them. */

/** "1234.5" → 123450n ören; null when it is no SIE amount, has more than two decimals that are not zero, or more than 15 digits before them. A decimal comma is accepted as some programs write it. */
export function parseOre(text: string): bigint | null {
  const match = /^([+-]?)(\d{1,15})(?:[.,](\d{1,18}))?$/.exec(text);
  if (match === null) {
    return null;
  }
  const fraction = (match[3] ?? "").replace(/(?<!0)0+$/, "");
  if (fraction.length > 2) {
    return null;
  }
  const ore = BigInt((match[2] ?? "0") + fraction.padEnd(2, "0"));
  return match[1] === "-" ? -ore : ore;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a real date YYYYMMDD. */
export function isSieDate(text: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (match === null) {
    return false;
  }
  const days = DAYS[Number(match[2]) - 1] ?? 0;
  return Number(match[3]) >= 1 && Number(match[3]) <= days;
}

/** Whether a text is a period YYYYMM. */
export function isSiePeriod(text: string): boolean {
  const match = /^\d{4}(\d{2})$/.exec(text);
  return match !== null && Number(match[1]) >= 1 && Number(match[1]) <= 12;
}

/** Year number: 0, -1 … */
export function parseYearNumber(text: string): number | null {
  return /^-?\d{1,2}$/.test(text) ? Number(text) : null;
}
