/** Every command with a call of it that has something to do in the common workbook. A command without an entry fails the matrix. */
import * as excel from "../../../src/excel/commands";
import { NO_SETTINGS } from "../../../src/excel/import/memory-of-imports";
import { importPlan } from "../../../src/importers/plan/import-plan";
import { suggestMapping } from "../../../src/importers/plan/suggest";
import { cellTargets, chooseColumns } from "../../../src/importers/plan/targets";
import { readDelimitedText } from "../../../src/importers/table/read-delimited";
import { ledgerFromGrid } from "../../../src/importers/table/to-ledger";
import type { ReportData } from "../../../src/reports/report-data.types";
import { nextYear } from "../../../src/reports/table-edit";
import { smallReport, type Workbook } from "../workbook";

export interface Case {
  readonly run: () => Promise<unknown>;
  /** What stands in the workbook before the command. */
  readonly ready?: (book: Workbook) => Promise<void>;
  /** Can be done once only after that: it is made ready for each try. */
  readonly once?: boolean;
}

const NOW = new Date(2024, 8, 5, 14, 32);
export const OWN_TEXT = "Det här har vi skrivit själva: 42,0 mnkr.";

export function commonReport(): ReportData {
  const indicator = (name: string, utfall: string): unknown => ({ owner: "nämnd", goal: "Alla har nära till kultur", goal_level: "nämndmål", name, layout: "C", comment: null, raw: { utfall, utfall_foregaende_ar: "", arsmal: "90 %", kf_arsmal: "" } });
  return smallReport({}, {
    mal: [{ nr: "1", text: "En levande stad", mal_for_verksamhetsomradet: [{ nr: "1.1", text: "Alla har nära till kultur", status: "Uppfylls helt", namndmal: [] }] }],
    indikatorer: [indicator("Andel nöjda besökare", "92 %"), indicator("Antal lån", "88 %")],
  });
}

/** Types as the user does. */
export function type(book: Workbook, sheet: string, row: number, column: number, content: string | number): void {
  book.engine.write(book.sheetId(sheet), { row: row - 1, column: column - 1, rows: 1, columns: 1 }, [[content]]);
}

async function bring(amount: number): Promise<void> {
  const text = ["Ansvar;Benämning;Konto;Utfall", `0100;Bibliotek;5010;${amount}`, "0200;Museer;5010;21000000"].join("\n");
  const { ledger } = ledgerFromGrid(readDelimitedText(text), "utfall.csv", { sheet: 0, headerRow: 0, roles: ["objekt", "verksamhet", "konto", "utfall"], unit: "kr", signs: "debet" });
  const state = await excel.readImportState();
  const targets = cellTargets(state.models, chooseColumns(state.models, state.meta.year, state.settings.columns));
  const mapping = suggestMapping(ledger, targets, state.mapping ?? undefined);
  const plan = importPlan(ledger, mapping, targets, (target) => state.cell(target.table, target.row, target.column));
  await excel.importFigures({ plan, ledger, mapping, settings: NO_SETTINGS, now: NOW });
}

/** The workbook that the commands meet: tables, goals, narrative with own text, Kontroll with an approval, an import, a sheet of the user's. */
export async function commonWorkbook(book: Workbook): Promise<void> {
  const own = book.engine.addSheet("Egna anteckningar").id;
  book.engine.write(own, { row: 0, column: 0, rows: 2, columns: 2 }, [["Min lapp", 12], ["Kvar att göra", "=B1*2"]]);
  await excel.openReport(commonReport());
  await excel.layOutTables();
  await excel.writeGoals();
  await bring(42_000_000);
  await excel.writeNarrative();
  type(book, "Berättelse", 7, 3, OWN_TEXT);
  type(book, "Driftbudget", 7, 4, 5);
  await book.engine.settle();
  await excel.runKontroll();
  await excel.approveFinding({ key: await firstFel(), by: "Anna", reason: APPROVED });
  type(book, "Driftbudget", 11, 4, 7);
  await book.engine.settle();
}

/** The name of the error of a call that has nothing to work on any more. */
export const NOTHING_TO_DO = "NothingToDo";
export const APPROVED = "Det är rätt så.";

async function firstFel(approved = false): Promise<string> {
  const found = (await excel.checkWorkbook()).findings.find((one) => one.finding.severity === "fel" && (one.approval !== null) === approved);
  if (found === undefined) throw Object.assign(new Error("There is nothing to do."), { name: NOTHING_TO_DO });
  return found.key;
}

async function approveAll(): Promise<void> {
  for (const one of (await excel.checkWorkbook()).findings) if (one.finding.severity === "fel" && one.approval === null) await excel.approveFinding({ key: one.key, by: "Anna", reason: "Godtas." });
}

async function ownParagraph(): Promise<string> {
  return (await excel.readParagraphs()).find((one) => one.openText === OWN_TEXT)?.key ?? "";
}

const meta = (): ReportData["meta"] => commonReport().meta;
const DRIFT = { verksamheter: ["Bibliotek", "Museer"], sign: "intakter_negativa" as const };

/** In the order of the matrix. Calls that need what an earlier one leaves say so by `ready`. */
export const CASES: Readonly<Record<string, Case>> = {
  readReport: { run: () => excel.readReport() },
  workbookStatus: { run: () => excel.workbookStatus() },
  followUpStatus: { run: () => excel.followUpStatus() },
  readFollowUpForChecks: { run: () => excel.readFollowUpForChecks() },
  readImportState: { run: () => excel.readImportState() },
  lastImport: { run: () => excel.lastImport() },
  traceCell: { run: () => excel.traceCell("Driftbudget", "C6") },
  checkWorkbook: { run: () => excel.checkWorkbook() },
  explainCell: { run: () => excel.explainCell("Driftbudget", "D8") },
  handoutState: { run: () => excel.handoutState() },
  checkForeignTable: { run: () => excel.checkForeignTable(), ready: async () => void (await excel.goTo("Driftbudget", "A4:D15")) },
  signOffStatus: { run: () => excel.signOffStatus() },
  tableUnits: { run: () => excel.tableUnits("drift") },
  readParagraphs: { run: () => excel.readParagraphs() },
  readReportDocument: { run: () => excel.readReportDocument() },
  reviewTexts: { run: () => excel.reviewTexts(["Bibliotek kostade 42,0 mnkr."]) },
  unfinishedCommand: { run: () => excel.unfinishedCommand() },
  restoreCommand: { run: () => excel.restoreCommand() },
  goTo: { run: () => excel.goTo("Egna anteckningar", "B5") },
  insertFormula: { run: () => excel.insertFormula("=AVVIKELSE(100,90)"), ready: async () => void (await excel.goTo("Egna anteckningar", "D9")) },
  layOutTables: { run: () => excel.layOutTables(), ready: async (book) => {
    const report = commonReport();
    await excel.openReport({ ...report, tables: [...report.tables, ...report.tables.map((table) => ({ ...table, id: "drift2", caption: "Samma igen (mnkr)" }))] });
    await book.engine.settle();
  } },
  importFigures: { run: () => bring(43_500_000) },
  undoImport: { run: () => excel.undoImport(NOW) },
  writeGoals: { run: () => excel.writeGoals({}) },
  addFollowUpItem: { run: () => excel.addFollowUpItem({ kind: "indikatorer", goal: "", fields: { namn: "Antal besök" } }) },
  editFollowUpItem: { run: async () => {
    const item = (await excel.followUpStatus()).items.find((one) => one.kind === "indikatorer");
    await excel.editFollowUpItem("indikatorer", item?.key ?? "", { kommentar: "Fler kom." });
  } },
  writeNarrative: { run: () => excel.writeNarrative() },
  markParagraphsDone: { run: () => excel.markParagraphsDone() },
  bindFigure: { run: async () => excel.bindFigure({ key: await ownParagraph(), start: OWN_TEXT.indexOf("42,0"), end: OWN_TEXT.indexOf("42,0") + 4, cell: { sheet: "Driftbudget", address: "C6" } }) },
  runKontroll: { run: () => excel.runKontroll() },
  approveFinding: { run: async () => excel.approveFinding({ key: await firstFel(), by: "Bo", reason: "Avrundning." }) },
  withdrawApproval: { run: async () => excel.withdrawApproval((await excel.checkWorkbook()).findings.find((one) => one.approval?.by === "Cilla")?.key ?? ""), ready: async () => void (await excel.approveFinding({ key: await firstFel(), by: "Cilla", reason: "Avrundning." })) },
  mendFinding: { run: async () => excel.mendFinding(await firstFel()) },
  signOff: { run: () => excel.signOff({ sheet: null, by: "Anna" }), ready: approveAll },
  removeSignOff: { run: () => excel.removeSignOff(null), ready: async () => {
    await approveAll();
    await excel.signOff({ sheet: null, by: "Anna" });
  } },
  repairWorkbook: { run: () => excel.repairWorkbook(), ready: async (book) => {
    type(book, "Egna anteckningar", 12, 1, "=AVVIKELSEN(1,2)");
    await book.engine.settle();
  } },
  makeHandout: { run: () => excel.makeHandout() },
  restoreHandout: { run: () => excel.restoreHandout(), ready: async () => void (await excel.makeHandout()) },
  addTable: { run: () => excel.addTable({ ...DRIFT, template: "investeringar", place: "new sheet" }) },
  addReportTables: { run: () => excel.addReportTables(DRIFT) },
  editVerksamheter: { run: () => excel.editVerksamheter("drift", [{ type: "add", name: "Arkiv", after: "Bibliotek" }, { type: "remove", name: "Museer" }]) },
  adoptRows: { run: () => excel.adoptRows("drift"), ready: async (book) => {
    book.engine.insert(book.sheetId("Driftbudget"), { row: 6, column: 0, rows: 1, columns: 16_384 }, "Down");
    type(book, "Driftbudget", 7, 1, "Övriga kostnader");
    type(book, "Driftbudget", 7, 2, 3);
    await book.engine.settle();
  } },
  changeTableOptions: { run: () => excel.changeTableOptions([{ id: "drift", dataBars: true, footing: true }]) },
  saveAsTemplate: { run: () => excel.saveAsTemplate("drift", "Vår drift") },
  undoLastCommand: { run: () => excel.undoLastCommand(), once: true, ready: async () => void (await excel.editVerksamheter("drift", [{ type: "rename", name: "Bibliotek", to: "Biblioteken" }])) },
  changeReport: { run: () => excel.changeReport({ ...meta(), diary_number: "KN 2024/99" }) },
  previewRoll: { run: () => excel.previewRoll(nextYear(meta())) },
  rollForward: { run: () => excel.rollForward(nextYear(meta())) },
  openReport: { run: () => excel.openReport(commonReport()) },
  newReport: { run: () => excel.newReport({ ...meta(), title: "Ny rapport" }, { sign: "intakter_negativa", ownWord: "nämnden" }) },
};

/** Exported functions that send nothing of their own. */
export const WITHOUT_SYNC: Readonly<Record<string, string>> = {
  previewTable: "reckons on the report given", undoSteps: "answers from the pane's own memory", canUndo: "answers from the pane's own memory", onWorkbookChanged: "listens; tested with the events", onSelectionChanged: "listens; tested with the events",
};
