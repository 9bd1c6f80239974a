import type { IRange, IStyleBase } from "@univerjs/core";
import { AddConditionalRuleMutation, CFNumberOperator, CFRuleType, CFSubRuleType, CFTextOperator, CFValueType, DeleteConditionalRuleMutation, type IConditionFormattingRule, type IIconSet } from "@univerjs/sheets-conditional-formatting";
import { cellAddress } from "./address";
import { toRange } from "./context";
import type { UniverEngine } from "./engine";
import { toUniverStyle } from "./styles";
import type { ConditionalFormat } from "./types";

type Rule = IConditionFormattingRule["rule"];

/** Operators of Office.js → the grid's, and → a formula's. */
const OPERATORS: Readonly<Record<string, readonly [CFNumberOperator, string]>> = {
  GreaterThan: [CFNumberOperator.greaterThan, ">"],
  GreaterThanOrEqual: [CFNumberOperator.greaterThanOrEqual, ">="],
  LessThan: [CFNumberOperator.lessThan, "<"],
  LessThanOrEqual: [CFNumberOperator.lessThanOrEqual, "<="],
  EqualTo: [CFNumberOperator.equal, "="],
  NotEqualTo: [CFNumberOperator.notEqual, "<>"],
};

/** Shows the engine's conditional formats in the grid, now and whenever they change; they are not the grid's to change. */
export function mirrorConditionalFormats(engine: UniverEngine): void {
  const shown = new Map<string, string[]>();
  const { commands, unitId } = engine.context;
  const refresh = (subUnitId: string): void => {
    for (const cfId of shown.get(subUnitId) ?? []) commands.syncExecuteCommand(DeleteConditionalRuleMutation.id, { unitId, subUnitId, cfId }, { onlyLocal: true });
    const formats = engine.extras.get(subUnitId).conditionalFormats;
    shown.set(subUnitId, formats.map((format) => format.id));
    // The grid puts each new rule first; the engine's first rule is to win.
    for (const format of [...formats].reverse()) {
      const rule = toGridRule(format);
      commands.syncExecuteCommand(AddConditionalRuleMutation.id, { unitId, subUnitId, rule }, { onlyLocal: true });
    }
  };
  engine.extras.onChange(refresh);
  for (const { id } of engine.sheets()) refresh(id);
}

/** One conditional format as the grid's rule. */
export function toGridRule(format: ConditionalFormat): IConditionFormattingRule {
  const ranges: IRange[] = [toRange(format.rect)];
  return { cfId: format.id, ranges, stopIfTrue: false, rule: ruleOf(format) };
}

function ruleOf({ rule, rect }: ConditionalFormat): Rule {
  switch (rule.type) {
    case "CellValue":
      return cellValueRule(rule, cellAddress(rect.row, rect.column));
    case "Custom":
      return { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value: withEquals(rule.formula), style: toUniverStyle(rule.style) };
    case "ContainsText":
      return { type: CFRuleType.highlightCell, subType: CFSubRuleType.text, operator: CFTextOperator.containsText, value: rule.text, style: toUniverStyle(rule.style) };
    case "DataBar":
      return { type: CFRuleType.dataBar, isShowValue: true, config: { min: { type: CFValueType.min }, max: { type: CFValueType.max }, isGradient: false, positiveColor: rule.positiveColor, nativeColor: rule.negativeColor } };
    case "IconSet":
      return iconRule(rule.style);
  }
}

function cellValueRule(rule: Extract<ConditionalFormat["rule"], { type: "CellValue" }>, cell: string): Rule {
  const style: IStyleBase = toUniverStyle(rule.style);
  const highlight = { type: CFRuleType.highlightCell as const, style };
  const first = numberOf(rule.formula1);
  const second = numberOf(rule.formula2 ?? "");
  const operator = OPERATORS[rule.operator];
  const between = rule.operator === "Between";
  if (operator && first !== null) return { ...highlight, subType: CFSubRuleType.number, operator: operator[0], value: first } as Rule;
  if (!operator && first !== null && second !== null) return { ...highlight, subType: CFSubRuleType.number, operator: between ? CFNumberOperator.between : CFNumberOperator.notBetween, value: [first, second] } as Rule;
  const [a, b] = [rule.formula1, rule.formula2 ?? rule.formula1].map((formula) => withEquals(formula).slice(1));
  const within = `AND(${cell}>=${a},${cell}<=${b})`;
  const value = operator ? `=${cell}${operator[1]}${a}` : between ? `=${within}` : `=NOT(${within})`;
  return { ...highlight, subType: CFSubRuleType.formula, value };
}

function iconRule(style: string): IIconSet {
  const iconType = style.replace(/^Three/, "3").replace(/^Four/, "4").replace(/^Five/, "5") as IIconSet["config"][number]["iconType"];
  const count = Number(iconType.slice(0, 1)) || 3;
  const config = Array.from({ length: count }, (_, index) => ({
    operator: CFNumberOperator.greaterThanOrEqual,
    value: { type: CFValueType.percent, value: Math.round(((count - 1 - index) * 100) / count) },
    iconType,
    iconId: String(index),
  }));
  return { type: CFRuleType.iconSet, isShowValue: true, config };
}

function withEquals(formula: string): string {
  return formula.startsWith("=") ? formula : `=${formula}`;
}

function numberOf(formula: string): number | null {
  const text = formula.replace(/^=/, "").trim();
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}
