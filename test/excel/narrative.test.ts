import fc from "fast-check";
import { layOutTables, openReport, workbookStatus, writeNarrative } from "../../src/excel/commands";
import { literalText } from "../../src/excel/paragraph-formula";
import { smallReport, withWorkbook, type Workbook } from "./workbook";

async function written(book: Workbook): Promise<string[][]> {
  return (await book.grid("Berättelse")).slice(4).map((row) => row.map(String));
}

function put(book: Workbook, row: number, column: number, text: string): void {
  book.engine.write(book.sheetId("Berättelse"), { row, column, rows: 1, columns: 1 }, [[text]]);
}

test("the sheet has its headings, texts with the tables' figures, and at most five syncs", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    book.host.resetStatistics();
    const result = await writeNarrative();
    expect(book.host.statistics().requests).toBeLessThanOrEqual(5);
    expect(result.warnings).toEqual([]);
    const grid = await book.grid("Berättelse");
    expect(grid[3]?.slice(0, 7)).toEqual(["Avsnitt", "Text", "Egen text", "Gällande text", "Källa", "Läge", "Tidigare lydelse"]);
    const rows = await written(book);
    expect(rows.every((row) => row[3] === row[1] && row[1] !== "")).toBe(true);
    expect(rows.map((row) => row[1]).join(" ")).toContain("2,0\u00a0mnkr");
    expect(rows.some((row) => /^Driftbudget [A-Z]\d+(, [A-Z]\d+)*( m\.fl\.)?$/.test(row[4] ?? ""))).toBe(true);
    expect(rows.every((row) => row[5] === "ny" && row[6] === "")).toBe(true);
    expect((await workbookStatus()).narrative).toEqual({ sheet: "Berättelse", paragraphs: rows.length });
  });
});

test("a changed figure changes the sentences that use it", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await writeNarrative();
    const before = (await written(book)).map((row) => row[3]).join("\n");
    expect(before).toMatch(/underskott/);
    const id = book.sheetId("Driftbudget");
    book.engine.write(id, { row: 5, column: 2, rows: 1, columns: 1 }, [[30]]);
    book.engine.write(id, { row: 9, column: 2, rows: 1, columns: 1 }, [[10]]);
    const after = (await written(book)).map((row) => row[3]).join("\n");
    expect(after).toMatch(/överskott/);
    expect(after).not.toMatch(/underskott|#/);
  });
});

test("own text counts before the generated, stands after a re-run, and follows its paragraph when rows are moved in", async () => {
  await withWorkbook(async (book) => {
    await openReport(smallReport());
    await layOutTables();
    await writeNarrative();
    const first = await written(book);
    put(book, 5, 2, "=inte en formel utan min text".replace(/^=/, "'="));
    put(book, 6, 2, "Det beror på mässan.");
    book.engine.insert(book.sheetId("Berättelse"), { row: 5, column: 0, rows: 1, columns: 16_384 }, "Down");
    put(book, 5, 2, "Ett eget stycke.");
    await book.engine.settle();
    const result = await writeNarrative();
    expect(result.message).toContain("Dina 3 egna texter står kvar.");
    const again = await written(book);
    expect(again.map((row) => row[2]).filter((text) => text !== "")).toEqual(["Ett eget stycke.", "=inte en formel utan min text", "Det beror på mässan."]);
    const own = again.find((row) => row[2] === "Det beror på mässan.");
    expect(own?.slice(0, 2)).toEqual(first[2]?.slice(0, 2));
    expect(own?.[3]).toBe("Det beror på mässan.");
    expect(again).toHaveLength(first.length + 1);
  });
});

test("own text whose paragraph is gone stands last, under Utan källa, and comes back with it", async () => {
  await withWorkbook(async (book) => {
    const report = smallReport();
    await openReport(report);
    await layOutTables();
    await writeNarrative();
    const at = (await written(book)).findIndex((row) => row[1]?.includes("Museer") === true && row[0] === "Analys per verksamhet");
    expect(at).toBeGreaterThanOrEqual(0);
    put(book, 4 + at, 2, "Museernas egen text.");
    await book.engine.settle();
    const [table] = report.tables;
    if (table === undefined) throw new Error("no table");
    const without = { ...report, tables: [{ ...table, sections: table.sections.filter((section) => section.label !== "Museer").map((section) => (section.sum_of === undefined ? section : { ...section, sum_of: ["Bibliotek"] })) }] };
    await openReport(without);
    const result = await writeNarrative();
    expect(result.warnings).toEqual(["En egen text har inte längre något stycke och står sist, under ”Utan källa”."]);
    const rows = await written(book);
    expect(rows[rows.length - 1]?.slice(0, 3)).toEqual(["Utan källa", expect.stringContaining("Museer"), "Museernas egen text."]);
    await openReport(report);
    await writeNarrative();
    const back = (await written(book)).find((row) => row[2] === "Museernas egen text.");
    expect(back?.[0]).toBe("Analys per verksamhet");
  });
});

test("a long template is cut into literals that Excel takes, and nothing is lost", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 900 }), (text) => {
    const literals = literalText(text).match(/"(?:[^"]|"")*"/g) ?? [];
    const values = literals.map((literal) => literal.slice(1, -1).replace(/""/g, '"'));
    expect(values.join("")).toBe(text);
    expect(Math.max(...values.map((value) => value.length))).toBeLessThanOrEqual(255);
  }));
});
