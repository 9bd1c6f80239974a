/** Foreign tables: recognises the structure of a typed or pasted table, so that the same checks can be run on it. Pure. */
import { parseAmount } from "../domain/amount";
import { Decimal, sumOf } from "../domain/decimal";
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
  [/avvik|differens|diff\b|skillnad|över-?\/?underskott/i, "avvikelse"], [/föreg|förra|fg\.? ?år/i, "bokslut_foregaende"], [/prognos/i, "prognos"], [/budget|\bvp\b|plan|anslag/i, "budget"],
  [/utfall|bokslut|redovisat|bokfört|\butgift/i, "utfall"],
];
/** "Summa", "S:a", "Sa.", "Totalt", "Total", "Totala": how a sum begins. */
const SUM = "^(?:summa|s:a|sa\\.?|totala?|totalt)\\b";
const ROW_KINDS: readonly (readonly [RegExp, string])[] = [
  // What is set aside or taken from a fund follows a rule that the table does not tell.
  [/fond|resultat efter/i, "ovrigt"], [/^(?:därav|varav)\b/i, "varav"], [new RegExp(`${SUM}.*netto`, "i"), "summa_netto"], [new RegExp(`${SUM}.*(?:kostn|utgift)`, "i"), "summa_kostnader"], [new RegExp(`${SUM}.*(?:int[äa]kt|inkomst)`, "i"), "summa_intakter"],
  [new RegExp(SUM, "i"), "summa_netto"], [/^netto|\bnetto(?:kostnad(?:er)?)?$|^(?:årets |verksamhetens )?resultat/i, "netto"], [/kostn|utgift/i, "kostnader"], [/int[äa]kt|inkomst/i, "intakter"],
];

function kindIn(list: readonly (readonly [RegExp, string])[], label: string): string | null {
  return list.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

interface FoundRow {
  readonly label: string;
  readonly kind: string;
  readonly at: number;
}

function signOf(rows: readonly FoundRow[], grid: Grid, columns: readonly number[]): SignConvention {
  const mostly = (kind: string): number => rows.filter((row) => row.kind === kind).flatMap((row) => columns.map((column) => Math.sign(figure(grid[row.at]?.[column]) ?? 0))).reduce<number>((sum, sign) => sum + sign, 0);
  if (mostly("kostnader") < 0) return "kostnader_negativa";
  // Without any income a net with the sign of its costs says that incomes would be subtracted from it as they stand.
  // A list of nets without costs and incomes is read as net costs.
  const netsOnly = !rows.some((row) => /kostnader|intakter/.test(row.kind)) && mostly("netto") >= 0;
  return mostly("intakter") < 0 || (mostly("intakter") === 0 && mostly("netto") > 0) || netsOnly ? "intakter_negativa" : "intakter_positiva";
}

interface FoundSection {
  readonly label: string | null;
  rows: readonly FoundRow[];
}

/** Rows take their kind from their section, or from its only sum, where their own label says nothing; a sum in a list of items adds the items. */
function withKinds(section: FoundSection): FoundSection {
  const sums = section.rows.filter((row) => row.kind.startsWith("summa"));
  const said = sums.length === 1 && section.rows.every((row) => row.kind === "ovrigt" || sums.includes(row)) ? (sums[0]?.kind.replace("summa_", "") ?? null) : null;
  const of = (section.label === null ? null : kindIn(ROW_KINDS, section.label)) ?? said;
  const rows = section.rows.map((row) => (row.kind === "ovrigt" && (of === "kostnader" || of === "intakter") ? { ...row, kind: of } : row));
  const list = rows.some((row) => row.kind === "ovrigt") && !rows.some((row) => /^(?:kostnader|intakter|netto)$/.test(row.kind));
  return { label: section.label, rows: rows.map((row) => (list && row.kind === "summa_netto" ? { ...row, kind: "summa" } : row)) };
}

/** How many of the sum rows' figures are the sums of the parts, by the rounding of each. */
function sumsThatFit(sums: readonly FoundRow[], parts: readonly FoundRow[], grid: Grid, at: readonly number[]): number {
  return sums.flatMap((sum) => at.filter((column) => {
    const kind = sum.kind.replace(/^summa_?/, "");
    const terms = parts.filter((part) => part.kind === kind || (kind === "" && part.kind === "ovrigt")).flatMap((part) => figure(grid[part.at]?.[column]) ?? []);
    const value = figure(grid[sum.at]?.[column]);
    if (value === null || terms.length === 0) return false;
    const half = 0.5 * 10 ** -Math.max(decimalsIn(value), ...terms.map(decimalsIn));
    return Math.abs(sumOf(terms.map((term) => Decimal.of(term))).toNumber() - value) <= half * (terms.length + 1) * 1.0001;
  })).length;
}

const INVESTMENTS = /invest/i;

/** What a section of sums adds up, by what its figures bear out: all sections above, those from one of them on, with or without investments. Null when none fits. */
function addedUp(section: FoundSection, above: readonly FoundSection[], grid: Grid, at: readonly number[]): readonly string[] | null {
  const sums = section.rows.filter((row) => row.kind.startsWith("summa"));
  const candidates = above.flatMap((_, from) => [above.slice(from), above.slice(from).filter((one) => !INVESTMENTS.test(one.label ?? ""))]).filter((one) => one.length > 0);
  const [best] = candidates.map((sections) => ({ sections, fits: sumsThatFit(sums, sections.flatMap((one) => one.rows), grid, at) })).sort((a, b) => b.fits - a.fits);
  return best === undefined || best.fits === 0 ? null : best.sections.map((one) => one.label ?? "");
}

/** Labels of items that a list's sum leaves out, by what its figures bear out; null when no sum fits. */
function leftOut(section: FoundSection, grid: Grid, at: readonly number[]): readonly string[] | null {
  const sums = section.rows.filter((row) => row.kind === "summa");
  const items = section.rows.filter((row) => row.kind === "ovrigt");
  const [best] = [items, items.filter((row) => !INVESTMENTS.test(row.label))].map((kept) => ({ kept, fits: sumsThatFit(sums, kept, grid, at) })).sort((a, b) => b.fits - a.fits);
  return best === undefined || best.fits === 0 ? null : items.filter((row) => !best.kept.includes(row)).map((row) => row.label);
}

/** Whether a result is the costs and incomes above it, in some column and by some sign. */
function resultFits(row: FoundRow, all: readonly FoundSection[], grid: Grid, at: readonly number[]): boolean {
  const above = all.flatMap((section) => section.rows).filter((one) => one.at < row.at);
  return at.some((column) => {
    const value = figure(grid[row.at]?.[column]);
    const of = (kind: string): readonly number[] => above.filter((one) => one.kind === kind).flatMap((one) => figure(grid[one.at]?.[column]) ?? []);
    const [costs, incomes] = [of("kostnader"), of("intakter")];
    if (value === null || costs.length + incomes.length === 0) return false;
    const [spent, earned] = [costs, incomes].map((figures) => sumOf(figures.map((one) => Decimal.of(one))).toNumber());
    const slack = 0.5 * 10 ** -Math.max(decimalsIn(value), ...costs.map(decimalsIn), ...incomes.map(decimalsIn)) * (costs.length + incomes.length + 1) * 1.0001;
    return [(earned ?? 0) - (spent ?? 0), (earned ?? 0) + (spent ?? 0)].some((expected) => Math.abs(expected - value) <= slack);
  });
}

/** A section as the checks take it. A sum that nothing in the table bears out in any column is not checked: what it adds is not known. */
function sectionData(section: FoundSection, all: readonly FoundSection[], columns: readonly ColumnData[], grid: Grid, at: readonly number[]): SectionData {
  const units = all.filter((one) => (one.label !== null || one.rows.some((row) => /^summa_(?:kostnader|intakter)$/.test(row.kind))) && one.rows.some((row) => row.kind === "kostnader" || row.kind === "intakter"));
  const sums = section.rows.some((row) => row.kind.startsWith("summa"));
  const isUnit = units.includes(section);
  const above = sums && !isUnit ? addedUp(section, units.filter((one) => all.indexOf(one) < all.indexOf(section)), grid, at) : null;
  const excluded = sums && section.rows.some((row) => row.kind === "summa") ? leftOut(section, grid, at) : null;
  const known = (row: FoundRow): boolean => row.kind === "resultat_fore" ? resultFits(row, all, grid, at) : (row.kind === "summa" ? excluded !== null : isUnit || row.kind === "netto" || above !== null || units.length === 0);
  return {
    label: section.label, ...(above === null ? {} : { sum_of: above }), ...(excluded === null || excluded.length === 0 ? {} : { sum_rows_exclude: excluded }),
    rows: section.rows.map((row): RowData => ({
      label: row.label, kind: row.kind, values: Object.fromEntries(columns.map((column, index) => [column.key, figure(grid[row.at]?.[at[index] ?? 0])])),
      ...((row.kind === "netto" || row.kind === "resultat_fore" || row.kind.startsWith("summa")) && known(row) ? { derived: true } : {}),
    })),
  };
}

/** 1 where a row deviates as first less second, −1 where as second less first, by the sign convention. */
function deviates(kind: string, sign: SignConvention): 1 | -1 {
  if (sign === "kostnader_negativa") return -1;
  return sign === "intakter_negativa" || /kostnader/.test(kind) || kind === "ovrigt" ? 1 : -1;
}

const decimalsIn = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** Which earlier columns a column of deviations is counted from, and how: what most of its rows follow. None when fewer than half follow anything. */
function formulaOf(at: number, earlier: readonly number[], rows: readonly FoundRow[], grid: Grid, sign: SignConvention): { readonly formula: NonNullable<ColumnData["formula"]> } | Record<string, never> {
  const figures = rows.flatMap((row) => {
    const value = figure(grid[row.at]?.[at]);
    return value === null ? [] : [{ row, value }];
  });
  let best = { fits: 0, formula: null as NonNullable<ColumnData["formula"]> | null };
  const pairs = [...earlier].reverse().flatMap((second, index, all) => all.slice(index + 1).map((first) => [first, second] as const));
  for (const [first, second] of pairs) {
    const of = [`k${first}`, `k${second}`] as const;
    for (const [type, columns, way] of [["deviation", of, null], ["difference", of, 1], ["difference", [of[1], of[0]], -1]] as const) {
      const fits = figures.filter(({ row, value }) => {
        const [one, other] = [figure(grid[row.at]?.[first]), figure(grid[row.at]?.[second])];
        if (one === null || other === null) return false;
        const slack = 1.51 * 10 ** -Math.max(decimalsIn(one), decimalsIn(other), decimalsIn(value));
        return Math.abs((one - other) * (way ?? deviates(row.kind, sign)) - value) <= slack;
      }).length;
      if (fits > best.fits) best = { fits, formula: { type, of: [columns[0], columns[1]] } };
    }
  }
  return best.formula === null || best.fits * 2 < figures.length ? {} : { formula: best.formula };
}

/** The columns with figures; one that is headed as a deviation is counted from columns before it. */
function columnsOf(headings: readonly string[], at: readonly number[], rows: readonly FoundRow[], grid: Grid, sign: SignConvention): ColumnData[] {
  const columns: ColumnData[] = [];
  for (const index of at) {
    const label = headings[index] ?? "";
    const kind = kindIn(COLUMN_KINDS, label) ?? "belopp";
    const percent = /%|procent|andel/i.test(label);
    const earlier = at.filter((other, place) => other < index && columns[place]?.formula === undefined);
    columns.push({ key: `k${index}`, label, kind: percent ? "procent" : kind, ...(kind === "avvikelse" && !percent ? formulaOf(index, earlier, rows, grid, sign) : {}) });
  }
  return columns;
}

const isYear = (value: unknown): boolean => /^(?:19|20)\d{2}$/.test(String(value ?? "").trim());

/** The headings over the columns; those that are broken over several rows joined. */
function headingsAt(grid: Grid, last: number): readonly string[] {
  const heads = (row: number): boolean => (grid[row] ?? []).slice(1).some((cell) => textOf(cell) !== "" || isYear(cell));
  let first = last;
  while (first > 0 && heads(first - 1)) first -= 1;
  const width = Math.max(...grid.slice(first, last + 1).map((row) => row.length));
  return Array.from({ length: width }, (_, column) => grid.slice(first, last + 1).map((row) => (typeof row[column] === "number" ? String(row[column]) : textOf(row[column]))).filter((text) => text !== "").join(" "));
}

/**
 * Recognises a table in a block of cells: its headings, sections, rows of Kostnader, Intäkter, Netto and Summa, and columns of avvikelse.
 * `address` names a cell of the block by row and column counted from 0.
 * @returns null when the block has no row or column that can be checked.
 */
export function recognise(grid: Grid, sheet: string, address: (row: number, column: number) => string): ForeignTable | null {
  const first = grid.findIndex((row) => row.slice(1).some((cell) => figure(cell) !== null && !isYear(cell)) && textOf(row[0]) !== "");
  if (first < 1 || !grid.slice(first).some((row) => kindIn(ROW_KINDS, textOf(row[0])) !== null)) return null;
  const header = [...grid.keys()].slice(0, first).reverse().find((row) => (grid[row] ?? []).slice(1).some((cell) => textOf(cell) !== "" || isYear(cell)));
  if (header === undefined) return null;
  const headings = headingsAt(grid, header);
  const at = headings.map((_, index) => index).filter((index) => index > 0 && grid.slice(header + 1).some((row) => figure(row[index]) !== null));
  const sections: { label: string | null; rows: FoundRow[] }[] = [];
  grid.forEach((cells, row) => {
    const label = textOf(cells[0]);
    if (row <= header || label === "") return;
    if (at.every((column) => figure(cells[column]) === null)) sections.push({ label, rows: [] });
    else {
      const current = sections[sections.length - 1];
      const named = kindIn(ROW_KINDS, label) ?? "ovrigt";
      // A net under a list of incomes is the whole table's, and so are sums that follow right under a verksamhet's net.
      const result = named === "netto" && /^(?:kostnader|intakter)$/.test(kindIn(ROW_KINDS, current?.label ?? "") ?? "");
      const kind = result ? "resultat_fore" : named;
      if (current === undefined || result || (kind.startsWith("summa") && current.rows.some((one) => one.kind === "netto"))) sections.push({ label: null, rows: [] });
      sections[sections.length - 1]?.rows.push({ label, kind, at: row });
    }
  });
  const kinds = sections.map(withKinds).filter((section) => section.rows.length > 0);
  const all = kinds.flatMap((section) => section.rows);
  const sign = signOf(all, grid, at);
  const columns = columnsOf(headings, at, all, grid, sign);
  const data: TableData = { id: "framman", template: "", caption: sheet, sign, columns, sections: kinds.map((section) => sectionData(section, kinds, columns, grid, at)) };
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
