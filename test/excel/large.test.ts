import { layOutTables, openReport, workbookStatus } from "../../src/excel/commands";
import { readReport } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { withWorkbook } from "./workbook";

/** A driftbudget of about so many rows: four per verksamhet (heading, costs, incomes, net), and the sums. */
function reportOf(rows: number): ReportData {
  const names = Array.from({ length: Math.max(1, Math.round((rows - 4) / 4)) }, (_, index) => `Verksamhet nummer ${index + 1}`);
  const values = (sign: number, index: number): Record<string, number> => ({ budget: sign * (10 + (index % 7)), utfall: sign * (9.5 + (index % 5)) });
  return readReport({
    meta: { title: "Stor rapport", organisation: "Nämnden", report_type: "verksamhetsberättelse", unit: "mnkr", year: 2024, period: "2024" },
    tables: [{
      id: "stor", template: "driftbudget-vb", caption: "Stor tabell", sign: "intakter_negativa",
      columns: [
        { key: "budget", label: "Budget", kind: "budget" }, { key: "utfall", label: "Utfall", kind: "utfall" },
        { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
      ],
      sections: [
        ...names.map((label, index) => ({
          label, rows: [
            { label: "Kostnader", kind: "kostnader", values: values(1, index) }, { label: "Intäkter", kind: "intakter", values: values(-0.5, index) },
            { label: "Netto", kind: "netto", derived: true, values: {} },
          ],
        })),
        {
          label: "Summa", sum_of: names, rows: [
            { label: "Summa kostnader", kind: "summa_kostnader", derived: true, values: {} }, { label: "Summa intäkter", kind: "summa_intakter", derived: true, values: {} },
            { label: "Summa netto", kind: "summa_netto", derived: true, values: {} },
          ],
        },
      ],
    }],
  }).report;
}

test.each([10, 1_000, 10_000])("a table of %i rows is written in at most 3 syncs, no request over 5 MB, and its sums are right", async (rows) => {
  const report = reportOf(rows);
  await withWorkbook(async (book) => {
    await openReport(report);
    book.host.resetStatistics();
    const { sheets } = await layOutTables();
    const statistics = book.host.statistics();
    expect(statistics.requests).toBeLessThanOrEqual(3);
    expect(statistics.largestOut).toBeLessThan(5_000_000);
    expect(statistics.largestIn).toBeLessThan(5_000_000);
    const grid = await book.grid(sheets[0] ?? "");
    const section = report.tables[0]?.sections.slice(0, -1) ?? [];
    const sum = (at: number, key: string): number => section.reduce((all, one) => all + (one.rows[at]?.values[key] ?? 0) * 2, 0) / 2;
    const last = grid.slice(-3);
    expect(last[0]?.slice(0, 3)).toEqual(["Summa kostnader", sum(0, "budget"), sum(0, "utfall")]);
    expect(last[1]?.slice(0, 3)).toEqual(["Summa intäkter", sum(1, "budget"), sum(1, "utfall")]);
    expect(Number(last[2]?.[1])).toBeCloseTo(sum(0, "budget") + sum(1, "budget"), 6);
    const status = await workbookStatus();
    expect(status.tables).toEqual([{ id: "stor", caption: "Stor tabell", templateTitle: "Driftbudget", sheet: "Driftbudget", emptyInputs: 0 }]);
  });
}, 400_000);
