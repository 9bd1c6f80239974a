/** Compares a laid-out table with the figures in print, by the layout that the add-in promises and the tolerance of test/cases/README.md. */
import type { TableData } from "../../src/reports/report-data.types";

/** A sheet from A1: what each cell shows as value, and its formula without "=" (null where there is none). */
export interface SheetCells {
  readonly name: string;
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
  readonly formulas: readonly (readonly (string | null)[])[];
}

export interface Comparison {
  /** Derived cells that stood as formulas and were compared. */
  readonly compared: number;
  /** One line per disagreement. */
  readonly wrong: readonly string[];
}

const HEADER_ROW = 3;
const REFERENCE = /\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?/gu;

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Cells that a formula reads, each once, as "row,column". */
function references(formula: string): Set<string> {
  const found = new Set<string>();
  for (const [, from = "A", top = "1", to = from, bottom = top] of formula.replace(/"[^"]*"/gu, "").matchAll(REFERENCE)) {
    for (let row = Number(top); row <= Number(bottom); row += 1) {
      for (let column = columnNumber(from); column <= columnNumber(to); column += 1) found.add(`${row - 1},${column}`);
    }
  }
  return found;
}

/** Typed figures that a cell's value is made of. */
function leaves(sheet: SheetCells, row: number, column: number): number {
  const formula = sheet.formulas[row]?.[column];
  if (formula === null || formula === undefined) return 1;
  return [...references(formula)].reduce((sum, key) => {
    const [r = 0, c = 0] = key.split(",").map(Number);
    return sum + leaves(sheet, r, c);
  }, 0);
}

function decimalsOf(table: TableData): number {
  const figures = table.sections.flatMap((section) => section.rows.flatMap((row) => Object.values(row.values)));
  return Math.max(0, ...figures.map((figure) => (figure === null ? 0 : (String(figure).split(".")[1] ?? "").length)));
}

/** Row of each table row, found from the top in reading order. @throws Error where the label does not stand where it should. */
function rowsOf(sheet: SheetCells, table: TableData): number[] {
  let at = HEADER_ROW + 1;
  const found: number[] = [];
  const take = (label: string): number => {
    const shown = sheet.values[at]?.[0];
    if (shown !== label) throw new Error(`${sheet.name}!A${at + 1}: ${JSON.stringify(shown)}, väntat ${JSON.stringify(label)}`);
    at += 1;
    return at - 1;
  };
  for (const section of table.sections) {
    if (section.label !== null) take(section.label);
    for (const row of section.rows) found.push(take(row.label));
  }
  return found;
}

/** Compares the derived cells of a table with `printed`, the same table with every figure as printed. */
export function compareWithPrint(sheet: SheetCells, table: TableData, printed: TableData): Comparison {
  const wrong: string[] = [];
  let compared = 0;
  const header = table.columns.map((column) => column.label);
  const shown = (sheet.values[HEADER_ROW] ?? []).slice(1, header.length + 1);
  if (JSON.stringify(shown) !== JSON.stringify(header)) wrong.push(`${sheet.name}: rubrikerna är ${JSON.stringify(shown)}`);
  const halfUnit = 0.5 / 10 ** decimalsOf(printed);
  const at = rowsOf(sheet, table);
  const printedRows = printed.sections.flatMap((section) => section.rows);
  table.sections.flatMap((section) => section.rows).forEach((row, index) => {
    table.columns.forEach((column, offset) => {
      const derived = column.formula !== undefined || row.derived === true;
      if (!derived || column.not_for?.includes(row.kind) === true) return;
      const expected = printedRows[index]?.values[column.key];
      if (expected === null || expected === undefined) return;
      const [r, c] = [at[index] ?? 0, offset + 1];
      const value = sheet.values[r]?.[c];
      const where = `${sheet.name} ”${row.label}” ${column.label}`;
      if ((sheet.formulas[r]?.[c] ?? null) === null) wrong.push(`${where}: ingen formel`);
      compared += 1;
      const tolerance = column.kind === "antal" ? 0 : (leaves(sheet, r, c) + 1) * halfUnit;
      if (typeof value !== "number" || Math.abs(value - expected) > tolerance + 1e-9) wrong.push(`${where}: ${String(value)}, i tryck ${expected}`);
    });
  });
  return { compared, wrong };
}
