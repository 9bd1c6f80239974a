/** Puts formats, rules for input, sizes and print set-up back from the copies that were made before a command changed them. */
import { columnLetters, quotedSheet } from "../addresses";
import { addressOf, areaOf, type Area } from "./areas";
import type { Entry } from "./journal";
import type { KeptPage, KeptSheet } from "./kept";
import type { Rescue } from "./log";
import type { Moved } from "./moved-rows";

/** Rows and columns whose sizes are put back one by one. */
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 60;

interface Sizes {
  readonly rows: readonly Excel.Range[];
  readonly columns: readonly Excel.Range[];
}

function changedParts(rescue: Rescue, sheet: string): ReadonlySet<string> {
  return new Set(rescue.entries.flatMap((entry: Entry) => (!("sheet" in entry) || entry.sheet !== sheet ? [] : entry.kind === "look" ? [entry.part] : entry.kind === "cells" ? [] : ["structure"])));
}

function sizes(sheet: Excel.Worksheet, area: Area): Sizes {
  const rows = Array.from({ length: Math.min(MOST_ROWS, area.row + area.rows - 1) }, (_, index) => sheet.getRangeByIndexes(index, 0, 1, 1));
  const columns = Array.from({ length: Math.min(MOST_COLUMNS, area.column + area.columns - 1) }, (_, index) => sheet.getRangeByIndexes(0, index, 1, 1));
  rows.forEach((row) => row.format.load("rowHeight"));
  columns.forEach((column) => column.format.load("columnWidth"));
  return { rows, columns };
}

/** An address as it is after what others have put in or taken out. */
function followed(address: string, moved: Moved | null): string {
  const area = areaOf(address);
  if (area === null || moved === null) return ownAddress(address);
  const [from, size] = moved.axis === "row" ? [area.row, area.rows] : [area.column, area.columns];
  const [start, length] = [from >= moved.at ? from + moved.count : from, from < moved.at && from + size > moved.at ? size + moved.count : size];
  return addressOf(moved.axis === "row" ? { ...area, row: start, rows: length } : { ...area, column: start, columns: length });
}

function pageBack(sheet: Excel.Worksheet, page: KeptPage, moved: Moved | null): void {
  const { pageLayout } = sheet;
  pageLayout.orientation = page.orientation as Excel.PageOrientation;
  pageLayout.zoom = page.zoom;
  const edges = pageLayout.headersFooters.defaultForAllPages;
  const [leftHeader = "", centerHeader = "", rightHeader = "", leftFooter = "", centerFooter = "", rightFooter = ""] = page.edges;
  edges.leftHeader = leftHeader;
  edges.centerHeader = centerHeader;
  edges.rightHeader = rightHeader;
  edges.leftFooter = leftFooter;
  edges.centerFooter = centerFooter;
  edges.rightFooter = rightFooter;
  if (page.area !== null) pageLayout.setPrintArea(followed(page.area, moved));
  if (page.titles !== null) pageLayout.setPrintTitleRows(followed(page.titles, moved));
}

function ownAddress(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1);
}

/** Colour of the tab of a copy that has followed. */
const FOLLOWED = "#123456";

/** The copy is older than what others have put in or taken out: the same is done to it, once. */
async function follow(context: Excel.RequestContext, copy: Excel.Worksheet, { axis, at, count }: Moved): Promise<void> {
  copy.load("tabColor");
  await context.sync();
  if (copy.tabColor === FOLLOWED) return;
  copy.tabColor = FOLLOWED;
  const size = Math.abs(count);
  const range = axis === "row" ? copy.getRange(`${at}:${at + size - 1}`) : copy.getRange(`${columnLetters(at)}:${columnLetters(at + size - 1)}`);
  if (count > 0) range.insert(axis === "row" ? Excel.InsertShiftDirection.down : Excel.InsertShiftDirection.right);
  else range.delete(axis === "row" ? Excel.DeleteShiftDirection.up : Excel.DeleteShiftDirection.left);
}

async function oneBack(context: Excel.RequestContext, kept: KeptSheet, copyName: string, parts: ReadonlySet<string>): Promise<void> {
  const { worksheets } = context.workbook;
  const [sheet, copy] = [worksheets.getItem(kept.name), worksheets.getItem(copyName)];
  const area = kept.blocks[0]?.area ?? { row: 1, column: 1, rows: 1, columns: 1 };
  if (kept.moved) await follow(context, copy, kept.moved);
  const size = sizes(copy, area);
  sheet.protection.load("protected");
  const used = sheet.getUsedRangeOrNullObject(false);
  used.load("address");
  await context.sync();
  if (sheet.protection.protected) sheet.protection.unprotect();
  if (!used.isNullObject) {
    sheet.getRange().conditionalFormats.clearAll();
    used.dataValidation.clear();
    used.clear(Excel.ClearApplyTo.formats);
    used.clear(Excel.ClearApplyTo.hyperlinks);
  }
  if (kept.blocks.length > 0) {
    const address = addressOf(area);
    sheet.getRange(address).copyFrom(`${quotedSheet(copyName)}!${address}`, Excel.RangeCopyType.all);
  }
  size.rows.forEach((row, index) => { sheet.getRangeByIndexes(index, 0, 1, 1).format.rowHeight = row.format.rowHeight; });
  size.columns.forEach((column, index) => { sheet.getRangeByIndexes(0, index, 1, 1).format.columnWidth = column.format.columnWidth; });
  if (parts.has("autoFilter")) {
    sheet.autoFilter.remove();
    if (kept.filter !== null) sheet.autoFilter.apply(sheet.getRange(ownAddress(kept.filter)));
  }
  await context.sync();
}

/** Protects again what was protected, opens what was open, and puts sheets back in their order. */
export async function putProtectionBack(rescue: Rescue): Promise<void> {
  await Excel.run(async (context) => {
    const found = rescue.kept.map((kept) => ({ kept, sheet: context.workbook.worksheets.getItemOrNullObject(kept.name) }));
    found.forEach(({ sheet }) => sheet.protection.load("protected"));
    await context.sync();
    for (const { kept, sheet } of found) {
      if (sheet.isNullObject || sheet.protection.protected === (kept.protection !== null)) continue;
      if (kept.protection === null) sheet.protection.unprotect();
      else sheet.protection.protect(kept.protection);
    }
    const moved = found.filter(({ kept, sheet }) => !sheet.isNullObject && changedParts(rescue, kept.name).has("position")).sort((a, b) => a.kept.position - b.kept.position);
    for (const { kept, sheet } of moved) sheet.position = kept.position;
    await context.sync();
  });
}

/** A sheet with a copy gets its looks back. */
export async function putLooksBack(rescue: Rescue): Promise<void> {
  await Excel.run(async (context) => {
    const found = rescue.kept.map((kept) => ({ kept, sheet: context.workbook.worksheets.getItemOrNullObject(kept.name), copy: kept.copy === null ? null : context.workbook.worksheets.getItemOrNullObject(kept.copy) }));
    found.forEach(({ sheet }) => sheet.protection.load("protected"));
    await context.sync();
    for (const { kept, sheet, copy } of found) {
      const parts = changedParts(rescue, kept.name);
      if (sheet.isNullObject || parts.size === 0) continue;
      if (parts.has("pageLayout")) pageBack(sheet, kept.page, kept.moved ?? null);
      if (kept.copy !== null && copy?.isNullObject === false) await oneBack(context, kept, kept.copy, parts);
    }
    await context.sync();
  });
}
