/** The controller's own text as it stands in its cell: plain text, or =TEXTSIFFROR("…",cells) where figures have been bound. Pure. */
import { templateOfText } from "../../narrative";
import { literalText } from "../paragraph-formula";

export interface OwnText {
  readonly template: string;
  /** The formula's further arguments, as written. */
  readonly values: readonly string[];
}

/** Splits at commas that stand outside quotes, sheet names and parentheses. */
function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  let quote = "";
  for (const char of text) {
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === "(") depth += 1;
    else if (char === ")") depth -= 1;
    if (char === "," && depth === 0 && quote === "") {
      parts.push(part);
      part = "";
    } else part += char;
  }
  return [...parts, part];
}

/** Reads a cell's content; null for a formula of another kind than the one the add-in writes. */
export function readOwnText(content: string): OwnText | null {
  if (!content.startsWith("=")) return { template: templateOfText(content.replace(/^'/, "")), values: [] };
  const call = /^=(?:[\w.]+\.)?TEXTSIFFROR\((.*)\)$/is.exec(content);
  const [first, ...values] = splitArguments(call?.[1] ?? "");
  if (first === undefined || !/^\s*"(?:[^"]|"")*"(?:\s*&\s*"(?:[^"]|"")*")*\s*$/.test(first)) return null;
  const pieces = first.match(/"(?:[^"]|"")*"/g) ?? [];
  return { template: pieces.map((piece) => piece.slice(1, -1).replace(/""/g, '"')).join(""), values };
}

/** The formula of an own text with bound figures. */
export function ownFormula(own: OwnText): string {
  return `=TEXTSIFFROR(${[literalText(own.template), ...own.values].join(",")})`;
}
