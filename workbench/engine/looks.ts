import { BooleanNumber, type ICellData, type IMutationInfo, type IStyleData, type Nullable, type Worksheet } from "@univerjs/core";
import { SetColDataMutation, SetColDataMutationFactory, SetColHiddenMutation, SetColVisibleMutation, SetFrozenMutation, SetFrozenMutationFactory, SetRowDataMutation, SetRowDataMutationFactory, SetRowHiddenMutation, SetRowVisibleMutation, SetWorksheetColWidthMutation, SetWorksheetColWidthMutationFactory, SetWorksheetRowHeightMutation, SetWorksheetRowHeightMutationFactory, SetWorksheetRowIsAutoHeightMutation, SetWorksheetRowIsAutoHeightMutationFactory, ToggleGridlinesMutation } from "@univerjs/sheets";
import { checkRect, MAX_COLUMNS, MAX_ROWS } from "./address";
import { mapRect } from "./cells";
import { toRange, type CellMatrix, type EngineContext } from "./context";
import { pixelsToPoints, pointsToPixels } from "./dimensions";
import { EngineError } from "./errors";
import { forExisting } from "./structure";
import { fromUniverStyle, toCustom, toUniverStyle, type CellCustom, type FullStyle } from "./styles";
import type { CellStyle, Rect } from "./types";

/** Styles, number formats, widths, heights, hiding, freezing and gridlines. */
export class Looks {
  constructor(private readonly context: EngineContext) {}

  numberFormat(sheet: Worksheet, row: number, column: number): string {
    const pattern = sheet.getComposedCellStyle(row, column).n?.pattern;
    return pattern ? pattern : "General";
  }

  numberFormats(sheetId: string, rect: Rect): string[][] {
    const sheet = this.context.sheet(sheetId);
    return mapRect(rect, (row, column) => this.numberFormat(sheet, row, column));
  }

  setNumberFormats(sheetId: string, rect: Rect, formats: (string | undefined)[][]): void {
    checkRect(rect);
    if (formats.length !== rect.rows || formats.some((line) => line.length !== rect.columns))
      throw new EngineError("InvalidArgument", `Talformaten har inte samma form som området (${rect.rows} × ${rect.columns} celler).`);
    const matrix: CellMatrix = {};
    formats.forEach((line, r) =>
      line.forEach((pattern, c) => {
        if (pattern === undefined) return;
        const n = pattern === "General" || pattern === "" ? null : { pattern };
        (matrix[rect.row + r] ??= {})[rect.column + c] = { s: { n } };
      }),
    );
    this.context.setCells(sheetId, matrix);
  }

  style(sheetId: string, row: number, column: number): FullStyle {
    const sheet = this.context.sheet(sheetId);
    return fromUniverStyle(sheet.getComposedCellStyle(row, column), sheet.getCellRaw(row, column)?.custom as CellCustom | undefined);
  }

  setStyle(sheetId: string, rect: Rect, patch: CellStyle): void {
    checkRect(rect);
    const sheet = this.context.sheet(sheetId);
    const style = toUniverStyle(patch);
    const custom = toCustom(patch);
    const cell = (before: ICellData | null | undefined): ICellData => (custom ? { s: style, custom: mergeCustom(before?.custom as CellCustom | undefined, custom) } : { s: style });
    const matrix: CellMatrix = {};
    if (rect.rows === MAX_ROWS || rect.columns === MAX_COLUMNS) {
      this.styleWhole(sheet, rect, style);
      forExisting(sheet, rect, (row, column, before) => ((matrix[row] ??= {})[column] = cell(before)));
    } else {
      mapRect(rect, (row, column) => ((matrix[row] ??= {})[column] = cell(sheet.getCellMatrix().getValue(row, column) ?? null)));
    }
    this.context.setCells(sheetId, matrix);
  }

  /** Changes the custom fields of a rectangle's cells (undefined members are removed). */
  setCustom(sheetId: string, rect: Rect, patch: CellCustom): void {
    checkRect(rect);
    const sheet = this.context.sheet(sheetId);
    const matrix: CellMatrix = {};
    mapRect(rect, (row, column) => ((matrix[row] ??= {})[column] = { custom: mergeCustom(sheet.getCellRaw(row, column)?.custom as CellCustom | undefined, patch) }));
    this.context.setCells(sheetId, matrix);
  }

  custom(sheetId: string, row: number, column: number): CellCustom {
    return (this.context.sheet(sheetId).getCellRaw(row, column)?.custom ?? {}) as CellCustom;
  }

  columnWidth(sheetId: string, column: number): number {
    return pixelsToPoints(this.context.sheet(sheetId).getColumnManager().getColumnWidth(column));
  }

  setColumnWidth(sheetId: string, column: number, columns: number, points: number): void {
    checkSize(points, 1342.5, "Kolumnbredden");
    const sheet = this.context.sheet(sheetId);
    this.context.grow(sheetId, 1, Math.min(column + columns, 256));
    const params = { ...this.target(sheet), ranges: [this.columns(sheet, column, columns)], colWidth: pointsToPixels(points) };
    this.run(SetWorksheetColWidthMutation.id, params, SetWorksheetColWidthMutationFactory(params, sheet));
  }

  rowHeight(sheetId: string, row: number): number {
    return pixelsToPoints(this.context.sheet(sheetId).getRowManager().getRowHeight(row));
  }

  setRowHeight(sheetId: string, row: number, rows: number, points: number): void {
    checkSize(points, 409.5, "Radhöjden");
    const sheet = this.context.sheet(sheetId);
    this.context.grow(sheetId, row + rows, 1);
    const ranges = [this.rows(sheet, row, rows)];
    const height = { ...this.target(sheet), ranges, rowHeight: pointsToPixels(points) };
    const auto = { ...this.target(sheet), ranges, autoHeightInfo: BooleanNumber.FALSE };
    this.context.mutate(
      [step(SetWorksheetRowHeightMutation.id, height), step(SetWorksheetRowIsAutoHeightMutation.id, auto)],
      [step(SetWorksheetRowHeightMutation.id, SetWorksheetRowHeightMutationFactory(height, sheet)), step(SetWorksheetRowIsAutoHeightMutation.id, SetWorksheetRowIsAutoHeightMutationFactory(auto, sheet))],
    );
  }

  hideColumns(sheetId: string, column: number, columns: number, hidden: boolean): void {
    const sheet = this.context.sheet(sheetId);
    this.context.grow(sheetId, 1, Math.min(column + columns, 256));
    const changing = spans(column, Math.min(columns, sheet.getColumnCount() - column), (index) => this.isColumnHidden(sheet, index) !== hidden).map(([at, count]) => this.columns(sheet, at, count));
    if (changing.length === 0) return;
    const params = { ...this.target(sheet), ranges: changing };
    const [redo, undo] = hidden ? [SetColHiddenMutation.id, SetColVisibleMutation.id] : [SetColVisibleMutation.id, SetColHiddenMutation.id];
    this.context.mutate([step(redo, params)], [step(undo, params)]);
  }

  hideRows(sheetId: string, row: number, rows: number, hidden: boolean): void {
    const sheet = this.context.sheet(sheetId);
    this.context.grow(sheetId, Math.min(row + rows, 20_000), 1);
    const changing = spans(row, Math.min(rows, sheet.getRowCount() - row), (index) => this.isRowHidden(sheet, index) !== hidden).map(([at, count]) => this.rows(sheet, at, count));
    if (changing.length === 0) return;
    const params = { ...this.target(sheet), ranges: changing };
    const [redo, undo] = hidden ? [SetRowHiddenMutation.id, SetRowVisibleMutation.id] : [SetRowVisibleMutation.id, SetRowHiddenMutation.id];
    this.context.mutate([step(redo, params)], [step(undo, params)]);
  }

  hiddenColumns(sheetId: string): number[] {
    const sheet = this.context.sheet(sheetId);
    return Object.keys(sheet.getConfig().columnData).map(Number).filter((column) => this.isColumnHidden(sheet, column));
  }

  hiddenRows(sheetId: string): number[] {
    const sheet = this.context.sheet(sheetId);
    return Object.keys(sheet.getConfig().rowData).map(Number).filter((row) => this.isRowHidden(sheet, row));
  }

  freeze(sheetId: string, rows: number, columns: number): void {
    const sheet = this.context.sheet(sheetId);
    this.context.grow(sheetId, rows + 1, columns + 1);
    const params = { ...this.target(sheet), startRow: rows > 0 ? rows : -1, startColumn: columns > 0 ? columns : -1, ySplit: rows, xSplit: columns };
    this.run(SetFrozenMutation.id, params, SetFrozenMutationFactory(this.context.injector, params));
  }

  frozen(sheetId: string): { rows: number; columns: number } {
    const { xSplit, ySplit } = this.context.sheet(sheetId).getFreeze();
    return { rows: Math.max(ySplit, 0), columns: Math.max(xSplit, 0) };
  }

  showGridlines(sheetId: string, show: boolean): void {
    const sheet = this.context.sheet(sheetId);
    const params = { ...this.target(sheet), showGridlines: show ? BooleanNumber.TRUE : BooleanNumber.FALSE };
    this.run(ToggleGridlinesMutation.id, params, { ...params, showGridlines: sheet.getConfig().showGridlines });
  }

  gridlines(sheetId: string): boolean {
    return this.context.sheet(sheetId).getConfig().showGridlines !== BooleanNumber.FALSE;
  }

  private isColumnHidden(sheet: Worksheet, column: number): boolean {
    return sheet.getConfig().columnData[column]?.hd === BooleanNumber.TRUE;
  }

  private isRowHidden(sheet: Worksheet, row: number): boolean {
    return sheet.getConfig().rowData[row]?.hd === BooleanNumber.TRUE;
  }

  private styleWhole(sheet: Worksheet, rect: Rect, patch: IStyleData): void {
    const styles = this.context.workbook.getStyles();
    if (rect.rows === MAX_ROWS) {
      this.context.grow(sheet.getSheetId(), 1, Math.min(rect.column + rect.columns, 256));
      const columnData: Record<number, { s: IStyleData }> = {};
      for (let column = rect.column; column < Math.min(rect.column + rect.columns, sheet.getColumnCount()); column++) columnData[column] = { s: mergeStyle(styles.get(sheet.getConfig().columnData[column]?.s), patch) };
      const params = { ...this.target(sheet), columnData };
      this.run(SetColDataMutation.id, params, SetColDataMutationFactory(params, sheet));
    } else {
      this.context.grow(sheet.getSheetId(), rect.row + rect.rows, 1);
      const rowData: Record<number, { s: IStyleData }> = {};
      for (let row = rect.row; row < rect.row + rect.rows; row++) rowData[row] = { s: mergeStyle(styles.get(sheet.getConfig().rowData[row]?.s), patch) };
      const params = { ...this.target(sheet), rowData };
      this.run(SetRowDataMutation.id, params, SetRowDataMutationFactory(params, sheet));
    }
  }

  private run(id: string, redo: object, undo: object): void {
    this.context.mutate([step(id, redo)], [step(id, undo)]);
  }

  private target(sheet: Worksheet): { unitId: string; subUnitId: string } {
    return { unitId: this.context.unitId, subUnitId: sheet.getSheetId() };
  }

  private columns(sheet: Worksheet, column: number, columns: number) {
    return toRange({ row: 0, rows: sheet.getRowCount(), column, columns: Math.min(columns, sheet.getColumnCount() - column) });
  }

  private rows(sheet: Worksheet, row: number, rows: number) {
    return toRange({ row, rows, column: 0, columns: sheet.getColumnCount() });
  }
}

function step(id: string, params: object): IMutationInfo {
  return { id, params };
}

function mergeStyle(before: Nullable<IStyleData>, patch: IStyleData): IStyleData {
  return { ...before, ...patch, ...(patch.bd ? { bd: { ...before?.bd, ...patch.bd } } : {}) };
}

function mergeCustom(before: CellCustom | null | undefined, patch: CellCustom): ICellData["custom"] {
  const merged = Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined));
  return (Object.keys(merged).length > 0 ? merged : null) as ICellData["custom"];
}

/** Runs of consecutive indexes that fulfil the condition, as [start, count]. */
function spans(start: number, count: number, wanted: (index: number) => boolean): [number, number][] {
  const runs: [number, number][] = [];
  for (let index = start; index < start + count; index++) {
    if (!wanted(index)) continue;
    const last = runs[runs.length - 1];
    if (last && last[0] + last[1] === index) last[1]++;
    else runs.push([index, 1]);
  }
  return runs;
}

function checkSize(points: number, limit: number, what: string): void {
  if (!Number.isFinite(points) || points < 0 || points > limit) throw new EngineError("InvalidArgument", `${what} ${points} är inte tillåten. Den ska vara 0–${limit} punkter.`);
}
