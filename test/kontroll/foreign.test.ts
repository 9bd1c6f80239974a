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

  const BROKEN_HEADINGS: unknown[][] = [
    ["Ur en tertialrapport"], ["", "Periodiserad", "Periodiserat", "Avvikelse", "Justerad", "", "Avvikelse"], ["mnkr", "VP/budget", "utfall", "VP-utfall", "VP", "Prognos", "VP/prognos"],
    ["Parker"], ["Kostnader", "1 200,0", "1 150,5", "49,5", "1 800,0", "1 810,0", "−10,0"], ["Intäkter", "(200,0)", "(190,0)", "(10,0)", "(300,0)", "(320,0)", "20,0"], ["Netto", "1 000,0", "960,5", "39,5", "1 500,0", "1 490,0", "10,0"],
    ["Gator"], ["Kostnader", "40,0", "42,0", "– 2,0", "60,0", "62,0", "-2,0"], ["Intäkter", "-4,0", "-4,0", "0,0", "-6,0", "-6,0", "0,0"], ["Netto", "36,0", "38,0", "-2,0", "54,0", "56,0", "-2,0"],
    ["Summa kostnader", "1 240,0", "1 192,5", "47,5", "1 860,0", "1 872,0", "-12,0"], ["Summa intäkter", "-204,0", "-194,0", "-10,0", "-306,0", "-326,0", "20,0"], ["Summa netto", "1 036,0", "998,5", "37,5", "1 554,0", "1 546,0", "8,0"],
  ];
  const SIDES: unknown[][] = [
    ["", "Budget 2030", "Bokslut 2030", "Budgetavvikelse", "Bokslut 2029"], ["Kostnader"], ["Parker", "49,0", "51,4", "-2,4", "46,7"], ["Gator", "39,3", "38,7", "0,6", "37,0"], ["Summa kostnader", "88,3", "90,1", "-1,8", "83,7"],
    ["Intäkter"], ["Parker", "50,0", "52,5", "2,5", "41,3"], ["Gator", "38,9", "39,3", "0,4", "47,6"], ["Summa intäkter", "88,9", "91,8", "2,9", "88,9"], ["Årets resultat", "0,6", "1,7", "1,1", "5,2"],
  ];

  it.each([["headings in two rows and sums right under the last net", BROKEN_HEADINGS], ["costs and incomes in two lists, and a result", SIDES]])("every figure is held against the others: %s", (_name, grid) => {
    expect(checked(grid)).toEqual([]);
    const missed: string[] = [];
    let tried = 0;
    grid.forEach((cells, row) => cells.forEach((cell, column) => {
      if (column === 0 || typeof cell !== "string" || !/^[(−–-]? ?\d[\d ]*,\d\)?$/.test(cell)) return;
      tried += 1;
      const wrong = grid.map((others, at) => (at === row ? others.map((other, place) => (place === column ? "777,7" : other)) : others));
      if (!checked(wrong).some((finding) => finding.severity === "fel")) missed.push(address(row, column));
    }));
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(25);
  });

  it("does not take any block for a table", () => {
    expect(recognise([["a", "b"], ["c", 1]], "Blad", address)).toBeNull();
    expect(recognise([], "Blad", address)).toBeNull();
  });
});
