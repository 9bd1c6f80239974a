/** Older Excels, another language: what is detected, and that the whole flow still gives the same cells. */
import { layOutTables, openReport, writeNarrative } from "../../src/excel/commands";
import { hostAbilities, type HostAbilities } from "../../src/excel/host-abilities";
import { DEFAULT_REQUIREMENTS, type Requirements } from "../../workbench/host/seams";
import { smallReport, withWorkbook } from "./workbook";

const excels: readonly { readonly name: string; readonly requirements: Requirements; readonly locale: "sv-SE" | "en-US"; readonly wanted: Partial<HostAbilities> }[] = [
  { name: "a current Excel", requirements: { ...DEFAULT_REQUIREMENTS, ExcelApi: 1.17 }, locale: "sv-SE", wanted: { enough: true, dynamicArrays: true } },
  { name: "Excel 2021", requirements: { ...DEFAULT_REQUIREMENTS, ExcelApi: 1.14 }, locale: "sv-SE", wanted: { excelApi: "1.14", enough: true, dynamicArrays: true, undoGroups: false } },
  { name: "an Excel without dynamic arrays", requirements: { ...DEFAULT_REQUIREMENTS, ExcelApi: 1.11 }, locale: "sv-SE", wanted: { excelApi: "1.11", enough: true, dynamicArrays: false, undoGroups: false } },
  { name: "an Excel that is too old", requirements: { ...DEFAULT_REQUIREMENTS, ExcelApi: 1.8 }, locale: "sv-SE", wanted: { excelApi: "1.8", enough: false, dynamicArrays: false, undoGroups: false } },
  { name: "an English Excel", requirements: DEFAULT_REQUIREMENTS, locale: "en-US", wanted: { enough: true, language: "en-US" } },
];

test.each(excels)("$name is seen for what it is, and the tables and sentences are the same there", ({ requirements, locale, wanted }) => withWorkbook(async (book) => {
  expect(hostAbilities()).toMatchObject(wanted);
  await openReport(smallReport());
  const [sheet = ""] = (await layOutTables()).sheets;
  await writeNarrative();
  const grid = await book.grid(sheet);
  expect(grid[5]).toEqual(["Kostnader", 40, 41, -1]);
  expect((await book.formulas(sheet))[5]?.[3]).toMatch(/^=IF\(OR\(/);
  expect((await book.grid("Berättelse")).flat().some((cell) => typeof cell === "string" && cell.includes("1,0"))).toBe(true);
}, { requirements, locale }), 60_000);
