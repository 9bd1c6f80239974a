import ExcelJS, { ValueType, type Cell, type DataValidation as FileValidation, type Worksheet } from "exceljs";
import { parseRect } from "../engine/address";
import { charactersToPixels, pixelsToPoints } from "../engine/dimensions";
import { EngineError } from "../engine/errors";
import type { CellStyle, DataValidation, PageSetup, Rect, Scalar, Visibility, WorkbookEngine } from "../engine/types";
import { colorOf, fromFileStyle } from "./cell-style";
import { fromFileRules } from "./conditional";
import { fromFileFormula } from "./formula-text";
import { Areas } from "../engine/areas";
import { takeParts, type ExtraParts } from "./parts";

const STATES: Readonly<Record<string, Visibility>> = { visible: "Visible", hidden: "Hidden", veryHidden: "VeryHidden" };
const PAPERS: Readonly<Record<number, PageSetup["paperSize"]>> = { 9: "A4", 8: "A3", 1: "Letter" };

/**
 * Replaces the engine's workbook by that of an .xlsx file. Formulas are computed anew (`settle` waits for it); the undo history is empty afterwards.
 * @throws EngineError with a Swedish sentence when the bytes are no .xlsx workbook; the engine is then unchanged.
 */
export async function loadXlsx(engine: WorkbookEngine, bytes: Uint8Array | ArrayBuffer): Promise<void> {
  const { book, parts } = await readPackage(bytes);
  const own = new Set(engine.ownFunctionNames());
  const old = engine.sheets();
  for (const name of engine.names()) engine.deleteName(name.name, name.scope);
  old.forEach((info, index) => engine.renameSheet(info.id, `~gammalt ${index}~`));
  const sheets = book.worksheets.map((sheet) => ({ sheet, id: engine.addSheet(sheet.name).id }));
  const first = sheets.find(({ sheet }) => sheet.state !== "hidden" && sheet.state !== "veryHidden");
  if (first) engine.activate(first.id);
  for (const info of old) {
    if (info.visibility === "VeryHidden") engine.setVisibility(info.id, "Visible");
    engine.deleteSheet(info.id);
  }
  sheets.forEach(({ sheet, id }, index) => fillSheet(engine, id, sheet, { links: parts.links[index] ?? [], bars: parts.bars[index] ?? [] }, own));
  setNames(engine, sheets.map(({ id }) => id), parts, own);
  for (const { sheet, id } of sheets) if (sheet.state !== "visible") engine.setVisibility(id, STATES[sheet.state] ?? "Visible");
  const active = sheets[book.views[0]?.activeTab ?? 0];
  if (active && (active.sheet.state ?? "visible") === "visible") engine.activate(active.id);
  engine.settings.clear();
  for (const [key, value] of parts.settings) engine.settings.set(key, value);
  engine.clearUndo();
  await engine.settle();
}

async function readPackage(bytes: Uint8Array | ArrayBuffer): Promise<{ book: ExcelJS.Workbook; parts: ExtraParts }> {
  const book = new ExcelJS.Workbook();
  try {
    const taken = await takeParts(bytes);
    // The reader's types ask for Node's Buffer; it takes any array buffer.
    await book.xlsx.load(taken.bytes.buffer as unknown as ExcelJS.Buffer);
    if (book.worksheets.length > 0) return { book, parts: taken.parts };
  } catch (error) {
    throw new EngineError("InvalidArgument", `Filen går inte att läsa som en arbetsbok i formatet .xlsx (${error instanceof Error ? error.message : String(error)}).`);
  }
  throw new EngineError("InvalidArgument", "Filen har inget kalkylblad.");
}

function fillSheet(engine: WorkbookEngine, id: string, sheet: Worksheet, { links, bars }: { links: ExtraParts["links"][number]; bars: ExtraParts["bars"][number] }, own: ReadonlySet<string>): void {
  fillCells(engine, id, sheet, own);
  sheet.columns?.forEach((column, index) => {
    if (column.width !== undefined && column.width > 0) engine.setColumnWidth(id, index, 1, pixelsToPoints(charactersToPixels(column.width)));
    if (column.hidden) engine.hideColumns(id, index, 1, true);
  });
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    if (row.height) engine.setRowHeight(id, number - 1, 1, row.height);
    if (row.hidden) engine.hideRows(id, number - 1, 1, true);
  });
  for (const range of (sheet.model as { merges?: string[] }).merges ?? []) {
    const rect = parseRect(range);
    if (rect) engine.merge(id, rect);
  }
  for (const { ref, location, ...link } of links) {
    const rect = parseRect(ref);
    const target = { ...(link.address ? { address: link.address } : {}), ...(location ? { documentReference: location } : {}), ...(link.tooltip ? { screenTip: link.tooltip } : {}) };
    if (rect) engine.setHyperlink(id, rect, target);
  }
  const view = sheet.views[0];
  if (view?.state === "frozen") engine.freeze(id, view.ySplit ?? 0, view.xSplit ?? 0);
  if (view?.showGridLines === false) engine.showGridlines(id, false);
  const color = colorOf(sheet.properties.tabColor);
  if (color) engine.setTabColor(id, color);
  engine.setPageSetup(id, pageSetupOf(sheet));
  const formats = (sheet as unknown as { conditionalFormattings?: { ref: string; rules: Parameters<typeof fromFileRules>[1] }[] }).conditionalFormattings ?? [];
  const rules = formats.flatMap(({ ref, rules: block }) => fromFileRules(ref, block, own));
  let bar = 0;
  const colored = rules.map((each) => (each.rule.type === "DataBar" ? { ...each, rule: { ...each.rule, negativeColor: bars[bar++] ?? each.rule.negativeColor } } : each));
  for (const { rect, rule } of colored.sort((a, b) => a.priority - b.priority)) engine.addConditionalFormat(id, rect, rule);
  const filter = typeof sheet.autoFilter === "string" ? parseRect(sheet.autoFilter) : null;
  if (filter) engine.setAutoFilter(id, filter);
  if ((sheet as unknown as { sheetProtection?: { sheet?: boolean } | null }).sheetProtection?.sheet) engine.setProtected(id, true);
}

function fillCells(engine: WorkbookEngine, id: string, sheet: Worksheet, own: ReadonlySet<string>): void {
  const content: (Scalar | undefined)[][] = [];
  const formats: (string | undefined)[][] = [];
  const styles = new Areas<CellStyle>();
  const validations = new Areas<DataValidation>();
  const spilled: Rect[] = [];
  let columns = 0;
  sheet.eachRow({ includeEmpty: true }, (row, rowNumber) =>
    row.eachCell({ includeEmpty: true }, (cell, columnNumber) => {
      const [r, c] = [rowNumber - 1, columnNumber - 1];
      const isSpill = spilled.some((rect) => r >= rect.row && r < rect.row + rect.rows && c >= rect.column && c < rect.column + rect.columns);
      const value = isSpill || (cell.isMerged && cell.master !== cell) ? undefined : contentOf(cell, own);
      const array = arrayArea(cell);
      if (array) spilled.push(array);
      columns = Math.max(columns, c + 1);
      if (value !== undefined) (content[r] ??= [])[c] = value;
      if (cell.numFmt && cell.numFmt !== "General") (formats[r] ??= [])[c] = cell.numFmt;
      const style = fromFileStyle(cell.style);
      if (Object.keys(style).length > 0) styles.add(r, c, style);
    }),
  );
  const rows = Math.max(content.length, formats.length);
  const full = <T>(sparse: (T | undefined)[][]): (T | undefined)[][] => Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => sparse[r]?.[c]));
  if (rows > 0 && columns > 0) {
    const rect = { row: 0, column: 0, rows, columns };
    engine.setNumberFormats(id, rect, full(formats));
    engine.write(id, rect, full(content));
  }
  for (const { row, column, rule } of validationsOf(sheet, own)) validations.add(row, column, rule);
  for (const [rect, style] of styles.all()) engine.setStyle(id, rect, style);
  for (const [rect, rule] of validations.all()) engine.setDataValidation(id, rect, rule);
}

function contentOf(cell: Cell, own: ReadonlySet<string>): Scalar | undefined {
  if (cell.type === ValueType.Formula) return cell.formula ? fromFileFormula(cell.formula, own) : undefined;
  const value = cell.value;
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (value instanceof Date) return serialDate(value);
  if (typeof value === "object" && "error" in value) return value.error;
  return /^['=+\-@#]/.test(cell.text) ? `'${cell.text}` : cell.text;
}

/** The date's number in Excel's calendar, to the millisecond. */
function serialDate(date: Date): number {
  return Number((date.getTime() / 86_400_000 + 25_569).toFixed(10));
}

function arrayArea(cell: Cell): Rect | null {
  const { shareType, ref } = cell.model as { shareType?: string; ref?: string };
  return shareType === "array" && ref ? parseRect(ref) : null;
}

/** The sheet's lists, cell by cell in reading order. */
function validationsOf(sheet: Worksheet, own: ReadonlySet<string>): { row: number; column: number; rule: DataValidation }[] {
  const { model } = (sheet as unknown as { dataValidations: { model: Readonly<Record<string, FileValidation | undefined>> } }).dataValidations;
  const found = Object.entries(model).flatMap(([address, stored]) => {
    const rect = parseRect(address);
    const rule = rect && stored ? readValidation(stored, own) : null;
    return rect && rule ? [{ row: rect.row, column: rect.column, rule }] : [];
  });
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}

function readValidation(rule: FileValidation & { promptTitle?: string }, own: ReadonlySet<string>): DataValidation | null {
  if (rule.type !== "list") return null;
  const stored = String(rule.formulae[0] ?? "");
  const source = stored.startsWith('"') ? stored.slice(1, -1).replace(/""/g, '"') : fromFileFormula(stored, own);
  return {
    type: "List",
    source,
    ...(rule.errorTitle ? { errorTitle: rule.errorTitle } : {}),
    ...(rule.error ? { errorMessage: rule.error } : {}),
    ...(rule.promptTitle ? { promptTitle: rule.promptTitle } : {}),
    ...(rule.prompt ? { promptMessage: rule.prompt } : {}),
  };
}

function pageSetupOf(sheet: Worksheet): PageSetup {
  const { orientation, paperSize, fitToPage, fitToWidth, fitToHeight, horizontalCentered } = sheet.pageSetup;
  const setup: PageSetup = { orientation: orientation === "landscape" ? "Landscape" : "Portrait" };
  const paper = paperSize === undefined ? undefined : PAPERS[Number(paperSize)];
  if (paper) setup.paperSize = paper;
  if (fitToPage) {
    setup.fitToWidth = fitToWidth === undefined ? 1 : fitToWidth || null;
    setup.fitToHeight = fitToHeight === undefined ? 1 : fitToHeight || null;
  }
  if (horizontalCentered) setup.centerHorizontally = true;
  const header = sections((sheet.headerFooter as typeof sheet.headerFooter | null)?.oddHeader);
  const footer = sections((sheet.headerFooter as typeof sheet.headerFooter | null)?.oddFooter);
  if (header) setup.header = header;
  if (footer) setup.footer = footer;
  return setup;
}

function sections(text: string | undefined): PageSetup["header"] | null {
  if (!text) return null;
  const part = (letter: string): string => new RegExp(`&${letter}((?:(?!&[LCR]).)*)`, "s").exec(text)?.[1] ?? "";
  const found = { left: part("L"), center: part("C"), right: part("R") };
  const kept = Object.entries(found).filter(([, value]) => value !== "");
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

function setNames(engine: WorkbookEngine, ids: readonly string[], parts: ExtraParts, own: ReadonlySet<string>): void {
  for (const { name, text, hidden, comment, sheet } of parts.names) {
    const scope = sheet === null ? null : (ids[sheet] ?? null);
    if (name === "_xlnm.Print_Area" && scope !== null) engine.setPageSetup(scope, { printArea: withoutSheets(text) });
    else if (name === "_xlnm.Print_Titles" && scope !== null) {
      for (const part of withoutSheets(text).split(",")) engine.setPageSetup(scope, /\d/.test(part) ? { titleRows: part } : { titleColumns: part });
    } else if (!name.startsWith("_xlnm.") && !name.startsWith("_xlfn")) engine.addName(name, fromFileFormula(text, own), { visible: !hidden, comment, scope });
  }
}

function withoutSheets(addresses: string): string {
  return addresses.split(/,(?=(?:[^']*'[^']*')*[^']*$)/).map((part) => part.slice(part.lastIndexOf("!") + 1)).join(",");
}
