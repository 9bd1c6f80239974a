/** Which verksamheter a table has: sections of their own, or rows that sums add. Known from the data alone. */
import { outlineOf } from "../outline";
import { isSumKind, isVaravKind } from "../row-kinds";
import type { RowData, SectionData, TableData } from "../report-data.types";

/** section: each verksamhet is a section (Kostnader, Intäkter, Netto). row: each is a row, perhaps in several sections. */
export type TableShape = "section" | "row";

export interface TableUnits {
  readonly shape: TableShape;
  /** Names in the table's order. */
  readonly names: readonly string[];
}

function isSumSection(section: SectionData): boolean {
  return (section.sum_of?.length ?? 0) > 0 || (section.rows.length > 0 && section.rows.every((row) => isSumKind(row.kind)));
}

function isUnitRow(row: RowData): boolean {
  return row.derived !== true && !isSumKind(row.kind) && !isVaravKind(row.kind) && !row.kind.startsWith("resultat");
}

/** True for a row that is a verksamhet (or an item) in a table of the shape "row": filled in by the user, neither a sum nor a part of another row. */
export function isListRow(row: RowData): boolean {
  return isUnitRow(row) || row.kind === "resultatenhet";
}

/** A section of a table in which each verksamhet has a row. */
export function isListSection(section: SectionData): boolean {
  const hasNet = section.rows.some((row) => row.kind === "netto" && row.derived === true);
  return !isSumSection(section) && !hasNet && section.rows.some(isListRow);
}

/** The sections that first-level sums add: a total of sums and of what stands beside them (Investeringar) adds no verksamheter. */
function summedSections(table: TableData): ReadonlySet<string> {
  const lists = table.sections.flatMap((section) => [section.sum_of ?? [], ...section.rows.map((row) => row.sum_of ?? [])]).filter((list) => list.length > 0);
  const sums = new Set(table.sections.filter(isSumSection).map((section) => section.label));
  const first = lists.filter((list) => !list.some((name) => sums.has(name)));
  return new Set((first.length > 0 ? first : lists).flat());
}

/** Verksamheter are alike: at least two of them have the same rows. A lone section with a sum in it is a group of verksamheter, not one. */
function areAlike(sections: readonly SectionData[]): boolean {
  const rows = sections.map((section) => section.rows.map((row) => row.label).join("\n"));
  return sections.length < 2 ? !sections.some((section) => section.rows.some((row) => isSumKind(row.kind))) : new Set(rows).size < rows.length;
}

/** The sections that are verksamheter: summed by others, with their own net or costs and incomes. */
export function unitSections(table: TableData): readonly SectionData[] {
  const summed = summedSections(table);
  const sections = table.sections.filter((section) => section.label !== null && summed.has(section.label) && !isSumSection(section) && section.rows.some((row) => row.derived !== true));
  return areAlike(sections) ? sections : [];
}

/** The verksamheter of a table. */
export function unitsOf(table: TableData): TableUnits {
  const sections = unitSections(table);
  if (sections.length > 0) return { shape: "section", names: sections.map((section) => section.label ?? "") };
  const names = table.sections.filter(isListSection).flatMap((section) => section.rows.filter(isListRow).map((row) => row.label));
  return { shape: "row", names: [...new Set(names)] };
}

/** Keys of the rows (headings too) that a verksamhet has in the table, in order. */
export function keysOfUnit(table: TableData, name: string): readonly string[] {
  const outline = outlineOf(table);
  if (unitsOf(table).shape === "section") {
    return outline.sections.filter((section) => section.data.label === name).flatMap((section) => [section.key, ...section.rows.map((row) => row.key)]);
  }
  return outline.sections.filter((section) => isListSection(section.data)).flatMap((section) => section.rows.filter((row) => row.data.label === name && isListRow(row.data)).map((row) => row.key));
}
