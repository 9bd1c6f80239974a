/**
 * The safety of one command: keeps what it overwrites before its first write, and when Excel fails puts the workbook back, or sees that all was done.
 * See "How a command writes" in docs/architecture.md.
 */
import { BokslutError } from "../../domain/errors";
import { cellAddress } from "../addresses";
import { answerError, hasCode, isOfficeError, unanswered } from "../errors";
import { MEMORY_SHEET } from "../memory";
import { Journal, isStructure, sheetOf, type Entry } from "./journal";
import { changedSince, emptySheet, fromReads, keptCell, LOG_COLUMNS, readKept, sameContent, type KeptSheet, type Wanted } from "./kept";
import { queueDone, queueEntry, queueHead, queueMark, queueStep, readHead, storeRescue, type LogState, type Rescue } from "./log";
import { stands } from "./restore";
import { isComplete, keepWaiting, latestWaiting, markComplete, pause, PAUSES, restoredAtLast, sheetsOf, unfinishedText } from "./unfinished";
import { Watch } from "./watch";

/** Looks that are put back without a copy of the sheet, or need not be. */
const NO_COPY: readonly string[] = ["protection", "visibility", "position", "activate"];
function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

export class Safety {
  private readonly journal = new Journal();
  private readonly id = newId();
  private readonly time = new Date().toISOString();
  private readonly kept = new Map<string, KeptSheet>();
  /** In-request readings of the memory's cells just before they are written over. */
  private guards: { readonly range: Excel.Range; readonly entry: Entry }[] = [];
  private log: LogState = { state: "none" };
  private hasMemory = false;
  private began = false;
  private rows = 0;
  private step = 0;
  private copies = 0;
  private done = false;
  /** The memory is kept as the command read it, which may be older than what it wrote over. */
  private keptByReading = false;
  private empty: string | null = null;
  readonly context: Excel.RequestContext;

  constructor(private readonly real: Excel.RequestContext, private readonly what: string) {
    const watch = new Watch(this.journal, { change: (entry) => this.before(entry), after: (entry) => this.after(entry) }, () => this.send(false));
    this.context = watch.context(real);
  }

  /** Tells what the command has read of the memory: that it is there, and the head of the log. */
  knowMemory(exists: boolean, head: unknown): void {
    this.hasMemory = exists;
    this.log = readHead(head);
  }

  /** Excel's empty first sheet, which may be taken away. */
  knowEmpty(sheet: string): void {
    this.empty = sheet;
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
    if (this.hasMemory && !this.began) {
      queueHead(this.real, { id: this.id, what: this.what, time: this.time, chunks: 0 });
      this.began = true;
    }
    if (isStructure(entry) && this.hasMemory) queueEntry(this.real, this.rows, entry);
    if (entry.kind === "cells" && entry.sheet === MEMORY_SHEET && entry.area !== null && this.hasMemory && !this.journal.isOwn(MEMORY_SHEET)) {
      const range = this.real.workbook.worksheets.getItem(MEMORY_SHEET).getRangeByIndexes(entry.area.row - 1, entry.area.column - 1, entry.area.rows, entry.area.columns);
      range.load("formulas");
      this.guards.push({ range, entry });
    }
    this.journal.add(entry);
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
      return;
    }
    if (this.done) throw new BokslutError("workbook", "Åtgärden skrev mer efter att den var klar.");
    this.refuseUnfinished();
    await this.keep(pendingEntries);
    this.step += 1;
    const { hasMemory } = this;
    // A command that writes in several requests may be left between them: what it has kept is put in the workbook.
    if (hasMemory && !last && [...this.kept.values()].some((sheet) => sheet.blocks.length > 0)) await this.store(this.rescue(pendingEntries));
    if (hasMemory) this.close(last);
    const { asked } = journal;
    const guards = this.guards;
    this.guards = [];
    journal.markSent();
    try {
      await this.sync();
    } catch (error) {
      if (!unanswered(error) || asked || !(await this.stands(last, pendingEntries))) throw error;
      guards.length = 0;
    }
    if (this.keptByReading) this.checkGuards(guards);
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
    for (const sheet of this.kept.values()) {
      if (sheet.copy === null) continue;
      const copy = this.real.workbook.worksheets.getItem(sheet.copy);
      copy.visibility = Excel.SheetVisibility.hidden;
      copy.delete();
    }
    queueDone(this.real, this.id);
  }

  private async stands(last: boolean, entries: readonly Entry[]): Promise<boolean> {
    try {
      return await stands(this.rescue(), last ? null : this.step, entries[entries.length - 1]);
    } catch (error) {
      if (!isOfficeError(error) && !unanswered(error)) throw error;
      return false;
    }
  }

  /** Somebody else wrote in the memory between this command's reading and its write: what they wrote is put back, and the command refuses. */
  private checkGuards(guards: readonly { readonly range: Excel.Range; readonly entry: Entry }[]): void {
    const seen = new Set<string>();
    for (const { range, entry } of guards) {
      if (entry.kind !== "cells" || entry.area === null) continue;
      const { area } = entry;
      const rows: readonly (readonly (string | number | boolean)[])[] = range.formulas as (string | number | boolean)[][];
      for (const [down, row] of rows.entries()) {
        for (const [across, now] of row.entries()) {
          const key = `${area.row + down}:${area.column + across}`;
          const read = this.journal.lookedAt(MEMORY_SHEET, area.row + down, area.column + across);
          if (seen.has(key)) continue;
          seen.add(key);
          if (read === undefined || sameContent(read, now)) continue;
          this.kept.set(MEMORY_SHEET, this.asGuarded(guards));
          throw new BokslutError("workbook", "Någon annan ändrade rapporten i arbetsboken samtidigt. Öppna sidan på nytt och försök igen.");
        }
      }
    }
  }

  private asGuarded(guards: readonly { readonly range: Excel.Range; readonly entry: Entry }[]): KeptSheet {
    const blocks = guards.flatMap(({ range, entry }) => (entry.kind === "cells" && entry.area !== null ? [{ area: entry.area, cells: range.formulas as (string | number | boolean)[][] }] : []));
    const before = this.kept.get(MEMORY_SHEET);
    return { ...(before ?? emptySheet(MEMORY_SHEET)), whole: before?.whole ?? false, blocks };
  }

  private refuseUnfinished(): void {
    if (this.wrote) return;
    const half = latestWaiting();
    if (half !== null) throw new BokslutError("workbook", unfinishedText({ ...half, sheets: sheetsOf(half) }));
    this.refuseOthers(this.log);
  }

  /** Another command, in another pane or by somebody else, is under way. */
  private refuseOthers(log: LogState): void {
    if (log.state === "open" && log.head.id !== this.id && !isComplete(log.head.id)) throw new BokslutError("workbook", unfinishedText(log.head));
  }

  private rescue(more: readonly Entry[] = []): Rescue {
    return { id: this.id, what: this.what, time: this.time, entries: [...this.journal.sentEntries, ...more], kept: [...this.kept.values()] };
  }

  private wanted(entries: readonly Entry[]): readonly Wanted[] {
    const looks = new Map<string, boolean>();
    for (const entry of entries) {
      const sheet = sheetOf(entry);
      if (sheet === null || entry.kind === "sheet added" || this.kept.has(sheet) || this.journal.isOwn(sheet)) continue;
      const look = (entry.kind === "look" && !NO_COPY.includes(entry.part)) || entry.kind === "shift" || entry.kind === "move" || entry.kind === "sheet deleted";
      looks.set(sheet, look || looks.get(sheet) === true);
    }
    return [...looks].map(([name, look]) => ({ name, looks: look && name !== MEMORY_SHEET }));
  }

  /** Keeps what the entries will change, before they are sent: at no cost when it is known, else in one request. */
  private async keep(entries: readonly Entry[]): Promise<void> {
    let wanted = this.wanted(entries);
    if (this.empty !== null && wanted.some((one) => one.name === this.empty)) {
      this.kept.set(this.empty, emptySheet(this.empty));
      wanted = wanted.filter((one) => one.name !== this.empty);
    }
    if (wanted.length === 1 && wanted[0]?.name === MEMORY_SHEET) {
      const known = fromReads(this.journal, entries.filter((entry) => sheetOf(entry) === MEMORY_SHEET));
      if (known !== null) {
        this.kept.set(MEMORY_SHEET, known);
        this.keptByReading = true;
        return;
      }
    }
    if (wanted.length === 0) return;
    const removes = entries.some((entry) => (entry.kind === "shift" && entry.way === "delete") || (entry.kind === "sheet deleted" && entry.sheet !== this.empty && !this.journal.isOwn(entry.sheet)));
    const others = removes ? await this.otherSheets(wanted) : [];
    const read = await readKept([...wanted, ...others], this.copies);
    this.copies += read.filter((sheet) => sheet.copy !== null).length;
    for (const sheet of read) this.kept.set(sheet.name, sheet);
    for (const sheet of read) {
      if (sheet.name === MEMORY_SHEET) this.refuseOthers(readHead(keptCell(sheet, 1, LOG_COLUMNS.first)));
      const changed = changedSince(this.journal, sheet);
      if (changed === null) continue;
      const place = changed.sheet === MEMORY_SHEET ? "rapporten" : `cell ${cellAddress(changed.row, changed.column)} på bladet ${changed.sheet}`;
      throw new BokslutError("workbook", `Någon ändrade ${place} medan Bokslut arbetade. Ändringen står kvar. Försök igen.`, changed.sheet);
    }
  }

  /** Rows that are taken out break formulas on other sheets: all of them are kept. */
  private async otherSheets(wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
    return Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name");
      await context.sync();
      return worksheets.items.map((sheet) => sheet.name).filter((name) => !this.kept.has(name) && !wanted.some((one) => one.name === name)).map((name) => ({ name, looks: false }));
    });
  }

  /** After the command: says in the workbook that it is complete, when its last request did not. */
  async finish(): Promise<void> {
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

  /**
   * After a failure: puts the workbook back. Gives the sentence that says what was and was not done.
   */
  async takeBack(error: unknown): Promise<string> {
    const copied = [...this.kept.values()].some((sheet) => sheet.copy !== null);
    if (!this.wrote && !copied) return "Inget ändrades.";
    const rescue = this.rescue();
    const restored = await restoredAtLast(rescue, hasCode(error, "ItemAlreadyExists"));
    if (restored !== null) {
      const { others } = restored;
      if (others.length === 0) return "Inget ändrades.";
      const shown = others.length > 4 ? `${others.slice(0, 4).join(", ")} med flera` : others.join(", ");
      return `Arbetsboken är återställd, utom ${shown} som någon annan ändrade under tiden och som står kvar.`;
    }
    keepWaiting(rescue);
    const kept = await this.store(rescue);
    return `${unfinishedText({ time: rescue.time, what: "", sheets: sheetsOf(rescue) })}${kept ? "" : " Stäng inte fönstret innan dess."}`.trim();
  }

  private async store(rescue: Rescue): Promise<boolean> {
    if (!this.hasMemory) return false;
    try {
      await storeRescue(rescue);
      return true;
    } catch (error) {
      if (!isOfficeError(error) && !unanswered(error)) throw error;
      return false;
    }
  }
}
