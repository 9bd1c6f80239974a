import { buildTable, readReport, tableFromTemplate, templates } from "../../src/reports";
import type { ReportMeta, SignConvention } from "../../src/reports/report-data.types";
import { layOutTables, openReport } from "../../src/excel/commands";
import { smallReport, withWorkbook } from "./workbook";

const NAMES = ["Bibliotek", "Museer och konsthallar", "Fritidsgårdar"];
const meta: ReportMeta = { ...smallReport().meta, report_type: "tertialrapport", title: "Tertialrapport 2 2024", from: "2024-01-01", to: "2024-08-31", period: "Tertial 2 2024" };
const SIGNS: readonly SignConvention[] = ["intakter_negativa", "intakter_positiva", "kostnader_negativa"];

/** Every kind of table that the city's reports hold. */
const WANTED = [
  "driftbudget-vb", "periodiserad-detalj", "periodiserad-sammanfattning", "driftbudget-prognos", "totalt-inkl-investeringar", "varav-tabell",
  "resultat-per-verksamhetsomrade", "arsjamforelse", "budget-och-plan", "investeringar", "resultatenheter", "ombudgeteringar", "omslutningsforandringar",
  "budgetjusteringar", "balansrakning", "antal", "synpunkter", "nyckeltal", "prestationer", "budgetbrygga", "prognosutveckling", "kostnadsslag",
  "investeringsprojekt", "manadsrapport",
];

test("there is a template for every kind of table, with a title that fits a sheet tab", () => {
  expect([...templates.map((template) => template.id)].sort()).toEqual([...WANTED].sort());
  for (const template of templates) {
    expect(template.title.length).toBeLessThanOrEqual(31);
    expect(template.description).toMatch(/\.$/u);
  }
});

test.each(SIGNS)("every template lays out from nothing and computes without errors, empty and filled (%s)", async (sign) => {
  await withWorkbook(async (book) => {
    const tables = templates.map((template) => tableFromTemplate(template, meta, { id: template.id, caption: template.title, sign, verksamheter: NAMES }));
    const { report } = readReport({ meta, tables });
    expect(report.tables.flatMap((table) => buildTable(table, report).warnings)).toEqual([]);
    await openReport(report);
    const { sheets, warnings } = await layOutTables();
    expect(warnings).toEqual([]);
    expect(sheets).toHaveLength(templates.length);
    for (const [index, sheet] of sheets.entries()) {
      const model = buildTable(report.tables[index]!, report).model;
      const empty = (await book.grid(sheet)).slice(4);
      expect(empty.flatMap((row) => row.slice(1)).filter((cell) => cell !== "")).toEqual([]);
      model.rows.forEach((row, at) => row.cells.forEach((cell, column) => {
        const look = model.columns[column]?.look;
        if (cell.type === "input" && look !== "text") book.engine.write(book.sheetId(sheet), { row: 4 + at, column: 1 + column, rows: 1, columns: 1 }, [[at + column + 1]]);
      }));
    }
    const errors: string[] = [];
    let computed = 0;
    for (const [index, sheet] of sheets.entries()) {
      const grid = await book.grid(sheet);
      const model = buildTable(report.tables[index]!, report).model;
      model.rows.forEach((row, at) => row.cells.forEach((cell, column) => {
        if (cell.type !== "formula") return;
        const value = grid[4 + at]?.[column + 1];
        if (typeof value === "number") computed += 1;
        else errors.push(`${sheet} ${row.label} ${model.columns[column]?.label ?? ""}: ${JSON.stringify(value)}`);
      }));
    }
    const allowed = errors.filter((line) => !/Resultatfond|resultatfond|bokslutsdisposition/.test(line));
    expect(allowed).toEqual([]);
    expect(computed).toBeGreaterThan(200);
  });
});
