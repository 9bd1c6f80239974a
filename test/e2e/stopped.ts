/** A long command stopped half-way by Avbryt: the workbook is as before, and the pane goes on working. */
import type { Browser } from "playwright-core";
import { largeReportJson } from "../excel/large-report";
import { freshBench } from "./fresh-bench";
import { eventually, holds, same, type Checks, type Watch } from "./harness";

const TABLE = "Driftbudget";
/** How many times slower the processor is made while the command is to be stopped: a fast machine would be done before Avbryt is shown. */
const SLOWER = 6;

/** Runs the flow on a fresh page. */
export async function runStopped(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { context, page, watch, bench } = await freshBench(checks, browser, address);
  const slow = await context.newCDPSession(page);
  const report = Buffer.from(JSON.stringify(largeReportJson(60, 0)));
  await bench.pane.locator("input[type=file]").setInputFiles({ name: "stor.json", mimeType: "application/json", buffer: report });
  await bench.press("Lägg ut tabeller");
  await eventually("tabellen", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === TABLE), 60_000);
  await eventually("åtgärden är klar", () => bench.message(), (text) => text !== "");

  await checks.check("en lång åtgärd avbryts med Avbryt, fönstret säger det, och varje cell är som före", async () => {
    const before = await bench.sheets();
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await bench.press("Skriv berättelse");
    await bench.pane.getByRole("button", { name: "Avbryt", exact: true }).click({ timeout: 30_000 });
    await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    const said = await eventually("meddelandet", () => bench.message(), (text) => text.includes("avbröts"), 30_000);
    holds(said.includes("Åtgärden avbröts."), said);
    const after = await bench.sheets();
    same(after.map((sheet) => sheet.name), before.map((sheet) => sheet.name), "bladen");
    for (const [index, sheet] of after.entries()) same(sheet, before[index], `bladet ${sheet.name}`);
  });

  await checks.check("efter avbrottet går samma åtgärd att göra", async () => {
    await bench.press("Skriv berättelse");
    await eventually("berättelsen", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === "Berättelse"), 60_000);
  });
  await context.close();
  return watch;
}
