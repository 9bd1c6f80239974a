/** A long command on a large report is stopped half-way, as a controller does it: what is shown meanwhile, and the workbook after it. */
import type { Browser } from "playwright-core";
import { reportDataToJson } from "../../src/reports";
import { largeReport } from "../excel/large-report";
import { Workbench } from "./grid";
import { eventually, holds, openPage, same, type Checks, type Watch } from "./harness";

const UNITS = 200;

/** Runs the flow on a fresh page. */
export async function runStopped(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { page, watch } = await openPage(browser);
  checks.page = page;
  const bench = new Workbench(page);
  await page.goto(address);
  await bench.ready();
  const report = Buffer.from(JSON.stringify(reportDataToJson(largeReport(UNITS, 0))));
  await bench.pane.locator("input[type=file]").setInputFiles({ name: "rapport.json", mimeType: "application/json", buffer: report });
  await bench.press("Lägg ut tabeller");
  await eventually("tabellen", () => bench.sheets(), (all) => all.some((sheet) => sheet.values.length > UNITS * 4), 90_000);

  await checks.check("en lång åtgärd visar hur långt den har kommit och kan avbrytas, och arbetsboken är som före", async () => {
    const back = bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" });
    if (await back.isVisible()) await back.click();
    await bench.pane.getByRole("button", { name: /Klarmarkera och lämna ut/u }).first().click();
    const before = JSON.stringify(await bench.sheets());
    await bench.press("Gör utlämningskopia");
    await bench.pane.getByRole("progressbar").waitFor({ timeout: 60_000 });
    await bench.pane.getByRole("button", { name: "Avbryt", exact: true }).click({ timeout: 60_000 });
    await eventually("meddelandet", () => bench.message(), (text) => text !== "", 60_000);
    holds((await bench.message()).includes("Åtgärden avbröts. Inget ändrades."), await bench.message());
    same(await bench.pane.getByRole("progressbar").count(), 0, "förloppet");
    await eventually("arbetsboken", async () => JSON.stringify(await bench.sheets()) === before, (alike) => alike, 30_000);
    await checks.picture("avbruten");
  });
  return watch;
}
