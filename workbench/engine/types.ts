/**
 * WorkbookEngine: the one truth of the workbench's workbook, the same in the browser (under the grid) and in Node (headless).
 * The host's dispatcher answers Office.js from it, the xlsx room saves and loads it, the page shows it.
 * Rows and columns are zero-based. Every write is synchronous; formulas are computed when `settle()` resolves.
 */

/** A cell's value as Excel's `values` gives it: "" is empty; an error is an ErrorValue. */
export type Scalar = string | number | boolean;
export class ErrorValue {
  constructor(readonly code: string) {}
  toString(): string {
    return this.code;
  }
}
export type CellValue = Scalar | ErrorValue;

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetInfo {
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly position: number;
  readonly tabColor: string;
}

/** One style patch; left-out members are not touched. Colours "#RRGGBB", sizes in points. */
export interface CellStyle {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  fontName?: string;
  fontSize?: number;
  fontColor?: string;
  fill?: string | null;
  horizontal?: "General" | "Left" | "Center" | "Right" | "Justify" | "CenterAcrossSelection" | "Fill" | "Distributed";
  vertical?: "Top" | "Center" | "Bottom" | "Justify" | "Distributed";
  wrap?: boolean;
  indent?: number;
  locked?: boolean;
  hiddenFormula?: boolean;
  borders?: Partial<Record<"top" | "bottom" | "left" | "right", BorderStyle | null>>;
}
export interface BorderStyle {
  style: "Continuous" | "Double" | "Dash" | "Dot" | "None";
  weight: "Hairline" | "Thin" | "Medium" | "Thick";
  color: string;
}

export interface NameInfo {
  readonly name: string;
  /** As Excel's NamedItem.formula: "=Sheet1!$A$1:$B$2" or another formula. */
  readonly formula: string;
  readonly visible: boolean;
  readonly comment: string;
  /** Sheet id for a name of a sheet, null for the workbook's. */
  readonly scope: string | null;
}

export interface PageSetup {
  orientation?: "Portrait" | "Landscape";
  printArea?: string | null;
  titleRows?: string | null;
  titleColumns?: string | null;
  fitToWidth?: number | null;
  fitToHeight?: number | null;
  paperSize?: "A4" | "A3" | "Letter";
  header?: { left?: string; center?: string; right?: string };
  footer?: { left?: string; center?: string; right?: string };
  centerHorizontally?: boolean;
}

export interface DataValidation {
  type: "List" | "None";
  /** Comma-separated list, or "=Sheet!A1:A3". */
  source?: string;
  errorTitle?: string;
  errorMessage?: string;
  promptTitle?: string;
  promptMessage?: string;
}

/** Conditional format in Office.js words; kept on its rectangle, moved with the cells. */
export interface ConditionalFormat {
  readonly id: string;
  readonly rect: Rect;
  readonly rule:
    | { type: "CellValue"; operator: string; formula1: string; formula2?: string; style: CellStyle }
    | { type: "Custom"; formula: string; style: CellStyle }
    | { type: "ContainsText"; text: string; style: CellStyle }
    | { type: "DataBar"; positiveColor: string; negativeColor: string }
    | { type: "IconSet"; style: string };
}

/** An own function: called once per cell with the values exactly as Excel passes them. */
export interface OwnFunction {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly matrix: boolean; readonly optional: boolean; readonly repeating: boolean }[];
  /** True when the result is a 2-D array that spills. */
  readonly resultMatrix: boolean;
  /**
   * Arguments already shaped: scalar or 2-D array by `matrix`; a missing optional argument is undefined (null in `emptyAs: "null"` hosts);
   * the values of a repeating parameter come as one array; an error cell inside a matrix is an `ErrorValue`, an error in a single-value
   * argument is the cell's result without a call.
   */
  call(args: unknown[], caller: { sheet: string; address: string }): unknown;
}

/** How an empty cell reaches a function: desktop Excel passes 0, Excel on the web passes null. */
export type EmptyArgumentMode = "zero" | "null";

export interface ChangeEvent {
  readonly kind: "values" | "rowsInserted" | "rowsDeleted" | "columnsInserted" | "columnsDeleted" | "cellsInserted" | "cellsDeleted" | "sheetAdded" | "sheetDeleted" | "sheetRenamed" | "activated" | "selection" | "calculated";
  readonly sheetId: string;
  readonly rect?: Rect;
  /** user: made in the grid; addin: made through the host. */
  readonly source: "user" | "addin";
}

export interface WorkbookEngine {
  // sheets
  sheets(): SheetInfo[];
  addSheet(name: string): SheetInfo;
  deleteSheet(id: string): void;
  renameSheet(id: string, name: string): void;
  moveSheet(id: string, position: number): void;
  setVisibility(id: string, visibility: Visibility): void;
  setTabColor(id: string, color: string): void;
  activeSheet(): SheetInfo;
  activate(id: string): void;

  // cells
  /** Row-major. Formula text begins with "="; a cell without formula gives its value as formula, as Excel does. */
  values(sheet: string, rect: Rect): CellValue[][];
  formulas(sheet: string, rect: Rect): CellValue[][];
  /** The text as shown, with the number format, Swedish separators. */
  texts(sheet: string, rect: Rect): string[][];
  /** Writes what Excel's `formulas` setter takes; undefined leaves a cell untouched; "" empties it; a text that begins with "'" is text. */
  write(sheet: string, rect: Rect, cells: (Scalar | undefined)[][]): void;
  clear(sheet: string, rect: Rect, what: "All" | "Contents" | "Formats"): void;
  /** Smallest rectangle holding values (or also formats), null when empty. */
  usedRect(sheet: string, valuesOnly: boolean): Rect | null;
  insert(sheet: string, rect: Rect, shift: "Down" | "Right"): void;
  remove(sheet: string, rect: Rect, shift: "Up" | "Left"): void;
  /** Copies values, formulas (adjusted) and formats. */
  copy(fromSheet: string, from: Rect, toSheet: string, to: Rect): void;
  /** Moves cells; formulas and names that read them follow, as when cells are cut and pasted. */
  move(fromSheet: string, from: Rect, toSheet: string, to: Rect): void;
  merge(sheet: string, rect: Rect): void;
  unmerge(sheet: string, rect: Rect): void;
  /** The merged areas of the sheet. */
  merges(sheet: string): Rect[];
  /** The area that the formula of the cell fills; null when it fills only its own cell. */
  spillRange(sheet: string, row: number, column: number): Rect | null;

  // looks
  numberFormats(sheet: string, rect: Rect): string[][];
  setNumberFormats(sheet: string, rect: Rect, formats: (string | undefined)[][]): void;
  style(sheet: string, row: number, column: number): Required<Omit<CellStyle, "borders">> & { borders: NonNullable<CellStyle["borders"]> };
  setStyle(sheet: string, rect: Rect, patch: CellStyle): void;
  /** Points, as Office.js. */
  columnWidth(sheet: string, column: number): number;
  setColumnWidth(sheet: string, column: number, columns: number, points: number): void;
  rowHeight(sheet: string, row: number): number;
  setRowHeight(sheet: string, row: number, rows: number, points: number): void;
  hideColumns(sheet: string, column: number, columns: number, hidden: boolean): void;
  hideRows(sheet: string, row: number, rows: number, hidden: boolean): void;
  /** Zero-based indexes of the hidden columns and rows. */
  hiddenColumns(sheet: string): number[];
  hiddenRows(sheet: string): number[];
  freeze(sheet: string, rows: number, columns: number): void;
  frozen(sheet: string): { rows: number; columns: number };
  showGridlines(sheet: string, show: boolean): void;
  gridlines(sheet: string): boolean;
  pageSetup(sheet: string): PageSetup;
  setPageSetup(sheet: string, patch: PageSetup): void;
  conditionalFormats(sheet: string): ConditionalFormat[];
  addConditionalFormat(sheet: string, rect: Rect, rule: ConditionalFormat["rule"]): ConditionalFormat;
  removeConditionalFormat(sheet: string, id: string): void;
  dataValidation(sheet: string, row: number, column: number): DataValidation | null;
  setDataValidation(sheet: string, rect: Rect, rule: DataValidation): void;
  hyperlink(sheet: string, row: number, column: number): { address?: string; documentReference?: string; textToDisplay?: string; screenTip?: string } | null;
  setHyperlink(sheet: string, rect: Rect, link: { address?: string; documentReference?: string; textToDisplay?: string; screenTip?: string } | null): void;
  /** The block with filter buttons in its first row; null when there is none. */
  autoFilter(sheet: string): Rect | null;
  setAutoFilter(sheet: string, rect: Rect | null): void;
  isProtected(sheet: string): boolean;
  setProtected(sheet: string, on: boolean): void;

  // names
  names(): NameInfo[];
  addName(name: string, formula: string, options?: { visible?: boolean; comment?: string; scope?: string | null }): NameInfo;
  deleteName(name: string, scope?: string | null): void;

  // selection
  selection(): { sheet: string; rect: Rect };
  select(sheet: string, rect: Rect): void;

  // calculation
  registerFunctions(functions: readonly OwnFunction[]): void;
  /** Names of the registered functions, in capitals. */
  ownFunctionNames(): string[];
  emptyArgumentMode: EmptyArgumentMode;
  /** Resolves when no calculation is pending. */
  settle(): Promise<void>;
  /** Marks every formula dirty and computes. */
  recalculate(): Promise<void>;
  /** The message of the last CustomFunctions.Error of a cell, shown as Excel's error card; null when none. */
  errorMessage(sheet: string, row: number, column: number): string | null;

  // undo: one step per group
  beginUndoGroup(): void;
  endUndoGroup(): void;
  undo(): Promise<boolean>;
  /** Forgets what could be undone, as when a file has been opened. */
  clearUndo(): void;

  // files and events
  /** Settings of the document (Office.context.document.settings and workbook.settings), saved with the file. */
  settings: Map<string, string>;
  snapshot(): unknown;
  onChange(listener: (event: ChangeEvent) => void): () => void;
  dispose(): void;
}
