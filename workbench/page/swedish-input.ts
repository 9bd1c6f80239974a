/** Typing in the grid by Swedish rules: decimal comma, spaces in thousands, semicolons between a function's arguments. */
import { CellValueType, type ICellData, type Nullable, type Univer } from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
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

function asSwedish(cell: Nullable<ICellData>): Nullable<ICellData> {
  if (cell === null || cell === undefined || (typeof cell.f === "string" && cell.f !== "") || cell.t !== CellValueType.NUMBER) return cell;
  return { ...cell, v: swedishNumber(String(cell.v ?? "")) };
}

/** Sets the rules for a grid. */
export function readInputAsSwedish(univer: Univer): void {
  const { writeCellInterceptor } = univer.__getInjector().get(SheetInterceptorService);
  writeCellInterceptor.intercept(AFTER_CELL_EDIT, { priority: FIRST, handler: (cell, _place, next) => next(asInvariant(cell)) });
  writeCellInterceptor.intercept(BEFORE_CELL_EDIT, { priority: FIRST, handler: (cell, _place, next) => asSwedish(next(cell)) });
}
