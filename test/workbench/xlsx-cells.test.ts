import ExcelJS from "exceljs";
import { createHeadlessEngine, ErrorValue } from "../../workbench/engine";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";
import { area, cell } from "./engine-fixtures";
import { DATE, engineWithFunctions, open, OWN, partsOf, readByExcelJs, reopened } from "./xlsx-fixtures";

describe("cells in the file", () => {
  test("values keep their kind", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, area(0, 0, 1, 6), [[1437.05, "Kostnader å", true, false, "'007", 0]]);
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, area(0, 0, 1, 7))).toEqual([[1437.05, "Kostnader å", true, false, "007", 0, ""]]);
  });

  test.each(["=SUM(A1)", "+46", "-varav", "@namn", "'citat", "#N/A", "1 437,0", "−2,7"])("the text %s is text after saving and opening", async (text) => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, cell(0, 0), [[`'${text}`]]);
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, cell(0, 0))).toEqual([[text]]);
    expect(again.engine.formulas(again.sheet, cell(0, 0))).toEqual([[text]]);
    expect((await readByExcelJs(engine)).worksheets[0]?.getCell("A1").type).toBe(ExcelJS.ValueType.String);
  });

  test("line breaks, tabs and markup in texts survive", async () => {
    const engine = engineWithFunctions();
    const text = 'Rad 1\nRad 2\t<b>&amp;</b> "å"';
    engine.write(engine.activeSheet().id, cell(0, 0), [[text]]);
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, cell(0, 0))).toEqual([[text]]);
  });

  test("formulas carry their computed value, also 0, empty text, false and errors", async () => {
    const engine = engineWithFunctions();
    engine.write(engine.activeSheet().id, area(0, 0, 1, 6), [["=1+1", "=1-1", '=IF(1=1,"","x")', "=1=2", "=1/0", "=NA()"]]);
    const sheet = (await readByExcelJs(engine)).worksheets[0];
    expect(["A1", "B1", "D1", "E1", "F1"].map((at) => sheet?.getCell(at).result)).toEqual([2, 0, false, { error: "#DIV/0!" }, { error: "#N/A" }]);
    expect(sheet?.getCell("C1").text).toBe("");
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, area(0, 0, 1, 6))).toEqual([[2, 0, "", false, new ErrorValue("#DIV/0!"), new ErrorValue("#N/A")]]);
  });

  test("own functions are stored with Excel's prefix, nested and beside string literals", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    const formula = '=IF(A1="","FÖRÄNDRING(1,2)",FÖRÄNDRING(FÖRÄNDRING(A1,1),2))&" _xldudf_X("';
    engine.write(sheet, area(0, 0, 1, 2), [[10, formula]]);
    const stored = (await readByExcelJs(engine)).worksheets[0]?.getCell("B1");
    expect(stored?.formula).toBe('IF(A1="","FÖRÄNDRING(1,2)",_xldudf_FÖRÄNDRING(_xldudf_FÖRÄNDRING(A1,1),2))&" _xldudf_X("');
    expect(stored?.result).toBe("7 _xldudf_X(");
    const again = await reopened(engine);
    expect(again.engine.formulas(again.sheet, cell(0, 1))).toEqual([[formula]]);
    expect(again.engine.values(again.sheet, cell(0, 1))).toEqual([["7 _xldudf_X("]]);
  });

  test("a file opened before the functions are known keeps their plain names", async () => {
    const engine = engineWithFunctions();
    engine.write(engine.activeSheet().id, cell(0, 0), [["=FÖRÄNDRING(3,1)"]]);
    const bytes = await saveXlsx(engine, { date: DATE });
    const bare = createHeadlessEngine();
    open.push(bare);
    await loadXlsx(bare, bytes);
    const sheet = bare.sheets()[0]?.id ?? "";
    expect(bare.values(sheet, cell(0, 0))).toEqual([[new ErrorValue("#NAME?")]]);
    bare.registerFunctions(OWN);
    await bare.settle();
    expect(bare.formulas(sheet, cell(0, 0))).toEqual([["=FÖRÄNDRING(3,1)"]]);
    expect(bare.values(sheet, cell(0, 0))).toEqual([[2]]);
  });

  test("newer functions and LET's variables get Excel's prefixes", async () => {
    const engine = engineWithFunctions();
    const formula = '=LET(summa,SUM(A1:A2),TEXTJOIN(";",TRUE,summa,"summa"))';
    engine.write(engine.activeSheet().id, cell(0, 2), [[formula]]);
    expect((await readByExcelJs(engine)).worksheets[0]?.getCell("C1").formula).toBe('_xlfn.LET(_xlpm.summa,SUM(A1:A2),_xlfn.TEXTJOIN(";",TRUE,_xlpm.summa,"summa"))');
    const again = await reopened(engine);
    expect(again.engine.formulas(again.sheet, cell(0, 2))).toEqual([[formula]]);
  });

  test("a spilling formula is a dynamic array in the file and spills again", async () => {
    const engine = engineWithFunctions();
    engine.write(engine.activeSheet().id, cell(1, 1), [["=DELAR()"]]);
    const read = await partsOf(engine);
    expect(await read("xl/worksheets/sheet1.xml")).toMatch(/<c r="B2"[^>]*cm="1"[^>]*><f t="array" ref="B2:C3"/);
    expect(await read("[Content_Types].xml")).toContain("/xl/metadata.xml");
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, area(1, 1, 2, 2))).toEqual([[1, "två"], [true, 4]]);
    expect(again.engine.spillRange(again.sheet, 1, 1)).toEqual(area(1, 1, 2, 2));
  });

  test("dates are numbers with a date format", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, area(0, 0, 1, 2), [[43100, 43100.25]]);
    engine.setNumberFormats(sheet, area(0, 0, 1, 2), [["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]]);
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, area(0, 0, 1, 2))).toEqual([[43100, 43100.25]]);
    expect(again.engine.texts(again.sheet, area(0, 0, 1, 2))).toEqual([["2017-12-31", "2017-12-31 06:00"]]);
  });
});

describe("looks in the file", () => {
  test("every part of a style", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    const patch = { bold: true, italic: true, underline: true, fontName: "Arial", fontSize: 14, fontColor: "#C00000", fill: "#DDEBF7", horizontal: "Right", vertical: "Top", wrap: true, indent: 2, locked: false, hiddenFormula: true, borders: { top: { style: "Continuous", weight: "Thin", color: "#808080" }, bottom: { style: "Double", weight: "Thick", color: "#000000" } } } as const;
    engine.setStyle(sheet, area(2, 1, 2, 3), patch);
    engine.setNumberFormats(sheet, cell(2, 1), [["#,##0.0;−#,##0.0"]]);
    const again = await reopened(engine);
    expect(again.engine.style(again.sheet, 3, 3)).toEqual(engine.style(sheet, 3, 3));
    expect(again.engine.style(again.sheet, 3, 3)).toMatchObject(patch);
    expect(again.engine.numberFormats(again.sheet, cell(2, 1))).toEqual([["#,##0.0;−#,##0.0"]]);
    expect(again.engine.style(again.sheet, 4, 3).bold).toBe(false);
  });

  test("centred across the selection is kept", async () => {
    const engine = engineWithFunctions();
    engine.setStyle(engine.activeSheet().id, cell(0, 0), { horizontal: "CenterAcrossSelection", vertical: "Distributed" });
    const again = await reopened(engine);
    expect(again.engine.style(again.sheet, 0, 0)).toMatchObject({ horizontal: "CenterAcrossSelection", vertical: "Distributed" });
  });

  test("widths, heights, hidden rows and columns", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.setColumnWidth(sheet, 0, 1, 180);
    engine.setColumnWidth(sheet, 2, 2, 60.75);
    engine.setRowHeight(sheet, 3, 1, 33);
    engine.hideColumns(sheet, 5, 1, true);
    engine.hideRows(sheet, 7, 2, true);
    const again = await reopened(engine);
    expect([0, 1, 2, 3, 4].map((column) => again.engine.columnWidth(again.sheet, column))).toEqual([180, 48, 60.75, 60.75, 48]);
    expect([3, 4].map((row) => again.engine.rowHeight(again.sheet, row))).toEqual([33, 15]);
    expect(again.engine.hiddenColumns(again.sheet)).toEqual([5]);
    expect(again.engine.hiddenRows(again.sheet)).toEqual([7, 8]);
    expect((await readByExcelJs(engine)).worksheets[0]?.getColumn(1).width).toBeCloseTo(240 / 7, 1);
  });

  test("frozen panes, gridlines, tab colour and merged cells", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, area(0, 0, 1, 2), [["Rubrik", "kvar"]]);
    engine.freeze(sheet, 4, 1);
    engine.showGridlines(sheet, false);
    engine.setTabColor(sheet, "#2E75B6");
    engine.merge(sheet, area(5, 0, 2, 3));
    const again = await reopened(engine);
    expect(again.engine.frozen(again.sheet)).toEqual({ rows: 4, columns: 1 });
    expect(again.engine.gridlines(again.sheet)).toBe(false);
    expect(again.engine.sheets()[0]?.tabColor).toBe("#2E75B6");
    expect(again.engine.merges(again.sheet)).toEqual([area(5, 0, 2, 3)]);
  });

  test("print set-up", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.renameSheet(sheet, "Årets drift");
    const setup = { orientation: "Landscape", paperSize: "A4", fitToWidth: 1, fitToHeight: null, printArea: "A1:F40", titleRows: "$1:$4", titleColumns: "$A:$A", header: { left: "Servicenämnden" }, footer: { center: "Sida &P av &N", right: "&D" }, centerHorizontally: true } as const;
    engine.setPageSetup(sheet, setup);
    const read = await partsOf(engine);
    const workbook = await read("xl/workbook.xml");
    expect(workbook).toContain(`<definedName name="_xlnm.Print_Area" localSheetId="0">'Årets drift'!$A$1:$F$40</definedName>`);
    expect(workbook).toContain(`'Årets drift'!$A:$A,'Årets drift'!$1:$4</definedName>`);
    expect(await read("xl/worksheets/sheet1.xml")).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToHeight="0"/);
    const again = await reopened(engine);
    expect(again.engine.pageSetup(again.sheet)).toEqual({ ...setup, printArea: "$A$1:$F$40" });
  });
});
