/**
 * TableModel: a table ready to be written, free of Excel. Cells are addressed by stable row and column keys, never by position;
 * src/excel turns keys into addresses when it writes and finds them again when the user has moved things.
 */
import type { SignConvention, Unit } from "./report-data.types";

/** Column key of the label column (the first column of every table). */
export const LABEL_COLUMN = "$label";

/** A cell of a table by keys. `table` is left out for a cell of the same table. */
export interface CellRef {
  readonly table?: string;
  readonly row: string;
  readonly column: string;
}

/** A piece of a formula: literal text (English function names, comma separators, as Office.js `formulas` wants), one cell, or a block. */
export type FormulaPart = string | { readonly ref: CellRef } | { readonly from: CellRef; readonly to: CellRef };

export type ModelCell =
  | { readonly type: "input"; readonly value: number | string | null }
  /** `printed`: the value the data gives for a derived cell (printed.json); the cell still holds the formula, kontroll compares. */
  | { readonly type: "formula"; readonly parts: readonly FormulaPart[]; readonly printed?: number | null }
  | { readonly type: "empty" };

/** How a row looks: a section heading, an ordinary row, a net row (bold), a sum (rule above, bold), a `varav` row (indented, never summed). */
export type RowLook = "section" | "plain" | "net" | "sum" | "varav";

export interface ModelRow {
  /** Stable key, unique in the table: made from section and label. */
  readonly key: string;
  readonly section: string | null;
  readonly label: string;
  readonly kind: string;
  readonly look: RowLook;
  /** One cell per column of the model (label column not included). Empty array for a section row. */
  readonly cells: readonly ModelCell[];
}

/** number: amounts with the unit's decimals; avvikelse: the same, negative in dark red; percent; count: whole numbers; text; date. */
export type ColumnLook = "number" | "avvikelse" | "percent" | "count" | "text" | "date";

export interface ModelColumn {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly look: ColumnLook;
}

export interface TableModel {
  readonly id: string;
  readonly template: string;
  readonly caption: string;
  /** Wanted sheet name before cleaning and numbering. */
  readonly sheetTitle: string;
  /** Second line under the caption: organisation, report, period. */
  readonly subtitle: string;
  /** Heading of the label column: the unit, once. */
  readonly cornerLabel: string;
  readonly unit: Unit | null;
  readonly sign: SignConvention | null;
  readonly columns: readonly ModelColumn[];
  readonly rows: readonly ModelRow[];
  readonly landscape: boolean;
  /** Bars in the columns of avvikelse. */
  readonly dataBars?: boolean;
}
