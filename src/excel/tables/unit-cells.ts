/** The user's own cells when a report changes unit: amounts and formulas of the tables, and figures bound in own texts. Pure. */
import type { ReportData, TableData, Unit } from "../../reports/report-data.types";
import { amountInUnit, blocksIn, formulaInUnit, isAmountColumn, type NamedBlock } from "../../reports/table-edit";
import type { TableModel } from "../../reports/table-model";
import { cellAddress, columnNumber } from "../addresses";
import { cellPlace, type FoundTable } from "../find-tables";
import { ownFormula, readOwnText } from "../narrative/own-text";
import { cellOf, type Cell, type Reading, type Written } from "./written-cells";

/** The amount cells of the laid-out tables: answers whether a block lies within them. */
export class AmountCells {
  private readonly cells = new Set<string>();

  constructor(report: ReportData, tables: ReadonlyMap<string, FoundTable>) {
    for (const table of report.tables) {
      const found = tables.get(table.id);
      if (found === undefined || table.sign === null) continue;
      for (const column of table.columns.filter((one) => isAmountColumn(one, table))) {
        for (const row of found.rows.keys()) {
          const place = cellPlace(found, row, column.key);
          if (place !== null) this.cells.add(`${place.sheet}\n${place.row}\n${place.column}`);
        }
      }
    }
  }

  /** True when a corner of the block is one of the cells; `sheet` is the formula's own. */
  holds(block: NamedBlock, sheet: string): boolean {
    return [block.from, block.to].some((address) => {
      const match = /^([A-Z]+)(\d+)$/.exec(address);
      return match !== null && this.cells.has(`${block.sheet ?? sheet}\n${Number(match[2])}\n${columnNumber(match[1] ?? "A")}`);
    });
  }
}

export interface ConvertedCells {
  readonly written: readonly Written[];
  /** Addresses of formulas of which it cannot be known what they should be. */
  readonly unsure: readonly string[];
}

/** The input cells of one table in the new unit. An amount is converted exactly, text is left. */
export function convertedInputs(table: TableData, model: TableModel, found: FoundTable, reading: Reading, from: Unit, to: Unit, amounts: AmountCells): ConvertedCells {
  const written: Written[] = [];
  const unsure: string[] = [];
  if (table.sign === null) return { written, unsure };
  table.columns.forEach((column, position) => {
    if (!isAmountColumn(column, table)) return;
    for (const row of model.rows) {
      const place = cellPlace(found, row.key, column.key);
      if (place === null || row.cells[position] === undefined) continue;
      const stands = cellOf(reading, "formulas", place.row, place.column);
      const isInput = row.cells[position]?.type !== "formula";
      const write = (after: Cell): void => {
        written.push({ sheet: found.sheet, row: place.row, column: place.column, before: stands, after });
      };
      // A figure typed over a derived cell is an amount too; a formula there is the table's own or speaks of its cells.
      if (typeof stands === "number") write(amountInUnit(stands, from, to));
      else if (isInput && typeof stands === "string" && stands.startsWith("=")) {
        const change = formulaInUnit(stands, from, to, (block) => amounts.holds(block, found.sheet));
        if (change.type === "converted") write(change.formula);
        if (change.type === "unsure") unsure.push(`${cellAddress(place.row, place.column)} på bladet ${found.sheet}`);
      }
    }
  });
  return { written, unsure };
}

/** How a bound value divides its cell: plain, or IF(cell="","",cell/1000). */
const SCALED = /^IF\((.+)="","",\1([*/])(\d+)\)$/i;

function boundValue(value: string, from: Unit, to: Unit, sheet: string, amounts: AmountCells): string {
  const scaled = SCALED.exec(value.trim());
  const reference = scaled?.[1] ?? value.trim();
  const [block, ...more] = blocksIn(`=${reference}`);
  if (block === undefined || more.length > 0 || !amounts.holds(block, sheet)) return value;
  // The text keeps its unit: what the cell grows by is taken away again.
  const number = Number(scaled?.[3] ?? 1);
  const was = scaled?.[2] === "*" ? -Math.log10(number) : Math.log10(number);
  const power = Math.round(was + Math.log10(amountInUnit(1, from, to)));
  return power === 0 ? reference : `IF(${reference}="","",${reference}${power > 0 ? "/" : "*"}${10 ** Math.abs(power)})`;
}

/** An own text of the narrative after the change: its bound figures still say what they said. Null when nothing of it changes. */
export function ownTextInUnit(content: string, from: Unit, to: Unit, sheet: string, amounts: AmountCells): string | null {
  if (!content.startsWith("=")) return null;
  const own = readOwnText(content);
  if (own === null) return null;
  const formula = ownFormula({ ...own, values: own.values.map((value) => boundValue(value, from, to, sheet, amounts)) });
  return formula === content ? null : formula;
}
