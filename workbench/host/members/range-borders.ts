import type { BorderStyle, CellStyle, Rect } from "../../engine/types";
import { colorOf, integerOf, oneOf } from "../checks";
import { invalidArgument, notFoundInApi } from "../host-error";
import { hostType, type HostObject } from "../host-object";
import { guardSheet, lookedAt, rectOf } from "../references";
import type { RangeState } from "../session";

type Edge = "top" | "bottom" | "left" | "right";
const SIDES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"] as const;
type Side = (typeof SIDES)[number];

interface BorderState {
  readonly range: RangeState;
  readonly side: Side;
}

const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;
const FRESH: BorderStyle = { style: "Continuous", weight: "Thin", color: "#000000" };

/** The cells and their edge that a side of a range is drawn on; null where the range has no such side. */
function drawnOn(rect: Rect, side: Side): { rect: Rect; edge: Edge } | null {
  switch (side) {
    case "EdgeTop":
      return { rect: { ...rect, rows: 1 }, edge: "top" };
    case "EdgeBottom":
      return { rect: { ...rect, row: rect.row + rect.rows - 1, rows: 1 }, edge: "bottom" };
    case "EdgeLeft":
      return { rect: { ...rect, columns: 1 }, edge: "left" };
    case "EdgeRight":
      return { rect: { ...rect, column: rect.column + rect.columns - 1, columns: 1 }, edge: "right" };
    case "InsideHorizontal":
      return rect.rows > 1 ? { rect: { ...rect, rows: rect.rows - 1 }, edge: "bottom" } : null;
    case "InsideVertical":
      return rect.columns > 1 ? { rect: { ...rect, columns: rect.columns - 1 }, edge: "right" } : null;
    default:
      return null;
  }
}

/** The border that all the side's cells share; undefined when they differ, null when there is none. */
function borderOf(self: BorderState): BorderStyle | null | undefined {
  const drawn = drawnOn(rectOf(self.range), self.side);
  if (drawn === null) return null;
  const { session, sheet } = self.range;
  const rect = lookedAt(session, { sheet, rect: drawn.rect });
  let found: BorderStyle | null | undefined;
  for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
    for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
      const here = session.engine.style(sheet, row, column).borders[drawn.edge] ?? null;
      if (found === undefined) found = here;
      else if (!sameBorder(found, here)) return undefined;
    }
  }
  return found ?? null;
}

function sameBorder(a: BorderStyle | null, b: BorderStyle | null): boolean {
  return a === b || (a !== null && b !== null && a.style === b.style && a.weight === b.weight && a.color === b.color);
}

function setBorder(self: BorderState, change: Partial<BorderStyle> | null): void {
  const { session, sheet } = self.range;
  guardSheet(session, sheet, "allowFormatCells");
  if (self.side.startsWith("Diagonal") && change !== null) throw notFoundInApi("RangeBorder", self.side);
  const drawn = drawnOn(rectOf(self.range), self.side);
  if (drawn === null) return;
  const now = borderOf(self) ?? FRESH;
  const border = change === null ? null : { ...(now.style === "None" ? FRESH : now), ...change };
  const borders: CellStyle["borders"] = { [drawn.edge]: border };
  session.edit().setStyle(sheet, drawn.rect, { borders });
}

function setLine(self: BorderState, value: unknown): void {
  const style = oneOf(value, STYLES, "border.style");
  if (style === "None") return setBorder(self, null);
  if (style === "DashDot" || style === "DashDotDot" || style === "SlantDashDot") throw notFoundInApi("RangeBorder", `style = ${style}`);
  setBorder(self, { style });
}

const borderObject = hostType<BorderState>({
  name: "RangeBorder",
  properties: {
    SideIndex: { get: (self) => self.side },
    Style: {
      get: (self) => {
        const border = borderOf(self);
        return border === undefined ? null : (border?.style ?? "None");
      },
      set: setLine,
    },
    Weight: {
      get: (self) => {
        const border = borderOf(self);
        return border === undefined ? null : (border?.weight ?? "Thin");
      },
      set: (self, value) => setBorder(self, { weight: oneOf(value, WEIGHTS, "border.weight") }),
    },
    Color: {
      get: (self) => {
        const border = borderOf(self);
        return border === undefined ? null : (border?.color ?? "#000000");
      },
      set: (self, value) => setBorder(self, { color: colorOf(value, "border.color") }),
    },
  },
  identity: (self) => ({ SideIndex: self.side, Id: self.side }),
});

function side(range: RangeState, value: unknown): HostObject {
  return borderObject({ range, side: oneOf(value, SIDES, "borderIndex") });
}

/** Excel.RangeBorderCollection: the eight sides of a range. */
export const rangeBordersObject = hostType<RangeState>({
  name: "RangeBorderCollection",
  properties: { Count: { get: () => SIDES.length } },
  methods: {
    GetItemAt: (self, index) => {
      const name = SIDES[integerOf(index, "index", 0)];
      if (name === undefined) throw invalidArgument("index");
      return side(self, name);
    },
  },
  items: (self) => SIDES.map((name) => borderObject({ range: self, side: name })),
  item: side,
});
