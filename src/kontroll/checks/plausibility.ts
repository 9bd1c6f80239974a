/** Figures that no rule forbids but that are likely wrong: wrong unit, turned sign, a prognos below what is booked. Always varning. */
import { Decimal } from "../../domain/decimal";
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { cellsOf, findingAt, type CheckContext } from "../context";
import { isDerivedCell, natureForVariance } from "../expected";
import type { Finding } from "../finding";
import { cellKey, figureOf, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";

/** A figure this many times its nearest neighbour in the row is taken for another unit. */
const UNIT_RATIO = 300;
/** Figures below this (in the table's unit) are too small to judge by ratio. */
const SMALL = 0.5;

function inputColumns(table: CheckedTable, row: OutlineRow): readonly ColumnData[] {
  return table.data.columns.filter((column) => !isDerivedCell(row, column) && column.kind !== "text" && column.kind !== "datum");
}

/** Neighbours are the row's other input figures. */
export function checkUnits(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const table of context.tables.filter((candidate) => candidate.data.sign !== null)) {
    const decimals = context.decimals(table);
    for (const row of table.outline.rows) {
      const figures = inputColumns(table, row).flatMap((column) => {
        const figure = figureOf(table, row.key, column.key);
        return figure === null || Math.abs(figure) < SMALL ? [] : [{ column, figure }];
      });
      for (const { column, figure } of figures) {
        const others = figures.filter((other) => other.column !== column).map((other) => Math.abs(other.figure));
        const cell = table.cells.get(cellKey(row.key, column.key));
        if (cell !== undefined && others.length > 0 && others.every((other) => Math.abs(figure) / other >= UNIT_RATIO)) {
          findings.push(findingAt(table, row, column, cell, {
            check: "enhet", severity: "varning", actual: figure,
            explanation: `${placeText(row, column)}: ${figureText(figure, decimals)} är mer än ${UNIT_RATIO} gånger så stort som radens andra belopp. Kontrollera att beloppet är i ${context.report.meta.unit}.`,
          }));
        }
      }
    }
  }
  return findings;
}

/** Whole rows in another unit: every figure far above the table's other rows. Needs rows enough to know what is usual. */
const ROWS_TO_KNOW = 5;
const ABOVE_LARGEST = 30;

export function checkRowUnits(context: CheckContext): Finding[] {
  return context.tables.filter((table) => table.data.sign !== null).flatMap((table) => {
    const rows = table.outline.rows.filter((row) => !row.varav && row.data.derived !== true).flatMap((row) => {
      const figures = inputColumns(table, row).flatMap((column) => Math.abs(figureOf(table, row.key, column.key) ?? 0)).filter((figure) => figure >= SMALL);
      return figures.length === 0 ? [] : [{ row, least: Math.min(...figures), most: Math.max(...figures) }];
    });
    const sizes = rows.map(({ most }) => most).sort((a, b) => a - b);
    const [middle, second] = [sizes[Math.floor(sizes.length / 2)] ?? 0, sizes[sizes.length - 2] ?? 0];
    const suspect = sizes.length < ROWS_TO_KNOW ? undefined : rows.find(({ least }) => least >= UNIT_RATIO * middle && least >= ABOVE_LARGEST * second);
    const column = suspect === undefined ? undefined : inputColumns(table, suspect.row).find((one) => figureOf(table, suspect.row.key, one.key) !== null);
    const cell = suspect === undefined || column === undefined ? undefined : table.cells.get(cellKey(suspect.row.key, column.key));
    if (suspect === undefined || column === undefined || cell === undefined) {
      return [];
    }
    const figure = figureOf(table, suspect.row.key, column.key);
    return [findingAt(table, suspect.row, column, cell, {
      check: "enhet", severity: "varning", actual: figure,
      explanation: `${placeText(suspect.row, column)}: radens belopp är mer än ${ABOVE_LARGEST} gånger så stora som tabellens andra rader. Kontrollera att de är i ${context.report.meta.unit}.`,
    })];
  });
}

/** The sign that the convention gives a row's figures: 1, −1, or 0 where both occur. */
function usualSign(table: CheckedTable, row: OutlineRow): 1 | -1 | 0 {
  const nature = natureForVariance(row);
  const { sign } = table.data;
  if (nature === "kostnad") {
    return sign === "kostnader_negativa" ? -1 : 1;
  }
  return nature === "intakt" ? (sign === "intakter_negativa" ? -1 : 1) : 0;
}

/** One figure with the other sign in a row of costs or incomes whose other figures follow the convention. */
export function checkSigns(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const table of context.tables.filter((candidate) => candidate.data.sign !== null)) {
    const decimals = context.decimals(table);
    for (const { row, column, cell } of cellsOf(table)) {
      const usual = usualSign(table, row);
      if (usual === 0 || row.varav || isDerivedCell(row, column) || typeof cell.value !== "number" || cell.value * usual >= 0) {
        continue;
      }
      const others = inputColumns(table, row).filter((other) => other !== column).map((other) => figureOf(table, row.key, other.key) ?? 0);
      if (others.some((other) => other * usual > 0)) {
        findings.push(findingAt(table, row, column, cell, {
          check: "tecken", severity: "varning", actual: cell.value,
          explanation: `${placeText(row, column)}: ${figureText(cell.value, decimals)} har motsatt tecken mot radens andra belopp. Kontrollera tecknet.`,
        }));
      }
    }
  }
  return findings;
}

/** A cost whose helårsprognos is lower than what is already booked. */
export function checkForecast(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  for (const table of context.tables) {
    const decimals = context.decimals(table);
    const booked = table.data.columns.filter((column) => column.kind === "utfall" && column.formula === undefined);
    const forecasts = table.data.columns.filter((column) => column.kind === "prognos" && column.formula === undefined);
    const [outcome] = booked;
    const [forecast] = forecasts;
    if (outcome === undefined || forecast === undefined || booked.length > 1 || forecasts.length > 1) {
      continue;
    }
    for (const row of table.outline.rows.filter((candidate) => candidate.data.derived !== true && natureForVariance(candidate) === "kostnad")) {
      const done = figureOf(table, row.key, outcome.key);
      const whole = figureOf(table, row.key, forecast.key);
      const cell = table.cells.get(cellKey(row.key, forecast.key));
      if (done !== null && whole !== null && cell !== undefined && Math.abs(whole) < Math.abs(done) && done * whole >= 0) {
        findings.push(findingAt(table, row, forecast, cell, {
          check: "prognos-under-bokfort", severity: "varning", actual: whole,
          explanation: `${placeText(row, forecast)}: prognosen ${figureText(whole, decimals)} är lägre än det bokförda ${figureText(Decimal.of(done), decimals)}. Kontrollera att prognosen avser helåret.`,
        }));
      }
    }
  }
  return findings;
}
