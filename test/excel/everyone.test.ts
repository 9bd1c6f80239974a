/**
 * Sheets and the Word document for everyone: every sheet that Bokslut writes, of three printed reports and of one report per sign convention, read in
 * the saved file as a screen reader or a user without colour meets it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { layOutTables, openReport, readReportDocument, runKontroll, writeGoals, writeNarrative } from "../../src/excel/commands";
import { readReport } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { writeDocx } from "../../src/word";
import { saveXlsx } from "../../workbench/xlsx";
import { smallReport, withWorkbook } from "./workbook";

const CASES = ["001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"];
const REPORTS: readonly (readonly [string, () => ReportData])[] = [
  ...CASES.map((name) => [name, () => readReport(JSON.parse(readFileSync(join(__dirname, "..", "cases", name, "input.json"), "utf8"))).report] as const),
  ...(["intakter_negativa", "intakter_positiva", "kostnader_negativa"] as const).map((sign) => [sign, () => smallReport({ sign })] as const),
];
/** The order of the sheets, where they are written: overview, the tables, the follow-up, the narrative, the checks. */
const AFTER_TABLES = ["Indikatorer", "Mål", "Aktiviteter", "Berättelse", "Kontroll"];
const LEAST_CONTRAST = 4.5;
const count = { reports: 0, sheets: 0, cells: 0, headings: 0, rows: 0, rules: 0, coloured: 0, documents: 0, tables: 0 };

/** What exceljs keeps of a sheet's conditional formats beside its types. */
interface Coloured {
  readonly conditionalFormattings: readonly { readonly ref: string; readonly rules: readonly { readonly type: string; readonly style?: { readonly font?: { readonly color?: object } } }[] }[];
}

interface Cell {
  readonly address: string;
  readonly text: string;
  readonly ink: string;
  readonly ground: string;
}

function light(argb: string): number {
  const [red = 0, green = 0, blue = 0] = [2, 4, 6].map((at) => parseInt(argb.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(ink: string, ground: string): number {
  const [one, other] = [light(ink), light(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function textOf(cell: ExcelJS.Cell): string {
  const value: unknown = cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  return value === null || value === undefined ? "" : typeof value === "object" ? cell.text : String(value);
}

function cellOf(cell: ExcelJS.Cell): Cell {
  const { fill } = cell;
  const ground = fill?.type === "pattern" && fill.pattern === "solid" ? (fill.fgColor?.argb ?? "FFFFFFFF") : "FFFFFFFF";
  return { address: cell.address, text: textOf(cell), ink: cell.font?.color?.argb ?? "FF000000", ground };
}

/** Rows of shown columns, from the top. */
function shownCells(sheet: ExcelJS.Worksheet): Cell[][] {
  const columns = Array.from({ length: sheet.columnCount }, (_, index) => index + 1).filter((column) => sheet.getColumn(column).hidden !== true);
  return Array.from({ length: sheet.rowCount }, (_, row) => columns.map((column) => cellOf(sheet.getCell(row + 1, column))));
}

/** What is wrong with a sheet for somebody who hears it, or sees no colours. */
function faultsOf(sheet: ExcelJS.Worksheet): string[] {
  const rows = shownCells(sheet);
  const faults: string[] = [];
  const say = (what: string): void => void faults.push(`${sheet.name}: ${what}`);
  if (/^(?:Blad|Sheet)\s?\d*$/u.test(sheet.name)) say("bladets namn säger inget");
  if ((rows[0]?.[0]?.text ?? "") === "") say("A1 är tom: bladet säger inte vad det är");
  const view = sheet.views[0];
  const header = view?.state === "frozen" ? (view.ySplit ?? 0) : 0;
  if (header === 0) say("rubrikraden är inte fryst");
  if (view?.activeCell !== undefined && view.activeCell !== "A1") say(`markeringen står i ${view.activeCell}`);
  const headings = rows[header - 1] ?? [];
  const used = headings.reduce((last, cell, index) => (cell.text === "" ? last : index), -1);
  headings.slice(0, used + 1).forEach((cell, index) => {
    count.headings += 1;
    // The corner above the row names says the unit; a table of texts has none.
    if (cell.text === "" && index > 0) say(`rubrikcell ${index + 1} är tom`);
  });
  for (const row of rows.slice(header)) {
    if (row.every((cell) => cell.text === "")) continue;
    count.rows += 1;
    // On Mål the first column is the goal's number, which not every goal has: the goal itself stands beside it.
    if (row.slice(0, sheet.name === "Mål" ? 2 : 1).every((cell) => cell.text === "")) say(`raden vid ${row[0]?.address ?? ""} har inget namn i första kolumnen: ${row.map((cell) => cell.text).filter((text) => text !== "").slice(0, 3).join(" | ")}`);
    if (row.slice(used + 1).some((cell) => cell.text !== "")) say(`${row[0]?.address ?? ""} har en cell utan rubrik`);
  }
  for (const { ref, rules } of (sheet as unknown as Coloured).conditionalFormattings) {
    // A colour that a rule gives for what another cell says stands beside a word; a rule for negative figures beside their minus.
    if (!rules.some((rule) => rule.type === "expression" && rule.style?.font?.color !== undefined)) continue;
    const [from = "A1", to = from] = ref.split(":");
    const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
    for (let row = Number(first.row); row <= Number(last.row); row += 1) {
      const texts = Array.from({ length: Number(last.col) - Number(first.col) + 1 }, (_, at) => textOf(sheet.getCell(row, Number(first.col) + at))).filter((text) => text !== "");
      count.coloured += texts.length > 0 ? 1 : 0;
      if (texts.length > 0 && texts.some((text) => Number.isNaN(Number(text))) && !texts.some((text) => /\p{L}{3}/u.test(text))) say(`${ref} rad ${row}: färg utan ord (${texts.join(" ")})`);
    }
  }
  sheet.eachRow((row) => row.eachCell((cell) => {
    const [, negative] = (cell.numFmt ?? "").split(";");
    if (negative !== undefined && /0/u.test(negative) && !/[−\-(]/u.test(negative)) say(`${cell.address}: negativa tal visas utan minus (${cell.numFmt})`);
  }));
  for (const cell of rows.flat()) {
    if (cell.text === "") continue;
    count.cells += 1;
    if (contrast(cell.ink, cell.ground) < LEAST_CONTRAST) say(`${cell.address} har kontrast ${contrast(cell.ink, cell.ground).toFixed(1)} (${cell.ink} på ${cell.ground})`);
  }
  return faults;
}

/** Merged cells, pictures and the like, and colours of rules: read in the parts of the file. */
async function partFaults(bytes: Uint8Array): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes);
  const faults = Object.keys(zip.files).filter((name) => /^xl\/(?:drawings|media|charts|comments)/u.test(name)).map((name) => `${name}: bild eller form utan alternativtext`);
  for (const name of Object.keys(zip.files).filter((one) => /^xl\/worksheets\/sheet\d+\.xml$/u.test(one))) {
    const xml = (await zip.file(name)?.async("string")) ?? "";
    // The caption and the line under it may run over the table's width: they stand above the headings, read from A1 and A2.
    for (const [, merged = ""] of xml.matchAll(/<mergeCell ref="([^"]*)"/gu)) if (!/^A([12]):[A-Z]+\1$/u.test(merged)) faults.push(`${name}: sammanfogade celler ${merged}`);
    count.rules += (xml.match(/<cfRule /gu) ?? []).length;
  }
  const styles = (await zip.file("xl/styles.xml")?.async("string")) ?? "";
  for (const [, dxf = ""] of styles.matchAll(/<dxf>(.*?)<\/dxf>/gsu)) {
    const ink = /<font>.*?<color rgb="([0-9A-F]{8})"/su.exec(dxf)?.[1] ?? "FF000000";
    const ground = /<fill>.*?<bgColor rgb="([0-9A-F]{8})"/su.exec(dxf)?.[1] ?? "FFFFFFFF";
    if (contrast(ink, ground) < LEAST_CONTRAST) faults.push(`en regels färg har kontrast ${contrast(ink, ground).toFixed(1)}: ${ink} på ${ground}`);
  }
  return faults;
}

async function documentFaults(bytes: Uint8Array): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (name: string): Promise<string> => (await zip.file(name)?.async("string")) ?? "";
  const [body, styles, core] = [await part("word/document.xml"), await part("word/styles.xml"), await part("docProps/core.xml")];
  const faults: string[] = [];
  const levels = [...body.matchAll(/<w:pStyle w:val="(Title|Heading(\d))"\/>/gu)].map((match) => (match[1] === "Title" ? 0 : Number(match[2])));
  if (levels[0] !== 0 || levels.filter((level) => level === 0).length !== 1) faults.push("dokumentet börjar inte med en enda titel");
  if (levels.some((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)) faults.push(`rubriknivåer hoppar: ${levels.join(" ")}`);
  if (!levels.includes(1)) faults.push("inga rubriker");
  if (!/w:lang [^>]*w:val="sv-SE"/u.test(styles)) faults.push("språket är inte svenska");
  if (!/<dc:title>[^<]+<\/dc:title>/u.test(core)) faults.push("dokumentet har ingen titel");
  for (const [table] of body.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)) {
    count.tables += 1;
    if (!/<w:tblCaption w:val="[^"]+"\/>/u.test(table)) faults.push("en tabell har ingen alternativ text");
    if (!/<w:tr>(?:(?!<\/w:tr>).)*?<w:tblHeader\/>/su.test(table)) faults.push("en tabell har ingen rubrikrad");
    if (/<w:vMerge|<w:gridSpan/u.test(table)) faults.push("en tabell har sammanfogade celler");
  }
  return faults;
}

test.each(REPORTS)("every sheet and the document of %s can be read by everyone", (_name, report) => withWorkbook(async (book) => {
  const data = report();
  await openReport(data);
  await layOutTables();
  const tables = book.visibleSheets();
  if (data.indikatorer.length + data.mal.length + data.aktiviteter.length > 0) await writeGoals();
  await writeNarrative();
  await runKontroll();
  const bytes = await saveXlsx(book.engine);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const sheets = workbook.worksheets.filter((sheet) => sheet.state === "visible");
  expect([...sheets.flatMap(faultsOf), ...(await partFaults(bytes)), ...(await documentFaults(await writeDocx((await readReportDocument()).document)))]).toEqual([]);
  const names = sheets.map((sheet) => sheet.name);
  const order = [...(names.includes("Översikt") ? ["Översikt"] : []), ...tables, ...AFTER_TABLES.filter((name) => names.includes(name))];
  expect(names).toEqual(order);
  // The corner of every table is named for screen readers, and its block for everyone.
  const corners = book.engine.names().filter((name) => name.name.startsWith("Title_")).map((name) => name.formula.replace(/^='?(.*?)'?!/u, "$1!").replace(/''/gu, "'"));
  expect(corners.sort()).toEqual(tables.map((name) => `${name}!$A$4`).sort());
  count.reports += 1;
  count.sheets += sheets.length;
  count.documents += 1;
}), 180_000);

test("the sheets above had what is looked for", () => {
  expect(Math.min(count.coloured, count.headings, count.rows, count.tables)).toBeGreaterThan(20);
});

afterAll(() => console.log(`Blad för alla: ${count.reports} rapporter, ${count.sheets} blad, ${count.headings} rubrikceller, ${count.rows} rader med namn, ${count.cells} cellers kontrast, ${count.rules} färgregler över ${count.coloured} rader, ${count.documents} Word-dokument med ${count.tables} tabeller.`));
