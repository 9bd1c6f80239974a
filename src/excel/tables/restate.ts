/** A laid-out table whose model is made anew with the same rows and columns: which of its cells must change. Pure. */
import { LABEL_COLUMN, type FormulaPart, type TableModel } from "../../reports/table-model";
import { cellPlace, type FoundTable } from "../find-tables";
import { formulaText, type Places } from "../render-table";
import { spanning } from "../sorted-rows";
import { asText } from "../text-cells";
import { CAPTION_ABOVE, cellOf, type Cell, type Reading, type Written } from "./written-cells";

/** Excel writes a sheet's name without the quotes that it does not need. */
export function sameFormula(a: string, b: string): boolean {
  const plain = (formula: string): string => formula.replace(/'([\p{L}\p{N}_.]+)'!/gu, "$1!");
  return plain(a) === plain(b);
}

export interface Restated {
  readonly written: readonly Written[];
  /** Cells that hold something else than Bokslut's formula and are left, as [row label, column label]. */
  readonly left: readonly (readonly [string, string])[];
}

/** Caption, line under it, unit and formulas that differ between two models of a table. A cell that the user has changed is left. */
export function restated(found: FoundTable, reading: Reading, before: TableModel, after: TableModel, places: Places): Restated {
  const written: Written[] = [];
  const left: (readonly [string, string])[] = [];
  const label = found.columns.get(LABEL_COLUMN)?.column ?? 1;
  const write = (row: number, column: number, content: Cell): void => {
    written.push({ sheet: found.sheet, row, column, before: cellOf(reading, "formulas", row, column), after: content });
  };
  const text = (model: TableModel, parts: readonly FormulaPart[]): string | null => formulaText(spanning(parts, model, (key) => found.rows.get(key)?.row), model.id, found.sheet, places);
  const words = (row: number, was: string, now: string): void => {
    if (row >= 1 && was !== now && String(cellOf(reading, "formulas", row, label)) === was) write(row, label, asText(now));
  };
  words(found.headerRow - CAPTION_ABOVE, before.caption, after.caption);
  words(found.headerRow - CAPTION_ABOVE + 1, before.subtitle, after.subtitle);
  words(found.headerRow, before.cornerLabel, after.cornerLabel);
  after.rows.forEach((row, index) => row.cells.forEach((cell, position) => {
    const column = after.columns[position];
    const place = column === undefined ? null : cellPlace(found, row.key, column.key);
    const old = before.rows[index]?.cells[position];
    if (column === undefined || place === null || cell.type !== "formula" || old?.type !== "formula") return;
    const [was, now] = [text(before, old.parts), text(after, cell.parts)];
    if (was === null || now === null || was === now) return;
    const stands = String(cellOf(reading, "formulas", place.row, place.column));
    if (sameFormula(stands, was)) write(place.row, place.column, now);
    else if (!sameFormula(stands, now)) left.push([row.label, column.label]);
  }));
  return { written, left };
}
