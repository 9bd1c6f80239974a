/** The product's main flow as a controller does it, in a real browser: example, tables, narrative, a changed figure, a saved file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { readReportData } from "../../src/reports/report-data";
import type { ReportData, TableData } from "../../src/reports/report-data.types";
import { compareWithPrint, type SheetCells } from "../workbench/laid-out";
import { cellAt, numberAt, Workbench, type CellPlace, type SheetContent } from "./grid";
import { eventually, holds, openPage, root, same, type Checks, type Watch } from "./harness";

const CASE = join(root, "test", "cases", "004-vb-2017-servicenamnden");
const reportOf = (file: string): ReportData => readReportData(JSON.parse(readFileSync(join(CASE, file), "utf8")));

export const NARRATIVE = "Berättelse";
const RESULT = "Resultat per verksamhetsområde";
const YEARS = "Jämförelse mellan åren";

/** Words that the flow needs: columns and rows of the example's largest table. */
const words = { input: "Upphandling", sum: "Summa kostnader", result: "Resultat före bokslutsdisposition", budget: "Budget 2017", outcome: "Bokslut 2017", deviation: "Budgetavvikelse 2017" };

function asCells(sheet: SheetContent): SheetCells {
  const formula = (cell: string | number | boolean): string | null => (typeof cell === "string" && cell.startsWith("=") ? cell.slice(1) : null);
  return { name: sheet.name, values: sheet.values, formulas: sheet.formulas.map((row) => row.map(formula)) };
}

function tableOf(report: ReportData, caption: string): TableData {
  const found = report.tables.find((table) => table.caption === caption);
  if (found === undefined) throw new Error(`rapporten har ingen tabell ${caption}`);
  return found;
}

function sentences(sheet: SheetContent): string[] {
  return sheet.texts.flat().filter((text) => text.length > 30);
}

/** What the later steps are given. */
export interface Flow {
  readonly bench: Workbench;
  readonly watch: Watch;
}

async function open(checks: Checks, bench: Workbench, address: string): Promise<void> {
  await checks.must("arbetsbänken öppnas med kalkylblad och åtgärdsfönster", async () => {
    await bench.page.goto(address);
    await bench.ready();
    holds(await bench.page.locator("#grid canvas").first().isVisible(), "kalkylbladet syns inte");
    await bench.pane.getByRole("button", { name: "Öppna exempel" }).waitFor();
  });
  await checks.check("åtgärdsfönstret är 350 px brett och kan dras mellan 320 och 450", async () => {
    const width = async (): Promise<number> => (await bench.page.locator("#pane-frame").boundingBox())?.width ?? 0;
    same(await width(), 350, "bredden från början");
    const box = await bench.page.locator("#splitter").boundingBox();
    holds(box !== null, "skiljelinjen syns inte");
    for (const [to, wanted] of [[-400, 450], [400, 320]] as const) {
      const at = await bench.page.locator("#splitter").boundingBox();
      await bench.page.mouse.move((at?.x ?? 0) + 3, 400);
      await bench.page.mouse.down();
      await bench.page.mouse.move((at?.x ?? 0) + to, 400, { steps: 5 });
      await bench.page.mouse.up();
      same(await width(), wanted, `bredden efter drag ${to}`);
    }
    await bench.page.locator("#splitter").focus();
    for (let i = 0; i < 3; i += 1) await bench.page.keyboard.press("ArrowLeft");
    same(await width(), 350, "bredden efter tre pil vänster");
  });
}

async function layOut(checks: Checks, bench: Workbench): Promise<void> {
  await checks.must("exemplet öppnas med ett klick", async () => {
    await bench.press("Öppna exempel");
    await bench.pane.getByText("Verksamhetsberättelse 2017 för servicenämnden").first().waitFor();
    await eventually("rapportens namn i listen", () => bench.page.locator("#document-name").textContent(), (text) => text === "Verksamhetsberättelse 2017 för servicenämnden");
  });
  await checks.must("Lägg ut tabeller skriver båda tabellerna, och varje härledd cell stämmer med trycket", async () => {
    await bench.press("Lägg ut tabeller");
    await bench.pane.getByRole("button", { name: "Skriv berättelse", exact: true }).waitFor();
    const [input, printed] = [reportOf("input.json"), reportOf("printed.json")];
    let compared = 0;
    for (const name of [YEARS, RESULT]) {
      const sheet = await bench.sheet(name);
      const caption = String(sheet.values[0]?.[0]);
      const { wrong, compared: cells } = compareWithPrint(asCells(sheet), tableOf(input, caption), tableOf(printed, caption));
      same(wrong, [], name);
      compared += cells;
    }
    holds(compared >= 35, `bara ${compared} celler jämfördes`);
  });
  await checks.check("härledda celler är formler som anropar Bokslut och Excels SUM", async () => {
    const formulas = (await bench.sheet(RESULT)).formulas.flat().filter((cell): cell is string => typeof cell === "string" && cell.startsWith("="));
    for (const name of ["AVVIKELSE(", "SUM(", "RESULTATFOND("]) holds(formulas.some((formula) => formula.includes(name)), `ingen formel anropar ${name})`);
  });
  await checks.check("tilläggets eget blad är mycket dolt och har ingen flik", async () => {
    const hidden = (await bench.sheets()).filter((sheet) => sheet.name.startsWith("_"));
    same(hidden.map((sheet) => sheet.visibility), ["VeryHidden"], "egna blad");
    same(await bench.page.locator("#grid").getByText("_Bokslut", { exact: true }).count(), 0, "flikar för dolda blad");
  });
}

async function narrate(checks: Checks, bench: Workbench): Promise<void> {
  await checks.must("Skriv berättelse skriver meningar som är formler över tabellernas celler", async () => {
    await bench.press("Skriv berättelse");
    await eventually("bladet Berättelse", async () => (await bench.sheets()).map((sheet) => sheet.name), (names) => names.includes(NARRATIVE));
    const sheet = await bench.sheet(NARRATIVE);
    holds(sheet.formulas.flat().filter((cell) => String(cell).startsWith("=TEXTSIFFROR(")).length >= 5, "färre än fem meningar är formler");
    holds(!sheet.texts.flat().some((text) => text.includes("siffra saknas")), "en mening saknar sin siffra");
  });
  await checks.check("meningarna har samma belopp som tabellerna", async () => {
    const table = await bench.sheet(RESULT);
    const cost = table.texts[cellAt(table, words.sum, words.outcome).row]?.[cellAt(table, words.sum, words.outcome).column] ?? "?";
    const all = sentences(await bench.sheet(NARRATIVE));
    holds(all.some((text) => text.includes(`${cost}\u00a0mnkr`) || text.includes(`${cost} mnkr`)), `ingen mening har beloppet ${cost} mnkr`);
  });
}

async function change(checks: Checks, bench: Workbench): Promise<void> {
  const before = await bench.sheet(RESULT);
  const told = sentences(await bench.sheet(NARRATIVE));
  const place = (row: string, column: string): CellPlace => cellAt(before, row, column);
  const input = place(words.input, words.outcome);
  await checks.check("en ändrad siffra, skriven med decimalkomma, ändrar avvikelse, summor och resultat", async () => {
    await bench.type(RESULT, input, "31,2", 31.2);
    const after = await bench.sheet(RESULT);
    const added = 31.2 - numberAt(before, input);
    for (const [row, column, sign] of [[words.input, words.deviation, -1], [words.sum, words.outcome, 1], [words.sum, words.deviation, -1], [words.result, words.outcome, -1], [words.result, words.deviation, -1]] as const) {
      const [old, now] = [numberAt(before, place(row, column)), numberAt(after, place(row, column))];
      holds(Math.abs(now - old - sign * added) < 1e-9, `${row} ${column} gick från ${old} till ${now}`);
    }
    same(after.texts[input.row]?.[input.column], "31,2", "cellen visas");
  });
  await checks.check("meningarna följer den ändrade siffran", async () => {
    const table = await bench.sheet(RESULT);
    const sum = place(words.sum, words.outcome);
    const shown = table.texts[sum.row]?.[sum.column] ?? "?";
    const now = sentences(await bench.sheet(NARRATIVE));
    holds(now.some((text, index) => text !== told[index]), "ingen mening ändrades");
    holds(now.some((text) => text.includes(shown)), `ingen mening har den nya summan ${shown}`);
    await bench.openTab(NARRATIVE);
    await checks.picture("berattelse");
    await bench.openTab(RESULT);
  });
  await checks.check("text i en beloppscell ger felet i ord på ett kort", async () => {
    await bench.type(RESULT, input, "ca 40", "ca 40");
    await bench.goTo(place(words.input, words.deviation).address);
    const strip = bench.page.locator("#strip");
    await eventually("felkortet", () => strip.textContent(), (text) => text?.includes("ca 40") === true && text.includes("#VALUE!"));
    await checks.picture("felkort");
    await bench.type(RESULT, input, "31,2", 31.2);
    await eventually("felkortet försvinner", () => strip.isHidden(), (hidden) => hidden);
  });
  await checks.check("en formel skriven med semikolon räknas", async () => {
    const free = { row: before.values.length + 2, column: 1, address: `B${before.values.length + 3}` };
    await bench.type(RESULT, free, "=AVVIKELSE(100;98,5)", 1.5);
    await bench.type(RESULT, free, "=1-1", 0);
  });
}

/** Runs the flow up to the changed figure on a fresh page; `picture` is where the README's picture goes, null for none. */
export async function runFlow(checks: Checks, browser: Browser, address: string, picture: string | null): Promise<Flow> {
  const { page, watch } = await openPage(browser);
  checks.page = page;
  const bench = new Workbench(page);
  await open(checks, bench, address);
  await layOut(checks, bench);
  await checks.picture("tabeller");
  await narrate(checks, bench);
  await bench.openTab(RESULT);
  await bench.goTo(cellAt(await bench.sheet(RESULT), words.sum, words.deviation).address);
  if (picture !== null) await checks.picture("arbetsbank", picture);
  await change(checks, bench);
  return { bench, watch };
}
