/** Den här cellen: what a cell of a table is, where its figure comes from and where it goes. */
import { cellKey, keysOfCell, ruleInWords, type JudgedFinding } from "../../kontroll";
import type { CellRef, ModelCell, TableModel } from "../../reports/table-model";
import { cellAddress, columnNumber, quotedSheet } from "../addresses";
import { cellPlace } from "../find-tables";
import { cellKey as importKey, type CellTrace } from "../import/memory-of-imports";
import { control, type Control } from "../kontroll/control-state";
import { loadBlocks } from "../kontroll/load-blocks";
import { NARRATIVE_HEADINGS, narrativeInMemory } from "../narrative-sheet";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";

const MOST_SOURCES = 60;

export interface CellSource {
  readonly sheet: string;
  readonly address: string;
  readonly label: string;
  readonly value: number | string | null;
  /** The file that the cell's figure was imported from; null when it was not. */
  readonly file: string | null;
}

export interface CellExplanation {
  readonly sheet: string;
  readonly address: string;
  /** Null when the cell is in none of the report's tables. */
  readonly table: {
    readonly caption: string;
    readonly row: string;
    readonly column: string;
    readonly value: number | string | null;
    /** As it stands, English with commas; null for a typed figure. */
    readonly formula: string | null;
    readonly rule: string;
    readonly sources: readonly CellSource[];
    /** Sources that are not listed because they are too many. */
    readonly moreSources: number;
    /** The imported rows behind the cell; null when its figure was not imported. */
    readonly trace: CellTrace | null;
    /** Whether the cell no longer holds what was imported. */
    readonly changedSince: boolean;
  } | null;
  readonly sentences: readonly { readonly sheet: string; readonly address: string; readonly text: string }[];
  readonly findings: readonly JudgedFinding[];
}

/** The cells that a formula names, a block cell by cell in the order of the table. */
function refsOf(cell: ModelCell, model: TableModel, models: ReadonlyMap<string, TableModel>): readonly CellRef[] {
  if (cell.type !== "formula") return [];
  const seen = new Set<string>();
  const refs: CellRef[] = [];
  const add = (ref: CellRef): void => {
    const key = JSON.stringify([ref.table ?? model.id, ref.row, ref.column]);
    if (!seen.has(key)) refs.push(ref);
    seen.add(key);
  };
  for (const part of cell.parts) {
    if (typeof part === "string") continue;
    if ("ref" in part) {
      add(part.ref);
      continue;
    }
    const rows = models.get(part.from.table ?? model.id)?.rows ?? [];
    const [from, to] = [rows.findIndex((row) => row.key === part.from.row), rows.findIndex((row) => row.key === part.to.row)];
    rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter((row) => row.cells.length > 0).forEach((row) => add({ ...part.from, row: row.key }));
  }
  return refs.filter((ref) => ref.column !== "$label");
}

function sourceOf(ref: CellRef, model: TableModel, { read, traces }: Control): CellSource | null {
  const id = ref.table ?? model.id;
  const [table, source] = [read.found.get(id), read.models.get(id)];
  const place = table === undefined ? null : cellPlace(table, ref.row, ref.column);
  const row = source?.rows.find((one) => one.key === ref.row);
  const column = source?.columns.find((one) => one.key === ref.column);
  if (place === null || row === undefined || column === undefined) return null;
  const cell = read.reading.tables.find((one) => one.data.id === id)?.cells.get(cellKey(ref.row, ref.column));
  const label = [row.section === row.label ? null : row.section, row.label, column.label].filter((part) => part !== null && part !== "").join(", ");
  return { sheet: place.sheet, address: cellAddress(place.row, place.column), label, value: cell?.error ?? cell?.value ?? null, file: traces.get(importKey(id, ref.row, ref.column))?.file ?? null };
}

/** Whether a formula names the cell, also inside a block. */
export function namesCell(formula: string, sheet: string, row: number, column: number): boolean {
  const prefixes = [`${quotedSheet(sheet)}!`, `${sheet}!`];
  return prefixes.some((prefix) => {
    for (let at = formula.toLowerCase().indexOf(prefix.toLowerCase()); at >= 0; at = formula.toLowerCase().indexOf(prefix.toLowerCase(), at + 1)) {
      const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?/i.exec(formula.slice(at + prefix.length));
      if (match === null) continue;
      const [left, top] = [columnNumber(match[1] ?? "A"), Number(match[2])];
      const [right, bottom] = [match[3] === undefined ? left : columnNumber(match[3]), match[4] === undefined ? top : Number(match[4])];
      if (left <= column && column <= right && top <= row && row <= bottom) return true;
    }
    return false;
  });
}

async function sentences(session: CommandSession, state: WorkbookState, sheet: string, row: number, column: number): Promise<CellExplanation["sentences"]> {
  const narrative = narrativeInMemory(state.memory);
  if (narrative === null || !state.sheets.some((one) => one.name === narrative.sheet)) return [];
  const text = narrative.columns.get(NARRATIVE_HEADINGS[1])?.column;
  const rows = [...narrative.rows.values()].map((place) => place.row);
  if (text === undefined || rows.length === 0) return [];
  const [block] = await loadBlocks([{ sheet: narrative.sheet, top: rows.reduce((a, b) => Math.min(a, b)), bottom: rows.reduce((a, b) => Math.max(a, b)), left: text, right: text }], session.context, session.batch);
  return rows.sort((a, b) => a - b).flatMap((at) => {
    const formula = block?.formula(at, text);
    return typeof formula === "string" && namesCell(formula, sheet, row, column) ? [{ sheet: narrative.sheet, address: cellAddress(at, text), text: String(block?.value(at, text) ?? "") }] : [];
  });
}

/** Explains a cell (A1 style), or the selected one when no address is given. Changes nothing. */
export async function explainCell(sheet?: string, address?: string): Promise<CellExplanation> {
  return runCommand("Cellen kunde inte läsas.", async (session) => {
    const { workbook } = session.context;
    const range = sheet === undefined || address === undefined ? workbook.getSelectedRange().getCell(0, 0) : workbook.worksheets.getItem(sheet).getRange(address).getCell(0, 0);
    range.load("rowIndex,columnIndex");
    range.worksheet.load("name");
    const state = await readState(session);
    const now = await control(session, state, requireReport(state));
    const { read, findings } = now;
    const own = range.worksheet.name;
    const [row, column] = [range.rowIndex + 1, range.columnIndex + 1];
    const at = cellAddress(row, column);
    const here = findings.filter(({ finding }) => finding.sheet === own && finding.address === at);
    for (const table of read.reading.tables.filter((one) => one.sheet === own)) {
      const model = read.models.get(table.data.id);
      const found = [...table.cells].find(([, cell]) => cell.address === at);
      if (model === undefined || found === undefined) continue;
      const [key, cell] = found;
      const [rowKey, columnKey] = keysOfCell(key);
      const modelRow = model.rows.find((one) => one.key === rowKey);
      const index = model.columns.findIndex((one) => one.key === columnKey);
      const refs = refsOf(modelRow?.cells[index] ?? { type: "empty" }, model, read.models);
      const sources = refs.slice(0, MOST_SOURCES).map((ref) => sourceOf(ref, model, now)).filter((source): source is CellSource => source !== null);
      const trace = now.traces.get(importKey(table.data.id, rowKey, columnKey)) ?? null;
      return {
        sheet: own, address: at, sentences: await sentences(session, state, own, row, column), findings: here,
        table: {
          caption: model.caption, row: [modelRow?.section === modelRow?.label ? null : modelRow?.section, modelRow?.label].filter((part) => part !== null && part !== undefined && part !== "").join(", "),
          column: model.columns[index]?.label ?? "", value: cell.error ?? cell.value, formula: cell.formula, rule: ruleInWords(table.data, rowKey, columnKey, read.reading.report),
          trace, changedSince: trace !== null && cell.value !== trace.value, sources, moreSources: Math.max(0, refs.length - MOST_SOURCES),
        },
      };
    }
    return { sheet: own, address: at, table: null, sentences: [], findings: here };
  });
}
