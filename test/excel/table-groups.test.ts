import { addTable, checkWorkbook, editVerksamheter, openReport, previewTable, readReport, saveAsTemplate, tableUnits, undoLastCommand, writeNarrative } from "../../src/excel/commands";
import { tableFromTemplate, templateById } from "../../src/reports";
import { ownTemplates, type TableEdit } from "../../src/reports/table-edit";
import { refusal, smallReport, withWorkbook, type Workbook } from "./workbook";

const NAMES = ["Bibliotek", "Museer", "Fritidsgårdar", "Simhallar"];
const GROUPS = [{ name: "Kultur", verksamheter: ["Bibliotek", "Museer"] }, { name: "Fritid", verksamheter: ["Fritidsgårdar", "Simhallar"] }];

/** Figures of a column by what is asked for: a verksamhet's net, or the net of a sum. */
async function nets(book: Workbook, sheet: string): Promise<Record<string, unknown>> {
  const rows = (await book.grid(sheet)).slice(4);
  const found: Record<string, unknown> = {};
  let section = "";
  for (const row of rows) {
    const label = String(row[0]);
    if (/^(Netto|Summa netto)$/.test(label)) found[section] = row[1];
    else if (row[1] === "" && row[2] === "" && !/^(Kostnader|Intäkter)/.test(label)) section = label;
  }
  return found;
}

async function laidOut(template: string, work: (book: Workbook, sheet: string, id: string) => Promise<void>): Promise<void> {
  await withWorkbook(async (book) => {
    await openReport({ ...smallReport(), tables: [] });
    const [sheet = ""] = (await addTable({ template, verksamheter: NAMES, groups: GROUPS, place: "new sheet" })).sheets;
    await work(book, sheet, (await readReport())?.tables[0]?.id ?? "");
  });
}

const fill = async (book: Workbook, sheet: string): Promise<void> => {
  const rows = await book.grid(sheet);
  let cost = 0;
  rows.forEach((row, at) => {
    if (at > 4 && row[0] === "Kostnader") {
      cost += 10;
      book.engine.write(book.sheetId(sheet), { row: at, column: 1, rows: 2, columns: 1 }, [[cost], [-1]]);
    }
  });
  await book.engine.settle();
};

test("verksamheter in groups: each group has its sums, and the sum of all counts each verksamhet once, also after every change", async () => {
  await laidOut("driftbudget-vb", async (book, sheet, id) => {
    await fill(book, sheet);
    expect(await nets(book, sheet)).toEqual({ Bibliotek: 9, Museer: 19, "Summa Kultur": 28, Fritidsgårdar: 29, Simhallar: 39, "Summa Fritid": 68, Summa: 96 });
    expect((await tableUnits(id)).names).toEqual(NAMES);
    const edit = (one: TableEdit): Promise<unknown> => editVerksamheter(id, [one]);
    await edit({ type: "move", name: "Museer", before: "Simhallar" });
    expect(await nets(book, sheet)).toEqual({ Bibliotek: 9, "Summa Kultur": 9, Fritidsgårdar: 29, Museer: 19, Simhallar: 39, "Summa Fritid": 87, Summa: 96 });
    await undoLastCommand();
    expect(await nets(book, sheet)).toMatchObject({ "Summa Kultur": 28, "Summa Fritid": 68, Summa: 96 });
    await edit({ type: "rename", name: "Bibliotek", to: "Stadsbiblioteket" });
    await edit({ type: "add", name: "Arkiv", after: "Stadsbiblioteket" });
    const at = (await book.grid(sheet)).findIndex((row) => row[0] === "Arkiv");
    book.engine.write(book.sheetId(sheet), { row: at + 1, column: 1, rows: 1, columns: 1 }, [[5]]);
    expect(await nets(book, sheet)).toMatchObject({ "Summa Kultur": 33, "Summa Fritid": 68, Summa: 101 });
    await edit({ type: "remove", name: "Fritidsgårdar" });
    await edit({ type: "remove", name: "Simhallar" });
    expect(await nets(book, sheet)).toEqual({ Stadsbiblioteket: 9, Arkiv: 5, Museer: 19, "Summa Kultur": 33, Summa: 33 });
    expect((await checkWorkbook()).findings.filter(({ finding }) => finding.severity === "fel")).toEqual([]);
  });
});

test("one row per verksamhet in groups: a section each with its sum, and a move from one to the other", async () => {
  await laidOut("periodiserad-sammanfattning", async (book, sheet, id) => {
    const labels = async (): Promise<string[]> => (await book.grid(sheet)).slice(4).map((row) => String(row[0]));
    expect(await labels()).toEqual(["Kultur", "Bibliotek", "Museer", "Summa Kultur", "Fritid", "Fritidsgårdar", "Simhallar", "Summa Fritid", "Summa netto"]);
    for (const [at, value] of [[5, 1], [6, 2], [9, 4], [10, 8]] as const) book.engine.write(book.sheetId(sheet), { row: at, column: 4, rows: 1, columns: 1 }, [[value]]);
    const budget = async (label: string): Promise<unknown> => (await book.grid(sheet)).find((row) => row[0] === label)?.[4];
    expect([await budget("Summa Kultur"), await budget("Summa Fritid"), await budget("Summa netto")]).toEqual([3, 12, 15]);
    expect((await tableUnits(id)).names).toEqual(NAMES);
    await editVerksamheter(id, [{ type: "move", name: "Museer", before: "Simhallar" }]);
    expect([await budget("Summa Kultur"), await budget("Summa Fritid"), await budget("Summa netto")]).toEqual([1, 14, 15]);
    await editVerksamheter(id, [{ type: "remove", name: "Bibliotek" }]);
    expect(await labels()).toEqual(["Fritid", "Fritidsgårdar", "Museer", "Simhallar", "Summa Fritid", "Summa netto"]);
    expect([await budget("Summa Fritid"), await budget("Summa netto")]).toEqual([14, 14]);
  });
});

test("the narrative tells of the whole, not of a group twice", async () => {
  await laidOut("driftbudget-vb", async (book, sheet) => {
    await fill(book, sheet);
    const outcome = await book.grid(sheet);
    outcome.forEach((row, at) => {
      if (at > 4 && (row[0] === "Kostnader" || row[0] === "Intäkter")) book.engine.write(book.sheetId(sheet), { row: at, column: 2, rows: 1, columns: 1 }, [[Number(row[1]) + (row[0] === "Kostnader" ? 1 : 0)]]);
    });
    await book.engine.settle();
    await writeNarrative();
    const told = (await book.grid("Berättelse")).slice(4).map((row) => String(row[1])).join("\n").replace(/\u00a0/g, " ");
    expect(told).toContain("4,0 mnkr");
    expect(told).not.toMatch(/8,0 mnkr|#/);
  });
});

test.each(["driftbudget-vb", "periodiserad-sammanfattning", "prognosutveckling"])("a table in groups saved as a template (%s) is the layout without the groups", async (id) => {
  await laidOut(id, async (_book, _sheet, table) => {
    await saveAsTemplate(table, "Vår egen");
    const report = await readReport();
    const [own] = report === null ? [] : ownTemplates(report);
    const plain = templateById(id);
    if (own === undefined || plain === null || report === null) throw new Error("no template");
    const made = (template: typeof plain): unknown => tableFromTemplate(template, report.meta, { id: "t", caption: "T", sign: "intakter_negativa", verksamheter: ["A", "B"] }).sections;
    expect(made(own)).toEqual(made(plain));
  });
});

test.each([
  [[{ name: "Museer", verksamheter: ["Bibliotek"] }], "både en grupp och något annat"],
  [[{ name: " ", verksamheter: ["Bibliotek"] }], "behöver ett namn"],
  [[{ name: "A", verksamheter: ["Bibliotek"] }, { name: "a", verksamheter: ["Museer"] }], "både en grupp och något annat"],
])("groups %j are refused in words", async (groups, words) => {
  const make = async (): Promise<unknown> => previewTable(smallReport(), { template: "driftbudget-vb", verksamheter: ["Bibliotek", "Museer"], groups });
  expect(await refusal(make())).toContain(words);
});
