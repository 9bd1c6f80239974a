/** Edits of a table's verksamheter, as data: the new table and how its rows come from the old one. Pure. */
import { BokslutError } from "../../domain/errors";
import { outlineOf } from "../outline";
import { isVaravKind } from "../row-kinds";
import type { RowData, SectionData, TableData } from "../report-data.types";
import { isListRow, isListSection, unitSections, unitsOf } from "./units";

export type TableEdit =
  | { readonly type: "add"; readonly name: string; /** The verksamhet it stands after; null: last. */ readonly after: string | null }
  | { readonly type: "remove"; readonly name: string }
  | { readonly type: "rename"; readonly name: string; readonly to: string }
  | { readonly type: "move"; readonly name: string; /** The verksamhet it is put before; null: last. */ readonly before: string | null };

export interface EditedTable {
  readonly table: TableData;
  /** For each row key of the new table that was there before, its key in the old one. */
  readonly from: ReadonlyMap<string, string>;
  /** For each new row key, the key (in the old table) of the row that it is made like. */
  readonly like: ReadonlyMap<string, string>;
  /** Keys in the new table of the rows that have changed place. */
  readonly moved: ReadonlySet<string>;
}

type Part = RowData | SectionData;

/** Keeps track of which part of the new table comes from which part of the old. */
interface Trail {
  readonly from: Map<Part, Part>;
  readonly like: Map<Part, Part>;
  readonly moved: Set<Part>;
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `”${name}”`).join(", ");
  return names.length > 5 ? `${shown} med flera` : shown;
}

function same(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase("sv") === b.trim().toLocaleLowerCase("sv");
}

function requireUnit(table: TableData, name: string): string {
  const { names } = unitsOf(table);
  const found = names.find((one) => one === name) ?? names.find((one) => same(one, name));
  if (found === undefined) throw new BokslutError("bad-argument", `Tabellen ”${table.caption}” har ingen verksamhet som heter ”${name}”. Den har ${quoted(names)}.`);
  return found;
}

function requireFree(table: TableData, wanted: string, besides: string | null): string {
  const name = wanted.trim().replace(/\s+/g, " ");
  if (name === "") throw new BokslutError("bad-argument", "Verksamheten behöver ett namn. Skriv namnet och försök igen.");
  const taken = [...unitsOf(table).names, ...table.sections.flatMap((section) => (section.label === null ? [] : [section.label]))];
  const clash = taken.find((one) => one !== besides && same(one, name));
  if (clash !== undefined) throw new BokslutError("bad-argument", `Tabellen ”${table.caption}” har redan något som heter ”${clash}”. Välj ett annat namn, så att raderna går att skilja åt.`);
  return name;
}

function replaceName(value: unknown, name: string, to: string): unknown {
  if (typeof value === "string") {
    if (value === name) return to;
    return value.startsWith(`${name}::`) ? `${to}${value.slice(name.length)}` : value;
  }
  if (Array.isArray(value)) return value.map((one) => replaceName(one, name, to));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === "column" || key === "kolumn" ? one : replaceName(one, name, to)]));
}

type Names = (names: readonly string[]) => readonly string[];

function withSums<T extends Part>(part: T, names: Names, cells: (spec: unknown) => unknown): T {
  const { sum_of: sumOf, sum_rows_exclude: exclude, sum_of_cells: spec } = part;
  if (sumOf === undefined && exclude === undefined && spec === undefined) return part;
  return {
    ...part, ...(sumOf === undefined ? {} : { sum_of: names(sumOf) }), ...(exclude === undefined ? {} : { sum_rows_exclude: names(exclude) }),
    ...(spec === undefined ? {} : { sum_of_cells: cells(spec) }),
  };
}

/** A part that replaces another keeps its trail. */
function follow<T extends Part>(trail: Trail, old: T, now: T): T {
  if (old !== now) {
    trail.from.set(now, trail.from.get(old) ?? old);
    const like = trail.like.get(old);
    if (like !== undefined) trail.like.set(now, like);
    if (trail.moved.has(old)) trail.moved.add(now);
  }
  return now;
}

function mapTable(table: TableData, trail: Trail, names: Names, cells: (spec: unknown) => unknown): TableData {
  return {
    ...table,
    sections: table.sections.map((section) => {
      const rows = section.rows.map((row) => follow(trail, row, withSums(row, names, cells)));
      const changed = rows.some((row, index) => row !== section.rows[index]);
      return follow(trail, section, withSums(changed ? { ...section, rows } : section, names, cells));
    }),
  };
}

function emptyRow(row: RowData, label: string, trail: Trail): RowData {
  const made: RowData = { label, kind: row.kind, values: {}, ...(row.derived === true ? { derived: true } : {}) };
  trail.like.set(made, trail.from.get(row) ?? trail.like.get(row) ?? row);
  return made;
}

/** The end of a row's own varav rows. */
function afterVarav(rows: readonly RowData[], at: number): number {
  let end = at + 1;
  while (rows[end] !== undefined && isVaravKind(rows[end]?.kind ?? "")) end += 1;
  return end;
}

function withRows(section: SectionData, rows: readonly RowData[], trail: Trail): SectionData {
  return follow(trail, section, { ...section, rows });
}

function add(table: TableData, name: string, after: string, trail: Trail): TableData {
  if (unitsOf(table).shape === "section") {
    const model = unitSections(table).find((section) => section.label === after);
    if (model === undefined) return table;
    const made: SectionData = { label: name, rows: model.rows.filter((row) => !isVaravKind(row.kind)).map((row) => emptyRow(row, row.label, trail)) };
    trail.like.set(made, trail.from.get(model) ?? trail.like.get(model) ?? model);
    const sections = table.sections.flatMap((section) => (section === model ? [section, made] : [section]));
    return mapTable({ ...table, sections }, trail, (names) => names.flatMap((one) => (one === after ? [one, name] : [one])), (spec) => spec);
  }
  const sections = table.sections.map((section) => {
    const at = isListSection(section) ? section.rows.findIndex((row) => row.label === after && isListRow(row)) : -1;
    const model = section.rows[at];
    if (model === undefined) return section;
    const end = afterVarav(section.rows, at);
    return withRows(section, [...section.rows.slice(0, end), emptyRow(model, name, trail), ...section.rows.slice(end)], trail);
  });
  return { ...table, sections };
}

/** A group's section and sum go when nothing is left in the group. */
function withoutEmptyGroups(before: TableData, table: TableData, trail: Trail): TableData {
  const sums = new Set(before.sections.filter((section) => (section.sum_of?.length ?? 0) > 0).map((section) => section.label));
  const lists = new Set(before.sections.filter(isListSection).map((section) => section.label));
  const isEmpty = (section: SectionData): boolean =>
    (sums.has(section.label) && section.sum_of?.length === 0) || (lists.has(section.label) && lists.size > 1 && !section.rows.some(isListRow));
  const gone = table.sections.filter((section) => section.label !== null && isEmpty(section)).map((section) => section.label ?? "");
  if (gone.length === 0) return table;
  return mapTable({ ...table, sections: table.sections.filter((section) => !gone.includes(section.label ?? "")) }, trail, (names) => names.filter((one) => !gone.includes(one)), (spec) => spec);
}

function remove(table: TableData, name: string, trail: Trail): TableData {
  if (unitsOf(table).shape === "section") {
    const sections = table.sections.filter((section) => section.label !== name);
    return withoutEmptyGroups(table, mapTable({ ...table, sections }, trail, (names) => names.filter((one) => one !== name), (spec) => spec), trail);
  }
  const sections = table.sections.map((section) => {
    const at = isListSection(section) ? section.rows.findIndex((row) => row.label === name && isListRow(row)) : -1;
    return at < 0 ? section : withRows(section, [...section.rows.slice(0, at), ...section.rows.slice(afterVarav(section.rows, at))], trail);
  });
  return withoutEmptyGroups(table, { ...table, sections }, trail);
}

function rename(table: TableData, name: string, to: string, trail: Trail): TableData {
  const bySection = unitsOf(table).shape === "section";
  const sections = table.sections.map((section) => {
    if (bySection) return section.label === name ? follow(trail, section, { ...section, label: to }) : section;
    if (!isListSection(section)) return section;
    return withRows(section, section.rows.map((row) => (row.label === name && isListRow(row) ? follow(trail, row, { ...row, label: to }) : row)), trail);
  });
  return mapTable({ ...table, sections }, trail, (names) => names.map((one) => (one === name ? to : one)), (spec) => replaceName(spec, name, to));
}

function moveIn<T extends Part>(list: readonly T[], from: number, count: number, to: number, trail: Trail): readonly T[] {
  const taken = list.slice(from, from + count);
  taken.forEach((part) => {
    trail.moved.add(part);
    if ("rows" in part) part.rows.forEach((row) => trail.moved.add(row));
  });
  const rest = [...list.slice(0, from), ...list.slice(from + count)];
  const at = to > from ? to - count : to;
  return [...rest.slice(0, at), ...taken, ...rest.slice(at)];
}

/** The sums of a group of verksamheter: of some of them, but not of all. */
function groupLists(table: TableData): readonly (readonly string[])[] {
  const { names } = unitsOf(table);
  return table.sections.map((section) => section.sum_of ?? []).filter((list) => list.length > 0 && list.every((name) => names.includes(name)) && list.length < names.length);
}

/** A verksamhet that is moved in among those of another group is summed with them. */
function regrouped(table: TableData, name: string, beside: string, trail: Trail): TableData {
  const lists = groupLists(table);
  const [own, other] = [lists.find((list) => list.includes(name)), lists.find((list) => list.includes(beside))];
  if (own === other) return table;
  const change = (names: readonly string[]): readonly string[] => {
    if (names === own) return names.filter((one) => one !== name);
    return names === other ? names.flatMap((one) => (one === beside ? [name, one] : [one])) : names;
  };
  return withoutEmptyGroups(table, mapTable(table, trail, change, (spec) => spec), trail);
}

/** A row moved to the section of another group. */
function moveBetween(table: TableData, name: string, before: string, trail: Trail): TableData {
  const isRow = (label: string) => (row: RowData): boolean => row.label === label && isListRow(row);
  const from = table.sections.find((section) => isListSection(section) && section.rows.some(isRow(name)));
  const to = table.sections.find((section) => isListSection(section) && section.rows.some(isRow(before)));
  if (from === undefined || to === undefined || from === to || to.rows.some(isRow(name))) return table;
  const at = from.rows.findIndex(isRow(name));
  const taken = from.rows.slice(at, afterVarav(from.rows, at));
  taken.forEach((row) => trail.moved.add(row));
  const sections = table.sections.map((section) => {
    if (section === from) return withRows(section, section.rows.filter((row) => !taken.includes(row)), trail);
    if (section !== to) return section;
    const place = section.rows.findIndex(isRow(before));
    return withRows(section, [...section.rows.slice(0, place), ...taken, ...section.rows.slice(place)], trail);
  });
  return withoutEmptyGroups(table, { ...table, sections }, trail);
}

function move(table: TableData, name: string, before: string | null, trail: Trail): TableData {
  if (unitsOf(table).shape === "section") {
    const units = unitSections(table);
    const last = units[units.length - 1];
    const from = table.sections.findIndex((section) => section.label === name);
    const to = before === null ? (last === undefined ? from : table.sections.indexOf(last) + 1) : table.sections.findIndex((section) => section.label === before);
    const beside = before ?? last?.label ?? name;
    return regrouped({ ...table, sections: moveIn(table.sections, from, 1, to, trail) }, name, beside, trail);
  }
  const sections = table.sections.map((section) => {
    if (!isListSection(section)) return section;
    const { rows } = section;
    const from = rows.findIndex((row) => row.label === name && isListRow(row));
    const target = before === null ? -1 : rows.findIndex((row) => row.label === before && isListRow(row));
    if (from < 0 || (before !== null && target < 0)) return section;
    const lastUnit = rows.map(isListRow).lastIndexOf(true);
    const to = before === null ? afterVarav(rows, lastUnit) : target;
    return withRows(section, moveIn(rows, from, afterVarav(rows, from) - from, to, trail), trail);
  });
  const moved = { ...table, sections };
  return before === null ? moved : moveBetween(moved, name, before, trail);
}

function applied(table: TableData, edit: TableEdit, trail: Trail): TableData {
  const { names } = unitsOf(table);
  if (names.length === 0) throw new BokslutError("bad-argument", `Tabellen ”${table.caption}” har inga verksamheter att lägga till, ta bort eller flytta.`);
  switch (edit.type) {
    case "add":
      return add(table, requireFree(table, edit.name, null), edit.after === null ? (names[names.length - 1] ?? "") : requireUnit(table, edit.after), trail);
    case "remove": {
      const name = requireUnit(table, edit.name);
      if (names.length === 1) throw new BokslutError("bad-argument", `”${name}” är tabellens enda verksamhet och kan inte tas bort. Lägg till en annan först, eller ta bort hela bladet.`);
      return remove(table, name, trail);
    }
    case "rename": {
      const name = requireUnit(table, edit.name);
      return rename(table, name, requireFree(table, edit.to, name), trail);
    }
    case "move": {
      const name = requireUnit(table, edit.name);
      const before = edit.before === null ? null : requireUnit(table, edit.before);
      return before === name ? table : move(table, name, before, trail);
    }
  }
}

function keys(table: TableData): Map<Part, string> {
  const outline = outlineOf(table);
  return new Map<Part, string>([
    ...outline.sections.filter((section) => section.data.label !== null).map((section): [Part, string] => [section.data, section.key]),
    ...outline.rows.map((row): [Part, string] => [row.data, row.key]),
  ]);
}

/**
 * Carries out edits in order on the verksamheter of a table.
 * @throws BokslutError "bad-argument" when a name is missing, empty, taken or unknown, or the last verksamhet would go.
 */
export function editTable(table: TableData, edits: readonly TableEdit[]): EditedTable {
  const trail: Trail = { from: new Map(), like: new Map(), moved: new Set() };
  const edited = edits.reduce((now, edit) => applied(now, edit, trail), table);
  const [old, now] = [keys(table), keys(edited)];
  const from = new Map<string, string>();
  const like = new Map<string, string>();
  const moved = new Set<string>();
  for (const [part, key] of now) {
    const before = old.get(trail.from.get(part) ?? part);
    if (before !== undefined) from.set(key, before);
    else {
      const model = trail.like.get(part);
      const modelKey = model === undefined ? undefined : old.get(model);
      if (modelKey !== undefined) like.set(key, modelKey);
    }
    if (before !== undefined && trail.moved.has(part)) moved.add(key);
  }
  return { table: edited, from, like, moved };
}
