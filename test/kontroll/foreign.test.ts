import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runChecks, type Finding } from "../../src/kontroll";
import { recognise } from "../../src/kontroll/foreign";
import { readReportData } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { locate } from "./reading";

const address = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

function checked(grid: unknown[][]): Finding[] {
  const found = recognise(grid, "Klistrat", address);
  return found === null ? [] : runChecks({ report: found.report, tables: [found.reading] }, locate);
}

/** The table as it would be pasted: captions, headings, labels and figures, nothing else. */
function pasted(report: ReportData, id: string): unknown[][] {
  const table = report.tables.find((one) => one.id === id);
  if (table === undefined) throw new Error(id);
  return [
    [table.caption], ["mnkr", ...table.columns.map((column) => column.label)],
    ...table.sections.flatMap((section) => [...(section.label === null ? [] : [[section.label]]), ...section.rows.map((row) => [row.label, ...table.columns.map((column) => row.values[column.key] ?? "")])]),
  ];
}

function printed(name: string): ReportData {
  return readReportData(JSON.parse(readFileSync(join(__dirname, "..", "cases", name, "printed.json"), "utf8")));
}

const SOUND: unknown[][] = [
  ["Kulturnämnden"], ["", "Budget", "Utfall", "Avvikelse"],
  ["Bibliotek"], ["Kostnader", 40, "41,5", "−1,5"], ["Intäkter", -4, -4, 0], ["Netto", 36, 37.5, -1.5],
  ["Museer"], ["Kostnader", 20, 19, 1], ["Intäkter", -2, -3, 1], ["Netto", 18, 16, 2],
  ["Totalt"], ["Summa kostnader", 60, 60.5, -0.5], ["Summa intäkter", -6, -7, 1], ["Summa netto", 54, 53.5, 0.5],
];

describe("a table without Bokslut's structure", () => {
  it("gives no fel when it adds up, also with amounts typed as text", () => expect(checked(SOUND).filter((finding) => finding.severity === "fel")).toEqual([]));

  it.each([[5, 1, 39], [5, 3, -5.5], [13, 2, 63.5], [8, 3, -1], [11, 1, 90]])("finds a wrong figure in row %i, column %i", (row, column, value) => {
    const wrong = SOUND.map((cells, index) => (index === row ? cells.map((cell, at) => (at === column ? value : cell)) : cells));
    expect(checked(wrong).filter((finding) => finding.severity === "fel").map((finding) => finding.address)).toContain(address(row, column));
  });

  it("finds nothing wrong in a published driftbudget but its rounding", () => {
    const findings = checked(pasted(printed("000-vb-2011"), "driftbudget"));
    expect(findings.filter((finding) => finding.severity === "fel")).toEqual([]);
    expect(findings.filter((finding) => finding.severity === "avrundning").length).toBeGreaterThan(2);
  });

  const OTHER_WORDS: unknown[][] = [
    ["Ur en äldre rapport"], ["tkr", "Budget", "Bokfört", "Prognos", "Differens budget/prognos"],
    ["Bibliotek"], ["Kostnad", "40 100", "20 000", "41 000", "− 900"], ["Verksamhetens intäkter", "-4 000", "-2 000", "-4 500", "500"], ["Nettokostnad", "36 100", "18 000", "36 500", "-400"],
    ["Museer"], ["Kostnad", "20 000", "9 000", "19 000", "1 000"], ["Verksamhetens intäkter", "-2 000", "-1 000", "-2 000", "0"], ["Nettokostnad", "18 000", "8 000", "17 000", "1 000"],
    ["Alla"], ["S:a kostnader", "60 100", "29 000", "60 000", "100"], ["S:a intäkter", "-6 000", "-3 000", "-6 500", "500"], ["Totalt", "54 100", "26 000", "53 500", "600"],
  ];
  const LIST: unknown[][] = [["Ändamål", "2023", 2024, "Skillnad"], ["Cyklar", 10, 12, 2], ["Bänkar", 5, 4, -1], ["Träd", 7.5, 8, 0.5], ["Totalt", 22.5, 24, 1.5]];

  it.each([["other words and a prognos that the deviation is counted from", OTHER_WORDS], ["a list with years as headings", LIST]])("gives no fel: %s", (_name, grid) => {
    expect(recognise(grid, "Klistrat", address)).not.toBeNull();
    expect(checked(grid).filter((finding) => finding.severity === "fel")).toEqual([]);
  });

  it.each([["a deviation from prognos", OTHER_WORDS, 3, 4, "-1 900"], ["Nettokostnad", OTHER_WORDS, 9, 2, "8 500"], ["S:a", OTHER_WORDS, 11, 1, "61 100"], ["Totalt", OTHER_WORDS, 13, 3, "54 500"], ["a list's Totalt", LIST, 4, 2, 25], ["a list's Skillnad", LIST, 2, 3, 1]] as const)(
    "finds a wrong figure: %s", (_name, grid, row, column, value) => {
      const wrong = grid.map((cells, index) => (index === row ? cells.map((cell, at) => (at === column ? value : cell)) : cells));
      expect(checked(wrong).filter((finding) => finding.severity === "fel").map((finding) => finding.address)).toContain(address(row, column));
    },
  );

  it("gives no fel for the published tables pasted as they are, but for the one that is wrong", () => {
    const found = ["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"].flatMap((name) => printed(name).tables.filter((table) => table.sign !== null)
      .flatMap((table) => checked(pasted(printed(name), table.id)).filter((finding) => finding.severity === "fel").map((finding) => `${table.id} ${finding.explanation}`)));
    expect(found).toEqual([expect.stringContaining("sammanfattning Summa netto, Avvikelse VP/Prognos: rapporten anger 9,1")]);
  });

  it("does not take any block for a table", () => {
    expect(recognise([["a", "b"], ["c", 1]], "Blad", address)).toBeNull();
    expect(recognise([], "Blad", address)).toBeNull();
  });
});
