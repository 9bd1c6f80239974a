/** Amounts of an export: one number format per file, found from all its amounts, so that "1.437" is not guessed row by row. */
import { parseAmount, plainText } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";
import { BokslutError } from "../../domain/errors";
import type { GridCell } from "./grid";

/** komma: decimal comma (points, if any, separate thousands). punkt: decimal point (commas separate thousands). */
export type NumberFormat = "komma" | "punkt";

/** What nearly every cell holds: figures with or without thousands' spaces, a decimal mark with at most four decimals, a minus before or after. */
const PLAIN: Readonly<Record<NumberFormat, RegExp>> = {
  komma: /^([-\u2212]?)(\d{1,12}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3})(?:,(\d{1,4}))?(-?)$/,
  punkt: /^([-\u2212]?)(\d{1,12}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3})(?:\.(\d{1,4}))?(-?)$/,
};
const GROUPED: Readonly<Record<NumberFormat, RegExp>> = { komma: groupedBy("."), punkt: groupedBy(",") };

function groupedBy(mark: string): RegExp {
  return new RegExp(`^([-(]* ?)(\\d{1,3}(?:\\${mark}\\d{3})+)((?:[.,]\\d+)?\\)?)$`);
}

/** The amount of a plain cell, null for any other. */
function plainAmount(text: string, format: NumberFormat): Decimal | null {
  const match = PLAIN[format].exec(text);
  if (match === null || (match[1] !== "" && match[4] !== "")) {
    return null;
  }
  const fraction = match[3] ?? "";
  const units = BigInt((match[2] ?? "").replace(/\D/g, "") + fraction);
  return Decimal.scaled(match[1] !== "" || match[4] !== "" ? -units : units, fraction.length);
}

const SIGNED = /^(-?)\(?(-?)(.*?)\)?(-?)$/;

/** What one text says of the format, null when it says nothing ("1 437", "12"). */
function evidence(text: string): NumberFormat | null {
  if (!/[.,]/.test(text)) {
    return null;
  }
  const figure = plainText(text).replace(/[^0-9.,]/g, "");
  const comma = figure.lastIndexOf(",");
  const point = figure.lastIndexOf(".");
  if (comma >= 0 && point >= 0) {
    return comma > point ? "komma" : "punkt";
  }
  const mark = Math.max(comma, point);
  if (mark < 0) {
    return null;
  }
  const several = figure.indexOf(figure.charAt(mark)) !== mark;
  const after = figure.length - mark - 1;
  if (several) {
    return comma >= 0 ? "punkt" : "komma";
  }
  return after === 3 && isEither(text) ? null : comma >= 0 ? "komma" : "punkt";
}

/** A single mark with three digits after it, which may separate thousands or decimals: "1.437". */
const EITHER = /^[-(]* ?\d{1,3}[.,]\d{3} ?[-)]*$/;

/** True for "1,437" in a file where nothing else tells what the comma means. */
export function isEither(text: string): boolean {
  return EITHER.test(plainText(text)) && !/^[-(]* ?0/.test(plainText(text));
}

/** The format of a file's amounts. `mixed` when rows contradict each other; not `certain` when nothing decides: decimal comma is assumed, and a point with three digits after it is refused. */
export function findNumberFormat(texts: Iterable<string>): { readonly format: NumberFormat; readonly certain: boolean; readonly mixed: boolean } {
  let comma = 0;
  let point = 0;
  for (const text of texts) {
    const says = evidence(text);
    comma += says === "komma" ? 1 : 0;
    point += says === "punkt" ? 1 : 0;
  }
  return { format: point > comma ? "punkt" : "komma", certain: comma + point > 0, mixed: comma > 0 && point > 0 };
}

/**
 * The amount of a cell in the file's number format. null: no figure (empty, lone minus). Throws not-an-amount with a Swedish sentence for what cannot be read.
 * A minus may stand last ("1 437,00-"), as some ledgers write it. `certain`: the file's own amounts or the user have told the format.
 */
export function amountOf(cell: GridCell, format: NumberFormat, certain = true): Decimal | null {
  if (cell === null) {
    return null;
  }
  if (typeof cell === "number") {
    return Decimal.of(cell);
  }
  const quick = plainAmount(cell, format);
  if (quick !== null) {
    return quick;
  }
  const plain = plainText(cell).replace(/ ?(kr|sek)$/i, "").trim();
  if (plain.startsWith("=")) {
    throw new BokslutError("not-an-amount", `Cellen har formeln ”${cell.slice(0, 40)}” utan beräknat värde. Öppna filen i Excel, spara den och läs in den igen.`);
  }
  if (/^#[A-ZÅÄÖ0-9/]+[!?]?$/.test(plain)) {
    throw new BokslutError("not-an-amount", `Cellen har felvärdet ${plain}. Rätta formeln i filen, eller skriv ett belopp.`);
  }
  if (plain === "" || plain === "-") {
    return null;
  }
  if (!certain && plain.includes(".") && isEither(plain)) {
    throw new BokslutError("not-an-amount", `”${cell.slice(0, 40)}” kan betyda både tusental och decimaler, och inget annat belopp i filen avgör. Välj decimaltecken, eller skriv beloppet utan punkt.`);
  }
  const match = SIGNED.exec(plain);
  const last = match?.[4] === "-" ? plain.slice(0, -1).trim() : plain;
  const other = format === "komma" ? "." : ",";
  const grouped = GROUPED[format].exec(last);
  const ungrouped = grouped === null ? last : (grouped[1] ?? "") + (grouped[2] ?? "").split(other).join("") + (grouped[3] ?? "");
  if (grouped === null && format === "komma" && /\.\d/.test(ungrouped) && !ungrouped.includes(",")) {
    throw new BokslutError("not-an-amount", `”${cell.slice(0, 40)}” har decimalpunkt, men filens andra belopp har decimalkomma. Rätta beloppet eller välj talformat.`);
  }
  const swedish = format === "punkt" ? ungrouped.replace(".", ",") : ungrouped;
  const parsed = parseAmount(swedish, "Cellen");
  if (parsed === null) {
    return null;
  }
  return match?.[4] === "-" ? parsed.value.negated() : parsed.value;
}
