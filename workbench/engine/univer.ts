import { LocaleType, LogLevel, Univer, UniverInstanceType, type IWorkbookData, type Workbook } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { CalculationMode, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { STANDARD_COLUMN_PIXELS, STANDARD_ROW_PIXELS } from "./dimensions";
import { keepDoubledQuotes } from "./doubled-quotes";
import { DEFAULT_FONT } from "./styles";

/** Name of the first sheet of a new workbook, as in Swedish Excel. */
export const FIRST_SHEET_NAME = "Blad1";

let made = 0;

/** A new workbook: one empty sheet with Excel's standard sizes and font. Its id is its own, since Univer's caches are shared by all workbooks of a process. */
export function newWorkbookData(): Partial<IWorkbookData> {
  return {
    id: `workbook-${++made}`,
    name: "Bokslut",
    locale: LocaleType.EN_US,
    sheetOrder: ["sheet-1"],
    sheets: { "sheet-1": newSheetData("sheet-1", FIRST_SHEET_NAME) },
  };
}

/** The data of an empty sheet. */
export function newSheetData(id: string, name: string): NonNullable<IWorkbookData["sheets"]>[string] {
  return { id, name, rowCount: 1000, columnCount: 26, defaultColumnWidth: STANDARD_COLUMN_PIXELS, defaultRowHeight: STANDARD_ROW_PIXELS, defaultStyle: { ff: DEFAULT_FONT.name, fs: DEFAULT_FONT.size }, cellData: {} };
}

/** A Univer without grid, with one workbook: what Node uses. */
export function createHeadlessUniver(): { univer: Univer; workbook: Workbook } {
  keepDoubledQuotes();
  const univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} }, logLevel: LogLevel.ERROR });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED });
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, newWorkbookData());
  return { univer, workbook };
}
