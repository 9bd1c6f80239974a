/** The financial years of a file that names none (a file for import, 4I, may leave out #RAR). */
import type { SieTransaction, SieYear } from "./sie-file";

/** The calendar year of the last voucher as this year, and the year before; none when there are no vouchers. */
export function yearsOfVouchers(transactions: readonly SieTransaction[]): readonly SieYear[] {
  const last = transactions.reduce((latest, row) => (row.date.slice(0, 4) > latest ? row.date.slice(0, 4) : latest), "");
  return last === "" ? [] : [0, -1].map((number) => ({ number, from: `${Number(last) + number}0101`, to: `${Number(last) + number}1231` }));
}
