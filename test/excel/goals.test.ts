import { readFileSync } from "node:fs";
import { join } from "node:path";
import { goalFindings } from "../../src/kontroll";
import { addFollowUpItem, checkWorkbook, editFollowUpItem, followUpStatus, openReport, readFollowUpForChecks, writeGoals, writeNarrative } from "../../src/excel/commands";
import { readReportData } from "../../src/reports";
import { followUpReport } from "./goals-report";
import { readRows, type } from "./goals-sheets";
import { refusal, withWorkbook, type Workbook } from "./workbook";

const CASES = ["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"];

async function written(work: (book: Workbook) => Promise<void>, report = followUpReport()): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport(report);
    await writeGoals();
    await work(book);
  });
}

describe("the published reports", () => {
  it.each(CASES)("%s: every indicator and goal as the sheets show them (reviewed)", async (name) => {
    const report = readReportData(JSON.parse(readFileSync(join(__dirname, "..", "cases", name, "input.json"), "utf8")));
    await written(async (book) => {
      const all = (await Promise.all(book.visibleSheets().map((sheet) => book.grid(sheet)))).flat(2);
      expect(all.filter((cell) => typeof cell === "string" && /^#[A-Z/]+[!?A]/.test(cell))).toEqual([]);
      const has = (sheet: string): boolean => book.visibleSheets().includes(sheet);
      const indicators = has("Indikatorer") ? (await readRows(book, "Indikatorer", "Indikator")).rows.filter((row) => row["Riktning"] !== "") : [];
      expect(indicators).toHaveLength(report.indikatorer.length);
      const goals = (await readRows(book, "Mål", "Mål")).rows;
      const shown = [
        ...indicators.map((row) => [row["Indikator"], row["Utfall"], row["Årsmål"], row["KF:s årsmål"], row["Målet läses som"], row["Riktning"], row["Symbol"], row["Status"], row["Mot föregående år"]].map((cell) => String(cell ?? "").slice(0, 50)).join(" | ")),
        ...goals.map((row) => [`${String(row["Nr"])} ${String(row["Mål"]).slice(0, 60)}`, row["Förslag"], row["Egen bedömning"], row["Skiljer sig"], row["Bakom förslaget"]].map(String).join(" | ")),
      ];
      expect(shown).toMatchSnapshot();
    }, report);
  }, 120_000);
});

describe("the follow-up follows its cells", () => {
  it("an outcome changes status, symbol, explanation, proposal and overview; 2 requests to write, none over 5 MB", async () => {
    await withWorkbook(async (book) => {
      await openReport(followUpReport());
      book.host.resetStatistics();
      const result = await writeGoals();
      expect(book.host.statistics().requests).toBeLessThanOrEqual(3);
      expect(result.sheets).toEqual(["Översikt", "Indikatorer", "Mål", "Aktiviteter"]);
      expect(book.visibleSheets()).toEqual(["Översikt", "Indikatorer", "Mål", "Aktiviteter"]);
      const before = await readRows(book, "Indikatorer", "Indikator");
      expect(before.row("Andel nöjda")).toMatchObject({ Symbol: "●", Status: "Uppfylls helt", "Mot föregående år": "bättre (+2\u00a0procentenheter)" });
      expect((await readRows(book, "Mål", "Mål")).row("Alla har nära")).toMatchObject({ Förslag: "Uppfylls helt", "Egen bedömning": "Uppfylls helt", "Skiljer sig": "" });
      expect((await readRows(book, "Översikt", "Bedömning")).rows.filter((row) => row["Bedömning"] === "Alla indikatorer")).toMatchObject([{ Antal: 5, "Uppfylls helt": 1, "Uppfylls delvis": 2, "Ingen bedömning": 2 }]);
      type(book, "Indikatorer", before.place("Andel nöjda", "Utfall"), "40 %");
      const after = (await readRows(book, "Indikatorer", "Indikator")).row("Andel nöjda");
      expect(after).toMatchObject({ Symbol: "○", Status: "Uppfylls inte", "Mot föregående år": "sämre (−50\u00a0procentenheter)", "Kräver åtgärd": "Uppfylls inte, kommentera" });
      expect(after["Förklaring"]).toContain("50\u00a0procentenheter sämre än årsmålet 90\u00a0%");
      expect((await readRows(book, "Mål", "Mål")).row("Alla har nära")).toMatchObject({ Förslag: "Uppfylls delvis", "Skiljer sig": "Skiljer sig från förslaget", "Kräver åtgärd": "Motivera bedömningen", "Bakom förslaget": "Indikatorer som når målet: 0 av 1; Andel nöjda besökare (Uppfylls inte). Delmål som uppfylls: 1 av 1" });
      const overview = await readRows(book, "Översikt", "Bedömning");
      expect(overview.rows.filter((row) => row["Bedömning"] === "Alla indikatorer")).toMatchObject([{ "Uppfylls helt": 0, "Uppfylls inte": 1 }]);
      expect(overview.row("Andel nöjda besökare")).toMatchObject({ Antal: "Indikatorer: Uppfylls inte, kommentera" });
    });
  });

  it("direction, tolerance and target can be changed in the cells, and a guess is marked", async () => {
    await written(async (book) => {
      const rows = await readRows(book, "Indikatorer", "Indikator");
      expect(rows.row("Utsläpp")).toMatchObject({ Årsmål: "Max 1 050 ton CO2", "Målet läses som": "högst 1\u00a0050\u00a0ton CO2", Riktning: "lägre är bättre", Status: "Uppfylls delvis" });
      expect(rows.row("Elförbrukning")).toMatchObject({ Riktning: "lägre är bättre (gissning)", Status: "Ingen bedömning" });
      expect(rows.row("Elförbrukning")["Förklaring"]).toContain("olika enheter och jämförs inte");
      expect(rows.row("Andel solel")).toMatchObject({ Årsmål: "tas fram av nämnden", Status: "Ingen bedömning" });
      type(book, "Indikatorer", { row: 2, column: 1 }, 0.01);
      expect((await readRows(book, "Indikatorer", "Indikator")).row("Utsläpp")["Status"]).toBe("Uppfylls inte");
      type(book, "Indikatorer", rows.place("Andel nöjda", "Riktning"), "lägre är bättre");
      type(book, "Indikatorer", rows.place("Utsläpp", "Årsmål"), "minst 1 050 ton CO2");
      const after = await readRows(book, "Indikatorer", "Indikator");
      expect(after.row("Andel nöjda")).toMatchObject({ "Målet läses som": "90\u00a0%; lägre är bättre", Status: "Uppfylls inte" });
      expect(after.row("Utsläpp")).toMatchObject({ "Målet läses som": "minst 1\u00a0050\u00a0ton CO2", Status: "Uppfylls helt" });
    });
  });

  it("in a tertialrapport the forecast for the year is judged where there is one", async () => {
    const raw = (prognos: string): Record<string, string> => ({ utfall: "40 st", prognos_helar: prognos, arsmal: "100 st" });
    const report = followUpReport({ indikatorer: ["110 st", "-"].map((prognos, at) => ({ name: `Besök ${at}`, goal: null, goal_level: null, owner: null, layout: "B", comment: null, raw: raw(prognos) })) }, { report_type: "tertialrapport", period: "Tertial 2 2024" });
    await written(async (book) => {
      const rows = await readRows(book, "Indikatorer", "Indikator");
      expect([rows.row("Besök 0")["Status"], rows.row("Besök 1")["Status"]]).toEqual(["Uppfylls helt", "Uppfylls inte"]);
    }, report);
  });

  it("activities get their state from real dates and the day over the table", async () => {
    await written(async (book) => {
      const rows = await readRows(book, "Aktiviteter", "Aktivitet");
      expect(rows.rows.filter((row) => row["Läge"] !== "").map((row) => [row["Aktivitet"], row["Läge"], row["Kräver åtgärd"]])).toEqual([
        ["Öppna bokbuss", "Försenad", "Kommentera avvikelsen"], ["Ny katalog", "Pågår", ""], ["Läsår", "Ej startad", ""], ["=Städa arkivet", "Avslutad", ""],
      ]);
      expect(rows.row("Ny katalog")["Start"]).toBe(45352);
      type(book, "Aktiviteter", rows.place("Läsår", "Slut"), "våren");
      type(book, "Aktiviteter", rows.place("Ny katalog", "Slut"), 45300);
      type(book, "Aktiviteter", { row: 2, column: 1 }, 45700);
      const after = await readRows(book, "Aktiviteter", "Aktivitet");
      expect(["Läsår", "Ny katalog"].map((name) => [after.row(name)["Läge"], after.row(name)["Kräver åtgärd"]])).toEqual([["Inget datum", "Rätta datumen"], ["Slut före start", "Rätta datumen"]]);
      const found = goalFindings(await readFollowUpForChecks()).filter((finding) => finding.severity === "fel").map((finding) => [finding.check, finding.sheet, finding.explanation]);
      expect(found).toEqual([
        ["aktivitet-datum", "Aktiviteter", "Ny katalog: slutdatumet är före startdatumet. Rätta ett av dem."],
        ["aktivitet-datum", "Aktiviteter", "Läsår: ”våren” är inget datum. Skriv det som 2017-12-31."],
      ]);
    });
  });
});

describe("writing again", () => {
  it("keeps what has been set, rows put in, and leaves out rows taken away", async () => {
    await written(async (book) => {
      const goals = await readRows(book, "Mål", "Mål");
      type(book, "Mål", goals.place("Energin", "Egen bedömning"), "Uppfylls inte");
      type(book, "Mål", goals.place("Energin", "Motivering"), "'=inte en formel");
      const rows = await readRows(book, "Indikatorer", "Indikator");
      const id = book.sheetId("Indikatorer");
      type(book, "Indikatorer", rows.place("Utsläpp", "Kommentar"), "Fler bilar.");
      type(book, "Indikatorer", rows.place("Utsläpp", "Riktning"), "lägre är bättre");
      type(book, "Indikatorer", { row: 2, column: 1 }, 0.2);
      book.engine.remove(id, { row: rows.place("Andel solel", "Utfall").row, column: 0, rows: 1, columns: 16384 }, "Up");
      book.engine.insert(id, { row: rows.place("Elförbrukning", "Utfall").row, column: 0, rows: 1, columns: 16384 }, "Down");
      type(book, "Indikatorer", rows.place("Elförbrukning", "Indikator"), "Sjukfrånvaro");
      type(book, "Indikatorer", rows.place("Elförbrukning", "Utfall"), "5 %");
      type(book, "Indikatorer", rows.place("Elförbrukning", "Årsmål"), "6 %");
      type(book, "Översikt", { row: 6, column: 2 }, "JA");
      const note = { row: rows.header + rows.rows.length + 3, column: 0 };
      type(book, "Indikatorer", note, "Egen anteckning under tabellen");
      const result = await writeGoals();
      expect(result.warnings).toEqual(["1 rad som du har tagit bort skrevs inte igen."]);
      expect((await readRows(book, "Mål", "Mål")).row("Energin")).toMatchObject({ "Egen bedömning": "Uppfylls inte", Motivering: "=inte en formel", "Gällande bedömning": "Uppfylls inte", Symbol: "○" });
      const after = await readRows(book, "Indikatorer", "Indikator");
      expect(after.rows.map((row) => row["Indikator"])).toEqual(expect.arrayContaining(["Utsläpp", "Sjukfrånvaro", "Elförbrukning", "Egen anteckning under tabellen"]));
      expect(after.rows.map((row) => row["Indikator"])).not.toContain("Andel solel");
      expect(after.row("Utsläpp")).toMatchObject({ Kommentar: "Fler bilar.", Riktning: "lägre är bättre" });
      expect(after.row("Sjukfrånvaro")).toMatchObject({ Riktning: "lägre är bättre (gissning)", Status: "Uppfylls helt", Symbol: "JA" });
      expect((await book.grid("Indikatorer"))[2]?.[1]).toBe(0.2);
      const once = await Promise.all(book.visibleSheets().map((sheet) => book.formulas(sheet)));
      await writeGoals();
      expect(await Promise.all(book.visibleSheets().map((sheet) => book.formulas(sheet)))).toEqual(once);
    });
  });

  it("a sheet with a column put in is left as it is, and a new one written with its contents", async () => {
    await written(async (book) => {
      const goals = await readRows(book, "Mål", "Mål");
      type(book, "Mål", goals.place("Energin", "Motivering"), "Kvar");
      book.engine.insert(book.sheetId("Mål"), { row: 0, column: 2, rows: 1048576, columns: 1 }, "Right");
      const result = await writeGoals();
      expect(result.warnings[0]).toContain("Uppgifterna skrevs på det nya bladet Mål (2); det gamla bladet är orört.");
      expect((await readRows(book, "Mål (2)", "Mål")).row("Energin")["Motivering"]).toBe("Kvar");
      expect((await readRows(book, "Mål", "Mål")).row("Energin")["Motivering"]).toBe("Kvar");
    });
  });

  it("the sheets stand before the narrative, the overview first, wherever they were", async () => {
    await written(async (book) => {
      await writeNarrative();
      book.engine.moveSheet(book.sheetId("Översikt"), 3);
      await writeGoals();
      expect(book.visibleSheets()[0]).toBe("Översikt");
    });
  });
});

describe("from the pane", () => {
  it("lists rows with their cells, edits one in place and adds one under its goal", async () => {
    await written(async (book) => {
      const status = await followUpStatus();
      expect(status.items.map((item) => item.kind)).toEqual([...Array(5).fill("indikatorer"), ...Array(5).fill("mal"), ...Array(4).fill("aktiviteter")]);
      const bus = status.items.find((item) => item.label === "Öppna bokbuss");
      expect(bus).toMatchObject({ goal: "Biblioteken når fler", status: "Försenad", action: "Kommentera avvikelsen", fields: { start: "2024-01-01", slut: "2024-06-30" } });
      await editFollowUpItem("aktiviteter", bus?.key ?? "", { kommentar: "Levereras i mars.", slut: "2025-03-31" });
      expect((await readRows(book, "Aktiviteter", "Aktivitet")).row("Öppna bokbuss")).toMatchObject({ Läge: "Pågår", Kommentar: "Levereras i mars.", "Kräver åtgärd": "" });
      const goal = status.goals.find((one) => one.title === "1.1 Alla har nära till kultur");
      await addFollowUpItem({ kind: "indikatorer", goal: goal?.key ?? "", fields: { namn: "Antal besök", utfall: "10 st", arsmal: "12 st" } });
      await addFollowUpItem({ kind: "mal", goal: goal?.key ?? "", fields: { nr: "", mal: "Museerna når fler" } });
      const rows = await readRows(book, "Indikatorer", "Indikator");
      expect(rows.row("Antal besök")).toMatchObject({ Status: "Uppfylls inte", Riktning: "högre är bättre (gissning)" });
      expect(rows.place("Antal besök", "Utfall").row).toBe(rows.place("Andel nöjda", "Utfall").row + 1);
      const goals = await readRows(book, "Mål", "Mål");
      expect(goals.row("Museerna")).toMatchObject({ Nivå: "Nämndmål", Förslag: "Ingen bedömning" });
      expect(goals.row("Alla har")["Bakom förslaget"]).toContain("Indikatorer som når målet: 1 av 2; Antal besök (Uppfylls inte)");
    });
  });

  it("refuses what is no date, an end before its start, a nameless row and a row that is gone", async () => {
    await written(async (book) => {
      const { items } = await followUpStatus();
      const key = items.find((item) => item.label === "Läsår")?.key ?? "";
      expect(await refusal(editFollowUpItem("aktiviteter", key, { slut: "2024-02-30" }))).toContain("”2024-02-30” är inget datum.");
      expect(await refusal(editFollowUpItem("aktiviteter", key, { start: "2025-02-01", slut: "2025-01-01" }))).toContain("Slutdatumet är före startdatumet.");
      expect(await refusal(addFollowUpItem({ kind: "mal", goal: "", fields: { mal: " " } }))).toContain("Namnet saknas.");
      const rows = await readRows(book, "Aktiviteter", "Aktivitet");
      book.engine.remove(book.sheetId("Aktiviteter"), { row: rows.place("Läsår", "Slut").row, column: 0, rows: 1, columns: 16384 }, "Up");
      expect(await refusal(editFollowUpItem("aktiviteter", key, { kommentar: "x" }))).toContain("Raden finns inte längre");
    });
  });

  it("shows the difference between women and men when asked, with a warning, and takes it away again", async () => {
    const report = followUpReport({ indikatorer: [{ name: "Sjukfrånvaro", goal: null, goal_level: null, owner: null, layout: "D", comment: null, raw: { utfall: "6,7 %", utfall_man: "1,9%", utfall_kvinnor: "7,5%", arsmal: "5,8 %" } }] });
    await written(async (book) => {
      const result = await writeGoals({ genderDifference: true });
      expect(result.warnings.join(" ")).toContain("kan vara en slump när få personer ligger bakom siffrorna");
      expect((await readRows(book, "Indikatorer", "Indikator")).row("Sjukfrånvaro")["Kvinnor − män"]).toBe("+5,6\u00a0procentenheter");
      await writeGoals();
      expect((await readRows(book, "Indikatorer", "Indikator")).row("Sjukfrånvaro")["Kvinnor − män"]).toBe("+5,6\u00a0procentenheter");
      await writeGoals({ genderDifference: false });
      expect((await readRows(book, "Indikatorer", "Indikator")).row("Sjukfrånvaro")).not.toHaveProperty("Kvinnor − män");
    }, report);
  });
});

describe("odd reports", () => {
  it("a report without goals, indicators and activities gets no sheet and says so", async () => {
    await withWorkbook(async () => {
      await openReport(followUpReport({ mal: [], indikatorer: [], aktiviteter: [] }));
      const result = await writeGoals();
      expect(result).toMatchObject({ sheets: [], message: "Rapporten har inga mål, indikatorer eller aktiviteter. Lägg till dem i fönstret." });
    });
  });

  it("unreadable figures show as errors in their own row and are findings that say what to do", async () => {
    const report = followUpReport({
      mal: [{ nr: "1", text: "Ett" }, { nr: "1", text: "Två", status: "på god väg" }],
      indikatorer: [
        { name: "Ungefär", goal: "1 Okänt mål", goal_level: "nämndmål", owner: null, layout: "A", comment: null, raw: { utfall: "ca 40", arsmal: "50 %" } },
        { name: "Tolkas ej", goal: "Ett", goal_level: null, owner: null, layout: "A", comment: null, raw: { utfall: "40 %", arsmal: "bra nivå" } },
      ],
      aktiviteter: [],
    });
    await written(async (book) => {
      const rows = await readRows(book, "Indikatorer", "Indikator");
      expect(rows.row("Ungefär")).toMatchObject({ Status: "#VALUE!", "Kräver åtgärd": "Rätta värdet" });
      expect(rows.row("Tolkas ej")).toMatchObject({ Status: "Ingen bedömning", "Kräver åtgärd": "Kan inte bedömas, se förklaringen" });
      const found = goalFindings(await readFollowUpForChecks()).map((finding) => `${finding.severity} ${finding.check} ${finding.sheet}!${finding.address}: ${finding.explanation}`);
      expect(found).toMatchSnapshot();
    }, report);
  });
});

describe("the kontroll", () => {
  it("has the findings of the follow-up sheets among its own, with their cells", async () => {
    await written(async () => {
      const { findings } = await checkWorkbook();
      const shown = findings.map(({ finding }) => `${finding.severity} ${finding.check} ${finding.sheet}!${finding.address}`);
      expect(shown).toEqual([
        "varning indikator-enhet Indikatorer!D16", "varning aktivitet-avvikelse Aktiviteter!F9", "upplysning indikator-riktning Indikatorer!G16", "upplysning mal-bedomning Mål!D11",
      ]);
    });
  });
});
