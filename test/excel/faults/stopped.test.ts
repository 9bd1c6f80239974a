/**
 * Avbryt: every command of the pane is stopped at every place where it asks, which is at every pause and ahead of every request. The workbook is then as
 * before and the pane says so; a command that is too far gone to be stopped is complete.
 */
import { underProgress, type CommandProgress } from "../../../src/excel/progress";
import { nextTask, sharePage } from "../../../src/excel/yielding";
import { withWorkbook, type Workbook } from "../workbook";
import { CASES, commonWorkbook } from "./commands";
import { differences, digestOf, type Digest } from "./digest";
import { attempt, checkOwn, undoneTo } from "./matrix";

/** Commands that meet the same workbook, in order: those that take long on a large report. */
const GROUPS: readonly (readonly string[])[] = [
  ["reviewTexts", "importFigures", "writeGoals", "writeNarrative", "runKontroll", "changeReport", "editVerksamheter", "signOff", "makeHandout"], ["layOutTables"], ["addReportTables", "rollForward"],
];
const ONLY = process.env["FAULTS_ONLY"]?.split(",");

/** Asked to stop the time after so many. */
class Stop implements CommandProgress {
  asked = 0;
  readonly told: string[] = [];
  constructor(private readonly after: number) {}

  report(done: number, total: number, what: string): void {
    if (done > total) throw new Error(`${done} of ${total}`);
    this.told.push(what);
  }

  cancelled(): boolean {
    this.asked += 1;
    return this.asked > this.after;
  }
}

/** Stops a command at one place; gives how often it was asked when it came to its end before that, else null. */
async function stopAt(book: Workbook, name: string, before: Digest, place: number): Promise<number | null> {
  const stop = new Stop(place);
  const message = await attempt(() => underProgress(stop, () => CASES[name]?.run() ?? Promise.resolve()));
  if (message === null) return stop.asked;
  const where = `${name}, stopped at place ${place + 1}`;
  const now = await digestOf(book.engine);
  checkOwn(now, where);
  const differing = differences(before, now);
  if (message !== "Åtgärden avbröts. Inget ändrades.") throw new Error(`${where}: ${message}`);
  if (differing.length > 0) throw new Error(`${where}: not as before\n${differing.join("\n")}`);
  return null;
}

/** One place after the other, further and further apart, until the command comes to its end; then, where that can be undone, the last place of all. */
async function stopEverywhere(book: Workbook, name: string): Promise<string> {
  await CASES[name]?.ready?.(book);
  await book.engine.settle();
  const before = await digestOf(book.engine);
  let tried = 0;
  for (let place = 0; ; place += 1 + Math.floor(place / 2)) {
    const asked = await stopAt(book, name, before, place);
    if (asked === null) {
      tried += 1;
      continue;
    }
    if (tried > 0 && (await undoneTo(book, before)) && (await stopAt(book, name, before, asked - 1)) === null) tried += 1;
    return `  ${name.padEnd(20)} avbruten vid ${tried} av ${asked} ställen`;
  }
}

test("a command that is stopped leaves the workbook as before, wherever it was", async () => {
  let time = 0;
  // Every step of long work is a pause here.
  const page = sharePage({ now: () => (time += 1_000), turn: nextTask });
  const lines: string[] = [];
  try {
    for (const group of GROUPS) {
      const names = group.filter((name) => ONLY === undefined || ONLY.includes(name));
      if (names.length === 0) continue;
      await withWorkbook(async (book) => {
        await commonWorkbook(book);
        for (const name of names) lines.push(await stopEverywhere(book, name));
      });
    }
  } finally {
    sharePage(page);
  }
  process.stdout.write(`\nAvbrutna åtgärder\n${lines.join("\n")}\n`);
  expect(lines.every((line) => !line.includes("vid 0 av"))).toBe(true);
}, 600_000);
