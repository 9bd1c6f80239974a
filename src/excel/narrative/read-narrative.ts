/** What the narrative needs to know of the workbook: where cells of tables and follow-up sheets stand, what they hold, and the sheet Berättelse as it is. */
import { followUpTable, type CellLookup, type CellValue, type FollowUpView } from "../../narrative";
import type { CellRef } from "../../reports/table-model";
import { LABEL_COLUMN } from "../../reports/table-model";
import type { Place } from "../addresses";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { followUpInMemory, type FoundSheet } from "../goals/find-sheets";
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

interface LoadedSheet {
  readonly found: FoundSheet;
  readonly used: Excel.Range;
}

function followUpPlace(found: FoundSheet | undefined, row: string, column: string): Place | null {
  const [at, across] = [found?.rows.get(row), found?.columns.get(column)];
  return found === undefined || at === undefined || across === undefined ? null : { sheet: found.sheet, row: at.row, column: across.column };
}

function shown(value: unknown): CellValue {
  return typeof value === "number" ? value : typeof value === "string" && value !== "" ? value : null;
}

function viewOf(found: FoundSheet): FollowUpView {
  const rows = [...found.rows].filter(([key]) => !key.startsWith("$")).sort(([, a], [, b]) => a.row - b.row).map(([key]) => key);
  return { id: found.id, rows, columns: [...found.columns.keys()] };
}

/** Reads all of it in one sync. */
export async function readNarrative(session: CommandSession, state: WorkbookState): Promise<NarrativeReading> {
  const { worksheets } = session.context.workbook;
  const tables = tablesInMemory(state.memory);
  const values = new TableValues(tables);
  values.load(session.context);
  const sheets = [...followUpInMemory(state.memory, state.sheets).values()].filter((sheet) => sheet.id !== "oversikt");
  const loaded = new Map(sheets.map((found): [string, LoadedSheet] => {
    const used = worksheets.getItem(found.sheet).getUsedRange(true);
    used.load("values,rowIndex,columnIndex");
    return [followUpTable(found.id), { found, used }];
  }));
  const remembered = narrativeInMemory(state.memory);
  const found = remembered !== null && state.sheets.some((sheet) => sheet.name === remembered.sheet) ? remembered : null;
  const used = found === null ? null : worksheets.getItem(found.sheet).getUsedRange(true);
  used?.load("values,formulas,rowIndex,columnIndex");
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

/** The cells with figures that a paragraph's source link leads to: names of rows and goals are left out. */
export function isFigureColumn(column: string): boolean {
  return column !== LABEL_COLUMN && column !== "namn" && column !== "nr" && column !== "mal" && column !== "niva";
}
