import type { NodeHost } from "../../workbench/host/node";
import { openHost, refusalOf, valuesAt } from "./host-fixture";

let host: NodeHost;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("Blad1");

describe("formats", () => {
  it("sets and reads font, fill, alignment, indent, wrap and protection", async () => {
    await Excel.run(async (context) => {
      const { format } = first(context).getRange("A1:B2");
      format.set({
        font: { bold: true, italic: true, underline: "Single", size: 14, name: "Segoe UI", color: "#C00000" },
        fill: { color: "yellow" }, horizontalAlignment: "Right", verticalAlignment: "Top", wrapText: true, indentLevel: 2, protection: { locked: false },
      });
      format.load("horizontalAlignment,verticalAlignment,wrapText,indentLevel");
      format.font.load();
      format.fill.load("color");
      format.protection.load("locked");
      await context.sync();
      const { font } = format;
      expect([font.bold, font.italic, font.underline, font.size, font.name, font.color]).toEqual([true, true, "Single", 14, "Segoe UI", "#C00000"]);
      expect([format.horizontalAlignment, format.verticalAlignment, format.wrapText, format.indentLevel]).toEqual(["Right", "Top", true, 2]);
      expect([format.fill.color, format.protection.locked]).toEqual(["#FFFF00", false]);
      format.fill.clear();
      format.fill.load("color");
      await context.sync();
      expect(format.fill.color).toBe("#FFFFFF");
    });
  });

  it("answers null where cells differ", async () => {
    await Excel.run(async (context) => {
      first(context).getRange("A1").format.font.bold = true;
      const { font } = first(context).getRange("A1:B1").format;
      font.load("bold,italic");
      await context.sync();
      expect([font.bold, font.italic]).toEqual([null, false]);
    });
  });

  it("draws borders on the edges and inside", async () => {
    await Excel.run(async (context) => {
      const { borders } = first(context).getRange("B2:C4").format;
      const bottom = borders.getItem("EdgeBottom");
      bottom.style = "Double";
      bottom.color = "#0078D4";
      borders.getItem("InsideHorizontal").style = "Continuous";
      borders.getItem("EdgeTop").weight = "Medium";
      const seen = (["EdgeBottom", "EdgeTop", "InsideHorizontal", "EdgeLeft", "InsideVertical"] as const).map((side) => borders.getItem(side).load("style,weight,color"));
      const inside = first(context).getRange("B3").format.borders.getItem("EdgeBottom").load("style");
      const outside = first(context).getRange("B5").format.borders.getItem("EdgeBottom").load("style");
      await context.sync();
      expect(seen.map((border) => border.style)).toEqual(["Double", "Continuous", "Continuous", "None", "None"]);
      expect([seen[0]?.color, seen[1]?.weight, inside.style, outside.style]).toEqual(["#0078D4", "Medium", "Continuous", "None"]);
      bottom.style = "None";
      bottom.load("style");
      await context.sync();
      expect(bottom.style).toBe("None");
    });
  });

  it("sets widths and heights in points, hides, and fits columns to their text", async () => {
    await Excel.run(async (context) => {
      const sheet = first(context);
      sheet.getRange("A1:B1").values = [["kort", "en betydligt längre text än i den första kolumnen"]];
      sheet.getRange("A:B").format.columnWidth = 20;
      sheet.getRange("1:1").format.rowHeight = 30;
      sheet.getRange("D:D").columnHidden = true;
      sheet.getRange("A:B").format.autofitColumns();
      const [a, b] = ["A:A", "B:B"].map((address) => sheet.getRange(address).load("format/columnWidth"));
      const row = sheet.getRange("A1").load("format/rowHeight");
      const hidden = sheet.getRange("C:D").load("columnHidden");
      const only = sheet.getRange("D:D").load("columnHidden");
      await context.sync();
      expect(b?.format.columnWidth).toBeGreaterThan((a?.format.columnWidth ?? 0) * 4);
      expect(Math.round(row.format.rowHeight)).toBe(30);
      expect([hidden.columnHidden, only.columnHidden]).toEqual([null, true]);
    });
  });

  it.each<[string, (sheet: Excel.Worksheet) => void]>([
    ["double underline", (sheet) => { sheet.getRange("A1").format.font.underline = "Double"; }],
    ["strikethrough", (sheet) => { sheet.getRange("A1").format.font.strikethrough = true; }],
    ["diagonal borders", (sheet) => { sheet.getRange("A1").format.borders.getItem("DiagonalUp").style = "Continuous"; }],
    ["turned text", (sheet) => { sheet.getRange("A1").format.textOrientation = 90; }],
  ])("refuses what the engine cannot keep: %s", async (_what, set) => {
    expect((await refusalOf((context) => set(first(context)))).code).toBe("ApiNotFound");
  });
});

describe("page layout", () => {
  it("keeps orientation, paper, fit, print area, titles and footers", async () => {
    await Excel.run(async (context) => {
      const layout = first(context).pageLayout;
      layout.orientation = "Landscape";
      layout.paperSize = "A4";
      layout.zoom = { horizontalFitToPages: 1 };
      layout.centerHorizontally = true;
      layout.setPrintArea("A1:F20");
      layout.setPrintTitleRows("$1:$4");
      layout.headersFooters.defaultForAllPages.rightFooter = "Sida &P av &N";
      layout.headersFooters.defaultForAllPages.leftFooter = "Bokslut";
      layout.load("orientation,paperSize,zoom,centerHorizontally");
      const footers = layout.headersFooters.defaultForAllPages.load("rightFooter,leftFooter,centerHeader");
      const area = layout.getPrintArea().load("address");
      const titles = layout.getPrintTitleRows().load("address");
      const columns = layout.getPrintTitleColumnsOrNullObject();
      await context.sync();
      expect([layout.orientation, layout.paperSize, layout.zoom, layout.centerHorizontally]).toEqual(["Landscape", "A4", { horizontalFitToPages: 1 }, true]);
      expect([footers.rightFooter, footers.leftFooter, footers.centerHeader]).toEqual(["Sida &P av &N", "Bokslut", ""]);
      expect([area.address, titles.address, columns.isNullObject]).toEqual(["Blad1!A1:F20", "Blad1!1:4", true]);
    });
    expect((await refusalOf((context) => void first(context).pageLayout.getPrintTitleColumns().load("address"))).code).toBe("ItemNotFound");
    expect((await refusalOf((context) => first(context).pageLayout.setPrintTitleRows("A1:B2"))).code).toBe("InvalidArgument");
    expect((await refusalOf((context) => { first(context).pageLayout.leftMargin = 20; })).code).toBe("ApiNotFound");
  });
});

it("copies merged cells with formats, where the whole of them is copied", async () => {
  await Excel.run(async (context) => {
    const sheet = first(context);
    sheet.getRange("A1:C1").merge();
    sheet.getRange("A5").copyFrom("A1:C1", Excel.RangeCopyType.formats);
    sheet.getRange("A9").copyFrom("A1:B1", Excel.RangeCopyType.formats);
    await context.sync();
  });
  const { engine } = host;
  expect(engine.merges(engine.activeSheet().id).map(({ row, rows, columns }) => [row, rows, columns])).toEqual([[0, 1, 3], [4, 1, 3]]);
});

describe("conditional formats", () => {
  it("adds each kind, reads it back and deletes it", async () => {
    await Excel.run(async (context) => {
      const range = first(context).getRange("A1:A9");
      const negative = range.conditionalFormats.add("CellValue");
      negative.cellValue.format.font.color = "#C00000";
      negative.cellValue.rule = { formula1: "0", operator: "LessThan" };
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = '=$A1="Summa"';
      custom.custom.format.fill.color = "#EEEEEE";
      const text = range.conditionalFormats.add("ContainsText");
      text.textComparison.rule = { operator: "Contains", text: "inte" };
      const bar = range.conditionalFormats.add("DataBar");
      bar.dataBar.positiveFormat.fillColor = "#00B050";
      const icons = range.conditionalFormats.add("IconSet");
      icons.iconSet.style = "ThreeTrafficLights1";
      range.conditionalFormats.load("items/type,items/id");
      negative.cellValue.load("rule");
      negative.cellValue.format.font.load("color");
      const notText = negative.textComparisonOrNullObject;
      notText.load("rule");
      await context.sync();
      expect(range.conditionalFormats.items.map((format) => format.type).sort()).toEqual(["CellValue", "ContainsText", "Custom", "DataBar", "IconSet"]);
      expect([negative.cellValue.rule, negative.cellValue.format.font.color, notText.isNullObject]).toEqual([{ formula1: "0", operator: "LessThan" }, "#C00000", true]);
      custom.delete();
      const count = range.conditionalFormats.getCount();
      const elsewhere = first(context).getRange("C1").conditionalFormats.getCount();
      await context.sync();
      expect([count.value, elsewhere.value]).toEqual([4, 0]);
      range.conditionalFormats.clearAll();
      await context.sync();
    });
    expect(host.engine.conditionalFormats(host.engine.sheets()[0]?.id ?? "")).toEqual([]);
  });

  it("refuses a kind that the engine does not have and an unknown operator", async () => {
    expect((await refusalOf((context) => void first(context).getRange("A1").conditionalFormats.add("ColorScale"))).code).toBe("ApiNotFound");
    const refusal = await refusalOf((context) => {
      first(context).getRange("A1").conditionalFormats.add("CellValue").cellValue.rule = { formula1: "0", operator: "Under" as "LessThan" };
    });
    expect(refusal.code).toBe("InvalidArgument");
  });
});

describe("data validation and links", () => {
  it("keeps a list with its texts, from text or from cells", async () => {
    await Excel.run(async (context) => {
      const { dataValidation } = first(context).getRange("B1:B3");
      dataValidation.errorAlert = { title: "Fel värde", message: "Välj ur listan.", showAlert: true, style: "Stop" };
      dataValidation.rule = { list: { inCellDropDown: true, source: "kostnad,intäkt" } };
      const fromCells = first(context).getRange("C1").dataValidation;
      fromCells.rule = { list: { inCellDropDown: true, source: first(context).getRange("E1:E3") } };
      const later = first(context).getRange("B2").dataValidation.load("type,rule,errorAlert");
      fromCells.load("rule");
      await context.sync();
      expect([later.type, later.rule.list?.source, later.errorAlert.message]).toEqual(["List", "kostnad,intäkt", "Välj ur listan."]);
      expect(fromCells.rule.list?.source).toBe("=Blad1!$E$1:$E$3");
      dataValidation.clear();
      dataValidation.load("type");
      await context.sync();
      expect(dataValidation.type).toBe("None");
    });
  });

  it("keeps a link with its text", async () => {
    await Excel.run(async (context) => {
      const cell = first(context).getRange("A1");
      cell.hyperlink = { documentReference: "Blad1!C5", textToDisplay: "=till raden", screenTip: "Gå dit" };
      cell.load("hyperlink");
      await context.sync();
      expect(cell.hyperlink).toMatchObject({ documentReference: "Blad1!C5", screenTip: "Gå dit" });
    });
    expect(await valuesAt("A1")).toEqual([["=till raden"]]);
  });
});

describe("application", () => {
  it("speaks the locale's separators", async () => {
    await Excel.run(async (context) => {
      const application = context.workbook.application.load("decimalSeparator,thousandsSeparator,calculationMode");
      const culture = application.cultureInfo.load("name");
      const numbers = application.cultureInfo.numberFormat.load("numberDecimalSeparator");
      application.suspendScreenUpdatingUntilNextSync();
      application.suspendApiCalculationUntilNextSync();
      application.calculate("Full");
      await context.sync();
      expect([application.decimalSeparator, application.thousandsSeparator, application.calculationMode]).toEqual([",", "\u00a0", "Automatic"]);
      expect([culture.name, numbers.numberDecimalSeparator]).toEqual(["sv-SE", ","]);
    });
    expect(Office.context.displayLanguage).toBe("sv-SE");
  });

  it("refuses local formulas in a Swedish Excel and takes them in an English one", async () => {
    expect((await refusalOf((context) => void first(context).getRange("A1").load("formulasLocal"))).code).toBe("ApiNotFound");
    const english = await openHost({ locale: "en-US" });
    try {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
        range.formulasLocal = [["=SUM(1,2)"]];
        range.load("values,formulasLocal");
        await context.sync();
        expect([range.values, range.formulasLocal, Office.context.displayLanguage]).toEqual([[[3]], [["=SUM(1,2)"]], "en-US"]);
      });
    } finally {
      english.close();
    }
  });

  it("has the requirement sets it is opened with", async () => {
    expect([Office.context.requirements.isSetSupported("ExcelApi", "1.17"), Office.context.requirements.isSetSupported("ExcelApi", "1.18"), Office.context.requirements.isSetSupported("SharedRuntime", "1.1")]).toEqual([true, false, true]);
    const old = await openHost({ requirements: { ExcelApi: 1.9, CustomFunctionsRuntime: 1.1 } });
    try {
      expect([Office.context.requirements.isSetSupported("ExcelApi", "1.10"), Office.context.requirements.isSetSupported("SharedRuntime", "1.1")]).toEqual([false, false]);
    } finally {
      old.close();
    }
  });
});
