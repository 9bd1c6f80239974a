/** The door of the reports room. */
export { buildTable, buildTableModel, type BuiltTable } from "./build-table-model";
export { listTables, withListTables } from "./list-tables";
export { canGroup, groupSum, monthsOf, newReportData, tableFromTemplate, templatesFor, type NewTable, type UnitGroup } from "./new-table";
export { readReport, readReportData, reportDataToJson, type ReportReading } from "./report-data";
export { shortCaption, sheetTitle } from "./sheet-title";
export { templateById, templates } from "./templates";
export type { Template } from "./templates/template";
