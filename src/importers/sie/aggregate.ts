/**
 * SieFile → one exact sum per object and account. Rows without object are the account's total and rows with an object are part of it, so for each
 * account, year and period either the object rows plus a remainder without object are taken, or the total: never both.
 */
import type { SieFile, SiePeriodAmount } from "./sie-file";

/** Which figures: the outcome (#PSALDO, or #TRANS where the file has no monthly sums) or the budget (#PBUDGET). */
export type SieMeasure = "utfall" | "budget";

export interface SieSelection {
  readonly measure: SieMeasure;
  /** Financial year: 0 this, −1 last. */
  readonly year: number;
  /** First and last period YYYYMM, both inclusive. */
  readonly from: string;
  readonly to: string;
  /** Dimension by whose objects the sums are split; null: whole accounts. */
  readonly dimension: string | null;
}

export interface SieSum {
  readonly account: string;
  /** Object of the chosen dimension, null for what has none. */
  readonly object: string | null;
  readonly ore: bigint;
  /** Rows that made the sum (lines in the file), for tracing. */
  readonly lines: readonly number[];
}

interface Bucket {
  ore: bigint;
  lines: number[];
}

/** Vouchers as monthly changes: each row is one change, its object list kept. */
function fromTransactions(file: SieFile): SiePeriodAmount[] {
  return file.transactions.flatMap((row): SiePeriodAmount[] => {
    const year = file.years.find((candidate) => row.date >= candidate.from && row.date <= candidate.to);
    return year === undefined ? [] : [{ year: year.number, period: row.date.slice(0, 6), account: row.account, objects: row.objects, ore: row.ore, line: row.line }];
  });
}

/** Whether the outcome comes from vouchers because the file has no monthly sums for the year. */
export function usesVouchers(file: SieFile, selection: SieSelection): boolean {
  return selection.measure === "utfall" && !file.outcomes.some((row) => row.year === selection.year);
}

function objectOf(row: SiePeriodAmount, dimension: string): string | null {
  return row.objects.find((reference) => reference.dimension === dimension)?.object ?? null;
}

function add(into: Map<string, Bucket>, key: string, ore: bigint, line: number): void {
  const bucket = into.get(key);
  if (bucket === undefined) {
    into.set(key, { ore, lines: [line] });
  } else {
    bucket.ore += ore;
    bucket.lines.push(line);
  }
}

/** Rows of a voucher carry all their objects at once, so each counts once, by its object of the dimension or without. */
function sumVoucherRows(rows: readonly SiePeriodAmount[], dimension: string | null): Map<string, Bucket> {
  const sums = new Map<string, Bucket>();
  for (const row of rows) {
    add(sums, JSON.stringify([row.account, dimension === null ? null : objectOf(row, dimension)]), row.ore, row.line);
  }
  return sums;
}

/** The rows of one account and month: the account's own total, and its parts by the dimensions that the rows name. */
interface Month {
  readonly account: string;
  readonly total: SiePeriodAmount[];
  readonly parts: Map<string, SiePeriodAmount[]>;
}

function byMonth(rows: readonly SiePeriodAmount[]): Month[] {
  const months = new Map<string, Month>();
  for (const row of rows) {
    const key = `${row.period} ${row.account}`;
    const month = months.get(key) ?? { account: row.account, total: [], parts: new Map<string, SiePeriodAmount[]>() };
    months.set(key, month);
    if (row.objects.length === 0) {
      month.total.push(row);
    } else {
      const dimensions = row.objects.map((reference) => reference.dimension).sort().join(" ");
      month.parts.set(dimensions, [...(month.parts.get(dimensions) ?? []), row]);
    }
  }
  return [...months.values()];
}

function sumRows(rows: readonly SiePeriodAmount[]): bigint {
  return rows.reduce((sum, row) => sum + row.ore, 0n);
}

/** The parts that split a month by the dimension: rows that name it alone, else rows that name it among others. */
function partsOf(month: Month, dimension: string | null): readonly SiePeriodAmount[] {
  if (dimension === null) {
    return [];
  }
  const combined = [...month.parts].find(([dimensions]) => dimensions.split(" ").includes(dimension));
  return month.parts.get(dimension) ?? combined?.[1] ?? [];
}

/** A month's whole amount: its total row, else the largest set of parts that the file has for it (each set is a split of the same amount). */
function wholeOf(month: Month): readonly SiePeriodAmount[] {
  if (month.total.length > 0) {
    return month.total;
  }
  return [...month.parts.values()].reduce((widest, rows) => (rows.length > widest.length ? rows : widest), []);
}

function sumPeriodRows(rows: readonly SiePeriodAmount[], dimension: string | null): Map<string, Bucket> {
  const sums = new Map<string, Bucket>();
  for (const month of byMonth(rows)) {
    const parts = partsOf(month, dimension);
    for (const row of parts) {
      add(sums, JSON.stringify([row.account, dimension === null ? null : objectOf(row, dimension)]), row.ore, row.line);
    }
    const whole = month.total.length > 0 || parts.length === 0 ? wholeOf(month) : parts;
    const rest = sumRows(whole) - sumRows(parts);
    if (rest !== 0n || parts.length === 0) {
      add(sums, JSON.stringify([month.account, null]), rest, whole[0]?.line ?? 0);
    }
  }
  return sums;
}

/**
 * Sums per account and object of the chosen dimension, for the periods asked for. The sum over all rows equals the sum of the file's account totals
 * for the same periods, to the öre: what no object carries stands with object null.
 */
export function sumSie(file: SieFile, selection: SieSelection): SieSum[] {
  const vouchers = usesVouchers(file, selection);
  const source = selection.measure === "budget" ? file.budgets : vouchers ? fromTransactions(file) : file.outcomes;
  const rows = source.filter((row) => row.year === selection.year && row.period >= selection.from && row.period <= selection.to);
  const sums = vouchers ? sumVoucherRows(rows, selection.dimension) : sumPeriodRows(rows, selection.dimension);
  return [...sums].map(([key, bucket]) => {
    const [account, object] = JSON.parse(key) as [string, string | null];
    return { account, object, ore: bucket.ore, lines: bucket.lines };
  });
}
