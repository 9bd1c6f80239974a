/** Where the workbook's tables stand now, from the anchors of the memory. */
import { LABEL_COLUMN } from "../reports/table-model";
import type { Place } from "./addresses";
import { BokslutError } from "../domain/errors";
import type { Memory } from "./memory";
import type { RowOrder } from "./sorted-rows";

export interface FoundTable {
  readonly id: string;
  readonly template: string;
  /** The sheet that the table's header row stands on now. */
  readonly sheet: string;
  /** Row of the headings. */
  readonly headerRow: number;
  /** The row of each row key that still exists. */
  readonly rows: ReadonlyMap<string, Place>;
  /** The column of each column key (LABEL_COLUMN too) that still exists. */
  readonly columns: ReadonlyMap<string, Place>;
  /** How the rows have changed places among themselves since they were laid out; null when they have not. */
  readonly order: RowOrder | null;
}

/** The tables that are still in the workbook, by id. A table whose header row is deleted is gone. */
export function tablesInMemory(memory: Memory): ReadonlyMap<string, FoundTable> {
  const found = new Map<string, FoundTable>();
  const anchors = (kind: "rad" | "kolumn"): Map<string, Map<string, Place>> => {
    const byTable = new Map<string, Map<string, Place>>();
    for (const record of memory.records) {
      if (record.kind !== kind || record.place === null) continue;
      const own = byTable.get(record.owner) ?? new Map<string, Place>();
      own.set(record.key, record.place);
      byTable.set(record.owner, own);
    }
    return byTable;
  };
  const [rows, columns] = [anchors("rad"), anchors("kolumn")];
  for (const record of memory.records) {
    if (record.kind !== "tabell") continue;
    const own = columns.get(record.owner) ?? new Map<string, Place>();
    const corner = own.get(LABEL_COLUMN);
    if (corner === undefined) continue;
    found.set(record.owner, { id: record.owner, template: record.key, sheet: corner.sheet, headerRow: corner.row, rows: rows.get(record.owner) ?? new Map(), columns: own, order: memory.orders.get(record.owner) ?? null });
  }
  return found;
}

/** The place of a cell by its keys; null when its row or column is deleted. */
export function cellPlace(table: FoundTable, row: string, column: string): Place | null {
  const [at, across] = [table.rows.get(row), table.columns.get(column)];
  return at === undefined || across === undefined || at.sheet !== across.sheet ? null : { sheet: at.sheet, row: at.row, column: across.column };
}

/** The block of a table's header and rows as it stands now: what the add-in knows, with everything between. */
export function tableBlock(table: FoundTable): { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number } {
  const rows = [...table.rows.values()].filter((place) => place.sheet === table.sheet).map((place) => place.row);
  const columns = [...table.columns.values()].filter((place) => place.sheet === table.sheet).map((place) => place.column);
  const most = (numbers: readonly number[], otherwise: number): number => numbers.reduce((a, b) => Math.max(a, b), otherwise);
  const least = (numbers: readonly number[], otherwise: number): number => numbers.reduce((a, b) => Math.min(a, b), otherwise);
  return { top: table.headerRow, bottom: most(rows, table.headerRow), left: least(columns, columns[0] ?? 1), right: most(columns, 1) };
}

/** Why a table cannot be used, and what to do. */
export function mixedRows(sheet: string): string {
  return `Raderna i tabellen på bladet ${sheet} har bytt plats (sorterats) så att Bokslut inte kan veta vilken som är vilken: flera har samma namn. Ångra sorteringen (Ctrl+Z), eller flytta tillbaka raderna, och försök igen.`;
}

/** Refuses tables whose rows cannot be told apart: a figure would go to, or come from, the wrong row. */
export function refuseMixed(tables: Iterable<FoundTable>): void {
  for (const table of tables) if (table.order === "mixed") throw new BokslutError("workbook", mixedRows(table.sheet), table.sheet);
}
