/** Random sequences of commands with random failures, seeded: the same seed gives the same sequence. After each command the invariants are checked. */
import type { Workbook } from "../workbook";
import { CASES, commonWorkbook } from "./commands";
import { differences, digestOf, type Digest } from "./digest";
import { attempt, checkMessage, checkOwn, INJECTIONS } from "./matrix";
import { pick, randomFrom } from "./random";

/** Commands that can be called over and over, in any order, on the common workbook. */
const REPEATABLE: readonly string[] = [
  "goTo", "importFigures", "undoImport", "writeGoals", "addFollowUpItem", "editFollowUpItem", "writeNarrative", "markParagraphsDone", "runKontroll", "changeTableOptions", "saveAsTemplate",
  "addTable", "workbookStatus", "checkWorkbook",
];

export interface Tally {
  commands: number;
  failures: number;
  before: number;
  done: number;
  refused: number;
}

async function step(book: Workbook, random: () => number, before: Digest, tally: Tally, told: string[]): Promise<Digest> {
  const name = pick(random, REPEATABLE);
  const injection = random() < 0.6 ? pick(random, INJECTIONS) : null;
  const after = Math.floor(random() * 6);
  told.push(injection === null ? name : `${name} (anrop ${after + 1}: ${injection.name})`);
  if (injection !== null) book.host.failNext({ ...injection.fault, after });
  book.host.resetStatistics();
  const message = await attempt(async () => CASES[name]?.run());
  const struck = injection !== null && book.host.statistics().requests > after;
  book.host.clearFaults();
  const now = await digestOf(book.engine);
  tally.commands += 1;
  if (struck) tally.failures += 1;
  checkOwn(now, name);
  if (message === null) {
    tally.done += 1;
    return now;
  }
  if (struck) checkMessage(message, name);
  else tally.refused += 1;
  const differing = differences(before, now);
  if (differing.length > 0) throw new Error(`${name}: ${message}\n${differing.join("\n")}`);
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
