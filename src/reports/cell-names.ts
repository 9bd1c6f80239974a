/**
 * `sum_of_cells`: the cells that a sum adds, by name. A name is an object {table?, section?, row, column?}, a pair [section, row],
 * or a text: a row's label or kind, a section's label (its row of the same kind is meant), "section::row", "table::section::row"
 * (also with /, > or | between). A list holds for every derived row of its section; an object with row labels or kinds as keys gives each row its own list.
 */
import type { JsonObject } from "./json-reader";
import { rowsNamed, sectionsNamed, type Outline, type OutlineRow } from "./outline";

/** A row (in this table or another) in the column that is being computed, or in `column` when it is named. */
export interface RowRef {
  readonly table: string | null;
  readonly row: OutlineRow;
  readonly column: string | null;
}

export interface NamedCells {
  readonly refs: readonly RowRef[];
  /** Names that point at nothing or at several rows, one Swedish sentence each. */
  readonly problems: readonly string[];
}

const SEPARATOR = /(?:(?<!\s)\s+)?(?:::|\/|>|\|)\s*/;

interface Name {
  readonly table: string | null;
  readonly section: string | null;
  readonly row: string | null;
  readonly column: string | null;
}

function member(raw: JsonObject, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = raw[key];
    if (typeof value === "string") return value;
  }
  return null;
}

function matching(target: OutlineRow, rows: readonly OutlineRow[]): readonly OutlineRow[] {
  const others = rows.filter((row) => row !== target && !row.varav);
  const alike = others.filter((row) => row.base === target.base && row.base !== "");
  const kin = alike.length > 0 ? alike : others.filter((row) => row.nature === target.nature);
  const sums = kin.filter((row) => row.sum);
  return sums.length > 0 ? sums.slice(-1) : kin;
}

function inOutline(outline: Outline, target: OutlineRow, name: Name): readonly OutlineRow[] {
  const sections = name.section === null ? null : sectionsNamed(outline, name.section).filter((section) => name.row !== null || section !== target.section);
  if (name.row === null) return sections === null ? [] : sections.flatMap((section) => matching(target, section.rows));
  const rows = (sections === null ? outline.rows : sections.flatMap((section) => section.rows)).filter((row) => row !== target);
  return rowsNamed(rows, name.row);
}

/** All readings of a text, the plainest first. */
function readings(text: string, tables: ReadonlyMap<string, Outline>): readonly Name[] {
  const plain = { table: null, section: null, row: null, column: null };
  const names: Name[] = [{ ...plain, row: text }, { ...plain, section: text }];
  if (tables.has(text)) names.push({ ...plain, table: text });
  for (const match of text.matchAll(new RegExp(SEPARATOR, "g"))) {
    const left = text.slice(0, match.index).trim();
    const right = text.slice(match.index + match[0].length).trim();
    names.push({ ...plain, section: left, row: right });
    if (!tables.has(left)) continue;
    for (const rest of readings(right, tables)) names.push({ ...rest, table: left });
  }
  const dot = text.indexOf(".");
  if (dot > 0) {
    const left = text.slice(0, dot).trim();
    const right = text.slice(dot + 1).trim();
    names.push({ ...plain, section: left, row: right });
    if (tables.has(left)) names.push({ ...plain, table: left, row: right }, { ...plain, table: left, section: right });
  }
  return names;
}

function namesOf(entry: unknown, tables: ReadonlyMap<string, Outline>): readonly Name[] {
  if (typeof entry === "string") return readings(entry, tables);
  if (Array.isArray(entry)) {
    const texts = entry.filter((part): part is string => typeof part === "string");
    const [first, second, third] = texts;
    if (texts.length !== entry.length || first === undefined) return [];
    if (second === undefined) return readings(first, tables);
    if (third !== undefined) return [{ table: first, section: second, row: third, column: null }];
    return [{ table: null, section: first, row: second, column: null }, { table: first, section: null, row: second, column: null }];
  }
  if (typeof entry !== "object" || entry === null) return [];
  const raw = entry as JsonObject;
  return [{
    table: member(raw, "table", "tabell"), section: member(raw, "section", "sektion", "avsnitt"),
    row: member(raw, "row", "rad", "label", "kind"), column: member(raw, "column", "kolumn"),
  }];
}

function resolveEntry(entry: unknown, outline: Outline, target: OutlineRow, tables: ReadonlyMap<string, Outline>): RowRef | string {
  const shownName = typeof entry === "string" ? entry : JSON.stringify(entry);
  let several = false;
  for (const name of namesOf(entry, tables)) {
    const foreign = name.table !== null && name.table !== outline.table.id ? tables.get(name.table) : outline;
    if (foreign === undefined) continue;
    const rows = name.row === null && name.section === null ? matching(target, foreign.rows) : inOutline(foreign, target, name);
    const kin = rows.length > 1 ? rows.filter((row) => row.nature === target.nature) : rows;
    const [row] = kin;
    if (row !== undefined && kin.length === 1) return { table: foreign === outline ? null : foreign.table.id, row, column: name.column };
    several = several || rows.length > 1;
  }
  return several ? `namnet ${shownName} pekar på flera rader. Skriv ”avsnitt::rad”.` : `namnet ${shownName} pekar inte på någon rad.`;
}

/** The part of a `sum_of_cells` that holds for a row: the list itself, or the list under the row's label or kind; null when there is none. */
export function cellListFor(spec: unknown, row: OutlineRow): readonly unknown[] | null {
  if (spec === undefined || spec === null) return null;
  if (Array.isArray(spec)) return spec;
  if (typeof spec !== "object") return [spec];
  const raw = spec as JsonObject;
  const own = raw[row.data.label] ?? raw[row.data.kind];
  if (own === undefined) return "row" in raw || "section" in raw || "label" in raw ? [raw] : null;
  return Array.isArray(own) ? own : [own];
}

/** Finds the rows that the names point at. `tables` are the outlines of the report's tables by id. */
export function resolveCells(list: readonly unknown[], outline: Outline, target: OutlineRow, tables: ReadonlyMap<string, Outline>): NamedCells {
  const refs: RowRef[] = [];
  const problems: string[] = [];
  for (const entry of list) {
    const found = resolveEntry(entry, outline, target, tables);
    if (typeof found === "string") problems.push(found);
    else refs.push(found);
  }
  return { refs, problems };
}
