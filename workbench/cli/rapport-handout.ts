/** The utlämningskopia of a finished report, beside the report's own file. */
import { extname } from "node:path";
import type { CommandResult } from "../../src/excel/commands/result";
import type { WorkbookEngine } from "../engine/types";

/** "rapport.xlsx" → "rapport-utlamning.xlsx". */
export function handoutName(file: string): string {
  const extension = extname(file);
  return `${file.slice(0, file.length - extension.length)}-utlamning${extension}`;
}

/** Turns the open workbook into the copy: no function of the add-in, no memory of it. The workbook is not to be used after this. */
export async function turnIntoHandout(engine: WorkbookEngine): Promise<CommandResult> {
  const [{ makeHandout }, { MEMORY_SHEET }] = await Promise.all([import("../../src/excel/commands"), import("../../src/excel/memory")]);
  const result = await makeHandout();
  await engine.settle();
  const memory = engine.sheets().find((sheet) => sheet.name === MEMORY_SHEET);
  if (memory !== undefined) {
    engine.setVisibility(memory.id, "Visible");
    engine.deleteSheet(memory.id);
  }
  await engine.settle();
  return result;
}
