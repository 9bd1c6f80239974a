/**
 * How cells reach a function and how results leave it. An empty cell arrives as null, undefined or "" (and as 0 on Excel's desktop, which no
 * function can tell from a zero), a missing argument as undefined or null, a range as rows of cells, one cell of a range argument as [[value]].
 */
import { type AmountUnit, parseAmount, plainText } from "../domain/amount";
import { Decimal } from "../domain/decimal";
import { BokslutError } from "../domain/errors";
import { groups } from "../domain/groups";

export type CellResult = number | string | boolean | CustomFunctions.Error;
export type Range = readonly (readonly unknown[])[];

/** An error that came in through a cell and goes out as it is. */
class IncomingError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Error values come by Excel's English names, whatever the language of the user. */
function errorCode(text: string): string | null {
  return /^#(N\/A|[A-Z/0]+[!?])$/.test(text) ? text : null;
}

function incomingErrorCode(value: unknown): string | null {
  if (typeof value === "string") {
    return errorCode(value);
  }
  if (typeof value !== "object" || value === null) {
    return null;
  }
  const code = "code" in value ? value.code : "basicValue" in value ? value.basicValue : null;
  return typeof code === "string" ? errorCode(code) : null;
}

/** The cell's value when it can be computed with; throws when the cell holds an error. */
function checked(value: unknown): unknown {
  const code = incomingErrorCode(value);
  if (code !== null) {
    throw new IncomingError(code);
  }
  return value;
}

/** Codes that Excel lets a function give back; an incoming error of another kind becomes #VALUE! with a sentence. */
function outgoingError(code: string): CustomFunctions.Error {
  const { ErrorCode } = CustomFunctions;
  const found = Object.values(ErrorCode).find((known) => String(known) === code);
  return found === undefined || found === ErrorCode.invalidName || found === ErrorCode.invalidReference
    ? new CustomFunctions.Error(ErrorCode.invalidValue, `En av cellerna i formeln innehåller felet ${code}. Rätta den cellen först.`)
    : new CustomFunctions.Error(found);
}

/** Any failure as the error of a cell: #N/A for what cannot be computed, #VALUE! for what cannot be read, with its Swedish sentence. */
export function cellError(failure: unknown): CustomFunctions.Error {
  if (failure instanceof IncomingError) {
    return outgoingError(failure.code);
  }
  if (failure instanceof BokslutError) {
    const code = failure.code === "cannot-compute" ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue;
    return new CustomFunctions.Error(code, failure.message);
  }
  throw failure;
}

export function isEmptyCell(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (typeof value === "string" && plainText(value) === "");
}

function notAnAmount(value: unknown, what: string): never {
  if (typeof value === "boolean") {
    throw new BokslutError("not-an-amount", `${what} är ${value ? "SANT" : "FALSKT"}, inget belopp. Skriv ett tal eller lämna cellen tom.`);
  }
  throw new BokslutError("not-an-amount", `${what} är inget belopp. Peka på en cell med ett tal eller lämna den tom.`);
}

interface CellAmount {
  readonly value: Decimal;
  readonly unit: AmountUnit | null;
}

function readAmount(cell: unknown, what: string): CellAmount | null {
  const value = checked(cell);
  if (typeof value === "number") {
    return { value: Decimal.of(value), unit: null };
  }
  if (isEmptyCell(value)) {
    return null;
  }
  return typeof value === "string" ? parseAmount(value, what) : notAnAmount(value, what);
}

/** The amounts of some cells, in one unit: texts that carry different units are refused. */
export function readAmounts(cells: readonly unknown[], names: readonly string[]): (Decimal | null)[] {
  let unit: AmountUnit | null = null;
  return cells.map((cell, index) => {
    const amount = readAmount(cell, names[index] ?? "Värdet");
    if (amount === null) {
      return null;
    }
    if (amount.unit !== null && unit !== null && amount.unit !== unit) {
      throw new BokslutError("bad-argument", `Beloppen är skrivna i både ${unit} och ${amount.unit}. Skriv dem i samma enhet, till exempel med BELOPP.`);
    }
    unit = amount.unit ?? unit;
    return amount.value;
  });
}

/** A number of a cell as an exact decimal, or null when it is empty. */
export function readDecimal(cell: unknown, what: string): Decimal | null {
  return readAmount(cell, what)?.value ?? null;
}

/** A whole or plain number of a cell, or null when it is empty. */
export function readNumber(cell: unknown, what: string): number | null {
  return readDecimal(cell, what)?.toNumber() ?? null;
}

/** A share of a cell: 0.05 or "5 %" or "0,05"; null when it is empty. */
export function readShare(cell: unknown, what: string): Decimal | null {
  const value = checked(cell);
  if (typeof value === "string") {
    const percent = groups(/^(.*?) ?(?:%|procent)$/i, plainText(value));
    if (percent !== null) {
      return parseAmount(percent[1], what)?.value.times(Decimal.parse("0.01")) ?? null;
    }
  }
  return readDecimal(value, what);
}

/** The text of a cell, trimmed, or null when it is empty (which Excel on the desktop may hand over as 0). Other numbers are not texts. */
export function readText(cell: unknown, what: string): string | null {
  const value = checked(cell);
  if (isEmptyCell(value) || value === 0) {
    return null;
  }
  if (typeof value !== "string") {
    throw new BokslutError("bad-argument", `${what} ska vara en text, inte ${typeof value === "number" ? String(value).replace(".", ",") : "ett annat värde"}.`);
  }
  return value.trim();
}

/** A number or a text of a cell, or null when it is empty. */
export function readNumberOrText(cell: unknown, what: string): number | string | null {
  const value = checked(cell);
  if (isEmptyCell(value)) {
    return null;
  }
  return typeof value === "number" || typeof value === "string" ? value : notAnAmount(value, what);
}

/** SANT/FALSKT, 1/0 or "ja"/"nej" of a cell; null when it is empty. */
export function readSwitch(cell: unknown, what: string): boolean | null {
  const value = checked(cell);
  if (isEmptyCell(value)) {
    return null;
  }
  if (value === true || value === 1 || (typeof value === "string" && /^(sant|ja|true)$/i.test(value.trim()))) {
    return true;
  }
  if (value === false || value === 0 || (typeof value === "string" && /^(falskt|nej|false)$/i.test(value.trim()))) {
    return false;
  }
  throw new BokslutError("bad-argument", `${what} ska vara SANT eller FALSKT.`);
}

function isRange(argument: readonly unknown[]): argument is Range {
  return Array.isArray(argument[0]);
}

/** An argument as rows of cells: a missing one and a single value become one cell, a list a column. */
export function asRange(argument: unknown): Range {
  if (!Array.isArray(argument) || argument.length === 0) {
    return [[Array.isArray(argument) ? null : argument]];
  }
  const rows: readonly unknown[] = argument;
  return isRange(rows) ? rows : rows.map((cell) => [cell]);
}

export function cellsOf(argument: unknown): unknown[] {
  return asRange(argument).flatMap((row) => [...row]);
}
