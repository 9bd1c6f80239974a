/** This prognos against the last: a prognos that has moved far since, and one that stands differently in the table of prognoses and in the follow-up itself. */
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { findingAt, type CheckContext } from "../context";
import { figureNow, plainText, type FigureNow } from "../figures";
import type { Finding } from "../finding";
import { cellKey, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { roundingTolerance } from "../tolerance";

/** A prognos that moves more than this share of the last, and more than the least amount, is told of. */
const FAR_PERCENT = 10;
const LEAST: Readonly<Record<string, number>> = { mnkr: 1, tkr: 1_000, kr: 1_000_000 };

const isForecast = (column: ColumnData): boolean => column.kind === "prognos";

/** The columns of a table's prognoses in time, oldest first; a table with fewer than two has no last to compare with. */
function forecastsOf(table: CheckedTable): readonly ColumnData[] {
  const columns = table.data.columns.filter(isForecast);
  return columns.length > 1 ? columns : [];
}

function nameOf(row: OutlineRow): string {
  const own = plainText(row.data.label);
  return /^netto$/.test(own) ? plainText(row.section.data.label ?? "") : own;
}

function moved(context: CheckContext, table: CheckedTable, row: OutlineRow, last: ColumnData, now: ColumnData): Finding[] {
  const [before, after] = [figureNow(context, table, row, last), figureNow(context, table, row, now)];
  const cell = table.cells.get(cellKey(row.key, now.key));
  if (before === null || after === null || cell === undefined) {
    return [];
  }
  const change = after.value.minus(before.value);
  const [size, base] = [Math.abs(change.toNumber()), Math.abs(before.value.toNumber())];
  if (size < (LEAST[context.report.meta.unit] ?? 1) || size * 100 <= base * FAR_PERCENT) {
    return [];
  }
  const decimals = context.decimals(table);
  const turned = before.value.sign() * after.value.sign() < 0;
  return [findingAt(table, row, now, cell, {
    check: "prognos-forandring", severity: turned ? "varning" : "upplysning", expected: before.value, actual: after.value.toNumber(),
    explanation: `${placeText(row, now)}: prognosen är ${figureText(after.value, decimals)} mot ${figureText(before.value, decimals)} i ${last.label}, en ändring med ${figureText(change, decimals)}${turned ? " och med andra tecknet" : ""}. Skriv i berättelsen vad som har hänt.`,
  })];
}

/** The figure of a follow-up's own prognos by the name of its row. */
function standing(context: CheckContext): ReadonlyMap<string, { readonly figure: FigureNow; readonly sheet: string }> {
  const found = new Map<string, { figure: FigureNow; sheet: string }>();
  for (const table of context.tables.filter((one) => one.data.sign !== null && one.data.columns.filter(isForecast).length === 1)) {
    const column = table.data.columns.find(isForecast);
    for (const row of column === undefined ? [] : table.outline.rows.filter((one) => one.nature === "netto" && !one.sum && !one.varav)) {
      const figure = column === undefined ? null : figureNow(context, table, row, column);
      const name = nameOf(row);
      if (figure !== null && name !== "" && !found.has(name)) found.set(name, { figure, sheet: table.sheet });
    }
  }
  return found;
}

/** The prognos of this period in the table of prognoses, by its heading: T1, T2 … of the report's own period. */
function ownColumn(context: CheckContext, columns: readonly ColumnData[]): ColumnData | null {
  const to = context.report.meta.to ?? "";
  const tertial = { "04": "1", "08": "2" }[to.slice(5, 7)] ?? null;
  return tertial === null ? null : (columns.find((column) => new RegExp(`\\bt(?:ertial ?(?:rapport)? ?)?${tertial}\\b`, "i").test(column.label)) ?? null);
}

export function checkForecastHistory(context: CheckContext): Finding[] {
  const own = standing(context);
  return context.tables.filter((table) => table.data.sign !== null).flatMap((table) => {
    const forecasts = forecastsOf(table);
    const rows = table.outline.rows.filter((row) => !row.varav && (row.data.derived !== true || row.sum));
    const history = rows.flatMap((row) => forecasts.slice(1).flatMap((now, index) => {
      const last = forecasts[index];
      return last === undefined ? [] : moved(context, table, row, last, now);
    }));
    const column = ownColumn(context, forecasts);
    const decimals = context.decimals(table);
    const differing = column === null ? [] : rows.filter((row) => row.nature === "netto" && !row.sum).flatMap((row) => {
      const [here, there] = [figureNow(context, table, row, column), own.get(nameOf(row))];
      const cell = table.cells.get(cellKey(row.key, column.key));
      if (here === null || there === undefined || cell === undefined || here.value.minus(there.figure.value).abs().compare(roundingTolerance(here.terms + there.figure.terms, decimals, false)) <= 0) return [];
      return [findingAt(table, row, column, cell, {
        check: "samma-siffra", severity: "varning", expected: there.figure.value.rounded(decimals), actual: here.value.toNumber(),
        explanation: `${placeText(row, column)}: här står ${figureText(here.value, decimals)}, men prognosen på bladet ${there.sheet} är ${figureText(there.figure.value, decimals)}. Kontrollera vilken som gäller.`,
      })];
    });
    return [...history, ...differing];
  });
}
