/**
 * What the pane needs from the world outside React: the commands of the workbook and what is read from the add-in's own server.
 * `index.tsx` wires the real ones; a test gives its own.
 */
import type { BokslutError } from "../domain/errors";
import type { CommandResult } from "../excel/commands/result";
import type { TableStatus, WorkbookStatus } from "../excel/commands/status";
import type { HostAbilities } from "../excel/host-abilities";
import type { ReportReading } from "../reports/report-data";
import type { ReportData, ReportMeta, SignConvention } from "../reports/report-data.types";
import type { FollowUpCommands } from "./goals/follow-up-commands";
import type { ImportServices } from "./import/import-services";
import type { ControlServices } from "./kontroll/control-services";
import type { TableCommands } from "./tables/table-commands";
import type { FunctionInfo } from "./functions/function-info";
import type { NarrativeCommands } from "./narrative/narrative-commands";

export type { TableStatus, WorkbookStatus };

/** What a new report knows beside its meta. */
export interface NewReportOptions {
  readonly sign: SignConvention;
  /** The word the narrative uses for the organisation, definite form: nämnden, kontoret. */
  readonly ownWord: string;
  /** Names of the verksamheter that the tables start with; left out: one to fill in. */
  readonly verksamheter?: readonly string[];
  /** Groups of them, each summed on its own. */
  readonly groups?: readonly { readonly name: string; readonly verksamheter: readonly string[] }[];
}

/** The commands of the pane. Each throws a `BokslutError` with a Swedish sentence when it refuses. */
export interface PaneCommands {
  openReport(report: ReportData): Promise<CommandResult>;
  newReport(meta: ReportMeta, options: NewReportOptions): Promise<CommandResult>;
  /** `tables`: ids to lay out; left out means every table of the report. A table that stands in the workbook is left as it is. */
  layOutTables(options: { readonly tables?: readonly string[]; readonly dataBars?: boolean; readonly footing?: boolean }): Promise<CommandResult>;
  writeNarrative(): Promise<CommandResult>;
  workbookStatus(): Promise<WorkbookStatus>;
  /** Puts back what a command that stopped half-way has changed. */
  restore?(): Promise<CommandResult>;
  /** What stands half-done; what this pane itself has left so is told also when Excel does not answer. */
  unfinished?(): Promise<WorkbookStatus["unfinished"] | null>;
  /** New tables, their verksamheter and the next period. */
  readonly tables?: TableCommands;
  /** The state of the narrative's paragraphs, Granska text and the report as a document. */
  readonly narrative?: NarrativeCommands;
  /** Goals, indicators and activities. */
  readonly followUp?: FollowUpCommands;
  goTo(sheet: string, address?: string): Promise<CommandResult>;
  /** Writes a formula (English, comma separators) into the selected cell; refuses a filled cell unless told to overwrite. */
  insertFormula(formula: string, options?: { readonly overwrite?: boolean }): Promise<CommandResult>;
  /** Calls the listener after the workbook has changed; returns the way to stop listening. */
  onWorkbookChanged?(listener: () => void): () => void;
}

/** Everything that is injected into the pane. */
export interface PaneServices {
  readonly commands: PaneCommands;
  /** Figures from a ledger's file; left out where there is no workbook for them. */
  readonly imports?: ImportServices;
  /** The checks; left out where there is no workbook for them. */
  readonly kontroll?: ControlServices;
  /** The Excel that the pane runs in. */
  readonly host?: () => HostAbilities;
  /** The example report, loaded when it is asked for. */
  loadExample(): Promise<ReportReading>;
  /** Reads the text of a report data file; throws a `BokslutError` with the path of what is wrong. */
  readReportText(text: string): Promise<ReportReading>;
  /** The functions of the add-in, from the metadata that the build generates. */
  loadFunctions(): Promise<readonly FunctionInfo[]>;
}

/** True when a refusal says that the selected cell already holds something, so that the user can be asked. */
export function isFilledCell(error: BokslutError): boolean {
  return error.code === "workbook" && error.where !== null;
}
