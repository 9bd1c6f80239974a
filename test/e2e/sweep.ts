/** Every page, open form, question, error and running command of the pane, each held against `inspect`. */
import type { Frame, Locator } from "playwright-core";
import { cellAt, type Workbench } from "./grid";
import { eventually } from "./harness";
import { inspect, type Tally } from "./inspect";
import { DETAIL } from "./keyboard";

const BACK = "Tillbaka till periodens steg";
/** Fewer states than this means that a page was not found. */
export const FEWEST_STATES = 45;
const FAULT = { after: 0, code: "InvalidOperationInCellEditMode", mode: "before" } as const;

export class Sweep {
  constructor(
    readonly bench: Workbench,
    readonly frame: Frame,
    readonly tally: Tally,
  ) {}

  /** Holds the state that the pane is in against everything. */
  async state(name: string, still = false): Promise<void> {
    await eventually(`${name} är färdig`, () => this.bench.pane.getByText(/^(?:Öppnar sidan|Läser|Hämtar|Kontrollerar) .*…$/u).count(), (spinning) => spinning === 0);
    await inspect(this.bench.page, this.frame, name, this.tally, still);
  }

  button(name: string | RegExp): Locator {
    return this.bench.pane.getByRole("button", typeof name === "string" ? { name, exact: true } : { name }).first();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  async home(): Promise<void> {
    if (await this.button(BACK).isVisible()) await this.press(BACK);
    await this.bench.pane.getByRole("heading", { name: "Periodens steg" }).waitFor();
  }

  async page(name: RegExp): Promise<void> {
    await this.home();
    await this.bench.pane.locator(".step", { hasText: name }).first().click();
    await this.button(BACK).waitFor();
  }

  /** The answer of the last command stands in the pane. */
  async answered(): Promise<void> {
    await this.bench.pane.locator(".pane-message").first().waitFor({ timeout: 60_000 });
  }
}

async function reports(sweep: Sweep): Promise<void> {
  const { bench } = sweep;
  await sweep.home();
  await sweep.state("Periodens steg");
  await sweep.page(/Rapporten/u);
  await sweep.state("Rapporten");
  await sweep.press("Ändra uppgifterna");
  await sweep.state("Ändra rapportens uppgifter");
  await bench.pane.getByLabel("Organisation").fill("");
  await bench.pane.getByLabel("Rapportens datum (om du vill)").fill("i går");
  await sweep.press("Spara uppgifterna");
  await sweep.state("Ändra rapportens uppgifter, fel vid fälten");
  await bench.pane.getByRole("combobox", { name: "Enhet" }).or(bench.pane.getByLabel("Enhet", { exact: true })).first().click();
  await bench.pane.getByRole("option", { name: "tkr" }).waitFor();
  await sweep.state("Byt enhet, öppen lista", true);
  await bench.pane.getByRole("option", { name: "tkr" }).click();
  await sweep.state("Byt enhet, vald");
  await sweep.page(/Rapporten/u);
  await sweep.press("Ny rapport");
  await sweep.state("Ny rapport");
  await sweep.press("Skapa rapporten");
  await sweep.state("Ny rapport, fel vid fälten");
}

async function tables(sweep: Sweep): Promise<void> {
  const { bench } = sweep;
  await sweep.page(/Tabeller/u);
  await sweep.state("Tabeller");
  await sweep.press(/^Ny tabell/u);
  await bench.pane.getByLabel("Verksamheter, en per rad").fill("Bibliotek\nBibliotek\nKultur:\nMuseer");
  await sweep.state("Ny tabell, med namn som står två gånger");
  await bench.pane.getByRole("radio", { name: "Vid den markerade cellen" }).click({ force: true });
  await bench.openTab(DETAIL);
  const free = (await bench.sheet(DETAIL)).values.length + 4;
  await bench.type(DETAIL, { row: free, column: 0, address: `A${free + 1}` }, "egen anteckning", "egen anteckning");
  await bench.goTo(`A${free + 1}`);
  await sweep.press("Lägg ut tabellen");
  await sweep.answered();
  await sweep.state("Ny tabell, fråga om att skriva över");
  await sweep.page(/Tabeller/u);
  await sweep.press(/^Verksamheter i en tabell/u);
  await bench.pane.locator(".unit-name").first().waitFor();
  await sweep.state("Verksamheter");
  await sweep.press(/^Byt namn på/u);
  await sweep.state("Verksamheter, byt namn");
  await bench.pane.getByLabel("Ny verksamhet").fill("Bibliotek");
  await sweep.press("Lägg till");
  await sweep.answered();
  await sweep.state("Verksamheter, vägran");
  await sweep.page(/Tabeller/u);
  await sweep.press(/^Ny period/u);
  await sweep.state("Ny period");
}

async function imports(sweep: Sweep): Promise<void> {
  const { bench } = sweep;
  const field = bench.pane.locator("input[type=file]");
  await sweep.page(/Hämta siffror/u);
  await sweep.state("Hämta siffror");
  await sweep.press("Klistra in i stället");
  await sweep.state("Hämta siffror, klistra in");
  await field.setInputFiles({ name: "brev.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 inte en ekonomifil") });
  await sweep.answered();
  await sweep.state("Hämta siffror, fel fil");
  const rows = ["Konto;Ansvar;Ansvar text;Utfall", "5010;4510;Bibliotek;1234,50", "5010;4777;Okänd enhet med ett långt namn som radbryts;99,00", "3010;4520;Museer;-50", "5010;4510;Bibliotek;inget", ...Array.from({ length: 9 }, (_, at) => `5010;48${at}0;Enhet ${at};10`)];
  await field.setInputFiles({ name: "export.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\r\n")) });
  await bench.pane.getByRole("heading", { name: "Koppla till rapportens verksamheter" }).waitFor();
  for (const summary of await bench.pane.locator("details:not([open]) > summary").all().then((all) => all.reverse())) await summary.click();
  await sweep.state("Importmappning med problem, allt utfällt");
  await sweep.press("Ny regel");
  await sweep.state("Importmappning, ny regel");
  await bench.openTab(DETAIL);
  await bench.goTo(cellAt(await bench.sheet(DETAIL), "Kostnader", "Justerad budget 2024").address);
  await sweep.press("Visa raderna bakom cellen");
  await bench.pane.getByText(/^Hämtad från/u).waitFor();
  await sweep.state("Hämta siffror, cellens rader");
}

async function goals(sweep: Sweep): Promise<void> {
  await sweep.page(/Mål och indikatorer/u);
  await sweep.bench.pane.getByRole("button", { name: "Nytt mål" }).waitFor();
  await sweep.state("Mål och indikatorer");
  for (const name of ["Nytt mål", "Ny indikator", "Ny aktivitet"]) {
    await sweep.press(name);
    await sweep.press("Lägg till");
    await sweep.state(`${name}, fel vid fältet`);
    await sweep.press("Avbryt");
  }
  await sweep.bench.pane.getByText("Bara det som kräver åtgärd").click();
  await sweep.press(/^Ändra Fler ska läsa/u);
  await sweep.state("Ändra ett mål");
  await sweep.press("Avbryt");
}

async function narrative(sweep: Sweep): Promise<void> {
  const { bench } = sweep;
  await sweep.page(/Berättelse/u);
  await bench.pane.getByRole("tab", { name: /^Ändrade/u }).waitFor();
  await sweep.state("Berättelse");
  await bench.pane.getByRole("tab", { name: /^Nya/u }).click();
  await sweep.state("Berättelse, nya stycken");
  await bench.pane.getByLabel("Text att granska").fill("Budgeten är 120,0 mnkr och utfallet 77,7 mnkr.");
  await sweep.press("Granska text");
  await bench.pane.getByText("Finns inte i arbetsboken").first().waitFor();
  await sweep.state("Berättelse, granskad text");
  await sweep.press("Ändra inställningar");
  await bench.pane.getByLabel(/^Samla avvikelser under/u).fill("mycket");
  await sweep.state("Berättelse, inställningar med fel");
  await sweep.press("Skriv berättelse");
  await sweep.answered();
  await sweep.state("Berättelse, resultat med länk");
  await bench.page.evaluate(() => window.bokslutWorkbench?.hold());
  await sweep.press("Skriv berättelse");
  await bench.pane.getByRole("button", { name: "Avbryt", exact: true }).waitFor({ timeout: 30_000 });
  await sweep.state("Berättelse, pågår med Avbryt");
  await sweep.press("Avbryt");
  await sweep.state("Berättelse, avbryts");
  await bench.page.evaluate(() => window.bokslutWorkbench?.release());
  await sweep.answered();
  await sweep.state("Berättelse, avbruten");
}

async function control(sweep: Sweep): Promise<void> {
  const { bench } = sweep;
  await bench.openTab(DETAIL);
  await bench.type(DETAIL, cellAt(await bench.sheet(DETAIL), "Kostnader", "Justerad budget 2024", 1), "ca 40", "ca 40");
  await sweep.page(/Kontroll/u);
  await sweep.press("Kontrollera");
  await sweep.answered();
  await bench.pane.locator(".finding-button").first().waitFor({ timeout: 60_000 });
  await sweep.state("Kontroll");
  await bench.pane.locator(".finding-button", { hasText: "Formel ersatt av värde" }).first().click();
  await sweep.state("Kontroll, ett godkänt fynd");
  await bench.pane.locator(".finding-button", { hasNotText: "Godkänt av" }).first().click();
  await sweep.state("Kontroll, ett fynd");
  await sweep.press("Godkänn med motivering");
  await sweep.state("Kontroll, godkänn med motivering");
  await bench.page.evaluate((fault) => window.bokslutWorkbench?.failNext(fault), { ...FAULT, times: 3 });
  await sweep.press("Kontrollera");
  await sweep.answered();
  await sweep.state("Kontroll, Excel vägrar");
  await sweep.press("Kopiera felrapport");
  await sweep.state("Kontroll, felrapport");
  await sweep.page(/Klarmarkera/u);
  await bench.pane.getByLabel("Ditt namn").waitFor();
  await sweep.state("Klarmarkera och lämna ut");
  await sweep.page(/Den här cellen/u);
  await sweep.state("Den här cellen");
  await bench.openTab(DETAIL);
  await bench.goTo(cellAt(await bench.sheet(DETAIL), "Summa netto", "Justerad budget 2024").address);
  await sweep.press("Förklara markerad cell");
  await bench.pane.getByRole("heading", { name: "Så räknas den" }).waitFor();
  await sweep.state("Den här cellen, en summa förklarad");
}

async function help(sweep: Sweep): Promise<void> {
  const { bench } = sweep;
  await sweep.page(/Funktioner/u);
  await bench.pane.locator(".function-button").first().waitFor();
  await sweep.state("Funktioner");
  await bench.pane.locator(".function-button", { hasText: "AVVIKELSE" }).first().click();
  await sweep.state("Funktioner, en vald");
  await bench.openTab(DETAIL);
  await bench.goTo("A1");
  await sweep.press("Infoga exempel");
  await sweep.answered();
  await sweep.state("Funktioner, fråga om att skriva över");
  await bench.pane.getByRole("searchbox").fill("finns inte alls");
  await sweep.state("Funktioner, ingen träff");
  await sweep.page(/Om Bokslut/u);
  await sweep.state("Om Bokslut");
}

/** Goes through the pane on a workbook where the main flow has been done. */
export async function sweepPane(sweep: Sweep): Promise<void> {
  await help(sweep);
  await reports(sweep);
  await tables(sweep);
  await goals(sweep);
  await imports(sweep);
  await narrative(sweep);
  await control(sweep);
}
