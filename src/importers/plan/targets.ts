/** The cells of the report's tables that a ledger can fill: which verksamhet, kind and measure each input cell stands for, read from the table's own build. */
import { natureOfKind, isSumKind, isVaravKind } from "../../reports/row-kinds";
import type { SignConvention, Unit } from "../../reports/report-data.types";
import type { ModelColumn, ModelRow, TableModel } from "../../reports/table-model";
import type { Measure, RowKind } from "../ledger";

export interface CellTarget {
  readonly table: string;
  readonly caption: string;
  readonly row: string;
  readonly column: string;
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly verksamhet: string;
  readonly kind: RowKind;
  /** Label of a varav row; null for other kinds. */
  readonly varav: string | null;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly sign: SignConvention;
}

/** Which measure a column takes; null: none, though it could. Only columns with input cells are listed. */
export interface ColumnChoice {
  readonly table: string;
  readonly caption: string;
  readonly column: string;
  readonly label: string;
  readonly measure: Measure | null;
}

const KINDS: Readonly<Record<string, Measure>> = { budget: "budget", utfall: "utfall", bokslut: "utfall", prognos: "prognos", bokslut_foregaende: "foregaende", foregaende: "foregaende", utfall_foregaende: "foregaende" };

function inputColumns(model: TableModel): readonly ModelColumn[] {
  return model.columns.filter((column, index) => column.look === "number" && model.rows.some((row) => row.cells[index]?.type === "input"));
}

function yearIn(label: string): number | null {
  const years = [...label.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map((match) => Number(match[0]));
  return years[years.length - 1] ?? null;
}

/** The measure that a column's kind and label mean: a column named for another year than the report's is last year's outcome, or none. */
function wantedMeasure(column: ModelColumn, year: number): Measure | null {
  const measure = KINDS[column.kind] ?? null;
  const named = yearIn(column.label);
  if (measure === null || named === null || named === year || measure === "foregaende") {
    return measure;
  }
  return measure === "utfall" && named === year - 1 ? "foregaende" : null;
}

/** How well a column fits among several of the same measure: named for the year, a whole year, final rather than original. */
function fit(column: ModelColumn, year: number): number {
  return (yearIn(column.label) === year ? 4 : 0) + (/period|t\.?o\.?m|ursprunglig|total|ackum/i.test(column.label) ? 0 : 2);
}

/** The columns that can be filled, each with its measure: at most one column per table and measure, the others null. `kept` holds the user's own choices. */
export function chooseColumns(models: readonly TableModel[], year: number, kept: ReadonlyMap<string, Measure | null> = new Map()): readonly ColumnChoice[] {
  return models.flatMap((model) => {
    if (model.sign === null || model.unit === null) {
      return [];
    }
    const columns = inputColumns(model);
    const own = (column: ModelColumn): Measure | null | undefined => kept.get(columnId(model.id, column.key));
    return columns.map((column): ColumnChoice => {
      const mine = wantedMeasure(column, year);
      const rivals = columns.filter((other) => own(other) === undefined && wantedMeasure(other, year) === mine);
      const best = rivals.reduce<ModelColumn | null>((first, other) => (first === null || fit(other, year) >= fit(first, year) ? other : first), null);
      const taken = columns.some((other) => mine !== null && own(other) === mine);
      const chosen = own(column);
      return { table: model.id, caption: model.caption, column: column.key, label: column.label, measure: chosen !== undefined ? chosen : column === best && !taken ? mine : null };
    });
  });
}

/** A column of a table as one text, for remembering choices. */
export function columnId(table: string, column: string): string {
  return `${table}\u0000${column}`;
}

interface LeafRow {
  readonly row: ModelRow;
  readonly kind: RowKind;
}

function leafKind(row: ModelRow): RowKind | null {
  if (row.look === "section" || isSumKind(row.kind)) {
    return null;
  }
  if (isVaravKind(row.kind)) {
    return "varav";
  }
  switch (natureOfKind(row.kind)) {
    case "kostnad":
      return "kostnader";
    case "intakt":
      return "intakter";
    case "netto":
      return "netto";
    default:
      return null;
  }
}

interface Block {
  readonly label: string | null;
  readonly rows: LeafRow[];
}

/** Leaf rows of the table by the heading that they stand under. */
function blocksOf(model: TableModel): readonly Block[] {
  const blocks: Block[] = [{ label: null, rows: [] }];
  for (const row of model.rows) {
    if (row.look === "section") {
      blocks.push({ label: row.label, rows: [] });
      continue;
    }
    const kind = leafKind(row);
    if (kind !== null && row.cells.some((cell) => cell.type === "input")) {
      blocks[blocks.length - 1]?.rows.push({ row, kind });
    }
  }
  return blocks.filter((block) => block.rows.length > 0);
}

const KIND_LABEL = /^(?:brutto)?(?:kostnad|intäkt|utgift|inkomst|netto)\p{L}*(?:\s*\([^)]*\))?$/iu;

/**
 * What a row is about. A heading with at most one row of kostnader, one of intäkter and one of netto is itself the verksamhet; else, and without
 * a heading, each row is (a list of verksamheter under Kostnader, a table of nets, a list of kostnadsslag). A table whose rows are only called
 * Kostnader and Intäkter, without a heading, is about what its caption says.
 */
function verksamhetOf(block: Block, leaf: LeafRow, model: TableModel): string {
  const main = block.rows.filter((other) => other.kind !== "varav");
  const single = (["kostnader", "intakter", "netto"] as const).every((kind) => main.filter((other) => other.kind === kind).length <= 1);
  const named = leaf.row.label.trim();
  const twoKinds = new Set(main.map((other) => other.kind)).size > 1;
  if (leaf.kind === "varav") {
    const owner = [...model.rows.slice(0, model.rows.indexOf(leaf.row))].reverse().find((row) => row.look !== "varav" && row.look !== "section");
    return block.label !== null && (single || owner === undefined || KIND_LABEL.test(owner.label.trim())) ? block.label : (owner?.label ?? model.caption);
  }
  if (block.label !== null && single && (twoKinds || KIND_LABEL.test(named))) {
    return block.label;
  }
  return KIND_LABEL.test(named) ? (block.label ?? model.caption) : named;
}

/** Every input cell that a ledger can fill, by the chosen columns. Tables without amounts (no sign convention) have none. */
export function cellTargets(models: readonly TableModel[], columns: readonly ColumnChoice[]): readonly CellTarget[] {
  return models.flatMap((model) => {
    const { sign, unit } = model;
    const chosen = columns.filter((column) => column.table === model.id && column.measure !== null);
    if (sign === null || unit === null || chosen.length === 0) {
      return [];
    }
    return blocksOf(model).flatMap((block) => block.rows.flatMap((leaf) => {
      const verksamhet = verksamhetOf(block, leaf, model);
      return chosen.flatMap((choice): CellTarget[] => {
        const at = model.columns.findIndex((column) => column.key === choice.column);
        if (leaf.row.cells[at]?.type !== "input" || choice.measure === null) {
          return [];
        }
        return [{
          table: model.id, caption: model.caption, row: leaf.row.key, column: choice.column, rowLabel: leaf.row.label, columnLabel: choice.label,
          verksamhet, kind: leaf.kind, varav: leaf.kind === "varav" ? leaf.row.label : null, measure: choice.measure, unit, sign,
        }];
      });
    }));
  });
}

/** The verksamheter of the targets in order, each once. */
export function verksamheterOf(targets: readonly CellTarget[]): readonly string[] {
  return [...new Set(targets.map((target) => target.verksamhet))];
}
