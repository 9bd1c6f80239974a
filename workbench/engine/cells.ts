import { CellValueType, type ICellData, type Nullable, type Worksheet } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { isErrorCode } from "./error-codes";
import { tokenizeFormula } from "./formula-tokens";
import { EngineError } from "./errors";
import { toRect, type CellMatrix, type EngineContext } from "./context";
import { ErrorValue, type CellValue, type Rect, type Scalar } from "./types";

const EMPTY: ICellData = { v: null, t: null, f: null, si: null, p: null };

/** Reads and writes cell contents: values and formulas, exactly as Excel's `values` and `formulas` show and take them. */
export class Cells {
  private readonly formulaData: FormulaDataModel;

  constructor(private readonly context: EngineContext) {
    this.formulaData = context.injector.get(FormulaDataModel);
  }

  /** Value of one cell; a cell that a spilled formula fills has its value. */
  value(sheet: Worksheet, row: number, column: number): CellValue {
    return this.rawValue(sheet.getCellRaw(row, column), sheet.getSheetId(), row, column);
  }

  /** Formula of one cell (with "="), or null. */
  formula(sheet: Worksheet, row: number, column: number): string | null {
    const cell = sheet.getCellRaw(row, column);
    if (!cell?.f && !cell?.si) return null;
    const text = cell.si ? this.formulaData.getFormulaStringByCell(row, column, sheet.getSheetId(), this.context.unitId) : cell.f;
    return text ? text : null;
  }

  values(sheetId: string, rect: Rect): CellValue[][] {
    const sheet = this.context.sheet(sheetId);
    return mapRect(rect, (row, column) => this.value(sheet, row, column));
  }

  formulas(sheetId: string, rect: Rect): CellValue[][] {
    const sheet = this.context.sheet(sheetId);
    return mapRect(rect, (row, column) => this.formula(sheet, row, column) ?? this.value(sheet, row, column));
  }

  /** One mutation for the whole rectangle. */
  write(sheetId: string, rect: Rect, cells: (Scalar | undefined)[][]): void {
    if (cells.length !== rect.rows || cells.some((row) => row.length !== rect.columns))
      throw new EngineError("InvalidArgument", `Värdena har inte samma form som området (${rect.rows} × ${rect.columns} celler).`);
    const matrix: CellMatrix = {};
    cells.forEach((line, r) => {
      const target: Record<number, ICellData> = {};
      line.forEach((content, c) => {
        if (content !== undefined) target[rect.column + c] = toCell(content);
      });
      if (Object.keys(target).length > 0) matrix[rect.row + r] = target;
    });
    this.context.setCells(sheetId, matrix);
  }

  /** Smallest rectangle that holds values (with `valuesOnly` false also formats); null when there is none. */
  usedRect(sheetId: string, valuesOnly: boolean): Rect | null {
    const sheet = this.context.sheet(sheetId);
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    const meet = (row: number, column: number): void => {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    };
    sheet.getCellMatrix().forValue((row, column, cell) => {
      const filled = cell?.f || cell?.si || contentOf(cell) !== "";
      if (filled || (!valuesOnly && cell && (cell.s || cell.custom))) meet(row, column);
    });
    const spilled = this.formulaData.getArrayFormulaCellData()?.[this.context.unitId]?.[sheetId] ?? {};
    for (const [row, line] of Object.entries(spilled)) for (const [column, cell] of Object.entries(line ?? {})) if (cell) meet(Number(row), Number(column));
    return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** The area that the formula of the cell fills; null when it fills only its own cell. */
  spillRange(sheetId: string, row: number, column: number): Rect | null {
    if (!this.context.sheet(sheetId).getCellRaw(row, column)?.f) return null;
    const range = this.formulaData.getArrayFormulaRange()?.[this.context.unitId]?.[sheetId]?.[row]?.[column];
    const rect = range ? toRect(range) : null;
    return rect && (rect.rows > 1 || rect.columns > 1) ? rect : null;
  }

  private rawValue(cell: Nullable<ICellData>, sheetId: string, row: number, column: number): CellValue {
    const own = contentOf(cell);
    if (own !== "" || cell?.f || cell?.si) return own;
    return contentOf(this.formulaData.getArrayFormulaCellData()?.[this.context.unitId]?.[sheetId]?.[row]?.[column]);
  }
}

/** Value that a stored cell holds by itself. */
export function contentOf(cell: Nullable<ICellData>): CellValue {
  if (!cell) return "";
  const { v, t } = cell;
  if (v === null || v === undefined) return cell.p?.body?.dataStream.replace(/\r\n$/, "").replace(/\r/g, "\n") ?? "";
  if (typeof v === "boolean") return v;
  if (t === CellValueType.BOOLEAN) return v === 1 || v === "1" || v === "TRUE";
  if (typeof v === "number") return v;
  if (t === CellValueType.NUMBER && v !== "" && Number.isFinite(Number(v))) return Number(v);
  return t !== CellValueType.FORCE_STRING && isErrorCode(v) ? new ErrorValue(v) : v;
}

/** Reads a rectangle row by row. */
export function mapRect<T>(rect: Rect, read: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rect.rows }, (_, r) => Array.from({ length: rect.columns }, (_, c) => read(rect.row + r, rect.column + c)));
}

/**
 * What Excel's setter makes of a content: "=…" a formula (also "+…", "-…", "@…", as Excel does, unless it is a number or a lone sign),
 * "'…" text, "" nothing, an error code an error, any other string that text unchanged ("007" stays text).
 */
export function toCell(content: Scalar): ICellData {
  if (typeof content === "number") {
    if (!Number.isFinite(content)) throw new EngineError("InvalidArgument", `${content} är inget tal som en cell kan ha.`);
    return { ...EMPTY, v: content, t: CellValueType.NUMBER };
  }
  if (typeof content === "boolean") return { ...EMPTY, v: content ? 1 : 0, t: CellValueType.BOOLEAN };
  if (content === "") return { ...EMPTY };
  if (content.startsWith("'")) return content.length === 1 ? { ...EMPTY } : textCell(content.slice(1), true);
  if (isErrorCode(content)) return { ...EMPTY, v: content, t: CellValueType.STRING };
  const formula = asFormula(content);
  return formula === null ? textCell(content, false) : { ...EMPTY, f: checkFormula(formula) };
}

function textCell(text: string, forced: boolean): ICellData {
  if (text.length > 32_767) throw new EngineError("InvalidArgument", `Texten har ${text.length} tecken. En cell rymmer högst 32 767.`);
  const force = forced || /^[\s\d.,%+−=@'#-]/.test(text) || /^(true|false|sant|falskt)$/i.test(text);
  return { ...EMPTY, v: text, t: force ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

function asFormula(content: string): string | null {
  if (content.startsWith("=")) return content.length > 1 ? content : null;
  if (!/^[+@-]./.test(content) || /^[+-]\s*[\d.,\s\u00a0\u202f]*%?$/.test(content)) return null;
  return content.startsWith("@") ? `=${content.slice(1)}` : `=${content}`;
}

function checkFormula(formula: string): string {
  if (formula.length > 8192) throw new EngineError("InvalidArgument", `Formeln har ${formula.length} tecken. Högst 8 192 är tillåtna.`);
  let depth = 0;
  for (const token of tokenizeFormula(formula)) {
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    if (token.kind === "string" && (token.text.length < 2 || !token.text.endsWith('"'))) depth = -1;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new EngineError("InvalidArgument", `Formeln ${formula} går inte att läsa: en parentes eller ett citattecken saknar sitt par.`);
  return formula;
}
