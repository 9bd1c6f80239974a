/** Klarmarkera, the change that follows, and the utlämningskopia, as a controller does them on the example report. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { openXlsx } from "../workbench/xlsx-cells";
import { freshBench, layOutExample } from "./fresh-bench";
import { cellAt, numberAt, Workbench } from "./grid";
import { eventually, holds, root, same, type Checks, type Watch } from "./harness";

const RESULT = "Resultat per verksamhetsområde";
const FILE = join(root, ".cache", "results", "utlamning.xlsx");
const OWN_FUNCTION = /_xldudf_|(?<![\p{L}\p{N}_.])(?:AVVIKELSE|RESULTATFOND|RESULTATEFTER|FÖRÄNDRING|PERIODISERAD|TEXTSIFFROR|INDIKATORSTATUS)(?:PROCENT)?\(/u;

async function open(bench: Workbench, page: RegExp): Promise<void> {
  const back = bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" });
  if (await back.isVisible()) await back.click();
  await bench.pane.getByRole("button", { name: page }).first().click();
}

/** Runs the flow on a fresh page. */
export async function runSignOff(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { page, watch, bench } = await freshBench(checks, browser, address);
  await layOutExample(bench, RESULT);
  await bench.press("Skriv berättelse");
  await eventually("berättelsen", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === "Berättelse"), 60_000);

  await checks.check("ett klarmarkerat blad visas med namn och fingeravtryck, och en ändrad siffra visas med gammalt och nytt", async () => {
    await open(bench, /Klarmarkera och lämna ut/);
    await bench.pane.getByLabel("Ditt namn").fill("Anna Ek");
    await bench.pane.getByRole("button", { name: `Klarmarkera ${RESULT}` }).click();
    await bench.pane.getByText(/^Klart, Anna Ek \d{4}-\d\d-\d\d \d\d:\d\d$/u).first().waitFor();
    await bench.pane.getByText(/^Fingeravtryck (?:[0-9a-f]{4} ?){4}$/u).first().waitFor();
    const sheet = await bench.sheet(RESULT);
    const cell = cellAt(sheet, "Löneadministration", "Bokslut 2017");
    const before = numberAt(sheet, cell);
    await bench.openTab(RESULT);
    await bench.type(RESULT, cell, "77,7", 77.7);
    await bench.pane.getByText(/Ändrat efter klarmarkering/u).first().waitFor();
    await bench.pane.getByText(`${RESULT}, ${cell.address}: ${String(before).replace(".", ",")} → 77,7`).first().waitFor();
    await checks.picture("klarmarkering");
    await bench.type(RESULT, cell, String(before).replace(".", ","), before);
    await eventually("ingen ändring", () => bench.pane.getByText(/Ändrat efter klarmarkering/u).count(), (count) => count === 0);
  });

  await checks.check("den här cellen följer markeringen, från blad till blad, och säger ifrån utanför rapporten", async () => {
    await open(bench, /Den här cellen/);
    const cell = cellAt(await bench.sheet(RESULT), "Löneadministration", "Bokslut 2017");
    await bench.goTo(cell.address);
    await bench.pane.getByRole("heading", { name: `${RESULT}, ${cell.address}` }).waitFor();
    await bench.pane.getByText(/^Inskriven siffra/u).waitFor();
    await bench.openTab("Berättelse");
    await bench.goTo("B5");
    await bench.pane.getByText("Meningen skrivs av en formel över tabellernas celler: ändras en siffra, ändras meningen.").waitFor();
    await bench.goTo("Z99");
    await bench.pane.getByText(/hör inte till rapporten/u).waitFor();
    await bench.openTab(RESULT);
    await open(bench, /Klarmarkera och lämna ut/);
  });

  await checks.check("utlämningskopian sparas utan en enda av tilläggets funktioner och med samma värden, och tas tillbaka", async () => {
    const before = await bench.sheets();
    await bench.press("Gör utlämningskopia");
    await eventually("meddelandet", () => bench.message(), (text) => text.includes("alla värden är oförändrade"), 60_000);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Spara som .xlsx" }).click();
    await (await download).saveAs(FILE);
    const { sheets } = await openXlsx(FILE);
    const own = sheets.filter((sheet) => !sheet.name.startsWith("_")).flatMap((sheet) => sheet.formulas.flat().filter((formula) => formula !== null && OWN_FUNCTION.test(formula)));
    same(own, [], "formler som anropar tillägget");
    holds(sheets.some((sheet) => sheet.name === "Om utlämningskopian"), "bladet som räknar upp värdena");
    const [was, is] = [before.find((sheet) => sheet.name === RESULT), sheets.find((sheet) => sheet.name === RESULT)];
    for (const [r, row] of (was?.values ?? []).entries()) for (const [c, value] of row.entries()) if (value !== "") same(is?.values[r]?.[c], value, `${RESULT} rad ${r + 1} kolumn ${c + 1}`);
    await checks.picture("utlamningskopia");
    await bench.press("Återställ Boksluts formler");
    await eventually("formlerna", () => bench.sheet(RESULT), (now) => JSON.stringify(now.formulas) === JSON.stringify(was?.formulas), 60_000);
  });
  return watch;
}
