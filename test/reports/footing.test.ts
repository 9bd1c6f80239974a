import fc from "fast-check";
import { buildTableModel, readReport } from "../../src/reports";
import { formulaText } from "../../src/excel/render-table";
import { smallReport } from "../excel/workbook";
import type { ReportData } from "../../src/reports/report-data.types";

/** Formulas of a table, by row label and column key, with cells named R<row>C<column key>. */
function formulas(report: ReportData): ReadonlyMap<string, string> {
  const [table] = report.tables;
  if (table === undefined) throw new Error("no table");
  const model = buildTableModel(table, report);
  const rows = new Map(model.rows.map((row, index) => [row.key, index + 5]));
  const columns = new Map(model.columns.map((column, index) => [column.key, index + 2]));
  return new Map(model.rows.flatMap((row) => row.cells.flatMap((cell, at): [string, string][] =>
    cell.type === "formula" ? [[`${row.section ?? ""} ${row.label} ${model.columns[at]?.key ?? ""}`, formulaText(cell.parts, model.id, "S", (_, r, c) => ({ sheet: "S", row: rows.get(r) ?? 0, column: columns.get(c) ?? 0 })) ?? ""]] : [])));
}

test("sums, nettos and deviations count on the figures as shown, tests for empty cells stay", () => {
  const found = formulas(smallReport({ footing: true }));
  expect(found.get("Bibliotek Netto budget")).toBe('=IF(COUNT(B6:B7)=0,"",ROUND(SUM(SUMPRODUCT(ROUND(B6:B7,1))),1))');
  expect(found.get("Bibliotek Kostnader avvikelse")).toBe('=IF(OR(B6="",C6=""),"",ROUND(AVVIKELSE(ROUND(B6,1),ROUND(C6,1),"kostnad","intäkter negativa"),1))');
  expect(found.get("Bibliotek Netto avvikelse")).toBe('=IF(OR(B8="",C8=""),"",ROUND(AVVIKELSE(B8,C8,"netto","intäkter negativa"),1))');
  expect(found.get("Summa Summa kostnader budget")).toBe('=IF(COUNT(B6,B10)=0,"",ROUND(SUM(ROUND(N(B6),1),ROUND(N(B10),1)),1))');
});

test("the option is kept by the reader, changes nothing when it is off, and must be true or false", () => {
  expect(smallReport({ footing: true, data_bars: true }).tables[0]).toMatchObject({ footing: true, data_bars: true });
  expect(formulas(smallReport({ footing: false }))).toEqual(formulas(smallReport()));
  expect(() => smallReport({ footing: "ja" as unknown as boolean })).toThrow("tables[0].footing");
  expect(() => readReport({ meta: smallReport().meta, tables: [{ ...smallReport().tables[0], data_bars: 1 }] })).toThrow("data_bars");
});

test("parentheses stay balanced and counts are left alone, whatever the columns' formulas", () => {
  const types = ["deviation", "difference", "deviation_percent", "difference_percent", "sum"] as const;
  fc.assert(fc.property(fc.constantFrom(...types), fc.constantFrom("intakter_negativa" as const, "intakter_positiva" as const, "kostnader_negativa" as const), (type, sign) => {
    const columns = [...smallReport().tables[0]?.columns.slice(0, 2) ?? [], { key: "x", label: "X", kind: "x", formula: { type, of: ["budget", "utfall"] as [string, string] } }];
    for (const text of formulas(smallReport({ sign, columns, footing: true })).values()) {
      const plain = text.replace(/"[^"]*"/g, "");
      expect(plain.split("(").length).toBe(plain.split(")").length);
      if (!plain.includes("PROCENT(")) expect(plain).toContain("ROUND(");
    }
    const counts = smallReport({ sign: null, columns });
    expect(formulas({ ...counts, tables: counts.tables.map((table) => ({ ...table, footing: true })) })).toEqual(formulas(counts));
  }));
});
