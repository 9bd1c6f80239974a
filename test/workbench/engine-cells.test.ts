import fc from "fast-check";
import { createHeadlessEngine, ErrorValue, type UniverEngine } from "../../workbench/engine";
import type { CellValue, Scalar } from "../../workbench/engine/types";
import { area, cell, codeOf } from "./engine-fixtures";


let engine: UniverEngine;
let sheet: string;
beforeEach(() => {
  engine = createHeadlessEngine();
  sheet = engine.activeSheet().id;
});
afterEach(() => engine.dispose());

/** Writes one formula in Z1 and gives its value. */
async function result(formula: string): Promise<CellValue | undefined> {
  engine.write(sheet, cell(0, 25), [[formula]]);
  await engine.settle();
  return engine.values(sheet, cell(0, 25))[0]?.[0];
}

describe("values and formulas", () => {
  test("numbers, texts, booleans and nothing read back as written", () => {
    engine.write(sheet, area(0, 0, 2, 3), [[1, -2.75, 1e21], ["text å", true, ""]]);
    expect(engine.values(sheet, area(0, 0, 2, 3))).toEqual([[1, -2.75, 1e21], ["text å", true, ""]]);
    expect(engine.formulas(sheet, area(0, 0, 2, 3))).toEqual([[1, -2.75, 1e21], ["text å", true, ""]]);
  });

  test.each(["1", "007", "1437,5", "TRUE", "2017-12-31", "50 %", "- varav"])("the text %s stays text, also for formulas that read it", async (text) => {
    engine.write(sheet, area(0, 0, 1, 2), [[`'${text}`, "=A1"]]);
    expect(await result('=ISTEXT(A1)&"|"&ISTEXT(B1)&"|"&COUNT(A1:B1)')).toBe("TRUE|TRUE|0");
    expect(engine.values(sheet, area(0, 0, 1, 2))).toEqual([[text, text]]);
  });

  test("a text that looks like a number stays text without an apostrophe too", () => {
    engine.write(sheet, area(0, 0, 1, 3), [["1", "007", "-2,7"]]);
    expect(engine.values(sheet, area(0, 0, 1, 3))).toEqual([["1", "007", "-2,7"]]);
  });

  test("what begins with + - @ without an apostrophe is a formula, as in Excel; a lone minus is text", async () => {
    engine.write(sheet, area(0, 0, 1, 3), [[5, "+A1+1", "-A1"]]);
    engine.write(sheet, cell(1, 0), [["-"]]);
    await engine.settle();
    expect(engine.values(sheet, area(0, 1, 1, 2))).toEqual([[6, -5]]);
    expect(engine.formulas(sheet, area(0, 1, 1, 2))).toEqual([["=+A1+1", "=-A1"]]);
    expect(engine.values(sheet, cell(1, 0))).toEqual([["-"]]);
  });

  test("undefined leaves a cell, empty text empties it, a value replaces a formula", async () => {
    engine.write(sheet, area(0, 0, 1, 3), [[1, 2, "=A1+B1"]]);
    engine.write(sheet, area(0, 0, 1, 3), [[undefined, "", undefined]]);
    await engine.settle();
    expect(engine.formulas(sheet, area(0, 0, 1, 3))).toEqual([[1, "", "=A1+B1"]]);
    expect(engine.values(sheet, area(0, 0, 1, 3))).toEqual([[1, "", 1]]);
    engine.write(sheet, cell(0, 2), [[7]]);
    await engine.settle();
    expect(engine.formulas(sheet, cell(0, 2))).toEqual([[7]]);
  });

  test("error codes are error values, with an apostrophe texts", async () => {
    engine.write(sheet, area(0, 0, 1, 2), [["#N/A", "'#N/A"]]);
    expect(engine.values(sheet, area(0, 0, 1, 2))).toEqual([[new ErrorValue("#N/A"), "#N/A"]]);
    expect(await result("=ISNA(A1)")).toBe(true);
  });

  test("any text and number survives a write and a read", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 30 }), fc.double({ noNaN: true, noDefaultInfinity: true })), (content) => {
        const written = typeof content === "string" ? `'${content}` : content;
        engine.write(sheet, cell(3, 3), [[written]]);
        expect(engine.values(sheet, cell(3, 3))).toEqual([[content]]);
      }),
      { numRuns: 200 },
    );
  });

  test("cells outside what the sheet has yet are empty, and a write there makes room", () => {
    expect(engine.values(sheet, cell(5000, 100))).toEqual([[""]]);
    engine.write(sheet, cell(5000, 100), [["långt bort"]]);
    expect(engine.values(sheet, cell(5000, 100))).toEqual([["långt bort"]]);
    expect(engine.usedRect(sheet, true)).toEqual(cell(5000, 100));
  });

  test("ten thousand rows in one change", async () => {
    let changes = 0;
    engine.onChange((event) => {
      if (event.kind === "values") changes++;
    });
    const rows: Scalar[][] = Array.from({ length: 10_000 }, (_, row) => Array.from({ length: 10 }, (_, column) => row * column));
    engine.write(sheet, area(0, 0, 10_000, 10), rows);
    expect(changes).toBe(1);
    expect(await result("=SUM(A1:J10000)")).toBe(((9999 * 10_000) / 2) * 45);
  });

  test("the used area with and without formats", () => {
    expect(engine.usedRect(sheet, false)).toBeNull();
    engine.setStyle(sheet, cell(9, 4), { bold: true });
    engine.write(sheet, cell(2, 1), [[1]]);
    expect(engine.usedRect(sheet, true)).toEqual(cell(2, 1));
    expect(engine.usedRect(sheet, false)).toEqual(area(2, 1, 8, 4));
  });
});

describe("refusals", () => {
  test.each([
    ["another shape", () => engine.write(sheet, area(0, 0, 2, 1), [[1]])],
    ["a number that is none", () => engine.write(sheet, cell(0, 0), [[Number.NaN]])],
    ["a formula without its parenthesis", () => engine.write(sheet, cell(0, 0), [["=SUM(A1"]])],
    ["a formula with an open text", () => engine.write(sheet, cell(0, 0), [['="å']])],
    ["a text that is too long", () => engine.write(sheet, cell(0, 0), [["x".repeat(32_768)]])],
    ["an area outside the sheet", () => engine.values(sheet, area(1_048_575, 0, 2, 1))],
    ["a colour that is none", () => engine.setStyle(sheet, cell(0, 0), { fill: "blå" })],
    ["a width below zero", () => engine.setColumnWidth(sheet, 0, 1, -1)],
  ])("%s is refused and changes nothing", (_, action) => {
    expect(codeOf(action)).toBe("InvalidArgument");
    expect(engine.usedRect(sheet, false)).toBeNull();
  });

  test("an unknown sheet", () => {
    expect(codeOf(() => engine.values("saknas", cell(0, 0)))).toBe("ItemNotFound");
  });
});

describe("Excel's own formulas", () => {
  test.each<[string, CellValue]>([
    ['=IF(A9="","tom","full")', "tom"],
    ['=IF(OR(A9="",B9=""),"",1)', ""],
    ['=IF(COUNT(A9,B9)=0,"",SUM(A9,B9))', ""],
    ["=SUM(A1:A3,10)", 16],
    ["=COUNT(A1:A5)", 3],
    ["=COUNTA(A1:A5)", 4],
    ["=ROW(B7)", 7],
    ["=COLUMN(C1)", 3],
    ["=INDEX(A1:A3,2)", 2],
    ["=MATCH(3,A1:A3,0)", 3],
    ["=LET(år,A1+A2,år*2)", 6],
    ['="Å, ä och ö; ""citat"" – "&A4&"!"', 'Å, ä och ö; "citat" – Överskott!'],
    ["=ROUND(2.345,2)", 2.35],
    ["=A1/0", new ErrorValue("#DIV/0!")],
    ["=FINNSINTE(1)", new ErrorValue("#NAME?")],
    ["=IFERROR(1/0,-1)", -1],
    ["='Nämndens mål'!B2&\"%\"", "95%"],
    ["=SUM('Nämndens mål'!B1:B3)", 95],
    ["=A1=1", true],
    ['=XLOOKUP("Överskott",A1:A5,A1:A5)', "Överskott"],
    ['=TEXTJOIN("; ",TRUE,A1:A4)', "1; 2; 3; Överskott"],
    ["=SUMPRODUCT(A1:A3,A1:A3)", 14],
  ])("%s", async (formula, expected) => {
    engine.write(engine.addSheet("Nämndens mål").id, cell(1, 1), [[95]]);
    engine.write(sheet, area(0, 0, 4, 1), [[1], [2], [3], ["Överskott"]]);
    expect(await result(formula)).toEqual(expected);
    expect(engine.formulas(sheet, cell(0, 25))).toEqual([[formula]]);
  });

  test("a chain over sheets follows a changed cell", async () => {
    const other = engine.addSheet("Summering").id;
    engine.write(sheet, area(0, 0, 2, 1), [[10], [20]]);
    engine.write(other, area(0, 0, 1, 2), [["=SUM(Blad1!A1:A2)", "=A1*2"]]);
    await engine.settle();
    engine.write(sheet, cell(0, 0), [[15]]);
    await engine.settle();
    expect(engine.values(other, area(0, 0, 1, 2))).toEqual([[35, 70]]);
  });

  test("a change of looks leaves formulas alive", async () => {
    engine.write(sheet, area(0, 0, 1, 2), [[1, "=A1+1"]]);
    await engine.settle();
    engine.setStyle(sheet, cell(0, 1), { bold: true, locked: false });
    engine.setNumberFormats(sheet, cell(0, 1), [["0.00"]]);
    engine.setDataValidation(sheet, cell(0, 1), { type: "List", source: "a,b" });
    engine.write(sheet, cell(0, 0), [[5]]);
    await engine.settle();
    expect(engine.values(sheet, cell(0, 1))).toEqual([[6]]);
    expect(engine.style(sheet, 0, 1)).toMatchObject({ bold: true, locked: false });
  });
});

describe("texts are shown the Swedish way", () => {
  test.each<[Scalar, string, string]>([
    [1437.05, "#,##0.0", "1\u00a0437,1"],
    [-2.7, "#,##0.0", "−2,7"],
    [-1234567.85, "#,##0.0;−#,##0.0", "−1\u00a0234\u00a0567,9"],
    [0.957, "0 %", "96 %"],
    [-0.021, "0.0%", "−2,1%"],
    [43100, "yyyy-mm-dd", "2017-12-31"],
    [0, '#,##0.0;−#,##0.0;"–"', "–"],
    [1234.5, "General", "1234,5"],
    [-1234.5, "General", "−1234,5"],
    [0.1, "General", "0,1"],
    [true, "General", "SANT"],
    ["text", "#,##0.0", "text"],
    ["007", "General", "007"],
    ["", "0.0", ""],
  ])("%p as %s is %s", (value, format, text) => {
    engine.write(sheet, cell(0, 0), [[value]]);
    engine.setNumberFormats(sheet, cell(0, 0), [[format]]);
    expect(engine.texts(sheet, cell(0, 0))).toEqual([[text]]);
    expect(engine.numberFormats(sheet, cell(0, 0))).toEqual([[format]]);
  });
});
