/** The workbook as the checks see it: the structure from the memory, the tables as they stand now, formulas as they should read today. */
import { eachInSteps, type Steps } from "../../domain/steps";
import type { CellReading, TableReading, UnknownRow, WorkbookReading } from "../../kontroll";
import { cellKey } from "../../kontroll";
import { buildTableModel } from "../../reports";
import type { ReportData, TableData } from "../../reports/report-data.types";
import { LABEL_COLUMN, type ModelRow, type TableModel } from "../../reports/table-model";
import { cellAddress } from "../addresses";
import { cellPlace, tableBlock, tablesInMemory, type FoundTable } from "../find-tables";
import { formulaText, type Places } from "../render-table";
import { spanning } from "../sorted-rows";
import type { CommandSession, WorkbookState } from "../session";
import { cellState } from "./cell-state";
import type { StoredCell } from "./handout";
import { loadBlocks, type Block } from "./load-blocks";

export interface ReadWorkbook {
  readonly reading: WorkbookReading;
  readonly found: ReadonlyMap<string, FoundTable>;
  readonly models: ReadonlyMap<string, TableModel>;
  readonly places: Places;
}

/** Rows of a column that a sum's range covers, as [first, last] row. */
function ranges(model: TableModel, places: Places): readonly (readonly [number, number])[] {
  const seen = new Set<string>();
  const found: [number, number][] = [];
  for (const cell of model.rows.flatMap((row) => row.cells)) {
    if (cell.type !== "formula") continue;
    for (const part of cell.parts) {
      if (typeof part === "string" || "ref" in part) continue;
      const [from, to] = [places(part.from.table ?? model.id, part.from.row, part.from.column), places(part.to.table ?? model.id, part.to.row, part.to.column)];
      if (from === null || to === null || part.from.table !== undefined) continue;
      const span: [number, number] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
      const key = span.join(":");
      if (!seen.has(key)) found.push(span);
      seen.add(key);
    }
  }
  return found;
}

/** Rows between the header and the last row that no key knows but that hold a label or figures. */
function unknownRows(model: TableModel, table: FoundTable, block: Block, places: Places): readonly UnknownRow[] {
  const known = new Set([...table.rows.values()].filter((place) => place.sheet === table.sheet).map((place) => place.row));
  const labels = table.columns.get(LABEL_COLUMN)?.column ?? block.left;
  const columns = model.columns.flatMap((column) => table.columns.get(column.key)?.column ?? []);
  const rows: UnknownRow[] = [];
  let covered: readonly (readonly [number, number])[] | null = null;
  for (let row = table.headerRow + 1; row <= block.bottom; row += 1) {
    if (known.has(row)) continue;
    const label = String(block.value(row, labels) ?? "").trim();
    const figures = columns.filter((column) => typeof block.value(row, column) === "number").length;
    if (label === "" && figures === 0) continue;
    covered ??= ranges(model, places);
    rows.push({ address: cellAddress(row, labels), label, figures, counted: covered.some(([first, last]) => first <= row && row <= last) });
  }
  return rows;
}

/** Cells that an utlämningskopia has rewritten, by sheet, row and column: their own formulas are kept and come back. */
type Copied = ReadonlySet<string>;

const copiedKey = (sheet: string, row: number, column: number): string => `${row} ${column} ${sheet}`;

function rowCells(model: TableModel, row: ModelRow, table: FoundTable, block: Block, places: Places, copied: Copied, into: Map<string, CellReading>): void {
  model.columns.forEach((column, at) => {
    const place = cellPlace(table, row.key, column.key);
    const cell = row.cells[at];
    if (place === null || cell === undefined || place.sheet !== table.sheet) return;
    const formula = cell.type === "formula" ? formulaText(spanning(cell.parts, model, (key) => table.rows.get(key)?.row), model.id, table.sheet, places) : null;
    into.set(cellKey(row.key, column.key), {
      address: cellAddress(place.row, place.column),
      ...cellState(block.value(place.row, place.column), block.formula(place.row, place.column)),
      ...(copied.has(copiedKey(place.sheet, place.row, place.column)) ? { formula } : {}),
      expectedFormula: formula,
      printed: cell.type === "formula" ? (cell.printed ?? null) : null,
      ...(cell.type === "input" && typeof cell.value !== "string" ? { given: cell.value } : {}),
    });
  });
}

function* tableReading(data: TableData, model: TableModel, table: FoundTable, block: Block, places: Places, copied: Copied): Steps<TableReading> {
  const cells = new Map<string, CellReading>();
  for (const row of model.rows) {
    rowCells(model, row, table, block, places, copied, cells);
    yield;
  }
  return { data, sheet: table.sheet, cells, order: table.order, unknownRows: unknownRows(model, table, block, places) };
}

/** Reads the laid-out tables of the report: one sync for up to 25,000 cells, after the state that every command starts from. */
export async function readWorkbook(session: CommandSession, state: WorkbookState, report: ReportData, handout: readonly StoredCell[] = []): Promise<ReadWorkbook> {
  const copied: Copied = new Set(handout.map(([sheet, row, column]) => copiedKey(sheet, row, column)));
  const standing = new Set(state.sheets.map((sheet) => sheet.name));
  const found = new Map([...tablesInMemory(state.memory)].filter(([, table]) => standing.has(table.sheet)));
  const places: Places = (table, row, column) => {
    const there = found.get(table);
    return there === undefined ? null : cellPlace(there, row, column);
  };
  const laidOut = await session.pieces.work(eachInSteps(report.tables.flatMap((data) => {
    const table = found.get(data.id);
    return table === undefined ? [] : [{ data, table }];
  }), ({ data, table }) => ({ data, table, model: buildTableModel(data, report) })));
  const blocks = await loadBlocks(laidOut.map(({ table }) => ({ sheet: table.sheet, ...tableBlock(table) })), session.context, session.batch);
  const tables: TableReading[] = [];
  for (const [index, { data, table, model }] of laidOut.entries()) {
    const block = blocks[index];
    session.pieces.tell(index, laidOut.length, table.sheet);
    if (block !== undefined) tables.push(await session.pieces.work(tableReading(data, model, table, block, places, copied)));
  }
  return { reading: { report, tables }, found, models: new Map(laidOut.map(({ data, model }) => [data.id, model])), places };
}
