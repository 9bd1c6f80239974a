import { ICommandService, IUndoRedoService, IUniverInstanceService, type ICellData, type ICommand, type IMutationInfo, type Injector, type IRange, type Univer, type Workbook, type Worksheet, sequenceExecute } from "@univerjs/core";
import { SetRangeValuesMutation, SetRangeValuesUndoMutationFactory, SetStyleCommand, SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import { EngineError } from "./errors";
import type { Rect } from "./types";

export type CellMatrix = Record<number, Record<number, ICellData | null>>;

/** What every part of the engine works on: one workbook in one Univer instance, and the two ways to change it. */
export class EngineContext {
  readonly injector: Injector;
  readonly commands: ICommandService;
  readonly undoRedo: IUndoRedoService;
  readonly unitId: string;
  private addinDepth = 0;

  constructor(
    readonly univer: Univer,
    readonly workbook: Workbook,
  ) {
    this.injector = univer.__getInjector();
    this.commands = this.injector.get(ICommandService);
    this.undoRedo = this.injector.get(IUndoRedoService);
    this.unitId = workbook.getUnitId();
    this.injector.get(IUniverInstanceService).focusUnit(this.unitId);
  }

  /** True while a change is being made through the engine and not in the grid. */
  get fromAddin(): boolean {
    return this.addinDepth > 0;
  }

  /** Runs a change as the add-in's. */
  asAddin<T>(change: () => T): T {
    this.addinDepth++;
    try {
      return change();
    } finally {
      this.addinDepth--;
    }
  }

  /** The sheet; throws ItemNotFound. */
  sheet(id: string): Worksheet {
    const sheet = this.workbook.getSheetBySheetId(id);
    if (!sheet) throw new EngineError("ItemNotFound", `Bladet med id ”${id}” finns inte.`);
    return sheet;
  }

  /** Runs mutations as one undo step. */
  mutate(redos: IMutationInfo[], undos: IMutationInfo[]): void {
    this.asAddin(() => {
      const done = sequenceExecute(redos, this.commands);
      if (!done.result) throw new EngineError("InvalidOperation", `Ändringen gick inte att göra (${redos[done.index]?.id ?? "okänd"}).`);
    });
    this.undoRedo.pushUndoRedo({ unitID: this.unitId, undoMutations: undos, redoMutations: redos });
  }

  /** Runs one of Univer's own commands, which pushes its own undo step. */
  command(id: string, params: object): void {
    const done = this.asAddin(() => this.commands.syncExecuteCommand<object, unknown>(id, params));
    if (done === false) throw new EngineError("InvalidOperation", `Ändringen gick inte att göra (${id}).`);
  }

  /**
   * Runs one of Univer's commands that may be declared async but has no await inside: when this returns it has run, though the command
   * service would refuse to call it synchronously. The failure of an async one shows when `settle` is called.
   */
  asyncCommand(command: ICommand, params: object): void {
    const done = this.asAddin(() => this.injector.invoke(command.handler, params));
    if (done === false) throw new EngineError("InvalidOperation", `Ändringen gick inte att göra (${command.id}).`);
    if (done instanceof Promise) done.catch((error: unknown) => this.reportLate(command.id, error));
  }

  /** One mutation for any number of cells, undoable; the sheet grows as needed. */
  setCells(sheetId: string, cells: CellMatrix): void {
    const rows = Object.keys(cells).map(Number);
    if (rows.length === 0) return;
    const columns = rows.flatMap((row) => Object.keys(cells[row] ?? {}).map(Number));
    this.grow(sheetId, rows.reduce((a, b) => Math.max(a, b), 0) + 1, columns.reduce((a, b) => Math.max(a, b), 0) + 1);
    const params = { unitId: this.unitId, subUnitId: sheetId, cellValue: cells };
    if (looksOnly(cells)) markAsLooks(params);
    const undo = SetRangeValuesUndoMutationFactory(this.injector, params);
    this.mutate([{ id: SetRangeValuesMutation.id, params }], [{ id: SetRangeValuesMutation.id, params: undo }]);
  }

  /** Makes the sheet at least so large; growing is not an undo step. */
  grow(sheetId: string, rows: number, columns: number): void {
    const sheet = this.sheet(sheetId);
    const target = { unitId: this.unitId, subUnitId: sheetId };
    this.asAddin(() => {
      if (rows > sheet.getRowCount()) this.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, { ...target, rowCount: Math.max(rows + 100, sheet.getRowCount()) });
      if (columns > sheet.getColumnCount()) this.commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, { ...target, columnCount: columns + 5 });
    });
  }

  private reportLate(id: string, error: unknown): void {
    this.lateFailure = new EngineError("InvalidOperation", `${id}: ${error instanceof Error ? error.message : String(error)}`);
  }

  /** The failure of a command that could only be known afterwards; `settle` throws it. */
  lateFailure: EngineError | null = null;
}

/** Whether cells are given looks and no content: Univer must be told, or it takes the formulas that stand there away. */
function looksOnly(cells: CellMatrix): boolean {
  return Object.values(cells).every((row) => Object.values(row).every((cell) => cell !== null && Object.keys(cell).every((key) => key === "s" || key === "custom")));
}

/**
 * Names the style command as what the mutation comes from. Univer itself writes there the command that happens to be running (a scroll
 * of the grid, an undo), and would then take the change for one of content: therefore it cannot be overwritten.
 */
function markAsLooks(params: object): void {
  const ignore = (): void => undefined;
  Object.defineProperty(params, "trigger", { enumerable: true, get: () => SetStyleCommand.id, set: ignore });
}

/** The rectangle as Univer writes it. */
export function toRange(rect: Rect): IRange {
  return { startRow: rect.row, startColumn: rect.column, endRow: rect.row + rect.rows - 1, endColumn: rect.column + rect.columns - 1 };
}

/** Univer's range as a rectangle. */
export function toRect(range: IRange): Rect {
  return { row: range.startRow, column: range.startColumn, rows: range.endRow - range.startRow + 1, columns: range.endColumn - range.startColumn + 1 };
}
