/**
 * Formula injection through the ways in that are left: the report's own data, settings, names of verksamheter, groups, captions and sheets, and files in each
 * format that a ledger's figures come in.
 */
import ExcelJS from "exceljs";
import {
  addTable, changeReport, checkWorkbook, editVerksamheter, importFigures, layOutTables, openReport, readImportState, readReport, readReportDocument, rollForward, runKontroll, withdrawApproval, writeNarrative,
} from "../../src/excel/commands";
import { readNarrativeSettings, saveNarrativeSettings } from "../../src/excel/commands/narrative-settings";
import { NO_SETTINGS } from "../../src/excel/import/memory-of-imports";
import { importPlan } from "../../src/importers/plan/import-plan";
import { cellTargets, chooseColumns } from "../../src/importers/plan/targets";
import { readLedger, readWholeFile, suggestChoice } from "../../src/importers/read-file";
import { writeDocx } from "../../src/word";
import { saveXlsx } from "../../workbench/xlsx";
import { FORMULAS, INJECTIONS } from "../security/injections";
import { foreign, Tried, unexpected } from "./hostile";
import { smallReport, withWorkbook } from "./workbook";

const tried = new Tried();
const NO_KEPT = { roles: new Map(), unit: null, signs: null, dimension: null } as const;

async function bring(name: string, bytes: Uint8Array): Promise<void> {
  const file = readWholeFile(tried.put("filnamn", name), bytes);
  const { ledger } = readLedger(file, suggestChoice(file, NO_KEPT, { year: 2024, until: "202412" }));
  const state = await readImportState();
  const targets = cellTargets(state.models, chooseColumns(state.models, state.meta.year, state.settings.columns));
  const objects = [...new Set(ledger.rows.map((row) => row.object ?? ""))].filter((object) => object !== "");
  const mapping = { rules: objects.map((object) => ({ object, account: "", verksamhet: "Bibliotek", kind: null })) };
  await importFigures({ plan: importPlan(ledger, mapping, targets, (target) => state.cell(target.table, target.row, target.column)), ledger, mapping, settings: NO_SETTINGS, now: new Date(2024, 8, 5) });
}

function sie(): Uint8Array {
  const quoted = (text: string): string => `"${text.replace(/[\r\n\t]/gu, " ").replace(/["\\]/gu, "")}"`;
  const texts = INJECTIONS.map((text) => tried.put("SIE: objektets namn", text));
  return new TextEncoder().encode([
    "#FLAGGA 0", "#FORMAT PC8", "#SIETYP 4", `#FNAMN ${quoted(tried.put("SIE: företaget", FORMULAS[1] ?? ""))}`, "#RAR 0 20240101 20241231", `#DIM 1 ${quoted(tried.put("SIE: dimensionen", FORMULAS[3] ?? ""))}`, `#KONTO 5010 ${quoted(tried.put("SIE: kontot", FORMULAS[4] ?? ""))}`,
    ...texts.map((text, index) => `#OBJEKT 1 "${4500 + index}" ${quoted(text)}`),
    `#VER "A" 1 20240301 ${quoted(tried.put("SIE: verifikationen", FORMULAS[0] ?? ""))}`, "{", ...texts.map((text, index) => `#TRANS 5010 {1 "${4500 + index}"} 100.00 20240301 ${quoted(text)}`), "}", "",
  ].join("\r\n"));
}

async function xlsx(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("=1+1");
  sheet.addRow(["Ansvar", "Benämning", "Konto", "Utfall"]);
  INJECTIONS.forEach((text, index) => sheet.addRow([String(4500 + index), tried.put("xlsx: benämning", text), "5010", 1000]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test("the check of saved formulas finds links, calls and references that leave the workbook, also beside texts and sheet names that look like them", () => {
  const may = [`HYPERLINK("#'Drift'!A1","Visa")`, `HYPERLINK("#"&'=HYPERLINK("x"'!A1,"Visa")`, `IF(A1="=cmd|calc",'+1+1|x'!B2,0)`, `SUM('HYPERLINK(1)'!A1:A9)`, `"it's"&A1`];
  expect(may.map(foreign)).toEqual(may.map(() => null));
  const not = [
    `HYPERLINK("https://ute.example","Visa")`, `HYPERLINK('Blad'!A1,"Visa")`, `HYPERLINK(A1&'Blad'!A1)`, `HYPERLINK(IF(A1=1,"https://ute.example","#A1"),"Visa")`, `HYPERLINK("\\\\ute\\mapp")`, `"it's"&HYPERLINK("https://ute.example")&"'!"`,
    `cmd|' /C calc'!A0`, `WEBSERVICE("https://ute.example")`, `'Blad'!A1+DDE("a")`, `[1]Blad!A1`, `'C:\\[bok.xlsx]Blad'+[2]x!A1`,
  ];
  expect(not.filter((formula) => foreign(formula) === null)).toEqual([]);
});

test("no text becomes a formula by the report's data, settings, names, captions, sheet names and files", () => withWorkbook(async (book) => {
  await openReport(smallReport());
  await layOutTables();
  await bring("=cmd|' /C calc'!A0.se", sie());
  await bring("+1+1.xlsx", await xlsx());
  await bring("@SUM(1,1).csv", new TextEncoder().encode(["Ansvar;Benämning;Konto;Utfall", ...INJECTIONS.map((text, index) => `${4500 + index};"${tried.put("csv: benämning", text).replace(/"/gu, '""')}";5010;1000`)].join("\r\n")));
  for (const text of INJECTIONS.filter((_text, index) => index % 6 === 0)) {
    const meta = (await readReport())?.meta ?? smallReport().meta;
    await tried.may("rapportens uppgifter, även handläggare", () => changeReport({ ...meta, organisation: text, title: text, period: text, diary_number: text, handlaggare: text }));
  }
  for (const text of INJECTIONS.filter((_text, index) => index % 6 === 1)) {
    const { choices } = await readNarrativeSettings();
    await tried.may("berättelsens ord", () => saveNarrativeSettings({ ...choices, name: text, word: text, decides: text }));
  }
  for (const text of INJECTIONS.filter((_text, index) => index % 6 === 2)) {
    await tried.may("nytt namn på verksamhet", () => editVerksamheter("drift", [{ type: "rename", name: "Museer", to: text }]));
    await tried.may("tillbaka", () => editVerksamheter("drift", [{ type: "rename", name: text, to: "Museer" }]));
  }
  for (const text of INJECTIONS.filter((_text, index) => index % 12 === 3)) {
    await tried.may("ny tabells rubrik, verksamhet och grupp", () => addTable({ template: "driftbudget-vb", verksamheter: [`${text} a`, `${text} b`], groups: [{ name: text, verksamheter: [`${text} a`] }], caption: text, place: "new sheet" }));
  }
  const names = ["=1+1", "+1+1", "-1+1", "@SUM(1,1)", "＝1+1", "=cmd|calc"];
  for (const [index, sheet] of book.visibleSheets().entries()) book.engine.renameSheet(book.sheetId(sheet), `${tried.put("bladets namn", names[index % names.length] ?? "")} ${index}`.slice(0, 31));
  await tried.may("berättelsen", () => writeNarrative());
  await tried.may("kontrollen", () => runKontroll());
  for (const { key } of (await checkWorkbook()).findings.slice(0, 1)) await tried.may("godkännande som tas tillbaka", () => withdrawApproval(key));
  const meta = (await readReport())?.meta ?? smallReport().meta;
  await tried.may("nästa periods diarienummer", () => rollForward({ ...meta, year: 2025, from: "2025-01-01", to: "2025-12-31", diary_number: FORMULAS[2] ?? "" }));
  const { wrong, formulas } = await unexpected(await saveXlsx(book.engine));
  expect(wrong).toEqual([]);
  expect(formulas).toBeGreaterThan(50);
  const { document } = await readReportDocument();
  expect(new TextDecoder("latin1").decode(await writeDocx(document)).startsWith("PK")).toBe(true);
}), 300_000);

afterAll(() => console.log(`Fientliga texter, övriga vägar in: ${tried.total} insättningar (${tried.toString()}); ${tried.refused} avvisade med en mening.`));
