import { HostError, notFoundInApi } from "../host-error";
import { hostType, type HostObject } from "../host-object";
import { placeArgument } from "../references";
import { rangeObject } from "./range";
import type { SheetState } from "./worksheet";

function apply(self: SheetState, range: unknown, column: unknown, criteria: unknown): void {
  if ((column ?? null) !== null || (criteria ?? null) !== null) throw notFoundInApi("AutoFilter", "criteria");
  const place = placeArgument(self.session, range, self.id);
  if (place.sheet !== self.id) throw new HostError("InvalidArgument");
  self.session.edit().setAutoFilter(self.id, place.rect);
}

function kept(self: SheetState): HostObject | null {
  const rect = self.session.engine.autoFilter(self.id);
  return rect === null ? null : rangeObject(self.session.range(self.id, rect));
}

function required(found: HostObject | null): HostObject {
  if (found === null) throw new HostError("ItemNotFound");
  return found;
}

/** Excel.AutoFilter: the buttons. Criteria, which hide rows, answer ApiNotFound. */
export const autoFilterObject = hostType<SheetState>({
  name: "AutoFilter",
  properties: {
    Enabled: { get: (self) => self.session.engine.autoFilter(self.id) !== null },
    IsDataFiltered: { get: () => false },
  },
  methods: {
    Apply: apply,
    Remove: (self) => self.session.edit().setAutoFilter(self.id, null),
    ClearCriteria: () => undefined,
    GetRange: (self) => required(kept(self)),
    GetRangeOrNullObject: kept,
  },
});
