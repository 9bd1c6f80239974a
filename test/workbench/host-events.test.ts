import { UniverEngine } from "../../workbench/engine";
import { DEFAULT_REQUIREMENTS } from "../../workbench/host/seams";
import type { NodeHost } from "../../workbench/host/node";
import { eventsDelivered, openHost, writeAt } from "./host-fixture";

let host: NodeHost;
beforeEach(async () => {
  host = await openHost({ requirements: { ...DEFAULT_REQUIREMENTS, ExcelApiOnline: 1.1 } });
});
afterEach(() => host.close());

const sheetId = (): string => host.engine.sheets()[0]?.id ?? "";

/** What the grid does when the user edits: a change that does not come through the host. */
function inGrid(command: string, params: object): void {
  if (!(host.engine instanceof UniverEngine)) throw new Error("The test needs the grid's engine.");
  const { context } = host.engine;
  context.commands.syncExecuteCommand(command, { unitId: context.unitId, subUnitId: sheetId(), ...params });
}

/** Listens with `add`, gives what is heard. */
async function heard<T>(add: (context: Excel.RequestContext, listener: (event: T) => Promise<void>) => void): Promise<T[]> {
  const events: T[] = [];
  await Excel.run(async (context) => {
    add(context, async (event) => {
      events.push(event);
    });
    await context.sync();
  });
  return events;
}

describe("worksheet events", () => {
  it("tells of the add-in's own change", async () => {
    const events = await heard<Excel.WorksheetChangedEventArgs>((context, listener) => void context.workbook.worksheets.getItem("Blad1").onChanged.add(listener));
    await writeAt("B2:C3", [[1, 2], [3, 4]]);
    await eventsDelivered(host);
    expect(events.map((event) => [event.address, event.changeType, event.source, event.worksheetId, event.triggerSource])).toEqual([["B2:C3", "RangeEdited", "Local", sheetId(), "ThisLocalAddin"]]);
  });

  it("tells of the user's change in the grid", async () => {
    const events = await heard<Excel.WorksheetChangedEventArgs>((context, listener) => void context.workbook.worksheets.getItem("Blad1").onChanged.add(listener));
    inGrid("sheet.mutation.set-range-values", { cellValue: { 4: { 1: { v: 12 } } } });
    await eventsDelivered(host);
    expect(events.map((event) => [event.address, event.triggerSource])).toEqual([["B5", "Unknown"]]);
  });

  it("moves the add-in's ranges with the rows that the user puts in", async () => {
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Blad1").getRange("A5:B5");
      await context.sync();
      inGrid("sheet.mutation.insert-row", { range: { startRow: 1, endRow: 2, startColumn: 0, endColumn: 25 } });
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Blad1!A7:B7");
    });
  });

  it("gives the changed range", async () => {
    const events = await heard<Excel.WorksheetChangedEventArgs>((context, listener) => void context.workbook.worksheets.onChanged.add(listener));
    await writeAt("D4", [[5]]);
    await eventsDelivered(host);
    await Excel.run(async (context) => {
      const range = events[0]?.getRange(context).load("values,address");
      await context.sync();
      expect([range?.address, range?.values]).toEqual(["Blad1!D4", [[5]]]);
    });
  });

  it("tells of rows put in and taken out", async () => {
    const events = await heard<Excel.WorksheetChangedEventArgs>((context, listener) => void context.workbook.worksheets.getItem("Blad1").onChanged.add(listener));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Blad1");
      sheet.getRange("2:3").insert("Down");
      await context.sync();
      sheet.getRange("2:2").delete("Up");
      await context.sync();
    });
    await eventsDelivered(host);
    expect(events.filter((event) => event.changeType !== "RangeEdited").map((event) => event.changeType)).toEqual(["RowInserted", "RowDeleted"]);
  });

  it("is silent when the listener is removed or events are off", async () => {
    const events: string[] = [];
    const registered = await Excel.run(async (context) => {
      const result = context.workbook.worksheets.getItem("Blad1").onChanged.add(async (event) => void events.push(event.address));
      await context.sync();
      context.runtime.enableEvents = false;
      await context.sync();
      return result;
    });
    await writeAt("A1", [[1]]);
    await Excel.run(async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    await writeAt("A2", [[2]]);
    await eventsDelivered(host);
    await Excel.run(registered.context, async (context) => {
      registered.remove();
      await context.sync();
    });
    await writeAt("A3", [[3]]);
    await eventsDelivered(host);
    expect(events).toEqual(["A2"]);
  });

  it("tells of selections, activated and left sheets", async () => {
    const selections = await heard<Excel.WorksheetSelectionChangedEventArgs>((context, listener) => void context.workbook.worksheets.onSelectionChanged.add(listener));
    const activated = await heard<Excel.WorksheetActivatedEventArgs>((context, listener) => void context.workbook.worksheets.onActivated.add(listener));
    const left = await heard<Excel.WorksheetDeactivatedEventArgs>((context, listener) => void context.workbook.worksheets.onDeactivated.add(listener));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Blad1").getRange("C3").select();
      context.workbook.worksheets.add("B").activate();
      await context.sync();
    });
    await eventsDelivered(host);
    expect(selections.map((event) => event.address)).toContain("C3");
    expect(activated.map((event) => event.worksheetId)).toEqual([host.engine.sheets()[1]?.id]);
    expect(left.map((event) => event.worksheetId)).toEqual([sheetId()]);
  });

  it("tells of added, renamed and deleted sheets", async () => {
    const added = await heard<Excel.WorksheetAddedEventArgs>((context, listener) => void context.workbook.worksheets.onAdded.add(listener));
    const renamed = await heard<Excel.WorksheetNameChangedEventArgs>((context, listener) => void context.workbook.worksheets.onNameChanged.add(listener));
    const deleted = await heard<Excel.WorksheetDeletedEventArgs>((context, listener) => void context.workbook.worksheets.onDeleted.add(listener));
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Ny");
      sheet.name = "Nyare";
      await context.sync();
      sheet.delete();
      await context.sync();
    });
    await eventsDelivered(host);
    expect([added.length, deleted.length, added[0]?.worksheetId === deleted[0]?.worksheetId]).toEqual([1, 1, true]);
    expect(renamed.map((event) => [event.nameBefore, event.nameAfter])).toEqual([["Ny", "Nyare"]]);
  });

  it("refuses to listen to what it never tells", async () => {
    await expect(heard<Excel.WorksheetFormatChangedEventArgs>((context, listener) => void context.workbook.worksheets.onFormatChanged.add(listener))).rejects.toMatchObject({ code: "ApiNotFound" });
  });

  it("tells when formulas are computed", async () => {
    const events = await heard<Excel.WorksheetCalculatedEventArgs>((context, listener) => void context.workbook.worksheets.onCalculated.add(listener));
    await writeAt("A1", [["=1+1"]]);
    await host.engine.settle();
    await eventsDelivered(host);
    expect(events.length).toBeGreaterThan(0);
  });

  it("tells the workbook's selection listener", async () => {
    let told = 0;
    await Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => void (told += 1));
      await context.sync();
      context.workbook.worksheets.getItem("Blad1").getRange("E5").select();
      await context.sync();
    });
    await eventsDelivered(host);
    expect(told).toBe(1);
  });
});

describe("actions", () => {
  it("reach Office.actions.associate's function with their argument", async () => {
    const heardOf: unknown[] = [];
    Office.actions.associate("visaPanel", (argument: unknown) => void heardOf.push(argument));
    host.host.runAction("visaPanel", { source: { id: "knapp" } });
    await eventsDelivered(host);
    expect(heardOf).toEqual([{ source: { id: "knapp" } }]);
  });
});
