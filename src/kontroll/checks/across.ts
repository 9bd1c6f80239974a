/** The same figure in two tables: a verksamhet's netto in the detail and in the summary, under the same column heading. */
import { Decimal } from "../../domain/decimal";
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import { findingAt, type CheckContext } from "../context";
import type { Finding } from "../finding";
import { cellKey, figureOf, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { roundingTolerance } from "../tolerance";

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

/** The name a net row stands for: its section's label, or its own label in a table of nets only. */
function nameOf(row: OutlineRow): string | null {
  if (row.nature !== "netto" || row.sum || row.varav) {
    return null;
  }
  const onlyNets = row.section.rows.every((other) => other.nature === "netto" || other.varav);
  const name = onlyNets ? row.data.label : row.section.data.label;
  return name === null || plain(name) === "netto" ? null : plain(name);
}

interface Place {
  readonly table: CheckedTable;
  readonly row: OutlineRow;
  readonly column: ColumnData;
}

export function checkSameFigure(context: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, Place>();
  for (const table of context.tables.filter((candidate) => candidate.data.sign !== null)) {
    for (const row of table.outline.rows) {
      const name = nameOf(row);
      for (const column of name === null ? [] : table.data.columns) {
        const key = JSON.stringify([table.data.sign, name, plain(column.label), column.kind]);
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, { table, row, column });
        } else if (first.table !== table) {
          findings.push(...compare(context, first, { table, row, column }));
        }
      }
    }
  }
  return findings;
}

/** What two cells show is the same: nothing to work out. */
function showSame(first: Place, second: Place): boolean {
  const one = figureOf(first.table, first.row.key, first.column.key);
  return one !== null && one === figureOf(second.table, second.row.key, second.column.key);
}

function compare(context: CheckContext, first: Place, second: Place): Finding[] {
  if (showSame(first, second)) {
    return [];
  }
  const one = context.expected.of(first.table, first.row, first.column);
  const other = context.expected.of(second.table, second.row, second.column);
  const cell = second.table.cells.get(cellKey(second.row.key, second.column.key));
  if (one.value === null || other.value === null || cell === undefined) {
    return [];
  }
  const decimals = Math.min(context.decimals(first.table), context.decimals(second.table));
  const tolerance = roundingTolerance(one.terms + other.terms, decimals, false);
  if (other.value.minus(one.value).abs().compare(tolerance) <= 0) {
    return [];
  }
  const expected = one.value.rounded(decimals);
  return [findingAt(second.table, second.row, second.column, cell, {
    check: "samma-siffra", severity: "varning", expected, actual: other.value.rounded(decimals).toNumber(),
    explanation: `${placeText(second.row, second.column)}: här står ${figureText(Decimal.of(other.value.toNumber()), decimals)}, men ${figureText(expected, decimals)} på bladet ${first.table.sheet} (${placeText(first.row, first.column)}). Kontrollera vilken siffra som gäller.`,
  })];
}
