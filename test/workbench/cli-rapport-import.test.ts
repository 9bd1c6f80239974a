/** `npm run rapport` with files from a ledger: what stands in the workbook that it writes. */
import ExcelJS from "exceljs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { caseFigures, exportGrid, exportRows, sieText } from "../importers/case-exports";
import { ROOT, run, scratchFolder, type Run } from "./cli-run";
import { openXlsx } from "./xlsx-cells";

const folder = scratchFolder();
afterAll(() => folder.remove());
const put = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder.path, name), content);
  return name;
};
const rapport = (...args: string[]): Run => run("rapport", args, folder.path);
const NAME = "000-vb-2011";
const figures = caseFigures(NAME);
const { rows, written } = exportRows(figures);
const CASE = join(ROOT, "test/cases", NAME, "input.json");

it.each(["csv", "se", "xlsx"])("a .%s file gives the tables the figures that the report has", async (format) => {
  const lines = (mark: string): string => exportGrid(rows, (amount) => amount.toFixed(2).replace(".", ",")).map((cells) => cells.map((cell) => cell ?? "").join(mark)).join("\n");
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Export").addRows(exportGrid(rows, (amount) => amount.toNumber()));
  const content = format === "se" ? sieText(rows, figures.report.meta.year) : format === "csv" ? lines(";") : Buffer.from(await book.xlsx.writeBuffer());
  const names = [...new Set(rows.map((row) => row.verksamhet))];
  put("karta.json", JSON.stringify({ regler: names.map((verksamhet) => ({ objekt: verksamhet, verksamhet })) }));
  const result = rapport(put(`bok.${format}`, content), "--mappning", "karta.json", "--mall", CASE, "--ut", "ut.xlsx");
  expect(result).toMatchObject({ code: 0, err: "" });
  const { sheets } = await openXlsx(join(folder.path, "ut.xlsx"));
  const log = sheets.find((sheet) => sheet.name === "Import");
  expect(log?.values[4]?.slice(1, 3)).toEqual([`bok.${format}`, expect.any(Number)]);
  expect(log?.values[4]?.[9]).toBe("Allt i filen finns i tabellerna.");
  for (const target of written.filter((one) => one.kind === "kostnader" && one.measure === "utfall")) {
    const table = sheets.find((sheet) => !sheet.name.startsWith("_") && sheet.values[0]?.[0] === target.caption);
    expect(table?.values.flat()).toContain(figures.value(target));
  }
  expect(sheets.map((sheet) => sheet.name)).toEqual(expect.arrayContaining(["Mappning", "Berättelse"]));
}, 300_000);

it("a template instead of a report: one table with the mapping's verksamheter, and what is not mapped is said on stderr", async () => {
  put("karta.json", JSON.stringify({ rapport: { year: 2024, organisation: "Kulturnämnden", unit: "tkr" }, regler: [{ objekt: "10", verksamhet: "Bibliotek" }, { objekt: "20", verksamhet: "Museer" }] }));
  const result = rapport(put("bok.csv", "Ansvar;Konto;Utfall\n10;5010;1000000\n10;3010;-200000\n20;5010;7000,50\n30;5010;5"), "--mappning", "karta.json", "--mall", "driftbudget-vb", "--ut", "ut.xlsx");
  expect(result.code).toBe(0);
  expect(result.err).toContain("Varning: Inte med (ingen regel): 30 konto 5010, utfall 5,00 kr.");
  const { sheets } = await openXlsx(join(folder.path, "ut.xlsx"));
  const table = sheets.find((sheet) => sheet.name === "Driftbudget");
  expect(table?.values.filter((row) => row[0] === "Kostnader").map((row) => row[2])).toEqual([1000, 7.0005]);
}, 120_000);

it("prognos and last year's figures go into their own columns", async () => {
  put("karta.json", JSON.stringify({ rapport: { year: 2024, to: "2024-08-31", organisation: "Kulturnämnden", unit: "tkr" }, regler: [{ objekt: "10", verksamhet: "Bibliotek" }] }));
  const text = "Ansvar\tKonto\tBudget 2024\tUtfall aug\tPrognos helår\n10\t5010\t1200000\t800000\t1300000\n10\t3010\t-1000\t-500\t-2000";
  const result = rapport(put("bok.txt", Buffer.from(`\uFEFF${text}`, "utf16le")), "--mappning", "karta.json", "--mall", "driftbudget-prognos", "--ut", "ut.xlsx");
  expect(result).toMatchObject({ code: 0, err: "" });
  const { sheets } = await openXlsx(join(folder.path, "ut.xlsx"));
  const costs = sheets.filter((sheet) => !sheet.name.startsWith("_")).flatMap((sheet) => sheet.values).find((row) => row[0] === "Kostnader");
  expect(costs?.slice(1, 4)).toEqual([1200, 800, 1300]);
  const again = rapport(put("bok.csv", "Ansvar;Konto;Utfall 2023;Utfall 2024\n10;5010;7000;8000\n10;3010;-1000;-500"), "--mappning", "karta.json", "--mall", "resultat-per-verksamhetsomrade", "--ut", "ut.xlsx");
  expect(again).toMatchObject({ code: 0, err: "" });
  const compared = await openXlsx(join(folder.path, "ut.xlsx"));
  const years = compared.sheets.filter((sheet) => !sheet.name.startsWith("_")).flatMap((sheet) => sheet.values).find((row) => row.includes(8));
  expect(years).toEqual(expect.arrayContaining(["Bibliotek", 8, 7]));
}, 300_000);

it.each([
  [["bok.csv", "--mappning", "karta.json"], /Ange båda/],
  [["bok.csv", "--mapning", "karta.json", "--mall", "driftbudget-vb"], /Det finns inget val --mapning/],
  [["bok.csv", "--mappning"], /--mappning saknar sitt värde/],
  [["saknas.csv", "--mappning", "karta.json", "--mall", "driftbudget-vb"], /saknas\.csv/],
  [["bok.csv", "--mappning", "stavning.json", "--mall", "driftbudget-vb"], /”regel”, som inte finns/],
  [["bok.csv", "--mappning", "enhet.json", "--mall", "driftbudget-vb"], /enhet är ”kronor”/],
  [["bok.csv", "--mappning", "saknas.json", "--mall", "driftbudget-vb"], /saknas\.json finns inte/],
  [["bok.csv", "--mappning", "tom.json", "--mall", "driftbudget-vb"], /regler/],
  [["bok.csv", "--mappning", "slag.json", "--mall", "driftbudget-vb"], /regler\[0\]\.slag/],
  [["bok.csv", "--mappning", "karta.json", "--mall", "ingen-mall"], /ingen mall ”ingen-mall”/],
  [["tom.csv", "--mappning", "karta.json", "--mall", "driftbudget-vb"], /tom/],
])("%j is refused with what to do", (args, words) => {
  put("karta.json", JSON.stringify({ regler: [{ objekt: "10", verksamhet: "A" }] }));
  put("tom.json", "{}");
  put("stavning.json", JSON.stringify({ regel: [] }));
  put("enhet.json", JSON.stringify({ regler: [{ objekt: "10", verksamhet: "A" }], enhet: "kronor" }));
  put("slag.json", JSON.stringify({ regler: [{ objekt: "1", verksamhet: "A", slag: "kost" }] }));
  put("bok.csv", "Ansvar;Konto;Utfall\n10;5010;1");
  put("tom.csv", "");
  const result = rapport(...args, "--ut", "ut.xlsx");
  expect(result.err).toMatch(words);
  expect(result.code).toBe(2);
}, 120_000);
