/**
 * A follow-up sheet (Översikt, Indikatorer, Mål, Aktiviteter) ready to be written, free of Excel. Cells are named by sheet, row and column key;
 * src/excel/goals turns the keys into addresses and finds them again when the user has moved things.
 */

export type GoalSheetId = "oversikt" | "indikatorer" | "mal" | "aktiviteter";

/** What an input cell holds: text (also "" for empty), a number, or a formula that the user has put there. */
export type Content = string | number | { readonly formula: string };

export interface CellName {
  readonly sheet: GoalSheetId;
  readonly row: string;
  readonly column: string;
}

/** A piece of a formula: text (English names, commas), a cell, or a block. `fixed` writes the address with $. */
export type Part = string | { readonly cell: CellName; readonly fixed?: boolean } | { readonly from: CellName; readonly to: CellName; readonly fixed?: boolean };

export type GoalCell =
  | { readonly type: "input"; readonly content: Content }
  /** `shown`: what it reads as with the present contents, for row heights; left out where it cannot be said. */
  | { readonly type: "formula"; readonly parts: readonly Part[]; readonly shown?: string }
  | { readonly type: "text"; readonly text: string };

/** end: the line under the table. */
export type RowLook = "section" | "plain" | "top" | "middle" | "sum" | "heading" | "listed" | "symbols" | "end";

/** Section rows of Indikatorer and Aktiviteter have the key of their goal with this in front. */
export const SECTION = "mål:";

export interface GoalRow {
  /** Stable key, unique on the sheet; "" for a row that is only written, never found again. */
  readonly key: string;
  readonly look: RowLook;
  readonly indent?: number;
  /** By column key; a column left out is an empty cell. */
  readonly cells: Readonly<Record<string, GoalCell>>;
}

/** literal: figures as text, right; code: numbers as text, left; label: names and the like, to fill in but without the fill. */
export type ColumnLook = "text" | "label" | "code" | "literal" | "date" | "share" | "count" | "status" | "symbol" | "action";

export interface GoalColumn {
  readonly key: string;
  readonly label: string;
  readonly look: ColumnLook;
  /** Points. */
  readonly width: number;
  /** The values that the cell's list offers; a block of cells, or the values themselves. */
  readonly choices?: readonly string[] | { readonly from: CellName; readonly to: CellName };
  readonly prompt?: string;
  /** False: right of what is printed. */
  readonly printed?: boolean;
  /** Only for the formulas of other cells: the column is hidden. */
  readonly hidden?: boolean;
  /** The heading is a setting of the user's. */
  readonly ownHeading?: boolean;
}

/** A setting stated over the table: its label in column A and its value in column B. */
export interface Setting {
  readonly key: string;
  readonly label: string;
  readonly content: Content;
  readonly look: "share" | "date" | "count";
  readonly prompt: string;
}

export interface GoalSheet {
  readonly id: GoalSheetId;
  /** Wanted sheet name. */
  readonly name: string;
  readonly caption: string;
  readonly subtitle: string;
  readonly settings: readonly Setting[];
  readonly notes: readonly string[];
  readonly columns: readonly GoalColumn[];
  readonly rows: readonly GoalRow[];
  readonly landscape: boolean;
  readonly onePage: boolean;
}

/** Key of a setting's record in the memory. */
export function settingKey(key: string): string {
  return `$${key}`;
}

export const VALUE_COLUMN = "$value";

export function input(content: Content): GoalCell {
  return { type: "input", content };
}

export function fixedText(text: string): GoalCell {
  return { type: "text", text };
}

export function formula(parts: readonly Part[], shown?: string): GoalCell {
  return { type: "formula", parts, ...(shown === undefined ? {} : { shown }) };
}

/** Plain text of a content; a formula's is not known. */
export function plainContent(content: Content | undefined): string {
  return content === undefined || typeof content === "object" ? "" : String(content);
}

/** Row of the headings: caption, subtitle, settings, notes and a blank row stand above. */
export function headerRowOf(sheet: GoalSheet): number {
  return 4 + sheet.settings.length + sheet.notes.length;
}
