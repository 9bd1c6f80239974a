import { ErrorValue, type Rect, type Scalar, type WorkbookEngine } from "../../engine/types";
import { insideSheet } from "../address";
import { oneOf } from "../checks";
import { notFoundInApi } from "../host-error";
import { guardContents, placeArgument, rectOf } from "../references";
import type { RangeState } from "../session";

/** How far the source reaches in the target: repeated when the target is a whole multiple of it, else its own size, as in Excel. */
function tiles(source: Rect, target: Rect): Rect[] {
  const fits = target.rows % source.rows === 0 && target.columns % source.columns === 0;
  const down = fits ? target.rows / source.rows : 1;
  const across = fits ? target.columns / source.columns : 1;
  return Array.from({ length: down * across }, (_, index) => ({
    row: target.row + Math.floor(index / across) * source.rows,
    column: target.column + (index % across) * source.columns,
    rows: source.rows,
    columns: source.columns,
  }));
}

/** A value written as itself: text that Excel would read as something else keeps its apostrophe. */
function asValue(value: Scalar | ErrorValue): Scalar {
  if (value instanceof ErrorValue) return value.code;
  return typeof value === "string" && value !== "" ? `'${value}` : value;
}

/** Range.copyFrom: everything, values or formats. Links, skipped blanks and turned copies are not answered. */
export function copyFrom(self: RangeState, source: unknown, copyType: unknown, skipBlanks: unknown, transpose: unknown): void {
  if (skipBlanks === true || transpose === true) throw notFoundInApi("Range", "copyFrom with skipBlanks or transpose");
  const kind = copyType === undefined || copyType === null ? "All" : oneOf(copyType, ["All", "Values", "Formats", "Formulas", "Link"], "copyType");
  if (kind === "Formulas" || kind === "Link") throw notFoundInApi("Range", `copyFrom(${kind})`);
  const { session, sheet } = self;
  const from = placeArgument(session, source, sheet);
  const places = tiles(from.rect, rectOf(self)).map(insideSheet);
  const values = kind === "Values" ? session.engine.values(from.sheet, from.rect).map((row) => row.map(asValue)) : null;
  for (const place of places) guardContents(session, { sheet, rect: place });
  const engine = session.edit();
  for (const place of places) {
    if (values !== null) engine.write(sheet, place, values);
    else if (kind === "All") engine.copy(from.sheet, from.rect, sheet, place);
    else copyFormats(self, from.sheet, from.rect, place);
    if (kind === "All") copyValidation(engine, from, { sheet, rect: place });
    if (kind !== "Values") {
      copyConditional(engine, from, { sheet, rect: place });
      copyMerges(engine, from, { sheet, rect: place });
    }
  }
}

/** Range.moveTo: the cells with formulas that read them, to a place of the same size. */
export function moveTo(self: RangeState, destination: unknown): void {
  const { session, sheet } = self;
  const from = rectOf(self);
  const to = placeArgument(session, destination, sheet);
  const target = insideSheet({ ...to.rect, rows: from.rows, columns: from.columns });
  guardContents(session, { sheet, rect: from });
  guardContents(session, { sheet: to.sheet, rect: target });
  session.edit().move(sheet, from, to.sheet, target);
}

interface Spot {
  readonly sheet: string;
  readonly rect: Rect;
}

/** Rules for input follow cells that are copied whole. */
function copyValidation(engine: WorkbookEngine, from: Spot, to: Spot): void {
  for (let row = 0; row < from.rect.rows; row += 1) {
    for (let column = 0; column < from.rect.columns; column += 1) {
      const rule = engine.dataValidation(from.sheet, from.rect.row + row, from.rect.column + column);
      if (rule !== null) engine.setDataValidation(to.sheet, { row: to.rect.row + row, column: to.rect.column + column, rows: 1, columns: 1 }, rule);
    }
  }
}

/** Conditional formats follow formats, for the part of them that is copied. */
function copyConditional(engine: WorkbookEngine, from: Spot, to: Spot): void {
  const there = new Set(engine.conditionalFormats(to.sheet).map((each) => JSON.stringify([each.rect, each.rule])));
  for (const { rect, rule } of engine.conditionalFormats(from.sheet)) {
    const [top, left] = [Math.max(rect.row, from.rect.row), Math.max(rect.column, from.rect.column)];
    const [bottom, right] = [Math.min(rect.row + rect.rows, from.rect.row + from.rect.rows), Math.min(rect.column + rect.columns, from.rect.column + from.rect.columns)];
    if (bottom <= top || right <= left) continue;
    const target: Rect = { row: top - from.rect.row + to.rect.row, column: left - from.rect.column + to.rect.column, rows: bottom - top, columns: right - left };
    if (!there.has(JSON.stringify([target, rule]))) engine.addConditionalFormat(to.sheet, target, rule);
  }
}

/** Merged cells follow formats, where the whole of them is copied. */
function copyMerges(engine: WorkbookEngine, from: Spot, to: Spot): void {
  const there = new Set(engine.merges(to.sheet).map((rect) => JSON.stringify(rect)));
  for (const rect of engine.merges(from.sheet)) {
    const [row, column] = [rect.row - from.rect.row, rect.column - from.rect.column];
    if (row < 0 || column < 0 || row + rect.rows > from.rect.rows || column + rect.columns > from.rect.columns) continue;
    const target: Rect = { ...rect, row: row + to.rect.row, column: column + to.rect.column };
    if (!there.has(JSON.stringify(target))) engine.merge(to.sheet, target);
  }
}

function copyFormats(self: RangeState, fromSheet: string, from: Rect, to: Rect): void {
  const engine = self.session.edit();
  engine.setNumberFormats(self.sheet, to, engine.numberFormats(fromSheet, from));
  for (let row = 0; row < from.rows; row += 1) {
    for (let column = 0; column < from.columns; column += 1) {
      const style = engine.style(fromSheet, from.row + row, from.column + column);
      engine.setStyle(self.sheet, { row: to.row + row, column: to.column + column, rows: 1, columns: 1 }, style);
    }
  }
}
