import { HostError, invalidArgument } from "./host-error";

/** Argument checks: each gives the value in its type or refuses with InvalidArgument, as Excel does. */
export function textOf(value: unknown, what: string): string {
  if (typeof value !== "string") throw invalidArgument(what);
  return value;
}

export function booleanOf(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw invalidArgument(what);
  return value;
}

export function numberOf(value: unknown, what: string, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < least || value > most) throw invalidArgument(what);
  return value;
}

export function integerOf(value: unknown, what: string, least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): number {
  const number = numberOf(value, what, least, most);
  if (!Number.isInteger(number)) throw invalidArgument(what);
  return number;
}

export function optionalInteger(value: unknown, what: string, fallback: number): number {
  return value === undefined || value === null ? fallback : integerOf(value, what);
}

/** One of an enumeration's values. Excel's client sends them as written, in camel or Pascal case. */
export function oneOf<T extends string>(value: unknown, allowed: readonly T[], what: string): T {
  if (typeof value === "string") {
    const found = allowed.find((each) => each.toLowerCase() === value.toLowerCase());
    if (found !== undefined) return found;
  }
  throw invalidArgument(`${what}: ${String(value)}`);
}

/** "#RRGGBB" of a colour as Excel takes it: "#RRGGBB", "RRGGBB" or an HTML colour name. */
export function colorOf(value: unknown, what: string): string {
  const text = textOf(value, what).trim();
  const hex = /^#?([0-9a-f]{6})$/i.exec(text);
  if (hex) return `#${(hex[1] ?? "").toUpperCase()}`;
  const named = COLORS[text.toLowerCase()];
  if (named === undefined) throw invalidArgument(what);
  return named;
}

/** A plain object's members. */
export function recordOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw invalidArgument(what);
  return Object.fromEntries(Object.entries(value));
}

/** The named HTML colours that spreadsheets use; another name is refused. */
const COLORS: Readonly<Record<string, string>> = {
  black: "#000000", white: "#FFFFFF", red: "#FF0000", green: "#008000", blue: "#0000FF", yellow: "#FFFF00", orange: "#FFA500", gray: "#808080",
  grey: "#808080", lightgray: "#D3D3D3", lightgrey: "#D3D3D3", darkgray: "#A9A9A9", darkgrey: "#A9A9A9", silver: "#C0C0C0", purple: "#800080",
  navy: "#000080", teal: "#008080", maroon: "#800000", olive: "#808000", lime: "#00FF00", aqua: "#00FFFF", cyan: "#00FFFF", fuchsia: "#FF00FF",
  magenta: "#FF00FF", pink: "#FFC0CB", brown: "#A52A2A", gold: "#FFD700", lightblue: "#ADD8E6", lightgreen: "#90EE90", lightyellow: "#FFFFE0",
};

const FORBIDDEN_IN_SHEET_NAME = /[:\\/?*[\]]/;

/** A name a sheet may have, or InvalidArgument (empty, over 31 characters, : \ / ? * [ ], an apostrophe first or last, "History"). */
export function sheetNameOf(value: unknown): string {
  const name = textOf(value, "name");
  if (name === "" || name.length > 31 || FORBIDDEN_IN_SHEET_NAME.test(name) || name.startsWith("'") || name.endsWith("'") || name.toLowerCase() === "history") {
    throw new HostError("InvalidArgument");
  }
  return name;
}
