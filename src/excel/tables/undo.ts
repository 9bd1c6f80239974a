/** One step back for commands on tables, where Excel itself cannot undo what an add-in has done: the command keeps what it overwrote. */
import { BokslutError } from "../../domain/errors";
import type { CommandResult } from "../commands/result";
import type { Place } from "../addresses";
import type { Memory, RecordKind } from "../memory";

interface Kept {
  readonly run: () => Promise<CommandResult>;
}

let kept: Kept | null = null;

/** Keeps the way back from the command that has just been done; replaces the one before. */
export function keepUndo(run: () => Promise<CommandResult>): void {
  kept = { run };
}

export function forgetUndo(): void {
  kept = null;
}

/** Whether there is a command to take back. */
export function canUndo(): boolean {
  return kept !== null;
}

/**
 * Takes back the last command on tables. It can be taken back once, and only while nothing else has changed the tables since.
 * @throws BokslutError "workbook" when there is nothing to take back or the tables have changed since.
 */
export async function undoLastCommand(): Promise<CommandResult> {
  if (kept === null) throw new BokslutError("workbook", "Det finns inget att ångra.");
  const { run } = kept;
  const result = await run();
  kept = null;
  return result;
}

/** Where every row and column of the tables stands, as one text to compare: what a way back writes by address is only right while it is the same. */
export function tablePlaces(memory: Memory): string {
  return placesText(memory.records);
}

export function placesText(records: readonly { readonly kind: RecordKind; readonly place: Place | null }[]): string {
  return records.flatMap(({ kind, place }) => (kind === "rad" || kind === "kolumn" ? [place === null ? "-" : `${place.sheet}!${place.row},${place.column}`] : [])).sort().join("\n");
}

/** Refuses when rows, columns or sheets of the tables have moved since the command. */
export function requireSamePlaces(memory: Memory, left: string): void {
  if (tablePlaces(memory) === left) return;
  throw new BokslutError("workbook", "Det går inte att ångra: rader, kolumner eller blad har flyttats eller bytt namn sedan dess. Använd Excels egen ångra-knapp, eller ändra tillbaka för hand.");
}

/** Refuses when the stored report is no longer the one that the command left. */
export function requireUntouched(stored: string | null, left: string): void {
  if (stored === left) return;
  throw new BokslutError("workbook", "Det går inte att ångra: tabellerna har ändrats sedan dess. Använd Excels egen ångra-knapp, eller ändra tillbaka för hand.");
}
