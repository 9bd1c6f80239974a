/** The whole main flow of a tertial by keyboard alone: the focus goes where the work goes, and what happens is said once. */
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { cellAt, Workbench } from "./grid";
import { eventually, holds, root, same, type Checks } from "./harness";

export const DETAIL = "Periodiserad uppföljning";
const YEAR = 2024;
const BUDGET = `Justerad budget ${YEAR}`;
const NAMES = ["Bibliotek", "Museer"];
const EXPORT = [
  ["Konto", "Ansvar", "Ansvar text", "Budget", "Utfall"], ["5010", "4510", "Bibliotek", "120000000", "81000000"], ["3010", "4510", "Bibliotek", "-12000000", "-9000000"],
  ["5010", "4520", "Museer", "60000000", "41000000"], ["3010", "4520", "Museer", "-6000000", "-3500000"], ["5010", "4990", "Gemensamt", "1000000", "700000"],
].map((row) => row.join("\t")).join("\n");
const MOST_TABS = 160;
const HEADING = "Periodens steg";

export async function paneOf(bench: Workbench): Promise<Frame> {
  const found = await eventually("åtgärdsfönstrets ram", () => bench.page.frames().find((frame) => frame.url().includes("/taskpane.html")), (frame) => frame !== undefined);
  holds(found !== undefined, "ingen ram");
  return found;
}

/** What the focus stands on, by its label or its words; "" when it stands on nothing. */
function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return "";
    const labels = "labels" in element ? [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent ?? "").join(" ") : "";
    const by = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
    return (element.getAttribute("aria-label") ?? (by || labels || element.textContent || "")).replace(/\s+/gu, " ").trim();
  });
}

/** A hand on the keyboard, in the pane. */
class Keys {
  presses = 0;

  constructor(
    readonly bench: Workbench,
    readonly frame: Frame,
  ) {}

  now(): Promise<string> {
    return focused(this.frame);
  }

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.bench.page.keyboard.press(key);
  }

  async write(text: string): Promise<void> {
    this.presses += text.length;
    await this.bench.page.keyboard.insertText(text);
  }

  /** Tabs until the focus stands on what the words fit. @throws Error with what was passed. */
  async to(words: RegExp): Promise<void> {
    const passed: string[] = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const now = await this.now();
      if (words.test(now)) return;
      passed.push(now.slice(0, 40));
      // Past the last control the focus leaves the pane; F6 brings it back in Excel.
      if (now === "") await this.bench.page.locator("#pane-frame").focus();
      await this.press("Tab");
    }
    throw new Error(`${words} nåddes inte med Tabb: ${[...new Set(passed)].join(" | ")}`);
  }

  async enter(words: RegExp): Promise<void> {
    await this.to(words);
    await this.press("Enter");
  }

  async field(label: RegExp, text: string): Promise<void> {
    await this.to(label);
    await this.press("Control+A");
    await this.write(text);
  }

  /** Opens a list with the keyboard and chooses by the arrows. */
  async choose(label: RegExp, option: RegExp): Promise<void> {
    await this.to(label);
    await this.press("Alt+ArrowDown");
    for (let steps = 0; steps < 12 && !option.test(await this.now()); steps += 1) await this.press("ArrowDown");
    await this.press("Enter");
  }

  /** The focus comes to stand on something. */
  async comesTo(words: RegExp): Promise<void> {
    await eventually(`fokus på ${words}`, () => this.now(), (now) => words.test(now), 60_000);
  }

  heard(): Promise<string[]> {
    return this.frame.evaluate(() => [...(window.bokslutHeard ?? [])]);
  }

  /** Something is said in a live region, once since `from`. */
  async hears(words: RegExp, from: number): Promise<void> {
    const found = await eventually(`meddelandet ${words}`, async () => (await this.heard()).slice(from), (said) => said.some((text) => words.test(text)), 60_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    same((await this.heard()).slice(from).filter((text) => words.test(text)).length, 1, `gånger som ${words} sades bland ${found.join(" | ")}`);
    holds((await this.now()) !== "", `fokus försvann efter ${words}`);
  }

  /** A command by its button: it is said once, and the focus is not lost. */
  async command(button: RegExp, said: RegExp): Promise<void> {
    const from = (await this.heard()).length;
    await this.enter(button);
    await this.hears(said, from);
  }

  /** Back to the start page, and into a step. */
  async step(name: RegExp): Promise<void> {
    await this.home();
    await this.enter(name);
    await eventually("en annan sida", () => this.now(), (now) => now !== HEADING && now !== "");
  }

  async home(): Promise<void> {
    const heading = this.bench.pane.getByRole("heading", { name: HEADING });
    if (await heading.isVisible()) return;
    await this.enter(/^Tillbaka till periodens steg/u);
    await this.comesTo(new RegExp(`^${HEADING}$`, "u"));
  }

  /** After the hand has been in the sheet: F6 in Excel. */
  async back(): Promise<void> {
    await this.bench.page.locator("#pane-frame").focus();
    await this.press("Tab");
  }
}

async function report(checks: Checks, keys: Keys): Promise<void> {
  await checks.must("tangentbord: ett formulär som saknar något säger det vid fältet och ställer fokus där; ifyllt skapar det rapporten", async () => {
    await keys.enter(/^Ny rapport/u);
    await keys.comesTo(/^Ny rapport$/u);
    await keys.enter(/^Skapa rapporten/u);
    await keys.comesTo(/^Organisation/u);
    holds(await keys.frame.evaluate(() => document.activeElement?.getAttribute("aria-invalid") === "true"), "fältet är inte märkt som fel");
    await keys.field(/^Organisation/u, "Kulturnämnden");
    await keys.choose(/^Slags rapport/u, /^Tertialrapport 2/u);
    await keys.field(/^År/u, String(YEAR));
    await keys.field(/^Verksamheter, en per rad/u, NAMES.join("\n"));
    await keys.enter(/^Skapa rapporten/u);
    await keys.comesTo(/^Periodens steg$/u);
  });
  await checks.must("tangentbord: tabellerna läggs ut, och det sägs", async () => {
    await keys.command(/^Lägg ut tabeller/u, /lades ut/u);
    await keys.bench.sheet(DETAIL);
  });
}

async function figures(checks: Checks, keys: Keys): Promise<void> {
  await checks.must("tangentbord: siffror klistras in, kopplas och hämtas", async () => {
    await keys.step(/Hämta siffror/u);
    await keys.enter(/^Klistra in i stället/u);
    await keys.comesTo(/^Klistra in celler/u);
    await keys.write(EXPORT);
    await keys.command(/^Läs det inklistrade/u, /Inklistrat är läst/u);
    await keys.to(/^Verksamhet för 4990/u);
    await keys.press("End");
    await keys.comesTo(/^Verksamhet för 4990/u);
    await keys.enter(/^Regler för konton/u);
    await keys.enter(/^Ny regel/u);
    await keys.comesTo(/^Objekt/u);
    await keys.enter(/^Avbryt$/u);
    await keys.comesTo(/^Ny regel/u);
    await keys.command(/^Hämta siffror$/u, /Inklistrat/u);
    const sheet = await keys.bench.sheet(DETAIL);
    const cell = cellAt(sheet, "Kostnader", BUDGET);
    same(sheet.values[cell.row]?.[cell.column], 120, "budgeten i cellen");
  });
}

async function texts(checks: Checks, keys: Keys): Promise<void> {
  await checks.check("tangentbord: ett nytt mål läggs till, och fokus går tillbaka till knappen som öppnade formuläret", async () => {
    await keys.step(/Mål och indikatorer/u);
    await keys.enter(/^Nytt mål/u);
    await keys.comesTo(/^Nytt mål$/u);
    await keys.enter(/^Avbryt$/u);
    await keys.comesTo(/^Nytt mål$/u);
    await keys.enter(/^Nytt mål/u);
    await keys.field(/^Mål$/u, "Fler ska läsa böcker");
    await keys.command(/^Lägg till$/u, /mål/iu);
    await keys.comesTo(/^Nytt mål$/u);
  });
  await checks.must("tangentbord: berättelsen skrivs, och rapporten sparas som Word", async () => {
    await keys.step(/Berättelse/u);
    await keys.command(/^Skriv berättelse/u, /stycken/u);
    const [download] = await Promise.all([keys.bench.page.waitForEvent("download", { timeout: 60_000 }), keys.command(/^Spara som Word/u, /är sparad/u)]);
    holds(download.suggestedFilename().endsWith(".docx"), download.suggestedFilename());
  });
}

async function control(checks: Checks, keys: Keys): Promise<void> {
  await checks.must("tangentbord: kontrollen körs, ett fel godkänns med motivering, och fokus står på felets rad", async () => {
    const sheet = await keys.bench.sheet(DETAIL);
    const sum = cellAt(sheet, "Summa kostnader", BUDGET);
    await keys.bench.openTab(DETAIL);
    await keys.bench.type(DETAIL, sum, "999", 999);
    await keys.back();
    await keys.step(/^\d ?Kontroll/u);
    await keys.command(/^Kontrollera$/u, /fel/u);
    await keys.to(/^Formel ersatt av värde/u);
    await keys.press("Enter");
    await keys.enter(/^Godkänn med motivering/u);
    await keys.comesTo(/^Motivering/u);
    await keys.enter(/^Avbryt$/u);
    await keys.comesTo(/^Godkänn med motivering/u);
    await keys.press("Enter");
    await keys.comesTo(/^Motivering/u);
    await keys.write("Beloppet är beslutat i nämnden.");
    await keys.press("Shift+Tab");
    await keys.field(/^Ditt namn/u, "Anna Ek");
    await keys.command(/^Godkänn$/u, /^Godkänt av/u);
    await keys.comesTo(/^Formel ersatt av värde/u);
  });
}

async function handOver(checks: Checks, keys: Keys): Promise<void> {
  await checks.must("tangentbord: ett blad klarmarkeras, och utlämningskopian görs och tas tillbaka", async () => {
    await keys.step(/Klarmarkera och lämna ut/u);
    await keys.field(/^Ditt namn/u, "Anna Ek");
    await keys.command(new RegExp(`^Klarmarkera ${DETAIL}`, "u"), /^(?!Klarmarkerar$).*klarmarkera/iu);
    await keys.command(/^Gör utlämningskopia/u, /värden är oförändrade/u);
    await keys.command(/^Återställ Boksluts formler/u, /^(?!Återställer).*formler/iu);
    await eventually("bladet har formler igen", () => keys.bench.sheet(DETAIL), (sheet) => sheet.formulas.flat().some((formula) => String(formula).includes("PERIODISERAD(")));
  });
}

/** The page has read what it shows: Excel has been asked nothing for a second, so that a failure ordered now meets the command and not the reading. */
async function rests({ bench }: Keys): Promise<void> {
  let [seen, since] = [-1, Date.now()];
  await eventually("sidan har läst klart", async () => {
    const now = await bench.page.evaluate(() => window.bokslutWorkbench?.statistics().requests ?? 0);
    if (now !== seen) [seen, since] = [now, Date.now()];
    return Date.now() - since;
  }, (still) => still > 1_000);
}

async function refused(checks: Checks, keys: Keys): Promise<void> {
  await checks.check("tangentbord: när Excel vägrar sägs det genast och en gång, fokus står på meddelandet, och Stäng går tillbaka till sidan", async () => {
    await keys.step(/Berättelse/u);
    await rests(keys);
    await keys.bench.page.evaluate(() => window.bokslutWorkbench?.failNext({ after: 0, code: "InvalidOperationInCellEditMode", mode: "before", times: 3 }));
    await keys.command(/^Skriv berättelse/u, /En cell redigeras just nu/u);
    await keys.comesTo(/^Meddelande$/u);
    await keys.enter(/^Kopiera felrapport/u);
    await keys.enter(/^Stäng meddelandet/u);
    await keys.comesTo(/^Berättelse$/u);
  });
  await checks.check("tangentbord: en åtgärd som tar tid säger att den pågår, och avbryts", async () => {
    await keys.bench.page.evaluate(() => window.bokslutWorkbench?.hold());
    const from = (await keys.heard()).length;
    await keys.enter(/^Skriv berättelse/u);
    await keys.hears(/^Skriver berättelsen$/u, from);
    await keys.bench.pane.getByRole("button", { name: "Avbryt", exact: true }).waitFor({ timeout: 30_000 });
    await keys.enter(/^Avbryt$/u);
    await keys.hears(/avbryts$/u, from);
    await keys.bench.page.evaluate(() => window.bokslutWorkbench?.release());
    await eventually("klart", () => keys.bench.message(), (text) => text !== "", 60_000);
    await keys.comesTo(/./u);
  });
  await checks.picture("tangentbord", join(root, ".cache", "bilder", "tangentbord.png"));
}

/** The flow from the first page; resolves to the number of key presses. */
export async function runKeyboard(checks: Checks, bench: Workbench): Promise<number> {
  const keys = new Keys(bench, await paneOf(bench));
  await keys.back();
  await report(checks, keys);
  await figures(checks, keys);
  await texts(checks, keys);
  await control(checks, keys);
  await handOver(checks, keys);
  await refused(checks, keys);
  return keys.presses;
}
