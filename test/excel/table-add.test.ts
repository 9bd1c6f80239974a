import { addReportTables, addTable, goTo, layOutTables, openReport, previewTable, readReport, saveAsTemplate, undoLastCommand, workbookStatus } from "../../src/excel/commands";
import { refusal, smallReport, withWorkbook } from "./workbook";

const NAMES = ["Bibliotek", "Museer"];

test("what the preview shows is what is written", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const model = previewTable(smallReport(), { template: "budgetbrygga", verksamheter: NAMES });
    const result = await addTable({ template: "budgetbrygga", verksamheter: NAMES, place: "new sheet" });
    const grid = await book.grid(result.sheets[0] ?? "");
    expect(grid[3]).toEqual([model.cornerLabel, ...model.columns.map((column) => column.label)]);
    expect(grid.slice(4).map((row) => row[0])).toEqual(model.rows.map((row) => row.label));
    expect((await readReport())?.tables.map((table) => table.id)).toEqual(["drift", "budgetbrygga"]);
    expect((await workbookStatus()).tables.find((table) => table.id === "budgetbrygga")?.sheet).toBe("Budgetbrygga");
    await undoLastCommand();
    expect((await readReport())?.tables.map((table) => table.id)).toEqual(["drift"]);
    expect(book.visibleSheets()).not.toContain("Budgetbrygga");
    expect(await refusal(undoLastCommand())).toBe("Det finns inget att ångra.");
  });
});

test("at the selected cell: filled cells are named and asked about, and taking back gives them again", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const own = book.sheetId("Blad1");
    book.engine.write(own, { row: 9, column: 2, rows: 1, columns: 2 }, [["min egen", "=1+1"]]);
    await goTo("Blad1", "C4");
    const options = { template: "driftbudget-vb", verksamheter: NAMES, place: "selection" } as const;
    expect(await refusal(addTable(options))).toMatch(/Tabellen behöver C4:F19 på bladet Blad1, och där är 2 celler ifyllda \(C10, D10\)/u);
    expect(book.visibleSheets()).toEqual(["Blad1"]);
    await addTable({ ...options, overwrite: true });
    expect(book.visibleSheets()).toEqual(["Blad1"]);
    expect((await book.grid("Blad1"))[6]?.slice(2)).toEqual(["mnkr", "Justerad budget 2024", "Bokslut 2024", "Avvikelse"]);
    book.engine.write(own, { row: 8, column: 3, rows: 2, columns: 2 }, [[10, 12], [-1, -1]]);
    const grid = await book.grid("Blad1");
    expect(grid[8]?.slice(2)).toEqual(["Kostnader", 10, 12, -2]);
    expect(grid[18]?.slice(2, 4)).toEqual(["Summa netto", 9]);
    expect((await workbookStatus()).tables.find((table) => table.id === "driftbudget-vb")?.sheet).toBe("Blad1");
    await undoLastCommand();
    const formulas = await book.formulas("Blad1");
    expect(formulas[9]?.slice(2, 4)).toEqual(["min egen", "=1+1"]);
    expect(formulas.flat().filter((cell) => cell !== "")).toHaveLength(2);
  });
});

test("a table is never laid over another of the report's, and is not taken back by address when rows have moved", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await goTo("Driftbudget", "C14");
    const options = { template: "kostnadsslag", verksamheter: [], place: "selection" } as const;
    expect(await refusal(addTable({ ...options, overwrite: true }))).toContain("där står redan en av rapportens tabeller (A4:D16)");
    await goTo("Driftbudget", "A20");
    await addTable(options);
    book.engine.insert(book.sheetId("Driftbudget"), { row: 17, column: 0, rows: 1, columns: 16384 }, "Down");
    expect(await refusal(undoLastCommand())).toContain("har flyttats");
    expect((await book.grid("Driftbudget"))[20]?.[0]).toBe("Kostnadsslag (mnkr)");
  });
});

test("all tables of a report kind in one command", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const result = await addReportTables({ verksamheter: NAMES });
    expect(result.sheets).toEqual(["Driftbudget", "Jämförelse mellan åren", "Investeringar"]);
    await undoLastCommand();
    expect((await readReport())?.tables).toHaveLength(1);
    expect(book.visibleSheets()).toHaveLength(1);
  });
});

test("laying out tables is taken back: their sheets go, tables that stood before are still known, and a renamed sheet is not guessed at", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    expect((await layOutTables()).sheets).toEqual([]);
    expect(await refusal(undoLastCommand())).toBe("Det finns inget att ångra.");
    await addReportTables({ verksamheter: NAMES });
    await undoLastCommand();
    expect((await workbookStatus()).tables).toMatchObject([{ id: "drift", sheet: "Driftbudget" }]);
    await addTable({ template: "kostnadsslag", verksamheter: [], place: "new sheet" });
    book.engine.renameSheet(book.sheetId("Kostnadsslag"), "Slag");
    expect(await refusal(undoLastCommand())).toContain("bladet Kostnadsslag har bytt namn");
    expect(book.visibleSheets()).toEqual(["Driftbudget", "Slag"]);
  });
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await undoLastCommand();
    expect(book.visibleSheets()).toHaveLength(1);
    expect((await workbookStatus()).tables[0]?.sheet).toBeNull();
    expect((await layOutTables()).sheets).toEqual(["Driftbudget"]);
  });
});

test("three hundred verksamheter and labels of 500 characters", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const names = Array.from({ length: 300 }, (_, index) => `Verksamhet ${index + 1}`);
    names[7] = `En verksamhet med ett ${"mycket ".repeat(68)}långt namn`;
    book.host.resetStatistics();
    const { sheets } = await addTable({ template: "periodiserad-sammanfattning", verksamheter: names, place: "new sheet" });
    expect(book.host.statistics().requests).toBeLessThanOrEqual(3);
    const id = book.sheetId(sheets[0] ?? "");
    book.engine.write(id, { row: 4, column: 4, rows: 300, columns: 1 }, names.map(() => [1]));
    const grid = await book.grid(sheets[0] ?? "");
    expect(grid[11]?.[0]).toBe(names[7]);
    expect(grid[304]?.slice(0, 5)).toEqual(["Summa netto", 300, "", "", 300]);
  });
});

test.each([
  [{ template: "driftbudget-vb", verksamheter: ["Bibliotek", "bibliotek "] }, "står två gånger bland verksamheterna"],
  [{ template: "finns-inte", verksamheter: [] }, "ingen mall som heter ”finns-inte”"],
])("%j is refused in words", async (options, words) => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    expect(await refusal(addTable({ ...options, place: "new sheet" }))).toContain(words);
    expect(book.visibleSheets()).toEqual(["Blad1"]);
  });
});

test("a protected sheet is refused at the selection, and a caption of 300 characters still gets a valid sheet name", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    book.engine.setProtected(book.sheetId("Blad1"), true);
    expect(await refusal(addTable({ template: "kostnadsslag", verksamheter: [], place: "selection" }))).toContain("Bladet ”Blad1” är skyddat.");
    book.engine.setProtected(book.sheetId("Blad1"), false);
    await addTable({ template: "kostnadsslag", verksamheter: [], caption: `Kostnader: drift/investering [2024] ${"och mer ".repeat(35)}`, place: "new sheet" });
    await addTable({ template: "kostnadsslag", verksamheter: [], place: "new sheet" });
    expect(book.visibleSheets()).toEqual(["Kostnadsslag", "Kostnadsslag (2)"]);
  });
});

test("a table saved as a template is laid out with other names and another year's headings", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await saveAsTemplate("drift", "Vår drift");
    const stored = async (): Promise<string> => JSON.stringify((await readReport())?.extra["mallar"]);
    const first = await stored();
    await saveAsTemplate("drift", "Annan");
    expect(await stored()).not.toBe(first);
    await undoLastCommand();
    expect(await stored()).toBe(first);
    expect(await refusal(saveAsTemplate("drift", "Driftbudget"))).toContain("Boksluts mallar");
    const { sheets } = await addTable({ template: "egen:vår drift", verksamheter: ["Skola", "Omsorg", "Vård"], place: "new sheet", caption: "Vår drift (mnkr)" });
    expect(sheets).toEqual(["Vår drift"]);
    const grid = await book.grid("Vår drift");
    expect(grid[3]).toEqual(["mnkr", "Budget 2024", "Bokslut 2024", "Avvikelse"]);
    expect(grid.slice(4).map((row) => row[0])).toEqual(["Skola", "Kostnader", "Intäkter", "Netto", "Omsorg", "Kostnader", "Intäkter", "Netto", "Vård", "Kostnader", "Intäkter", "Netto", "Summa", "Summa kostnader", "Summa intäkter", "Summa netto"]);
    book.engine.write(book.sheetId("Vår drift"), { row: 5, column: 1, rows: 1, columns: 1 }, [[7]]);
    expect((await book.grid("Vår drift"))[19]?.[1]).toBe(7);
  });
});

test.each(["InvalidOperationInCellEditMode", "AccessDenied"] as const)("when Excel answers %s no sheet and no table is left", async (code) => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    book.host.failNext({ after: 1, code, mode: "before" });
    expect(await refusal(addTable({ template: "kostnadsslag", verksamheter: [], place: "new sheet" }))).toContain("Inget ändrades.");
    expect(book.visibleSheets()).toEqual(["Blad1"]);
    expect((await readReport())?.tables).toHaveLength(1);
  });
});
