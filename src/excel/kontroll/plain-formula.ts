/** A formula of the add-in as an equivalent formula of Excel alone, where there is one. Pure. */
import { BokslutError } from "../../domain/errors";
import { parseConvention, parseFigureKind } from "../../domain/sign";
import { varianceDirection } from "../../domain/variance";
import { callsOwnFunction, mendedFormula } from "./broken-cells";
import { OWN_FUNCTIONS } from "./own-functions";

/** Arguments with their texts marked, and the way from a mark to its text. */
type Convert = (args: readonly string[], back: (text: string) => string) => string | null;

const SIMPLE = /^(?:\u0001\d+\u0002!|[\p{L}\p{N}_.]+!)?\$?[A-Z]{1,3}\$?\d+$|^\d+(?:\.\d+)?$|^\([^()]*\)$/u;

/** An argument as an operand: with parentheses unless it is a single reference, a number or one call. */
function operand(arg: string): string {
  const text = arg.trim();
  return SIMPLE.test(text) || /^[A-Z.]+\([^()]*\)$/.test(text) ? text : `(${text})`;
}

function literal(arg: string | undefined): string | null {
  if (arg === undefined || arg.trim() === "") return "";
  const match = /^"((?:[^"]|"")*)"$/.exec(arg.trim());
  return match === null ? null : (match[1] ?? "").replace(/""/g, '"');
}

/** The difference in the direction that the row's words give; null when the words are not written in the formula. */
function difference(args: readonly string[], back: (text: string) => string): { readonly text: string; readonly budget: string } | null {
  const [budget, outcome, kind, convention] = args;
  const words = [kind, convention].map((word) => literal(word === undefined ? undefined : back(word)));
  if (budget === undefined || outcome === undefined || words[0] === null || words[1] === null) return null;
  const [kindWord = "", conventionWord = ""] = words;
  try {
    const direction = varianceDirection(parseFigureKind(kindWord === "" ? "kostnad" : kindWord ?? ""), parseConvention(conventionWord === "" ? "intäkter negativa" : conventionWord ?? ""));
    const [first, second] = direction === 1 ? [budget, outcome] : [outcome, budget];
    return { text: `${operand(first)}-${operand(second)}`, budget: operand(budget) };
  } catch (error) {
    if (error instanceof BokslutError) return null;
    throw error;
  }
}

function single(arg: string | undefined): arg is string {
  return arg !== undefined && arg.trim() !== "" && !/:/.test(arg.replace(/(?<![A-Z.])[A-Z.]+\([^()]*\)/g, ""));
}

const CONVERSIONS: Readonly<Record<string, Convert>> = {
  AVVIKELSE: (args, back) => (single(args[0]) && single(args[1]) ? (difference(args, back)?.text ?? null) : null),
  AVVIKELSEPROCENT: (args, back) => {
    const found = single(args[0]) && single(args[1]) ? difference(args, back) : null;
    return found === null ? null : `(${found.text})/ABS(${found.budget})`;
  },
  FÖRÄNDRING: ([now, before, ...rest]) => (single(now) && single(before) && rest.length === 0 ? `${operand(now)}-${operand(before)}` : null),
  FÖRÄNDRINGPROCENT: ([now, before, ...rest]) => (single(now) && single(before) && rest.length === 0 ? `(${operand(now)}-${operand(before)})/ABS(${operand(before)})` : null),
  PERIODISERAD: ([budget, months, ...rest]) => (single(budget) && single(months) && rest.length === 0 ? `${operand(budget)}*${operand(months)}/12` : null),
};

const NAMES = [...OWN_FUNCTIONS].sort((a, b) => b.length - a.length).join("|");
const CALL = new RegExp(`(?<![\\p{L}\\p{N}_.])(${NAMES})\\s*\\(`, "iu");

/** The texts of a formula replaced by marks of the same meaning, so that brackets and commas inside them are not read. */
function withoutTexts(formula: string): { readonly text: string; readonly back: (text: string) => string } {
  const texts: string[] = [];
  const text = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, (found) => {
    texts.push(found);
    return `\u0001${texts.length - 1}\u0002`;
  });
  return { text, back: (marked) => marked.replace(/\u0001(\d+)\u0002/g, (_all, index: string) => texts[Number(index)] ?? "") };
}

/** The arguments of a call whose opening bracket is at `open`, and where it closes; null when it does not. */
function argumentsAt(text: string, open: number): { readonly args: readonly string[]; readonly close: number } | null {
  const args: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < text.length; at += 1) {
    const character = text[at];
    if (character === "(" || character === "{") depth += 1;
    else if (character === ")" || character === "}") {
      depth -= 1;
      if (depth === 0) return { args: [...args, text.slice(from, at)], close: at };
    } else if (character === "," && depth === 1) {
      args.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return null;
}

/** The last call of the add-in in a text: its arguments hold no further call. */
function innermost(text: string): { readonly name: string; readonly from: number; readonly open: number } | null {
  let found: { name: string; from: number; open: number } | null = null;
  for (const match of text.matchAll(new RegExp(CALL.source, "giu"))) found = { name: (match[1] ?? "").toUpperCase(), from: match.index, open: match.index + match[0].length - 1 };
  return found;
}

/**
 * The formula without the add-in's functions. Example: `=IF(OR(B5="",C5=""),"",AVVIKELSE(B5,C5))` → `=IF(OR(B5="",C5=""),"",B5-C5)`.
 * @returns null when a function of the formula has no equivalent: the cell can only be given as its value.
 */
export function plainFormula(formula: string): string | null {
  const { text, back } = withoutTexts(mendedFormula(formula));
  let plain = text;
  for (let call = innermost(plain); call !== null; call = innermost(plain)) {
    const found = argumentsAt(plain, call.open);
    const convert = CONVERSIONS[call.name];
    if (found === null || convert === undefined) return null;
    const made = convert(found.args, back);
    if (made === null) return null;
    const [before, after] = [plain[call.from - 1] ?? "", plain[found.close + 1] ?? ""];
    const alone = ((before === "=" && call.from === 1) || before === "," || before === "(") && (after === "" || after === "," || after === ")");
    plain = plain.slice(0, call.from) + (alone ? made : `(${made})`) + plain.slice(found.close + 1);
  }
  const result = back(plain);
  return callsOwnFunction(result) ? null : result;
}
