/** The whole report as a document, read from the workbook: the texts that count and the tables as they are shown. */
import { SECTIONS } from "../../narrative";
import { buildTableModel } from "../../reports";
import type { ReportData } from "../../reports/report-data.types";
import { LABEL_COLUMN, type TableModel } from "../../reports/table-model";
import type { DocumentRow, DocumentSection, DocumentTable, ReportDocument } from "../../word/report-document";
import { tableBlock, tablesInMemory, type FoundTable } from "../find-tables";
import { ORPHAN_SECTION, type ExistingRow } from "../narrative-sheet";
import type { CommandSession, WorkbookState } from "../session";
import { loadFollowUpTables, type FollowUpTable } from "./follow-up-tables";

const TABLES_SECTION = "Tabeller";

interface Shown {
  readonly found: FoundTable;
  readonly range: Excel.Range;
}

const isFigures = (look: TableModel["columns"][number]["look"]): boolean => look !== "text" && look !== "date";

/** A table with the rows that stand in the workbook, in the sheet's order and as its cells are shown. */
function tableOf(model: TableModel, { found, range }: Shown): DocumentTable {
  const block = tableBlock(found);
  const columns = [LABEL_COLUMN, ...model.columns.map((column) => column.key)].flatMap((key) => {
    const place = found.columns.get(key);
    return place === undefined ? [] : [{ key, at: place.column - block.left }];
  });
  const texts: readonly (readonly string[])[] = range.text;
  const looks = new Map(model.rows.map((row) => [row.key, row.look]));
  const rows = [...found.rows].filter(([, place]) => place.sheet === found.sheet).sort(([, a], [, b]) => a.row - b.row).map(([key, place]): DocumentRow => ({
    look: looks.get(key) ?? "plain", cells: columns.map(({ at }) => String(texts[place.row - block.top]?.[at] ?? "").trim()),
  }));
  const look = new Map(model.columns.map((column) => [column.key, column.look]));
  return {
    caption: model.caption, rows,
    columns: columns.map(({ key, at }) => ({ heading: String(texts[0]?.[at] ?? "").trim(), figures: key !== LABEL_COLUMN && isFigures(look.get(key) ?? "number") })),
  };
}

/** A table stands in the first section that has a paragraph about it; one that no paragraph is about comes last, but resultatenheter stand together. */
function sectionOf({ id, template }: { readonly id: string; readonly template: string }, rows: readonly ExistingRow[]): string {
  const told = rows.find((row) => row.key !== null && row.key.split(":").includes(id) && row.section !== SECTIONS.summary && row.section !== SECTIONS.decisions)?.section;
  return told ?? (/^resultatenhet/.test(template) && rows.some((row) => row.section === SECTIONS.funds) ? SECTIONS.funds : TABLES_SECTION);
}

function sections(report: ReportData, rows: readonly ExistingRow[], shown: ReadonlyMap<string, Shown>, followUp: readonly FollowUpTable[]): readonly DocumentSection[] {
  const texts = new Map<string, string[]>();
  for (const row of rows) {
    const own = texts.get(row.section) ?? [];
    if (row.current !== "" && !row.current.startsWith("#")) own.push(row.current);
    texts.set(row.section, own);
  }
  const tables = new Map<string, DocumentTable[]>();
  for (const data of report.tables) {
    const there = shown.get(data.id);
    if (there === undefined) continue;
    const section = sectionOf(data, rows);
    tables.set(section, [...(tables.get(section) ?? []), tableOf(buildTableModel(data, report), there)]);
  }
  for (const { section, table } of followUp) tables.set(section, [...(tables.get(section) ?? []), table]);
  const untold = [...tables.keys()].filter((heading) => heading !== TABLES_SECTION && !texts.has(heading));
  const last: readonly string[] = [...texts.keys()].filter((heading) => heading === SECTIONS.decisions || heading === ORPHAN_SECTION);
  const headings = [...[...texts.keys()].filter((heading) => !last.includes(heading)), ...untold, ...(tables.has(TABLES_SECTION) ? [TABLES_SECTION] : []), ...last];
  return headings.map((heading) => ({ heading, paragraphs: texts.get(heading) ?? [], tables: tables.get(heading) ?? [] })).filter((section) => section.paragraphs.length + section.tables.length > 0);
}

/** Asks for the cells as they are shown; the document is made of the answer and the narrative's rows when the next sync has been made. */
export function loadDocument(session: CommandSession, state: WorkbookState, report: ReportData): (rows: readonly ExistingRow[]) => ReportDocument {
  const standing = new Set(state.sheets.map((sheet) => sheet.name));
  const shown = new Map([...tablesInMemory(state.memory)].filter(([, found]) => standing.has(found.sheet)).map(([id, found]): [string, Shown] => {
    const block = tableBlock(found);
    const range = session.context.workbook.worksheets.getItem(found.sheet).getRangeByIndexes(block.top - 1, block.left - 1, block.bottom - block.top + 1, block.right - block.left + 1);
    range.load("text");
    return [id, { found, range }];
  }));
  const followUp = loadFollowUpTables(session, state);
  const { meta } = report;
  return (existing) => ({
    title: meta.title, organisation: meta.organisation, details: [meta.period, meta.diary_number === null || meta.diary_number === "" ? "" : `Dnr ${meta.diary_number}`].filter((text) => text !== ""),
    sections: sections(report, existing, shown, followUp()),
  });
}
