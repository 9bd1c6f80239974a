/** A follow-up sheet as cells for `formulas`. Pure. */
import { HEADING_ROW, VALUE_COLUMN, type CellName, type Content, type GoalCell, type GoalSheet, type GoalSheetId } from "../../reports/goals";
import { columnLetters, type Place } from "../addresses";
import { asText } from "../text-cells";
import type { SheetPlaces } from "./find-sheets";
import { formulaText } from "./formula-text";

export interface PlacedSheet {
  readonly model: GoalSheet;
  readonly places: SheetPlaces;
}

/** Finds any cell of the sheets that are written together; null when it is on none of them. */
export type FindCell = (name: CellName) => Place | null;

export function cellFinder(sheets: readonly PlacedSheet[]): FindCell {
  const indexes = new Map(sheets.map(({ model, places }) => [model.id, {
    places, rows: new Map(model.rows.map((row, index) => [row.key, index])), columns: new Map(model.columns.map((column, index) => [column.key, index])),
  }] as const));
  return ({ sheet, row, column }) => {
    const found = indexes.get(sheet);
    if (found === undefined) return null;
    if (column === VALUE_COLUMN) return found.places.settings.get(row.slice(1)) ?? null;
    const across = found.columns.get(column);
    const at = row === HEADING_ROW ? -1 : found.rows.get(row);
    return across === undefined || at === undefined ? null : { sheet: found.places.sheet, row: found.places.headerRow + 1 + at, column: across + 1 };
  };
}

export function contentCell(content: Content): string | number {
  return typeof content === "object" ? content.formula : typeof content === "string" ? asText(content) : content;
}

function cellText(cell: GoalCell | undefined, onSheet: string, find: FindCell): string | number {
  if (cell === undefined) return "";
  if (cell.type === "text") return asText(cell.text);
  if (cell.type === "input") return contentCell(cell.content);
  const text = formulaText(cell.parts, onSheet, find);
  if (text === null) throw new Error("A follow-up formula names a cell that is on no sheet.");
  return text;
}

/** The rows under the headings. */
export function bodyCells({ model, places }: PlacedSheet, find: FindCell): (string | number)[][] {
  return model.rows.map((row) => model.columns.map((column) => cellText(row.cells[column.key], places.sheet, find)));
}

/** Everything over and with the headings, for a new sheet. */
export function headCells({ model }: PlacedSheet): (string | number)[][] {
  const wide = (...cells: (string | number)[]): (string | number)[] => [...cells, ...new Array<string>(Math.max(0, model.columns.length - cells.length)).fill("")];
  return [
    wide(asText(model.caption)), wide(asText(model.subtitle)),
    ...model.settings.map((setting) => wide(asText(setting.label), contentCell(setting.content))),
    ...model.notes.map((note) => wide(asText(note))), wide(),
  ];
}

export function headingCells({ model }: PlacedSheet): (string | number)[] {
  return model.columns.map((column) => asText(column.label));
}

/** The place of each setting on a new sheet. */
export function newPlaces(model: GoalSheet, sheet: string, headerRow: number): SheetPlaces {
  return { sheet, headerRow, settings: new Map(model.settings.map((setting, index) => [setting.key, { sheet, row: 3 + index, column: 2 }])) };
}

export function letters(model: GoalSheet, key: string): string {
  return columnLetters(model.columns.findIndex((column) => column.key === key) + 1);
}

export type { GoalSheetId };
