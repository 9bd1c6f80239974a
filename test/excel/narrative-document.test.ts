import { layOutTables, openReport, writeGoals, writeNarrative } from "../../src/excel/commands";
import { readReportDocument } from "../../src/excel/commands/narrative-document";
import { writeHtml, type DocumentSection, type DocumentTable, type ReportDocument } from "../../src/word";
import { JSDOM } from "jsdom";
import { followUpReport } from "./goals-report";
import { smallReport, withWorkbook } from "./workbook";

const sectionOf = (document: ReportDocument, heading: string): DocumentSection => {
  const found = document.sections.find((section) => section.heading === heading);
  if (found === undefined) throw new Error(`no section ${heading}; there are ${document.sections.map((section) => section.heading).join(", ")}`);
  return found;
};
const headings = (table: DocumentTable | undefined): readonly string[] => table?.columns.map((column) => column.heading) ?? [];
const withAll = (): ReturnType<typeof smallReport> => {
  const { mal, indikatorer, aktiviteter } = followUpReport();
  return { ...smallReport(), mal, indikatorer, aktiviteter };
};

test("goals, indicators and activities stand as tables under their headings, after what is told of them", async () => {
  await withWorkbook(async (book) => {
    await openReport(withAll());
    await layOutTables();
    await writeGoals({});
    await writeNarrative();
    book.host.resetStatistics();
    const { document } = await readReportDocument();
    expect(book.host.statistics().requests).toBeLessThanOrEqual(2);
    const order = document.sections.map((section) => section.heading);
    expect(order.indexOf("Måluppfyllelse")).toBeLessThan(order.indexOf("Indikatorer"));
    expect(order.indexOf("Aktiviteter med avvikelse")).toBeLessThan(order.indexOf("Förslag till beslut"));
    const [goals] = sectionOf(document, "Måluppfyllelse").tables;
    expect(headings(goals)).toEqual(["Mål", "Gällande bedömning", "Motivering"]);
    expect(goals?.rows.map((row) => row.cells)).toContainEqual(["1.1 Alla har nära till kultur", "Uppfylls helt", ""]);
    expect(goals?.rows.map((row) => row.cells)).toContainEqual(["Biblioteken når fler", "Uppfylls helt", "Utlåningen ökar."]);
    const [indicators] = sectionOf(document, "Indikatorer").tables;
    expect(headings(indicators)).toEqual(["Indikator", "Utfall", "Föregående år", "Årsmål", "KF:s årsmål", "Status"]);
    expect(indicators?.rows[0]).toEqual({ look: "section", cells: ["1.1 Alla har nära till kultur", "", "", "", "", ""] });
    expect(indicators?.rows[1]).toEqual({ look: "plain", cells: ["Andel nöjda besökare", "92 %", "90 %", "90 %", "öka", "Uppfylls helt"] });
    expect(indicators?.columns.map((column) => column.figures)).toEqual([false, true, true, true, true, false]);
    const [activities] = sectionOf(document, "Aktiviteter med avvikelse").tables;
    expect(activities?.rows.map((row) => row.cells)).toContainEqual(["Öppna bokbuss", "2024-01-01", "2024-06-30", "Försenad", "Bussen är försenad", ""]);
    expect(activities?.rows.map((row) => row.cells[0])).toContain("=Städa arkivet");
    const html = new JSDOM(writeHtml(document)).window.document;
    const table = [...html.querySelectorAll("table")].find((one) => one.caption?.textContent?.includes("Indikatorer") === true);
    expect([...(table?.querySelectorAll("thead th[scope=col]") ?? [])].map((one) => one.textContent)).toEqual(headings(indicators));
    expect([...(table?.querySelectorAll("tbody th[scope=row]") ?? [])].map((one) => one.textContent)).toContain("Antal lån");
  });
});

test("the follow-up sheets stand in the document before any narrative is written", async () => {
  await withWorkbook(async () => {
    await openReport(withAll());
    await layOutTables();
    await writeGoals({});
    const { document } = await readReportDocument();
    expect(document.sections.map((section) => section.heading)).toEqual(["Måluppfyllelse", "Indikatorer", "Aktiviteter med avvikelse", "Tabeller"]);
  });
});
