/** What the pages of tables need from the workbook. */
import type { NewTableOptions } from "../../excel/commands/table-preview";
import type { TableUnitsStatus } from "../../excel/commands/table-edit";
import type { CommandResult } from "../../excel/commands/result";
import type { TableChoice } from "../../excel/commands/table-options";
import type { UnitGroup } from "../../reports";
import type { ReportData, ReportMeta } from "../../reports/report-data.types";
import type { TableEdit } from "../../reports/table-edit";

export interface TableCommands {
  readReport(): Promise<ReportData | null>;
  addTable(options: NewTableOptions): Promise<CommandResult>;
  addReportTables(options: { readonly verksamheter: readonly string[]; readonly groups?: readonly UnitGroup[]; readonly dataBars?: boolean; readonly footing?: boolean }): Promise<CommandResult>;
  units(id: string): Promise<TableUnitsStatus>;
  edit(id: string, edits: readonly TableEdit[]): Promise<CommandResult>;
  adoptRows(id: string): Promise<CommandResult>;
  saveAsTemplate(id: string, title: string): Promise<CommandResult>;
  changeOptions(choices: readonly TableChoice[]): Promise<CommandResult>;
  changeReport(to: ReportMeta): Promise<CommandResult>;
  /** What a new period leaves as it stands, in sentences. */
  previewRoll(to: ReportMeta): Promise<readonly string[]>;
  rollForward(to: ReportMeta): Promise<CommandResult>;
  undo(): Promise<CommandResult>;
  /** What can be taken back, the last one first. */
  undoSteps(): Promise<readonly string[]>;
}
