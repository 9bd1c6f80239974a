/**
 * What imports leave in the add-in's memory sheet, beside the memory's own columns: I1 the counts, I and J one traced cell per row, K the way back
 * of the last import, L the choices; M1 and N1 anchors of the sheets Import and Mappning.
 */
import { BokslutError } from "../../domain/errors";
import { absoluteAddress, anchoredPlace, type Place } from "../addresses";
import type { Batch } from "../batch";
import { MEMORY_SHEET } from "../memory";
import { asText } from "../text-cells";

const FIRST_COLUMN = 9;
const CHUNK = 30_000;
/** Rows of traces and chunks read at once, well under the response limit. */
const AT_ONCE = 120;

interface Counts {
  readonly traces: number;
  readonly undo: number;
  readonly settings: number;
}

const NONE: Counts = { traces: 0, undo: 0, settings: 0 };

function counts(cell: unknown): Counts {
  const match = /^import (\d{1,6}) (\d{1,6}) (\d{1,6})$/.exec(String(cell ?? ""));
  return match === null ? NONE : { traces: Number(match[1]), undo: Number(match[2]), settings: Number(match[3]) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BokslutError("workbook", `Bokslut kan inte läsa sina egna uppgifter om hämtade siffror (det dolda bladet ${MEMORY_SHEET} är ändrat). Hämta siffrorna på nytt.`, MEMORY_SHEET);
  }
}

export type AnchoredSheet = "import" | "mapping";

export class ImportStore {
  private constructor(private readonly batch: Batch, private readonly sheet: Excel.Worksheet, private held: Counts, private readonly anchors: Readonly<Record<AnchoredSheet, Place | null>>) {}

  /** Reads the head in one sync. The memory sheet must exist (a report is open). */
  static async open(batch: Batch): Promise<ImportStore> {
    const { context } = batch;
    const sheet = context.workbook.worksheets.getItem(MEMORY_SHEET);
    const head = sheet.getRange("I1:N1");
    head.load("formulas");
    await context.sync();
    const row: readonly unknown[] = head.formulas[0] ?? [];
    const anchor = (at: number): Place | null => anchoredPlace(String(row[at] ?? ""));
    return new ImportStore(batch, sheet, counts(row[0]), { import: anchor(4), mapping: anchor(5) });
  }

  /** Where the header row of a sheet of imports stands now; null when it is not there. */
  place(which: AnchoredSheet): Place | null {
    return this.anchors[which];
  }

  private async read(column: string, lastColumn: string, rows: number): Promise<unknown[][]> {
    const ranges: Excel.Range[] = [];
    for (let at = 0; at < rows; at += AT_ONCE) {
      const range = this.sheet.getRange(`${column}${2 + at}:${lastColumn}${1 + Math.min(rows, at + AT_ONCE)}`);
      range.load("values");
      ranges.push(range);
      // Two ranges of the largest traces are as much as a response takes.
      if (ranges.length % 2 === 0) await this.batch.send();
    }
    if (ranges.length % 2 === 1) await this.batch.send();
    return ranges.flatMap((range): unknown[][] => range.values);
  }

  private async chunks(column: string, rows: number): Promise<unknown> {
    const read = await this.read(column, column, rows);
    return rows === 0 ? null : parse(read.map((row) => String(row[0] ?? "").slice(1)).join(""));
  }

  readUndo(): Promise<unknown> {
    return this.chunks("K", this.held.undo);
  }

  readSettings(): Promise<unknown> {
    return this.chunks("L", this.held.settings);
  }

  /** Traces by cell key. */
  async readTraces(): Promise<Map<string, unknown>> {
    const rows = await this.read("I", "J", this.held.traces);
    return new Map(rows.map((row) => [String(row[0] ?? "").slice(1), parse(String(row[1] ?? "").slice(1))]));
  }

  private async writeRows(column: number, former: number, rows: readonly (readonly string[])[], width: number): Promise<void> {
    const blank = new Array<string[]>(Math.max(0, former - rows.length)).fill(new Array<string>(width).fill(""));
    if (rows.length + blank.length > 0) await this.batch.write(this.sheet, 2, column, [...rows, ...blank]);
  }

  private split(value: unknown): string[][] {
    if (value === null) return [];
    const json = JSON.stringify(value);
    const rows: string[][] = [];
    for (let at = 0; at < json.length; at += CHUNK) rows.push([`j${json.slice(at, at + CHUNK)}`]);
    return rows;
  }

  async writeUndo(value: unknown): Promise<void> {
    const rows = this.split(value);
    await this.writeRows(FIRST_COLUMN + 2, this.held.undo, rows, 1);
    this.held = { ...this.held, undo: rows.length };
    await this.writeHead();
  }

  async writeSettings(value: unknown): Promise<void> {
    const rows = this.split(value);
    await this.writeRows(FIRST_COLUMN + 3, this.held.settings, rows, 1);
    this.held = { ...this.held, settings: rows.length };
    await this.writeHead();
  }

  async writeTraces(traces: ReadonlyMap<string, unknown>): Promise<void> {
    const rows = [...traces].map(([key, value]) => [`k${key}`, `j${JSON.stringify(value)}`]);
    await this.writeRows(FIRST_COLUMN, this.held.traces, rows, 2);
    this.held = { ...this.held, traces: rows.length };
    await this.writeHead();
  }

  private async writeHead(): Promise<void> {
    await this.batch.write(this.sheet, 1, FIRST_COLUMN, [[asText(`import ${this.held.traces} ${this.held.undo} ${this.held.settings}`)]]);
  }

  /** Remembers where the header row of a sheet of imports stands. */
  async anchor(which: AnchoredSheet, place: Place): Promise<void> {
    await this.batch.write(this.sheet, 1, FIRST_COLUMN + (which === "import" ? 4 : 5), [[`=ROW(${absoluteAddress(place)})`]]);
  }
}
