/** Long enumerations in pieces that can be read, and written as one formula. */

/** Excel's limit for a formula is 8,192 characters; a template leaves room for the cells' addresses and doubled quotes. */
const TEMPLATE_AT_MOST = 4000;

/**
 * Splits a list into pieces of at most `most` items whose `length`s add up to a template that fits in a formula. No piece is empty.
 * Example: pieces([1, 2, 3], 2, () => 10) is [[1, 2], [3]].
 */
export function pieces<T>(items: readonly T[], most: number, length: (item: T) => number): T[][] {
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
      room = TEMPLATE_AT_MOST - size;
    }
  }
  return out;
}
