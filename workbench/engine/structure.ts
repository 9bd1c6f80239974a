import { Direction, type ICellData, type ICommand, type IMutationInfo, type IRange, type Worksheet } from "@univerjs/core";
import { AddWorksheetMergeMutation, copyRangeStyles, DeleteRangeMoveLeftCommand, DeleteRangeMoveUpCommand, InsertColByRangeCommand, InsertRangeMoveDownCommand, InsertRangeMoveRightCommand, InsertRowByRangeCommand, RemoveColByRangeCommand, RemoveRowByRangeCommand, RemoveWorksheetMergeMutation, SheetsSelectionsService } from "@univerjs/sheets";
import { checkRect, contains, MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Cells } from "./cells";
import { toRange, toRect, type CellMatrix, type EngineContext } from "./context";
import { EngineError } from "./errors";
import { shiftFormula } from "./formula-tokens";
import type { Sheets } from "./sheets";
import type { CellCustom } from "./styles";
import type { Rect } from "./types";

const CONTENTS: ICellData = { v: null, t: null, f: null, si: null, p: null };

/** Inserting, removing, copying, merging and clearing cells; formulas and names follow by Univer's own commands. */
export class Structure {
  constructor(
    private readonly context: EngineContext,
    private readonly sheets: Sheets,
    private readonly cells: Cells,
    private readonly partly: (command: string, sheetId: string, rect: Rect) => void,
  ) {}

  insert(sheetId: string, rect: Rect, shift: "Down" | "Right"): void {
    checkRect(rect);
    const sheet = this.context.sheet(sheetId);
    const target = { unitId: this.context.unitId, subUnitId: sheetId };
    if (shift !== "Down" && shift !== "Right") throw new EngineError("InvalidArgument", `Celler kan skjutas nedåt eller åt höger, inte ”${String(shift)}”.`);
    if (isWholeRows(sheet, rect) && (shift === "Down" || rect.columns === MAX_COLUMNS)) {
      this.context.grow(sheetId, rect.row + 1, 1);
      const range = { ...toRange(rect), startColumn: 0, endColumn: sheet.getColumnCount() - 1 };
      const cellValue = rect.row > 0 ? copyRangeStyles(sheet, range.startRow, range.endRow, 0, range.endColumn, true, rect.row - 1) : undefined;
      this.onSheet(sheetId, InsertRowByRangeCommand, { ...target, range, direction: rect.row > 0 ? Direction.DOWN : Direction.UP, cellValue });
    } else if (isWholeColumns(sheet, rect) && (shift === "Right" || rect.rows === MAX_ROWS)) {
      this.context.grow(sheetId, 1, rect.column + 1);
      const range = { ...toRange(rect), startRow: 0, endRow: sheet.getRowCount() - 1 };
      const cellValue = rect.column > 0 ? copyRangeStyles(sheet, 0, range.endRow, range.startColumn, range.endColumn, false, rect.column - 1) : undefined;
      this.onSheet(sheetId, InsertColByRangeCommand, { ...target, range, direction: rect.column > 0 ? Direction.RIGHT : Direction.LEFT, cellValue });
    } else {
      const used = this.cells.usedRect(sheetId, false);
      const lastRow = used ? used.row + used.rows : 0;
      const lastColumn = used ? used.column + used.columns : 0;
      this.context.grow(sheetId, Math.max(lastRow, rect.row) + rect.rows, Math.max(lastColumn, rect.column) + rect.columns);
      this.partOfSheet(sheetId, shift === "Down" ? InsertRangeMoveDownCommand : InsertRangeMoveRightCommand, this.clip(sheet, rect));
    }
  }

  remove(sheetId: string, rect: Rect, shift: "Up" | "Left"): void {
    checkRect(rect);
    const sheet = this.context.sheet(sheetId);
    const target = { unitId: this.context.unitId, subUnitId: sheetId };
    if (shift !== "Up" && shift !== "Left") throw new EngineError("InvalidArgument", `Celler kan skjutas uppåt eller åt vänster, inte ”${String(shift)}”.`);
    if (isWholeRows(sheet, rect) && (shift === "Up" || rect.columns === MAX_COLUMNS)) {
      this.context.grow(sheetId, rect.row + rect.rows + 1, 1);
      this.onSheet(sheetId, RemoveRowByRangeCommand, { ...target, range: { ...toRange(rect), startColumn: 0, endColumn: sheet.getColumnCount() - 1 } });
    } else if (isWholeColumns(sheet, rect) && (shift === "Left" || rect.rows === MAX_ROWS)) {
      this.context.grow(sheetId, 1, rect.column + rect.columns + 1);
      this.onSheet(sheetId, RemoveColByRangeCommand, { ...target, range: { ...toRange(rect), startRow: 0, endRow: sheet.getRowCount() - 1 } });
    } else {
      this.context.grow(sheetId, Math.min(rect.row + rect.rows + 1, MAX_ROWS), Math.min(rect.column + rect.columns + 1, MAX_COLUMNS));
      this.partOfSheet(sheetId, shift === "Up" ? DeleteRangeMoveUpCommand : DeleteRangeMoveLeftCommand, this.clip(sheet, rect));
    }
  }

  copy(fromSheet: string, from: Rect, toSheet: string, to: Rect): void {
    checkRect(from);
    checkRect(to);
    const source = this.context.sheet(fromSheet);
    this.context.sheet(toSheet);
    const rows = to.rows > from.rows && to.rows % from.rows === 0 ? to.rows : from.rows;
    const columns = to.columns > from.columns && to.columns % from.columns === 0 ? to.columns : from.columns;
    checkRect({ ...to, rows, columns });
    const styles = this.context.workbook.getStyles();
    const matrix: CellMatrix = {};
    for (let r = 0; r < rows; r++) {
      const line: Record<number, ICellData | null> = (matrix[to.row + r] = {});
      for (let c = 0; c < columns; c++) {
        const row = from.row + (r % from.rows);
        const column = from.column + (c % from.columns);
        const cell = source.getCellRaw(row, column);
        const formula = this.cells.formula(source, row, column);
        const content = formula ? { ...CONTENTS, f: shiftFormula(formula, to.row + r - row, to.column + c - column) } : { ...CONTENTS, v: cell?.v ?? null, t: cell?.t ?? null, p: cell?.p ?? null };
        line[to.column + c] = { ...content, s: styles.getStyleByCell(cell) ?? null, custom: (cell?.custom ?? null) as ICellData["custom"] };
      }
    }
    this.context.setCells(toSheet, matrix);
  }

  clear(sheetId: string, rect: Rect, what: "All" | "Contents" | "Formats"): void {
    checkRect(rect);
    if (!["All", "Contents", "Formats"].includes(what)) throw new EngineError("InvalidArgument", `”${String(what)}” går inte att rensa.`);
    const sheet = this.context.sheet(sheetId);
    const matrix: CellMatrix = {};
    forExisting(sheet, rect, (row, column, cell) => {
      const custom = cell.custom as CellCustom | undefined;
      const kept = what === "Formats" && custom ? { validation: custom.validation, hyperlink: custom.hyperlink } : null;
      const formats = { s: null, custom: (kept?.validation ?? kept?.hyperlink) === undefined ? null : kept } as ICellData;
      (matrix[row] ??= {})[column] = what === "Contents" ? { ...CONTENTS } : what === "Formats" ? formats : { ...CONTENTS, ...formats };
    });
    this.context.setCells(sheetId, matrix);
    if (what !== "Contents") this.unmerge(sheetId, rect);
  }

  merge(sheetId: string, rect: Rect): void {
    checkRect(rect);
    const sheet = this.context.sheet(sheetId);
    if (rect.rows === 1 && rect.columns === 1) return;
    this.unmerge(sheetId, rect);
    const hidden: CellMatrix = {};
    forExisting(sheet, rect, (row, column) => {
      if (row !== rect.row || column !== rect.column) (hidden[row] ??= {})[column] = { ...CONTENTS };
    });
    this.context.setCells(sheetId, hidden);
    this.context.grow(sheetId, rect.row + rect.rows, rect.column + rect.columns);
    this.changeMerges(sheetId, [toRange(rect)], "add");
  }

  unmerge(sheetId: string, rect: Rect): void {
    const touching = this.merges(sheetId).filter((merged) => merged.row < rect.row + rect.rows && rect.row < merged.row + merged.rows && merged.column < rect.column + rect.columns && rect.column < merged.column + merged.columns);
    if (touching.length > 0) this.changeMerges(sheetId, touching.map(toRange), "remove");
  }

  merges(sheetId: string): Rect[] {
    return this.context.sheet(sheetId).getMergeData().map(toRect);
  }

  private changeMerges(sheetId: string, ranges: IRange[], how: "add" | "remove"): void {
    const params = { unitId: this.context.unitId, subUnitId: sheetId, ranges };
    const add: IMutationInfo = { id: AddWorksheetMergeMutation.id, params };
    const remove: IMutationInfo = { id: RemoveWorksheetMergeMutation.id, params };
    this.context.mutate([how === "add" ? add : remove], [how === "add" ? remove : add]);
  }

  private partOfSheet(sheetId: string, command: ICommand, range: IRange): void {
    this.onSheet(sheetId, command, { range });
    this.partly(command.id, sheetId, toRect(range));
  }

  /** Univer looks for the formulas to adjust from the active sheet, whatever it is told: the sheet is made active for the moment. */
  private onSheet(sheetId: string, command: ICommand, params: object): void {
    const before = this.sheets.active().id;
    const selections = this.context.injector.get(SheetsSelectionsService);
    const selected = selections.getWorkbookSelections(this.context.unitId).getSelectionsOfWorksheet(sheetId);
    this.sheets.switchTo(sheetId);
    try {
      this.context.asyncCommand(command, params);
    } finally {
      // Univer selects what it inserted; in Excel the selection stays.
      if (selected.length > 0) selections.setSelections(this.context.unitId, sheetId, selected);
      this.sheets.switchTo(before);
    }
  }

  private clip(sheet: Worksheet, rect: Rect): IRange {
    const range = toRange(rect);
    return { ...range, endRow: Math.min(range.endRow, sheet.getRowCount() - 1), endColumn: Math.min(range.endColumn, sheet.getColumnCount() - 1) };
  }
}

function isWholeRows(sheet: Worksheet, rect: Rect): boolean {
  return rect.column === 0 && rect.columns >= sheet.getColumnCount();
}

function isWholeColumns(sheet: Worksheet, rect: Rect): boolean {
  return rect.row === 0 && rect.rows >= sheet.getRowCount();
}

/** Calls for every stored cell inside the rectangle. */
export function forExisting(sheet: Worksheet, rect: Rect, visit: (row: number, column: number, cell: ICellData) => void): void {
  sheet.getCellMatrix().forValue((row, column, cell) => {
    if (cell && contains(rect, row, column)) visit(row, column, cell);
  });
}

