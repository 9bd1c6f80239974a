/** Which columns of a table are compared with each other. */
import type { ColumnData, TableData } from "../reports/report-data.types";
import type { ModelColumn, TableModel } from "../reports/table-model";

/** A column that compares budget with outcome or forecast. */
export interface Deviation {
  readonly column: string;
  readonly base: string;
  readonly outcome: string;
  /** year: the year's budget against bokslut; period: a part of the year; forecast: the year's budget against prognos. */
  readonly scope: "year" | "period" | "forecast";
}

/** A column of this year's outcome and one of the year before, with the column of their difference if the table has one. */
export interface YearPair {
  readonly now: string;
  readonly then: string;
  readonly difference: string | null;
}

/** The column's kind without regard to how its word is made: "avvikelse_period" is an avvikelse. */
const isKind = (column: Pick<ModelColumn, "kind">, word: string): boolean => column.kind === word || column.kind.startsWith(`${word}_`);

const isForecast = (column: Pick<ModelColumn, "kind" | "label">): boolean => isKind(column, "prognos") || /prognos/i.test(column.label);

/** The first column before an avvikelse that is the budget and the nearest that is compared with it, where the data gives no relation. */
function guessedPair(columns: readonly ModelColumn[], at: number): readonly [string, string] | null {
  const before = columns.slice(0, at);
  const outcome = [...before].reverse().find((c) => isKind(c, "prognos") || isKind(c, "utfall") || isKind(c, "bokslut"));
  const base = [...before].reverse().find((c) => isKind(c, "budget"));
  return outcome && base ? [base.key, outcome.key] : null;
}

/** The comparisons of a table: by the data's relations, else by column kinds. */
export function deviationsOf(model: TableModel, data: TableData | null, wholeYear: boolean): Deviation[] {
  const dataOf = (key: string): ColumnData | undefined => data?.columns.find((c) => c.key === key);
  return model.columns.flatMap((column, at): Deviation[] => {
    const formula = dataOf(column.key)?.formula;
    if (formula ? formula.type !== "deviation" : !isKind(column, "avvikelse")) return [];
    const pair = formula?.type === "deviation" ? formula.of : guessedPair(model.columns, at);
    const base = model.columns.find((c) => c.key === pair?.[0]);
    const outcome = model.columns.find((c) => c.key === pair?.[1]);
    if (!base || !outcome) return [];
    const share = dataOf(base.key)?.formula?.type === "share";
    const scope = isForecast(outcome) ? "forecast" : !wholeYear || share || /period/i.test(`${base.label} ${outcome.label}`) ? "period" : "year";
    return [{ column: column.key, base: base.key, outcome: outcome.key, scope }];
  });
}

/** The column of what has been booked so far, compared with nothing in the table; null when there is none. */
export function bookedColumn({ columns, deviations, years }: { readonly columns: readonly ModelColumn[]; readonly deviations: readonly Deviation[]; readonly years: YearPair | null }): string | null {
  const found = columns.find((column) => (isKind(column, "utfall") || isKind(column, "bokslut")) && !/foregaende/.test(column.kind) && !deviations.some((d) => d.outcome === column.key) && years?.then !== column.key);
  return found?.key ?? null;
}

const labelYear = (column: ModelColumn): number | null => {
  const year = /(?:19|20)\d\d/.exec(column.label)?.[0];
  return year === undefined ? null : Number(year);
};

/** True when the column is the year before the other: by its kind, else by the years in the labels of two outcomes. */
function isEarlier(then: ModelColumn, now: ModelColumn): boolean {
  if (/foregaende/.test(then.kind)) return true;
  const [a, b] = [labelYear(then), labelYear(now)];
  return a !== null && b !== null && a < b && then.kind === now.kind;
}

/** The pair of years that a table compares, null when it has only one. A part of a year is compared only where the table does it itself. */
export function yearsOf(model: TableModel, data: TableData | null, wholeYear: boolean): YearPair | null {
  for (const column of data?.columns ?? []) {
    if (column.formula?.type !== "difference") continue;
    const [now, then] = column.formula.of.map((key) => model.columns.find((c) => c.key === key));
    if (now && then && isEarlier(then, now)) return { now: now.key, then: then.key, difference: column.key };
  }
  const then = model.columns.find((c) => /foregaende|_fg_ar|forra_aret/.test(c.kind));
  const now = model.columns.find((c) => c.key !== then?.key && (isKind(c, "utfall") || isKind(c, "bokslut")) && !/foregaende/.test(c.kind));
  if (!now || !then) return null;
  if (!wholeYear && !/period/i.test(then.label)) return null;
  const difference = model.columns.find((c) => c !== now && c !== then && (isKind(c, "differens") || isKind(c, "forandring")));
  return { now: now.key, then: then.key, difference: difference?.key ?? null };
}
