/** Opening, creating and reading the report that the workbook holds. */
import { newReportData, reportDataToJson, withListTables, type UnitGroup } from "../../reports";
import type { ReportData, ReportMeta, SignConvention } from "../../reports/report-data.types";
import { tablesInMemory } from "../find-tables";
import { keptRecord, MemoryWriter, type NewRecord } from "../memory";
import { readState, runCommand } from "../session";
import type { CommandResult } from "./result";

export interface NewReportOptions {
  readonly sign: SignConvention;
  /** The word the narrative uses for the organisation, definite form: nämnden, kontoret. */
  readonly ownWord: string;
  /** Names of the verksamheter; left out: one to fill in. */
  readonly verksamheter?: readonly string[];
  /** Groups of them, each summed on its own. */
  readonly groups?: readonly UnitGroup[];
}

function sameReport(a: ReportData, b: ReportData): boolean {
  const [one, other] = [a.meta, b.meta];
  return one.title === other.title && one.organisation === other.organisation && one.year === other.year && one.period === other.period;
}

/**
 * Stores a report in the workbook, with a table for each of its lists that has none. Nothing is laid out yet. Another report's tables and texts stay as they are on their sheets,
 * but no longer belong to the report.
 */
export async function openReport(given: ReportData): Promise<CommandResult> {
  const report = withListTables(given);
  return runCommand("Rapporten kunde inte öppnas.", async (session) => {
    const state = await readState(session);
    const writer = new MemoryWriter(state.memory, session.batch);
    const warnings: string[] = [];
    const laidOut = [...tablesInMemory(state.memory).values()].map((table) => table.sheet);
    await writer.writeJson(JSON.stringify(reportDataToJson(report)));
    if (state.report !== null && !sameReport(state.report, report)) {
      await writer.replace([]);
      if (laidOut.length > 0) warnings.push(`Bladen från ”${state.report.meta.title}” ligger kvar men hör inte till den nya rapporten.`);
    } else if (laidOut.length > 0) {
      await writer.replace(state.memory.records.map(keptRecord).filter((record): record is NewRecord => record !== null));
      warnings.push("Tabeller som redan är utlagda behåller sina siffror.");
    }
    await session.batch.finish();
    const count = report.tables.length;
    const tables = count === 0 ? "inga tabeller" : count === 1 ? "1 tabell" : `${count} tabeller`;
    return { message: `Rapporten ”${report.meta.title}” är öppnad, med ${tables} att lägga ut.`, sheets: [], warnings };
  });
}

/** A new, empty report with the tables that its kind starts with, stored in the workbook. */
export async function newReport(meta: ReportMeta, options: NewReportOptions): Promise<CommandResult> {
  const report = newReportData(meta, options.sign, options.verksamheter ?? [], options.groups ?? []);
  const word = options.ownWord.trim();
  return openReport(word === "" ? report : { ...report, extra: { ...report.extra, berattelse: { ownWord: word } } });
}

/** The report that the workbook holds, as it was opened; null when there is none. */
export async function readReport(): Promise<ReportData | null> {
  return runCommand("Rapporten kunde inte läsas.", async (session) => (await readState(session)).report);
}
