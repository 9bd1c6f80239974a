/** Writes the findings on the sheet Kontroll: one row per finding, links to the cells, ready to filter and print. */
import type { JudgedFinding } from "../../kontroll";
import type { ReportMeta } from "../../reports/report-data.types";
import { blockAddress, cellAddress, quotedSheet } from "../addresses";
import type { Batch } from "../batch";
import { HAIRLINE, NEGATIVE_TEXT, QUIET_TEXT, RULE } from "../colours";
import { setUpPage } from "../page-setup";
import { heightOf, wrappedLines } from "../widths";
import { CONTROL_HEADER_ROW, controlRows } from "./control-rows";

/** Kontroll, Allvar, Blad, Cell, Väntat, Står, Skillnad, Förklaring, Godkänd av, Motivering. */
const WIDTHS = [140, 74, 140, 48, 76, 76, 76, 400, 110, 190] as const;
/** Between the figures and the words, in indents of nine points. */
const GAP = 2;
/** Of a sentence: narrower than the words of a heading. Measured in print, with room for another screen. */
const CHARACTER = 5;
/** Links and row heights cost an operation each: the first findings have them. */
const MOST_LINKED = 1_000;

export interface ControlPlace {
  readonly sheet: Excel.Worksheet;
  readonly isNew: boolean;
  /** Row of the headings as it stands now. */
  readonly headerRow: number;
  /** Rows under the headings that are there now. */
  readonly former: number;
  /** Sheets that links may lead to. */
  readonly sheets: ReadonlySet<string>;
}

function figures(range: Excel.Range): void {
  range.format.horizontalAlignment = "Right";
}

async function writeLinks(place: ControlPlace, findings: readonly JudgedFinding[], batch: Batch): Promise<void> {
  const linked = findings.slice(0, MOST_LINKED);
  for (const [index, { finding }] of linked.entries()) {
    if (!place.sheets.has(finding.sheet) || !/^[A-Z]{1,3}\d+$/.test(finding.address)) continue;
    await batch.operations(1, 300);
    place.sheet.getRangeByIndexes(place.headerRow + index, 3, 1, 1).hyperlink = {
      documentReference: `${quotedSheet(finding.sheet)}!${finding.address}`, textToDisplay: finding.address, screenTip: `Gå till ${finding.address} på bladet ${finding.sheet}`,
    };
  }
}

/** A thin line under each row. */
export function ruled(borders: Excel.RangeBorderCollection): void {
  for (const side of ["InsideHorizontal", "EdgeBottom"] as const) {
    const line = borders.getItem(side);
    line.style = "Continuous";
    line.weight = "Hairline";
    line.color = HAIRLINE;
  }
}

/** Queues the findings over what stands there. What the controller has written to the right of the columns or above the caption is left alone. */
export async function writeControlSheet(place: ControlPlace, findings: readonly JudgedFinding[], meta: ReportMeta, decimals: number, batch: Batch): Promise<void> {
  const { sheet, headerRow } = place;
  const rows = controlRows(findings, meta, decimals);
  const width = rows.headings.length;
  const first = headerRow + 1;
  await batch.operations(40);
  const old = sheet.getRangeByIndexes(headerRow - 1, 0, Math.max(1, place.former + 1), WIDTHS.length);
  if (!place.isNew) old.clear(Excel.ClearApplyTo.hyperlinks);
  if (!place.isNew) old.clear(Excel.ClearApplyTo.all);
  await batch.write(sheet, place.isNew ? 1 : headerRow - 1, 1, [...rows.head.slice(place.isNew ? 0 : CONTROL_HEADER_ROW - 2), ...rows.body]);
  if (place.isNew) {
    sheet.showGridlines = false;
    const caption = sheet.getRange("A1").format.font;
    caption.bold = true;
    caption.size = 14;
    sheet.getRange("A2").format.font.color = QUIET_TEXT;
    sheet.freezePanes.freezeRows(headerRow);
  }
  WIDTHS.slice(0, width).forEach((points, index) => {
    const letters = cellAddress(1, index + 1).slice(0, -1);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = points;
  });
  const header = sheet.getRangeByIndexes(headerRow - 1, 0, 1, width).format;
  header.font.bold = true;
  header.verticalAlignment = "Bottom";
  const border = header.borders.getItem("EdgeBottom");
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = RULE;
  figures(sheet.getRangeByIndexes(headerRow - 1, 4, 1, 3));
  if (findings.length > 0) {
    const block = sheet.getRangeByIndexes(first - 1, 0, findings.length, width).format;
    block.verticalAlignment = "Top";
    block.wrapText = true;
    const numbers = sheet.getRangeByIndexes(first - 1, 4, findings.length, 3);
    await batch.operations(1, findings.length * 60);
    numbers.numberFormat = rows.formats.map((row) => [...row]);
    figures(numbers);
    sheet.getRangeByIndexes(headerRow - 1, 7, findings.length + 1, 1).format.indentLevel = GAP;
    ruled(block.borders);
    const errors = findings.filter(({ finding }) => finding.severity === "fel").length;
    if (errors > 0) {
      const severity = sheet.getRangeByIndexes(first - 1, 1, errors, 1).format.font;
      severity.bold = true;
      severity.color = NEGATIVE_TEXT;
    }
    for (const [index, row] of rows.body.entries()) {
      if (index >= MOST_LINKED) break;
      const needed = Math.max(...row.map((text, column) => wrappedLines(String(text), (WIDTHS[column] ?? 100) - (column === 7 ? GAP * 9 : 0), CHARACTER)));
      if (needed < 2) continue;
      await batch.operations(1);
      sheet.getRangeByIndexes(first - 1 + index, 0, 1, 1).format.rowHeight = heightOf(needed);
    }
    await writeLinks(place, findings, batch);
  }
  await batch.operations(2);
  if (!place.isNew) sheet.autoFilter.remove();
  sheet.autoFilter.apply(sheet.getRangeByIndexes(headerRow - 1, 0, Math.max(1, findings.length) + 1, width));
  await setUpPage(sheet, { landscape: true, area: blockAddress(1, 1, headerRow + Math.max(1, findings.length), width), titleRows: `$${headerRow}:$${headerRow}` }, meta, batch);
}
