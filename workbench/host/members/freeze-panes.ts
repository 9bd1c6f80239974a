import { integerOf } from "../checks";
import { coversColumns, coversRows, MAX_COLUMNS, MAX_ROWS } from "../address";
import { HostError } from "../host-error";
import { hostType, type HostObject } from "../host-object";
import { placeArgument } from "../references";
import { rangeObject } from "./range";
import type { SheetState } from "./worksheet";

function location(self: SheetState): HostObject | null {
  const { rows, columns } = self.session.engine.frozen(self.id);
  if (rows === 0 && columns === 0) return null;
  return rangeObject(self.session.range(self.id, { row: 0, column: 0, rows: rows === 0 ? MAX_ROWS : rows, columns: columns === 0 ? MAX_COLUMNS : columns }));
}

/** Excel.WorksheetFreezePanes. */
export const freezePanesObject = hostType<SheetState>({
  name: "WorksheetFreezePanes",
  methods: {
    FreezeRows: (self, count) => self.session.edit().freeze(self.id, integerOf(count ?? 1, "count", 1), 0),
    FreezeColumns: (self, count) => self.session.edit().freeze(self.id, 0, integerOf(count ?? 1, "count", 1)),
    FreezeAt: (self, range) => {
      const { rect } = placeArgument(self.session, range, self.id);
      const rows = coversColumns(rect) ? 0 : rect.row + rect.rows;
      const columns = coversRows(rect) ? 0 : rect.column + rect.columns;
      self.session.edit().freeze(self.id, rows, columns);
    },
    Unfreeze: (self) => self.session.edit().freeze(self.id, 0, 0),
    GetLocation: (self) => {
      const found = location(self);
      if (found === null) throw new HostError("ItemNotFound");
      return found;
    },
    GetLocationOrNullObject: location,
  },
});
