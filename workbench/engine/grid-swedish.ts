import { CellValueType, InterceptorEffectEnum, type ICellData, type Nullable } from "@univerjs/core";
import { AFTER_CELL_EDIT, BEFORE_CELL_EDIT, INTERCEPTOR_POINT, InterceptCellContentPriority, SheetInterceptorService } from "@univerjs/sheets";
import type { EngineContext } from "./context";
import { swedishText } from "./number-text";

/** A number as it is typed in Sweden: spaces between thousands, decimal comma, any minus sign, perhaps a percent sign. */
const TYPED = /^([-−–]?)\s?(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?\s?(%?)$/;

/** The number that a Swedish text stands for; null when it is none. "−1 234,5" → −1234.5, "95,7 %" → 0.957. */
export function parseSwedishNumber(text: string): number | null {
  const match = TYPED.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "", decimals = "", percent = ""] = match;
  const digits = `${sign ? "-" : ""}${whole.replace(/\D/g, "")}.${decimals || "0"}`;
  return Number(percent ? `${digits}e-2` : digits);
}

/** Makes the grid show and take numbers the Swedish way; the stored values and formats stay as they are. */
export function speakSwedish(context: EngineContext): void {
  const interceptors = context.injector.get(SheetInterceptorService);
  interceptors.intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    effect: InterceptorEffectEnum.Value,
    priority: InterceptCellContentPriority.NUMFMT - 1,
    handler: (cell, location, next) => {
      const shown = next(cell);
      const raw = location.rawData?.v ?? shown?.v;
      if (!shown || typeof raw !== "number" || shown.t !== CellValueType.NUMBER) return shown;
      const pattern = location.worksheet.getComposedCellStyleByCellData(location.row, location.col, location.rawData).n?.pattern ?? "General";
      return { ...shown, v: swedishText(raw, pattern), t: CellValueType.NUMBER };
    },
  });
  interceptors.writeCellInterceptor.intercept(BEFORE_CELL_EDIT, {
    priority: -1,
    handler: (cell, location, next) => {
      const edited = next(cell);
      const raw = location.worksheet.getCellRaw(location.row, location.col);
      return edited && raw && !raw.f && typeof raw.v === "number" && raw.t === CellValueType.NUMBER ? { ...edited, v: String(edited.v).replace(".", ","), p: undefined } : edited;
    },
  });
  interceptors.writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: 1000,
    handler: (cell, location, next) => {
      const pattern = location.worksheet.getComposedCellStyleByCellData(location.row, location.col, location.worksheet.getCellRaw(location.row, location.col)).n?.pattern;
      return pattern === "@" ? asTyped(cell) : next(asNumber(cell));
    },
  });
}

function typedText(cell: ICellData): string | null {
  const text = cell.p?.body?.dataStream.replace(/\r\n$/, "") ?? cell.v;
  return typeof text === "string" ? text : null;
}

/** In a cell formatted as text, what is typed stays text: "90 %" is no number. */
function asTyped(cell: Nullable<ICellData>): Nullable<ICellData> {
  const text = cell ? (typedText(cell) ?? (cell.v === null || cell.v === undefined ? null : String(cell.v))) : null;
  return !cell || cell.f || text === null || text === "" ? cell : { ...cell, p: undefined, v: text, t: CellValueType.STRING };
}

function asNumber(cell: Nullable<ICellData>): Nullable<ICellData> {
  if (!cell || cell.f || cell.t === CellValueType.FORCE_STRING) return cell;
  const text = typedText(cell);
  const value = text === null ? null : parseSwedishNumber(text);
  return value === null ? cell : { ...cell, p: undefined, v: value, t: CellValueType.NUMBER };
}
