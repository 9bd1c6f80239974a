/** The report's lists: balance items and their parts, omslutningsförändringar, ombudgeteringar. Places are given by the caller, who knows the sheets. */
import { Decimal, sumOf } from "../../domain/decimal";
import { balanceSubject } from "../../reports/balance-table";
import type { BalanceItemData, ColumnData } from "../../reports/report-data.types";
import { findingAt, type CheckContext } from "../context";
import type { Finding, Severity } from "../finding";
import { cellKey, figureOf, type CheckedTable } from "../table-reading";
import { figureText } from "../text";

/** `figure`: what the item's cell holds now; left out when the item has no cell. */
export interface ItemPlace {
  readonly sheet: string;
  readonly address: string;
  readonly figure?: number | null;
}

/** Where a list's item stands: list name and place in it → sheet and cell. */
export type LocateItem = (list: "balans" | "omslutningsforandringar" | "ombudgeteringar", index: number) => ItemPlace;

const DECIMALS: Readonly<Record<string, number>> = { mnkr: 1, tkr: 0, kr: 2 };

interface Parts {
  readonly check: string;
  readonly severity: Severity;
  readonly expected: Decimal;
  readonly actual: Decimal;
  readonly explanation: string;
}

function finding(place: { readonly sheet: string; readonly address: string }, parts: Parts): Finding {
  return {
    check: parts.check, severity: parts.severity, sheet: place.sheet, address: place.address, cell: null, expected: parts.expected.toNumber(), actual: parts.actual.toNumber(),
    difference: parts.actual.minus(parts.expected).toNumber(), explanation: parts.explanation, remedy: null,
  };
}

/** A whole against the sum of the parts that name it, by `part_of`. Rounding of the parts is told apart from errors. */
export function checkBalance(items: readonly BalanceItemData[], locate: LocateItem): Finding[] {
  const places = items.map((_, index) => locate("balans", index));
  const now = items.map((item, index): BalanceItemData => {
    const figure = places[index]?.figure;
    return figure === undefined ? item : { ...item, amount: figure };
  });
  const byWhole = new Map<string, BalanceItemData[]>();
  for (const item of now) {
    const whole = item.part_of ?? null;
    if (whole !== null && item.amount !== null) byWhole.set(whole, [...(byWhole.get(whole) ?? []), item]);
  }
  return now.flatMap((whole, index) => {
    const parts = byWhole.get(whole.item) ?? [];
    const place = places[index];
    if (place === undefined || parts.length === 0 || whole.amount === null || parts.some((part) => part.unit !== whole.unit)) {
      return [];
    }
    const decimals = Math.max(DECIMALS[whole.unit] ?? 1, ...[whole, ...parts].map((item) => Decimal.of(item.amount ?? 0).decimals()));
    const expected = sumOf(parts.map((part) => Decimal.of(part.amount ?? 0)));
    const actual = Decimal.of(whole.amount);
    const difference = actual.minus(expected).abs();
    if (difference.sign() === 0) {
      return [];
    }
    const within = difference.compare(Decimal.scaled(5n * BigInt(parts.length + 1), decimals + 1)) <= 0;
    const list = parts.map((part) => figureText(part.amount ?? 0, decimals)).join(" + ");
    return [finding(place, {
      check: "delar-helhet", severity: within ? "avrundning" : "fel", expected, actual,
      explanation: `${whole.item}: delarna ${list} är tillsammans ${figureText(expected, decimals)}, men här står ${figureText(actual, decimals)}. ${within ? "Skillnaden ryms i avrundningen." : "Rätta helheten eller den del som är fel."}`,
    })];
  });
}

/** The year that an item is of: the last year in its name. */
function yearOf(item: string): number | null {
  const years = item.match(/\b(?:19|20)\d{2}\b/g);
  return years === null ? null : Number(years[years.length - 1]);
}

/** Two closings of the same item and the change between them, as the list gives them. */
export function checkBalanceChange(items: readonly BalanceItemData[], locate: LocateItem): Finding[] {
  const bySubject = new Map<string, { readonly item: BalanceItemData; readonly index: number }[]>();
  items.forEach((item, index) => {
    if (item.amount === null || (item.part_of ?? null) !== null) return;
    const key = JSON.stringify([balanceSubject(item.item), item.unit]);
    bySubject.set(key, [...(bySubject.get(key) ?? []), { item, index }]);
  });
  return [...bySubject.values()].flatMap((group) => {
    const changes = group.filter(({ item }) => item.change);
    const closings = group.filter(({ item }) => !item.change && yearOf(item.item) !== null).sort((a, b) => (yearOf(b.item.item) ?? 0) - (yearOf(a.item.item) ?? 0));
    const [change] = changes;
    const [now, last] = closings;
    if (change === undefined || changes.length > 1 || closings.length !== 2 || now === undefined || last === undefined || yearOf(now.item.item) === yearOf(last.item.item)) return [];
    const decimals = Math.max(DECIMALS[change.item.unit] ?? 1, ...[change, now, last].map(({ item }) => Decimal.of(item.amount ?? 0).decimals()));
    const expected = Decimal.of(now.item.amount ?? 0).minus(Decimal.of(last.item.amount ?? 0));
    const signed = change.item.signed ?? null;
    const actual = Decimal.of(signed ?? change.item.amount ?? 0);
    const off = (signed === null ? actual.abs().minus(expected.abs()) : actual.minus(expected)).abs();
    return off.compare(Decimal.scaled(15n, decimals + 1)) <= 0 ? [] : [finding(locate("balans", change.index), {
      check: "forandring", severity: "fel", expected, actual,
      explanation: `${change.item.item}: ${figureText(now.item.amount ?? 0, decimals)} mot ${figureText(last.item.amount ?? 0, decimals)} är en ändring med ${figureText(expected, decimals)}, men här står ${figureText(actual, decimals)}. Rätta det belopp som är fel.`,
    })];
  });
}

const COST = /kostnad|belopp(?!.*int[äa]kt)/i;
const INCOME = /int[äa]kt/i;

function tableOf(context: CheckContext, template: string): CheckedTable | null {
  return context.tables.find((table) => table.data.template === template || table.data.id === template) ?? null;
}

function amountColumns(table: CheckedTable): readonly ColumnData[] {
  return table.data.columns.filter((column) => column.kind !== "text" && column.kind !== "datum" && column.formula === undefined);
}

function turnoverText(item: string, cost: Decimal, income: Decimal, decimals: number): string {
  return `${item}: kostnaden ändras med ${figureText(cost, decimals)} och intäkten med ${figureText(income, decimals)}. En omslutningsförändring ska vara noll netto. Rätta beloppen, eller redovisa skillnaden som budgetjustering.`;
}

/** Costs and incomes of an omslutningsförändring change equally: net zero in the sign convention. By the cells of its table, else by the report's list. */
export function checkTurnoverChanges(context: CheckContext, locate: LocateItem): Finding[] {
  const { report } = context;
  const table = tableOf(context, "omslutningsforandringar");
  const income = table === null ? undefined : amountColumns(table).find((column) => INCOME.test(column.key) || INCOME.test(column.label));
  const cost = table === null ? undefined : amountColumns(table).find((column) => column !== income && (COST.test(column.key) || COST.test(column.label)));
  if (table !== null && cost !== undefined && income !== undefined) {
    const decimals = context.decimals(table);
    return table.outline.rows.filter((row) => row.data.derived !== true && !row.varav).flatMap((row) => {
      const [costs, incomes] = [figureOf(table, row.key, cost.key), figureOf(table, row.key, income.key)];
      const cell = table.cells.get(cellKey(row.key, income.key));
      if (costs === null || incomes === null || cell === undefined) return [];
      const expected = table.data.sign === "intakter_positiva" ? Decimal.of(costs) : Decimal.of(costs).negated();
      return Decimal.of(incomes).compare(expected) === 0 ? [] : [findingAt(table, row, income, cell, { check: "omslutning-netto", severity: "fel", expected, actual: incomes, explanation: turnoverText(row.data.label, Decimal.of(costs), Decimal.of(incomes), decimals) })];
    });
  }
  const positive = context.tables.some((one) => one.data.sign === "intakter_positiva");
  return report.omslutningsforandringar.flatMap((item, index) => {
    const incomes = item.intakt ?? null;
    if (item.kostnad === null || incomes === null) return [];
    const costs = Decimal.of(item.kostnad);
    const expected = positive ? costs : costs.negated();
    const actual = Decimal.of(incomes);
    return actual.compare(expected) === 0 ? [] : [finding(locate("omslutningsforandringar", index), { check: "omslutning-netto", severity: "fel", expected, actual, explanation: turnoverText(item.item, costs, actual, DECIMALS[report.meta.unit] ?? 1) })];
  });
}

/** The net that is asked over to next year, as a cost with plus: by the cells of its table or by the report's list. */
function carriedOver(context: CheckContext): Decimal | null {
  const table = tableOf(context, "ombudgeteringar");
  const income = table === null ? undefined : amountColumns(table).find((one) => INCOME.test(one.key) || INCOME.test(one.label));
  const column = table === null ? undefined : amountColumns(table).find((one) => one !== income && (COST.test(one.key) || COST.test(one.label)));
  const sign = table?.data.sign ?? context.tables.find((one) => one.data.sign !== null)?.data.sign ?? null;
  const items: readonly (readonly [number | null, number | null])[] = table !== null && column !== undefined
    ? table.outline.rows.filter((row) => row.data.derived !== true && !row.varav).map((row) => [figureOf(table, row.key, column.key), income === undefined ? null : figureOf(table, row.key, income.key)])
    : context.report.ombudgeteringar.map((item) => [item.kostnad, null]);
  const [costs, incomes] = [items.flatMap(([cost]) => cost ?? []), items.flatMap(([, earned]) => earned ?? [])].map((figures) => sumOf(figures.map((figure) => Decimal.of(figure))));
  if (costs === undefined || incomes === undefined || items.every(([cost, earned]) => cost === null && earned === null)) return null;
  if (sign === "intakter_positiva") return costs.minus(incomes);
  const net = costs.plus(incomes);
  return sign === "kostnader_negativa" ? net.negated() : net;
}

/** The sum that is asked over to next year, against the surplus that the report shows. */
export function checkCarryOver(context: CheckContext, surplus: Decimal | null, locate: LocateItem): Finding[] {
  const { report } = context;
  const total = carriedOver(context);
  if (surplus === null || total === null) {
    return [];
  }
  const decimals = DECIMALS[report.meta.unit] ?? 1;
  const room = surplus.max(Decimal.ZERO);
  return total.compare(room) <= 0 ? [] : [finding(locate("ombudgeteringar", 0), {
    check: "ombudgetering", severity: "varning", expected: room, actual: total,
    explanation: `Ombudgeteringarna är ${figureText(total, decimals)} ${report.meta.unit}, mer än överskottet ${figureText(room, decimals)}. Motivera eller sänk beloppet.`,
  })];
}
