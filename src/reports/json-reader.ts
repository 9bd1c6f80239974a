/**
 * Small readers of unknown JSON. Each takes the value and its path ("tables[1].columns[0].label") and returns typed data,
 * or throws a BokslutError "bad-data" whose Swedish sentence and `where` name that path.
 */
import { BokslutError } from "../domain/errors";

export type JsonObject = Readonly<Record<string, unknown>>;

/** The error of one unreadable place in report data. */
export function badData(path: string, sentence: string): BokslutError {
  return new BokslutError("bad-data", `${path === "" ? "Rapportdata" : path}: ${sentence}`, path === "" ? null : path);
}

/** How a value is named in a message, shortened. */
export function shown(value: unknown): string {
  if (value === undefined) return "inget värde";
  if (Array.isArray(value)) return "en lista";
  if (typeof value === "object" && value !== null) return "ett objekt";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function join(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}

export function isMissing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

export function readObject(value: unknown, path: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badData(path, `ett objekt väntas här, men där står ${shown(value)}.`);
  }
  return value as JsonObject;
}

/** A list; missing or null reads as an empty list. */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (isMissing(value)) return [];
  if (!Array.isArray(value)) throw badData(path, `en lista väntas här, men där står ${shown(value)}.`);
  return value;
}

export function readItems<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): readonly T[] {
  return readList(value, path).map((item, index) => read(item, join(path, index)));
}

export function readText(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  throw badData(path, isMissing(value) ? "en text saknas här. Fyll i den." : `en text väntas här, men där står ${shown(value)}.`);
}

/** A text that is not blank. */
export function readName(value: unknown, path: string): string {
  const text = readText(value, path);
  if (text.trim() === "") throw badData(path, "texten är tom. Fyll i den.");
  return text;
}

export function readOptionalText(value: unknown, path: string): string | null {
  return isMissing(value) ? null : readText(value, path);
}

export function readBoolean(value: unknown, path: string): boolean {
  if (isMissing(value)) return false;
  if (typeof value !== "boolean") throw badData(path, `true eller false väntas här, men där står ${shown(value)}.`);
  return value;
}

export function readOneOf<T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw badData(path, `ett av ${allowed.map((text) => `”${text}”`).join(", ")} väntas här, men där står ${shown(value)}.`);
  return found;
}

export function readInteger(value: unknown, path: string, from: number, to: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < from || value > to) {
    throw badData(path, `ett heltal mellan ${from} och ${to} väntas här, men där står ${shown(value)}.`);
  }
  return value;
}

/** An ISO date (2017-12-31) or null. */
export function readOptionalDate(value: unknown, path: string): string | null {
  if (isMissing(value) || value === "") return null;
  const text = readText(value, path).trim();
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const date = parts === null ? null : new Date(`${text}T00:00:00Z`);
  if (date === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw badData(path, `ett datum som 2017-12-31 väntas här, men där står ${shown(value)}.`);
  }
  return text;
}
