import { addTable, changeTableOptions, checkWorkbook, layOutTables, openReport, readReport, undoLastCommand } from "../../src/excel/commands";
import { smallReport, withWorkbook } from "./workbook";
import type { ReportData } from "../../src/reports/report-data.types";

/** Full-precision figures whose shown figures do not add up to the shown exact sum. */
function precise(): ReportData {
  const report = smallReport();
  const fractions: Readonly<Record<string, number>> = { budget: 0.04, utfall: 0.349 };
  return {
    ...report,
    tables: report.tables.map((table) => ({
      ...table,
      sections: table.sections.map((section) => ({
        ...section,
        rows: section.rows.map((row) => ({ ...row, values: Object.fromEntries(Object.entries(row.values).map(([key, value]) => [key, value === null ? null : value + (fractions[key] ?? 0)])) })),
      })),
    })),
  };
}

const shown = (value: unknown): number => Math.round(Number(value) * 10 + Number.EPSILON * Math.sign(Number(value)));

test("with footing every printed sum, netto and avvikelse holds as printed, and kontroll has nothing to say of it", async () => {
  await withWorkbook(async (book) => {
    await openReport(precise());
    const [sheet = ""] = (await layOutTables({ footing: true })).sheets;
    const grid = await book.grid(sheet);
    const figures = (row: number): number[] => (grid[row] ?? []).slice(1).map(shown);
    const [cost1, income1, net1, cost2, income2, net2, costs, incomes, net] = [5, 6, 7, 9, 10, 11, 13, 14, 15].map(figures);
    const add = (...rows: (number[] | undefined)[]): number[] => [0, 1, 2].map((at) => rows.reduce((sum, row) => sum + (row?.[at] ?? 0), 0));
    expect(grid[5]?.slice(0, 3)).toEqual(["Kostnader", 40.04, 41.349]);
    expect([net1, net2, costs, incomes, net]).toEqual([add(cost1, income1), add(cost2, income2), add(cost1, cost2), add(income1, income2), add(costs, incomes)]);
    expect(costs).toEqual([600, 626, -26]);
    expect((await readReport())?.tables[0]?.footing).toBe(true);
    const { findings } = await checkWorkbook();
    expect(findings.filter(({ finding }) => finding.severity === "avrundning" || finding.check.startsWith("formel") || finding.check === "tryckt")).toEqual([]);
  });
});

test("without the option sums keep full precision", async () => {
  await withWorkbook(async (book) => {
    await openReport(precise());
    const [sheet = ""] = (await layOutTables()).sheets;
    expect((await book.grid(sheet))[13]?.[1]).toBeCloseTo(60.08, 9);
    expect(book.engine.conditionalFormats(book.sheetId(sheet)).map((one) => one.rule.type)).toEqual(["CellValue"]);
  });
});

test("bars stand in the avvikelse column only, beside the colour and the sign", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const [sheet = ""] = (await layOutTables({ dataBars: true })).sheets;
    const formats = book.engine.conditionalFormats(book.sheetId(sheet));
    expect(formats.map((one) => one.rule.type).sort()).toEqual(["CellValue", "DataBar"]);
    expect(new Set(formats.map((one) => one.rect.column))).toEqual(new Set([3]));
    expect((await readReport())?.tables[0]?.data_bars).toBe(true);
  });
});

test("a figure that the report gives and that only the rounding parts from the footing sum is no finding; a real error is", async () => {
  await withWorkbook(async () => {
    const given = (sum: number): ReportData => {
      const report = precise();
      return {
        ...report,
        tables: report.tables.map((table) => ({ ...table, footing: true, sections: table.sections.map((section) => ({ ...section, rows: section.rows.map((row) => (row.kind === "summa_kostnader" ? { ...row, values: { budget: sum } } : row)) })) })),
      };
    };
    const printed = async (): Promise<string[]> => (await checkWorkbook()).findings.flatMap(({ finding }) => (finding.check === "tryckt" ? [finding.severity] : []));
    await openReport(given(60.1));
    await layOutTables();
    expect(await printed()).toEqual([]);
    await openReport(given(63));
    expect(await printed()).toEqual(["fel"]);
  });
});

test("a new table keeps its options", async () => {
  await withWorkbook(async () => {
    await openReport(smallReport());
    await addTable({ template: "driftbudget-vb", verksamheter: ["Park"], place: "new sheet", footing: true, dataBars: true });
    expect((await readReport())?.tables[1]).toMatchObject({ footing: true, data_bars: true });
  });
});

test("a table in use is switched to sums that foot and to bars, and back; formulas and rules are as if it had been laid out so", async () => {
  let wanted: unknown = null;
  await withWorkbook(async (book) => {
    await openReport(precise());
    const [sheet = ""] = (await layOutTables({ footing: true, dataBars: true })).sheets;
    wanted = await book.formulas(sheet);
  });
  await withWorkbook(async (book) => {
    await openReport(precise());
    const [sheet = ""] = (await layOutTables()).sheets;
    const plain = await book.formulas(sheet);
    const stored = await readReport();
    const rules = (): string[] => book.engine.conditionalFormats(book.sheetId(sheet)).map((one) => one.rule.type).sort();
    book.host.resetStatistics();
    await changeTableOptions([{ id: "drift", footing: true, dataBars: true }]);
    expect(book.host.statistics().requests).toBeLessThanOrEqual(3);
    expect(await book.formulas(sheet)).toEqual(wanted);
    expect(rules()).toEqual(["CellValue", "DataBar"]);
    expect((await readReport())?.tables[0]).toMatchObject({ footing: true, data_bars: true });
    await undoLastCommand();
    expect(await book.formulas(sheet)).toEqual(plain);
    expect(rules()).toEqual(["CellValue"]);
    expect(await readReport()).toEqual(stored);
  });
});

test("a formula that the user has written over a sum is left when the choices change, and told of", async () => {
  await withWorkbook(async (book) => {
    await openReport(precise());
    const [sheet = ""] = (await layOutTables()).sheets;
    book.engine.write(book.sheetId(sheet), { row: 13, column: 1, rows: 1, columns: 1 }, [["=60"]]);
    const { warnings } = await changeTableOptions([{ id: "drift", footing: true, dataBars: false }]);
    expect(warnings.join()).toContain("Summa kostnader");
    expect((await book.formulas(sheet))[13]?.[1]).toBe("=60");
  });
});
