/** The sheets Mappning (edited by the user) and Import (the log). Both are made when they are first needed and found again by their header row. */
import type { Mapping } from "../../importers/mapping";
import { MEASURES, type Measure } from "../../importers/ledger";
import type { ImportPlan } from "../../importers/plan/import-plan";
import type { ReportMeta } from "../../reports/report-data.types";
import { cellAddress, type Place } from "../addresses";
import { INPUT_FILL, QUIET_TEXT, RULE } from "../colours";
import { setUpPage } from "../page-setup";
import type { CommandSession, WorkbookState } from "../session";
import { freeSheetName } from "../sheet-names";
import { asText } from "../text-cells";
import type { ImportStore } from "./store";
import { MAPPING_HEADINGS, mappingFromRows, mappingRows } from "./mapping-rows";

const HEADER_ROW = 4;
export const LOG_HEADINGS = ["Tid", "Fil", "Rader", "Enhet", "Budget", "Utfall", "Prognos", "Föregående år", "Skrivna celler", "Anmärkning"] as const;
/** Columns of the log that hold figures, as first (from 0) and count, and those with text after figures. */
const LOG_FIGURES = [[2, 1], [4, 5]] as const;
const LOG_TEXTS_AFTER_FIGURES = [3, 9] as const;
const MAPPING_WIDTHS = [110, 90, 220, 130, 220] as const;
const LOG_WIDTHS = [110, 200, 55, 50, 105, 105, 105, 105, 90, 380] as const;
const MAPPING_HELP = "Första raden som stämmer gäller. Skriv ett värde, ett intervall (4510–4599) eller en början (45*). Tomt slag: kontot avgör. Utelämnas: tas inte med.";
const LOG_HELP = "Vad som är hämtat till tabellerna. Summorna är filens, i filens enhet och med filens tecken.";

interface NewSheet {
  readonly title: string;
  readonly help: string;
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly landscape: boolean;
}

async function addSheet(session: CommandSession, taken: Set<string>, wanted: NewSheet, meta: ReportMeta): Promise<{ readonly sheet: Excel.Worksheet; readonly name: string }> {
  const { batch, context } = session;
  const name = freeSheetName(wanted.title, taken);
  await batch.operations(20 + wanted.widths.length);
  const sheet = context.workbook.worksheets.add(name);
  const blank = new Array<string>(wanted.headings.length - 1).fill("");
  await batch.write(sheet, 1, 1, [[wanted.title, ...blank], [asText(wanted.help), ...blank]]);
  await batch.write(sheet, HEADER_ROW, 1, [[...wanted.headings]]);
  wanted.widths.forEach((points, index) => {
    const letters = cellAddress(1, index + 1).slice(0, -1);
    sheet.getRange(`${letters}:${letters}`).format.columnWidth = points;
  });
  sheet.showGridlines = false;
  sheet.freezePanes.freezeRows(HEADER_ROW);
  const title = sheet.getRange("A1").format.font;
  title.bold = true;
  title.size = 14;
  sheet.getRange("A2").format.font.color = QUIET_TEXT;
  const header = sheet.getRangeByIndexes(HEADER_ROW - 1, 0, 1, wanted.headings.length).format;
  header.font.bold = true;
  const border = header.borders.getItem("EdgeBottom");
  border.style = "Continuous";
  border.weight = "Thin";
  border.color = RULE;
  await setUpPage(sheet, { landscape: wanted.landscape, area: `A:${cellAddress(1, wanted.headings.length).slice(0, -1)}`, titleRows: `$1:$${HEADER_ROW}` }, meta, batch);
  return { sheet, name };
}

/** What stands under a header row now: values, and how many rows there are. One sync. */
export async function rowsUnder(session: CommandSession, place: Place, width: number): Promise<unknown[][]> {
  const { context } = session;
  const sheet = context.workbook.worksheets.getItem(place.sheet);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,rowCount");
  await context.sync();
  const count = used.isNullObject ? 0 : used.rowIndex + used.rowCount - place.row;
  if (count <= 0) return [];
  const range = sheet.getRangeByIndexes(place.row, 0, count, width);
  range.load("values");
  await context.sync();
  return range.values;
}

/** The mapping of the sheet Mappning; null when there is no such sheet. Throws bad-argument with the cell for what cannot be read. */
export async function readMappingSheet(session: CommandSession, store: ImportStore): Promise<Mapping | null> {
  const place = store.place("mapping");
  if (place === null) return null;
  const rows = await rowsUnder(session, place, MAPPING_HEADINGS.length);
  return mappingFromRows(rows, (row, column) => `${cellAddress(place.row + 1 + row, column + 1)} på bladet ${place.sheet}`);
}

/** A sheet of imports as it stands: where its header row is (null: no such sheet) and how many rows there are under it. */
export interface StandingSheet {
  readonly place: Place | null;
  readonly rows: number;
}

/** How the sheets Mappning and Import stand. Read before anything is written, so that a command that is stopped has written nothing. */
export async function readStandingSheets(session: CommandSession, store: ImportStore, state: WorkbookState): Promise<{ readonly mapping: StandingSheet; readonly log: StandingSheet }> {
  const standing = async (place: Place | null, width: number): Promise<StandingSheet> => {
    if (place === null || !state.sheets.some((sheet) => sheet.name === place.sheet)) return { place: null, rows: 0 };
    return { place, rows: (await rowsUnder(session, place, width)).length };
  };
  const mapping = await standing(store.place("mapping"), MAPPING_HEADINGS.length);
  return { mapping, log: await standing(store.place("import"), LOG_HEADINGS.length) };
}

/** Writes the mapping on its sheet, made anew when it is missing. Gives the sheet's name. */
export async function writeMappingSheet(session: CommandSession, store: ImportStore, standing: StandingSheet, taken: Set<string>, mapping: Mapping, meta: ReportMeta): Promise<string> {
  const there = standing.place;
  const { batch, context } = session;
  const made = there === null ? await addSheet(session, taken, { title: "Mappning", help: MAPPING_HELP, headings: MAPPING_HEADINGS, widths: MAPPING_WIDTHS, landscape: false }, meta) : { sheet: context.workbook.worksheets.getItem(there.sheet), name: there.sheet };
  const first = (there?.row ?? HEADER_ROW) + 1;
  const rows = mappingRows(mapping).map((row) => row.map(asText));
  const blank = new Array<string[]>(Math.max(0, standing.rows - rows.length)).fill(new Array<string>(MAPPING_HEADINGS.length).fill(""));
  const count = rows.length + blank.length;
  if (count > 0) {
    await batch.operations(4);
    const codes = made.sheet.getRangeByIndexes(first - 1, 0, count, 2);
    codes.numberFormat = new Array<string[]>(count).fill(["@", "@"]);
    await batch.write(made.sheet, first, 1, [...rows, ...blank]);
    const block = made.sheet.getRangeByIndexes(first - 1, 0, count, MAPPING_HEADINGS.length).format;
    block.fill.color = INPUT_FILL;
    block.protection.locked = false;
  }
  if (there === null) await store.anchor("mapping", { sheet: made.name, row: HEADER_ROW, column: 1 });
  return made.name;
}

export interface LogLine {
  readonly time: string;
  readonly file: string;
  readonly unit: string;
  readonly plan: ImportPlan;
  readonly written: number;
  readonly note: string;
}

/** Adds a line to the log on the sheet Import, made anew when it is missing. Gives the sheet's name. */
export async function writeLogLine(session: CommandSession, store: ImportStore, standing: StandingSheet, taken: Set<string>, line: LogLine, meta: ReportMeta): Promise<string> {
  const there = standing.place;
  const { batch, context } = session;
  const made = there === null ? await addSheet(session, taken, { title: "Import", help: LOG_HELP, headings: LOG_HEADINGS, widths: LOG_WIDTHS, landscape: true }, meta) : { sheet: context.workbook.worksheets.getItem(there.sheet), name: there.sheet };
  const at = (there?.row ?? HEADER_ROW) + 1 + standing.rows;
  const sum = (measure: Measure): number | string => line.plan.sums.find((one) => one.measure === measure)?.inFile.toNumber() ?? "";
  await batch.write(made.sheet, at, 1, [[asText(line.time), asText(line.file), line.plan.rows, line.unit, ...MEASURES.map(sum), line.written, asText(line.note)]]);
  await batch.operations(10);
  made.sheet.getRangeByIndexes(at - 1, 4, 1, MEASURES.length).numberFormat = [MEASURES.map(() => "#,##0.00;\u2212#,##0.00")];
  made.sheet.getRangeByIndexes(at - 1, 0, 1, LOG_HEADINGS.length).format.verticalAlignment = "Top";
  made.sheet.getRangeByIndexes(at - 1, LOG_HEADINGS.length - 1, 1, 1).format.wrapText = true;
  for (const column of LOG_TEXTS_AFTER_FIGURES) made.sheet.getRangeByIndexes(at - 1, column, 1, 1).format.indentLevel = 1;
  if (there === null) {
    // A figure's heading stands over its figures, and a text after figures has air before it.
    for (const [from, count] of LOG_FIGURES) made.sheet.getRangeByIndexes(HEADER_ROW - 1, from, 1, count).format.horizontalAlignment = "Right";
    for (const column of LOG_TEXTS_AFTER_FIGURES) made.sheet.getRangeByIndexes(HEADER_ROW - 1, column, 1, 1).format.indentLevel = 1;
  }
  if (there === null) await store.anchor("import", { sheet: made.name, row: HEADER_ROW, column: 1 });
  return made.name;
}

/** Says on the sheet Import, where there is one, that the last import was undone. */
export async function writeUndoneLine(session: CommandSession, standing: StandingSheet, time: string, file: string, cells: number): Promise<void> {
  const { place, rows } = standing;
  if (place === null) return;
  const sheet = session.context.workbook.worksheets.getItem(place.sheet);
  await session.batch.write(sheet, place.row + 1 + rows, 1, [[asText(time), asText(file), "", "", "", "", "", "", cells, "Ångrad: cellerna fick tillbaka det som stod där."]]);
}
