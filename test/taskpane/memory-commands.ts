/** The pane's services in memory: a workbook that is only a list of what stands in it. */
import { readFileSync } from "node:fs";
import { BokslutError } from "../../src/domain/errors";
import type { CommandProgress, CommandResult } from "../../src/excel/commands/result";
import { commandUnderWay } from "../../src/excel/progress";
import { readReport } from "../../src/reports/report-data";
import type { ReportData, ReportMeta, SignConvention } from "../../src/reports/report-data.types";
import { readFunctions } from "../../src/taskpane/functions/function-info";
import { readReportText } from "../../src/taskpane/report-file";
import type { NewReportOptions, PaneServices, TableStatus, WorkbookStatus } from "../../src/taskpane/services";

const done = (message: string, sheets: readonly string[] = [], warnings: readonly string[] = []): CommandResult => ({ message, sheets, warnings });

export class MemoryWorkbook implements PaneServices {
  report: ReportMeta | null = null;
  ownWord = "";
  units: readonly string[] = [];
  signs: readonly SignConvention[] = [];
  tables: TableStatus[] = [];
  narrative: WorkbookStatus["narrative"] = null;
  /** A command that stands half-done in the workbook. */
  unfinished: WorkbookStatus["unfinished"] | null = null;
  visited: string[] = [];
  selectedCell = "";
  refuse: Error | null = null;
  functionsFault = false;
  /** When set, the next long command waits for it between its steps. */
  gate: ((progress: CommandProgress | undefined) => Promise<void>) | null = null;
  listeners: (() => void)[] = [];
  formulas: string[] = [];

  private refused(): void {
    if (this.refuse === null) return;
    const error = this.refuse;
    this.refuse = null;
    throw error;
  }

  readonly commands = {
    openReport: async (report: ReportData): Promise<CommandResult> => {
      this.refused();
      this.report = report.meta;
      this.signs = [...new Set(report.tables.flatMap((table) => (table.sign === null ? [] : [table.sign])))];
      this.tables = report.tables.map((table) => ({
        id: table.id,
        caption: table.caption,
        templateTitle: table.template.startsWith("okand") ? null : `Mallen ${table.template}`,
        sheet: null,
        emptyInputs: 0,
      }));
      this.narrative = null;
      return done(`Rapporten ${report.meta.title} är öppnad.`);
    },
    newReport: async (meta: ReportMeta, options: NewReportOptions): Promise<CommandResult> => {
      this.refused();
      this.report = meta;
      this.signs = [options.sign];
      this.ownWord = options.ownWord;
      this.units = options.verksamheter ?? [];
      this.tables = [];
      this.narrative = null;
      return done("Rapporten är skapad.");
    },
    layOutTables: async (options: { readonly tables?: readonly string[] }): Promise<CommandResult> => {
      await this.gate?.(commandUnderWay() ?? undefined);
      this.refused();
      const chosen = this.tables.filter((table) => table.sheet === null && (options.tables?.includes(table.id) ?? true));
      this.tables = this.tables.map((table) => (chosen.includes(table) ? { ...table, sheet: `Blad ${table.id}`, emptyInputs: 3 } : table));
      return done(`${chosen.length} tabeller är utlagda.`, chosen.map((table) => `Blad ${table.id}`));
    },
    writeNarrative: async (): Promise<CommandResult> => {
      await this.gate?.(commandUnderWay() ?? undefined);
      this.refused();
      this.narrative = { sheet: "Berättelse", paragraphs: 12 };
      return done("12 stycken är skrivna.", ["Berättelse"]);
    },
    workbookStatus: async (): Promise<WorkbookStatus> => {
      if (this.statusFault !== null) throw this.statusFault;
      return { report: this.report, signs: this.signs, tables: this.tables, narrative: this.narrative, ...(this.unfinished === null ? {} : { unfinished: this.unfinished }) };
    },
    unfinished: async (): Promise<WorkbookStatus["unfinished"] | null> => this.unfinished,
    restore: async (): Promise<CommandResult> => {
      this.refused();
      this.unfinished = null;
      return done("Arbetsboken är återställd.");
    },
    goTo: async (sheet: string): Promise<CommandResult> => {
      this.refused();
      this.visited.push(sheet);
      return done(`Bladet ${sheet} visas.`);
    },
    insertFormula: async (formula: string, options?: { readonly overwrite?: boolean }): Promise<CommandResult> => {
      this.refused();
      if (this.selectedCell !== "" && options?.overwrite !== true) {
        throw new BokslutError("workbook", `Cellen B4 innehåller ${this.selectedCell}. Välj en tom cell.`, "Blad1!B4");
      }
      this.formulas.push(formula);
      return done("Exemplet står i cellen B4.");
    },
    onWorkbookChanged: (listener: () => void): (() => void) => {
      this.listeners.push(listener);
      return () => {
        this.listeners = this.listeners.filter((other) => other !== listener);
      };
    },
  };

  statusFault: Error | null = null;

  loadExample = async (): ReturnType<PaneServices["loadExample"]> =>
    readReport(JSON.parse(readFileSync("src/taskpane/examples/servicenamnden-vb-2017.json", "utf8")));

  readReportText = async (text: string): ReturnType<PaneServices["readReportText"]> => readReportText(text);

  loadFunctions = async (): ReturnType<PaneServices["loadFunctions"]> => {
    if (this.functionsFault) throw new Error("offline");
    return readFunctions(functionsMetadata);
  };
}

/** Metadata in the shape that the build generates. */
export const functionsMetadata = {
  functions: [
    {
      id: "AVVIKELSE",
      name: "AVVIKELSE",
      description: "Avvikelsen mot budget. Plus är överskott.",
      parameters: [
        { name: "budget", description: "Budgeten." },
        { name: "utfall", description: "Utfallet." },
        { name: "radslag", description: "kostnad eller intäkt.", optional: true },
      ],
    },
    { id: "FORANDRING", name: "FÖRÄNDRING", description: "Förändringen mellan två år.", parameters: [{ name: "nu", description: "Nu." }, { name: "då", description: "Då." }] },
    { id: "TEXTSIFFROR", name: "TEXTSIFFROR", description: "En text med siffror.", parameters: [{ name: "mall", description: "Texten." }, { name: "värden", description: "Värdena.", repeating: true }] },
  ],
};
