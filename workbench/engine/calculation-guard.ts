import type { ICellData, ICommandInfo } from "@univerjs/core";
import { IFormulaRuntimeService, SetFormulaCalculationResultMutation, type ISetFormulaCalculationResultMutation } from "@univerjs/engine-formula";
import { InsertColMutation, InsertRowMutation, MoveColsMutation, MoveRangeMutation, MoveRowsMutation, RemoveColMutation, RemoveRowMutation, RemoveSheetMutation, SetRangeValuesMutation } from "@univerjs/sheets";
import type { CellMatrix, EngineContext } from "./context";
import { parseFor } from "./parsed-formulas";

/** Set as formula of a computed empty text while the calculation runs: Univer would otherwise hand it on as an empty cell. */
const EMPTY_TEXT = "=";
const MOVES: ReadonlySet<string> = new Set([InsertRowMutation, RemoveRowMutation, InsertColMutation, RemoveColMutation, MoveRangeMutation, MoveRowsMutation, MoveColsMutation, RemoveSheetMutation].map((mutation) => mutation.id));

/**
 * Keeps the results of a calculation true:
 * - a formula's empty text ("") reaches the formulas that read it as a text and not as an empty cell, as in Excel;
 * - a cell that was written while the calculation ran keeps what was written; when cells were moved meanwhile, no result is put in the
 *   wrong place, and `finish` tells that everything must be computed again.
 */
export class CalculationGuard {
  private changed = new Set<string>();
  private moved = false;
  private running = false;
  private readonly subscription: { dispose(): void };

  constructor(private readonly context: EngineContext) {
    const runtime = context.injector.get(IFormulaRuntimeService);
    const setRuntimeData = runtime.setRuntimeData.bind(runtime);
    runtime.setRuntimeData = (variant) => {
      setRuntimeData(variant);
      const cell = runtime.getUnitData()[runtime.currentUnitId]?.[runtime.currentSubUnitId]?.getValue(runtime.currentRow, runtime.currentColumn);
      if (cell && cell.v === "") cell.f = EMPTY_TEXT;
    };
    this.subscription = context.commands.beforeCommandExecuted((command) => {
      if (command.id === SetFormulaCalculationResultMutation.id) this.sift(command.params as ISetFormulaCalculationResultMutation);
    });
  }

  start(): void {
    parseFor(this.context.unitId);
    this.running = true;
    this.changed = new Set();
    this.moved = false;
  }

  /** Ends the run; true when everything must be computed again. */
  finish(): boolean {
    this.running = false;
    return this.moved;
  }

  /** Notes what a command changes while a calculation runs. */
  note(command: ICommandInfo, computed: boolean): void {
    if (!this.running || computed) return;
    if (MOVES.has(command.id)) this.moved = true;
    if (command.id !== SetRangeValuesMutation.id) return;
    const { subUnitId, cellValue } = command.params as { subUnitId: string; cellValue?: CellMatrix };
    for (const [row, line] of Object.entries(cellValue ?? {})) for (const column of Object.keys(line)) this.changed.add(`${subUnitId}|${row}|${column}`);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private sift(result: ISetFormulaCalculationResultMutation): void {
    const sheets = result.unitData[this.context.unitId];
    if (!sheets) return;
    for (const [sheetId, rows] of Object.entries(sheets)) {
      if (!rows) continue;
      if (this.moved) sheets[sheetId] = {};
      else
        for (const [row, line] of Object.entries(rows))
          for (const [column, cell] of Object.entries(line ?? {})) {
            if ((cell as ICellData | null | undefined)?.f === EMPTY_TEXT) delete (cell as ICellData).f;
            if (this.changed.has(`${sheetId}|${row}|${column}`)) delete rows[Number(row)]?.[Number(column)];
          }
    }
  }
}
