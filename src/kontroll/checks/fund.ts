/** Resultatfond in tables: a withdrawal larger than the fund, a fund above its ceiling, and continuity with last year. */
import { Decimal } from "../../domain/decimal";
import { STANDARD_CEILING, STANDARD_YEAR_LIMIT } from "../../domain/resultatfond";
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { findingAt, type CheckContext } from "../context";
import type { Finding } from "../finding";
import { cellKey, figureOf, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { roundingTolerance } from "../tolerance";

function rowOf(table: CheckedTable, base: string): OutlineRow | null {
  return table.outline.rows.find((row) => row.base === base && !row.varav) ?? null;
}

function amount(table: CheckedTable, row: OutlineRow | null, column: ColumnData): Decimal | null {
  const figure = row === null ? null : figureOf(table, row.key, column.key);
  return figure === null ? null : Decimal.of(figure);
}

/** Gross costs of a column: the table's last sum of costs. */
function turnover(context: CheckContext, table: CheckedTable, column: ColumnData): Decimal | null {
  const sums = table.outline.rows.filter((row) => row.sum && row.nature === "kostnad");
  const total = sums[sums.length - 1];
  return total === undefined ? null : (context.expected.of(table, total, column).value?.abs() ?? null);
}

export function checkFund(context: CheckContext): Finding[] {
  return context.tables.flatMap((table) => {
    const opening = rowOf(table, "resultatfond_in");
    const given = rowOf(table, "resultatfond_forandring");
    const closing = rowOf(table, "resultatfond_ut");
    if (opening === null) {
      return [];
    }
    const decimals = context.decimals(table);
    const findings: Finding[] = [];
    for (const column of table.data.columns) {
      const before = amount(table, opening, column);
      const withdrawal = amount(table, given, column);
      const after = amount(table, closing, column);
      const givenCell = given === null ? undefined : table.cells.get(cellKey(given.key, column.key));
      if (given !== null && givenCell !== undefined && before !== null && withdrawal !== null && withdrawal.sign() > 0 && withdrawal.compare(before) > 0) {
        findings.push(findingAt(table, given, column, givenCell, {
          check: "resultatfond-tak", severity: "fel", expected: before, actual: withdrawal.toNumber(),
          explanation: `${placeText(given, column)}: uttaget ${figureText(withdrawal, decimals)} är större än den ingående fonden ${figureText(before, decimals)}. Sänk uttaget eller rätta fonden.`,
        }));
      }
      const base = turnover(context, table, column);
      const openingCell = table.cells.get(cellKey(opening.key, column.key));
      const yearLimit = base === null || base.sign() === 0 ? null : base.times(STANDARD_YEAR_LIMIT);
      if (given !== null && givenCell !== undefined && withdrawal !== null && yearLimit !== null && withdrawal.negated().minus(yearLimit).compare(roundingTolerance(1, decimals, false)) > 0) {
        findings.push(findingAt(table, given, column, givenCell, {
          check: "resultatfond-tak", severity: "varning", expected: yearLimit.negated().rounded(decimals), actual: withdrawal.toNumber(),
          explanation: `${placeText(given, column)}: avsättningen ${figureText(withdrawal.negated(), decimals)} är större än årets gräns, ${figureText(yearLimit, decimals)} (5 procent av omslutningen ${figureText(base ?? Decimal.ZERO, decimals)}). Sänk avsättningen eller motivera den.`,
        }));
      }
      const ceiling = base === null || base.sign() === 0 ? null : base.times(STANDARD_CEILING);
      if (ceiling !== null && after === null && before !== null && openingCell !== undefined && closing === null && before.minus(ceiling).compare(roundingTolerance(1, decimals, false)) > 0) {
        findings.push(findingAt(table, opening, column, openingCell, {
          check: "resultatfond-tak", severity: "varning", expected: ceiling.rounded(decimals), actual: before.toNumber(),
          explanation: `${placeText(opening, column)}: fonden ${figureText(before, decimals)} är större än taket, ${figureText(ceiling, decimals)} (10 procent av omslutningen ${figureText(base ?? Decimal.ZERO, decimals)}).`,
        }));
      }
    }
    return [...findings, ...continuity(context, table, opening, closing)];
  });
}

/** A table of resultatenheter, a unit per row: a given withdrawal larger than the fund, and an opening fund above its ceiling. */
export function checkFundUnits(context: CheckContext): Finding[] {
  return context.tables.flatMap((table) => {
    const rule = table.data.columns.find((column) => column.formula?.type === "fund" && column.formula.what === "closing")?.formula;
    if (rule?.type !== "fund") {
      return [];
    }
    const [opening, , turnover, given] = rule.of.map((key) => table.data.columns.find((column) => column.key === key));
    const decimals = context.decimals(table);
    return table.outline.rows.filter((row) => !row.sum && !row.varav).flatMap((row) => {
      const at = (column: ColumnData | undefined): Decimal | null => (column === undefined ? null : amount(table, row, column));
      const [before, base, withdrawal] = [at(opening), at(turnover), at(given)];
      const openingCell = opening === undefined ? undefined : table.cells.get(cellKey(row.key, opening.key));
      const givenCell = given === undefined ? undefined : table.cells.get(cellKey(row.key, given.key));
      const found: Finding[] = [];
      if (given !== undefined && givenCell !== undefined && before !== null && withdrawal !== null && withdrawal.sign() > 0 && withdrawal.compare(before) > 0) {
        found.push(findingAt(table, row, given, givenCell, {
          check: "resultatfond-tak", severity: "fel", expected: before, actual: withdrawal.toNumber(),
          explanation: `${placeText(row, given)}: uttaget ${figureText(withdrawal, decimals)} är större än den ingående fonden ${figureText(before, decimals)}. Sänk uttaget eller rätta fonden.`,
        }));
      }
      const ceiling = base === null || base.sign() === 0 ? null : base.abs().times(STANDARD_CEILING);
      if (opening !== undefined && openingCell !== undefined && before !== null && ceiling !== null && before.minus(ceiling).compare(roundingTolerance(1, decimals, false)) > 0) {
        found.push(findingAt(table, row, opening, openingCell, {
          check: "resultatfond-tak", severity: "varning", expected: ceiling.rounded(decimals), actual: before.toNumber(),
          explanation: `${placeText(row, opening)}: den ingående fonden ${figureText(before, decimals)} är större än taket, ${figureText(ceiling, decimals)} (10 procent av omslutningen). Det som är över återlämnas.`,
        }));
      }
      return found;
    });
  });
}

/** This year's opening fund is last year's closing. */
function continuity(context: CheckContext, table: CheckedTable, opening: OutlineRow, closing: OutlineRow | null): Finding[] {
  const last = table.data.columns.find((column) => column.kind === "bokslut_foregaende");
  const now = table.data.columns.find((column) => column.kind === "utfall" || column.kind === "prognos");
  if (closing === null || last === undefined || now === undefined) {
    return [];
  }
  const carried = amount(table, closing, last);
  const taken = amount(table, opening, now);
  const cell = table.cells.get(cellKey(opening.key, now.key));
  const decimals = context.decimals(table);
  if (carried === null || taken === null || cell === undefined || taken.minus(carried).abs().compare(roundingTolerance(2, decimals, false)) <= 0) {
    return [];
  }
  return [findingAt(table, opening, now, cell, {
    check: "resultatfond-ingaende", severity: "varning", expected: carried.rounded(decimals), actual: taken.toNumber(),
    explanation: `${placeText(opening, now)}: den ingående fonden ${figureText(taken, decimals)} är inte förra årets utgående ${figureText(carried, decimals)}. Rätta beloppet eller motivera skillnaden.`,
  })];
}
