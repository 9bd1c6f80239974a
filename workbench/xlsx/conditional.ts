import type { ConditionalFormattingRule, Style } from "exceljs";
import { cellAddress, parseRect } from "../engine/address";
import type { ConditionalFormat, Rect } from "../engine/types";
import { argb, colorOf, fromFileStyle, toRuleStyle } from "./cell-style";
import { fromFileFormula, toFileFormula } from "./formula-text";

type Rule = ConditionalFormat["rule"];
/** exceljs knows more of a rule than its types say. */
type FileRule = Omit<ConditionalFormattingRule, "type" | "operator"> & { type: string; operator?: string; formulae?: unknown[]; color?: { argb?: string; theme?: number }; iconSet?: string; cfvo?: { type: string; value?: number }[]; text?: string; priority: number; style?: Partial<Style> };

const OPERATORS: Readonly<Record<string, string>> = { Between: "between", NotBetween: "notBetween", EqualTo: "equal", NotEqualTo: "notEqual", GreaterThan: "greaterThan", LessThan: "lessThan", GreaterThanOrEqual: "greaterThanOrEqual", LessThanOrEqual: "lessThanOrEqual" };
const COUNTS = [["Three", "3"], ["Four", "4"], ["Five", "5"]] as const;

/** The file's rule; `priority` 1 wins. */
export function toFileRule(rule: Rule, rect: Rect, priority: number, own: ReadonlySet<string>): ConditionalFormattingRule {
  return ruleFor(rule, rect, priority, own) as ConditionalFormattingRule;
}

function ruleFor(rule: Rule, rect: Rect, priority: number, own: ReadonlySet<string>): FileRule {
  switch (rule.type) {
    case "CellValue": {
      const formulae = [rule.formula1, ...(rule.formula2 === undefined ? [] : [rule.formula2])].map((formula) => toFileFormula(formula, own));
      return { type: "cellIs", operator: OPERATORS[rule.operator] ?? "equal", formulae, priority, style: toRuleStyle(rule.style) };
    }
    case "Custom":
      return { type: "expression", formulae: [toFileFormula(rule.formula, own)], priority, style: toRuleStyle(rule.style) };
    case "ContainsText": {
      const text = rule.text.replace(/"/g, '""');
      return { type: "containsText", operator: "containsText", text: rule.text, formulae: [`NOT(ISERROR(SEARCH("${text}",${cellAddress(rect.row, rect.column)})))`], priority, style: toRuleStyle(rule.style) };
    }
    case "DataBar":
      return { type: "dataBar", cfvo: [{ type: "min" }, { type: "max" }], color: argb(rule.positiveColor), priority };
    case "IconSet": {
      const iconSet = COUNTS.reduce((name, [word, digit]) => name.replace(new RegExp(`^${word}`), digit), rule.style);
      const count = Number(iconSet[0]) || 3;
      return { type: "iconSet", iconSet, cfvo: Array.from({ length: count }, (_, index) => ({ type: "percent", value: Math.round((index * 100) / count) })), priority };
    }
  }
}

/** The engine's rules of one block of the file, with the rectangles they hold for; kinds that the engine does not have are left out. */
export function fromFileRules(ref: string, rules: readonly ConditionalFormattingRule[], own: ReadonlySet<string>): { rect: Rect; rule: Rule; priority: number }[] {
  const rects = ref.split(/[\s,]+/).flatMap((part) => parseRect(part) ?? []);
  return rects.flatMap((rect) =>
    (rules as unknown as FileRule[]).flatMap((rule) => {
      const read = readRule(rule, own);
      return read ? [{ rect, rule: read, priority: rule.priority }] : [];
    }),
  );
}

function readRule(rule: FileRule, own: ReadonlySet<string>): Rule | null {
  const [formula1, formula2] = (rule.formulae ?? []).map((formula) => fromFileFormula(String(formula), own));
  const style = fromFileStyle(rule.style ?? {});
  switch (rule.type) {
    case "cellIs": {
      const operator = Object.keys(OPERATORS).find((name) => OPERATORS[name] === rule.operator);
      if (!operator || formula1 === undefined) return null;
      return { type: "CellValue", operator, formula1, ...(formula2 === undefined ? {} : { formula2 }), style };
    }
    case "expression":
      return formula1 === undefined ? null : { type: "Custom", formula: formula1, style };
    case "containsText": {
      const text = /SEARCH\("((?:[^"]|"")*)"/.exec(formula1 ?? "")?.[1];
      return rule.operator === "containsText" && text !== undefined ? { type: "ContainsText", text: text.replace(/""/g, '"'), style } : null;
    }
    case "dataBar": {
      const color = colorOf(rule.color) ?? "#638EC6";
      return { type: "DataBar", positiveColor: color, negativeColor: "#FF0000" };
    }
    case "iconSet":
      return { type: "IconSet", style: COUNTS.reduce((name, [word, digit]) => (name.startsWith(digit) ? word + name.slice(1) : name), rule.iconSet ?? "3TrafficLights1") };
    default:
      return null;
  }
}
