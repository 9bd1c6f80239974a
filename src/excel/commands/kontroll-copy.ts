/** Utlämningskopia: the workbook without the add-in's functions, every value unchanged, and the way back. */
import { BokslutError } from "../../domain/errors";
import type { Steps } from "../../domain/steps";
import { openErrorsOf, openErrorsSentence } from "../../kontroll";
import { cellAddress } from "../addresses";
import { cellState } from "../kontroll/cell-state";
import { control } from "../kontroll/control-state";
import { handoutCells, kept, restored, sameValue, storedHandout, type HandoutCell, type StoredCell, type StoredHandout } from "../kontroll/handout";
import { HANDOUT_NOTE, writeHandoutNote } from "../kontroll/handout-note";
import { loadOwnNames, namesWarning, restoreNames, writeNames } from "../kontroll/handout-names";
import type { Block } from "../kontroll/load-blocks";
import { copyLocked, openSheets, redirected, showOriginals, type SheetCopy } from "../kontroll/locked-sheets";
import { jsonRecords, storedJson } from "../kontroll/stored-json";
import { MemoryWriter } from "../memory";
import { readState, runCommand, type CommandSession, type WorkbookState } from "../session";
import { freeSheetName } from "../sheet-names";
import { asText } from "../text-cells";
import { withOwner } from "./kontroll";
import { readSheets } from "./kontroll-mend";
import type { CommandResult } from "./result";

export interface HandoutState {
  /** Cells that are rewritten; 0 when the workbook is no copy. */
  readonly rewritten: number;
}

function standingHandout(state: WorkbookState): StoredHandout | null {
  return storedHandout(storedJson(state.memory, "kontroll-utlamning"));
}

/** Whether the workbook stands as an utlämningskopia. */
export async function handoutState(): Promise<HandoutState> {
  return runCommand("Arbetsboken kunde inte läsas.", async (session) => ({ rewritten: standingHandout(await readState(session))?.cells.length ?? 0 }));
}

interface Written {
  readonly cell: HandoutCell;
  readonly content: string | number;
}

type CellContent = { readonly sheet: string; readonly row: number; readonly column: number; readonly content: string | number };

/** Neighbouring cells of a column as one block: formulas of a kind stand below each other. */
async function writeCells(session: CommandSession, cells: readonly CellContent[]): Promise<void> {
  const sorted = [...cells].sort((a, b) => (a.sheet === b.sheet ? a.column - b.column || a.row - b.row : a.sheet < b.sheet ? -1 : 1));
  for (let from = 0; from < sorted.length; ) {
    const first = sorted[from];
    if (first === undefined) return;
    let to = from + 1;
    for (let next = sorted[to]; next !== undefined && next.sheet === first.sheet && next.column === first.column && next.row === first.row + to - from; next = sorted[to]) to += 1;
    await session.batch.write(session.context.workbook.worksheets.getItem(first.sheet), first.row, first.column, sorted.slice(from, to).map((cell) => [cell.content]));
    from = to;
  }
}

const contents = (written: readonly Written[]): readonly CellContent[] => written.map(({ cell, content }) => ({ sheet: cell.sheet, row: cell.row, column: cell.column, content }));

function valueContent(cell: HandoutCell): string | number {
  return typeof cell.shown === "number" ? cell.shown : cell.shown === null ? "" : cell.shown.startsWith("#") ? cell.shown : asText(cell.shown);
}

function shownIn(block: Block | undefined, row: number, column: number): number | string | null {
  const now = cellState(block?.value(row, column), block?.formula(row, column));
  return now.error ?? now.value;
}

/** A cell that shows something else than it did. */
interface Changed {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** Functions that give another value each time: their cells cannot be held against what they showed. */
const VOLATILE = /^=.*\b(?:NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i;

/** Every cell of the workbook that does not show what it showed before; a copy of a locked sheet is held against the original. */
async function changedCells(session: CommandSession, state: WorkbookState, before: readonly Block[], copies: readonly SheetCopy[]): Promise<readonly Changed[]> {
  const after = new Map((await readSheets(session, state, copies.map(([, copy]) => copy))).map((block) => [block.sheet, block]));
  const copyOf = new Map(copies);
  const found: Changed[] = [];
  for (const block of before) {
    const sheets = [block.sheet, ...(copyOf.has(block.sheet) ? [copyOf.get(block.sheet) ?? ""] : [])];
    for (let row = block.top; row <= block.bottom; row += 1) {
      for (let column = block.left; column <= block.right; column += 1) {
        if (VOLATILE.test(String(block.formula(row, column) ?? ""))) continue;
        const shown = shownIn(block, row, column);
        for (const sheet of sheets) if (!sameValue(shown, shownIn(after.get(sheet), row, column))) found.push({ sheet, row, column });
      }
      await session.pieces.breathe();
    }
  }
  return found;
}

/** What is to be rewritten: the add-in's formulas, in locked sheets those of their copies, and the formulas that read a locked sheet. */
function* cellsToWrite(before: readonly Block[], ownOf: ReadonlyMap<Block, readonly HandoutCell[]>, copies: readonly SheetCopy[]): Steps<readonly HandoutCell[]> {
  const copyOf = new Map(copies);
  const cells: HandoutCell[] = [];
  for (const block of before) {
    const sheet = copyOf.get(block.sheet) ?? block.sheet;
    const own = ownOf.get(block) ?? [];
    const seen = new Set(own.map((cell) => `${cell.row} ${cell.column}`));
    const reading: HandoutCell[] = [];
    for (let row = block.top; copies.length > 0 && row <= block.bottom; row += 1) {
      for (let column = block.left; column <= block.right; column += 1) {
        const { formula } = cellState(block.value(row, column), block.formula(row, column));
        if (formula !== null && !seen.has(`${row} ${column}`) && redirected(formula, copies) !== formula) reading.push({ sheet, row, column, original: formula, plain: formula, shown: shownIn(block, row, column) });
      }
      yield;
    }
    for (const cell of [...own.map((one) => ({ ...one, sheet })), ...reading]) {
      cells.push({ ...cell, plain: cell.plain === null ? null : redirected(cell.plain, copies) });
      yield;
    }
  }
  return cells;
}

/** Queues what the way back needs in the memory; null when there is nothing to go back from. */
async function remember(writer: MemoryWriter, state: WorkbookState, stored: StoredHandout | null): Promise<void> {
  await writer.replace(withOwner(state, "kontroll-utlamning", stored === null ? [] : jsonRecords("kontroll-utlamning", stored)));
}

/** Open fel are told before a workbook leaves the house; they do not hinder it. */
async function openErrors(session: CommandSession, state: WorkbookState): Promise<{ readonly warnings: readonly string[]; readonly openErrors: number }> {
  const open = state.report === null ? null : openErrorsOf((await control(session, state, state.report)).findings);
  const sentence = open === null ? null : openErrorsSentence(open, "innan du lämnar ut kopian");
  return { warnings: sentence === null ? [] : [sentence], openErrors: open?.count ?? 0 };
}

/** Rewrites the cells, and gives what stands in each. @throws BokslutError when a value would change whatever is written. */
async function rewrite(session: CommandSession, state: WorkbookState, before: readonly Block[], cells: readonly HandoutCell[], copies: readonly SheetCopy[]): Promise<readonly Written[]> {
  const first = cells.map((cell): Written => ({ cell, content: cell.plain ?? valueContent(cell) }));
  await writeCells(session, contents(first));
  const key = (cell: Changed): string => `${cell.row} ${cell.column} ${cell.sheet}`;
  const wrong = new Set((await changedCells(session, state, before, copies)).map(key));
  if (wrong.size === 0) return first;
  // Where the plain formula shows something else the cell becomes its value; with it, what reads that cell is right again.
  const final = first.map((one): Written => (wrong.has(key(one.cell)) ? { ...one, content: valueContent(one.cell) } : one));
  await writeCells(session, contents(final.filter((one, index) => one !== first[index])));
  const lost = await changedCells(session, state, before, copies);
  const [example] = lost;
  if (example === undefined) return final;
  throw new BokslutError("workbook", `Utlämningskopian är inte gjord: ${lost.length === 1 ? "en cell" : `${lost.length} celler`} skulle visa ett annat värde, till exempel ${cellAddress(example.row, example.column)} på bladet ${example.sheet}. Alla formler står kvar.`);
}

const counted = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);

function messageOf(formulas: number, values: number, note: string | null, before: readonly Block[]): string {
  const all = before.reduce((sum, block) => sum + (block.bottom - block.top + 1) * (block.right - block.left + 1), 0);
  const listed = note === null ? "" : ` Värdena står uppräknade på bladet ${note}.`;
  return `Utlämningskopian är gjord: ${counted(formulas, "en formel är en vanlig Excelformel", "formler är vanliga Excelformler")} och ${counted(values, "en är ett värde", "är värden")}.${listed} Alla ${all} celler är jämförda med hur de var, och alla värden är oförändrade. Välj Arkiv, Spara en kopia, och återställ sedan formlerna.`;
}

function lockedWarning([original, copy]: SheetCopy): string {
  return `Bladet ${original} har lösenord och är orört, men dolt. Bladet ${copy} står i dess ställe utan tilläggets funktioner. Ta bort det dolda bladet i den kopia som du lämnar ut.`;
}

/**
 * Rewrites every formula that calls the add-in: as a formula of Excel alone where there is one that gives the same value, else as its value, told of on a sheet
 * of its own. A sheet with a password is left as it is, hidden, with a copy in its place. Every cell of the workbook is held against what it showed before. The way
 * back is kept in the memory.
 * @throws BokslutError when the workbook already is a copy, or when a value would change.
 */
export async function makeHandout(): Promise<CommandResult> {
  return runCommand("Utlämningskopian kunde inte göras.", async (session) => {
    const state = await readState(session);
    if (standingHandout(state) !== null) throw new BokslutError("workbook", "Arbetsboken är redan en utlämningskopia. Återställ Boksluts formler först om du vill göra en ny.");
    const open = await openErrors(session, state);
    const names = loadOwnNames(session);
    const before = await readSheets(session, state);
    const ownOf = new Map<Block, readonly HandoutCell[]>();
    for (const block of before) ownOf.set(block, await session.pieces.work(handoutCells(block)));
    const concerned = before.filter((block) => ownOf.get(block)?.length !== 0).map((block) => block.sheet);
    if (concerned.length + names.plain().length + names.left().length === 0) return { message: "Arbetsboken har inga formler som behöver Bokslut. Den kan lämnas ut som den är.", sheets: [], ...open };
    session.pieces.tell(0, 2, "Formler");
    const { locked, protect } = await openSheets(session, concerned);
    const copies = await copyLocked(session, locked, state.sheets.map((sheet) => sheet.name));
    const cells = await session.pieces.work(cellsToWrite(before, ownOf, copies));
    const copied = new Set(copies.map(([, copy]) => copy));
    const stored = (written: readonly Written[], note: string | null): StoredHandout => ({
      cells: written.filter(({ cell }) => !copied.has(cell.sheet)).map(({ cell, content }): StoredCell => [cell.sheet, cell.row, cell.column, kept(cell.original), content]), copies, note, names: names.plain(),
    });
    const written = await rewrite(session, state, before, cells, copies);
    session.pieces.tell(1, 2, "Värden");
    const values = written.filter(({ cell, content }) => content !== cell.plain).map(({ cell }) => cell);
    const note = values.length === 0 ? null : freeSheetName(HANDOUT_NOTE, new Set([...state.sheets.map((sheet) => sheet.name.toLowerCase()), ...[...copied].map((name) => name.toLowerCase())]));
    if (note !== null) await writeHandoutNote(session, note, values, written.length - values.length, state.report?.meta ?? null);
    await remember(new MemoryWriter(state.memory, session.batch), state, stored(written, note));
    writeNames(session, names.plain());
    showOriginals(session, copies, false);
    protect();
    await session.batch.finish();
    return { message: messageOf(written.length - values.length, values.length, note, before), sheets: note === null ? [] : [note], ...open, warnings: [...open.warnings, ...copies.map(lockedWarning), ...namesWarning(names.left())] };
  });
}

/** Puts the add-in's formulas back. A cell that has been changed since is left as it is, with a warning. */
export async function restoreHandout(): Promise<CommandResult> {
  return runCommand("Formlerna kunde inte återställas.", async (session) => {
    const state = await readState(session);
    const handout = standingHandout(state);
    if (handout === null) throw new BokslutError("workbook", "Arbetsboken är ingen utlämningskopia: det finns inget att återställa.");
    const standing = new Set(state.sheets.map((sheet) => sheet.name));
    const { locked, protect } = await openSheets(session, [...new Set(handout.cells.map(([sheet]) => sheet))].filter((sheet) => standing.has(sheet)));
    const blocks = new Map((await readSheets(session, state)).map((block) => [block.sheet, block]));
    const unchanged = handout.cells.filter(([sheet, row, column, original, content]) => {
      const now = blocks.get(sheet)?.formula(row, column);
      const text = typeof now === "number" || typeof now === "string" ? now : "";
      return standing.has(sheet) && !locked.includes(sheet) && (text === content || text === restored(original) || asText(String(text)) === content || sameValue(text, content));
    });
    await writeCells(session, unchanged.map(([sheet, row, column, original]) => ({ sheet, row, column, content: restored(original) })));
    restoreNames(session, handout.names, state.names);
    showOriginals(session, handout.copies.filter(([original]) => standing.has(original)), true);
    for (const name of [...handout.copies.map(([, copy]) => copy), ...(handout.note === null ? [] : [handout.note])]) if (standing.has(name)) session.context.workbook.worksheets.getItem(name).delete();
    await remember(new MemoryWriter(state.memory, session.batch), state, null);
    protect();
    await session.batch.finish();
    const left = handout.cells.filter((cell) => !unchanged.includes(cell)).slice(0, 5).map(([sheet, row, column]) => `${cellAddress(row, column)} på bladet ${sheet}`);
    const warnings = left.length === 0 ? [] : [`${handout.cells.length - unchanged.length} celler hade ändrats och lämnades som de är, till exempel ${left.join(", ")}.`];
    return { message: `${unchanged.length} ${unchanged.length === 1 ? "formel är återställd" : "formler är återställda"}.`, sheets: [], warnings };
  });
}
