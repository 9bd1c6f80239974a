/**
 * The pane's services in Excel and on the workbench. The commands and the example are fetched when they are first needed: the pane shows
 * before the rest of the add-in has arrived.
 */
import type { PaneServices } from "./services";
import { sv } from "./strings.sv";
import { BokslutError } from "../domain/errors";

const excelCommands = (): Promise<typeof import("../excel/commands")> => import("../excel/commands");

/** The services that the real pane runs on. */
export function excelServices(): PaneServices {
  return {
    commands: {
      openReport: async (report) => (await excelCommands()).openReport(report),
      newReport: async (meta, options) => (await excelCommands()).newReport(meta, options),
      layOutTables: async (options) => (await excelCommands()).layOutTables(options),
      writeNarrative: async (options) => (await excelCommands()).writeNarrative(options),
      followUp: {
        status: async () => (await excelCommands()).followUpStatus(),
        write: async (options) => (await excelCommands()).writeGoals(options),
        edit: async (kind, key, fields) => (await excelCommands()).editFollowUpItem(kind, key, fields),
        add: async (item) => (await excelCommands()).addFollowUpItem(item),
      },
      workbookStatus: async () => (await excelCommands()).workbookStatus(),
      goTo: async (sheet, address) => (await excelCommands()).goTo(sheet, address),
      insertFormula: async (formula, options) => (await excelCommands()).insertFormula(formula, options),
      onWorkbookChanged: (listener) => {
        let stopped = false;
        let stop: (() => void) | null = null;
        void excelCommands().then((commands) => {
          if (!stopped) stop = commands.onWorkbookChanged(listener);
        });
        return () => {
          stopped = true;
          stop?.();
        };
      },
    },
    imports: {
      readState: async () => (await excelCommands()).readImportState(),
      lastImport: async () => (await excelCommands()).lastImport(),
      importFigures: async (request) => (await excelCommands()).importFigures(request),
      undoImport: async (now) => (await excelCommands()).undoImport(now),
      traceSelection: async () => (await excelCommands()).traceCell(),
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
