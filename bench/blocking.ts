/**
 * How long the add-in holds the page at a time on a report of 300 verksamheter and 500 indicators, for every large command: its own code and office.js's
 * (building requests, taking answers apart), between the pauses it makes. See page-time.ts for how a task is timed.
 */
import * as commands from "../src/excel/commands";
import { NO_SETTINGS } from "../src/excel/import/memory-of-imports";
import { importPlan } from "../src/importers/plan/import-plan";
import { suggestMapping } from "../src/importers/plan/suggest";
import { cellTargets, chooseColumns } from "../src/importers/plan/targets";
import { readDelimitedText } from "../src/importers/table/read-delimited";
import { ledgerFromGrid } from "../src/importers/table/to-ledger";
import { writeDocx, type ReportDocument } from "../src/word";
import { nextYear } from "../src/reports/table-edit";
import { largeReport } from "../test/excel/large-report";
import { startNodeHost } from "../workbench/host/node";
import type { Note } from "./figure";
import type { Print } from "./index";
import { PageTime, type PageTask } from "./page-time";

/** No task of the page may be longer, in milliseconds. */
export const LONGEST_TASK = 200;
const UNITS = 300;
const INDICATORS = 500;

type Work = readonly [name: string, work: () => Promise<unknown>];

/** A ledger's export with costs and incomes of every verksamhet. */
function ledgerText(units: number): string {
  const rows = Array.from({ length: units }, (_unit, index) => [`${1000 + index};Verksamhet ${index + 1};5010;${(11 + (index % 13)) * 1_000_000}`, `${1000 + index};Verksamhet ${index + 1};3010;${-(1 + (index % 4)) * 1_000_000}`]);
  return ["Ansvar;Benämning;Konto;Utfall", ...rows.flat()].join("\n");
}

/** What the pane does when a file has been chosen, the workbook being read: the file read, its objects mapped, every figure placed. */
function plannedImport(state: commands.ImportState): commands.ImportRequest {
  const { ledger } = ledgerFromGrid(readDelimitedText(ledgerText(UNITS)), "utfall.csv", { sheet: 0, headerRow: 0, roles: ["objekt", "verksamhet", "konto", "utfall"], unit: "kr", signs: "debet" });
  const targets = cellTargets(state.models, chooseColumns(state.models, state.meta.year, state.settings.columns));
  const mapping = suggestMapping(ledger, targets, state.mapping ?? undefined);
  const plan = importPlan(ledger, mapping, targets, (target) => state.cell(target.table, target.row, target.column));
  if (plan.cells.length < UNITS) throw new Error(`Bara ${plan.cells.length} celler kopplades.`);
  return { plan, ledger, mapping, settings: NO_SETTINGS, now: new Date() };
}

export async function run(print: Print, note: Note): Promise<void> {
  const page = new PageTime();
  const host = await startNodeHost({ turn: page.turn });
  page.after(() => host.engine.settle());
  const tell = (name: string, tasks: readonly PageTask[]): void => {
    const longest = Math.max(0, ...tasks.map((task) => task.took));
    const [over, total] = [tasks.filter((task) => task.took > LONGEST_TASK).length, tasks.reduce((sum, task) => sum + task.took, 0)];
    print(`  ${name.padEnd(28)} längst ${longest.toFixed(0).padStart(5)} ms av ${String(tasks.length).padStart(3)} uppgifter, ${over} över budgeten, tillsammans ${total.toFixed(0)} ms`);
    note({ what: `${name}: längsta uppgift på sidan`, measured: longest, unit: "ms", budget: LONGEST_TASK });
  };
  const document: { read: ReportDocument | null } = { read: null };
  try {
    const report = largeReport(UNITS, INDICATORS);
    const planned: { state: commands.ImportState | null; request: commands.ImportRequest | null } = { state: null, request: null };
    const works: readonly Work[] = [
      ["Öppna rapport", () => commands.openReport(report)], ["Lägg ut tabeller", () => commands.layOutTables()], ["Läs läget", () => commands.workbookStatus()],
      ["Läs inför import", async () => void (planned.state = await commands.readImportState())],
      ["Läs och koppla fil", () => Promise.resolve(planned.state === null ? null : (planned.request = plannedImport(planned.state)))],
      ["Hämta siffror", async () => void (planned.request !== null && (await commands.importFigures(planned.request)))], ["Ångra hämtningen", () => commands.undoImport(new Date())],
      ["Skriv mål", () => commands.writeGoals()], ["Skriv berättelse", () => commands.writeNarrative()], ["Skriv berättelse igen", () => commands.writeNarrative()],
      ["Läs stycken", () => commands.readParagraphs()], ["Kontrollera", () => commands.runKontroll()], ["Kontrollera igen", () => commands.runKontroll()],
      ["Granska all text", async () => commands.reviewTexts([(await commands.readParagraphs()).map((one) => one.text).join("\n\n")])],
      ["Byt enhet", () => commands.changeReport({ ...report.meta, unit: "tkr" })], ["Klarmarkera", () => commands.signOff({ sheet: null, by: "Anna" })],
      ["Läs dokument", async () => void (document.read = (await commands.readReportDocument()).document)],
      ["Ny period", () => commands.rollForward(nextYear(report.meta))], ["Utlämningskopia", () => commands.makeHandout()], ["Återställ utlämningskopia", () => commands.restoreHandout()],
    ];
    print(`Tilläggets och office.js kod, längsta svit utan paus (budget ${LONGEST_TASK} ms), 300 verksamheter och 500 indikatorer:`);
    for (const [name, work] of works) tell(name, await page.during(work));
  } finally {
    host.close();
  }
  // The document is written without Excel, so that the workbook's memory in this process is out of the way.
  const { read } = document;
  if (read !== null) tell("Skriv Word", await page.during(() => writeDocx(read, (steps) => page.work(steps))));
}
