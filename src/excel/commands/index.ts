/** The commands of the pane, the command line and the tests. */
export { goTo, insertFormula, onWorkbookChanged } from "./cells";
export { addFollowUpItem, editFollowUpItem, followUpStatus, readFollowUpForChecks, type FollowUpItemStatus, type FollowUpKind, type FollowUpStatus } from "./goals-items";
export { writeGoals, type WriteGoalsOptions } from "./goals";
export { importFigures, lastImport, readImportState, undoImport, type ImportRequest, type ImportState } from "./import";
export { traceCell, type CellOrigin } from "./import-trace";
export { approveFinding, checkWorkbook, runKontroll, withdrawApproval, type ApproveOptions, type ControlStatus } from "./kontroll";
export { mendFinding, repairWorkbook } from "./kontroll-mend";
export { layOutTables, type LayOutOptions } from "./lay-out-tables";
export { newReport, openReport, readReport, type NewReportOptions } from "./report";
export type { CommandProgress, CommandResult } from "./result";
export { workbookStatus, type TableStatus, type WorkbookStatus } from "./status";
export { addReportTables, addTable, previewTable, type NewTableOptions } from "./table-add";
export { adoptRows, editVerksamheter, tableUnits, type TableUnitsStatus, type UnknownRow } from "./table-edit";
export { rollForward } from "./table-roll";
export { saveAsTemplate } from "./table-template";
export { canUndo, undoLastCommand } from "../tables/undo";
export { writeNarrative } from "./write-narrative";
