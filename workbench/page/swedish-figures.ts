/** What the grid needs beside the engine's own Swedish figures: semicolons in typed formulas, and every decimal in the editor. */
import { CellValueType, type ICellData, type Nullable, type Univer } from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService, type ISheetLocation } from "@univerjs/sheets";
import { invariantFormula, swedishNumber } from "./swedish-text";

/** Around the engine's own reading of what is typed and the number formats' own editing. */
const FIRST = 2000;

function asInvariant(cell: Nullable<ICellData>): Nullable<ICellData> {
  return cell?.f && cell.t !== CellValueType.FORCE_STRING ? { ...cell, f: invariantFormula(cell.f) } : cell;
}

/** A number without number format is shown rounded in its cell; its editor must hold all of it, or the rounding would be typed in. */
function inFull(cell: Nullable<ICellData>, place: ISheetLocation): Nullable<ICellData> {
  const raw = place.worksheet.getCellRaw(place.row, place.col);
  if (!cell || !raw || raw.f || typeof raw.v !== "number" || raw.t !== CellValueType.NUMBER) return cell;
  const pattern = place.workbook.getStyles().getStyleByCell(raw)?.n?.pattern ?? "General";
  return pattern === "General" ? { ...cell, v: swedishNumber(String(raw.v)), p: undefined } : cell;
}

/** Sets the rules for a grid. */
export function takeSwedishFormulas(univer: Univer): void {
  const { writeCellInterceptor } = univer.__getInjector().get(SheetInterceptorService);
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, { priority: FIRST, handler: (cell, _place, next) => next(asInvariant(cell)) });
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, { priority: FIRST, handler: (cell, place, next) => inFull(next(cell), place) });
}
