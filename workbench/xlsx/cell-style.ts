import type { Alignment, Border, BorderStyle as FileBorder, Borders, Color, Fill, Font, Style } from "exceljs";
import type { BorderStyle, CellStyle } from "../engine/types";
import type { FullStyle } from "../engine/styles";

const PLAIN = { name: "Calibri", size: 11, color: "#000000" } as const;
/** The theme colours of a new workbook, by their number in the file. */
const THEME = ["#FFFFFF", "#000000", "#E7E6E6", "#44546A", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"] as const;
const HORIZONTAL = { Left: "left", Center: "center", Right: "right", Justify: "justify", CenterAcrossSelection: "centerContinuous", Fill: "fill", Distributed: "distributed" } as const;
const VERTICAL = { Top: "top", Center: "middle", Bottom: "bottom", Justify: "justify", Distributed: "distributed" } as const;
const BORDERS: readonly (readonly [BorderStyle["style"], BorderStyle["weight"], FileBorder])[] = [
  ["Continuous", "Thin", "thin"],
  ["Continuous", "Hairline", "hair"],
  ["Continuous", "Medium", "medium"],
  ["Continuous", "Thick", "thick"],
  ["Double", "Thick", "double"],
  ["Dash", "Thin", "dashed"],
  ["Dash", "Medium", "mediumDashed"],
  ["Dot", "Thin", "dotted"],
];
const EDGES = ["top", "bottom", "left", "right"] as const;

/** The file's style of a cell; members that are Excel's own are left out. */
export function toFileStyle(style: FullStyle, numberFormat: string): Partial<Style> {
  const file: Partial<Style> = {};
  if (numberFormat !== "General") file.numFmt = numberFormat;
  const font = toFont(style);
  if (font) file.font = font;
  if (style.fill) file.fill = { type: "pattern", pattern: "solid", fgColor: argb(style.fill), bgColor: argb(style.fill) };
  const borders = toBorders(style.borders);
  if (borders) file.border = borders;
  const alignment: Partial<Alignment> = {};
  if (style.horizontal !== "General") alignment.horizontal = HORIZONTAL[style.horizontal];
  if (style.vertical !== "Bottom") alignment.vertical = VERTICAL[style.vertical];
  if (style.wrap) alignment.wrapText = true;
  if (style.indent > 0) alignment.indent = style.indent;
  if (Object.keys(alignment).length > 0) file.alignment = alignment;
  if (!style.locked || style.hiddenFormula) file.protection = { locked: style.locked, ...(style.hiddenFormula ? { hidden: true } : {}) };
  return file;
}

/** The style of a conditional format: only what the rule sets. */
export function toRuleStyle(style: CellStyle): Partial<Style> {
  const file: Partial<Style> = {};
  const font: Partial<Font> = {};
  if (style.bold !== undefined) font.bold = style.bold;
  if (style.italic !== undefined) font.italic = style.italic;
  if (style.underline !== undefined) font.underline = style.underline;
  if (style.fontColor !== undefined) font.color = argb(style.fontColor);
  if (Object.keys(font).length > 0) file.font = font;
  if (style.fill) file.fill = { type: "pattern", pattern: "solid", fgColor: argb(style.fill), bgColor: argb(style.fill) };
  const borders = toBorders(style.borders ?? {});
  if (borders) file.border = borders;
  return file;
}

/** What the file's style sets, as a patch of the engine's. */
export function fromFileStyle(style: Partial<Style>): CellStyle {
  const patch: CellStyle = { ...fromFont(style.font ?? {}) };
  const fill = fillColor(style.fill);
  if (fill) patch.fill = fill;
  const { horizontal, vertical, wrapText, indent } = style.alignment ?? {};
  const across = horizontal && keyOf(HORIZONTAL, horizontal);
  const down = vertical && keyOf(VERTICAL, vertical);
  if (across) patch.horizontal = across;
  if (down && down !== "Bottom") patch.vertical = down;
  if (wrapText) patch.wrap = true;
  if (indent) patch.indent = indent;
  if (style.protection?.locked === false) patch.locked = false;
  if (style.protection?.hidden === true) patch.hiddenFormula = true;
  const borders = fromBorders(style.border ?? {});
  if (borders) patch.borders = borders;
  return patch;
}

/** "#RRGGBB" of a colour in the file, from its theme if it has no own; null when it has none. */
export function colorOf(color: (Partial<Color> & { tint?: number }) | undefined): string | null {
  if (color?.argb) return `#${color.argb.slice(-6)}`.toUpperCase();
  const base = color?.theme === undefined ? undefined : THEME[color.theme];
  return base ? tinted(base, color?.tint ?? 0) : null;
}

/** The file's colour of "#RRGGBB". */
export function argb(color: string): { argb: string } {
  return { argb: `FF${color.slice(1).toUpperCase()}` };
}

function toFont(style: FullStyle): Partial<Font> | null {
  const plain = !style.bold && !style.italic && !style.underline && style.fontName === PLAIN.name && style.fontSize === PLAIN.size && style.fontColor === PLAIN.color;
  if (plain) return null;
  return {
    name: style.fontName,
    size: style.fontSize,
    color: argb(style.fontColor),
    ...(style.bold ? { bold: true } : {}),
    ...(style.italic ? { italic: true } : {}),
    ...(style.underline ? { underline: true } : {}),
  };
}

function fromFont(font: Partial<Font>): CellStyle {
  const patch: CellStyle = {};
  if (font.name && font.name !== PLAIN.name) patch.fontName = font.name;
  if (font.size && font.size !== PLAIN.size) patch.fontSize = font.size;
  const color = colorOf(font.color);
  if (color && color !== PLAIN.color) patch.fontColor = color;
  if (font.bold) patch.bold = true;
  if (font.italic) patch.italic = true;
  if (font.underline) patch.underline = true;
  return patch;
}

function fillColor(fill: Fill | undefined): string | null {
  if (fill?.type !== "pattern" || fill.pattern === "none") return null;
  return colorOf(fill.fgColor) ?? colorOf(fill.bgColor);
}

function toBorders(borders: NonNullable<CellStyle["borders"]>): Partial<Borders> | null {
  const file: Partial<Borders> = {};
  for (const edge of EDGES) {
    const border = borders[edge];
    if (!border || border.style === "None") continue;
    const kind = BORDERS.find(([style, weight]) => style === border.style && weight === border.weight) ?? BORDERS.find(([style]) => style === border.style);
    file[edge] = { style: kind?.[2] ?? "thin", color: argb(border.color) };
  }
  return Object.keys(file).length > 0 ? file : null;
}

function fromBorders(borders: Partial<Borders>): NonNullable<CellStyle["borders"]> | null {
  const patch: NonNullable<CellStyle["borders"]> = {};
  for (const edge of EDGES) {
    const border: Partial<Border> | undefined = borders[edge];
    if (!border?.style) continue;
    const [style, weight] = BORDERS.find(([, , kind]) => kind === border.style) ?? (["Continuous", "Thin"] as const);
    patch[edge] = { style, weight, color: colorOf(border.color) ?? "#000000" };
  }
  return Object.keys(patch).length > 0 ? patch : null;
}

function keyOf<K extends string, V>(map: Readonly<Record<K, V>>, value: unknown): K | undefined {
  return (Object.keys(map) as K[]).find((key) => map[key] === value);
}

/** Tint lightens (positive) or darkens each part of the colour, near enough to Excel's luminance rule. */
function tinted(color: string, tint: number): string {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const mixed = parts.map((part) => Math.round(tint < 0 ? part * (1 + tint) : part + (255 - part) * tint));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
