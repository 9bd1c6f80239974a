/** The rows of a sheet while a command inserts, moves and deletes them: what is queued and where everything will stand. */
import type { Batch } from "../batch";
import type { NewRecord } from "../memory";
import type { Place } from "../addresses";

/** Row and column places of one sheet, kept right through the queued changes. */
export class PhysicalRows {
  constructor(private readonly sheet: Excel.Worksheet, private readonly sheetName: string, private readonly batch: Batch, private records: readonly NewRecord[], private rows: Map<string, number>) {}

  /** Where the table's rows stand after what is queued. */
  row(key: string): number | undefined {
    return this.rows.get(key);
  }

  set(key: string, row: number): void {
    this.rows.set(key, row);
  }

  forget(key: string): void {
    this.rows.delete(key);
  }

  get all(): ReadonlyMap<string, number> {
    return this.rows;
  }

  /** The records of the memory with the places they will have. */
  get kept(): readonly NewRecord[] {
    return this.records;
  }

  private shift(change: (row: number) => number | null): void {
    const moved = (place: Place): Place | null => {
      if (place.sheet !== this.sheetName) return place;
      const row = change(place.row);
      return row === null ? null : { ...place, row };
    };
    this.records = this.records.flatMap((record): NewRecord[] => {
      if (record.anchor === undefined) return [record];
      const place = moved(record.anchor.place);
      return place === null ? [] : [{ ...record, anchor: { ...record.anchor, place } }];
    });
    for (const [key, row] of [...this.rows]) {
      const now = change(row);
      if (now === null) this.rows.delete(key);
      else this.rows.set(key, now);
    }
  }

  private whole(at: number, count: number): Excel.Range {
    return this.sheet.getRange(`${at}:${at + count - 1}`);
  }

  /** Puts in empty rows; the first will be row `at`. */
  async insert(at: number, count: number): Promise<void> {
    await this.batch.operations(2);
    this.whole(at, count).insert("Down");
    this.shift((row) => (row >= at ? row + count : row));
  }

  async remove(at: number, count: number): Promise<void> {
    await this.batch.operations(2);
    this.whole(at, count).delete("Up");
    this.shift((row) => (row < at ? row : row < at + count ? null : row - count));
  }

  /** Moves rows so that the first stands where row `to` stands now; everything that reads them follows. */
  async move(from: number, count: number, to: number): Promise<void> {
    if (to >= from && to <= from + count) return;
    await this.insert(to, count);
    const now = to <= from ? from + count : from;
    await this.batch.operations(2);
    this.whole(now, count).moveTo(`${to}:${to + count - 1}`);
    this.shift((row) => (row >= now && row < now + count ? row - now + to : row));
    await this.batch.operations(2);
    this.whole(now, count).delete("Up");
    this.shift((row) => (row < now ? row : row - count));
  }
}

/** Neighbouring numbers as runs: [first, count]. The numbers rise. */
export function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run[0] + run[1] === number) run[1] += 1;
    else runs.push([number, 1]);
  }
  return runs;
}
