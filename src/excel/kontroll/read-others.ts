/** What the checks read beside the tables: the narrative, and what imports have written. Loaded in the requests that read the tables. */
import type { Steps } from "../../domain/steps";
import { followUpTable, openText, type CellValue, type FollowUpView } from "../../narrative";
import { knownFigures, reviewer, type KnownFigure, type Reviewer } from "../../narrative/granska";
import { cellKey, type ImportedFigure, type NarrativeRowReading } from "../../kontroll";
import type { GoalSheetId } from "../../reports/goals";
import type { CellRef } from "../../reports/table-model";
import { cellAddress } from "../addresses";
import type { ReadSheet } from "../goals/read-sheets";
import { traceFromJson, type CellTrace } from "../import/memory-of-imports";
import { ImportStore } from "../import/store";
import { MEMORY_SHEET } from "../memory";
import { readOwnText } from "../narrative/own-text";
import { existingRows, NARRATIVE_HEADINGS, narrativeInMemory, type ExistingRow, type FoundNarrative } from "../narrative-sheet";
import type { CommandSession, WorkbookState } from "../session";
import { asText } from "../text-cells";
import { seenTexts } from "./own-texts";
import type { ReadWorkbook } from "./read-workbook";

export interface LoadedOthers {
  readonly narrative: { readonly found: FoundNarrative; readonly used: Excel.Range } | null;
  readonly importHead: Excel.Range | null;
}

/** Queues the reading; it is there after the next sync. */
export async function loadOthers(session: CommandSession, state: WorkbookState): Promise<LoadedOthers> {
  const { worksheets } = session.context.workbook;
  const remembered = narrativeInMemory(state.memory);
  const found = remembered !== null && state.sheets.some((sheet) => sheet.name === remembered.sheet) ? remembered : null;
  const used = found === null ? null : worksheets.getItem(found.sheet).getUsedRange(true);
  used?.load("values,formulas,rowIndex,columnIndex");
  const importHead = state.memory.exists ? worksheets.getItem(MEMORY_SHEET).getRange("I1") : null;
  importHead?.load("values");
  if (used !== null || importHead !== null) await session.batch.operations(2);
  return { narrative: found === null || used === null ? null : { found, used }, importHead };
}

/** What made each imported cell, by the store's keys; nothing is sent when there has been no import. */
export async function importTraces(session: CommandSession, { importHead }: LoadedOthers): Promise<ReadonlyMap<string, CellTrace>> {
  if (!/^import [1-9]/.test(String(importHead?.values[0]?.[0] ?? ""))) return new Map();
  const traces = await (await ImportStore.open(session.batch)).readTraces();
  return new Map([...traces].flatMap(([key, json]): [string, CellTrace][] => {
    const trace = traceFromJson(json);
    return trace === null ? [] : [[key, trace]];
  }));
}

/** What imports have written, as the checks take it. */
export function importedFigures(traces: ReadonlyMap<string, CellTrace>): readonly ImportedFigure[] {
  return [...traces].flatMap(([key, trace]): ImportedFigure[] => {
    const [table, row, column]: unknown[] = JSON.parse(key) as unknown[];
    return typeof table !== "string" || typeof row !== "string" || typeof column !== "string" ? [] : [{ table, row, column, file: trace.file, time: trace.time, value: trace.value }];
  });
}

/** The rows of the narrative as they stand; none when it is not written. */
export function narrativeRows({ narrative }: LoadedOthers): readonly ExistingRow[] {
  return narrative === null ? [] : existingRows(narrative.found, narrative.used.values, narrative.used.formulas, narrative.used.rowIndex + 1, narrative.used.columnIndex + 1, asText);
}

function viewOf({ found }: ReadSheet): FollowUpView {
  const rows = [...found.rows].filter(([key]) => !key.startsWith("$")).sort(([, a], [, b]) => a.row - b.row).map(([key]) => key);
  return { id: found.id, rows, columns: [...found.columns.keys()] };
}

/** Every figure that a text can be of, from the tables and the follow-up sheets as they were read. */
function figuresKnown(read: ReadWorkbook, sheets: ReadonlyMap<GoalSheetId, ReadSheet>): readonly KnownFigure[] {
  const tables = new Map(read.reading.tables.map((table) => [table.data.id, table]));
  const followUp = [...sheets.values()].filter((sheet) => sheet.found.id !== "oversikt");
  const byTable = new Map(followUp.map((sheet) => [followUpTable(sheet.found.id), sheet]));
  const lookup = (ref: CellRef): CellValue => {
    const sheet = byTable.get(ref.table ?? "");
    if (sheet === undefined) return tables.get(ref.table ?? "")?.cells.get(cellKey(ref.row, ref.column))?.value ?? null;
    const [at, across] = [sheet.found.rows.get(ref.row), sheet.found.columns.get(ref.column)];
    return at === undefined || across === undefined ? null : sheet.value({ ...at, column: across.column });
  };
  return knownFigures(read.reading.report, [...read.models.values()], followUp.map(viewOf), lookup);
}

/** The text whose figures are to be reviewed, what follows a cell masked; "" where a formula writes it all. */
function openTextOf(row: ExistingRow, isFormula: boolean): string {
  if (row.own !== "") {
    const own = readOwnText(row.own);
    return own === null ? "" : openText(own.template);
  }
  return isFormula ? "" : row.text;
}

/** The narrative as the checks take it. The workbook's figures are put together only when there is a text to hold against them. */
export function* narrativeForChecks(others: LoadedOthers, state: WorkbookState, read: ReadWorkbook, sheets: ReadonlyMap<GoalSheetId, ReadSheet>): Steps<readonly NarrativeRowReading[]> {
  const { narrative } = others;
  if (narrative === null) return [];
  const { found, used } = narrative;
  const [text, own] = [found.columns.get(NARRATIVE_HEADINGS[1])?.column ?? 1, found.columns.get(NARRATIVE_HEADINGS[2])?.column ?? 1];
  const seen = seenTexts(state.memory);
  let review: Reviewer | null = null;
  const rows: NarrativeRowReading[] = [];
  for (const row of narrativeRows(others)) {
    const written: unknown = used.formulas[row.row - 1 - used.rowIndex]?.[text - 1 - used.columnIndex];
    const isFormula = typeof written === "string" && written.startsWith("=");
    const open = openTextOf(row, isFormula);
    if (open !== "") review ??= reviewer(figuresKnown(read, sheets));
    const before = row.key === null ? undefined : seen[row.key];
    rows.push({
      key: row.key, sheet: found.sheet, section: row.section, textAddress: cellAddress(row.row, text), ownAddress: cellAddress(row.row, own), text: row.text, isFormula,
      own: row.ownShown, figures: open === "" || review === null ? [] : yield* review(open), textThen: before !== undefined && before.own === row.own ? before.text : null,
    });
    yield;
  }
  return rows;
}
