/** The fault matrix: every command of the pane × every request it sends × kinds of failure. Prints command × injection points. */
import * as excel from "../../../src/excel/commands";
import { withWorkbook, type Workbook } from "../workbook";
import { CASES, commonWorkbook, WITHOUT_SYNC } from "./commands";
import { differences, digestOf, type Digest } from "./digest";
import { attempt, checkOwn, inject, INJECTIONS, undoneTo, type Injection } from "./matrix";

const MOST_REQUESTS = 40;
/** FAULTS=all takes every kind at every request; else kinds take turns over the requests, and every command meets all of them where it writes. */
const ALL = process.env["FAULTS"] === "all";
const ONLY = process.env["FAULTS_ONLY"];

interface Row {
  readonly command: string;
  readonly requests: number;
  readonly counts: Map<string, { before: number; done: number }>;
}

test("every exported command is in the matrix", () => {
  const exported = Object.entries(excel).filter(([, value]) => typeof value === "function").map(([name]) => name);
  expect(exported.filter((name) => !(name in CASES) && !(name in WITHOUT_SYNC))).toEqual([]);
  expect([...Object.keys(CASES), ...Object.keys(WITHOUT_SYNC)].filter((name) => !exported.includes(name))).toEqual([]);
});

function chosen(at: number, index: number, last: boolean): readonly Injection[] {
  if (ALL || last) return INJECTIONS;
  const one = INJECTIONS[(at + index) % INJECTIONS.length];
  return one === undefined ? [] : [one];
}

/** How many requests the command sends when nothing fails, and the workbook then. The workbook is put back. */
async function clean(book: Workbook, name: string, before: Digest): Promise<{ readonly requests: number; readonly after: Digest; readonly back: boolean }> {
  book.host.resetStatistics();
  await CASES[name]?.run();
  const { requests } = book.host.statistics();
  const after = await digestOf(book.engine);
  checkOwn(after, name);
  return { requests, after, back: await undoneTo(book, before) };
}

async function rowOf(book: Workbook, name: string, index: number): Promise<Row> {
  const one = CASES[name];
  if (one === undefined) throw new Error(name);
  await one.ready?.(book);
  const before = await digestOf(book.engine);
  const first = await clean(book, name, before);
  if (!first.back) throw new Error(`${name}: undo does not lead back: ${differences(before, await digestOf(book.engine)).join("\n")}`);
  const counts: Row["counts"] = new Map(INJECTIONS.map((injection) => [injection.name, { before: 0, done: 0 }]));
  for (let at = 0; at < Math.min(first.requests, MOST_REQUESTS); at += 1) {
    for (const injection of chosen(at, index, at === first.requests - 1)) {
      const outcome = await inject(book, one, name, before, injection, at);
      const count = counts.get(injection.name);
      if (outcome === null || count === undefined) continue;
      if (outcome.as === "före") {
        count.before += 1;
        continue;
      }
      count.done += 1;
      if (differences(first.after, await digestOf(book.engine)).length > 0) throw new Error(`${name}: said to be done, but is not: ${differences(first.after, await digestOf(book.engine)).join("\n")}`);
      if (!(await undoneTo(book, before))) throw new Error(`${name}: undo does not lead back after ${injection.name}`);
    }
  }
  if ((await attempt(one.run)) !== null) throw new Error(`${name}: a retry does not succeed`);
  const retried = differences(first.after, await digestOf(book.engine));
  if (retried.length > 0) throw new Error(`${name}: the retry gives something else: ${retried.join("\n")}`);
  return { command: name, requests: first.requests, counts };
}

function print(rows: readonly Row[]): void {
  const cell = (text: string, width: number): string => text.padEnd(width);
  const lines = rows.map((row) => [cell(row.command, 24), cell(String(row.requests), 7), ...INJECTIONS.map(({ name }) => {
    const count = row.counts.get(name) ?? { before: 0, done: 0 };
    return cell(count.before + count.done === 0 ? "–" : `${count.before}${count.done === 0 ? "" : `+${count.done}`}`, name.length + 2);
  })].join(""));
  const points = rows.reduce((sum, row) => sum + [...row.counts.values()].reduce((all, count) => all + count.before + count.done, 0), 0);
  const head = [cell("kommando", 24), cell("anrop", 7), ...INJECTIONS.map(({ name }) => cell(name, name.length + 2))].join("");
  process.stdout.write(`\nFelmatris: fel per slag, ”som före” + ”klart”\n${head}\n${lines.join("\n")}\n${rows.length} kommandon, ${points} fel.\n`);
}

test("after a failure at any request the workbook is as before or the command complete, the pane says which, and a retry succeeds", async () => {
  const rows: Row[] = [];
  const failed: string[] = [];
  const names = Object.keys(CASES).filter((name) => ONLY === undefined || ONLY.split(",").includes(name));
  for (let index = 0; index < names.length; ) {
    await withWorkbook(async (book) => {
      await commonWorkbook(book);
      for (; index < names.length; index += 1) {
        const name = names[index] ?? "";
        const start = Date.now();
        try {
          rows.push(await rowOf(book, name, index));
        } catch (error) {
          failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
          index += 1;
          return;
        }
        if (process.env["FAULTS_TIMES"] !== undefined) process.stderr.write(`${name} ${Date.now() - start} ms\n`);
        if (name === "rollForward" || name === "undoLastCommand" || name === "makeHandout") {
          index += 1;
          return;
        }
      }
    });
  }
  print(rows);
  expect(failed).toEqual([]);
}, 1_200_000);
