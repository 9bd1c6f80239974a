import { approveFinding, checkWorkbook, explainCell, handoutState, layOutTables, makeHandout, openReport, removeSignOff, restoreHandout, signOff, signOffStatus, writeNarrative } from "../../src/excel/commands";
import { callsOwnFunction } from "../../src/excel/kontroll/broken-cells";
import { plainFormula } from "../../src/excel/kontroll/plain-formula";
import { refusal, smallReport, withWorkbook, type Workbook } from "./workbook";

async function laidOut(book: Workbook): Promise<string> {
  await openReport(smallReport());
  await layOutTables({});
  return book.visibleSheets()[0] ?? "";
}

async function typed(book: Workbook, sheet: string, row: number, column: number, value: string | number): Promise<void> {
  book.engine.write(book.sheetId(sheet), { row: row - 1, column: column - 1, rows: 1, columns: 1 }, [[value]]);
  await book.engine.settle();
}

describe("a formula without the add-in", () => {
  it.each([
    ['=IF(OR(B5="",C5=""),"",AVVIKELSE(B5,C5,"kostnad","intäkter negativa"))', '=IF(OR(B5="",C5=""),"",B5-C5)'],
    ['=AVVIKELSE(B5,C5,"intäkt","intäkter positiva")', "=C5-B5"],
    ['=2*AVVIKELSE(B5+1,C5)', "=2*((B5+1)-C5)"],
    ["=PERIODISERAD(E6,8)", "=E6*8/12"],
    ["=FÖRÄNDRINGPROCENT('Blad, (2)'!B5,C5)", "=('Blad, (2)'!B5-C5)/ABS(C5)"],
    ['=IF(COUNT(B5,B6)=0,"",AVVIKELSE(SUM(B5:B6),SUM(B7),"resultat","intäkter positiva"))', '=IF(COUNT(B5,B6)=0,"",SUM(B7)-SUM(B5:B6))'],
  ])("%s", (formula, plain) => expect(plainFormula(formula)).toBe(plain));

  it.each(["=RESULTATFOND(A1,B1,C1)", '=TEXTSIFFROR("{1} av AVVIKELSE(",A1)', "=AVVIKELSE(B5:B9,C5:C9)", "=AVVIKELSE(B5,C5,D5)", '=AVVIKELSE(B5,C5,"okänt")'])("%s has none", (formula) => expect(plainFormula(formula)).toBeNull());

  it("does not take words in texts for functions", () => expect(callsOwnFunction('="AVVIKELSE("&A1')).toBe(false));
});

describe("utlämningskopia", () => {
  it("leaves no function of the add-in, changes no value, and is taken back", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await writeNarrative();
    const names = [sheet, "Berättelse"];
    const values = await Promise.all(names.map((name) => book.grid(name)));
    const formulas = await Promise.all(names.map((name) => book.formulas(name)));
    const result = await makeHandout();
    expect(result.message).toContain("alla värden är oförändrade.");
    for (const [index, name] of names.entries()) {
      expect(await book.grid(name)).toEqual(values[index]);
      expect((await book.formulas(name)).flat().filter((cell) => typeof cell === "string" && cell.startsWith("=") && callsOwnFunction(cell))).toEqual([]);
    }
    expect((await book.formulas(sheet))[5]?.[3]).toBe('=IF(OR(B6="",C6=""),"",B6-C6)');
    expect((await handoutState()).rewritten).toBeGreaterThan(5);
    expect(await refusal(makeHandout())).toContain("redan en utlämningskopia");
    await restoreHandout();
    expect(await Promise.all(names.map((name) => book.formulas(name)))).toEqual(formulas);
    expect((await handoutState()).rewritten).toBe(0);
    expect(await refusal(restoreHandout())).toContain("ingen utlämningskopia");
  }));

  it("rewrites defined names too, tells of one that only the add-in can calculate, and puts them back", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await Excel.run(async (context) => {
      context.workbook.names.add("Avvik", `=AVVIKELSE(${sheet}!$B$6,${sheet}!$C$6)`);
      context.workbook.names.add("Fond", `=RESULTATFOND(${sheet}!$B$6,1,2)`);
      await context.sync();
    });
    const formulaOf = (name: string): string | undefined => book.engine.names().find((one) => one.name === name)?.formula.replace(/'/g, "");
    const before = formulaOf("Avvik");
    const result = await makeHandout();
    expect(formulaOf("Avvik")).toBe(`=${sheet}!$B$6-${sheet}!$C$6`);
    expect(result.warnings).toContain("Namnet Fond räknas av Bokslut och har ingen vanlig formel. Ta bort det under Formler, Namnhanteraren, i den kopia som du lämnar ut.");
    await restoreHandout();
    expect(formulaOf("Avvik")).toBe(before);
  }));

  it("lists every cell that became a value, and changes none whatever calls the add-in", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await writeNarrative();
    await typed(book, sheet, 1, 8, '=BELOPPSTEXT(B6)&" i budget"');
    const text = (await book.grid(sheet))[0]?.[7];
    const { message, sheets } = await makeHandout();
    expect(sheets).toEqual(["Om utlämningskopian"]);
    expect(message).toMatch(/Alla \d+ celler är jämförda med hur de var, och alla värden är oförändrade/);
    const note = (await book.grid("Om utlämningskopian")).slice(5);
    expect(note).toContainEqual([sheet, "H1", text, "Ett belopp i ord och siffror"]);
    expect(note.filter((row) => row[0] === "Berättelse" && row[3] === "Text med siffror ur cellerna").length).toBeGreaterThan(2);
    expect((await checkWorkbook()).findings).toEqual([]);
    await restoreHandout();
    expect(book.visibleSheets()).not.toContain("Om utlämningskopian");
    expect((await book.formulas(sheet))[0]?.[7]).toBe('=BELOPPSTEXT(B6)&" i budget"');
  }));

  it("leaves a sheet with a password as it is, and lets a copy stand in for it", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await writeNarrative();
    const id = book.sheetId(sheet);
    const before = { values: await book.grid(sheet), formulas: await book.formulas(sheet), narrative: await book.grid("Berättelse"), narrativeFormulas: await book.formulas("Berättelse") };
    const other = book.engine.addSheet("Egen sida").id;
    book.engine.write(other, { row: 0, column: 0, rows: 1, columns: 1 }, [[`='${sheet}'!D8*2`]]);
    await book.engine.settle();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).protection.protect({ allowFormatCells: true }, "hemligt");
      await context.sync();
    });
    const { warnings } = await makeHandout();
    const copy = `${sheet} (utlämning)`;
    expect(warnings).toEqual([`Bladet ${sheet} har lösenord och är orört, men dolt. Bladet ${copy} står i dess ställe utan tilläggets funktioner. Ta bort det dolda bladet i den kopia som du lämnar ut.`]);
    expect(book.visibleSheets()).toEqual(expect.arrayContaining([copy, "Berättelse"]));
    expect(book.visibleSheets()).not.toContain(sheet);
    expect(await book.grid(copy)).toEqual(before.values);
    expect(await book.grid("Berättelse")).toEqual(before.narrative);
    expect(await book.formulas(sheet)).toEqual(before.formulas);
    expect((await book.formulas(copy)).flat().filter((cell) => typeof cell === "string" && callsOwnFunction(cell))).toEqual([]);
    expect((await book.formulas(copy))[5]?.[3]).toBe('=IF(OR(B6="",C6=""),"",B6-C6)');
    expect((await book.formulas("Egen sida"))[0]?.[0]).toBe(`='${copy}'!D8*2`);
    await restoreHandout();
    expect(book.visibleSheets()).toContain(sheet);
    expect(book.engine.sheets().map((one) => one.name)).not.toContain(copy);
    expect(book.engine.isProtected(id)).toBe(true);
    expect(await book.formulas("Berättelse")).toEqual(before.narrativeFormulas);
    expect((await book.formulas("Egen sida"))[0]?.[0]).toBe(`='${sheet}'!D8*2`);
  }));

  it.each(["before", "after"] as const)("puts everything back whichever request Excel fails at (%s it is done)", (mode) => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await writeNarrative();
    const names = book.engine.sheets().map((one) => one.name);
    const formulas = await Promise.all([sheet, "Berättelse"].map((name) => book.formulas(name)));
    const told: string[] = [];
    for (let after = 0; told.length === after && after < 30; after += 1) {
      book.host.failNext({ after, code: "GeneralException", mode });
      const failed = await makeHandout().then(() => null, (error: unknown) => (error instanceof Error ? error.message : String(error)));
      if (failed === null) break;
      told.push(failed);
      expect(await Promise.all([sheet, "Berättelse"].map((name) => book.formulas(name)))).toEqual(formulas);
      expect(book.engine.sheets().map((one) => one.name)).toEqual(names);
      expect((await handoutState()).rewritten).toBe(0);
    }
    expect(told.length).toBeGreaterThan(5);
    expect(told.every((message) => message.startsWith("Utlämningskopian kunde inte göras."))).toBe(true);
  }));

  it("works on a protected sheet and protects it again; a cell changed since is left alone", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    book.engine.setProtected(book.sheetId(sheet), true);
    await makeHandout();
    expect(book.engine.isProtected(book.sheetId(sheet))).toBe(true);
    await typed(book, sheet, 6, 4, 77);
    const { warnings } = await restoreHandout();
    expect(warnings.join()).toContain(`D6 på bladet ${sheet}`);
    expect((await book.grid(sheet))[5]?.[3]).toBe(77);
    expect((await book.formulas(sheet))[6]?.[3]).toContain("AVVIKELSE");
  }));
});

describe("klarmarkering", () => {
  it("tells who and when, and what has changed since, with old and new", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await signOff({ sheet, by: "Anna Ek", time: "2026-03-02 14:05" });
    await signOff({ sheet: null, by: "Bo Alm", time: "2026-03-02 15:00" });
    expect(await signOffStatus()).toMatchObject({ name: "Bo Alm", open: 0, report: { by: "Bo Alm", changed: 0 }, sheets: [{ sheet, signed: { by: "Anna Ek", time: "2026-03-02 14:05", changed: 0 } }] });
    await typed(book, sheet, 6, 2, 45);
    const status = await signOffStatus();
    expect(status.sheets[0]?.signed?.changes).toContainEqual({ place: `${sheet}, B6`, sheet, address: "B6", before: 40, after: 45 });
    expect(status.report?.changed).toBe(status.sheets[0]?.signed?.changed);
    await removeSignOff(sheet);
    expect((await signOffStatus()).sheets[0]?.signed).toBeNull();
  }));

  it("is blocked by open fel, not by approved ones", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await typed(book, sheet, 6, 4, 5);
    expect(await refusal(signOff({ sheet, by: "Anna" }))).toBe(`Bladet ${sheet} har ett fel. Rätta det eller godkänn med motivering under Kontroll, och klarmarkera sedan.`);
    for (const { key } of (await checkWorkbook()).findings) await approveFinding({ key, by: "Anna", reason: "känt" });
    await signOff({ sheet, by: "Anna" });
    expect((await signOffStatus()).sheets[0]).toMatchObject({ open: 0, signed: { by: "Anna" } });
    expect(await refusal(signOff({ sheet: null, by: "" }))).toContain("Skriv ditt namn");
    expect(await refusal(signOff({ sheet: "Finns inte", by: "A" }))).toContain("hör inte till rapporten");
  }));
});

describe("den här cellen", () => {
  it("says the rule, the sources with values, and the sentences", () => withWorkbook(async (book) => {
    const sheet = await laidOut(book);
    await writeNarrative();
    const deviation = await explainCell(sheet, "D6");
    expect(deviation.table).toMatchObject({ row: "Bibliotek, Kostnader", column: "Avvikelse", value: -1, rule: "Avvikelse = Budget 2024 − Bokslut 2024. Positiv avvikelse är ett överskott. Intäkter skrivs med minus i tabellen." });
    expect(deviation.table?.sources).toEqual([
      { sheet, address: "B6", label: "Bibliotek, Kostnader, Budget 2024", value: 40, file: null }, { sheet, address: "C6", label: "Bibliotek, Kostnader, Bokslut 2024", value: 41, file: null },
    ]);
    const net = await explainCell(sheet, "B8");
    expect(net.table?.rule).toContain("Netto = Bibliotek, Kostnader + Bibliotek, Intäkter");
    const total = await explainCell(sheet, "D16");
    expect(total.table?.row).toBe("Summa, Summa netto");
    expect(total.sentences.length).toBeGreaterThan(0);
    expect((await explainCell(sheet, "B6")).table?.rule).toContain("Inskriven siffra");
    expect(await explainCell(sheet, "H40")).toMatchObject({ table: null, sentences: [], findings: [] });
  }));
});
