import fc from "fast-check";
import { buildTable, readReport, tableFromTemplate, templates } from "../../src/reports";
import type { ReportData, ReportMeta, TableData } from "../../src/reports/report-data.types";
import { editTable, keysOfUnit, nextYear, rollReport, rolledText, secondTertial, templateFromTable, unitsOf, type TableEdit } from "../../src/reports/table-edit";
import { Sheet } from "./evaluate";

const meta: ReportMeta = { title: "Tertialrapport 1 2024", organisation: "Kulturnämnden", report_type: "tertialrapport", unit: "mnkr", diary_number: null, period: "Tertial 1 2024", year: 2024, from: "2024-01-01", to: "2024-04-30" };
const reportWith = (table: TableData): ReportData => readReport({ meta, tables: [table] }).report;
const made = (id: string, names: readonly string[]): TableData => {
  const template = templates.find((one) => one.id === id);
  if (template === undefined) throw new Error(id);
  return tableFromTemplate(template, meta, { id: "t", caption: template.title, sign: "intakter_negativa", verksamheter: names });
};
const NAMES = ["A", "B", "C", "D", "E"];

const edits = fc.array(fc.record({ type: fc.constantFrom("add", "remove", "rename", "move"), at: fc.nat(9), to: fc.nat(9) }), { maxLength: 8 });

/** Carries out edits by places; keeps a plain list of names beside, as the model of what should happen. */
function play(table: TableData, plan: readonly { type: string; at: number; to: number }[]): { table: TableData; names: string[] } {
  let now = table;
  let names = [...unitsOf(table).names];
  plan.forEach((step, turn) => {
    const name = names[step.at % names.length] ?? "";
    const other = names[step.to % names.length] ?? "";
    const fresh = `Ny ${turn}`;
    if (step.type === "remove" && names.length === 1) return;
    const edit: TableEdit = step.type === "add" ? { type: "add", name: fresh, after: name } : step.type === "remove" ? { type: "remove", name } : step.type === "rename" ? { type: "rename", name, to: fresh } : { type: "move", name, before: other };
    now = editTable(now, [edit]).table;
    if (edit.type === "add") names.splice(names.indexOf(name) + 1, 0, fresh);
    else if (edit.type === "remove") names = names.filter((one) => one !== name);
    else if (edit.type === "rename") names = names.map((one) => (one === name ? fresh : one));
    else if (name !== other) {
      names = names.filter((one) => one !== name);
      names.splice(names.indexOf(other), 0, name);
    }
  });
  return { table: now, names };
}

test.each(["driftbudget-vb", "periodiserad-sammanfattning", "resultat-per-verksamhetsomrade", "ombudgeteringar", "driftbudget-prognos"])("after any edits of %s the sum is the sum of its verksamheter, each once", (id) => {
  fc.assert(
    fc.property(edits, (plan) => {
      const { table, names } = play(made(id, NAMES), plan);
      expect(unitsOf(table).names).toEqual(names);
      const column = table.columns.find((one) => one.formula === undefined && one.kind !== "text")?.key ?? "";
      const kinds = new Set(["kostnader", "netto", "post"]);
      const filled: TableData = {
        ...table,
        sections: table.sections.map((section) => ({ ...section, rows: section.rows.map((row) => (names.includes(section.label ?? "") || names.includes(row.label)) && row.derived !== true && kinds.has(row.kind) ? { ...row, values: { [column]: 1 } } : row) })),
      };
      const report = reportWith(filled);
      const built = buildTable(report.tables[0]!, report);
      expect(built.warnings).toEqual([]);
      const sum = built.model.rows.find((row) => row.look === "sum");
      expect(new Sheet([built.model]).value({ table: "t", row: sum?.key ?? "", column })).toBe(names.length);
    }),
    { numRuns: 40 },
  );
});

test.each(["driftbudget-vb", "periodiserad-sammanfattning", "prognosutveckling"])("after any edits of %s in groups every verksamhet is in one sum at most, and the sum of all counts each once", (id) => {
  const template = templates.find((one) => one.id === id)!;
  const groups = [{ name: "Första", verksamheter: ["A", "B"] }, { name: "Andra", verksamheter: ["C", "D", "E"] }];
  const start = tableFromTemplate(template, meta, { id: "t", caption: template.title, sign: "intakter_negativa", verksamheter: NAMES, groups });
  fc.assert(
    fc.property(edits, (plan) => {
      const { table, names } = play(start, plan);
      expect([...unitsOf(table).names].sort()).toEqual([...names].sort());
      const column = table.columns.find((one) => one.formula === undefined)?.key ?? "";
      const weight = new Map(names.map((name, index) => [name, 10 ** index]));
      const leaf = id === "driftbudget-vb" ? "kostnader" : "netto";
      const filled: TableData = {
        ...table,
        sections: table.sections.map((section) => ({
          ...section, rows: section.rows.map((row) => {
            const value = weight.get(id === "driftbudget-vb" ? section.label ?? "" : row.label);
            return value === undefined || row.derived === true || row.kind !== leaf ? row : { ...row, values: { [column]: value } };
          }),
        })),
      };
      const report = reportWith(filled);
      const built = buildTable(report.tables[0]!, report);
      expect(built.warnings).toEqual([]);
      const sheet = new Sheet([built.model]);
      const sums = built.model.rows.filter((row) => row.look === "sum" && row.kind.endsWith(leaf)).map((row) => Number(sheet.value({ table: "t", row: row.key, column })));
      const all = [...weight.values()].reduce((sum, value) => sum + value, 0);
      expect(sums[sums.length - 1]).toBe(all);
      expect(sums.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBe(all);
    }),
    { numRuns: 60 },
  );
});

test("every row of the new table is kept, new, or made like one that was", () => {
  const table = made("driftbudget-vb", NAMES);
  const edited = editTable(table, [{ type: "add", name: "F", after: "B" }, { type: "rename", name: "F", to: "G" }, { type: "move", name: "E", before: "A" }]);
  expect(keysOfUnit(edited.table, "G").map((key) => edited.like.get(key))).toEqual(keysOfUnit(table, "B"));
  expect(keysOfUnit(edited.table, "E").every((key) => edited.moved.has(key) && edited.from.get(key) === key)).toBe(true);
});

test("a table saved as a template and laid out again with the same names is the same table", () => {
  for (const id of ["driftbudget-vb", "driftbudget-prognos", "periodiserad-detalj", "periodiserad-sammanfattning", "resultat-per-verksamhetsomrade", "budgetbrygga", "investeringsprojekt", "resultatenheter", "ombudgeteringar", "manadsrapport"]) {
    const template = { id };
    const table = made(template.id, ["A", "B", "C"]);
    const again = tableFromTemplate(templateFromTable(table, meta, "Egen"), meta, { id: "t", caption: table.caption, sign: "intakter_negativa", verksamheter: ["A", "B", "C"] });
    const rows = (one: TableData): unknown => buildTable(reportWith(one).tables[0]!, reportWith(one)).model.rows;
    expect([template.id, again.columns.map((column) => column.label), rows(again)]).toEqual([template.id, table.columns.map((column) => column.label), rows(table)]);
  }
});

test.each([
  ["Bokslut 2024", "Bokslut 2025"], ["Överföring till 2025", "Överföring till 2026"], ["Beslut från 1998", "Beslut från 1998"], ["2024-12-31", "2025-12-31"], ["Tertial 1 2024", "Tertial 1 2025"],
])("%s becomes %s in the next year", (text, wanted) => {
  expect(rolledText(text, meta, nextYear(meta))).toBe(wanted);
});

test("the plan's years move one step: each column takes the figures that stood under its new heading", () => {
  const report = reportWith(made("budget-och-plan", []));
  const { tables } = rollReport(report, nextYear(meta));
  const rolled = tables.get("t");
  const row = rolled?.edited.table.sections[0]?.rows[0]?.label ?? "";
  expect(rolled?.cell(`Driftverksamhet::${row}`, "plan_1")).toEqual({ row: `Driftverksamhet::${row}`, column: "plan_2" });
  expect(rolled?.cell(`Driftverksamhet::${row}`, "plan_2")).toBe("clear");
  expect(rolled?.edited.table.columns.map((column) => column.label)).toEqual(["Budget 2024", "Underlag till budget 2025", "Plan 2026", "Plan 2027"]);
});

test("only a first tertial has a second", () => {
  expect(secondTertial(meta)).toMatchObject({ title: "Tertialrapport 2 2024", period: "Tertial 2 2024", to: "2024-08-31" });
  expect(secondTertial({ ...meta, to: "2024-08-31" })).toBeNull();
});
