import type { ICommandInfo, IRange } from "@univerjs/core";
import { DeleteRangeMoveLeftCommand, DeleteRangeMoveUpCommand, InsertColMutation, InsertRangeMoveDownCommand, InsertRangeMoveRightCommand, InsertRowMutation, InsertSheetMutation, RemoveColMutation, RemoveRowMutation, RemoveSheetMutation, SetRangeValuesMutation, SetSelectionsOperation, SetWorksheetActiveOperation, SetWorksheetNameMutation } from "@univerjs/sheets";
import { toRect, type CellMatrix, type EngineContext } from "./context";
import type { Shift } from "./extras";
import type { ChangeEvent, Rect } from "./types";

interface Params {
  unitId?: string;
  subUnitId?: string;
  range?: IRange;
  cellValue?: CellMatrix;
  sheet?: { id: string };
  selections?: { range: IRange }[];
}

type Kind = ChangeEvent["kind"];
const SPANS: Readonly<Record<string, readonly [Kind, Shift["axis"], 1 | -1]>> = {
  [InsertRowMutation.id]: ["rowsInserted", "row", 1],
  [RemoveRowMutation.id]: ["rowsDeleted", "row", -1],
  [InsertColMutation.id]: ["columnsInserted", "column", 1],
  [RemoveColMutation.id]: ["columnsDeleted", "column", -1],
};
const PARTIAL: Readonly<Record<string, Kind>> = {
  [InsertRangeMoveDownCommand.id]: "cellsInserted",
  [InsertRangeMoveRightCommand.id]: "cellsInserted",
  [DeleteRangeMoveUpCommand.id]: "cellsDeleted",
  [DeleteRangeMoveLeftCommand.id]: "cellsDeleted",
};

/** Turns what happens in Univer into the engine's change events, with who did it. */
export class Events {
  private readonly listeners = new Set<(event: ChangeEvent) => void>();
  private readonly subscription: { dispose(): void };

  constructor(
    private readonly context: EngineContext,
    private readonly onShift: (sheetId: string, shift: Shift) => void,
  ) {
    this.subscription = context.commands.onCommandExecuted((command, options) => this.translate(command, options?.fromFormula === true || options?.onlyLocal === true));
  }

  add(listener: (event: ChangeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(kind: Kind, sheetId: string, rect?: Rect, source: ChangeEvent["source"] = this.context.fromAddin ? "addin" : "user"): void {
    const event: ChangeEvent = rect ? { kind, sheetId, rect, source } : { kind, sheetId, source };
    for (const listener of [...this.listeners]) listener(event);
  }

  dispose(): void {
    this.subscription.dispose();
    this.listeners.clear();
  }

  /** Cells of part of a sheet were inserted or removed by the command. */
  partly(commandId: string, sheetId: string, rect: Rect): void {
    const kind = PARTIAL[commandId];
    if (kind) this.emit(kind, sheetId, rect);
  }

  private translate(command: ICommandInfo, computed: boolean): void {
    const params = (command.params ?? {}) as Params;
    const sheetId = params.subUnitId ?? "";
    if (params.unitId !== undefined && params.unitId !== this.context.unitId) return;
    const span = SPANS[command.id];
    if (span && params.range) this.span(sheetId, params.range, span);
    else if (command.id === SetRangeValuesMutation.id) {
      const rect = computed ? null : changedContents(params.cellValue);
      if (rect) this.emit("values", sheetId, rect);
    } else if (PARTIAL[command.id] && params.range) this.partly(command.id, this.context.workbook.getActiveSheet().getSheetId(), toRect(params.range));
    else if (command.id === InsertSheetMutation.id) this.emit("sheetAdded", params.sheet?.id ?? sheetId);
    else if (command.id === RemoveSheetMutation.id) this.emit("sheetDeleted", sheetId);
    else if (command.id === SetWorksheetNameMutation.id) this.emit("sheetRenamed", sheetId);
    else if (command.id === SetWorksheetActiveOperation.id) this.emit("activated", sheetId);
    else if (command.id === SetSelectionsOperation.id) {
      const range = params.selections?.[params.selections.length - 1]?.range;
      if (range) this.emit("selection", sheetId, toRect(range));
    }
  }

  private span(sheetId: string, range: IRange, [kind, axis, sign]: readonly [Kind, Shift["axis"], 1 | -1]): void {
    const rect = toRect(range);
    this.onShift(sheetId, axis === "row" ? { axis, at: rect.row, count: sign * rect.rows } : { axis, at: rect.column, count: sign * rect.columns });
    this.emit(kind, sheetId, rect);
  }
}

/** Bounding rectangle of the cells whose content (not only whose looks) was set. */
function changedContents(cells: CellMatrix | undefined): Rect | null {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, line] of Object.entries(cells ?? {}))
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (cell && !("v" in cell || "f" in cell || "p" in cell || "si" in cell)) continue;
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
