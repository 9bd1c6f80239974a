/** Checks that the parts of tables refer to each other: columns of formulas, sections of sums, named cells, no sum of itself. */
import { cellListFor, resolveCells } from "./cell-names";
import { badData, join } from "./json-reader";
import { outlineOf, rowsNamed, sectionsNamed, type Outline, type OutlineRow } from "./outline";
import type { Warn } from "./read-tables";
import type { ColumnData, TableData } from "./report-data.types";
import { relationsOf } from "./row-relations";

function list(names: readonly string[]): string {
  return names.map((name) => `”${name}”`).join(", ");
}

function operands(column: ColumnData): readonly string[] {
  if (column.formula === undefined) return [];
  return typeof column.formula.of === "string" ? [column.formula.of] : column.formula.of;
}

function checkColumns(table: TableData, path: string): void {
  const byKey = new Map(table.columns.map((column) => [column.key, column]));
  table.columns.forEach((column, index) => {
    const of = join(join(join(join(path, "columns"), index), "formula"), "of");
    operands(column).forEach((key, place) => {
      if (byKey.has(key)) return;
      throw badData(column.formula?.type === "share" ? of : join(of, place), `kolumnen ”${key}” finns inte i tabellen. Kolumnerna är ${list([...byKey.keys()])}.`);
    });
    const visit = (other: ColumnData, trail: ReadonlySet<string>): void => {
      if (trail.has(other.key)) throw badData(of, `kolumnen ”${other.key}” räknas ut av sig själv.`);
      operands(other).forEach((key) => {
        const next = byKey.get(key);
        if (next !== undefined) visit(next, new Set([...trail, other.key]));
      });
    };
    visit(column, new Set());
  });
}

function checkNames(table: TableData, outline: Outline, outlines: ReadonlyMap<string, Outline>, path: string, warn: Warn): void {
  const keys = new Set(table.columns.map((column) => column.key));
  const labels = table.sections.map((section) => section.label ?? "");
  outline.sections.forEach((section, index) => {
    const sectionPath = join(join(path, "sections"), index);
    const check = (sumOf: readonly string[] | undefined, at: string): void =>
      sumOf?.forEach((label, place) => {
        if (sectionsNamed(outline, label).some((other) => other !== section)) return;
        throw badData(join(join(at, "sum_of"), place), `avsnittet ”${label}” finns inte (eller är summans eget). Avsnitten är ${list(labels)}.`);
      });
    const checkExcluded = (exclude: readonly string[] | undefined, at: string): void =>
      exclude?.forEach((label, place) => {
        if (rowsNamed(outline.rows, label).length > 0 || sectionsNamed(outline, label).length > 0) return;
        warn(join(join(at, "sum_rows_exclude"), place), `raden ”${label}” finns inte. Inget utesluts ur summan.`);
      });
    check(section.data.sum_of, sectionPath);
    checkExcluded(section.data.sum_rows_exclude, sectionPath);
    if (labels.indexOf(section.data.label ?? "") < index && section.data.label !== null) {
      warn(join(sectionPath, "label"), `avsnittet ”${section.data.label}” finns redan i tabellen.`);
    }
    section.rows.forEach((row, place) => {
      const rowPath = join(join(sectionPath, "rows"), place);
      check(row.data.sum_of, rowPath);
      checkExcluded(row.data.sum_rows_exclude, rowPath);
      const owner = row.data.sum_of_cells === undefined ? section.data : row.data;
      const cells = row.data.derived === true ? cellListFor(owner.sum_of_cells, row) : null;
      const [problem] = cells === null ? [] : resolveCells(cells, outline, row, outlines).problems;
      if (problem !== undefined) throw badData(join(owner === section.data ? sectionPath : rowPath, "sum_of_cells"), problem);
      Object.keys(row.data.values).filter((key) => !keys.has(key)).forEach((key) => warn(join(join(rowPath, "values"), key), `kolumnen ”${key}” finns inte i tabellen. Värdet skrivs inte ut.`));
    });
  });
}

function checkCircles(outlines: ReadonlyMap<string, Outline>, pathOf: ReadonlyMap<Outline, string>): void {
  const finders = new Map([...outlines.values()].map((outline) => [outline, relationsOf(outline, outlines)]));
  const done = new Set<OutlineRow>();
  const visit = (outline: Outline, row: OutlineRow, trail: ReadonlySet<OutlineRow>): void => {
    if (done.has(row) || row.data.derived !== true) return;
    if (trail.has(row)) {
      const path = join(join(join(join(pathOf.get(outline) ?? "", "sections"), row.section.index), "rows"), row.section.rows.indexOf(row));
      throw badData(path, `raden ”${row.data.label}” ingår i sin egen summa.`);
    }
    const relation = finders.get(outline)?.relation(row);
    if (relation?.type === "sum") {
      for (const ref of [...relation.plus, ...relation.minus]) {
        visit(ref.table === null ? outline : (outlines.get(ref.table) ?? outline), ref.row, new Set([...trail, row]));
      }
    }
    done.add(row);
  };
  for (const outline of outlines.values()) outline.rows.forEach((row) => visit(outline, row, new Set()));
}

/**
 * Checks the relations inside tables.
 * @throws BokslutError "bad-data" with the path of a name that does not exist or a sum that holds itself; lesser things are warned of.
 */
export function checkTables(tables: readonly TableData[], warn: Warn): void {
  const outlines = new Map(tables.map((table) => [table.id, outlineOf(table)]));
  const paths = new Map<Outline, string>();
  tables.forEach((table, index) => {
    const outline = outlines.get(table.id);
    if (outline === undefined) return;
    const path = join("tables", index);
    paths.set(outline, path);
    checkColumns(table, path);
    checkNames(table, outline, outlines, path, warn);
  });
  checkCircles(outlines, paths);
}
