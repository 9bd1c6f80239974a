/** docs/excel-checklist.md: every command of the pane is tried in a step, by the words that its button has; every step says what to expect. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as commands from "../../src/excel/commands";
import { svGoals } from "../../src/taskpane/strings-goals.sv";
import { svImport } from "../../src/taskpane/strings-import.sv";
import { svKontroll } from "../../src/taskpane/strings-kontroll.sv";
import { svNarrative } from "../../src/taskpane/strings-narrative.sv";
import { svTables } from "../../src/taskpane/strings-tables.sv";
import { sv } from "../../src/taskpane/strings.sv";

const checklist = readFileSync(join(__dirname, "..", "..", "docs", "excel-checklist.md"), "utf8");
const steps = checklist.split("\n").filter((line) => /^\| \d+[ab]?\.\d+b? \|/u.test(line)).map((line) => line.split(" | ").map((cell) => cell.replace(/^\| /u, "").trim()));

/** What is pressed to have each command run. */
const BUTTONS: Readonly<Record<string, string>> = {
  openReport: sv.report.openExample, newReport: sv.form.submit, changeReport: sv.report.edit, layOutTables: sv.tables.layOut, addTable: svTables.layOut, addReportTables: svTables.layOutAll, previewTable: svTables.preview,
  editVerksamheter: svTables.renameSign, adoptRows: svTables.adopt, changeTableOptions: "staplar", saveAsTemplate: svTables.saveTemplate, undoLastCommand: svTables.undo, previewRoll: svTables.newPeriod, rollForward: svTables.roll,
  importFigures: svImport.action.label, undoImport: svImport.action.undo, traceCell: svImport.trace.show, writeGoals: svGoals.write, addFollowUpItem: svGoals.add.indikatorer, editFollowUpItem: svGoals.edit,
  writeNarrative: sv.narrative.write, markParagraphsDone: svNarrative.paragraphs.markAll, bindFigure: svNarrative.bind.toSelected, reviewTexts: svNarrative.review.run, readReportDocument: svNarrative.out.word,
  runKontroll: svKontroll.run, approveFinding: svKontroll.approve, withdrawApproval: svKontroll.withdraw, mendFinding: svKontroll.mend, repairWorkbook: svKontroll.repair, checkForeignTable: svKontroll.foreign, explainCell: svKontroll.cell.name,
  signOff: svKontroll.done.sign, removeSignOff: svKontroll.done.unsign, makeHandout: svKontroll.done.makeHandout, restoreHandout: svKontroll.done.restore, restoreCommand: sv.unfinished.restore,
  insertFormula: sv.functions.insert, goTo: "Gå till",
};
/** Reads for a page that a step above opens. */
const READS = new Set([
  "readReport", "workbookStatus", "followUpStatus", "readFollowUpForChecks", "readImportState", "lastImport", "checkWorkbook", "handoutState", "signOffStatus", "tableUnits", "readParagraphs", "unfinishedCommand", "canUndo", "undoSteps",
  "onSelectionChanged", "onWorkbookChanged",
]);

test("every command has a step that presses its button", () => {
  const names = Object.keys(commands);
  expect(names.filter((name) => !(name in BUTTONS) && !READS.has(name))).toEqual([]);
  const done = steps.map(([, what = ""]) => what).join("\n");
  const missing = Object.entries(BUTTONS).filter(([, words]) => !done.includes(words)).map(([name, words]) => `${name}: ${words}`);
  expect(missing).toEqual([]);
  expect(Object.keys(BUTTONS).filter((name) => !names.includes(name))).toEqual([]);
  console.log(`Checklistan: ${steps.length} steg, ${Object.keys(BUTTONS).length} kommandon med knapp.`);
});

test("every step has a number of its own, something to do and something to expect", () => {
  const numbers = steps.map(([number = ""]) => number);
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  expect(steps.filter(([, what = "", expected = ""]) => what.length < 5 || (expected.length < 3 && !/^\d$/u.test(expected))).map(([number]) => number)).toEqual([]);
  expect(steps.length).toBeGreaterThan(100);
});
