import { createHeadlessEngine, ErrorValue, type UniverEngine } from "../../workbench/engine";
import type { ChangeEvent } from "../../workbench/engine/types";
import { area, cell, codeOf, rows } from "./engine-fixtures";

let engine: UniverEngine;
let sheet: string;
beforeEach(() => {
  engine = createHeadlessEngine();
  sheet = engine.activeSheet().id;
});
afterEach(() => engine.dispose());

describe("sheets", () => {
  test.each([
    ["", "InvalidArgument"],
    ["x".repeat(32), "InvalidArgument"],
    ["a/b", "InvalidArgument"],
    ["a:b", "InvalidArgument"],
    ["a\\b", "InvalidArgument"],
    ["vad?", "InvalidArgument"],
    ["*", "InvalidArgument"],
    ["[1]", "InvalidArgument"],
    ["'citat", "InvalidArgument"],
    ["citat'", "InvalidArgument"],
    ["History", "InvalidArgument"],
    ["BLAD1", "ItemAlreadyExists"],
  ])("the name %p is refused with %s, for a new sheet and for a renamed one", (name, code) => {
    const other = engine.addSheet("Annat").id;
    expect(codeOf(() => engine.addSheet(name))).toBe(code);
    expect(codeOf(() => engine.renameSheet(other, name))).toBe(code);
    expect(engine.sheets().map((info) => info.name)).toEqual(["Blad1", "Annat"]);
  });

  test("31 characters with å and an apostrophe inside are a good name, and a sheet may change the case of its own", () => {
    const name = "Verksamhetsområdets mål – 'å' 1".slice(0, 31);
    expect(engine.addSheet(name).name).toBe(name);
    engine.renameSheet(sheet, "BLAD1");
    expect(engine.sheets()[0]?.name).toBe("BLAD1");
  });

  test("a new name follows into formulas, names and lists", async () => {
    const other = engine.addSheet("Annat").id;
    engine.write(other, cell(0, 0), [[3]]);
    engine.write(sheet, area(0, 0, 1, 2), [["=Annat!A1", '="Annat!A1"']]);
    engine.addName("Tre", "=Annat!$A$1");
    engine.setDataValidation(sheet, cell(5, 0), { type: "List", source: "=Annat!$A$1:$A$3" });
    engine.renameSheet(other, "Årets 'mål' 2");
    await engine.settle();
    expect(engine.formulas(sheet, area(0, 0, 1, 2))).toEqual([["='Årets ''mål'' 2'!A1", '="Annat!A1"']]);
    expect(engine.values(sheet, cell(0, 0))).toEqual([[3]]);
    expect(engine.names()[0]?.formula).toBe("='Årets ''mål'' 2'!$A$1");
    expect(engine.dataValidation(sheet, 5, 0)?.source).toBe("='Årets ''mål'' 2'!$A$1:$A$3");
  });

  test("a deleted sheet leaves #REF! behind", async () => {
    const other = engine.addSheet("Annat").id;
    engine.write(sheet, cell(0, 0), [["=Annat!A1+1"]]);
    engine.deleteSheet(other);
    await engine.settle();
    expect(engine.values(sheet, cell(0, 0))).toEqual([[new ErrorValue("#REF!")]]);
    expect(codeOf(() => engine.deleteSheet(other))).toBe("ItemNotFound");
  });

  test("order, visibility and the active sheet", () => {
    const second = engine.addSheet("Två").id;
    const third = engine.addSheet("Tre").id;
    engine.moveSheet(third, 0);
    expect(engine.sheets().map((info) => info.name)).toEqual(["Tre", "Blad1", "Två"]);
    engine.activate(second);
    engine.setVisibility(second, "VeryHidden");
    expect(engine.sheets().map((info) => info.visibility)).toEqual(["Visible", "Visible", "VeryHidden"]);
    expect(engine.activeSheet().id).not.toBe(second);
    expect(codeOf(() => engine.activate(second))).toBe("InvalidOperation");
    expect(codeOf(() => engine.deleteSheet(second))).toBe("InvalidOperation");
    engine.setVisibility(second, "Hidden");
    expect(engine.sheets()[2]?.visibility).toBe("Hidden");
    engine.setVisibility(third, "Hidden");
    expect(codeOf(() => engine.setVisibility(sheet, "Hidden"))).toBe("InvalidOperation");
    expect(codeOf(() => engine.deleteSheet(sheet))).toBe("InvalidOperation");
    expect(codeOf(() => engine.moveSheet(sheet, 7))).toBe("InvalidArgument");
  });
});

describe("names", () => {
  test.each(["", "två ord", "1a", "A1", "r1c1", "C", "a-b"])("the name %p is refused", (name) => {
    expect(codeOf(() => engine.addName(name, "=1"))).toBe("InvalidArgument");
  });

  test("a name is used in formulas and found whatever its case; removed, it is #NAME?", async () => {
    engine.write(sheet, cell(0, 0), [[40]]);
    engine.addName("Årets_mål", "=Blad1!$A$1");
    engine.write(sheet, cell(0, 1), [["=Årets_mål+2"]]);
    await engine.settle();
    expect(engine.values(sheet, cell(0, 1))).toEqual([[42]]);
    expect(codeOf(() => engine.addName("årets_MÅL", "=1"))).toBe("ItemAlreadyExists");
    engine.deleteName("årets_mål");
    await engine.settle();
    expect(engine.values(sheet, cell(0, 1))).toEqual([[new ErrorValue("#NAME?")]]);
    engine.addName("Årets_mål", "=7");
    await engine.settle();
    expect(engine.values(sheet, cell(0, 1))).toEqual([[9]]);
    engine.deleteName("Årets_mål");
    expect(codeOf(() => engine.deleteName("Årets_mål"))).toBe("ItemNotFound");
  });
});

test("the same name may mean different things in two workbooks of one process", async () => {
  const second = createHeadlessEngine();
  const there = second.activeSheet().id;
  for (const [one, id, value] of [[engine, sheet, 1], [second, there, 2]] as const) {
    one.addName("Belopp", `=${value}*10`);
    one.write(id, cell(0, 0), [["=Belopp+1"]]);
    await one.settle();
  }
  expect([engine.values(sheet, cell(0, 0)), second.values(there, cell(0, 0))]).toEqual([[[11]], [[21]]]);
  second.dispose();
});

describe("widths, heights and panes", () => {
  test("points in, points out; standard sizes as in Excel", () => {
    expect([engine.columnWidth(sheet, 0), engine.rowHeight(sheet, 0)]).toEqual([48, 15]);
    engine.setColumnWidth(sheet, 1, 2, 120.75);
    engine.setRowHeight(sheet, 4, 1, 30);
    expect([engine.columnWidth(sheet, 1), engine.columnWidth(sheet, 2), engine.columnWidth(sheet, 3), engine.rowHeight(sheet, 4)]).toEqual([120.75, 120.75, 48, 30]);
  });

  test("hiding and showing keeps the width", () => {
    engine.setColumnWidth(sheet, 2, 1, 90);
    engine.hideColumns(sheet, 1, 3, true);
    engine.hideColumns(sheet, 2, 1, false);
    engine.hideRows(sheet, 0, 2, true);
    expect(engine.hiddenColumns(sheet)).toEqual([1, 3]);
    expect(engine.hiddenRows(sheet)).toEqual([0, 1]);
    expect(engine.columnWidth(sheet, 2)).toBe(90);
  });

  test("freezing and thawing", () => {
    engine.freeze(sheet, 4, 1);
    expect(engine.frozen(sheet)).toEqual({ rows: 4, columns: 1 });
    engine.freeze(sheet, 0, 0);
    expect(engine.frozen(sheet)).toEqual({ rows: 0, columns: 0 });
  });
});

test("a new sheet has nothing of one that was taken away, and undo brings that one back with its rules", async () => {
  const gone = engine.addSheet("Borta");
  engine.addConditionalFormat(gone.id, { row: 0, column: 0, rows: 3, columns: 1 }, { type: "ContainsText", text: "ändrad", style: { bold: true } });
  engine.deleteSheet(gone.id);
  expect(engine.conditionalFormats(engine.addSheet("Ny").id)).toEqual([]);
  await engine.undo();
  await engine.undo();
  expect(engine.conditionalFormats(engine.sheets().find((one) => one.name === "Borta")?.id ?? "")).toHaveLength(1);
});

describe("undo and events", () => {
  test("a group is one step, whatever was done in it", async () => {
    engine.write(sheet, cell(0, 0), [["före"]]);
    engine.beginUndoGroup();
    const added = engine.addSheet("Ny").id;
    engine.write(sheet, area(0, 0, 1, 2), [["efter", "=1+1"]]);
    engine.setStyle(sheet, cell(0, 0), { bold: true, locked: false });
    engine.setPageSetup(sheet, { orientation: "Landscape" });
    engine.insert(sheet, rows(0, 1), "Down");
    engine.addName("Ny_tabell", "=Ny!$A$1");
    engine.write(added, cell(0, 0), [[1]]);
    engine.endUndoGroup();
    await engine.settle();
    expect(await engine.undo()).toBe(true);
    expect(engine.values(sheet, area(0, 0, 2, 2))).toEqual([["före", ""], ["", ""]]);
    expect(engine.style(sheet, 0, 0)).toMatchObject({ bold: false, locked: true });
    expect(engine.pageSetup(sheet)).toEqual({});
    expect(engine.names()).toEqual([]);
    expect(engine.sheets().map((info) => info.name)).toEqual(["Blad1"]);
    expect(await engine.undo()).toBe(true);
    expect(engine.usedRect(sheet, true)).toBeNull();
    expect(await engine.undo()).toBe(false);
  });

  test("undo brings a formula and its value back", async () => {
    engine.write(sheet, area(0, 0, 1, 2), [[2, "=A1*2"]]);
    await engine.settle();
    engine.clear(sheet, area(0, 0, 1, 2), "All");
    await engine.undo();
    expect(engine.formulas(sheet, area(0, 0, 1, 2))).toEqual([[2, "=A1*2"]]);
    expect(engine.values(sheet, area(0, 0, 1, 2))).toEqual([[2, 4]]);
  });

  test("events tell what, where and who; a calculated value is no change", async () => {
    const events: ChangeEvent[] = [];
    const stop = engine.onChange((event) => events.push(event));
    engine.write(sheet, area(1, 1, 2, 1), [[1], ["=B2"]]);
    await engine.settle();
    engine.insert(sheet, rows(1, 2), "Down");
    const other = engine.addSheet("Två").id;
    engine.renameSheet(other, "Tre");
    engine.activate(other);
    engine.select(sheet, area(2, 2, 3, 1));
    engine.setStyle(sheet, cell(0, 0), { bold: true });
    engine.deleteSheet(other);
    const told = events.filter((event) => event.kind !== "calculated" && event.kind !== "activated");
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["values", "rowsInserted", "sheetAdded", "sheetRenamed", "selection", "sheetDeleted"]));
    expect(told[0]).toEqual({ kind: "values", sheetId: sheet, rect: area(1, 1, 2, 1), source: "addin" });
    expect(told.find(({ kind }) => kind === "rowsInserted")).toEqual({ kind: "rowsInserted", sheetId: sheet, rect: expect.objectContaining({ row: 1, rows: 2 }), source: "addin" });
    expect(told.every(({ source }) => source === "addin")).toBe(true);
    expect(events.some(({ kind }) => kind === "calculated")).toBe(true);
    expect(engine.selection()).toEqual({ sheet, rect: area(2, 2, 3, 1) });
    stop();
    const count = events.length;
    engine.write(sheet, cell(0, 0), [[1]]);
    expect(events).toHaveLength(count);
  });

  test("what is done in the grid is told as the user's", () => {
    const events: ChangeEvent[] = [];
    engine.onChange((event) => events.push(event));
    const { commands, unitId } = engine.context;
    commands.syncExecuteCommand("sheet.command.set-range-values", { unitId, subUnitId: sheet, range: { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 }, value: { v: 5 } });
    commands.syncExecuteCommand("sheet.command.set-worksheet-name", { unitId, subUnitId: sheet, name: "Omdöpt" });
    expect(engine.values(sheet, cell(0, 0))).toEqual([[5]]);
    expect(engine.sheets()[0]?.name).toBe("Omdöpt");
    expect(events.map(({ kind, source }) => [kind, source])).toEqual([["values", "user"], ["sheetRenamed", "user"]]);
  });
});
