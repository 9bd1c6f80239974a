/** Present values of laid-out tables, by keys. */
import type { Batch } from "./batch";
import { cellPlace, tableBlock, type FoundTable } from "./find-tables";

export type CellValue = number | string | null;

/** Reads whole tables in one sync (several for very large ones); answers by table, row and column key. null: empty or gone. */
export class TableValues {
  private readonly loaded = new Map<string, { readonly range: Excel.Range; readonly top: number; readonly left: number }>();

  constructor(private readonly tables: ReadonlyMap<string, FoundTable>) {}

  /** Queues the reading of every table that stands on a sheet of its own making. After the next sync the values are there. */
  load(context: Excel.RequestContext): void {
    for (const table of this.tables.values()) {
      const block = tableBlock(table);
      const range = context.workbook.worksheets.getItem(table.sheet).getRangeByIndexes(block.top - 1, block.left - 1, block.bottom - block.top + 1, block.right - block.left + 1);
      range.load("values");
      this.loaded.set(table.id, { range, top: block.top, left: block.left });
    }
  }

  value(tableId: string, row: string, column: string): CellValue {
    const [table, block] = [this.tables.get(tableId), this.loaded.get(tableId)];
    const place = table === undefined ? null : cellPlace(table, row, column);
    if (place === null || block === undefined || place.sheet !== table?.sheet) return null;
    const value: unknown = block.range.values[place.row - block.top]?.[place.column - block.left];
    if (typeof value === "number") return value;
    return typeof value === "string" && value !== "" ? value : null;
  }
}

/** Loads the values of tables in one sync; nothing is sent when there are no tables. */
export async function readTableValues(tables: ReadonlyMap<string, FoundTable>, context: Excel.RequestContext, batch: Batch): Promise<TableValues> {
  const values = new TableValues(tables);
  values.load(context);
  if (tables.size > 0) await batch.send();
  return values;
}
