import { layOutTables, openReport, readReport, workbookStatus, writeNarrative } from "../../src/excel/commands";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";
import { smallReport, withWorkbook } from "./workbook";

async function laidOut(): Promise<void> {
  await openReport(smallReport());
  await layOutTables();
}

test("a laid-out table is found after rows are inserted, rows moved, and the sheet renamed", async () => {
  await withWorkbook(async (book) => {
    await laidOut();
    const { engine } = book;
    const id = book.sheetId("Driftbudget");
    engine.insert(id, { row: 0, column: 0, rows: 2, columns: 16_384 }, "Down");
    engine.insert(id, { row: 9, column: 0, rows: 1, columns: 16_384 }, "Down");
    engine.insert(id, { row: 0, column: 1, rows: 1_048_576, columns: 1 }, "Right");
    engine.renameSheet(id, "Vår 'egen' budget");
    await engine.settle();
    const status = await workbookStatus();
    expect(status.tables).toEqual([{ id: "drift", caption: "Driftbudget (mnkr)", templateTitle: "Driftbudget", sheet: "Vår 'egen' budget", emptyInputs: 0 }]);
    const again = await layOutTables();
    expect(again.sheets).toEqual([]);
    expect(again.message).toBe("En tabell fanns redan på bladet Vår 'egen' budget och lämnades orörd.");
    const { sheets } = await writeNarrative();
    const texts = (await book.grid(sheets[0] ?? "")).slice(4).map((row) => String(row[1]));
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => /#|siffra saknas/.test(text))).toEqual([]);
    expect(texts.join(" ")).toContain("62,0");
  });
});

test("an emptied input cell is counted, and a deleted sheet's table can be laid out again", async () => {
  await withWorkbook(async (book) => {
    await laidOut();
    const id = book.sheetId("Driftbudget");
    book.engine.write(id, { row: 5, column: 1, rows: 1, columns: 1 }, [[""]]);
    await book.engine.settle();
    expect((await workbookStatus()).tables[0]?.emptyInputs).toBe(1);
    book.engine.addSheet("Kvar");
    book.engine.deleteSheet(id);
    await book.engine.settle();
    expect((await workbookStatus()).tables[0]?.sheet).toBeNull();
    expect((await layOutTables()).sheets).toEqual(["Driftbudget"]);
    expect((await workbookStatus()).tables[0]).toMatchObject({ sheet: "Driftbudget", emptyInputs: 0 });
  });
});

test("a saved and reopened file still knows its report, its tables and its narrative", async () => {
  let file = new Uint8Array();
  await withWorkbook(async (book) => {
    await laidOut();
    await writeNarrative();
    await book.host.idle();
    await book.engine.recalculate();
    file = new Uint8Array(await saveXlsx(book.engine));
  });
  await withWorkbook(async (book) => {
    const { engine } = book;
    await loadXlsx(engine, file);
    await engine.recalculate();
    expect((await readReport())?.meta.title).toBe("Verksamhetsberättelse 2024");
    const status = await workbookStatus();
    expect(status.tables[0]).toMatchObject({ sheet: "Driftbudget", emptyInputs: 0 });
    expect(status.narrative).toMatchObject({ sheet: "Berättelse" });
    expect(engine.sheets().find((sheet) => sheet.name === "_Bokslut")?.visibility).toBe("VeryHidden");
    expect(engine.names().map((name) => [name.name, name.formula.replace(/'/g, "")])).toContainEqual(["Bokslut_drift", "=Driftbudget!$A$4:$D$16"]);
    const grid = await book.grid("Driftbudget");
    expect(grid[15]).toEqual(["Summa netto", 54, 56, -2]);
  });
});
