/** A last request that was done though nobody heard, and what a stopped command has written over: kept in the workbook, and nowhere else. */
import * as excel from "../../../src/excel/commands";
import { refusal, smallReport, withWorkbook, type Workbook } from "../workbook";
import { anotherPane } from "./acts";
import { commonWorkbook, type } from "./commands";
import { differences, digestOf, type Digest } from "./digest";
import { withoutPauses } from "./print";

const OPTIONS = [{ id: "drift", dataBars: true, footing: true }] as const;
const ADD = [{ type: "add", name: "Arkiv", after: "Bibliotek" }] as const;

let resumed: () => void;
let requests = 0;
let complete: Digest = new Map();
beforeAll(async () => {
  resumed = withoutPauses();
  ({ requests, complete } = await asItShould());
});
afterAll(() => resumed());

async function laidOut(work: (book: Workbook) => Promise<void>): Promise<void> {
  await withWorkbook(async (book) => {
    await excel.openReport(smallReport());
    await excel.layOutTables();
    book.host.resetStatistics();
    await work(book);
  });
}

/** The log in the memory sheet: its head and what is kept of cells below it. */
function log(book: Workbook): readonly string[] {
  return book.engine.values(book.sheetId("_Bokslut"), { row: 0, column: 15, rows: 200, columns: 1 }).map(([cell]) => String(cell ?? "")).filter((text) => text !== "");
}

/** How it goes when nothing fails: how many requests, and the workbook then. */
async function asItShould(): Promise<{ readonly requests: number; readonly complete: Digest }> {
  let seen: { readonly requests: number; readonly complete: Digest } | null = null;
  await laidOut(async (book) => {
    await excel.changeTableOptions(OPTIONS);
    seen = { requests: book.host.statistics().requests, complete: await digestOf(book.engine) };
    expect(log(book)).toEqual([expect.stringMatching(/^klar /)]);
  });
  if (seen === null) throw new Error("not run");
  return seen;
}

test("the answer of the last request is cut off and Excel refuses all for a while: Återställ says that all was done, and leaves it", async () => {
  await laidOut(async (book) => {
    book.host.failNext({ after: requests - 1, code: "GeneralException", mode: "cut" });
    book.host.failNext({ after: requests, code: "InvalidOperationInCellEditMode", mode: "before", times: 20 });
    expect(await refusal(excel.changeTableOptions(OPTIONS))).toContain("Återställ");
    book.host.clearFaults();
    expect((await excel.restoreCommand()).message).toBe("Allt blev gjort: åtgärden hann bli klar innan Excel slutade svara. Det fanns inget att återställa.");
    expect(differences(complete, await digestOf(book.engine))).toEqual([]);
    expect(await excel.unfinishedCommand()).toBeNull();
    await excel.editVerksamheter("drift", ADD);
    expect((await book.grid("Driftbudget")).map((row) => row[0])).toContain("Arkiv");
  });
});

test.each([2, 4])("the answer of the last request is cut off and %d more are refused: the command is done, or says that all was done", async (times) => {
  await laidOut(async (book) => {
    book.host.failNext({ after: requests - 1, code: "GeneralException", mode: "cut" });
    book.host.failNext({ after: requests, code: "InvalidOperationInCellEditMode", mode: "before", times });
    const said = await excel.changeTableOptions(OPTIONS).then(() => "", (error: unknown) => (error instanceof Error ? error.message : String(error)));
    book.host.clearFaults();
    expect(said).toBe(times < 3 ? "" : "Excels svar kom inte fram, men allt blev gjort: arbetsboken är som efter åtgärden.");
    expect(differences(complete, await digestOf(book.engine))).toEqual([]);
    expect(await excel.unfinishedCommand()).toBeNull();
  });
});

/** The request that writes stops half-way and all after it is refused; then the pane is gone, and this one puts the workbook back. */
async function stoppedAndClosed(book: Workbook, at: number): Promise<void> {
  const pane = await anotherPane();
  const before = await digestOf(book.engine);
  book.host.failNext({ after: at, code: "GeneralException", mode: "middle", action: 0.9 });
  book.host.failNext({ after: at + 1, code: "InvalidOperationInCellEditMode", mode: "before", times: 200 });
  await expect(pane.commands.editVerksamheter("drift", ADD)).rejects.toThrow(/halvvägs.*sparat(?!.*Stäng inte)/s);
  book.host.clearFaults();
  expect(differences(before, await digestOf(book.engine))).not.toEqual([]);
  expect(log(book).length).toBeGreaterThan(1);
  expect((await excel.restoreCommand()).message).toContain("återställd");
  expect(differences(before, await digestOf(book.engine))).toEqual([]);
  expect(log(book)).toHaveLength(1);
}

async function requestsOf(book: Workbook): Promise<number> {
  const before = await digestOf(book.engine);
  book.host.resetStatistics();
  await excel.editVerksamheter("drift", ADD);
  const sent = book.host.statistics().requests;
  for (let step = 0; step < 12 && differences(before, await digestOf(book.engine)).length > 0; step += 1) await book.engine.undo();
  return sent;
}

test("what the stopped request has written over comes back from the workbook's own log, at no request more", () => laidOut(async (book) => {
  const sent = await requestsOf(book);
  expect(sent).toBe(3);
  await stoppedAndClosed(book, sent - 1);
}));

test("more than fits beside the work of a request goes ahead in one of its own", () => laidOut(async (book) => {
  for (let row = 0; row < 40; row += 1) type(book, "Driftbudget", 60 + row, 12, `${row} ${"Lång text. ".repeat(2_500)}`);
  const sent = await requestsOf(book);
  expect(sent).toBe(4);
  await stoppedAndClosed(book, sent - 1);
}));

test("a step back that writes the memory in several requests is taken back whole, wherever it stops", () => withWorkbook(async (book) => {
  await commonWorkbook(book);
  await excel.editVerksamheter("drift", [{ type: "rename", name: "Bibliotek", to: "Biblioteken" }]);
  const before = await digestOf(book.engine);
  let stopped = 0;
  for (let at = 0; at < 20; at += 1) {
    book.host.resetStatistics();
    book.host.failNext({ after: at, code: "GeneralException", mode: "middle", action: 0.5 });
    const said = await excel.undoLastCommand().then(() => "", (error: unknown) => (error instanceof Error ? error.message : String(error)));
    book.host.clearFaults();
    if (said === "") break;
    expect(said).toContain("Inget ändrades.");
    expect(differences(before, await digestOf(book.engine))).toEqual([]);
    stopped += 1;
  }
  expect(stopped).toBeGreaterThan(3);
  expect((await book.grid("Driftbudget")).map((row) => row[0])).toContain("Bibliotek");
}));
