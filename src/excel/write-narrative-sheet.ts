/** Writes the rows of Berättelse: one paragraph per row, wrapped, the controller's own text in cells of their own. */
import type { ReportData } from "../reports/report-data.types";
import { cellAddress } from "./addresses";
import type { Batch } from "./batch";
import { INPUT_FILL, LINK_TEXT, NEGATIVE_TEXT, QUIET_TEXT, RULE } from "./colours";
import { NARRATIVE_HEADINGS, PRINTED_COLUMNS, SHOWN_COLUMNS, type NarrativeRow } from "./narrative-sheet";
import { setUpPage } from "./page-setup";
import { asText } from "./text-cells";
import { heightOf, longestWord, wrappedLines } from "./widths";

export const NARRATIVE_HEADER_ROW = 4;
/** Points per character of running text, with room for wider fonts: a paragraph must not be cut off. */
const CHARACTER = 5.4;
const WIDTHS = [92, 270, 210, 270, 96, 66, 210, 60] as const;
/** Where the columns Avsnitt and Källa stand, whose words are names ("Omslutningsförändringar"), and the widest they are made for one. */
const NAMES = [0, 4];
const WIDEST_NAME = 180;
const INDENT = 8;
/** Air between two paragraphs, in points. */
const ROW_GAP = 4;

/** What a row's formulas say of its own cells: the text that counts, its state, and the old wording when it has changed since it was marked klar. */
function rowFormulas(at: number): readonly [current: string, state: string, old: string] {
  const cell = (column: number): string => cellAddress(at, column);
  const [text, own, current, state, kept] = [cell(2), cell(3), cell(4), cell(6), cell(8)];
  return [
    `=IF(${own}="",${text},${own})`,
    `=IF(${kept}="","ny",IF(EXACT(${current},${kept}),"klar",IF(OR(${own}="",ISFORMULA(${own})),"ändrad siffra","ändrad text")))`,
    `=IF(LEFT(${state},6)="ändrad",${kept},"")`,
  ];
}

/** The columns' widths: those with names as wide as their longest word. A sheet that stands keeps its own, which are the user's. */
function widthsFor(rows: readonly NarrativeRow[]): readonly number[] {
  return WIDTHS.map((points, index) => {
    if (!NAMES.includes(index)) return points;
    const longest = Math.max(0, ...rows.map((row) => longestWord(index === 0 ? row.section : row.sourceShown)));
    return Math.max(points, Math.min(WIDEST_NAME, Math.ceil(longest * CHARACTER + INDENT + (index > 2 ? INDENT : 0))));
  });
}

/** The height that shows a row's texts whole. */
function rowHeight(row: NarrativeRow, widths: readonly number[]): number {
  const current = row.own === "" ? row.shown : row.ownShown;
  const texts = [row.section, row.shown, row.ownShown, current, row.sourceShown];
  return heightOf(Math.max(...texts.map((text, column) => wrappedLines(text, (widths[column] ?? 100) - (column > 2 ? INDENT : 0), CHARACTER)))) + ROW_GAP;
}

/** Equal neighbours of a list, as [from, count]. */
function runsOf(list: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [index, value] of list.entries()) {
    const last = runs[runs.length - 1];
    if (last !== undefined && list[last[0]] === value) last[1] += 1;
    else runs.push([index, 1]);
  }
  return runs;
}

export interface NarrativePlace {
  readonly sheet: Excel.Worksheet;
  readonly isNew: boolean;
  readonly headerRow: number;
  /** The number of rows that stand under the headings now. */
  readonly former: number;
}

/** Writes headings and rows over what stands there. What the controller has put above the headings is left alone. */
export async function writeNarrativeSheet(place: NarrativePlace, rows: readonly NarrativeRow[], report: ReportData, batch: Batch): Promise<void> {
  const { sheet, isNew, headerRow, former } = place;
  const firstRow = headerRow + 1;
  const { meta } = report;
  const width = NARRATIVE_HEADINGS.length;
  const widths = isNew ? widthsFor(rows) : WIDTHS;
  const blank = new Array<string>(width).fill("");
  const head = [["Berättelse", ...blank.slice(1)], [asText([meta.organisation, meta.title].filter((text) => text !== "").join(" · ")), ...blank.slice(1)], blank, [...NARRATIVE_HEADINGS]];
  const body = rows.map((row, index) => {
    const [current, state, old] = rowFormulas(firstRow + index);
    return [asText(row.section), row.text, row.own, current, row.source, state, old, asText(row.kept)];
  });
  const rest = new Array<string[]>(Math.max(0, former - rows.length)).fill(blank);
  await batch.write(sheet, isNew ? 1 : headerRow, 1, [...(isNew ? head : head.slice(-1)), ...body, ...rest]);

  await batch.operations(40, 900);
  if (isNew) {
    sheet.showGridlines = false;
    widths.forEach((points, index) => {
      const letters = cellAddress(1, index + 1).slice(0, -1);
      sheet.getRange(`${letters}:${letters}`).format.columnWidth = points;
    });
    sheet.getRange("H:H").columnHidden = true;
    sheet.freezePanes.freezeRows(headerRow);
    const title = sheet.getRange("A1").format.font;
    title.bold = true;
    title.size = 14;
    sheet.getRange("A2").format.font.color = QUIET_TEXT;
  }
  const header = sheet.getRangeByIndexes(headerRow - 1, 0, 1, width).format;
  header.font.bold = true;
  const border = header.borders.getItem("EdgeBottom");
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = RULE;
  if (rest.length > 0) sheet.getRangeByIndexes(firstRow - 1 + rows.length, 0, rest.length, width).format.fill.clear();
  if (rows.length > 0) {
    const block = sheet.getRangeByIndexes(firstRow - 1, 0, rows.length, width).format;
    block.wrapText = true;
    block.verticalAlignment = "Top";
    const own = sheet.getRangeByIndexes(firstRow - 1, 2, rows.length, 1).format;
    own.fill.color = INPUT_FILL;
    own.protection.locked = false;
    sheet.getRangeByIndexes(headerRow - 1, 3, rows.length + 1, SHOWN_COLUMNS - 3).format.indentLevel = 1;
    sheet.getRangeByIndexes(firstRow - 1, 4, rows.length, 1).format.font.color = LINK_TEXT;
    sheet.getRangeByIndexes(firstRow - 1, 6, rows.length, 1).format.font.color = QUIET_TEXT;
    const state = sheet.getRangeByIndexes(firstRow - 1, 5, rows.length, 1);
    state.conditionalFormats.clearAll();
    const changed = state.conditionalFormats.add(Excel.ConditionalFormatType.containsText);
    changed.textComparison.format.font.bold = true;
    changed.textComparison.format.font.color = NEGATIVE_TEXT;
    changed.textComparison.rule = { operator: "Contains", text: "ändrad" };
  }
  const heights: number[] = [];
  for (const row of rows) {
    heights.push(rowHeight(row, widths));
    await batch.operations(0);
  }
  for (const [from, count] of runsOf(heights)) {
    await batch.operations(1);
    sheet.getRangeByIndexes(firstRow - 1 + from, 0, count, 1).format.rowHeight = heights[from] ?? ROW_GAP;
  }
  const area = `A1:${cellAddress(firstRow - 1 + Math.max(1, rows.length), PRINTED_COLUMNS)}`;
  await setUpPage(sheet, { landscape: true, area, titleRows: `$1:$${headerRow}` }, meta, batch);
}
