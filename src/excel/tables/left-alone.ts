/** What a command on whole tables does not know and leaves as it stands: rows, columns and sheets of the user's own. Pure but for the reading. */
import type { Batch } from "../batch";
import { cellAddress, columnLetters } from "../addresses";
import { tableBlock, type FoundTable } from "../find-tables";
import type { Memory } from "../memory";
import type { CommandSession } from "../session";
import { CAPTION_ABOVE, type Cell } from "./written-cells";

/** How many places a sentence names before it counts the rest. */
const NAMED = 6;
const LONGEST_LABEL = 40;

/** A sheet as it is filled. */
export interface Filled {
  readonly cells: readonly (readonly Cell[])[];
  /** Row and column of the first cell. */
  readonly row: number;
  readonly column: number;
}

export interface Unknown {
  readonly sheet: string;
  /** Rows that no table has, with what stands first in them. */
  readonly rows: readonly { readonly row: number; readonly label: string }[];
  /** Columns within a table's rows that the table does not have, with their headings. */
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
}

/** Queues the reading of the sheets that tables stand on; their filled cells are there after the next sync. */
export async function loadFilled({ context }: CommandSession, batch: Batch, sheets: Iterable<string>): Promise<() => ReadonlyMap<string, Filled>> {
  const loaded = [...new Set(sheets)].map((name) => {
    const used = context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true);
    used.load("formulas,rowIndex,columnIndex");
    return { name, used };
  });
  if (loaded.length > 0) await batch.operations(loaded.length);
  return () => new Map(loaded.flatMap(({ name, used }): [string, Filled][] => (used.isNullObject ? [] : [[name, { cells: used.formulas as Cell[][], row: used.rowIndex + 1, column: used.columnIndex + 1 }]])));
}

/** The rows and columns of a sheet that none of its tables knows. What stands above a table's headings is its caption's. */
export function unknownOn(sheet: string, filled: Filled, tables: readonly FoundTable[]): Unknown {
  const areas = tables.filter((table) => table.sheet === sheet).map((table) => {
    const onSheet = (places: FoundTable["rows"]): Set<number> => new Set([...places.values()].filter((place) => place.sheet === sheet).map((place) => place.row));
    const rows = onSheet(table.rows);
    return { block: tableBlock(table), header: table.headerRow, rows, columns: new Set([...table.columns.values()].filter((place) => place.sheet === sheet).map((place) => place.column)) };
  });
  const rows = new Map<number, string>();
  const columns = new Map<number, string>();
  filled.cells.forEach((line, down) => line.forEach((content, across) => {
    if (content === "") return;
    const [row, column] = [filled.row + down, filled.column + across];
    if (areas.some((area) => row < area.header && row >= area.header - CAPTION_ABOVE)) return;
    const beside = areas.find((area) => row === area.header || area.rows.has(row));
    if (beside === undefined) {
      if (!rows.has(row)) rows.set(row, String(content));
      return;
    }
    if (areas.some((area) => (row === area.header || area.rows.has(row)) && area.columns.has(column))) return;
    if (!columns.has(column)) columns.set(column, String(filled.cells[beside.header - filled.row]?.[across] ?? ""));
  }));
  return { sheet, rows: [...rows].map(([row, label]) => ({ row, label })), columns: [...columns].map(([column, heading]) => ({ column, heading })) };
}

const shortened = (text: string): string => (text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : text);
const quoted = (text: string): string => (text === "" || text.startsWith("=") ? "" : ` ”${shortened(text)}”`);

/** "B6, B7 och 3 till". */
function listed(places: readonly string[]): string {
  const named = places.slice(0, NAMED);
  const more = places.length - named.length;
  if (more > 0) return `${named.join(", ")} och ${more} till`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} och ${named[named.length - 1] ?? ""}`;
}

/** What the rolled tables leave on their sheets, as sentences; `period` is the one whose figures are still there. */
export function unknownInWords({ sheet, rows, columns }: Unknown, period: string): readonly string[] {
  const sentences: string[] = [];
  if (rows.length > 0) {
    const which = listed(rows.map(({ row, label }) => `${row}${quoted(label)}`));
    sentences.push(`${sheet}: ${rows.length === 1 ? "rad" : "raderna"} ${which} hör inte till någon tabell och står kvar precis som ${rows.length === 1 ? "den" : "de"} är, även siffror från ${period}. En verksamhet tas in i tabellen på sidan Verksamheter i en tabell.`);
  }
  if (columns.length > 0) {
    const which = listed(columns.map(({ column, heading }) => `${columnLetters(column)}${quoted(heading)}`));
    sentences.push(`${sheet}: ${columns.length === 1 ? "kolumn" : "kolumnerna"} ${which} är ${columns.length === 1 ? "din egen och står" : "dina egna och står"} kvar precis som ${columns.length === 1 ? "den" : "de"} är, även siffror från ${period}.`);
  }
  return sentences;
}

/** A cell of a table where the user has put something of their own. */
export interface OwnCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** kept: an own formula in an input cell; replaced: the same, where a figure of the old period comes; figure, formula: what stands where Bokslut computes. */
  readonly what: "kept" | "replaced" | "figure" | "formula";
}

const OWN_CELLS: Readonly<Record<OwnCell["what"], (places: string, period: string) => string>> = {
  kept: (places) => `egna formler i ${places} står kvar och räknar vidare. Se till att det de hämtar gäller den nya perioden.`,
  replaced: (places, period) => `egna formler i ${places} är ersatta: där står nu siffran från ${period}.`,
  figure: (places, period) => `i ${places} står en egen siffra eller text från ${period} där Bokslut annars räknar. Den står kvar: töm eller byt den.`,
  formula: (places) => `i ${places} står en egen formel i stället för Bokslut. Den står kvar.`,
};

export function ownCellsInWords(cells: readonly OwnCell[], period: string): readonly string[] {
  const sheets = [...new Set(cells.map((cell) => cell.sheet))];
  return sheets.flatMap((sheet) => (Object.keys(OWN_CELLS) as OwnCell["what"][]).flatMap((what) => {
    const places = cells.filter((cell) => cell.sheet === sheet && cell.what === what).map((cell) => cellAddress(cell.row, cell.column));
    return places.length === 0 ? [] : [`${sheet}: ${OWN_CELLS[what](listed(places), period)}`];
  }));
}

/** Visible sheets where nothing of Bokslut stands, in a sentence; none without such sheets. */
export function ownSheetsInWords(sheets: readonly { readonly name: string; readonly visible: boolean }[], memory: Memory): readonly string[] {
  const known = new Set(memory.records.flatMap(({ place }) => (place === null ? [] : [place.sheet])));
  const own = sheets.filter((sheet) => sheet.visible && !known.has(sheet.name)).map((sheet) => `”${sheet.name}”`);
  if (own.length === 0) return [];
  return [`${own.length === 1 ? "Bladet" : "Bladen"} ${listed(own)} rörs inte. Formler där som läser ur tabellerna visar den nya periodens siffror.`];
}

/** A formula that reads something, unlike a figure written as a sum ("=4+1/8"). */
export function readsSomething(content: Cell): boolean {
  return typeof content === "string" && content.startsWith("=") && /\p{L}/u.test(content);
}
