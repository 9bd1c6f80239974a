/** Ny tabell: a table by a template, previewed before it is written, on a sheet of its own or at the selected cell. */
import { BokslutError } from "../../domain/errors";
import { buildTable, reportDataToJson, tableFromTemplate, templateById, templatesFor } from "../../reports";
import type { ReportData, SignConvention, TableData } from "../../reports/report-data.types";
import type { Template } from "../../reports/templates/template";
import { ownTemplates } from "../../reports/table-edit";
import type { TableModel } from "../../reports/table-model";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { placeAtSelection } from "../tables/at-selection";
import { keepUndo, requireUntouched } from "../tables/undo";
import { layOut } from "./lay-out-tables";
import type { CommandProgress, CommandResult } from "./result";

export interface NewTableOptions {
  /** Id of the template. */
  readonly template: string;
  /** Names of the verksamheter in order; repeated names are refused. */
  readonly verksamheter: readonly string[];
  /** Left out: the template's title and the unit. */
  readonly caption?: string;
  /** Left out: the convention of the report's first table. */
  readonly sign?: SignConvention;
  readonly place: "new sheet" | "selection";
  /** True when the user has agreed to write over the filled cells at the selection. */
  readonly overwrite?: boolean;
  readonly progress?: CommandProgress;
}

function templateOf(report: ReportData, id: string): Template {
  const template = templateById(id) ?? ownTemplates(report).find((one) => one.id === id) ?? null;
  if (template === null) throw new BokslutError("bad-argument", `Det finns ingen mall som heter ”${id}”. Välj en mall i listan.`, id);
  return template;
}

function checkedNames(names: readonly string[]): readonly string[] {
  const clean = names.map((name) => name.trim().replace(/\s+/g, " ")).filter((name) => name !== "");
  const seen = new Set<string>();
  for (const name of clean) {
    const key = name.toLocaleLowerCase("sv");
    if (seen.has(key)) throw new BokslutError("bad-argument", `”${name}” står två gånger bland verksamheterna. Ta bort den ena eller ge den ett eget namn, så att raderna går att skilja åt.`);
    seen.add(key);
  }
  return clean;
}

function freeId(report: ReportData, wanted: string): string {
  const ids = new Set(report.tables.map((table) => table.id));
  let id = wanted;
  for (let number = 2; ids.has(id); number += 1) id = `${wanted}_${number}`;
  return id;
}

/** The table that the options describe, as data; it is not part of the report yet. */
function newTable(report: ReportData, options: Omit<NewTableOptions, "place">): TableData {
  const template = templateOf(report, options.template);
  const sign = options.sign ?? report.tables.find((table) => table.sign !== null)?.sign ?? "intakter_negativa";
  const wanted = (options.caption ?? "").trim();
  const own = wanted !== "" ? wanted : template.counts === true ? template.title : `${template.title} (${report.meta.unit})`;
  const known = templateById(template.id) !== null;
  const table = tableFromTemplate(template, report.meta, { id: freeId(report, known ? template.id : "egen_tabell"), caption: own, sign, verksamheter: checkedNames(options.verksamheter) });
  return known ? table : { ...table, template: "" };
}

/** What the table will look like, before anything is written. Pure. */
export function previewTable(report: ReportData, options: Omit<NewTableOptions, "place" | "progress" | "overwrite">): TableModel {
  const table = newTable(report, options);
  return buildTable(table, { ...report, tables: [...report.tables, table] }).model;
}

/** Takes away tables that a command has added: their sheets, names and anchors. Sheets with other content are refused by the stored report's check. */
function keepWayBack(before: string, after: string, sheets: readonly string[], ids: readonly string[]): void {
  keepUndo(async () =>
    runCommand("Tabellen kunde inte tas bort igen.", async (session) => {
      const state = await readState(session);
      requireUntouched(state.memory.json, after);
      const { worksheets } = session.context.workbook;
      const there = state.sheets.filter((sheet) => sheets.includes(sheet.name));
      if (!state.sheets.some((sheet) => sheet.visible && !sheets.includes(sheet.name))) worksheets.add();
      await session.batch.operations(there.length + 1);
      there.forEach((sheet) => worksheets.getItem(sheet.name).delete());
      const writer = new MemoryWriter(state.memory, session.batch);
      await writer.replace(state.memory.records.filter((record) => !ids.includes(record.owner)).map(keptRecord).filter((record): record is NewRecord => record !== null));
      await writer.writeJson(before);
      await session.batch.send();
      return { message: `${sheets.length === 1 ? `Bladet ${sheets[0] ?? ""} är borttaget` : `${sheets.length} blad är borttagna`} igen.`, sheets: [], warnings: [] };
    }));
}

async function addAll(session: CommandSession, state: WorkbookState, report: ReportData, tables: readonly TableData[], progress?: CommandProgress): Promise<CommandResult> {
  const after: ReportData = { ...report, tables: [...report.tables, ...tables] };
  const json = JSON.stringify(reportDataToJson(after));
  const ids = tables.map((table) => table.id);
  const result = await layOut(session, state, after, { tables: ids, ...(progress === undefined ? {} : { progress }) }, json);
  keepWayBack(state.memory.json ?? "", json, result.sheets, ids);
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
    if (options.place === "new sheet") return addAll(session, state, report, [table], options.progress);
    return placeAtSelection(session, state, report, table, options.overwrite === true);
  }, options.progress);
}

/** Lays out every table that the report's kind (verksamhetsberättelse, tertialrapport, underlag till budget) has and the workbook lacks. */
export async function addReportTables(options: { readonly verksamheter: readonly string[]; readonly sign?: SignConvention; readonly progress?: CommandProgress }): Promise<CommandResult> {
  return runCommand("Tabellerna kunde inte läggas ut.", async (session) => {
    const state = await readState(session);
    const report = requireReport(state);
    const sign = options.sign ?? report.tables.find((table) => table.sign !== null)?.sign ?? "intakter_negativa";
    const wanted = templatesFor(report.meta.report_type, sign).filter((template) => !report.tables.some((table) => table.template === template.id));
    const tables = wanted.map((template) => newTable(report, { template: template.id, verksamheter: options.verksamheter, sign }));
    const after: ReportData = { ...report, tables: [...report.tables, ...tables] };
    if (after.tables.length === 0) throw new BokslutError("bad-argument", `Bokslut har inga färdiga tabeller för rapporter av slaget ”${report.meta.report_type}”. Välj en mall i taget.`);
    const json = JSON.stringify(reportDataToJson(after));
    const result = await layOut(session, state, after, options.progress === undefined ? {} : { progress: options.progress }, json);
    keepWayBack(state.memory.json ?? "", json, result.sheets, after.tables.map((table) => table.id));
    return result;
  }, options.progress);
}
