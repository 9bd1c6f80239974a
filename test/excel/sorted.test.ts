import { adoptRows, checkWorkbook, editVerksamheter, layOutTables, openReport, rollForward, tableUnits, undoLastCommand, workbookStatus, writeNarrative } from "../../src/excel/commands";
import { readReport as readData } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { nextYear } from "../../src/reports/table-edit";
import { refusal, smallReport, withWorkbook, type Workbook } from "./workbook";

const SHEET = "Driftbudget";

/** One net row per verksamhet, so that labels tell rows apart. */
function nets(names: readonly string[] = ["Museer", "Bibliotek", "Fritid"]): ReportData {
  const report = smallReport();
  return readData({
    meta: report.meta,
    tables: [{
      id: "drift", template: "driftbudget-vb", caption: "Driftbudget (mnkr)", sign: "intakter_negativa", columns: report.tables[0]?.columns,
      sections: [{
        label: "Netto per verksamhet", rows: [
          ...names.map((label, index) => ({ label, kind: "netto", values: { budget: 10 * (index + 1), utfall: 10 * (index + 1) + index } })),
          { label: "Summa netto", kind: "summa_netto", derived: true },
        ],
      }],
    }],
  }).report;
}

/** Sorts rows of the sheet by their first column, as Excel does: contents change places, formulas keep pointing along their row. */
async function sort(book: Workbook, first: number, count: number): Promise<void> {
  const id = book.sheetId(SHEET);
  const rect = { row: first, column: 0, rows: count, columns: 4 };
  const rows = book.engine.formulas(id, rect).map((cells, index) => ({ cells, row: first + index }));
  const sorted = [...rows].sort((a, b) => String(a.cells[0]).localeCompare(String(b.cells[0]), "sv"));
  book.engine.write(id, rect, sorted.map(({ cells, row }, index) => cells.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? cell.replace(new RegExp(`(?<=[A-Z])${row + 1}\\b`, "g"), String(first + index + 1)) : cell))) as never);
  await book.engine.settle();
}

async function started(report: ReportData, work: (book: Workbook) => Promise<void>): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport(report);
    await layOutTables();
    await work(book);
  });
}

const told = async (book: Workbook): Promise<string> => (await book.grid("Berättelse")).slice(4).map((row) => String(row[1])).join("\n");

test("a sorted table is found by its labels: the pane and kontroll say so, and the narrative written anew says the right figures", async () => {
  await started(nets(), async (book) => {
    await writeNarrative();
    const before = await told(book);
    await sort(book, 5, 3);
    expect((await workbookStatus()).tables[0]).toMatchObject({ order: "sorted", emptyInputs: 0 });
    const found = async (): Promise<string[][]> => (await checkWorkbook()).findings.filter(({ finding }) => finding.severity !== "upplysning").map(({ finding }) => [finding.check, finding.severity]);
    expect(await found()).toEqual([["rader-sorterade", "varning"]]);
    await writeNarrative();
    expect(await told(book)).toBe(before);
    expect((await workbookStatus()).tables[0]?.order).toBeUndefined();
    expect(await found()).toEqual([]);
  });
});

test("a sorted table is changed at the right rows, and its sum holds all of them", async () => {
  await started(nets(), async (book) => {
    await sort(book, 5, 3);
    expect((await tableUnits("drift")).names).toEqual(["Museer", "Bibliotek", "Fritid"]);
    await editVerksamheter("drift", [{ type: "add", name: "Arkiv", after: "Fritid" }]);
    const grid = await book.grid(SHEET);
    const figures = Object.fromEntries(grid.slice(5).map((row) => [row[0], row[1]]));
    expect(figures).toEqual({ Bibliotek: 20, Fritid: 30, Arkiv: "", Museer: 10, "Summa netto": 60 });
    book.engine.write(book.sheetId(SHEET), { row: grid.findIndex((row) => row[0] === "Arkiv"), column: 1, rows: 1, columns: 1 }, [[7]]);
    expect((await book.grid(SHEET)).find((row) => row[0] === "Summa netto")?.[1]).toBe(67);
    await editVerksamheter("drift", [{ type: "remove", name: "Museer" }]);
    expect((await book.grid(SHEET)).find((row) => row[0] === "Summa netto")?.[1]).toBe(57);
  });
});

test("a row renamed while the others were sorted is the one that is left over", async () => {
  await started(nets(), async (book) => {
    await sort(book, 5, 3);
    book.engine.write(book.sheetId(SHEET), { row: 5, column: 0, rows: 1, columns: 1 }, [["Stadsbiblioteket"]]);
    await book.engine.settle();
    expect((await tableUnits("drift")).names).toEqual(["Museer", "Stadsbiblioteket", "Fritid"]);
  });
});

test("a new name alone is no sorting", async () => {
  await started(nets(), async (book) => {
    book.engine.write(book.sheetId(SHEET), { row: 5, column: 0, rows: 1, columns: 1 }, [["Konsthall"]]);
    await book.engine.settle();
    expect((await workbookStatus()).tables[0]?.order).toBeUndefined();
  });
});

test("rows that their labels do not tell apart are never guessed: every command says so, and kontroll reports one fel", async () => {
  await started(smallReport(), async (book) => {
    const before = await book.formulas(SHEET);
    await sort(book, 4, 8);
    expect((await workbookStatus()).tables[0]?.order).toBe("mixed");
    const words = "har bytt plats (sorterats) så att Bokslut inte kan veta vilken som är vilken";
    expect(await refusal(writeNarrative())).toContain(words);
    expect(await refusal(tableUnits("drift"))).toContain(words);
    expect(await refusal(adoptRows("drift"))).toContain(words);
    expect(await refusal(rollForward(nextYear(smallReport().meta)))).toContain(words);
    const { findings } = await checkWorkbook();
    expect(findings.map(({ finding }) => [finding.check, finding.severity])).toEqual([["rader-sorterade", "fel"]]);
    book.engine.write(book.sheetId(SHEET), { row: 0, column: 0, rows: before.length, columns: 4 }, before as never);
    await book.engine.settle();
    expect((await workbookStatus()).tables[0]?.order).toBeUndefined();
    await editVerksamheter("drift", [{ type: "move", name: "Museer", before: "Bibliotek" }]);
    expect((await workbookStatus()).tables[0]?.order).toBeUndefined();
    await undoLastCommand();
    expect((await workbookStatus()).tables[0]?.order).toBeUndefined();
  });
});
