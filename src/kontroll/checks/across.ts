/** The same figure in two tables: a verksamhet's costs, incomes or net, and the totals of the same verksamheter, under the same column heading. */
import type { OutlineRow } from "../../reports/outline";
import type { ColumnData } from "../../reports/report-data.types";
import type { Nature } from "../../reports/row-kinds";
import { findingAt, type CheckContext } from "../context";
import { isDerivedCell } from "../expected";
import { plainHeading, plainText } from "../figures";
import type { Finding } from "../finding";
import { cellKey, figureOf, type CheckedTable } from "../table-reading";
import { figureText, placeText } from "../text";
import { roundingTolerance } from "../tolerance";

const COMPARED: ReadonlySet<Nature> = new Set<Nature>(["kostnad", "intakt", "netto"]);
/** Rows that name only what they are: the section says whose they are. */
const GENERIC = /^(?:(?:verksamhetens )?(?:brutto)?kostnad(?:er)?|utgift(?:er)?|(?:verksamhetens )?int[äa]kt(?:er)?(?: \(-\))?|inkomst(?:er)?|netto(?:kostnad(?:er)?)?)$/;

/** The verksamhet that a row is about, by its own label or its section's; null for a sum and for a row without a name of its own. */
function nameOf(row: OutlineRow): string | null {
  if (!COMPARED.has(row.nature) || row.sum || row.varav) {
    return null;
  }
  const own = plainText(row.data.label);
  if (!GENERIC.test(own)) {
    return own;
  }
  const section = row.section.data.label;
  return section === null || section === "" || GENERIC.test(plainText(section)) ? null : plainText(section);
}

interface Named {
  readonly row: OutlineRow;
  readonly name: string;
}

/** The rows of a table that can stand in another too: each verksamhet's, and the last sum of each nature named by the verksamheter that it adds up. */
function namedRows(table: CheckedTable): readonly Named[] {
  const named = table.outline.rows.flatMap((row): Named[] => {
    const name = nameOf(row);
    return name === null ? [] : [{ row, name }];
  });
  const names = (nature: Nature): readonly string[] => [...new Set(named.filter(({ row }) => row.nature === nature).map(({ name }) => name))].sort();
  const totals = [...COMPARED].flatMap((nature): Named[] => {
    const sums = table.outline.rows.filter((row) => row.sum && !row.varav && row.nature === nature);
    const [only] = sums;
    const parts = names(nature);
    return only === undefined || sums.length > 1 || parts.length < 2 ? [] : [{ row: only, name: JSON.stringify(parts) }];
  });
  return [...named, ...totals];
}

interface Place {
  readonly table: CheckedTable;
  readonly row: OutlineRow;
  readonly column: ColumnData;
}

export function checkSameFigure(context: CheckContext): Finding[] {
  const { year } = context.report.meta;
  const findings: Finding[] = [];
  const seen = new Map<string, Place>();
  for (const table of context.tables.filter((candidate) => candidate.data.sign !== null)) {
    const headings = table.data.columns.map((column) => JSON.stringify([table.data.sign, plainHeading(column.label, year), column.kind]));
    for (const { row, name } of namedRows(table)) {
      for (const [at, column] of table.data.columns.entries()) {
        const key = `${headings[at] ?? ""}${row.nature}${name}`;
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
  const computed = isDerivedCell(second.row, second.column) ? " Båda räknas ur sina egna rader." : "";
  return [findingAt(second.table, second.row, second.column, cell, {
    check: "samma-siffra", severity: "varning", expected, actual: other.value.rounded(decimals).toNumber(),
    explanation: `${placeText(second.row, second.column)}: här står ${figureText(other.value, decimals)}, men ${figureText(expected, decimals)} på bladet ${first.table.sheet} (${placeText(first.row, first.column)}). Kontrollera vilken siffra som gäller.${computed}`,
  })];
}
