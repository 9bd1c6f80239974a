import fc from "fast-check";
import { createHeadlessEngine, ErrorValue, type UniverEngine } from "../../workbench/engine";
import { MAX_ROWS } from "../../workbench/engine/address";
import { area, cell, columns, rows } from "./engine-fixtures";

let engine: UniverEngine;
let sheet: string;
beforeEach(() => {
  engine = createHeadlessEngine();
  sheet = engine.activeSheet().id;
});
afterEach(() => engine.dispose());

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

  test("texts with quotation marks in a formula are the same when it is written again", async () => {
    const own = ["\"", "a\"b\"", "=W(\"http", "", "'Blad1'!B4", "ä"];
    const formulas = (at: number): string[] => own.map((text) => `="${text.replace(/"/g, '""')}"&Blad1!$B$${at}`);
    engine.write(other, area(3, 0, own.length, 1), formulas(4).map((formula) => [formula]));
    engine.insert(sheet, rows(2, 2), "Down");
    await engine.settle();
    expect(engine.formulas(other, area(3, 0, own.length, 1)).flat()).toEqual(formulas(6));
    expect(engine.values(other, area(3, 0, own.length, 1)).flat()).toEqual(own.map((text) => `${text}4`));
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

  test("the selection stays where it was", () => {
    engine.select(sheet, cell(3, 1));
    engine.insert(sheet, rows(1, 1), "Down");
    expect(engine.selection()).toEqual({ sheet, rect: cell(3, 1) });
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
