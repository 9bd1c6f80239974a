/** Ny period: rolls the report of the workbook forward, in place. */
import { buildTable, reportDataToJson } from "../../reports";
import type { ReportData, ReportMeta } from "../../reports/report-data.types";
import { rollReport, rolledText, type RolledReport, type RolledTable } from "../../reports/table-edit";
import { LABEL_COLUMN, type TableModel } from "../../reports/table-model";
import { BokslutError } from "../../domain/errors";
import { followUpInMemory } from "../goals/find-sheets";
import { readFollowUpSheets } from "../goals/read-sheets";
import { rollSheets, type RolledSheets } from "../goals/roll-sheets";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { formulaText, type Places } from "../render-table";
import { spanning } from "../sorted-rows";
import { followingRow } from "../narrative/paragraph-keys";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { asText } from "../text-cells";
import { changedEdges, loadEdges, writeChangedEdges, type WrittenEdge } from "../tables/report-edges";
import { keepUndo, requireSamePlaces, requireUntouched, tablePlaces } from "../tables/undo";
import { loadFilled, ownCellsInWords, ownSheetsInWords, readsSomething, unknownInWords, unknownOn, type OwnCell } from "../tables/left-alone";
import { CAPTION_ABOVE, cellOf, onceEach, readLaidOut, requireSameCells, writeCells, type Cell, type Reading, type Written } from "../tables/written-cells";
import type { CommandResult } from "./result";

interface Changes {
  readonly written: readonly Written[];
  readonly own: readonly OwnCell[];
}

function changesOf(found: FoundTable, reading: Reading, rolled: RolledTable, oldModel: TableModel, model: TableModel, meta: { readonly from: ReportMeta; readonly to: ReportMeta }, places: Places): Changes {
  const written: Written[] = [];
  const own: OwnCell[] = [];
  const at = (what: "formulas" | "values", row: number, column: number): Cell => cellOf(reading, what, row, column);
  const write = (row: number, column: number, after: Cell): void => {
    const before = at("formulas", row, column);
    if (before !== after) written.push({ sheet: found.sheet, row, column, before, after });
  };
  const { edited } = rolled;
  const rowOf = (key: string): number | undefined => found.rows.get(key)?.row;
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
        const [before, after] = [was?.type === "formula" ? formulaText(spanning(was.parts, oldModel, rowOf), model.id, found.sheet, places) : null, formulaText(spanning(cell.parts, model, (key) => rowOf(edited.from.get(key) ?? key)), model.id, found.sheet, newPlaces)];
        const stands = at("formulas", place.row, across);
        if (after !== null && after !== before && String(stands) === before) write(place.row, across, after);
        if (before !== null && stands !== before && stands !== "") own.push({ sheet: found.sheet, row: place.row, column: across, what: typeof stands === "string" && stands.startsWith("=") ? "formula" : "figure" });
        return;
      }
      const source = rolled.cell(row.key, column.key);
      if (source === "keep") return;
      if (readsSomething(at("formulas", place.row, across))) own.push({ sheet: found.sheet, row: place.row, column: across, what: source === "clear" ? "kept" : "replaced" });
      if (source === "clear" && readsSomething(at("formulas", place.row, across))) return;
      const from = source === "clear" ? null : cellPlace(found, source.row, source.column);
      const taken = from === null ? "" : at("values", from.row, from.column);
      write(place.row, across, typeof taken === "number" ? taken : "");
    });
  });
  return { written, own };
}

interface WayBack {
  readonly report: ReportData;
  /** The stored report that the command left, and the one before it. */
  readonly left: string;
  readonly json: string;
  readonly written: readonly Written[];
  readonly edges: readonly WrittenEdge[];
  readonly records: readonly NewRecord[];
  readonly places: string;
}

function keepWayBack(back: WayBack): void {
  keepUndo(`Ny period (från ${back.report.meta.period})`, async () =>
    runCommand("Den nya perioden kunde inte ångras.", async (session) => {
      const state = await readState(session);
      requireUntouched(state.memory.json, back.left);
      requireSamePlaces(state.memory, back.places);
      await requireSameCells(session, back.written);
      await writeCells(session.batch, back.written, "before");
      await writeChangedEdges(session, back.edges, "before");
      const writer = new MemoryWriter(state.memory, session.batch);
      await writer.replace(back.records);
      await writer.writeJson(back.json);
      await session.batch.finish();
      return { message: `Rapporten är åter ${back.report.meta.title}, med de siffror den hade.`, sheets: [], warnings: [] };
    }));
}

interface Plan {
  readonly state: WorkbookState;
  readonly report: ReportData;
  readonly rolled: RolledReport;
  readonly written: readonly Written[];
  readonly edges: readonly WrittenEdge[];
  readonly followUp: RolledSheets;
  readonly tables: ReadonlyMap<string, FoundTable>;
  /** What is the user's own and stays, or is replaced, in sentences. */
  readonly leftAlone: readonly string[];
}

/** Reads the workbook and works out everything that a new period changes. Nothing is written. */
async function planOf(session: CommandSession, to: ReportMeta): Promise<Plan> {
  const state = await readState(session);
  const report = requireReport(state);
  if (to.year < report.meta.year) throw new BokslutError("bad-argument", `Den nya perioden (${to.year}) ligger före rapportens år (${report.meta.year}). Välj ett senare år.`);
  const tables = tablesInMemory(state.memory);
  const loaded = loadEdges(session, state);
  const filled = await loadFilled(session, session.batch, [...tables.values()].map((found) => found.sheet));
  const readings = await readLaidOut(session, tables, false);
  if (tables.size === 0) await session.batch.send();
  const standing = await readFollowUpSheets(followUpInMemory(state.memory, state.sheets), session.batch);
  const rolled = rollReport(report, to);
  const followUp = rollSheets(standing, report, rolled.report.indikatorer, to);
  const places: Places = (table, row, column) => {
    const found = tables.get(table);
    return found === undefined ? null : cellPlace(found, row, column);
  };
  const top = changedEdges(loaded, report.meta, to);
  const inTables = [...tables.values()].flatMap((found): readonly Changes[] => {
    const [old, now, reading] = [report.tables.find((table) => table.id === found.id), rolled.tables.get(found.id), readings.get(found.id)];
    if (old === undefined || now === undefined || reading === undefined) return [];
    return [changesOf(found, reading, now, buildTable(old, report).model, buildTable(now.edited.table, rolled.report).model, { from: report.meta, to }, places)];
  });
  const { period } = report.meta;
  const unknown = [...filled()].map(([sheet, cells]) => unknownOn(sheet, cells, [...tables.values()]));
  return {
    state, report, rolled, followUp, tables, edges: top.edges, written: onceEach([...top.cells, ...inTables.flatMap((one) => one.written), ...followUp.written]),
    leftAlone: [...unknown.flatMap((one) => unknownInWords(one, period)), ...ownCellsInWords(inTables.flatMap((one) => one.own), period), ...ownSheetsInWords(state.sheets, state.memory), ...leftOutcomes(followUp.left)],
  };
}

function leftOutcomes(left: number): readonly string[] {
  if (left === 0) return [];
  return [`${left === 1 ? "En indikator som du har lagt till har" : `${left} indikatorer som du har lagt till har`} kvar förra årets utfall, för bladet har ingen kolumn för föregående år. Skriv mål och indikatorer, och flytta utfallet dit.`];
}

/** What a new period would leave as it stands: rows, columns, formulas and sheets that Bokslut does not know, in sentences. Writes nothing. */
export async function previewRoll(to: ReportMeta): Promise<readonly string[]> {
  return runCommand("Den nya perioden kunde inte förberedas.", async (session) => (await planOf(session, to)).leftAlone);
}

/**
 * Rolls the workbook's report to another period: captions and headings are renamed, in a new year last year's outcome becomes the comparison and budget
 * and outcome are emptied, within a year outcome and forecast are emptied. Texts and bedömningar stay, and so does what Bokslut does not know; the warnings say what that is. Three syncs, one more with follow-up sheets. Can be taken back with `undoLastCommand`.
 */
export async function rollForward(to: ReportMeta): Promise<CommandResult> {
  return runCommand("Den nya perioden kunde inte skapas.", async (session) => {
    const { state, report, rolled, written, edges, followUp, tables, leftAlone } = await planOf(session, to);
    await writeCells(session.batch, written, "after");
    const sheets = [...new Set([...tables.values()].map((found) => found.sheet).concat(followUp.sheets))];
    await writeChangedEdges(session, edges, "after");
    const kept = state.memory.records.map(keptRecord).filter((record): record is NewRecord => record !== null);
    const newKeys = new Map([...rolled.tables].map(([id, table]) => [id, new Map([...table.edited.from].map(([now, before]) => [before, now]))]));
    const labels = new Map(rolled.report.tables.map((table) => [table.id, new Map(buildTable(table, rolled.report).model.rows.map((row) => [row.key, row.label]))]));
    const records = kept.map((record): NewRecord => {
      if (record.kind !== "rad") return [...newKeys].reduce((now, [id, keys]) => followingRow(now, id, keys), record);
      const key = newKeys.get(record.owner)?.get(record.key) ?? record.key;
      const label = labels.get(record.owner)?.get(key);
      return { ...record, key, ...(label === undefined || (record.note ?? "") === "" ? {} : { note: label }) };
    });
    const json = JSON.stringify(reportDataToJson({ ...rolled.report, indikatorer: followUp.indicators }));
    const writer = new MemoryWriter(state.memory, session.batch);
    await writer.replace(records);
    await writer.writeJson(json);
    await session.batch.finish();
    keepWayBack({ report, left: json, json: state.memory.json ?? "", written, edges, records: kept, places: tablePlaces(state.memory) });
    const what = to.year === report.meta.year ? "Utfall och prognos är tömda" : "Förra årets utfall står som jämförelse, och budget och utfall är tömda";
    const stays = followUp.sheets.length === 0 ? "dina egna texter står kvar" : "dina egna texter och bedömningar står kvar";
    return { message: `Rapporten är nu ${to.title}. ${what}. Skriv berättelsen på nytt när siffrorna finns; ${stays}.`, sheets, warnings: leftAlone };
  });
}
