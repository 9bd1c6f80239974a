/** A table model as cells: which rows and columns it takes on its sheet and what `formulas` is given. Pure. */
import { LABEL_COLUMN, type CellRef, type FormulaPart, type TableModel } from "../reports/table-model";
import { blockAddress, cellAddress, quotedSheet, type Place } from "./addresses";
import { asText } from "./text-cells";

/** The header row on a new sheet; the caption is in row 1 and the subtitle in row 2. */
export const HEADER_ROW = 4;

/** Where a cell of any table stands, or will stand; null when its table is not in the workbook. */
export type Places = (table: string, row: string, column: string) => Place | null;

/** The places of a table that is laid out as new: its rows under the header, its columns from B. */
export function newPlaces(model: TableModel, sheet: string): (row: string, column: string) => Place | null {
  const rows = new Map(model.rows.map((row, index) => [row.key, HEADER_ROW + 1 + index]));
  const columns = new Map([[LABEL_COLUMN, 1], ...model.columns.map((column, index): [string, number] => [column.key, 2 + index])]);
  return (row, column) => {
    const [at, across] = [rows.get(row), columns.get(column)];
    return at === undefined || across === undefined ? null : { sheet, row: at, column: across };
  };
}

function prefix(place: Place, sheet: string): string {
  return place.sheet === sheet ? "" : `${quotedSheet(place.sheet)}!`;
}

/** A formula with addresses, or null when a cell that it needs is not in the workbook. `sheet` is the sheet that the formula is written on. */
export function formulaText(parts: readonly FormulaPart[], table: string, sheet: string, places: Places): string | null {
  let text = "";
  const find = (ref: CellRef): Place | null => places(ref.table ?? table, ref.row, ref.column);
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    if ("ref" in part) {
      const place = find(part.ref);
      if (place === null) return null;
      text += prefix(place, sheet) + cellAddress(place.row, place.column);
      continue;
    }
    const [from, to] = [find(part.from), find(part.to)];
    if (from === null || to === null || from.sheet !== to.sheet) return null;
    const top = Math.min(from.row, to.row);
    text += prefix(from, sheet) + blockAddress(top, from.column, Math.abs(to.row - from.row) + 1, to.column - from.column + 1);
  }
  return text;
}

export interface RenderedTable {
  /** From row 1 to the table's last row; every row as wide as the table. */
  readonly cells: readonly (readonly (string | number)[])[];
  /** Derived cells that could not be given a formula, as [row label, column label]. */
  readonly missing: readonly (readonly [string, string])[];
}

/** All cells of a table on a new sheet. */
export function renderTable(model: TableModel, sheet: string, places: Places): RenderedTable {
  const width = model.columns.length + 1;
  const wide = (...cells: readonly (string | number)[]): (string | number)[] => [...cells, ...new Array<string>(width - cells.length).fill("")];
  const missing: [string, string][] = [];
  const body = model.rows.map((row) =>
    wide(asText(row.label), ...row.cells.map((cell, index): string | number => {
      if (cell.type === "empty") return "";
      if (cell.type === "input") return typeof cell.value === "string" ? asText(cell.value) : (cell.value ?? "");
      const formula = formulaText(cell.parts, model.id, sheet, places);
      if (formula !== null) return formula;
      missing.push([row.label, model.columns[index]?.label ?? ""]);
      return "";
    })));
  const head = [wide(asText(model.caption)), wide(asText(model.subtitle)), wide(), wide(asText(model.cornerLabel), ...model.columns.map((column) => asText(column.label)))];
  return { cells: [...head, ...body], missing };
}
