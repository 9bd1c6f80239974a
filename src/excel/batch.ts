/** Queued work that is sent in as few requests as Excel on the web's limit (5 MB) allows, in pieces that let the page answer meanwhile. */
import { Pieces } from "./yielding";

/** Requests are kept under this size: at most one request per 4 MB of work. */
const MOST_BYTES = 4_000_000;
/** A block of cells is written in pieces of at most this size, so that no piece is too big for a request. */
const BLOCK_BYTES = 1_000_000;
/** What the request spends on one operation on a range, beside its data (measured on office.js 1.1.110). */
const OPERATION_BYTES = 420;

type Cells = readonly (readonly (string | number | boolean | null)[])[];

/** Bytes of a text in a request, whose quotes are escaped twice. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bytes += code < 128 ? (code === 34 || code === 92 ? 4 : 1) : code < 2048 ? 2 : 3;
  }
  return bytes;
}

function rowBytes(row: readonly (string | number | boolean | null)[]): number {
  return row.reduce<number>((bytes, cell) => bytes + (typeof cell === "string" ? utf8Length(cell) + 5 : 12), 8);
}

export class Batch {
  private queued = 0;
  /** Requests sent so far. */
  syncs = 0;

  /** `sendLast`: how the last request of a command is sent, when that differs. `pieces`: of the command that it belongs to; work of its own cannot be stopped. */
  constructor(readonly context: Excel.RequestContext, private readonly pieces = new Pieces(null), private readonly sendLast: () => Promise<void> = async () => this.context.sync()) {}

  /** Makes room for an operation of so many bytes: sends what is queued when it would not fit. */
  async room(bytes: number): Promise<void> {
    if (this.queued > 0 && this.queued + bytes > MOST_BYTES) await this.send();
    await this.pieces.breathe();
    this.queued += bytes;
  }

  /** Counts operations on ranges, with their data, against the size of the request. */
  async operations(count: number, dataBytes = 0): Promise<void> {
    await this.room(count * OPERATION_BYTES + dataBytes);
  }

  /** Sends what is queued. */
  async send(): Promise<void> {
    this.pieces.stopIfAsked();
    this.queued = 0;
    this.syncs += 1;
    await this.context.sync();
    this.pieces.restart();
  }

  /** Sends what is queued as the last request of the command: all that it writes is then written. */
  async finish(): Promise<void> {
    this.pieces.stopIfAsked();
    this.pieces.last();
    this.queued = 0;
    this.syncs += 1;
    await this.sendLast();
  }

  get hasQueued(): boolean {
    return this.queued > 0;
  }

  /** Writes a block of cells (`formulas`: text that begins with = is a formula) with its upper left corner at a row and column counted from 1. */
  async write(sheet: Excel.Worksheet, row: number, column: number, cells: Cells): Promise<void> {
    let from = 0;
    while (from < cells.length) {
      let bytes = 0;
      let to = from;
      while (to < cells.length && (to === from || bytes + rowBytes(cells[to] ?? []) <= BLOCK_BYTES)) {
        bytes += rowBytes(cells[to] ?? []);
        to += 1;
      }
      const piece = cells.slice(from, to);
      const width = piece[0]?.length ?? 0;
      await this.operations(1 + Math.ceil((piece.length * width) / 1_500), bytes);
      sheet.getRangeByIndexes(row - 1 + from, column - 1, piece.length, width).formulas = piece.map((cellsOfRow) => [...cellsOfRow]);
      from = to;
    }
  }
}
