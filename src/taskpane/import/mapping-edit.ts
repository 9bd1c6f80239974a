/** The mapping as the pane edits it: one choice per object of the file. Rules with accounts or ranges are left to the sheet. */
import type { Mapping, MappingRule } from "../../importers/mapping";
import { compilePattern } from "../../importers/patterns";
import type { LedgerObject } from "../../importers/plan/suggest";

export type ObjectChoice = { readonly type: "none" } | { readonly type: "leftOut" } | { readonly type: "verksamhet"; readonly name: string };

function places(rule: MappingRule): boolean {
  return rule.kind !== "varav" && rule.kind !== "summa";
}

function isOwnRule(rule: MappingRule, object: LedgerObject): boolean {
  return places(rule) && rule.account.trim() === "" && rule.object.trim() !== "" && rule.object === (object.object ?? "\u0000");
}

/** What the rules make of an object as a whole (rules for some accounts only are not looked at). */
export function choiceOf(mapping: Mapping, object: LedgerObject): ObjectChoice {
  const rule = mapping.rules.find((one) => {
    if (!places(one) || one.account.trim() !== "") return false;
    const matches = compilePattern(one.object, "objekt");
    return matches(object.object) || (object.name !== null && one.object.trim() !== "" && matches(object.name));
  });
  if (rule === undefined) return { type: "none" };
  return rule.verksamhet === null ? { type: "leftOut" } : { type: "verksamhet", name: rule.verksamhet };
}

/** The mapping with another choice for an object: its own rule is replaced, or a new one put before the rules that it must win over. */
export function withChoice(mapping: Mapping, object: LedgerObject, choice: ObjectChoice, kind: MappingRule["kind"]): Mapping {
  const rest = mapping.rules.filter((rule) => !isOwnRule(rule, object) && !(object.object === null && places(rule) && rule.object.trim() === "" && rule.account.trim() === ""));
  if (choice.type === "none") return { rules: rest };
  const note = object.name !== null && object.name !== object.object ? { note: object.name } : {};
  const rule: MappingRule = { object: object.object ?? "", account: "", verksamhet: choice.type === "leftOut" ? null : choice.name, kind: choice.type === "leftOut" ? null : kind, ...note };
  if (object.object === null) return { rules: [...rest, rule] };
  const before = rest.findIndex((other) => places(other) && other.account.trim() === "" && compilePattern(other.object, "objekt")(object.object));
  return { rules: before < 0 ? [...rest, rule] : [...rest.slice(0, before), rule, ...rest.slice(before)] };
}
