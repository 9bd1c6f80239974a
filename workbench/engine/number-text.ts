import { numfmt } from "@univerjs/core";
import { ErrorValue, type CellValue } from "./types";

/** Names under which the Swedish locale is known to the formatter: numbers with U+2212 as minus, dates with a hyphen. */
const SWEDISH_NUMBERS = "sv-SE";
const SWEDISH_DATES = "sv-FI";

let ready = false;
function prepareLocales(): void {
  if (ready) return;
  const base = numfmt.getLocale("sv");
  if (!base) throw new Error("The number formatter has no Swedish locale.");
  const shared = { ...base, group: "\u00a0", decimal: ",", bool: ["SANT", "FALSKT"] as [string, string] };
  numfmt.addLocale({ ...shared, negative: "\u2212" }, SWEDISH_NUMBERS);
  numfmt.addLocale({ ...shared, negative: "-" }, SWEDISH_DATES);
  ready = true;
}

/**
 * The text of a cell as Swedish Excel shows it: no-break space between thousands, decimal comma, U+2212 as minus, SANT/FALSKT.
 * Errors are shown by their English code, as `values` gives them. A format that cannot be read shows the value as General.
 * @param format number format in the invariant form, e.g. "#,##0.0"
 */
export function swedishText(value: CellValue, format: string): string {
  if (value instanceof ErrorValue) return value.code;
  prepareLocales();
  if (typeof value === "boolean") return value ? "SANT" : "FALSKT";
  if (value === "") return "";
  const pattern = format === "" || !numfmt.isValidFormat(format) ? "General" : format;
  if (pattern === "General" && typeof value === "string") return value;
  const locale = numfmt.isDateFormat(pattern) ? SWEDISH_DATES : SWEDISH_NUMBERS;
  return numfmt.format(pattern, value, { locale, throws: false });
}

/** True when the number format shows dates or times. */
export function isDateFormat(format: string): boolean {
  return numfmt.isValidFormat(format) && numfmt.isDateFormat(format);
}
