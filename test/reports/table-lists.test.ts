import { listTables, readReport, withListTables } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { CASES, caseJson } from "./cases";

const report = (name: string): ReportData => readReport(caseJson(name, "input")).report;
const rows = (data: ReportData, template: string): unknown[][] =>
  listTables(data).filter((table) => table.template === template).flatMap((table) => table.sections.flatMap((section) => section.rows.map((row) => [row.label, ...Object.values(row.values)])));

test("each list that the report has becomes a table of its own, after the report's tables", () => {
  expect(CASES.map((name) => listTables(report(name)).map((table) => table.template))).toEqual([
    ["resultatenheter", "ombudgeteringar", "balansrakning"], [], ["omslutningsforandringar", "budgetjusteringar"],
    ["resultatenheter", "ombudgeteringar", "budgetjusteringar", "balansrakning", "synpunkter"],
  ]);
  const vb = report("000-vb-2011");
  expect(withListTables(vb).tables.slice(0, vb.tables.length)).toEqual(vb.tables);
  expect(rows(vb, "ombudgeteringar").slice(-2)).toEqual([["Elektroniskt upphandlingsstöd", 0.9], ["Summa"]]);
});

test("a list gives no second table of a kind that the report has, and adding twice changes nothing", () => {
  const once = withListTables(report("004-vb-2017-servicenamnden"));
  expect(withListTables(once)).toBe(once);
  expect(readReport(JSON.parse(JSON.stringify({ ...once, ...once.extra }))).report.tables).toEqual(once.tables);
});

test("balance items are moved to the report's unit without loss, and an amount meets its change", () => {
  const found = rows(report("004-vb-2017-servicenamnden"), "balansrakning");
  expect(found[0]).toEqual(["Tillgångar 2017-12-31", 42.8653412, -7.45301391]);
  expect(found[3]).toEqual(["Kundfordringar", 18.16330196]);
});

test("parts of a whole stand under it and are never summed", () => {
  const [table] = listTables(report("000-vb-2011")).filter((one) => one.template === "balansrakning");
  expect(table?.sections[0]?.rows.map((row) => row.kind)).toEqual(["forandring", "forandring", "varav_forandring", "varav_forandring"]);
});

test("a unit without fund and result gives no row, and a missing income column is left out", () => {
  const t2 = report("003-t2-2006");
  expect(listTables(t2).some((table) => table.template === "resultatenheter")).toBe(false);
  const columns = listTables(report("000-vb-2011")).find((table) => table.template === "ombudgeteringar")?.columns.map((column) => column.label);
  expect(columns).toEqual(["Belopp (kostnad)", "Motivering"]);
});
