/** Commands on single places: going there, and writing a formula in the selected cell. */
import { BokslutError } from "../../domain/errors";
import { hasCode } from "../errors";
import { runCommand } from "../session";
import type { CommandResult } from "./result";

/** Shows a sheet, and selects an address on it (A1 style) when one is given. */
export async function goTo(sheet: string, address?: string): Promise<CommandResult> {
  return runCommand(`Bladet ”${sheet}” kunde inte visas.`, async ({ context }) => {
    const target = context.workbook.worksheets.getItemOrNullObject(sheet);
    target.load("visibility");
    await context.sync();
    if (target.isNullObject) throw new BokslutError("workbook", `Bladet ”${sheet}” finns inte längre. Lägg ut tabellen på nytt eller välj ett annat blad.`, sheet);
    if (target.visibility !== Excel.SheetVisibility.visible) {
      throw new BokslutError("workbook", `Bladet ”${sheet}” är dolt. Högerklicka på en bladflik, välj Ta fram och försök igen.`, sheet);
    }
    target.activate();
    if (address !== undefined) target.getRange(address).select();
    await context.sync();
    return { message: `Visar ${address === undefined ? "" : `${address} på `}bladet ${sheet}.`, sheets: [sheet], warnings: [] };
  });
}

function cellName(address: string): string {
  const at = address.lastIndexOf("!");
  const sheet = address.slice(0, at).replace(/^'|'$/g, "").replace(/''/g, "'");
  return at < 0 ? address : `${address.slice(at + 1)} på bladet ${sheet}`;
}

/**
 * Writes a formula (English names, comma separators) into the selected cell. A filled cell is refused unless `overwrite` is set;
 * the error's `where` is then the cell's address.
 */
export async function insertFormula(formula: string, options: { readonly overwrite?: boolean } = {}): Promise<CommandResult> {
  const text = formula.startsWith("=") ? formula : `=${formula}`;
  return runCommand("Formeln kunde inte skrivas.", async ({ context, batch }) => {
    const cell = context.workbook.getSelectedRange().getCell(0, 0);
    cell.load("address,formulas,worksheet/name");
    await context.sync();
    const sheet = cell.worksheet.name;
    const place = cellName(cell.address);
    if (cell.formulas[0]?.[0] !== "" && options.overwrite !== true) {
      throw new BokslutError("workbook", `Cell ${place} är inte tom. Välj en tom cell, eller skriv över den.`, cell.address);
    }
    cell.formulas = [[text]];
    try {
      await batch.finish();
    } catch (error) {
      if (!hasCode(error, "InvalidArgument")) throw error;
      throw new BokslutError("bad-argument", `Excel godtog inte formeln ${text}. Kontrollera parenteser och citattecken.`, cell.address);
    }
    return { message: `Formeln skrevs i cell ${place}.`, sheets: [sheet], warnings: [] };
  });
}

type Handler = OfficeExtension.EventHandlerResult<unknown>;

/** Registers event handlers, and gives the way to take them away again. */
function listening(register: (worksheets: Excel.WorksheetCollection) => readonly Handler[]): () => void {
  const handlers: Handler[] = [];
  const started = Excel.run(async (context) => {
    handlers.push(...register(context.workbook.worksheets));
    await context.sync();
  });
  return () => {
    void started.then(async () => {
      const [first] = handlers;
      if (first === undefined) return;
      await Excel.run(first.context, async (context) => {
        handlers.forEach((handler) => handler.remove());
        await context.sync();
      });
    });
  };
}

/** Calls the listener when cells or sheets of the workbook have changed. Returns the way to stop. */
export function onWorkbookChanged(listener: () => void): () => void {
  let stopped = false;
  const changed = async (): Promise<void> => {
    if (!stopped) listener();
  };
  const stop = listening((worksheets) => [worksheets.onChanged.add(changed), worksheets.onAdded.add(changed), worksheets.onDeleted.add(changed)]);
  return () => {
    stopped = true;
    stop();
  };
}

/** Calls the listener when another cell or another sheet is selected. Returns the way to stop. */
export function onSelectionChanged(listener: () => void): () => void {
  let stopped = false;
  const selected = async (): Promise<void> => {
    if (!stopped) listener();
  };
  const stop = listening((worksheets) => [worksheets.onSelectionChanged.add(selected), worksheets.onActivated.add(selected)]);
  return () => {
    stopped = true;
    stop();
  };
}
