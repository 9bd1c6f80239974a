/** Sums of a SIE file per account and object → ledger rows. */
import { Decimal } from "../../domain/decimal";
import type { Ledger, LedgerRow, Measure } from "../ledger";
import { ProblemList } from "../problem";
import { readSieSums, type SieMeasure, type SieSums } from "./aggregate";
import type { SieFile } from "./sie-file";

export interface SieChoice {
  readonly dimension: string | null;
  /** Periods YYYYMM of this year, inclusive; last year's are the same months a year earlier. */
  readonly from: string;
  readonly to: string;
  /** The file is last year's own: its outcome is the report's last year, and it has nothing else. */
  readonly lastYear?: boolean;
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

/** First and last period of this year (year 0) in the file; null when it names no year. */
export function periodsOfSie(file: SieFile): { readonly from: string; readonly to: string } | null {
  const year = file.years.find((candidate) => candidate.number === 0);
  return year === undefined ? null : { from: year.from.slice(0, 6), to: year.to.slice(0, 6) };
}

/** Dimensions that the file's rows use, with names, most used first: what a report can be split by. */
export function dimensionsOfSie(file: SieFile): readonly { readonly number: string; readonly name: string; readonly objects: number }[] {
  const used = new Map<string, Set<string>>();
  for (const rows of [file.outcomes, file.budgets, file.transactions, file.balances]) {
    for (let at = 0; at < rows.length; at += 1) {
      for (const reference of rows.objects(at)) {
        const objects = used.get(reference.dimension);
        if (objects === undefined) {
          used.set(reference.dimension, new Set([reference.object]));
        } else {
          objects.add(reference.object);
        }
      }
    }
  }
  return [...used]
    .map(([number, objects]) => ({ number, name: file.dimensions.get(number) ?? `Dimension ${number}`, objects: objects.size }))
    .sort((a, b) => b.objects - a.objects || a.number.localeCompare(b.number));
}

function warn(problems: ProblemList, kind: string, message: string): void {
  problems.add(kind, { severity: "varning", sheet: null, row: null, column: null, message });
}

function explain(found: SieSums, measure: Measure, choice: SieChoice, file: SieFile, problems: ProblemList): void {
  for (const { account, period } of found.ambiguous) {
    warn(problems, "tvetydiga objektrader", `Konto ${account}${period === "" ? "" : `, period ${period}`}: filen har ingen totalrad och raderna per objekt ger olika summor för olika dimensioner. Raderna för den valda dimensionen används; jämför med ekonomisystemet.`);
  }
  if (found.source === null && (measure === "utfall" || choice.lastYear === true)) {
    warn(problems, "inget utfall", "Filen har inget utfall för de valda perioderna. Välj andra perioder, eller exportera filen med månadssaldon eller verifikationer.");
  }
  if (found.source === null && measure === "foregaende" && [...file.balances].some((row) => row.mark === "RES" && row.year === -1)) {
    warn(problems, "föregående år", `Filen har föregående år bara som helår. Perioderna ${choice.from}–${choice.to} går inte att jämföra, så föregående år lämnas orört.`);
  }
}

/** Vouchers dated outside every year of the file are in no period: said with their number and sum. */
function vouchersOutside(file: SieFile, problems: ProblemList): void {
  let count = 0;
  let ore = 0n;
  const { transactions } = file;
  for (let at = 0; at < transactions.length; at += 1) {
    const date = transactions.mark(at);
    if (!file.years.some((year) => date >= year.from && date <= year.to)) {
      const own = transactions.ore(at);
      count += 1;
      ore += own < 0n ? -own : own;
    }
  }
  if (count > 0) {
    warn(problems, "utanför räkenskapsår", `${count} verifikationsrader (belopp ${Decimal.scaled(ore, 2).toFixed(2).replace(".", ",")} kr utan tecken) har datum utanför filens räkenskapsår och är inte med.`);
  }
}

/** The outcome of the periods, the whole year's budget, and last year's outcome of the same months; of last year's own file its outcome. A SIE file holds no prognos. */
export function ledgerFromSie(file: SieFile, name: string, choice: SieChoice): Ledger {
  const names = new Map(file.objects.filter((object) => object.dimension === choice.dimension).map((object) => [object.object, object.name]));
  const wholeYear = periodsOfSie(file) ?? choice;
  const problems = new ProblemList();
  const wanted: readonly (readonly [Measure, SieMeasure, number, string, string])[] = choice.lastYear === true ? [["foregaende", "utfall", 0, choice.from, choice.to]] : [
    ["utfall", "utfall", 0, choice.from, choice.to],
    ["budget", "budget", 0, wholeYear.from, wholeYear.to],
    ["foregaende", "utfall", -1, yearBefore(choice.from), yearBefore(choice.to)],
  ];
  const rows = wanted.flatMap(([measure, sieMeasure, number, from, to]) => {
    const found = readSieSums(file, { measure: sieMeasure, year: number, from, to, dimension: choice.dimension });
    explain(found, measure, choice, file, problems);
    return found.sums.map((sum): LedgerRow => ({
      source: sourceOf(sum.lines),
      account: sum.account,
      object: sum.object,
      objectName: sum.object === null ? null : (names.get(sum.object) ?? null),
      amounts: { [measure]: Decimal.scaled(sum.ore, 2) },
    }));
  });
  vouchersOutside(file, problems);
  return { name, rows, unit: "kr", signs: "debet", problems: [...file.problems, ...problems.all()] };
}
