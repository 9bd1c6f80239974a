/** A table at the selected cell of a sheet that the user has. It is made on a sheet of its own, then moved there. */
import { BokslutError } from "../../domain/errors";
import { buildTable, reportDataToJson } from "../../reports";
import type { ReportData, TableData } from "../../reports/report-data.types";
import { LABEL_COLUMN } from "../../reports/table-model";
import { blockAddress, quotedSheet } from "../addresses";
import type { CommandResult } from "../commands/result";
import { tableBlock, tablesInMemory, type FoundTable } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { HEADER_ROW, newPlaces } from "../render-table";
import { readState, runCommand, type CommandSession, type WorkbookState } from "../session";
import { freeSheetName } from "../sheet-names";
import { columnWidth, labelWidth } from "../widths";
import { writeTable } from "../write-table";
import { keepUndo, placesText, requireSamePlaces, requireUntouched } from "./undo";

interface Target {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly address: string;
  readonly before: readonly (readonly (string | number | boolean)[])[];
}

async function target(session: CommandSession, rows: number, columns: number): Promise<Target> {
  const { context } = session;
  const corner = context.workbook.getSelectedRange().getCell(0, 0);
  corner.load("rowIndex,columnIndex");
  const { worksheet } = corner;
  worksheet.load("name");
  const { protection } = worksheet;
  protection.load("protected");
  const block = corner.getAbsoluteResizedRange(rows, columns);
  block.load("formulas,address");
  await context.sync();
  const sheet = worksheet.name;
  if (protection.protected) throw new BokslutError("workbook", `Bladet ”${sheet}” är skyddat. Ta bort skyddet (Granska, Ta bort bladets skydd) eller markera en cell på ett annat blad.`, sheet);
  return { sheet, row: corner.rowIndex + 1, column: corner.columnIndex + 1, rows, columns, address: block.address, before: block.formulas as (string | number | boolean)[][] };
}

function filledCells(at: Target): readonly string[] {
  return at.before.flatMap((row, down) => row.flatMap((cell, across) => (cell === "" ? [] : [blockAddress(at.row + down, at.column + across, 1, 1)])));
}

function refuseFilled(at: Target): void {
  const filled = filledCells(at);
  if (filled.length === 0) return;
  const shown = filled.length > 4 ? `${filled.slice(0, 4).join(", ")} med flera` : filled.join(", ");
  throw new BokslutError("workbook", `Tabellen behöver ${blockAddress(at.row, at.column, at.rows, at.columns)} på bladet ${at.sheet}, och där är ${filled.length === 1 ? "en cell ifylld" : `${filled.length} celler ifyllda`} (${shown}). Markera en cell med fri plats under och till höger, eller skriv över cellerna.`, at.address);
}

/** Refuses to lay a table over another of the report's: its formulas and anchors would be written over. */
function refuseTables(at: Target, tables: Iterable<FoundTable>): void {
  for (const table of tables) {
    const block = tableBlock(table);
    const apart = table.sheet !== at.sheet || block.bottom < at.row || block.top >= at.row + at.rows || block.right < at.column || block.left >= at.column + at.columns;
    if (apart) continue;
    const there = blockAddress(block.top, block.left, block.bottom - block.top + 1, block.right - block.left + 1);
    throw new BokslutError("workbook", `Tabellen behöver ${blockAddress(at.row, at.column, at.rows, at.columns)} på bladet ${at.sheet}, och där står redan en av rapportens tabeller (${there}). Markera en cell under eller bredvid den.`, at.sheet);
  }
}

/** Lays out a table at the selected cell. Three syncs. @throws BokslutError "workbook" with the address in `where` when cells there are filled. */
export async function placeAtSelection(session: CommandSession, state: WorkbookState, report: ReportData, table: TableData, overwrite: boolean): Promise<CommandResult> {
  const after: ReportData = { ...report, tables: [...report.tables, table] };
  const { model, warnings } = buildTable(table, after);
  const rows = HEADER_ROW + model.rows.length;
  const columns = model.columns.length + 1;
  const at = await target(session, rows, columns);
  refuseTables(at, tablesInMemory(state.memory).values());
  if (!overwrite) refuseFilled(at);
  const { batch, context } = session;
  const temporary = freeSheetName("Bokslut tillfälligt", new Set(state.sheets.map((sheet) => sheet.name.toLowerCase())));
  const place = newPlaces(model, temporary);
  await writeTable(model, temporary, (id, row, column) => (id === model.id ? place(row, column) : null), null, batch);
  await batch.operations(8 + columns);
  const sheet = context.workbook.worksheets.getItem(at.sheet);
  const made = context.workbook.worksheets.getItem(temporary);
  const block = sheet.getRangeByIndexes(at.row - 1, at.column - 1, rows, columns);
  block.copyFrom(`${quotedSheet(temporary)}!${blockAddress(1, 1, rows, columns)}`, Excel.RangeCopyType.all);
  if (at.before.every((row) => row.every((cell) => cell === ""))) {
    [labelWidth(model), ...model.columns.map((column, index) => columnWidth(column, index, model))].forEach((width, index) => {
      if (at.row === 1) sheet.getRangeByIndexes(0, at.column - 1 + index, 1, 1).format.columnWidth = width;
    });
  }
  made.delete();
  const records: NewRecord[] = [
    { kind: "tabell", owner: model.id, key: model.template, note: model.caption },
    ...[LABEL_COLUMN, ...model.columns.map((column) => column.key)].map((key, index): NewRecord => ({ kind: "kolumn", owner: model.id, key, anchor: { of: "COLUMN", place: { sheet: at.sheet, row: at.row + HEADER_ROW - 1, column: at.column + index } } })),
    ...model.rows.map((row, index): NewRecord => ({ kind: "rad", owner: model.id, key: row.key, note: row.label, anchor: { of: "ROW", place: { sheet: at.sheet, row: at.row + HEADER_ROW + index, column: at.column } } })),
  ];
  const json = JSON.stringify(reportDataToJson(after));
  const writer = new MemoryWriter(state.memory, batch);
  await writer.append(records);
  await writer.writeJson(json);
  sheet.activate();
  block.getCell(0, 0).select();
  await batch.finish();
  const places = placesText(records.flatMap((record) => (record.anchor === undefined ? [] : [{ kind: record.kind, place: record.anchor.place }])));
  keepWayBack(state.memory.json ?? "", json, at, model.id, places);
  return { message: `Tabellen ”${model.caption}” lades ut i ${blockAddress(at.row, at.column, rows, columns)} på bladet ${at.sheet}.`, sheets: [at.sheet], warnings };
}

function keepWayBack(before: string, after: string, at: Target, id: string, places: string): void {
  keepUndo(`En tabell på bladet ${at.sheet}`, async () =>
    runCommand("Tabellen kunde inte tas bort igen.", async (session) => {
      const state = await readState(session);
      requireUntouched(state.memory.json, after);
      requireSamePlaces({ ...state.memory, records: state.memory.records.filter((record) => record.owner === id) }, places);
      const written = session.context.workbook.worksheets.getItem(at.sheet).getRangeByIndexes(at.row - 1, at.column - 1, at.rows, at.columns);
      await session.batch.operations(3, JSON.stringify(at.before).length);
      written.clear();
      written.formulas = at.before.map((row) => [...row]);
      const writer = new MemoryWriter(state.memory, session.batch);
      await writer.replace(state.memory.records.filter((record) => record.owner !== id).map(keptRecord).filter((record): record is NewRecord => record !== null));
      await writer.writeJson(before);
      await session.batch.finish();
      return { message: `Tabellen är borttagen, och bladet ${at.sheet} har de celler det hade.`, sheets: [at.sheet], warnings: [] };
    }));
}
