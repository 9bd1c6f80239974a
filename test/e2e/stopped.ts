/** A long command stopped half-way by Avbryt: the workbook is as before, and the pane goes on working. */
import type { Browser } from "playwright-core";
import { freshBench, layOutExample } from "./fresh-bench";
import { eventually, holds, same, type Checks, type Watch } from "./harness";

/** So many requests are answered before Excel takes its time: the command has begun to read the workbook and not yet written. */
const ANSWERED = 1;

/** Runs the flow on a fresh page. */
export async function runStopped(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { context, page, watch, bench } = await freshBench(checks, browser, address);
  await layOutExample(bench, "Resultat per verksamhetsområde");
  await eventually("tabellerna är klara", () => bench.message(), (text) => text.includes("lades ut"), 60_000);

  await checks.check("en lång åtgärd avbryts med Avbryt, fönstret säger det, och varje cell är som före", async () => {
    const before = await bench.sheets();
    const held = page.evaluate(async (answered) => {
      const door = window.bokslutWorkbench;
      const from = door?.statistics().requests ?? 0;
      while ((door?.statistics().requests ?? Infinity) < from + answered) await new Promise((resolve) => setTimeout(resolve, 0));
      door?.hold();
    }, ANSWERED);
    await bench.press("Skriv berättelse");
    await held;
    await bench.press("Avbryt");
    await bench.pane.getByText("Avbryter efter det här steget …").waitFor();
    await checks.picture("avbryter");
    await page.evaluate(() => window.bokslutWorkbench?.release());
    const said = await eventually("meddelandet", () => bench.message(), (text) => text !== "", 30_000);
    holds(said.includes("Åtgärden avbröts."), said);
    const after = await bench.sheets();
    same(after.map((sheet) => sheet.name), before.map((sheet) => sheet.name), "bladen");
    for (const [index, sheet] of after.entries()) same(sheet, before[index], `bladet ${sheet.name}`);
  });

  await checks.check("efter avbrottet går samma åtgärd att göra", async () => {
    await bench.press("Skriv berättelse");
    await eventually("meddelandet", () => bench.message(), (text) => text.includes("stycken skrevs"), 60_000);
    holds((await bench.sheets()).some((sheet) => sheet.name === "Berättelse"), "bladet");
  });
  await context.close();
  return watch;
}
