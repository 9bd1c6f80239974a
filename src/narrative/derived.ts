/** Figures made of cells inside a sentence: the formula that the sheet gets, and the same rule computed for a preview. */
import type { CellRef, FormulaPart } from "../reports/table-model";
import type { DerivedRule, DerivedValue, Operand, ParagraphValue } from "./paragraph";

/** What a cell holds: a number, a text, or null when it is empty. */
export type CellValue = number | string | null;
export type CellLookup = (ref: CellRef) => CellValue;

const cellList = (operand: Operand): FormulaPart[] => operand.flatMap((ref, i): FormulaPart[] => (i === 0 ? [{ ref }] : [",", { ref }]));

/** The operand as a number: a cell as it stands, several cells as their SUM. */
const term = (operand: Operand): FormulaPart[] => (operand.length === 1 ? cellList(operand) : ["SUM(", ...cellList(operand), ")"]);

/** The test that the operand has no figure: an error cell still passes through. */
const missing = (operand: Operand): FormulaPart[] =>
  operand.length === 1 ? [...cellList(operand), '=""'] : ["COUNT(", ...cellList(operand), ")=0"];

const guarded = (operands: readonly Operand[], then: readonly FormulaPart[]): FormulaPart[] => {
  const tests = operands.flatMap((operand, i): FormulaPart[] => (i === 0 ? missing(operand) : [",", ...missing(operand)]));
  const test: FormulaPart[] = operands.length === 1 ? tests : ["OR(", ...tests, ")"];
  return joined(["IF(", ...test, ',"",', ...then, ")"]);
};

/** Adjacent texts become one part. */
const joined = (parts: readonly FormulaPart[]): FormulaPart[] => {
  const out: FormulaPart[] = [];
  for (const part of parts) {
    const last = out[out.length - 1];
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
};

/** A run of cells in one column as a block. */
const block = (cells: Operand): FormulaPart[] => {
  const [first, last] = [cells[0], cells[cells.length - 1]];
  return first === undefined || last === undefined ? [] : [{ from: first, to: last }];
};

export const STATUS_SIGNS: readonly (readonly [string, number])[] = [["Uppfylls helt", 1], ["Uppfylls delvis", 0], ["Uppfylls inte", -1]];

/** What stands for no figure in a cell of text. */
const DASHES = ["-", "–"];
const SPELLED = "\u00a0procent";

/** Binary noise of sums and differences is cut off before the sentence rounds them. */
const exact = (parts: readonly FormulaPart[]): FormulaPart[] => ["ROUND(", ...parts, ",6)"];

const byStatus = (cells: readonly FormulaPart[]): FormulaPart[] =>
  STATUS_SIGNS.reduceRight<FormulaPart[]>((otherwise, [word, sign]) => ["IF(", ...cells, `="${word}",${sign},`, ...otherwise, ")"], ['""']);

function formulaOf(rule: DerivedRule): FormulaPart[] {
  switch (rule.type) {
    case "status":
      return joined(byStatus(cellList(rule.of[0])));
    case "filled":
      return joined(["IF(OR(", ...cellList(rule.of[0]), '="",', ...DASHES.flatMap((dash, at): FormulaPart[] => [at === 0 ? "" : ",", ...cellList(rule.of[0]), `="${dash}"`]), '),"",1)']);
    case "spelled": {
      const [cell] = [cellList(rule.of[0])];
      return joined(["IF(", ...cell, '="","",SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(', ...cell, `," %","%"),"\u00a0%","%"),"%","${SPELLED}"))`]);
    }
    case "count":
      return rule.of[1] === undefined
        ? joined(["COUNTIF(", ...block(rule.of[0]), `,"${rule.word}")`])
        : joined(["COUNTIFS(", ...block(rule.of[0]), `,"${rule.word}",`, ...block(rule.of[1]), `,"${rule.where ?? "*"}")`]);
    case "sum":
      return guarded(rule.of, exact(term(rule.of[0])));
    case "difference":
      return guarded(rule.of, exact([...term(rule.of[0]), "-", ...term(rule.of[1])]));
    case "change":
      return guarded(rule.of, ["IF(", ...term(rule.of[1]), '=0,"",(', ...term(rule.of[0]), "-", ...term(rule.of[1]), ")/ABS(", ...term(rule.of[1]), "))"]);
    case "share":
      return guarded(rule.of, ["IF(", ...term(rule.of[1]), '=0,"",', ...term(rule.of[0]), "/ABS(", ...term(rule.of[1]), "))"]);
    case "portion":
      return guarded(rule.of, exact([`${rule.factor}*ABS(`, ...term(rule.of[0]), ")"]));
    case "headroom":
      return guarded(rule.of, exact([`${rule.factor}*ABS(`, ...term(rule.of[0]), ")-", ...term(rule.of[1])]));
  }
}

/**
 * A figure that no cell holds, as a formula argument without leading "=" (English names, comma separators) and as a rule.
 * Example: the sum of the avvikelse of two cells A, B gives IF(COUNT(A,B)=0,"",ROUND(SUM(A,B),6)).
 */
export function derived(rule: DerivedRule): DerivedValue {
  return { formula: formulaOf(rule), rule };
}

/** One cell when there is one, else the sum of the cells; null when there are none. */
export function cellOrSum(cells: readonly CellRef[]): ParagraphValue | null {
  const [first, ...rest] = cells;
  if (!first) return null;
  return rest.length === 0 ? first : derived({ type: "sum", of: [cells] });
}

const SCALE = 1_000_000;

/** Sum on integers of a millionth of the unit, so that binary noise of the parts does not add up. */
const amountOf = (operand: Operand, lookup: CellLookup): number | null => {
  const figures = operand.map(lookup).filter((value): value is number => typeof value === "number");
  return figures.length === 0 ? null : figures.reduce((sum, figure) => sum + Math.round(figure * SCALE), 0) / SCALE;
};

const minus = (a: number, b: number): number => (Math.round(a * SCALE) - Math.round(b * SCALE)) / SCALE;

type TextRule = Extract<DerivedRule, { readonly type: "status" | "filled" | "count" | "spelled" }>;

const isTextRule = (rule: DerivedRule): rule is TextRule => rule.type === "status" || rule.type === "filled" || rule.type === "count" || rule.type === "spelled";

function evaluateText(rule: TextRule, lookup: CellLookup): number | string | null {
  const shown = (ref: CellRef): string => String(lookup(ref) ?? "");
  const [first] = rule.of[0];
  if (rule.type === "status") return first === undefined ? null : STATUS_SIGNS.find(([word]) => word === shown(first))?.[1] ?? null;
  if (rule.type === "filled") return first === undefined || shown(first) === "" || DASHES.includes(shown(first)) ? null : 1;
  if (rule.type === "spelled") return first === undefined || shown(first) === "" ? null : shown(first).replace(/[ \u00a0]?%/g, SPELLED);
  const fits = (text: string, word: string): boolean => (word.endsWith("*") ? text.startsWith(word.slice(0, -1)) : text === word);
  const beside = rule.of[1];
  return rule.of[0].filter((ref, index) => {
    const other = beside?.[index];
    return fits(shown(ref), rule.word) && (beside === undefined || (other !== undefined && fits(shown(other), rule.where ?? "*")));
  }).length;
}

/** The rule's figure from the cells' values, null when it cannot be computed. For a preview and for tests; the sheet computes its own. */
export function evaluate(rule: DerivedRule, lookup: CellLookup): number | string | null {
  if (isTextRule(rule)) return evaluateText(rule, lookup);
  const a = amountOf(rule.of[0], lookup);
  if (a === null) return null;
  if (rule.type === "sum") return a;
  if (rule.type === "portion") return rule.factor * Math.abs(a);
  const b = amountOf(rule.of[1], lookup);
  if (b === null) return null;
  if (rule.type === "difference") return minus(a, b);
  if (rule.type === "headroom") return minus(rule.factor * Math.abs(a), b);
  if (b === 0) return null;
  return rule.type === "change" ? minus(a, b) / Math.abs(b) : a / Math.abs(b);
}
