import { goTo, insertFormula, layOutTables, newReport, openReport, readReport, workbookStatus, writeNarrative } from "../../src/excel/commands";
import { underProgress } from "../../src/excel/progress";
import { readReport as readData } from "../../src/reports";
import { refusal, smallReport, withWorkbook } from "./workbook";

test("without a report the commands say what to do first", async () => {
  await withWorkbook(async () => {
    const first = "Arbetsboken har ingen rapport. Öppna ett exempel eller skapa en ny rapport först.";
    expect(await refusal(layOutTables())).toContain(first);
    expect(await refusal(writeNarrative())).toContain(first);
    expect(await readReport()).toBeNull();
    expect(await workbookStatus()).toEqual({ report: null, signs: [], tables: [], narrative: null });
  });
});

test("an unknown template is a warning; a report with nothing to lay out gets a sheet that says why", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport({ template: "finns-inte" }));
    const result = await layOutTables();
    expect(result.warnings).toEqual(["Tabellen ”Driftbudget (mnkr)” har mallen ”finns-inte”, som Bokslut inte känner till. Den är inte utlagd."]);
    expect(result.sheets).toEqual(["Information"]);
    const texts = (await book.grid("Information")).map((row) => row[0]);
    expect(texts[0]).toBe("Verksamhetsberättelse 2024");
    expect(texts).toContain(result.warnings[0]);
    const narrative = await writeNarrative();
    expect(narrative.sheets).toEqual([]);
    expect(narrative.message).toContain("ingen tabell är utlagd");
  });
});

test("a taken sheet name is numbered and nothing that exists is overwritten", async () => {
  await withWorkbook(async (book) => {
    const own = book.engine.addSheet("driftbudget").id;
    book.engine.write(own, { row: 0, column: 0, rows: 1, columns: 1 }, [["min egen"]]);
    await openReport(smallReport());
    expect((await layOutTables()).sheets).toEqual(["Driftbudget (2)"]);
    expect(book.visibleSheets()).toEqual(["Blad1", "driftbudget", "Driftbudget (2)"]);
    expect((await book.grid("driftbudget"))[0]?.[0]).toBe("min egen");
  });
});

test.each([
  ["InvalidOperationInCellEditMode", "Tryck Enter eller Esc i cellen"],
  ["AccessDenied", "skyddat"],
  ["GeneralException", "Spara arbetsboken"],
] as const)("when Excel answers %s nothing is left half-written", async (code, sentence) => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    book.host.failNext({ after: 1, code, mode: "before" });
    const message = await refusal(layOutTables());
    expect(message).toContain("Tabellerna kunde inte läggas ut.");
    expect(message).toContain(sentence);
    expect(message).toContain("Inget ändrades.");
    expect(book.visibleSheets()).not.toContain("Driftbudget");
    const status = await workbookStatus();
    expect(status.tables[0]?.sheet).toBeNull();
    expect((await layOutTables()).sheets[0]).toBe("Driftbudget");
  });
});

test.each(["AccessDenied", "GeneralException"] as const)("when Excel answers %s though the last request was done, the tables are there and nothing is said to be undone", async (code) => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    book.host.failNext({ after: 1, code, mode: "after" });
    expect((await layOutTables()).sheets[0]).toBe("Driftbudget");
    expect((await workbookStatus()).tables[0]?.sheet).toBe("Driftbudget");
    expect(String((await book.grid("Driftbudget"))[6]?.[1])).not.toBe("");
  });
});

test("a cancelled command leaves no sheet behind", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    const message = await refusal(underProgress({ report: () => undefined, cancelled: () => true }, () => layOutTables()));
    expect(message).toContain("avbröts");
    expect(book.visibleSheets()).toEqual(["Blad1"]);
  });
});

test("going to a sheet that is gone says so", async () => {
  await withWorkbook(async () => {
    expect(await refusal(goTo("Finns inte"))).toBe("Bladet ”Finns inte” finns inte längre. Lägg ut tabellen på nytt eller välj ett annat blad.");
    expect((await goTo("Blad1", "B2")).sheets).toEqual(["Blad1"]);
  });
});

test("a formula goes into the selected cell, and a filled cell is asked about", async () => {
  await withWorkbook(async (book) => {
    await goTo("Blad1", "B2");
    expect((await insertFormula("=AVVIKELSE(100,90)")).message).toBe("Formeln skrevs i cell B2 på bladet Blad1.");
    expect((await book.grid("Blad1"))[1]?.[1]).toBe(10);
    const filled = insertFormula("SUM(1,2)");
    expect(await refusal(filled)).toBe("Cell B2 på bladet Blad1 är inte tom. Välj en tom cell, eller skriv över den.");
    await insertFormula("SUM(1,2)", { overwrite: true });
    expect((await book.grid("Blad1"))[1]?.[1]).toBe(3);
    expect(await refusal(insertFormula("=SUM(1", { overwrite: true }))).toContain("Excel godtog inte formeln");
  });
});

test("a new report has the tables of its kind, with the year in the headings, ready to fill in", async () => {
  await withWorkbook(async (book) => {
    const { meta } = smallReport();
    await newReport({ ...meta, report_type: "tertialrapport", from: "2024-01-01", to: "2024-08-31", period: "Tertial 2 2024" }, { sign: "intakter_negativa", ownWord: "förvaltningen", verksamheter: ["Bibliotek", "Museer"] });
    const { sheets } = await layOutTables();
    expect(sheets).toEqual(["Sammanfattning period", "Periodiserad uppföljning", "Driftbudget med prognos", "Investeringar"]);
    const grid = await book.grid("Periodiserad uppföljning");
    expect(grid[3]).toEqual(["mnkr", "Periodiserad budget", "Periodiserat utfall", "Avvikelse budget/utfall", "Justerad budget 2024", "Prognos 2024", "Avvikelse budget/prognos"]);
    expect(grid.slice(4).flatMap((row) => row.slice(1)).every((cell) => cell === "")).toBe(true);
    book.engine.write(book.sheetId("Periodiserad uppföljning"), { row: 5, column: 4, rows: 1, columns: 1 }, [[120]]);
    expect((await book.grid("Periodiserad uppföljning"))[5]?.[1]).toBe(80);
  });
});

test("another report's sheets stay, and say so", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    const { report } = readData({ meta: { ...smallReport().meta, title: "Nästa rapport" }, tables: smallReport().tables });
    const opened = await openReport(report);
    expect(opened.warnings).toEqual(["Bladen från ”Verksamhetsberättelse 2024” ligger kvar men hör inte till den nya rapporten."]);
    expect((await layOutTables()).sheets).toEqual(["Driftbudget (2)"]);
    expect(book.visibleSheets()).toEqual(["Driftbudget", "Driftbudget (2)"]);
  });
});
