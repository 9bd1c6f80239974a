import type { CellStyle, Rect } from "../../engine/types";
import { booleanOf, colorOf, integerOf, numberOf, oneOf, textOf } from "../checks";
import { notFoundInApi } from "../host-error";
import { hostType, type Property } from "../host-object";
import { guardSheet, lookedAt, rectOf } from "../references";
import type { RangeState } from "../session";
import { autofitColumns, autofitRows } from "../autofit";
import { rangeBordersObject } from "./range-borders";

type FullStyle = ReturnType<RangeState["session"]["engine"]["style"]>;

/** The value that all cells of the range share, or null when they differ, as Excel answers. */
export function uniform<T>(self: RangeState, pick: (row: number, column: number) => T): T | null {
  const rect = lookedAt(self.session, { sheet: self.sheet, rect: rectOf(self) });
  const first = pick(rect.row, rect.column);
  for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
    for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
      if (pick(row, column) !== first) return null;
    }
  }
  return first;
}

function setStyle(self: RangeState, patch: CellStyle): void {
  guardSheet(self.session, self.sheet, "allowFormatCells");
  self.session.edit().setStyle(self.sheet, rectOf(self), patch);
}

/** A property kept in the cells' style. */
function styled(read: (style: FullStyle) => unknown, patch: (value: unknown) => CellStyle): Property<RangeState> {
  return {
    get: (self) => uniform(self, (row, column) => read(self.session.engine.style(self.sheet, row, column))),
    set: (self, value) => setStyle(self, patch(value)),
  };
}

/** A property that the host holds at Excel's default only: another value is refused, loudly. */
function fixed(type: string, name: string, value: unknown): Property<RangeState> {
  return {
    get: () => value,
    set: (_self, wanted) => {
      if (wanted !== value) throw notFoundInApi(type, `${name} = ${String(wanted)}`);
    },
  };
}

function span(self: RangeState, axis: "row" | "column"): number[] {
  const rect: Rect = lookedAt(self.session, { sheet: self.sheet, rect: rectOf(self) });
  return axis === "row" ? Array.from({ length: rect.rows }, (_, i) => rect.row + i) : Array.from({ length: rectOf(self).columns }, (_, i) => rectOf(self).column + i);
}

function shared(values: readonly number[]): number | null {
  const [first] = values;
  return first !== undefined && values.every((each) => each === first) ? first : null;
}

const HORIZONTAL = ["General", "Left", "Center", "Right", "Fill", "Justify", "CenterAcrossSelection", "Distributed"] as const;
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;

const fontObject = hostType<RangeState>({
  name: "RangeFont",
  properties: {
    Name: styled((style) => style.fontName, (value) => ({ fontName: textOf(value, "font.name") })),
    Size: styled((style) => style.fontSize, (value) => ({ fontSize: numberOf(value, "font.size", 1, 409) })),
    Color: styled((style) => style.fontColor, (value) => ({ fontColor: colorOf(value, "font.color") })),
    Bold: styled((style) => style.bold, (value) => ({ bold: booleanOf(value, "font.bold") })),
    Italic: styled((style) => style.italic, (value) => ({ italic: booleanOf(value, "font.italic") })),
    Underline: styled(
      (style) => (style.underline ? "Single" : "None"),
      (value) => {
        const kind = oneOf(value, ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"], "font.underline");
        if (kind !== "None" && kind !== "Single") throw notFoundInApi("RangeFont", `underline = ${kind}`);
        return { underline: kind === "Single" };
      },
    ),
    Strikethrough: fixed("RangeFont", "strikethrough", false),
    Subscript: fixed("RangeFont", "subscript", false),
    Superscript: fixed("RangeFont", "superscript", false),
    TintAndShade: fixed("RangeFont", "tintAndShade", 0),
  },
});

const fillObject = hostType<RangeState>({
  name: "RangeFill",
  properties: {
    Color: styled((style) => style.fill ?? "#FFFFFF", (value) => ({ fill: colorOf(value, "fill.color") })),
    Pattern: { get: (self) => uniform(self, (row, column) => (self.session.engine.style(self.sheet, row, column).fill === null ? "None" : "Solid")) },
  },
  methods: { Clear: (self) => setStyle(self, { fill: null }) },
});

const protectionObject = hostType<RangeState>({
  name: "FormatProtection",
  properties: {
    Locked: styled((style) => style.locked, (value) => ({ locked: booleanOf(value, "locked") })),
    FormulaHidden: styled((style) => style.hiddenFormula, (value) => ({ hiddenFormula: booleanOf(value, "formulaHidden") })),
  },
});

/** Excel.RangeFormat: widths and heights in points. */
export const rangeFormatObject = hostType<RangeState>({
  name: "RangeFormat",
  properties: {
    HorizontalAlignment: styled((style) => style.horizontal, (value) => ({ horizontal: oneOf(value, HORIZONTAL, "horizontalAlignment") })),
    VerticalAlignment: styled((style) => style.vertical, (value) => ({ vertical: oneOf(value, VERTICAL, "verticalAlignment") })),
    WrapText: styled((style) => style.wrap, (value) => ({ wrap: booleanOf(value, "wrapText") })),
    IndentLevel: styled((style) => style.indent, (value) => ({ indent: integerOf(value, "indentLevel", 0, 250) })),
    ColumnWidth: {
      get: (self) => shared(span(self, "column").map((column) => self.session.engine.columnWidth(self.sheet, column))),
      set: (self, value) => {
        const points = numberOf(value, "columnWidth", 0, 1_790);
        guardSheet(self.session, self.sheet, "allowFormatColumns");
        const rect = rectOf(self);
        self.session.edit().setColumnWidth(self.sheet, rect.column, rect.columns, points);
      },
    },
    RowHeight: {
      get: (self) => shared(span(self, "row").map((row) => self.session.engine.rowHeight(self.sheet, row))),
      set: (self, value) => {
        const points = numberOf(value, "rowHeight", 0, 409.5);
        guardSheet(self.session, self.sheet, "allowFormatRows");
        const rect = lookedAt(self.session, { sheet: self.sheet, rect: rectOf(self) });
        self.session.edit().setRowHeight(self.sheet, rect.row, rect.rows, points);
      },
    },
    TextOrientation: fixed("RangeFormat", "textOrientation", 0),
    ShrinkToFit: fixed("RangeFormat", "shrinkToFit", false),
    AutoIndent: fixed("RangeFormat", "autoIndent", false),
  },
  navigations: {
    Font: (self) => fontObject(self),
    Fill: (self) => fillObject(self),
    Borders: (self) => rangeBordersObject(self),
    Protection: (self) => protectionObject(self),
  },
  methods: {
    AutofitColumns: (self) => {
      guardSheet(self.session, self.sheet, "allowFormatColumns");
      autofitColumns(self.session, { sheet: self.sheet, rect: rectOf(self) });
    },
    AutofitRows: (self) => {
      guardSheet(self.session, self.sheet, "allowFormatRows");
      autofitRows(self.session, { sheet: self.sheet, rect: rectOf(self) });
    },
    AdjustIndent: (self, amount) => {
      const change = integerOf(amount, "amount");
      const now = uniform(self, (row, column) => self.session.engine.style(self.sheet, row, column).indent) ?? 0;
      setStyle(self, { indent: Math.max(0, Math.min(250, now + change)) });
    },
  },
  calculated: ["AutofitColumns", "AutofitRows"],
});
