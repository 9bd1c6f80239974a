/** After the tables: goals and indicators, own text in the narrative, and the kontroll, as a controller uses them on the example report. */
import type { Browser } from "playwright-core";
import { freshBench, layOutExample } from "./fresh-bench";
import { letters, Workbench, type CellPlace, type SheetContent } from "./grid";
import { eventually, holds, same, type Checks, type Watch } from "./harness";

const RESULT = "Resultat per verksamhetsområde";
const OWN = "Egen text som ska stå kvar.";

async function open(bench: Workbench, page: RegExp): Promise<void> {
  const back = bench.pane.getByRole("button", { name: "Tillbaka till periodens steg" });
  if (await back.isVisible()) {
    await back.click();
  }
  await bench.pane.getByRole("button", { name: page }).first().click();
}

/** The first row of a sheet whose first cell begins with a text, and the column of a heading. */
function place(sheet: SheetContent, row: string, heading: string): CellPlace {
  const header = sheet.values.findIndex((cells) => cells.includes(heading));
  const column = sheet.values[header]?.indexOf(heading) ?? -1;
  const at = sheet.values.findIndex((cells, index) => index > header && String(cells[0]).startsWith(row));
  if (at < 0 || column < 0) throw new Error(`${sheet.name} har ingen cell för ”${row}” och ”${heading}”`);
  return { row: at, column, address: `${letters(column)}${at + 1}` };
}

function shown(sheet: SheetContent, cell: CellPlace): string {
  return String(sheet.values[cell.row]?.[cell.column] ?? "");
}

async function goals(checks: Checks, bench: Workbench): Promise<void> {
  const name = "Andel inkommande samtal som besvaras inom en minut";
  await checks.must("Skriv mål och indikatorer ger bladen med status i ord", async () => {
    await open(bench, /Mål och indikatorer/);
    await bench.press("Skriv mål och indikatorer");
    const sheets = await eventually("bladen", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === "Aktiviteter"), 60_000);
    holds(["Översikt", "Indikatorer", "Mål"].every((wanted) => sheets.some((sheet) => sheet.name === wanted)), sheets.map((sheet) => sheet.name).join(", "));
    const sheet = await bench.sheet("Indikatorer");
    same(shown(sheet, place(sheet, name, "Status")), "Uppfylls inte", "status för 66 % mot 85 %");
  });
  await checks.check("ett ändrat utfall ändrar status, förklaring och översikt", async () => {
    const before = await bench.sheet("Översikt");
    const indicators = await bench.sheet("Indikatorer");
    await bench.openTab("Indikatorer");
    await bench.goTo(place(indicators, name, "Utfall").address);
    await bench.page.keyboard.type("90 %");
    await bench.page.keyboard.press("Enter");
    const statusNow = async (): Promise<string> => {
      const sheet = await bench.sheet("Indikatorer");
      return shown(sheet, place(sheet, name, "Status"));
    };
    await eventually("ny status", statusNow, (status) => status === "Uppfylls helt");
    const after = await bench.sheet("Indikatorer");
    holds(shown(after, place(after, name, "Förklaring")).includes("90"), "förklaringen följer utfallet");
    const overview = await bench.sheet("Översikt");
    holds(JSON.stringify(overview.values) !== JSON.stringify(before.values), "översikten ändrades inte");
    await checks.picture("indikatorer");
  });
  await checks.check("förslaget till målet följer, och säger inte längre att indikatorn missar", async () => {
    const goal = "Kontaktcenter Stockholm ska erbjuda";
    const sheet = await bench.sheet("Mål");
    const at = sheet.values.findIndex((cells) => String(cells[1]).startsWith(goal));
    const header = sheet.values.find((cells) => cells.includes("Bakom förslaget")) ?? [];
    const cell = (heading: string): string => String(sheet.values[at]?.[header.indexOf(heading)] ?? "");
    same([cell("Förslag"), cell("Bakom förslaget"), cell("Skiljer sig")], ["Uppfylls helt", "Indikatorer som når målet: 2 av 2", ""], "målet över indikatorn");
  });
  await checks.check("ett eget ord på Översikt gäller på alla blad", async () => {
    const overview = await bench.sheet("Översikt");
    const header = overview.values.findIndex((cells) => cells.includes("Uppfylls helt"));
    const column = overview.values[header]?.indexOf("Uppfylls helt") ?? -1;
    await bench.openTab("Översikt");
    await bench.type("Översikt", { row: header, column, address: `${letters(column)}${header + 1}` }, "Uppnått", "Uppnått");
    await eventually("ordet på Indikatorer", () => bench.sheet("Indikatorer"), (now) => shown(now, place(now, name, "Status")) === "Uppnått" && shown(now, place(now, name, "Förklaring")).startsWith("Uppnått: "));
    const goals = await bench.sheet("Mål");
    holds(goals.values.some((cells) => cells.includes("Uppnått")) && !goals.values.some((cells) => cells.slice(0, 8).includes("Uppfylls helt") && cells[3] !== "Uppfylls helt"), "ordet på Mål");
    await checks.picture("egna-ord");
  });
}

async function narrative(checks: Checks, bench: Workbench): Promise<void> {
  await checks.check("egen text i berättelsen gäller, och står kvar när berättelsen skrivs om", async () => {
    await open(bench, /Berättelse/);
    await bench.press("Skriv berättelse");
    const written = await eventually("berättelsen", () => bench.sheets(), (all) => all.some((sheet) => sheet.name === "Berättelse"), 60_000);
    const sheet = written.find((one) => one.name === "Berättelse");
    holds(sheet !== undefined, "bladet Berättelse");
    const cell = place(sheet, "Sammanfattande analys", "Egen text");
    await bench.openTab("Berättelse");
    await bench.type("Berättelse", cell, OWN, OWN);
    await bench.press("Skriv berättelse");
    const again = await eventually("gällande text", () => bench.sheet("Berättelse"), (now) => now.values.some((row) => row.filter((value) => value === OWN).length === 2), 60_000);
    same(shown(again, place(again, "Sammanfattande analys", "Gällande text")), OWN, "gällande text");
  });
}

async function kontroll(checks: Checks, bench: Workbench): Promise<void> {
  const cellOf = (sheet: SheetContent): CellPlace => place(sheet, "Summa kostnader", "Bokslut 2017");
  await checks.check("en överskriven formel blir ett fel i kontrollen, och Åtgärda sätter tillbaka den", async () => {
    const sheet = await bench.sheet(RESULT);
    const cell = cellOf(sheet);
    const formula = sheet.formulas[cell.row]?.[cell.column];
    await bench.openTab(RESULT);
    await bench.type(RESULT, cell, "999", 999);
    await open(bench, /Kontroll/);
    await bench.press("Kontrollera");
    const list = await eventually("bladet Kontroll", () => bench.sheets(), (all) => all.some((one) => one.name === "Kontroll" && one.values.some((row) => row.includes("Formel ersatt av värde") && row.includes(cell.address))), 60_000);
    const row = list.find((one) => one.name === "Kontroll")?.values.find((cells) => cells.includes("Formel ersatt av värde")) ?? [];
    same([row[1], row[5], row[6]], ["fel", 999, 999 - Number(row[4])], "raden på bladet Kontroll");
    await checks.picture("kontroll");
    await bench.pane.getByText("Formel ersatt av värde").first().click();
    await bench.pane.getByRole("button", { name: /^Åtgärda/ }).first().click();
    const mended = await eventually("formeln", () => bench.sheet(RESULT), (now) => now.formulas[cell.row]?.[cell.column] === formula);
    same(shown(mended, cell), shown(sheet, cell), "summan");
  });
}

/** Runs the flow on a fresh page. */
export async function runFollowUp(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { watch, bench } = await freshBench(checks, browser, address);
  await layOutExample(bench, RESULT);
  await goals(checks, bench);
  await narrative(checks, bench);
  await kontroll(checks, bench);
  return watch;
}
