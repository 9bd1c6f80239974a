import type { DataValidation } from "../../engine/types";
import { booleanOf, oneOf, recordOf, textOf } from "../checks";
import { invalidArgument, notFoundInApi } from "../host-error";
import { hostType, isHostObject } from "../host-object";
import { guardSheet, rectOf } from "../references";
import { isRangeState, type RangeState } from "../session";

interface ValidationState {
  readonly range: RangeState;
  /** Texts given before the rule they belong to. */
  pending: Partial<DataValidation>;
}

function current({ range }: ValidationState): DataValidation {
  const { row, column } = rectOf(range);
  return range.session.engine.dataValidation(range.sheet, row, column) ?? { type: "None" };
}

function write(self: ValidationState, patch: Partial<DataValidation>): void {
  guardSheet(self.range.session, self.range.sheet);
  self.pending = { ...self.pending, ...patch };
  const rule = { ...current(self), ...self.pending };
  if (rule.type !== "None") self.range.session.edit().setDataValidation(self.range.sheet, rectOf(self.range), rule);
}

function sourceOf(self: ValidationState, source: unknown): string {
  if (isHostObject(source) && isRangeState(source.state)) return `=${self.range.session.address(source.state.sheet, rectOf(source.state), true)}`;
  const text = textOf(source, "rule.list.source");
  if (text === "" || text.length > 255) throw invalidArgument("rule.list.source");
  return text;
}

function setRule(self: ValidationState, value: unknown): void {
  const rule = recordOf(value, "rule");
  const [kind, ...others] = Object.keys(rule);
  if (kind === undefined || others.length > 0) throw invalidArgument("rule");
  if (kind !== "list") throw notFoundInApi("DataValidation", `rule.${kind}`);
  const list = recordOf(rule["list"], "rule.list");
  if (list["inCellDropDown"] !== undefined) booleanOf(list["inCellDropDown"], "rule.list.inCellDropDown");
  write(self, { type: "List", source: sourceOf(self, list["source"]) });
}

function text(value: unknown, what: string): string {
  return value === undefined || value === null ? "" : textOf(value, what);
}

/** Excel.DataValidation: lists, with their error alert and prompt. */
export const validationObject = hostType<ValidationState>({
  name: "DataValidation",
  properties: {
    Type: { get: (self) => current(self).type },
    Rule: {
      get: (self) => {
        const rule = current(self);
        return rule.type === "List" ? { list: { inCellDropDown: true, source: rule.source ?? "" } } : {};
      },
      set: setRule,
    },
    ErrorAlert: {
      get: (self) => ({ showAlert: true, style: "Stop", title: current(self).errorTitle ?? "", message: current(self).errorMessage ?? "" }),
      set: (self, value) => {
        const alert = recordOf(value, "errorAlert");
        const style = alert["style"] === undefined ? "Stop" : oneOf(alert["style"], ["Stop", "Warning", "Information"], "errorAlert.style");
        if (style !== "Stop" || alert["showAlert"] === false) throw notFoundInApi("DataValidation", `errorAlert ${style}`);
        write(self, { errorTitle: text(alert["title"], "title"), errorMessage: text(alert["message"], "message") });
      },
    },
    Prompt: {
      get: (self) => ({ showPrompt: (current(self).promptMessage ?? "") !== "", title: current(self).promptTitle ?? "", message: current(self).promptMessage ?? "" }),
      set: (self, value) => {
        const prompt = recordOf(value, "prompt");
        write(self, { promptTitle: text(prompt["title"], "title"), promptMessage: text(prompt["message"], "message") });
      },
    },
    IgnoreBlanks: {
      get: () => true,
      set: (_self, value) => {
        if (value !== true) throw notFoundInApi("DataValidation", "ignoreBlanks = false");
      },
    },
  },
  methods: {
    Clear: (self) => {
      guardSheet(self.range.session, self.range.sheet);
      self.pending = {};
      self.range.session.edit().setDataValidation(self.range.sheet, rectOf(self.range), { type: "None" });
    },
  },
});
