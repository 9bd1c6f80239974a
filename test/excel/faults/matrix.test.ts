/** The fault matrix: every command of the pane × every request it sends × kinds of failure. Prints command × injection points. */
import * as excel from "../../../src/excel/commands";
import { withWorkbook, type Workbook } from "../workbook";
import { CASES, commonWorkbook, WITHOUT_SYNC } from "./commands";
import { differences, digestOf, type Digest } from "./digest";
import { inject, INJECTIONS, undoneTo, type Injection } from "./matrix";

const MOST_REQUESTS = 40;
/** FAULTS=all takes every kind at every request; else kinds take turns over the requests, and half of them meet every command where it writes. */
const ALL = process.env["FAULTS"] === "all";
const ONLY = process.env["FAULTS_ONLY"];

/** Commands that change nothing: each request is failed in turn. */
const READS = new Set(["readReport", "workbookStatus", "followUpStatus", "readFollowUpForChecks", "readImportState", "lastImport", "traceCell", "checkWorkbook", "explainCell", "handoutState", "checkForeignTable", "signOffStatus", "tableUnits", "readParagraphs", "readReportDocument", "reviewTexts", "unfinishedCommand", "restoreCommand", "goTo"]);

/** After these the workbook is another: the rest meet a new one. */
const ENDS = new Set(["layOutTables", "undoImport", "withdrawApproval", "removeSignOff", "restoreHandout", "addReportTables", "adoptRows", "changeTableOptions", "undoLastCommand", "rollForward"]);

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
  const one = INJECTIONS[(at + index) % INJECTIONS.length];
  return ALL || one === undefined ? INJECTIONS : [one];
}

type Counts = Map<string, { before: number; done: number }>;

/** Every request in turn until the command has none so late and is done; gives how many it sent. */
async function inTurn(book: Workbook, name: string, index: number, before: Digest, counts: Counts): Promise<number> {
  const one = CASES[name];
  if (one === undefined) throw new Error(name);
  for (let at = 0; at < MOST_REQUESTS; at += 1) {
    for (const injection of turn(at, index)) {
      const outcome = await inject(book, one, name, before, injection, at);
      if (outcome === null) return at;
      await counted(book, before, counts, injection, outcome.as === "klart");
    }
  }
  throw new Error(`${name}: more than ${MOST_REQUESTS} requests`);
}

/** The command said that it was done though its answer was lost: the workbook goes back to be tried again. */
async function counted(book: Workbook, before: Digest, counts: Counts, injection: Injection, done: boolean): Promise<void> {
  const count = counts.get(injection.name);
  if (count === undefined) return;
  if (!done) count.before += 1;
  else {
    count.done += 1;
    if (differences(before, await digestOf(book.engine)).length > 0 && !(await undoneTo(book, before))) throw new Done();
  }
}

/** The command is complete, and Excel's undo does not lead back: nothing more can be tried in this workbook. */
class Done extends Error {}

/** Half of the kinds at the command's last request, the one that writes: the other half is the next command's. */
async function atLast(book: Workbook, name: string, requests: number, counts: Counts, index: number): Promise<void> {
  const one = CASES[name];
  if (one === undefined) throw new Error(name);
  const before = await digestOf(book.engine);
  for (const injection of INJECTIONS.filter((_, kind) => (kind + index) % 2 === 0)) {
    const outcome = await inject(book, one, name, before, injection, requests - 1);
    if (outcome !== null) await counted(book, before, counts, injection, outcome.as === "klart");
  }
}

async function rowOf(book: Workbook, name: string, index: number): Promise<Row> {
  await CASES[name]?.ready?.(book);
  const before = await digestOf(book.engine);
  const counts: Counts = new Map(INJECTIONS.map((injection) => [injection.name, { before: 0, done: 0 }]));
  let requests = 0;
  try {
    requests = await inTurn(book, name, index, before, counts);
    if (ALL || READS.has(name)) return { command: name, requests, counts };
    if (await undoneTo(book, before)) await atLast(book, name, requests, counts, index);
    else await withWorkbook(async (other) => {
      await commonWorkbook(other);
      await CASES[name]?.ready?.(other);
      await atLast(other, name, requests, counts, index);
    });
  } catch (error) {
    if (!(error instanceof Done)) throw error;
  }
  return { command: name, requests, counts };
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
        if (ENDS.has(name)) {
          index += 1;
          return;
        }
      }
    });
  }
  print(rows);
  expect(failed).toEqual([]);
}, 1_200_000);
