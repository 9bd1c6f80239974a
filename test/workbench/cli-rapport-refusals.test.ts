/** `npm run rapport` with data and arguments that do not hold: exit code 2, one Swedish sentence, and nothing written. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run, scratchFolder, type Run } from "./cli-run";

const CASE = join(ROOT, "test/cases/004-vb-2017-servicenamnden/input.json");
const folder = scratchFolder();
const OUT = join(folder.path, "ut.xlsx");

afterAll(() => folder.remove());

function rapport(...args: string[]): Run {
  return run("rapport", args, folder.path);
}

function file(name: string, text: string | Uint8Array): string {
  writeFileSync(join(folder.path, name), text);
  return name;
}

function refused(result: Run, code: number, sentence: RegExp): void {
  expect(result.err.trim()).toMatch(sentence);
  expect(result.err.trim().split("\n")).toHaveLength(1);
  expect(result.out).toBe("");
  expect(result.code).toBe(code);
  expect(existsSync(OUT)).toBe(false);
}

interface Draft {
  meta: Record<string, unknown>;
  tables: { columns: Record<string, unknown>[]; sections: { rows: { values: Record<string, unknown> }[] }[] }[];
}

function changed(change: (report: Draft) => void): string {
  const report = JSON.parse(readFileSync(CASE, "utf8")) as Draft;
  change(report);
  return JSON.stringify(report);
}

describe("argument som inte håller", () => {
  it.each<[string, string[], RegExp]>([
    ["ingen fil", ["--ut", "ut.xlsx"], /Ange filen med rapportdata/],
    ["ingen --ut", [CASE], /--ut/],
    ["--ut utan värde", [CASE, "--ut"], /--ut saknar sitt värde/],
    ["två filer", [CASE, CASE, "--ut", "ut.xlsx"], /en fil med rapportdata i taget/],
    ["okänt val", [CASE, "--ut", "ut.xlsx", "--fort"], /inget val --fort/],
    ["fel ändelse på utfilen", [CASE, "--ut", "ut.csv"], /slutar på \.xlsx/],
    ["fil som inte finns", ["saknas.json", "--ut", "ut.xlsx"], /saknas\.json finns inte/],
    ["mapp i stället för fil", [".", "--ut", "ut.xlsx"], /\.json/],
    ["annat format", [file("rapport.csv", "a;b"), "--ut", "ut.xlsx"], /rapport\.csv .*\.json/],
  ])("%s", (_name, args, sentence) => refused(rapport(...args), 2, sentence));
});

describe("data som inte håller", () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ["tom fil", "", /fel\.json är inte giltig JSON: filen är tom/],
    ["avhuggen JSON", '{"meta": {"title": "x"', /fel\.json är inte giltig JSON/],
    ["skräp på rad 2", '{\n "meta": x}', /fel\.json är inte giltig JSON: felet börjar på rad 2, tecken 10/],
    ["inte UTF-8", new Uint8Array([0x7b, 0x22, 0xe5, 0x22, 0x7d]), /UTF-8/],
    ["en lista", "[]", /objekt|lista/],
    ["meta saknas", '{"tables": []}', /meta/],
    ["okänd enhet", changed((report) => (report.meta["unit"] = "euro")), /meta\.unit.*euro/],
    ["text som inte är ett belopp", changed((report) => (report.tables[1]!.sections[0]!.rows[2]!.values["budget_2017"] = "ca 40")), /tables\[1\]\.sections\[0\]\.rows\[2\]\.values\.budget_2017.*ca 40/],
  ])("%s", (_name, text, sentence) => refused(rapport(file("fel.json", text), "--ut", "ut.xlsx"), 2, sentence));
});

describe("plats som inte går att skriva till", () => {
  it("en mapp som inte finns", () => refused(rapport(CASE, "--ut", "finns-inte/ut.xlsx"), 1, /finns-inte\/ut\.xlsx: mappen finns inte/));
  it("namnet på en mapp", () => {
    mkdirSync(join(folder.path, "mapp.xlsx"));
    refused(rapport(CASE, "--ut", "mapp.xlsx"), 1, /mapp\.xlsx: där finns redan en mapp/);
  });
});

it("--hjalp visar hur kommandot används", () => {
  const result = rapport("--hjalp");
  expect(result.code).toBe(0);
  expect(result.out).toMatch(/npm run rapport -- <rapportdata\.json> --ut/);
});
