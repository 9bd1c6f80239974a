/** The fault matrix: every command of the pane × every request it sends × kinds of failure. Prints command × kinds. FAULTS=all takes every kind at every request. */
import * as excel from "../../../src/excel/commands";
import { CASES, WITHOUT_SYNC } from "./commands";
import { inject, INJECTIONS, type Injection, type Outcome } from "./matrix";
import { chosen, READS, TURN, withoutPauses } from "./print";
import { Shelf, type Stand } from "./stand";

const MOST_REQUESTS = 40;
/** Else kinds take turns over the requests, and a third of them meet every command where it writes. */
const ALL = process.env["FAULTS"] === "all";

type Counts = ReadonlyMap<string, { before: number; done: number; red: number }>;

interface Row {
  readonly command: string;
  readonly requests: number;
  readonly counts: Counts;
}

test("every exported command is in the matrix", () => {
  const exported = Object.entries(excel).filter(([, value]) => typeof value === "function").map(([name]) => name);
  expect(exported.filter((name) => !(name in CASES) && !(name in WITHOUT_SYNC))).toEqual([]);
  expect([...Object.keys(CASES), ...Object.keys(WITHOUT_SYNC)].filter((name) => !exported.includes(name))).toEqual([]);
});

function turn(at: number, index: number): readonly Injection[] {
  const one = INJECTIONS[(at + index + TURN) % INJECTIONS.length];
  return ALL || one === undefined ? INJECTIONS : [one];
}

/** False when the command has no request so late. What is red is told, and the others are tried all the same. */
async function tried(stand: Stand, injection: Injection, at: number, counts: Counts, failed: string[]): Promise<boolean> {
  const count = counts.get(injection.name);
  if (count === undefined) return false;
  let outcome: Outcome | null;
  try {
    outcome = await inject(stand.book, stand.one, stand.name, stand.before, injection, at);
  } catch (error) {
    failed.push(`${stand.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.stderr.write(`RÖD ${failed[failed.length - 1] ?? ""}\n`);
    count.red += 1;
    // What the pane remembers of it must not meet the next try.
    await stand.back();
    await excel.restoreCommand();
    return true;
  }
  if (outcome === null) return false;
  if (outcome.as === "före") count.before += 1;
  else count.done += 1;
  // Said to be done though its answer was lost, or as before: either way the next try begins with the workbook as it was.
  if (outcome.as === "klart") await stand.back();
  return true;
}

/** Every request in turn until the command has none so late and is done; gives how many it sent. */
async function inTurn(stand: Stand, index: number, counts: Counts, failed: string[]): Promise<number> {
  for (let at = 0; at < MOST_REQUESTS; at += 1) {
    for (const injection of turn(at, index)) if (!(await tried(stand, injection, at, counts, failed))) return at;
  }
  throw new Error(`${stand.name}: more than ${MOST_REQUESTS} requests`);
}

async function rowOf(stand: Stand, index: number, failed: string[]): Promise<Row> {
  const counts: Counts = new Map(INJECTIONS.map((injection) => [injection.name, { before: 0, done: 0, red: 0 }]));
  const requests = await inTurn(stand, index, counts, failed);
  if (ALL || READS.has(stand.name)) return { command: stand.name, requests, counts };
  await stand.back();
  for (const injection of INJECTIONS.filter((_, kind) => (kind + index + TURN) % 3 === 0)) await tried(stand, injection, requests - 1, counts, failed);
  return { command: stand.name, requests, counts };
}

function print(rows: readonly Row[], red: number): void {
  const lines = rows.map((row) => [row.command.padEnd(24), String(row.requests).padEnd(7), ...INJECTIONS.map(({ name }) => {
    const count = row.counts.get(name) ?? { before: 0, done: 0, red: 0 };
    if (count.red > 0) return `FEL ${count.red}`.padEnd(name.length + 2);
    return (count.before + count.done === 0 ? "–" : `${count.before}${count.done === 0 ? "" : `+${count.done}`}`).padEnd(name.length + 2);
  })].join(""));
  const points = rows.reduce((sum, row) => sum + [...row.counts.values()].reduce((all, count) => all + count.before + count.done + count.red, 0), 0);
  const head = ["kommando".padEnd(24), "anrop".padEnd(7), ...INJECTIONS.map(({ name }) => name.padEnd(name.length + 2))].join("");
  process.stdout.write(`\nFelmatris: vad Excel svarar (5 = fem fel, och arbetsboken är som före; +1 = ett fel, och kommandot är klart)\n${head}\n${lines.join("\n")}\n${rows.length} kommandon, ${points} fel, ${red} röda. Ett kommando om igen: FAULTS_ONLY=namn FAULTS=all npx jest test/excel/faults/matrix\n`);
}

test("after a failure at any request the workbook is as before or the command complete, the pane says which, and a retry succeeds", async () => {
  const resumed = withoutPauses();
  const rows: Row[] = [];
  const failed: string[] = [];
  const names = chosen(Object.keys(CASES));
  const shelf = await Shelf.open();
  for (const [index, name] of names.entries()) {
    const start = Date.now();
    try {
      rows.push(await rowOf(await shelf.stand(name), index, failed));
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      await shelf.anew();
    }
    if (ALL || process.env["FAULTS_TIMES"] !== undefined) process.stderr.write(`${index + 1} av ${names.length}: ${name}, ${Date.now() - start} ms, ${failed.length} röda\n`);
  }
  shelf.close();
  resumed();
  print(rows, failed.length);
  expect(failed).toEqual([]);
}, 12 * 3_600_000);
