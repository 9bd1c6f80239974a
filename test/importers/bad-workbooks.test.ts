/** Bad workbooks, each as a user may meet it, all the way to the rows: the sheet, row and column of every problem, and never 0 for what was not read. */
import ExcelJS from "exceljs";
import { MEASURES } from "../../src/importers/ledger";
import { readLedger, readWholeFile, suggestChoice } from "../../src/importers/read-file";

type Cell = string | number | null | { readonly formula: string; readonly result?: number } | { readonly error: "#N/A" | "#REF!" | "#DIV/0!" } | Date;

async function book(rows: readonly (readonly Cell[])[], more: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  const sheet = made.addWorksheet("Utfall T2");
  rows.forEach((row) => sheet.addRow([...row]));
  more(sheet, made);
  return new Uint8Array(await made.xlsx.writeBuffer());
}

function read(bytes: Uint8Array): { readonly sums: string; readonly problems: readonly (readonly [string | null, number | null, string | null])[]; readonly messages: string } {
  const file = readWholeFile("bok.xlsx", bytes);
  const { ledger } = readLedger(file, suggestChoice(file, { roles: new Map(), unit: null, signs: null, dimension: null }, { year: 2024, until: "202408" }));
  const sum = (measure: (typeof MEASURES)[number]): string[] => {
    const amounts = ledger.rows.flatMap((row) => row.amounts[measure]?.toNumber() ?? []);
    return amounts.length === 0 ? [] : [`${measure} ${amounts.reduce((all, amount) => all + amount, 0)}`];
  };
  return { sums: MEASURES.flatMap(sum).join(" "), problems: ledger.problems.map((problem) => [problem.sheet, problem.row, problem.column]), messages: ledger.problems.map((problem) => problem.message).join(" | ") };
}

const HEAD = ["Ansvar", "Benämning", "Konto", "Budget", "Utfall"];
const OK: readonly Cell[] = ["10", "Bibliotek", "5010", 200, 100];
const SHEET = "Utfall T2";

test.each<[string, () => Promise<Uint8Array>, string, readonly (readonly [string | null, number | null, string | null])[], RegExp]>([
  ["text in an amount", () => book([HEAD, OK, ["20", "Museer", "5010", "ca 40", 7]]), "budget 200 utfall 107", [[SHEET, 3, "D"]], /Utfall T2 rad 3, kolumn D: .*ca 40/],
  ["an error value", () => book([HEAD, OK, ["20", "Museer", "5010", { error: "#REF!" }, 7]]), "budget 200 utfall 107", [[SHEET, 3, "D"]], /felvärdet #REF!/],
  ["a formula that was never computed", () => book([HEAD, OK, ["20", "Museer", "5010", { formula: "A1+1" }, 7]]), "budget 200 utfall 107", [[SHEET, 3, "D"]], /formeln .*utan beräknat värde/],
  ["a formula with its value", () => book([HEAD, OK, ["20", "Museer", "5010", { formula: "3+4", result: 7 }, 7]]), "budget 207 utfall 107", [], /^$/],
  ["a date as an amount", () => book([HEAD, OK, ["20", "Museer", "5010", new Date(Date.UTC(2024, 0, 31)), 7]]), "budget 200 utfall 107", [[SHEET, 3, "D"]], /2024-01-31/],
  ["numbers as text in two formats", () => book([HEAD, OK, ["20", "Museer", "5010", "1 000,50", "2.25"]]), "budget 1200.5 utfall 100", [[SHEET, 3, "E"], [SHEET, null, null]], /decimalpunkt/],
  ["a figure too long for Excel, as text", () => book([HEAD, OK, ["20", "Museer", "5010", "12345678901234567", 7]]), "budget 200 utfall 107", [[SHEET, 3, "D"]], /15 siffror/],
  ["a title in merged cells, and headings in two rows", () => book([["Ekonomirapport", null, null, null, null], ["", "", "", "2024", "2024"], HEAD, OK], (sheet) => sheet.mergeCells("A1:E1")), "budget 200 utfall 100", [], /^$/],
  ["a heading merged over months", () => book([["Ansvar", "Konto", "Utfall", null], [null, null, "jan", "feb"], ["10", "5010", 1, 2]], (sheet) => sheet.mergeCells("C1:D1")), "utfall 3", [], /^$/],
  ["a verksamhet merged down its accounts", () => book([HEAD, OK, [null, null, "6010", 1, 1]], (sheet) => { sheet.mergeCells("A2:A3"); sheet.mergeCells("B2:B3"); }), "budget 201 utfall 101", [], /^$/],
  ["amounts merged down count once", () => book([HEAD, OK, ["10", "Bibliotek", "6010", null, 5]], (sheet) => sheet.mergeCells("D2:D3")), "budget 200 utfall 105", [], /^$/],
  ["sums with formulas", () => book([HEAD, OK, OK, ["Summa", null, null, { formula: "SUM(D2:D3)", result: 400 }, { formula: "SUM(E2:E3)", result: 200 }]]), "budget 400 utfall 200", [], /^$/],
  ["a first sheet of text only", async () => book([["Läs mig", "Detta är en rapport"]], (_sheet, made) => { const second = made.addWorksheet("Data"); [HEAD, [...OK.slice(0, 4), "x"]].forEach((row) => second.addRow([...row])); }), "budget 200", [["Data", 2, "E"]], /^Data rad 2, kolumn E/],
  ["a hidden sheet is not read", () => book([HEAD, OK], (_sheet, made) => { made.addWorksheet("Dolt", { state: "hidden" }).addRows([HEAD, OK, OK, OK]); }), "budget 200 utfall 100", [], /^$/],
  ["no figures at all", () => book([HEAD, ["10", "Bibliotek", "5010", null, null], ["11", "Bibliotek", "5010", "-", " "]]), "", [], /^$/],
])("%s", async (_name, make, sums, problems, words) => {
  const found = read(await make());
  expect({ sums: found.sums, problems: found.problems }).toEqual({ sums, problems });
  expect(found.messages).toMatch(words);
});

test("a workbook cut anywhere is read or refused with a sentence", async () => {
  const whole = await book([HEAD, OK]);
  for (let length = 0; length < whole.length; length += 97) {
    try {
      read(whole.subarray(0, length));
    } catch (error) {
      expect(error).toMatchObject({ name: "BokslutError", message: expect.stringMatching(/\. /) });
    }
  }
});
