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

  it("does not take any block for a table", () => {
    expect(recognise([["a", "b"], ["c", 1]], "Blad", address)).toBeNull();
    expect(recognise([], "Blad", address)).toBeNull();
  });
});
