/** What every flow begins with: the workbench on a page of its own, and the example's tables where the flow needs them. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { Workbench } from "./grid";
import { eventually, openPage, type Checks, type Watch } from "./harness";

export interface FreshBench {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly watch: Watch;
  readonly bench: Workbench;
}

/** The workbench on a new page, ready to use; with `clipboard` the page may read and write the clipboard. */
export async function freshBench(checks: Checks, browser: Browser, address: string, clipboard = false): Promise<FreshBench> {
  const { context, page, watch } = await openPage(browser);
  if (clipboard) await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  checks.page = page;
  const bench = new Workbench(page);
  await page.goto(address);
  await bench.ready();
  return { context, page, watch, bench };
}

/** Opens the example and lays out its tables, of which `table` is one. */
export async function layOutExample(bench: Workbench, table: string): Promise<void> {
  await bench.press("Öppna exempel");
  await bench.press("Lägg ut tabeller");
  await eventually("tabellerna", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === table), 60_000);
}
