/** Values and formulas of the laid-out tables as they stand now, by keys. */
import type { CellNow } from "../../importers/plan/import-plan";
import type { Place } from "../addresses";
import type { Batch } from "../batch";
import { cellPlace, refuseMixed, tableBlock, type FoundTable } from "../find-tables";

export class TableCells {
  private constructor(private readonly tables: ReadonlyMap<string, FoundTable>, private readonly loaded: ReadonlyMap<string, { readonly range: Excel.Range; readonly top: number; readonly left: number }>) {}

  /** Reads all tables in one sync. */
  static async read(tables: ReadonlyMap<string, FoundTable>, batch: Batch): Promise<TableCells> {
    refuseMixed(tables.values());
    const loaded = new Map<string, { range: Excel.Range; top: number; left: number }>();
    for (const table of tables.values()) {
      const block = tableBlock(table);
      const range = batch.context.workbook.worksheets.getItem(table.sheet).getRangeByIndexes(block.top - 1, block.left - 1, block.bottom - block.top + 1, block.right - block.left + 1);
      range.load("values,formulas");
      loaded.set(table.id, { range, top: block.top, left: block.left });
    }
    if (loaded.size > 0) await batch.send();
    return new TableCells(tables, loaded);
  }

  place(table: string, row: string, column: string): Place | null {
    const found = this.tables.get(table);
    const place = found === undefined ? null : cellPlace(found, row, column);
    return place !== null && place.sheet === found?.sheet ? place : null;
  }

  /** What a cell holds; null when it is no longer on its sheet. */
  cell(table: string, row: string, column: string): (CellNow & { readonly raw: string | number }) | null {
    const [place, block] = [this.place(table, row, column), this.loaded.get(table)];
    if (place === null || block === undefined) return null;
    const [down, across] = [place.row - block.top, place.column - block.left];
    const value: unknown = block.range.values[down]?.[across];
    const formula: unknown = block.range.formulas[down]?.[across];
    const raw = typeof formula === "number" ? formula : String(formula ?? "");
    return {
      value: typeof value === "number" ? value : value === "" || value === null || value === undefined ? null : String(value),
      formula: typeof raw === "string" && raw.startsWith("=") ? raw : null,
      raw,
    };
  }
}
