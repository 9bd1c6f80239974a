/** One cell of the matrix of others' doings: a command, something that happens between two of its requests, and what must hold after it. */
import * as excel from "../../../src/excel/commands";
import type { Fault } from "../../../workbench/host/faults";
import type { Act, OtherPane } from "./acts";
import { differences, digestOf, type Digest } from "./digest";
import { attempt, attempted, checkMessage, checkOwn, ownOf } from "./matrix";
import { shown, type Place, type Stand } from "./stand";

export interface Met {
  readonly as: "före" | "klart";
  /** What the pane says. */
  readonly message: string;
}

/** A sentence for a controller, not a code. */
function checkSentence(message: string, where: string): void {
  if (/undefined|\[object|GeneralException|AccessDenied|ItemNotFound|InvalidArgument|JSON/.test(message) || !/[.!]$/.test(message)) throw new Error(`${where}: no message for a user: ${message}`);
}

/** What stands after the act alone, in a workbook where the command never ran. */
async function actAlone(stand: Stand, act: Act, place: Place): Promise<Digest> {
  await stand.back();
  await act.work(stand.book, place);
  return digestOf(stand.book.engine);
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Whether the act is lost also when it is done, and the command run after it: a sheet that is written anew from end to end, and last period's figures. */
async function lostInTurn(stand: Stand, act: Act, place: Place): Promise<boolean> {
  if (place.sheet !== "Kontroll" && stand.name !== "rollForward") return false;
  await actAlone(stand, act, place);
  const { warnings } = await attempted(stand.one.run);
  try {
    act.stands(stand.book, warnings);
    return false;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return true;
  }
}

/** Somebody else does something ahead of a request. Null when the command has no request so late. */
export async function meet(stand: Stand, act: Act, at: number, place: Place): Promise<Met | null> {
  const { book } = stand;
  const where = `${stand.name}, ${act.name} före anrop ${at + 1} i ${place.sheet} R${place.row}K${place.column}`;
  let mid: Digest | null = null;
  let hindered: string | null = null;
  let broken: unknown = null;
  book.host.interrupt(at, async () => {
    try {
      hindered = await attempt(async () => act.work(book, place));
      mid = await digestOf(book.engine);
    } catch (error) {
      broken = error;
    }
  });
  const { refusal, warnings } = await attempted(stand.one.run).catch((error: unknown) => { throw new Error(`${where}: ${textOf(error)}`); });
  book.host.clearFaults();
  if (broken !== null) throw new Error(`${where}: the act itself failed: ${textOf(broken)}`);
  if (mid === null) return null;
  const now = await digestOf(book.engine);
  if (refusal !== null || stand.name !== "newReport") checkOwn(now, where, ownOf(mid));
  if (hindered === null) {
    try {
      act.stands(book, warnings);
    } catch (error) {
      if (refusal !== null || !(await lostInTurn(stand, act, place))) throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)} (${refusal ?? `klart. ${warnings}`})`);
    }
  }
  if (refusal === null) return { as: "klart", message: warnings };
  checkSentence(refusal, where);
  const differing = differences(mid, now);
  if (differing.length === 0) return { as: "före", message: refusal };
  // The command had written by then: what it wrote is taken back, what the other did stands.
  const alone = differences(hindered === null ? await actAlone(stand, act, place) : stand.before, now);
  // Cells that point at a sheet which the user has taken away are told of, and left.
  if (act.name === "tar bort bladet" && refusal.includes("som någon ändrade under tiden")) return { as: "före", message: refusal };
  if (alone.length > 0) throw new Error(`${where}: not as before, though: ${refusal}\n${alone.join("\n")}\n(against what stood then: ${differing.join(" | ")})`);
  return { as: "före", message: refusal };
}

/** Everything but what the log of a finished command leaves must be as between two commands. */
async function checkWhole(stand: Stand, where: string): Promise<void> {
  const now = shown(await digestOf(stand.book.engine));
  const against = stand.states.map((state) => differences(state, now));
  if (against.some((differing) => differing.length === 0)) return;
  throw new Error(`${where}: neither as before nor complete:\n${against.map((differing) => differing.slice(0, 2).join("\n")).join("\n– or –\n")}`);
}

/** The command is tried again, and what a closed pane left behind is cleared away. */
async function checkRetry(stand: Stand, run: () => Promise<unknown>, where: string): Promise<void> {
  const refusal = await attempt(run);
  if (refusal !== null) checkSentence(refusal, where);
  if (refusal !== null && /halvvägs|pågår/.test(refusal)) throw new Error(`${where}: the retry is refused: ${refusal}`);
  const left = stand.book.engine.sheets().filter((sheet) => sheet.name.startsWith("_Bokslut_kopia"));
  if (refusal === null && left.length > 0 && stand.places.length > 0) throw new Error(`${where}: copies are left: ${left.map((sheet) => sheet.name).join(", ")}`);
}

/** The pane is closed at a request, which is not done, half done or done whole; a new pane says what stands half-done and puts it back. */
export async function closed(stand: Stand, mode: Fault["mode"], at: number, pane: OtherPane): Promise<Met | null> {
  const { book } = stand;
  const where = `${stand.name}, fönstret stängs vid anrop ${at + 1} (${mode})`;
  book.host.failNext({ after: at, code: "GeneralException", mode, unheard: true });
  const gone = book.host.paneClosed();
  const ended = await Promise.race([gone.then(() => false), attempt(stand.one.run).then(() => true)]);
  book.host.clearFaults();
  if (ended) return null;
  checkOwnAfter(stand, await digestOf(book.engine), where);
  const half = await pane.commands.unfinishedCommand();
  let message = "";
  if (half !== null) {
    if (half.what === "" || half.time === "") throw new Error(`${where}: the new pane does not say what was not done`);
    message = (await pane.commands.restoreCommand()).message;
  }
  await checkWhole(stand, where);
  await checkRetry(stand, async () => pane.run(stand.name), where);
  return { as: half === null ? "klart" : "före", message };
}

function checkOwnAfter(stand: Stand, now: Digest, where: string): void {
  if (stand.name !== "newReport" && stand.name !== "openReport") checkOwn(now, where, new Set(["the user's sheet"]));
}

/** A request stops half-way, everything after it is refused too, and then the pane is closed: a new one puts it back. */
export async function refusedThenClosed(stand: Stand, at: number, pane: OtherPane): Promise<Met | null> {
  const { book } = stand;
  const where = `${stand.name}, halvt anrop ${at + 1} och därefter nekas allt`;
  book.host.resetStatistics();
  book.host.failNext({ after: at, code: "GeneralException", mode: "middle", action: 0.6 });
  book.host.failNext({ after: at + 1, code: "InvalidOperationInCellEditMode", mode: "before", times: 200 });
  const message = await attempt(async () => pane.run(stand.name));
  const struck = book.host.statistics().requests > at;
  book.host.clearFaults();
  if (!struck) return null;
  if (message === null) {
    await checkWhole(stand, where);
    return { as: "klart", message: "" };
  }
  checkMessage(message, where);
  if ((await excel.unfinishedCommand()) !== null) await excel.restoreCommand();
  await checkWhole(stand, where);
  await checkRetry(stand, stand.one.run, where);
  // The pane that was closed shall not remember it when it stands for another one.
  await stand.back();
  await pane.commands.restoreCommand();
  return { as: "före", message };
}

/** Nothing can be written from a request on: the file is read-only or the storage full. */
export async function unwritable(stand: Stand, how: "readOnly" | "storageFull", at: number): Promise<Met | null> {
  const { book } = stand;
  const where = `${stand.name}, ${how} från anrop ${at + 1}`;
  let struck = false;
  book.host.interrupt(at, () => {
    struck = true;
    book.host[how] = true;
  });
  const message = await attempt(stand.one.run);
  book.host[how] = false;
  book.host.clearFaults();
  if (!struck) return null;
  if (message === null) {
    await checkWhole(stand, where);
    return { as: "klart", message: "" };
  }
  checkMessage(message, where);
  if (/halvvägs/.test(message)) await excel.restoreCommand();
  await checkWhole(stand, where);
  await checkRetry(stand, stand.one.run, where);
  return { as: "före", message };
}
