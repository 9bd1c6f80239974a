import { buildTable, readReport } from "../../src/reports";
import { ARITHMETIC_ERRORS, CASES, caseJson, tolerance } from "./cases";
import { Sheet } from "./evaluate";

describe.each(CASES)("case %s", (name) => {
  const { report: printed } = readReport(caseJson(name, "printed"));
  const { report, warnings } = readReport(caseJson(name, "input"));
  const built = report.tables.map((table) => buildTable(table, report));
  const sheet = new Sheet(built.map((table) => table.model));

  test("is read and built without a warning", () => {
    expect(warnings).toEqual([]);
    expect(built.flatMap((table) => table.warnings)).toEqual([]);
  });

  test("every derived cell computes within the tolerance of print", () => {
    const wrong: string[] = [];
    const excepted: string[] = [];
    let compared = 0;
    printed.tables.forEach((table, index) => {
      const model = built[index]?.model;
      if (model === undefined) throw new Error(`no model for ${table.id}`);
      const rows = model.rows.filter((row) => row.look !== "section");
      table.sections.flatMap((section) => section.rows).forEach((row, at) => {
        const modelRow = rows[at];
        if (modelRow === undefined || modelRow.label !== row.label) throw new Error(`row ${row.label} is missing`);
        model.columns.forEach((column, place) => {
          const cell = modelRow.cells[place];
          const value = row.values[column.key] ?? null;
          if (cell === undefined || cell.type === "empty") return;
          if (cell.type === "input") {
            if (cell.value !== value) wrong.push(`${table.id} ${modelRow.key} ${column.key}: input ${cell.value}, printed ${value}`);
            return;
          }
          if (value === null) return;
          compared += 1;
          const computed = sheet.value({ table: table.id, row: modelRow.key, column: column.key });
          const off = typeof computed === "number" ? Math.abs(computed - value) : Infinity;
          if (off <= tolerance(model, cell) + 1e-9) return;
          const error = ARITHMETIC_ERRORS.some((one) => one.join() === [name, table.id, row.label, column.key].join());
          (error ? excepted : wrong).push(`${table.id} ${modelRow.key} ${column.key}: computed ${computed}, printed ${value}`);
        });
      });
    });
    expect(wrong).toEqual([]);
    expect(excepted).toHaveLength(ARITHMETIC_ERRORS.filter(([one]) => one === name).length);
    expect(compared).toBeGreaterThan(3);
  });
});

test("the 2017 fund: out 7.7, result after −1.4, deviation after 1.8, budget's result after −3.2", () => {
  const { report } = readReport(caseJson("004-vb-2017-servicenamnden", "input"));
  const sheet = new Sheet(report.tables.map((table) => buildTable(table, report).model));
  const value = (label: string, column: string): unknown => sheet.value({ table: "resultat_per_verksamhetsomrade", row: `Resultat och resultatfond::${label}`, column });
  expect(value("Utgående resultatfond (överföring till 2017)", "bokslut_2017")).toBe(7.7);
  expect(value("Resultat efter bokslutsdisposition", "bokslut_2017")).toBe(-1.4);
  expect(value("Resultat efter bokslutsdisposition", "budget_2017")).toBe(-3.2);
  expect(value("Resultat efter bokslutsdisposition", "avvikelse_2017")).toBe(1.8);
  expect(value("Utgående resultatfond (överföring till 2017)", "budget_2017")).toBe("");
});

test("the 2011 sums: print says 1 437,0, 1 374,3 and 62,7; the leaves give the same but for rounding", () => {
  const { report } = readReport(caseJson("000-vb-2011", "input"));
  const sheet = new Sheet(report.tables.map((table) => buildTable(table, report).model));
  const shown = ["budget", "bokslut", "avvikelse"].map((column) => Number(sheet.value({ table: "driftbudget", row: "Summa::Summa netto", column })));
  expect(shown.map((value) => value.toFixed(1))).toEqual(["1437.0", "1374.2", "62.8"]);
});
