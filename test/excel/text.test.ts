import fc from "fast-check";
import { layOutTables, openReport } from "../../src/excel/commands";
import { looksLikeFormula } from "../../src/domain/formula-text";
import { asText } from "../../src/excel/text-cells";
import { cleanSheetName, freeSheetName } from "../../src/excel/sheet-names";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";
import { sheetId, smallReport, withWorkbook } from "./workbook";

const HOSTILE = ["=1+1", "+46 8 123", "-rad", "@SUM(A1)", "\t=2+2", "=HYPERLINK(\"x\",\"y\")", "'citat", "2017", "1-3", "mars 2017", "SANT", "1e5", "A1", "50 %", "ÅÄÖ & <b>", "3/4"];

test("labels stay the text they are, whatever they begin with, also after saving and reopening", async () => {
  const rows = HOSTILE.map((label) => ({ label, kind: "kostnader", values: { budget: 1, utfall: 2 } }));
  const columns = [
    { key: "budget", label: "=budget", kind: "budget" }, { key: "utfall", label: "2024", kind: "utfall" },
    { key: "avvikelse", label: "+/-", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } as const },
  ];
  const report = smallReport({ caption: "=cmd|' /C calc'!A0", columns, sections: [{ label: "-Avsnitt", rows }] });
  const expected = ["-Avsnitt", ...HOSTILE];
  const check = (grid: readonly (readonly unknown[])[], formulas: readonly (readonly unknown[])[]): void => {
    expect(grid[0]?.[0]).toBe("=cmd|' /C calc'!A0");
    expect(grid[3]).toEqual(["mnkr", "=budget", "2024", "+/-"]);
    expect(grid.slice(4).map((row) => row[0])).toEqual(expected);
    expect(grid[5]?.slice(1)).toEqual([1, 2, -1]);
    expect(formulas.slice(5).every((row) => String(row[3]).startsWith("=IF("))).toBe(true);
  };
  let file = new Uint8Array();
  let sheet = "";
  await withWorkbook(async (book) => {
    await openReport(report);
    sheet = (await layOutTables()).sheets[0] ?? "";
    check(await book.grid(sheet), await book.formulas(sheet));
    const { engine } = book;
    const formats = engine.numberFormats(sheetId(engine, sheet), { row: 5, column: 0, rows: 5, columns: 1 }).map((row) => row[0]);
    expect(formats).toEqual(["@", "@", "@", "@", "@"]);
    await engine.recalculate();
    file = new Uint8Array(await saveXlsx(engine));
  });
  await withWorkbook(async (book) => {
    await loadXlsx(book.engine, file);
    await book.engine.recalculate();
    check(await book.grid(sheet), await book.formulas(sheet));
  });
});

test("text that Excel would read as something else gets an apostrophe; plain words do not", () => {
  for (const text of HOSTILE.filter((one) => one !== "ÅÄÖ & <b>")) expect(asText(text)).toBe(`'${text}`);
  for (const text of ["Kostnader", "Budget 2017", "Summa netto", "e-Tjänster", "ÅÄÖ & <b>", "§ 5", "T2 2006"]) expect(asText(text)).toBe(text);
  expect(asText("")).toBe("");
  fc.assert(fc.property(fc.string(), (text) => !looksLikeFormula(text) || asText(text).startsWith("'")));
});

test("sheet names follow Excel's rules", () => {
  expect(cleanSheetName("Drift/investering: a*b?")).toBe("Drift-investering a b");
  expect(cleanSheetName("'citat'")).toBe("citat");
  expect(cleanSheetName("2+3+cmd|'a'!A0")).toBe("2+3+cmd|'a' A0");
  expect(cleanSheetName("  ")).toBe("Tabell");
  expect(cleanSheetName("History")).toBe("History 1");
  expect(cleanSheetName("Uppföljning av driftbudget för hela nämnden")).toBe("Uppföljning av driftbudget för");
  const taken = new Set(["driftbudget"]);
  expect(["Driftbudget", "driftbudget", "DRIFTBUDGET"].map((name) => freeSheetName(name, taken))).toEqual(["Driftbudget (2)", "driftbudget (3)", "DRIFTBUDGET (4)"]);
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (wanted) => {
    const used = new Set<string>();
    for (const name of [freeSheetName(wanted, used), freeSheetName(wanted, used)]) {
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[\\/?*[\]:!]|^'|'$/);
    }
    expect(used.size).toBe(2);
  }));
});
