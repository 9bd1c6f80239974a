import type { UniverEngine } from "../../workbench/engine";
import type { ConditionalFormat } from "../../workbench/engine/types";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";
import { area, cell } from "./engine-fixtures";
import { DATE, engineWithFunctions, partsOf, readByExcelJs, reopened } from "./xlsx-fixtures";

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
