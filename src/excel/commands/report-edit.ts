/** Ändra rapportens uppgifter: the report's own data and its unit, in a workbook that is in use. */
import { BokslutError } from "../../domain/errors";
import type { Steps } from "../../domain/steps";
import { buildTableModel, readReportData, reportDataToJson } from "../../reports";
import type { ReportData, ReportMeta, TableData, Unit } from "../../reports/report-data.types";
import { amountInUnit, reportInUnit } from "../../reports/table-edit";
import type { TableModel } from "../../reports/table-model";
import { cellPlace, tablesInMemory, type FoundTable } from "../find-tables";
import { undoFromJson, undoToJson } from "../import/memory-of-imports";
import { ImportStore } from "../import/store";
import { MemoryWriter } from "../memory";
import { narrativeInMemory } from "../narrative-sheet";
import type { Places } from "../render-table";
import { readState, requireReport, runCommand, type CommandSession, type WorkbookState } from "../session";
import { changedEdges, loadEdges, writeChangedEdges, type WrittenEdge } from "../tables/report-edges";
import { restated } from "../tables/restate";
import { keepUndo, requireSamePlaces, requireUntouched, tablePlaces } from "../tables/undo";
import { AmountCells, convertedInputs, ownTextInUnit } from "../tables/unit-cells";
import { loadLimits, loadLooks, writeLooks } from "../tables/unit-looks";
import { onceEach, readLaidOut, requireSameCells, writeCells, type Reading, type Written } from "../tables/written-cells";
import { writeNarrative } from "./write-narrative";
import type { CommandResult } from "./result";

const FAILED = "Rapportens uppgifter kunde inte ändras.";

interface Change {
  readonly cells: readonly Written[];
  readonly edges: readonly WrittenEdge[];
  readonly from: ReportMeta;
  readonly to: ReportMeta;
  readonly places: string;
}

/** A table with the figures that its cells hold now: what the widths of its columns must have room for. */
function withFigures(table: TableData, found: FoundTable, reading: Reading, from: Unit, to: Unit, report: ReportData): TableModel {
  const model = buildTableModel(table, report);
  return {
    ...model,
    rows: model.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => {
        const column = model.columns[index];
        const place = column === undefined || cell.type !== "input" ? null : cellPlace(found, row.key, column.key);
        const value = place === null ? null : reading.values[place.row - reading.top]?.[place.column - reading.left];
        return typeof value === "number" && column?.look !== "percent" ? { type: "input" as const, value: table.sign === null ? value : amountInUnit(value, from, to) } : cell;
      }),
    })),
  };
}

/** What an import left behind speaks of cells that now hold another unit: kept figures are converted with them. */
async function convertImports(session: CommandSession, from: Unit, to: Unit): Promise<void> {
  const store = await ImportStore.open(session.batch);
  const [undo, traces] = [undoFromJson(await store.readUndo()), await store.readTraces()];
  if (undo !== null && undo.cells.length > 0) {
    const cells = undo.cells.flatMap((cell) => (typeof cell.old === "string" && cell.old.startsWith("=") ? [] : [{ ...cell, old: typeof cell.old === "number" ? amountInUnit(cell.old, from, to) : cell.old, value: amountInUnit(cell.value, from, to) }]));
    await store.writeUndo(undoToJson({ ...undo, cells }));
  }
  if (traces.size === 0) return;
  const isTrace = (trace: unknown): trace is { readonly v: number } => typeof trace === "object" && trace !== null && "v" in trace && typeof trace.v === "number";
  await store.writeTraces(new Map([...traces].map(([key, trace]) => [key, isTrace(trace) ? { ...trace, v: amountInUnit(trace.v, from, to) } : trace])));
}

/** Reads the formats, rules and widths of every table; what it gives writes them in the unit that the models are in. */
async function relook(session: CommandSession, tables: ReadonlyMap<string, FoundTable>, before: ReadonlyMap<string, TableModel>, after: ReadonlyMap<string, TableModel>): Promise<() => Promise<void>> {
  const amounts = [...tables.values()].filter((found) => after.get(found.id)?.unit !== null && after.has(found.id));
  const looks = amounts.flatMap((found) => {
    const model = after.get(found.id);
    return model === undefined ? [] : [loadLooks(session, found, model)];
  });
  await session.batch.send();
  const limits = loadLimits(looks, after);
  if (limits.length > 0) await session.batch.send();
  const [first] = amounts.flatMap((found) => before.get(found.id) ?? []);
  const inUnit = new Map([...after].filter(([, model]) => model.unit !== null));
  return async () => (first === undefined ? undefined : writeLooks(session, looks, limits, first, inUnit));
}

/** The narrative after a change that its sentences speak of; what goes wrong with it is told, and the rest of the change stands. */
async function rewriteNarrative(state: WorkbookState, change: Change): Promise<readonly string[]> {
  const { from, to } = change;
  const speaks = from.unit !== to.unit || from.organisation !== to.organisation || from.title !== to.title || from.period !== to.period;
  if (!speaks || narrativeInMemory(state.memory) === null) return [];
  try {
    return (await writeNarrative()).warnings;
  } catch (error) {
    if (!(error instanceof BokslutError)) throw error;
    return [`Berättelsen skrevs inte om: ${error.message} Skriv berättelsen på nytt, så att dess meningar säger som tabellerna.`];
  }
}

function modelsOf(report: ReportData, tables: ReadonlyMap<string, FoundTable>): ReadonlyMap<string, TableModel> {
  return new Map(report.tables.filter((table) => tables.has(table.id)).map((table) => [table.id, buildTableModel(table, report)]));
}

async function putBack(change: Change, left: string, json: string, report: ReportData): Promise<CommandResult> {
  let before: WorkbookState | null = null;
  await runCommand("Ändringen kunde inte ångras.", async (session) => {
    const state = await readState(session);
    before = state;
    requireUntouched(state.memory.json, left);
    requireSamePlaces(state.memory, change.places);
    await requireSameCells(session, change.cells);
    const tables = tablesInMemory(state.memory);
    const { from, to } = change;
    if (from.unit !== to.unit) {
      const looks = await relook(session, tables, modelsOf(requireReport(state), tables), modelsOf(report, tables));
      await convertImports(session, to.unit, from.unit);
      await looks();
    }
    await writeCells(session.batch, change.cells, "before");
    await writeChangedEdges(session, change.edges, "before");
    await new MemoryWriter(state.memory, session.batch).writeJson(json);
    await session.batch.finish();
  });
  const warnings = before === null ? [] : await rewriteNarrative(before, { ...change, from: change.to, to: change.from });
  return { message: "Rapporten har de uppgifter den hade.", sheets: [], warnings };
}

interface Planned {
  readonly cells: readonly Written[];
  readonly warnings: readonly string[];
  readonly live: ReadonlyMap<string, TableModel>;
}

/** What changes in the tables, a step behind each part of a table. */
function* planned(report: ReportData, after: ReportData, tables: ReadonlyMap<string, FoundTable>, readings: ReadonlyMap<string, Reading>): Steps<Planned> {
  const cells: Written[] = [];
  const left: string[] = [];
  const unsure: string[] = [];
  const live = new Map<string, TableModel>();
  const amounts = new AmountCells(report, tables);
  const places: Places = (table, row, column) => {
    const found = tables.get(table);
    return found === undefined ? null : cellPlace(found, row, column);
  };
  const [from, to] = [report.meta.unit, after.meta.unit];
  for (const [index, table] of report.tables.entries()) {
    const [found, reading, next] = [tables.get(table.id), readings.get(table.id), after.tables[index]];
    if (found === undefined || reading === undefined || next === undefined) continue;
    const model = buildTableModel(table, report);
    yield;
    const now = buildTableModel(next, after);
    yield;
    const change = restated(found, reading, model, now, places);
    cells.push(...change.written);
    left.push(...change.left.map(([row, column]) => `raden ”${row}”, kolumnen ”${column}” på bladet ${found.sheet}`));
    yield;
    if (from === to) continue;
    const inputs = convertedInputs(table, model, found, reading, from, to, amounts);
    cells.push(...inputs.written);
    unsure.push(...inputs.unsure);
    yield;
    live.set(table.id, withFigures(next, found, reading, from, to, after));
    yield;
  }
  const few = (places: readonly string[]): string => (places.length > 4 ? `${places.slice(0, 4).join("; ")} med flera` : places.join("; "));
  return {
    cells, live,
    warnings: [
      ...(unsure.length === 0 ? [] : [`Formler som blandar tabellens celler med annat är lämnade som de är. Räkna om dem till ${to}: ${few(unsure)}.`]),
      ...(left.length === 0 ? [] : [`Här står något annat än Boksluts formel, och det är lämnat som det är. Kontrollera: ${few(left)}.`]),
    ],
  };
}

/** Own texts with bound figures, as they must be written when the cells change unit. */
function loadOwnTexts(session: CommandSession, state: WorkbookState): { readonly sheet: string; readonly row: number; readonly column: number; readonly range: Excel.Range } | null {
  const found = narrativeInMemory(state.memory);
  const column = found?.columns.get("Egen text")?.column;
  if (found === null || column === undefined || !state.sheets.some((sheet) => sheet.name === found.sheet)) return null;
  const last = [...found.rows.values()].reduce((most, place) => Math.max(most, place.row), found.headerRow) + 50;
  const range = session.context.workbook.worksheets.getItem(found.sheet).getRangeByIndexes(found.headerRow, column - 1, last - found.headerRow, 1);
  range.load("formulas");
  return { sheet: found.sheet, row: found.headerRow + 1, column, range };
}

function checked(to: ReportMeta, report: ReportData): ReportMeta {
  const { meta } = readReportData({ meta: { ...to } });
  if (meta.organisation.trim() === "") throw new BokslutError("bad-argument", "Rapporten behöver en organisation. Skriv nämndens namn och försök igen.");
  const { organisation, title, period, unit, diary_number, handlaggare, datum } = meta;
  const rest = Object.fromEntries(Object.entries(report.meta).filter(([key]) => key !== "handlaggare" && key !== "datum")) as unknown as ReportMeta;
  return { ...rest, organisation, title, period, unit, diary_number, ...(handlaggare === undefined ? {} : { handlaggare }), ...(datum === undefined ? {} : { datum }) };
}

function said(report: ReportMeta, to: ReportMeta): string {
  const unit = report.unit === to.unit ? "" : ` Beloppen är omräknade från ${report.unit} till ${to.unit} i full precision. Egna formler på andra blad som läser tabellerna får nu ${to.unit}.`;
  return `Rapportens uppgifter är ändrade och står på bladen och i deras sidhuvud.${unit}`;
}

/**
 * Changes the report's own data (organisation, title, period's name, diarienummer, date, handläggare) and its unit. Year, dates and kind stay: they are
 * changed by a new period. Texts that the user has changed are left. With a new unit every amount of the tables is converted exactly, and the narrative is
 * written anew. Three syncs, two more for the looks of a new unit. Can be taken back with `undoLastCommand`.
 */
export async function changeReport(wanted: ReportMeta): Promise<CommandResult> {
  let state: WorkbookState | null = null;
  let change: Change | null = null;
  const result = await runCommand(FAILED, async (session): Promise<CommandResult> => {
    state = await readState(session);
    const report = requireReport(state);
    const meta = checked(wanted, report);
    const after: ReportData = { ...reportInUnit(report, meta.unit), meta };
    const tables = tablesInMemory(state.memory);
    const loaded = loadEdges(session, state);
    const texts = report.meta.unit === meta.unit ? null : loadOwnTexts(session, state);
    const readings = await readLaidOut(session, tables, report.meta.unit !== meta.unit);
    if (tables.size === 0) await session.batch.send();
    const plan = await session.pieces.work(planned(report, after, tables, readings));
    const top = changedEdges(loaded, report.meta, meta);
    const amounts = new AmountCells(report, tables);
    const own = (texts?.range.formulas ?? []).flatMap((row: unknown[], index): Written[] => {
      const before = String(row[0] ?? "");
      const now = texts === null ? null : ownTextInUnit(before, report.meta.unit, meta.unit, texts.sheet, amounts);
      return texts === null || now === null ? [] : [{ sheet: texts.sheet, row: texts.row + index, column: texts.column, before, after: now }];
    });
    const cells = onceEach([...top.cells, ...plan.cells, ...own]);
    change = { cells, edges: top.edges, from: report.meta, to: meta, places: tablePlaces(state.memory) };
    if (report.meta.unit !== meta.unit) {
      await session.pieces.breathe();
      const looks = await relook(session, tables, modelsOf(report, tables), plan.live);
      await convertImports(session, report.meta.unit, meta.unit);
      await looks();
    }
    await writeCells(session.batch, cells, "after");
    await writeChangedEdges(session, top.edges, "after");
    const [json, was] = [JSON.stringify(reportDataToJson(after)), state.memory.json ?? ""];
    await new MemoryWriter(state.memory, session.batch).writeJson(json);
    await session.batch.finish();
    const done = change;
    keepUndo("Rapportens uppgifter", () => putBack(done, json, was, report));
    return { message: said(report.meta, meta), sheets: [...new Set(cells.map((cell) => cell.sheet))], warnings: plan.warnings };
  });
  const more = state === null || change === null ? [] : await rewriteNarrative(state, change);
  return { ...result, warnings: [...result.warnings, ...more] };
}
