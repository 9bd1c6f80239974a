/** Verksamheter of a laid-out table: what they are, and adding, removing, renaming and moving them. */
import { BokslutError } from "../../domain/errors";
import { reportDataToJson } from "../../reports";
import type { ReportData, TableData } from "../../reports/report-data.types";
import { outlineOf } from "../../reports/outline";
import { adoptForeignRows, editTable, keysOfUnit, unitsOf, type EditedTable, type ForeignRow, type TableEdit, type TableShape } from "../../reports/table-edit";
import { LABEL_COLUMN } from "../../reports/table-model";
import { refuseMixed, tablesInMemory, type FoundTable } from "../find-tables";
import { carryMappingNames, carryTraces, type Renamed } from "../import/carry-over";
import { keptRecord, type Memory, type NewRecord } from "../memory";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { changeTable, readStanding, rememberChange, standingCell, type ChangedTable, type StandingCells, type TableChange } from "../tables/change-table";
import { keepUndo, placesText, requireSamePlaces, requireUntouched } from "../tables/undo";
import { writeCells, type Written } from "../tables/written-cells";
import type { CommandResult } from "./result";

const FAILED = "Tabellen kunde inte ändras.";

/** A row that stands in a table though Bokslut did not put it there. */
export type UnknownRow = Pick<ForeignRow, "row" | "label">;

export interface TableUnitsStatus {
  readonly id: string;
  readonly caption: string;
  readonly sheet: string;
  readonly shape: TableShape;
  /** The verksamheter as they are called in the sheet, in order. */
  readonly names: readonly string[];
  readonly unknownRows: readonly UnknownRow[];
  readonly dataBars: boolean;
  readonly footing: boolean;
}

interface Standing {
  readonly state: WorkbookState;
  readonly report: ReportData;
  readonly table: TableData;
  readonly found: FoundTable;
  readonly cells: StandingCells;
}

async function stand(session: CommandSession, id: string, willChange = true): Promise<Standing> {
  const state = await readState(session);
  const report = requireReport(state);
  const table = report.tables.find((one) => one.id === id);
  if (table === undefined) throw new BokslutError("bad-argument", `Rapporten har ingen tabell med id ”${id}”. Välj en tabell i listan.`, id);
  const found = tablesInMemory(state.memory).get(id);
  if (found === undefined) throw new BokslutError("workbook", `Tabellen ”${table.caption}” är inte utlagd. Lägg ut den först.`, id);
  refuseMixed([found]);
  return { state, report, table, found, cells: await readStanding(session, found, willChange) };
}

function labelAt({ found, cells }: Standing, row: number): string {
  const column = found.columns.get(LABEL_COLUMN)?.column ?? 1;
  return String(standingCell(cells, row, column)).trim();
}

/** Renames that the user has made in the sheet itself, as edits; a name that would clash is left as it was. */
function renamesInSheet(standing: Standing): readonly TableEdit[] {
  const { table, found } = standing;
  const taken = new Set(unitsOf(table).names.map((name) => name.toLocaleLowerCase("sv")));
  return unitsOf(table).names.flatMap((name): TableEdit[] => {
    const place = keysOfUnit(table, name).map((key) => found.rows.get(key)).find((one) => one !== undefined);
    const shown = place === undefined ? name : labelAt(standing, place.row);
    if (shown === "" || shown.startsWith("=") || shown === name || taken.has(shown.toLocaleLowerCase("sv"))) return [];
    taken.add(shown.toLocaleLowerCase("sv"));
    return [{ type: "rename", name, to: shown }];
  });
}

function unknownRows(standing: Standing): readonly ForeignRow[] {
  const { found } = standing;
  const known = new Set([...found.rows.values()].map((place) => place.row));
  const last = Math.max(found.headerRow, ...known);
  const unknown: ForeignRow[] = [];
  for (let row = found.headerRow + 1; row < last; row += 1) {
    if (known.has(row)) continue;
    const label = labelAt(standing, row);
    const filled = [...found.columns.entries()].some(([key, place]) => key !== LABEL_COLUMN && standingCell(standing.cells, row, place.column) !== "");
    if (label !== "" && !label.startsWith("=")) unknown.push({ row, label, filled });
  }
  return unknown;
}

/** The verksamheter of a laid-out table, as the sheet has them now, and rows that Bokslut does not know. Changes nothing; two syncs. */
export async function tableUnits(id: string): Promise<TableUnitsStatus> {
  return runCommand("Tabellen kunde inte läsas.", async (session) => {
    const standing = await stand(session, id, false);
    const named = editTable(standing.table, renamesInSheet(standing)).table;
    const { shape, names } = unitsOf(named);
    return { id, caption: named.caption, sheet: standing.found.sheet, shape, names, unknownRows: unknownRows(standing).map(({ row, label }) => ({ row, label })), dataBars: named.data_bars === true, footing: named.footing === true };
  });
}

/** The way from the new table back to the old. */
function backwards(old: TableData, edited: EditedTable): EditedTable {
  const from = new Map([...edited.from].map(([now, before]) => [before, now]));
  const rowsNow = outlineOf(edited.table).rows;
  const like = new Map(outlineOf(old).rows.filter((row) => !from.has(row.key)).flatMap((row): [string, string][] => {
    const model = rowsNow.find((one) => one.data.kind === row.data.kind && one.sum === row.sum) ?? rowsNow[0];
    return model === undefined ? [] : [[row.key, model.key]];
  }));
  const headings = outlineOf(edited.table).sections.filter((section) => section.data.label !== null);
  for (const section of outlineOf(old).sections) {
    const [model] = headings;
    if (section.data.label !== null && !from.has(section.key) && model !== undefined) like.set(section.key, model.key);
  }
  return { table: old, from, like, moved: new Set([...edited.moved].flatMap((key) => edited.from.get(key) ?? [])) };
}

/** Verksamheter that have another name in the new table, where no other table of the report still has the old one. */
function renamedIn(old: TableData, table: TableData, report: ReportData): Renamed {
  const others = report.tables.filter((other) => other.id !== table.id).flatMap((other) => unitsOf(other).names);
  const [before, after] = [unitsOf(old).names, unitsOf(table).names];
  const gone = before.filter((name) => !after.includes(name) && !others.includes(name));
  const come = after.filter((name) => !before.includes(name));
  return new Map(before.length === after.length && gone.length === come.length ? gone.map((name) => [name, after[before.indexOf(name)] ?? name] as const).filter(([, name]) => come.includes(name)) : []);
}

async function apply(session: CommandSession, standing: Standing, change: TableChange): Promise<Pick<ChangedTable, "warnings" | "removed" | "written" | "records"> & { readonly json: string }> {
  const { state, report, found, cells } = standing;
  const { table } = change.edited;
  await carryTraces(session, table.id, change.edited.from);
  await carryMappingNames(session, state.sheets.map((sheet) => sheet.name), renamedIn(standing.table, table, report));
  const changed = await changeTable(session, state, report, found, cells, change);
  const json = JSON.stringify(reportDataToJson(changed.report));
  await rememberChange(session, state, json, changed.records);
  await session.batch.finish();
  return { ...changed, json };
}

function keepWayBack(what: string, old: TableData, edited: EditedTable, json: string, removed: TableChange["contents"]): void {
  keepUndo(what, async () =>
    runCommand("Ändringen kunde inte ångras.", async (session) => {
      const standing = await stand(session, old.id);
      requireUntouched(standing.state.memory.json, json);
      const { warnings } = await apply(session, standing, { edited: backwards(old, edited), ...(removed === undefined ? {} : { contents: removed }) });
      return { message: `Ändringen i tabellen på bladet ${standing.found.sheet} är ångrad.`, sheets: [standing.found.sheet], warnings };
    }));
}

function sentence(edit: TableEdit): string {
  switch (edit.type) {
    case "add":
      return `”${edit.name.trim()}” är tillagd.`;
    case "remove":
      return `”${edit.name}” är borttagen.`;
    case "rename":
      return `”${edit.name}” heter nu ”${edit.to.trim()}”.`;
    case "move":
      return `”${edit.name}” är flyttad.`;
  }
}

/**
 * Adds, removes, renames and moves verksamheter of a laid-out table, in the order given. What the user has typed stays with its row; sums and formulas
 * follow. Three syncs. Can be taken back with `undoLastCommand`.
 */
export async function editVerksamheter(id: string, edits: readonly TableEdit[]): Promise<CommandResult> {
  return runCommand(FAILED, async (session) => {
    const standing = await stand(session, id);
    const edited = editTable(standing.table, [...renamesInSheet(standing), ...edits]);
    const { json, warnings, removed } = await apply(session, standing, { edited });
    const { sheet } = standing.found;
    const done = edits.length === 1 && edits[0] !== undefined ? sentence(edits[0]) : `${edits.length} ändringar är gjorda.`;
    keepWayBack(done.replace(/\.$/, ""), standing.table, edited, json, removed);
    return { message: `${done} Summorna på bladet ${sheet} är ändrade därefter.`, sheets: [sheet], warnings };
  });
}

/** A sentence for rows that could not be taken in. */
function leftSentence({ row, why }: { readonly row: ForeignRow; readonly why: string }): string {
  return `Raden ”${row.label}” (rad ${row.row}) ${why} och är inte intagen.`;
}

function keepAdoption(id: string, json: string, before: WorkbookState, written: readonly Written[], places: string): void {
  keepUndo(`Intagna rader på bladet ${written[0]?.sheet ?? ""}`, async () =>
    runCommand("Det gick inte att ångra intagningen.", async (session) => {
      const state = await readState(session);
      requireUntouched(state.memory.json, json);
      const mine = (memory: Memory): Memory => ({ ...memory, records: memory.records.filter((record) => record.owner === id) });
      requireSamePlaces(mine(state.memory), places);
      await writeCells(session.batch, written, "before");
      await rememberChange(session, state, before.memory.json ?? "", before.memory.records.map(keptRecord).filter((record): record is NewRecord => record !== null));
      await session.batch.finish();
      return { message: "Raderna är inte längre intagna. De står kvar med det du skrev i dem.", sheets: [...new Set(written.map((cell) => cell.sheet))], warnings: [] };
    }));
}

/**
 * Takes in rows, and whole verksamheter, that the user has put into a laid-out table in Excel: they get formulas where cells are empty, and the sums add
 * them. Three syncs. Can be taken back with `undoLastCommand`.
 */
export async function adoptRows(id: string): Promise<CommandResult> {
  return runCommand(FAILED, async (session) => {
    const standing = await stand(session, id);
    const unknown = unknownRows(standing);
    const { sheet, rows } = standing.found;
    if (unknown.length === 0) return { message: `Tabellen på bladet ${sheet} har inga rader som Bokslut inte känner till.`, sheets: [], warnings: [] };
    const adopted = adoptForeignRows(standing.table, new Map([...rows].map(([key, place]) => [key, place.row])), unknown);
    const notes = adopted.left.map(leftSentence);
    if (adopted.standing.size === 0) return { message: `Ingen rad på bladet ${sheet} kunde tas in.`, sheets: [sheet], warnings: notes };
    const { json, warnings, written, records } = await apply(session, standing, { edited: adopted.edited, standing: adopted.standing });
    const places = records.flatMap((record) => (record.owner === id && record.anchor !== undefined ? [{ kind: record.kind, place: record.anchor.place }] : []));
    keepAdoption(id, json, standing.state, written, placesText(places));
    const parts = new Set([...adopted.standing.values()]);
    const left = new Set(adopted.left.map((one) => one.row.row));
    const single = unknown.filter((one) => parts.has(one.row) && !left.has(one.row)).map((one) => `”${one.label}”`);
    const names = adopted.units.length > 0 ? adopted.units.map((name) => `Verksamheten ”${name}”`) : single;
    return { message: `${names.join(", ")} räknas nu in i summorna på bladet ${sheet}.`, sheets: [sheet], warnings: [...warnings, ...notes] };
  });
}
