/** What stands on the follow-up sheets now, by row and column keys. */
import { settingKey, type Content, type FollowUpSettings, type GoalSheetId, type SheetReading, type SheetRow, STATUS_COLUMNS, SYMBOL_ROW } from "../../reports/goals";
import type { Place } from "../addresses";
import type { Batch } from "../batch";
import type { FoundSheet } from "./find-sheets";

export interface ReadSheet {
  readonly found: FoundSheet;
  readonly reading: SheetReading;
  /** Last row that belongs to the table. */
  readonly lastRow: number;
  /** Something of the user's stands under the table, or right of it beside its rows. */
  readonly foreignBelow: boolean;
  readonly foreignRight: boolean;
  content(place: Place): Content;
  /** The value as it shows; null for an empty cell. */
  value(place: Place): number | string | null;
}

interface Grid {
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
  readonly top: number;
  readonly left: number;
}

function contentAt(grid: Grid, row: number, column: number): Content {
  const value = grid.values[row - grid.top]?.[column - grid.left];
  const formula = grid.formulas[row - grid.top]?.[column - grid.left];
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) return { formula };
  if (typeof value === "number") return value;
  return value === undefined || value === null ? "" : String(value);
}

function isBlank(grid: Grid, row: number): boolean {
  return (grid.values[row - grid.top] ?? []).every((value) => value === "" || value === null);
}

function readGrid(found: FoundSheet, grid: Grid): ReadSheet {
  const bottom = grid.top + grid.values.length - 1;
  const keyOf = new Map([...found.rows].filter(([key]) => !key.startsWith("$")).map(([key, place]) => [place.row, key]));
  let lastRow = Math.max(found.headerRow, ...keyOf.keys());
  while (lastRow < bottom && !isBlank(grid, lastRow + 1)) lastRow += 1;
  const rows: SheetRow[] = [];
  for (let row = found.headerRow + 1; row <= lastRow; row += 1) {
    const cells = Object.fromEntries([...found.columns].map(([key, place]) => [key, contentAt(grid, row, place.column)]));
    rows.push({ key: keyOf.get(row) ?? null, cells });
  }
  const right = Math.max(...[...found.columns.values()].map((place) => place.column));
  const beside = grid.values.slice(Math.max(0, found.headerRow - grid.top), lastRow - grid.top + 1);
  return {
    found, reading: { rows, deleted: found.deleted }, lastRow,
    foreignBelow: bottom > lastRow, foreignRight: beside.some((cells) => cells.slice(right - grid.left + 1).some((value) => value !== "")),
    content: (place) => contentAt(grid, place.row, place.column),
    value: (place) => {
      const value = grid.values[place.row - grid.top]?.[place.column - grid.left];
      return typeof value === "number" ? value : value === undefined || value === null || value === "" ? null : String(value);
    },
  };
}

/** Asks for the sheets that stand; the answer is read when the next sync has been made. */
export function loadFollowUpSheets(found: ReadonlyMap<GoalSheetId, FoundSheet>, batch: Batch): () => ReadonlyMap<GoalSheetId, ReadSheet> {
  const loaded = [...found.values()].map((sheet) => {
    const range = batch.context.workbook.worksheets.getItem(sheet.sheet).getUsedRange(true);
    range.load("values,formulas,rowIndex,columnIndex");
    return { sheet, range };
  });
  return () => new Map(loaded.map(({ sheet, range }) => [sheet.id, readGrid(sheet, { values: range.values, formulas: range.formulas, top: range.rowIndex + 1, left: range.columnIndex + 1 })]));
}

/** Reads the sheets that stand, in one sync; nothing is sent when none does. */
export async function readFollowUpSheets(found: ReadonlyMap<GoalSheetId, FoundSheet>, batch: Batch): Promise<ReadonlyMap<GoalSheetId, ReadSheet>> {
  const answer = loadFollowUpSheets(found, batch);
  if (found.size > 0) await batch.send();
  return answer();
}

/** What the user has set over the tables; a setting that is gone keeps its standard. */
export function settingsOn(sheets: ReadonlyMap<GoalSheetId, ReadSheet>): FollowUpSettings {
  const setting = (id: GoalSheetId, key: string): Content | undefined => {
    const sheet = sheets.get(id);
    const place = sheet?.found.rows.get(settingKey(key));
    return sheet === undefined || place === undefined ? undefined : sheet.content(place);
  };
  const [tolerance, few, day] = [setting("indikatorer", "tolerans"), setting("indikatorer", "fa"), setting("aktiviteter", "per")];
  const overview = sheets.get("oversikt");
  const symbolRow = overview?.found.rows.get(SYMBOL_ROW);
  const across = (row: Place): readonly Content[] => STATUS_COLUMNS.map((name) => {
    const column = overview?.found.columns.get(name)?.column;
    return overview === undefined || column === undefined ? "" : overview.content({ ...row, column });
  });
  const symbols = symbolRow === undefined ? undefined : across(symbolRow);
  const words = overview === undefined ? undefined : across({ sheet: overview.found.sheet, row: overview.found.headerRow, column: 1 });
  return {
    ...(tolerance === undefined ? {} : { tolerance }), ...(few === undefined ? {} : { few }), ...(words === undefined ? {} : { words }), ...(day === undefined ? {} : { day }), ...(symbols === undefined ? {} : { symbols }),
    genderDifference: sheets.get("indikatorer")?.found.columns.has("skillnad") === true,
  };
}
