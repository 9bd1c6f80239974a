/** Hämta siffror: what an import needs to know of the workbook, writing the planned figures, and taking them back. */
import { formatDecimal } from "../../domain/amount-text";
import { BokslutError } from "../../domain/errors";
import type { Ledger } from "../../importers/ledger";
import type { Mapping } from "../../importers/mapping";
import type { CellNow, ImportPlan, PlannedCell } from "../../importers/plan/import-plan";
import { buildTableModel } from "../../reports";
import type { ReportMeta } from "../../reports/report-data.types";
import type { TableModel } from "../../reports/table-model";
import { tablesInMemory } from "../find-tables";
import { cellKey, settingsFromJson, settingsToJson, traceToJson, undoFromJson, undoToJson, type ImportSettings, type UndoCell } from "../import/memory-of-imports";
import { readMappingSheet, readStandingSheets, writeLogLine, writeMappingSheet, writeUndoneLine } from "../import/sheets";
import { ImportStore } from "../import/store";
import { TableCells } from "../import/table-cells";
import { readState, requireReport, runCommand, type CommandSession } from "../session";
import type { CommandResult } from "./result";

/** What the workbook knows of imports: the laid-out tables with their present cells, the kept mapping and choices, and what can be undone. */
export interface ImportState {
  readonly meta: ReportMeta;
  readonly models: readonly TableModel[];
  /** Present content of an input cell; null when it is no longer on its sheet. */
  cell(table: string, row: string, column: string): CellNow | null;
  /** The mapping of the sheet Mappning; null when there is none yet. */
  readonly mapping: Mapping | null;
  readonly settings: ImportSettings;
  /** The last import, which `undoImport` takes back; null when there is none. */
  readonly last: { readonly file: string; readonly time: string; readonly cells: number } | null;
}

const NO_TABLES = "Det finns inga utlagda tabeller att hämta siffror till. Lägg ut tabellerna först.";

/** Reads what an import starts from. Changes nothing. Throws when no report is open, or the sheet Mappning has a cell that cannot be read. */
export async function readImportState(): Promise<ImportState> {
  return runCommand("Arbetsboken kunde inte läsas.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const found = tablesInMemory(state.memory);
    const store = await ImportStore.open(session.batch);
    const cells = await TableCells.read(found, session.batch);
    const undo = undoFromJson(await store.readUndo());
    const known = store.place("mapping");
    const mapping = known !== null && state.sheets.some((sheet) => sheet.name === known.sheet) ? await readMappingSheet(session, store) : null;
    return {
      meta: report.meta,
      models: report.tables.filter((table) => found.has(table.id)).map((table) => buildTableModel(table, report)),
      cell: (table, row, column) => cells.cell(table, row, column),
      mapping,
      settings: settingsFromJson(await store.readSettings()),
      last: undo === null || undo.cells.length === 0 ? null : { file: undo.file, time: undo.time, cells: undo.cells.length },
    };
  });
}

/** The name, time and number of cells of the last import, for the checklist; null when there is none or no report. */
export async function lastImport(): Promise<ImportState["last"]> {
  return runCommand("Arbetsboken kunde inte läsas.", async (session) => {
    const state = await readState(session);
    if (state.report === null) return null;
    const undo = undoFromJson(await (await ImportStore.open(session.batch)).readUndo());
    return undo === null || undo.cells.length === 0 ? null : { file: undo.file, time: undo.time, cells: undo.cells.length };
  });
}

export interface ImportRequest {
  readonly plan: ImportPlan;
  readonly ledger: Pick<Ledger, "name" | "unit">;
  readonly mapping: Mapping;
  readonly settings: ImportSettings;
  /** When the import is made; written in the log. */
  readonly now: Date;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}

/** ÅÅÅÅ-MM-DD TT.MM, local time. */
function timeText(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}`;
}

function noteOf(plan: ImportPlan, unit: string): string {
  const parts = plan.sums.flatMap((sum) => [
    ...(sum.withoutPlace.sign() === 0 ? [] : [`${sum.measure === "foregaende" ? "föregående år" : sum.measure} utan plats i tabellerna ${formatDecimal(sum.withoutPlace, 2)} ${unit}`]),
    ...(sum.leftOut.sign() === 0 ? [] : [`${sum.measure === "foregaende" ? "föregående år" : sum.measure} utelämnat ${formatDecimal(sum.leftOut, 2)} ${unit}`]),
  ]);
  const kept = plan.kept.length === 0 ? [] : [`${plan.kept.length} celler behöll sitt innehåll`];
  const all = [...parts, ...kept].join("; ");
  return all === "" ? "Allt i filen finns i tabellerna." : `${all.charAt(0).toUpperCase()}${all.slice(1)}.`;
}

/** The cells to write with what stands there now. Throws when one has changed since the plan was made. */
function checked(plan: ImportPlan, cells: TableCells): readonly { readonly cell: PlannedCell; readonly old: string | number }[] {
  return plan.cells.filter((cell) => cell.changed).map((cell) => {
    const { table, row, column, caption, rowLabel, columnLabel } = cell.target;
    const there = cells.cell(table, row, column);
    if (there === null || there.formula !== null || there.value !== cell.old.value) {
      throw new BokslutError("workbook", `Raden ”${rowLabel}”, kolumnen ”${columnLabel}” i tabellen ”${caption}” har ändrats sedan förhandsvisningen gjordes. Läs in filen igen.`, caption);
    }
    return { cell, old: there.raw };
  });
}

function list(names: readonly string[]): string {
  return names.length === 1 ? `bladet ${names[0]}` : `bladen ${names.slice(0, -1).join(", ")} och ${names[names.length - 1]}`;
}

async function writeCells(session: CommandSession, cells: TableCells, writes: readonly { readonly table: string; readonly row: string; readonly column: string; readonly content: string | number }[]): Promise<readonly string[]> {
  const sheets = new Set<string>();
  for (const write of writes) {
    const place = cells.place(write.table, write.row, write.column);
    if (place === null) continue;
    sheets.add(place.sheet);
    await session.batch.operations(1, 40);
    session.context.workbook.worksheets.getItem(place.sheet).getRangeByIndexes(place.row - 1, place.column - 1, 1, 1).formulas = [[write.content]];
  }
  return [...sheets];
}

/**
 * Writes the changed cells of a plan, the mapping, a line in the log, what made each cell, and the way back. Only input cells are written. Throws
 * when the plan does not account for the whole file, or a cell has changed since the plan was made; then nothing is written.
 */
export async function importFigures(request: ImportRequest): Promise<CommandResult> {
  const { plan, ledger, mapping } = request;
  return runCommand("Siffrorna kunde inte hämtas.", async (session) => {
    if (!plan.complete) throw new BokslutError("bad-data", "Filens summor går inte ihop med tabellernas. Inget skrevs. Läs in filen på nytt.");
    if (plan.cells.length === 0) throw new BokslutError("bad-data", "Ingen siffra i filen har en plats i tabellerna. Koppla filens objekt till verksamheter och försök igen.");
    const state = await readState(session);
    const report = requireReport(state);
    const found = tablesInMemory(state.memory);
    if (found.size === 0) throw new BokslutError("workbook", NO_TABLES);
    const store = await ImportStore.open(session.batch);
    const cells = await TableCells.read(found, session.batch);
    const writes = checked(plan, cells);
    const time = timeText(request.now);
    const traces = await store.readTraces();
    const standing = await readStandingSheets(session, store, state);
    const taken = new Set(state.sheets.map((sheet) => sheet.name.toLowerCase()));
    const mappingSheet = await writeMappingSheet(session, store, standing.mapping, taken, mapping, report.meta);
    const log = await writeLogLine(session, store, standing.log, taken, { time, file: ledger.name, unit: ledger.unit, plan, written: writes.length, note: noteOf(plan, ledger.unit) }, report.meta);
    session.pieces.tell(1, 2, "Tabellerna");
    const sheets = await writeCells(session, cells, writes.map(({ cell: { target, value } }) => ({ ...target, content: value })));
    for (const cell of plan.cells) traces.set(cellKey(cell.target.table, cell.target.row, cell.target.column), traceToJson(cell, ledger.name, time, ledger.unit));
    await store.writeTraces(traces);
    await store.writeUndo(undoToJson({ file: ledger.name, time, cells: writes.map(({ cell, old }): UndoCell => ({ table: cell.target.table, row: cell.target.row, column: cell.target.column, old, value: cell.value })) }));
    await store.writeSettings(settingsToJson(request.settings));
    await session.batch.finish();
    const same = plan.cells.length - writes.length;
    const equal = same === 0 ? "" : ` ${same === 1 ? "En cell" : `${same} celler`} hade redan samma siffra.`;
    const message = writes.length === 0 ? `Alla ${plan.cells.length} celler hade redan filens siffror. Inget ändrades i tabellerna.` : `${writes.length === 1 ? "En cell" : `${writes.length} celler`} skrevs på ${list(sheets)} från ${ledger.name}.${equal}`;
    const warnings = plan.kept.map(({ target, why }) => `Tabellen ”${target.caption}”, raden ”${target.rowLabel}”, kolumnen ”${target.columnLabel}” lämnades: ${why === "egen formel" ? "cellen har en egen formel" : "raden eller kolumnen finns inte kvar på bladet"}.`);
    return { message, sheets: [...sheets, log, mappingSheet], warnings };
  });
}

/** Puts back what the last import overwrote, in the cells that still hold what it wrote; the others are left and named. */
export async function undoImport(now: Date): Promise<CommandResult> {
  return runCommand("Hämtningen kunde inte ångras.", async (session) => {
    const state = await readState(session);
    requireReport(state);
    const store = await ImportStore.open(session.batch);
    const undo = undoFromJson(await store.readUndo());
    if (undo === null || undo.cells.length === 0) throw new BokslutError("workbook", "Det finns ingen hämtning att ångra.");
    const found = tablesInMemory(state.memory);
    const cells = await TableCells.read(found, session.batch);
    const still = undo.cells.filter((cell) => cells.cell(cell.table, cell.row, cell.column)?.value === cell.value);
    const others = undo.cells.length - still.length;
    const traces = await store.readTraces();
    const { log } = await readStandingSheets(session, store, state);
    const sheets = await writeCells(session, cells, still.map((cell) => ({ ...cell, content: cell.old })));
    for (const cell of still) traces.delete(cellKey(cell.table, cell.row, cell.column));
    await store.writeTraces(traces);
    await store.writeUndo(null);
    await writeUndoneLine(session, log, timeText(now), undo.file, still.length);
    await session.batch.finish();
    const warnings = others === 0 ? [] : [`${others === 1 ? "En cell" : `${others} celler`} har ändrats efter hämtningen och lämnades som ${others === 1 ? "den" : "de"} är.`];
    return { message: `Hämtningen från ${undo.file} är ångrad: ${still.length === 1 ? "en cell" : `${still.length} celler`} fick tillbaka det som stod där.`, sheets, warnings };
  });
}
