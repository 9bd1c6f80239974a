/** Writes the rows of Berättelse: one paragraph per row, wrapped, the controller's own text in cells of their own. */
import type { ReportData } from "../reports/report-data.types";
import { cellAddress } from "./addresses";
import type { Batch } from "./batch";
import { INPUT_FILL, QUIET_TEXT, RULE } from "./colours";
import { NARRATIVE_HEADINGS, type NarrativeRow } from "./narrative-sheet";
import { setUpPage } from "./page-setup";
import { asText } from "./text-cells";
import { heightOf, wrappedLines } from "./widths";

export const NARRATIVE_HEADER_ROW = 4;
/** Points per character, with room for wider fonts: a paragraph must not be cut off. */
const CHARACTER = 5.9;
const WIDTHS = [130, 330, 250, 330, 170] as const;

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
  const blank = ["", "", "", "", ""];
  const head = [["Berättelse", "", "", "", ""], [asText([meta.organisation, meta.title].filter((text) => text !== "").join(" · ")), "", "", "", ""], blank, [...NARRATIVE_HEADINGS]];
  const body = rows.map((row, index) => {
    const at = firstRow + index;
    const [text, own] = [cellAddress(at, 2), cellAddress(at, 3)];
    return [asText(row.section), row.text, row.own, `=IF(${own}="",${text},${own})`, asText(row.source)];
  });
  const rest = new Array<string[]>(Math.max(0, former - rows.length)).fill(blank);
  await batch.write(sheet, isNew ? 1 : headerRow, 1, [...(isNew ? head : head.slice(-1)), ...body, ...rest]);

  await batch.operations(30 + rows.length, 600);
  if (isNew) {
    sheet.showGridlines = false;
    WIDTHS.forEach((points, index) => {
      const letters = cellAddress(1, index + 1).slice(0, -1);
      sheet.getRange(`${letters}:${letters}`).format.columnWidth = points;
    });
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
    sheet.getRangeByIndexes(firstRow - 1, 4, rows.length, 1).format.font.color = QUIET_TEXT;
    sheet.getRangeByIndexes(firstRow - 1, 3, rows.length, 2).format.indentLevel = 1;
  }
  rows.forEach((row, index) => {
    const texts = [row.section, row.shown, row.own, row.own === "" ? row.shown : row.own, row.source];
    const needed = Math.max(...texts.map((text, column) => wrappedLines(text, (WIDTHS[column] ?? 100) - (column > 2 ? 8 : 0), CHARACTER)));
    sheet.getRangeByIndexes(firstRow - 1 + index, 0, 1, 1).format.rowHeight = heightOf(needed + 0.4);
  });
  await setUpPage(sheet, { landscape: true, area: `A1:E${firstRow - 1 + Math.max(1, rows.length)}`, titleRows: `$1:$${headerRow}` }, meta, batch);
}
