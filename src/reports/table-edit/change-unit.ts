/** A report in another unit: every amount converted exactly, captions that name the unit renamed. Pure. */
import { convertAmount } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";
import { columnLook } from "../column-looks";
import type { AmountItemData, BalanceItemData, ColumnData, ReportData, ResultatenhetData, TableData, Unit } from "../report-data.types";

/** An amount in another unit, in full precision. Example: 40,04 mnkr → 40 040 tkr. */
export function amountInUnit(value: number, from: Unit, to: Unit): number {
  return convertAmount(Decimal.of(value), from, to).toNumber();
}

/** True for a column that holds amounts in the report's unit: neither counts nor per cent nor text. */
export function isAmountColumn(column: ColumnData, table: TableData): boolean {
  const look = columnLook(column, table);
  return look === "number" || look === "avvikelse";
}

/** A caption with its unit renamed: "Driftbudget (mnkr)" → "Driftbudget (tkr)". */
export function captionInUnit(caption: string, from: Unit, to: Unit): string {
  return caption.replace(new RegExp(`(?<![\\p{L}\\d])${from}(?![\\p{L}\\d])`, "gu"), to);
}

type Amount = number | null | undefined;

function tableInUnit(table: TableData, from: Unit, to: Unit): TableData {
  const caption = captionInUnit(table.caption, from, to);
  if (table.sign === null) return { ...table, caption };
  const amounts = new Set(table.columns.filter((column) => isAmountColumn(column, table)).map((column) => column.key));
  return {
    ...table, caption,
    sections: table.sections.map((section) => ({
      ...section,
      rows: section.rows.map((row) => ({
        ...row, values: Object.fromEntries(Object.entries(row.values).map(([key, value]) => [key, value === null || !amounts.has(key) ? value : amountInUnit(value, from, to)])),
      })),
    })),
  };
}

/** The report with every amount in another unit. Figures keep their full precision: changed back they are what they were. */
export function reportInUnit(report: ReportData, to: Unit): ReportData {
  const from = report.meta.unit;
  if (from === to) return report;
  const amount = <T extends Amount>(value: T): T | number => (typeof value === "number" ? amountInUnit(value, from, to) : value);
  const item = (one: AmountItemData): AmountItemData => ({ ...one, kostnad: amount(one.kostnad), ...(one.intakt === undefined ? {} : { intakt: amount(one.intakt) }) });
  const unit = (one: ResultatenhetData): ResultatenhetData => ({
    ...one, ingaende_fond: amount(one.ingaende_fond), arets_resultat: amount(one.arets_resultat), bas: amount(one.bas),
    ...(one.uttag === undefined ? {} : { uttag: amount(one.uttag) }), ...(one.budgeterat_resultat === undefined ? {} : { budgeterat_resultat: amount(one.budgeterat_resultat) }),
  });
  const balance = (one: BalanceItemData): BalanceItemData =>
    one.unit === from ? { ...one, unit: to, amount: amount(one.amount), ...(one.signed === undefined ? {} : { signed: amount(one.signed) }) } : one;
  return {
    ...report, meta: { ...report.meta, unit: to },
    tables: report.tables.map((table) => tableInUnit(table, from, to)),
    resultatenheter: report.resultatenheter.map(unit), ombudgeteringar: report.ombudgeteringar.map(item),
    omslutningsforandringar: report.omslutningsforandringar.map(item), budgetjusteringar: report.budgetjusteringar.map(item), balans: report.balans.map(balance),
  };
}

/** A cell on the sheet of the formula or of another, as a formula names it. */
export interface NamedBlock {
  /** Null: the formula's own sheet. */
  readonly sheet: string | null;
  readonly from: string;
  readonly to: string;
}

const REFERENCE = /(?:('(?:[^']|''){1,62}'|[\p{L}\p{N}_.]{1,31})!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\p{L}\p{N}_(!])/gu;
const TEXT = /"(?:[^"]|"")*"/g;

/** The cells that a formula names. */
export function blocksIn(formula: string): readonly NamedBlock[] {
  return [...formula.replace(TEXT, '""').matchAll(REFERENCE)].map((match) => ({
    sheet: match[1]?.replace(/^'|'$/g, "").replace(/''/g, "'") ?? null,
    from: `${match[2] ?? ""}${match[3] ?? ""}`, to: match[4] === undefined ? `${match[2] ?? ""}${match[3] ?? ""}` : `${match[4]}${match[5] ?? ""}`,
  }));
}

/** What becomes of a formula that the user has written in an input cell when the unit changes. */
export type UserFormula = { readonly type: "converted"; readonly formula: string } | { readonly type: "follows" } | { readonly type: "unsure" };

/**
 * A formula of plain figures, or of cells outside the tables, is multiplied; one that only adds and subtracts cells of the tables follows them by
 * itself; of any other it cannot be known what it should be. `inTables` answers for one named block.
 */
export function formulaInUnit(formula: string, from: Unit, to: Unit, inTables: (block: NamedBlock) => boolean): UserFormula {
  const blocks = blocksIn(formula);
  const inside = blocks.filter(inTables).length;
  if (inside === 0) {
    const factor = amountInUnit(1, from, to);
    const undone = /^=\((.*)\)([*/])(\d+)$/s.exec(formula);
    const scale = factor >= 1 ? `*${factor}` : `/${Math.round(1 / factor)}`;
    if (undone !== null && undone[1] !== undefined && `${undone[2] === "*" ? "/" : "*"}${undone[3] ?? ""}` === scale && isOneGroup(undone[1])) return { type: "converted", formula: `=${undone[1]}` };
    return { type: "converted", formula: `=(${formula.slice(1)})${scale}` };
  }
  const bare = formula.replace(TEXT, "").replace(REFERENCE, "").replace(/\b(?:SUM|SUMMA|N|ABS|MAX|MIN|AVERAGE)\(/giu, "(");
  return inside === blocks.length && /^=?[\s+\-(),;]*$/.test(bare) ? { type: "follows" } : { type: "unsure" };
}

/** True when a text's parentheses close within it, so that those around it belong together. */
function isOneGroup(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}
