import type { Rect } from "../../engine/types";
import { boundingRect, coversColumns, coversRows, insideSheet, intersection, MAX_COLUMNS, MAX_ROWS } from "../address";
import { integerOf, oneOf, optionalInteger } from "../checks";
import { HostError, invalidArgument } from "../host-error";
import type { HostObject } from "../host-object";
import { guardContents, guardSheet, placeArgument, rectOf } from "../references";
import type { RangeState } from "../session";
import { copyFrom, moveTo } from "./range-copy";
import { rangeObject } from "./range";
import { spillingTo, spillParent } from "./spill";

type Method = (self: RangeState, ...args: unknown[]) => unknown;

function on(self: RangeState, rect: Rect): HostObject {
  return rangeObject(self.session.range(self.sheet, insideSheet(rect)));
}

function relative(shape: (rect: Rect, ...args: unknown[]) => Rect): Method {
  return (self, ...args) => on(self, shape(rectOf(self), ...args));
}

/** `count` rows (or columns) beside the range; a negative count takes them inside it, zero is refused. */
function beside(rect: Rect, count: unknown, axis: "row" | "column", after: boolean): Rect {
  const wanted = optionalInteger(count, "count", 1);
  if (wanted === 0) throw invalidArgument("count");
  const size = axis === "row" ? "rows" : "columns";
  const edge = after ? rect[axis] + rect[size] : rect[axis];
  const start = after === wanted > 0 ? edge : edge - Math.abs(wanted);
  return { ...rect, [axis]: start, [size]: Math.abs(wanted) };
}

function otherRect(self: RangeState, other: unknown): Rect {
  const place = placeArgument(self.session, other, self.sheet);
  if (place.sheet !== self.sheet) throw invalidArgument("another sheet");
  return place.rect;
}

function used(self: RangeState, valuesOnly: unknown): HostObject | null {
  const only = valuesOnly === true;
  const whole = self.session.engine.usedRect(self.sheet, only);
  const common = whole === null ? null : intersection(rectOf(self), whole);
  if (common === null) return null;
  const rect = only ? filledPart(self, common) : common;
  return rect === null ? null : on(self, rect);
}

function filledPart(self: RangeState, within: Rect): Rect | null {
  let found: Rect | null = null;
  self.session.engine.formulas(self.sheet, within).forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell === "") return;
      const at: Rect = { row: within.row + row, column: within.column + column, rows: 1, columns: 1 };
      found = found === null ? at : boundingRect(found, at);
    });
  });
  return found;
}

function required(found: HostObject | null): HostObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

function insert(self: RangeState, value: unknown): HostObject {
  const way = oneOf(value, ["Down", "Right"], "shift");
  const rect = rectOf(self);
  guardSheet(self.session, self.sheet, coversRows(rect) ? "allowInsertRows" : coversColumns(rect) ? "allowInsertColumns" : undefined);
  self.session.edit().insert(self.sheet, rect, way);
  self.session.shift(self.sheet, { rect, way });
  return on(self, rect);
}

function remove(self: RangeState, value: unknown): void {
  const way = oneOf(value, ["Up", "Left"], "shift");
  const rect = rectOf(self);
  guardSheet(self.session, self.sheet, coversRows(rect) ? "allowDeleteRows" : coversColumns(rect) ? "allowDeleteColumns" : undefined);
  self.session.edit().remove(self.sheet, rect, way);
  self.session.shift(self.sheet, { rect, way });
}

function clear(self: RangeState, value: unknown): void {
  const what = value === undefined || value === null ? "All" : oneOf(value, ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"], "applyTo");
  const rect = rectOf(self);
  if (what === "Formats") guardSheet(self.session, self.sheet, "allowFormatCells");
  else guardContents(self.session, { sheet: self.sheet, rect });
  const engine = self.session.edit();
  if (what === "Hyperlinks" || what === "RemoveHyperlinks") engine.setHyperlink(self.sheet, rect, null);
  else engine.clear(self.sheet, rect, what);
}

function merge(self: RangeState, across: unknown): void {
  guardSheet(self.session, self.sheet);
  const rect = rectOf(self);
  const engine = self.session.edit();
  if (across !== true) return engine.merge(self.sheet, rect);
  for (let row = rect.row; row < rect.row + rect.rows; row += 1) engine.merge(self.sheet, { ...rect, row, rows: 1 });
}

function validateArraySize(self: RangeState, rows: unknown, columns: unknown): void {
  const rect = rectOf(self);
  if (rows !== rect.rows || columns !== rect.columns) {
    throw new HostError("InvalidArgument", "The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
  }
}

/** The methods of Excel's Range. */
export const rangeMethods: Readonly<Record<string, Method>> = {
  GetCell: relative((rect, row, column) => ({ row: rect.row + integerOf(row, "row"), column: rect.column + integerOf(column, "column"), rows: 1, columns: 1 })),
  GetRow: relative((rect, row) => ({ ...rect, row: rect.row + integerOf(row, "row", 0, rect.rows - 1), rows: 1 })),
  GetColumn: relative((rect, column) => ({ ...rect, column: rect.column + integerOf(column, "column", 0, rect.columns - 1), columns: 1 })),
  GetOffsetRange: relative((rect, rows, columns) => ({ ...rect, row: rect.row + integerOf(rows, "rowOffset"), column: rect.column + integerOf(columns, "columnOffset") })),
  GetResizedRange: relative((rect, rows, columns) => ({ ...rect, rows: rect.rows + integerOf(rows, "deltaRows"), columns: rect.columns + integerOf(columns, "deltaColumns") })),
  GetAbsoluteResizedRange: relative((rect, rows, columns) => ({ ...rect, rows: integerOf(rows, "numRows", 1), columns: integerOf(columns, "numColumns", 1) })),
  GetEntireRow: relative((rect) => ({ ...rect, column: 0, columns: MAX_COLUMNS })),
  GetEntireColumn: relative((rect) => ({ ...rect, row: 0, rows: MAX_ROWS })),
  GetLastCell: relative((rect) => ({ row: rect.row + rect.rows - 1, column: rect.column + rect.columns - 1, rows: 1, columns: 1 })),
  GetLastRow: relative((rect) => ({ ...rect, row: rect.row + rect.rows - 1, rows: 1 })),
  GetLastColumn: relative((rect) => ({ ...rect, column: rect.column + rect.columns - 1, columns: 1 })),
  GetRowsAbove: relative((rect, count) => beside(rect, count, "row", false)),
  GetRowsBelow: relative((rect, count) => beside(rect, count, "row", true)),
  GetColumnsBefore: relative((rect, count) => beside(rect, count, "column", false)),
  GetColumnsAfter: relative((rect, count) => beside(rect, count, "column", true)),
  GetBoundingRect: (self, other) => on(self, boundingRect(rectOf(self), otherRect(self, other))),
  GetIntersection: (self, other) => {
    const common = intersection(rectOf(self), otherRect(self, other));
    if (common === null) throw new HostError("ItemNotFound");
    return on(self, common);
  },
  GetIntersectionOrNullObject: (self, other) => {
    const common = intersection(rectOf(self), otherRect(self, other));
    return common === null ? null : on(self, common);
  },
  GetUsedRange: (self, valuesOnly) => required(used(self, valuesOnly)),
  GetUsedRangeOrNullObject: used,
  GetSpillParent: (self) => required(spillParent(self)),
  GetSpillParentOrNullObject: (self) => spillParent(self),
  GetSpillingToRange: (self) => required(spillingTo(self)),
  GetSpillingToRangeOrNullObject: (self) => spillingTo(self),
  Insert: insert,
  Delete: remove,
  Clear: clear,
  CopyFrom: copyFrom,
  MoveTo: moveTo,
  Merge: merge,
  Unmerge: (self) => {
    guardSheet(self.session, self.sheet);
    self.session.edit().unmerge(self.sheet, rectOf(self));
  },
  Select: (self) => {
    const { engine } = self.session;
    if (self.session.sheet(self.sheet).visibility !== "Visible") throw new HostError("InvalidOperation");
    if (engine.activeSheet().id !== self.sheet) engine.activate(self.sheet);
    engine.select(self.sheet, rectOf(self));
  },
  Calculate: (self) => self.session.engine.recalculate(),
  _ValidateArraySize: validateArraySize,
  _KeepReference: () => null,
};
