/** The report's lists: balance items and their parts, omslutningsförändringar, ombudgeteringar. Places are given by the caller, who knows the sheets. */
import { Decimal, sumOf } from "../../domain/decimal";
import type { AmountItemData, BalanceItemData, ReportData } from "../../reports/report-data.types";
import type { Finding, Severity } from "../finding";
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

/** Costs and incomes of an omslutningsförändring change equally: net zero in the report's sign convention. */
export function checkTurnoverChanges(items: readonly AmountItemData[], incomesPositive: boolean, unit: string, locate: LocateItem): Finding[] {
  const decimals = DECIMALS[unit] ?? 1;
  return items.flatMap((item, index) => {
    const income = item.intakt ?? null;
    if (item.kostnad === null || income === null) {
      return [];
    }
    const cost = Decimal.of(item.kostnad);
    const expected = incomesPositive ? cost : cost.negated();
    const actual = Decimal.of(income);
    return actual.equals(expected) ? [] : [finding(locate("omslutningsforandringar", index), {
      check: "omslutning-netto", severity: "fel", expected, actual,
      explanation: `${item.item}: kostnaden ändras med ${figureText(cost, decimals)} och intäkten med ${figureText(actual, decimals)}. En omslutningsförändring ska vara noll netto. Rätta beloppen, eller redovisa skillnaden som budgetjustering.`,
    })];
  });
}

/** The sum that is asked over to next year, against the surplus that the report shows. */
export function checkCarryOver(report: ReportData, surplus: Decimal | null, locate: LocateItem): Finding[] {
  const amounts = report.ombudgeteringar.flatMap((item) => (item.kostnad === null ? [] : [Decimal.of(item.kostnad)]));
  if (surplus === null || amounts.length === 0) {
    return [];
  }
  const total = sumOf(amounts);
  const decimals = DECIMALS[report.meta.unit] ?? 1;
  const room = surplus.max(Decimal.ZERO);
  return total.compare(room) <= 0 ? [] : [finding(locate("ombudgeteringar", 0), {
    check: "ombudgetering", severity: "varning", expected: room, actual: total,
    explanation: `Ombudgeteringarna är ${figureText(total, decimals)} ${report.meta.unit}, mer än överskottet ${figureText(room, decimals)}. Motivera eller sänk beloppet.`,
  })];
}
