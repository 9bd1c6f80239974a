/** The narrative as a controller works with it: klar and changed, a figure bound to a cell, settings, the report as Word and on the clipboard, and the next period. */
import { readFileSync } from "node:fs";
import JSZip from "jszip";
import type { Browser } from "playwright-core";
import { freshBench, layOutExample } from "./fresh-bench";
import { cellAt, letters, Workbench, type CellPlace, type SheetContent } from "./grid";
import { eventually, holds, same, type Checks, type Watch } from "./harness";

const RESULT = "Resultat per verksamhetsområde";
const NARRATIVE = "Berättelse";
const COLUMNS = { text: 1, own: 2, current: 3, state: 5, before: 6 } as const;

async function open(bench: Workbench, page: RegExp): Promise<void> {
  const back = bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" });
  if (await back.isVisible()) await back.click();
  await bench.pane.getByRole("button", { name: page }).first().click();
}

/** The row of the paragraph that tells of a verksamhet. */
function paragraphOf(sheet: SheetContent, section: string, word: string): number {
  const at = sheet.texts.findIndex((row) => row[0] === section && String(row[COLUMNS.text]).includes(word));
  if (at < 0) throw new Error(`inget stycke om ${word} under ${section}`);
  return at;
}

const cellOf = (row: number, column: number): CellPlace => ({ row, column, address: `${letters(column)}${row + 1}` });
const shown = (sheet: SheetContent, row: number, column: keyof typeof COLUMNS): string => String(sheet.texts[row]?.[COLUMNS[column]] ?? "");

async function states(checks: Checks, bench: Workbench): Promise<void> {
  await checks.must("alla stycken markeras som klara, och en ändrad siffra visar stycket med gammal och ny lydelse", async () => {
    await open(bench, /Berättelse/);
    await bench.press("Skriv berättelse");
    await eventually("bladet Berättelse", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === NARRATIVE), 60_000);
    await bench.press("Markera alla som klara");
    const before = await eventually("klara stycken", () => bench.sheet(NARRATIVE), (sheet) => sheet.texts.filter((row) => row[COLUMNS.state] === "klar").length > 10, 60_000);
    const at = paragraphOf(before, "Analys per verksamhet", "Kontaktcenter");
    const table = await bench.sheet(RESULT);
    await bench.openTab(RESULT);
    await bench.type(RESULT, cellAt(table, "Kontaktcenter", "Bokslut 2017"), "40,9", 40.9);
    const after = await eventually("ändrad siffra", () => bench.sheet(NARRATIVE), (sheet) => shown(sheet, at, "state") === "ändrad siffra");
    same(shown(after, at, "before"), shown(before, at, "current"), "tidigare lydelse");
    holds(shown(after, at, "current").includes("2,1"), shown(after, at, "current"));
    await bench.pane.getByRole("tab", { name: /^Ändrade \(\d+\)/u }).waitFor();
    await bench.pane.getByText("Förut:").first().waitFor({ timeout: 30_000 });
    await checks.picture("andrade-stycken");
  });
}

async function binding(checks: Checks, bench: Workbench): Promise<void> {
  await checks.must("en siffra i egen text binds till sin cell, och texten följer cellen med rätt ord", async () => {
    const sheet = await bench.sheet(NARRATIVE);
    const at = paragraphOf(sheet, "Analys per verksamhet", "Upphandling");
    await bench.openTab(NARRATIVE);
    const own = "Upphandling gick sämre och visar ett underskott om 3,5 mnkr på intäkterna.";
    await bench.type(NARRATIVE, cellOf(at, COLUMNS.own), own, own);
    const table = await bench.sheet(RESULT);
    const income = cellAt(table, "Upphandling", "Budgetavvikelse 2017", 1);
    await bench.openTab(RESULT);
    await bench.goTo(income.address);
    await bench.pane.getByRole("button", { name: "Bind till markerad cell: 3,5 mnkr" }).click({ timeout: 60_000 });
    await eventually("bindningen", () => bench.message(), (text) => text.includes(`hämtas nu ur cell ${income.address}`), 60_000);
    await bench.type(RESULT, cellAt(table, "Upphandling", "Bokslut 2017", 1), "38,0", 38);
    const after = await eventually("texten följer", () => bench.sheet(NARRATIVE), (now) => shown(now, at, "current").includes("överskott om 1,5"));
    same(shown(after, at, "current"), "Upphandling gick sämre och visar ett överskott om 1,5 mnkr på intäkterna.", "gällande text");
    holds(String(after.formulas[at]?.[COLUMNS.own]).startsWith("=TEXTSIFFROR("), "egen text är en formel");
    await checks.picture("bunden-siffra");
  });
}

async function settings(checks: Checks, bench: Workbench): Promise<void> {
  await checks.check("organisationens ord och gränsen för småposter ändras i fönstret och gäller när texten skrivs om", async () => {
    await bench.press("Ändra inställningar");
    await bench.pane.getByLabel("Organisationens namn i första meningen").fill("serviceförvaltningen");
    await bench.pane.getByLabel("Samla avvikelser under (mnkr)").fill("1,2");
    await checks.picture("installningar");
    await bench.press("Spara inställningarna");
    await eventually("sparat", () => bench.message(), (text) => text.includes("Inställningarna är sparade"));
    const own = (await bench.sheet(NARRATIVE)).texts.flat().filter((text) => text.startsWith("Upphandling gick sämre")).length;
    await bench.press("Skriv berättelse");
    const sheet = await eventually("omskriven", () => bench.sheet(NARRATIVE), (now) => now.texts.flat().some((text) => text.startsWith("Serviceförvaltningen redovisar")), 60_000);
    same(sheet.texts.flat().filter((text) => text.startsWith("Upphandling gick sämre")).length, own, "egen text står kvar");
  });
}

/** The text of a part of the document. */
const plain = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map((match) => match[1]).join("");

async function carriedOut(checks: Checks, bench: Workbench, saved: string): Promise<void> {
  await checks.check("Spara som Word ger ett dokument med rubriker, texter som gäller och tabeller med rubrikrader", async () => {
    const [download] = await Promise.all([bench.page.waitForEvent("download", { timeout: 60_000 }), bench.press("Spara som Word")]);
    same(download.suggestedFilename(), "Verksamhetsberättelse-2017-för-servicenämnden.docx", "filens namn");
    await download.saveAs(saved);
    const xml = (await (await JSZip.loadAsync(readFileSync(saved))).file("word/document.xml")?.async("string")) ?? "";
    const headings = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*<\/w:p>/gu)].map((match) => plain(match[0]));
    for (const wanted of ["Sammanfattande analys", "Analys per verksamhet", "Måluppfyllelse", "Indikatorer", "Förslag till beslut"]) holds(headings.includes(wanted), `${wanted} saknas bland ${headings.join(", ")}`);
    holds(plain(xml).includes("visar ett överskott om 1,5 mnkr på intäkterna."), "den bundna texten saknas");
    const tables = (xml.match(/<w:tbl>/gu) ?? []).length;
    holds(tables >= 6, `bara ${tables} tabeller`);
    same((xml.match(/<w:tblHeader\/>/gu) ?? []).length, tables, "rubrikrader som upprepas");
  });
  await checks.check("Kopiera rapporten lägger rubriker och tabeller med rubrikceller i urklipp", async () => {
    await bench.press("Kopiera rapporten");
    await eventually("kopierat", () => bench.message(), (text) => text.includes("Rapporten är kopierad"), 60_000);
    const html = await bench.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item === undefined ? "" : await (await item.getType("text/html")).text();
    });
    const found = await bench.page.evaluate((text) => {
      const { body } = new DOMParser().parseFromString(text, "text/html");
      const tables = [...body.querySelectorAll("table")];
      return { headings: body.querySelectorAll("h1").length, tables: tables.length, named: tables.filter((one) => one.caption !== null && one.querySelector("th[scope=col]") !== null && one.querySelector("th[scope=row]") !== null).length };
    }, html);
    holds(found.headings >= 6 && found.tables >= 6, JSON.stringify(found));
    same(found.named, found.tables, "tabeller med bildtext och rubrikceller");
  });
}

async function nextPeriod(checks: Checks, bench: Workbench): Promise<void> {
  await checks.check("egen text står kvar under sitt stycke när perioden rullas och berättelsen skrivs om", async () => {
    await open(bench, /^\d\s*Tabeller/u);
    await bench.pane.getByRole("button", { name: /^Ny period/u }).first().click();
    await bench.press("Skapa ny period");
    await eventually("nästa år", () => bench.sheet(RESULT), (sheet) => sheet.values.some((row) => row.includes("Bokslut 2018")), 60_000);
    await open(bench, /Berättelse/u);
    await bench.press("Skriv berättelse");
    await eventually("skrivet", () => bench.message(), (text) => /stycken skrevs/u.test(text), 60_000);
    holds(!(await bench.message()).includes("utelämnat"), await bench.message());
    const sheet = await eventually("omskriven berättelse", () => bench.sheet(NARRATIVE), (now) => now.texts.flat().some((text) => text.includes("för 2018") || text.includes("verksamhetsberättelsen för 2018")), 60_000);
    const at = sheet.texts.findIndex((row) => String(row[COLUMNS.current]).startsWith("Upphandling gick sämre"));
    same([sheet.texts[at]?.[0], String(sheet.texts[at]?.[COLUMNS.text]).startsWith("Upphandling")], ["Analys per verksamhet", true], "egen text vid sitt stycke");
    holds(String(sheet.texts[at]?.[COLUMNS.current]).includes("[siffra saknas]"), "en tömd cell blir aldrig noll");
    await checks.picture("ny-period-berattelse");
  });
}

/** Runs the narrative's flow on a fresh page; the Word document is left at `saved`. */
export async function runNarrative(checks: Checks, browser: Browser, address: string, saved: string): Promise<Watch> {
  const { watch, bench } = await freshBench(checks, browser, address, true);
  await layOutExample(bench, RESULT);
  await open(bench, /Mål och indikatorer/);
  await bench.press("Skriv mål och indikatorer");
  await eventually("målen", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === "Aktiviteter"), 60_000);
  await states(checks, bench);
  await binding(checks, bench);
  await settings(checks, bench);
  await carriedOut(checks, bench, saved);
  await checks.check("konsolen är tyst fram till den nya perioden", () => same(watch.complaints, [], "klagomål"));
  await nextPeriod(checks, bench);
  return watch;
}
