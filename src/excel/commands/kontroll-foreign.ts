/** Kontrollera markerad tabell: the same checks on a table that Bokslut has not laid out. */
import { BokslutError } from "../../domain/errors";
import { countsInWords, countsOf, runChecks } from "../../kontroll";
import { recognise } from "../../kontroll/foreign";
import { cellAddress } from "../addresses";
import { runCommand } from "../session";
import type { CommandResult } from "./result";

const MOST_TOLD = 12;
const MOST_CELLS = 100_000;

/**
 * Recognises the selected block (or, for a single cell, the sheet's used cells) as a table and checks its sums, nets and deviations. Changes nothing.
 * @throws BokslutError when no table can be recognised.
 */
export async function checkForeignTable(): Promise<CommandResult> {
  return runCommand("Tabellen kunde inte kontrolleras.", async ({ context }) => {
    const selected = context.workbook.getSelectedRange();
    selected.load("rowIndex,columnIndex,rowCount,columnCount");
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load("name");
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
    if (used.isNullObject) throw new BokslutError("workbook", `Bladet ${sheet.name} är tomt. Markera en tabell och försök igen.`);
    const whole = selected.rowCount * selected.columnCount === 1;
    const block = whole ? used : used.getIntersectionOrNullObject(selected);
    block.load("values,rowIndex,columnIndex");
    if ((whole ? used.rowCount * used.columnCount : selected.rowCount * selected.columnCount) > MOST_CELLS) throw new BokslutError("workbook", "Markeringen är för stor. Markera bara tabellen, med rubrikrad och radnamn.");
    await context.sync();
    const values: readonly (readonly unknown[])[] = block.isNullObject ? [] : block.values;
    const found = recognise(values, sheet.name, (row, column) => cellAddress(block.rowIndex + row + 1, block.columnIndex + column + 1));
    if (found === null) {
      throw new BokslutError("workbook", "Ingen tabell att kontrollera hittades. Markera tabellen med rubrikrad och radnamn som Kostnader, Intäkter, Netto eller Summa i första kolumnen.");
    }
    const findings = runChecks({ report: found.report, tables: [found.reading] }, () => ({ sheet: sheet.name, address: "" })).filter((finding) => finding.check !== "prognos-under-bokfort");
    const told = findings.slice(0, MOST_TOLD).map((finding) => `${finding.address} (${finding.severity}): ${finding.explanation.replace(/rapporten anger/g, "där står")}`);
    const more = findings.length > told.length ? [`och ${findings.length - told.length} till.`] : [];
    return { message: `Tabellen på bladet ${sheet.name}: ${countsInWords(countsOf(findings))}.`, sheets: [sheet.name], warnings: [...told, ...more] };
  });
}
