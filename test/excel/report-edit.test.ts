import { bindFigure, changeReport, checkWorkbook, layOutTables, openReport, readReport, undoLastCommand, writeNarrative } from "../../src/excel/commands";
import type { ReportData, Unit } from "../../src/reports/report-data.types";
import { amountInUnit, formulaInUnit } from "../../src/reports/table-edit";
import { edgesOf, refusal, smallReport, withWorkbook, type Workbook } from "./workbook";
import fc from "fast-check";

const SHEET = "Driftbudget";

async function started(work: (book: Workbook, report: ReportData) => Promise<void>, report = smallReport()): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport(report);
    await layOutTables();
    await work(book, report);
  });
}

const narrativeOf = async (book: Workbook): Promise<string> => (await book.grid("Berättelse")).slice(4).map((row) => String(row[3])).join("\n");

test("the report's own data is changed on every printed sheet, and taken back", async () => {
  await started(async (book, report) => {
    await writeNarrative();
    const own = book.engine.addSheet("Eget").id;
    book.engine.write(own, { row: 0, column: 0, rows: 1, columns: 1 }, [["min egen"]]);
    book.host.resetStatistics();
    const { message } = await changeReport({ ...report.meta, organisation: "Kultur- och fritidsnämnden", diary_number: "KFN 2025/3", handlaggare: "Anna Ek", datum: "2025-02-14" });
    expect(message).toContain("står på bladen");
    for (const sheet of [SHEET, "Berättelse"]) {
      expect(await edgesOf(sheet)).toEqual(["Kultur- och fritidsnämnden", "Dnr KFN 2025/3\n2025-02-14 · Anna Ek", "Verksamhetsberättelse 2024"]);
      expect((await book.grid(sheet))[1]?.[0]).toContain("Kultur- och fritidsnämnden");
    }
    expect(await edgesOf("Eget")).toEqual(["", "", ""]);
    expect((await readReport())?.meta).toMatchObject({ diary_number: "KFN 2025/3", handlaggare: "Anna Ek", datum: "2025-02-14", year: 2024 });
    await undoLastCommand();
    expect(await edgesOf(SHEET)).toEqual(["Kulturnämnden", "Dnr KN 2024/17", "Verksamhetsberättelse 2024"]);
    expect((await book.grid(SHEET))[1]?.[0]).toContain("Kulturnämnden");
    expect((await readReport())?.meta).toEqual(report.meta);
  });
});

test("what the user has written in header and line is left", async () => {
  await started(async (book, report) => {
    book.engine.write(book.sheetId(SHEET), { row: 1, column: 0, rows: 1, columns: 1 }, [["Arbetsmaterial"]]);
    await changeReport({ ...report.meta, organisation: "Idrottsnämnden" });
    expect((await book.grid(SHEET))[1]?.[0]).toBe("Arbetsmaterial");
    expect((await edgesOf(SHEET))[0]).toBe("Idrottsnämnden");
  });
});

test("a wrong date and an empty organisation are refused in words, and nothing changes", async () => {
  await started(async (_book, report) => {
    expect(await refusal(changeReport({ ...report.meta, datum: "14 februari" }))).toContain("datum");
    expect(await refusal(changeReport({ ...report.meta, organisation: " " }))).toContain("behöver en organisation");
    expect((await readReport())?.meta).toEqual(report.meta);
  });
});

test("another unit: every amount in full precision, formulas, formats, narrative and bound figures follow, and back again", async () => {
  await started(async (book, report) => {
    const id = book.sheetId(SHEET);
    book.engine.write(id, { row: 5, column: 1, rows: 2, columns: 1 }, [[40.123456], ["=-(4+1/8)"]]);
    await writeNarrative();
    const before = { formulas: await book.formulas(SHEET), values: await book.grid(SHEET), told: await narrativeOf(book) };
    book.host.resetStatistics();
    await changeReport({ ...report.meta, unit: "kr" });
    const grid = await book.grid(SHEET);
    expect(grid[0]?.[0]).toBe("Driftbudget (kr)");
    expect(grid[3]?.[0]).toBe("kr");
    expect([grid[5]?.[1], grid[6]?.[1], grid[7]?.[1]]).toEqual([40_123_456, -4_125_000, 35_998_456]);
    expect(grid[15]?.slice(0, 4)).toEqual(["Summa netto", 53_998_456, 56_000_000, -2_001_544]);
    expect(book.engine.texts(id, { row: 5, column: 1, rows: 1, columns: 1 })[0]?.[0]?.replace(/\u00a0/g, " ")).toMatch(/^40.123.456$/);
    const told = await narrativeOf(book);
    expect(told).toContain("kr");
    expect(told).not.toMatch(/mnkr|siffra saknas|#/);
    expect((await checkWorkbook()).findings.filter(({ finding }) => finding.severity === "fel")).toEqual([]);
    const rule = book.engine.conditionalFormats(id)[0]?.rule;
    expect(rule?.type === "CellValue" ? rule.formula1 : "").toBe("-0.5");
    await undoLastCommand();
    expect(await book.formulas(SHEET)).toEqual(before.formulas);
    expect(await book.grid(SHEET)).toEqual(before.values);
    expect(await narrativeOf(book)).toBe(before.told);
    expect((await readReport())?.meta.unit).toBe("mnkr");
  });
});

test("a figure bound in an own text still says what it said", async () => {
  await started(async (book, report) => {
    await writeNarrative();
    const rows = await book.grid("Berättelse");
    const at = rows.findIndex((row, index) => index > 3 && String(row[1]).length > 10);
    book.engine.write(book.sheetId("Berättelse"), { row: at, column: 2, rows: 1, columns: 1 }, [["Kostnaderna blev 41,0 mnkr i år."]]);
    const { readParagraphs } = await import("../../src/excel/commands");
    const paragraph = (await readParagraphs()).find((one) => one.openText?.includes("41,0") === true);
    const start = paragraph?.openText?.indexOf("41,0") ?? 0;
    await bindFigure({ key: paragraph?.key ?? "", start, end: start + 4, cell: { sheet: SHEET, address: "C6" } });
    for (const unit of ["kr", "tkr", "mnkr"] as const) {
      const meta = (await readReport())?.meta ?? report.meta;
      await changeReport({ ...meta, unit });
      expect(await narrativeOf(book)).toContain("Kostnaderna blev 41,0 mnkr i år.");
    }
    expect(String((await book.formulas("Berättelse")).flat().find((cell) => String(cell).includes("Kostnaderna blev")))).not.toContain("IF(");
  });
});

test("a sum that foots counts on the decimals of the new unit", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables({ footing: true });
    const { meta } = smallReport();
    await changeReport({ ...meta, unit: "tkr" });
    expect(String((await book.formulas(SHEET))[7]?.[1])).toContain(",0)");
    expect((await book.grid(SHEET))[15]?.[1]).toBe(54_000);
  });
});

test("a formula that mixes the table's cells with plain figures is left, and told of with its address", async () => {
  await started(async (book, report) => {
    book.engine.write(book.sheetId(SHEET), { row: 5, column: 2, rows: 2, columns: 1 }, [["=B6+1"], ["=SUM(B7,B11)"]]);
    const { warnings } = await changeReport({ ...report.meta, unit: "tkr" });
    expect(warnings.join()).toContain("C6 på bladet Driftbudget");
    expect(warnings.join()).not.toContain("C7");
    expect((await book.grid(SHEET))[6]?.[2]).toBe(-6_000);
  });
});

test("a protected sheet stops the change before anything is written", async () => {
  await started(async (book, report) => {
    book.engine.setProtected(book.sheetId(SHEET), true);
    expect(await refusal(changeReport({ ...report.meta, unit: "tkr" }))).toContain("är skyddat");
    expect((await readReport())?.meta.unit).toBe("mnkr");
  });
});

const unit = fc.constantFrom<Unit>("mnkr", "tkr", "kr");

test("an amount changed to another unit and back is the same amount", () => {
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), unit, unit, (digits, decimals, from, to) => {
    const amount = Number(`${digits}e-${decimals}`);
    expect(amountInUnit(amountInUnit(amount, from, to), to, from)).toBe(amount);
  }));
});

test.each([
  ["=4+1", "converted", "=(4+1)*1000"], ["='Eget blad'!B4", "converted", "=('Eget blad'!B4)*1000"], ["=B6-B7", "follows", undefined], ["=SUM(B6:B9)", "follows", undefined], ["=B6*1.1", "unsure", undefined],
])("the formula %s in a new unit: %s", (formula, type, now) => {
  const change = formulaInUnit(formula, "mnkr", "tkr", (block) => block.sheet === null);
  expect(change).toEqual(now === undefined ? { type } : { type, formula: now });
  if (now !== undefined) expect(formulaInUnit(now, "tkr", "mnkr", (block) => block.sheet === null)).toEqual({ type: "converted", formula });
});
