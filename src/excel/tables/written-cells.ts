/** Reading laid-out tables and writing single cells of them, with what stood there kept for the way back. */
import { BokslutError } from "../../domain/errors";
import { cellAddress } from "../addresses";
import type { Batch } from "../batch";
import { refuseMixed, tableBlock, type FoundTable } from "../find-tables";
import { HEADER_ROW } from "../render-table";
import type { CommandSession } from "../session";
import { asText } from "../text-cells";

export type Cell = string | number | boolean;

/** A laid-out table with what stands above its headings, as read. */
export interface Reading {
  readonly formulas: readonly (readonly Cell[])[];
  readonly values: readonly (readonly Cell[])[];
  readonly top: number;
  readonly left: number;
}

/** A cell that a command writes, with what stood there. `after` is as `formulas` takes it. */
export interface Written {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: Cell;
  readonly after: Cell;
}

/** How far above the headings the caption stands, where a table is laid out by Bokslut. */
export const CAPTION_ABOVE = HEADER_ROW - 1;

export function cellOf(reading: Reading, what: "formulas" | "values", row: number, column: number): Cell {
  return reading[what][row - reading.top]?.[column - reading.left] ?? "";
}

/**
 * Reads tables that are going to be changed (`looks`: their formats too), from their captions down, and refuses a protected sheet. One sync, together with
 * what is queued; none without tables.
 */
export async function readLaidOut(session: CommandSession, tables: ReadonlyMap<string, FoundTable>, looks: boolean): Promise<ReadonlyMap<string, Reading>> {
  refuseMixed(tables.values());
  session.safety.expect([...tables.values()].map((found) => found.sheet), looks);
  const loaded = [...tables.values()].map((found) => {
    const block = tableBlock(found);
    const top = Math.max(1, block.top - CAPTION_ABOVE);
    const sheet = session.context.workbook.worksheets.getItem(found.sheet);
    sheet.protection.load("protected");
    const range = sheet.getRangeByIndexes(top - 1, block.left - 1, block.bottom - top + 1, block.right - block.left + 1);
    range.load("formulas,values");
    return { found, sheet, range, top, left: block.left };
  });
  if (loaded.length > 0) await session.batch.send();
  const locked = loaded.find((one) => one.sheet.protection.protected);
  if (locked !== undefined) throw new BokslutError("workbook", `Bladet ”${locked.found.sheet}” är skyddat. Ta bort skyddet (Granska, Ta bort bladets skydd) och försök igen. Inget ändrades.`, locked.found.sheet);
  return new Map(loaded.map((one) => [one.found.id, { formulas: one.range.formulas as Cell[][], values: one.range.values as Cell[][], top: one.top, left: one.left }]));
}

/** Each cell once; the later wins. */
export function onceEach(cells: readonly Written[]): readonly Written[] {
  return [...new Map(cells.map((cell) => [`${cell.sheet}\n${cell.row}\n${cell.column}`, cell])).values()];
}

/** What goes in a cell again as it was read: text stays text. */
function again(content: Cell): Cell {
  return typeof content === "string" && !content.startsWith("=") ? asText(content) : content;
}

/** What a cell that was written reads as: a leading apostrophe only says that it is text. */
function asRead(content: Cell): string {
  return String(content).replace(/^'/, "");
}

/** Refuses to write cells back when one of them no longer holds what was written: it has been filled in since. One request. */
export async function requireSameCells({ context, batch }: CommandSession, cells: readonly Written[]): Promise<void> {
  const loaded = new Map([...new Set(cells.map((cell) => cell.sheet))].map((name) => {
    const used = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
    used.load("formulas,rowIndex,columnIndex");
    return [name, used] as const;
  }));
  if (loaded.size === 0) return;
  await batch.send();
  const now = ({ sheet, row, column }: Written): Cell => {
    const used = loaded.get(sheet);
    return used === undefined || used.isNullObject ? "" : ((used.formulas as Cell[][])[row - 1 - used.rowIndex]?.[column - 1 - used.columnIndex] ?? "");
  };
  const changed = cells.filter((cell) => asRead(now(cell)) !== asRead(cell.after));
  const [first] = changed;
  if (first === undefined) return;
  const where = `cell ${cellAddress(first.row, first.column)} på bladet ${first.sheet}`;
  const many = changed.length === 1 ? `${where} har` : `${changed.length} celler (den första är ${where}) har`;
  throw new BokslutError("workbook", `Det går inte att ångra: ${many} ändrats sedan dess, och det skulle gå förlorat. Ändra tillbaka för hand.`, first.sheet);
}

/** Queues cells, neighbours under each other in one block. */
export async function writeCells(batch: Batch, cells: readonly Written[], what: "before" | "after"): Promise<void> {
  const sorted = [...cells].sort((a, b) => (a.sheet === b.sheet ? a.column - b.column || a.row - b.row : a.sheet < b.sheet ? -1 : 1));
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at];
    if (first === undefined) return;
    const run: Cell[][] = [];
    for (let next: Written | undefined = first; next !== undefined && next.sheet === first.sheet && next.column === first.column && next.row === first.row + run.length; next = sorted[at + run.length]) {
      run.push([what === "after" ? next.after : again(next.before)]);
    }
    await batch.write(batch.context.workbook.worksheets.getItem(first.sheet), first.row, first.column, run);
    at += run.length;
  }
}
