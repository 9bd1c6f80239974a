/** Amounts, dates and periods as SIE writes them. */

const ZERO = 48;
const MOST_DIGITS = 15;

/** The figures of a text from `from` to `to` as a number; −1 when another character stands there or there is none. */
function figures(text: string, from: number, to: number): number {
  let value = from < to ? 0 : -1;
  for (let at = from; at < to; at += 1) {
    const figure = text.charCodeAt(at) - ZERO;
    if (figure < 0 || figure > 9) {
      return -1;
    }
    value = value * 10 + figure;
  }
  return value;
}

/**
 * "1234.5" → 123450n ören; null when it is no SIE amount, has more than two decimals that are not zero, or more than 15 digits before them. A decimal
 * comma is accepted as some programs write it.
 */
export function parseOre(text: string): bigint | null {
  const start = text.charCodeAt(0) === 45 || text.charCodeAt(0) === 43 ? 1 : 0;
  let mark = text.indexOf(".", start);
  if (mark < 0) {
    mark = text.indexOf(",", start);
  }
  const end = mark < 0 ? text.length : mark;
  const whole = figures(text, start, end);
  if (whole < 0 || end - start > MOST_DIGITS) {
    return null;
  }
  let ore = 0;
  if (mark >= 0) {
    const decimals = Math.min(text.length, mark + 3);
    const fraction = figures(text, mark + 1, decimals);
    const rest = decimals === text.length ? 0 : figures(text, decimals, text.length);
    if (fraction < 0 || rest !== 0) {
      return null;
    }
    ore = decimals - mark === 2 ? fraction * 10 : fraction;
  }
  const sum = BigInt(whole) * 100n + BigInt(ore);
  return text.charCodeAt(0) === 45 ? -sum : sum;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a real date YYYYMMDD. */
export function isSieDate(text: string): boolean {
  if (text.length !== 8 || figures(text, 0, 8) < 0) {
    return false;
  }
  const day = figures(text, 6, 8);
  return day >= 1 && day <= (DAYS[figures(text, 4, 6) - 1] ?? 0);
}

/** Whether a text is a period YYYYMM. */
export function isSiePeriod(text: string): boolean {
  const month = text.length === 6 && figures(text, 0, 6) >= 0 ? figures(text, 4, 6) : 0;
  return month >= 1 && month <= 12;
}

/** Year number: 0, -1 … */
export function parseYearNumber(text: string): number | null {
  return /^-?\d{1,2}$/.test(text) ? Number(text) : null;
}
