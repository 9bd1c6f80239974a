/** `npm run rapport` on the four published reports and on data nobody has seen: what stands in the .xlsx that it writes. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readReportData } from "../../src/reports/report-data";
import { ROOT, run, scratchFolder, type Run } from "./cli-run";
import { compareWithPrint, type SheetCells } from "./laid-out";
import { unseenReport } from "./unseen-report";
import { openXlsx } from "./xlsx-cells";

const folder = scratchFolder();
afterAll(() => folder.remove());

const caseFile = (name: string, file: string): string => join(ROOT, "test/cases", name, file);
const reportOf = (file: string): ReturnType<typeof readReportData> => readReportData(JSON.parse(readFileSync(file, "utf8")));
const rapport = (...args: string[]): Run => run("rapport", args, folder.path);

/** Cells where the report's own print is wrong (test/cases/printed-errors.json), by sheet and text of the disagreement. */
const PRINTED_WRONG: Readonly<Record<string, readonly RegExp[]>> = {
  "003-t2-2006": [/Summa netto.*Avvikelse/u],
};

function sheetOf(sheets: readonly SheetCells[], caption: string): SheetCells {
  const found = sheets.find((sheet) => sheet.values[0]?.[0] === caption);
  if (found === undefined) throw new Error(`inget blad har rubriken ${caption}`);
  return found;
}

describe.each([
  ["000-vb-2011", 60],
  ["001-underlag-budget-2015", 8],
  ["003-t2-2006", 40],
  ["004-vb-2017-servicenamnden", 35],
])("%s", (name, atLeast) => {
  const out = `${name}.xlsx`;
  let sheets: readonly SheetCells[] = [];
  let result: Run;

  beforeAll(async () => {
    result = rapport(caseFile(name, "input.json"), "--ut", out);
    if (result.code === 0) sheets = (await openXlsx(join(folder.path, out))).sheets;
  }, 300_000);

  it("ends well", () => {
    expect(result.err).toBe("");
    expect(result.code).toBe(0);
    expect(result.out).toContain(out);
  });

  it("has every derived cell as a formula that agrees with print", () => {
    const input = reportOf(caseFile(name, "input.json"));
    const printed = reportOf(caseFile(name, "printed.json"));
    const comparisons = input.tables.map((table, index) => compareWithPrint(sheetOf(sheets, table.caption), table, printed.tables[index] ?? table));
    const excused = PRINTED_WRONG[name] ?? [];
    expect(comparisons.flatMap((each) => each.wrong).filter((line) => !excused.some((known) => known.test(line)))).toEqual([]);
    expect(comparisons.reduce((sum, each) => sum + each.compared, 0)).toBeGreaterThanOrEqual(atLeast);
  });

  it("has no error in any cell, and sentences without missing figures", () => {
    const errors = sheets.flatMap((sheet) => sheet.values.flatMap((row) => row.filter((value) => typeof value === "string" && /^#[A-ZÅÄÖ0-9/]+[!?]?$/u.test(value)).map((value) => `${sheet.name}: ${String(value)}`)));
    expect(errors).toEqual([]);
    const narrative = sheets.find((sheet) => sheet.name === "Berättelse");
    expect(narrative?.values.length).toBeGreaterThan(5);
    expect(JSON.stringify(narrative?.values)).not.toContain("siffra saknas");
  });
});

describe("a report that nobody has seen", () => {
  it("is laid out by the same rules", async () => {
    writeFileSync(join(folder.path, "osedd.json"), JSON.stringify(unseenReport));
    const result = rapport("osedd.json", "--ut", "osedd.xlsx");
    expect(result).toMatchObject({ code: 0 });
    expect(result.err).toMatch(/^Varning: .*egen-mall/mu);
    const { sheets } = await openXlsx(join(folder.path, "osedd.xlsx"));
    const sheet = sheetOf(sheets, "Nämndens drift");
    const value = (label: string, column: number): unknown => sheet.values.find((row) => row[0] === label)?.[column];
    expect(value("Netto fritid", 3)).toBeCloseTo(-9.5, 6);
    expect(value("Summa nämnden", 1)).toBeCloseTo(171.5, 6);
    expect(value("Summa nämnden", 3)).toBeCloseTo(-11.75, 6);
    expect(value("=HYPERLINK(\"http://x\")", 1)).toBe(1.5);
    expect(sheet.formulas.flat().filter((formula) => formula?.includes("HYPERLINK"))).toEqual([]);
  }, 120_000);

  it("with no template that exists gives a workbook that says so", async () => {
    writeFileSync(join(folder.path, "ingen.json"), JSON.stringify({ ...unseenReport, tables: unseenReport.tables.filter((table) => table.template === "egen-mall") }));
    writeFileSync(join(folder.path, "ingen.xlsx"), "gammal fil");
    const result = rapport("ingen.json", "--ut", "ingen.xlsx");
    expect(result).toMatchObject({ code: 0 });
    expect(result.err).toMatch(/egen-mall/u);
    expect(statSync(join(folder.path, "ingen.xlsx")).size).toBeGreaterThan(1000);
    const { workbook, sheets } = await openXlsx(join(folder.path, "ingen.xlsx"));
    expect(workbook.worksheets.some((sheet) => sheet.state === "visible")).toBe(true);
    expect(JSON.stringify(sheets.filter((sheet) => sheet.name !== "_Bokslut").map((sheet) => sheet.values))).toMatch(/mall/u);
    expect(existsSync(join(folder.path, "ingen.json"))).toBe(true);
  }, 120_000);
});
