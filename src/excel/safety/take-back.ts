/** Taking a failed command back, and saying truthfully what was and was not done. */
import { hasCode, isOfficeError, unanswered } from "../errors";
import { storeRescue, type Rescue } from "./log";
import { deleteCopies } from "./restore";
import { keepWaiting, restoredAtLast, sheetsOf, unfinishedText } from "./unfinished";

/** Said only when nothing was sent, or when the workbook has been read and is as it was. */
export const NOTHING_CHANGED = "Inget ändrades.";

/** Said when the last request turns out to have been done though Excel did not say so. */
export const ALL_DONE = "Excels svar kom inte fram, men allt blev gjort: arbetsboken är som efter åtgärden.";

/** Keeps a rescue in the workbook; false when Excel refuses that too. */
export async function storedOrNot(rescue: Rescue, chunks?: readonly string[]): Promise<boolean> {
  try {
    await storeRescue(rescue, chunks);
    return true;
  } catch (error) {
    if (!isOfficeError(error) && !unanswered(error)) throw error;
    return false;
  }
}

/** Takes away the copies of a command that is complete; what Excel refuses now goes with the next command that fails or is put back. */
export async function copiesAway(id?: string): Promise<void> {
  try {
    await deleteCopies(id);
  } catch (error) {
    if (!isOfficeError(error) && !unanswered(error)) throw error;
  }
}

/** Puts the workbook back and gives the sentence. `inLog`: the workbook holds already what is needed. What cannot be put back now is kept, in the pane and when it can be in the workbook. */
export async function takenBack(rescue: Rescue, error: unknown, inLog: boolean): Promise<string> {
  const restored = await restoredAtLast(rescue, hasCode(error, "ItemAlreadyExists"));
  if (restored !== null) {
    if (restored.complete) return ALL_DONE;
    const { others } = restored;
    if (others.length === 0) return NOTHING_CHANGED;
    const shown = others.length > 4 ? `${others.slice(0, 4).join(", ")} med flera` : others.join(", ");
    return `Arbetsboken är som före åtgärden, utom ${shown} som någon ändrade under tiden. Det som skrevs där står kvar.`;
  }
  keepWaiting(rescue);
  const kept = (rescue.logged && (await storedOrNot(rescue))) || inLog;
  return `${unfinishedText({ time: rescue.time, what: "", sheets: sheetsOf(rescue) })}${kept ? "" : " Stäng inte fönstret innan dess."}`;
}
