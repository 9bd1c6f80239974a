/** Writes a finished workbook to disk: whole or not at all. */
import { randomBytes } from "node:crypto";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { BokslutError } from "../../src/domain/errors";

/** @throws BokslutError (bad-argument) when the name cannot be that of a workbook. */
export function checkOutputName(file: string, shown: string): void {
  if (extname(file).toLowerCase() !== ".xlsx") {
    throw new BokslutError("bad-argument", `Arbetsboken skrivs i formatet .xlsx, men --ut är ${shown}. Ange ett filnamn som slutar på .xlsx.`, "--ut");
  }
}

/** Says before the work is done that the place cannot take the file. @throws Error with a Swedish sentence. */
export function checkOutputPlace(file: string, shown: string): void {
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true) throw new Error(`Arbetsboken kan inte skrivas till ${shown}: mappen finns inte. Skapa mappen eller ange en annan plats efter --ut.`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error(`Arbetsboken kan inte skrivas till ${shown}: där finns redan en mapp med det namnet. Ange ett annat filnamn efter --ut.`);
}

/** Replaces the file in one step, so that a failure leaves what was there. @throws Error with a Swedish sentence. */
export function replaceFile(file: string, shown: string, bytes: Uint8Array): void {
  const beside = `${file}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new Error(`Arbetsboken kunde inte skrivas till ${shown} (${error instanceof Error ? error.message : String(error)}). Stäng filen om den är öppen i Excel, eller ange en annan plats efter --ut.`);
  }
}
