/** How the sheets look on screen and on paper where a reader would notice. */
import { layOutTables, openReport, writeGoals, writeNarrative } from "../../src/excel/commands";
import { followUpReport } from "./goals-report";
import { readRows } from "./goals-sheets";
import { smallReport, withWorkbook } from "./workbook";

interface Looks {
  readonly bold: readonly boolean[];
  readonly titles: string;
}

async function looksOf(sheetName: string, row: number, columns: number): Promise<Looks> {
  let found: Looks = { bold: [], titles: "" };
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const fonts = Array.from({ length: columns }, (_, at) => sheet.getRangeByIndexes(row, at, 1, 1).format.font.load("bold"));
    const titles = sheet.pageLayout.getPrintTitleRows().load("address");
    await context.sync();
    found = { bold: fonts.map(({ bold }) => bold), titles: titles.address };
  });
  return found;
}

test("on Mål only number and name of a goal of the highest level are bold, and the explanations over the headings are printed once", async () => {
  await withWorkbook(async (book) => {
    await openReport(followUpReport());
    await writeGoals();
    const { header } = await readRows(book, "Mål", "Mål");
    expect((await looksOf("Mål", header + 1, 8)).bold).toEqual([true, true, false, false, false, false, false, false]);
    expect((await looksOf("Mål", header + 2, 2)).bold).toEqual([false, false]);
    for (const [sheet, heading] of [["Mål", "Mål"], ["Indikatorer", "Indikator"]] as const) {
      const at = (await readRows(book, sheet, heading)).header + 1;
      expect((await looksOf(sheet, at, 1)).titles).toMatch(new RegExp(`!\\$?${at}:\\$?${at}$`));
    }
  });
});

test("no word of Berättelse is broken: names of sections and sheets get a column as wide as they are", async () => {
  await withWorkbook(async (book) => {
    const report = smallReport({}, { omslutningsforandringar: [{ item: "Lokaler", kostnad: 2, intakt: -2, motivering: "Ny hyresgäst" }] });
    await openReport(report);
    await layOutTables();
    await writeNarrative();
    const rows = await book.grid("Berättelse");
    const longest = (column: number): number => Math.max(...rows.slice(3).flatMap((row) => String(row[column]).split(/\s+/).map((word) => word.length)));
    expect(longest(0)).toBe("Omslutningsförändringar".length);
    await Excel.run(async (context) => {
      const widths = ["A:A", "E:E"].map((address) => context.workbook.worksheets.getItem("Berättelse").getRange(address).format.load("columnWidth"));
      await context.sync();
      expect(widths[0]?.columnWidth).toBeGreaterThan(longest(0) * 5.2);
      expect(widths[1]?.columnWidth).toBeGreaterThan(longest(4) * 5.2);
    });
  });
});
