import { bindFigure, markParagraphsDone, readParagraphs } from "../../src/excel/commands/narrative";
import { editVerksamheter, layOutTables, openReport, rollForward, writeNarrative } from "../../src/excel/commands";
import { smallReport, withWorkbook, type Workbook } from "./workbook";

const rowsOf = async (book: Workbook): Promise<string[][]> => (await book.grid("Berättelse")).slice(4).map((row) => row.map(String));

function put(book: Workbook, sheet: string, row: number, column: number, content: string | number): void {
  book.engine.write(book.sheetId(sheet), { row, column, rows: 1, columns: 1 }, [[content]]);
}

async function start(book: Workbook): Promise<number> {
  await openReport(smallReport());
  await layOutTables();
  await writeNarrative();
  const at = (await rowsOf(book)).findIndex((row) => row[0] === "Analys per verksamhet" && row[1]?.includes("Museer") === true);
  expect(at).toBeGreaterThanOrEqual(0);
  return at;
}

test("a paragraph marked klar says ändrad siffra, with the old wording, when a figure changes, and klar again when it changes back", async () => {
  await withWorkbook(async (book) => {
    const at = await start(book);
    const result = await markParagraphsDone();
    expect(result.message).toMatch(/^\d+ stycken är markerade som klara\./);
    const before = (await rowsOf(book))[at] ?? [];
    expect(before.slice(5, 7)).toEqual(["klar", ""]);
    put(book, "Driftbudget", 9, 2, 30);
    const changed = (await rowsOf(book))[at] ?? [];
    expect(changed[5]).toBe("ändrad siffra");
    expect(changed[6]).toBe(before[3]);
    expect(changed[3]).not.toBe(before[3]);
    const listed = (await readParagraphs()).filter((paragraph) => paragraph.state === "ändrad siffra");
    expect(listed.map(({ text, before: old }) => [text, old])).toContainEqual([changed[3], before[3]]);
    put(book, "Driftbudget", 9, 2, 21);
    expect((await rowsOf(book))[at]?.slice(5, 7)).toEqual(["klar", ""]);
  });
});

test("a re-run keeps what is marked klar, and an own text written afterwards reads as ändrad text", async () => {
  await withWorkbook(async (book) => {
    const at = await start(book);
    const [key] = (await readParagraphs()).slice(at).map((paragraph) => paragraph.key ?? "");
    await markParagraphsDone({ keys: [key ?? ""] });
    await writeNarrative();
    const rows = await rowsOf(book);
    expect(rows.map((row) => row[5]).filter((state) => state === "klar")).toHaveLength(1);
    expect(rows[at]?.[5]).toBe("klar");
    put(book, "Berättelse", 4 + at, 2, "Museerna hade en dyr vår.");
    expect((await rowsOf(book))[at]?.slice(3, 7)).toEqual(["Museerna hade en dyr vår.", expect.any(String), "ändrad text", rows[at]?.[3]]);
  });
});

test("a figure in an own text is bound to a cell: text and direction follow it, and the binding stands after a re-run", async () => {
  await withWorkbook(async (book) => {
    const at = await start(book);
    put(book, "Berättelse", 4 + at, 2, "Museerna lämnar ett underskott om 1,0 mnkr, se {bilagan} 2.");
    await book.engine.settle();
    const paragraph = (await readParagraphs())[at];
    const open = paragraph?.openText ?? "";
    const from = open.indexOf("1,0");
    const result = await bindFigure({ key: paragraph?.key ?? "", start: from, end: from + 3, cell: { sheet: "Driftbudget", address: "D12" } });
    expect(result.message).toBe("1,0 i din text hämtas nu ur cell D12 på bladet Driftbudget.");
    expect((await rowsOf(book))[at]?.[3]).toBe("Museerna lämnar ett underskott om 1,0 mnkr, se {bilagan} 2.");
    put(book, "Driftbudget", 9, 2, 17.5);
    expect((await rowsOf(book))[at]?.[3]).toBe("Museerna lämnar ett överskott om 2,5 mnkr, se {bilagan} 2.");
    await writeNarrative();
    const again = (await rowsOf(book)).find((row) => row[2] !== "");
    expect(again?.[3]).toBe("Museerna lämnar ett överskott om 2,5 mnkr, se {bilagan} 2.");
    const bound = (await readParagraphs()).find((one) => one.key === paragraph?.key);
    expect(bound?.openText).not.toContain("1,0");
    const two = bound?.openText?.lastIndexOf("2") ?? -1;
    await bindFigure({ key: paragraph?.key ?? "", start: two, end: two + 1, cell: { sheet: "Driftbudget", address: "B6" } });
    expect((await rowsOf(book)).find((row) => row[2] !== "")?.[3]).toBe("Museerna lämnar ett överskott om 2,5 mnkr, se {bilagan} 40.");
  });
});

test("binding refuses a cell of the narrative itself and a paragraph without own text", async () => {
  await withWorkbook(async (book) => {
    const at = await start(book);
    const key = (await readParagraphs())[at]?.key ?? "";
    await expect(bindFigure({ key, start: 0, end: 1, cell: { sheet: "Driftbudget", address: "B6" } })).rejects.toThrow("Stycket har ingen egen text");
    put(book, "Berättelse", 4 + at, 2, "Totalt 5 besök.");
    await expect(bindFigure({ key, start: 7, end: 8, cell: { sheet: "Berättelse", address: "A1" } })).rejects.toThrow("Välj en cell i en tabell");
    await expect(bindFigure({ key, start: 0, end: 3, cell: { sheet: "Driftbudget", address: "B6" } })).rejects.toThrow("ingen siffra");
  });
});

test("a deleted table leaves its own texts under Utan källa, readable", async () => {
  await withWorkbook(async (book) => {
    const at = await start(book);
    const key = (await readParagraphs())[at]?.key ?? "";
    put(book, "Berättelse", 4 + at, 2, "Museernas underskott blev 1,0 mnkr.");
    await book.engine.settle();
    await bindFigure({ key, start: 26, end: 29, cell: { sheet: "Driftbudget", address: "D12" } });
    await markParagraphsDone({ keys: [key] });
    book.engine.deleteSheet(book.sheetId("Driftbudget"));
    const result = await writeNarrative();
    expect(result.warnings.join(" ")).toContain("står sist, under ”Utan källa”");
    const rows = await rowsOf(book);
    const last = rows.filter((row) => row.some((cell) => cell !== "")).pop();
    expect(last?.[0]).toBe("Utan källa");
    expect(last?.[3]).toMatch(/^Museernas underskott blev (\[siffra saknas\]|1,0) mnkr\.$/);
    expect(rows.flat().join(" ")).not.toContain("#REF!");
  });
});

test("own text stands through a new period and a new verksamhet", async () => {
  await withWorkbook(async (book) => {
    const at = await start(book);
    put(book, "Berättelse", 4 + at, 2, "Museernas egen text.");
    await book.engine.settle();
    const report = smallReport();
    const [table] = report.tables;
    const museum = table?.sections[1];
    if (table === undefined || museum === undefined) throw new Error("no table");
    const sections = [table.sections[0] ?? museum, { ...museum, label: "Teatrar" }, museum, ...table.sections.slice(2)];
    await openReport({ ...report, meta: { ...report.meta, year: 2025, period: "2025", title: "Verksamhetsberättelse 2025" }, tables: [{ ...table, sections }] });
    await writeNarrative();
    const own = (await rowsOf(book)).filter((row) => row[2] !== "");
    expect(own.map((row) => [row[0], row[2], row[1]?.includes("Museer")])).toEqual([["Analys per verksamhet", "Museernas egen text.", true]]);
  });
});

test("own text and klar follow a verksamhet that is renamed, and stand in the next year", async () => {
  await withWorkbook(async (book) => {
    const report = smallReport();
    const [table] = report.tables;
    if (table === undefined) throw new Error("no table");
    await openReport(report);
    await layOutTables();
    await writeNarrative();
    const paragraphs = await readParagraphs();
    const at = (name: string): number => paragraphs.findIndex((one) => one.section === "Analys per verksamhet" && one.text.includes(name));
    put(book, "Berättelse", 4 + at("Museer"), 2, "Museernas egen text.");
    put(book, "Berättelse", 4 + at("Bibliotek"), 2, "Bibliotekens egen text.");
    await book.engine.settle();
    await markParagraphsDone();
    await editVerksamheter(table.id, [{ type: "rename", name: "Museer", to: "Konsthallar" }]);
    await rollForward({ ...report.meta, year: 2025, period: "2025", title: "Verksamhetsberättelse 2025", from: "2025-01-01", to: "2025-12-31" });
    const result = await writeNarrative();
    expect(result.warnings.join(" ")).not.toContain("Utan källa");
    const own = (await rowsOf(book)).filter((row) => row[2] !== "");
    expect(own.map((row) => [row[0], row[2], /Konsthallar|Bibliotek/.exec(row[1] ?? "")?.[0], row[5]]).sort()).toEqual([
      ["Analys per verksamhet", "Bibliotekens egen text.", "Bibliotek", "klar"], ["Analys per verksamhet", "Museernas egen text.", "Konsthallar", "klar"],
    ]);
  });
});
