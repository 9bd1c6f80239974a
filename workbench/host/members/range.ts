import { hostType } from "../host-object";
import { rectOf } from "../references";
import type { RangeState } from "../session";
import { conditionalFormatsObject } from "./conditional";
import { rangeProperties } from "./range-cells";
import { rangeFormatObject } from "./range-format";
import { rangeMethods } from "./range-shape";
import { validationObject } from "./validation";
import { worksheetObject } from "./worksheet";

const CALCULATED = [
  "Values", "Text", "ValueTypes", "HasSpill", "Formulas", "FormulasLocal", "GetUsedRange", "GetUsedRangeOrNullObject", "CopyFrom",
  "GetSpillParent", "GetSpillParentOrNullObject", "GetSpillingToRange", "GetSpillingToRangeOrNullObject",
];

/** Excel.Range. */
export const rangeObject = hostType<RangeState>({
  name: "Range",
  properties: rangeProperties,
  methods: rangeMethods,
  navigations: {
    Format: (self) => rangeFormatObject(self),
    Worksheet: (self) => worksheetObject({ session: self.session, id: self.session.sheet(self.sheet).id }),
    ConditionalFormats: (self) => conditionalFormatsObject({ session: self.session, sheet: self.sheet, rect: rectOf(self) }),
    DataValidation: (self) => validationObject({ range: self, pending: {} }),
  },
  calculated: CALCULATED,
});
