/** The generic builder: a table of report data → TableModel, driven by the data's columns, sections and kinds alone. */
import { columnFormula } from "./column-formulas";
import { columnLook } from "./column-looks";
import { concat, quoted, sumParts, type Parts, type Term } from "./formula-parts";
import { footed, shownDecimals, type ShownCells } from "./footing";
import { fundFormula, type FundSetting } from "./fund-formulas";
import { outlineOf, type Outline, type OutlineRow } from "./outline";
import type { ColumnData, ReportData, TableData } from "./report-data.types";
import type { RowRef } from "./cell-names";
import { reportLine } from "./report-line";
import { isNetResult, lookOfKind, natureOfLabel, type Nature } from "./row-kinds";
import { relationsOf, type RelationFinder } from "./row-relations";
import { sheetTitle } from "./sheet-title";
import type { CellRef, ColumnLook, ModelCell, ModelRow, RowLook, TableModel } from "./table-model";
import { templateById } from "./templates";

export interface BuiltTable {
  readonly model: TableModel;
  /** What the builder guessed or could not derive, one Swedish sentence each, naming table and row. */
  readonly warnings: readonly string[];
}

interface Work {
  readonly table: TableData;
  readonly report: ReportData;
  readonly outline: Outline;
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly relations: RelationFinder;
  readonly warn: (row: OutlineRow, sentence: string) => void;
}

const outlines = new WeakMap<ReportData, ReadonlyMap<string, Outline>>();

function outlinesOf(table: TableData, report: ReportData): ReadonlyMap<string, Outline> {
  const known = outlines.get(report) ?? new Map(report.tables.map((other) => [other.id, outlineOf(other)]));
  outlines.set(report, known);
  return known.get(table.id)?.table === table ? known : new Map([...known, [table.id, outlineOf(table)]]);
}

function ownerNature(row: OutlineRow, outline: Outline): Nature {
  const owner = [...row.section.rows].reverse().find((other) => other.index < row.index && !other.varav);
  return owner === undefined ? "ovrigt" : natureOf(owner, outline);
}

/** A row's nature for AVVIKELSE; a varav row's is that of the row it belongs to. */
function natureOf(row: OutlineRow, outline: Outline): Nature {
  if (row.nature !== "ovrigt") return row.nature;
  const owner = row.varav ? ownerNature(row, outline) : "ovrigt";
  if (owner !== "ovrigt") return owner;
  return natureOfLabel(row.data.label) ?? natureOfLabel(row.section.data.label ?? "") ?? "ovrigt";
}

function columnOfTerm(ref: RowRef, column: ColumnData, work: Work): string | null {
  const key = ref.column ?? column.key;
  const columns = ref.table === null ? work.table.columns : (work.outlines.get(ref.table)?.table.columns ?? []);
  if (columns.some((other) => other.key === key)) return key;
  const alike = columns.filter((other) => other.kind === column.kind);
  return (alike.find((other) => other.label === column.label) ?? (alike.length === 1 ? alike[0] : undefined))?.key ?? null;
}

function relationFormula(row: OutlineRow, column: ColumnData, work: Work, funds: FundSetting): Parts | null {
  const relation = work.relations.relation(row);
  if (relation.type === "none") return null;
  if (relation.type === "fund") return fundFormula(relation.what, row, column, funds);
  const terms = (refs: readonly RowRef[]): Term[] | null => {
    const list: Term[] = [];
    for (const ref of refs) {
      const key = columnOfTerm(ref, column, work);
      if (key === null) return null;
      list.push({ ref, column: key });
    }
    return list;
  };
  const plus = terms(relation.plus);
  const minus = terms(relation.minus);
  if (plus === null || minus === null) {
    work.warn(row, `tabellen som summan hämtar celler från saknar kolumnen ”${column.label}”.`);
    return null;
  }
  const between = (from: Term, to: Term): readonly string[] =>
    work.outline.sections.flatMap((section) => {
      const rows = section.rows.filter((other) => other.index >= from.ref.row.index && other.index <= to.ref.row.index);
      const heading = section.data.label !== null && rows.length > 0 && section.index > from.ref.row.section.index ? [section.data.label] : [];
      return [...heading, ...rows.map((other) => other.data.label)];
    });
  const added = sumParts(plus, between);
  const taken = sumParts(minus, between);
  if (added === null || taken === null) {
    work.warn(row, "summan har fler utspridda celler än en formel rymmer. Dela upp tabellen med delsummor.");
    return null;
  }
  if (minus.length === 0) return concat("=IF(", added.count, '=0,"",', added.sum, ")");
  if (plus.length === 0) return concat("=IF(", taken.count, '=0,"",-', taken.sum, ")");
  return concat("=IF(", added.count, "+", taken.count, '=0,"",AVVIKELSE(', taken.sum, ",", added.sum, `,${quoted("resultat")},${quoted("intäkter positiva")}))`);
}

function isTextLook(look: ColumnLook): boolean {
  return look === "text" || look === "date";
}

function modelCell(row: OutlineRow, column: ColumnData, work: Work, funds: FundSetting): ModelCell {
  const { data } = row;
  const value = data.texts?.[column.key] ?? data.values[column.key] ?? null;
  const printed = typeof value === "number" ? { printed: value } : {};
  if (column.not_for?.includes(data.kind) === true && (column.formula !== undefined || value === null)) return { type: "empty" };
  const rowWins = column.formula === undefined || ["share", "sum", "fund"].includes(column.formula.type);
  if (data.derived === true && column.formula === undefined && value === null && isTextLook(columnLook(column, work.table))) return { type: "empty" };
  if (data.derived === true && rowWins) {
    const parts = relationFormula(row, column, work, funds);
    if (parts !== null) return { type: "formula", parts, ...printed };
  }
  if (column.formula !== undefined) return { type: "formula", parts: columnFormula(column.formula, row.key, isNetResult(row, work.table.sign) ? "netto" : natureOf(row, work.outline), work.table.sign), ...printed };
  return { type: "input", value };
}

function leafSums(work: Work): FundSetting["leafSum"] {
  const sumOf = (row: OutlineRow, column: string): ReturnType<FundSetting["leafSum"]> => {
    const relation = row.data.derived === true ? work.relations.relation(row) : null;
    if (relation?.type !== "sum") {
      const value = row.data.values[column] ?? null;
      return value === null ? null : { thousandths: Math.round(value * 1000), terms: 1 };
    }
    let thousandths = 0;
    let count = 0;
    for (const [refs, factor] of [[relation.plus, 1], [relation.minus, -1]] as const) {
      for (const ref of refs) {
        const part = ref.table === null ? sumOf(ref.row, column) : null;
        if (part === null) return null;
        thousandths += factor * part.thousandths;
        count += part.terms;
      }
    }
    return { thousandths, terms: count };
  };
  return sumOf;
}

/** The rows of a table whose sums foot: every formula on the figures as shown. */
function footedRows(rows: readonly ModelRow[], work: Work): readonly ModelRow[] {
  const { table, report, outlines: all } = work;
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const at = new Map(table.columns.map((column, index) => [column.key, index]));
  const typeOf = (ref: CellRef): ModelCell["type"] => {
    if (ref.table === undefined) return byKey.get(ref.row)?.cells[at.get(ref.column) ?? -1]?.type ?? "empty";
    const other = all.get(ref.table);
    const derived = other?.rows.find((row) => row.key === ref.row)?.data.derived === true || other?.table.columns.find((column) => column.key === ref.column)?.formula !== undefined;
    return derived ? "formula" : "input";
  };
  const shown: ShownCells = {
    isShown: (ref) => typeOf(ref) === "formula" && (ref.table === undefined || all.get(ref.table)?.table.footing === true),
    isInput: (ref) => typeOf(ref) === "input",
    cells: (from, to) => {
      const keys = (from.table === undefined ? work.outline : all.get(from.table))?.rows.map((row) => row.key) ?? [];
      return keys.slice(keys.indexOf(from.row), keys.indexOf(to.row) + 1).map((row) => ({ ...from, row }));
    },
  };
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell): ModelCell => (cell.type === "formula" ? { ...cell, parts: footed(cell.parts, shownDecimals(report.meta.unit), shown) ?? cell.parts } : cell)),
  }));
}

/** A net that nothing in its section adds up to is an item like any other: only nets below costs and incomes stand out. */
function lookOf(row: OutlineRow): RowLook {
  const look = lookOfKind(row.data.kind);
  if (look !== "net" || row.data.derived === true) return look;
  const parts = row.section.rows.some((other) => other.nature === "kostnad" || other.nature === "intakt");
  return parts ? look : "plain";
}

/** Builds a table's model and says what was guessed. See buildTableModel. */
export function buildTable(table: TableData, report: ReportData): BuiltTable {
  const all = outlinesOf(table, report);
  const outline = all.get(table.id) ?? outlineOf(table);
  const warnings = new Set<string>();
  const warn = (row: OutlineRow, sentence: string): void => {
    const place = row.section.data.label === null ? row.data.label : `${row.section.data.label}, ${row.data.label}`;
    warnings.add(`Tabellen ”${table.caption}”, raden ”${place}”: ${sentence}`);
  };
  const work: Work = { table, report, outline, outlines: all, relations: relationsOf(outline, all), warn };
  const funds: FundSetting = { relations: work.relations, report, table, leafSum: leafSums(work) };
  const rows: ModelRow[] = [];
  for (const section of outline.sections) {
    const { label } = section.data;
    if (label !== null) rows.push({ key: section.key, section: label, label, kind: "avsnitt", look: "section", cells: [] });
    for (const row of section.rows) {
      const cells = table.columns.map((column) => modelCell(row, column, work, funds));
      rows.push({ key: row.key, section: label, label: row.data.label, kind: row.data.kind, look: lookOf(row), cells });
      const relation = row.data.derived === true ? work.relations.relation(row) : null;
      if (relation?.type === "none") warn(row, relation.reason);
    }
  }
  work.relations.problems().forEach(([row, sentence]) => warn(row, sentence));
  if (table.sign === null && table.columns.some((column) => column.formula?.type.startsWith("deviation"))) {
    warnings.add(`Tabellen ”${table.caption}” har en avvikelsekolumn men ingen teckenkonvention: avvikelsen räknas som utfall minus budget.`);
  }
  const columns = table.columns.map((column) => ({ key: column.key, label: column.label, kind: column.kind, look: columnLook(column, table) }));
  const unit = table.sign === null ? null : report.meta.unit;
  const template = templateById(table.template);
  const model: TableModel = {
    id: table.id, template: table.template, caption: table.caption, sheetTitle: sheetTitle(table, report), subtitle: reportLine(report.meta),
    cornerLabel: unit ?? "", unit, sign: table.sign, columns, rows: table.footing === true && table.sign !== null ? footedRows(rows, work) : rows,
    landscape: template?.landscape ?? table.columns.length > 5, ...(table.data_bars === true ? { dataBars: true } : {}),
  };
  return { model, warnings: [...warnings] };
}

/**
 * Turns a table of report data into a table model: every derived figure a formula by the relations of docs/reports/radslag.md,
 * every other figure an input. Rows get keys from section and label.
 */
export function buildTableModel(table: TableData, report: ReportData): TableModel {
  return buildTable(table, report).model;
}
