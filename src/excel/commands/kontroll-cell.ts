/** Den här cellen: what a cell of a table is, where its figure comes from and where it goes. */
import { cellKey, followUpRule, narrativeRule, ruleInWords, type JudgedFinding } from "../../kontroll";
import { HEADING_ROW, SYMBOL_ROW } from "../../reports/goals";
import type { CellRef, ModelCell, TableModel } from "../../reports/table-model";
import { cellAddress } from "../addresses";
import { cellPlace, tablesInMemory } from "../find-tables";
import { followUpInMemory } from "../goals/find-sheets";
import { cellKey as importKey, type CellTrace } from "../import/memory-of-imports";
import { control, type Control } from "../kontroll/control-state";
import { referencesIn } from "../kontroll/cell-references";
import { cellAt, type NamedCell } from "../kontroll/named-cells";
import { NARRATIVE_HEADINGS, narrativeInMemory } from "../narrative-sheet";
import { readState, requireReport, runCommand, type WorkbookState } from "../session";

const MOST_SOURCES = 60;
/** Rows of a block that are looked through for cells to tell of. */
const MOST_ROWS = 600;

export interface CellSource {
  readonly sheet: string;
  readonly address: string;
  readonly label: string;
  readonly value: number | string | null;
  /** True for a cell that is not the report's: what it holds is not read. */
  readonly unread?: true;
  /** The file that the cell's figure was imported from; null when it was not. */
  readonly file: string | null;
}

export interface CellExplanation {
  readonly sheet: string;
  readonly address: string;
  /** label: a heading or a name in one of the report's tables. outside: in none of its sheets' tables. */
  readonly place: "cell" | "label" | "outside";
  /** Null when there is no cell of the report's there. */
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

/** The words and symbols of the bedömningar: how a result is written, not where it comes from. */
function isWording(found: ReturnType<typeof cellAt>): boolean {
  return typeof found === "object" && found.kind === "followUp" && found.id === "oversikt" && (found.rowKey === HEADING_ROW || found.rowKey === SYMBOL_ROW);
}

/** The cells that a standing formula names, a block cell by cell where something stands. */
function standingSources(named: NamedCell, own: string, now: Control): readonly CellSource[] {
  if (named.formula === null) return [];
  const sources: CellSource[] = [];
  for (const block of referencesIn(named.formula, own)) {
    const single = block.top === block.bottom && block.left === block.right;
    for (let row = block.top; row <= Math.min(block.bottom, block.top + MOST_ROWS); row += 1) {
      for (let column = block.left; column <= block.right; column += 1) {
        const found = cellAt(now, { sheet: block.sheet, row, column });
        const address = cellAddress(row, column);
        if (found === "label" || isWording(found)) continue;
        if (found === "outside") {
          if (single) sources.push({ sheet: block.sheet, address, label: `${block.sheet}, ${address}`, value: null, unread: true, file: null });
        } else if (single || found.value !== null) {
          const label = [found.row, found.column].filter((part) => part !== "").join(", ");
          const file = found.kind === "table" ? (now.traces.get(importKey(found.id, found.rowKey, found.columnKey))?.file ?? null) : null;
          sources.push({ sheet: block.sheet, address, label: block.sheet === own ? label : `${block.sheet}: ${label}`, value: found.value, file });
        }
      }
    }
  }
  return sources;
}

/** The sentences of the narrative whose formula names the cell. */
function sentencesOf(now: Control, sheet: string, row: number, column: number): CellExplanation["sentences"] {
  const { narrative } = now;
  const text = narrative?.found.columns.get(NARRATIVE_HEADINGS[1])?.column;
  const own = narrative?.found.columns.get(NARRATIVE_HEADINGS[2])?.column;
  if (narrative === null || text === undefined || sheet === narrative.found.sheet) return [];
  const { values, formulas, rowIndex, columnIndex }: { values: unknown[][]; formulas: unknown[][]; rowIndex: number; columnIndex: number } = narrative.used;
  return now.texts.flatMap((one) => [text, own].flatMap((at) => {
    const formula = at === undefined ? undefined : formulas[one.row - 1 - rowIndex]?.[at - 1 - columnIndex];
    if (at === undefined || typeof formula !== "string" || !formula.startsWith("=") || !namesCell(formula, narrative.found.sheet, sheet, row, column)) return [];
    return [{ sheet: narrative.found.sheet, address: cellAddress(one.row, at), text: String(values[one.row - 1 - rowIndex]?.[at - 1 - columnIndex] ?? "") }];
  }));
}

/** Whether a formula names the cell, also inside a block. */
function namesCell(formula: string, onSheet: string, sheet: string, row: number, column: number): boolean {
  return referencesIn(formula, onSheet).some((block) => block.sheet.toLowerCase() === sheet.toLowerCase() && block.left <= column && column <= block.right && block.top <= row && row <= block.bottom);
}

type Explained = NonNullable<CellExplanation["table"]>;

function ofTable(named: NamedCell, now: Control): Explained {
  const { read } = now;
  const model = read.models.get(named.id);
  const data = read.reading.report.tables.find((table) => table.id === named.id);
  const cell = model?.rows.find((one) => one.key === named.rowKey)?.cells[model.columns.findIndex((one) => one.key === named.columnKey)];
  const refs = model === undefined ? [] : refsOf(cell ?? { type: "empty" }, model, read.models);
  const sources = model === undefined ? [] : refs.slice(0, MOST_SOURCES).flatMap((ref) => sourceOf(ref, model, now) ?? []);
  const trace = now.traces.get(importKey(named.id, named.rowKey, named.columnKey)) ?? null;
  return {
    ...namesOf(named), rule: data === undefined ? "" : ruleInWords(data, named.rowKey, named.columnKey, read.reading.report), sources, moreSources: Math.max(0, refs.length - MOST_SOURCES),
    trace, changedSince: trace !== null && named.value !== trace.value,
  };
}

const namesOf = ({ caption, row, column, value, formula }: NamedCell): Pick<Explained, "caption" | "row" | "column" | "value" | "formula"> => ({ caption, row, column, value, formula });

function ofOthers(named: NamedCell, own: string, now: Control): Explained {
  const sources = standingSources(named, own, now);
  const rule = named.kind === "followUp" ? followUpRule(named.id, named.rowKey, named.columnKey) : narrativeRule(named.columnKey);
  return { ...namesOf(named), rule, sources: sources.slice(0, MOST_SOURCES), moreSources: Math.max(0, sources.length - MOST_SOURCES), trace: null, changedSince: false };
}

/** Whether a sheet holds any of the report's cells: the others need no reading. */
function isReportSheet(state: WorkbookState, sheet: string): boolean {
  const { memory } = state;
  return [...tablesInMemory(memory).values()].some((table) => table.sheet === sheet) || [...followUpInMemory(memory, state.sheets).values()].some((found) => found.sheet === sheet) || narrativeInMemory(memory)?.sheet === sheet;
}

/** Explains a cell (A1 style), or the selected one when no address is given. Changes nothing. */
export async function explainCell(sheet?: string, address?: string): Promise<CellExplanation> {
  return runCommand("Cellen kunde inte läsas.", async (session) => {
    const { workbook } = session.context;
    const range = sheet === undefined || address === undefined ? workbook.getSelectedRange().getCell(0, 0) : workbook.worksheets.getItem(sheet).getRange(address).getCell(0, 0);
    range.load("rowIndex,columnIndex");
    range.worksheet.load("name");
    const state = await readState(session);
    const report = requireReport(state);
    const own = range.worksheet.name;
    const [row, column] = [range.rowIndex + 1, range.columnIndex + 1];
    const at = cellAddress(row, column);
    const nothing = { sheet: own, address: at, table: null, sentences: [], findings: [] } as const;
    if (!isReportSheet(state, own)) return { ...nothing, place: "outside" };
    const now = await control(session, state, report);
    const findings = now.findings.filter(({ finding }) => finding.sheet === own && finding.address === at);
    const named = cellAt(now, { sheet: own, row, column });
    if (typeof named === "string") return { ...nothing, place: named, findings };
    return { sheet: own, address: at, place: "cell", table: named.kind === "table" ? ofTable(named, now) : ofOthers(named, own, now), sentences: sentencesOf(now, own, row, column), findings };
  });
}
