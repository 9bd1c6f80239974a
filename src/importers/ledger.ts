/** What every format is read into: rows of the ledger with exact amounts in kronor, each with where in the file it stood. */
import { Decimal } from "../domain/decimal";
import type { ImportProblem } from "./problem";
import type { SieFile } from "./sie/sie-file";
import { sumSie, type SieMeasure } from "./sie/aggregate";

/** Columns of figures that a report can take from a ledger. */
export type Measure = "budget" | "utfall" | "prognos" | "foregaende";

export const MEASURES: readonly Measure[] = ["budget", "utfall", "prognos", "foregaende"];

export interface LedgerRow {
  /** Where it stood: "rad 14", or "Blad1 rad 14"; for a SIE sum the lines behind it. */
  readonly source: string;
  readonly account: string | null;
  /** Object, ansvar or verksamhet as the file writes it. */
  readonly object: string | null;
  /** Name of the object, where the file has one. */
  readonly objectName: string | null;
  /** In the unit of the ledger: see Ledger.unit. Debit plus, credit minus unless Ledger.signs says otherwise. */
  readonly amounts: Readonly<Partial<Record<Measure, Decimal>>>;
}

export interface Ledger {
  /** File name as the user chose it. */
  readonly name: string;
  readonly rows: readonly LedgerRow[];
  readonly unit: "kr" | "tkr" | "mnkr";
  /** debet: costs plus, incomes minus (ledgers). Otherwise the sign convention that the file follows. */
  readonly signs: "debet" | "intakter_positiva" | "kostnader_negativa";
  readonly problems: readonly ImportProblem[];
}

export interface SieChoice {
  readonly dimension: string | null;
  /** Periods YYYYMM of this year, inclusive; last year's are the same months a year earlier. */
  readonly from: string;
  readonly to: string;
}

/** Most source lines that a row's source names; the rest is counted. */
const MOST_LINES = 5;

function sourceOf(lines: readonly number[]): string {
  const shown = lines.slice(0, MOST_LINES).join(", ");
  const more = lines.length > MOST_LINES ? ` och ${lines.length - MOST_LINES} till` : "";
  return `${lines.length === 1 ? "rad" : "rader"} ${shown}${more}`;
}

function yearBefore(period: string): string {
  return String(Number(period.slice(0, 4)) - 1) + period.slice(4);
}

/** Sums of a SIE file per account and object as ledger rows: outcome and budget of the periods, the whole year's budget is the caller's choice of periods, last year's outcome. */
export function ledgerFromSie(file: SieFile, name: string, choice: SieChoice): Ledger {
  const names = new Map(file.objects.filter((object) => object.dimension === choice.dimension).map((object) => [object.object, object.name]));
  const year = file.years.find((candidate) => candidate.number === 0);
  const wholeYear = year === undefined ? choice : { from: year.from.slice(0, 6), to: year.to.slice(0, 6) };
  const wanted: readonly (readonly [Measure, SieMeasure, number, string, string])[] = [
    ["utfall", "utfall", 0, choice.from, choice.to],
    ["budget", "budget", 0, wholeYear.from, wholeYear.to],
    ["foregaende", "utfall", -1, yearBefore(choice.from), yearBefore(choice.to)],
  ];
  const rows = wanted.flatMap(([measure, sieMeasure, number, from, to]) =>
    sumSie(file, { measure: sieMeasure, year: number, from, to, dimension: choice.dimension }).map((sum): LedgerRow => ({
      source: sourceOf(sum.lines),
      account: sum.account,
      object: sum.object,
      objectName: sum.object === null ? null : (names.get(sum.object) ?? null),
      amounts: { [measure]: Decimal.scaled(sum.ore, 2) },
    })));
  return { name, rows, unit: "kr", signs: "debet", problems: file.problems };
}
