import { approveFinding, checkForeignTable, checkWorkbook, layOutTables, mendFinding, openReport, repairWorkbook, runKontroll, withdrawApproval } from "../../src/excel/commands";
import { OWN_FUNCTIONS } from "../../src/excel/kontroll/own-functions";
import { refusal, smallReport, withWorkbook, type Workbook } from "./workbook";

const HEADINGS = ["Kontroll", "Allvar", "Blad", "Cell", "Väntat", "Står", "Skillnad", "Förklaring"];

async function laidOut(book: Workbook): Promise<string> {
  await openReport(smallReport());
  await layOutTables({});
  return book.visibleSheets()[0] ?? "";
}

/** Types into a cell as the user does. */
async function typed(book: Workbook, sheet: string, address: string, value: string | number): Promise<void> {
  const match = /^([A-Z])(\d+)$/.exec(address);
  book.engine.write(book.sheetId(sheet), { row: Number(match?.[2]) - 1, column: (match?.[1] ?? "A").charCodeAt(0) - 65, rows: 1, columns: 1 }, [[value]]);
  await book.engine.settle();
}

async function rows(book: Workbook): Promise<(string | number | boolean)[][]> {
  return (await book.grid("Kontroll")).slice(4);
}

describe("the sheet Kontroll", () => {
  it("has its caption, its columns and nothing to say of a sound report", () => withWorkbook(async (book) => {
    await laidOut(book);
    const result = await runKontroll();
    expect(result.message).toBe("Kontrollen är gjord: inget att anmärka. Resultatet står på bladet Kontroll.");
    const grid = await book.grid("Kontroll");
    expect([grid[0]?.[0], grid[2]?.[0], grid[3]]).toEqual(["Kontroll", "Inget att anmärka.", HEADINGS]);
    expect(grid).toHaveLength(4);
  }));

  it("finds an overwritten formula, text in a figure cell and an inserted row, each with its cell, and the difference", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await typed(book, sheet, "D6", 5);
    await typed(book, sheet, "B7", "ca 4");
    book.engine.insert(book.sheetId(sheet), { row: 8, column: 0, rows: 1, columns: 16384 }, "Down");
    await typed(book, sheet, "A9", "Ny rad");
    await typed(book, sheet, "C9", 3);
    await runKontroll();
    const found = (await rows(book)).map((row) => row.slice(0, 7));
    expect(found).toContainEqual(["Formel ersatt av värde", "fel", sheet, "D6", -1, 5, 6]);
    expect(found).toContainEqual(["Text i siffercell", "fel", sheet, "B7", "", "ca 4", ""]);
    expect(found).toContainEqual(["Rad utanför summan", "varning", sheet, "A9", "", "", ""]);
    expect(new Set(found.map((row) => row[3])).size).toBe(found.length);
  }));

  it("links to the cell, and is written anew in its place without old rows", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await typed(book, sheet, "D6", 5);
    await typed(book, sheet, "D7", 5);
    await runKontroll();
    const id = book.sheetId("Kontroll");
    expect(book.engine.hyperlink(id, 4, 3)?.documentReference).toBe(`'${sheet}'!D6`);
    expect(book.engine.autoFilter(id)).toEqual({ row: 3, column: 0, rows: 3, columns: 8 });
    expect(await rows(book)).toHaveLength(2);
    const status = await checkWorkbook();
    for (const { key } of status.findings) await mendFinding(key);
    await runKontroll();
    expect(await rows(book)).toEqual([]);
    expect(book.visibleSheets().filter((name) => name.startsWith("Kontroll"))).toEqual(["Kontroll"]);
  }));
});

describe("mending and approving", () => {
  it("puts the formula back", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    const before = (await book.formulas(sheet))[5]?.[3];
    await typed(book, sheet, "D6", 5);
    const [found] = (await checkWorkbook()).findings;
    expect((await mendFinding(found?.key ?? "")).message).toBe(`D6 på bladet ${sheet}: formeln är tillbaka.`);
    expect((await book.formulas(sheet))[5]?.[3]).toBe(before);
    expect((await checkWorkbook()).findings).toEqual([]);
  }));

  it("an approval stands with name, date and reason, and lapses when the figure changes", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await typed(book, sheet, "D6", 5);
    await runKontroll();
    const [found] = (await checkWorkbook()).findings;
    await approveFinding({ key: found?.key ?? "", by: "Anna Ek", reason: "Rättas i nästa rapport", date: "2026-03-02" });
    expect((await book.grid("Kontroll"))[3]).toEqual([...HEADINGS, "Godkänd av", "Motivering"]);
    expect((await rows(book))[0]?.slice(8)).toEqual(["Anna Ek 2026-03-02", "Rättas i nästa rapport"]);
    expect(await checkWorkbook()).toMatchObject({ open: 0, name: "Anna Ek", counts: { fel: 1 } });
    await typed(book, sheet, "D6", 6);
    expect(await checkWorkbook()).toMatchObject({ open: 1 });
    await typed(book, sheet, "D6", 5);
    await withdrawApproval(found?.key ?? "");
    expect(await checkWorkbook()).toMatchObject({ open: 1 });
  }));

  it("says what is missing", () => withWorkbook(async (book) => {
    await laidOut(book);
    expect(await refusal(approveFinding({ key: "x", by: " ", reason: "y" }))).toBe("Skriv ditt namn innan du godkänner.");
    expect(await refusal(approveFinding({ key: "x", by: "A", reason: "" }))).toContain("Skriv varför");
    expect(await refusal(approveFinding({ key: "x", by: "A", reason: "y" }))).toContain("finns inte längre");
    expect(await refusal(mendFinding("x"))).toContain("finns inte längre");
  }));
});

describe("Laga", () => {
  it("re-enters formulas with a broken prefix and leaves others alone", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await typed(book, sheet, "H1", "=_xll.AVVIKELSE(B6,C6)");
    await typed(book, sheet, "H2", "=OKÄND(1)");
    expect((await repairWorkbook()).message).toMatch(/^En formel skrevs in på nytt på bladet/);
    expect((await book.formulas(sheet))[0]?.[7]).toBe("=AVVIKELSE(B6,C6)");
    expect((await book.formulas(sheet))[1]?.[7]).toBe("=OKÄND(1)");
    expect((await repairWorkbook()).message).toBe("Inga trasiga formler hittades.");
  }));

  it("knows every function of the add-in", () => withWorkbook(async (book) => {
    expect([...OWN_FUNCTIONS].sort()).toEqual([...book.engine.ownFunctionNames()].sort());
  }));
});

describe("a foreign table", () => {
  it("is checked where it stands, and a selection without one is refused", () => withWorkbook(async (book) => {
    const { id, name } = book.engine.activeSheet();
    const cells = [["", "Budget", "Utfall", "Avvikelse"], ["Kostnader", 40, 41, -1], ["Intäkter", -4, -4, 0], ["Netto", 36, 37, 9]];
    book.engine.write(id, { row: 2, column: 1, rows: 4, columns: 4 }, cells);
    await book.engine.settle();
    book.engine.select(id, { row: 2, column: 1, rows: 4, columns: 4 });
    const result = await checkForeignTable();
    expect(result.message).toBe(`Tabellen på bladet ${name}: 1\u00a0fel.`);
    expect(result.warnings[0]).toContain("E6 (fel): Netto, Avvikelse: där står 9,0, tabellen ger −1,0.");
    book.engine.select(id, { row: 20, column: 1, rows: 4, columns: 4 });
    expect(await refusal(checkForeignTable())).toContain("Ingen tabell att kontrollera hittades");
  }));
});
