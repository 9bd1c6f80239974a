/** The saved workbook: downloaded, read by another program, opened again in a new workbench. */
import { join } from "node:path";
import { openXlsx } from "../workbench/xlsx-cells";
import { NARRATIVE, type Flow } from "./flow";
import { eventually, holds, root, same, type Checks } from "./harness";

const FILE = join(root, ".cache", "results", "sparad.xlsx");
const RESULT = "Resultat per verksamhetsområde";

export async function runSaved(checks: Checks, { bench }: Flow): Promise<void> {
  await checks.must("Spara som .xlsx laddar ned en fil som heter som rapporten", async () => {
    const download = bench.page.waitForEvent("download");
    await bench.page.getByRole("button", { name: "Spara som .xlsx" }).click();
    const file = await download;
    same(file.suggestedFilename(), "Verksamhetsberättelse 2017 för servicenämnden.xlsx", "filens namn");
    await file.saveAs(FILE);
  });
  await checks.check("filen har formlerna, deras värden och den ändrade siffran", async () => {
    const { workbook, sheets } = await openXlsx(FILE);
    const table = sheets.find((sheet) => sheet.name === RESULT);
    holds(table !== undefined, `bladet ${RESULT} saknas`);
    const formulas = sheets.flatMap((sheet) => sheet.formulas.flat().filter((formula) => formula !== null));
    for (const name of ["_xldudf_AVVIKELSE(", "_xldudf_RESULTATFOND(", "_xldudf_TEXTSIFFROR(", "SUM("]) holds(formulas.some((formula) => formula.includes(name)), `ingen formel i filen har ${name})`);
    holds(table.values.some((row) => row.includes(31.2)), "31,2 finns inte i filen");
    const open = await bench.sheet(RESULT);
    for (const [r, row] of open.values.entries()) {
      for (const [c, value] of row.entries()) if (value !== "") same(table.values[r]?.[c], value, `${RESULT} rad ${r + 1} kolumn ${c + 1}`);
    }
    same(workbook.worksheets.filter((sheet) => sheet.state === "veryHidden").length, 1, "mycket dolda blad");
  });
  await checks.check("filen öppnas igen, och åtgärdsfönstret hittar rapport, tabeller och berättelse", async () => {
    bench.page.once("dialog", (dialog) => void dialog.accept());
    await bench.page.locator("#open-file").setInputFiles(FILE);
    await eventually("filens namn i listen", () => bench.page.locator("#document-name").textContent(), (text) => text === "sparad.xlsx");
    await bench.ready();
    await bench.pane.getByText("Verksamhetsberättelse 2017 för servicenämnden").first().waitFor();
    await bench.pane.getByText(/tabeller utlagda/u).waitFor();
    const sheet = await bench.sheet(RESULT);
    holds(sheet.values.some((row) => row.includes(31.2)), "den ändrade siffran saknas");
    holds((await bench.sheet(NARRATIVE)).texts.flat().some((text) => text.includes("238,7")), "meningen med den nya summan saknas");
    await checks.picture("oppnad-igen");
  });
  await checks.check("det som inte är en arbetsbok sägs, och ger en tom arbetsbok", async () => {
    await bench.page.locator("#open-file").setInputFiles({ name: "trasig.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("inte en zip") });
    await eventually("felet", () => bench.page.locator("#strip").textContent(), (text) => text?.includes("trasig.xlsx kunde inte öppnas") === true);
    await bench.ready();
    await bench.pane.getByRole("button", { name: "Öppna exempel" }).waitFor();
  });
}
