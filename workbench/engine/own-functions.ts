import type { Nullable } from "@univerjs/core";
import { ArrayValueObject, BaseFunction, BooleanValueObject, ErrorType, ErrorValueObject, NullValueObject, NumberValueObject, StringValueObject, type BaseValueObject } from "@univerjs/engine-formula";
import { cellAddress } from "./address";
import { isErrorCode } from "./error-codes";
import { ErrorValue, type EmptyArgumentMode, type OwnFunction } from "./types";

/** What the bridge needs to know of the workbook around it. */
export interface OwnFunctionHost {
  readonly emptyArgumentMode: () => EmptyArgumentMode;
  readonly sheetName: (sheetId: string) => string;
  /** Remembers (or with null forgets) the message of the error in a cell. */
  readonly setMessage: (sheetId: string, row: number, column: number, message: string | null) => void;
  /** A promise that a cell waits for; when it is done the cell is computed again. */
  readonly waitFor: (work: Promise<void>, sheetId: string, row: number, column: number) => void;
}

type Answer = { readonly value: unknown } | { readonly error: unknown };

/**
 * An add-in function as a function of Univer's engine. What Excel does:
 * - an error in a single-value argument is the result; the function is not called (the first error from the left wins);
 * - an error cell inside a range argument reaches the function as an `ErrorValue`;
 * - an empty cell, alone or in a range, arrives as 0 or null by the empty-argument mode, never as "";
 * - a range of several cells to a single-value parameter gives #VALUE!;
 * - a missing optional argument (left out or between two commas) is undefined, or null in the mode "null";
 * - the values of a repeating parameter arrive together, as one array.
 */
export class OwnFunctionBridge extends BaseFunction {
  private readonly answers = new Map<string, Answer>();

  constructor(
    private readonly own: OwnFunction,
    private readonly host: OwnFunctionHost,
  ) {
    super(own.name.toUpperCase());
    const required = own.parameters.filter((parameter) => !parameter.optional && !parameter.repeating).length;
    this.minParams = required;
    this.maxParams = own.parameters.some((parameter) => parameter.repeating) ? 255 : own.parameters.length;
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    const { subUnitId, row, column } = this;
    const sheetId = subUnitId ?? "";
    this.host.setMessage(sheetId, row, column, null);
    const shaped = this.shape(variants);
    if (shaped instanceof ErrorValueObject) return shaped;
    const caller = { sheet: this.host.sheetName(sheetId), address: `${this.host.sheetName(sheetId)}!${cellAddress(row, column)}` };
    const key = `${sheetId}|${row}|${column}|${JSON.stringify(shaped)}`;
    const known = this.answers.get(key);
    if (known) {
      this.answers.delete(key);
      return "error" in known ? this.failed(known.error, sheetId, row, column) : this.result(known.value, sheetId, row, column);
    }
    try {
      const answer = this.own.call(shaped, caller);
      if (!isPromise(answer)) return this.result(answer, sheetId, row, column);
      const work = answer.then(
        (value) => void this.answers.set(key, { value }),
        (error: unknown) => void this.answers.set(key, { error }),
      );
      this.host.waitFor(work, sheetId, row, column);
      return ErrorValueObject.create(ErrorType.CONNECT);
    } catch (error) {
      return this.failed(error, sheetId, row, column);
    }
  }

  private shape(variants: BaseValueObject[]): unknown[] | ErrorValueObject {
    const { parameters } = this.own;
    const args: unknown[] = [];
    for (let index = 0; index < parameters.length; index++) {
      const parameter = parameters[index];
      if (!parameter) continue;
      if (parameter.repeating) {
        const rest = variants.slice(index).map((variant) => this.argument(variant, parameter.matrix));
        const wrong = rest.find((argument) => argument instanceof ErrorValueObject);
        if (wrong instanceof ErrorValueObject) return wrong;
        args.push(rest);
        break;
      }
      const variant = variants[index];
      if (!variant || (variant.isNull() && !variant.isArray())) {
        if (!parameter.optional) args.push(parameter.matrix ? [[this.empty()]] : this.empty());
        else args.push(this.host.emptyArgumentMode() === "null" ? null : undefined);
        continue;
      }
      const argument = this.argument(variant, parameter.matrix);
      if (argument instanceof ErrorValueObject) return argument;
      args.push(argument);
    }
    return args;
  }

  private argument(variant: BaseValueObject, matrix: boolean): unknown {
    if (matrix) return variant.isArray() ? this.matrixOf(variant) : variant.isError() ? variant : [[this.scalarOf(variant)]];
    const single = variant.isArray() ? onlyCell(variant as ArrayValueObject) : variant;
    if (single === undefined) return ErrorValueObject.create(ErrorType.VALUE);
    return single?.isError() ? single : this.scalarOf(single);
  }

  private matrixOf(variant: BaseValueObject): unknown[][] {
    const array = variant as ArrayValueObject;
    const cells = array.getArrayValue();
    return Array.from({ length: array.getRowCount() }, (_, r) =>
      Array.from({ length: array.getColumnCount() }, (_, c) => {
        const cell = cells[r]?.[c];
        return cell?.isError() ? new ErrorValue((cell as ErrorValueObject).getErrorType()) : this.scalarOf(cell);
      }),
    );
  }

  private scalarOf(value: Nullable<BaseValueObject>): unknown {
    return !value || value.isNull() ? this.empty() : value.getValue();
  }

  private empty(): 0 | null {
    return this.host.emptyArgumentMode() === "zero" ? 0 : null;
  }

  private failed(error: unknown, sheetId: string, row: number, column: number): ErrorValueObject {
    const { code, message } = describe(error);
    this.host.setMessage(sheetId, row, column, message);
    return ErrorValueObject.create(code as ErrorType);
  }

  private result(value: unknown, sheetId: string, row: number, column: number): BaseValueObject {
    if (!Array.isArray(value)) return this.cellResult(value, sheetId, row, column);
    const rows = value as unknown[];
    const width = Array.isArray(rows[0]) ? rows[0].length : 0;
    if (!this.own.resultMatrix || width === 0 || !rows.every((line) => Array.isArray(line) && line.length === width)) return ErrorValueObject.create(ErrorType.VALUE);
    const calculateValueList = rows.map((line) => (line as unknown[]).map((cell) => this.cellResult(cell, sheetId, row, column)));
    return ArrayValueObject.create({ calculateValueList, rowCount: rows.length, columnCount: width, unitId: "", sheetId: "", row: -1, column: -1 });
  }

  private cellResult(value: unknown, sheetId: string, row: number, column: number): BaseValueObject {
    if (typeof value === "number") return Number.isFinite(value) ? NumberValueObject.create(value) : ErrorValueObject.create(ErrorType.NUM);
    if (typeof value === "string") return StringValueObject.create(value);
    if (typeof value === "boolean") return BooleanValueObject.create(value);
    if (value === null || value === undefined) return NumberValueObject.create(0);
    if (isCoded(value)) return this.failed(value, sheetId, row, column);
    return ErrorValueObject.create(ErrorType.VALUE);
  }
}

/** The single cell of a one-cell array (null when it is empty), undefined when there are several. */
function onlyCell(array: ArrayValueObject): BaseValueObject | null | undefined {
  if (array.getRowCount() !== 1 || array.getColumnCount() !== 1) return undefined;
  return array.getArrayValue()[0]?.[0] ?? NullValueObject.create();
}

function isCoded(value: unknown): value is { code: string; message?: unknown } {
  return typeof value === "object" && value !== null && "code" in value && typeof value.code === "string";
}

/** Error code and message of what a function threw: a CustomFunctions.Error gives its own, anything else #VALUE! without a message. */
function describe(error: unknown): { code: string; message: string | null } {
  if (!isCoded(error) || !isErrorCode(error.code)) return { code: ErrorType.VALUE, message: null };
  const carries = error.code === ErrorType.VALUE || error.code === ErrorType.NA;
  const message = typeof error.message === "string" && error.message !== "" && error.message !== error.code ? error.message : null;
  return { code: error.code, message: carries ? message : null };
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
