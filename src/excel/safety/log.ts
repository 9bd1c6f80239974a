/**
 * How far a command has come, kept in the workbook itself, in the memory sheet to the right of all else: P1 which command, Q1 the request it has come to,
 * R and S one row per change of structure with an anchor that tells whether it was done, T a mark behind an added sheet, P2 and down what is kept of the
 * cells. It is written in the same requests as the changes, ahead of each, and emptied with the last one.
 */
import { absoluteAddress, anchoredPlace } from "../addresses";
import { Batch } from "../batch";
import { MEMORY_SHEET } from "../memory";
import type { Area } from "./areas";
import { isStructure, type Entry, type StructureEntry } from "./journal";
import type { KeptSheet } from "./kept";

/** All of it but the head. */
const LOG_AREAS: readonly string[] = ["Q1:T1000", "P2:P1000"];
const FIRST = 2;
const [HEAD, STEP, ENTRY] = [16, 17, 18] as const;
const CHUNK = 30_000;
const MOST_ROWS = 400;

/** What is needed to put a workbook back. */
export interface Rescue {
  readonly id: string;
  /** "Tabellerna kunde inte läggas ut." */
  readonly what: string;
  /** ISO time. */
  readonly time: string;
  readonly entries: readonly Entry[];
  readonly kept: readonly KeptSheet[];
  /** The command knew of a memory to log in. */
  readonly logged: boolean;
  /** All of it was done, and Excel said so: it is taken back for what somebody else did meanwhile. */
  readonly wasDone?: boolean;
}

export interface LogHead {
  readonly id: string;
  readonly what: string;
  readonly time: string;
  /** Rows of kept cells. */
  readonly chunks: number;
}

/** done: all of the command is done. back: all of it is taken back. */
export type LogState = { readonly state: "none" } | { readonly state: "done" | "back"; readonly id: string } | { readonly state: "open"; readonly head: LogHead };

export function readHead(cell: unknown): LogState {
  const text = String(cell ?? "");
  const ended = /^(klar|åter) (.*)$/.exec(text);
  if (ended !== null) return { state: ended[1] === "klar" ? "done" : "back", id: ended[2] ?? "" };
  if (!text.startsWith("j{")) return { state: "none" };
  const head = JSON.parse(text.slice(1)) as Partial<LogHead>;
  return { state: "open", head: { id: String(head.id), what: String(head.what), time: String(head.time), chunks: Number(head.chunks ?? 0) } };
}

function sheetOf(context: Excel.RequestContext): Excel.Worksheet {
  return context.workbook.worksheets.getItem(MEMORY_SHEET);
}

export function headCell(context: Excel.RequestContext): Excel.Range {
  return sheetOf(context).getRange("P1");
}

function headText(head: LogHead): string {
  return `j${JSON.stringify(head)}`;
}

/** The head and rows of kept cells below it, to be filled before they are sent. Cells left null are not touched. */
export function queuePlace(context: Excel.RequestContext, rows: number): (string | null)[][] {
  const cells: (string | null)[][] = Array.from({ length: 1 + rows }, () => [null]);
  sheetOf(context).getRangeByIndexes(0, HEAD - 1, 1 + rows, 1).values = cells;
  return cells;
}

/** Fills the place that was queued; without chunks only the head. */
export function fillPlace(place: (string | null)[][], rescue: Rescue, rows: number, chunks: readonly string[]): void {
  place[0] = [headText({ id: rescue.id, what: rescue.what, time: rescue.time, chunks: rows })];
  chunks.forEach((chunk, index) => { place[index + 1] = [chunk]; });
}

/** The cell that tells by where it has gone whether rows have been put in, taken out or moved. */
function telltale(entry: StructureEntry): { readonly sheet: string; readonly row: number; readonly after: number } | null {
  if (entry.kind === "move") return { sheet: entry.sheet, row: entry.from.row, after: entry.to.row };
  if (entry.kind !== "shift" || !entry.down) return null;
  const { row, rows } = entry.area;
  return entry.way === "insert" ? { sheet: entry.sheet, row, after: row + rows } : { sheet: entry.sheet, row: row + rows, after: row };
}

function columnOf(entry: StructureEntry): number {
  return entry.kind === "move" ? entry.from.column : entry.kind === "shift" ? entry.area.column : 1;
}

/** Enters a change of structure, ahead of it. `back`: it is the way back of the entry that the row held. */
export function queueEntry(context: Excel.RequestContext, number: number, entry: StructureEntry, back = false): void {
  const tell = telltale(entry);
  const anchor = tell === null ? "" : `=ROW(${absoluteAddress({ sheet: tell.sheet, row: tell.row, column: columnOf(entry) })})`;
  sheetOf(context).getRangeByIndexes(FIRST + number - 1, ENTRY - 1, 1, 3).formulas = [[`${back ? "b" : "j"}${JSON.stringify(entry)}`, anchor, ""]];
}

export function queueMark(context: Excel.RequestContext, number: number): void {
  sheetOf(context).getRangeByIndexes(FIRST + number - 1, ENTRY + 1, 1, 1).values = [["x"]];
}

export function queueRemoved(context: Excel.RequestContext, number: number): void {
  sheetOf(context).getRangeByIndexes(FIRST + number - 1, ENTRY - 1, 1, 3).values = [["", "", ""]];
}

export function queueStep(context: Excel.RequestContext, step: number): void {
  sheetOf(context).getRangeByIndexes(0, STEP - 1, 1, 1).values = [[step]];
}

/** Says that the command is done or taken back, and empties the log. */
export function queueDone(context: Excel.RequestContext, id: string, how: "klar" | "åter"): void {
  // The head first: without it the log would say that nothing was ever begun.
  headCell(context).values = [[`${how} ${id}`]];
  LOG_AREAS.forEach((area) => sheetOf(context).getRange(area).clear(Excel.ClearApplyTo.contents));
}

export interface Logged {
  readonly entry: StructureEntry;
  readonly back: boolean;
  /** Where the telltale stands; null without or when it is gone. */
  readonly at: number | null;
  readonly marked: boolean;
}

export interface Log {
  readonly head: LogState;
  readonly step: number;
  readonly rows: readonly Logged[];
}

/** Reads the log; null when the workbook has no memory. One sync. */
export async function readLog(context: Excel.RequestContext): Promise<Log | null> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(MEMORY_SHEET);
  const head = sheet.getRange("P1:Q1");
  const rows = sheet.getRangeByIndexes(FIRST - 1, ENTRY - 1, MOST_ROWS, 3);
  head.load("values");
  rows.load("formulas");
  await context.sync();
  if (sheet.isNullObject) return null;
  const formulas: unknown[][] = rows.formulas;
  const logged = formulas.filter((row) => /^[jb]\{/.test(String(row[0] ?? ""))).map((row): Logged => {
    const text = String(row[0]);
    return { entry: JSON.parse(text.slice(1)) as StructureEntry, back: text.startsWith("b"), at: anchoredPlace(String(row[1] ?? ""))?.row ?? null, marked: row[2] === "x" };
  });
  const [first, step] = head.values[0] ?? [];
  return { head: readHead(first), step: Number(step === "" ? 0 : step), rows: logged };
}

/** Whether the last entry of the log was done: its telltale has gone where it goes, or sheets and names tell. */
export function isDone(logged: Logged, sheets: ReadonlySet<string>, names: ReadonlySet<string>, empty: ReadonlySet<string>): boolean {
  const { entry, at } = logged;
  const tell = telltale(entry);
  if (tell !== null) return at === tell.after && tell.after !== tell.row;
  switch (entry.kind) {
    case "sheet added":
      return logged.marked || (sheets.has(entry.sheet.toLowerCase()) && empty.has(entry.sheet.toLowerCase()));
    case "sheet deleted":
      return !sheets.has(entry.sheet.toLowerCase());
    case "sheet renamed":
      return sheets.has(entry.to.toLowerCase());
    case "name added":
    case "name changed":
      return names.has(entry.name.toLowerCase());
    case "name removed":
      return !names.has(entry.name.toLowerCase());
    default:
      return true;
  }
}

/** The way back of a change of structure that is its own opposite; null where sheets and names are put back in other ways. */
export function opposite(entry: StructureEntry): StructureEntry | null {
  if (entry.kind === "shift") return { ...entry, way: entry.way === "insert" ? "delete" : "insert" };
  if (entry.kind === "move") return { ...entry, from: entry.to, to: entry.from };
  return null;
}

export function structureOf(entries: readonly Entry[]): readonly StructureEntry[] {
  return entries.filter(isStructure);
}

/** A rescue as text, in pieces that fit in a cell each. What was written on the command's own sheets is not needed, and neither is what was written in the memory: where is enough. */
export function chunksOf(rescue: Rescue): readonly string[] {
  const own = new Set(rescue.entries.flatMap((entry) => (entry.kind === "sheet added" ? [entry.sheet] : [])));
  const entries = rescue.entries.filter((entry) => !("sheet" in entry) || !own.has(entry.sheet) || isStructure(entry));
  const json = JSON.stringify({ ...rescue, entries: entries.map((entry) => (entry.kind === "cells" && entry.sheet === MEMORY_SHEET ? { ...entry, cells: null } : entry)) });
  const chunks: string[] = [];
  for (let at = 0; at < json.length; at += CHUNK) chunks.push(`j${json.slice(at, at + CHUNK)}`);
  return chunks;
}

/** Keeps a rescue in the workbook by requests of its own. One sync or more. */
export async function storeRescue(rescue: Rescue, chunks: readonly string[] = chunksOf(rescue)): Promise<void> {
  await Excel.run(async (context) => {
    const batch = new Batch(context);
    await batch.write(sheetOf(context), FIRST, HEAD, chunks.map((chunk) => [chunk]));
    headCell(context).values = [[headText({ id: rescue.id, what: rescue.what, time: rescue.time, chunks: chunks.length })]];
    await batch.send();
  });
}

/** The rescue that the workbook keeps, or what the log alone tells of it; null when no command stands half-done. */
export async function storedRescue(): Promise<Rescue | null> {
  return Excel.run(async (context) => {
    const log = await readLog(context);
    if (log?.head.state !== "open") return null;
    const { head } = log.head;
    const bare: Rescue = { id: head.id, what: head.what, time: head.time, entries: log.rows.map((row) => row.entry), kept: [], logged: true };
    if (head.chunks === 0) return bare;
    const range = sheetOf(context).getRangeByIndexes(FIRST - 1, HEAD - 1, head.chunks, 1);
    range.load("values");
    await context.sync();
    const rows: unknown[][] = range.values;
    return JSON.parse(rows.map((row) => String(row[0] ?? "").slice(1)).join("")) as Rescue;
  });
}

/** Rows of an original sheet as they stand at a point of the entries: where a row has gone; null when it is taken out. */
export function rowAfter(row: number, column: number, entry: Entry): number | null {
  if (entry.kind === "shift" && entry.down && column >= entry.area.column && column < entry.area.column + entry.area.columns) {
    const { row: at, rows } = entry.area;
    if (entry.way === "insert") return row >= at ? row + rows : row;
    return row < at ? row : row < at + rows ? null : row - rows;
  }
  if (entry.kind === "move" && contains(entry.from, row, column)) return row - entry.from.row + entry.to.row;
  return row;
}

function contains(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}
