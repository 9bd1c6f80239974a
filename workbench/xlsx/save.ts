import ExcelJS, { type CellValue as FileValue, type DataValidation as FileValidation, type Style, type Worksheet } from "exceljs";
import { cellAddress, quoteSheetName } from "../engine/address";
import { pixelsToCharacters, pointsToPixels, STANDARD_COLUMN_PIXELS, STANDARD_ROW_PIXELS } from "../engine/dimensions";
import { ErrorValue, type CellValue, type DataValidation, type PageSetup, type Rect, type SheetInfo, type WorkbookEngine } from "../engine/types";
import { argb, toFileStyle } from "./cell-style";
import { toFileRule } from "./conditional";
import { toFileFormula } from "./formula-text";
import { addParts, type FileLink, type FileName } from "./parts";

/** How a workbook is written. */
export interface SaveOptions {
  /** Date of creation and change in the file; with the same date the same workbook gives the same bytes. Now unless given. */
  readonly date?: Date;
}

const STATES = { Visible: "visible", Hidden: "hidden", VeryHidden: "veryHidden" } as const;
const PAPERS = { A4: 9, A3: 8, Letter: 1 } as const;

/**
 * The workbook as the bytes of an .xlsx file, with formulas and their values, formats, names, print set-up, conditional formats, lists,
 * links, protection and the document's settings. Waits for calculation first.
 */
export async function saveXlsx(engine: WorkbookEngine, options: SaveOptions = {}): Promise<Uint8Array> {
  await engine.settle();
  const date = options.date ?? new Date();
  const own = new Set(engine.ownFunctionNames());
  const sheets = engine.sheets();
  const book = new ExcelJS.Workbook();
  book.creator = "Bokslut";
  book.created = date;
  book.modified = date;
  book.views = [{ x: 0, y: 0, width: 24000, height: 14000, firstSheet: 0, activeTab: engine.activeSheet().position, visibility: "visible" }];
  const links: FileLink[][] = [];
  const bars = sheets.map(({ id }) => engine.conditionalFormats(id).flatMap(({ rule }) => (rule.type === "DataBar" ? [rule.negativeColor] : [])));
  for (const info of sheets) {
    const sheet = book.addWorksheet(info.name, { state: STATES[info.visibility], properties: { defaultRowHeight: 15, ...(info.tabColor ? { tabColor: argb(info.tabColor) } : {}) } });
    links.push(writeCells(engine, info.id, sheet, own));
    writeSizes(engine, info.id, sheet);
    writeView(engine, info.id, sheet);
    writePageSetup(engine.pageSetup(info.id), sheet);
    engine.conditionalFormats(info.id).forEach(({ rect, rule }, index) => sheet.addConditionalFormatting({ ref: address(rect), rules: [toFileRule(rule, rect, index + 1, own)] }));
    for (const rect of engine.merges(info.id)) sheet.mergeCells(rect.row + 1, rect.column + 1, rect.row + rect.rows, rect.column + rect.columns);
    const filter = engine.autoFilter(info.id);
    if (filter) sheet.autoFilter = address(filter);
    if (engine.isProtected(info.id)) await sheet.protect("", { selectLockedCells: true, selectUnlockedCells: true });
  }
  const written = new Uint8Array(await book.xlsx.writeBuffer());
  return addParts(written, { names: [...printNames(engine, sheets), ...definedNames(engine, sheets, own)], settings: engine.settings, links, bars }, date);
}

function writeCells(engine: WorkbookEngine, id: string, sheet: Worksheet, own: ReadonlySet<string>): FileLink[] {
  const used = engine.usedRect(id, false);
  const links: FileLink[] = [];
  if (!used) return links;
  const values = engine.values(id, used);
  const formulas = engine.formulas(id, used);
  const formats = engine.numberFormats(id, used);
  const styles = new Map<string, Partial<Style>>();
  for (let r = 0; r < used.rows; r++)
    for (let c = 0; c < used.columns; c++) {
      const row = used.row + r;
      const column = used.column + c;
      const style = toFileStyle(engine.style(id, row, column), formats[r]?.[c] ?? "General");
      const value = values[r]?.[c] ?? "";
      // Excel shows the indent of a text only where it is said to be to the left.
      if (style.alignment?.indent && !style.alignment.horizontal && typeof value === "string" && value !== "") style.alignment.horizontal = "left";
      const formula = formulas[r]?.[c];
      const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
      const spill = isFormula ? engine.spillRange(id, row, column) : null;
      const validation = engine.dataValidation(id, row, column);
      const link = engine.hyperlink(id, row, column);
      if (link) links.push({ ref: cellAddress(row, column), ...(link.address ? { address: link.address } : {}), ...(link.documentReference ? { location: link.documentReference } : {}), ...(link.screenTip ? { tooltip: link.screenTip } : {}), ...(link.textToDisplay ? { display: link.textToDisplay } : {}) });
      const hasStyle = Object.keys(style).length > 0;
      if (!isFormula && value === "" && !hasStyle && !validation) continue;
      const cell = sheet.getCell(row + 1, column + 1);
      if (isFormula) cell.value = formulaValue(toFileFormula(formula, own), value, spill);
      else if (value !== "") cell.value = plainValue(value);
      if (hasStyle) {
        const key = JSON.stringify(style);
        const shared = styles.get(key) ?? style;
        styles.set(key, shared);
        cell.style = shared;
      }
      if (validation) cell.dataValidation = toFileValidation(validation, own);
    }
  return links;
}

function plainValue(value: CellValue): FileValue {
  return value instanceof ErrorValue ? ({ error: fileError(value) } as FileValue) : value;
}

function formulaValue(formula: string, value: CellValue, spill: Rect | null): FileValue {
  const result = plainValue(value);
  const array = spill ? { shareType: "array", ref: address(spill) } : {};
  return { formula, result, ...array } as FileValue;
}

/** Excel's file knows only the old error codes; the engine's own marks become the nearest of them. */
function fileError({ code }: ErrorValue): string {
  return ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"].includes(code) ? code : code === "#CYCLE!" ? "#REF!" : "#VALUE!";
}

function toFileValidation(rule: DataValidation, own: ReadonlySet<string>): FileValidation {
  const source = rule.source ?? "";
  const formula = source.startsWith("=") ? toFileFormula(source, own) : `"${source.replace(/"/g, '""')}"`;
  return {
    type: "list",
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: true,
    errorStyle: "stop",
    ...(rule.errorTitle ? { errorTitle: rule.errorTitle } : {}),
    ...(rule.errorMessage ? { error: rule.errorMessage } : {}),
    ...(rule.promptTitle || rule.promptMessage ? { showInputMessage: true } : {}),
    ...(rule.promptTitle ? { promptTitle: rule.promptTitle } : {}),
    ...(rule.promptMessage ? { prompt: rule.promptMessage } : {}),
  };
}

function writeSizes(engine: WorkbookEngine, id: string, sheet: Worksheet): void {
  const used = engine.usedRect(id, false);
  const hiddenColumns = new Set(engine.hiddenColumns(id));
  const hiddenRows = new Set(engine.hiddenRows(id));
  const columns = Math.max(used ? used.column + used.columns : 0, 26, ...[...hiddenColumns].map((column) => column + 1));
  for (let column = 0; column < columns; column++) {
    const pixels = pointsToPixels(engine.columnWidth(id, column));
    if (pixels !== STANDARD_COLUMN_PIXELS) sheet.getColumn(column + 1).width = pixelsToCharacters(pixels);
    if (hiddenColumns.has(column)) sheet.getColumn(column + 1).hidden = true;
  }
  const rows = [...hiddenRows].reduce((most, row) => Math.max(most, row + 1), used ? used.row + used.rows : 0);
  for (let row = 0; row < rows; row++) {
    const points = engine.rowHeight(id, row);
    // A row without cells is only written when it has a height.
    if (pointsToPixels(points) !== STANDARD_ROW_PIXELS || hiddenRows.has(row)) sheet.getRow(row + 1).height = points;
    if (hiddenRows.has(row)) sheet.getRow(row + 1).hidden = true;
  }
}

function writeView(engine: WorkbookEngine, id: string, sheet: Worksheet): void {
  const { rows, columns } = engine.frozen(id);
  const showGridLines = engine.gridlines(id);
  sheet.views = rows > 0 || columns > 0 ? [{ state: "frozen", xSplit: columns, ySplit: rows, topLeftCell: cellAddress(rows, columns), showGridLines }] : [{ state: "normal", showGridLines }];
}

function writePageSetup(setup: PageSetup, sheet: Worksheet): void {
  const fits = (setup.fitToWidth ?? null) !== null || (setup.fitToHeight ?? null) !== null;
  Object.assign(sheet.pageSetup, {
    orientation: setup.orientation === "Landscape" ? "landscape" : "portrait",
    paperSize: PAPERS[setup.paperSize ?? "A4"],
    ...(fits ? { fitToPage: true, fitToWidth: setup.fitToWidth ?? 0, fitToHeight: setup.fitToHeight ?? 0 } : {}),
    ...(setup.centerHorizontally ? { horizontalCentered: true } : {}),
  });
  const header = sections(setup.header);
  const footer = sections(setup.footer);
  if (header) sheet.headerFooter.oddHeader = header;
  if (footer) sheet.headerFooter.oddFooter = footer;
}

function sections(parts: PageSetup["header"]): string {
  const { left, center, right } = parts ?? {};
  return `${left ? `&L${left}` : ""}${center ? `&C${center}` : ""}${right ? `&R${right}` : ""}`;
}

function printNames(engine: WorkbookEngine, sheets: readonly SheetInfo[]): FileName[] {
  return sheets.flatMap((info, sheet) => {
    const { printArea, titleRows, titleColumns } = engine.pageSetup(info.id);
    const on = (addresses: string): string => addresses.split(",").map((part) => `${quoteSheetName(info.name)}!${absolute(part.slice(part.lastIndexOf("!") + 1))}`).join(",");
    const titles = [titleColumns, titleRows].filter((part): part is string => !!part).map(on).join(",");
    const name = (which: string, text: string): FileName => ({ name: which, text, hidden: false, comment: "", sheet });
    return [...(printArea ? [name("_xlnm.Print_Area", on(printArea))] : []), ...(titles ? [name("_xlnm.Print_Titles", titles)] : [])];
  });
}

function definedNames(engine: WorkbookEngine, sheets: readonly SheetInfo[], own: ReadonlySet<string>): FileName[] {
  return engine.names().map((item) => {
    const sheet = item.scope === null ? -1 : sheets.findIndex((info) => info.id === item.scope);
    return { name: item.name, text: toFileFormula(item.formula, own), hidden: !item.visible, comment: item.comment, sheet: sheet < 0 ? null : sheet };
  });
}

/** "A1:B3" → "$A$1:$B$3", "1:4" → "$1:$4". */
function absolute(part: string): string {
  return part.replace(/\$/g, "").replace(/[A-Za-z]+(?=\d|:|$)|\d+/g, (piece) => `$${piece}`);
}

function address(rect: Rect): string {
  return `${cellAddress(rect.row, rect.column)}:${cellAddress(rect.row + rect.rows - 1, rect.column + rect.columns - 1)}`;
}

