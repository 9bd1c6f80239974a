/** The selected cell's error in words, as Excel's error card gives them. */
import { cellAddress } from "../engine/address";
import { ErrorValue, type WorkbookEngine } from "../engine/types";
import { hideStrip, showStrip } from "./strip";
import { strings } from "./strings.sv";

/** Follows selection and calculation; returns the way to stop. */
export function followErrors(engine: WorkbookEngine): () => void {
  let stopped = false;
  const show = async (): Promise<void> => {
    await engine.settle();
    if (stopped) return;
    const { sheet, rect } = engine.selection();
    const cell = { row: rect.row, column: rect.column, rows: 1, columns: 1 };
    const value = engine.values(sheet, cell)[0]?.[0];
    const message = value instanceof ErrorValue ? engine.errorMessage(sheet, rect.row, rect.column) : null;
    if (value instanceof ErrorValue && message !== null) showStrip("cell", message, strings.cellError(cellAddress(rect.row, rect.column), value.code));
    else hideStrip("cell");
  };
  const stop = engine.onChange((event) => {
    if (event.kind === "selection" || event.kind === "activated" || event.kind === "calculated") void show();
  });
  return () => {
    stopped = true;
    stop();
  };
}
