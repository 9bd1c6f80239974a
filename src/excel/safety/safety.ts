/**
 * Keeps what a command overwrites, and when Excel fails puts it back or sees that all was done: "How a command writes" in docs/architecture.md.
 */
import { BokslutError } from "../../domain/errors";
import { answerError, hasCode, isOfficeError, unanswered } from "../errors";
import { MEMORY_SHEET } from "../memory";
import { Journal, isStructure, sheetOf, type Entry } from "./journal";
import { changedSince, copyPrefix, emptySheet, fromReads, keptCell, keptOf, LOG_COLUMNS, NO_PAGE, queueKept, readKept, type KeptSheet, type LoadedSheet } from "./kept";
import { KeptInLog } from "./kept-in-log";
import { queueDone, queueEntry, queueMark, queueStep, readHead, type LogState, type Rescue } from "./log";
import { changedError, Meanwhile, othersText, queueOthersBack, type Taken } from "./meanwhile";
import { movedError, SinceRead } from "./since-read";
import { removes, wantedFor } from "./wanted";
import { queueDeleted } from "./restore";
import { standsAtLast } from "./stands";
import { StoppedHalfway, isComplete, latestWaiting, markComplete, pause, PAUSES, restoredAtLast, sheetsOf, unfinishedText } from "./unfinished";
import { copiesAway, NOTHING_CHANGED, takenBack } from "./take-back";
import { Watch } from "./watch";
import { widerMemory } from "./wider-memory";

export class Safety {
  private readonly journal = new Journal();
  private readonly id = Math.random().toString(36).slice(2, 10).padEnd(8, "0");
  private readonly time = new Date().toISOString();
  private readonly kept = new Map<string, KeptSheet>();
  /** Sheets that are kept by the command's own reading request, and read again when it writes. */
  private expected: LoadedSheet[] = [];
  private readonly again = new Set<string>();
  private readonly meanwhile: Meanwhile;
  private readonly sinceRead = new SinceRead();
  /** What is told of cells that others changed while the command ran. */
  readonly remarks: string[] = [];
  private log: LogState = { state: "none" };
  private hasMemory = false;
  private readonly inLog = new KeptInLog();
  private rows = 0;
  private step = 0;
  private copies = 0;
  private done = false;
  /** Excel has said that the last request is done. */
  private heard = false;
  /** The memory is kept as the command read it, which may be older than what it wrote over. */
  private keptByReading = false;
  private empty: string | null = null;
  private sheets: readonly string[] = [];
  /** There are copies that a pane which was closed has left. */
  private leftovers = false;
  readonly context: Excel.RequestContext;

  constructor(private readonly real: Excel.RequestContext, private readonly what: string) {
    const watch = new Watch(this.journal, { change: (entry) => this.before(entry), after: (entry) => this.after(entry) }, () => this.send(false));
    this.context = watch.context(real);
    this.meanwhile = new Meanwhile(real, this.journal);
  }

  /** Sheets that the command is going to change: kept in its next reading request, so that none of its own is needed. `looks`: formats or rows change too. */
  expect(sheets: readonly string[], looks: boolean): void {
    const wanted = [...new Set(sheets)].filter((name) => !this.kept.has(name)).map((name) => ({ name, looks, page: true }));
    const loaded = queueKept(this.real, wanted, { id: this.id, made: this.copies }, true);
    loaded.forEach((one) => this.sinceRead.corner(one));
    this.expected.push(...loaded);
    this.copies += looks ? wanted.length : 0;
  }

  /** Tells what the command has read of the memory: that it is there, the head of the log, and the marks of the command that wrote last. */
  knowMemory(exists: boolean, head: unknown, marks: readonly string[]): void {
    this.sinceRead.knowMarks(marks);
    this.hasMemory = exists;
    this.log = readHead(head);
  }

  /** Excel's empty first sheet, which may be taken away. */
  knowEmpty(sheet: string): void {
    this.empty = sheet;
  }

  /** The workbook's sheets. */
  knowSheets(sheets: readonly string[]): void {
    this.sheets = sheets.filter((name) => !name.startsWith(copyPrefix()));
    this.leftovers = sheets.some((name) => name.startsWith(copyPrefix()) && !name.startsWith(copyPrefix(this.id)));
  }

  /** Columns of a sheet that are blank from a row down. */
  knowBlank(sheet: string, column: number, columns: number, from: number): void {
    this.journal.blank(sheet, column, columns, from);
  }

  /** Whether the command has written anything. */
  get wrote(): boolean {
    return this.journal.sent > 0;
  }

  private before(entry: Entry): void {
    this.sinceRead.queue(this.real, this.id);
    this.again.forEach((sheet) => this.meanwhile.readAgain(sheet));
    this.again.clear();
    this.readAgain(entry);
    if (this.hasMemory) this.inLog.queue(this.real);
    if (isStructure(entry) && this.hasMemory) queueEntry(this.real, this.rows, entry);
    if (this.hasMemory && !this.journal.isOwn(MEMORY_SHEET)) this.meanwhile.guard(entry);
    this.journal.add(entry);
  }

  /** What the entry changes is read just before, to see what others have done since it was kept. */
  private readAgain(entry: Entry): void {
    const sheet = sheetOf(entry);
    if (sheet === null || entry.kind === "sheet added" || sheet === this.empty) return;
    const known = (name: string): boolean => name !== MEMORY_SHEET && !this.journal.isOwn(name);
    if (known(sheet)) this.meanwhile.readAgain(sheet);
    if (removes(entry)) this.sheets.filter(known).forEach((name) => this.meanwhile.readAgain(name));
  }

  private after(entry: Entry): void {
    if (!isStructure(entry)) return;
    if (this.hasMemory) {
      if (entry.kind === "sheet added") queueMark(this.real, this.rows);
      this.rows += 1;
    }
    if (entry.kind === "sheet added" && entry.sheet === MEMORY_SHEET) this.hasMemory = true;
  }

  /** Sends what is queued. `last`: the command is then complete. */
  async send(last: boolean): Promise<void> {
    const { journal } = this;
    const pendingEntries = journal.unsent;
    if (pendingEntries.length === 0 && !(last && journal.changed)) {
      await this.sync();
      this.keepExpected();
      return;
    }
    if (this.done) throw new BokslutError("workbook", "Åtgärden skrev mer efter att den var klar.");
    this.refuseUnfinished();
    await this.keep(pendingEntries);
    this.step += 1;
    const { hasMemory } = this;
    await this.inLog.fill(this.rescue(pendingEntries));
    if (hasMemory) this.close(last);
    const { asked } = journal;
    const taken = this.meanwhile.take();
    journal.markSent();
    let answered = true;
    try {
      await this.sync();
      this.heard = last;
    } catch (error) {
      // An answer too large to be given is refused when all has been done. The last request may have failed in its own clearing up, after all else.
      const lost = unanswered(error) || hasCode(error, "ResponsePayloadSizeLimitExceeded");
      const open = lost ? last || !asked : last && hasMemory;
      if (!open || !(await standsAtLast(this.rescue(), last ? null : this.step, pendingEntries[pendingEntries.length - 1]))) throw await this.sinceRead.explained(error);
      answered = false;
      if (last && this.copies > 0) await copiesAway(this.id);
    }
    this.keepExpected();
    if (answered) await this.lookMeanwhile(taken, pendingEntries);
    if (last && this.leftovers) await copiesAway();
    else if (last && answered && [...this.kept.values()].some((sheet) => this.copyStays(sheet))) await copiesAway(this.id);
    this.done = last;
    if (last) markComplete(this.id);
  }

  private async sync(): Promise<void> {
    try {
      await this.real.sync();
    } catch (error) {
      throw answerError(error);
    }
  }

  private close(last: boolean): void {
    if (!last) {
      queueStep(this.real, this.step);
      return;
    }
    // The copies go last: as long as the command is not done they can be needed.
    queueDone(this.real, this.id, "klar");
    for (const sheet of this.kept.values()) if (sheet.copy !== null && !this.copyStays(sheet)) queueDeleted(this.real, sheet.copy);
  }

  /** The copies are needed until it is known that nobody has moved rows meanwhile. */
  private copyStays(sheet: KeptSheet): boolean {
    return sheet.copy !== null && [...this.meanwhile.sheets].some((name) => !this.sinceRead.watched.has(name));
  }

  private keepExpected(): void {
    for (const loaded of this.expected) {
      this.kept.set(loaded.name, keptOf(loaded));
      this.again.add(loaded.name);
    }
    this.expected = [];
  }

  /**
   * Somebody else wrote between this command's reading and its write. In the memory: what they wrote is put back, and the command refuses. In a cell:
   * it is put back where the command wrote over it, and told.
   */
  private async lookMeanwhile(taken: Taken, entries: readonly Entry[]): Promise<void> {
    const memory = this.keptByReading ? taken.changedMemory() : null;
    if (memory !== null) {
      const before = this.kept.get(MEMORY_SHEET);
      this.kept.set(MEMORY_SHEET, { ...(before ?? emptySheet(MEMORY_SHEET)), whole: before?.whole ?? false, blocks: memory });
      throw new BokslutError("workbook", "Någon annan ändrade rapporten i arbetsboken samtidigt. Öppna sidan på nytt och försök igen.");
    }
    const moved = taken.moved(this.kept);
    if (moved !== null) {
      moved.kept.forEach((sheet) => this.kept.set(sheet.name, sheet));
      throw movedError(moved.sheet);
    }
    const cells = taken.othersCells(this.kept, entries);
    if (cells.length === 0) return;
    queueOthersBack(this.real, cells);
    this.remarks.push(othersText(cells));
    await this.sync();
  }

  private refuseUnfinished(): void {
    if (this.wrote) return;
    const half = latestWaiting();
    if (half !== null) throw new StoppedHalfway(unfinishedText({ ...half, sheets: sheetsOf(half) }));
    this.refuseOthers(this.log);
  }

  /** Another command, in another pane or by somebody else, is under way. */
  private refuseOthers(log: LogState): void {
    if (log.state === "open" && log.head.id !== this.id && !isComplete(log.head.id)) throw new BokslutError("workbook", unfinishedText(log.head));
  }

  private rescue(more: readonly Entry[] = []): Rescue {
    return { id: this.id, what: this.what, time: this.time, entries: [...this.journal.sentEntries, ...more], kept: [...this.kept.values()], logged: this.hasMemory, wasDone: this.heard };
  }

  /** Keeps what the entries will change, before they are sent: at no cost when it is known, else in one request. */
  private async keep(entries: readonly Entry[]): Promise<void> {
    const memory = await widerMemory(this.kept.get(MEMORY_SHEET), this.journal, entries).catch((error: unknown) => { throw answerError(error); });
    if (memory !== null) this.kept.set(MEMORY_SHEET, memory);
    let wanted = wantedFor(entries, this.journal, this.kept);
    if (this.empty !== null && wanted.some((one) => one.name === this.empty)) {
      this.kept.set(this.empty, emptySheet(this.empty));
      wanted = wanted.filter((one) => one.name !== this.empty);
    }
    const removing = entries.some((entry) => removes(entry) && !(entry.kind === "sheet deleted" && (entry.sheet === this.empty || this.journal.isOwn(entry.sheet))));
    if (!removing && wanted.length === 1 && wanted[0]?.name === MEMORY_SHEET) {
      const known = fromReads(this.journal, entries.filter((entry) => sheetOf(entry) === MEMORY_SHEET));
      if (known !== null) {
        this.kept.set(MEMORY_SHEET, known);
        this.keptByReading = true;
        return;
      }
    }
    if (wanted.length === 0 && !removing) return;
    // Rows that are taken out break formulas on other sheets: all of them are kept.
    const others = removing ? this.sheets.filter((name) => !this.kept.has(name) && !wanted.some((one) => one.name === name)).map((name) => ({ name, looks: false, page: false })) : [];
    const made = this.copies;
    this.copies += wanted.filter((one) => one.looks).length;
    const read = await readKept([...wanted, ...others], { id: this.id, made }).catch((error: unknown) => { throw answerError(error); });
    const fresh = read.filter((sheet) => !this.kept.has(sheet.name));
    for (const sheet of read) {
      const before = this.kept.get(sheet.name);
      this.kept.set(sheet.name, before === undefined ? sheet : { ...before, copy: before.copy ?? sheet.copy, page: before.page === NO_PAGE ? sheet.page : before.page });
    }
    for (const sheet of fresh) {
      if (sheet.name === MEMORY_SHEET) this.refuseOthers(readHead(keptCell(sheet, 1, LOG_COLUMNS.first)));
      const changed = changedSince(this.journal, sheet);
      if (changed !== null) throw changedError(changed);
    }
  }

  /** After the command: says in the workbook that it is complete, when its last request did not. */
  async finish(): Promise<void> {
    if (!this.journal.changed && this.copies > 0) await restoredAtLast(this.rescue(), false);
    if (!this.journal.changed || this.done) return;
    for (const milliseconds of PAUSES) {
      await pause(milliseconds);
      try {
        await this.send(true);
        return;
      } catch (error) {
        if (this.journal.unsent.length > 0 || (!isOfficeError(error) && !unanswered(error))) throw error;
      }
    }
    markComplete(this.id);
  }

  /** After a failure: puts the workbook back, and gives the sentence that says what was and was not done. */
  async takeBack(error: unknown): Promise<string> {
    return this.wrote || this.copies > 0 ? takenBack(this.rescue(), error, this.inLog.whole) : NOTHING_CHANGED;
  }
}
