/** What the workbook holds, for the pane's checklist. */
import { buildTableModel, templateById } from "../../reports";
import type { ReportData, ReportMeta, SignConvention } from "../../reports/report-data.types";
import { tablesInMemory, type FoundTable } from "../find-tables";
import { narrativeInMemory } from "../narrative-sheet";
import { readState, runCommand } from "../session";
import { halfDone, type HalfDone } from "../safety/unfinished";
import { readTableValues, type TableValues } from "../table-values";

/** One table of the report and where it stands in the workbook. */
export interface TableStatus {
  readonly id: string;
  readonly caption: string;
  /** Title of the template in plain Swedish; null when Bokslut has no template for the table. */
  readonly templateTitle: string | null;
  /** Name of the sheet the table is laid out on; null when it is not laid out. */
  readonly sheet: string | null;
  /** Input cells that are still empty; 0 for a table that is not laid out. */
  readonly emptyInputs: number;
  /** Whether its rows have changed places among themselves: sorted (found by their names) or mixed (not told apart); left out: they have not. */
  readonly order?: "sorted" | "mixed";
}

export interface WorkbookStatus {
  /** Null when the workbook holds no report. */
  readonly report: ReportMeta | null;
  /** Sign conventions that the report's tables use, each once. */
  readonly signs: readonly SignConvention[];
  readonly tables: readonly TableStatus[];
  /** The narrative sheet; null when it is not written. */
  readonly narrative: { readonly sheet: string; readonly paragraphs: number } | null;
  /** A command that is under way elsewhere or stopped half-way; left out when there is none. */
  readonly unfinished?: HalfDone;
}

function emptyInputs(report: ReportData, found: FoundTable, values: TableValues): number {
  const table = report.tables.find((one) => one.id === found.id);
  if (table === undefined) return 0;
  const model = buildTableModel(table, report);
  let empty = 0;
  for (const row of model.rows) {
    if (!found.rows.has(row.key)) continue;
    row.cells.forEach((cell, index) => {
      const column = model.columns[index];
      if (cell.type !== "input" || column === undefined || column.look === "text" || !found.columns.has(column.key)) return;
      if (values.value(found.id, row.key, column.key) === null) empty += 1;
    });
  }
  return empty;
}

/** Reads the state of the workbook in at most two syncs (more for a very large report). Changes nothing. */
export async function workbookStatus(): Promise<WorkbookStatus> {
  return runCommand("Arbetsboken kunde inte läsas.", async (session) => {
    const state = await readState(session);
    const { report } = state;
    const half = halfDone(state.memory.log);
    const unfinished = half === null ? {} : { unfinished: half };
    if (report === null) return { report: null, signs: [], tables: [], narrative: null, ...unfinished };
    const found = tablesInMemory(state.memory);
    const values = await readTableValues(found, session.context, session.batch);
    const tables = report.tables.map((table): TableStatus => {
      const there = found.get(table.id);
      return {
        id: table.id, caption: table.caption, templateTitle: templateById(table.template)?.title ?? null,
        ...(there === undefined || there.order === null ? {} : { order: there.order }), sheet: there?.sheet ?? null, emptyInputs: there === undefined ? 0 : emptyInputs(report, there, values),
      };
    });
    const signs = [...new Set(report.tables.map((table) => table.sign))].filter((sign): sign is SignConvention => sign !== null);
    const narrative = narrativeInMemory(state.memory);
    const written = narrative !== null && state.sheets.some((sheet) => sheet.name === narrative.sheet) ? { sheet: narrative.sheet, paragraphs: narrative.rows.size } : null;
    return { report: report.meta, signs, tables, narrative: written, ...unfinished };
  });
}
