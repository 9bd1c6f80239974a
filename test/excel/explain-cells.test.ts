/** Den här cellen on the follow-up sheets and the narrative: the rule, the cells behind, and what selects it. */
import { checkWorkbook, explainCell, layOutTables, onSelectionChanged, openReport, writeGoals, writeNarrative } from "../../src/excel/commands";
import { referencesIn } from "../../src/excel/kontroll/cell-references";
import { followUpReport } from "./goals-report";
import { readRows } from "./goals-sheets";
import { smallReport, withWorkbook, type Workbook } from "./workbook";

const addressOf = (place: { readonly row: number; readonly column: number }): string => `${String.fromCharCode(65 + place.column)}${place.row + 1}`;

async function start(): Promise<void> {
  const { mal, indikatorer, aktiviteter } = followUpReport();
  await openReport({ ...smallReport(), mal, indikatorer, aktiviteter });
  await layOutTables();
  await writeGoals({});
  await writeNarrative();
}

async function explained(book: Workbook, sheet: string, label: string, row: string, heading: string): Promise<Awaited<ReturnType<typeof explainCell>>> {
  return explainCell(sheet, addressOf((await readRows(book, sheet, label)).place(row, heading)));
}

test("cells of Indikatorer, Mål, Översikt and Berättelse are explained with their rule and the cells that they read", async () => {
  await withWorkbook(async (book) => {
    await start();
    const status = await explained(book, "Indikatorer", "Indikator", "Utsläpp", "Status");
    expect([status.place, status.table?.caption, status.table?.row, status.table?.column, status.table?.value]).toEqual(["cell", "Indikatorer", "Utsläpp", "Status", "Uppfylls delvis"]);
    expect(status.table?.rule).toMatch(/^Utfallet jämförs med nämndens årsmål/);
    expect(status.table?.sources.map(({ label, value }) => `${label}: ${value}`)).toEqual(expect.arrayContaining(["Utsläpp, Utfall: 1 100 ton CO2", "Utsläpp, Årsmål: Max 1 050 ton CO2", "Tolerans för Uppfylls delvis, andel av målet, Inställning: 0.1"]));
    const outcome = await explained(book, "Indikatorer", "Indikator", "Utsläpp", "Utfall");
    expect(outcome.table?.rule).toMatch(/^Inskriven uppgift/);
    expect(outcome.sentences.length).toBeGreaterThan(0);
    const proposal = await explained(book, "Mål", "Mål", "Energin används klokt", "Förslag");
    expect(proposal.table?.rule).toMatch(/^Förslaget räknas av målets indikatorer och delmål/);
    expect(proposal.table?.sources.map(({ sheet, label }) => `${sheet}|${label}`)).toEqual(expect.arrayContaining(["Indikatorer|Indikatorer: Utsläpp, Status i stadens ord"]));
    const count = await explained(book, "Översikt", "Bedömning", "Alla indikatorer", "Antal");
    expect(count.table?.rule).toBe("Summan av raderna ovanför.");
    expect(count.table?.sources.length).toBeGreaterThan(1);
    const grid = await book.grid("Berättelse");
    const at = grid.findIndex((cells) => String(cells[1]).includes("mnkr"));
    const sentence = await explainCell("Berättelse", `B${at + 1}`);
    expect([sentence.place, sentence.table?.caption, sentence.sentences]).toEqual(["cell", "Berättelse", []]);
    expect(sentence.table?.rule).toMatch(/formel över tabellernas celler/);
    expect(sentence.table?.sources.every(({ sheet }) => sheet === "Driftbudget")).toBe(true);
    expect(sentence.table?.sources.length).toBeGreaterThan(0);
    const finding = (await checkWorkbook()).findings.find((one) => one.finding.check === "indikator-enhet")?.finding;
    expect((await explainCell(finding?.sheet, finding?.address)).findings.map((one) => one.finding.explanation)).toEqual([finding?.explanation]);
  });
});

test("a heading, a name and a cell of another sheet are told apart, and another sheet is not read for it", async () => {
  await withWorkbook(async (book) => {
    await start();
    expect((await explainCell("Driftbudget", "B4")).place).toBe("label");
    expect((await explainCell("Driftbudget", "A6")).place).toBe("label");
    expect((await explainCell("Driftbudget", "Z90")).place).toBe("outside");
    expect((await explainCell("Indikatorer", "A1")).place).toBe("outside");
    book.engine.addSheet("Eget blad");
    book.host.resetStatistics();
    expect(await explainCell("Eget blad", "A1")).toMatchObject({ place: "outside", table: null, sentences: [], findings: [] });
    expect(book.host.statistics().requests).toBe(1);
  });
});

test("the listener hears of another cell and of another sheet until it stops", async () => {
  await withWorkbook(async (book) => {
    await start();
    let heard = 0;
    const stop = onSelectionChanged(() => void (heard += 1));
    await book.host.idle();
    const select = async (sheet: string, address: string): Promise<void> => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(sheet).activate();
        context.workbook.worksheets.getItem(sheet).getRange(address).select();
        await context.sync();
      });
      await book.host.idle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await select("Driftbudget", "C7");
    const first = heard;
    expect(first).toBeGreaterThan(0);
    await select("Mål", "B6");
    expect(heard).toBeGreaterThan(first);
    stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await book.host.idle();
    const last = heard;
    await select("Driftbudget", "B7");
    expect(heard).toBe(last);
  });
});

test.each([
  ["=IF(OR(B6=\"\",C6=\"A1\"),\"\",AVVIKELSE($B$6,C6))", ["Blad!B6:B6", "Blad!C6:C6"]],
  ["=SUM('Drift''s budget'!B6:C9,Mål!$D$3)+LOG10(2)", ["Drift's budget!B6:C9", "Mål!D3:D3"]],
  ["=A1:INDEX(B2:B9,2)", ["Blad!A1:A1", "Blad!B2:B9"]],
  ["=TEXTSIFFROR(\"{1} \"\"C3\"\"\",Resultat!D20)", ["Resultat!D20:D20"]],
])("the cells that %s names", (formula, expected) => {
  const letter = (column: number): string => String.fromCharCode(64 + column);
  expect(referencesIn(formula, "Blad").map((one) => `${one.sheet}!${letter(one.left)}${one.top}:${letter(one.right)}${one.bottom}`)).toEqual(expected);
});
