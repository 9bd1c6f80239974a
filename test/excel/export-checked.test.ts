/** What carries the report out checks it first: open fel are told with their sheets, and hinder nothing. */
import { approveFinding, checkWorkbook, layOutTables, makeHandout, openReport, readReportDocument, restoreHandout, writeNarrative } from "../../src/excel/commands";
import { withWorkbook, smallReport } from "./workbook";

test("a document says how many fel nobody has mended or approved, and where; an approved one is not told of", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await writeNarrative();
    const sound = await readReportDocument();
    expect([sound.open, sound.warning]).toEqual([{ count: 0, sheets: [] }, null]);

    const { engine } = book;
    const sheet = engine.sheets().find((one) => !one.name.startsWith("_") && one.name !== "Berättelse");
    if (sheet === undefined) throw new Error("no table");
    const at = (await checkWorkbook()).findings.length;
    expect(at).toBe(0);
    const place = await firstSum(sheet.name);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet.name).getRange(place).values = [[123456]];
      await context.sync();
    });
    book.host.resetStatistics();
    const wrong = await readReportDocument();
    expect(book.host.statistics().requests).toBeLessThanOrEqual(2);
    expect(wrong.open.sheets).toEqual([sheet.name]);
    expect(wrong.warning).toBe(`Kontrollen har ett fel som ingen har rättat eller godkänt, på bladet ${sheet.name}. Rätta eller godkänn det innan rapporten lämnas vidare.`);
    expect(wrong.document.sections.length).toBeGreaterThan(0);

    const copy = await makeHandout();
    expect(copy.openErrors).toBe(1);
    expect(copy.warnings[0]).toContain(`på bladet ${sheet.name}`);
    await restoreHandout();

    const [found] = (await checkWorkbook()).findings.filter(({ finding }) => finding.severity === "fel");
    await approveFinding({ key: found?.key ?? "", by: "Eva", reason: "Beslutat." });
    expect((await readReportDocument()).warning).toBeNull();
  });
});

/** The address of the first cell on a sheet that holds a sum's formula. */
async function firstSum(name: string): Promise<string> {
  return Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(name).getUsedRange();
    used.load("formulas");
    await context.sync();
    for (const [row, cells] of used.formulas.entries()) {
      for (const [column, text] of (cells as unknown[]).entries()) if (typeof text === "string" && text.includes("SUM(")) return `${String.fromCharCode(65 + column)}${row + 1}`;
    }
    throw new Error("no sum");
  });
}
