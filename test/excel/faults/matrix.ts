/** One cell of the fault matrix: a command with one failure at one of its requests, and what must hold after it. */
import type { Fault } from "../../../workbench/host/faults";
import type { Workbook } from "../workbook";
import { APPROVED, NOTHING_TO_DO, OWN_TEXT, type Case } from "./commands";
import { differences, digestOf, type Digest } from "./digest";

export interface Injection {
  readonly name: string;
  readonly fault: Omit<Fault, "after">;
}

export const INJECTIONS: readonly Injection[] = [
  { name: "före, cellen redigeras", fault: { mode: "before", code: "InvalidOperationInCellEditMode" } },
  { name: "mitt i", fault: { mode: "middle", code: "GeneralException", action: 0.5 } },
  { name: "nästan klart", fault: { mode: "middle", code: "AccessDenied", action: 0.93 } },
  { name: "efter", fault: { mode: "after", code: "GeneralException" } },
  { name: "svaret avhugget", fault: { mode: "cut", code: "GeneralException" } },
  { name: "tiden ute", fault: { mode: "timeout", code: "RequestAborted" } },
];

export interface Outcome {
  readonly as: "före" | "klart";
  readonly message: string;
}

/** Whether the message is a sentence for a controller: Swedish, with what was and was not done. */
export function checkMessage(message: string, name: string, alsoOwnRefusals = false): void {
  if (/undefined|\[object|GeneralException|AccessDenied|RequestAborted|JSON/.test(message)) throw new Error(`${name}: no message for a user: ${message}`);
  // A command that has nothing to do, or is refused by its own rules, says that ahead of any request that fails.
  if (alsoOwnRefusals && !/Excel|arbetsboken/i.test(message)) return;
  if (!/Inget ändrades\.|stannade halvvägs|Arbetsboken är som före åtgärden|kunde inte läsas|kunde inte återställas|kunde inte granskas|kunde inte kontrolleras|kunde inte visas/.test(message)) throw new Error(`${name}: the message does not say what was done: ${message}`);
}

export async function attempt(work: () => Promise<unknown>): Promise<string | null> {
  return (await attempted(work)).refusal;
}

/** What the pane shows: the sentence of a refusal, or the warnings of a command that is done. */
export async function attempted(work: () => Promise<unknown>): Promise<{ readonly refusal: string | null; readonly warnings: string }> {
  try {
    const result = await work();
    const warnings = typeof result === "object" && result !== null && "warnings" in result && Array.isArray(result.warnings) ? result.warnings.join(" ") : "";
    return { refusal: null, warnings };
  } catch (error) {
    if (error instanceof Error && (error.name === "BokslutError" || error.name === NOTHING_TO_DO)) return { refusal: error.message, warnings: "" };
    throw error;
  }
}

const OWN = [["the own text", OWN_TEXT.slice(0, 20), false], ["the approval", APPROVED, true], ["the user's sheet", "Kvar att göra", false]] as const;

/** What of the controller's own stands in a workbook. */
export function ownOf(digest: Digest): ReadonlySet<string> {
  const memory = digest.get("blad _Bokslut") ?? "";
  const all = [...digest.values()].join("\n");
  return new Set(OWN.filter(([, text, inMemory]) => (inMemory ? memory : all).includes(text)).map(([what]) => what));
}

/** Own text, approvals and the user's own sheet are there, whatever happened; `expected` when the user has taken some of it away. */
export function checkOwn(digest: Digest, name: string, expected: ReadonlySet<string> = new Set(OWN.map(([what]) => what))): void {
  const there = ownOf(digest);
  for (const what of expected) if (!there.has(what)) throw new Error(`${name}: ${what} is lost`);
}

/** Goes back to how the workbook was by Excel's own undo. False when that does not lead there. */
export async function undoneTo(book: Workbook, before: Digest): Promise<boolean> {
  for (let step = 0; step < 12; step += 1) {
    if (differences(before, await digestOf(book.engine)).length === 0) return true;
    if (!(await book.engine.undo())) return false;
  }
  return false;
}

/** Runs a command with a failure; null when the command has no request so late. */
export async function inject(book: Workbook, one: Case, name: string, before: Digest, injection: Injection, after: number): Promise<Outcome | null> {
  const requests = (): number => book.host.statistics().requests;
  book.host.resetStatistics();
  book.host.failNext({ ...injection.fault, after });
  const message = await attempt(one.run);
  const struck = requests() > after;
  book.host.clearFaults();
  const now = await digestOf(book.engine);
  const where = `${name}, anrop ${after + 1}, ${injection.name}`;
  if (!struck) return null;
  // Another report takes the place of the one that was approved.
  if (message !== null || name !== "newReport") checkOwn(now, where);
  if (message === null) return { as: "klart", message: "" };
  checkMessage(message, where);
  const differing = differences(before, now);
  if (differing.length > 0) throw new Error(`${where}: not as before, though: ${message}\n${differing.join("\n")}`);
  return { as: "före", message };
}
