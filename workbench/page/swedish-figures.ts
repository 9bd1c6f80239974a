/** Figures in the grid by Swedish rules, shown and typed: decimal comma, spaces in thousands, semicolons between a function's arguments. */
import { CellValueType, InterceptorEffectEnum, type ICellData, type Nullable, type Univer } from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, INTERCEPTOR_POINT, InterceptCellContentPriority, SheetInterceptorService, type ISheetLocation } from "@univerjs/sheets";
import { SheetsNumfmtCellContentController } from "@univerjs/sheets-numfmt";
import { swedishText } from "../engine/number-text";
import { invariantFormula, invariantNumber, swedishNumber } from "./swedish-text";

/** Before the number formats' own reading of what was typed. */
const FIRST = 100;

function typed(cell: ICellData): string | null {
  if (cell.p?.body !== undefined) return cell.p.body.dataStream.replace(/\r\n$/u, "");
  return typeof cell.v === "string" ? cell.v : null;
}

function asInvariant(cell: Nullable<ICellData>): Nullable<ICellData> {
  if (cell === null || cell === undefined || cell.t === CellValueType.FORCE_STRING) return cell;
  if (typeof cell.f === "string" && cell.f !== "") return { ...cell, f: invariantFormula(cell.f) };
  const number = invariantNumber(typed(cell) ?? "");
  return number === null ? cell : { ...cell, p: undefined, v: number };
}

/** The cell as its editor shows it: a number in full, with decimal comma. */
function asSwedish(cell: Nullable<ICellData>, place: ISheetLocation): Nullable<ICellData> {
  const raw = place.worksheet.getCellRaw(place.row, place.col);
  if (!cell || !isPlainNumber(raw) || isFormula(raw)) return cell;
  return { ...cell, v: swedishNumber(String(isGeneral(place) ? raw.v : (cell.v ?? ""))) };
}

function isPlainNumber(cell: Nullable<ICellData>): cell is ICellData & { v: number } {
  return typeof cell?.v === "number" && cell.t !== CellValueType.BOOLEAN && cell.t !== CellValueType.FORCE_STRING && cell.t !== CellValueType.STRING;
}

function isFormula(cell: ICellData): boolean {
  return typeof cell.f === "string" && cell.f !== "";
}

/** Whether the cell has no number format of its own; by its stored style, for the shown one would ask here again. */
function isGeneral(place: ISheetLocation): boolean {
  const pattern = place.workbook.getStyles().getStyleByCell(place.worksheet.getCellRaw(place.row, place.col))?.n?.pattern;
  return pattern === undefined || pattern === "General";
}

/** Sets the rules for a grid: how figures are read, and how those without a number format are shown (the others follow the formats' own locale). */
export function useSwedishFigures(univer: Univer): void {
  const injector = univer.__getInjector();
  injector.get(SheetsNumfmtCellContentController).setNumfmtLocal("sv");
  const interceptors = injector.get(SheetInterceptorService);
  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, { priority: FIRST, handler: (cell, _place, next) => next(asInvariant(cell)) });
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, { priority: FIRST, handler: (cell, place, next) => asSwedish(next(cell), place) });
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: InterceptCellContentPriority.NUMFMT + 1,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, place, next) => {
      if (!isPlainNumber(cell) || Number.isInteger(cell.v) || !isGeneral(place)) return next(cell);
      return next({ ...cell, v: swedishText(cell.v, "General"), t: CellValueType.NUMBER });
    },
  });
}
