/** What a command overwrites, as it stood before: read from Excel just before the first write, or known from what the command itself has read. */
import { MEMORY_SHEET } from "../memory";
import { asText } from "../text-cells";
import { type Area, type Cell, type Cells } from "./areas";
import { hasCode } from "../errors";
import type { Entry, Journal } from "./journal";
import type { Moved } from "./moved-rows";

export interface KeptBlock {
  readonly area: Area;
  /** As they are written back by `formulas`. */
  readonly cells: Cells;
}

export interface KeptSheet {
  readonly name: string;
  /** Excel's own id of it, which stays when it is renamed; not known of the memory. */
  readonly id?: string;
  readonly blocks: readonly KeptBlock[];
  /** Everything outside the blocks was empty; else it is not known. */
  readonly whole: boolean;
  readonly visibility: string;
  readonly position: number;
  /** Options of a protected sheet; null for an unprotected one. */
  readonly protection: Excel.WorksheetProtectionOptions | null;
  /** The block with filter buttons; null without. */
  readonly filter: string | null;
  /** Print set-up that commands change. */
  readonly page: KeptPage;
  /** The very hidden copy that holds its formats; null when only contents change. */
  readonly copy: string | null;
  /** What others have put in or taken out since the copy was made. */
  readonly moved?: Moved | null;
  /** Sheets that others have taken away since: formulas that pointed at them stay broken, as the user made them. */
  readonly gone?: readonly string[];
}

/** What is kept of a sheet, with its cells as they were read later. */
export function keptAs(kept: KeptSheet, area: Area, cells: Cells): KeptSheet {
  return { ...kept, whole: true, blocks: [{ area, cells: cells.map((row) => row.map((cell) => writable(cell, null))) }] };
}

/** The copies of a command so far. */
interface Copies {
  readonly id: string;
  readonly made: number;
}

/** How the names of a command's copies of sheets begin; of all commands' without one. */
export function copyPrefix(id?: string): string {
  return id === undefined ? "_Bokslut_kopia_" : `_Bokslut_kopia_${id}_`;
}

function copyName(id: string, number: number): string {
  return `${copyPrefix(id)}${number}`;
}
export interface KeptPage {
  readonly orientation: string;
  readonly zoom: Excel.PageLayoutZoomOptions;
  /** Left, centre and right of the header, then of the footer. */
  readonly edges: readonly string[];
  readonly area: string | null;
  readonly titles: string | null;
}

export const NO_PAGE: KeptPage = { orientation: "Portrait", zoom: { scale: 100 }, edges: ["", "", "", "", "", ""], area: null, titles: null };

/** Columns of the memory sheet that hold the log of a command under way. */
export const LOG_COLUMNS = { first: 16, last: 20 };
const PIECE = 15_000;

export function isLogColumn(column: number): boolean {
  return column >= LOG_COLUMNS.first && column <= LOG_COLUMNS.last;
}

/** Text that looks like a formula, as it must be written to be text again. */
function writable(formula: unknown, value: unknown): Cell {
  if (typeof formula === "number" || typeof formula === "boolean") return formula;
  const text = String(formula ?? "");
  return text.startsWith("=") && value !== formula ? text : asText(text);
}

export function keptCell(sheet: KeptSheet, row: number, column: number): Cell | undefined {
  for (const { area, cells } of sheet.blocks) {
    const cell = cells[row - area.row]?.[column - area.column];
    if (cell !== undefined) return cell;
  }
  return sheet.whole ? "" : undefined;
}

interface LoadedPage {
  readonly layout: Excel.PageLayout;
  readonly area: Excel.RangeAreas;
  readonly titles: Excel.Range;
}

export interface LoadedSheet {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly filter: Excel.Range;
  readonly page: LoadedPage | null;
  readonly copy: string | null;
  blocks: KeptBlock[] | null;
}

function blockOf(range: Excel.Range): KeptBlock[] {
  if (range.isNullObject) return [];
  const { formulas, values }: { formulas: unknown[][]; values: unknown[][] } = range;
  const area: Area = { row: range.rowIndex + 1, column: range.columnIndex + 1, rows: formulas.length, columns: formulas[0]?.length ?? 0 };
  return [{ area, cells: formulas.map((row, down) => row.map((cell, across) => writable(cell, values[down]?.[across]))) }];
}

async function read(context: Excel.RequestContext, range: Excel.Range): Promise<KeptBlock[]> {
  range.load("formulas,values,rowIndex,columnIndex");
  await context.sync();
  return blockOf(range);
}

/** A sheet too big for one answer, read block by block. */
async function inPieces(context: Excel.RequestContext, loaded: LoadedSheet): Promise<KeptBlock[]> {
  const { used, sheet } = loaded;
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (used.isNullObject) return [];
  const rows = Math.max(1, Math.floor(PIECE / used.columnCount));
  const blocks: KeptBlock[] = [];
  for (let at = 0; at < used.rowCount; at += rows) {
    blocks.push(...(await read(context, sheet.getRangeByIndexes(used.rowIndex + at, used.columnIndex, Math.min(rows, used.rowCount - at), used.columnCount))));
  }
  return blocks;
}

export interface Wanted {
  readonly name: string;
  /** Its formats change too: a copy is made. */
  readonly looks: boolean;
  /** Its print set-up changes. */
  readonly page: boolean;
}

function loadPage(layout: Excel.PageLayout): LoadedPage {
  layout.load("orientation,zoom");
  layout.headersFooters.defaultForAllPages.load("leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter");
  const page = { layout, area: layout.getPrintAreaOrNullObject(), titles: layout.getPrintTitleRowsOrNullObject() };
  page.area.load("address");
  page.titles.load("address");
  return page;
}

function pageOf({ layout, area, titles }: LoadedPage): KeptPage {
  const texts = layout.headersFooters.defaultForAllPages;
  return {
    orientation: layout.orientation, zoom: layout.zoom, edges: [texts.leftHeader, texts.centerHeader, texts.rightHeader, texts.leftFooter, texts.centerFooter, texts.rightFooter],
    area: area.isNullObject ? null : area.address, titles: titles.isNullObject ? null : titles.address,
  };
}

export function queueKept(context: Excel.RequestContext, wanted: readonly Wanted[], copies: Copies, cells: boolean): LoadedSheet[] {
  let number = copies.made;
  return wanted.map((one) => {
    const { name, looks } = one;
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.load("visibility,position,id");
    sheet.protection.load("protected,options");
    const filter = sheet.autoFilter.getRangeOrNullObject();
    filter.load("address");
    const page = one.page ? loadPage(context.workbook.worksheets.getItem(name).pageLayout) : null;
    const used = sheet.getUsedRangeOrNullObject(false);
    if (cells) used.load("formulas,values,rowIndex,columnIndex");
    if (!looks) return { name, sheet, used, filter, page, copy: null, blocks: null };
    number += 1;
    const copy = sheet.copy(Excel.WorksheetPositionType.end);
    copy.name = copyName(copies.id, number);
    copy.visibility = Excel.SheetVisibility.veryHidden;
    // Only its looks are needed: no formula of it shall be calculated.
    copy.getRange().clear(Excel.ClearApplyTo.contents);
    return { name, sheet, used, filter, page, copy: copyName(copies.id, number), blocks: null };
  });
}

/** Reads sheets as they stand, in one sync (more for sheets too big for one answer), and copies those whose formats will change. */
export async function readKept(wanted: readonly Wanted[], copies: Copies): Promise<readonly KeptSheet[]> {
  if (wanted.length === 0) return [];
  return Excel.run(async (context) => {
    let loaded = queueKept(context, wanted, copies, true);
    try {
      await context.sync();
    } catch (error) {
      // The batch was refused whole for its answer's size after it was done: what it copied stands, and only the cells are asked for again.
      if (!hasCode(error, "ResponsePayloadSizeLimitExceeded")) throw error;
      const copied = loaded.map((one) => one.copy);
      loaded = queueKept(context, wanted.map((one) => ({ ...one, looks: false })), copies, false).map((one, index) => ({ ...one, copy: copied[index] ?? null }));
      await context.sync();
      for (const one of loaded) one.blocks = await inPieces(context, one);
    }
    return loaded.map(keptOf);
  });
}

/** After the request that read it. */
export function keptOf(one: LoadedSheet): KeptSheet {
  const { sheet } = one;
  return {
    page: one.page === null ? NO_PAGE : pageOf(one.page),
    name: one.name, id: sheet.id, blocks: one.blocks ?? blockOf(one.used), whole: true, visibility: sheet.visibility, position: sheet.position,
    protection: sheet.protection.protected ? sheet.protection.options : null, filter: one.filter.isNullObject ? null : one.filter.address, copy: one.copy,
  };
}

/** Excel's own empty first sheet, which is kept without looking. */
export function emptySheet(name: string): KeptSheet {
  return { name, blocks: [], whole: true, visibility: "Visible", position: 0, protection: null, filter: null, page: NO_PAGE, copy: null };
}

/** The memory sheet as the command has read it, when that holds everything that the entries write over; else null. */
export function fromReads(journal: Journal, entries: readonly Entry[]): KeptSheet | null {
  const blocks: KeptBlock[] = [];
  for (const entry of entries) {
    if (entry.kind !== "cells" || entry.area === null || entry.cells === null) return null;
    const { area } = entry;
    const cells: Cell[][] = [];
    for (let row = 0; row < area.rows; row += 1) {
      const line: Cell[] = [];
      for (let column = 0; column < area.columns; column += 1) {
        const cell = journal.lookedAt(MEMORY_SHEET, area.row + row, area.column + column);
        if (cell === undefined) return null;
        line.push(writable(cell, null));
      }
      cells.push(line);
    }
    blocks.push({ area, cells });
  }
  return { name: MEMORY_SHEET, blocks, whole: false, visibility: "VeryHidden", position: 0, protection: null, filter: null, page: NO_PAGE, copy: null };
}

/** A cell that is no longer what the command read, when it was read; null when all are. */
export function changedSince(journal: Journal, kept: KeptSheet): { readonly sheet: string; readonly row: number; readonly column: number } | null {
  for (const read of journal.reads) {
    if (read.sheet !== kept.name) continue;
    for (const [down, line] of read.cells.entries()) {
      for (const [across, cell] of line.entries()) {
        const [row, column] = [read.area.row + down, read.area.column + across];
        const now = kept.name === MEMORY_SHEET && isLogColumn(column) ? undefined : keptCell(kept, row, column);
        if (now === undefined) continue;
        const formula = typeof now === "string" && now.startsWith("=");
        if (read.what === "values" && formula) continue;
        if (!sameContent(cell, now)) return { sheet: kept.name, row, column };
      }
    }
  }
  return null;
}

/** The same content, whatever way Excel gives it back: as read, or as it is written so that a text stays text. */
export function sameContent(a: Cell, b: Cell): boolean {
  if (a === b || (typeof a === "string" && asText(a) === b) || (typeof b === "string" && asText(b) === a)) return true;
  const [one, other] = [plain(a), plain(b)];
  return one === other || (one !== "" && other !== "" && Number(one) === Number(other));
}

function plain(cell: Cell): string {
  const text = typeof cell === "string" ? cell.replace(/^'/, "") : typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
  return text.startsWith("=") ? text.replace(/\s+/g, "").replace(/'/g, "").toUpperCase() : text;
}

