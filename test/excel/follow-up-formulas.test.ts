/** Formulas of Översikt, Indikatorer, Mål and Aktiviteter that somebody has typed over: found, told, and put back. */
import { approveFinding, checkWorkbook, layOutTables, mendFinding, openReport, writeGoals } from "../../src/excel/commands";
import type { JudgedFinding } from "../../src/kontroll";
import { followUpReport } from "./goals-report";
import { readRows, type } from "./goals-sheets";
import { withWorkbook, type Workbook } from "./workbook";

const SHEETS = ["Översikt", "Indikatorer", "Mål", "Aktiviteter"];
const FORMULAS = ["formel-ersatt", "formel-andrad", "rad-utanfor-summa", "rader-sorterade"];
const ofFormulas = async (): Promise<JudgedFinding[]> => (await checkWorkbook()).findings.filter(({ finding }) => FORMULAS.includes(finding.check));
const told = async (): Promise<string[]> => (await ofFormulas()).map(({ finding }) => `${finding.severity} ${finding.check} ${finding.sheet}!${finding.address}`);

async function start(): Promise<void> {
  await openReport(followUpReport());
  await layOutTables();
  await writeGoals({});
}

async function set(sheet: string, address: string, content: string | number): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).formulas = [[content]];
    await context.sync();
  });
}

const addressOf = (row: number, column: number): string => `${column < 26 ? "" : String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}${row + 1}`;

async function formulaCells(book: Workbook): Promise<{ sheet: string; address: string; formula: string }[]> {
  const found: { sheet: string; address: string; formula: string }[] = [];
  for (const sheet of SHEETS) {
    (await book.formulas(sheet)).forEach((cells, row) => cells.forEach((cell, column) => {
      if (typeof cell === "string" && cell.startsWith("=")) found.push({ sheet, address: addressOf(row, column), formula: cell });
    }));
  }
  return found;
}

test("every formula that is typed over or changed is found in its cell, and Åtgärda puts the same formula back", async () => {
  await withWorkbook(async (book) => {
    await start();
    expect(await told()).toEqual([]);
    const cells = (await formulaCells(book)).filter(({ formula }) => !formula.startsWith("=Städa"));
    expect(cells.length).toBeGreaterThan(100);
    const sample = cells.filter((_, index) => index % 6 === 0);
    for (const cell of cells) await set(cell.sheet, cell.address, sample.includes(cell) ? '="påhittat"' : "påhittat");
    const all = await ofFormulas();
    const places = new Map(all.map((one) => [`${one.finding.sheet}!${one.finding.address}`, one]));
    expect(cells.filter(({ sheet, address }) => !places.has(`${sheet}!${address}`)).map(({ sheet, address }) => [sheet, address])).toEqual([]);
    for (const cell of cells) {
      expect([cell.address, places.get(`${cell.sheet}!${cell.address}`)?.finding.remedy]).toEqual([cell.address, { type: "restore-formula", formula: cell.formula }]);
    }
  });
});

test("a status that is typed is fel when the rule gives another, and says both; a count too, with numbers", async () => {
  await withWorkbook(async (book) => {
    await start();
    const indicators = await readRows(book, "Indikatorer", "Indikator");
    type(book, "Indikatorer", indicators.place("Antal lån", "Status"), "Uppfylls helt");
    const overview = await readRows(book, "Översikt", "Bedömning");
    const place = overview.place("Alla indikatorer", "Antal");
    type(book, "Översikt", place, 12);
    const found = (await ofFormulas()).map(({ finding }) => finding);
    expect(found.map(({ check, severity, sheet, expected, actual, difference }) => [check, severity, sheet, expected, actual, difference])).toEqual([
      ["formel-ersatt", "fel", "Översikt", 5, 12, 7],
      ["formel-ersatt", "fel", "Indikatorer", null, "Uppfylls helt", null],
    ]);
    expect(found[1]?.explanation).toBe("Antal lån, Status: formeln är ersatt, där står ”Uppfylls helt” och formeln ger ”Uppfylls delvis”. Sätt tillbaka formeln så att cellen följer bladen.");
    const [, second] = await ofFormulas();
    await mendFinding(second?.key ?? "");
    expect((await readRows(book, "Indikatorer", "Indikator")).row("Antal lån")["Status"]).toBe("Uppfylls delvis");
    expect(await told()).toEqual(["fel formel-ersatt Översikt!" + addressOf(place.row, place.column)]);
  });
});

test("what the controller is meant to set is never a finding: the own bedömning, the words, the symbols, comments, directions, the tolerance", async () => {
  await withWorkbook(async (book) => {
    await start();
    const goals = await readRows(book, "Mål", "Mål");
    type(book, "Mål", goals.place("Energin används klokt", "Egen bedömning"), "Uppfylls helt");
    type(book, "Mål", goals.place("Energin används klokt", "Motivering"), "Vi vet mer.");
    const indicators = await readRows(book, "Indikatorer", "Indikator");
    type(book, "Indikatorer", indicators.place("Utsläpp", "Riktning"), "lägre är bättre");
    type(book, "Indikatorer", indicators.place("Utsläpp", "Årsmål"), "");
    type(book, "Indikatorer", indicators.place("Andel nöjda besökare", "KF:s årsmål"), "");
    type(book, "Indikatorer", indicators.place("Elförbrukning", "KF:s årsmål"), "");
    await set("Indikatorer", "B3", 0.2);
    const overview = await readRows(book, "Översikt", "Bedömning");
    type(book, "Översikt", { row: overview.header, column: 2 }, "Nås");
    type(book, "Översikt", { row: overview.header + 1, column: 2 }, "▲");
    expect(await told()).toEqual([]);
  });
});

test("after inserted rows, moved sheets and inserted columns the formulas are still told right from wrong, and the right one is put back", async () => {
  await withWorkbook(async (book) => {
    await start();
    const row = (await readRows(book, "Indikatorer", "Indikator")).place("Elförbrukning", "Indikator").row;
    book.engine.insert(book.sheetId("Indikatorer"), { row, column: 0, rows: 1, columns: 16384 }, "Down");
    book.engine.insert(book.sheetId("Mål"), { row: 0, column: 2, rows: 1048576, columns: 1 }, "Right");
    book.engine.insert(book.sheetId("Översikt"), { row: 0, column: 0, rows: 1, columns: 16384 }, "Down");
    expect(await told()).toEqual([]);
    type(book, "Indikatorer", { row, column: 0 }, "Egen indikator");
    const inserted = await ofFormulas();
    expect(inserted.map(({ finding }) => [finding.check, finding.severity, finding.remedy])).toEqual([["rad-utanfor-summa", "varning", null]]);
    expect(inserted[0]?.finding.explanation).toMatch(/^Egen indikator: raden är infogad utan formler/);
    // The controller copies the row below, as the sheet says.
    const below = (await book.formulas("Indikatorer"))[row + 1] ?? [];
    const copied = below.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? cell.replace(new RegExp(`(?<![$\\d])${row + 2}(?!\\d)`, "g"), String(row + 1)) : ""));
    for (const [column, cell] of copied.entries()) if (cell !== "") await set("Indikatorer", addressOf(row, column), String(cell));
    expect(await told()).toEqual([]);
    const goals = await readRows(book, "Mål", "Mål");
    const target = goals.place("Energin används klokt", "Förslag");
    const plain = async (): Promise<string> => String((await book.formulas("Mål"))[target.row]?.[target.column]).replace(/'/g, "");
    const before = await plain();
    type(book, "Mål", target, "Uppfylls helt");
    const [found] = await ofFormulas();
    expect([found?.finding.check, found?.finding.severity, found?.finding.address]).toEqual(["formel-ersatt", "fel", addressOf(target.row, target.column)]);
    await mendFinding(found?.key ?? "");
    expect(await plain()).toBe(before);
    expect(await told()).toEqual([]);
  });
});

test("a row that is taken out, and a goal whose level is changed, make no finding of the formulas that are left", async () => {
  await withWorkbook(async (book) => {
    await start();
    const row = (await readRows(book, "Indikatorer", "Indikator")).place("Andel solel", "Indikator").row;
    book.engine.remove(book.sheetId("Indikatorer"), { row, column: 0, rows: 1, columns: 16384 }, "Up");
    const goals = await readRows(book, "Mål", "Mål");
    type(book, "Mål", goals.place("Biblioteken når fler", "Nivå"), "Delmål");
    expect(await told()).toEqual([]);
    type(book, "Mål", (await readRows(book, "Mål", "Mål")).place("Energin används klokt", "Förslag"), "Uppfylls helt");
    expect((await told()).length).toBe(1);
  });
});

test("an approval follows its row when rows are put in above, and lapses when what was judged is changed", async () => {
  await withWorkbook(async (book) => {
    await start();
    const missed = async (): Promise<JudgedFinding | undefined> => (await checkWorkbook()).findings.find(({ finding }) => finding.check === "indikator-enhet" && finding.explanation.startsWith("Elförbrukning"));
    await approveFinding({ key: (await missed())?.key ?? "", by: "Eva", reason: "Enheten byts nästa år." });
    const row = (await readRows(book, "Indikatorer", "Indikator")).place("Antal lån", "Indikator").row;
    book.engine.insert(book.sheetId("Indikatorer"), { row, column: 0, rows: 1, columns: 16384 }, "Down");
    expect((await missed())?.approval?.by).toBe("Eva");
    type(book, "Indikatorer", (await readRows(book, "Indikatorer", "Indikator")).place("Elförbrukning", "Utfall"), "60 000 kWh");
    expect((await missed())?.approval).toBeNull();
  });
});
