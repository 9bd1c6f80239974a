/** Figures from a year's ledger file of realistic size: stopped while it is read, then read, mapped by ranges, checked, written and taken back. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { makeSie } from "../../bench/sie-file";
import { cellAt, Workbench, type SheetContent } from "./grid";
import { eventually, holds, openPage, same, type Checks, type Watch } from "./harness";

const DETAIL = "Periodiserad uppföljning";
const OUTCOME = "Periodiserat utfall";
const FILE = "nämndens bok 2024.se";
const RULES = [["4500–4519", "Bibliotek"], ["4520–4539", "Museer"], ["4540–4559", "Fritidsgårdar"]] as const;
/** How many times slower the processor is made, so that reading takes long enough to be stopped. */
const SLOWER = 20;

async function step(bench: Workbench, name: RegExp): Promise<void> {
  const back = bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" });
  if (await back.isVisible()) await back.click();
  await bench.pane.getByRole("button", { name }).first().click();
}

async function option(bench: Workbench, label: string, name: string): Promise<void> {
  await bench.pane.getByRole("combobox", { name: label }).or(bench.pane.getByLabel(label, { exact: true })).first().click();
  await bench.pane.getByRole("option", { name }).click();
}

/** Costs and incomes of January to August in ören for a range of objects, straight from the file's voucher rows. */
function expected(text: string, from: string, to: string): { readonly cost: bigint; readonly income: bigint } {
  const sums = { cost: 0n, income: 0n };
  let month = 0;
  for (const line of text.split("\r\n")) {
    month = line.startsWith("#VER") ? Number(/ 2024(\d\d)\d\d /.exec(line)?.[1] ?? 0) : month;
    const row = /^ {3}#TRANS (\d+) \{1 "(\d+)"\} (-?\d+)\.(\d\d)$/.exec(line);
    const [, account = "", object = "", whole = "0", fraction = "0"] = row ?? [];
    if (row === null || month > 8 || object < from || object > to || !/^[3-8]/.test(account)) continue;
    const ore = BigInt(whole) * 100n + (whole.startsWith("-") ? -BigInt(fraction) : BigInt(fraction));
    if (account.startsWith("3") || (account.startsWith("8") && ore < 0n)) sums.income += ore;
    else sums.cost += ore;
  }
  return sums;
}

function inputs(sheet: SheetContent): readonly unknown[] {
  return RULES.flatMap((_, nth) => ["Kostnader", "Intäkter"].map((row) => {
    const cell = cellAt(sheet, row, OUTCOME, nth);
    return sheet.values[cell.row]?.[cell.column];
  }));
}

/** Runs on a fresh page; gives what the page asked for and complained of. */
export async function runFigures(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { context, page, watch } = await openPage(browser);
  checks.page = page;
  const bench = new Workbench(page);
  const made = makeSie(20_000, 60, true);
  const folder = mkdtempSync(join(tmpdir(), "bokslut-"));
  const file = join(folder, FILE);
  writeFileSync(file, made.bytes);
  const field = bench.pane.locator("input[type=file]");
  await page.goto(address);
  await bench.ready();
  await checks.must("en tertialrapport att hämta siffror till", async () => {
    await bench.press("Ny rapport");
    await bench.pane.getByLabel("Organisation").fill("Kulturnämnden");
    await option(bench, "Slags rapport", "Tertialrapport 2");
    await bench.pane.getByLabel("År", { exact: true }).fill("2024");
    await bench.pane.getByLabel("Verksamheter, en per rad").fill(RULES.map(([, name]) => name).join("\n"));
    await bench.press("Skapa rapporten");
    await bench.press("Lägg ut tabeller");
    await eventually("bladet", async () => (await bench.sheets()).map((sheet) => sheet.name), (names) => names.includes(DETAIL), 60_000);
    await step(bench, /Hämta siffror/);
    await bench.pane.getByRole("button", { name: "Välj fil" }).waitFor();
  });
  await checks.check("läsningen av en stor fil visar hur långt den kommit och avbryts, och arbetsboken är orörd", async () => {
    const before = JSON.stringify(await bench.sheets());
    const slow = await context.newCDPSession(page);
    await slow.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await field.setInputFiles(file);
    const stop = bench.pane.getByRole("button", { name: "Avbryt", exact: true });
    await stop.waitFor({ timeout: 30_000 });
    holds(/Procent \d+ av 100/.test((await bench.pane.locator(".pane-progress").textContent()) ?? ""), "förloppet visas inte");
    await stop.click();
    await bench.pane.getByText("Inläsningen avbröts. Inget ändrades.").waitFor({ timeout: 30_000 });
    await slow.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    same(JSON.stringify(await bench.sheets()), before, "arbetsboken efter avbrottet");
  });
  await checks.must("samma fil läses, och regler för intervall placerar objekten på öret", async () => {
    await field.setInputFiles(file);
    await bench.pane.getByText(/inte kopplade\./).waitFor({ timeout: 30_000 });
    await bench.pane.getByText(/Regler för konton och intervall/).click();
    for (const [range, name] of RULES) {
      await bench.pane.getByText("Ny regel", { exact: true }).click();
      await bench.pane.getByLabel("Objekt", { exact: true }).fill(range);
      await bench.pane.getByLabel("I rapporten").first().selectOption({ label: name });
      await bench.press("Lägg till regeln");
    }
    await bench.pane.getByText("Allt i filen är redovisat").waitFor();
    await checks.picture("hamta-siffror");
  });
  await checks.must("Hämta siffror skriver filens summor i cellerna", async () => {
    await bench.pane.getByRole("button", { name: "Hämta siffror", exact: true }).last().click();
    await eventually("meddelandet", () => bench.message(), (message) => message.includes(FILE), 60_000);
    const wanted = RULES.flatMap(([range]) => {
      const { cost, income } = expected(made.text, range.slice(0, 4), range.slice(-4));
      return [Number(cost) / 1e8, Number(income) / 1e8];
    });
    const written = inputs(await bench.sheet(DETAIL));
    holds(written.every((value, at) => typeof value === "number" && Math.abs(value - (wanted[at] ?? 0)) < 1e-9), `${JSON.stringify(written)}, väntat ${JSON.stringify(wanted)}`);
    const names = (await bench.sheets()).map((sheet) => sheet.name);
    holds(names.includes("Import") && names.includes("Mappning"), names.join(", "));
  });
  await checks.check("en cells siffra spåras till filens rader", async () => {
    await bench.openTab(DETAIL);
    await bench.goTo(cellAt(await bench.sheet(DETAIL), "Kostnader", OUTCOME).address);
    await bench.press("Visa raderna bakom cellen");
    await bench.pane.getByText(`Hämtad från ${FILE}`).waitFor();
    holds((await bench.pane.getByText(/^rader? \d+/).count()) > 5, "raderna syns inte");
  });
  await checks.check("Ångra tömmer cellerna igen", async () => {
    await bench.press("Ångra");
    await eventually("cellerna", async () => inputs(await bench.sheet(DETAIL)), (values) => values.every((value) => value === "" || value === null), 30_000);
  });
  await context.close();
  rmSync(folder, { recursive: true });
  return watch;
}
