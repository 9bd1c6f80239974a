import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy, type IBorderStyleData, type IStyleData, type Nullable } from "@univerjs/core";
import { EngineError } from "./errors";
import type { BorderStyle, CellStyle } from "./types";

/** What Univer's style holds of ours; indent and the horizontal kinds it lacks, and protection, are kept in the cell's custom field. */
export interface CellCustom {
  locked?: boolean;
  hiddenFormula?: boolean;
  indent?: number;
  horizontal?: CellStyle["horizontal"];
  vertical?: CellStyle["vertical"];
  validation?: unknown;
  hyperlink?: unknown;
  [other: string]: unknown;
}

export type FullStyle = Required<Omit<CellStyle, "borders">> & { borders: NonNullable<CellStyle["borders"]> };

/** Font of a cell that no one has formatted. */
export const DEFAULT_FONT = { name: "Calibri", size: 11, color: "#000000" } as const;
const INDENT_PIXELS = 9;
const HORIZONTAL = { General: HorizontalAlign.UNSPECIFIED, Left: HorizontalAlign.LEFT, Center: HorizontalAlign.CENTER, Right: HorizontalAlign.RIGHT, Justify: HorizontalAlign.JUSTIFIED, CenterAcrossSelection: HorizontalAlign.CENTER, Fill: HorizontalAlign.LEFT, Distributed: HorizontalAlign.DISTRIBUTED } as const;
const VERTICAL = { Top: VerticalAlign.TOP, Center: VerticalAlign.MIDDLE, Bottom: VerticalAlign.BOTTOM, Justify: VerticalAlign.TOP, Distributed: VerticalAlign.MIDDLE } as const;
const BORDERS: readonly (readonly [BorderStyle["style"], BorderStyle["weight"], BorderStyleTypes])[] = [
  ["Continuous", "Thin", BorderStyleTypes.THIN],
  ["Continuous", "Hairline", BorderStyleTypes.HAIR],
  ["Continuous", "Medium", BorderStyleTypes.MEDIUM],
  ["Continuous", "Thick", BorderStyleTypes.THICK],
  ["Double", "Thick", BorderStyleTypes.DOUBLE],
  ["Dash", "Thin", BorderStyleTypes.DASHED],
  ["Dash", "Medium", BorderStyleTypes.MEDIUM_DASHED],
  ["Dot", "Thin", BorderStyleTypes.DOTTED],
];
const EDGES = { top: "t", bottom: "b", left: "l", right: "r" } as const;
type Edge = keyof typeof EDGES;

/** The part of a patch that goes into Univer's style, as a patch of its own (null removes). */
export function toUniverStyle(patch: CellStyle): IStyleData {
  const style: IStyleData = {};
  if (patch.bold !== undefined) style.bl = flag(patch.bold);
  if (patch.italic !== undefined) style.it = flag(patch.italic);
  if (patch.underline !== undefined) style.ul = { s: flag(patch.underline) };
  if (patch.fontName !== undefined) style.ff = patch.fontName;
  if (patch.fontSize !== undefined) style.fs = checkFontSize(patch.fontSize);
  if (patch.fontColor !== undefined) style.cl = { rgb: checkColor(patch.fontColor) };
  if (patch.fill !== undefined) style.bg = patch.fill === null ? null : { rgb: checkColor(patch.fill) };
  if (patch.horizontal !== undefined) style.ht = oneOf(HORIZONTAL, patch.horizontal, "horizontalAlignment");
  if (patch.vertical !== undefined) style.vt = oneOf(VERTICAL, patch.vertical, "verticalAlignment");
  if (patch.wrap !== undefined) style.tb = patch.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW;
  if (patch.indent !== undefined) style.pd = checkIndent(patch.indent) === 0 ? null : { l: patch.indent * INDENT_PIXELS };
  if (patch.borders) style.bd = Object.fromEntries(Object.entries(patch.borders).map(([edge, border]) => [EDGES[edge as Edge], border ? toUniverBorder(border) : null]));
  return style;
}

/** The part of a patch that is kept in the cell's custom field; undefined members are to be removed. Null when the patch has no such part. */
export function toCustom(patch: CellStyle): CellCustom | null {
  const custom: CellCustom = {};
  if (patch.locked !== undefined) custom.locked = patch.locked ? undefined : false;
  if (patch.hiddenFormula !== undefined) custom.hiddenFormula = patch.hiddenFormula ? true : undefined;
  if (patch.indent !== undefined) custom.indent = patch.indent === 0 ? undefined : patch.indent;
  if (patch.horizontal !== undefined) custom.horizontal = patch.horizontal === "CenterAcrossSelection" || patch.horizontal === "Fill" ? patch.horizontal : undefined;
  if (patch.vertical !== undefined) custom.vertical = patch.vertical === "Justify" || patch.vertical === "Distributed" ? patch.vertical : undefined;
  return Object.keys(custom).length > 0 ? custom : null;
}

/** The whole style of a cell in the engine's words. */
export function fromUniverStyle(style: IStyleData, custom: CellCustom | undefined): FullStyle {
  return {
    bold: style.bl === BooleanNumber.TRUE,
    italic: style.it === BooleanNumber.TRUE,
    underline: style.ul?.s === BooleanNumber.TRUE,
    fontName: style.ff ?? DEFAULT_FONT.name,
    fontSize: style.fs ?? DEFAULT_FONT.size,
    fontColor: toHex(style.cl?.rgb) ?? DEFAULT_FONT.color,
    fill: toHex(style.bg?.rgb),
    horizontal: custom?.horizontal ?? keyOf(HORIZONTAL, style.ht, "General"),
    vertical: custom?.vertical ?? keyOf(VERTICAL, style.vt, "Bottom"),
    wrap: style.tb === WrapStrategy.WRAP,
    indent: custom?.indent ?? Math.round((style.pd?.l ?? 0) / INDENT_PIXELS),
    locked: custom?.locked ?? true,
    hiddenFormula: custom?.hiddenFormula ?? false,
    borders: readBorders(style),
  };
}

function readBorders(style: IStyleData): NonNullable<CellStyle["borders"]> {
  const borders: NonNullable<CellStyle["borders"]> = {};
  for (const edge of Object.keys(EDGES) as Edge[]) {
    const border = style.bd?.[EDGES[edge]];
    if (border && border.s !== BorderStyleTypes.NONE) borders[edge] = fromUniverBorder(border);
  }
  return borders;
}

function toUniverBorder(border: BorderStyle): IBorderStyleData | null {
  if (border.style === "None") return null;
  const exact = BORDERS.find(([style, weight]) => style === border.style && weight === border.weight) ?? BORDERS.find(([style]) => style === border.style);
  if (!exact) throw new EngineError("InvalidArgument", `Kantlinjen ”${border.style}” finns inte.`);
  return { s: exact[2], cl: { rgb: checkColor(border.color) } };
}

function fromUniverBorder(border: IBorderStyleData): BorderStyle {
  const [style, weight] = BORDERS.find(([, , type]) => type === border.s) ?? (["Continuous", "Thin"] as const);
  return { style, weight, color: toHex(border.cl.rgb) ?? "#000000" };
}

/** "#rgb", "#rrggbb" or "rgb(r,g,b)" → "#RRGGBB"; null when there is none. */
export function toHex(color: Nullable<string>): string | null {
  if (!color) return null;
  const parts = /^rgba?\((\d+)\s*,\s*(\d+)\s*,\s*(\d+)/i.exec(color);
  if (parts) return `#${parts.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  if (short) return `#${short.slice(1).map((digit) => digit + digit).join("")}`.toUpperCase();
  return color.toUpperCase();
}

/** The colour as "#RRGGBB"; throws InvalidArgument for anything but "#RRGGBB" or "#RGB". */
export function checkColor(color: string): string {
  if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(color)) throw new EngineError("InvalidArgument", `”${color}” är ingen färg. Skriv den som #RRGGBB.`);
  return toHex(color) ?? color;
}

function checkFontSize(size: number): number {
  if (!(size >= 1 && size <= 409)) throw new EngineError("InvalidArgument", `Teckenstorleken ${size} är inte tillåten. Den ska vara 1–409.`);
  return size;
}

function checkIndent(indent: number): number {
  if (!Number.isInteger(indent) || indent < 0 || indent > 250) throw new EngineError("InvalidArgument", `Indraget ${indent} är inte tillåtet. Det ska vara ett heltal 0–250.`);
  return indent;
}

function oneOf<K extends string, V>(map: Readonly<Record<K, V>>, key: K, what: string): V {
  if (!Object.prototype.hasOwnProperty.call(map, key)) throw new EngineError("InvalidArgument", `”${key}” är inget giltigt värde för ${what}.`);
  return map[key];
}

function keyOf<K extends string, V>(map: Readonly<Record<K, V>>, value: V | null | undefined, otherwise: K): K {
  return (Object.keys(map) as K[]).find((key) => map[key] === value) ?? otherwise;
}

function flag(on: boolean): BooleanNumber {
  return on ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}
