/**
 * Puts the workbook back as it was before a command that failed: first rows, sheets and names, then formats, then contents; then it is read again and
 * compared. Every step can be taken again when it fails in its turn.
 */
import { Batch } from "../batch";
import { MEMORY_SHEET } from "../memory";
import { addressOf, type Area, type Cell, type Cells } from "./areas";
import { toPutBack } from "./difference";
import { isStructure, type Entry, type StructureEntry } from "./journal";
import { copyPrefix, type KeptSheet } from "./kept";
import { nameBack } from "./names-back";
import { isDone, opposite, queueDone, queueEntry, queueRemoved, readLog, type Log, type Logged, type Rescue } from "./log";
import { asNamedNow } from "./renamed";
import { putLooksBack, putProtectionBack } from "./looks-back";

export interface Restored {
  /** Nothing had been changed, or all of it is back: read and compared. Or all of it was done. */
  readonly whole: boolean;
  /** The last request was done though nobody heard: there is nothing to put back. */
  readonly complete: boolean;
  /** Sheets that are not as they were. */
  readonly wrong: readonly string[];
  /** Cells that somebody else changed meanwhile, left as they are: "C7 på bladet Driftbudget". */
  readonly others: readonly string[];
}

const lower = (name: string): string => name.toLowerCase();

interface Standing {
  readonly sheets: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly empty: ReadonlySet<string>;
  readonly rows: readonly Logged[];
  /** "logged": the log tells what was done. "all": the command came to its end, and must be taken back. "complete": it came to
   * its end. "unlogged": there was no memory to log in. "nothing": it never began. "back": it is taken back. */
  readonly came: "logged" | "all" | "complete" | "unlogged" | "nothing" | "back";
}

async function standing(context: Excel.RequestContext, rescue: Rescue): Promise<Standing> {
  const { worksheets, names } = context.workbook;
  worksheets.load("items/name");
  names.load("items/name");
  const log = await readLog(context);
  const used = worksheets.items.map((sheet) => ({ name: lower(sheet.name), range: sheet.getUsedRangeOrNullObject(true) }));
  used.forEach(({ range }) => range.load("address"));
  await context.sync();
  return {
    sheets: new Set(used.map(({ name }) => name)), names: new Set(names.items.map((name) => lower(name.name))),
    empty: new Set(used.filter(({ range }) => range.isNullObject).map(({ name }) => name)), rows: log?.rows ?? [], came: cameTo(log, rescue),
  };
}

function cameTo(log: Log | null, rescue: Rescue): Standing["came"] {
  if (!rescue.logged) return "unlogged";
  if (log?.head.state === "back" && log.head.id === rescue.id) return "back";
  if (rescue.wasDone === true) return "all";
  if (log?.head.state === "open" && log.head.head.id === rescue.id) return "logged";
  if (log?.head.state === "done" && log.head.id === rescue.id) return "complete";
  return log === null || rescue.entries.some((entry) => entry.kind === "sheet added" && entry.sheet === MEMORY_SHEET) ? "unlogged" : "nothing";
}

/** The changes of structure that have been done and are not yet taken back, with their rows in the log. */
function doneSoFar(rescue: Rescue, now: Standing, refused: boolean): readonly { readonly entry: StructureEntry; readonly row: number | null }[] {
  if (now.came === "nothing") return [];
  if (now.came !== "logged") return rescue.entries.filter(isStructure).filter((entry) => now.came === "all" || !refused || entry.kind !== "sheet added").map((entry) => ({ entry, row: null }));
  const memory = rescue.entries.filter(isStructure).filter((entry) => entry.kind === "sheet added" && entry.sheet === MEMORY_SHEET).map((entry) => ({ entry, row: null }));
  const logged = now.rows.flatMap((row, index): { entry: StructureEntry; row: number | null }[] => {
    const done = index < now.rows.length - 1 || isDone(row, now.sheets, now.names, now.empty);
    if (row.back) {
      const before = opposite(row.entry);
      return done || before === null ? [] : [{ entry: before, row: index }];
    }
    return done && !(refused && index === now.rows.length - 1 && !row.marked) ? [{ entry: row.entry, row: index }] : [];
  });
  return [...memory, ...logged];
}

/** A very hidden sheet cannot be deleted as it is. */
export function queueDeleted(context: Excel.RequestContext, name: string): void {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.visibility = Excel.SheetVisibility.hidden;
  sheet.delete();
}

interface Back {
  readonly context: Excel.RequestContext;
  readonly rescue: Rescue;
  readonly sheets: Set<string>;
  readonly names: Set<string>;
  readonly visible: Set<string>;
}

function addBack(back: Back, name: string): void {
  const kept = back.rescue.kept.find((sheet) => sheet.name === name);
  const { worksheets } = back.context.workbook;
  if (kept?.copy !== null && kept !== undefined && back.sheets.has(lower(kept.copy))) {
    const copy = worksheets.getItem(kept.copy);
    copy.name = name;
    copy.visibility = kept.visibility as Excel.SheetVisibility;
    copy.position = kept.position;
    back.sheets.delete(lower(kept.copy));
  } else {
    const sheet = worksheets.add(name);
    sheet.position = kept?.position ?? 0;
    if (kept !== undefined && kept.visibility !== "Visible") sheet.visibility = kept.visibility as Excel.SheetVisibility;
  }
  back.sheets.add(lower(name));
  back.visible.add(lower(name));
}

/** Takes one change of structure back. */
function takeBack(back: Back, entry: StructureEntry, row: number | null, own: ReadonlySet<string>): void {
  const { context, sheets } = back;
  const { worksheets, names } = context.workbook;
  const against = opposite(entry);
  if (against !== null && row !== null) queueEntry(context, row, against, true);
  switch (entry.kind) {
    case "shift": {
      if (own.has(lower(entry.sheet))) break;
      const range = worksheets.getItem(entry.sheet).getRange(addressOf(entry.area));
      if (entry.way === "insert") range.delete(entry.down ? Excel.DeleteShiftDirection.up : Excel.DeleteShiftDirection.left);
      else range.insert(entry.down ? Excel.InsertShiftDirection.down : Excel.InsertShiftDirection.right);
      break;
    }
    case "move":
      if (!own.has(lower(entry.sheet))) worksheets.getItem(entry.sheet).getRange(addressOf(entry.to)).moveTo(addressOf(entry.from));
      break;
    case "sheet added":
      if (!sheets.has(lower(entry.sheet))) break;
      if (back.visible.size === 1 && back.visible.has(lower(entry.sheet))) worksheets.add();
      queueDeleted(context, entry.sheet);
      sheets.delete(lower(entry.sheet));
      back.visible.delete(lower(entry.sheet));
      break;
    case "sheet deleted":
      if (!own.has(lower(entry.sheet)) && !sheets.has(lower(entry.sheet))) addBack(back, entry.sheet);
      break;
    case "sheet renamed":
      if (sheets.has(lower(entry.to))) worksheets.getItem(entry.to).name = entry.sheet;
      sheets.delete(lower(entry.to));
      sheets.add(lower(entry.sheet));
      break;
    case "name added":
    case "name removed":
    case "name changed":
      nameBack(names, entry, back.names);
      break;
  }
  if (row !== null) queueRemoved(context, row);
}

/** Takes the structure back where there is something to take back; gives how far the command had come. */
async function structureBack(rescue: Rescue, refused: boolean): Promise<Standing["came"]> {
  return Excel.run(async (context) => {
    const now = await standing(context, rescue);
    if (now.came === "nothing" || now.came === "complete" || now.came === "back") return now.came;
    const sheets = context.workbook.worksheets;
    sheets.load("items/name,items/visibility");
    await context.sync();
    const done = doneSoFar(rescue, now, refused);
    const own = new Set(done.flatMap(({ entry }) => (entry.kind === "sheet added" ? [lower(entry.sheet)] : [])));
    const back: Back = {
      context, rescue, sheets: new Set(now.sheets), names: new Set(now.names),
      visible: new Set(sheets.items.filter((sheet) => sheet.visibility === Excel.SheetVisibility.visible).map((sheet) => lower(sheet.name))),
    };
    for (const { entry, row } of [...done].reverse()) takeBack(back, entry, row, own);
    await context.sync();
    return now.came;
  });
}

interface Loaded {
  readonly kept: KeptSheet;
  readonly area: Area | null;
  readonly cells: Cells;
}

async function loadOne(context: Excel.RequestContext, kept: KeptSheet): Promise<Loaded> {
  const there = context.workbook.worksheets.getItemOrNullObject(kept.name);
  const used = there.getUsedRangeOrNullObject(false);
  used.load("formulas,rowIndex,columnIndex");
  await context.sync();
  if (there.isNullObject || used.isNullObject) return { kept, area: null, cells: [] };
  const cells: Cells = used.formulas as Cell[][];
  return { kept, area: { row: used.rowIndex + 1, column: used.columnIndex + 1, rows: cells.length, columns: cells[0]?.length ?? 0 }, cells };
}

/** The kept sheets as they stand now, one at a time so that no answer grows too large. */
async function loadKept(context: Excel.RequestContext, kept: readonly KeptSheet[]): Promise<readonly Loaded[]> {
  const loaded: Loaded[] = [];
  for (const sheet of kept) loaded.push(await loadOne(context, sheet));
  return loaded;
}

function of(rescue: Rescue, sheet: string): readonly Entry[] {
  return rescue.entries.filter((entry) => "sheet" in entry && entry.sheet === sheet);
}

type Spared = ReadonlyMap<string, ReadonlyMap<string, Cell>>;

/** What others have changed on the kept sheets, with what stands there. */
function sparedCells(rescue: Rescue, loaded: readonly Loaded[]): Spared {
  return new Map(loaded.map((one) => {
    const { others } = toPutBack(one.kept, one.area, one.cells, of(rescue, one.kept.name));
    const cells = new Map(others.map((address): [string, Cell] => {
      const match = /^([A-Z]+)(\d+)$/.exec(address);
      const column = [...(match?.[1] ?? "A")].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      const row = Number(match?.[2] ?? 1);
      return [address, one.area === null ? "" : (one.cells[row - one.area.row]?.[column - one.area.column] ?? "")];
    }));
    return [one.kept.name, cells];
  }));
}

async function contentsBack(rescue: Rescue, spared: Spared): Promise<void> {
  await Excel.run(async (context) => {
    const batch = new Batch(context);
    for (const one of await loadKept(context, rescue.kept)) {
      const { blocks } = toPutBack(one.kept, one.area, one.cells, of(rescue, one.kept.name), spared.get(one.kept.name) ?? new Map());
      if (blocks.length === 0) continue;
      const sheet = context.workbook.worksheets.getItem(one.kept.name);
      for (const block of blocks) await batch.write(sheet, block.area.row, block.area.column, block.cells);
    }
    if (batch.hasQueued) await batch.send();
  });
}

/** Sheets that are not as they were, read from Excel. */
async function wrongSheets(rescue: Rescue, spared: Spared): Promise<readonly string[]> {
  return Excel.run(async (context) => {
    const { worksheets, names } = context.workbook;
    worksheets.load("items/name");
    names.load("items/name");
    const loaded = await loadKept(context, rescue.kept);
    await context.sync();
    const there = new Set(worksheets.items.map((sheet) => lower(sheet.name)));
    const added = rescue.entries.flatMap((entry) => (entry.kind === "sheet added" && there.has(lower(entry.sheet)) ? [entry.sheet] : []));
    const gone = rescue.kept.filter((sheet) => !there.has(lower(sheet.name))).map((sheet) => sheet.name);
    const differing = loaded.filter((one) => toPutBack(one.kept, one.area, one.cells, of(rescue, one.kept.name), spared.get(one.kept.name) ?? new Map()).blocks.length > 0).map((one) => one.kept.name);
    return [...new Set([...added, ...gone, ...differing])];
  });
}

/** Takes away the copies of sheets that a command has made; without one, all that are left. */
export async function deleteCopies(id?: string): Promise<void> {
  await Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    for (const copy of worksheets.items.filter((sheet) => sheet.name.startsWith(copyPrefix(id)))) {
      copy.visibility = Excel.SheetVisibility.hidden;
      copy.delete();
    }
    await context.sync();
  });
}

/** Empties the log and takes away the copies. */
async function tidy(rescue: Rescue): Promise<void> {
  await Excel.run(async (context) => {
    const log = await readLog(context);
    if (log?.head.state !== "open" || log.head.head.id !== rescue.id) return;
    queueDone(context, rescue.id, "åter");
    await context.sync();
  });
  await deleteCopies(rescue.id);
}

/** `refused`: Excel refused a sheet or a name that is there already, so that the last one in the journal is somebody else's. */
export async function restore(asKept: Rescue, refused: boolean): Promise<Restored> {
  const rescue = await asNamedNow(asKept);
  const came = await structureBack(rescue, refused);
  if (came === "nothing" || came === "complete" || came === "back") {
    await tidy(rescue);
    return { whole: true, complete: came === "complete", wrong: [], others: [] };
  }
  const spared = await Excel.run(async (context) => sparedCells(rescue, await loadKept(context, rescue.kept)));
  await putLooksBack(rescue);
  await contentsBack(rescue, spared);
  await putProtectionBack(rescue);
  const wrong = await wrongSheets(rescue, spared);
  const others = [...spared].flatMap(([sheet, cells]) => [...cells.keys()].map((address) => `${address} på bladet ${sheet}`));
  if (wrong.length === 0) await tidy(rescue);
  return { whole: wrong.length === 0, complete: false, wrong, others };
}
