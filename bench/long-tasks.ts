/**
 * The browser's own list of long tasks (50 ms and more) while the pane works on a report of 300 verksamheter and 500 indikatorer on the workbench, by the
 * clock. The workbench's Excel shares the thread: its tasks are told apart by whose turn they were (workbench/page/turns.ts), and by the frame the browser
 * holds responsible. A busy machine makes every task longer; the load is printed. Needs a browser (CHROME_PATH).
 */
import { loadavg } from "node:os";
import type { Page } from "playwright-core";
import { Workbench } from "../test/e2e/grid";
import { eventually, launch, openPage } from "../test/e2e/harness";
import { freePort, startWorkbench } from "../test/e2e/served";
import { largeReportJson } from "../test/excel/large-report";
import { TURN } from "../workbench/page/turns";
import type { Note } from "./figure";
import type { Print } from "./index";

const LONGEST_TASK = 200;
const PATIENCE = 180_000;

interface LongTask {
  readonly name: string;
  readonly start: number;
  readonly took: number;
}

declare global {
  interface Window {
    bokslutLongTasks?: LongTask[];
  }
}

/** In the page before anything else: keeps every long task of the page and its frames. */
function keepLongTasks(): void {
  if (window.parent !== window) return;
  const kept: LongTask[] = [];
  window.bokslutLongTasks = kept;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) kept.push({ name: entry.name, start: entry.startTime, took: entry.duration });
  }).observe({ type: "longtask", buffered: true });
}

/** The long tasks since the last call, the add-in's apart from Excel's: a task of Excel's turn, or of the page around the pane alone, is Excel's. */
async function longTasks(page: Page): Promise<{ readonly addIn: readonly number[]; readonly excel: readonly number[] }> {
  return page.evaluate(async (turn) => {
    // The list is delivered a moment after the task.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const tasks = window.bokslutLongTasks?.splice(0) ?? [];
    const turns = performance.getEntriesByType("measure").filter((entry) => entry.name.startsWith(turn));
    performance.clearMeasures();
    const whose = (task: LongTask): "add-in" | "host" => {
      const within = turns.filter((entry) => entry.startTime >= task.start - 1 && entry.startTime < task.start + task.took);
      if (within.some((entry) => entry.name === `${turn}add-in`)) return "add-in";
      return within.length === 0 && task.name === "same-origin-descendant" ? "add-in" : "host";
    };
    const of = (side: "add-in" | "host"): number[] => tasks.filter((task) => whose(task) === side).map((task) => task.took);
    return { addIn: of("add-in"), excel: of("host") };
  }, TURN);
}

export async function run(print: Print, note: Note): Promise<void> {
  const served = await startWorkbench(await freePort());
  const browser = await launch();
  try {
    const { page } = await openPage(browser);
    await page.addInitScript(keepLongTasks);
    const bench = new Workbench(page);
    await page.goto(served.address);
    await bench.ready();
    const step = async (name: RegExp): Promise<void> => {
      const back = bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" });
      if (await back.isVisible()) await back.click();
      await bench.pane.locator(".step", { hasText: name }).first().click();
    };
    const said = (words: RegExp) => (): Promise<string> => eventually("meddelandet", () => bench.message(), (text) => words.test(text), PATIENCE);
    const file = Buffer.from(JSON.stringify(largeReportJson(300, 500)));
    const works: readonly (readonly [string, (() => Promise<void>) | null, () => Promise<void>, () => Promise<unknown>])[] = [
      ["Öppna rapport", () => bench.press("Ny rapport"), () => bench.pane.locator("input[type=file]").setInputFiles({ name: "stor.json", mimeType: "application/json", buffer: file }), () => bench.pane.getByRole("button", { name: "Lägg ut tabeller", exact: true }).waitFor({ timeout: PATIENCE })],
      ["Lägg ut tabeller", null, () => bench.press("Lägg ut tabeller"), said(/lades ut/u)],
      ["Skriv mål", () => step(/Mål/u), () => bench.press("Skriv mål och indikatorer"), said(/skrevs|skrivna|indikator/u)],
      ["Skriv berättelse", () => step(/Berättelse/u), () => bench.press("Skriv berättelse"), said(/stycken skrevs/u)],
      ["Kontrollera", () => step(/Kontroll/u), () => bench.press("Kontrollera"), said(/fel|varning|Kontroll/u)],
    ];
    print(`Webbläsarens långa uppgifter efter klockan, 300 verksamheter och 500 indikatorer (belastning ${loadavg()[0]?.toFixed(1)} på maskinen):`);
    for (const [name, before, begin, end] of works) {
      await before?.();
      await longTasks(page);
      await begin();
      await end();
      const { addIn, excel } = await longTasks(page);
      const longest = Math.max(0, ...addIn);
      const over = addIn.filter((took) => took > LONGEST_TASK).length;
      print(`  ${name.padEnd(18)} tillägget: längst ${longest.toFixed(0)} ms, ${addIn.length} långa, ${over} över ${LONGEST_TASK} ms; arbetsbänkens Excel: längst ${Math.max(0, ...excel).toFixed(0)} ms, ${excel.length} långa`);
      note({ what: `${name}: längsta uppgift i webbläsaren, efter klockan`, measured: longest, unit: "ms", budget: LONGEST_TASK });
    }
  } finally {
    await browser.close();
    await served.stop();
  }
}
