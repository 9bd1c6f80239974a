/** The spreadsheet grid: Univer's views on the workbench's workbook. */
import { LocaleType, mergeLocales, type Plugin, type PluginCtor, type ILocales } from "@univerjs/core";
import designLocale from "@univerjs/design/locale/en-US";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import docsLocale from "@univerjs/docs-ui/locale/en-US";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsConditionalFormattingUIPlugin } from "@univerjs/sheets-conditional-formatting-ui";
import conditionalLocale from "@univerjs/sheets-conditional-formatting-ui/locale/en-US";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import validationLocale from "@univerjs/sheets-data-validation-ui/locale/en-US";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import formulaLocale from "@univerjs/sheets-formula-ui/locale/en-US";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import numfmtLocale from "@univerjs/sheets-numfmt-ui/locale/en-US";
import { UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import sheetsUiLocale from "@univerjs/sheets-ui/locale/en-US";
import sheetsLocale from "@univerjs/sheets/locale/en-US";
import { UniverUIPlugin } from "@univerjs/ui";
import uiLocale from "@univerjs/ui/locale/en-US";
import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets-conditional-formatting-ui/lib/index.css";
import "@univerjs/sheets-data-validation-ui/lib/index.css";

/** A plugin of the grid with its settings. */
export type GridPlugin = readonly [PluginCtor<Plugin>, object?];

/** The grid's own texts; Univer has no Swedish ones. */
export function gridLocales(): { locale: LocaleType; locales: ILocales } {
  const english = mergeLocales(designLocale, docsLocale, uiLocale, sheetsLocale, sheetsUiLocale, formulaLocale, numfmtLocale, conditionalLocale, validationLocale);
  return { locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: english } };
}

/** What draws the workbook in `container`: to be registered before the workbook's own plugins. */
export function gridBefore(container: HTMLElement): GridPlugin[] {
  return [
    [UniverRenderEnginePlugin],
    [UniverUIPlugin, { container, header: true, toolbar: true, footer: true, ribbonType: "simple", disableAutoFocus: true }],
    [UniverDocsPlugin],
    [UniverDocsUIPlugin],
  ];
}

/** What draws the workbook: to be registered after the workbook's own plugins. */
export function gridAfter(): GridPlugin[] {
  return [
    [UniverSheetsUIPlugin, { formulaBar: true, disableForceStringAlert: true, footer: { sheetBar: true, statisticBar: true, menus: true, zoomSlider: true } }],
    [UniverSheetsFormulaUIPlugin],
    [UniverSheetsNumfmtUIPlugin],
    [UniverSheetsConditionalFormattingUIPlugin],
    [UniverSheetsDataValidationUIPlugin],
  ];
}
