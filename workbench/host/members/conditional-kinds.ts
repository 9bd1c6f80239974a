import type { CellStyle } from "../../engine/types";
import { booleanOf, colorOf, oneOf, recordOf, textOf } from "../checks";
import { HostError, invalidArgument, notFoundInApi } from "../host-error";
import { hostType, type HostObject, type Property } from "../host-object";
import { formatOf, putRule, putStyle, type FormatState, type Rule } from "./conditional";

type Kind = Rule["type"];

function ruleAs<K extends Kind>(self: FormatState, kind: K): Extract<Rule, { type: K }> {
  const { rule } = formatOf(self);
  if (rule.type !== kind) throw new HostError("InvalidOperation");
  return rule as Extract<Rule, { type: K }>;
}

function styleOf(self: FormatState): CellStyle {
  const { rule } = formatOf(self);
  return rule.type === "DataBar" || rule.type === "IconSet" ? {} : rule.style;
}

function styled(read: (style: CellStyle) => unknown, patch: (value: unknown) => CellStyle): Property<FormatState> {
  return { get: (self) => read(styleOf(self)), set: (self, value) => putStyle(self, patch(value)) };
}

const fontObject = hostType<FormatState>({
  name: "ConditionalRangeFont",
  properties: {
    Color: styled((style) => style.fontColor ?? null, (value) => ({ fontColor: colorOf(value, "font.color") })),
    Bold: styled((style) => style.bold ?? null, (value) => ({ bold: booleanOf(value, "font.bold") })),
    Italic: styled((style) => style.italic ?? null, (value) => ({ italic: booleanOf(value, "font.italic") })),
    Underline: styled(
      (style) => (style.underline === true ? "Single" : "None"),
      (value) => ({ underline: oneOf(value, ["None", "Single"], "font.underline") === "Single" }),
    ),
  },
});

const fillObject = hostType<FormatState>({
  name: "ConditionalRangeFill",
  properties: { Color: styled((style) => style.fill ?? null, (value) => ({ fill: colorOf(value, "fill.color") })) },
  methods: { Clear: (self) => putStyle(self, { fill: null }) },
});

const formatObject = hostType<FormatState>({
  name: "ConditionalRangeFormat",
  navigations: { Font: (self) => fontObject(self), Fill: (self) => fillObject(self) },
});

const OPERATORS = ["Between", "NotBetween", "EqualTo", "NotEqualTo", "GreaterThan", "LessThan", "GreaterThanOrEqual", "LessThanOrEqual"] as const;

function formulaText(value: unknown, what: string): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = textOf(value, what);
  if (text === "") throw invalidArgument(what);
  return text;
}

const cellValueObject = hostType<FormatState>({
  name: "CellValueConditionalFormat",
  properties: {
    Rule: {
      get: (self) => {
        const { operator, formula1, formula2 } = ruleAs(self, "CellValue");
        return { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
      },
      set: (self, value) => {
        const given = recordOf(value, "rule");
        const operator = oneOf(given["operator"], OPERATORS, "rule.operator");
        const between = operator === "Between" || operator === "NotBetween";
        const formula2 = between ? { formula2: formulaText(given["formula2"], "rule.formula2") } : {};
        putRule(self, { type: "CellValue", operator, formula1: formulaText(given["formula1"], "rule.formula1"), ...formula2, style: ruleAs(self, "CellValue").style });
      },
    },
  },
  navigations: { Format: (self) => formatObject(self) },
});

const customRuleObject = hostType<FormatState>({
  name: "ConditionalFormatRule",
  properties: {
    Formula: {
      get: (self) => ruleAs(self, "Custom").formula,
      set: (self, value) => putRule(self, { ...ruleAs(self, "Custom"), formula: formulaText(value, "rule.formula") }),
    },
  },
});

const customObject = hostType<FormatState>({
  name: "CustomConditionalFormat",
  navigations: { Format: (self) => formatObject(self), Rule: (self) => customRuleObject(self) },
});

const textObject = hostType<FormatState>({
  name: "TextConditionalFormat",
  properties: {
    Rule: {
      get: (self) => ({ operator: "Contains", text: ruleAs(self, "ContainsText").text }),
      set: (self, value) => {
        const given = recordOf(value, "rule");
        const operator = oneOf(given["operator"], ["Contains", "NotContains", "BeginsWith", "EndsWith"], "rule.operator");
        if (operator !== "Contains") throw notFoundInApi("TextConditionalFormat", `rule.operator = ${operator}`);
        putRule(self, { ...ruleAs(self, "ContainsText"), text: formulaText(given["text"], "rule.text") });
      },
    },
  },
  navigations: { Format: (self) => formatObject(self) },
});

function barColor(side: "positiveColor" | "negativeColor"): Property<FormatState> {
  return {
    get: (self) => ruleAs(self, "DataBar")[side],
    set: (self, value) => putRule(self, { ...ruleAs(self, "DataBar"), [side]: colorOf(value, "fillColor") }),
  };
}

const positiveObject = hostType<FormatState>({ name: "ConditionalDataBarPositiveFormat", properties: { FillColor: barColor("positiveColor") } });
const negativeObject = hostType<FormatState>({ name: "ConditionalDataBarNegativeFormat", properties: { FillColor: barColor("negativeColor") } });

const dataBarObject = hostType<FormatState>({
  name: "DataBarConditionalFormat",
  navigations: { PositiveFormat: (self) => positiveObject(self), NegativeFormat: (self) => negativeObject(self) },
});

const ICON_SETS = [
  "ThreeArrows", "ThreeArrowsGray", "ThreeFlags", "ThreeTrafficLights1", "ThreeTrafficLights2", "ThreeSigns", "ThreeSymbols", "ThreeSymbols2", "FourArrows",
  "FourArrowsGray", "FourRedToBlack", "FourRating", "FourTrafficLights", "FiveArrows", "FiveArrowsGray", "FiveRating", "FiveQuarters", "ThreeStars",
  "ThreeTriangles", "FiveBoxes",
] as const;

const iconSetObject = hostType<FormatState>({
  name: "IconSetConditionalFormat",
  properties: {
    Style: { get: (self) => ruleAs(self, "IconSet").style, set: (self, value) => putRule(self, { type: "IconSet", style: oneOf(value, ICON_SETS, "style") }) },
  },
});

type Navigation = (self: FormatState) => HostObject | null;

function kinds(kind: Kind, name: string, make: (self: FormatState) => HostObject): Record<string, Navigation> {
  return {
    [name]: (self) => (ruleAs(self, kind), make(self)),
    [`${name}OrNullObject`]: (self) => (formatOf(self).rule.type === kind ? make(self) : null),
  };
}

/** The parts of Excel.ConditionalFormat, one per kind that the engine keeps. */
export const conditionalKinds: Readonly<Record<string, Navigation>> = {
  ...kinds("CellValue", "CellValue", (self) => cellValueObject(self)),
  ...kinds("Custom", "Custom", (self) => customObject(self)),
  ...kinds("ContainsText", "TextComparison", (self) => textObject(self)),
  ...kinds("DataBar", "DataBar", (self) => dataBarObject(self)),
  ...kinds("IconSet", "IconSet", (self) => iconSetObject(self)),
};
