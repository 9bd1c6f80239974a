import type { NodeHost } from "../../workbench/host/node";
import { openHost, refusalOf, valuesAt, writeAt } from "./host-fixture";

let host: NodeHost;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getActiveWorksheet();

describe("values and formulas", () => {
  it("reads back what it writes, with types", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:C2");
      range.values = [[1.5, "text", true], ["", -2, "åäö"]];
      range.load("values,valueTypes,formulas,address,rowCount,columnCount,cellCount,rowIndex,columnIndex");
      await context.sync();
      expect(range.values).toEqual([[1.5, "text", true], ["", -2, "åäö"]]);
      expect(range.valueTypes).toEqual([["Double", "String", "Boolean"], ["Empty", "Double", "String"]]);
      expect(range.formulas[1]).toEqual(["", -2, "åäö"]);
      expect([range.address, range.rowCount, range.columnCount, range.cellCount, range.rowIndex, range.columnIndex]).toEqual(["Blad1!A1:C2", 2, 3, 6, 0, 0]);
    });
  });

  it("computes a formula before a query that follows it in the same request", async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A1:A2").values = [[40], [2]];
      sheet.getRange("A3").formulas = [["=SUM(A1:A2)"]];
      const sum = sheet.getRange("A3").load("values,formulas");
      sheet.getRange("A1").values = [[50]];
      const later = sheet.getRange("A3").load("values");
      await context.sync();
      expect(sum.formulas).toEqual([["=SUM(A1:A2)"]]);
      expect(sum.values).toEqual([[42]]);
      expect(later.values).toEqual([[52]]);
    });
  });

  it("writes one value to every cell and leaves a null cell as it is", async () => {
    await writeAt("A1:B2", [[1, 2], [3, 4]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("D1:E2").values = 7 as unknown as number[][];
      sheet.getRange("A1:B2").values = [[null, 9], [null, null]];
      await context.sync();
    });
    expect(await valuesAt("A1:E2")).toEqual([[1, 9, "", 7, 7], [3, 4, "", 7, 7]]);
  });

  it("keeps a text that begins with an apostrophe as text", async () => {
    await writeAt("A1:A3", [["'=1+1"], ["'007"], ["'-"]]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:A3").load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["=1+1"], ["007"], ["-"]]);
      expect(range.valueTypes).toEqual([["String"], ["String"], ["String"]]);
    });
  });

  it("answers errors as their codes, of type Error", async () => {
    await writeAt("A1:B1", [["=1/0", "=NA()"]]);
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1").load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["#DIV/0!", "#N/A"]]);
      expect(range.valueTypes).toEqual([["Error", "Error"]]);
    });
  });

  it("shows numbers in Swedish and tells the format in both spellings", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1");
      range.values = [[-1234.5]];
      range.numberFormat = [["#,##0.0"]];
      range.load("text,numberFormat,numberFormatLocal");
      await context.sync();
      expect(range.text[0]?.[0]?.replace(/\s/g, " ")).toMatch(/^[-−]1 234,5$/);
      expect(range.numberFormat).toEqual([["#,##0.0"]]);
      expect(range.numberFormatLocal).toEqual([["#\u00a0##0,0"]]);
    });
  });

  it("takes a local format code", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1");
      range.numberFormatLocal = [["# ##0,0", "Standard"]];
      range.load("numberFormat");
      await context.sync();
      expect(range.numberFormat).toEqual([["#,##0.0", "General"]]);
    });
  });

  it("answers null for the cells of whole columns and keeps their address", async () => {
    await Excel.run(async (context) => {
      const column = sheetOf(context).getRange("B:C").load("values,address,isEntireColumn,rowCount");
      const rows = sheetOf(context).getRange("2:3").load("address,isEntireRow,columnCount");
      await context.sync();
      expect([column.values, column.address, column.isEntireColumn, column.rowCount]).toEqual([null, "Blad1!B:C", true, 1_048_576]);
      expect([rows.address, rows.isEntireRow, rows.columnCount]).toEqual(["Blad1!2:3", true, 16_384]);
    });
  });
});

describe("ranges from ranges", () => {
  it.each<[string, (range: Excel.Range) => Excel.Range, string]>([
    ["getCell", (range) => range.getCell(0, 1), "C2"],
    ["getRow", (range) => range.getRow(1), "B3:D3"],
    ["getColumn", (range) => range.getColumn(2), "D2:D4"],
    ["getOffsetRange", (range) => range.getOffsetRange(-1, 2), "D1:F3"],
    ["getResizedRange", (range) => range.getResizedRange(1, -1), "B2:C5"],
    ["getAbsoluteResizedRange", (range) => range.getAbsoluteResizedRange(1, 5), "B2:F2"],
    ["getEntireRow", (range) => range.getEntireRow(), "2:4"],
    ["getEntireColumn", (range) => range.getEntireColumn(), "B:D"],
    ["getLastCell", (range) => range.getLastCell(), "D4"],
    ["getLastRow", (range) => range.getLastRow(), "B4:D4"],
    ["getLastColumn", (range) => range.getLastColumn(), "D2:D4"],
    ["getRowsAbove", (range) => range.getRowsAbove(1), "B1:D1"],
    ["getRowsBelow", (range) => range.getRowsBelow(2), "B5:D6"],
    ["getRowsBelow, negative", (range) => range.getRowsBelow(-1), "B4:D4"],
    ["getColumnsBefore", (range) => range.getColumnsBefore(1), "A2:A4"],
    ["getColumnsAfter", (range) => range.getColumnsAfter(2), "E2:F4"],
    ["getBoundingRect", (range) => range.getBoundingRect("A6"), "A2:D6"],
    ["getIntersection", (range) => range.getIntersection("C3:Z9"), "C3:D4"],
  ])("%s", async (_name, from, address) => {
    await Excel.run(async (context) => {
      const range = from(sheetOf(context).getRange("B2:D4")).load("address");
      await context.sync();
      expect(range.address).toBe(`Blad1!${address}`);
    });
  });

  it("gives a null object where ranges do not meet, and ItemNotFound without OrNullObject", async () => {
    await Excel.run(async (context) => {
      const none = sheetOf(context).getRange("A1").getIntersectionOrNullObject("B2");
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
    const refusal = await refusalOf((context) => void sheetOf(context).getRange("A1").getIntersection("B2").load("address"));
    expect(refusal.code).toBe(Excel.ErrorCodes.itemNotFound);
  });

  it("finds the used range, with and without formats", async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const empty = sheet.getUsedRangeOrNullObject(true);
      const first = sheet.getUsedRange().load("address");
      await context.sync();
      expect([empty.isNullObject, first.address]).toEqual([true, "Blad1!A1"]);
      sheet.getRange("B2").values = [["x"]];
      sheet.getRange("C4").values = [[1]];
      const used = sheet.getUsedRange(true).load("address");
      const inColumn = sheet.getRange("C:C").getUsedRange(true).load("address");
      const inEmpty = sheet.getRange("F:G").getUsedRangeOrNullObject(true);
      await context.sync();
      expect([used.address, inColumn.address, inEmpty.isNullObject]).toEqual(["Blad1!B2:C4", "Blad1!C4", true]);
    });
  });
});

describe("moving cells", () => {
  it("moves the add-in's ranges, in the batch and between batches, when rows are put in", async () => {
    await writeAt("A1:A3", [[1], [2], ["=A1+A2"]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const sum = sheet.getRange("A3");
      await context.sync();
      sheet.getRange("2:2").insert(Excel.InsertShiftDirection.down);
      sum.load("address,formulas,values");
      await context.sync();
      expect([sum.address, sum.formulas, sum.values]).toEqual(["Blad1!A4", [["=A1+A3"]], [[3]]]);
    });
  });

  it("refuses a range whose cells are deleted", async () => {
    const refusal = await refusalOf(async (context) => {
      const range = sheetOf(context).getRange("B5");
      await context.sync();
      sheetOf(context).getRange("5:5").delete(Excel.DeleteShiftDirection.up);
      range.load("values");
    });
    expect(refusal.code).toBe(Excel.ErrorCodes.invalidReference);
  });

  it("clears contents, formats or both", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.format.font.bold = true;
      range.getCell(0, 0).clear(Excel.ClearApplyTo.contents);
      range.getCell(0, 1).clear(Excel.ClearApplyTo.formats);
      range.getCell(0, 2).clear();
      range.load("values");
      const bold = [0, 1, 2].map((column) => range.getCell(0, column).load("format/font/bold"));
      await context.sync();
      expect(range.values).toEqual([["", 2, ""]]);
      expect(bold.map((cell) => cell.format.font.bold)).toEqual([true, false, false]);
    });
  });

  it("copies with adjusted formulas, or values only, repeated over a larger target", async () => {
    await writeAt("A1:B1", [[10, "=A1*2"]]);
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("A3:B4").copyFrom("A1:B1");
      sheet.getRange("D1").copyFrom("B1", Excel.RangeCopyType.values);
      const copied = sheet.getRange("A3:B4").load("formulas");
      const value = sheet.getRange("D1").load("formulas");
      await context.sync();
      expect(copied.formulas).toEqual([[10, "=A3*2"], [10, "=A4*2"]]);
      expect(value.formulas).toEqual([[20]]);
    });
  });

  it("merges and splits", async () => {
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange("A1:B1");
      range.values = [["rubrik", "bort"]];
      range.merge();
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([["rubrik", ""]]);
      range.unmerge();
      await context.sync();
    });
  });

  it("selects a range and tells the selection", async () => {
    await Excel.run(async (context) => {
      sheetOf(context).getRange("B2:C3").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect([selected.address, cell.address]).toEqual(["Blad1!B2:C3", "Blad1!B2"]);
    });
  });
});

describe("large writes", () => {
  it.each([[2_000], [10_000]])("writes and reads %i rows in one request", async (rows) => {
    host.host.resetStatistics();
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRangeByIndexes(0, 0, rows, 3);
      range.values = Array.from({ length: rows }, (_, row) => [row, `rad ${row}`, row % 2 === 0]);
      await context.sync();
    });
    expect(host.host.statistics().requests).toBe(1);
    expect(host.host.statistics().largestOut).toBeLessThan(5 * 1024 * 1024);
    expect(await valuesAt(`A${rows}:C${rows}`)).toEqual([[rows - 1, `rad ${rows - 1}`, rows % 2 === 1]]);
    expect(await valuesAt("A1501:A1501")).toEqual([[1500]]);
  });

  it("refuses a large array of the wrong shape before anything is written", async () => {
    const refusal = await refusalOf((context) => {
      sheetOf(context).getRange("A1:A1999").values = Array.from({ length: 2_000 }, () => [1]);
    });
    expect(refusal.code).toBe(Excel.ErrorCodes.invalidArgument);
    expect(await valuesAt("A1")).toEqual([[""]]);
  });
});
