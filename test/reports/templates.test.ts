import { buildTable, newReportData, readReport, reportDataToJson, shortCaption, sheetTitle, tableFromTemplate, templates } from "../../src/reports";
import { META } from "./build";

const { meta } = readReport({ meta: { ...META, report_type: "tertialrapport", from: "2024-01-01", to: "2024-08-31" } }).report;

test.each(templates.map((template) => [template.id, template] as const))("template %s gives a table that is read, built and titled without a warning", (id, template) => {
  const data = tableFromTemplate(template, meta, { id: "t", caption: template.title, sign: "intakter_negativa", verksamheter: ["Skola", "Vård"] });
  const { report, warnings } = readReport(JSON.parse(JSON.stringify({ meta, tables: [data] })));
  expect(warnings).toEqual([]);
  const [table] = report.tables;
  if (table === undefined) throw new Error("no table");
  const { model, warnings: built } = buildTable(table, report);
  expect(built).toEqual([]);
  expect(model.template).toBe(id);
  expect(model.sheetTitle).toBe(template.title);
  expect(template.title.length).toBeLessThanOrEqual(31);
  expect(model.columns.map((column) => column.label).join()).not.toMatch(/[{}]/);
  expect(new Set(model.rows.map((row) => row.key)).size).toBe(model.rows.length);
  for (const row of model.rows) expect(row.cells.length).toBe(row.look === "section" ? 0 : model.columns.length);
});

test("columns are named from the year and the period, and periodised by its months", () => {
  const template = templates.find((one) => one.id === "periodiserad-detalj");
  if (template === undefined) throw new Error("no template");
  const data = tableFromTemplate(template, meta, { id: "t", caption: "T2", sign: "intakter_negativa", verksamheter: [] });
  expect(data.columns.map((column) => column.label)).toContain("Justerad budget 2024");
  expect(data.columns[0]?.formula).toEqual({ type: "share", of: "budget", months: 8 });
  expect(data.sections.map((section) => section.label)).toEqual(["Verksamhet 1", "Summa", "Investeringar", "Totalt"]);
});

test("a new report starts with the tables of its kind and survives being stored", () => {
  const report = newReportData({ ...meta, report_type: "verksamhetsberättelse" }, "intakter_positiva", ["Skola"]);
  expect(report.tables.map((table) => table.template)).toEqual(["resultat-per-verksamhetsomrade", "arsjamforelse", "investeringar"]);
  expect(readReport(JSON.parse(JSON.stringify(reportDataToJson(report)))).report).toEqual(report);
});

test("template ids are unique", () => {
  expect(new Set(templates.map((template) => template.id)).size).toBe(templates.length);
});

test.each([
  ["3.1 Drift: Stadsledningskontoret, Mnkr", "Drift Stadsledningskontoret"],
  ["Investeringsplan (samma tryckta tabell som driftplan)", "Investeringsplan"],
  ["KF/KS kansli, mnkr", "KF-KS kansli"],
  ["Resultat per verksamhetsområde (mnkr)", "Resultat per verksamhetsområde"],
  ["(tkr)", ""],
])("the short form of ”%s” is ”%s”", (caption, short) => {
  expect(shortCaption(caption)).toBe(short);
});

test("tables that share a template are named by their captions where those fit a tab", () => {
  const one = (id: string, caption: string): unknown => ({ id, template: "driftbudget-vb", caption, sign: null, columns: [{ key: "b", label: "B", kind: "budget" }], sections: [] });
  const { report } = readReport({ meta, tables: [one("a", "Uppföljning av driftbudgeten för hela förvaltningen"), one("b", "Kansliet, mnkr")] });
  expect(report.tables.map((table) => sheetTitle(table, report))).toEqual(["Driftbudget", "Kansliet"]);
});
test("a net stands out under its costs and incomes, and is an item among others in a table of nets only", () => {
  const looksOf = (id: string): Record<string, string> => {
    const template = templates.find((one) => one.id === id);
    if (template === undefined) throw new Error(`no template ${id}`);
    const table = tableFromTemplate(template, meta, { id: "t", caption: "T2", sign: "intakter_negativa", verksamheter: ["Skola"] });
    const report = readReport({ meta, tables: [table] }).report;
    return Object.fromEntries(buildTable(table, report).model.rows.map((row) => [row.label, row.look]));
  };
  expect(looksOf("periodiserad-sammanfattning")).toMatchObject({ Skola: "plain", "Summa netto": "sum" });
  expect(looksOf("periodiserad-detalj")).toMatchObject({ Kostnader: "plain", Netto: "net", "Summa netto": "sum" });
});
