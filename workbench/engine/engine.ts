import { UndoCommand, type Univer, type Workbook } from "@univerjs/core";
import { SetSelectionsOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { checkRect } from "./address";
import { Calculation } from "./calculation";
import { Cells, mapRect } from "./cells";
import { EngineContext, toRange, toRect } from "./context";
import { EngineError } from "./errors";
import { compareCellByCell } from "./exact-comparison";
import { Events } from "./events";
import { Extras, type SheetExtras } from "./extras";
import { Looks } from "./looks";
import { Names } from "./names";
import { swedishText } from "./number-text";
import { Sheets } from "./sheets";
import { Moves } from "./moves";
import { Structure } from "./structure";
import type { FullStyle } from "./styles";
import { UndoGroups } from "./undo-groups";
import { ErrorValue, type CellStyle, type CellValue, type ChangeEvent, type ConditionalFormat, type DataValidation, type EmptyArgumentMode, type NameInfo, type OwnFunction, type PageSetup, type Rect, type Scalar, type SheetInfo, type Visibility, type WorkbookEngine } from "./types";

type Hyperlink = NonNullable<ReturnType<WorkbookEngine["hyperlink"]>>;

/** WorkbookEngine on a Univer instance, with or without a grid; Univer is the truth, so that what the user does in the grid is seen at once. */
export class UniverEngine implements WorkbookEngine {
  readonly settings = new Map<string, string>();
  /** The parts that the page needs beside the interface (mirroring conditional formats in the grid). */
  readonly context: EngineContext;
  readonly extras: Extras;
  private readonly cells: Cells;
  private readonly sheetList: Sheets;
  private readonly structure: Structure;
  private readonly moves: Moves;
  private readonly looks: Looks;
  private readonly nameList: Names;
  private readonly calculation: Calculation;
  private readonly events: Events;
  private readonly undoGroups: UndoGroups;
  private nextFormat = 1;

  constructor(univer: Univer, workbook: Workbook) {
    compareCellByCell();
    this.context = new EngineContext(univer, workbook);
    this.undoGroups = new UndoGroups(this.context);
    this.extras = new Extras(this.context);
    this.cells = new Cells(this.context);
    this.sheetList = new Sheets(this.context, this.extras);
    this.moves = new Moves(this.context, this.sheetList);
    this.structure = new Structure(this.context, this.sheetList, this.cells, (command, sheetId, rect) => this.context.asAddin(() => this.events.partly(command, sheetId, rect)));
    this.looks = new Looks(this.context);
    this.events = new Events(this.context, (sheetId, shift) => this.extras.follow(sheetId, shift));
    this.calculation = new Calculation(this.context, () => this.events.emit("calculated", this.activeSheet().id, undefined, "addin"));
    this.nameList = new Names(this.context, (sheetId, row, column) => this.calculation.touch(sheetId, row, column));
  }

  sheets = (): SheetInfo[] => this.sheetList.list();
  addSheet = (name: string): SheetInfo => this.sheetList.add(name);
  deleteSheet = (id: string): void => this.undoGroups.group(() => this.sheetList.remove(id));
  renameSheet = (id: string, name: string): void => this.undoGroups.group(() => this.sheetList.rename(id, name));
  moveSheet = (id: string, position: number): void => this.sheetList.move(id, position);
  setVisibility = (id: string, visibility: Visibility): void => this.undoGroups.group(() => this.sheetList.setVisibility(id, visibility));
  setTabColor = (id: string, color: string): void => this.sheetList.setTabColor(id, color);
  activeSheet = (): SheetInfo => this.sheetList.active();
  activate = (id: string): void => this.sheetList.activate(id);

  values(sheet: string, rect: Rect): CellValue[][] {
    checkRect(rect);
    return this.cells.values(sheet, rect);
  }

  formulas(sheet: string, rect: Rect): CellValue[][] {
    checkRect(rect);
    return this.cells.formulas(sheet, rect);
  }

  texts(sheet: string, rect: Rect): string[][] {
    checkRect(rect);
    const worksheet = this.context.sheet(sheet);
    return mapRect(rect, (row, column) => swedishText(this.cells.value(worksheet, row, column), this.looks.numberFormat(worksheet, row, column)));
  }

  write(sheet: string, rect: Rect, cells: (Scalar | undefined)[][]): void {
    checkRect(rect);
    this.cells.write(sheet, rect, cells);
  }

  clear = (sheet: string, rect: Rect, what: "All" | "Contents" | "Formats"): void => this.undoGroups.group(() => this.structure.clear(sheet, rect, what));
  usedRect = (sheet: string, valuesOnly: boolean): Rect | null => this.cells.usedRect(sheet, valuesOnly);
  insert = (sheet: string, rect: Rect, shift: "Down" | "Right"): void => this.structure.insert(sheet, rect, shift);
  remove = (sheet: string, rect: Rect, shift: "Up" | "Left"): void => this.structure.remove(sheet, rect, shift);
  copy = (fromSheet: string, from: Rect, toSheet: string, to: Rect): void => this.structure.copy(fromSheet, from, toSheet, to);
  move = (fromSheet: string, from: Rect, toSheet: string, to: Rect): void => this.moves.move(fromSheet, from, toSheet, to);
  merge = (sheet: string, rect: Rect): void => this.undoGroups.group(() => this.structure.merge(sheet, rect));
  unmerge = (sheet: string, rect: Rect): void => this.structure.unmerge(sheet, rect);
  merges = (sheet: string): Rect[] => this.structure.merges(sheet);

  spillRange = (sheet: string, row: number, column: number): Rect | null => this.cells.spillRange(sheet, row, column);

  numberFormats = (sheet: string, rect: Rect): string[][] => this.looks.numberFormats(sheet, rect);
  setNumberFormats = (sheet: string, rect: Rect, formats: (string | undefined)[][]): void => this.looks.setNumberFormats(sheet, rect, formats);
  style = (sheet: string, row: number, column: number): FullStyle => this.looks.style(sheet, row, column);
  setStyle = (sheet: string, rect: Rect, patch: CellStyle): void => this.undoGroups.group(() => this.looks.setStyle(sheet, rect, patch));
  columnWidth = (sheet: string, column: number): number => this.looks.columnWidth(sheet, column);
  setColumnWidth = (sheet: string, column: number, columns: number, points: number): void => this.looks.setColumnWidth(sheet, column, columns, points);
  rowHeight = (sheet: string, row: number): number => this.looks.rowHeight(sheet, row);
  setRowHeight = (sheet: string, row: number, rows: number, points: number): void => this.looks.setRowHeight(sheet, row, rows, points);
  hideColumns = (sheet: string, column: number, columns: number, hidden: boolean): void => this.looks.hideColumns(sheet, column, columns, hidden);
  hideRows = (sheet: string, row: number, rows: number, hidden: boolean): void => this.looks.hideRows(sheet, row, rows, hidden);
  hiddenColumns = (sheet: string): number[] => this.looks.hiddenColumns(sheet);
  hiddenRows = (sheet: string): number[] => this.looks.hiddenRows(sheet);
  freeze = (sheet: string, rows: number, columns: number): void => this.looks.freeze(sheet, rows, columns);
  frozen = (sheet: string): { rows: number; columns: number } => this.looks.frozen(sheet);
  showGridlines = (sheet: string, show: boolean): void => this.looks.showGridlines(sheet, show);
  gridlines = (sheet: string): boolean => this.looks.gridlines(sheet);

  pageSetup = (sheet: string): PageSetup => ({ ...this.extrasOf(sheet).pageSetup });
  setPageSetup = (sheet: string, patch: PageSetup): void => this.extras.change(sheet, { pageSetup: { ...this.extrasOf(sheet).pageSetup, ...patch } });
  conditionalFormats = (sheet: string): ConditionalFormat[] => [...this.extrasOf(sheet).conditionalFormats];

  addConditionalFormat(sheet: string, rect: Rect, rule: ConditionalFormat["rule"]): ConditionalFormat {
    checkRect(rect);
    const format: ConditionalFormat = { id: `format-${this.nextFormat++}`, rect, rule };
    this.extras.change(sheet, { conditionalFormats: [...this.extrasOf(sheet).conditionalFormats, format] });
    return format;
  }

  removeConditionalFormat(sheet: string, id: string): void {
    const formats = this.extrasOf(sheet).conditionalFormats;
    if (!formats.some((format) => format.id === id)) throw new EngineError("ItemNotFound", `Den villkorsstyrda formateringen ”${id}” finns inte.`);
    this.extras.change(sheet, { conditionalFormats: formats.filter((format) => format.id !== id) });
  }

  dataValidation = (sheet: string, row: number, column: number): DataValidation | null => (this.looks.custom(sheet, row, column).validation as DataValidation | undefined) ?? null;
  setDataValidation = (sheet: string, rect: Rect, rule: DataValidation): void => this.looks.setCustom(sheet, rect, { validation: rule.type === "None" ? undefined : { ...rule } });
  hyperlink = (sheet: string, row: number, column: number): Hyperlink | null => (this.looks.custom(sheet, row, column).hyperlink as Hyperlink | undefined) ?? null;

  setHyperlink(sheet: string, rect: Rect, link: Hyperlink | null): void {
    this.undoGroups.group(() => {
      this.looks.setCustom(sheet, rect, { hyperlink: link ? { ...link } : undefined });
      if (link?.textToDisplay !== undefined) this.write(sheet, rect, mapRect(rect, () => `'${link.textToDisplay ?? ""}`));
    });
  }

  autoFilter = (sheet: string): Rect | null => this.extrasOf(sheet).autoFilter;
  setAutoFilter = (sheet: string, rect: Rect | null): void => this.extras.change(sheet, { autoFilter: rect });
  isProtected = (sheet: string): boolean => this.extrasOf(sheet).isProtected;
  setProtected = (sheet: string, on: boolean): void => this.extras.change(sheet, { isProtected: on });

  names = (): NameInfo[] => this.nameList.list();
  addName = (name: string, formula: string, options?: { visible?: boolean; comment?: string; scope?: string | null }): NameInfo => this.nameList.add(name, formula, options);
  deleteName = (name: string, scope: string | null = null): void => this.nameList.remove(name, scope);

  selection(): { sheet: string; rect: Rect } {
    const sheet = this.activeSheet().id;
    const current = this.context.injector.get(SheetsSelectionsService).getCurrentLastSelection();
    return { sheet, rect: current ? toRect(current.range) : { row: 0, column: 0, rows: 1, columns: 1 } };
  }

  select(sheet: string, rect: Rect): void {
    checkRect(rect);
    if (this.sheetList.info(sheet).visibility !== "Visible") throw new EngineError("InvalidOperation", "Ett område på ett dolt blad kan inte markeras.");
    this.sheetList.switchTo(sheet);
    const range = toRange(rect);
    const primary = { ...toRange({ ...rect, rows: 1, columns: 1 }), actualRow: rect.row, actualColumn: rect.column, isMerged: false, isMergedMainCell: false };
    this.context.asAddin(() => this.context.commands.syncExecuteCommand(SetSelectionsOperation.id, { unitId: this.context.unitId, subUnitId: sheet, selections: [{ range, primary, style: null }] }));
  }

  registerFunctions = (functions: readonly OwnFunction[]): void => this.calculation.register(functions);

  ownFunctionNames = (): string[] => this.calculation.ownNames();

  get emptyArgumentMode(): EmptyArgumentMode {
    return this.calculation.emptyArgumentMode();
  }

  set emptyArgumentMode(mode: EmptyArgumentMode) {
    this.calculation.setEmptyArgumentMode(mode);
  }

  settle = (): Promise<void> => this.calculation.settle();

  recalculate(): Promise<void> {
    this.calculation.markAll();
    return this.calculation.settle();
  }

  errorMessage(sheet: string, row: number, column: number): string | null {
    const value = this.cells.value(this.context.sheet(sheet), row, column);
    return value instanceof ErrorValue ? this.calculation.message(sheet, row, column) : null;
  }

  beginUndoGroup = (): void => this.undoGroups.begin();
  endUndoGroup = (): void => this.undoGroups.end();

  async undo(): Promise<boolean> {
    const before = this.context.undoRedo.pitchTopUndoElement();
    if (!before) return false;
    this.context.asAddin(() => this.context.commands.syncExecuteCommand(UndoCommand.id));
    await this.settle();
    return true;
  }

  /** Empties the undo history, as opening a file does. */
  clearUndo(): void {
    this.context.undoRedo.clearUndoRedo(this.context.unitId);
  }

  snapshot(): unknown {
    return { workbook: this.context.workbook.save(), extras: Object.fromEntries(this.sheets().map(({ id }) => [id, this.extras.get(id)])), settings: Object.fromEntries(this.settings) };
  }

  onChange = (listener: (event: ChangeEvent) => void): (() => void) => this.events.add(listener);

  dispose(): void {
    this.events.dispose();
    this.calculation.dispose();
    this.context.univer.dispose();
  }

  private extrasOf(sheet: string): SheetExtras {
    this.context.sheet(sheet);
    return this.extras.get(sheet);
  }
}
