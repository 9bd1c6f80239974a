/** @jest-environment node */
import JSZip from "jszip";
import { writeDocx, writeHtml, writePlainText, type ReportDocument } from "../../src/word";
import { JSDOM } from "jsdom";

const report: ReportDocument = {
  title: "Verksamhetsberättelse 2024", organisation: "Kulturnämnden", details: ["2024", "Dnr KN 2024/17"],
  sections: [
    {
      heading: "Uppföljning av driftbudget", paragraphs: ["Museer lämnar ett överskott om 2,0 mnkr. Överskottet beror på [skriv orsaken].", "A & B < C"],
      tables: [{
        caption: "Driftbudget (mnkr)", columns: [{ heading: "mnkr", figures: false }, { heading: "Budget", figures: true }, { heading: "Avvikelse", figures: true }],
        rows: [{ look: "section", cells: ["Museer", "", ""] }, { look: "plain", cells: ["Kostnader", "20,0", "−1,0"] }, { look: "sum", cells: ["Summa", "20,0", "−1,0"] }],
      }],
    },
    { heading: "Förslag till beslut", paragraphs: ["Kulturnämnden föreslås besluta", "att godkänna verksamhetsberättelsen", "att begära 2,0 mnkr"], tables: [] },
    {
      heading: "Tabeller", paragraphs: [],
      tables: [{ caption: "Bred", columns: Array.from({ length: 14 }, (_column, index) => ({ heading: index === 0 ? "mnkr" : `Periodiserad ${index}`, figures: index > 0 })), rows: [{ look: "plain", cells: ["Rad"] }] }],
    },
  ],
};

async function partsOf(document: ReportDocument): Promise<{ readonly body: string; readonly styles: string }> {
  const zip = await JSZip.loadAsync(await writeDocx(document));
  const read = async (name: string): Promise<string> => (await zip.file(name)?.async("string")) ?? "";
  return { body: await read("word/document.xml"), styles: await read("word/styles.xml") };
}

const textOf = (xml: string): string => [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join("");

test("the document has real headings, captions, repeated header rows and Swedish as its language", async () => {
  const { body, styles } = await partsOf(report);
  const headings = [...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*?<w:pStyle w:val="Heading1"\/>(?:(?!<\/w:p>).)*<\/w:p>/g)].map((match) => textOf(match[0]));
  expect(headings).toEqual(["Uppföljning av driftbudget", "Förslag till beslut", "Tabeller"]);
  expect(body).toContain('<w:pStyle w:val="Title"/>');
  expect(textOf(body)).toContain("Tabell 1. Driftbudget (mnkr)");
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  expect(styles).toMatch(/w:lang [^>]*w:val="sv-SE"/);
});

test("every table says that its first row and column are headers, and what it is called", async () => {
  const { body } = await partsOf(report);
  expect([...body.matchAll(/<w:tblLook [^>]*w:firstRow="1"[^>]*w:firstColumn="1"[^>]*\/><w:tblCaption w:val="([^"]*)"\/><\/w:tblPr>/g)].map((match) => match[1])).toEqual(["Driftbudget (mnkr)", "Bred"]);
});

test("every text stands in the document, places to fill in are marked, proposed decisions are a numbered list", async () => {
  const { body } = await partsOf(report);
  for (const text of ["ett överskott om 2,0 mnkr", "A &amp; B &lt; C", "−1,0", "att begära 2,0 mnkr"]) expect(textOf(body)).toContain(text);
  expect(body).toMatch(/<w:highlight w:val="yellow"\/>.{0,80}\[skriv orsaken\]/);
  expect(body.match(/<w:numPr>/g)).toHaveLength(2);
});

test("a table too wide for the page lies down, the text does not", async () => {
  const { body } = await partsOf(report);
  const pages = [...body.matchAll(/<w:pgSz [^>]*\/>/g)].map((match) => (match[0].includes("landscape") ? "liggande" : "stående"));
  expect(pages).toEqual(["stående", "liggande"]);
});

test("a table of few rows stands upright in a smaller size rather than alone on a page, and a short text goes with its wide table", async () => {
  const orientations = async (sections: ReportDocument["sections"]): Promise<readonly string[]> =>
    [...(await partsOf({ ...report, sections })).body.matchAll(/<w:pgSz [^>]*\/>/g)].map((match) => (match[0].includes("landscape") ? "liggande" : "stående"));
  const headings = ["mnkr", "Ingående fond", "Årets resultat", "Omslutning", "Beslutat uttag", "Gräns i år (5 %)", "Tak (10 %)", "Tillförs/uttag", "Utgående fond", "Återlämnas"];
  const fund = { caption: "Resultatenheter", columns: headings.map((heading, index) => ({ heading, figures: index > 0 })), rows: [{ look: "plain" as const, cells: ["Visningsenheten", ...headings.slice(1).map(() => "−10,5")] }] };
  expect(await orientations([{ heading: "Resultatenheter", paragraphs: ["En mening. ".repeat(60)], tables: [fund] }])).toEqual(["stående"]);
  const wide = report.sections[2]?.tables[0];
  const tables = wide === undefined ? [] : [wide];
  expect(await orientations([{ heading: "Aktiviteter", paragraphs: ["Ingen aktivitet är försenad."], tables }])).toEqual(["stående", "liggande"]);
  expect(await orientations([{ heading: "Bred", paragraphs: [], tables }, { heading: "Aktiviteter", paragraphs: ["Ingen aktivitet är försenad."], tables }])).toEqual(["stående", "liggande"]);
  expect(await orientations([{ heading: "Bred", paragraphs: [], tables }, { heading: "Aktiviteter", paragraphs: ["En mening. ".repeat(60)], tables }])).toEqual(["stående", "liggande", "stående", "liggande"]);
});

test("the clipboard's HTML has headings, a list and a table whose headers say what they head", () => {
  const { document } = new JSDOM(writeHtml(report)).window;
  expect(document.documentElement.lang).toBe("sv");
  expect([...document.querySelectorAll("h1")].map((one) => one.textContent)).toEqual(["Uppföljning av driftbudget", "Förslag till beslut", "Tabeller"]);
  expect([...document.querySelectorAll("table:first-of-type thead th[scope=col]")].slice(0, 3).map((one) => one.textContent)).toEqual(["mnkr", "Budget", "Avvikelse"]);
  expect([...document.querySelectorAll("th[scope=row]")].map((one) => one.textContent)).toContain("Kostnader");
  expect([...document.querySelectorAll("ol li")].map((one) => one.textContent)).toEqual(["att godkänna verksamhetsberättelsen", "att begära 2,0 mnkr"]);
  expect(document.querySelector("mark")?.textContent).toBe("[skriv orsaken]");
  expect(document.body.textContent).toContain("A & B < C");
  expect(writePlainText(report)).toContain("Kostnader\t20,0\t−1,0");
});
