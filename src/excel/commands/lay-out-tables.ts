/** Lägg ut tabeller: writes the report's tables, one sheet each, and remembers where they stand. */
import { BokslutError } from "../../domain/errors";
import { buildTable, reportDataToJson, templateById } from "../../reports";
import type { ReportData, TableData } from "../../reports/report-data.types";
import { LABEL_COLUMN, type TableModel } from "../../reports/table-model";
import { blockAddress, quotedSheet } from "../addresses";
import { writeInformationSheet } from "../information-sheet";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { HEADER_ROW, newPlaces, type Places } from "../render-table";
import { freeSheetName } from "../sheet-names";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { forgetUndo } from "../tables/undo";
import { removeTableNames, TABLE_PREFIX, TITLE_PREFIX } from "../tables/table-names";
import { keepSheetsBack } from "../tables/undo-sheets";
import { writeTable } from "../write-table";
import type { CommandResult } from "./result";

export interface LayOutOptions {
  /** Ids of the tables; left out: every table of the report. */
  readonly tables?: readonly string[];
  /** Bars in the columns of avvikelse; left out: as the table's data says. */
  readonly dataBars?: boolean;
  /** Sums that foot on paper: they count on the figures as shown; left out: as the table's data says. */
  readonly footing?: boolean;
}

/** The report with the options kept in the tables that will be laid out; the same report when nothing changes. */
function withOptions(report: ReportData, state: WorkbookState, options: LayOutOptions): ReportData {
  const { dataBars, footing } = options;
  const there = tablesInMemory(state.memory);
  const chosen = new Set(chosenTables(report, options.tables).filter((table) => !there.has(table.id)));
  const changes = (table: TableData): boolean => chosen.has(table) && ((dataBars ?? table.data_bars ?? false) !== (table.data_bars ?? false) || (footing ?? table.footing ?? false) !== (table.footing ?? false));
  if (!report.tables.some(changes)) return report;
  const more = { ...(dataBars === undefined ? {} : { data_bars: dataBars }), ...(footing === undefined ? {} : { footing }) };
  return { ...report, tables: report.tables.map((table) => (changes(table) ? { ...table, ...more } : table)) };
}

interface Planned {
  readonly model: TableModel;
  readonly sheet: string;
}

/** The anchors of a table: its rows by the label column, its columns by the header row. */
function anchors({ model, sheet }: Planned): readonly NewRecord[] {
  const place = newPlaces(model, sheet);
  const rows = model.rows.flatMap((row): NewRecord[] => {
    const at = place(row.key, LABEL_COLUMN);
    return at === null ? [] : [{ kind: "rad", owner: model.id, key: row.key, note: row.label, anchor: { of: "ROW", place: at } }];
  });
  const columns = [LABEL_COLUMN, ...model.columns.map((column) => column.key)].map((key, index): NewRecord => ({
    kind: "kolumn", owner: model.id, key, anchor: { of: "COLUMN", place: { sheet, row: HEADER_ROW, column: index + 1 } },
  }));
  return [{ kind: "tabell", owner: model.id, key: model.template, note: model.caption }, ...columns, ...rows];
}

function nameFor(prefix: string, id: string, taken: Set<string>): string {
  const stem = `${prefix}${id.replace(/[^\p{L}\p{N}_.]/gu, "_")}`.slice(0, 200);
  let name = stem;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}

function chosenTables(report: ReportData, ids: readonly string[] | undefined): readonly TableData[] {
  if (ids === undefined) return report.tables;
  return ids.map((id) => {
    const table = report.tables.find((one) => one.id === id);
    if (table === undefined) throw new BokslutError("bad-argument", `Rapporten har ingen tabell med id ”${id}”. Välj en tabell i listan.`, id);
    return table;
  });
}

interface Plan {
  readonly planned: readonly Planned[];
  readonly warnings: readonly string[];
  readonly already: readonly FoundTable[];
}

function plan(report: ReportData, state: WorkbookState, ids: readonly string[] | undefined): Plan {
  const found = tablesInMemory(state.memory);
  const taken = new Set(state.sheets.filter((sheet) => sheet.name !== state.emptyFirstSheet).map((sheet) => sheet.name.toLowerCase()));
  const planned: Planned[] = [];
  const warnings: string[] = [];
  const already: FoundTable[] = [];
  for (const table of chosenTables(report, ids)) {
    const there = found.get(table.id);
    if (there !== undefined) {
      already.push(there);
      continue;
    }
    if (table.template !== "" && templateById(table.template) === null) {
      warnings.push(`Tabellen ”${table.caption}” har mallen ”${table.template}”, som Bokslut inte känner till. Den är inte utlagd.`);
      continue;
    }
    const built = buildTable(table, report);
    warnings.push(...built.warnings);
    planned.push({ model: built.model, sheet: freeSheetName(built.model.sheetTitle, taken) });
  }
  return { planned, warnings, already };
}

/** The sheet that formulas of other sheets may not use is Excel's empty first one: it is taken away when the tables stand. */
async function takeAwayEmptySheet(session: CommandSession, name: string): Promise<void> {
  await session.batch.operations(1);
  session.context.workbook.worksheets.getItem(name).delete();
}

function sentence(done: readonly Planned[], already: readonly FoundTable[]): string {
  const sheets = (names: readonly string[]): string => (names.length === 1 ? `bladet ${names[0]}` : `bladen ${names.slice(0, -1).join(", ")} och ${names[names.length - 1]}`);
  const parts: string[] = [];
  if (done.length > 0) parts.push(`${done.length === 1 ? "En tabell" : `${done.length} tabeller`} lades ut på ${sheets(done.map((one) => one.sheet))}.`);
  if (already.length > 0) parts.push(`${already.length === 1 ? "En tabell" : `${already.length} tabeller`} fanns redan på ${sheets(already.map((one) => one.sheet))} och lämnades orörd${already.length === 1 ? "" : "a"}.`);
  return parts.length === 0 ? "Rapporten har inga tabeller att lägga ut." : parts.join(" ");
}

/**
 * Lays out tables on new sheets. A table that already stands in the workbook is left as it is, and existing sheets are never overwritten.
 * A table with an unknown template is skipped with a warning; a report without any table to lay out gives a sheet with information.
 */
export async function layOutTables(options: LayOutOptions = {}): Promise<CommandResult> {
  return runCommand("Tabellerna kunde inte läggas ut.", async (session) => {
    const state = await readState(session);
    const stored = requireReport(state);
    const report = withOptions(stored, state, options);
    const [before, json] = [state.memory.json ?? "", report === stored ? null : JSON.stringify(reportDataToJson(report))];
    const result = await layOut(session, state, report, options, json);
    const there = tablesInMemory(state.memory);
    const laidOut = chosenTables(report, options.tables).map((table) => table.id).filter((id) => !there.has(id));
    if (result.sheets.length > 0 && laidOut.length > 0) keepSheetsBack(before, json ?? before, result.sheets, laidOut);
    else forgetUndo();
    return result;
  });
}

/** Lays out tables of a report within a command that has read the workbook; `json`: the report to store in the same step, null when it is stored already. */
export async function layOut(session: CommandSession, state: WorkbookState, report: ReportData, options: LayOutOptions, json: string | null): Promise<CommandResult> {
  const { planned, warnings, already } = plan(report, state, options.tables);
  const found = tablesInMemory(state.memory);
  const fresh = new Map(planned.map(({ model, sheet }) => [model.id, newPlaces(model, sheet)]));
  const places: Places = (table, row, column) => {
    const place = fresh.get(table);
    if (place !== undefined) return place(row, column);
    const there = found.get(table);
    return there === undefined ? null : cellPlace(there, row, column);
  };
  const all = [...warnings];
  const names = planned.length === 0 ? new Set(state.names) : await removeTableNames(session, state, []);
  // Excel's empty first sheet may bear the very name that a table wants.
  const clash = planned.some(({ sheet }) => sheet.toLowerCase() === state.emptyFirstSheet?.toLowerCase());
  const emptySheet = clash ? null : state.emptyFirstSheet;
  for (const [index, one] of planned.entries()) {
    session.pieces.tell(index, planned.length, one.sheet);
    const { missing } = await writeTable(one.model, one.sheet, places, report.meta, session.batch);
    if (missing.length > 0) {
      const cells = missing.slice(0, 3).map(([row, column]) => `${row} (${column})`).join(", ");
      all.push(`Tabellen ”${one.model.caption}”: ${missing.length === 1 ? "en summa" : `${missing.length} summor`} hämtar celler ur en tabell som inte är utlagd, till exempel ${cells}. Lägg ut den tabellen och sedan denna.`);
    }
    await session.batch.operations(2, 400);
    const block = blockAddress(HEADER_ROW, 1, one.model.rows.length + 1, one.model.columns.length + 1);
    const absolute = (address: string): string => `=${quotedSheet(one.sheet)}!${address.replace(/(?<![A-Z])([A-Z]+)(\d+)/g, "$$$1$$$2")}`;
    session.context.workbook.names.add(nameFor(TABLE_PREFIX, one.model.id, names), absolute(block));
    // A name that begins with Title on the corner cell tells JAWS and NVDA that the row and the column through it hold the headings.
    session.context.workbook.names.add(nameFor(TITLE_PREFIX, one.model.id, names), absolute(block.split(":")[0] ?? block));
  }
  const sheets = planned.map((one) => one.sheet);
  if (planned.length === 0 && already.length === 0) {
    const name = await writeInformationSheet(session, state, report, all);
    sheets.push(name);
  }
  if (planned.length > 0) {
    const writer = new MemoryWriter(state.memory, session.batch);
    const added = planned.flatMap(anchors);
    const dead = state.memory.records.some((record) => record.anchored && record.place === null);
    if (dead) await writer.replace([...state.memory.records.map(keptRecord).filter((record): record is NewRecord => record !== null && !planned.some((one) => one.model.id === record.owner)), ...added]);
    else await writer.append(added);
    if (json !== null) await writer.writeJson(json);
  }
  if (emptySheet !== null && sheets.length > 0) await takeAwayEmptySheet(session, emptySheet);
  const [first] = sheets;
  if (first !== undefined) {
    await session.batch.operations(2);
    const sheet = session.context.workbook.worksheets.getItem(first);
    sheet.activate();
    sheet.getRange("A1").select();
  }
  if (session.batch.hasQueued) await session.batch.finish();
  session.pieces.tell(planned.length, planned.length, first ?? "");
  if (planned.length === 0 && already.length === 0) return { message: `Rapporten har ingen tabell som kan läggas ut. Bladet ${first ?? ""} säger varför.`, sheets, warnings: all };
  return { message: sentence(planned, already), sheets, warnings: all };
}
