import { layOutTables, openReport, writeGoals, writeNarrative } from "../../src/excel/commands";
import { largeReport } from "./large-report";
import { withWorkbook } from "./workbook";

test("200 verksamheter and 500 indicators are written, and written again with own text, in at most five syncs each", async () => {
  await withWorkbook(async (book) => {
    await openReport(largeReport(200, 500));
    await layOutTables();
    await writeGoals({});
    await book.host.idle();
    book.host.resetStatistics();
    const first = await writeNarrative();
    expect(book.host.statistics().requests).toBeLessThanOrEqual(5);
    expect(first.warnings).toEqual([]);
    const rows = (await book.grid("Berättelse")).slice(4).map((row) => row.map(String));
    expect(rows.filter((row) => row[0] === "Analys per verksamhet").map((row) => row[3]).join(" ")).toContain("Verksamhet 137");
    expect(rows.map((row) => row[3]).join(" ")).toContain("Indikator 499");
    expect(rows.flat().filter((cell) => cell.startsWith("#"))).toEqual([]);
    book.engine.write(book.sheetId("Berättelse"), { row: 6, column: 2, rows: 1, columns: 1 }, [["Min text."]]);
    await book.engine.settle();
    book.host.resetStatistics();
    await writeNarrative();
    expect(book.host.statistics().requests).toBeLessThanOrEqual(5);
  });
}, 300_000);
