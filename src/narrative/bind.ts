/** Binding a figure of the controller's own text to a cell: the text becomes a TEXTSIFFROR template where that figure is a numbered value. */
import { plainText } from "../domain/amount";

/** Stands for a bound figure where a template is read as text: no figure, no letter. */
const BOUND = "\ufffc";

/** Plain text as a template: braces doubled. */
export const templateOfText = (text: string): string => text.replace(/[{}]/g, (brace) => brace + brace);

/** The template as text of the same length, so that places in it are places in the template; what is bound is masked. */
export function openText(template: string): string {
  let out = "";
  let depth = 0;
  for (let at = 0; at < template.length; at += 1) {
    const char = template.charAt(at);
    if (depth === 0 && (char === "{" || char === "}") && template.charAt(at + 1) === char) {
      out += char + char;
      at += 1;
      continue;
    }
    if (char === "{") depth += 1;
    out += depth > 0 ? BOUND : char;
    if (char === "}" && depth > 0) depth -= 1;
  }
  return out;
}

export interface BoundCell {
  /** The cell's value now; null for an empty cell. */
  readonly value: number | string | null;
  /** Divides the cell's value into the text's unit: 1000 for a cell in tkr in a text in mnkr. */
  readonly perUnit?: number;
}

const DIRECTIONS = /(överskott|underskott)(et|en)?((?: \S+){0,2} )$/i;

/** The form that writes a number as the text does: its decimals, and no sign where the text has none and the cell is negative. */
function formOf(digits: string, isShare: boolean, percentWord: string, withoutSign: boolean): string {
  const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
  return [String(decimals), ...(isShare ? [percentWord] : []), ...(withoutSign ? ["abs"] : [])].join(",");
}

/**
 * The template with the figure between two places bound as value number `n`. The words överskott and underskott right before it follow the cell's sign from
 * then on. `start` and `end` hold the digits with their sign; a share is given with its per cent word as well, since the value then is a hundredth.
 */
export function bindFigureIn(template: string, start: number, end: number, n: number, cell: BoundCell): string {
  const written = template.slice(start, end);
  const percent = /(%|procentenheter|procent)$/.exec(written)?.[1] ?? "";
  const figure = percent === "" ? written : written.slice(0, written.length - percent.length).trimEnd();
  const plain = plainText(figure);
  const negative = typeof cell.value === "number" && cell.value < 0;
  const before = template.slice(0, start);
  const said = DIRECTIONS.exec(before);
  const word = said?.[1] ?? "";
  const follows = said !== null && !/\d/.test(said[3] ?? "") && typeof cell.value === "number" && cell.value !== 0 && word.toLocaleLowerCase("sv").startsWith(negative ? "under" : "över");
  // A cell that holds 95,7 itself is no share: its per cent word stays in the text.
  const said100 = Math.abs(Number(plain.replace(/[ +-]/g, "").replace(",", ".")));
  const isShare = percent !== "" && !(typeof cell.value === "number" && Math.abs(Math.abs(cell.value) - said100) < Math.abs(Math.abs(cell.value) * 100 - said100));
  const rest = (percent !== "" && !isShare && typeof cell.value !== "string" ? written.slice(figure.length) : "") + template.slice(end);
  const place = typeof cell.value === "string" ? `{${n}}` : `{${n}:${formOf(plain, isShare, percent, follows || (negative && !plain.startsWith("-")))}}`;
  if (!follows || said === null) return before + place + rest;
  const [plus, minus] = /^[ÖU]/.test(word) ? ["Överskott", "Underskott"] : ["överskott", "underskott"];
  const lead = before.slice(0, said.index);
  return `${lead}{${n}?${plus}|${minus}|${plus}|${word}}${said[2] ?? ""}${said[3] ?? ""}${place}${rest}`;
}
