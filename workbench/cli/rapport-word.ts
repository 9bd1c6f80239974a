/** `--word`: the report as a Word document beside the workbook, by the same command as the pane's. */
import { extname } from "node:path";
import { BokslutError } from "../../src/domain/errors";
import { callersPath } from "./arguments";
import { checkOutputPlace, replaceFile } from "./rapport-file";

/** Where the document is to be written. @throws BokslutError (bad-argument) for a name of another kind, Error when the place cannot take it. */
export function wordFile(shown: string): string {
  if (extname(shown).toLowerCase() !== ".docx") {
    throw new BokslutError("bad-argument", `Dokumentet skrivs i formatet .docx, men --word är ${shown}. Ange ett filnamn som slutar på .docx.`, "--word");
  }
  const file = callersPath(shown);
  checkOutputPlace(file, shown);
  return file;
}

/** Writes the report that stands in the workbook. Gives what the kontroll has against it, as a sentence. */
export async function writeWord(file: string, shown: string): Promise<string | null> {
  const [{ readReportDocument }, { writeDocx }] = await Promise.all([import("../../src/excel/commands/narrative-document"), import("../../src/word")]);
  const { document, warning } = await readReportDocument();
  replaceFile(file, shown, await writeDocx(document));
  return warning;
}
