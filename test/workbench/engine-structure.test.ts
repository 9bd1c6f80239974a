import fc from "fast-check";
import { createHeadlessEngine, EngineError, ErrorValue, type UniverEngine } from "../../workbench/engine";
import { MAX_COLUMNS, MAX_ROWS } from "../../workbench/engine/address";
import { mapFunctionNames, shiftFormula, tokenizeFormula } from "../../workbench/engine/formula-tokens";
import type { ChangeEvent, Rect } from "../../workbench/engine/types";

const area = (row: number, column: number, rows: number, columns: number): Rect => ({ row, column, rows, columns });
const cell = (row: number, column: number): Rect => area(row, column, 1, 1);
const rows = (row: number, count: number): Rect => area(row, 0, count, MAX_COLUMNS);
const columns = (column: number, count: number): Rect => area(0, column, MAX_ROWS, count);

let engine: UniverEngine;
let sheet: string;
beforeEach(() => {
  engine = createHeadlessEngine();
  sheet = engine.activeSheet().id;
});
afterEach(() => engine.dispose());

function codeOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error);
  }
}

describe("rows and columns", () => {
  let other: string;
  beforeEach(async () => {
    other = engine.addSheet("Nämndens mål").id;
    engine.write(sheet, area(0, 0, 4, 3), [["Rad", "Budget", "Utfall"], ["A", 1, 2], ["B", 3, 4], ["Summa", "=SUM(B2:B3)", "=SUM(C2:C3)"]]);
    engine.write(other, area(0, 0, 1, 3), [["=Blad1!B4", "=ROW(Blad1!$A$3)", "=COLUMN(Blad1!$C$1)"]]);
    engine.addName("Bokslut_drift", "=Blad1!$A$1:$C$4");
    engine.addName("Halva", "=Blad1!$B$4/2");
    await engine.settle();
  });
  const onOther = () => [...(engine.formulas(other, area(0, 0, 1, 3))[0] ?? []), ...(engine.values(other, area(0, 0, 1, 3))[0] ?? [])];
  const names = () => Object.fromEntries(engine.names().map((item) => [item.name, item.formula]));

  test("an inserted row moves formulas on every sheet, and names", async () => {
    engine.insert(sheet, rows(2, 2), "Down");
    await engine.settle();
    expect(engine.formulas(sheet, area(5, 1, 1, 2))).toEqual([["=SUM(B2:B5)", "=SUM(C2:C5)"]]);
    expect(onOther()).toEqual(["=Blad1!B6", "=ROW(Blad1!$A$5)", "=COLUMN(Blad1!$C$1)", 4, 5, 3]);
    expect(names()).toEqual({ Bokslut_drift: "=Blad1!$A$1:$C$6", Halva: "=Blad1!$B$6/2" });
  });

  test("an inserted row takes the looks of the row above", () => {
    engine.setStyle(sheet, area(1, 0, 1, 3), { bold: true });
    engine.insert(sheet, rows(2, 1), "Down");
    expect(engine.style(sheet, 2, 1).bold).toBe(true);
    expect(engine.values(sheet, area(2, 0, 1, 3))).toEqual([["", "", ""]]);
  });

  test("a removed row: what it held is #REF!, the rest follows", async () => {
    engine.remove(sheet, rows(2, 1), "Up");
    await engine.settle();
    expect(engine.formulas(sheet, cell(2, 1))).toEqual([["=SUM(B2)"]].map(() => [expect.stringMatching(/^=SUM\(B2(:B2)?\)$/)]));
    expect(onOther()).toEqual(["=Blad1!B3", "=ROW(#REF!)", "=COLUMN(Blad1!$C$1)", 1, new ErrorValue("#REF!"), 3]);
    expect(names()["Bokslut_drift"]).toBe("=Blad1!$A$1:$C$3");
  });

  test("inserted and removed columns", async () => {
    engine.insert(sheet, columns(1, 1), "Right");
    await engine.settle();
    expect(onOther()).toEqual(["=Blad1!C4", "=ROW(Blad1!$A$3)", "=COLUMN(Blad1!$D$1)", 4, 3, 4]);
    engine.remove(sheet, columns(0, 2), "Left");
    await engine.settle();
    expect(onOther().slice(3)).toEqual([4, new ErrorValue("#REF!"), 2]);
    expect(names()["Bokslut_drift"]).toBe("=Blad1!$A$1:$B$4");
  });

  test("cells pushed down and pulled up move what refers to them", async () => {
    engine.insert(sheet, area(1, 1, 1, 1), "Down");
    await engine.settle();
    expect(engine.values(sheet, area(0, 0, 5, 2))).toEqual([["Rad", "Budget"], ["A", ""], ["B", 1], ["Summa", 3], ["", 4]]);
    expect(onOther().slice(0, 1)).toEqual(["=Blad1!B5"]);
    engine.remove(sheet, area(1, 1, 1, 1), "Up");
    await engine.settle();
    expect(engine.formulas(sheet, cell(3, 1))).toEqual([["=SUM(B2:B3)"]]);
    expect(onOther()[0]).toBe("=Blad1!B4");
  });

  test("cells pushed right and pulled left, on a sheet that is not the active one", async () => {
    engine.activate(other);
    engine.insert(sheet, area(3, 1, 1, 1), "Right");
    await engine.settle();
    expect(engine.activeSheet().id).toBe(other);
    expect(engine.values(sheet, area(3, 0, 1, 4))).toEqual([["Summa", "", 4, 6]]);
    expect(onOther()[0]).toBe("=Blad1!C4");
    engine.remove(sheet, area(3, 1, 1, 1), "Left");
    await engine.settle();
    expect(engine.values(sheet, area(3, 0, 1, 3))).toEqual([["Summa", 4, 6]]);
  });

  test("styles, number formats, lists, links, protection and conditional formats move along", () => {
    engine.setStyle(sheet, cell(3, 1), { fill: "#FFEB9C", locked: false, indent: 1 });
    engine.setNumberFormats(sheet, cell(3, 1), [["0.00"]]);
    engine.setDataValidation(sheet, cell(3, 1), { type: "List", source: "a,b" });
    engine.setHyperlink(sheet, cell(3, 1), { documentReference: "Blad1!A1" });
    engine.addConditionalFormat(sheet, area(1, 1, 3, 2), { type: "DataBar", positiveColor: "#638EC6", negativeColor: "#FF0000" });
    engine.setPageSetup(sheet, { printArea: "A1:C4", titleRows: "$1:$1" });
    engine.insert(sheet, rows(2, 3), "Down");
    expect(engine.style(sheet, 6, 1)).toMatchObject({ fill: "#FFEB9C", locked: false, indent: 1 });
    expect(engine.numberFormats(sheet, cell(6, 1))).toEqual([["0.00"]]);
    expect(engine.dataValidation(sheet, 6, 1)).toEqual({ type: "List", source: "a,b" });
    expect(engine.hyperlink(sheet, 6, 1)).toEqual({ documentReference: "Blad1!A1" });
    expect(engine.conditionalFormats(sheet).map(({ rect }) => rect)).toEqual([area(1, 1, 6, 2)]);
    expect(engine.pageSetup(sheet)).toEqual({ printArea: "A1:C7", titleRows: "$1:$1" });
    engine.insert(sheet, columns(0, 1), "Right");
    expect(engine.conditionalFormats(sheet).map(({ rect }) => rect)).toEqual([area(1, 2, 6, 2)]);
    engine.remove(sheet, rows(1, 6), "Up");
    expect(engine.conditionalFormats(sheet)).toEqual([]);
  });

  test("rows inserted and removed again leave every formula as it was", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 4 }), (at, count) => {
        const before = [engine.formulas(sheet, area(0, 0, 4, 3)), engine.formulas(other, area(0, 0, 1, 3)), names()];
        engine.insert(sheet, rows(at, count), "Down");
        engine.remove(sheet, rows(at, count), "Up");
        expect([engine.formulas(sheet, area(0, 0, 4, 3)), engine.formulas(other, area(0, 0, 1, 3)), names()]).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  test("a written value is not overwritten by a calculation that was under way, nor are moved cells", async () => {
    engine.write(sheet, area(10, 0, 1500, 2), Array.from({ length: 1500 }, (_, row) => [row, `=A${row + 11}+1`]));
    const first = engine.settle();
    await new Promise((resolve) => setTimeout(resolve, 1));
    engine.write(sheet, cell(10, 1), [["egen text"]]);
    engine.insert(sheet, rows(5, 1), "Down");
    await first;
    await engine.settle();
    expect(engine.values(sheet, area(11, 0, 2, 2))).toEqual([[0, "egen text"], [1, 2]]);
    expect(engine.values(sheet, cell(1510, 1))).toEqual([[1500]]);
    expect(engine.values(sheet, cell(10, 1))).toEqual([[""]]);
  });
});

describe("copying, merging, clearing", () => {
  test("a copy adjusts relative references, keeps fixed ones and takes the looks", async () => {
    engine.write(sheet, area(0, 0, 2, 3), [[1, 2, "=A1+$B$1+A$1+$A1"], [10, 20, ""]]);
    engine.setStyle(sheet, cell(0, 2), { bold: true, locked: false });
    engine.setNumberFormats(sheet, cell(0, 2), [["0.0"]]);
    engine.copy(sheet, cell(0, 2), sheet, area(1, 2, 2, 1));
    await engine.settle();
    expect(engine.formulas(sheet, area(1, 2, 2, 1))).toEqual([["=A2+$B$1+A$1+$A2"], ["=A3+$B$1+A$1+$A3"]]);
    expect(engine.values(sheet, cell(1, 2))).toEqual([[23]]);
    expect(engine.style(sheet, 2, 2)).toMatchObject({ bold: true, locked: false });
    expect(engine.numberFormats(sheet, cell(2, 2))).toEqual([["0.0"]]);
  });

  test("merging keeps the first cell, unmerging brings nothing back", () => {
    engine.write(sheet, area(0, 0, 1, 2), [["kvar", "bort"]]);
    engine.merge(sheet, area(0, 0, 2, 2));
    expect(engine.values(sheet, area(0, 0, 1, 2))).toEqual([["kvar", ""]]);
    expect(engine.merges(sheet)).toEqual([area(0, 0, 2, 2)]);
    engine.unmerge(sheet, cell(1, 1));
    expect(engine.merges(sheet)).toEqual([]);
  });

  test("clearing contents, formats or all", () => {
    const fill = () => {
      engine.write(sheet, cell(0, 0), [[1]]);
      engine.setStyle(sheet, cell(0, 0), { bold: true, locked: false });
      engine.setNumberFormats(sheet, cell(0, 0), [["0.0"]]);
    };
    fill();
    engine.clear(sheet, cell(0, 0), "Contents");
    expect([engine.values(sheet, cell(0, 0)), engine.style(sheet, 0, 0).bold]).toEqual([[[""]], true]);
    fill();
    engine.clear(sheet, area(0, 0, MAX_ROWS, 2), "Formats");
    expect([engine.values(sheet, cell(0, 0)), engine.style(sheet, 0, 0), engine.numberFormats(sheet, cell(0, 0))]).toMatchObject([[[1]], { bold: false, locked: true }, [["General"]]]);
    fill();
    engine.clear(sheet, cell(0, 0), "All");
    expect(engine.usedRect(sheet, false)).toBeNull();
  });

  test("styles and number formats of whole columns hold for cells to come", () => {
    engine.write(sheet, cell(3, 1), [[1]]);
    engine.setStyle(sheet, columns(1, 2), { italic: true });
    expect([engine.style(sheet, 3, 1).italic, engine.style(sheet, 700, 2).italic, engine.style(sheet, 3, 3).italic]).toEqual([true, true, false]);
  });
});

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

describe("formula text", () => {
  test("tokens put together give the formula back", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=A1$:(),'\"#&+å.[]!B2N/ ", "REF!", "SUM("), maxLength: 30 }), (formula) => {
        expect(tokenizeFormula(formula).map((token) => token.text).join("")).toBe(formula);
      }),
    );
  });

  test("only function names are mapped", () => {
    const mapped = mapFunctionNames('=SUM(A1,"SUM(x)",\'SUM(1)\'!A1,SUMMA)+MÅL(1)', (name) => `x_${name}`);
    expect(mapped).toBe('=x_SUM(A1,"SUM(x)",\'SUM(1)\'!A1,SUMMA)+x_MÅL(1)');
  });

  test.each([
    ["=A1+$B$2", 1, 2, "=C2+$B$2"],
    ["='Blad A1'!B3&\"A1\"", 2, 0, "='Blad A1'!B5&\"A1\""],
    ["=SUM(A1:$C3)", 1, 1, "=SUM(B2:$C4)"],
    ["=A1", -1, 0, "=#REF!"],
    ["=LOG10(B1)", 1, 0, "=LOG10(B2)"],
  ])("%s copied %i down and %i right", (formula, down, right, expected) => {
    expect(shiftFormula(formula, down, right)).toBe(expected);
  });
});
