import { Univer, UniverInstanceType } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { gridAfter, gridBefore, gridLocales } from "./grid";
import "./page.css";

const container = document.getElementById("grid") as HTMLElement;
const univer = new Univer({ ...gridLocales() });
univer.registerPlugin(UniverFormulaEnginePlugin);
for (const [plugin, config] of gridBefore(container)) univer.registerPlugin(plugin, config);
univer.registerPlugin(UniverSheetsPlugin);
univer.registerPlugin(UniverSheetsFormulaPlugin);
univer.registerPlugin(UniverSheetsNumfmtPlugin);
for (const [plugin, config] of gridAfter()) univer.registerPlugin(plugin, config);
univer.createUnit(UniverInstanceType.UNIVER_SHEET, { id: "workbook", sheetOrder: ["s1"], sheets: { s1: { id: "s1", name: "Blad1", rowCount: 1000, columnCount: 26, cellData: { 0: { 0: { v: 12.5 }, 1: { f: "=A1*2" } } } } } });
