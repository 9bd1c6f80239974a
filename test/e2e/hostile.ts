/**
 * A report whose every name, label, text and figure is a secret of its own and a text that a browser may run: the pane shows it as text and nothing
 * else, and "Kopiera felrapport" after failing commands holds none of it.
 */
import type { Browser, Frame } from "playwright-core";
import { MARKUP } from "../security/injections";
import { freshBench } from "./fresh-bench";
import { eventually, holds, same, type Checks, type Watch } from "./harness";
import { paneOf } from "./keyboard";

const BACK = "Tillbaka till periodens steg";
const CODES = ["InvalidOperationInCellEditMode", "AccessDenied", "GeneralException"] as const;

/** Hands out names that are found again: each holds a word of its own and a piece of markup. */
class Secrets {
  readonly words: string[] = [];
  readonly figures: number[] = [];

  name(): string {
    const word = `Hemlig${this.words.length}kanarie`;
    this.words.push(word);
    return `${word} ${MARKUP[this.words.length % MARKUP.length] ?? ""}`;
  }

  figure(): number {
    const figure = 70_117.3 + this.figures.length * 1_013.7;
    this.figures.push(figure);
    return figure;
  }

  /** What of it a text gives away; figures by their digits, however they are written. */
  in(text: string): string[] {
    const digits = text.replace(/[\s\u00a0.,]/gu, "");
    return [...this.words.filter((word) => text.includes(word)), ...this.figures.filter((figure) => digits.includes(String(Math.trunc(figure)))).map(String), ...(/kanarie|onskad|<\w/u.test(text) ? [text] : [])];
  }
}

function reportOf(secrets: Secrets): unknown {
  const row = (label: string, kind: string): unknown => ({ label, kind, values: { budget: secrets.figure(), utfall: secrets.figure() } });
  const units = MARKUP.map(() => secrets.name());
  return {
    meta: { title: secrets.name(), organisation: secrets.name(), report_type: "verksamhetsberättelse", unit: "mnkr", diary_number: secrets.name(), handlaggare: secrets.name(), period: "2024", year: 2024, from: "2024-01-01", to: "2024-12-31" },
    tables: [{
      id: "drift", template: "driftbudget-vb", caption: secrets.name(), sign: "intakter_negativa",
      columns: [{ key: "budget", label: secrets.name(), kind: "budget" }, { key: "utfall", label: secrets.name(), kind: "utfall" }, { key: "avvikelse", label: secrets.name(), kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } }],
      sections: [
        ...units.map((label) => ({ label, rows: [row("Kostnader", "kostnader"), row("Intäkter", "intakter"), { label: "Netto", kind: "netto", derived: true, values: {} }] })),
        { label: "Summa", sum_of: units, rows: [["Summa kostnader", "summa_kostnader"], ["Summa intäkter", "summa_intakter"], ["Summa netto", "summa_netto"]].map(([label, kind]) => ({ label, kind, derived: true, values: {} })) },
      ],
    }],
    mal: [{ nr: "1", text: secrets.name(), namndmal: [{ nr: null, text: secrets.name(), status: null, motivering: secrets.name() }] }],
    indikatorer: [{ owner: null, goal: null, goal_level: null, name: secrets.name(), layout: null, comment: secrets.name(), raw: { utfall: "12 %", arsmal: "15 %" } }],
    aktiviteter: [{ owner: null, goal: null, goal_level: null, name: secrets.name(), start: null, slut: "2024-12-31", avvikelse: secrets.name(), comment: null }],
  };
}

/** What the pane has that it should not, should a text have been taken for a page. */
function run(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => [
    ...("onskad" in window ? ["ett skript kördes"] : []),
    ...[...document.querySelectorAll("#root script, #root img, #root iframe, #root style, #root base, #root svg[onload], #root [onerror], a[href^='javascript:']")].map((element) => element.outerHTML.slice(0, 120)),
  ]);
}

/** Runs the checks on a fresh page. */
export async function runHostile(checks: Checks, browser: Browser, address: string): Promise<Watch> {
  const { page, watch, bench } = await freshBench(checks, browser, address, true);
  const frame = await paneOf(bench);
  const secrets = new Secrets();
  const report = reportOf(secrets);
  const step = async (name: RegExp): Promise<void> => {
    const back = bench.pane.getByRole("button", { name: BACK });
    if (await back.isVisible()) await back.click();
    await bench.pane.locator(".step", { hasText: name }).first().click();
    await back.waitFor();
  };
  await checks.check("markup i namn, etiketter, mål och filnamn visas som text på varje sida; inget av det körs", async () => {
    await bench.press("Ny rapport");
    await bench.pane.locator("input[type=file]").setInputFiles({ name: "<img src=x onerror=window.onskad=1>.json", mimeType: "application/json", buffer: Buffer.from("{ trasig") });
    await eventually("vägran", () => bench.message(), (text) => text.includes("<img src=x onerror"));
    await bench.pane.locator("input[type=file]").setInputFiles({ name: "rapport.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(report)) });
    await bench.press("Lägg ut tabeller");
    await eventually("tabellen", () => bench.message(), (text) => text.includes("lades ut"), 60_000);
    const texts: string[] = [];
    const visited: string[] = [];
    for (const name of await bench.pane.locator(".step .step-name").allTextContents()) {
      await step(new RegExp(name, "u"));
      if (/Mål/u.test(name)) {
        await bench.press("Skriv mål och indikatorer");
        await eventually("målen", () => bench.message(), (text) => text !== "", 60_000);
        await bench.pane.getByText("Bara det som kräver åtgärd").click();
      }
      if (/Berättelse/u.test(name)) {
        await bench.press("Skriv berättelse");
        await eventually("berättelsen", () => bench.message(), (text) => text !== "", 60_000);
      }
      texts.push((await bench.pane.locator(".pane").textContent()) ?? "");
      same(await run(frame), [], `på sidan ${name}`);
      visited.push(name);
      await bench.pane.getByRole("button", { name: BACK }).click();
    }
    await step(/Tabeller/u);
    await bench.pane.locator(".step", { hasText: "Verksamheter i en tabell" }).click();
    await bench.pane.locator(".unit-name").first().waitFor();
    texts.push((await bench.pane.locator(".pane").textContent()) ?? "");
    same(await run(frame), [], "på sidan Verksamheter");
    visited.push("Verksamheter");
    const shown = secrets.words.filter((word) => texts.some((text) => text.includes(word)));
    holds(shown.length >= 20, `bara ${shown.length} av ${secrets.words.length} namn visades`);
    holds(MARKUP.some((text) => texts.join(" ").includes(text)), "ingen markup visades som text");
    console.log(`  Fientliga namn i fönstret: ${secrets.words.length} namn med ${MARKUP.length} slags markup, ${shown.length} visade som text på ${visited.length} sidor.`);
  });
  let copied = 0;
  await checks.check("felrapporten efter kommandon som misslyckas har inga namn, texter eller siffror ur arbetsboken, förrän användaren väljer det", async () => {
    const copy = async (): Promise<string> => {
      await bench.pane.getByRole("button", { name: "Kopiera felrapport" }).last().click();
      await bench.pane.getByText("Felrapporten är kopierad.").waitFor();
      copied += 1;
      return page.evaluate(() => navigator.clipboard.readText());
    };
    for (const [index, [where, button]] of ([[/Berättelse/u, "Skriv berättelse"], [/Mål/u, "Skriv mål och indikatorer"], [/Kontroll/u, "Kontrollera"]] as const).entries()) {
      await step(where);
      await page.evaluate((code) => window.bokslutWorkbench?.failNext({ after: 0, code, mode: "before", times: 4 }), CODES[index] ?? "GeneralException");
      await bench.press(button);
      await eventually("felet", () => bench.pane.getByRole("alert").count(), (count) => count > 0, 60_000);
      const text = await copy();
      holds(text.includes("Felkod:") && text.includes("Senaste stegen"), text);
      same(secrets.in(text), [], `felrapporten efter ${button}`);
    }
    // A refusal whose sentence names the workbook's own: kept out, until the user ticks the box.
    await step(/Tabeller/u);
    await bench.pane.locator(".step", { hasText: "Verksamheter i en tabell" }).click();
    const first = bench.pane.locator(".unit-name").first();
    await first.waitFor();
    await bench.pane.getByLabel("Ny verksamhet").fill((await first.textContent()) ?? "");
    await bench.press("Lägg till");
    await eventually("vägran", () => bench.pane.getByRole("alert").textContent(), (text) => /kanarie/u.test(text ?? ""), 60_000);
    same(secrets.in(await copy()), [], "felrapporten efter en vägran med namn i");
    await bench.pane.getByText("Ta med meddelandets text").click();
    holds(secrets.in(await copy()).length > 0, "meddelandet kom inte med fast det valdes");
    await step(/Om Bokslut/u);
    same(secrets.in(await copy()), [], "felrapporten på Om Bokslut");
  });
  console.log(`  Felrapporten: ${copied} kopierade, ${secrets.words.length} namn och ${secrets.figures.length} siffror eftersökta i var och en.`);
  return watch;
}
