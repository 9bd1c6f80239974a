import { ErrorValue, type CellValue, type Rect } from "../../engine/types";
import { coversColumns, coversRows } from "../address";
import { booleanOf, recordOf, textOf } from "../checks";
import { HostError, notFoundInApi } from "../host-error";
import type { Property } from "../host-object";
import { cellsOf, writable } from "../limits";
import { localFormat, plainFormat } from "../local-format";
import { guardContents, guardSheet, rectOf } from "../references";
import type { RangeState } from "../session";
import { hasSpill } from "./spill";

const MOST_CELLS = 5_000_000;
const COUNTABLE = 2_147_483_647;

/**
 * Whole rows or columns: Excel answers null for their cells and refuses to write them
 * (learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-unbounded).
 */
function unbounded(rect: Rect): boolean {
  return coversColumns(rect) || coversRows(rect);
}

/** A reader of cells: null for whole rows or columns, RangeExceedsLimit above five million cells. */
function reading<T>(read: (state: RangeState, rect: Rect) => T): (state: RangeState) => T | null {
  return (state) => {
    const rect = rectOf(state);
    if (unbounded(rect)) return null;
    if (rect.rows * rect.columns > MOST_CELLS) throw new HostError("RangeExceedsLimit");
    return read(state, rect);
  };
}

function plain(cells: CellValue[][]): (string | number | boolean)[][] {
  return cells.map((row) => row.map((cell) => (cell instanceof ErrorValue ? cell.code : cell)));
}

function typeName(cell: CellValue): string {
  if (cell instanceof ErrorValue) return "Error";
  if (cell === "") return "Empty";
  return typeof cell === "number" ? "Double" : typeof cell === "boolean" ? "Boolean" : "String";
}

function writeCells(state: RangeState, value: unknown): void {
  const rect = rectOf(state);
  if (unbounded(rect)) throw new HostError("InvalidArgument");
  const cells = writable(cellsOf(value, rect.rows, rect.columns));
  guardContents(state.session, { sheet: state.sheet, rect });
  state.session.edit().write(state.sheet, rect, cells);
}

function writeFormats(state: RangeState, value: unknown, spell: (code: string) => string): void {
  const rect = rectOf(state);
  if (unbounded(rect)) throw new HostError("InvalidArgument");
  const formats = cellsOf(value, rect.rows, rect.columns).map((row) =>
    row.map((code) => (code === undefined ? undefined : spell(textOf(code, "numberFormat")))),
  );
  guardSheet(state.session, state.sheet, "allowFormatCells");
  state.session.edit().setNumberFormats(state.sheet, rect, formats);
}

function formatsOf(state: RangeState, rect: Rect): string[][] {
  return state.session.engine.numberFormats(state.sheet, rect).map((row) => row.map((code) => code || "General"));
}

/** formulasLocal is answered where it equals formulas: an English-language Excel. Function names are not translated here. */
function english(state: RangeState): void {
  if (state.session.locale !== "en-US") throw notFoundInApi("Range", "formulasLocal");
}

const formulas = reading((state, rect) => plain(state.session.engine.formulas(state.sheet, rect)));

function addressOf(state: RangeState): string {
  return state.session.address(state.sheet, rectOf(state));
}

function points(state: RangeState, axis: "rows" | "columns", from: number, count: number): number {
  let sum = 0;
  for (let index = from; index < from + count; index += 1) {
    sum += axis === "rows" ? state.session.engine.rowHeight(state.sheet, index) : state.session.engine.columnWidth(state.sheet, index);
  }
  return sum;
}

function hide(state: RangeState, axis: "rows" | "columns", value: unknown): void {
  const rect = rectOf(state);
  const hidden = booleanOf(value, axis === "rows" ? "rowHidden" : "columnHidden");
  guardSheet(state.session, state.sheet, axis === "rows" ? "allowFormatRows" : "allowFormatColumns");
  const engine = state.session.edit();
  if (axis === "rows") engine.hideRows(state.sheet, rect.row, rect.rows, hidden);
  else engine.hideColumns(state.sheet, rect.column, rect.columns, hidden);
}

/** Whether all rows (columns) of the range are hidden; null when some are, as Excel answers. */
function hidden(state: RangeState, axis: "rows" | "columns"): boolean | null {
  const rect = rectOf(state);
  const [from, count] = axis === "rows" ? [rect.row, rect.rows] : [rect.column, rect.columns];
  const all = axis === "rows" ? state.session.engine.hiddenRows(state.sheet) : state.session.engine.hiddenColumns(state.sheet);
  const inside = all.filter((index) => index >= from && index < from + count).length;
  return inside === 0 ? false : inside === count ? true : null;
}

function setHyperlink(state: RangeState, value: unknown): void {
  const link = recordOf(value, "hyperlink");
  const part = (name: string): string | undefined => (link[name] === undefined || link[name] === null ? undefined : textOf(link[name], name));
  const rect = rectOf(state);
  guardContents(state.session, { sheet: state.sheet, rect });
  const [address, documentReference, textToDisplay, screenTip] = [part("address"), part("documentReference"), part("textToDisplay"), part("screenTip")];
  state.session.edit().setHyperlink(state.sheet, rect, {
    ...(address === undefined ? {} : { address }),
    ...(documentReference === undefined ? {} : { documentReference }),
    ...(textToDisplay === undefined ? {} : { textToDisplay }),
    ...(screenTip === undefined ? {} : { screenTip }),
  });
}

/** The scalar properties of Excel's Range. */
export const rangeProperties: Readonly<Record<string, Property<RangeState>>> = {
  Values: { get: reading((state, rect) => plain(state.session.engine.values(state.sheet, rect))), set: writeCells },
  Formulas: { get: formulas, set: writeCells },
  FormulasLocal: { get: (state) => (english(state), formulas(state)), set: (state, value) => (english(state), writeCells(state, value)), onRequest: true },
  Text: { get: reading((state, rect) => state.session.engine.texts(state.sheet, rect)) },
  ValueTypes: { get: reading((state, rect) => state.session.engine.values(state.sheet, rect).map((row) => row.map(typeName))) },
  NumberFormat: { get: reading(formatsOf), set: (state, value) => writeFormats(state, value, (code) => code) },
  NumberFormatLocal: {
    get: reading((state, rect) => formatsOf(state, rect).map((row) => row.map((code) => localFormat(code, state.session.locale)))),
    set: (state, value) => writeFormats(state, value, (code) => plainFormat(code, state.session.locale)),
  },
  Address: { get: addressOf },
  AddressLocal: { get: addressOf },
  RowIndex: { get: (state) => rectOf(state).row },
  ColumnIndex: { get: (state) => rectOf(state).column },
  RowCount: { get: (state) => rectOf(state).rows },
  ColumnCount: { get: (state) => rectOf(state).columns },
  CellCount: {
    get: (state) => {
      const cells = rectOf(state).rows * rectOf(state).columns;
      return cells > COUNTABLE ? -1 : cells;
    },
  },
  IsEntireRow: { get: (state) => coversRows(rectOf(state)) },
  IsEntireColumn: { get: (state) => coversColumns(rectOf(state)) },
  HasSpill: { get: hasSpill, onRequest: true },
  RowHidden: { get: (state) => hidden(state, "rows"), set: (state, value) => hide(state, "rows", value) },
  ColumnHidden: { get: (state) => hidden(state, "columns"), set: (state, value) => hide(state, "columns", value) },
  Hyperlink: { get: (state) => state.session.engine.hyperlink(state.sheet, rectOf(state).row, rectOf(state).column), set: setHyperlink, onRequest: true },
  Width: { get: (state) => points(state, "columns", rectOf(state).column, rectOf(state).columns), onRequest: true },
  Height: { get: (state) => points(state, "rows", rectOf(state).row, rectOf(state).rows), onRequest: true },
  Left: { get: (state) => points(state, "columns", 0, rectOf(state).column), onRequest: true },
  Top: { get: (state) => points(state, "rows", 0, rectOf(state).row), onRequest: true },
};

