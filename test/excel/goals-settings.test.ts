/** What is set on the follow-up sheets, and rows put in by hand: everything follows at once, without writing again. */
import { addFollowUpItem, checkWorkbook, editFollowUpItem, followUpStatus, layOutTables, openReport, rollForward, undoLastCommand, writeGoals, writeNarrative } from "../../src/excel/commands";
import { nextYear } from "../../src/reports/table-edit";
import { followUpReport } from "./goals-report";
import { readRows, type } from "./goals-sheets";
import { smallReport, withWorkbook, type Workbook } from "./workbook";

const WORDS = ["Uppnått", "På väg", "Ej uppnått", "Ej bedömt"];

async function written(work: (book: Workbook) => Promise<void>, report = followUpReport()): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport(report);
    await writeGoals();
    await work(book);
  });
}

/** Inserts a row over another and copies its formulas there, as Infoga kopierade celler does. */
async function insertCopy(book: Workbook, sheet: string, at: number, from: number, cells: Readonly<Record<number, string>>): Promise<void> {
  const id = book.sheetId(sheet);
  book.engine.insert(id, { row: at, column: 0, rows: 1, columns: 16384 }, "Down");
  await book.host.idle();
  const source = from >= at ? from + 1 : from;
  const copied = (await book.formulas(sheet))[source] ?? [];
  const moved = copied.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? cell.replace(/(?<![$\d!])(\$?[A-Z]{1,2})(\d+)\b(?!\()/g, (all, column: string, row: string) => (Number(row) === source + 1 ? `${column}${at + 1}` : all)) : cell));
  book.engine.write(id, { row: at, column: 0, rows: 1, columns: moved.length }, [moved]);
  for (const [column, text] of Object.entries(cells)) type(book, sheet, { row: at, column: Number(column) }, text);
}

async function setWords(book: Workbook): Promise<void> {
  const header = (await readRows(book, "Översikt", "Bedömning")).header;
  WORDS.forEach((word, index) => type(book, "Översikt", { row: header, column: 2 + index }, word));
}

describe("the words of the bedömningar", () => {
  it("are set in the overview's headings: statuses, explanations, proposals, counts and reasons follow, and stay when written again", async () => {
    await written(async (book) => {
      const before = await readRows(book, "Översikt", "Bedömning");
      await setWords(book);
      const check = async (): Promise<void> => {
        const rows = await readRows(book, "Indikatorer", "Indikator");
        expect(rows.row("Andel nöjda")).toMatchObject({ Status: "Uppnått", Symbol: "●" });
        expect(rows.row("Utsläpp")).toMatchObject({ Status: "På väg", Symbol: "◐" });
        expect(String(rows.row("Utsläpp")["Förklaring"])).toMatch(/^På väg: utfallet/);
        const goals = await readRows(book, "Mål", "Mål");
        expect(goals.row("Biblioteken")).toMatchObject({ Förslag: "På väg", "Gällande bedömning": "Uppnått", "Skiljer sig": "Skiljer sig från förslaget" });
        expect(goals.row("Biblioteken")["Bakom förslaget"]).toBe("Indikatorer som når målet: 0 av 1; Antal lån (På väg)");
        const overview = await readRows(book, "Översikt", "Bedömning");
        expect(overview.rows.find((row) => row["Bedömning"] === "Alla indikatorer")).toMatchObject({ Antal: 5, Uppnått: 1, "På väg": 2, "Ej uppnått": 0, "Ej bedömt": 2 });
      };
      await check();
      expect((await readRows(book, "Översikt", "Bedömning")).rows.map((row) => row["Antal"])).toEqual(before.rows.map((row) => row["Antal"]));
      type(book, "Mål", (await readRows(book, "Mål", "Mål")).place("Energin", "Egen bedömning"), "Ej uppnått");
      expect((await readRows(book, "Mål", "Mål")).row("Energin")).toMatchObject({ "Gällande bedömning": "Ej uppnått", Symbol: "○", "Kräver åtgärd": "Motivera bedömningen" });
      await writeGoals();
      await check();
      expect((await readRows(book, "Mål", "Mål")).row("Energin")).toMatchObject({ "Egen bedömning": "Ej uppnått", Symbol: "○" });
      const status = await followUpStatus();
      expect(status.items.find((item) => item.label.endsWith("klokt"))).toMatchObject({ status: "Ej uppnått" });
      expect(status.words).toEqual(WORDS);
      expect(status.settings.map(({ value, sheet, address }) => `${sheet}!${address} ${value}`)).toEqual(["Indikatorer!B3 10\u00a0%", "Indikatorer!B4 30", "Aktiviteter!B3 2024-12-31", "Översikt!C6 Uppnått, På väg, Ej uppnått, Ej bedömt"]);
      const { findings } = await checkWorkbook();
      expect(findings.filter(({ finding }) => finding.severity === "fel")).toEqual([]);
    });
  }, 120_000);

  it("are what the narrative says, and follow when a word is changed", async () => {
    await written(async (book) => {
      await setWords(book);
      await layOutTables();
      await writeNarrative();
      const told = async (): Promise<string> => (await book.grid("Berättelse")).slice(4).filter((row) => /Mål|Indik/.test(String(row[0]))).map((row) => row[3]).join("\n");
      const before = await told();
      expect(before).toContain("”Uppnått”");
      expect(before).toContain("Indikatorn ”Utsläpp” har statusen ”På väg” mot årsmålet Max 1 050 ton CO2.");
      expect(before).not.toMatch(/uppfylls|#|siffra saknas/i);
      expect((await book.grid("Berättelse")).filter((row) => row[0] === "Måluppfyllelse").every((row) => /^Mål [A-M]\d|^$/.test(String(row[4])))).toBe(true);
      const header = (await readRows(book, "Översikt", "Bedömning")).header;
      type(book, "Översikt", { row: header, column: 3 }, "Nästan");
      expect(await told()).toBe(before.replace(/På väg/g, "Nästan"));
      expect((await checkWorkbook()).findings.filter(({ finding }) => finding.severity === "fel")).toEqual([]);
    }, followUpReport({ tables: smallReport().tables }));
  }, 120_000);

  it("two bedömningar with the same word, and one without, are findings", async () => {
    await written(async (book) => {
      const header = (await readRows(book, "Översikt", "Bedömning")).header;
      ["Nått", "nått", "", "Ej bedömt"].forEach((word, index) => type(book, "Översikt", { row: header, column: 2 + index }, word));
      const { findings } = await checkWorkbook();
      const found = findings.filter(({ finding }) => finding.sheet === "Översikt").map(({ finding }) => finding.explanation);
      expect(found).toEqual(["Rubrikraden: ordet ”nått” står för två bedömningar, så de går inte att skilja åt. Ge dem olika ord.", expect.stringContaining("ordet för en bedömning saknas")]);
    });
  });
});

describe("a row put in by hand", () => {
  it("counts at once first under its goal and last, in the proposal, the reason, the overview and its list", async () => {
    await written(async (book) => {
      const rows = await readRows(book, "Indikatorer", "Indikator");
      const bus = rows.place("Andel nöjda", "Utfall").row;
      await insertCopy(book, "Indikatorer", bus, bus, { 0: "Först", 1: "10 %", 3: "90 %" });
      const last = (await readRows(book, "Indikatorer", "Indikator")).place("Andel solel", "Utfall").row + 1;
      await insertCopy(book, "Indikatorer", last, last - 1, { 0: "Sist", 1: "10 %", 3: "90 %", 4: "" });
      const after = await readRows(book, "Indikatorer", "Indikator");
      expect([after.row("Först")["Status"], after.row("Sist")["Status"]]).toEqual(["Uppfylls inte", "Uppfylls inte"]);
      const goals = await readRows(book, "Mål", "Mål");
      expect(goals.row("Alla har nära")).toMatchObject({ Förslag: "Uppfylls delvis" });
      expect(goals.row("Alla har nära")["Bakom förslaget"]).toContain("Indikatorer som når målet: 1 av 2; Först (Uppfylls inte)");
      expect(goals.row("Energin")["Bakom förslaget"]).toContain("Sist (Uppfylls inte)");
      const overview = await readRows(book, "Översikt", "Bedömning");
      expect(overview.rows.find((row) => row["Bedömning"] === "Alla indikatorer")).toMatchObject({ Antal: 7, "Uppfylls inte": 2 });
      expect(overview.row("Först")).toMatchObject({ Antal: "Indikatorer: Uppfylls inte, kommentera", "Andel av bedömda": bus + 1 });
      expect(overview.row("Sist")).toMatchObject({ Antal: "Indikatorer: Uppfylls inte, kommentera", "Andel av bedömda": last + 1 });
    });
  }, 120_000);

  it("a sub-goal counts at once as the first and the last under its goal, and under a goal that had none", async () => {
    await written(async (book) => {
      const at = async (name: string): Promise<number> => (await readRows(book, "Mål", "Mål")).place(name, "Nr").row;
      const library = await at("Biblioteken");
      await insertCopy(book, "Mål", library, library, { 1: "Nytt först", 3: "Uppfylls inte" });
      await insertCopy(book, "Mål", library + 2, library + 1, { 1: "Nytt sist", 3: "Uppfylls delvis" });
      const goals = await readRows(book, "Mål", "Mål");
      expect(goals.row("Alla har nära")["Bakom förslaget"]).toContain("Delmål som uppfylls: 1 av 3; Nytt först (Uppfylls inte); Nytt sist (Uppfylls delvis)");
      const energy = await at("Energin");
      await insertCopy(book, "Mål", energy + 1, library + 1, { 1: "Under energin", 3: "Uppfylls inte" });
      expect((await readRows(book, "Mål", "Mål")).row("Energin")["Bakom förslaget"]).toContain(". Delmål som uppfylls: 0 av 1; Under energin (Uppfylls inte)");
      const overview = await readRows(book, "Översikt", "Bedömning");
      expect(overview.rows.find((row) => row["Bedömning"] === "Alla mål")).toMatchObject({ Antal: 6, "Uppfylls inte": 2 });
      await writeGoals();
      expect((await readRows(book, "Översikt", "Bedömning")).rows.find((row) => row["Bedömning"] === "Alla mål")).toMatchObject({ Antal: 6, "Uppfylls inte": 2 });
    });
  }, 120_000);

  it("more than 25 missed indicators are all named", async () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ owner: null, goal: "1.1 Alla har nära till kultur", goal_level: null, name: `Mått ${at + 1}`, layout: "A", comment: null, raw: { utfall: "1 st", arsmal: "9 st" } }));
    await written(async (book) => {
      const reason = String((await readRows(book, "Mål", "Mål")).row("Alla har nära")["Bakom förslaget"]);
      expect(many.filter(({ name }) => !reason.includes(`; ${name} (Uppfylls inte)`))).toEqual([]);
      const overview = await readRows(book, "Översikt", "Bedömning");
      expect(overview.rows.filter((row) => String(row["Bedömning"]).startsWith("Mått ")).map((row) => row["Bedömning"])).toEqual(many.slice(0, 40).map(({ name }) => name));
      expect(overview.rows.at(-1)?.["Bedömning"]).toMatch(/^… och \d+ till/);
    }, followUpReport({ indikatorer: many }));
  }, 120_000);
});

it("a row taken away stays away though other commands rewrite the memory between", async () => {
  await written(async (book) => {
    const rows = await readRows(book, "Indikatorer", "Indikator");
    book.engine.remove(book.sheetId("Indikatorer"), { row: rows.place("Andel solel", "Utfall").row, column: 0, rows: 1, columns: 16384 }, "Up");
    await layOutTables();
    await writeNarrative();
    await writeNarrative();
    const result = await writeGoals();
    expect(result.warnings).toContain("1 rad som du har tagit bort skrevs inte igen.");
    expect((await readRows(book, "Indikatorer", "Indikator")).rows.map((row) => row["Indikator"])).not.toContain("Andel solel");
  });
}, 120_000);

it("the number of people behind a figure warns in its row under the limit set over the table", async () => {
  const row = (name: string, antal: string): unknown => ({ owner: null, goal: null, goal_level: null, name, layout: "D", comment: null, raw: { utfall: "80 %", utfall_man: "70 %", utfall_kvinnor: "90 %", arsmal: "75 %", antal } });
  await written(async (book) => {
    await writeGoals({ genderDifference: true });
    const rows = await readRows(book, "Indikatorer", "Indikator");
    expect(["Få", "Många", "Okänt"].map((name) => rows.row(name)["Kvinnor − män"])).toEqual(["+20\u00a0procentenheter; få personer", "+20\u00a0procentenheter", "+20\u00a0procentenheter"]);
    expect(rows.row("Få")["Förklaring"]).toMatch(/\. Få personer ligger bakom siffran\.$/);
    const unknown = (await followUpStatus()).items.find((item) => item.label === "Okänt");
    await editFollowUpItem("indikatorer", unknown?.key ?? "", { antal: "1 2" });
    expect((await readRows(book, "Indikatorer", "Indikator")).row("Okänt")).toMatchObject({ "Antal personer": 12, "Kvinnor − män": "+20\u00a0procentenheter; få personer" });
    type(book, "Indikatorer", { row: 3, column: 1 }, 2000);
    expect((await readRows(book, "Indikatorer", "Indikator")).row("Många")["Kvinnor − män"]).toBe("+20\u00a0procentenheter; få personer");
    await writeGoals({ genderDifference: false });
    expect((await readRows(book, "Indikatorer", "Indikator")).row("Många")).toMatchObject({ "Antal personer": 1240 });
    type(book, "Indikatorer", (await readRows(book, "Indikatorer", "Indikator")).place("Okänt", "Antal personer"), "ca 12");
    const { findings } = await checkWorkbook();
    expect(findings.map(({ finding }) => finding.explanation)).toContain("Okänt: antalet personer, ”ca 12”, är inget tal. Skriv bara siffror, eller lämna cellen tom.");
  }, followUpReport({ indikatorer: [row("Få", "12"), row("Många", "1 240"), row("Okänt", "")] }));
}, 120_000);

it("a new year moves outcomes to last year, keeps every bedömning and comment, also when the sheets are written again", async () => {
  await written(async (book) => {
    await addFollowUpItem({ kind: "indikatorer", goal: "", fields: { namn: "Egen rad", utfall: "7 st", arsmal: "8 st" } });
    type(book, "Indikatorer", (await readRows(book, "Indikatorer", "Indikator")).place("Utsläpp", "Utfall"), "990 ton CO2");
    type(book, "Mål", (await readRows(book, "Mål", "Mål")).place("Energin", "Egen bedömning"), "Uppfylls delvis");
    const judged = (await readRows(book, "Mål", "Mål")).rows.map((row) => [row["Mål"], row["Egen bedömning"], row["Motivering"]]);
    await rollForward(nextYear(followUpReport().meta));
    const check = async (): Promise<void> => {
      const rows = await readRows(book, "Indikatorer", "Indikator");
      expect(["Andel nöjda", "Utsläpp", "Egen rad"].map((name) => [rows.row(name)["Utfall"], rows.row(name)["Föregående år"], rows.row(name)["Status"]])).toEqual([
        ["", "92 %", "Ingen bedömning"], ["", "990 ton CO2", "Ingen bedömning"], ["", "7 st", "Ingen bedömning"],
      ]);
      expect((await readRows(book, "Mål", "Mål")).rows.map((row) => [row["Mål"], row["Egen bedömning"], row["Motivering"]])).toEqual(judged);
      const activities = await book.grid("Aktiviteter");
      expect([activities[1]?.[0], activities[2]?.[1]]).toEqual([expect.stringContaining("2025"), 46022]);
      expect((await readRows(book, "Aktiviteter", "Aktivitet")).row("Läsår")["Läge"]).toBe("Avslutad");
    };
    await check();
    await writeGoals();
    await check();
  });
}, 120_000);

it("Ångra after a new year puts the follow-up sheets back as they were", async () => {
  await written(async (book) => {
    const all = async (): Promise<unknown> => Promise.all(book.visibleSheets().map((sheet) => book.formulas(sheet)));
    const before = await all();
    await rollForward(nextYear(followUpReport().meta));
    expect(await all()).not.toEqual(before);
    await undoLastCommand();
    expect(await all()).toEqual(before);
  });
}, 120_000);
