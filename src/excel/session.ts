/** What every command runs in: one Excel.run, one undo step where Excel has it, Swedish errors, and new sheets taken away again when it fails. */
import { BokslutError } from "../domain/errors";
import { readReportData } from "../reports";
import type { ReportData } from "../reports/report-data.types";
import { Batch } from "./batch";
import { commandError } from "./errors";
import { finishMemory, loadMemory, MEMORY_SHEET, type Memory } from "./memory";
import type { CommandProgress } from "./commands/result";

export interface CommandSession {
  readonly context: Excel.RequestContext;
  readonly batch: Batch;
  /** Sheets that the command has added; they are taken away again if it fails. */
  readonly created: string[];
}

/** Deletes sheets that a failed command has added. Excel keeps at least one visible sheet: an empty one is added where none would be left. False when Excel refuses. */
async function takeAway(names: readonly string[]): Promise<boolean> {
  try {
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      await context.sync();
      const added = worksheets.items.filter((sheet) => names.includes(sheet.name));
      const visibleLeft = worksheets.items.some((sheet) => !added.includes(sheet) && sheet.visibility === Excel.SheetVisibility.visible);
      if (added.length > 0 && !visibleLeft) worksheets.add();
      added.forEach((sheet) => sheet.delete());
      await context.sync();
    });
    return true;
  } catch (error) {
    return commandError(error, "", "") === error ? Promise.reject(error) : false;
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `”${name}”`).join(", ");
}

function options(): Excel.RunOptions & { mergeUndoGroup?: boolean } {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.20") ? { mergeUndoGroup: true } : {};
}

/**
 * Runs a command. `what` says what could not be done if it fails ("Tabellerna kunde inte läggas ut.").
 * @throws BokslutError with what, why, what to do and what was written.
 */
export async function runCommand<T>(what: string, work: (session: CommandSession) => Promise<T>, progress?: CommandProgress): Promise<T> {
  const created: string[] = [];
  const stop = (): void => {
    if (progress?.cancelled() === true) throw new BokslutError("cancelled", "Åtgärden avbröts.");
  };
  try {
    return await Excel.run(options(), async (context) => work({ context, batch: new Batch(context, stop), created }));
  } catch (error) {
    const known = commandError(error, "", "") !== error || error instanceof BokslutError;
    if (!known || created.length === 0) throw commandError(error, what, known ? "Inget ändrades." : "");
    const written = (await takeAway(created)) ? "Inget ändrades." : `Kontrollera bladen ${list(created)}: de kan vara ofullständiga och kan tas bort.`;
    if (error instanceof BokslutError) throw new BokslutError(error.code, `${error.message} ${written}`, error.where);
    throw commandError(error, what, written);
  }
}

export interface WorkbookState {
  readonly memory: Memory;
  /** The stored report; null when the workbook has none. */
  readonly report: ReportData | null;
  /** Names of all sheets, in order. */
  readonly sheets: readonly { readonly name: string; readonly visible: boolean }[];
  /** Names of the workbook's defined names, lower case. */
  readonly names: ReadonlySet<string>;
  /** The only visible sheet when it is Excel's own empty first sheet; else null. */
  readonly emptyFirstSheet: string | null;
}

/** Reads what every command starts from, in one sync (more for a very large memory). */
export async function readState(session: CommandSession): Promise<WorkbookState> {
  const { context, batch } = session;
  const { worksheets, names } = context.workbook;
  const loaded = loadMemory(context);
  worksheets.load("items/name,items/visibility");
  names.load("items/name");
  const first = worksheets.getFirst(true);
  first.load("name");
  const used = first.getUsedRangeOrNullObject(false);
  used.load("address");
  await context.sync();
  const memory = await finishMemory(loaded, batch);
  const sheets = worksheets.items.map((sheet) => ({ name: sheet.name, visible: sheet.visibility === Excel.SheetVisibility.visible }));
  const alone = sheets.filter((sheet) => sheet.visible).length === 1 && used.isNullObject && /^(?:Blad|Sheet)\s?\d+$/i.test(first.name);
  return {
    memory, report: memory.json === null ? null : storedReport(memory.json), sheets,
    names: new Set(names.items.map((name) => name.name.toLowerCase())), emptyFirstSheet: alone ? first.name : null,
  };
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
