/** Carries an edited table into the workbook: rows put in, taken out and moved, then only the cells that must change. */
import { BokslutError } from "../../domain/errors";
import { buildTable } from "../../reports";
import type { ReportData } from "../../reports/report-data.types";
import type { EditedTable } from "../../reports/table-edit";
import { LABEL_COLUMN, type CellRef, type FormulaPart, type TableModel } from "../../reports/table-model";
import { blockAddress } from "../addresses";
import { cellPlace, tableBlock, type FoundTable } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { followingRow } from "../narrative/paragraph-keys";
import { formulaText, HEADER_ROW, type Places } from "../render-table";
import { spanning } from "../sorted-rows";
import type { CommandSession, WorkbookState } from "../session";
import { asText } from "../text-cells";
import type { Written } from "./written-cells";
import { PhysicalRows, runsOf } from "./physical-rows";

const AIRED_HEIGHT = 22;

export interface TableChange {
  readonly edited: EditedTable;
  /** Rows that already stand in the sheet though the table did not know them, by their key in the new table. */
  readonly standing?: ReadonlyMap<string, number>;
  /** What the user's cells of new rows shall hold, by row key and column key (a removed row that is put back). */
  readonly contents?: ReadonlyMap<string, ReadonlyMap<string, string | number | boolean>>;
}

export interface ChangedTable {
  readonly report: ReportData;
  readonly warnings: readonly string[];
  /** The memory's records as they shall be. */
  readonly records: readonly NewRecord[];
  /** What the cells of the removed rows held, by row key and column key. */
  readonly removed: ReadonlyMap<string, ReadonlyMap<string, string | number | boolean>>;
  /** Formulas written in cells that stood there before, with what they held. By address: right only where no rows were put in, moved or taken out. */
  readonly written: readonly Written[];
}

/** The cells of a laid-out table as they stand, read in one sync. */
export interface StandingCells {
  readonly formulas: readonly (readonly (string | number | boolean)[])[];
  readonly top: number;
  readonly left: number;
}

/** Reads a laid-out table and refuses a protected sheet. One sync. */
export async function readStanding(session: CommandSession, found: FoundTable, willChange: boolean): Promise<StandingCells> {
  if (willChange) session.safety.expect([found.sheet], true);
  const block = tableBlock(found);
  const { context } = session;
  const sheet = context.workbook.worksheets.getItem(found.sheet);
  const { protection } = sheet;
  protection.load("protected");
  const range = sheet.getRangeByIndexes(block.top - 1, block.left - 1, block.bottom - block.top + 1, block.right - block.left + 1);
  range.load("formulas");
  await context.sync();
  if (protection.protected) {
    throw new BokslutError("workbook", `Bladet ”${found.sheet}” är skyddat. Ta bort skyddet (Granska, Ta bort bladets skydd) och försök igen. Inget ändrades.`, found.sheet);
  }
  return { formulas: range.formulas as (string | number | boolean)[][], top: block.top, left: block.left };
}

export function standingCell(cells: StandingCells, row: number, column: number): string | number | boolean {
  return cells.formulas[row - cells.top]?.[column - cells.left] ?? "";
}

function renamed(parts: readonly FormulaPart[], keys: ReadonlyMap<string, string>): string {
  const ref = (cell: CellRef): unknown => (cell.table === undefined ? [keys.get(cell.row) ?? cell.row, cell.column] : [cell.table, cell.row, cell.column]);
  return JSON.stringify(parts.map((part) => (typeof part === "string" ? part : "ref" in part ? { ref: ref(part.ref) } : { from: ref(part.from), to: ref(part.to) })));
}

function hasRange(parts: readonly FormulaPart[]): boolean {
  return parts.some((part) => typeof part === "object" && "from" in part);
}

async function placeRows(rows: PhysicalRows, model: TableModel, change: TableChange, found: FoundTable): Promise<void> {
  const { edited, standing } = change;
  const keptOld = new Set(edited.from.values());
  const gone = [...found.rows.keys()].filter((key) => !keptOld.has(key)).flatMap((key) => rows.row(key) ?? []).sort((a, b) => a - b);
  for (const [at, count] of [...runsOf(gone)].reverse()) await rows.remove(at, count);
  const now = new Map<string, number>();
  for (const [key, old] of edited.from) {
    const row = rows.row(old);
    if (row !== undefined) now.set(key, row);
  }
  for (const key of found.rows.keys()) rows.forget(key);
  now.forEach((row, key) => rows.set(key, row));
  standing?.forEach((row, key) => rows.set(key, row));
  let previous = found.headerRow;
  for (let index = 0; index < model.rows.length; ) {
    const key = model.rows[index]?.key ?? "";
    const isNew = rows.row(key) === undefined && edited.like.has(key);
    const isMoved = edited.moved.has(key);
    let count = 1;
    if (isNew || isMoved) {
      for (let next = model.rows[index + count]; next !== undefined && (isNew ? rows.row(next.key) === undefined && edited.like.has(next.key) : edited.moved.has(next.key) && rows.row(next.key) === (rows.row(key) ?? 0) + count); next = model.rows[index + count]) count += 1;
    }
    if (isNew) {
      await rows.insert(previous + 1, count);
      for (let step = 0; step < count; step += 1) rows.set(model.rows[index + step]?.key ?? "", previous + 1 + step);
    } else if (isMoved) {
      const from = rows.row(key);
      if (from !== undefined && from !== previous + 1) await rows.move(from, count, previous + 1);
    }
    previous = rows.row(model.rows[index + count - 1]?.key ?? "") ?? previous;
    index += count;
  }
}

/**
 * Queues an edited table: rows, new labels, formulas that changed, and the memory. A formula that the user has written over a derived cell is
 * left as it is and told of.
 */
export async function changeTable(session: CommandSession, state: WorkbookState, report: ReportData, found: FoundTable, cells: StandingCells, change: TableChange): Promise<ChangedTable> {
  const { batch, context } = session;
  const { edited } = change;
  const before = report.tables.find((table) => table.id === edited.table.id);
  if (before === undefined) throw new BokslutError("bad-argument", `Rapporten har ingen tabell med id ”${edited.table.id}”. Välj en tabell i listan.`);
  const after: ReportData = { ...report, tables: report.tables.map((table) => (table.id === edited.table.id ? edited.table : table)) };
  const oldModel = buildTable(before, report).model;
  const built = buildTable(edited.table, after);
  const { model } = built;
  const sheet = context.workbook.worksheets.getItem(found.sheet);
  const columns = new Map([...found.columns].map(([key, place]) => [key, place.column]));
  const left = columns.get(LABEL_COLUMN) ?? 1;
  const warnings: string[] = [];
  const written: Written[] = [];

  const records = state.memory.records.map(keptRecord).filter((record): record is NewRecord => record !== null && !(record.kind === "rad" && record.owner === model.id));
  const rows = new PhysicalRows(sheet, found.sheet, batch, records, new Map([...found.rows].map(([key, place]) => [key, place.row])));
  const keptOld = new Set(edited.from.values());
  const removed = new Map([...found.rows].filter(([key]) => !keptOld.has(key)).map(([key, place]) => [key, new Map([...columns].map(([column, at]) => [column, standingCell(cells, place.row, at)]))]));
  await placeRows(rows, model, change, found);

  const header = found.headerRow;
  const others = new Map(state.memory.records.filter((record) => record.kind === "rad").map((record) => [`${record.owner}\n${record.key}`, record.place]));
  const places: Places = (table, row, column) => {
    if (table === model.id) {
      const [at, across] = [rows.row(row), columns.get(column)];
      return at === undefined || across === undefined ? null : { sheet: found.sheet, row: at, column: across };
    }
    const [at, across] = [rows.kept.find((record) => record.kind === "rad" && record.owner === table && record.key === row)?.anchor?.place, rows.kept.find((record) => record.kind === "kolumn" && record.owner === table && record.key === column)?.anchor?.place];
    return at === undefined || across === undefined ? null : { sheet: at.sheet, row: at.row, column: across.column };
  };
  const oldPlaces: Places = (table, row, column) => (table === model.id ? cellPlace(found, row, column) : others.get(`${table}\n${row}`) ?? null);
  const newKeys = new Map([...edited.from].map(([now, old]) => [old, now]));
  const oldRows = new Map(oldModel.rows.map((row) => [row.key, row]));
  const standing = change.standing ?? new Map<string, number>();

  for (const row of model.rows) {
    const at = rows.row(row.key);
    if (at === undefined) continue;
    const oldKey = edited.from.get(row.key);
    const old = oldKey === undefined ? undefined : oldRows.get(oldKey);
    const isNew = oldKey === undefined;
    if (isNew) {
      const like = edited.like.get(row.key);
      const likeAt = like === undefined ? undefined : rows.row(newKeys.get(like) ?? like);
      await batch.operations(2);
      const target = sheet.getRangeByIndexes(at - 1, left - 1, 1, model.columns.length + 1);
      if (likeAt !== undefined) target.copyFrom(blockAddress(likeAt, left, 1, model.columns.length + 1), Excel.RangeCopyType.formats);
    }
    // Excel leaves a row's height behind when its cells are moved.
    if ((isNew || edited.moved.has(row.key)) && row.look === "section" && row.label.length < 40) {
      await batch.operations(1);
      sheet.getRangeByIndexes(at - 1, left - 1, 1, 1).format.rowHeight = AIRED_HEIGHT;
    }
    const labelChanged = isNew ? !standing.has(row.key) : old?.label !== row.label;
    if (labelChanged) {
      await batch.operations(1);
      sheet.getRangeByIndexes(at - 1, left - 1, 1, 1).formulas = [[asText(row.label)]];
    }
    for (const [index, cell] of row.cells.entries()) {
      const column = model.columns[index];
      const across = column === undefined ? undefined : columns.get(column.key);
      if (column === undefined || across === undefined) continue;
      const target = (): Excel.Range => sheet.getRangeByIndexes(at - 1, across - 1, 1, 1);
      if (cell.type !== "formula") {
        const content = change.contents?.get(row.key)?.get(column.key);
        if (!isNew || content === undefined || content === "" || cell.type === "empty") continue;
        await batch.operations(1);
        target().formulas = [[typeof content === "string" && !content.startsWith("=") ? asText(content) : content]];
        continue;
      }
      const formula = formulaText(spanning(cell.parts, model, (key) => rows.row(key)), model.id, found.sheet, places);
      if (formula === null) continue;
      if (isNew) {
        const there = standing.get(row.key);
        const content = there === undefined ? "" : standingCell(cells, there, across);
        if (content !== "") continue;
      } else {
        const was = old?.cells[index];
        const unchanged = was?.type === "formula" && renamed(was.parts, newKeys) === renamed(cell.parts, new Map());
        if (unchanged && !(edited.moved.size > 0 && hasRange(cell.parts))) continue;
        const place = oldKey === undefined ? null : cellPlace(found, oldKey, column.key);
        const stands = place === null ? "" : standingCell(cells, place.row, place.column);
        const ours = was?.type === "formula" ? formulaText(spanning(was.parts, oldModel, (key) => found.rows.get(key)?.row), model.id, found.sheet, oldPlaces) : null;
        if (stands !== "" && ours !== null && String(stands) !== ours && !String(stands).includes("#REF!")) {
          warnings.push(`Raden ”${row.label}”, kolumnen ”${column.label}”: där står något annat än Boksluts formel, och den cellen är lämnad som den är. Kontrollera att den räknar rätt.`);
          continue;
        }
      }
      await batch.operations(1, formula.length);
      const stood = isNew ? standing.get(row.key) : found.rows.get(oldKey ?? "")?.row;
      if (stood !== undefined) written.push({ sheet: found.sheet, row: at, column: across, before: standingCell(cells, stood, across), after: formula });
      target().formulas = [[formula]];
    }
  }
  const last = Math.max(header, ...[...rows.all.values()]);
  if (header === HEADER_ROW && left === 1) {
    await batch.operations(1);
    sheet.pageLayout.setPrintArea(blockAddress(1, 1, last, model.columns.length + 1));
  }
  const anchors = model.rows.flatMap((row): NewRecord[] => {
    const at = rows.row(row.key);
    return at === undefined ? [] : [{ kind: "rad", owner: model.id, key: row.key, note: row.label, anchor: { of: "ROW", place: { sheet: found.sheet, row: at, column: left } } }];
  });
  return { report: after, warnings: [...warnings, ...built.warnings], removed, written, records: [...rows.kept.map((record) => followingRow(record, model.id, newKeys)), ...anchors] };
}

/** Writes the memory after a change: records and the report. Queued last, so that what it says is true when it is there. */
export async function rememberChange(session: CommandSession, state: WorkbookState, report: string, records: readonly NewRecord[]): Promise<void> {
  const writer = new MemoryWriter(state.memory, session.batch);
  await writer.replace(records);
  await writer.writeJson(report);
}
