import type { Rect } from "../../engine/types";
import { intersection } from "../address";
import { HostError } from "../host-error";
import type { HostObject } from "../host-object";
import { rectOf } from "../references";
import type { RangeState } from "../session";
import { rangeObject } from "./range";

interface Spill {
  readonly parent: Rect;
  readonly area: Rect;
}

/** The spilling formulas of the sheet. */
function spills(self: RangeState): Spill[] {
  const { engine } = self.session;
  const used = engine.usedRect(self.sheet, true);
  if (used === null) return [];
  return engine.formulas(self.sheet, used).flatMap((cells, r) =>
    cells.flatMap((cell, c) => {
      if (typeof cell !== "string" || !cell.startsWith("=")) return [];
      const parent = { row: used.row + r, column: used.column + c, rows: 1, columns: 1 };
      const area = engine.spillRange(self.sheet, parent.row, parent.column);
      return area === null ? [] : [{ parent, area }];
    }),
  );
}

/** Range.hasSpill: all cells lie in spills, none, or null when some do. */
export function hasSpill(self: RangeState): boolean | null {
  const rect = rectOf(self);
  const covered = spills(self).reduce((sum, { area }) => {
    const common = intersection(area, rect);
    return sum + (common === null ? 0 : common.rows * common.columns);
  }, 0);
  return covered === 0 ? false : covered === rect.rows * rect.columns ? true : null;
}

function oneCell(self: RangeState): Rect {
  const rect = rectOf(self);
  if (rect.rows !== 1 || rect.columns !== 1) throw new HostError("InvalidArgument");
  return rect;
}

/** The cell whose formula fills this one; null when none does. */
export function spillParent(self: RangeState): HostObject | null {
  const cell = oneCell(self);
  const found = spills(self).find(({ area }) => intersection(area, cell) !== null);
  return found === undefined ? null : rangeObject(self.session.range(self.sheet, found.parent));
}

/** The area this cell's formula fills; null when it does not spill. */
export function spillingTo(self: RangeState): HostObject | null {
  const cell = oneCell(self);
  const area = self.session.engine.spillRange(self.sheet, cell.row, cell.column);
  return area === null ? null : rangeObject(self.session.range(self.sheet, area));
}
