/** Ny period: rolls the report of the workbook forward, in place. */
import { buildTable, reportDataToJson } from "../../reports";
import type { ReportData, ReportMeta } from "../../reports/report-data.types";
import { rollReport, rolledText, type RolledTable } from "../../reports/table-edit";
import { LABEL_COLUMN, type TableModel } from "../../reports/table-model";
import { BokslutError } from "../../domain/errors";
import { cellPlace, tableBlock, tablesInMemory, type FoundTable } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { writeEdges } from "../page-setup";
import { formulaText, HEADER_ROW, type Places } from "../render-table";
import { readState, requireReport, runCommand, type CommandSession } from "../session";
import { asText } from "../text-cells";
import { keepUndo, requireUntouched } from "../tables/undo";
import type { CommandResult } from "./result";

type Cell = string | number | boolean;

interface Reading {
  readonly formulas: readonly (readonly Cell[])[];
  readonly values: readonly (readonly Cell[])[];
  readonly top: number;
  readonly left: number;
}

/** A cell that the command writes, with what stood there. */
interface Written {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: Cell;
  readonly after: Cell;
}

/** The caption's row above the headings, where a table is laid out by Bokslut. */
const CAPTION_ABOVE = HEADER_ROW - 1;

async function readTables(session: CommandSession, tables: ReadonlyMap<string, FoundTable>): Promise<ReadonlyMap<string, Reading>> {
  const loaded = [...tables.values()].map((found) => {
    const block = tableBlock(found);
    const top = Math.max(1, block.top - CAPTION_ABOVE);
    const sheet = session.context.workbook.worksheets.getItem(found.sheet);
    sheet.protection.load("protected");
    const range = sheet.getRangeByIndexes(top - 1, block.left - 1, block.bottom - top + 1, block.right - block.left + 1);
    range.load("formulas,values");
    return { found, sheet, range, top, left: block.left };
  });
  if (loaded.length > 0) await session.batch.send();
  const locked = loaded.find((one) => one.sheet.protection.protected);
  if (locked !== undefined) throw new BokslutError("workbook", `Bladet ”${locked.found.sheet}” är skyddat. Ta bort skyddet (Granska, Ta bort bladets skydd) och försök igen. Inget ändrades.`, locked.found.sheet);
  return new Map(loaded.map((one) => [one.found.id, { formulas: one.range.formulas as Cell[][], values: one.range.values as Cell[][], top: one.top, left: one.left }]));
}

function changesOf(found: FoundTable, reading: Reading, rolled: RolledTable, oldModel: TableModel, model: TableModel, meta: { readonly from: ReportMeta; readonly to: ReportMeta }, places: Places): readonly Written[] {
  const written: Written[] = [];
  const at = (what: "formulas" | "values", row: number, column: number): Cell => reading[what][row - reading.top]?.[column - reading.left] ?? "";
  const write = (row: number, column: number, after: Cell): void => {
    const before = at("formulas", row, column);
    if (before !== after) written.push({ sheet: found.sheet, row, column, before, after });
  };
  const { edited } = rolled;
  const label = found.columns.get(LABEL_COLUMN)?.column ?? 1;
  const caption = found.headerRow - CAPTION_ABOVE;
  if (caption >= 1) {
    if (String(at("formulas", caption, label)) === oldModel.caption) write(caption, label, asText(model.caption));
    if (String(at("formulas", caption + 1, label)) === oldModel.subtitle) write(caption + 1, label, asText(model.subtitle));
  }
  model.columns.forEach((column, index) => {
    const across = found.columns.get(column.key)?.column;
    if (across === undefined) return;
    const shown = String(at("formulas", found.headerRow, across));
    const heading = shown === oldModel.columns[index]?.label ? column.label : rolledText(shown, meta.from, meta.to);
    if (heading !== shown) write(found.headerRow, across, asText(heading));
  });
  const newPlaces: Places = (table, row, column) => (table === model.id ? cellPlace(found, edited.from.get(row) ?? row, column) : places(table, row, column));
  model.rows.forEach((row, index) => {
    const oldKey = edited.from.get(row.key) ?? row.key;
    const place = found.rows.get(oldKey);
    const old = oldModel.rows[index];
    if (place === undefined || old === undefined) return;
    if (row.label !== old.label && String(at("formulas", place.row, label)) === old.label) write(place.row, label, asText(row.label));
    row.cells.forEach((cell, position) => {
      const column = model.columns[position];
      const across = column === undefined ? undefined : found.columns.get(column.key)?.column;
      if (column === undefined || across === undefined || cell.type === "empty") return;
      if (cell.type === "formula") {
        const was = old.cells[position];
        const [before, after] = [was?.type === "formula" ? formulaText(was.parts, model.id, found.sheet, places) : null, formulaText(cell.parts, model.id, found.sheet, newPlaces)];
        if (after !== null && after !== before && String(at("formulas", place.row, across)) === before) write(place.row, across, after);
        return;
      }
      const source = rolled.cell(row.key, column.key);
      if (source === "keep") return;
      const from = source === "clear" ? null : cellPlace(found, source.row, source.column);
      const taken = from === null ? "" : at("values", from.row, from.column);
      write(place.row, across, typeof taken === "number" ? taken : "");
    });
  });
  return written;
}

async function writeCells(session: CommandSession, cells: readonly Written[], what: "before" | "after"): Promise<void> {
  for (const cell of cells) {
    const content = cell[what];
    await session.batch.operations(1, typeof content === "string" ? content.length : 8);
    const text = what === "before" && typeof content === "string" && !content.startsWith("=") ? asText(content) : content;
    session.context.workbook.worksheets.getItem(cell.sheet).getRangeByIndexes(cell.row - 1, cell.column - 1, 1, 1).formulas = [[text]];
  }
}

/** Sheets whose print header and footer carry the report's data. */
function edges(session: CommandSession, sheets: readonly string[], meta: ReportMeta): void {
  for (const sheet of new Set(sheets)) writeEdges(session.context.workbook.worksheets.getItem(sheet), meta);
}

function keepWayBack(report: ReportData, left: string, json: string, written: readonly Written[], records: readonly NewRecord[], sheets: readonly string[]): void {
  keepUndo(async () =>
    runCommand("Den nya perioden kunde inte ångras.", async (session) => {
      const state = await readState(session);
      requireUntouched(state.memory.json, left);
      await writeCells(session, written, "before");
      edges(session, sheets, report.meta);
      const writer = new MemoryWriter(state.memory, session.batch);
      await writer.replace(records);
      await writer.writeJson(json);
      await session.batch.send();
      return { message: `Rapporten är åter ${report.meta.title}, med de siffror den hade.`, sheets: [], warnings: [] };
    }));
}

/**
 * Rolls the workbook's report to another period: captions and headings are renamed, in a new year last year's outcome becomes the comparison and budget
 * and outcome are emptied, within a year outcome and forecast are emptied. Texts stay. Three syncs. Can be taken back with `undoLastCommand`.
 */
export async function rollForward(to: ReportMeta): Promise<CommandResult> {
  return runCommand("Den nya perioden kunde inte skapas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    if (to.year < report.meta.year) throw new BokslutError("bad-argument", `Den nya perioden (${to.year}) ligger före rapportens år (${report.meta.year}). Välj ett senare år.`);
    const tables = tablesInMemory(state.memory);
    const readings = await readTables(session, tables);
    const rolled = rollReport(report, to);
    const places: Places = (table, row, column) => {
      const found = tables.get(table);
      return found === undefined ? null : cellPlace(found, row, column);
    };
    const written = [...tables.values()].flatMap((found): readonly Written[] => {
      const [old, now, reading] = [report.tables.find((table) => table.id === found.id), rolled.tables.get(found.id), readings.get(found.id)];
      if (old === undefined || now === undefined || reading === undefined) return [];
      return changesOf(found, reading, now, buildTable(old, report).model, buildTable(now.edited.table, rolled.report).model, { from: report.meta, to }, places);
    });
    await writeCells(session, written, "after");
    const sheets = [...new Set([...tables.values()].map((found) => found.sheet))];
    edges(session, sheets, to);
    const kept = state.memory.records.map(keptRecord).filter((record): record is NewRecord => record !== null);
    const newKeys = new Map([...rolled.tables].map(([id, table]) => [id, new Map([...table.edited.from].map(([now, before]) => [before, now]))]));
    const records = kept.map((record) => (record.kind === "rad" ? { ...record, key: newKeys.get(record.owner)?.get(record.key) ?? record.key } : record));
    const json = JSON.stringify(reportDataToJson(rolled.report));
    const writer = new MemoryWriter(state.memory, session.batch);
    await writer.replace(records);
    await writer.writeJson(json);
    await session.batch.send();
    keepWayBack(report, json, state.memory.json ?? "", written, kept, sheets);
    const what = to.year === report.meta.year ? "Utfall och prognos är tömda" : "Förra årets utfall står som jämförelse, och budget och utfall är tömda";
    return { message: `Rapporten är nu ${to.title}. ${what}. Skriv berättelsen på nytt när siffrorna finns; dina egna texter står kvar.`, sheets, warnings: [] };
  });
}
