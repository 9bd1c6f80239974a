/**
 * SieFile → one exact sum per object and account. Rows without object are the account's total and rows with an object are part of it, so for each
 * account, year and period either the object rows plus a remainder without object are taken, or the total: never both. Linear in the rows.
 */
import type { SieFile, SieYear } from "./sie-file";
import type { SieObjectRef } from "./fields";
import { SieRows } from "./sie-rows";

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
  /** Where the rows stand among the rows of the file. */
  readonly rows: number[];
  ore: bigint;
}

interface Month {
  readonly account: string;
  readonly period: string;
  /** The first row of all: where the month stands in the file. */
  readonly first: number;
  readonly total: Split;
  readonly splits: Map<string, Split>;
}

function signature(objects: readonly SieObjectRef[]): string {
  return objects.length === 1 ? (objects[0]?.dimension ?? "") : [...new Set(objects.map((reference) => reference.dimension))].sort().join(" ");
}

function byMonth(rows: SieRows, wanted: (at: number) => boolean): Month[] {
  const accounts = new Map<string, Map<string, Month>>();
  const months: Month[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    if (!wanted(at)) {
      continue;
    }
    const [account, period, objects] = [rows.account(at), rows.mark(at), rows.objects(at)];
    let periods = accounts.get(account);
    if (periods === undefined) {
      periods = new Map();
      accounts.set(account, periods);
    }
    let month = periods.get(period);
    if (month === undefined) {
      month = { account, period, first: at, total: { dimensions: [], rows: [], ore: 0n }, splits: new Map() };
      periods.set(period, month);
      months.push(month);
    }
    const name = signature(objects);
    let split = objects.length === 0 ? month.total : month.splits.get(name);
    if (split === undefined) {
      split = { dimensions: name.split(" "), rows: [], ore: 0n };
      month.splits.set(name, split);
    }
    split.rows.push(at);
    split.ore += rows.ore(at);
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
  if (month.total.rows.length > 0) {
    const whole = month.total.ore;
    const disjoint = own.length > 1 && (sumOf(splits) === whole || sumOf(own) === whole) && !own.some((split) => split.ore === whole);
    return { parts: disjoint ? own : one, whole, ambiguous: false };
  }
  if (splits.length === 1 || splits.every((split) => split.ore === splits[0]?.ore)) {
    return { parts: one, whole: splits[0]?.ore ?? 0n, ambiguous: false };
  }
  const widest = [...splits].sort((a, b) => b.rows.length - a.rows.length)[0];
  return { parts: one, whole: (alone ?? widest)?.ore ?? 0n, ambiguous: true };
}

function sumPeriodRows(rows: SieRows, wanted: (at: number) => boolean, dimension: string | null): { sums: SieSum[]; ambiguous: { account: string; period: string }[] } {
  const sums = new Sums();
  const ambiguous: { account: string; period: string }[] = [];
  for (const month of byMonth(rows, wanted)) {
    const { parts, whole, ambiguous: unsure } = readMonth(month, dimension);
    for (const part of parts) {
      for (const at of part.rows) {
        sums.add(month.account, objectOf(rows.objects(at), dimension), rows.ore(at), rows.line(at));
      }
    }
    const rest = whole - sumOf(parts);
    if (rest !== 0n || parts.length === 0) {
      sums.add(month.account, null, rest, rows.line(month.total.rows[0] ?? month.first));
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
function sumVouchers(rows: SieRows, year: SieYear, selection: SieSelection): SieSum[] {
  const sums = new Sums();
  const afterwards = `${selection.to}99`;
  for (let at = 0; at < rows.length; at += 1) {
    const date = rows.mark(at);
    if (date >= year.from && date <= year.to && date >= selection.from && date < afterwards) {
      sums.add(rows.account(at), objectOf(rows.objects(at), selection.dimension), rows.ore(at), rows.line(at));
    }
  }
  return sums.all();
}

/** Whether any row is wanted. */
function some(rows: SieRows, wanted: (at: number) => boolean): boolean {
  for (let at = 0; at < rows.length; at += 1) {
    if (wanted(at)) {
      return true;
    }
  }
  return false;
}

/** The year's results per account (#RES), split by object where the same account has #OUB rows. Only for the whole year. */
function yearRows(file: SieFile, selection: SieSelection): SieRows {
  const rows = new SieRows();
  const year = yearOf(file, selection.year);
  if (year === undefined || selection.from > year.from.slice(0, 6) || selection.to < year.to.slice(0, 6)) {
    return rows;
  }
  const ofYear = [...file.balances].filter((row) => row.year === selection.year);
  const results = ofYear.filter((row) => row.mark === "RES");
  const accounts = new Set(results.map((row) => row.account));
  [...results, ...ofYear.filter((row) => row.mark === "OUB" && accounts.has(row.account))].forEach((row) => rows.add({ ...row, mark: "" }));
  return rows;
}

/**
 * Sums per account and object of the chosen dimension, for the periods asked for. The sum over all rows equals the sum of the file's account totals
 * for the same periods, to the öre: what no object carries stands with object null.
 */
export function readSieSums(file: SieFile, selection: SieSelection): SieSums {
  const monthly = selection.measure === "budget" ? file.budgets : file.outcomes;
  if (some(monthly, (at) => monthly.year(at) === selection.year)) {
    const wanted = (at: number): boolean => monthly.year(at) === selection.year && monthly.mark(at) >= selection.from && monthly.mark(at) <= selection.to;
    return { ...sumPeriodRows(monthly, wanted, selection.dimension), source: "månadssummor" };
  }
  const year = yearOf(file, selection.year);
  const { transactions } = file;
  if (selection.measure === "utfall" && year !== undefined && some(transactions, (at) => transactions.mark(at) >= year.from && transactions.mark(at) <= year.to)) {
    return { sums: sumVouchers(transactions, year, selection), source: "verifikationer", ambiguous: [] };
  }
  const rows = selection.measure === "utfall" ? yearRows(file, selection) : new SieRows();
  return rows.length === 0 ? { sums: [], source: null, ambiguous: [] } : { ...sumPeriodRows(rows, () => true, selection.dimension), source: "årssummor" };
}

/** The sums of readSieSums alone. */
export function sumSie(file: SieFile, selection: SieSelection): readonly SieSum[] {
  return readSieSums(file, selection).sums;
}
