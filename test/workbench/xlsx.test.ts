import ExcelJS from "exceljs";
import JSZip from "jszip";
import { createHeadlessEngine, ErrorValue, type UniverEngine } from "../../workbench/engine";
import type { ConditionalFormat, OwnFunction, Rect } from "../../workbench/engine/types";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";

const DATE = new Date("2017-12-31T12:00:00Z");
const cell = (row: number, column: number): Rect => ({ row, column, rows: 1, columns: 1 });
const area = (row: number, column: number, rows: number, columns: number): Rect => ({ row, column, rows, columns });
const number = (name: string, optional = false) => ({ name, matrix: false, optional, repeating: false });
const OWN: OwnFunction[] = [
  { name: "FÖRÄNDRING", parameters: [number("nu"), number("då")], resultMatrix: false, call: ([a, b]) => Number(a) - Number(b) },
  { name: "DELAR", parameters: [], resultMatrix: true, call: () => [[1, "två"], [true, 4]] },
];

const open: UniverEngine[] = [];
function engineWithFunctions(): UniverEngine {
  const engine = createHeadlessEngine();
  engine.registerFunctions(OWN);
  open.push(engine);
  return engine;
}
afterEach(() => {
  for (const engine of open.splice(0)) engine.dispose();
});

/** Saves, opens in a new engine and gives that and its first sheet. */
async function reopened(engine: UniverEngine): Promise<{ engine: UniverEngine; sheet: string }> {
  const again = engineWithFunctions();
  await loadXlsx(again, await saveXlsx(engine, { date: DATE }));
  return { engine: again, sheet: again.sheets()[0]?.id ?? "" };
}

async function partsOf(engine: UniverEngine): Promise<(path: string) => Promise<string>> {
  const zip = await JSZip.loadAsync(await saveXlsx(engine, { date: DATE }));
  return async (path) => (await zip.file(path)?.async("string")) ?? "";
}

async function readByExcelJs(engine: UniverEngine): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await saveXlsx(engine, { date: DATE })) as unknown as ExcelJS.Buffer);
  return book;
}

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

describe("the workbook in the file", () => {
  test("order, visibility and the active sheet", async () => {
    const engine = engineWithFunctions();
    engine.addSheet("Dold");
    const secret = engine.addSheet("_Bokslut").id;
    const shown = engine.addSheet("Ö-blad").id;
    engine.setVisibility(engine.sheets()[1]?.id ?? "", "Hidden");
    engine.setVisibility(secret, "VeryHidden");
    engine.activate(shown);
    const again = (await reopened(engine)).engine;
    expect(again.sheets().map(({ name, visibility }) => [name, visibility])).toEqual([["Blad1", "Visible"], ["Dold", "Hidden"], ["_Bokslut", "VeryHidden"], ["Ö-blad", "Visible"]]);
    expect(again.activeSheet().name).toBe("Ö-blad");
  });

  test("formulas between sheets with quoted names", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    const other = engine.addSheet("Nämndens mål (2017)").id;
    engine.write(other, cell(0, 0), [[5]]);
    engine.write(sheet, cell(0, 0), [["='Nämndens mål (2017)'!A1*2"]]);
    const again = await reopened(engine);
    expect(again.engine.values(again.sheet, cell(0, 0))).toEqual([[10]]);
  });

  test("defined names: areas, formulas, hidden, with comment and of one sheet", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.addName("Bokslut_drift", "=Blad1!$A$1:$B$6", { comment: "Driftbudget & mål" });
    engine.addName("Tolerans", "=0.1", { visible: false });
    engine.addName("Dubbla", "=LAMBDA(x,FÖRÄNDRING(x,-x))");
    engine.addName("Lokal", "=Blad1!$C$3", { scope: sheet });
    const read = await partsOf(engine);
    expect(await read("xl/workbook.xml")).toContain("_xlfn.LAMBDA(_xlpm.x,_xldudf_FÖRÄNDRING(_xlpm.x,-_xlpm.x))");
    const again = await reopened(engine);
    const sorted = (names: ReturnType<UniverEngine["names"]>) => [...names].sort((a, b) => a.name.localeCompare(b.name));
    expect(sorted(again.engine.names())).toEqual(sorted(engine.names()).map((item) => (item.scope ? { ...item, scope: again.sheet } : item)));
  });

  test("conditional formats of every kind, in their order", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    const rules: ConditionalFormat["rule"][] = [
      { type: "CellValue", operator: "LessThan", formula1: "=0", style: { fontColor: "#C00000" } },
      { type: "CellValue", operator: "Between", formula1: "=1", formula2: "=$B$1", style: { fill: "#FFEB9C" } },
      { type: "Custom", formula: '=$A1="Summa"', style: { bold: true, fill: "#DDEBF7" } },
      { type: "ContainsText", text: 'Fel: "x"', style: { fontColor: "#9C0006" } },
      { type: "DataBar", positiveColor: "#638EC6", negativeColor: "#C00000" },
      { type: "DataBar", positiveColor: "#63C384", negativeColor: "#7030A0" },
      { type: "IconSet", style: "ThreeTrafficLights1" },
    ];
    rules.forEach((rule, index) => engine.addConditionalFormat(sheet, area(index, 2, 4, 1), rule));
    const again = await reopened(engine);
    const read = again.engine.conditionalFormats(again.sheet);
    expect(read.map(({ rule }) => rule)).toEqual(rules);
    expect(read.map(({ rect }) => rect)).toEqual(rules.map((_, index) => area(index, 2, 4, 1)));
  });

  test("lists, own and from an area", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.setDataValidation(sheet, area(0, 0, 3, 2), { type: "List", source: "öka,minska,oförändrad", errorTitle: "Riktning", errorMessage: "Välj i listan.", promptMessage: "Vad är bättre?" });
    engine.setDataValidation(sheet, cell(5, 0), { type: "List", source: "=Blad1!$A$1:$A$3" });
    const again = await reopened(engine);
    expect(again.engine.dataValidation(again.sheet, 2, 1)).toEqual(engine.dataValidation(sheet, 2, 1));
    expect(again.engine.dataValidation(again.sheet, 5, 0)).toEqual({ type: "List", source: "=Blad1!$A$1:$A$3" });
    expect(again.engine.dataValidation(again.sheet, 3, 0)).toBeNull();
  });

  test("links to places in the workbook and to the web, on texts and formulas", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, area(0, 0, 1, 2), [["Till tabellen", "=1+1"]]);
    engine.setHyperlink(sheet, cell(0, 0), { documentReference: "'Års blad'!A1", screenTip: "Gå dit" });
    engine.setHyperlink(sheet, cell(0, 1), { address: "https://example.se/?a=1&b=2" });
    const again = await reopened(engine);
    expect(again.engine.hyperlink(again.sheet, 0, 0)).toEqual({ documentReference: "'Års blad'!A1", screenTip: "Gå dit" });
    expect(again.engine.hyperlink(again.sheet, 0, 1)).toEqual({ address: "https://example.se/?a=1&b=2" });
    expect(again.engine.values(again.sheet, area(0, 0, 1, 2))).toEqual([["Till tabellen", 2]]);
  });

  test("links stand beside conditional formats, in the order the file format asks for", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, cell(0, 0), [["Till"]]);
    engine.setHyperlink(sheet, cell(0, 0), { documentReference: "Blad1!B2" });
    engine.setDataValidation(sheet, cell(2, 0), { type: "List", source: "a,b" });
    engine.addConditionalFormat(sheet, area(0, 1, 3, 1), { type: "DataBar", positiveColor: "#638EC6", negativeColor: "#FF0000" });
    engine.setProtected(sheet, true);
    const xml = await (await partsOf(engine))("xl/worksheets/sheet1.xml");
    const order = ["</sheetData>", "<sheetProtection", "<conditionalFormatting ", "<dataValidations", "<hyperlinks", "<pageMargins", "<pageSetup", "<x14:conditionalFormattings"].map((part) => xml.indexOf(part));
    expect(order.every((at, index) => at > 0 && at > (order[index - 1] ?? 0))).toBe(true);
    expect(xml.match(/<hyperlinks/g)).toHaveLength(1);
  });

  test("an indented text is written as indented from the left", async () => {
    const engine = engineWithFunctions();
    const sheet = engine.activeSheet().id;
    engine.write(sheet, area(0, 0, 1, 2), [["varav", 5]]);
    engine.setStyle(sheet, area(0, 0, 1, 2), { indent: 1 });
    const stored = (await readByExcelJs(engine)).worksheets[0];
    expect(stored?.getCell("A1").alignment).toMatchObject({ horizontal: "left", indent: 1 });
    expect(stored?.getCell("B1").alignment).toEqual({ indent: 1 });
  });

  test("protection and settings", async () => {
    const engine = engineWithFunctions();
    engine.setProtected(engine.activeSheet().id, true);
    engine.settings.set("konvention", JSON.stringify("intäkter positiva & <annat>"));
    engine.settings.set("lång", "x".repeat(5000));
    const again = await reopened(engine);
    expect(again.engine.isProtected(again.sheet)).toBe(true);
    expect([...again.engine.settings]).toEqual([...engine.settings]);
  });

  test("the same workbook and date give the same bytes", async () => {
    const engine = engineWithFunctions();
    engine.write(engine.activeSheet().id, area(0, 0, 1, 2), [["å", "=FÖRÄNDRING(2,1)"]]);
    engine.addConditionalFormat(engine.activeSheet().id, area(0, 1, 3, 1), { type: "DataBar", positiveColor: "#638EC6", negativeColor: "#FF0000" });
    const first = await saveXlsx(engine, { date: DATE });
    expect(Buffer.from(await saveXlsx(engine, { date: DATE })).equals(Buffer.from(first))).toBe(true);
    const again = await reopened(engine);
    expect(Buffer.from(await saveXlsx(again.engine, { date: DATE })).equals(Buffer.from(first))).toBe(true);
  });

  test("opening replaces what was there and cannot be undone", async () => {
    const source = engineWithFunctions();
    source.write(source.activeSheet().id, cell(0, 0), [["ny"]]);
    const bytes = await saveXlsx(source, { date: DATE });
    const target = engineWithFunctions();
    target.write(target.activeSheet().id, cell(3, 3), [["gammal"]]);
    target.addName("Gammal", "=Blad1!$A$1");
    target.settings.set("gammal", "1");
    target.setVisibility(target.addSheet("Dolt").id, "VeryHidden");
    await loadXlsx(target, bytes);
    expect(target.sheets().map(({ name }) => name)).toEqual(["Blad1"]);
    expect(target.usedRect(target.activeSheet().id, true)).toEqual(cell(0, 0));
    expect(target.names()).toEqual([]);
    expect(target.settings.size).toBe(0);
    expect(await target.undo()).toBe(false);
  });

  test("bytes that are no workbook are refused in Swedish and change nothing", async () => {
    const engine = engineWithFunctions();
    engine.write(engine.activeSheet().id, cell(0, 0), [["kvar"]]);
    await expect(loadXlsx(engine, new TextEncoder().encode("konto;belopp"))).rejects.toThrow(/Filen går inte att läsa som en arbetsbok/);
    expect(engine.values(engine.activeSheet().id, cell(0, 0))).toEqual([["kvar"]]);
  });
});
