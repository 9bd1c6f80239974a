/** Foreign tables: recognises the structure of a typed or pasted table, so that the same checks can be run on it. Pure. */
import { parseAmount } from "../domain/amount";
import { BokslutError } from "../domain/errors";
import { outlineOf } from "../reports/outline";
import type { ColumnData, ReportData, RowData, SectionData, SignConvention, TableData } from "../reports/report-data.types";
import { isDerivedCell } from "./expected";
import { cellKey, type CellReading, type TableReading } from "./table-reading";

export interface ForeignTable {
  readonly reading: TableReading;
  readonly report: ReportData;
}

type Grid = readonly (readonly unknown[])[];

/** A figure of a cell: a number, or a text that reads as a Swedish amount; null else. */
function figure(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/\d/.test(value)) return null;
  try {
    return parseAmount(value)?.value.toNumber() ?? null;
  } catch (error) {
    if (error instanceof BokslutError) return null;
    throw error;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
}

const COLUMN_KINDS: readonly (readonly [RegExp, string])[] = [
  [/avvik|differens|diff\b/i, "avvikelse"], [/föreg|förra/i, "bokslut_foregaende"], [/prognos/i, "prognos"], [/budget|\bvp\b|plan/i, "budget"], [/utfall|bokslut|redovisat/i, "utfall"],
];
const ROW_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^därav|^varav/i, "varav"], [/^(?:summa|total).*(?:kostn|utgift)/i, "summa_kostnader"], [/^(?:summa|total).*(?:int[äa]kt|inkomst)/i, "summa_intakter"],
  [/^(?:summa|total)/i, "summa_netto"], [/netto|^resultat/i, "netto"], [/kostn|utgift/i, "kostnader"], [/int[äa]kt|inkomst/i, "intakter"],
];

function kindIn(list: readonly (readonly [RegExp, string])[], label: string): string | null {
  return list.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

/** The columns with figures; a deviation is counted of the nearest two columns of budget, outcome or prognos to its left. */
function columnsOf(headings: readonly string[], at: readonly number[]): ColumnData[] {
  const columns: ColumnData[] = [];
  for (const index of at) {
    const label = headings[index] ?? "";
    const kind = kindIn(COLUMN_KINDS, label) ?? "belopp";
    const left = columns.filter((column) => column.formula === undefined && column.kind !== "belopp").slice(-2);
    const [first, second] = left;
    const formula = kind === "avvikelse" && first !== undefined && second !== undefined ? { formula: { type: "deviation", of: [first.key, second.key] } as const } : {};
    columns.push({ key: `k${index}`, label, kind, ...formula });
  }
  return columns;
}

interface FoundRow {
  readonly label: string;
  readonly kind: string;
  readonly at: number;
}

function signOf(rows: readonly FoundRow[], grid: Grid, columns: readonly number[]): SignConvention {
  const mostly = (kind: string): number => rows.filter((row) => row.kind === kind).flatMap((row) => columns.map((column) => Math.sign(figure(grid[row.at]?.[column]) ?? 0))).reduce<number>((sum, sign) => sum + sign, 0);
  if (mostly("kostnader") < 0) return "kostnader_negativa";
  return mostly("intakter") < 0 ? "intakter_negativa" : "intakter_positiva";
}

/**
 * Recognises a table in a block of cells: its headings, sections, rows of Kostnader, Intäkter, Netto and Summa, and columns of avvikelse.
 * `address` names a cell of the block by row and column counted from 0.
 * @returns null when the block has no row or column that can be checked.
 */
export function recognise(grid: Grid, sheet: string, address: (row: number, column: number) => string): ForeignTable | null {
  const first = grid.findIndex((row) => row.filter((cell) => figure(cell) !== null).length > 0 && textOf(row[0]) !== "" && kindIn(ROW_KINDS, textOf(row[0])) !== null);
  if (first < 1) return null;
  const header = [...grid.keys()].slice(0, first).reverse().find((row) => (grid[row] ?? []).slice(1).filter((cell) => textOf(cell) !== "").length > 0);
  if (header === undefined) return null;
  const headings = (grid[header] ?? []).map((cell) => (typeof cell === "number" ? String(cell) : textOf(cell)));
  const at = headings.map((_, index) => index).filter((index) => index > 0 && grid.slice(header + 1).some((row) => figure(row[index]) !== null));
  const columns = columnsOf(headings, at);
  const sections: { label: string | null; rows: FoundRow[] }[] = [];
  grid.forEach((cells, row) => {
    const label = textOf(cells[0]);
    if (row <= header || label === "") return;
    if (at.every((column) => figure(cells[column]) === null)) sections.push({ label, rows: [] });
    else {
      if (sections.length === 0) sections.push({ label: null, rows: [] });
      sections[sections.length - 1]?.rows.push({ label, kind: kindIn(ROW_KINDS, label) ?? "ovrigt", at: row });
    }
  });
  const all = sections.flatMap((section) => section.rows);
  const sign = signOf(all, grid, at);
  const names = sections.filter((section) => section.label !== null && section.rows.some((row) => row.kind === "kostnader" || row.kind === "intakter")).map((section) => section.label ?? "");
  const data: TableData = {
    id: "framman", template: "", caption: sheet, sign, columns,
    sections: sections.filter((section) => section.rows.length > 0).map((section): SectionData => ({
      label: section.label,
      ...(section.rows.some((row) => row.kind.startsWith("summa")) && !names.includes(section.label ?? "") && names.length > 0 ? { sum_of: names } : {}),
      rows: section.rows.map((row): RowData => ({
        label: row.label, kind: row.kind, values: Object.fromEntries(columns.map((column, index) => [column.key, figure(grid[row.at]?.[at[index] ?? 0])])),
        ...(row.kind === "netto" || row.kind.startsWith("summa") ? { derived: true } : {}),
      })),
    })),
  };
  const cells = new Map<string, CellReading>();
  const places = all.map((row) => row.at);
  for (const row of outlineOf(data).rows) {
    columns.forEach((column, index) => {
      const value = row.data.values[column.key] ?? null;
      const derived = isDerivedCell(row, column);
      cells.set(cellKey(row.key, column.key), { address: address(places[row.index] ?? 0, at[index] ?? 0), value: derived ? null : value, error: null, formula: null, expectedFormula: null, printed: derived ? value : null });
    });
  }
  if (![...cells.values()].some((cell) => cell.printed !== null)) return null;
  const report: ReportData = {
    meta: { title: sheet, organisation: "", report_type: "", unit: "mnkr", diary_number: null, period: "", year: 2000, from: null, to: null },
    tables: [data], resultatenheter: [], ombudgeteringar: [], omslutningsforandringar: [], budgetjusteringar: [], indikatorer: [], aktiviteter: [], balans: [], mal: [], extra: {},
  };
  return { report, reading: { data, sheet, cells, unknownRows: [] } };
}
