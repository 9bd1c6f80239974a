/** Long enumerations in pieces that can be read, and written as one formula. */
import { isDerived, type ParagraphValue } from "./paragraph";

/** Excel's limit for a formula is 8,192 characters; a template leaves room for the cells' addresses and doubled quotes. */
const TEMPLATE_AT_MOST = 4000;
/** For lengths that count the cells' formulas as well. */
export const FORMULA_AT_MOST = 7200;

/** What an address with its sheet's name takes at most in a formula, by reckoning. */
const ADDRESS = 34;

/** About how long a paragraph's formula becomes: its template and what each value is computed by. */
export function formulaLength(template: string, values: readonly ParagraphValue[]): number {
  const ofValue = (value: ParagraphValue): number => (isDerived(value) ? value.formula.reduce((sum, part) => sum + (typeof part === "string" ? part.length : "ref" in part ? ADDRESS : 2 * ADDRESS), 0) : ADDRESS);
  return template.length + values.reduce((sum, value) => sum + ofValue(value) + 1, 0);
}

/**
 * Splits a list into pieces of at most `most` items whose `length`s add up to a template (or, with `room`, a formula) that fits. No piece is empty.
 * Example: pieces([1, 2, 3], 2, () => 10) is [[1, 2], [3]].
 */
export function pieces<T>(items: readonly T[], most: number, length: (item: T) => number, longest = TEMPLATE_AT_MOST): T[][] {
  const out: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = length(item);
    const last = out[out.length - 1];
    if (last && last.length < most && size <= room) {
      last.push(item);
      room -= size;
    } else {
      out.push([item]);
      room = longest - size;
    }
  }
  return out;
}
