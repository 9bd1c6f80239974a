/**
 * What a derived cell should hold, worked out exactly from the table's input cells by the same relations that made the formulas, and from how many
 * input figures: rounding can move a printed sum by half a unit for each of them.
 */
import { change, changeShare } from "../domain/change";
import { Decimal } from "../domain/decimal";
import { periodised } from "../domain/periodisation";
import { variance, varianceShare } from "../domain/variance";
import type { Outline, OutlineRow } from "../reports/outline";
import { shownDecimals } from "../reports/footing";
import type { ColumnData, Unit } from "../reports/report-data.types";
import type { RowRef } from "../reports/cell-names";
import { isNetResult, natureOfLabel, type Nature } from "../reports/row-kinds";
import { relationsOf, type RelationFinder } from "../reports/row-relations";
import { cellKey, figureOf, type CheckedTable } from "./table-reading";

export interface Expected {
  /** null: no figure to compute from. A rule that only the formula itself holds (resultatfond) gives what its cell shows. */
  readonly value: Decimal | null;
  /** Input figures behind it. */
  readonly terms: number;
  /** Whether any of them has been changed since the report was opened. */
  readonly changed: boolean;
  /** For a figure that is a share: what it is a share of, without sign, and the input figures behind that. Rounding moves a share more the smaller its base is. */
  /** Set for a figure by the fund's rule, where the figures that the rule starts from are there: its formula gives a figure. */
  readonly ruled?: boolean;
  readonly base?: { readonly size: Decimal; readonly terms: number };
}

const NOTHING: Expected = { value: null, terms: 0, changed: false };

/** Gives the figure of a cell that a relation is made of. */
export type Operand = (table: CheckedTable, row: OutlineRow, column: ColumnData) => Expected;

/** Whether a cell is computed: a derived row, or a column with a formula, unless the column leaves the row's kind out. */
export function isDerivedCell(row: OutlineRow, column: ColumnData): boolean {
  if (column.not_for?.includes(row.data.kind) === true) {
    return false;
  }
  return column.formula !== undefined || row.data.derived === true;
}

/** The nature AVVIKELSE uses for a row: its own, its owner's for a varav row, else what its label or section says. */
export function natureForVariance(row: OutlineRow): Nature {
  if (row.nature !== "ovrigt") {
    return row.nature;
  }
  if (row.varav) {
    const owner = [...row.section.rows].reverse().find((other) => other.index < row.index && !other.varav);
    if (owner !== undefined) {
      return natureForVariance(owner);
    }
  }
  return natureOfLabel(row.data.label) ?? natureOfLabel(row.section.data.label ?? "") ?? "ovrigt";
}

export class ExpectedFigures {
  private readonly known = new Map<string, Expected>();
  private readonly finders = new Map<string, RelationFinder>();
  private readonly byId: ReadonlyMap<string, CheckedTable>;
  private readonly outlines: ReadonlyMap<string, Outline>;

  /** `unit`: the report's, for tables whose sums foot: those count on figures as shown. */
  constructor(tables: readonly CheckedTable[], private readonly unit: Unit = "mnkr") {
    this.byId = new Map(tables.map((table) => [table.data.id, table]));
    this.outlines = new Map(tables.map((table) => [table.data.id, table.outline]));
  }

  private finder(table: CheckedTable): RelationFinder {
    const made = this.finders.get(table.data.id) ?? relationsOf(table.outline, this.outlines);
    this.finders.set(table.data.id, made);
    return made;
  }

  /** The expected figure of a cell; for an input cell the figure that stands there. */
  of(table: CheckedTable, row: OutlineRow, column: ColumnData): Expected {
    const key = `${table.data.id} ${cellKey(row.key, column.key)}`;
    const known = this.known.get(key);
    if (known !== undefined) {
      return known;
    }
    this.known.set(key, NOTHING);
    const found = this.find(table, row, column);
    this.known.set(key, found);
    return found;
  }

  /** Every relation that a derived cell must satisfy, one at a time, the one its formula uses first; `operand` gives the figures that it is made of. */
  *relations(table: CheckedTable, row: OutlineRow, column: ColumnData, operand: Operand): Generator<Expected> {
    const { formula } = column;
    const relation = row.data.derived === true ? this.finder(table).relation(row) : null;
    const rowWins = formula === undefined || formula.type === "share" || formula.type === "sum";
    if (formula !== undefined && !rowWins) {
      yield this.ofColumn(table, row, column, operand);
    }
    // Shares of absolute values do not add up over rows.
    if (relation?.type === "sum" && (rowWins || formula?.type.endsWith("_percent") !== true)) {
      const { plus, minus } = rowWins || formula?.type !== "deviation" ? relation : this.deviating(table, row, relation);
      yield this.sum(table, column, plus, minus, operand);
    }
    if (relation?.type === "fund" && rowWins) {
      yield this.fundTerms(table, row, column);
    }
    if (formula !== undefined && rowWins) {
      yield this.ofColumn(table, row, column, operand);
    }
  }

  /** 1 where a row's deviation is budget less outcome, −1 where it is outcome less budget. */
  private direction(table: CheckedTable, row: OutlineRow): 1 | -1 {
    return (this.compared(table, row, "deviation", Decimal.of(1), Decimal.ZERO)?.sign() ?? 1) < 0 ? -1 : 1;
  }

  /** How deviations add up where amounts are `plus` less `minus`: a part that deviates the other way than the sum changes sides. */
  private deviating(table: CheckedTable, row: OutlineRow, amounts: { readonly plus: readonly RowRef[]; readonly minus: readonly RowRef[] }): { readonly plus: readonly RowRef[]; readonly minus: readonly RowRef[] } {
    const own = this.direction(table, row);
    const sides = [...amounts.plus.map((ref) => [ref, 1] as const), ...amounts.minus.map((ref) => [ref, -1] as const)].map(([ref, side]) => {
      const source = ref.table === null ? table : this.byId.get(ref.table);
      return { ref, side: side * own * (source === undefined ? own : this.direction(source, ref.row)) };
    });
    return { plus: sides.filter(({ side }) => side > 0).map(({ ref }) => ref), minus: sides.filter(({ side }) => side < 0).map(({ ref }) => ref) };
  }

  private find(table: CheckedTable, row: OutlineRow, column: ColumnData): Expected {
    if (!isDerivedCell(row, column)) {
      const figure = figureOf(table, row.key, column.key);
      const given = table.cells.get(cellKey(row.key, column.key))?.given;
      const changed = given !== undefined && given !== figure;
      return figure === null ? { ...NOTHING, changed } : { value: Decimal.of(figure), terms: 1, changed };
    }
    const shown = (figure: Expected): Expected =>
      table.data.footing !== true || table.data.sign === null || figure.value === null ? figure : { ...figure, value: figure.value.rounded(shownDecimals(this.unit)) };
    const first = this.relations(table, row, column, (source, other, from) => shown(this.of(source, other, from))).next();
    if (first.done === true) return NOTHING;
    return column.formula?.type.endsWith("_percent") === true ? first.value : shown(first.value);
  }

  private fundTerms(table: CheckedTable, row: OutlineRow, column: ColumnData): Expected {
    const parts = table.outline.rows.filter((other) => other !== row && /^resultat(?:_fore|fond_in|fond_forandring)/.test(other.base)).map((other) => this.of(table, other, column));
    return {
      value: this.byFormula(table, row, column), terms: parts.reduce((terms, part) => terms + Math.max(1, part.terms), 0), changed: parts.some((part) => part.changed),
      ruled: parts.length > 0 && table.outline.rows.filter((other) => other !== row && /^resultat(?:_fore|fond_in)/.test(other.base)).every((other) => this.of(table, other, column).value !== null),
    };
  }

  /** What the cell's own formula gives, for a rule that only the formula holds; null where the formula is gone. */
  private byFormula(table: CheckedTable, row: OutlineRow, column: ColumnData): Decimal | null {
    const cell = table.cells.get(cellKey(row.key, column.key));
    return cell !== undefined && cell.formula !== null && typeof cell.value === "number" ? Decimal.of(cell.value) : null;
  }

  private sum(table: CheckedTable, column: ColumnData, plus: readonly RowRef[], minus: readonly RowRef[], operand: Operand): Expected {
    let value: Decimal | null = null;
    let terms = 0;
    let changed = false;
    for (const [refs, sign] of [[plus, 1], [minus, -1]] as const) {
      for (const ref of refs) {
        const source = ref.table === null ? table : this.byId.get(ref.table);
        const wanted = ref.column ?? column.key;
        const from = source?.data.columns.find((other) => other.key === wanted) ?? source?.data.columns.find((other) => other.kind === column.kind);
        const part = source === undefined || from === undefined ? NOTHING : operand(source, ref.row, from);
        terms += part.terms;
        changed ||= part.changed;
        if (part.value !== null) {
          value = sign === 1 ? (value ?? Decimal.ZERO).plus(part.value) : (value ?? Decimal.ZERO).minus(part.value);
        }
      }
    }
    return { value, terms, changed };
  }

  private ofColumn(table: CheckedTable, row: OutlineRow, column: ColumnData, operandOf: Operand): Expected {
    const { formula } = column;
    if (formula === undefined) {
      return NOTHING;
    }
    const operand = (key: string): Expected => {
      const from = table.data.columns.find((other) => other.key === key);
      return from === undefined ? NOTHING : operandOf(table, row, from);
    };
    if (formula.type === "share") {
      const whole = operand(formula.of);
      return { value: whole.value === null ? null : Decimal.of(periodised(whole.value, formula.months)), terms: whole.terms, changed: whole.changed };
    }
    const operands = formula.of.map(operand);
    const terms = operands.reduce((sum, part) => sum + part.terms, 0);
    const changed = operands.some((part) => part.changed);
    const type: string = formula.type;
    if (type === "fund") {
      return { value: this.byFormula(table, row, column), terms, changed, ruled: operands.slice(0, 2).every((part) => part.value !== null) };
    }
    if (formula.type === "sum") {
      const values = operands.map((part) => part.value).filter((value): value is Decimal => value !== null);
      return { value: values.length === 0 ? null : values.reduce((sum, value) => sum.plus(value)), terms, changed };
    }
    const [first, second] = operands;
    if (first === undefined || second === undefined || first.value === null || second.value === null) {
      return { value: null, terms, changed };
    }
    if (type.endsWith("_percent")) {
      const base = type.startsWith("deviation") ? first : second;
      return { value: this.compared(table, row, type, first.value, second.value), terms, changed, base: { size: (base.value ?? Decimal.ZERO).abs(), terms: base.terms } };
    }
    return { value: this.compared(table, row, type, first.value, second.value), terms, changed };
  }

  private compared(table: CheckedTable, row: OutlineRow, type: string, first: Decimal, second: Decimal): Decimal | null {
    const { sign } = table.data;
    const deviation = type.startsWith("deviation");
    if (type.endsWith("_percent")) {
      if ((deviation ? first : second).sign() === 0) {
        return null;
      }
      if (!deviation || sign === null) {
        return Decimal.of(deviation ? changeShare(second, first) : changeShare(first, second));
      }
    }
    if (!deviation) {
      return change(first, second);
    }
    if (sign === null) {
      return change(second, first);
    }
    const nature = isNetResult(row, sign) ? "netto" : natureForVariance(row);
    const kind = sign === "intakter_positiva" && nature === "netto" ? "resultat" : nature === "fond" ? "resultat" : nature === "ovrigt" ? "kostnad" : nature;
    return type === "deviation" ? variance(first, second, kind, sign) : Decimal.of(varianceShare(first, second, kind, sign));
  }
}
