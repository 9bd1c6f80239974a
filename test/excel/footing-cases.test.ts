import { checkWorkbook, layOutTables, openReport } from "../../src/excel/commands";
import { readReport as readData } from "../../src/reports";
import { caseJson } from "../reports/cases";
import { withWorkbook } from "./workbook";

const isError = (cell: unknown): boolean => typeof cell === "string" && /^#[A-Z/0!?]+/.test(cell);

describe.each(["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"])("%s with sums that foot", (name) => {
  test("no cell fails, figures stay within rounding of the exact ones, and no formula is told of as changed", async () => {
    const laidOut = async (footing: boolean): Promise<{ grids: (string | number | boolean)[][][]; findings: string[] }> => {
      let grids: (string | number | boolean)[][][] = [];
      let findings: string[] = [];
      await withWorkbook(async (book) => {
        await openReport(readData(caseJson(name, "input")).report);
        const { sheets } = await layOutTables({ footing });
        grids = await Promise.all(sheets.map((sheet) => book.grid(sheet)));
        findings = (await checkWorkbook()).findings.map(({ finding }) => finding.check);
      });
      return { grids, findings };
    };
    const [plain, footed] = [await laidOut(false), await laidOut(true)];
    footed.grids.forEach((grid, sheet) => grid.forEach((row, down) => row.forEach((cell, across) => {
      const exact = plain.grids[sheet]?.[down]?.[across];
      const where = `${sheet}:${down}:${across}`;
      expect([where, isError(cell)]).toEqual([where, isError(exact)]);
      expect([where, typeof cell]).toEqual([where, typeof exact]);
      if (typeof cell === "number" && typeof exact === "number") expect(Math.abs(cell - exact)).toBeLessThan(1 + Math.abs(exact) * 0.02);
    })));
    expect(footed.findings.filter((check) => check.startsWith("formel") || check === "felvarde")).toEqual(plain.findings.filter((check) => check.startsWith("formel") || check === "felvarde"));
  });
});
