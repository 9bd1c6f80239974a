import { layOutTables, openReport, previewRoll, readReport, rollForward, runKontroll, undoLastCommand, writeGoals, writeNarrative } from "../../src/excel/commands";
import { nextYear, secondTertial } from "../../src/reports/table-edit";
import { readReport as readData } from "../../src/reports";
import { caseJson } from "../reports/cases";
import { refusal, smallReport, withWorkbook, type Workbook } from "./workbook";

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

describe("what Bokslut does not know", () => {
  const own = async (work: (book: Workbook, sheet: string) => Promise<void>): Promise<void> => {
    await withWorkbook(async (book) => {
      await openReport(smallReport());
      const [sheet = ""] = (await layOutTables()).sheets;
      const write = (name: string, row: number, column: number, content: string | number): void =>
        book.engine.write(book.sheetId(name), { row: row - 1, column: column - 1, rows: 1, columns: 1 }, [[content]]);
      book.engine.addSheet("Underlag");
      write("Underlag", 1, 1, 77);
      book.engine.insert(book.sheetId(sheet), { row: 8, column: 0, rows: 1, columns: 16_384 }, "Down");
      await book.host.idle();
      write(sheet, 9, 1, "Projekt Stadsbiblioteket");
      write(sheet, 9, 2, 12);
      write(sheet, 4, 5, "Kommentar");
      write(sheet, 6, 5, "Hyran steg 2024");
      write(sheet, 6, 2, "=Underlag!A1/2");
      write(sheet, 7, 2, "=-(4+1/8)");
      write(sheet, 6, 4, 99);
      await book.engine.settle();
      await work(book, sheet);
    });
  };
  const { meta } = smallReport();
  const told = [
    "Driftbudget: rad 9 ”Projekt Stadsbiblioteket” hör inte till någon tabell och står kvar precis som den är, även siffror från 2024. En verksamhet tas in i tabellen på sidan Verksamheter i en tabell.",
    "Driftbudget: kolumn E ”Kommentar” är din egen och står kvar precis som den är, även siffror från 2024.",
    "Driftbudget: egna formler i B6 står kvar och räknar vidare. Se till att det de hämtar gäller den nya perioden.",
    "Driftbudget: i D6 står en egen siffra eller text från 2024 där Bokslut annars räknar. Den står kvar: töm eller byt den.",
    "Bladet ”Underlag” rörs inte. Formler där som läser ur tabellerna visar den nya periodens siffror.",
  ];

  test("is told of before and after, and stands as it was", async () => {
    await own(async (book, sheet) => {
      const before = await book.formulas(sheet);
      expect(await previewRoll(nextYear(meta))).toEqual(told);
      expect(await book.formulas(sheet)).toEqual(before);
      book.host.resetStatistics();
      expect((await rollForward(nextYear(meta))).warnings).toEqual(told);
      expect(book.host.statistics().requests).toBeLessThanOrEqual(3);
      const after = await book.formulas(sheet);
      expect(after[8]).toEqual(before[8]);
      expect(after.map((row) => row[4])).toEqual(before.map((row) => row[4]));
      expect([after[5]?.[1], after[6]?.[1], after[5]?.[3]]).toEqual(["=Underlag!A1/2", "", 99]);
      expect((await book.grid("Underlag"))[0]?.[0]).toBe(77);
      await undoLastCommand();
      expect(await book.formulas(sheet)).toEqual(before);
    });
  });

  test("an own formula in the comparison gives way to last year's figure, and is named", async () => {
    await withWorkbook(async (book) => {
      const columns = [{ key: "utfall", label: "Bokslut 2024", kind: "utfall" }, { key: "fore", label: "Bokslut 2023", kind: "utfall_foregaende" }];
      await openReport(smallReport({ columns }));
      const [sheet = ""] = (await layOutTables()).sheets;
      book.engine.write(book.sheetId(sheet), { row: 5, column: 2, rows: 1, columns: 1 }, [["=B6*0.9"]]);
      await book.engine.settle();
      expect((await rollForward(nextYear(meta))).warnings).toEqual([`${sheet}: egna formler i C6 är ersatta: där står nu siffran från 2024.`]);
      expect((await book.formulas(sheet))[5]?.slice(1)).toEqual(["", 41]);
    });
  });

  test("a workbook with nothing of one's own has nothing to tell", async () => {
    await withWorkbook(async () => {
      const { report } = readData(caseJson("003-t2-2006", "input"));
      await openReport(report);
      await layOutTables();
      await writeGoals();
      await writeNarrative();
      await runKontroll();
      expect(await previewRoll(nextYear(report.meta))).toEqual([]);
    });
  });
});
