/** What a check over tables gets: the tables, their expected figures and decimals, and a short way to make findings. */
import { Decimal } from "../domain/decimal";
import type { OutlineRow } from "../reports/outline";
import type { ColumnData, ReportData } from "../reports/report-data.types";
import { ExpectedFigures } from "./expected";
import type { Finding, Remedy, Severity } from "./finding";
import { withOutline, type CellReading, type CheckedTable, type WorkbookReading } from "./table-reading";
import { decimalsOf } from "./tolerance";

export interface CheckContext {
  readonly report: ReportData;
  readonly tables: readonly CheckedTable[];
  readonly expected: ExpectedFigures;
  decimals(table: CheckedTable): number;
}

export function contextOf(reading: WorkbookReading): CheckContext {
  const tables = reading.tables.map(withOutline);
  const decimals = new Map(tables.map((table) => [table, decimalsOf(table, reading.report.meta.unit)]));
  return { report: reading.report, tables, expected: new ExpectedFigures(tables, reading.report.meta.unit), decimals: (table) => decimals.get(table) ?? 1 };
}

/** Every cell of a table with its row and column. */
export function* cellsOf(table: CheckedTable): Generator<{ row: OutlineRow; column: ColumnData; cell: CellReading }> {
  for (const row of table.outline.rows) {
    const cells = table.grid[row.index] ?? [];
    for (const [at, column] of table.data.columns.entries()) {
      const cell = cells[at];
      if (cell !== undefined) {
        yield { row, column, cell };
      }
    }
  }
}

export interface FindingParts {
  readonly check: string;
  readonly severity: Severity;
  readonly expected?: Decimal | null;
  readonly actual?: number | string | null;
  readonly explanation: string;
  readonly remedy?: Remedy | null;
}

/** A finding on a cell of a table. */
export function findingAt(table: CheckedTable, row: OutlineRow, column: ColumnData, cell: CellReading, parts: FindingParts): Finding {
  const actual = parts.actual ?? null;
  const expected = parts.expected ?? null;
  return {
    check: parts.check,
    severity: parts.severity,
    sheet: table.sheet,
    address: cell.address,
    cell: { table: table.data.id, row: row.key, column: column.key },
    expected: expected === null ? null : expected.toNumber(),
    actual,
    difference: expected === null || typeof actual !== "number" ? null : Decimal.of(actual).minus(expected).toNumber(),
    explanation: parts.explanation,
    remedy: parts.remedy ?? null,
  };
}
