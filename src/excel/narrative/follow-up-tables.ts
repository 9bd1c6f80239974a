/** The follow-up sheets as tables of the document: goals, indicators and activities as their cells are shown, with the columns that a reader of the report needs. */
import { SECTIONS } from "../../narrative";
import { LEVELS, SECTION, type GoalSheetId } from "../../reports/goals";
import type { DocumentColumn, DocumentRow, DocumentRowLook, DocumentTable } from "../../word/report-document";
import { followUpInMemory, type FoundSheet } from "../goals/find-sheets";
import type { CommandSession, WorkbookState } from "../session";

interface SheetTable {
  readonly section: string;
  readonly caption: string;
  /** The columns of the document in their order; one that is empty on every row is left out. */
  readonly columns: readonly string[];
  /** The column with the name of the row, and of the heading over rows. */
  readonly name: string;
}

const TABLES: Readonly<Partial<Record<GoalSheetId, SheetTable>>> = {
  mal: { section: SECTIONS.goals, caption: "Mål och bedömning", columns: ["mal", "galler_ord", "forvantat", "motivering", "analys"], name: "mal" },
  indikatorer: {
    section: SECTIONS.indicators, caption: "Indikatorer", name: "namn",
    columns: ["namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "status_ord", "kommentar"],
  },
  aktiviteter: { section: SECTIONS.activities, caption: "Aktiviteter", columns: ["namn", "start", "slut", "lage", "avvikelse", "kommentar"], name: "namn" },
};
const ORDER: readonly GoalSheetId[] = ["mal", "indikatorer", "aktiviteter"];
/** Columns with figures, which stand to the right. */
const FIGURES: ReadonlySet<string> = new Set(["utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal"]);
const EMPTY = /^[-–—]?$/;

export interface FollowUpTable {
  readonly section: string;
  readonly table: DocumentTable;
}

type Shown = (row: number, column: number) => string;

/** "1.2 Målets namn": the goal's number stands before its name, as on the headings of the other sheets. */
function nameOf(found: FoundSheet, shown: Shown, row: number, at: number): string {
  const number = found.columns.get("nr");
  return [number === undefined ? "" : shown(row, number.column), shown(row, at)].filter((text) => text !== "").join(" ");
}

/** The levels of goals show: the highest in bold, those under the next indented. */
function lookOf(found: FoundSheet, key: string, shown: Shown, row: number): DocumentRowLook {
  if (key.startsWith(SECTION)) return "section";
  const place = found.columns.get("niva");
  const level = place === undefined ? -1 : LEVELS.findIndex((word) => word === shown(row, place.column));
  return level === 0 ? "net" : level > 1 ? "varav" : "plain";
}

function tableOf(found: FoundSheet, wanted: SheetTable, shown: Shown): DocumentTable | null {
  const rows = [...found.rows].filter(([key]) => !key.startsWith("$")).sort(([, a], [, b]) => a.row - b.row);
  const items = rows.filter(([key]) => !key.startsWith(SECTION));
  const columns = wanted.columns.flatMap((key) => {
    const place = found.columns.get(key);
    const used = place !== undefined && (key === wanted.name || items.some(([, { row }]) => !EMPTY.test(shown(row, place.column))));
    return used ? [{ key, at: place.column }] : [];
  });
  const name = found.columns.get(wanted.name);
  if (name === undefined || items.length === 0) return null;
  return {
    caption: wanted.caption,
    columns: columns.map(({ key, at }): DocumentColumn => ({ heading: shown(found.headerRow, at), figures: FIGURES.has(key), wraps: true })),
    rows: rows.map(([key, { row }]): DocumentRow => {
      const heading = key.startsWith(SECTION);
      return { look: lookOf(found, key, shown, row), cells: columns.map(({ key: column, at }) => (column === wanted.name ? nameOf(found, shown, row, heading ? name.column : at) : heading ? "" : shown(row, at))) };
    }),
  };
}

/** Asks for the sheets' texts; the answer is read when the next sync has been made. */
export function loadFollowUpTables(session: CommandSession, state: WorkbookState): () => readonly FollowUpTable[] {
  const sheets = followUpInMemory(state.memory, state.sheets);
  const loaded = ORDER.flatMap((id) => {
    const [found, wanted] = [sheets.get(id), TABLES[id]];
    if (found === undefined || wanted === undefined) return [];
    const used = session.context.workbook.worksheets.getItem(found.sheet).getUsedRange(true);
    used.load("text,rowIndex,columnIndex");
    return [{ found, wanted, used }];
  });
  return () => loaded.flatMap(({ found, wanted, used }): FollowUpTable[] => {
    const texts: readonly (readonly string[])[] = used.text;
    const table = tableOf(found, wanted, (row, column) => String(texts[row - 1 - used.rowIndex]?.[column - 1 - used.columnIndex] ?? "").trim());
    return table === null ? [] : [{ section: wanted.section, table }];
  });
}
