/** Åtgärda: carries out a finding's certain remedy. Laga: re-enters formulas that a file saved elsewhere has broken. */
import { BokslutError } from "../../domain/errors";
import type { Remedy } from "../../kontroll";
import { cellAddress } from "../addresses";
import { control } from "../kontroll/control-state";
import { brokenCells, type SheetBlock } from "../kontroll/broken-cells";
import { loadBlocks } from "../kontroll/load-blocks";
import { MEMORY_SHEET } from "../memory";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import type { CommandResult } from "./result";

function contents(remedy: Remedy): string | number {
  return remedy.type === "restore-formula" ? remedy.formula : remedy.value;
}

/**
 * Carries out the remedy of a finding: puts the formula back, or makes the text a number.
 * @throws BokslutError (bad-argument) when the finding is gone or has no certain remedy.
 */
export async function mendFinding(key: string): Promise<CommandResult> {
  return runCommand("Cellen kunde inte åtgärdas.", async (session) => {
    const state = await readState(session);
    const { findings } = await control(session, state, requireReport(state));
    const found = findings.find((one) => one.key === key)?.finding;
    if (found === undefined) throw new BokslutError("bad-argument", "Fyndet finns inte längre: cellen har ändrats. Kontrollera på nytt.");
    if (found.remedy === null) throw new BokslutError("bad-argument", `${found.address} på bladet ${found.sheet} har ingen säker åtgärd. Rätta cellen för hand.`);
    await session.batch.operations(1, 500);
    session.context.workbook.worksheets.getItem(found.sheet).getRange(found.address).formulas = [[contents(found.remedy)]];
    await session.batch.finish();
    const what = found.remedy.type === "restore-formula" ? "formeln är tillbaka" : "texten är ett tal";
    return { message: `${found.address} på bladet ${found.sheet}: ${what}.`, sheets: [found.sheet], warnings: [] };
  });
}

/** The used cells of every sheet that is not the add-in's own, and of sheets added since the state was read, in two syncs for a workbook of ordinary size. */
export async function readSheets(session: CommandSession, state: WorkbookState, more: readonly string[] = []): Promise<readonly SheetBlock[]> {
  const { worksheets } = session.context.workbook;
  const names = [...state.sheets.map((sheet) => sheet.name).filter((name) => name !== MEMORY_SHEET), ...more];
  const used = names.map((name) => worksheets.getItem(name).getUsedRangeOrNullObject(true));
  used.forEach((range) => range.load("rowIndex,columnIndex,rowCount,columnCount"));
  await session.batch.send();
  const places = used.flatMap((range, index) => {
    const sheet = names[index];
    return sheet === undefined || range.isNullObject ? [] : [{ sheet, top: range.rowIndex + 1, left: range.columnIndex + 1, bottom: range.rowIndex + range.rowCount, right: range.columnIndex + range.columnCount }];
  });
  return loadBlocks(places, session.context, session.batch);
}

/**
 * Re-enters the formulas whose function names another program has changed, and those that stand with #NAME? or #BUSY! although Bokslut knows their
 * functions. Formulas that Bokslut does not know are left alone.
 */
export async function repairWorkbook(): Promise<CommandResult> {
  return runCommand("Formlerna kunde inte lagas.", async (session) => {
    const state = await readState(session);
    const blocks = await readSheets(session, state);
    const broken = blocks.flatMap(brokenCells);
    for (const cell of broken) {
      await session.batch.operations(1, cell.formula.length + 40);
      session.context.workbook.worksheets.getItem(cell.sheet).getRange(cellAddress(cell.row, cell.column)).formulas = [[cell.formula]];
    }
    if (session.batch.hasQueued) await session.batch.finish();
    const sheets = [...new Set(broken.map((cell) => cell.sheet))];
    const first = broken[0];
    if (first === undefined) return { message: "Inga trasiga formler hittades.", sheets: [], warnings: [] };
    const where = sheets.length === 1 ? `bladet ${sheets[0]}` : `${sheets.length} blad`;
    return { message: `${broken.length === 1 ? "En formel" : `${broken.length} formler`} skrevs in på nytt på ${where}, den första i ${cellAddress(first.row, first.column)}. Visar en cell fortfarande #NAMN? är tillägget inte laddat: öppna Bokslut från fliken Start.`, sheets, warnings: [] };
  });
}
