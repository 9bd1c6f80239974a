/** A file that `npm run rapport` wrote, opened in the add-in and worked on: its tables are known, also after rows are inserted, cells moved and the sheet renamed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeReport, editVerksamheter, layOutTables, readReport, tableUnits, workbookStatus, writeNarrative } from "../../src/excel/commands";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";
import { reportDataToJson } from "../../src/reports";
import { smallReport, withWorkbook } from "../excel/workbook";
import { run, scratchFolder } from "./cli-run";

const folder = scratchFolder();
afterAll(() => folder.remove());

beforeAll(() => {
  writeFileSync(join(folder.path, "rapport.json"), JSON.stringify(reportDataToJson(smallReport())));
  const made = run("rapport", ["rapport.json", "--ut", "vb.xlsx"], folder.path);
  expect([made.code, made.err]).toEqual([0, ""]);
}, 240_000);

test("its tables are found, changed and summed, and found again after being saved once more", async () => {
  let again = new Uint8Array();
  await withWorkbook(async (book) => {
    const { engine } = book;
    await loadXlsx(engine, new Uint8Array(readFileSync(join(folder.path, "vb.xlsx"))));
    await engine.recalculate();
    const [first] = (await workbookStatus()).tables;
    expect((await workbookStatus()).tables.filter((table) => table.sheet === null)).toEqual([]);
    const sheet = first?.sheet ?? "";
    const sum = async (name: string): Promise<number> => Number((await book.grid(name)).find((row) => row.includes("Summa netto"))?.find((cell) => typeof cell === "number"));
    const net = await sum(sheet);
    const id = book.sheetId(sheet);
    engine.insert(id, { row: 0, column: 0, rows: 3, columns: 16_384 }, "Down");
    engine.insert(id, { row: 0, column: 0, rows: 1_048_576, columns: 1 }, "Right");
    engine.renameSheet(id, "Årets drift");
    await engine.settle();
    expect((await layOutTables()).sheets).toEqual([]);
    const { names } = await tableUnits("drift");
    expect(names).toEqual(["Bibliotek", "Museer"]);
    await editVerksamheter("drift", [{ type: "move", name: names[1] ?? "", before: names[0] ?? "" }, { type: "rename", name: "Museer", to: "Museer och konst" }]);
    expect(await sum("Årets drift")).toBeCloseTo(net, 9);
    const report = await readReport();
    if (report === null) throw new Error("no report");
    await changeReport({ ...report.meta, unit: "tkr" });
    expect(await sum("Årets drift")).toBeCloseTo(net * 1000, 6);
    expect((await writeNarrative()).warnings).toEqual([]);
    await engine.recalculate();
    again = new Uint8Array(await saveXlsx(engine));
  });
  await withWorkbook(async (book) => {
    await loadXlsx(book.engine, again);
    await book.engine.recalculate();
    expect((await workbookStatus()).tables.find((table) => table.id === "drift")).toMatchObject({ sheet: "Årets drift" });
    expect((await tableUnits("drift")).names).toEqual(["Museer och konst", "Bibliotek"]);
    expect((await readReport())?.meta.unit).toBe("tkr");
  });
});
