/** The financial years of a file that names none (a file for import, 4I, may leave out #RAR). */
import type { SieYear } from "./sie-file";
import type { SieRows } from "./sie-rows";

/**
 * This year and the year before of a file without #RAR. Months are told by their own number: a month's change of year 0 in 201708 means that this
 * year is 2017. A file of vouchers only: the calendar year of the last voucher. None when the file has neither.
 */
export function yearsWithout(months: readonly SieRows[], transactions: SieRows): readonly SieYear[] {
  let last = 0;
  for (const rows of months) {
    for (let at = 0; at < rows.length; at += 1) {
      last = Math.max(last, Number(rows.mark(at).slice(0, 4)) - rows.year(at));
    }
  }
  for (let at = 0; months.every((rows) => rows.length === 0) && at < transactions.length; at += 1) {
    last = Math.max(last, Number(transactions.mark(at).slice(0, 4)));
  }
  return last === 0 ? [] : [0, -1].map((number) => ({ number, from: `${last + number}0101`, to: `${last + number}1231` }));
}
