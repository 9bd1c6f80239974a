/** SIE files as other ledgers write them: what each gives of outcome, budget and last year, by object, in kronor. */
import { codePage437Byte } from "../../src/importers/code-page-437";
import { encodingText } from "../../src/importers/decode";
import { MEASURES } from "../../src/importers/ledger";
import { readLedger, readWholeFile, suggestChoice, type ImportedFile, type ReportPeriod } from "../../src/importers/read-file";

const T2: ReportPeriod = { year: 2024, until: "202408" };
const KEPT = { roles: new Map(), unit: null, signs: null, dimension: null };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const pc8 = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => codePage437Byte(letter) ?? 63));
const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

function figures(bytes: Uint8Array, about = T2): { readonly file: ImportedFile; readonly sums: Readonly<Record<string, string>>; readonly problems: readonly string[] } {
  const file = readWholeFile("bok.se", bytes);
  const { ledger } = readLedger(file, suggestChoice(file, KEPT, about));
  const sums: Record<string, string> = {};
  for (const row of ledger.rows) {
    for (const measure of MEASURES) {
      const amount = row.amounts[measure];
      if (amount !== undefined) sums[`${measure} ${row.object ?? "-"}`] = String(Number(sums[`${measure} ${row.object ?? "-"}`] ?? 0) + amount.toNumber());
    }
  }
  return { file, sums, problems: ledger.problems.map((problem) => problem.message) };
}

const YEARS = ["#FLAGGA 0", "#RAR 0 20240101 20241231", "#RAR -1 20230101 20231231"];

test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ["dimension 1 before a larger dimension 6", [...YEARS, '#DIM 1 "Ansvar"', '#DIM 6 "Projekt"', "#PSALDO 0 202401 5010 {} 10", '#PSALDO 0 202401 5010 {1 "A"} 10', '#PSALDO 0 202401 5010 {6 "P"} 4', '#PSALDO 0 202401 5010 {6 "Q"} 6'], { "utfall A": "10" }],
  ["only dimension 6", [...YEARS, '#PSALDO 0 202401 5010 {} 10', '#PSALDO 0 202401 5010 {6 "P"} 4'], { "utfall P": "4", "utfall -": "6" }],
  ["a dimension of its own called Verksamhet", [...YEARS, '#DIM 20 "Verksamhet"', '#PSALDO 0 202401 5010 {1 "A" 20 "V"} 10'], { "utfall V": "10" }],
  ["customers and employees are never what a report is split by", [...YEARS, '#PSALDO 0 202401 5010 {8 "K1"} 1', '#PSALDO 0 202401 5010 {8 "K2"} 2', '#PSALDO 0 202401 5020 {1 "A"} 4'], { "utfall A": "4", "utfall -": "3" }],
  ["months with objects only", [...YEARS, '#PSALDO 0 202401 5010 {1 "A"} 10', '#PSALDO 0 202402 5010 {1 "B"} 5'], { "utfall A": "10", "utfall B": "5" }],
  ["vouchers only", [...YEARS, "#VER A 1 20240110", "{", '#TRANS 5010 {1 "A"} 10', "#TRANS 1930 {} -10", "}", "#VER A 2 20240910", "{", '#TRANS 5010 {1 "A"} 99', "}"], { "utfall A": "10", "utfall -": "-10" }],
  ["year −1 as months, and the months after the report's left out of both", [...YEARS, "#PSALDO 0 202401 5010 {} 1", "#PSALDO 0 202409 5010 {} 2", "#PSALDO -1 202308 5010 {} 4", "#PSALDO -1 202309 5010 {} 8", "#PSALDO -2 202201 5010 {} 16"], { "utfall -": "1", "foregaende -": "4" }],
  ["the budget is the whole year's", [...YEARS, "#PBUDGET 0 202401 5010 {} 1", "#PBUDGET 0 202412 5010 {} 2", "#PSALDO 0 202401 5010 {} 5"], { "budget -": "3", "utfall -": "5" }],
  ["no #RAR: the year is told by the months", ["#FLAGGA 0", "#PSALDO 0 202401 5010 {} 1", "#PSALDO -1 202301 5010 {} 2"], { "utfall -": "1", "foregaende -": "2" }],
  ["no #RAR and only a budget", ["#FLAGGA 0", "#PBUDGET 0 202403 5010 {} 7"], { "budget -": "7" }],
  ["a broken year", ["#FLAGGA 0", "#RAR 0 20230901 20240831", "#PSALDO 0 202309 5010 {} 1", "#PSALDO 0 202408 5010 {} 2"], { "utfall -": "3" }],
  ["last year's own file is the comparison, for the same months", ["#FLAGGA 0", "#RAR 0 20230101 20231231", "#PSALDO 0 202301 5010 {} 1", "#PSALDO 0 202309 5010 {} 2", "#PBUDGET 0 202301 5010 {} 4"], { "foregaende -": "1" }],
  ["quantities after amounts, tabs, plus signs and quoted numbers", [...YEARS, '#PSALDO\t0\t202401\t"5010"\t{1\t"A"}\t+10.50\t3'], { "utfall A": "10.5" }],
  ["object codes with spaces and quotes", [...YEARS, '#PSALDO 0 202401 5010 {"1" "A \\"B\\" 1"} 10'], { 'utfall A "B" 1': "10" }],
  ["added and removed voucher rows", [...YEARS, "#VER A 1 20240110", "{", "#TRANS 5010 {} 10", "#BTRANS 5010 {} 3", "#RTRANS 5010 {} 4", "#TRANS 5010 {} 4", "}"], { "utfall -": "14" }],
])("%s", (_name, lines, sums) => {
  expect(figures(utf8(lines.join("\r\n"))).sums).toEqual(sums);
});

test("line ends of CR alone, and a mark at the start", () => {
  expect(figures(utf8(`\uFEFF${[...YEARS, "#PSALDO 0 202401 5010 {} 1"].join("\r")}\r`)).sums).toEqual({ "utfall -": "1" });
});

test.each([["cp437", pc8, "PC8 (teckentabell 437)"], ["windows-1252", latin, "Windows-1252"]] as const)("lines of %s among lines of UTF-8: every name is read, and it is said", (_name, encode, words) => {
  const head = utf8(`${YEARS.join("\n")}\n#FORMAT PC8\n#OBJEKT 1 "A" "Äldreomsorg"\n#OBJEKT 1 "C" "Räddningstjänst"\n`);
  const { file, sums } = figures(joined(head, encode('#OBJEKT 1 "B" "Förskola"\n'), utf8('#PSALDO 0 202401 5010 {1 "A"} 1\n')));
  expect(file.kind === "sie" ? file.file.objects.map((object) => object.name) : []).toEqual(["Äldreomsorg", "Räddningstjänst", "Förskola"]);
  expect(file.kind === "sie" ? encodingText(file.file.encoding) : "").toContain(`UTF-8, med rader i ${words}`);
  expect(sums).toEqual({ "utfall A": "1" });
});

test("a file longer than one piece: rows that stand across the pieces' ends are read once each, in every encoding", () => {
  const lines = Array.from({ length: 6000 }, (_, index) => `#PSALDO 0 2024${String(1 + (index % 8)).padStart(2, "0")} ${4000 + (index % 900)} {1 "Ö${index % 7}"} ${index}.25`);
  const text = [...YEARS, ...lines].join("\r\n");
  const sixteen = Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])]);
  const whole = (bytes: Uint8Array): number => Object.values(figures(bytes).sums).reduce((sum, amount) => sum + Number(amount), 0);
  const wanted = (5999 * 6000) / 2 + 6000 * 0.25;
  expect([utf8(text), pc8(text), latin(text), sixteen].map(whole)).toEqual([wanted, wanted, wanted, wanted]);
  expect(figures(utf8(text)).problems).toEqual([]);
});

test("a file that has neither months nor vouchers of the report's year says so", () => {
  expect(figures(utf8("#FLAGGA 0\n#RAR 0 20240101 20241231\n#UB 0 1930 5")).problems.join()).toContain("inget utfall för de valda perioderna");
});
