/** Writes one table model on a new sheet: cells as blocks, looks as runs. Nothing is sent until the batch is full or done. */
import { looksLikeFormula } from "../domain/formula-text";
import type { ModelRow, TableModel } from "../reports/table-model";
import type { ReportMeta } from "../reports/report-data.types";
import { blockAddress, cellAddress } from "./addresses";
import type { Batch } from "./batch";
import { DEFICIT_BAR, INPUT_FILL, NEGATIVE_TEXT, QUIET_TEXT, RULE, SURPLUS_BAR } from "./colours";
import { numberFormat, shownAsNegative } from "./number-formats";
import { setUpPage } from "./page-setup";
import { HEADER_ROW, renderTable, type Places } from "./render-table";
import { cellRuns, isRuled, rowLooks } from "./table-looks";
import { columnWidth, headerLines, heightOf, labelWidth, tableWidth, TEXT_INDENT, wrappedLines } from "./widths";

const FIRST_ROW = HEADER_ROW + 1;
const CHARACTER = 6;
const TITLE_CHARACTER = 8.2;
const TITLE_LINE = 19;
/** Section headings get air above them where the table is not too long for it (each costs an operation). */
const MOST_AIRED_SECTIONS = 200;
const AIRED_HEIGHT = 22;

function rule(range: Excel.Range, edge: "EdgeTop" | "EdgeBottom"): void {
  const border = range.format.borders.getItem(edge);
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = RULE;
}

/** One format for all cells of a range: Excel takes a single value where the types only know a matrix. */
function setNumberFormat(range: Excel.Range, code: string): void {
  range.numberFormat = code as unknown as string[][];
}

/** One row's own look, on the row itself (or on the whole block for the commonest look). */
async function formatRows(sheet: Excel.Worksheet, at: number, count: number, row: ModelRow, ruled: boolean, columns: number, batch: Batch): Promise<void> {
  const whole = sheet.getRangeByIndexes(at - 1, 0, count, columns + 1);
  const bold = row.look === "section" || row.look === "net" || row.look === "sum";
  await batch.operations(3);
  whole.format.font.bold = bold;
  sheet.getRangeByIndexes(at - 1, 0, count, 1).format.indentLevel = row.look === "varav" ? 1 : 0;
  if (ruled) {
    await batch.operations(2);
    rule(whole, "EdgeTop");
  }
  for (const run of cellRuns(row, columns)) {
    await batch.operations(3);
    const { format } = sheet.getRangeByIndexes(at - 1, 1 + run.from, count, run.count);
    format.protection.locked = !run.input;
    if (run.input) format.fill.color = INPUT_FILL;
    else format.fill.clear();
  }
}

async function writeLooks(sheet: Excel.Worksheet, model: TableModel, batch: Batch): Promise<void> {
  const columns = model.columns.length;
  const rows = model.rows.length;
  await batch.operations(22 + columns * 4);
  sheet.showGridlines = false;
  const caption = sheet.getRange("A1");
  caption.format.font.bold = true;
  caption.format.font.size = 14;
  sheet.getRange("A2").format.font.color = QUIET_TEXT;
  const across = tableWidth(model);
  for (const [row, text, character] of [[1, model.caption, TITLE_CHARACTER], [2, model.subtitle, CHARACTER]] as const) {
    const lines = wrappedLines(text, across, character);
    if (lines === 1) continue;
    const line = sheet.getRangeByIndexes(row - 1, 0, 1, columns + 1);
    line.merge(false);
    line.format.wrapText = true;
    line.format.verticalAlignment = "Top";
    line.format.rowHeight = row === 1 ? Math.min(400, lines * TITLE_LINE) : heightOf(lines);
  }
  const header = sheet.getRangeByIndexes(HEADER_ROW - 1, 0, 1, columns + 1);
  header.format.font.bold = true;
  header.format.wrapText = true;
  header.format.verticalAlignment = "Bottom";
  header.format.rowHeight = heightOf(headerLines(model));
  rule(header, "EdgeBottom");
  sheet.getRange("A:A").format.columnWidth = labelWidth(model);
  model.columns.forEach((column, at) => {
    const letters = cellAddress(1, at + 2).replace(/\d/g, "");
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = columnWidth(column, at, model);
    const text = column.look === "text";
    sheet.getRangeByIndexes(HEADER_ROW - 1, at + 1, 1, 1).format.horizontalAlignment = text ? "Left" : "Right";
    if (text) sheet.getRangeByIndexes(HEADER_ROW - 1, at + 1, 1, 1).format.indentLevel = 1;
    if (rows === 0) return;
    const block = sheet.getRangeByIndexes(FIRST_ROW - 1, at + 1, rows, 1);
    if (!text) setNumberFormat(block, numberFormat(column, at, model));
    block.format.horizontalAlignment = text ? "Left" : "Right";
    if (text) {
      block.format.wrapText = true;
      block.format.indentLevel = 1;
    }
  });
  if (rows === 0) return;
  const labels = sheet.getRangeByIndexes(FIRST_ROW - 1, 0, rows, 1);
  labels.format.wrapText = true;
  sheet.getRangeByIndexes(FIRST_ROW - 1, 0, rows, columns + 1).format.verticalAlignment = "Top";

  const looks = rowLooks(model);
  const base = looks.base === null ? undefined : model.rows[looks.base];
  if (base !== undefined) await formatRows(sheet, FIRST_ROW, rows, base, false, columns, batch);
  for (const index of looks.exemplars) {
    const row = model.rows[index];
    if (row !== undefined) await formatRows(sheet, FIRST_ROW + index, 1, row, isRuled(row, model.rows[index - 1]), columns, batch);
  }
  for (const copy of looks.copies) {
    await batch.operations(1, 120);
    const source = blockAddress(FIRST_ROW + copy.exemplar, 1, 1, columns + 1);
    sheet.getRangeByIndexes(FIRST_ROW - 1 + copy.from, 0, copy.count, columns + 1).copyFrom(source, Excel.RangeCopyType.formats);
  }
}

/** Heights of wrapped labels, and the text format of texts that look like formulas (they stay text when the cell is edited). After the copied formats. */
async function writeSpecialCells(sheet: Excel.Worksheet, model: TableModel, batch: Batch): Promise<void> {
  const width = labelWidth(model);
  const textWidths = model.columns.map((column, at) => columnWidth(column, at, model) - TEXT_INDENT);
  for (const [index, row] of model.rows.entries()) {
    const texts = row.cells.map((cell, at) => (cell.type === "input" && typeof cell.value === "string" ? wrappedLines(cell.value, textWidths[at] ?? width) : 1));
    const lines = Math.max(wrappedLines(row.label, width, CHARACTER), ...texts);
    if (lines > 1) {
      await batch.operations(1);
      sheet.getRangeByIndexes(FIRST_ROW - 1 + index, 0, 1, 1).format.rowHeight = heightOf(lines);
    }
    const own = [row.label, ...row.cells.map((cell) => (cell.type === "input" && typeof cell.value === "string" ? cell.value : ""))];
    for (const [at, text] of own.entries()) {
      if (!looksLikeFormula(text)) continue;
      await batch.operations(1);
      sheet.getRangeByIndexes(FIRST_ROW - 1 + index, at, 1, 1).numberFormat = [["@"]];
    }
  }
  const headings = [model.cornerLabel, ...model.columns.map((column) => column.label)];
  const head: readonly (readonly [number, number, string])[] = [[1, 1, model.caption], [2, 1, model.subtitle], ...headings.map((text, at): [number, number, string] => [HEADER_ROW, at + 1, text])];
  for (const [row, column, text] of head) {
    if (!looksLikeFormula(text)) continue;
    await batch.operations(1);
    sheet.getRangeByIndexes(row - 1, column - 1, 1, 1).numberFormat = [["@"]];
  }
}

async function airSections(sheet: Excel.Worksheet, model: TableModel, batch: Batch): Promise<void> {
  const sections = [...model.rows.entries()].filter(([index, row]) => row.look === "section" && index > 0);
  if (sections.length > MOST_AIRED_SECTIONS) return;
  for (const [index, row] of sections) {
    await batch.operations(2);
    const { format } = sheet.getRangeByIndexes(FIRST_ROW - 1 + index, 0, 1, model.columns.length + 1);
    format.verticalAlignment = "Bottom";
    if (wrappedLines(row.label, labelWidth(model), CHARACTER) === 1) format.rowHeight = AIRED_HEIGHT;
  }
}

async function writeConditionalFormats(sheet: Excel.Worksheet, model: TableModel, batch: Batch): Promise<void> {
  for (const [at, column] of model.columns.entries()) {
    if (column.look !== "avvikelse" || model.rows.length === 0) continue;
    await batch.operations(model.dataBars === true ? 10 : 5);
    const { conditionalFormats } = sheet.getRangeByIndexes(FIRST_ROW - 1, at + 1, model.rows.length, 1);
    if (model.dataBars === true) {
      const { dataBar } = conditionalFormats.add(Excel.ConditionalFormatType.dataBar);
      dataBar.positiveFormat.fillColor = SURPLUS_BAR;
      dataBar.negativeFormat.fillColor = DEFICIT_BAR;
    }
    const format = conditionalFormats.add(Excel.ConditionalFormatType.cellValue);
    format.cellValue.format.font.color = NEGATIVE_TEXT;
    format.cellValue.rule = { formula1: String(shownAsNegative(model)), operator: "LessThanOrEqual" };
  }
}

export interface WrittenTable {
  readonly sheet: string;
  /** Derived cells that could not be given a formula, as [row label, column label]. */
  readonly missing: readonly (readonly [string, string])[];
}

/** Queues a table for a new sheet of the given name (which must be free and valid). `places` answers for every table that formulas may name. */
export async function writeTable(model: TableModel, sheetName: string, places: Places, meta: ReportMeta | null, batch: Batch): Promise<WrittenTable> {
  await batch.operations(4);
  const sheet = batch.context.workbook.worksheets.add(sheetName);
  const rendered = renderTable(model, sheetName, places);
  await batch.write(sheet, 1, 1, rendered.cells);
  await writeLooks(sheet, model, batch);
  await writeSpecialCells(sheet, model, batch);
  await airSections(sheet, model, batch);
  await writeConditionalFormats(sheet, model, batch);
  const last = HEADER_ROW + model.rows.length;
  const width = model.columns.length + 1;
  await batch.operations(3);
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:A${HEADER_ROW}`));
  await setUpPage(sheet, { landscape: model.landscape, area: blockAddress(1, 1, last, width), titleRows: `$1:$${HEADER_ROW}` }, meta, batch);
  return { sheet: sheetName, missing: rendered.missing };
}
