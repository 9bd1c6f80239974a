/**
 * The rows of a large file in columns of plain numbers: 25 bytes a row, whatever it names. Accounts, periods, dates and object lists are kept once
 * each; rows as objects of their own would take four times as much.
 */
import { ownText, type SieObjectRef } from "./fields";

/** A row with an amount: debit plus, credit minus, in whole ören. */
export interface SieRow {
  /** Number of the financial year: 0 this, −1 last. 0 for voucher rows, which have a date. */
  readonly year: number;
  /** YYYYMM of a month's change, YYYYMMDD of a voucher row, or IB, UB, RES, OIB, OUB for a balance. */
  readonly mark: string;
  readonly account: string;
  /** Empty for the whole account. */
  readonly objects: readonly SieObjectRef[];
  readonly ore: bigint;
  /** One-based line in the file. */
  readonly line: number;
}

/** Values kept once each, by number. */
class Kept<T> {
  private readonly numbers = new Map<string, number>();
  private readonly values: T[] = [];

  number(key: string, value: () => T): number {
    const known = this.numbers.get(key);
    if (known !== undefined) {
      return known;
    }
    this.numbers.set(ownText(key), this.values.length);
    this.values.push(value());
    return this.values.length - 1;
  }

  at(number: number): T | undefined {
    return this.values[number];
  }
}

const NO_OBJECTS: readonly SieObjectRef[] = [];
const FIRST_ROOM = 256;

export class SieRows implements Iterable<SieRow> {
  length = 0;
  private readonly texts = new Kept<string>();
  private readonly lists = new Kept<readonly SieObjectRef[]>();
  private readonly sameList = new WeakMap<readonly SieObjectRef[], number>();
  private years = new Int8Array(FIRST_ROOM);
  private marks = new Uint32Array(FIRST_ROOM);
  private accounts = new Uint32Array(FIRST_ROOM);
  private objectLists = new Uint32Array(FIRST_ROOM);
  private amounts = new BigInt64Array(FIRST_ROOM);
  private lines = new Uint32Array(FIRST_ROOM);

  private text(text: string): number {
    return this.texts.number(text, () => ownText(text));
  }

  private list(objects: readonly SieObjectRef[]): number {
    const known = this.sameList.get(objects);
    if (known !== undefined) {
      return known;
    }
    let key = "";
    for (const reference of objects) {
      key += `${reference.dimension}\u0000${reference.object}\u0000`;
    }
    const number = this.lists.number(key, () => objects);
    this.sameList.set(objects, number);
    return number;
  }

  private grow(): void {
    const room = this.years.length + Math.max(FIRST_ROOM, this.years.length >> 1);
    const wider = <A extends { set(values: A): void }>(made: A, old: A): A => {
      made.set(old);
      return made;
    };
    this.years = wider(new Int8Array(room), this.years);
    this.marks = wider(new Uint32Array(room), this.marks);
    this.accounts = wider(new Uint32Array(room), this.accounts);
    this.objectLists = wider(new Uint32Array(room), this.objectLists);
    this.amounts = wider(new BigInt64Array(room), this.amounts);
    this.lines = wider(new Uint32Array(room), this.lines);
  }

  add(row: SieRow): void {
    const at = this.length;
    if (at === this.years.length) {
      this.grow();
    }
    this.years[at] = row.year;
    this.marks[at] = this.text(row.mark);
    this.accounts[at] = this.text(row.account);
    this.objectLists[at] = this.list(row.objects);
    this.amounts[at] = row.ore;
    this.lines[at] = row.line;
    this.length += 1;
  }

  year(at: number): number {
    return this.years[at] ?? 0;
  }

  mark(at: number): string {
    return this.texts.at(this.marks[at] ?? 0) ?? "";
  }

  account(at: number): string {
    return this.texts.at(this.accounts[at] ?? 0) ?? "";
  }

  objects(at: number): readonly SieObjectRef[] {
    return this.lists.at(this.objectLists[at] ?? 0) ?? NO_OBJECTS;
  }

  ore(at: number): bigint {
    return this.amounts[at] ?? 0n;
  }

  line(at: number): number {
    return this.lines[at] ?? 0;
  }

  at(at: number): SieRow {
    return { year: this.year(at), mark: this.mark(at), account: this.account(at), objects: this.objects(at), ore: this.ore(at), line: this.line(at) };
  }

  *[Symbol.iterator](): Generator<SieRow, void> {
    for (let at = 0; at < this.length; at += 1) {
      yield this.at(at);
    }
  }
}
