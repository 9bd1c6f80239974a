/** Ny tabell: a table by a template, previewed before it is written, on a sheet of its own or at the selected cell. */
import { BokslutError } from "../../domain/errors";
import { reportDataToJson, templatesFor, type UnitGroup } from "../../reports";
import type { ReportData, SignConvention, TableData } from "../../reports/report-data.types";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { placeAtSelection } from "../tables/at-selection";
import { tablesInMemory } from "../find-tables";
import { keepSheetsBack } from "../tables/undo-sheets";
import { layOut } from "./lay-out-tables";
import { newTable, type NewTableOptions } from "./table-preview";
import type { CommandResult } from "./result";

async function addAll(session: CommandSession, state: WorkbookState, report: ReportData, tables: readonly TableData[]): Promise<CommandResult> {
  const after: ReportData = { ...report, tables: [...report.tables, ...tables] };
  const json = JSON.stringify(reportDataToJson(after));
  const ids = tables.map((table) => table.id);
  const result = await layOut(session, state, after, { tables: ids }, json);
  keepSheetsBack(state.memory.json ?? "", json, result.sheets, ids);
  return result;
}

/**
 * Adds a table by a template to the report and lays it out. At the selection nothing filled is written over without `overwrite`: the refusal says
 * which cells, and its `where` is their address.
 */
export async function addTable(options: NewTableOptions): Promise<CommandResult> {
  return runCommand("Tabellen kunde inte läggas ut.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const table = newTable(report, options);
    if (options.place === "new sheet") return addAll(session, state, report, [table]);
    return placeAtSelection(session, state, report, table, options.overwrite === true);
  });
}

/** Lays out every table that the report's kind (verksamhetsberättelse, tertialrapport, underlag till budget) has and the workbook lacks. */
export async function addReportTables(options: { readonly verksamheter: readonly string[]; readonly groups?: readonly UnitGroup[]; readonly sign?: SignConvention; readonly dataBars?: boolean; readonly footing?: boolean }): Promise<CommandResult> {
  return runCommand("Tabellerna kunde inte läggas ut.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const sign = options.sign ?? report.tables.find((table) => table.sign !== null)?.sign ?? "intakter_negativa";
    const wanted = templatesFor(report.meta.report_type, sign).filter((template) => !report.tables.some((table) => table.template === template.id));
    const tables = wanted.map((template) => newTable(report, { ...options, template: template.id, sign }));
    const after: ReportData = { ...report, tables: [...report.tables, ...tables] };
    if (after.tables.length === 0) throw new BokslutError("bad-argument", `Bokslut har inga färdiga tabeller för rapporter av slaget ”${report.meta.report_type}”. Välj en mall i taget.`);
    const json = JSON.stringify(reportDataToJson(after));
    const result = await layOut(session, state, after, {}, json);
    keepSheetsBack(state.memory.json ?? "", json, result.sheets, after.tables.map((table) => table.id).filter((id) => !tablesInMemory(state.memory).has(id)));
    return result;
  });
}
