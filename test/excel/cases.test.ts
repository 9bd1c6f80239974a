import { layOutTables, openReport } from "../../src/excel/commands";
import { buildTableModel, readReport } from "../../src/reports";
import { ARITHMETIC_ERRORS, CASES, caseJson, tolerance } from "../reports/cases";
import { withWorkbook } from "./workbook";

describe.each(["zero", "null"] as const)("with empty cells passed to functions as %s", (emptyArgumentMode) => {
  test.each(CASES)("case %s: every derived cell computes within the tolerance of print", async (name) => {
    await withWorkbook(async (book) => {
      const { report } = readReport(caseJson(name, "input"));
      const { report: printed } = readReport(caseJson(name, "printed"));
      await openReport(report);
      book.host.resetStatistics();
      const result = await layOutTables();
      expect(book.host.statistics().requests).toBeLessThanOrEqual(3);
      expect(result.warnings).toEqual([]);
      expect(book.visibleSheets()).toEqual(result.sheets);
      const wrong: string[] = [];
      let compared = 0;
      for (const [index, table] of printed.tables.entries()) {
        const data = report.tables[index];
        if (data === undefined) throw new Error("no table");
        const model = buildTableModel(data, report);
        const grid = await book.grid(result.sheets[index] ?? "");
        expect(grid[0]?.[0]).toBe(table.caption);
        expect(grid[3]?.slice(1)).toEqual(table.columns.map((column) => column.label));
        const labels = table.sections.flatMap((section) => [...(section.label === null ? [] : [section.label]), ...section.rows.map((row) => row.label)]);
        expect(grid.slice(4).map((row) => row[0])).toEqual(labels);
        let row = 3;
        for (const section of table.sections) {
          if (section.label !== null) row += 1;
          for (const data of section.rows) {
            row += 1;
            table.columns.forEach((column, at) => {
              const [cell, shown] = [model.rows[row - 4]?.cells[at], grid[row]?.[at + 1]];
              const value = data.values[column.key] ?? null;
              if (cell === undefined || shown === undefined) throw new Error(`no cell for ${data.label}`);
              if (value === null || cell.type === "empty") {
                if (cell.type !== "formula" && shown !== "") wrong.push(`${table.id} ${data.label} ${column.label}: ${shown}, not empty`);
                return;
              }
              if (ARITHMETIC_ERRORS.some((one) => one.join() === [name, table.id, data.label, column.key].join())) return;
              compared += 1;
              const off = typeof shown === "number" ? Math.abs(shown - value) : Infinity;
              if (off > tolerance(model, cell) + 1e-9) wrong.push(`${table.id} ${data.label} ${column.label}: ${shown}, printed ${value}`);
            });
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(10);
    }, { emptyArgumentMode });
  });
});
