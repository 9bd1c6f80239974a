/**
 * The add-in's memory in the file: a very hidden sheet with report data in chunks and one anchor formula per table row and column.
 * Excel keeps the anchors right when rows are inserted or moved and sheets renamed. Columns: A kind of record, B owner (table id), C key,
 * D anchor formula, E note; G report data; I to N what imports leave; P to T the log of a command under way. Row 1 holds the format's version and the number of records and chunks.
 */
import { BokslutError } from "../domain/errors";
import { absoluteAddress, anchoredPlace, type Place } from "./addresses";
import type { Batch } from "./batch";
import { rowsByLabel, type RowOrder } from "./sorted-rows";
import { asText } from "./text-cells";

export const MEMORY_SHEET = "_Bokslut";
const VERSION = 1;
const CHUNK = 30_000;
const CHUNK_COLUMN = 7;
const LOG_COLUMN = 16;
/** What the first reading takes; more is read only when there is more. */
const FIRST_RECORDS = 1_200;
const FIRST_CHUNKS = 30;
/** Records and chunks of a later reading that stay well under the response limit. */
const RECORDS_AT_ONCE = 10_000;
const CHUNKS_AT_ONCE = 40;
const RECORD_BYTES = 190;
const MOST_RESPONSE = 3_500_000;

export type RecordKind = "tabell" | "rad" | "kolumn" | "stycke" | "spalt" | "blad" | "kontroll";

export interface MemoryRecord {
  readonly kind: RecordKind;
  readonly owner: string;
  readonly key: string;
  /** Where it stands now; null for a record without anchor and for one whose cell is deleted. */
  readonly place: Place | null;
  /** Where its anchor points: another row than `place` for one of a table that has been sorted. */
  readonly anchor: Place | null;
  /** Whether the record has an anchor at all. */
  readonly anchored: boolean;
  /** Of a table's row: its label when it was written. */
  readonly note: string;
  /** What the anchored cell shows now; null where it is not known. */
  readonly shown: string | null;
}

export interface Memory {
  readonly exists: boolean;
  readonly records: readonly MemoryRecord[];
  /** Tables whose rows do not stand where they were laid out, by id. */
  readonly orders: ReadonlyMap<string, RowOrder>;
  /** The stored JSON; null when there is none. */
  readonly json: string | null;
  /** The head of the log of a command that is under way (see safety/log.ts). */
  readonly log: unknown;
  /** Rows that its records and its JSON take. */
  readonly rows: { readonly records: number; readonly chunks: number };
}

interface Loaded {
  readonly sheet: Excel.Worksheet;
  readonly head: Excel.Range;
  readonly records: Excel.Range;
  /** The values of the anchors: the labels of the tables' rows. */
  readonly labels: Excel.Range;
  readonly chunks: Excel.Range;
}

/** Queues the first reading of the memory. After the next sync, `finishMemory` gives it. */
export function loadMemory(context: Excel.RequestContext): Loaded {
  const sheet = context.workbook.worksheets.getItemOrNullObject(MEMORY_SHEET);
  const head = sheet.getRange("A1:P1");
  const records = sheet.getRange(`A2:E${1 + FIRST_RECORDS}`);
  const labels = sheet.getRange(`D2:D${1 + FIRST_RECORDS}`);
  const chunks = sheet.getRange(`G2:G${1 + FIRST_CHUNKS}`);
  head.load("values");
  records.load("formulas");
  labels.load("values");
  chunks.load("values");
  return { sheet, head, records, labels, chunks };
}

function counted(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new BokslutError("workbook", `Bokslut kan inte läsa sina egna uppgifter i arbetsboken (det dolda bladet ${MEMORY_SHEET} är ändrat). Öppna en tidigare version av filen, eller öppna rapporten på nytt.`, `${MEMORY_SHEET}!A1`);
}

function text(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

const KINDS: readonly string[] = ["tabell", "rad", "kolumn", "stycke", "spalt", "blad", "kontroll"];

function isKind(kind: string): kind is RecordKind {
  return KINDS.includes(kind);
}

/** A row's anchor is a plain reference to its label, so that it says both where the row stands and what stands there. */
const LABEL_ANCHOR = /^=(?!ROW\(|COLUMN\()/i;

function toRecord(row: readonly unknown[], value: unknown): MemoryRecord | null {
  const [kind, owner, key, anchor, note] = row.map(text);
  if (kind === undefined || !isKind(kind)) return null;
  const anchored = anchor !== undefined && anchor !== "";
  const place = anchored ? anchoredPlace(anchor) : null;
  const shown = place !== null && LABEL_ANCHOR.test(anchor ?? "") ? (value === 0 ? "" : text(value)) : null;
  return { kind, owner: owner ?? "", key: key ?? "", place, anchor: place, anchored, note: note ?? "", shown };
}

/** Keeps a response under Excel on the web's limit: sends when what is asked for has grown large, and gives what is then still pending. */
async function sentWhenLarge(batch: Batch, pending: number, bytes: number): Promise<number> {
  if (pending + bytes < MOST_RESPONSE) return pending + bytes;
  await batch.send();
  return 0;
}

/** The memory after the first reading; reads on (one sync more, several for a memory of many megabytes) when there was more. */
export async function finishMemory(loaded: Loaded, batch: Batch): Promise<Memory> {
  if (loaded.sheet.isNullObject) return { exists: false, records: [], orders: new Map(), json: null, log: "", rows: { records: 0, chunks: 0 } };
  const [, version, recordCount, chunkCount] = loaded.head.values[0] ?? [];
  if (counted(version) > VERSION) {
    throw new BokslutError("workbook", "Arbetsboken är skapad med en nyare version av Bokslut. Uppdatera tillägget och försök igen.");
  }
  const records = counted(recordCount);
  const chunks = counted(chunkCount);
  const recordRows: unknown[][] = loaded.records.formulas.slice(0, records);
  const labelRows: unknown[][] = loaded.labels.values.slice(0, records);
  const chunkRows: unknown[][] = loaded.chunks.values.slice(0, chunks);
  const more: Excel.Range[] = [];
  const moreLabels: Excel.Range[] = [];
  const moreChunks: Excel.Range[] = [];
  let pending = 0;
  for (let at = FIRST_RECORDS; at < records; at += RECORDS_AT_ONCE) {
    const range = loaded.sheet.getRange(`A${2 + at}:E${1 + Math.min(records, at + RECORDS_AT_ONCE)}`);
    range.load("formulas");
    more.push(range);
    const labels = loaded.sheet.getRange(`D${2 + at}:D${1 + Math.min(records, at + RECORDS_AT_ONCE)}`);
    labels.load("values");
    moreLabels.push(labels);
    pending = await sentWhenLarge(batch, pending, RECORDS_AT_ONCE * RECORD_BYTES);
  }
  for (let at = FIRST_CHUNKS; at < chunks; at += CHUNKS_AT_ONCE) {
    const range = loaded.sheet.getRange(`G${2 + at}:G${1 + Math.min(chunks, at + CHUNKS_AT_ONCE)}`);
    range.load("values");
    moreChunks.push(range);
    pending = await sentWhenLarge(batch, pending, CHUNKS_AT_ONCE * CHUNK);
  }
  if (pending > 0) await batch.send();
  for (const range of more) recordRows.push(...range.formulas);
  for (const range of moreLabels) labelRows.push(...range.values);
  for (const range of moreChunks) chunkRows.push(...range.values);
  const json = chunks === 0 ? null : chunkRows.map((row) => text(row[0]).slice(1)).join("");
  const read = recordRows.map((row, index) => toRecord(row, labelRows[index]?.[0])).filter((record): record is MemoryRecord => record !== null);
  return { exists: true, ...rowsByLabel(read), json, log: loaded.head.values[0]?.[LOG_COLUMN - 1], rows: { records, chunks } };
}

/** A record to be written. */
export interface NewRecord {
  readonly kind: RecordKind;
  readonly owner: string;
  readonly key: string;
  readonly anchor?: { readonly of: "ROW" | "COLUMN"; readonly place: Place };
  readonly note?: string;
}

function cellsOf(record: NewRecord): string[] {
  const at = record.anchor === undefined ? "" : absoluteAddress(record.anchor.place);
  const labelled = record.kind === "rad" && record.note !== undefined && record.note !== "";
  const anchor = record.anchor === undefined ? "" : labelled ? `=${at}` : `=${record.anchor.of}(${at})`;
  return [record.kind, asText(record.owner), asText(record.key), anchor, asText(record.note ?? "")];
}

/** Owners of rows that the user may take away for good: that the row is gone is itself remembered. */
export const REMEMBERS_DELETED = "uppfoljning:";
export const DELETED = "borttagen";

function recordAt(record: MemoryRecord, place: Place | null): NewRecord | null {
  if (!record.anchored) return { kind: record.kind, owner: record.owner, key: record.key, note: record.note };
  if (place === null) return record.kind === "rad" && record.owner.startsWith(REMEMBERS_DELETED) ? { kind: record.kind, owner: record.owner, key: record.key, note: DELETED } : null;
  const of = record.kind === "kolumn" || record.kind === "spalt" ? "COLUMN" : "ROW";
  return { kind: record.kind, owner: record.owner, key: record.key, note: record.note, anchor: { of, place } };
}

/** An existing record as it is written back; one whose cell is deleted is not, unless its owner remembers what is taken away. */
export function keptRecord(record: MemoryRecord): NewRecord | null {
  return recordAt(record, record.anchor);
}

/** As `keptRecord`, with the anchor moved to where the row stands now: the order of a sorted table is taken as it is. */
export function settledRecord(record: MemoryRecord): NewRecord | null {
  return recordAt(record, record.place);
}

export class MemoryWriter {
  private sheet: Excel.Worksheet | null = null;
  private records: number;
  private chunks: number;

  constructor(private readonly memory: Memory, private readonly batch: Batch) {
    this.records = memory.records.length;
    this.chunks = memory.json === null ? 0 : Math.ceil(memory.json.length / CHUNK);
  }

  private async open(): Promise<Excel.Worksheet> {
    if (this.sheet !== null) return this.sheet;
    await this.batch.operations(4, 400);
    const { worksheets } = this.batch.context.workbook;
    this.sheet = this.memory.exists ? worksheets.getItem(MEMORY_SHEET) : worksheets.add(MEMORY_SHEET);
    if (!this.memory.exists) this.sheet.visibility = "VeryHidden";
    return this.sheet;
  }

  private async writeHead(sheet: Excel.Worksheet): Promise<void> {
    await this.batch.write(sheet, 1, 1, [["Bokslut", VERSION, this.records, this.chunks, "Bokslut minns här vilka tabeller som finns. Ändra inget på bladet."]]);
  }

  /** Adds records after those that are there. */
  async append(records: readonly NewRecord[]): Promise<void> {
    const sheet = await this.open();
    await this.batch.write(sheet, 2 + this.records, 1, records.map(cellsOf));
    this.records += records.length;
    await this.writeHead(sheet);
  }

  /** Replaces all records. */
  async replace(records: readonly NewRecord[]): Promise<void> {
    const sheet = await this.open();
    const blank = new Array<string[]>(Math.max(0, this.records - records.length)).fill(["", "", "", "", ""]);
    await this.batch.write(sheet, 2, 1, [...records.map(cellsOf), ...blank]);
    this.records = records.length;
    await this.writeHead(sheet);
  }

  /** Replaces the stored JSON. Each chunk begins with a letter, so that Excel reads none as a number or a formula. */
  async writeJson(json: string): Promise<void> {
    const sheet = await this.open();
    const chunks: string[][] = [];
    for (let at = 0; at < json.length; at += CHUNK) chunks.push([`j${json.slice(at, at + CHUNK)}`]);
    const blank = new Array<string[]>(Math.max(0, this.chunks - chunks.length)).fill([""]);
    this.chunks = chunks.length;
    await this.batch.write(sheet, 2, CHUNK_COLUMN, [...chunks, ...blank]);
    await this.writeHead(sheet);
  }
}
