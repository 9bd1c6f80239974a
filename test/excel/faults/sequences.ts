/** Random sequences of commands with random failures, seeded: the same seed gives the same sequence. After each command the invariants are checked. */
import { restoreCommand } from "../../../src/excel/commands";
import type { Workbook } from "../workbook";
import { CASES, commonWorkbook, type } from "./commands";
import { differences, digestOf, type Digest } from "./digest";
import { attempted, checkMessage, checkOwn, INJECTIONS } from "./matrix";
import { pick, randomFrom } from "./random";

/** Commands that can be called over and over, in any order, on the common workbook. */
const REPEATABLE: readonly string[] = [
  "goTo", "importFigures", "undoImport", "writeGoals", "addFollowUpItem", "editFollowUpItem", "writeNarrative", "markParagraphsDone", "runKontroll", "changeTableOptions", "saveAsTemplate",
  "addTable", "workbookStatus", "checkWorkbook", "bindFigure", "approveFinding", "mendFinding", "signOff", "editVerksamheter", "undoLastCommand", "changeReport", "layOutTables", "repairWorkbook",
];

export interface Tally {
  commands: number;
  /** Failures that struck, and hands that typed meanwhile. */
  failures: number;
  before: number;
  done: number;
  refused: number;
  /** Half-way: the restore failed too, and was done later. */
  later: number;
  readonly byCommand: Map<string, { tries: number; struck: number; done: number }>;
}

export function newTally(): Tally {
  return { commands: 0, failures: 0, before: 0, done: 0, refused: 0, later: 0, byCommand: new Map() };
}

/** What goes wrong while a command runs. */
interface Trouble {
  readonly name: string;
  /** Arranges it; what it gives tells afterwards whether it struck, and what the workbook was by then. */
  readonly arrange: (book: Workbook) => { readonly struck: () => boolean; readonly before?: () => Digest | null; readonly typed?: string };
}

function troubleOf(random: () => number, number: number): Trouble {
  const [kind, after] = [random(), Math.floor(random() * 6)];
  const struck = (book: Workbook) => (): boolean => book.host.statistics().requests > after;
  const injection = pick(random, INJECTIONS);
  if (kind < 0.3) return { name: "", arrange: () => ({ struck: () => false }) };
  if (kind < 0.65) return { name: `anrop ${after + 1}: ${injection.name}`, arrange: (book) => {
    book.host.failNext({ ...injection.fault, after });
    return { struck: struck(book) };
  } };
  if (kind < 0.8) {
    const times = 2 + Math.floor(random() * 30);
    return { name: `anrop ${after + 1}: ${injection.name}, och ${times} till nekas`, arrange: (book) => {
      book.host.failNext({ ...injection.fault, after });
      book.host.failNext({ mode: "before", code: "InvalidOperationInCellEditMode", after: after + 1, times });
      return { struck: struck(book) };
    } };
  }
  if (kind < 0.9) {
    const how = random() < 0.5 ? "readOnly" : "storageFull";
    return { name: `${how} från anrop ${after + 1}`, arrange: (book) => {
      let since = false;
      book.host.interrupt(after, () => {
        since = true;
        book.host[how] = true;
      });
      return { struck: () => since };
    } };
  }
  const [row, column, text] = [6 + Math.floor(random() * 12), 2 + Math.floor(random() * 4), `Skrivet för hand nummer ${number}`];
  return { name: `anrop ${after + 2}: någon skriver i Driftbudget R${row}K${column}`, arrange: (book) => {
    let before: Digest | null = null;
    book.host.interrupt(after + 1, async () => {
      type(book, "Driftbudget", row, column, text);
      before = await digestOf(book.engine);
    });
    return { struck: () => before !== null, before: () => before, typed: text };
  } };
}

async function step(book: Workbook, random: () => number, before: Digest, tally: Tally, told: string[]): Promise<Digest> {
  const name = pick(random, REPEATABLE);
  const trouble = troubleOf(random, told.length);
  told.push(trouble.name === "" ? name : `${name} (${trouble.name})`);
  book.host.resetStatistics();
  const arranged = trouble.arrange(book);
  const { refusal, warnings } = await attempted(async () => CASES[name]?.run());
  const struck = arranged.struck();
  book.host.clearFaults();
  book.host.readOnly = false;
  book.host.storageFull = false;
  const counts = tally.byCommand.get(name) ?? { tries: 0, struck: 0, done: 0 };
  tally.byCommand.set(name, { tries: counts.tries + 1, struck: counts.struck + (struck ? 1 : 0), done: counts.done + (refusal === null ? 1 : 0) });
  tally.commands += 1;
  if (struck) tally.failures += 1;
  let complete = refusal !== null && refusal.includes("allt blev gjort");
  if (refusal !== null && refusal.includes("halvvägs")) {
    tally.later += 1;
    const { message } = await restoreCommand();
    complete = message.startsWith("Allt blev gjort");
  }
  const now = await digestOf(book.engine);
  checkOwn(now, name);
  const { typed } = arranged;
  if (struck && typed !== undefined && ![...now.values()].join("\n").includes(typed) && !warnings.includes(typed)) throw new Error(`${name}: ”${typed}” is lost (${refusal ?? warnings})`);
  if (refusal === null || complete) {
    tally.done += 1;
    return now;
  }
  if (!struck) tally.refused += 1;
  else if (typed === undefined) checkMessage(refusal, name, true);
  const differing = differences(arranged.before?.() ?? before, now);
  if (differing.length > 0) throw new Error(`${name}: ${refusal}\n${differing.join("\n")}`);
  tally.before += 1;
  return now;
}

/** Runs one sequence. Throws with the seed and what was done when an invariant does not hold. */
export async function runSequence(book: Workbook, seed: number, length: number, tally: Tally): Promise<void> {
  const random = randomFrom(seed);
  const told: string[] = [];
  await commonWorkbook(book);
  let now = await digestOf(book.engine);
  try {
    for (let index = 0; index < length; index += 1) now = await step(book, random, now, tally, told);
  } catch (error) {
    throw new Error(`frö ${seed}: ${told.join(" → ")}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
