/**
 * Formula injection: every text of the catalogue through every way in that a text has, then every way out. What is written is read in the saved
 * file itself: a formula there may call nothing but what Bokslut writes, and reach nothing outside the workbook.
 */
import JSZip from "jszip";
import { JSDOM } from "jsdom";
import {
  addFollowUpItem, approveFinding, checkWorkbook, editFollowUpItem, editVerksamheter, followUpStatus, importFigures, layOutTables, makeHandout, markParagraphsDone, openReport, readImportState,
  readReportDocument, rollForward, runKontroll, saveAsTemplate, signOff, writeGoals, writeNarrative,
} from "../../src/excel/commands";
import { NO_SETTINGS } from "../../src/excel/import/memory-of-imports";
import { importPlan } from "../../src/importers/plan/import-plan";
import { suggestMapping } from "../../src/importers/plan/suggest";
import { cellTargets, chooseColumns } from "../../src/importers/plan/targets";
import { readPasted, readLedger, suggestChoice } from "../../src/importers/read-file";
import { readReport } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { writeDocx, writeHtml, writePlainText } from "../../src/word";
import { looksLikeFormula } from "../../src/domain/formula-text";
import { loadXlsx, saveXlsx } from "../../workbench/xlsx";
import { FORMULAS, INJECTIONS, MARKUP } from "../security/injections";
import { textsOf, Tried, unexpected } from "./hostile";
import { withWorkbook, type Workbook } from "./workbook";

/** One of the texts for every place that holds a single text; lists hold them all. */
function reportOf(turn: number, tried: Tried): ReportData {
  let at = turn * 11;
  const one = (place: string): string => tried.put(place, INJECTIONS[(at += 1) % INJECTIONS.length] ?? "");
  const filled = (place: string): string => { const text = one(place); return text.trim() === "" ? "x" : text; };
  const rows = INJECTIONS.map((text) => ({ label: tried.put("radens etikett", text), kind: "kostnader", values: { budget: 1, utfall: 2 }, texts: { anm: tried.put("textkolumn", text) } }));
  const units = ["v1", "v2"].map((key) => `${filled("verksamhet")} ${key}`);
  return readReport({
    meta: { title: filled("rapportens namn"), organisation: filled("organisation"), report_type: "verksamhetsberättelse", unit: "mnkr", diary_number: one("diarienummer"), period: "2024", year: 2024, from: "2024-01-01", to: "2024-12-31" },
    tables: [
      {
        id: "hostile", template: "driftbudget-vb", caption: filled("tabellens rubrik"), sign: "intakter_negativa",
        columns: [
          { key: "budget", label: filled("kolumnrubrik"), kind: "budget" }, { key: "utfall", label: filled("kolumnrubrik"), kind: "utfall" }, { key: "anm", label: filled("kolumnrubrik"), kind: "text" },
          { key: "avvikelse", label: filled("kolumnrubrik"), kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
        ],
        sections: [{ label: filled("avsnitt"), rows }],
      },
      {
        id: "drift", template: "driftbudget-vb", caption: "Driftbudget (mnkr)", sign: "intakter_negativa",
        columns: [{ key: "budget", label: "Budget 2024", kind: "budget" }, { key: "utfall", label: "Bokslut 2024", kind: "utfall" }, { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } }],
        sections: [
          ...units.map((label) => ({ label, rows: [{ label: "Kostnader", kind: "kostnader", values: { budget: 5, utfall: 6 } }, { label: "Intäkter", kind: "intakter", values: { budget: -2, utfall: -2 } }, { label: "Netto", kind: "netto", derived: true, values: {} }] })),
          { label: "Summa", sum_of: units, rows: [{ label: "Summa kostnader", kind: "summa_kostnader", derived: true, values: {} }, { label: "Summa intäkter", kind: "summa_intakter", derived: true, values: {} }, { label: "Summa netto", kind: "summa_netto", derived: true, values: {} }] },
        ],
      },
    ],
    mal: [{ nr: "1", text: filled("mål"), namndmal: [{ nr: null, text: `Nämndmål ${filled("mål")}`, status: null, motivering: one("målets motivering") }] }],
    indikatorer: INJECTIONS.slice(0, 12).map((_text, index) => ({ owner: null, goal: null, goal_level: null, name: `Indikator ${index} ${one("indikatorns namn")}`, layout: null, comment: one("indikatorns kommentar"), raw: { utfall: one("indikatorns utfall"), arsmal: one("årsmål") } })),
    aktiviteter: [{ owner: null, goal: null, goal_level: null, name: filled("aktivitet"), start: null, slut: "2024-12-31", avvikelse: one("aktivitetens avvikelse"), comment: one("aktivitetens kommentar") }],
    resultatenheter: [{ namn: filled("resultatenhet"), ingaende_fond: 1, arets_resultat: 2, bas: 30, bas_avser: one("omslutningen avser") }],
    ombudgeteringar: [{ item: filled("ombudgetering"), kostnad: 1, motivering: one("motivering") }],
    budgetjusteringar: [{ item: filled("budgetjustering"), kostnad: 1, motivering: one("motivering") }],
    omslutningsforandringar: [{ item: filled("omslutningsförändring"), kostnad: 1, intakt: -1, motivering: one("motivering") }],
    balans: [{ item: filled("balanspost"), amount: 4, unit: "mnkr", change: false }],
  }).report;
}

function ownText(book: Workbook, turn: number, tried: Tried): void {
  const id = book.sheetId("Berättelse");
  // As the user types: what begins with = is the user's own formula, so the text goes in as a text cell.
  INJECTIONS.slice(turn, turn + 5).forEach((text, index) => book.engine.write(id, { row: 5 + index, column: 2, rows: 1, columns: 1 }, [[`'${tried.put("egen text", text)}`]]));
}

async function bringImport(turn: number, tried: Tried): Promise<void> {
  const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;
  const lines = INJECTIONS.map((text, index) => `${1000 + index};${quoted(tried.put("import: benämning", text))};5010;${index + 1}`);
  const file = readPasted(["Ansvar;Benämning;Konto;Utfall", ...lines].join("\n"), "Klistrat");
  const { ledger } = readLedger(file, suggestChoice(file, { roles: new Map(), unit: null, signs: null, dimension: null }, { year: null, until: null }));
  const named = { ...ledger, name: tried.put("filnamn", INJECTIONS[turn] ?? "") };
  const state = await readImportState();
  const targets = cellTargets(state.models, chooseColumns(state.models, state.meta.year, state.settings.columns));
  const suggested = suggestMapping(named, targets, state.mapping ?? undefined);
  const verksamhet = targets.find((target) => target.table === "drift")?.verksamhet ?? null;
  const mapping = { rules: [...suggested.rules, ...INJECTIONS.slice(0, 10).map((note, index) => ({ object: String(1000 + index), account: "", verksamhet, kind: null, note: tried.put("mappningens anteckning", note) }))] };
  await importFigures({ plan: importPlan(named, mapping, targets, (target) => state.cell(target.table, target.row, target.column)), ledger: named, mapping, settings: NO_SETTINGS, now: new Date(2024, 8, 5) });
}

async function commands(book: Workbook, turn: number, tried: Tried): Promise<void> {
  let at = turn * 5;
  const next = (): string => INJECTIONS[(at += 1) % INJECTIONS.length] ?? "";
  await openReport(reportOf(turn, tried));
  await layOutTables();
  await writeGoals();
  await writeNarrative();
  ownText(book, turn, tried);
  await writeNarrative();
  await tried.may("klart stycke", () => markParagraphsDone());
  await bringImport(turn, tried);
  await tried.may("ny verksamhet", () => editVerksamheter("drift", [{ type: "add", name: next(), after: null }]));
  await tried.may("mallens namn", () => saveAsTemplate("drift", next()), [/^Mallens namn ska ha 1 till 31 tecken/]);
  for (const kind of ["mal", "indikatorer", "aktiviteter"] as const) {
    await tried.may("nytt mål, indikator, aktivitet", () => addFollowUpItem({ kind, goal: "", fields: { [kind === "mal" ? "mal" : "namn"]: next(), kommentar: next(), nr: next() } }));
  }
  const item = (await followUpStatus()).items.find((one) => one.kind === "indikatorer");
  for (const field of ["utfall", "kommentar", "arsmal"]) await tried.may("ändrad indikator", () => editFollowUpItem("indikatorer", item?.key ?? "", { [field]: next() }));
  await runKontroll();
  const finding = (await checkWorkbook()).findings[0];
  if (finding !== undefined) await tried.may("godkännandets namn och motivering", () => approveFinding({ key: finding.key, by: next(), reason: next() }));
  await tried.may("klarmarkeringens namn", () => signOff({ sheet: null, by: next() }), [/^Rapporten har \d+ fel\. Rätta dem eller godkänn/]);
  await runKontroll();
}

const tried = new Tried();
let outCells = 0;

test.each([0, 1])("no text becomes a formula in cells, .xlsx, .docx or on the clipboard (turn %i)", (turn) => withWorkbook(async (book) => {
  await commands(book, turn, tried);
  const texts = await textsOf(book);
  for (const text of INJECTIONS) expect([...texts].some((cell) => cell === text)).toBe(true);

  const saved = await saveXlsx(book.engine);
  const { wrong, formulas } = await unexpected(saved);
  expect(wrong).toEqual([]);
  expect(formulas).toBeGreaterThan(100);
  outCells += formulas + texts.size;

  const { document } = await readReportDocument();
  const docx = await JSZip.loadAsync(await writeDocx(document));
  for (const [name, entry] of Object.entries(docx.files)) {
    const xml = await entry.async("string");
    if (name.endsWith(".rels")) expect(xml).not.toContain('TargetMode="External"');
    if (name === "word/document.xml") expect(xml).not.toMatch(/<w:(?:fldSimple|altChunk|object|hyperlink)\b/);
    for (const [, field = ""] of xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)) expect(field.trim()).toMatch(/^(?:PAGE|NUMPAGES|TOC|SEQ)\b/);
    if (/\.(xml|rels)$/.test(name)) new JSDOM(xml, { contentType: "application/xml" });
  }
  const { window } = new JSDOM(writeHtml(document), { runScripts: "dangerously" });
  expect(window).not.toHaveProperty("onskad");
  for (const element of window.document.querySelectorAll("body *")) {
    expect(["H1", "P", "OL", "LI", "MARK", "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD"]).toContain(element.tagName);
    for (const { name } of element.attributes) expect(["style", "scope"]).toContain(name);
    if (["TH", "TD", "P", "H1"].includes(element.tagName) && looksLikeFormula(element.textContent ?? "")) expect(element.getAttribute("style")).toContain("mso-number-format");
  }
  for (const line of writePlainText(document).split("\n")) for (const cell of line.split("\t")) expect(looksLikeFormula(cell)).toBe(false);

  await tried.may("utlämningskopia", () => makeHandout());
  expect((await unexpected(await saveXlsx(book.engine))).wrong).toEqual([]);
  await withWorkbook(async (again) => {
    await loadXlsx(again.engine, saved);
    const reread = await textsOf(again);
    for (const text of FORMULAS) expect([...reread].some((cell) => cell.trim() === text.trim())).toBe(true);
  });
}), 300_000);

test("a new period keeps hostile texts as texts", () => withWorkbook(async (book) => {
  const report = reportOf(3, tried);
  await openReport(report);
  await layOutTables();
  await tried.may("ny period", () => rollForward({ ...report.meta, year: 2025, period: "2025", from: "2025-01-01", to: "2025-12-31", title: MARKUP[0] ?? "" }));
  expect((await unexpected(await saveXlsx(book.engine))).wrong).toEqual([]);
}), 60_000);

afterAll(() => console.log(`Fientliga texter: ${INJECTIONS.length} texter, ${tried.total} insättningar (${tried.toString()}); ${tried.refused} avvisade med en mening; ${outCells} formler och texter granskade på väg ut i celler, .xlsx, .docx, HTML och ren text.`));
