/** Steps back for commands on tables, where Excel itself cannot undo what an add-in has done: each command keeps what it overwrote. They are taken back last first. */
import { BokslutError } from "../../domain/errors";
import type { CommandResult } from "../commands/result";
import type { Place } from "../addresses";
import type { Memory, RecordKind } from "../memory";

interface Kept {
  /** What was done, as it is named when it can be taken back: "Ny period 2025". */
  readonly what: string;
  readonly run: () => Promise<CommandResult>;
}

const MOST_STEPS = 10;
/** The last one first. */
let kept: readonly Kept[] = [];

/** Keeps the way back from the command that has just been done, over those before it. */
export function keepUndo(what: string, run: () => Promise<CommandResult>): void {
  kept = [{ what, run }, ...kept].slice(0, MOST_STEPS);
}

export function forgetUndo(): void {
  kept = [];
}

/** Whether there is a command to take back. */
export function canUndo(): boolean {
  return kept.length > 0;
}

/** What can be taken back, the last one first. */
export function undoSteps(): readonly string[] {
  return kept.map(({ what }) => what);
}

/**
 * Takes back the last command on tables, and the one before it when asked again. Only while nothing else has changed the tables since.
 * @throws BokslutError "workbook" when there is nothing to take back or the tables have changed since.
 */
export async function undoLastCommand(): Promise<CommandResult> {
  const [last] = kept;
  if (last === undefined) throw new BokslutError("workbook", "Det finns inget att ångra.");
  const result = await last.run();
  kept = kept.filter((one) => one !== last);
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
