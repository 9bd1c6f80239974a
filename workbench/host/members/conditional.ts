import type { CellStyle, ConditionalFormat, Rect } from "../../engine/types";
import { intersection } from "../address";
import { integerOf, oneOf, textOf } from "../checks";
import { HostError, invalidArgument, notFoundInApi } from "../host-error";
import { hostType, type HostObject } from "../host-object";
import { guardSheet } from "../references";
import type { HostSession } from "../session";
import { conditionalKinds } from "./conditional-kinds";
import { rangeObject } from "./range";

interface FormatsState {
  readonly session: HostSession;
  readonly sheet: string;
  readonly rect: Rect;
}

export interface FormatState {
  readonly session: HostSession;
  readonly sheet: string;
  readonly id: string;
}

export type Rule = ConditionalFormat["rule"];

let nextDraft = 1;

const FRESH: Readonly<Record<string, Rule>> = {
  CellValue: { type: "CellValue", operator: "Between", formula1: "", style: {} },
  Custom: { type: "Custom", formula: "", style: {} },
  ContainsText: { type: "ContainsText", text: "", style: {} },
  DataBar: { type: "DataBar", positiveColor: "#638EC6", negativeColor: "#FF0000" },
  IconSet: { type: "IconSet", style: "ThreeArrows" },
};

const ALL_TYPES = ["Custom", "DataBar", "ColorScale", "IconSet", "TopBottom", "PresetCriteria", "ContainsText", "CellValue"] as const;

/** The engine's format behind an id: ids handed out while a rule was incomplete stay valid when it is put in the sheet. */
export function formatOf(self: FormatState): { rect: Rect; rule: Rule } {
  const draft = self.session.drafts.get(self.id);
  if (draft !== undefined && !draft.complete) return draft;
  const engineId = self.session.formatIds.get(self.id) ?? self.id;
  const found = self.session.engine.conditionalFormats(self.sheet).find((each) => each.id === engineId);
  if (found === undefined) throw new HostError("ItemNotFound");
  return found;
}

function isComplete(rule: Rule): boolean {
  if (rule.type === "CellValue") return rule.formula1 !== "";
  if (rule.type === "Custom") return rule.formula !== "";
  return rule.type !== "ContainsText" || rule.text !== "";
}

/** Replaces a format's rule; it reaches the sheet when it is complete. */
export function putRule(self: FormatState, rule: Rule): void {
  guardSheet(self.session, self.sheet, "allowFormatCells");
  const now = formatOf(self);
  const engine = self.session.edit();
  if (!isComplete(rule)) {
    self.session.drafts.set(self.id, { id: self.id, sheet: self.sheet, rect: now.rect, rule, complete: false });
    return;
  }
  if (self.session.drafts.get(self.id) === undefined) engine.removeConditionalFormat(self.sheet, self.session.formatIds.get(self.id) ?? self.id);
  self.session.drafts.delete(self.id);
  self.session.formatIds.set(self.id, engine.addConditionalFormat(self.sheet, now.rect, rule).id);
}

/** Patches the cell style of a rule that has one. */
export function putStyle(self: FormatState, patch: CellStyle): void {
  const { rule } = formatOf(self);
  if (rule.type === "DataBar" || rule.type === "IconSet") throw new HostError("InvalidOperation");
  putRule(self, { ...rule, style: { ...rule.style, ...patch } });
}

function remove(self: FormatState): void {
  formatOf(self);
  if (!self.session.drafts.delete(self.id)) self.session.edit().removeConditionalFormat(self.sheet, self.session.formatIds.get(self.id) ?? self.id);
  self.session.formatIds.delete(self.id);
}

const formatObject: (state: FormatState) => HostObject = hostType<FormatState>({
  name: "ConditionalFormat",
  properties: {
    Id: { get: (self) => self.id },
    Type: { get: (self) => formatOf(self).rule.type },
  },
  navigations: conditionalKinds,
  methods: {
    Delete: remove,
    GetRange: (self) => rangeObject(self.session.range(self.sheet, formatOf(self).rect)),
    GetRangeOrNullObject: (self) => rangeObject(self.session.range(self.sheet, formatOf(self).rect)),
  },
  identity: (self) => ({ Id: self.id }),
});

/** The formats that touch the range, those still without a complete rule included. */
function formats(self: FormatsState): HostObject[] {
  const { session, sheet } = self;
  const outer = new Map([...session.formatIds].map(([mine, engineId]) => [engineId, mine]));
  const placed = session.engine.conditionalFormats(sheet).filter((each) => intersection(each.rect, self.rect) !== null).map((each) => outer.get(each.id) ?? each.id);
  const waiting = [...session.drafts.values()].filter((each) => each.sheet === sheet && intersection(each.rect, self.rect) !== null).map((each) => each.id);
  return [...placed, ...waiting].map((id) => formatObject({ session, sheet, id }));
}

function add(self: FormatsState, value: unknown): HostObject {
  const type = oneOf(value, ALL_TYPES, "type");
  const rule = FRESH[type];
  if (rule === undefined) throw notFoundInApi("ConditionalFormatCollection", `add(${type})`);
  guardSheet(self.session, self.sheet, "allowFormatCells");
  const state: FormatState = { session: self.session, sheet: self.sheet, id: `addin-format-${nextDraft}` };
  nextDraft += 1;
  self.session.drafts.set(state.id, { id: state.id, sheet: self.sheet, rect: self.rect, rule, complete: false });
  if (isComplete(rule)) putRule(state, rule);
  return formatObject(state);
}

function byId(self: FormatsState, id: unknown): HostObject | null {
  return formats(self).find((each) => each.get("Id") === textOf(id, "id")) ?? null;
}

/** Excel.ConditionalFormatCollection of a range. */
export const conditionalFormatsObject = hostType<FormatsState>({
  name: "ConditionalFormatCollection",
  methods: {
    Add: add,
    GetCount: (self) => formats(self).length,
    ClearAll: (self) => formats(self).forEach((each) => each.call("Delete", [])),
    GetItemAt: (self, index) => {
      const found = formats(self)[integerOf(index, "index", 0)];
      if (found === undefined) throw invalidArgument("index");
      return found;
    },
    GetItemOrNullObject: byId,
  },
  items: formats,
  item: (self, id) => {
    const found = byId(self, id);
    if (found === null) throw new HostError("ItemNotFound");
    return found;
  },
});
