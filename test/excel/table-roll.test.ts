import { layOutTables, openReport, readReport, rollForward, undoLastCommand } from "../../src/excel/commands";
import { nextYear, secondTertial } from "../../src/reports/table-edit";
import { readReport as readData } from "../../src/reports";
import { caseJson } from "../reports/cases";
import { refusal, smallReport, withWorkbook } from "./workbook";

const servicenamnden = (): ReturnType<typeof smallReport> => readData(caseJson("004-vb-2017-servicenamnden", "input")).report;

test("a new year: last year's bokslut is the comparison, the closing fund is the opening one, headings are renamed", async () => {
  await withWorkbook(async (book) => {
    const report = servicenamnden();
    await openReport(report);
    const { sheets } = await layOutTables();
    const before = await Promise.all(sheets.map((sheet) => book.formulas(sheet)));
    const [years, result] = [sheets[0] ?? "", sheets[1] ?? ""];
    const was = await book.grid(result);
    book.host.resetStatistics();
    await rollForward(nextYear(report.meta));
    expect(book.host.statistics().requests).toBeLessThanOrEqual(3);
    const grid = await book.grid(result);
    expect(grid[3]?.slice(1)).toEqual(["Budget 2018", "Bokslut 2018", "Budgetavvikelse 2018", "Bokslut 2017"]);
    const row = (cells: (string | number | boolean)[][], label: RegExp): (string | number | boolean)[] => cells.find((one) => label.test(String(one[0]))) ?? [];
    expect(row(grid, /^Upphandling/).slice(1)).toEqual(["", "", "", row(was, /^Upphandling/)[2]]);
    expect(row(grid, /^Summa kostnader/).slice(1)).toEqual(["", "", "", row(was, /^Summa kostnader/)[2]]);
    expect(row(grid, /^Ingående/)[2]).toBe(7.7);
    expect(row(grid, /^Utgående/)[0]).toContain("2018");
    expect((await book.grid(years))[0]?.[0]).toBe("Ekonomiskt årsutfall för 2017 och 2018 – Nämndens utfall (mnkr)");
    expect((await readReport())?.meta).toMatchObject({ year: 2018, period: "2018", to: "2018-12-31" });
    await undoLastCommand();
    expect(await Promise.all(sheets.map((sheet) => book.formulas(sheet)))).toEqual(before);
    expect((await readReport())?.meta.year).toBe(2017);
  });
});

test("from tertial 1 to tertial 2 the budget stays, and the periodised budget follows the months", async () => {
  await withWorkbook(async (book) => {
    const { meta, ...rest } = smallReport();
    const t1 = { ...meta, title: "Tertialrapport 1 2024", report_type: "tertialrapport", period: "Tertial 1 2024", to: "2024-04-30" };
    const columns = [
      { key: "period", label: "Budget t.o.m. april", kind: "budget", formula: { type: "share", of: "budget", months: 4 } as const },
      { key: "utfall", label: "Utfall t.o.m. april", kind: "utfall" }, { key: "budget", label: "Budget 2024", kind: "budget" },
    ];
    await openReport({ ...rest, meta: t1, tables: smallReport({ columns }).tables });
    const [sheet = ""] = (await layOutTables()).sheets;
    await rollForward(secondTertial(t1) ?? t1);
    const grid = await book.grid(sheet);
    expect(grid[3]).toEqual(["mnkr", "Budget t.o.m. augusti", "Utfall t.o.m. augusti", "Budget 2024"]);
    expect(grid[5]?.slice(0, 4)).toEqual(["Kostnader", 40 * 8 / 12, "", 40].map((cell) => (typeof cell === "number" ? expect.closeTo(cell, 1) : cell)));
    expect((await readReport())?.meta.title).toBe("Tertialrapport 2 2024");
  });
});

test("a period before the report's, and a protected sheet, are refused in words", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const [sheet = ""] = (await layOutTables()).sheets;
    const { meta } = smallReport();
    expect(await refusal(rollForward({ ...meta, year: 2020 }))).toContain("ligger före rapportens år (2024)");
    book.engine.setProtected(book.sheetId(sheet), true);
    expect(await refusal(rollForward(nextYear(meta)))).toContain("är skyddat");
    expect((await readReport())?.meta.year).toBe(2024);
  });
});
