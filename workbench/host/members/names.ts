import type { NameInfo } from "../../engine/types";
import { looksLikeCell } from "../address";
import { booleanOf, textOf } from "../checks";
import { HostError, invalidArgument, notFoundInApi } from "../host-error";
import { hostType, isHostObject, type HostObject } from "../host-object";
import { placeOf, rectOf } from "../references";
import { isRangeState, type HostSession } from "../session";
import { rangeObject } from "./range";
import { worksheetObject } from "./worksheet";

interface NamesState {
  readonly session: HostSession;
  /** Null: the workbook's names. */
  readonly scope: string | null;
}

interface NameState extends NamesState {
  readonly name: string;
}

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;
const LONGEST_NAME = 255;

function find(self: NamesState, name: string): NameInfo | undefined {
  return self.session.engine.names().find((each) => each.scope === self.scope && each.name.toLowerCase() === name.toLowerCase());
}

function info(self: NameState): NameInfo {
  const found = find(self, self.name);
  if (found === undefined) throw new HostError("ItemNotFound");
  return found;
}

function nameObject(self: NamesState, name: string): HostObject {
  return namedItemObject({ ...self, name });
}

function formulaOf(self: NamesState, reference: unknown): string {
  if (isHostObject(reference) && isRangeState(reference.state)) return `=${self.session.address(reference.state.sheet, rectOf(reference.state), true)}`;
  const text = textOf(reference, "reference");
  if (text.startsWith("=") && text.length > 1) return text;
  if (text.trim() === "") throw invalidArgument("reference");
  return `="${text.replace(/"/g, '""')}"`;
}

function add(self: NamesState, name: unknown, reference: unknown, comment: unknown): HostObject {
  const wanted = textOf(name, "name");
  if (!NAME.test(wanted) || wanted.length > LONGEST_NAME || looksLikeCell(wanted)) throw invalidArgument("name");
  if (find(self, wanted) !== undefined) throw new HostError("ItemAlreadyExists");
  const formula = formulaOf(self, reference);
  const note = comment === undefined || comment === null ? "" : textOf(comment, "comment");
  self.session.edit().addName(wanted, formula, { visible: true, comment: note, scope: self.scope });
  return nameObject(self, wanted);
}

/** The engine has no update of a name: it is taken away and put back changed. */
function change(self: NameState, patch: { formula?: string; visible?: boolean; comment?: string }): void {
  const now = info(self);
  const engine = self.session.edit();
  engine.deleteName(now.name, now.scope);
  engine.addName(now.name, patch.formula ?? now.formula, { visible: patch.visible ?? now.visible, comment: patch.comment ?? now.comment, scope: now.scope });
}

function range(self: NameState): HostObject | null {
  const place = placeOf(self.session, info(self).formula, self.scope);
  return place === null ? null : rangeObject(self.session.range(place.sheet, place.rect));
}

function typeOf(self: NameState): string {
  const { formula } = info(self);
  if (placeOf(self.session, formula, self.scope) !== null) return "Range";
  const bare = formula.slice(1);
  if (/#REF!|#NAME\?|#N\/A/.test(bare)) return "Error";
  if (/^"(?:[^"]|"")*"$/.test(bare)) return "String";
  if (/^(TRUE|FALSE)$/i.test(bare)) return "Boolean";
  return /^-?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(bare) ? "Double" : "String";
}

function valueOf(self: NameState): unknown {
  const bare = info(self).formula.slice(1);
  const type = typeOf(self);
  if (type === "Double") return Number(bare);
  if (type === "Boolean") return /^true$/i.test(bare);
  return /^"(?:[^"]|"")*"$/.test(bare) ? bare.slice(1, -1).replace(/""/g, '"') : bare;
}

function worksheet(self: NameState): HostObject | null {
  return self.scope === null ? null : worksheetObject({ session: self.session, id: self.scope });
}

/** Excel.NamedItem. */
const namedItemObject: (state: NameState) => HostObject = hostType<NameState>({
  name: "NamedItem",
  properties: {
    Name: { get: (self) => info(self).name },
    Type: { get: typeOf },
    Value: { get: valueOf },
    Formula: { get: (self) => info(self).formula, set: (self, value) => change(self, { formula: formulaOf(self, value) }) },
    Visible: { get: (self) => info(self).visible, set: (self, value) => change(self, { visible: booleanOf(value, "visible") }) },
    Comment: { get: (self) => info(self).comment, set: (self, value) => change(self, { comment: textOf(value, "comment") }) },
    Scope: { get: (self) => (self.scope === null ? "Workbook" : "Worksheet") },
  },
  navigations: {
    Worksheet: (self) => {
      const found = worksheet(self);
      if (found === null) throw new HostError("ItemNotFound");
      return found;
    },
    WorksheetOrNullObject: worksheet,
  },
  methods: {
    GetRange: (self) => {
      const found = range(self);
      if (found === null) throw new HostError("InvalidReference");
      return found;
    },
    GetRangeOrNullObject: range,
    Delete: (self) => self.session.edit().deleteName(info(self).name, self.scope),
  },
  identity: (self) => ({ _Id: info(self).name }),
});

/** Excel.NamedItemCollection, of the workbook or of a sheet. */
export const namesObject = hostType<NamesState>({
  name: "NamedItemCollection",
  methods: {
    Add: add,
    AddFormulaLocal: (self, name, formula, comment) => {
      if (self.session.locale !== "en-US") throw notFoundInApi("NamedItemCollection", "addFormulaLocal");
      return add(self, name, formula, comment);
    },
    GetCount: (self) => self.session.engine.names().filter((each) => each.scope === self.scope).length,
    GetItemOrNullObject: (self, name) => {
      const found = find(self, textOf(name, "name"));
      return found === undefined ? null : nameObject(self, found.name);
    },
  },
  items: (self) => self.session.engine.names().filter((each) => each.scope === self.scope).map((each) => nameObject(self, each.name)),
  item: (self, key) => {
    const found = find(self, textOf(key, "name"));
    if (found === undefined) throw new HostError("ItemNotFound");
    return nameObject(self, found.name);
  },
});
