import { IFunctionService, SetFormulaCalculationNotificationMutation, SetFormulaCalculationStartMutation, SetTriggerFormulaCalculationStartMutation, FunctionType } from "@univerjs/engine-formula";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import type { ICommandInfo } from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { CalculationGuard } from "./calculation-guard";
import type { EngineContext } from "./context";
import { OwnFunctionBridge, type OwnFunctionHost } from "./own-functions";
import type { EmptyArgumentMode, OwnFunction } from "./types";

/**
 * The members of Univer's trigger (exact version pinned) by which a waiting calculation is started at once instead of after its 100 ms
 * of quiet. They are checked when the engine is made; without them the engine would still be right, but slow.
 */
interface TriggerInternals {
  _waitingCommandQueue: ICommandInfo[];
  _setTimeoutKey: ReturnType<typeof setTimeout>;
  _executingDirtyData: object;
  _generateDirty(commands: ICommandInfo[]): object;
  _mergeDirty(a: object, b: object): object;
}

/** When formulas are computed, by which functions, and how one waits for it. */
export class Calculation implements OwnFunctionHost {
  private readonly trigger: TriggerInternals;
  private readonly guard: CalculationGuard;
  private readonly messages = new Map<string, string>();
  private readonly waiting = new Set<Promise<void>>();
  private readonly names = new Set<string>();
  private running = false;
  private readonly idle: (() => void)[] = [];
  private readonly listeners: { dispose(): void }[] = [];
  private mode: EmptyArgumentMode = "zero";

  constructor(
    private readonly context: EngineContext,
    private readonly calculated: () => void,
  ) {
    this.trigger = context.injector.get(TriggerCalculationController) as unknown as TriggerInternals;
    if (!Array.isArray(this.trigger._waitingCommandQueue) || typeof this.trigger._generateDirty !== "function" || typeof this.trigger._mergeDirty !== "function")
      throw new Error("This version of @univerjs/sheets-formula has another calculation trigger; the engine needs 0.25.1.");
    this.guard = new CalculationGuard(context);
    this.listeners.push(this.guard, context.commands.onCommandExecuted((command, options) => this.follow(command, options?.onlyLocal === true || options?.fromFormula === true)));
  }

  emptyArgumentMode = (): EmptyArgumentMode => this.mode;

  setEmptyArgumentMode(mode: EmptyArgumentMode): void {
    this.mode = mode;
  }

  sheetName = (sheetId: string): string => this.context.workbook.getSheetBySheetId(sheetId)?.getName() ?? "";

  setMessage = (sheetId: string, row: number, column: number, message: string | null): void => {
    const key = `${sheetId}|${row}|${column}`;
    if (message === null) this.messages.delete(key);
    else this.messages.set(key, message);
  };

  waitFor = (work: Promise<void>, sheetId: string, row: number, column: number): void => {
    const done = work.then(() => {
      this.waiting.delete(done);
      this.touch(sheetId, row, column);
    });
    this.waiting.add(done);
  };

  message(sheetId: string, row: number, column: number): string | null {
    return this.messages.get(`${sheetId}|${row}|${column}`) ?? null;
  }

  /** Adds or replaces functions; what already stands in cells is computed anew. */
  register(functions: readonly OwnFunction[]): void {
    const service = this.context.injector.get(IFunctionService);
    for (const own of functions) {
      const name = own.name.toUpperCase();
      this.names.add(name);
      service.unregisterExecutors(name);
      service.registerExecutors(new OwnFunctionBridge(own, this));
      service.deleteFormulaAstCacheKey(name);
      service.unregisterDescriptions(name);
      const functionParameter = own.parameters.map((parameter) => ({ name: parameter.name, detail: "", example: "", require: parameter.optional ? 0 : 1, repeat: parameter.repeating ? 1 : 0 }) as const);
      service.registerDescriptions({ functionName: name, functionType: FunctionType.User, description: "", abstract: "", functionParameter: [...functionParameter] });
    }
    this.markAll();
  }

  ownNames(): string[] {
    return [...this.names];
  }

  /** Marks every formula to be computed. */
  markAll(): void {
    this.context.asAddin(() => this.context.commands.syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, { forceCalculation: true, dirtyRanges: [], dirtyNameMap: {}, dirtyDefinedNameMap: {}, dirtyUnitFeatureMap: {}, dirtyUnitOtherFormulaMap: {}, clearDependencyTreeCache: {} }, { onlyLocal: true }));
  }

  /** Resolves when nothing is waiting, running or promised; at once when nothing was. */
  async settle(): Promise<void> {
    while (this.running || this.trigger._waitingCommandQueue.length > 0 || this.waiting.size > 0) {
      if (this.running) await new Promise<void>((resolve) => this.idle.push(resolve));
      else if (this.trigger._waitingCommandQueue.length > 0) this.start();
      else await Promise.race(this.waiting);
    }
    const failure = this.context.lateFailure;
    this.context.lateFailure = null;
    if (failure) throw failure;
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private start(): void {
    const { trigger } = this;
    clearTimeout(trigger._setTimeoutKey);
    trigger._executingDirtyData = trigger._mergeDirty(trigger._executingDirtyData, trigger._generateDirty(trigger._waitingCommandQueue));
    trigger._waitingCommandQueue = [];
    this.context.commands.syncExecuteCommand(SetFormulaCalculationStartMutation.id, { ...trigger._executingDirtyData }, { onlyLocal: true });
  }

  private follow(command: ICommandInfo, computed: boolean): void {
    if (command.id === SetFormulaCalculationStartMutation.id) {
      this.running = true;
      this.guard.start();
    }
    // One calculation at a time: what comes meanwhile waits in the trigger's queue, since Univer's own restart loses results.
    if (this.running) clearTimeout(this.trigger._setTimeoutKey);
    this.guard.note(command, computed);
    const params = command.params as { functionsExecutedState?: number } | undefined;
    const ended = command.id === SetFormulaCalculationNotificationMutation.id && params?.functionsExecutedState !== undefined;
    // The trigger's own listener has to see the end first.
    if (ended) queueMicrotask(() => this.finish());
  }

  private finish(): void {
    if (!this.running) return;
    this.running = false;
    if (this.guard.finish()) this.markAll();
    this.calculated();
    if (this.trigger._waitingCommandQueue.length > 0) this.start();
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /** Has the formula of one cell computed anew. */
  touch(sheetId: string, row: number, column: number): void {
    const cell = this.context.workbook.getSheetBySheetId(sheetId)?.getCellRaw(row, column);
    if (!cell?.f) return;
    const params = { unitId: this.context.unitId, subUnitId: sheetId, cellValue: { [row]: { [column]: { f: cell.f } } } };
    this.context.asAddin(() => this.context.commands.syncExecuteCommand(SetRangeValuesMutation.id, params));
  }
}

