/** Protected sheets on the way to an utlämningskopia: those without a password are opened and closed again, the others are copied cell by cell to sheets of their own. */
import { quotedSheet } from "../addresses";
import { isOfficeError } from "../errors";
import type { CommandSession } from "../session";
import { freeSheetName } from "../sheet-names";

/** Widths are copied for all columns of a report's sheets, heights for as many rows as are printed on a few pages. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 400;

export interface OpenedSheets {
  /** Names of the sheets that could not be opened: they have a password. */
  readonly locked: readonly string[];
  /** Queues the protection of the opened sheets as it was. */
  protect(): void;
}

/** Whether a protected sheet has a password. Excel says so only by refusing; the sheet is protected again in the same request. */
async function hasPassword(name: string, options: Excel.WorksheetProtectionOptions): Promise<boolean> {
  try {
    await Excel.run(async (context) => {
      const { protection } = context.workbook.worksheets.getItem(name);
      protection.unprotect();
      protection.protect(options);
      await context.sync();
    });
    return false;
  } catch (error) {
    if (!isOfficeError(error)) throw error;
    return true;
  }
}

/** Opens the protected sheets among some; queued, except for the question of passwords. */
export async function openSheets(session: CommandSession, names: readonly string[]): Promise<OpenedSheets> {
  const sheets = names.map((name) => ({ name, sheet: session.context.workbook.worksheets.getItem(name) }));
  sheets.forEach(({ sheet }) => sheet.protection.load("protected,options"));
  await session.batch.send();
  const guarded = sheets.filter(({ sheet }) => sheet.protection.protected).map(({ name, sheet }) => ({ name, sheet, options: sheet.protection.options }));
  const locked = new Set<string>();
  for (const { name, options } of guarded) if (await hasPassword(name, options)) locked.add(name);
  const open = guarded.filter(({ name }) => !locked.has(name));
  open.forEach(({ sheet }) => sheet.protection.unprotect());
  return { locked: [...locked], protect: () => open.forEach(({ sheet, options }) => sheet.protection.protect(options)) };
}

/** A locked sheet and the sheet that stands in for it. */
export type SheetCopy = readonly [original: string, copy: string];

/** Copies locked sheets beside themselves: cells, looks, widths, print direction. Reading a protected sheet is allowed; its copy is not protected. */
export async function copyLocked(session: CommandSession, names: readonly string[], taken: readonly string[]): Promise<readonly SheetCopy[]> {
  if (names.length === 0) return [];
  const { worksheets } = session.context.workbook;
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const sources = names.map((name) => {
    const sheet = worksheets.getItem(name);
    const range = sheet.getUsedRange(false);
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    sheet.load("position,showGridlines");
    sheet.pageLayout.load("orientation");
    return { name, sheet, range };
  });
  await session.batch.send();
  const sized = sources.map(({ name, sheet, range }) => {
    const columns = Array.from({ length: Math.min(MOST_COLUMNS, range.columnIndex + range.columnCount) }, (_column, at) => sheet.getRangeByIndexes(0, at, 1, 1));
    const rows = Array.from({ length: Math.min(MOST_ROWS, range.rowIndex + range.rowCount) }, (_row, at) => sheet.getRangeByIndexes(at, 0, 1, 1));
    columns.forEach((column) => column.load("format/columnWidth"));
    rows.forEach((row) => row.load("format/rowHeight"));
    return { name, sheet, range, columns, rows };
  });
  await session.batch.send();
  const copies: SheetCopy[] = [];
  for (const { name, sheet, range, columns, rows } of sized) {
    const copy = freeSheetName(`${name.slice(0, 19)} (utlämning)`, used);
    await session.batch.operations(8 + columns.length + rows.length);
    const target = worksheets.add(copy);
    target.position = sheet.position + 1 + copies.length;
    target.showGridlines = sheet.showGridlines;
    target.pageLayout.orientation = sheet.pageLayout.orientation;
    target.getRangeByIndexes(range.rowIndex, range.columnIndex, range.rowCount, range.columnCount).copyFrom(range, Excel.RangeCopyType.all);
    columns.forEach((column, at) => {
      target.getRangeByIndexes(0, at, 1, 1).format.columnWidth = column.format.columnWidth;
    });
    rows.forEach((row, at) => {
      target.getRangeByIndexes(at, 0, 1, 1).format.rowHeight = row.format.rowHeight;
    });
    copies.push([name, copy]);
  }
  await session.batch.send();
  return copies;
}

/** A formula (or a link inside it) with locked sheets named by their copies. */
export function redirected(formula: string, copies: readonly SheetCopy[]): string {
  return copies.reduce((text, [original, copy]) => {
    const bare = original.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(original) ? text.replace(new RegExp(`(?<![\\p{L}\\p{N}_.'\\]])${bare}!`, "giu"), () => `${quotedSheet(copy)}!`) : text;
    return plain.split(`${quotedSheet(original)}!`).join(`${quotedSheet(copy)}!`);
  }, formula);
}

/** Hides the locked originals, or shows them again. */
export function showOriginals(session: CommandSession, copies: readonly SheetCopy[], shown: boolean): void {
  for (const [original] of copies) session.context.workbook.worksheets.getItem(original).visibility = shown ? Excel.SheetVisibility.visible : Excel.SheetVisibility.hidden;
}
