/** What the narrative needs to know of the workbook: where cells of tables and follow-up sheets stand, what they hold, and the sheet Berättelse as it is. */
import { followUpTable, type CellLookup, type CellValue, type FollowUpView } from "../../narrative";
import { HEADING_ROW } from "../../reports/goals";
import type { CellRef } from "../../reports/table-model";
import { LABEL_COLUMN } from "../../reports/table-model";
import type { Place } from "../addresses";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { followUpInMemory, SHEET_IDS, type FoundSheet } from "../goals/find-sheets";
import { existingRows, narrativeInMemory, type ExistingRow, type FoundNarrative } from "../narrative-sheet";
import type { Places } from "../render-table";
import type { CommandSession, WorkbookState } from "../session";
import { TableValues } from "../table-values";
import { asText } from "../text-cells";

export interface NarrativeReading {
  readonly tables: ReadonlyMap<string, FoundTable>;
  readonly followUp: readonly FollowUpView[];
  readonly places: Places;
  readonly lookup: CellLookup;
  /** The sheet as it stands; null when it is not written or taken away. */
  readonly found: FoundNarrative | null;
  readonly existing: readonly ExistingRow[];
  /** Rows under the headings of the sheet as it stands. */
  readonly former: number;
}

const FOLLOW_UP_TABLES: readonly string[] = SHEET_IDS.map(followUpTable);

interface LoadedSheet {
  readonly found: FoundSheet;
  readonly used: Excel.Range;
}

function followUpPlace(found: FoundSheet | undefined, row: string, column: string): Place | null {
  const across = found?.columns.get(column);
  const at = row === HEADING_ROW ? found?.headerRow : found?.rows.get(row)?.row;
  return found === undefined || at === undefined || across === undefined ? null : { sheet: found.sheet, row: at, column: across.column };
}

function shown(value: unknown): CellValue {
  return typeof value === "number" ? value : typeof value === "string" && value !== "" ? value : null;
}

function viewOf(found: FoundSheet): FollowUpView {
  const rows = [...found.rows].filter(([key]) => !key.startsWith("$")).sort(([, a], [, b]) => a.row - b.row).map(([key]) => key);
  return { id: found.id, rows, columns: [...found.columns.keys()] };
}

/** Reads all of it in one sync. `willWrite`: the narrative's own sheet will be written, and is kept in the same request. */
export async function readNarrative(session: CommandSession, state: WorkbookState, willWrite = false): Promise<NarrativeReading> {
  const { worksheets } = session.context.workbook;
  const tables = tablesInMemory(state.memory);
  const values = new TableValues(tables);
  values.load(session.context);
  const sheets = [...followUpInMemory(state.memory, state.sheets).values()];
  const loaded = new Map(sheets.map((found): [string, LoadedSheet] => {
    const used = worksheets.getItem(found.sheet).getUsedRange(true);
    used.load("values,rowIndex,columnIndex");
    return [followUpTable(found.id), { found, used }];
  }));
  const remembered = narrativeInMemory(state.memory);
  const found = remembered !== null && state.sheets.some((sheet) => sheet.name === remembered.sheet) ? remembered : null;
  const used = found === null ? null : worksheets.getItem(found.sheet).getUsedRange(true);
  used?.load("values,formulas,rowIndex,columnIndex");
  if (found !== null && willWrite) session.safety.expect([found.sheet], true);
  await session.batch.send();

  const places: Places = (table, row, column) => {
    const there = tables.get(table);
    return there === undefined ? followUpPlace(loaded.get(table)?.found, row, column) : cellPlace(there, row, column);
  };
  const lookup = (ref: CellRef): CellValue => {
    const sheet = loaded.get(ref.table ?? "");
    if (sheet === undefined) return values.value(ref.table ?? "", ref.row, ref.column);
    const place = followUpPlace(sheet.found, ref.row, ref.column);
    return place === null ? null : shown(sheet.used.values[place.row - 1 - sheet.used.rowIndex]?.[place.column - 1 - sheet.used.columnIndex]);
  };
  const common = { tables, followUp: sheets.map(viewOf), places, lookup, found };
  if (found === null || used === null) return { ...common, existing: [], former: 0 };
  const existing = existingRows(found, used.values, used.formulas, used.rowIndex + 1, used.columnIndex + 1, asText);
  return { ...common, existing, former: Math.max(0, used.rowIndex + used.values.length - found.headerRow) };
}

/** The visible column where the reader finds what a hidden one, in the city's words, holds. */
const SHOWN_AS: ReadonlyMap<string, string> = new Map([["galler", "galler_ord"], ["status", "status_ord"]]);
const NAME_COLUMNS: readonly string[] = [LABEL_COLUMN, "namn", "nr", "mal", "niva"];

/** The cell that a paragraph's source link leads to for one of its values; null for the names of rows and goals, and for the words of the bedömningar. */
export function sourceCell(ref: CellRef): CellRef | null {
  if (ref.table === followUpTable("oversikt") || NAME_COLUMNS.includes(ref.column)) return null;
  const isFollowUp = FOLLOW_UP_TABLES.includes(ref.table ?? "");
  return { ...ref, column: (isFollowUp ? SHOWN_AS.get(ref.column) : undefined) ?? ref.column };
}
