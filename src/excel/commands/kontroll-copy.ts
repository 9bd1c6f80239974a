/** Utlämningskopia: the workbook without the add-in's functions, every value unchanged, and the way back. */
import { BokslutError } from "../../domain/errors";
import { cellAddress } from "../addresses";
import { cellState } from "../kontroll/cell-state";
import { handoutCells, kept, restored, sameValue, storedCells, type HandoutCell, type StoredCell } from "../kontroll/handout";
import { loadBlocks } from "../kontroll/load-blocks";
import { jsonRecords, storedJson } from "../kontroll/stored-json";
import { MemoryWriter } from "../memory";
import { readState, runCommand, type CommandSession } from "../session";
import { asText } from "../text-cells";
import { withOwner } from "./kontroll";
import { readSheets } from "./kontroll-mend";
import type { CommandProgress, CommandResult } from "./result";

export interface HandoutState {
  /** Cells that are rewritten; 0 when the workbook is no copy. */
  readonly rewritten: number;
}

/** Whether the workbook stands as an utlämningskopia. */
export async function handoutState(): Promise<HandoutState> {
  return runCommand("Arbetsboken kunde inte läsas.", async (session) => {
    const state = await readState(session);
    return { rewritten: storedCells(storedJson(state.memory, "kontroll-utlamning")).length };
  });
}

type Content = readonly [HandoutCell, string | number];

/** Neighbouring cells of a row as one block. */
async function writeCells(session: CommandSession, cells: readonly { readonly sheet: string; readonly row: number; readonly column: number; readonly content: string | number }[]): Promise<void> {
  for (let from = 0; from < cells.length; ) {
    const first = cells[from];
    if (first === undefined) return;
    let to = from + 1;
    for (let next = cells[to]; next !== undefined && next.sheet === first.sheet && next.row === first.row && next.column === first.column + to - from; next = cells[to]) to += 1;
    await session.batch.write(session.context.workbook.worksheets.getItem(first.sheet), first.row, first.column, [cells.slice(from, to).map((cell) => cell.content)]);
    from = to;
  }
}

function valueContent(cell: HandoutCell): string | number {
  return typeof cell.shown === "number" ? cell.shown : cell.shown === null ? "" : cell.shown.startsWith("#") ? cell.shown : asText(cell.shown);
}

/** Sheets with cells to rewrite, unprotected where they are protected without a password; given back by `protect`. */
async function openSheets(session: CommandSession, names: readonly string[]): Promise<() => void> {
  const sheets = names.map((name) => session.context.workbook.worksheets.getItem(name));
  sheets.forEach((sheet) => sheet.protection.load("protected,options"));
  await session.batch.send();
  const locked = sheets.filter((sheet) => sheet.protection.protected).map((sheet) => ({ sheet, options: sheet.protection.options }));
  locked.forEach(({ sheet }) => sheet.protection.unprotect());
  return () => locked.forEach(({ sheet, options }) => sheet.protection.protect(options));
}

/** The cells whose plain formula does not show what the original showed. */
async function differing(session: CommandSession, written: readonly Content[]): Promise<readonly HandoutCell[]> {
  const spans = new Map<string, { sheet: string; top: number; left: number; bottom: number; right: number }>();
  for (const [cell] of written) {
    const span = spans.get(cell.sheet) ?? { sheet: cell.sheet, top: cell.row, bottom: cell.row, left: cell.column, right: cell.column };
    spans.set(cell.sheet, { ...span, top: Math.min(span.top, cell.row), bottom: Math.max(span.bottom, cell.row), left: Math.min(span.left, cell.column), right: Math.max(span.right, cell.column) });
  }
  const blocks = new Map((await loadBlocks([...spans.values()], session.context, session.batch)).map((block) => [block.sheet, block]));
  return written.flatMap(([cell]) => {
    const block = blocks.get(cell.sheet);
    const now = cellState(block?.value(cell.row, cell.column), block?.formula(cell.row, cell.column));
    return sameValue(now.error ?? now.value, cell.shown) ? [] : [cell];
  });
}

function noteOf(values: readonly HandoutCell[]): readonly string[] {
  const bySheet = new Map<string, HandoutCell[]>();
  for (const cell of values) bySheet.set(cell.sheet, [...(bySheet.get(cell.sheet) ?? []), cell]);
  return [...bySheet].map(([sheet, cells]) => {
    const places = cells.slice(0, 6).map((cell) => cellAddress(cell.row, cell.column)).join(", ");
    return `Bladet ${sheet}: ${cells.length === 1 ? "en cell är ett värde" : `${cells.length} celler är värden`} i stället för formler, som inte finns i Excel utan Bokslut (${places}${cells.length > 6 ? " med flera" : ""}).`;
  });
}

/**
 * Rewrites every formula that calls the add-in: as a formula of Excel alone where there is one that gives the same value, else as its value. Checks that
 * every value is unchanged, and keeps the originals in the add-in's memory. `limit` of the result's warnings: one sentence per sheet with values.
 * @throws BokslutError when the workbook already is a copy, or when nothing calls the add-in.
 */
export async function makeHandout(options: { readonly progress?: CommandProgress } = {}): Promise<CommandResult> {
  return runCommand("Utlämningskopian kunde inte göras.", async (session) => {
    const state = await readState(session);
    if (storedCells(storedJson(state.memory, "kontroll-utlamning")).length > 0) throw new BokslutError("workbook", "Arbetsboken är redan en utlämningskopia. Återställ Boksluts formler först om du vill göra en ny.");
    const cells = (await readSheets(session, state)).flatMap(handoutCells);
    const sheets = [...new Set(cells.map((cell) => cell.sheet))];
    if (cells.length === 0) return { message: "Arbetsboken har inga formler som behöver Bokslut. Den kan lämnas ut som den är.", sheets: [], warnings: [] };
    options.progress?.report(0, 2, "Formler");
    const protect = await openSheets(session, sheets);
    const written = cells.map((cell): Content => [cell, cell.plain ?? valueContent(cell)]);
    await writeCells(session, written.map(([cell, content]) => ({ ...cell, content })));
    const wrong = new Set(await differing(session, written.filter(([cell]) => cell.plain !== null)));
    options.progress?.report(1, 2, "Värden");
    const final = written.map(([cell, content]): Content => [cell, wrong.has(cell) ? valueContent(cell) : content]);
    await writeCells(session, final.filter(([cell]) => wrong.has(cell)).map(([cell, content]) => ({ ...cell, content })));
    const lost = await differing(session, final);
    if (lost.length > 0) {
      await writeCells(session, cells.map((cell) => ({ ...cell, content: cell.original })));
      protect();
      await session.batch.finish();
      const [first] = lost;
      throw new BokslutError("workbook", `Utlämningskopian är inte gjord: ${lost.length === 1 ? "en cell" : `${lost.length} celler`} skulle visa ett annat värde, till exempel ${first === undefined ? "" : `${cellAddress(first.row, first.column)} på bladet ${first.sheet}`}. Alla formler står kvar.`);
    }
    const stored = final.map(([cell, content]): StoredCell => [cell.sheet, cell.row, cell.column, kept(cell.original), content]);
    await new MemoryWriter(state.memory, session.batch).replace(withOwner(state, "kontroll-utlamning", jsonRecords("kontroll-utlamning", stored)));
    protect();
    await session.batch.finish();
    const values = final.filter(([cell, content]) => content !== cell.plain).map(([cell]) => cell);
    const formulas = cells.length - values.length;
    return {
      message: `Utlämningskopian är gjord: ${formulas} ${formulas === 1 ? "formel är en vanlig Excelformel" : "formler är vanliga Excelformler"} och ${values.length} ${values.length === 1 ? "är ett värde" : "är värden"}. Alla värden är oförändrade. Välj Arkiv, Spara en kopia, och återställ sedan formlerna.`,
      sheets: [], warnings: noteOf(values),
    };
  }, options.progress);
}

/** Puts the add-in's formulas back. A cell that has been changed since is left as it is, with a warning. */
export async function restoreHandout(): Promise<CommandResult> {
  return runCommand("Formlerna kunde inte återställas.", async (session) => {
    const state = await readState(session);
    const stored = storedCells(storedJson(state.memory, "kontroll-utlamning"));
    if (stored.length === 0) throw new BokslutError("workbook", "Arbetsboken är ingen utlämningskopia: det finns inget att återställa.");
    const standing = new Set(state.sheets.map((sheet) => sheet.name));
    const protect = await openSheets(session, [...new Set(stored.map(([sheet]) => sheet))].filter((sheet) => standing.has(sheet)));
    const blocks = new Map((await readSheets(session, state)).map((block) => [block.sheet, block]));
    const unchanged = stored.filter(([sheet, row, column, , content]) => {
      const now = blocks.get(sheet)?.formula(row, column);
      return standing.has(sheet) && (now === content || asText(String(now ?? "")) === content || sameValue(now as string | number, content));
    });
    await writeCells(session, unchanged.map(([sheet, row, column, original]) => ({ sheet, row, column, content: restored(original) })));
    await new MemoryWriter(state.memory, session.batch).replace(withOwner(state, "kontroll-utlamning", []));
    protect();
    await session.batch.finish();
    const left = stored.filter((cell) => !unchanged.includes(cell)).slice(0, 5).map(([sheet, row, column]) => `${cellAddress(row, column)} på bladet ${sheet}`);
    const warnings = left.length === 0 ? [] : [`${stored.length - unchanged.length} celler hade ändrats och lämnades som de är, till exempel ${left.join(", ")}.`];
    return { message: `${unchanged.length} ${unchanged.length === 1 ? "formel är återställd" : "formler är återställda"}.`, sheets: [], warnings };
  });
}
