/** The balance sheet as a table: what is owned is what it is paid with. */
import { sumOf } from "../../domain/decimal";
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { findingAt, type CheckContext } from "../context";
import { figureNow, plainText } from "../figures";
import type { Finding } from "../finding";
import { cellKey, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { isShare, roundingTolerance } from "../tolerance";

const DATE = /,? ?(?:per )?(?:\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})$/;
const ASSETS = /^(?:summa |s:a |totala )?tillgångar(?: totalt)?$/;
const BOTH = /^(?:summa |s:a )?(?:eget kapital.*skulder|skulder.*eget kapital)$/;
const EQUITY = /^(?:summa |s:a |utgående )?eget kapital$/;
const PROVISIONS = /^(?:summa |s:a )?avsättningar$/;
const LIABILITIES = /^(?:summa |s:a )?skulder$/;
const KINDS_OF_LIABILITIES = /^(?:lång|kort)fristiga skulder$/;

function labelOf(row: OutlineRow): string {
  return plainText(row.data.label).replace(DATE, "");
}

/** Whether a table is a balance sheet: by its template, or by rows of assets and of liabilities. */
export function isBalanceTable(table: CheckedTable): boolean {
  return table.data.template === "balansrakning" || (table.outline.rows.some((row) => ASSETS.test(labelOf(row))) && table.outline.rows.some((row) => /skulder$/.test(labelOf(row))));
}

/** The last row of a name that is not a part of another: a total stands under what it adds up. */
function total(table: CheckedTable, name: RegExp): OutlineRow | null {
  return [...table.outline.rows].reverse().find((row) => !row.varav && name.test(labelOf(row))) ?? null;
}

interface Sides {
  readonly assets: OutlineRow;
  readonly financing: readonly OutlineRow[];
  /** Whether the table itself has one total of how the assets are paid for. */
  readonly stated: boolean;
}

function sidesOf(table: CheckedTable): Sides | null {
  const assets = total(table, ASSETS);
  if (assets === null) {
    return null;
  }
  const both = total(table, BOTH);
  if (both !== null) {
    return { assets, financing: [both], stated: true };
  }
  const [equity, provisions, liabilities] = [total(table, EQUITY), total(table, PROVISIONS), total(table, LIABILITIES)];
  const kinds = table.outline.rows.filter((row) => !row.varav && KINDS_OF_LIABILITIES.test(labelOf(row)));
  const owed = liabilities === null ? kinds : [liabilities];
  return equity === null || owed.length === 0 ? null : { assets, financing: [equity, ...(provisions === null ? [] : [provisions]), ...owed], stated: false };
}

/** A column with amounts or changes of amounts; shares do not add up. */
const isAmounts = (column: ColumnData): boolean => !isShare(column) && !/text|datum|procent|andel/.test(column.kind) && !/%|procent/i.test(column.label);

/** Assets = equity + liabilities, column by column. fel where the table states both totals; where the financing side is put together here, varning. */
export function checkBalanceSheet(context: CheckContext): Finding[] {
  return context.tables.filter((table) => table.data.sign !== null).flatMap((table) => {
    const sides = sidesOf(table);
    if (sides === null) {
      return [];
    }
    const decimals = context.decimals(table);
    return table.data.columns.filter(isAmounts).flatMap((column) => {
      const assets = figureNow(context, table, sides.assets, column);
      const parts = sides.financing.map((row) => figureNow(context, table, row, column));
      const cell = table.cells.get(cellKey(sides.assets.key, column.key));
      if (assets === null || cell === undefined || parts.some((part) => part === null)) return [];
      const figures = parts.flatMap((part) => part ?? []);
      // Liabilities may be written with minus: the two sides are of the same size.
      const expected = sumOf(figures.map((part) => part.value)).abs();
      const terms = figures.reduce((sum, part) => sum + part.terms, assets.terms);
      if (assets.value.abs().minus(expected).abs().compare(roundingTolerance(terms - 1, decimals, false)) <= 0) return [];
      return [findingAt(table, sides.assets, column, cell, {
        check: "balans", severity: sides.stated ? "fel" : "varning", expected: expected.rounded(decimals), actual: assets.value.toNumber(),
        explanation: `${placeText(sides.assets, column)}: tillgångarna är ${figureText(assets.value, decimals)}, men ${sides.financing.map((row) => row.data.label.toLowerCase()).join(" + ")} är ${figureText(expected, decimals)}. De två sidorna ska vara lika. Rätta den post som är fel.`,
      })];
    });
  });
}
