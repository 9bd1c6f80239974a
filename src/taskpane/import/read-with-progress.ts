/** Reads a file in steps, giving the browser time between them, so that the pane shows how far it has come and can be stopped. */
import { BokslutError } from "../../domain/errors";
import type { CommandProgress } from "../../excel/commands/result";
import { readFileSteps, type ImportedFile, type TextOptions } from "../../importers/read-file";
import { svImport } from "../strings-import.sv";

/** The pane answers the user at least this often, in milliseconds. */
const TURN = 40;

/** Throws cancelled when the user stops, bad-data for a file that cannot be read. */
export async function readWithProgress(name: string, bytes: Uint8Array, options: TextOptions, progress: CommandProgress): Promise<ImportedFile> {
  const steps = readFileSteps(name, bytes, options);
  let turn = Date.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (Date.now() - turn < TURN) continue;
    progress.report(Math.floor(step.value * 100), 100, name);
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (progress.cancelled()) throw new BokslutError("cancelled", svImport.source.cancelled);
    turn = Date.now();
  }
}
