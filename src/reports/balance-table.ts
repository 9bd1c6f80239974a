/** Balansräkning: the report's balance items as a table, wholes with their parts, amounts in the report's unit. */
import { Decimal } from "../domain/decimal";
import type { BalanceItemData, ColumnData, ReportData, RowData, SignConvention, TableData, Unit } from "./report-data.types";
import { templateById } from "./templates";

const POWERS: Readonly<Record<Unit, number>> = { kr: 0, tkr: 3, mnkr: 6 };

function isUnit(unit: string): unit is Unit {
  return unit in POWERS;
}

/** An amount moved from one unit to another, exactly. */
function inUnit(amount: number | null, from: Unit, to: Unit): number | null {
  if (amount === null) return null;
  const steps = POWERS[from] - POWERS[to];
  return Decimal.of(amount).times(Decimal.parse(steps >= 0 ? `1${"0".repeat(steps)}` : `0.${"0".repeat(-steps - 1)}1`)).toNumber();
}

/** What an item is about, without its date and without the words for a change: the key by which an amount and its change find each other. */
export function balanceSubject(item: string): string {
  return item.toLowerCase().replace(/\s+/g, " ").replace(/,? ?förändring.*$/u, "").trim().replace(/ (?:per )?(?:\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})$/u, "").trim();
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Item {
  readonly label: string;
  readonly amount: number | null;
  readonly change: number | null;
  readonly partOf: string | null;
}

function itemsOf(list: readonly BalanceItemData[], unit: Unit): readonly Item[] {
  const items: { label: string; subject: string; amount: number | null; change: number | null; partOf: string | null }[] = [];
  for (const item of list) {
    const from = item.unit === "" ? unit : item.unit;
    if (!isUnit(from)) continue;
    const value = inUnit(item.change ? (item.signed ?? item.amount) : item.amount, from, unit);
    const name = balanceSubject(item.item);
    const partOf = item.part_of === undefined || item.part_of === null ? null : balanceSubject(item.part_of);
    const same = partOf === null ? items.find((other) => other.subject === name && other.partOf === null && (item.change ? other.change : other.amount) === null) : undefined;
    if (same === undefined) items.push({ label: capital(item.change ? item.item.replace(/,\s*förändring.*$/u, "") : item.item), subject: name, amount: item.change ? null : value, change: item.change ? value : null, partOf });
    else if (item.change) same.change = value;
    else same.amount = value;
  }
  const wholes = items.filter((item) => item.partOf === null);
  const orphans = items.filter((item) => item.partOf !== null && !wholes.some((whole) => whole.subject === item.partOf));
  return [...wholes.flatMap((whole) => [whole, ...items.filter((item) => item.partOf === whole.subject)]), ...orphans.map((item) => ({ ...item, partOf: null }))];
}

/** Kinds of rows by what is known: amount and change, amount alone, change alone. A part of a whole is a varav row. */
function kindOf(item: Item): string {
  const known = item.amount === null ? "forandring" : item.change === null ? "balanspost" : "balanspost_forandring";
  return item.partOf === null ? known : `varav_${known}`;
}

const both = (kind: string): readonly string[] => [kind, `varav_${kind}`];

/** The table of the report's `balans`; null when it has no amounts. */
export function balanceTable(report: ReportData, sign: SignConvention): TableData | null {
  const template = templateById("balansrakning");
  const items = itemsOf(report.balans, report.meta.unit).filter((item) => item.amount !== null || item.change !== null);
  if (template === null || items.length === 0) return null;
  const { year } = report.meta;
  const amounts = items.some((item) => item.amount !== null);
  const changes = items.some((item) => item.change !== null);
  const compared = items.some((item) => item.amount !== null && item.change !== null);
  const without = (...kinds: readonly string[]): readonly string[] => kinds.flatMap(both);
  const columns: ColumnData[] = [
    ...(amounts ? [{ key: "bokslut", label: `Bokslut ${year}`, kind: "utfall", not_for: without("forandring") }] : []),
    ...(changes ? [{ key: "forandring", label: `Förändring från ${year - 1}`, kind: "forandring", not_for: without("balanspost") }] : []),
    ...(compared ? [
      { key: "foregaende", label: `Bokslut ${year - 1}`, kind: "bokslut_foregaende", formula: { type: "difference", of: ["bokslut", "forandring"] } as const, not_for: without("balanspost", "forandring") },
      { key: "procent", label: "Förändring i procent", kind: "procent", formula: { type: "difference_percent", of: ["bokslut", "foregaende"] } as const, not_for: without("balanspost", "forandring") },
    ] : []),
  ];
  const rows = items.map((item): RowData => ({
    label: item.label, kind: kindOf(item),
    values: { ...(item.amount === null ? {} : { bokslut: item.amount }), ...(item.change === null ? {} : { forandring: item.change }) },
  }));
  return { id: template.id, template: template.id, caption: `${template.title} (${report.meta.unit})`, sign, columns, sections: [{ label: null, rows }] };
}
