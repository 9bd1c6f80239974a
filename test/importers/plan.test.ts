import ExcelJS from "exceljs";
import { Decimal } from "../../src/domain/decimal";
import type { Ledger, LedgerRow } from "../../src/importers/ledger";
import type { Mapping } from "../../src/importers/mapping";
import { importPlan, type ImportPlan } from "../../src/importers/plan/import-plan";
import { likeness, objectsOf, suggestMapping } from "../../src/importers/plan/suggest";
import { cellTargets, chooseColumns, columnId, verksamheterOf } from "../../src/importers/plan/targets";
import { readSie } from "../../src/importers/sie/read-sie";
import { ledgerFromSie, periodsOfSie } from "../../src/importers/sie/to-ledger";
import { findHeaderRow, suggestRoles } from "../../src/importers/table/columns";
import type { Grid } from "../../src/importers/table/grid";
import { readDelimited, readDelimitedText } from "../../src/importers/table/read-delimited";
import { ledgerFromGrid } from "../../src/importers/table/to-ledger";
import { readXlsx } from "../../src/importers/xlsx/read-xlsx";
import { readReport } from "../../src/reports";
import { readLedger, readPasted, readWholeFile, reportPeriod, suggestChoice, type ImportedFile } from "../../src/importers/read-file";
import { acrossGrid, caseFigures, CASES, exportGrid, exportRows, figuresOf, monthsGrid, sieText, type CaseFigures } from "./case-exports";

function row(object: string, account: string | null, amounts: Record<string, number>, more: Partial<LedgerRow> = {}): LedgerRow {
  return { source: `rad ${object}`, object, objectName: null, account, amounts: Object.fromEntries(Object.entries(amounts).map(([measure, amount]) => [measure, Decimal.of(amount)])), ...more };
}
const ledger = (rows: readonly LedgerRow[], more: Partial<Ledger> = {}): Ledger => ({ name: "x.csv", rows, unit: "kr", signs: "debet", problems: [], ...more });
const empty = (): { value: null; formula: null } => ({ value: null, formula: null });

function asGrid(grid: Grid, unit: Ledger["unit"] = "kr"): Ledger {
  const [sheet] = grid.sheets;
  if (sheet === undefined) throw new Error("no sheet");
  const headerRow = findHeaderRow(sheet);
  const roles = suggestRoles((sheet.rows[headerRow ?? 0] ?? []).map((cell) => String(cell ?? "")));
  return ledgerFromGrid(grid, "x", { sheet: 0, headerRow, roles, unit, signs: "debet" }).ledger;
}

describe.each(CASES)("the figures of %s come back equal", (name) => {
  const figures = caseFigures(name);
  const { rows, written } = exportRows(figures);

  function expectEqual(imported: Ledger, left: CaseFigures["targets"]): void {
    const plan = importPlan(imported, suggestMapping(imported, figures.targets), figures.targets, empty);
    const cells = new Map(plan.cells.map((cell) => [cell.target, cell.value]));
    expect(left.map((target) => [target.caption, target.rowLabel, target.columnLabel, cells.get(target)])).toEqual(left.map((target) => [target.caption, target.rowLabel, target.columnLabel, figures.value(target)]));
    expect(plan.complete).toBe(true);
    expect(plan.leftOut).toEqual([]);
    expect(imported.problems.filter((problem) => problem.severity === "fel")).toEqual([]);
  }

  it("there is something to compare", () => {
    expect(written.length).toBeGreaterThan(3);
  });
  it.each(["komma", "punkt"])("through a text file with decimal %s", (mark) => {
    const text = exportGrid(rows, (amount) => amount.toFixed(2).replace(".", mark === "komma" ? "," : ".")).map((cells) => cells.map((cell) => (String(cell ?? "").includes(";") ? `"${cell}"` : (cell ?? ""))).join(";")).join("\r\n");
    expectEqual(asGrid(readDelimited(new TextEncoder().encode(text))), written);
  });
  it("through .xlsx", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Export").addRows(exportGrid(rows, (amount) => amount.toNumber()));
    expectEqual(asGrid(readXlsx(new Uint8Array(await book.xlsx.writeBuffer()))), written);
  });
  const decimal = (amount: Decimal): string => amount.toFixed(2).replace(".", ",");
  const lines = (grid: readonly (readonly (string | number | null)[])[], mark: string): string => grid.map((cells) => cells.map((cell) => (String(cell ?? "").includes(mark) ? `"${cell}"` : (cell ?? ""))).join(mark)).join("\r\n");
  const asRead = (file: ImportedFile): Ledger => readLedger(file, suggestChoice(file, { roles: new Map(), unit: null, signs: null, dimension: null }, reportPeriod(figures.report.meta))).ledger;
  it("through a .txt file in UTF-16 with tabs", () => {
    const text = lines(exportGrid(rows, decimal), "\t");
    expectEqual(asRead(readWholeFile("bok.txt", Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]))), written);
  });
  it("through pasted cells with the columns in another order", () => {
    expectEqual(asRead(readPasted(lines(exportGrid(rows, decimal).map((cells) => [...cells].reverse()), "\t"), "Inklistrat")), written);
  });
  it("through one column per verksamhet", () => {
    expectEqual(asRead(readWholeFile("bok.csv", new TextEncoder().encode(lines(acrossGrid(rows, decimal), ";")))), written);
  });
  it("through one column per month", () => {
    expectEqual(asRead(readWholeFile("bok.csv", new TextEncoder().encode(lines(monthsGrid(rows, decimal), ";")))), written);
  });
  it("through SIE 4 (which has no prognos)", () => {
    const file = readSie(new TextEncoder().encode(sieText(rows, figures.report.meta.year)));
    const periods = periodsOfSie(file) ?? { from: "", to: "" };
    expectEqual(ledgerFromSie(file, "x.se", { dimension: "1", ...periods }), written.filter((target) => target.measure !== "prognos"));
  });
});

test("a code and a name in one cell are matched by the name", () => {
  const { targets } = figuresOf(readReport({ meta: { title: "T", organisation: "N", report_type: "vb", unit: "tkr", period: "2024", year: 2024 }, tables: [{ id: "t", template: "", caption: "Drift", sign: "intakter_negativa", columns: [{ key: "u", label: "Utfall", kind: "utfall" }], sections: ["Bibliotek", "Museer"].map((label) => ({ label, rows: [{ label: "Kostnader", kind: "kostnader", values: {} }] })) }] }).report);
  const { rules } = suggestMapping(ledger([row("20 Museer", "5010", { utfall: 1 }), row("10 Biblioteken", "5010", { utfall: 2 })]), targets);
  expect(rules.map((rule) => [rule.object, rule.verksamhet])).toEqual([["10 Biblioteken", "Bibliotek"], ["20 Museer", "Museer"]]);
});

function report(table: Record<string, unknown>): CaseFigures {
  return figuresOf(readReport({
    meta: { title: "T", organisation: "N", report_type: "vb", unit: "tkr", period: "2024", year: 2024 },
    tables: [{ id: "t", template: "", caption: "Drift", sign: "intakter_positiva", columns: [{ key: "budget", label: "Budget 2024", kind: "budget" }, { key: "utfall", label: "Utfall 2024", kind: "utfall" }], sections: [], ...table }],
  }).report);
}
const leaf = (label: string, kind: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ label, kind, values: {}, ...more });
const named = (plan: ImportPlan): unknown => Object.fromEntries(plan.cells.map((cell) => [`${cell.target.row} ${cell.target.column}`, cell.value]));

describe("which cell a figure belongs to", () => {
  it("sections are verksamheter when they hold one row of each kind; nets only, and lists under Kostnader, are by row", () => {
    const sections = report({ sections: [{ label: "Bibliotek", rows: [leaf("Kostnader", "kostnader"), leaf("Varav personal", "varav"), leaf("Intäkter (-)", "intakter"), leaf("Netto", "netto", { derived: true })] }] });
    expect(verksamheterOf(sections.targets)).toEqual(["Bibliotek"]);
    expect(sections.targets.map((target) => [target.rowLabel, target.kind, target.measure])).toEqual([
      ["Kostnader", "kostnader", "budget"], ["Kostnader", "kostnader", "utfall"], ["Varav personal", "varav", "budget"], ["Varav personal", "varav", "utfall"], ["Intäkter (-)", "intakter", "budget"], ["Intäkter (-)", "intakter", "utfall"],
    ]);
    expect(verksamheterOf(report({ sections: [{ label: null, rows: [leaf("Skola", "netto"), leaf("Fritid", "netto"), leaf("Summa netto", "summa_netto", { derived: true })] }] }).targets)).toEqual(["Skola", "Fritid"]);
    expect(verksamheterOf(report({ sections: [{ label: "Kostnader", rows: [leaf("Skola", "kostnader")] }, { label: "Intäkter", rows: [leaf("Skola", "intakter")] }] }).targets)).toEqual(["Skola"]);
    expect(verksamheterOf(report({ sections: [{ label: "Fritid", rows: [leaf("Kostnader fritid", "kostnader"), leaf("Intäkter fritid", "intakter")] }] }).targets)).toEqual(["Fritid"]);
    expect(verksamheterOf(report({ sections: [{ label: null, rows: [leaf("Kostnader", "kostnader"), leaf("Intäkter", "intakter")] }] }).targets)).toEqual(["Drift"]);
    expect(verksamheterOf(report({ sections: [{ label: null, rows: [leaf("Personalkostnader", "kostnader"), leaf("Lokalkostnader", "kostnader")] }] }).targets)).toEqual(["Personalkostnader", "Lokalkostnader"]);
    expect(report({ sign: null, sections: [{ label: null, rows: [leaf("Ärenden", "antal")] }] }).targets).toEqual([]);
  });

  it("one column per measure: the year's own before another's, and the user's choice before both", () => {
    const columns = [{ key: "u", label: "Ursprunglig budget 2024", kind: "budget" }, { key: "j", label: "Justerad budget 2024", kind: "budget" }, { key: "b", label: "Bokslut 2023", kind: "utfall" }, { key: "n", label: "Bokslut 2024", kind: "utfall" }, { key: "p", label: "Plan 2025", kind: "plan" }];
    const { models } = report({ columns, sections: [{ label: null, rows: [leaf("Skola", "netto")] }] });
    const choices = (kept?: ReadonlyMap<string, "budget" | null>): unknown => chooseColumns(models, 2024, kept).map((choice) => [choice.column, choice.measure]);
    expect(choices()).toEqual([["u", null], ["j", "budget"], ["b", "foregaende"], ["n", "utfall"], ["p", null]]);
    expect(choices(new Map([[columnId("t", "u"), "budget"]]))).toEqual([["u", "budget"], ["j", null], ["b", "foregaende"], ["n", "utfall"], ["p", null]]);
    expect(cellTargets(models, chooseColumns(models, 2024))).toHaveLength(3);
  });
});

describe("the plan", () => {
  const figures = report({ sections: [{ label: "Kostnader", rows: [leaf("Skola", "kostnader"), leaf("Fritid", "kostnader"), leaf("Varav hyra", "varav")] }, { label: "Intäkter", rows: [leaf("Skola", "intakter")] }] });
  const mapping: Mapping = { rules: [{ object: "10", account: "", verksamhet: "Skola", kind: null }, { object: "20", account: "", verksamhet: "fritid", kind: null }, { object: "20", account: "6*", verksamhet: "Fritid", kind: "varav", row: "hyra" }, { object: "30", account: "", verksamhet: "Okänd", kind: null }, { object: "40", account: "", verksamhet: null, kind: null }] };
  const rows = [row("10", "5010", { utfall: 1000.5, budget: 2000 }), row("10", "3010", { utfall: -300 }), row("20", "5010", { utfall: 7 }), row("20", "6010", { utfall: 3000 }), row("20", "3010", { utfall: -1 }), row("30", "5010", { utfall: 5 }), row("40", "5010", { utfall: 6 }), row("50", "5010", { utfall: 8 })];

  it("says old and new per cell, what has no place, what is left out, and that the sum is whole", () => {
    const plan = importPlan(ledger(rows), mapping, figures.targets, (target) => ({ value: target.rowLabel === "Fritid" ? 3.007 : null, formula: null }));
    expect(named(plan)).toEqual({ "Kostnader::Skola budget": 2, "Kostnader::Skola utfall": 1.0005, "Kostnader::Fritid utfall": 3.007, "Kostnader::Varav hyra utfall": 3, "Intäkter::Skola utfall": 0.3 });
    expect(plan.cells.filter((cell) => !cell.changed).map((cell) => cell.target.rowLabel)).toEqual(["Fritid"]);
    expect(plan.withoutPlace.map((figure) => [figure.verksamhet, figure.kind, figure.amount.toNumber()])).toEqual([["fritid", "intakter", -1], ["Okänd", "kostnader", 5]]);
    expect(plan.leftOut.map((left) => [left.object, left.why])).toEqual([["40", "utelämnad"], ["50", "ingen regel"]]);
    expect(plan.sums.map((sum) => [sum.measure, sum.inFile, sum.placed, sum.withoutPlace, sum.leftOut].map((part) => (typeof part === "string" ? part : part.toNumber())))).toEqual([["budget", 2000, 2000, 0, 0], ["utfall", 3725.5, 3707.5, 4, 14]]);
    expect(plan.complete).toBe(true);
    expect(plan.untouched.map((target) => `${target.rowLabel} ${target.column}`)).toEqual(["Fritid budget", "Varav hyra budget", "Skola budget"]);
  });

  it("balance accounts have a sum of their own: the counterpart of a whole ledger never hides what is not connected", () => {
    const whole = [row("50", "5010", { utfall: 8 }), row("50", "1930", { utfall: -8 }), row("10", "5010", { utfall: 1 }), row("10", "2440", { utfall: -1 })];
    const plan = importPlan(ledger(whole), mapping, figures.targets, empty);
    expect(plan.sums.map((sum) => [sum.inFile, sum.placed, sum.leftOut, sum.balance].map((part) => part.toNumber()))).toEqual([[0, 1, 8, -9]]);
    expect(plan.leftOut.map((left) => [left.account, left.why])).toEqual([["5010", "ingen regel"], ["1930", "balanskonto"], ["2440", "balanskonto"]]);
    expect(plan.complete).toBe(true);
  });

  it("a cell with the user's own formula, and one that is gone, stand as they are and are listed", () => {
    const plan = importPlan(ledger(rows), mapping, figures.targets, (target) => (target.rowLabel === "Fritid" ? null : { value: 1, formula: "=1" }));
    expect(plan.cells).toEqual([]);
    expect(plan.kept.map((cell) => cell.why)).toEqual(["egen formel", "egen formel", "finns inte på bladet", "egen formel", "egen formel"]);
    expect(plan.complete).toBe(true);
  });

  it.each([["intakter_negativa", [10, -4, 6]], ["intakter_positiva", [10, 4, -6]], ["kostnader_negativa", [-10, 4, -6]]] as const)("signs follow the table: %s", (sign, expected) => {
    const three = report({ sign, sections: [{ label: "Skola", rows: [leaf("Kostnader", "kostnader"), leaf("Intäkter", "intakter"), leaf("Netto", "netto")] }] });
    const plan = importPlan(ledger([row("Skola", "5010", { utfall: 10000 }), row("Skola", "3010", { utfall: -4000 })]), { rules: [{ object: "Skola", account: "", verksamhet: "Skola", kind: null }] }, three.targets, empty);
    expect(plan.cells.map((cell) => cell.value)).toEqual(expected);
  });
});

describe("a suggested mapping", () => {
  const figures = report({ sections: [{ label: null, rows: [leaf("Biblioteken", "netto"), leaf("Idrott och fritid", "netto"), leaf("10 Gemensamt", "netto")] }] });
  it("goes by names and codes, leaves what is unsure to the user, and keeps the user's rules", () => {
    const rows = [row("4510", null, { utfall: 1 }, { objectName: "Bibliotek" }), row("4520", null, { utfall: 2 }, { objectName: "Fritid, idrott" }), row("10", null, { utfall: 3 }), row("99", null, { utfall: 4 }, { objectName: "Renhållning" })];
    expect(suggestMapping(ledger(rows), figures.targets).rules.map((rule) => [rule.object, rule.verksamhet, rule.kind])).toEqual([["10", "10 Gemensamt", "netto"], ["4510", "Biblioteken", "netto"], ["4520", "Idrott och fritid", "netto"]]);
    const kept = suggestMapping(ledger(rows), figures.targets, { rules: [{ object: "45*", account: "", verksamhet: null, kind: null }] });
    expect(kept.rules.map((rule) => rule.object)).toEqual(["45*", "10"]);
    expect(objectsOf(ledger(rows)).map((object) => [object.object, object.amounts.utfall?.toNumber()])).toEqual([["10", 3], ["99", 4], ["4510", 1], ["4520", 2]]);
    expect(objectsOf(ledger([row("1", "1930", { utfall: -5 }), row("2", "5010", { utfall: 5 })])).map((object) => object.object)).toEqual(["2"]);
  });
  it.each([["Bibliotek", "Biblioteken", true], ["Äldreomsorg", "Barnomsorg", false], ["HR Service", "HR-service", true], ["", "Skola", false]])("%j and %j alike: %s", (a, b, alike) => {
    expect(likeness(a, b) >= 0.6).toBe(alike);
  });
  it("a pasted table with headings per verksamhet and rows Kostnader and Intäkter is read as it stands", () => {
    const text = "Tkr\tBudget\tUtfall\nBibliotek\nKostnader\t40,0\t41,0\nIntäkter\t-4,0\t-3,5\nNetto\t36,0\t37,5\nSumma\t\t\nSumma kostnader\t40\t41";
    const read = ledgerFromGrid(readDelimitedText(text), "Inklistrat", { sheet: 0, headerRow: 0, roles: ["verksamhet", "budget", "utfall"], unit: "tkr", signs: "debet" });
    expect(read.ledger.rows.map((one) => [one.object, one.kind, one.amounts.utfall?.toNumber()])).toEqual([["Bibliotek", "kostnader", 41], ["Bibliotek", "intakter", -3.5]]);
    expect(read.leftOut).toMatchObject({ sums: 3, unread: 0 });
  });
});
