/** What every command runs in: one Excel.run, one undo step where Excel has it, Swedish errors, and the workbook put back when it fails. */
import { BokslutError } from "../domain/errors";
import { readReportData } from "../reports";
import type { ReportData } from "../reports/report-data.types";
import { Batch } from "./batch";
import { commandError } from "./errors";
import { finishMemory, loadMemory, MEMORY_SHEET, type Memory } from "./memory";
import { Safety } from "./safety/safety";
import { loadMark, marksOf } from "./safety/since-read";
import { ALL_DONE, NOTHING_CHANGED } from "./safety/take-back";
import { StoppedHalfway, restoreUnfinished } from "./safety/unfinished";
import { Pieces } from "./yielding";

export interface CommandSession {
  /** Excel's objects, watched: everything that is written through them can be taken back. */
  readonly context: Excel.RequestContext;
  readonly batch: Batch;
  /** Lets the page answer in long work, tells how far it has come, and stops it when asked. */
  readonly pieces: Pieces;
  readonly safety: Safety;
}

function options(): Excel.RunOptions & { mergeUndoGroup?: boolean } {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.20") ? { mergeUndoGroup: true } : {};
}

/**
 * Runs a command. `what` says what could not be done if it fails ("Tabellerna kunde inte läggas ut.").
 * @throws BokslutError with what, why, what to do and what was written.
 */
export async function runCommand<T>(what: string, work: (session: CommandSession) => Promise<T>): Promise<T> {
  const pieces = new Pieces();
  let safety: Safety | null = null;
  try {
    return await Excel.run(options(), async (context) => {
      const own = new Safety(context, what);
      safety = own;
      const result = await work({ context: own.context, batch: new Batch(own.context, pieces, async () => own.send(true)), pieces, safety: own });
      await own.finish();
      return withRemarks(result, own.remarks);
    });
  } catch (error) {
    const failed = await failure(error, what, safety);
    // What stopped half-way before is put back now, and the command begins anew.
    if (error instanceof StoppedHalfway && (await restoreUnfinished())?.restored !== null) return runCommand(what, work);
    throw failed;
  }
}

/** The result of a command with what the safety has to tell. */
function withRemarks<T>(result: T, remarks: readonly string[]): T {
  if (remarks.length === 0 || typeof result !== "object" || result === null || !("warnings" in result) || !Array.isArray(result.warnings)) return result;
  return { ...result, warnings: [...(result.warnings as readonly string[]), ...remarks] };
}

/** What the pane shows for a command that failed, after the workbook has been put back. */
async function failure(error: unknown, what: string, safety: Safety | null): Promise<unknown> {
  const written = safety === null ? NOTHING_CHANGED : await safety.takeBack(error);
  if (written === ALL_DONE) return new BokslutError("workbook", ALL_DONE);
  if (!(error instanceof BokslutError)) return commandError(error, what, written);
  const says = written === NOTHING_CHANGED && error.code !== "cancelled" && (safety?.wrote !== true || error.message.includes(NOTHING_CHANGED));
  return says ? error : new BokslutError(error.code, `${error.message} ${written}`, error.where);
}

export interface WorkbookState {
  readonly memory: Memory;
  /** The stored report; null when the workbook has none. */
  readonly report: ReportData | null;
  /** Names of all sheets, in order. */
  readonly sheets: readonly { readonly name: string; readonly visible: boolean }[];
  /** Names of the workbook's defined names, lower case. */
  readonly names: ReadonlySet<string>;
  /** The defined names with their formulas. */
  readonly namedItems: readonly Excel.NamedItem[];
  /** The only visible sheet when it is Excel's own empty first sheet; else null. */
  readonly emptyFirstSheet: string | null;
}

/** Reads what every command starts from, in one sync (more for a very large memory). */
export async function readState(session: CommandSession): Promise<WorkbookState> {
  const { context, batch } = session;
  const { worksheets, names } = context.workbook;
  const loaded = loadMemory(context);
  const marks = loadMark(context);
  worksheets.load("items/name,items/visibility");
  names.load("items/name,items/formula");
  const first = worksheets.getFirst(true);
  first.load("name");
  const used = first.getUsedRangeOrNullObject(false);
  used.load("address");
  await context.sync();
  const memory = await finishMemory(loaded, batch);
  knowMemory(session, memory, marksOf(marks));
  const sheets = worksheets.items.map((sheet) => ({ name: sheet.name, visible: sheet.visibility === Excel.SheetVisibility.visible }));
  const alone = sheets.filter((sheet) => sheet.visible).length === 1 && used.isNullObject && /^(?:Blad|Sheet)\s?\d+$/i.test(first.name);
  await session.pieces.breathe();
  session.safety.knowSheets(sheets.map((sheet) => sheet.name));
  if (alone) session.safety.knowEmpty(first.name);
  const report = memory.json === null ? null : storedReport(memory.json);
  await session.pieces.breathe();
  return {
    memory, report, sheets,
    names: new Set(names.items.map((name) => name.name.toLowerCase())), namedItems: names.items, emptyFirstSheet: alone ? first.name : null,
  };
}

/** What the safety of the command needs to know of the memory, so that it need not ask again. */
function knowMemory({ safety }: CommandSession, memory: Memory, marks: readonly string[]): void {
  safety.knowMemory(memory.exists, memory.log, marks);
  if (!memory.exists) return;
  safety.knowBlank(MEMORY_SHEET, 1, 5, memory.rows.records + 2);
  safety.knowBlank(MEMORY_SHEET, 7, 1, memory.rows.chunks + 2);
}

function storedReport(json: string): ReportData {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BokslutError("workbook", `Rapportens uppgifter i arbetsboken går inte att läsa (det dolda bladet ${MEMORY_SHEET} är skadat). Öppna rapporten på nytt.`, MEMORY_SHEET);
  }
  return readReportData(data);
}

/** The stored report, or an error that says how to get one. */
export function requireReport(state: WorkbookState): ReportData {
  if (state.report !== null) return state.report;
  throw new BokslutError("workbook", "Arbetsboken har ingen rapport. Öppna ett exempel eller skapa en ny rapport först.");
}
