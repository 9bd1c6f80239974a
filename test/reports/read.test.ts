import fc from "fast-check";
import { BokslutError } from "../../src/domain/errors";
import { readReport, readReportData, reportDataToJson } from "../../src/reports";
import { BUDGET, META, OUTCOME, section, table } from "./build";
import { CASES, caseJson } from "./cases";

function refused(json: unknown): { readonly where: string | null; readonly message: string } {
  try {
    readReportData(json);
  } catch (error) {
    if (error instanceof BokslutError && error.code === "bad-data") return error;
    throw error;
  }
  throw new Error("it was read");
}

const withTable = (change: Record<string, unknown>): unknown => ({ meta: META, tables: [table([section("S", [["kostnader", "K", 1, 2]])], change)] });

test.each(CASES)("%s is read as it is and written back without loss", (name) => {
  const json = caseJson(name, "printed");
  const report = readReportData(json);
  expect(reportDataToJson(report)).toMatchObject(json as object);
  expect(readReportData(JSON.parse(JSON.stringify(reportDataToJson(report))))).toEqual(report);
});

test("what is missing is empty, and what is unknown is kept", () => {
  const { report, warnings } = readReport({ meta: META, eget: { x: 1 } });
  expect(warnings).toEqual([]);
  expect([report.tables, report.indikatorer, report.mal, report.meta.diary_number]).toEqual([[], [], [], null]);
  expect(reportDataToJson(report)).toMatchObject({ eget: { x: 1 } });
});

test("amounts are numbers, null or Swedish amount texts", () => {
  const texts = ["1 437,0", "−2,7", "-", "", "(2,7)", "40"];
  const rows = texts.map((text, index) => ({ label: `R${index}`, kind: "kostnader", values: { b: text, u: null } }));
  const report = readReportData({ meta: META, tables: [table([{ label: "S", rows }])] });
  expect(report.tables[0]?.sections[0]?.rows.map((row) => row.values["b"])).toEqual([1437, -2.7, null, null, -2.7, 40]);
});

test.each([
  ["", [], "ett objekt väntas"],
  ["meta", {}, "uppgifterna om rapporten saknas"],
  ["meta.year", { meta: { ...META, year: "tjugo" } }, "ett årtal väntas"],
  ["meta.unit", { meta: { ...META, unit: "mkr" } }, "mnkr"],
  ["meta.from", { meta: { ...META, from: "2024-02-30" } }, "ett datum"],
  ["tables", { meta: META, tables: "x" }, "en lista väntas"],
  ["tables[0].sign", withTable({ sign: "plus" }), "teckenkonventionen"],
  ["tables[0].columns", withTable({ columns: [] }), "inga kolumner"],
  ["tables[0].columns[1].key", withTable({ columns: [BUDGET, { ...OUTCOME, key: "b" }] }), "finns redan"],
  ["tables[0].columns[1].formula.of[1]", withTable({ columns: [BUDGET, { key: "a", label: "A", kind: "avvikelse", formula: { type: "deviation", of: ["b", "x"] } }] }), "”x” finns inte"],
  ["tables[0].columns[0].formula.of", withTable({ columns: [{ ...BUDGET, formula: { type: "share", of: "b", months: 8 } }] }), "av sig själv"],
  ["tables[0].columns[0].formula.months", withTable({ columns: [{ ...BUDGET, formula: { type: "share", of: "b", months: 13 } }] }), "mellan 1 och 12"],
  ["tables[0].sections[0].rows[0].values.b", { meta: META, tables: [table([{ label: "S", rows: [{ label: "K", kind: "kostnader", values: { b: "ca 40" } }] }])] }, "ca 40"],
  ["tables[0].sections[0].rows[0].values.b", { meta: META, tables: [table([{ label: "S", rows: [{ label: "K", kind: "kostnader", values: { b: "40 tkr" } }] }])] }, "utan enhet"],
  ["tables[0].sections[0].rows[0].values.b", { meta: META, tables: [table([{ label: "S", rows: [{ label: "K", kind: "kostnader", values: { b: "1.437" } }] }])] }, "tusental"],
  ["tables[0].sections[0].rows[0].kind", { meta: META, tables: [table([{ label: "S", rows: [{ label: "K" }] }])] }, "saknas"],
  ["tables[0].sections[1].sum_of[1]", withTable({ sections: [section("S", [["kostnader", "K", 1, 2]]), section("Summa", [["summa_kostnader", "Summa"]], { sum_of: ["S", "Finns ej"] })] }), "”Finns ej” finns inte"],
  ["tables[0].sections[1].sum_of_cells", withTable({ sections: [section("S", [["kostnader", "K", 1, 2]]), section("T", [["summa_netto", "Totalt"]], { sum_of_cells: ["Ingen"] })] }), "Ingen"],
  ["tables[0].sections[0].rows[0]", withTable({ sections: [section("A", [["summa_netto", "a"]], { sum_of: ["B"] }), section("B", [["summa_netto", "b"]], { sum_of: ["A"] })] }), "sin egen summa"],
  ["tables[1].id", { meta: META, tables: [table([]), table([])] }, "finns redan"],
  ["resultatenheter[0].namn", { meta: META, resultatenheter: [{ ingaende_fond: 1 }] }, "saknas"],
  ["aktiviteter[0].start", { meta: META, aktiviteter: [{ name: "x", start: "i mars" }] }, "ett datum"],
])("refuses with the path %s", (where, json, sentence) => {
  const error = refused(json);
  expect(error.where ?? "").toBe(where);
  expect(error.message).toContain(sentence);
  expect(error.message.startsWith(where === "" ? "Rapportdata" : where)).toBe(true);
});

test("lesser things are warned of with their path", () => {
  const { warnings } = readReport(withTable({
    columns: [BUDGET, { key: "x", label: "X", kind: "y", formula: { type: "magi", of: ["b"] } }],
    sections: [section("S", [["kostnader", "K", 1, 2]], { sum_rows_exclude: ["Finns ej"] }), section("S", [])],
  }));
  expect(warnings).toEqual([
    "tables[0].columns[1].formula.type: kolumnens formel \"magi\" är okänd. Kolumnen läggs ut som inmatningskolumn.",
    "tables[0].sections[0].sum_rows_exclude[0]: raden ”Finns ej” finns inte. Inget utesluts ur summan.",
    "tables[0].sections[0].rows[0].values.u: kolumnen ”u” finns inte i tabellen. Värdet skrivs inte ut.",
    "tables[0].sections[1].label: avsnittet ”S” finns redan i tabellen.",
  ]);
});

test("any JSON is read or refused with a path, never anything else", () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom("meta", "tables", "indikatorer", "balans", "resultatenheter"), (value, key) => {
    try {
      readReportData({ meta: META, [key]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(BokslutError);
      expect((error as BokslutError).where).not.toBeNull();
    }
  }), { numRuns: 500 });
});
