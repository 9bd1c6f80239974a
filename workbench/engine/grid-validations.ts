import { DataValidationErrorStyle, DataValidationType, type IDataValidationRule } from "@univerjs/core";
import { InsertColMutation, InsertRowMutation, MoveRangeMutation, RemoveColMutation, RemoveRowMutation, SetRangeValuesMutation } from "@univerjs/sheets";
import { Areas } from "./areas";
import { toRange, type CellMatrix } from "./context";
import type { UniverEngine } from "./engine";
import type { CellCustom } from "./styles";
import type { DataValidation } from "./types";

/** Mutations of the validation package, which is there through the grid's plugins only. */
const ADD_RULE = "data-validation.mutation.addRule";
const REMOVE_RULE = "data-validation.mutation.removeRule";
const MOVES: ReadonlySet<string> = new Set([InsertRowMutation, RemoveRowMutation, InsertColMutation, RemoveColMutation, MoveRangeMutation].map((mutation) => mutation.id));

/** Shows the engine's lists as drop-downs in the grid, now and whenever they change; they are not the grid's to change. */
export function mirrorValidations(engine: UniverEngine): void {
  const { commands, unitId, workbook } = engine.context;
  const shown = new Map<string, string[]>();
  const waiting = new Set<string>();
  let made = 0;
  const refresh = (subUnitId: string): void => {
    const sheet = workbook.getSheetBySheetId(subUnitId);
    const old = shown.get(subUnitId) ?? [];
    shown.delete(subUnitId);
    if (!sheet) return;
    if (old.length > 0) commands.syncExecuteCommand(REMOVE_RULE, { unitId, subUnitId, ruleId: old }, { onlyLocal: true });
    const areas = new Areas<DataValidation>();
    sheet.getCellMatrix().forValue((row, column, cell) => {
      const rule = (cell?.custom as CellCustom | undefined)?.validation as DataValidation | undefined;
      if (rule) areas.add(row, column, rule);
    });
    const rules = areas.all().map(([rect, rule]): IDataValidationRule => ({ uid: `list-${++made}`, type: DataValidationType.LIST, formula1: rule.source ?? "", ranges: [toRange(rect)], allowBlank: true, errorStyle: DataValidationErrorStyle.STOP, showErrorMessage: true, error: rule.errorMessage ?? "" }));
    if (rules.length === 0) return;
    shown.set(subUnitId, rules.map((rule) => rule.uid));
    commands.syncExecuteCommand(ADD_RULE, { unitId, subUnitId, rule: rules, source: "command" }, { onlyLocal: true });
  };
  const later = (subUnitId: string): void => {
    if (waiting.size === 0) queueMicrotask(() => {
      const sheets = [...waiting];
      waiting.clear();
      for (const sheet of sheets) refresh(sheet);
    });
    waiting.add(subUnitId);
  };
  commands.onCommandExecuted((command) => {
    const params = command.params as { subUnitId?: string; cellValue?: CellMatrix } | undefined;
    if (!params?.subUnitId) return;
    const custom = command.id === SetRangeValuesMutation.id && Object.values(params.cellValue ?? {}).some((line) => Object.values(line).some((cell) => cell === null || "custom" in cell));
    if (custom || (MOVES.has(command.id) && shown.has(params.subUnitId))) later(params.subUnitId);
  });
  for (const { id } of engine.sheets()) refresh(id);
}
