/** Commands that stopped half-way and could not be taken back: kept in this pane and in the workbook, to be put back later. */
import { BokslutError } from "../../domain/errors";
import { isOfficeError, unanswered } from "../errors";
import { MEMORY_SHEET } from "../memory";
import { sheetOf } from "./journal";
import { readHead, storedRescue, type Rescue } from "./log";
import { restore, type Restored } from "./restore";

export const PAUSES: readonly number[] = [0, 150, 600];

/** Rescues that have failed in this pane, newest last; the memory sheet may hold them too. */
const waiting: Rescue[] = [];
/** Commands of this pane that are known to be complete. */
const complete = new Set<string>();

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

/** Puts back, again when Excel fails in that too. Null when it failed every time. */
export async function restoredAtLast(rescue: Rescue, refused: boolean): Promise<Restored | null> {
  for (const milliseconds of PAUSES) {
    await pause(milliseconds);
    try {
      const restored = await restore(rescue, refused);
      if (!restored.whole) continue;
      if (restored.complete) markComplete(rescue.id);
      return restored;
    } catch (error) {
      if (!isOfficeError(error) && !unanswered(error)) throw error;
    }
  }
  return null;
}

export function keepWaiting(rescue: Rescue): void {
  waiting.push(rescue);
}

/** The latest of this pane's commands that waits to be put back. */
export function latestWaiting(): Rescue | null {
  return waiting[waiting.length - 1] ?? null;
}

export function markComplete(id: string): void {
  complete.add(id);
}

export function isComplete(id: string): boolean {
  return complete.has(id);
}

/** Thrown ahead of a command's first write, when one of this pane's waits to be put back. */
export class StoppedHalfway extends BokslutError {
  constructor(message: string) {
    super("workbook", message);
  }
}

export interface Unfinished {
  /** "Tabellerna kunde inte läggas ut." */
  readonly what: string;
  /** ISO time when the command began. */
  readonly time: string;
  readonly sheets: readonly string[];
}

export function sheetsOf(rescue: Rescue): readonly string[] {
  return [...new Set(rescue.entries.map(sheetOf).filter((sheet): sheet is string => sheet !== null && sheet !== MEMORY_SHEET))];
}

export interface HalfDone {
  readonly what: string;
  readonly time: string;
}

/** A command that stands half-done, from this pane's own and the head of the log; null when there is none. */
export function halfDone(logHead: unknown): HalfDone | null {
  const own = latestWaiting();
  if (own !== null) return { what: own.what, time: own.time };
  const log = readHead(logHead);
  return log.state === "open" && !complete.has(log.head.id) ? { what: log.head.what, time: log.head.time } : null;
}

async function pending(): Promise<Rescue | null> {
  const own = latestWaiting();
  if (own !== null) return own;
  const stored = await storedRescue();
  return stored === null || complete.has(stored.id) ? null : stored;
}

/** The command that stands half-done in the workbook; null when there is none. */
export async function unfinished(): Promise<Unfinished | null> {
  const rescue = await pending();
  return rescue === null ? null : { what: rescue.what, time: rescue.time, sheets: sheetsOf(rescue) };
}

/** Puts back what stands half-done; `restored` null when that failed again. Null when nothing stands half-done. */
export async function restoreUnfinished(): Promise<(Unfinished & { readonly restored: Restored | null }) | null> {
  const rescue = await pending();
  if (rescue === null) return null;
  const restored = await restoredAtLast(rescue, false);
  if (restored !== null) waiting.splice(0, waiting.length, ...waiting.filter((one) => one !== rescue));
  return { what: rescue.what, time: rescue.time, sheets: sheetsOf(rescue), restored };
}

/** Says that a command stands half-done, where, and what to do. `what` empty: it is the command that has just failed. */
export function unfinishedText(half: { readonly what: string; readonly time: string; readonly sheets?: readonly string[] }): string {
  const sheets = half.sheets ?? [];
  const where = sheets.length === 0 ? "" : ` Kontrollera ${sheets.length === 1 ? "bladet" : "bladen"} ${sheets.map((sheet) => `”${sheet}”`).join(", ")}.`;
  const clock = new Date(half.time).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  const begun = half.what === "" ? "Åtgärden stannade halvvägs och kunde inte återställas." : `En åtgärd som började ${clock} pågår eller stannade halvvägs (${half.what.replace(/\.$/, "")}).`;
  return `${begun}${where} Det som stod där är sparat. Vänta tills arbetsboken går att ändra igen och välj sedan Återställ i Boksluts fönster.`;
}
