/** Verksamheter of a laid-out table: what they are, and adding, removing, renaming and moving them. */
import { BokslutError } from "../../domain/errors";
import { reportDataToJson } from "../../reports";
import { isSumKind } from "../../reports/row-kinds";
import type { ReportData, RowData, TableData } from "../../reports/report-data.types";
import { outlineOf } from "../../reports/outline";
import { editTable, keysOfUnit, unitsOf, type EditedTable, type TableEdit, type TableShape } from "../../reports/table-edit";
import { LABEL_COLUMN } from "../../reports/table-model";
import { tablesInMemory, type FoundTable } from "../find-tables";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { changeTable, readStanding, rememberChange, standingCell, type StandingCells, type TableChange } from "../tables/change-table";
import { keepUndo, requireUntouched } from "../tables/undo";
import type { CommandResult } from "./result";

const FAILED = "Tabellen kunde inte ändras.";

/** A row that stands in a table though Bokslut did not put it there. */
export interface UnknownRow {
  readonly row: number;
  readonly label: string;
}

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

async function stand(session: CommandSession, id: string): Promise<Standing> {
  const state = await readState(session);
  const report = requireReport(state);
  const table = report.tables.find((one) => one.id === id);
  if (table === undefined) throw new BokslutError("bad-argument", `Rapporten har ingen tabell med id ”${id}”. Välj en tabell i listan.`, id);
  const found = tablesInMemory(state.memory).get(id);
  if (found === undefined) throw new BokslutError("workbook", `Tabellen ”${table.caption}” är inte utlagd. Lägg ut den först.`, id);
  return { state, report, table, found, cells: await readStanding(session, found) };
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

function unknownRows(standing: Standing): readonly UnknownRow[] {
  const { found } = standing;
  const known = new Set([...found.rows.values()].map((place) => place.row));
  const last = Math.max(found.headerRow, ...known);
  const unknown: UnknownRow[] = [];
  for (let row = found.headerRow + 1; row < last; row += 1) {
    if (known.has(row)) continue;
    const label = labelAt(standing, row);
    if (label !== "" && !label.startsWith("=")) unknown.push({ row, label });
  }
  return unknown;
}

/** The verksamheter of a laid-out table, as the sheet has them now, and rows that Bokslut does not know. Changes nothing; two syncs. */
export async function tableUnits(id: string): Promise<TableUnitsStatus> {
  return runCommand("Tabellen kunde inte läsas.", async (session) => {
    const standing = await stand(session, id);
    const named = editTable(standing.table, renamesInSheet(standing)).table;
    const { shape, names } = unitsOf(named);
    return { id, caption: named.caption, sheet: standing.found.sheet, shape, names, unknownRows: unknownRows(standing), dataBars: named.data_bars === true, footing: named.footing === true };
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

async function apply(session: CommandSession, standing: Standing, change: TableChange): Promise<{ readonly json: string; readonly warnings: readonly string[]; readonly removed: TableChange["contents"] }> {
  const { state, report, found, cells } = standing;
  const changed = await changeTable(session, state, report, found, cells, change);
  const json = JSON.stringify(reportDataToJson(changed.report));
  await rememberChange(session, state, json, changed.records);
  await session.batch.send();
  return { json, warnings: changed.warnings, removed: changed.removed };
}

function keepWayBack(old: TableData, edited: EditedTable, json: string, removed: TableChange["contents"]): void {
  keepUndo(async () =>
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
    keepWayBack(standing.table, edited, json, removed);
    const { sheet } = standing.found;
    const done = edits.length === 1 && edits[0] !== undefined ? sentence(edits[0]) : `${edits.length} ändringar är gjorda.`;
    return { message: `${done} Summorna på bladet ${sheet} är ändrade därefter.`, sheets: [sheet], warnings };
  });
}

/** The table with the unknown rows put in after the known row above each, of the same kind as the nearest row that is filled in. */
function withRows(standing: Standing, unknown: readonly UnknownRow[]): { readonly edited: EditedTable; readonly standing: ReadonlyMap<string, number> } {
  const { table, found } = standing;
  const outline = outlineOf(table);
  const made = new Map<RowData, number>();
  const likes = new Map<RowData, string>();
  const sections = outline.sections.map((section) => {
    const rows: RowData[] = [];
    const top = found.rows.get(section.key)?.row ?? found.headerRow;
    const adopt = (from: number, to: number, at: number): void => {
      for (const one of unknown.filter((candidate) => candidate.row > from && candidate.row < to)) {
        const filled = section.rows.filter((row) => row.data.derived !== true && !isSumKind(row.data.kind) && !row.varav);
        const model = [...filled].reverse().find((row) => row.index <= at) ?? filled[0];
        if (model === undefined) continue;
        const row: RowData = { label: one.label, kind: model.data.kind, values: {} };
        rows.push(row);
        made.set(row, one.row);
        likes.set(row, model.key);
      }
    };
    let above = section.data.label === null && section.index > 0 ? Number.MAX_SAFE_INTEGER : top;
    for (const row of section.rows) {
      const place = found.rows.get(row.key)?.row;
      if (place !== undefined) {
        adopt(above, place, row.index);
        above = place;
      }
      rows.push(row.data);
    }
    return { ...section.data, rows };
  });
  const edited: TableData = { ...table, sections };
  const now = outlineOf(edited);
  const before = new Map<RowData, string>(outline.rows.map((row) => [row.data, row.key]));
  const from = new Map<string, string>(now.sections.map((section, index) => [section.key, outline.sections[index]?.key ?? section.key]));
  const like = new Map<string, string>();
  const places = new Map<string, number>();
  for (const row of now.rows) {
    const old = before.get(row.data);
    const place = made.get(row.data);
    if (old !== undefined) from.set(row.key, old);
    if (place !== undefined) {
      places.set(row.key, place);
      like.set(row.key, likes.get(row.data) ?? "");
    }
  }
  return { edited: { table: edited, from, like, moved: new Set() }, standing: places };
}

/** Takes in rows that the user has put into a laid-out table in Excel: they get formulas where cells are empty, and the sums add them. */
export async function adoptRows(id: string): Promise<CommandResult> {
  return runCommand(FAILED, async (session) => {
    const standing = await stand(session, id);
    const unknown = unknownRows(standing);
    const { sheet } = standing.found;
    if (unknown.length === 0) return { message: `Tabellen på bladet ${sheet} har inga rader som Bokslut inte känner till.`, sheets: [], warnings: [] };
    const { edited, standing: places } = withRows(standing, unknown);
    const { warnings } = await apply(session, standing, { edited, standing: places });
    const left = unknown.filter((one) => ![...places.values()].includes(one.row));
    const notes = left.map((one) => `Raden ”${one.label}” (rad ${one.row}) står i ett avsnitt utan inmatningsrader och är inte intagen.`);
    const names = unknown.filter((one) => !left.includes(one)).map((one) => `”${one.label}”`).join(", ");
    return { message: names === "" ? `Ingen rad på bladet ${sheet} kunde tas in.` : `${names} räknas nu in i summorna på bladet ${sheet}.`, sheets: [sheet], warnings: [...warnings, ...notes] };
  });
}
