import { integerOf } from "../checks";
import { invalidArgument } from "../host-error";
import { hostType } from "../host-object";
import { rectOf } from "../references";
import type { RangeState } from "../session";
import { rangeObject } from "./range";

type Areas = readonly RangeState[];

function addresses(self: Areas): string {
  return self.map((range) => range.session.address(range.sheet, rectOf(range))).join(",");
}

const collectionObject = hostType<Areas>({
  name: "RangeCollection",
  methods: {
    GetCount: (self) => self.length,
    GetItemAt: (self, index) => {
      const range = self[integerOf(index, "index", 0)];
      if (range === undefined) throw invalidArgument("index");
      return rangeObject(range);
    },
  },
  items: (self) => self.map((range) => rangeObject(range)),
});

/** Excel.RangeAreas, as answered by the print area: addresses, counts and its ranges. */
export const rangeAreasObject = hostType<Areas>({
  name: "RangeAreas",
  properties: {
    Address: { get: addresses },
    AddressLocal: { get: addresses },
    AreaCount: { get: (self) => self.length },
    CellCount: { get: (self) => self.reduce((sum, range) => sum + rectOf(range).rows * rectOf(range).columns, 0) },
  },
  navigations: { Areas: (self) => collectionObject(self) },
  methods: { _KeepReference: () => null },
});
