/**
 * SieFile → one exact sum per object and account. Rows without object are the account's total and rows with an object are part of it, so for each
 * account, year and period either the object rows plus a remainder without object are taken, or the total: never both. Linear in the rows.
 */
import type { SieFile, SiePeriodAmount, SieYear } from "./sie-file";
import type { SieObjectRef } from "./fields";

/** Which figures: the outcome (#PSALDO, else #TRANS, else #RES of the whole year) or the budget (#PBUDGET). */
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

export interface SieSums {
  readonly sums: readonly SieSum[];
  /** Where the amounts came from; null when the file has none for the selection. */
  readonly source: "månadssummor" | "verifikationer" | "årssummor" | null;
  /** Months of accounts whose rows can be read in two ways: there is no total row, and several dimensions or combinations split the account. */
  readonly ambiguous: readonly { readonly account: string; readonly period: string }[];
}

interface Bucket {
  ore: bigint;
  readonly lines: number[];
}

class Sums {
  private readonly accounts = new Map<string, Map<string | null, Bucket>>();

  add(account: string, object: string | null, ore: bigint, line: number): void {
    let objects = this.accounts.get(account);
    if (objects === undefined) {
      objects = new Map();
      this.accounts.set(account, objects);
    }
    const bucket = objects.get(object);
    if (bucket === undefined) {
      objects.set(object, { ore, lines: [line] });
    } else {
      bucket.ore += ore;
      bucket.lines.push(line);
    }
  }

  all(): SieSum[] {
    const sums: SieSum[] = [];
    for (const [account, objects] of this.accounts) {
      for (const [object, { ore, lines }] of objects) {
        sums.push({ account, object, ore, lines });
      }
    }
    return sums;
  }
}

function objectOf(objects: readonly SieObjectRef[], dimension: string | null): string | null {
  if (dimension === null) {
    return null;
  }
  for (const reference of objects) {
    if (reference.dimension === dimension) {
      return reference.object;
    }
  }
  return null;
}

/** Rows of one account and month that name the same dimensions. */
interface Split {
  readonly dimensions: readonly string[];
  readonly rows: SiePeriodAmount[];
  ore: bigint;
}

interface Month {
  readonly account: string;
  readonly period: string;
  readonly total: SiePeriodAmount[];
  readonly splits: Map<string, Split>;
}

function signature(objects: readonly SieObjectRef[]): string {
  return objects.length === 1 ? (objects[0]?.dimension ?? "") : [...new Set(objects.map((reference) => reference.dimension))].sort().join(" ");
}

function byMonth(rows: readonly SiePeriodAmount[]): Month[] {
  const accounts = new Map<string, Map<string, Month>>();
  const months: Month[] = [];
  for (const row of rows) {
    let periods = accounts.get(row.account);
    if (periods === undefined) {
      periods = new Map();
      accounts.set(row.account, periods);
    }
    let month = periods.get(row.period);
    if (month === undefined) {
      month = { account: row.account, period: row.period, total: [], splits: new Map() };
      periods.set(row.period, month);
      months.push(month);
    }
    if (row.objects.length === 0) {
      month.total.push(row);
      continue;
    }
    const name = signature(row.objects);
    const split = month.splits.get(name);
    if (split === undefined) {
      month.splits.set(name, { dimensions: name.split(" "), rows: [row], ore: row.ore });
    } else {
      split.rows.push(row);
      split.ore += row.ore;
    }
  }
  return months;
}

function sumOf(items: readonly { readonly ore: bigint }[]): bigint {
  let sum = 0n;
  for (const item of items) {
    sum += item.ore;
  }
  return sum;
}

/**
 * How a month is read. With a total: the splits that name the dimension are either disjoint (together with all others, or among themselves, they
 * make the total) and all taken, or each a split of the same amount and one is taken: the dimension alone before combinations. Without a total the
 * month is what the one split says; several splits that do not agree are ambiguous.
 */
function readMonth(month: Month, dimension: string | null): { readonly parts: readonly Split[]; readonly whole: bigint; readonly ambiguous: boolean } {
  const splits = [...month.splits.values()];
  const own = dimension === null ? [] : splits.filter((split) => split.dimensions.includes(dimension));
  const alone = own.find((split) => split.dimensions.length === 1) ?? [...own].sort((a, b) => b.rows.length - a.rows.length)[0];
  const one = alone === undefined ? [] : [alone];
  if (month.total.length > 0) {
    const whole = sumOf(month.total);
    const disjoint = own.length > 1 && (sumOf(splits) === whole || sumOf(own) === whole) && !own.some((split) => split.ore === whole);
    return { parts: disjoint ? own : one, whole, ambiguous: false };
  }
  if (splits.length === 1 || splits.every((split) => split.ore === splits[0]?.ore)) {
    return { parts: one, whole: splits[0]?.ore ?? 0n, ambiguous: false };
  }
  const widest = [...splits].sort((a, b) => b.rows.length - a.rows.length)[0];
  return { parts: one, whole: (alone ?? widest)?.ore ?? 0n, ambiguous: true };
}

function sumPeriodRows(rows: readonly SiePeriodAmount[], dimension: string | null): { sums: SieSum[]; ambiguous: { account: string; period: string }[] } {
  const sums = new Sums();
  const ambiguous: { account: string; period: string }[] = [];
  for (const month of byMonth(rows)) {
    const { parts, whole, ambiguous: unsure } = readMonth(month, dimension);
    for (const part of parts) {
      for (const row of part.rows) {
        sums.add(row.account, objectOf(row.objects, dimension), row.ore, row.line);
      }
    }
    const rest = whole - sumOf(parts);
    if (rest !== 0n || parts.length === 0) {
      const [first] = month.total.length > 0 ? month.total : ([...month.splits.values()][0]?.rows ?? []);
      sums.add(month.account, null, rest, first?.line ?? 0);
    }
    if (unsure) {
      ambiguous.push({ account: month.account, period: month.period });
    }
  }
  return { sums: sums.all(), ambiguous };
}

function yearOf(file: SieFile, number: number): SieYear | undefined {
  return file.years.find((year) => year.number === number);
}

/** Rows of a voucher carry all their objects at once, so each counts once, by its object of the dimension or without. */
function sumVouchers(file: SieFile, year: SieYear, selection: SieSelection): SieSum[] {
  const sums = new Sums();
  for (const row of file.transactions) {
    const period = row.date.slice(0, 6);
    if (row.date >= year.from && row.date <= year.to && period >= selection.from && period <= selection.to) {
      sums.add(row.account, objectOf(row.objects, selection.dimension), row.ore, row.line);
    }
  }
  return sums.all();
}

/** Whether the file has vouchers of a financial year. */
function hasVouchers(file: SieFile, year: SieYear | undefined): boolean {
  return year !== undefined && file.transactions.some((row) => row.date >= year.from && row.date <= year.to);
}

/** The year's results per account (#RES), split by object where the same account has #OUB rows. Only for the whole year. */
function yearRows(file: SieFile, selection: SieSelection): SiePeriodAmount[] {
  const year = yearOf(file, selection.year);
  if (year === undefined || selection.from > year.from.slice(0, 6) || selection.to < year.to.slice(0, 6)) {
    return [];
  }
  const results = file.balances.filter((row) => row.type === "RES" && row.year === selection.year);
  const accounts = new Set(results.map((row) => row.account));
  const parts = file.balances.filter((row) => row.type === "OUB" && row.year === selection.year && accounts.has(row.account));
  return [...results, ...parts].map((row) => ({ year: row.year, period: "", account: row.account, objects: row.objects, ore: row.ore, line: row.line }));
}

/**
 * Sums per account and object of the chosen dimension, for the periods asked for. The sum over all rows equals the sum of the file's account totals
 * for the same periods, to the öre: what no object carries stands with object null.
 */
export function readSieSums(file: SieFile, selection: SieSelection): SieSums {
  const monthly = selection.measure === "budget" ? file.budgets : file.outcomes;
  const ofYear = monthly.filter((row) => row.year === selection.year);
  if (ofYear.length > 0) {
    const rows = ofYear.filter((row) => row.period >= selection.from && row.period <= selection.to);
    return { ...sumPeriodRows(rows, selection.dimension), source: "månadssummor" };
  }
  const year = yearOf(file, selection.year);
  if (selection.measure === "utfall" && year !== undefined && hasVouchers(file, year)) {
    return { sums: sumVouchers(file, year, selection), source: "verifikationer", ambiguous: [] };
  }
  const rows = selection.measure === "utfall" ? yearRows(file, selection) : [];
  return rows.length === 0 ? { sums: [], source: null, ambiguous: [] } : { ...sumPeriodRows(rows, selection.dimension), source: "årssummor" };
}

/** The sums of readSieSums alone. */
export function sumSie(file: SieFile, selection: SieSelection): readonly SieSum[] {
  return readSieSums(file, selection).sums;
}
