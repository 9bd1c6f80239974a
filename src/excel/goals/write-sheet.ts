/** Writes one follow-up sheet: cells as blocks, looks by column. On a sheet that stands, only the table under the headings is written anew. */
import { looksLikeFormula } from "../../domain/formula-text";
import type { GoalColumn, GoalRow } from "../../reports/goals";
import type { ReportMeta } from "../../reports/report-data.types";
import { blockAddress, columnLetters } from "../addresses";
import type { Batch } from "../batch";
import { INPUT_FILL, NEGATIVE_TEXT, QUIET_TEXT, RULE } from "../colours";
import { setUpPage } from "../page-setup";
import { heightOf, wrappedLines } from "../widths";
import { bodyCells, headCells, headingCells, type FindCell, type PlacedSheet } from "./render-sheet";
import { addStatusColours } from "./status-colours";

const BOLD = 6;
const SECTION_HEIGHT = 24;
const END_HEIGHT = 9;
const NUMBER_FORMATS: Readonly<Partial<Record<GoalColumn["look"], string>>> = { literal: "@", code: "@", date: "yyyy-mm-dd", share: "0%", count: "0" };
const RIGHT: readonly GoalColumn["look"][] = ["literal", "date", "share", "count"];

/** How the sheet stands before it is written; null for a new one. */
export interface Standing {
  readonly lastRow: number;
  /** Keys of its columns, from A. */
  readonly columns: readonly string[];
  readonly foreignBelow: boolean;
}

/** One format for all cells of a range: Excel takes a single value where the types only know a matrix. */
function setNumberFormat(range: Excel.Range, code: string): void {
  range.numberFormat = code as unknown as string[][];
}

function rule(range: Excel.Range, edge: "EdgeTop" | "EdgeBottom"): void {
  const border = range.format.borders.getItem(edge);
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = RULE;
}

function isInput(column: GoalColumn, rows: readonly GoalRow[]): boolean {
  return rows.some((row) => row.look !== "symbols" && row.cells[column.key]?.type === "input");
}

function shownText(row: GoalRow, key: string): string {
  const cell = row.cells[key];
  if (cell === undefined) return "";
  if (cell.type === "text") return cell.text;
  if (cell.type === "formula") return cell.shown ?? "";
  return typeof cell.content === "string" ? cell.content : "";
}

function linesOf(row: GoalRow, columns: readonly GoalColumn[]): number {
  if (row.look === "section" || row.look === "symbols" || row.look === "listed") return 1;
  const bold = row.look === "top" || row.look === "sum";
  return Math.max(1, ...columns.map((column, index) => wrappedLines(shownText(row, column.key), column.width - (column.look === "label" ? (row.indent ?? 0) * 9 : 0), bold && index < 2 ? BOLD : undefined)));
}

/** The words of a list as Excel takes them: separated by commas, or the cells that hold them. */
function choicesOf(choices: NonNullable<GoalColumn["choices"]>, sheet: Excel.Worksheet, find: FindCell): string | Excel.Range {
  if (!("from" in choices)) return choices.join(",");
  const [from, to] = [find(choices.from), find(choices.to)];
  if (from === null || to === null) throw new Error("A list names cells that are on no sheet.");
  return sheet.context.workbook.worksheets.getItem(from.sheet).getRangeByIndexes(from.row - 1, from.column - 1, 1, to.column - from.column + 1);
}

async function writeColumns(sheet: Excel.Worksheet, { model, places }: PlacedSheet, find: FindCell, batch: Batch): Promise<void> {
  const { columns, rows } = model;
  const first = places.headerRow;
  await batch.operations(columns.length * 9);
  columns.forEach((column, at) => {
    const block = sheet.getRangeByIndexes(first, at, rows.length, 1);
    const format = NUMBER_FORMATS[column.look];
    if (format !== undefined) setNumberFormat(block, format);
    const right = RIGHT.includes(column.look);
    const side = right ? "Right" : column.look === "symbol" ? "Center" : "Left";
    block.format.horizontalAlignment = side;
    sheet.getRangeByIndexes(first - 1, at, 1, 1).format.horizontalAlignment = side;
    if (column.look === "action") block.format.font.color = NEGATIVE_TEXT;
    if (!right && column.look === "text" && RIGHT.includes(columns[at - 1]?.look ?? "text")) {
      block.format.indentLevel = 1;
      sheet.getRangeByIndexes(first - 1, at, 1, 1).format.indentLevel = 1;
    }
    if (isInput(column, rows)) {
      if (column.look !== "label" && column.look !== "code") block.format.fill.color = INPUT_FILL;
      block.format.protection.locked = false;
    }
    if (column.choices !== undefined) {
      block.dataValidation.rule = { list: { inCellDropDown: true, source: choicesOf(column.choices, sheet, find) } };
      const words = "from" in column.choices ? "" : `: ${column.choices.join(", ")}`;
      block.dataValidation.errorAlert = { showAlert: true, style: "Stop", title: column.label, message: `Välj ett av orden i listan${words}. Lämna cellen tom om inget passar.` };
    }
    if (column.prompt !== undefined && column.ownHeading !== true) block.dataValidation.prompt = { showPrompt: true, title: column.label, message: column.prompt };
  });
}

function writeRowLook(sheet: Excel.Worksheet, row: GoalRow, at: number, columns: readonly GoalColumn[], labelAt: number): number {
  const whole = sheet.getRangeByIndexes(at - 1, 0, 1, columns.length);
  switch (row.look) {
    case "section":
      whole.format.font.bold = true;
      whole.format.fill.clear();
      whole.format.protection.locked = true;
      whole.format.wrapText = false;
      whole.format.verticalAlignment = "Bottom";
      whole.dataValidation.clear();
      sheet.getRangeByIndexes(at - 1, 0, 1, 1).numberFormat = [["General"]];
      sheet.getRangeByIndexes(at - 1, 0, 1, 1).format.horizontalAlignment = "Left";
      return 9;
    case "sum":
      whole.format.font.bold = true;
      rule(whole, "EdgeTop");
      return 3;
    case "end":
      whole.format.fill.clear();
      whole.format.protection.locked = true;
      whole.dataValidation.clear();
      rule(whole, "EdgeTop");
      return 6;
    case "listed": {
      const rest = sheet.getRangeByIndexes(at - 1, 1, 1, columns.length - 1);
      rest.format.horizontalAlignment = "Left";
      rest.format.wrapText = false;
      sheet.getRangeByIndexes(at - 1, 1, 1, 1).format.font.color = NEGATIVE_TEXT;
      const place = sheet.getRangeByIndexes(at - 1, columns.length - 1, 1, 1);
      setNumberFormat(place, '"rad "0');
      place.format.horizontalAlignment = "Right";
      place.format.font.color = QUIET_TEXT;
      return 7;
    }
    case "symbols": {
      whole.format.font.color = QUIET_TEXT;
      const cells = sheet.getRangeByIndexes(at - 1, 2, 1, Object.keys(row.cells).length - 1);
      cells.format.fill.color = INPUT_FILL;
      cells.format.protection.locked = false;
      setNumberFormat(cells, "@");
      return 6;
    }
    case "top":
      sheet.getRangeByIndexes(at - 1, 0, 1, labelAt + 1).format.font.bold = true;
      return 2;
    default:
      return 0;
  }
}

async function writeRows(sheet: Excel.Worksheet, { model, places }: PlacedSheet, batch: Batch): Promise<void> {
  const { columns, rows } = model;
  const labelAt = Math.max(0, columns.findIndex((column) => column.look === "label"));
  for (const [index, row] of rows.entries()) {
    const at = places.headerRow + 1 + index;
    await batch.operations(2 + writeRowLook(sheet, row, at, columns, labelAt));
    const label = sheet.getRangeByIndexes(at - 1, labelAt, 1, 1);
    if ((row.indent ?? 0) > 0) label.format.indentLevel = row.indent ?? 0;
    sheet.getRangeByIndexes(at - 1, 0, 1, 1).format.rowHeight = row.look === "section" ? SECTION_HEIGHT : row.look === "end" ? END_HEIGHT : heightOf(linesOf(row, columns));
    for (const [across, column] of columns.entries()) {
      const cell = row.cells[column.key];
      if (cell?.type !== "input" || typeof cell.content !== "string" || !looksLikeFormula(cell.content) || column.look === "literal") continue;
      await batch.operations(1);
      sheet.getRangeByIndexes(at - 1, across, 1, 1).numberFormat = [["@"]];
    }
  }
}

async function writeTop(sheet: Excel.Worksheet, { model, places }: PlacedSheet, batch: Batch): Promise<void> {
  const { columns } = model;
  await batch.operations(10 + model.settings.length * 6);
  sheet.showGridlines = false;
  const caption = sheet.getRange("A1").format.font;
  caption.bold = true;
  caption.size = 14;
  sheet.getRange(`A2:A${places.headerRow - 1}`).format.font.color = QUIET_TEXT;
  model.settings.forEach((setting, index) => {
    const [label, cell] = [sheet.getRange(`A${3 + index}`), sheet.getRange(`B${3 + index}`)];
    label.format.wrapText = true;
    label.format.verticalAlignment = "Top";
    label.format.rowHeight = heightOf(wrappedLines(setting.label, columns[0]?.width ?? 100));
    setNumberFormat(cell, NUMBER_FORMATS[setting.look] ?? "General");
    cell.format.fill.color = INPUT_FILL;
    cell.format.protection.locked = false;
    cell.format.verticalAlignment = "Top";
    cell.format.horizontalAlignment = "Right";
    cell.dataValidation.prompt = { showPrompt: true, title: setting.label.slice(0, 30), message: setting.prompt };
  });
  if (model.id === "mal" || model.id === "oversikt") sheet.freezePanes.freezeRows(places.headerRow);
  else sheet.freezePanes.freezeAt(sheet.getRange(`A1:A${places.headerRow}`));
}

/** Widths, and which columns are hidden. Columns that stood right of the table before, where it had more, are emptied. */
async function writeWidths(sheet: Excel.Worksheet, { model, places }: PlacedSheet, former: number, lastRow: number, batch: Batch): Promise<void> {
  const whole = (at: number): Excel.Range => sheet.getRange(`${columnLetters(at + 1)}:${columnLetters(at + 1)}`);
  await batch.operations(2 * Math.max(model.columns.length, former));
  model.columns.forEach((column, at) => {
    whole(at).columnHidden = column.hidden === true;
    if (column.hidden !== true) whole(at).format.columnWidth = column.width;
  });
  for (let at = model.columns.length; at < former; at += 1) {
    whole(at).columnHidden = false;
    sheet.getRangeByIndexes(places.headerRow - 1, at, lastRow - places.headerRow + 1, 1).clear("All");
  }
}

async function writeHeader(sheet: Excel.Worksheet, { model, places }: PlacedSheet, batch: Batch): Promise<void> {
  await batch.operations(8);
  const header = sheet.getRangeByIndexes(places.headerRow - 1, 0, 1, model.columns.length);
  header.format.font.bold = true;
  header.format.wrapText = true;
  header.format.verticalAlignment = "Bottom";
  header.format.rowHeight = heightOf(Math.max(1, ...model.columns.map((column) => wrappedLines(column.label, column.width, BOLD))));
  rule(header, "EdgeBottom");
  for (const [at, column] of model.columns.entries()) {
    if (column.ownHeading !== true) continue;
    await batch.operations(4);
    const cell = sheet.getRangeByIndexes(places.headerRow - 1, at, 1, 1);
    cell.format.fill.color = INPUT_FILL;
    cell.format.protection.locked = false;
    cell.dataValidation.prompt = { showPrompt: true, title: "Ord för bedömningen", message: column.prompt ?? "" };
  }
}

function printedColumns(columns: readonly GoalColumn[]): number {
  return columns.filter((column) => column.printed !== false).length;
}

/** Queues the sheet. `standing` null: the sheet is new and has been added under its name. */
export async function writeFollowUpSheet(sheet: Excel.Worksheet, placed: PlacedSheet, standing: Standing | null, find: FindCell, meta: ReportMeta, batch: Batch): Promise<void> {
  const { model, places } = placed;
  const width = model.columns.length;
  const last = places.headerRow + model.rows.length;
  const body = bodyCells(placed, find);
  if (standing === null) {
    await batch.write(sheet, 1, 1, headCells(placed));
  } else {
    const former = standing.lastRow - places.headerRow;
    const growth = model.rows.length - former;
    await batch.operations(8);
    if (growth > 0 && standing.foreignBelow) sheet.getRange(`${standing.lastRow + 1}:${standing.lastRow + growth}`).insert("Down");
    const area = sheet.getRangeByIndexes(places.headerRow, 0, Math.max(former, model.rows.length, 1), width);
    area.conditionalFormats.clearAll();
    area.dataValidation.clear();
    area.clear("Formats");
    if (growth < 0) await batch.write(sheet, last + 1, 1, new Array<string[]>(-growth).fill(new Array<string>(width).fill("")));
  }
  const former = standing?.columns ?? [];
  if (model.columns.length !== former.length || model.columns.some((column, at) => column.key !== former[at])) {
    await writeWidths(sheet, placed, former.length, Math.max(standing?.lastRow ?? 0, last), batch);
  }
  await batch.write(sheet, places.headerRow, 1, [headingCells(placed), ...body]);
  if (standing === null) await writeTop(sheet, placed, batch);
  await writeHeader(sheet, placed, batch);
  await batch.operations(4);
  const block = sheet.getRangeByIndexes(places.headerRow, 0, model.rows.length, width).format;
  block.wrapText = true;
  block.verticalAlignment = "Top";
  await writeColumns(sheet, placed, find, batch);
  await writeRows(sheet, placed, batch);
  await addStatusColours(sheet, placed, batch);
  await setUpPage(sheet, { landscape: model.landscape, area: blockAddress(1, 1, last, printedColumns(model.columns)), titleRows: `$${places.headerRow}:$${places.headerRow}` }, meta, batch);
  if (model.onePage) sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
}
