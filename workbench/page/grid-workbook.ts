/** A workbook under the grid: Univer with its views, the same calculation as in Node. */
import { LifecycleService, LifecycleStages, LogLevel, Univer, UniverInstanceType, type IWorkbookData, type Workbook } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsDataValidationPlugin } from "@univerjs/sheets-data-validation";
import { CalculationMode, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { keepDoubledQuotes } from "../engine/doubled-quotes";
import { newWorkbookData } from "../engine/univer";
import { gridAfter, gridBefore, gridLocales } from "./grid";
import { takeSwedishFormulas } from "./swedish-figures";

/** Creates an empty workbook and draws it in `container`; resolves when it is drawn, for results of calculations before that are lost. */
export async function createGridWorkbook(container: HTMLElement): Promise<{ univer: Univer; workbook: Workbook }> {
  keepDoubledQuotes();
  const univer = new Univer({ ...gridLocales(), logLevel: LogLevel.ERROR });
  for (const [plugin, config] of gridBefore(container)) univer.registerPlugin(plugin, config);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin, { initialFormulaComputing: CalculationMode.FORCED });
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsConditionalFormattingPlugin);
  univer.registerPlugin(UniverSheetsDataValidationPlugin);
  for (const [plugin, config] of gridAfter()) univer.registerPlugin(plugin, config);
  const workbook = univer.createUnit<IWorkbookData, Workbook>(UniverInstanceType.UNIVER_SHEET, newWorkbookData());
  takeSwedishFormulas(univer);
  await univer.__getInjector().get(LifecycleService).onStage(LifecycleStages.Rendered);
  return { univer, workbook };
}
