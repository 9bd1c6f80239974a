/** The sheet Berättelse as rows: what is there, what comes, and how the controller's own text is carried over. Pure. */
import type { Place } from "./addresses";
import type { Memory } from "./memory";

export const NARRATIVE_SHEET = "Berättelse";
/** Owner of the narrative's records in the memory. */
export const NARRATIVE_OWNER = "berattelse";
export const NARRATIVE_HEADINGS = ["Avsnitt", "Text", "Egen text", "Gällande text", "Källa", "Läge", "Tidigare lydelse", "Klarmarkerad lydelse"] as const;
/** How many of the columns are printed, and how many are shown: the last one, the wording when it was marked klar, is only for the formulas. */
export const PRINTED_COLUMNS = 6;
export const SHOWN_COLUMNS = 7;
export const SOURCE_GONE = "[källan är borttagen]";
export const ORPHAN_SECTION = "Utan källa";
export const OWN_SECTION = "Egna stycken";

/** A row that stands on the sheet now. */
export interface ExistingRow {
  /** Key of its paragraph; null for a row that the controller has put in. */
  readonly key: string | null;
  /** The paragraph above it in the sheet; null for a row above all paragraphs. */
  readonly after: string | null;
  readonly section: string;
  /** The generated text as it reads now. */
  readonly text: string;
  /** As it must be written back (a formula, or text). */
  readonly own: string;
  /** What the own text reads as now, its bound figures shown. */
  readonly ownShown: string;
  /** The text that counts, as it reads now. */
  readonly current: string;
  readonly state: string;
  /** The wording when the paragraph was marked klar; "" when it never was. */
  readonly kept: string;
  /** Row on the sheet, from 1. */
  readonly row: number;
}

export interface NarrativeRow {
  readonly key: string | null;
  readonly section: string;
  /** A formula, or text as it is to be written. */
  readonly text: string;
  /** What the text cell shows, for the height of its row. */
  readonly shown: string;
  readonly own: string;
  readonly ownShown: string;
  /** A formula that links to the cells, or "". */
  readonly source: string;
  /** What the source cell shows, for the height of its row. */
  readonly sourceShown: string;
  readonly kept: string;
}

/** True when the columns stand side by side from A in their order, as they were written. */
export function standsInOrder(found: FoundNarrative): boolean {
  return NARRATIVE_HEADINGS.every((heading, index) => found.columns.get(heading)?.column === index + 1 && found.columns.get(heading)?.row === found.headerRow);
}

/** Where the narrative stands: its sheet, its rows by paragraph key, its columns by heading. Null when it is not written or its headings are deleted. */
export interface FoundNarrative {
  readonly sheet: string;
  readonly headerRow: number;
  readonly rows: ReadonlyMap<string, Place>;
  readonly columns: ReadonlyMap<string, Place>;
}

export function narrativeInMemory(memory: Memory): FoundNarrative | null {
  const columns = new Map<string, Place>();
  const rows = new Map<string, Place>();
  for (const record of memory.records) {
    if (record.owner !== NARRATIVE_OWNER || record.place === null) continue;
    if (record.kind === "spalt") columns.set(record.key, record.place);
    if (record.kind === "stycke") rows.set(record.key, record.place);
  }
  const text = columns.get(NARRATIVE_HEADINGS[1]);
  if (text === undefined || !columns.has(NARRATIVE_HEADINGS[2])) return null;
  return { sheet: text.sheet, headerRow: text.row, rows, columns };
}

/** True for text that is a formula in its cell: the formula and the value differ. */
function written(formula: unknown, value: unknown, asText: (text: string) => string): string {
  const text = formula === undefined || formula === null ? "" : String(formula);
  return text.startsWith("=") && text !== String(value) ? text : asText(text);
}

/** The rows under the headings, from the sheet's used range (`top` and `left` count from 1). */
export function existingRows(
  found: FoundNarrative, values: readonly (readonly unknown[])[], formulas: readonly (readonly unknown[])[], top: number, left: number, asText: (text: string) => string,
): readonly ExistingRow[] {
  const keyOf = new Map([...found.rows].filter(([, place]) => place.sheet === found.sheet).map(([key, place]) => [place.row, key]));
  const at = (heading: string): number => (found.columns.get(heading)?.column ?? 0) - left;
  const [section = -1, text = -1, own = -1, current = -1, , state = -1, , kept = -1] = NARRATIVE_HEADINGS.map(at);
  const rows: ExistingRow[] = [];
  let after: string | null = null;
  for (let row = found.headerRow + 1; row < top + values.length; row += 1) {
    const [cells, raw] = [values[row - top], formulas[row - top]];
    if (cells === undefined || raw === undefined) continue;
    const key = keyOf.get(row) ?? null;
    const shown = (column: number): string => String(cells[column] ?? "");
    const item = {
      key, after, section: shown(section), text: shown(text), own: written(raw[own], cells[own], asText), ownShown: shown(own), current: shown(current), state: shown(state), kept: shown(kept), row,
    };
    if (key !== null) after = key;
    if (key !== null || item.own !== "" || item.text !== "" || item.section !== "") rows.push(item);
  }
  return rows;
}

const ERROR = /^#[A-ZÅÄÖ0-9/_]+[!?]?$/i;

/** An own text with bound figures whose cells are deleted: those figures become empty, so that the words still read. Other text as it stands. */
export function ownWithoutDeadCells(own: string): string {
  return own.startsWith("=") ? own.replace(/(,)([^,"]*#REF![^,")]*)(?=[,)])/g, '$1""') : own;
}

/** A row that no composer writes any more, as it is written back: with its last known wording. */
function carried(row: ExistingRow, section: string, asText: (text: string) => string): NarrativeRow {
  const text = ERROR.test(row.text) ? (row.kept === "" ? SOURCE_GONE : row.kept) : row.text;
  return { key: row.key, section, text: asText(text), shown: text, own: ownWithoutDeadCells(row.own), ownShown: row.ownShown, source: "", sourceShown: "", kept: row.kept };
}

/**
 * The rows to write: the paragraphs in their order, each with the own text and the kept wording that stood at its key; the controller's own rows after
 * the paragraph they stood under; and last, under "Utan källa", own texts whose paragraph is no longer composed.
 */
export function mergedRows(paragraphs: readonly NarrativeRow[], existing: readonly ExistingRow[], asText: (text: string) => string): readonly NarrativeRow[] {
  const former = new Map(existing.flatMap((row) => (row.key === null ? [] : [[row.key, row] as const])));
  const composed = new Set(paragraphs.map((paragraph) => paragraph.key));
  const ownRows = (after: string | null): NarrativeRow[] =>
    existing.filter((row) => row.key === null && row.after === after && row.section !== ORPHAN_SECTION).map((row) => carried(row, row.section === "" ? OWN_SECTION : row.section, asText));
  const rows: NarrativeRow[] = [...ownRows(null)];
  for (const paragraph of paragraphs) {
    const before = paragraph.key === null ? undefined : former.get(paragraph.key);
    rows.push(before === undefined ? paragraph : { ...paragraph, own: ownWithoutDeadCells(before.own), ownShown: before.ownShown, kept: before.kept });
    if (paragraph.key !== null) rows.push(...ownRows(paragraph.key));
  }
  const lost = existing.filter((row) => (row.key !== null && !composed.has(row.key) && row.own !== "") || (row.key === null && row.section === ORPHAN_SECTION && row.own !== ""));
  const stray = existing.filter((row) => row.key === null && row.after !== null && !composed.has(row.after) && row.section !== ORPHAN_SECTION);
  for (const row of [...lost, ...stray]) rows.push(carried(row, ORPHAN_SECTION, asText));
  return rows;
}
