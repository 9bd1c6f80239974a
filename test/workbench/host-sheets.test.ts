import type { NodeHost } from "../../workbench/host/node";
import { openHost, refusalOf } from "./host-fixture";

let host: NodeHost;
beforeEach(async () => {
  host = await openHost();
});
afterEach(() => host.close());

const names = (): string[] => host.engine.sheets().map((sheet) => sheet.name);

describe("worksheets", () => {
  it("adds, names, orders, colours and hides sheets", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const fresh = worksheets.add();
      const budget = worksheets.add("Drift & budget");
      budget.position = 0;
      budget.tabColor = "#0078d4";
      budget.showGridlines = false;
      fresh.visibility = "Hidden";
      worksheets.load("items/name,items/position,items/visibility");
      budget.load("id,tabColor,showGridlines");
      const visible = worksheets.getCount(true);
      await context.sync();
      expect(worksheets.items.map((sheet) => [sheet.name, sheet.position, sheet.visibility])).toEqual([
        ["Drift & budget", 0, "Visible"], ["Blad1", 1, "Visible"], ["Blad2", 2, "Hidden"],
      ]);
      expect([budget.tabColor, budget.showGridlines, visible.value]).toEqual(["#0078D4", false, 2]);
      expect(budget.id).not.toBe("");
    });
  });

  it("finds a sheet by name in any case or by id, and quotes names in addresses", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Åtgärder 'A' 2");
      sheet.load("id");
      await context.sync();
      const again = context.workbook.worksheets.getItem(sheet.id).getRange("B2").load("address");
      const byName = context.workbook.worksheets.getItem("åtgärder 'a' 2").load("name");
      await context.sync();
      expect(again.address).toBe("'Åtgärder ''A'' 2'!B2");
      expect(byName.name).toBe("Åtgärder 'A' 2");
    });
  });

  it("renames, and formulas follow", async () => {
    await Excel.run(async (context) => {
      const [a, b] = [context.workbook.worksheets.getItem("Blad1"), context.workbook.worksheets.add("Summa")];
      a.getRange("A1").values = [[7]];
      b.getRange("A1").formulas = [["=Blad1!A1*2"]];
      a.name = "Utfall 2017";
      const sum = b.getRange("A1").load("formulas,values");
      await context.sync();
      expect(sum.values).toEqual([[14]]);
      expect(sum.formulas).toEqual([["='Utfall 2017'!A1*2"]]);
    });
  });

  it("walks to neighbours, first and last", async () => {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const middle = worksheets.add("B");
      worksheets.add("C").visibility = "Hidden";
      const next = middle.getNext().load("name");
      const none = middle.getNextOrNullObject(true);
      const before = middle.getPrevious().load("name");
      const last = worksheets.getLast().load("name");
      const lastVisible = worksheets.getLast(true).load("name");
      await context.sync();
      expect([next.name, none.isNullObject, before.name, last.name, lastVisible.name]).toEqual(["C", true, "Blad1", "C", "B"]);
    });
    expect((await refusalOf((context) => void context.workbook.worksheets.getFirst().getPrevious().load("name"))).code).toBe("ItemNotFound");
  });

  it("activates and deletes", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Tillfälligt");
      sheet.activate();
      const active = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      expect(active.name).toBe("Tillfälligt");
      sheet.delete();
      await context.sync();
    });
    expect(names()).toEqual(["Blad1"]);
  });

  it("copies a sheet with cells, formats and widths", async () => {
    await Excel.run(async (context) => {
      const source = context.workbook.worksheets.getItem("Blad1");
      source.getRange("A1:B1").values = [["Kultur", 12]];
      source.getRange("A1").format.font.bold = true;
      source.getRange("A:A").format.columnWidth = 150;
      source.freezePanes.freezeRows(1);
      const copy = source.copy(Excel.WorksheetPositionType.after, source);
      copy.load("name,position");
      const cells = copy.getRange("A1:B1").load("values");
      const label = copy.getRange("A1").load("format/font/bold,format/columnWidth");
      await context.sync();
      expect([copy.name, copy.position, cells.values]).toEqual(["Blad1 (2)", 1, [["Kultur", 12]]]);
      expect([label.format.font.bold, Math.round(label.format.columnWidth)]).toEqual([true, 150]);
    });
  });

  it("takes the option mergeUndoGroup, which this office.js leaves unsent", async () => {
    const options = { mergeUndoGroup: true } as unknown as Excel.RunOptions;
    await Excel.run(options, async (context) => {
      context.workbook.worksheets.getItem("Blad1").getRange("A1").values = [[1]];
      await context.sync();
    });
    expect(host.engine.usedRect(host.engine.sheets()[0]?.id ?? "", true)).toEqual({ row: 0, column: 0, rows: 1, columns: 1 });
  });

  it("keeps a formula that is formatted in the request that writes it", async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Blad1").getRange("A1:A3");
      range.formulas = [[1], [2], ["=SUM(A1:A2)"]] as string[][];
      range.format.font.bold = true;
      range.format.fill.color = "#FFFFFF";
      range.numberFormat = [["0.0"], ["0.0"], ["0.0"]];
      range.load("formulas,values");
      await context.sync();
      expect([range.formulas, range.values]).toEqual([[[1], [2], ["=SUM(A1:A2)"]], [[1], [2], [3]]]);
    });
  });

  it("is one undo step for each request", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Blad1");
      sheet.getRange("A1:A2").values = [[1], [2]];
      sheet.getRange("B1").values = [[3]];
      await context.sync();
    });
    await host.engine.undo();
    expect(host.engine.usedRect(host.engine.sheets()[0]?.id ?? "", true)).toBeNull();
  });
});

describe("freeze panes", () => {
  it.each<[string, (panes: Excel.WorksheetFreezePanes) => void, string]>([
    ["rows", (panes) => panes.freezeRows(4), "Blad1!1:4"],
    ["columns", (panes) => panes.freezeColumns(1), "Blad1!A:A"],
    ["at a range", (panes) => panes.freezeAt("A1:B3"), "Blad1!A1:B3"],
  ])("freezes %s", async (_what, freeze, address) => {
    await Excel.run(async (context) => {
      const { freezePanes } = context.workbook.worksheets.getItem("Blad1");
      freeze(freezePanes);
      const location = freezePanes.getLocation().load("address");
      await context.sync();
      expect(location.address).toBe(address);
      freezePanes.unfreeze();
      const none = freezePanes.getLocationOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });
});

describe("names", () => {
  it("adds, finds, changes and deletes names of the workbook and of a sheet", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Blad1");
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      const name = context.workbook.names.add("Bokslut_drift", sheet.getRange("A1:A3"), "Driftbudget");
      name.visible = false;
      sheet.names.add("Lokalt", "=Blad1!$A$1");
      context.workbook.names.add("Sats", "=0.25");
      const range = name.getRange().load("address");
      name.load("name,formula,type,scope,visible,comment,value");
      context.workbook.names.load("items/name,items/type");
      sheet.names.load("items/name,items/scope");
      const none = context.workbook.names.getItemOrNullObject("finns_ej");
      const viaAddress = sheet.getRange("Bokslut_drift").load("values");
      await context.sync();
      expect([name.name, name.formula, name.type, name.scope, name.visible, name.comment]).toEqual(["Bokslut_drift", "=Blad1!$A$1:$A$3", "Range", "Workbook", false, "Driftbudget"]);
      expect([range.address, none.isNullObject, viaAddress.values]).toEqual(["Blad1!A1:A3", true, [[1], [2], [3]]]);
      expect(context.workbook.names.items.map((item) => [item.name, item.type]).sort()).toEqual([["Bokslut_drift", "Range"], ["Sats", "Double"]]);
      expect(sheet.names.items.map((item) => [item.name, item.scope])).toEqual([["Lokalt", "Worksheet"]]);
      name.delete();
      await context.sync();
    });
    expect(host.engine.names().map((name) => name.name).sort()).toEqual(["Lokalt", "Sats"]);
  });

  it("follows its cells when rows are put in", async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Blad1");
      const name = context.workbook.names.add("Rad", sheet.getRange("A5"));
      sheet.getRange("1:2").insert("Down");
      const range = name.getRange().load("address");
      await context.sync();
      expect(range.address).toBe("Blad1!A7");
    });
  });

  it.each([["A1"], ["R1C1"], ["två ord"], ["1a"], [""]])("refuses the name %j", async (name) => {
    expect((await refusalOf((context) => void context.workbook.names.add(name, "=1"))).code).toBe("InvalidArgument");
  });

  it("refuses a taken name, and a range of a name without cells", async () => {
    await Excel.run(async (context) => {
      context.workbook.names.add("Sats", "=0.25");
      await context.sync();
    });
    expect((await refusalOf((context) => void context.workbook.names.add("SATS", "=1"))).code).toBe("ItemAlreadyExists");
    expect((await refusalOf((context) => void context.workbook.names.getItem("Sats").getRange().load("address"))).code).toBe("InvalidReference");
    await Excel.run(async (context) => {
      const none = context.workbook.names.getItem("Sats").getRangeOrNullObject();
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
  });
});

describe("settings", () => {
  it("are one store for workbook.settings and document.settings", async () => {
    await Excel.run(async (context) => {
      context.workbook.settings.add("bokslut.tema", { enhet: "tkr", decimaler: 0 });
      context.workbook.settings.add("bort", true);
      await context.sync();
      const kept = context.workbook.settings.getItem("bokslut.tema").load("value");
      const none = context.workbook.settings.getItemOrNullObject("finns ej");
      context.workbook.settings.getItem("bort").delete();
      const count = context.workbook.settings.getCount();
      await context.sync();
      expect([kept.value, none.isNullObject, count.value]).toEqual([{ enhet: "tkr", decimaler: 0 }, true, 1]);
    });
    Office.context.document.settings.set("pane", "start");
    await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    expect(Object.fromEntries(host.engine.settings)).toEqual({ "bokslut.tema": '{"enhet":"tkr","decimaler":0}', pane: '"start"' });
  });

  it("reach the next window that opens on the workbook", async () => {
    Office.context.document.settings.set("pane", ["a", 1]);
    await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    const second = await openHost({ engine: host.engine });
    try {
      expect(Office.context.document.settings.get("pane")).toEqual(["a", 1]);
    } finally {
      second.close();
    }
  });
});
