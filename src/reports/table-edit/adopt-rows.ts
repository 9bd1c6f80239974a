/** Rows and whole verksamheter that a user has put into a laid-out table by hand, taken into the table's data. Pure. */
import { outlineOf, type OutlineRow, type OutlineSection } from "../outline";
import { isSumKind } from "../row-kinds";
import type { RowData, SectionData, TableData } from "../report-data.types";
import type { EditedTable } from "./edit-table";
import { unitSections } from "./units";

/** A row that stands among a table's rows though the table does not know it. */
export interface ForeignRow {
  /** Row on the sheet. */
  readonly row: number;
  readonly label: string;
  /** True when a cell beside the label holds something. */
  readonly filled: boolean;
}

export interface AdoptedRows {
  readonly edited: EditedTable;
  /** Where the rows that were taken in stand, by their keys in the new table. */
  readonly standing: ReadonlyMap<string, number>;
  /** Names of the verksamheter that were taken in. */
  readonly units: readonly string[];
  /** Rows that could not be taken in, each with why, as an ending of a sentence. */
  readonly left: readonly { readonly row: ForeignRow; readonly why: string }[];
}

const folded = (text: string): string => text.trim().toLocaleLowerCase("sv");

/** Neighbouring foreign rows between two rows that the table knows. */
interface Run {
  readonly above: OutlineRow | OutlineSection | null;
  readonly below: OutlineRow | OutlineSection | null;
  readonly rows: readonly ForeignRow[];
}

interface Made {
  readonly row: RowData | SectionData;
  readonly at: number;
  readonly like: string;
}

function isHeading(part: OutlineRow | OutlineSection): part is OutlineSection {
  return "rows" in part;
}

function sectionOf(part: OutlineRow | OutlineSection): OutlineSection {
  return isHeading(part) ? part : part.section;
}

function runsOf(sections: readonly OutlineSection[], places: ReadonlyMap<string, number>, foreign: readonly ForeignRow[]): readonly Run[] {
  const known = sections.flatMap((section) => [...(section.data.label === null ? [] : [section]), ...section.rows]).flatMap((part) => {
    const row = places.get(part.key);
    return row === undefined ? [] : [{ part, row }];
  }).sort((a, b) => a.row - b.row);
  return [...known, null].flatMap((next, index): Run[] => {
    const last = index === 0 ? null : known[index - 1] ?? null;
    const rows = foreign.filter((one) => one.row > (last?.row ?? 0) && one.row < (next?.row ?? Number.MAX_SAFE_INTEGER));
    return rows.length === 0 ? [] : [{ above: last?.part ?? null, below: next?.part ?? null, rows }];
  });
}

/** The rows of a run as blocks: a heading without figures over rows that are called as a verksamhet's rows are. null: rows that follow no such heading. */
function blocksOf(rows: readonly ForeignRow[], words: ReadonlySet<string>): readonly { readonly heading: ForeignRow | null; readonly rows: readonly ForeignRow[] }[] {
  const blocks: { heading: ForeignRow | null; rows: ForeignRow[] }[] = [];
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    const opens = !row.filled && !words.has(folded(row.label)) && next !== undefined && words.has(folded(next.label));
    const block = blocks[blocks.length - 1];
    if (opens || block === undefined) blocks.push(opens ? { heading: row, rows: [] } : { heading: null, rows: [row] });
    else block.rows.push(row);
  });
  return blocks;
}

/** The row that a row of one's own is most like: the nearest one above that is filled in. */
function modelRow(section: OutlineSection, above: OutlineRow | OutlineSection | null): OutlineRow | undefined {
  const filled = section.rows.filter((row) => row.data.derived !== true && !isSumKind(row.data.kind) && !row.varav);
  const index = above === null || isHeading(above) ? -1 : above.index;
  return [...filled].reverse().find((row) => row.index <= index) ?? filled[0];
}

function withNames(part: readonly string[] | undefined, beside: string, name: string, before: boolean): readonly string[] | undefined {
  return part?.flatMap((one) => (one !== beside ? [one] : before ? [name, one] : [one, name]));
}

function summed<T extends RowData | SectionData>(part: T, beside: string, name: string, before: boolean): T {
  return part.sum_of?.includes(beside) === true ? { ...part, sum_of: withNames(part.sum_of, beside, name, before) } : part;
}

/**
 * Takes in foreign rows. A heading without figures, followed by rows called as those of the table's verksamheter, between two sections, becomes a
 * verksamhet that the same sums add as its neighbour. Another row becomes a row of the section it stands in, of the same kind as the nearest filled in.
 */
export function adoptForeignRows(table: TableData, places: ReadonlyMap<string, number>, foreign: readonly ForeignRow[]): AdoptedRows {
  const outline = outlineOf(table);
  const units = new Set(unitSections(table));
  const unitOutlines = outline.sections.filter((section) => units.has(section.data));
  const words = new Set(unitOutlines.flatMap((section) => section.rows.map((row) => folded(row.data.label))));
  const taken = new Set(outline.sections.map((section) => folded(section.data.label ?? "")));
  const made: Made[] = [];
  const names: string[] = [];
  const left: { row: ForeignRow; why: string }[] = [];
  const rowsAfter = new Map<RowData | SectionData, RowData[]>();
  const sectionsBeside: { readonly beside: SectionData; readonly before: boolean; readonly section: SectionData }[] = [];

  const adoptRow = (row: ForeignRow, run: Run): void => {
    const { above } = run;
    const section = above === null ? null : sectionOf(above);
    const inside = run.below !== null && !isHeading(run.below) && section !== null && sectionOf(run.below) === section;
    const first = above === null && run.below !== null && !isHeading(run.below) ? sectionOf(run.below) : null;
    const home = inside ? section : first;
    const model = home === null ? undefined : modelRow(home, above);
    if (home === null || model === undefined) {
      left.push({ row, why: home === null ? "står efter avsnittets sista rad" : "står i ett avsnitt utan inmatningsrader" });
      return;
    }
    const data: RowData = { label: row.label, kind: model.data.kind, values: {} };
    made.push({ row: data, at: row.row, like: model.key });
    const anchor = above === null || isHeading(above) ? home.data : above.data;
    rowsAfter.set(anchor, [...(rowsAfter.get(anchor) ?? []), data]);
  };

  const adoptUnit = (heading: ForeignRow, rows: readonly ForeignRow[], run: Run): void => {
    const [over, under] = [run.above === null ? null : sectionOf(run.above), run.below === null ? null : sectionOf(run.below)];
    const beside = over !== null && unitOutlines.includes(over) ? over : under !== null && unitOutlines.includes(under) ? under : null;
    if (over === under || beside === null) {
      for (const row of [heading, ...rows]) left.push({ row, why: over === under ? `står mitt i avsnittet ”${over?.data.label ?? table.caption}”` : "står inte bland verksamheterna" });
      return;
    }
    if (taken.has(folded(heading.label))) {
      for (const row of [heading, ...rows]) left.push({ row, why: `hör till ett avsnitt vars namn, ”${heading.label}”, redan finns i tabellen` });
      return;
    }
    taken.add(folded(heading.label));
    const data = rows.map((row): RowData => {
      const model = beside.rows.find((one) => folded(one.data.label) === folded(row.label)) ?? modelRow(beside, null) ?? beside.rows[0];
      const one: RowData = { label: row.label, kind: model?.data.kind ?? "kostnader", values: {}, ...(model?.data.derived === true && folded(model.data.label) === folded(row.label) ? { derived: true } : {}) };
      made.push({ row: one, at: row.row, like: model?.key ?? "" });
      return one;
    });
    const section: SectionData = { label: heading.label, rows: data };
    made.push({ row: section, at: heading.row, like: beside.key });
    names.push(heading.label);
    sectionsBeside.push({ beside: beside.data, before: beside === under, section });
  };

  for (const run of runsOf(outline.sections, places, foreign)) {
    for (const block of blocksOf(run.rows, words)) {
      if (block.heading === null) block.rows.forEach((row) => adoptRow(row, run));
      else adoptUnit(block.heading, block.rows, run);
    }
  }

  const now = new Map<RowData | SectionData, RowData | SectionData>();
  const inSums = <T extends RowData | SectionData>(part: T): T => {
    const result = sectionsBeside.reduce<T>((one, { beside, before, section }) => summed(one, beside.label ?? "", section.label ?? "", before), part);
    now.set(result, part);
    return result;
  };
  const sections = table.sections.flatMap((section): SectionData[] => {
    const rows = [...(rowsAfter.get(section) ?? []), ...section.rows.flatMap((row) => [inSums(row), ...(rowsAfter.get(row) ?? [])])];
    const kept = inSums({ ...section, rows });
    now.set(kept, section);
    const beside = sectionsBeside.filter((one) => one.beside === section);
    return [...beside.filter((one) => one.before).map((one) => one.section), kept, ...beside.filter((one) => !one.before).map((one) => one.section)];
  });
  const edited: TableData = { ...table, sections };
  const before = new Map<RowData | SectionData, string>([...outline.sections.map((section): [SectionData, string] => [section.data, section.key]), ...outline.rows.map((row): [RowData, string] => [row.data, row.key])]);
  const [from, like, standing] = [new Map<string, string>(), new Map<string, string>(), new Map<string, number>()];
  const newOutline = outlineOf(edited);
  for (const part of [...newOutline.sections, ...newOutline.rows]) {
    const old = before.get(now.get(part.data) ?? part.data);
    if (old !== undefined) from.set(part.key, old);
    const own = made.find((one) => one.row === part.data);
    if (own === undefined) continue;
    standing.set(part.key, own.at);
    like.set(part.key, own.like);
  }
  return { edited: { table: edited, from, like, moved: new Set() }, standing, units: names, left };
}
