/** @jest-environment node */
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { finished } from "../../src/domain/steps";
import { writeDocx, type DocumentRow, type ReportDocument } from "../../src/word";
import { tableRows } from "../../src/word/table-rows";

const reportOf = (heading: string, texts: readonly string[]): ReportDocument => {
  const rows: readonly DocumentRow[] = texts.map((text, index) => ({ look: index % 2 === 0 ? "plain" : "sum", cells: [text] }));
  const table = { caption: heading, columns: [{ heading, figures: false }], rows };
  return { title: heading, organisation: heading, details: [heading], sections: [{ heading, paragraphs: [heading], tables: [table, table] }] };
};

/** Every cell's text of a part, as an XML reader that refuses what is not well-formed gives it. */
async function cellsOf(report: ReportDocument): Promise<readonly string[]> {
  const parts = unzipSync(await writeDocx(report));
  const cells: string[] = [];
  for (const name of ["docProps/core.xml", "word/document.xml"]) {
    const parser = new SaxesParser();
    const within = new Set<string>();
    parser.on("opentag", (tag) => {
      if (tag.name === "w:tc") cells.push("");
      within.add(tag.name);
    });
    parser.on("closetag", (tag) => void within.delete(tag.name));
    parser.on("text", (text) => {
      if (within.has("w:tc")) cells[cells.length - 1] += text;
    });
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(strFromU8(parts[name] ?? new Uint8Array())).close();
  }
  return cells;
}

test("whatever the texts hold, the document is well-formed XML and the cells hold the texts", async () => {
  const text = fc.string({ unit: fc.oneof(fc.constantFrom("&", "<", ">", '"', "'", "]]>", "[", "]", "</w:tr>", "<w:tr>", "</w:tblPr>", "å", "\u{1F600}", "$&", "$1"), fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 3 })), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (heading, texts) => {
      const cells = [heading, ...texts];
      expect(await cellsOf(reportOf(heading, texts))).toEqual([...cells, ...cells]);
    }),
    { numRuns: 60 },
  );
});

test("characters that Word refuses are left out, in cells and in all other texts, and nothing else is", async () => {
  const bad = "a\u0000\u0007b\uD83Dc\uFFFFd \t\u{1F600}";
  expect(await cellsOf(reportOf(bad, [bad]))).toEqual(Array.from({ length: 4 }, () => "abcd \t\u{1F600}"));
});

test("a large table is written a row at a time, so that the page can answer between", () => {
  const table = { caption: "Stor", columns: [{ heading: "mnkr", figures: false }], rows: Array.from({ length: 500 }, () => ({ look: "plain" as const, cells: ["1,0"] })) };
  const layout = { widths: [1000], size: 18 };
  const steps = tableRows(table, layout);
  let count = 0;
  while (steps.next().done !== true) count += 1;
  expect(count).toBeGreaterThanOrEqual(500);
  expect(finished(tableRows(table, layout))).toHaveLength(501);
});
