/** Commands that stopped half-way: what stands half-done in the workbook, and putting it back. */
import { BokslutError } from "../../domain/errors";
import { AnswerLost, answerError, commandError } from "../errors";
import { restoreUnfinished, unfinished, unfinishedText, type Unfinished } from "../safety/unfinished";
import type { CommandResult } from "./result";

export type { Unfinished } from "../safety/unfinished";

/** A command that stands half-done in the workbook, also from before the pane was closed; null when none does. Changes nothing. */
export async function unfinishedCommand(): Promise<Unfinished | null> {
  try {
    return await unfinished();
  } catch (error) {
    throw commandError(answerError(error), "Arbetsboken kunde inte läsas.", "");
  }
}

/** Puts back what a command that stopped half-way has changed. @throws BokslutError when that cannot be done yet; it can be tried again. */
export async function restoreCommand(): Promise<CommandResult> {
  const done = await restoreUnfinished().catch((error: unknown) => {
    const lost = answerError(error);
    throw lost instanceof AnswerLost ? commandError(lost, "Arbetsboken kunde inte återställas.", "") : commandError(error, "Arbetsboken kunde inte återställas.", "");
  });
  if (done === null) return { message: "Ingen åtgärd står halvvägs. Det finns inget att återställa.", sheets: [], warnings: [] };
  if (done.restored === null) throw new BokslutError("workbook", unfinishedText(done));
  if (done.restored.complete) return { message: "Allt blev gjort: åtgärden hann bli klar innan Excel slutade svara. Det fanns inget att återställa.", sheets: [], warnings: [] };
  const { others } = done.restored;
  const left = others.length === 0 ? [] : [`Dessa celler har ändrats av någon och står kvar: ${others.slice(0, 6).join(", ")}${others.length > 6 ? " med flera" : ""}.`];
  return { message: "Arbetsboken är återställd till hur den var före åtgärden som stannade halvvägs.", sheets: [], warnings: left };
}
