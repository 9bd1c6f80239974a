/** A table's rows in one sequence, each with a stable key. */
import type { RowData, SectionData, TableData } from "./report-data.types";
import { baseKind, isSumKind, isVaravKind, natureOfKind, type Nature } from "./row-kinds";

export interface OutlineRow {
  /** Place among all rows of the table (section headings not counted). */
  readonly index: number;
  readonly section: OutlineSection;
  readonly data: RowData;
  readonly key: string;
  readonly nature: Nature;
  readonly base: string;
  readonly sum: boolean;
  readonly varav: boolean;
}

export interface OutlineSection {
  readonly index: number;
  readonly data: SectionData;
  /** Key of the section's heading row. */
  readonly key: string;
  readonly rows: readonly OutlineRow[];
}

export interface Outline {
  readonly table: TableData;
  readonly sections: readonly OutlineSection[];
  readonly rows: readonly OutlineRow[];
}

function uniqueKeys(): (wanted: string) => string {
  const used = new Map<string, number>();
  return (wanted) => {
    const count = (used.get(wanted) ?? 0) + 1;
    used.set(wanted, count);
    return count === 1 ? wanted : `${wanted}#${count}`;
  };
}

/**
 * Flattens a table. A row's key is "section::label" (a repeated one gets "#2", "#3" …), a heading's "§section":
 * made from names, never from positions.
 */
export function outlineOf(table: TableData): Outline {
  const unique = uniqueKeys();
  const rows: OutlineRow[] = [];
  const sections = table.sections.map((data, index): OutlineSection => {
    const own: OutlineRow[] = [];
    const name = data.label ?? "";
    const section: OutlineSection = { index, data, key: unique(`§${name}`), rows: own };
    for (const row of data.rows) {
      const { kind } = row;
      const item: OutlineRow = {
        index: rows.length, section, data: row, key: unique(`${name}::${row.label}`),
        nature: natureOfKind(kind), base: baseKind(kind), sum: isSumKind(kind), varav: isVaravKind(kind),
      };
      own.push(item);
      rows.push(item);
    }
    return section;
  });
  return { table, sections, rows };
}

function same(a: string | null, b: string | null): boolean {
  return (a ?? "").trim().toLowerCase() === (b ?? "").trim().toLowerCase();
}

/** The sections of outlines by their labels, made when the first is asked for: a sum of all verksamheter asks for every one. */
const byLabel = new WeakMap<Outline, ReadonlyMap<string, readonly OutlineSection[]>>();

function labelledSections(outline: Outline): ReadonlyMap<string, readonly OutlineSection[]> {
  const known = byLabel.get(outline);
  if (known !== undefined) return known;
  const sections = new Map<string, OutlineSection[]>();
  for (const section of outline.sections) {
    const label = section.data.label ?? "";
    const alike = sections.get(label);
    if (alike === undefined) sections.set(label, [section]);
    else alike.push(section);
  }
  byLabel.set(outline, sections);
  return sections;
}

/** The sections with a label: exact matches first, else matches that differ only in case or surrounding space. */
export function sectionsNamed(outline: Outline, label: string | null): readonly OutlineSection[] {
  return labelledSections(outline).get(label ?? "") ?? outline.sections.filter((section) => same(section.data.label, label));
}

/** Rows that a name points at: by label, else by kind. */
export function rowsNamed(rows: readonly OutlineRow[], name: string): readonly OutlineRow[] {
  const exact = rows.filter((row) => row.data.label === name);
  if (exact.length > 0) return exact;
  const loose = rows.filter((row) => same(row.data.label, name));
  return loose.length > 0 ? loose : rows.filter((row) => row.data.kind === name);
}
