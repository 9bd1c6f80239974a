/**
 * The pane's services in Excel and on the workbench. The commands and the example are fetched when they are first needed: the pane shows
 * before the rest of the add-in has arrived.
 */
import { hostAbilities } from "../excel/host-abilities";
import { excelNarrative } from "./narrative/excel-narrative";
import type { PaneServices } from "./services";
import { sv } from "./strings.sv";
import { BokslutError } from "../domain/errors";

const excelCommands = (): Promise<typeof import("../excel/commands")> => import("../excel/commands");

/** Starts to listen when the commands have been fetched, unless it has been stopped by then. */
function listening(start: (commands: Awaited<ReturnType<typeof excelCommands>>) => () => void): () => void {
  let stopped = false;
  let stop: (() => void) | null = null;
  void excelCommands().then((commands) => {
    if (!stopped) stop = start(commands);
  });
  return () => {
    stopped = true;
    stop?.();
  };
}

/** The services that the real pane runs on. */
export function excelServices(): PaneServices {
  return {
    host: hostAbilities,
    commands: {
      openReport: async (report) => (await excelCommands()).openReport(report),
      newReport: async (meta, options) => (await excelCommands()).newReport(meta, options),
      layOutTables: async (options) => (await excelCommands()).layOutTables(options),
      narrative: excelNarrative(),
      writeNarrative: async () => (await excelCommands()).writeNarrative(),
      tables: {
        readReport: async () => (await excelCommands()).readReport(),
        addTable: async (options) => (await excelCommands()).addTable(options),
        addReportTables: async (options) => (await excelCommands()).addReportTables(options),
        units: async (id) => (await excelCommands()).tableUnits(id),
        edit: async (id, edits) => (await excelCommands()).editVerksamheter(id, edits),
        adoptRows: async (id) => (await excelCommands()).adoptRows(id),
        saveAsTemplate: async (id, title) => (await excelCommands()).saveAsTemplate(id, title),
        changeOptions: async (choices) => (await excelCommands()).changeTableOptions(choices),
        changeReport: async (to) => (await excelCommands()).changeReport(to),
        previewRoll: async (to) => (await excelCommands()).previewRoll(to),
        rollForward: async (to) => (await excelCommands()).rollForward(to),
        undo: async () => (await excelCommands()).undoLastCommand(),
        undoSteps: async () => (await excelCommands()).undoSteps(),
      },
      followUp: {
        status: async () => (await excelCommands()).followUpStatus(),
        write: async (options) => (await excelCommands()).writeGoals(options),
        edit: async (kind, key, fields) => (await excelCommands()).editFollowUpItem(kind, key, fields),
        add: async (item) => (await excelCommands()).addFollowUpItem(item),
      },
      restore: async () => (await excelCommands()).restoreCommand(),
      unfinished: async () => (await excelCommands()).unfinishedCommand(),
      workbookStatus: async () => (await excelCommands()).workbookStatus(),
      goTo: async (sheet, address) => (await excelCommands()).goTo(sheet, address),
      insertFormula: async (formula, options) => (await excelCommands()).insertFormula(formula, options),
      onWorkbookChanged: (listener) => listening((commands) => commands.onWorkbookChanged(listener)),
    },
    imports: {
      readState: async () => (await excelCommands()).readImportState(),
      lastImport: async () => (await excelCommands()).lastImport(),
      importFigures: async (request) => (await excelCommands()).importFigures(request),
      undoImport: async (now) => (await excelCommands()).undoImport(now),
      traceSelection: async () => (await excelCommands()).traceCell(),
    },
    kontroll: {
      check: async () => (await excelCommands()).checkWorkbook(),
      run: async () => (await excelCommands()).runKontroll(),
      mend: async (key) => (await excelCommands()).mendFinding(key),
      approve: async (options) => (await excelCommands()).approveFinding(options),
      withdraw: async (key) => (await excelCommands()).withdrawApproval(key),
      foreign: async () => (await excelCommands()).checkForeignTable(),
      repair: async () => (await excelCommands()).repairWorkbook(),
      signOffs: async () => (await excelCommands()).signOffStatus(),
      sign: async (options) => (await excelCommands()).signOff(options),
      unsign: async (sheet) => (await excelCommands()).removeSignOff(sheet),
      handout: async () => (await excelCommands()).handoutState(),
      makeHandout: async () => (await excelCommands()).makeHandout(),
      restoreHandout: async () => (await excelCommands()).restoreHandout(),
      explainSelection: async () => (await excelCommands()).explainCell(),
      onSelectionChanged: (listener) => listening((commands) => commands.onSelectionChanged(listener)),
    },
    loadExample: async () => {
      const [{ readReport }, example] = await Promise.all([import("../reports/report-data"), import("./examples/servicenamnden-vb-2017.json")]);
      return readReport(example.default);
    },
    readReportText: async (text) => (await import("./report-file")).readReportText(text),
    loadFunctions: async () => {
      const [{ readFunctions }, response] = await Promise.all([import("./functions/function-info"), fetch("functions.json")]);
      if (!response.ok) throw new BokslutError("bad-data", sv.functions.unreadable);
      return readFunctions(await response.json());
    },
  };
}
