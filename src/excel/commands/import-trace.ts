/** From a table's cell to the imported rows that made it. */
import { BokslutError } from "../../domain/errors";
import { buildTableModel } from "../../reports";
import { columnNumber } from "../addresses";
import { tablesInMemory, type FoundTable } from "../find-tables";
import { cellKey, traceFromJson, type CellTrace } from "../import/memory-of-imports";
import { ImportStore } from "../import/store";
import { readState, requireReport, runCommand } from "../session";

/** What is known of a cell's figure. */
export interface CellOrigin {
  readonly sheet: string;
  readonly address: string;
  /** The table's caption, and the labels of row and column; null when the cell is in no table of the report. */
  readonly table: { readonly caption: string; readonly row: string; readonly column: string } | null;
  /** The imported rows; null when the figure was not imported. */
  readonly trace: CellTrace | null;
  /** True when the cell no longer holds what the import wrote. */
  readonly changedSince: boolean;
}

function keyAt(places: FoundTable["rows"], sheet: string, axis: "row" | "column", at: number): string | null {
  for (const [key, place] of places) if (place.sheet === sheet && place[axis] === at) return key;
  return null;
}

/** The origin of a cell (A1 style), or of the selected cell when no address is given. Changes nothing. */
export async function traceCell(sheet?: string, address?: string): Promise<CellOrigin> {
  return runCommand("Cellens ursprung kunde inte läsas.", async (session) => {
    const { workbook } = session.context;
    const range = sheet === undefined || address === undefined ? workbook.getSelectedRange().getCell(0, 0) : workbook.worksheets.getItem(sheet).getRange(address).getCell(0, 0);
    range.load("address,values");
    const own = range.worksheet;
    own.load("name");
    const state = await readState(session);
    const report = requireReport(state);
    const local = range.address.slice(range.address.lastIndexOf("!") + 1).replace(/\$/g, "");
    const match = /^([A-Z]{1,3})(\d+)$/.exec(local);
    if (match === null) throw new BokslutError("workbook", "Markera en enda cell och försök igen.");
    const [column, row] = [columnNumber(match[1] ?? "A"), Number(match[2])];
    for (const table of tablesInMemory(state.memory).values()) {
      const rowKey = keyAt(table.rows, own.name, "row", row);
      const columnKey = keyAt(table.columns, own.name, "column", column);
      const data = report.tables.find((one) => one.id === table.id);
      if (rowKey === null || columnKey === null || data === undefined) continue;
      const model = buildTableModel(data, report);
      const place = { caption: model.caption, row: model.rows.find((one) => one.key === rowKey)?.label ?? "", column: model.columns.find((one) => one.key === columnKey)?.label ?? "" };
      const store = await ImportStore.open(session.batch);
      const trace = traceFromJson((await store.readTraces()).get(cellKey(table.id, rowKey, columnKey)));
      const value: unknown = range.values[0]?.[0];
      return { sheet: own.name, address: local, table: place, trace, changedSince: trace !== null && value !== trace.value };
    }
    return { sheet: own.name, address: local, table: null, trace: null, changedSince: false };
  });
}
