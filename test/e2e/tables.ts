/** A tertialrapport 2 from nothing, as a controller builds it: three verksamheter, periodised, prognos; then insert, rename, move and a new period. */
import type { Browser } from "playwright-core";
import { cellAt, numberAt, Workbench, type SheetContent } from "./grid";
import { eventually, holds, openPage, same, type Checks, type Watch } from "./harness";

const DETAIL = "Periodiserad uppföljning";
const NAMES = ["Bibliotek", "Museer", "Fritidsgårdar"];
const columns = (year: number): { readonly share: string; readonly outcome: string; readonly budget: string; readonly forecast: string; readonly deviation: string } => ({
  share: "Periodiserad budget", outcome: "Periodiserat utfall", budget: `Justerad budget ${year}`, forecast: `Prognos ${year}`, deviation: "Avvikelse budget/prognos",
});

/** Rows of the table from its headings down, each as label and the figure of a column. */
function shown(sheet: SheetContent, column: string): (readonly [string, unknown])[] {
  const at = sheet.values.findIndex((row) => row.includes(column));
  const across = sheet.values[at]?.indexOf(column) ?? -1;
  return sheet.values.slice(at + 1).flatMap((row): (readonly [string, unknown])[] => (row[0] === "" || row[0] === undefined ? [] : [[String(row[0]), row[across] ?? ""]]));
}

async function choose(bench: Workbench, label: string, option: string): Promise<void> {
  await bench.pane.getByRole("combobox", { name: label }).or(bench.pane.getByRole("listbox", { name: label })).or(bench.pane.getByLabel(label, { exact: true })).first().click();
  await bench.pane.getByRole("option", { name: option }).click();
}

async function step(bench: Workbench, name: RegExp): Promise<void> {
  await bench.pane.getByRole("button", { name }).first().click();
}

async function sums(bench: Workbench, year: number, budget: number, forecast: number): Promise<void> {
  const words = columns(year);
  const sheet = await eventually("summorna", () => bench.sheet(DETAIL), (now) => shown(now, words.budget).some(([label, value]) => label === "Summa netto" && value === budget));
  const net = (column: string): number => numberAt(sheet, cellAt(sheet, "Summa netto", column));
  same(net(words.forecast), forecast, "Summa netto, prognos");
  same(net(words.deviation), budget - forecast, "Summa netto, avvikelse");
  holds(Math.abs(net(words.share) - (budget * 8) / 12) < 1e-9, `periodiserad budget är ${net(words.share)}`);
}

async function build(checks: Checks, bench: Workbench, year: number): Promise<void> {
  const words = columns(year);
  await checks.check("en tertialrapport 2 skapas från ingenting med tre verksamheter", async () => {
    await bench.press("Ny rapport");
    await bench.pane.getByLabel("Organisation").fill("Kulturnämnden");
    await choose(bench, "Slags rapport", "Tertialrapport 2");
    await bench.pane.getByLabel("Verksamheter, en per rad").fill(NAMES.join("\n"));
    await bench.pane.getByLabel("Diarienummer (om det finns)").fill("KN 2026/14");
    await bench.press("Skapa rapporten");
    await bench.press("Lägg ut tabeller");
    await eventually("bladen", async () => (await bench.sheets()).map((sheet) => sheet.name), (names) => names.includes(DETAIL), 60_000);
  });
  await checks.check("budget och prognos som skrivs in ger periodiserad budget, avvikelse och summor", async () => {
    await bench.openTab(DETAIL);
    const sheet = await bench.sheet(DETAIL);
    for (const [nth, [cost, income, forecast]] of ([[120, -12, 123], [60, -6, 60], [30, -3, 27]] as const).entries()) {
      await bench.type(DETAIL, cellAt(sheet, "Kostnader", words.budget, nth), String(cost), cost);
      await bench.type(DETAIL, cellAt(sheet, "Intäkter", words.budget, nth), String(income), income);
      await bench.type(DETAIL, cellAt(sheet, "Kostnader", words.forecast, nth), String(forecast), forecast);
      await bench.type(DETAIL, cellAt(sheet, "Intäkter", words.forecast, nth), String(income), income);
    }
    await sums(bench, year, 189, 189);
  });
}

async function change(checks: Checks, bench: Workbench, year: number): Promise<void> {
  const words = columns(year);
  await checks.check("en verksamhet som läggs till från åtgärdsfönstret räknas in när den fylls i", async () => {
    await step(bench, /^\d\s*Tabeller/);
    await step(bench, /^Verksamheter i en tabell/);
    await choose(bench, "Tabell", `${DETAIL}, mnkr`);
    await bench.pane.getByRole("button", { name: "Museer", exact: true }).waitFor();
    await bench.pane.getByLabel("Ny verksamhet").fill("Arkiv");
    await choose(bench, "Efter", "Museer");
    await bench.press("Lägg till");
    await eventually("Arkiv i tabellen", () => bench.sheet(DETAIL), (now) => shown(now, words.budget).some(([label]) => label === "Arkiv"));
    await sums(bench, year, 189, 189);
    const sheet = await bench.sheet(DETAIL);
    await bench.type(DETAIL, cellAt(sheet, "Kostnader", words.budget, 2), "10", 10);
    await bench.type(DETAIL, cellAt(sheet, "Kostnader", words.forecast, 2), "11", 11);
    await sums(bench, year, 199, 200);
    await checks.picture("verksamheter");
  });
  await checks.check("en rad som byter namn och en som flyttas har kvar sina siffror, och summorna står", async () => {
    await bench.pane.getByRole("button", { name: "Fritidsgårdar", exact: true }).click();
    await bench.press("Byt namn på Fritidsgårdar");
    await bench.pane.getByLabel("Nytt namn på Fritidsgårdar").fill("Unga och fritid");
    await bench.press("Spara namnet");
    await bench.pane.getByRole("button", { name: "Unga och fritid", exact: true }).click();
    await bench.press("Flytta upp Unga och fritid");
    const order = (sheet: SheetContent): string[] => shown(sheet, words.budget).map(([label]) => label).filter((label) => [...NAMES, "Arkiv", "Unga och fritid"].includes(label));
    const sheet = await eventually("den nya ordningen", () => bench.sheet(DETAIL), (now) => order(now).join() === "Bibliotek,Museer,Unga och fritid,Arkiv");
    same(numberAt(sheet, cellAt(sheet, "Kostnader", words.budget, 2)), 30, "kostnaderna följde med");
    await sums(bench, year, 199, 200);
  });
  await checks.check("Ångra tar tillbaka flytten och summorna står", async () => {
    await bench.press("Ångra");
    const sheet = await eventually("ångrad flytt", () => bench.sheet(DETAIL), (now) => shown(now, words.budget).findIndex(([label]) => label === "Arkiv") < shown(now, words.budget).findIndex(([label]) => label === "Unga och fritid"));
    await sums(bench, year, 199, 200);
    holds(sheet.values.length > 10, "tabellen är kvar");
  });
}

async function ownData(checks: Checks, bench: Workbench, year: number): Promise<void> {
  const words = columns(year);
  await checks.check("enhet och diarienummer ändras i en rapport i bruk: beloppen räknas om i full precision, och Ångra ger tillbaka dem", async () => {
    await bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" }).click();
    await step(bench, /^\d\s*Rapporten/);
    await bench.press("Ändra uppgifterna");
    await bench.pane.getByLabel("Diarienummer (om det finns)").fill("KN 2026/99");
    await choose(bench, "Enhet", "tkr");
    await checks.picture("rapportens-uppgifter");
    await bench.press("Spara uppgifterna");
    const sheet = await eventually("beloppen i tkr", () => bench.sheet(DETAIL), (now) => shown(now, words.budget).some(([label, value]) => label === "Summa netto" && value === 199_000), 60_000);
    same(sheet.values.find((row) => row.includes(words.budget))?.[0], "tkr", "enheten i tabellhuvudet");
    await sums(bench, year, 199_000, 200_000);
    await bench.press("Ångra");
    await eventually("beloppen i mnkr", () => bench.sheet(DETAIL), (now) => shown(now, words.budget).some(([label, value]) => label === "Summa netto" && value === 199), 60_000);
  });
}

async function roll(checks: Checks, bench: Workbench, year: number): Promise<void> {
  await checks.check("Ny period byter år i rubriker, tömmer siffrorna och behåller verksamheterna", async () => {
    await bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" }).click();
    await step(bench, /^\d\s*Tabeller/);
    await step(bench, /^Ny period/);
    await bench.press("Skapa ny period");
    const words = columns(year + 1);
    const sheet = await eventually("nästa års rubriker", () => bench.sheet(DETAIL), (now) => now.values.some((row) => row.includes(words.budget)));
    const rows = shown(sheet, words.budget);
    same(rows.map(([label]) => label).filter((label) => label === "Unga och fritid" || label === "Arkiv").sort(), ["Arkiv", "Unga och fritid"], "verksamheterna");
    same(rows.filter(([, value]) => value !== ""), [], "budgeten");
    await bench.openTab(DETAIL);
    await bench.type(DETAIL, cellAt(sheet, "Kostnader", words.budget, 0), "90", 90);
    await bench.type(DETAIL, cellAt(sheet, "Kostnader", words.forecast, 0), "96", 96);
    await sums(bench, year + 1, 90, 96);
    await checks.picture("ny-period");
  });
}

/** Runs the tables' flow on a fresh page. */
export async function runTables(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { page, watch } = await openPage(browser);
  checks.page = page;
  const bench = new Workbench(page);
  await bench.page.goto(address);
  await bench.ready();
  const year = new Date().getFullYear();
  await build(checks, bench, year);
  await change(checks, bench, year);
  await ownData(checks, bench, year);
  await roll(checks, bench, year);
  return watch;
}
