import type { NodeHost } from "../../workbench/host/node";
import { openHost, refusalOf, valuesAt } from "./host-fixture";

let host: NodeHost;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("Blad1");
type Batch = (context: Excel.RequestContext) => void | Promise<void>;
const write = (cells: unknown): Batch => (context) => {
  first(context).getRange("A1:B2").values = cells as string[][];
};

describe("refusals carry Excel's codes", () => {
  it.each<[string, string, Batch]>([
    ["a sheet that is not there", "ItemNotFound", (context) => void context.workbook.worksheets.getItem("Saknas").load("name")],
    ["an address that does not parse", "InvalidArgument", (context) => void first(context).getRange("A1:").load("address")],
    ["an address beyond the last row", "InvalidArgument", (context) => void first(context).getRange("A1048577").load("address")],
    ["a column beyond XFD", "InvalidArgument", (context) => void first(context).getRange("XFE1").load("address")],
    ["an address on another sheet", "InvalidArgument", (context) => void first(context).getRange("Blad2!A1").load("address")],
    ["a cell before the first", "InvalidArgument", (context) => void first(context).getRange("A1").getOffsetRange(-1, 0).load("address")],
    ["a range of no rows", "InvalidArgument", (context) => void first(context).getRangeByIndexes(0, 0, 0, 1).load("address")],
    ["an array of one row too few", "InvalidArgument", write([[1, 2]])],
    ["a ragged array", "InvalidArgument", write([[1, 2], [3]])],
    ["a flat array", "InvalidArgument", write([1, 2])],
    ["an object in a cell", "InvalidArgument", write([[{ a: 1 }, 2], [3, 4]])],
    ["a text over 32,767 characters", "InvalidArgument", write([["x".repeat(32_768), ""], ["", ""]])],
    ["a formula over 8,192 characters", "InvalidArgument", write([[`=${"1+".repeat(4_100)}1`, ""], ["", ""]])],
    ["a text over 255 characters in a formula", "InvalidArgument", write([[`="${"x".repeat(256)}"`, ""], ["", ""]])],
    ["a formula whose bracket is not closed", "InvalidArgument", write([["=SUM(1", ""], ["", ""]])],
    ["an unknown enumeration value", "InvalidArgument", (context) => { first(context).getRange("A1").format.horizontalAlignment = "Middle" as "Center"; }],
    ["a colour that is none", "InvalidArgument", (context) => { first(context).getRange("A1").format.fill.color = "blåbär"; }],
    ["an unknown property in a load", "ApiNotFound", (context) => void first(context).getRange("A1").load("valuess")],
    ["a member this host does not have", "ApiNotFound", (context) => void first(context).charts.load("items")],
    ["writing whole columns", "InvalidArgument", (context) => { first(context).getRange("A:A").values = [[1]]; }],
    ["formats of whole columns", "InvalidArgument", (context) => { first(context).getRange("A:A").numberFormat = [["0.0"]]; }],
    ["a taken sheet name in another case", "ItemAlreadyExists", (context) => void context.workbook.worksheets.add("BLAD1")],
    ["a sheet name of 32 characters", "InvalidArgument", (context) => void context.workbook.worksheets.add("x".repeat(32))],
    ["a sheet name with a colon", "InvalidArgument", (context) => void context.workbook.worksheets.add("a:b")],
    ["a sheet name that begins with an apostrophe", "InvalidArgument", (context) => void context.workbook.worksheets.add("'a")],
    ["the reserved sheet name", "InvalidArgument", (context) => void context.workbook.worksheets.add("history")],
    ["deleting the last visible sheet", "InvalidOperation", (context) => first(context).delete()],
    ["hiding the last visible sheet", "InvalidOperation", (context) => { first(context).visibility = "Hidden"; }],
    ["selecting on a hidden sheet", "InvalidOperation", (context) => {
      const sheet = context.workbook.worksheets.add("Dolt");
      sheet.visibility = "Hidden";
      sheet.getRange("A1").select();
    }],
    ["a print area that is not on the sheet", "InvalidArgument", (context) => {
      const other = context.workbook.worksheets.add("Annat");
      first(context).pageLayout.setPrintArea(other.getRange("A1:B2"));
    }],
    ["a calculation mode that the engine does not have", "ApiNotFound", (context) => { context.workbook.application.calculationMode = "Manual"; }],
  ])("%s: %s", async (_what, code, batch) => {
    expect((await refusalOf(batch)).code).toBe(code);
  });

  it("words a wrong shape as Excel does and says where", async () => {
    const refusal = await refusalOf(write([[1]]));
    expect(refusal.message).toBe("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
    expect(refusal.location).toBe("Range.values");
  });

  it("deletes a very hidden sheet only after it is shown", async () => {
    const hide: Batch = (context) => {
      context.workbook.worksheets.add("Minne").visibility = "VeryHidden";
    };
    await Excel.run(async (context) => {
      await hide(context);
      await context.sync();
    });
    expect((await refusalOf((context) => context.workbook.worksheets.getItem("Minne").delete())).code).toBe("InvalidOperation");
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Minne");
      sheet.visibility = "Hidden";
      sheet.delete();
      await context.sync();
    });
    expect(host.engine.sheets().map((sheet) => sheet.name)).toEqual(["Blad1"]);
  });
});

describe("a failing batch", () => {
  it("keeps what was done before the refusal and does nothing after it", async () => {
    await refusalOf((context) => {
      first(context).getRange("A1").values = [["före"]];
      context.workbook.worksheets.getItem("Saknas").getRange("A1").values = [["x"]];
      first(context).getRange("A2").values = [["efter"]];
    });
    expect(await valuesAt("A1:A2")).toEqual([["före"], [""]]);
  });

  it("is refused by office.js itself when a property is read before it is loaded", async () => {
    await Excel.run(async (context) => {
      const range = first(context).getRange("A1");
      expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
      await context.sync();
      expect(() => range.values).toThrow(expect.objectContaining({ code: "PropertyNotLoaded" }));
    });
  });
});

describe("a protected sheet", () => {
  const protect = (options?: Excel.WorksheetProtectionOptions, password?: string): Promise<void> =>
    Excel.run(async (context) => {
      first(context).getRange("B1").format.protection.locked = false;
      first(context).protection.protect(options, password);
      await context.sync();
    });

  it("refuses a write to a locked cell and takes one to an unlocked cell", async () => {
    await protect();
    expect((await refusalOf((context) => { first(context).getRange("A1").values = [[1]]; })).code).toBe("AccessDenied");
    expect((await refusalOf((context) => { first(context).getRange("A1:B1").values = [[1, 2]]; })).code).toBe("AccessDenied");
    await Excel.run(async (context) => {
      first(context).getRange("B1").values = [[2]];
      await context.sync();
    });
    expect(await valuesAt("A1:B1")).toEqual([["", 2]]);
  });

  it("refuses formats and new rows unless the options allow them", async () => {
    await protect({ allowInsertRows: true });
    expect((await refusalOf((context) => { first(context).getRange("B1").format.font.bold = true; })).code).toBe("AccessDenied");
    expect((await refusalOf((context) => void first(context).getRange("A1").insert("Down"))).code).toBe("AccessDenied");
    await Excel.run(async (context) => {
      first(context).getRange("1:1").insert("Down");
      const protection = first(context).protection.load("protected,options");
      await context.sync();
      expect([protection.protected, protection.options.allowInsertRows, protection.options.allowFormatCells]).toEqual([true, true, false]);
    });
  });

  it("is protected once, and opened with its password", async () => {
    await protect(undefined, "hemligt");
    expect((await refusalOf((context) => first(context).protection.protect())).code).toBe("InvalidOperation");
    expect((await refusalOf((context) => first(context).protection.unprotect("fel"))).code).toBe("AccessDenied");
    await Excel.run(async (context) => {
      first(context).protection.unprotect("hemligt");
      first(context).getRange("A1").values = [[1]];
      await context.sync();
    });
    expect(await valuesAt("A1")).toEqual([[1]]);
  });
});
