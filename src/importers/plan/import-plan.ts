/** The plan of an import, before anything is written: old → new for every input cell, what has no place, and the check that all of the file is accounted for. */
import { convertAmount } from "../../domain/amount";
import { Decimal } from "../../domain/decimal";
import { MEASURES, type Ledger, type LedgerRow, type Measure } from "../ledger";
import { applyMapping, inConvention, type FigurePart, type LeftOut, type MappedFigure, type Mapping } from "../mapping";
import type { CellTarget } from "./targets";

/** What a cell holds now: `formula` when it is a formula of the user's own. */
export interface CellNow {
  readonly value: number | string | null;
  readonly formula: string | null;
}

export interface PlannedCell {
  readonly target: CellTarget;
  readonly old: CellNow;
  /** In the table's unit and convention. */
  readonly value: number;
  readonly changed: boolean;
  readonly parts: readonly FigurePart[];
}

/** A cell that stands as it is though the file has a figure, and why. */
export interface KeptCell {
  readonly target: CellTarget;
  readonly value: number;
  readonly why: "egen formel" | "finns inte på bladet";
}

/** All in the ledger's unit and sign. inFile = placed + withoutPlace + leftOut + balance. */
export interface PlanSums {
  readonly measure: Measure;
  readonly inFile: Decimal;
  readonly placed: Decimal;
  readonly withoutPlace: Decimal;
  /** Left out for any reason but that the account is a balance account. */
  readonly leftOut: Decimal;
  /** Balance accounts: no part of the report's tables, and in a ledger the counterpart of all the rest. */
  readonly balance: Decimal;
}

export interface ImportPlan {
  readonly cells: readonly PlannedCell[];
  readonly kept: readonly KeptCell[];
  /** Input cells of the measures in the file for which it has no figure: they stand as they are. */
  readonly untouched: readonly CellTarget[];
  /** Figures whose verksamhet, kind or column no table has. */
  readonly withoutPlace: readonly MappedFigure[];
  readonly leftOut: readonly LeftOut[];
  readonly sums: readonly PlanSums[];
  /** Allt i filen är redovisat: placed + without place + left out = in file, and every cell holds its amount to the öre. */
  readonly complete: boolean;
  readonly rows: number;
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** "Varav kapitalkostnader" and "kapitalkostnader" are the same row. */
function varavName(label: string): string {
  return label.replace(/^\s*(?:därav|varav)\s*:?\s*/i, "").trim().toLowerCase();
}

function belongs(figure: MappedFigure, target: CellTarget): boolean {
  if (figure.measure !== target.measure || !same(figure.verksamhet, target.verksamhet)) {
    return false;
  }
  if (target.kind === "varav" || figure.kind === "varav") {
    return target.kind === figure.kind && (figure.row === "" || varavName(figure.row ?? "") === varavName(target.varav ?? ""));
  }
  return target.kind === "netto" || figure.kind === target.kind;
}

/** The value of figures in a target's unit and convention. Figures come in the convention intäkter negativa, in kronor of the ledger: nets add as they stand. */
function valueIn(target: CellTarget, figures: readonly MappedFigure[], unit: Ledger["unit"]): Decimal {
  return figures.reduce((sum, figure) => {
    return sum.plus(convertAmount(inConvention(figure.value, target.kind === "netto" ? "netto" : figure.nature, target.sign), unit, target.unit));
  }, Decimal.ZERO);
}

function isSameCell(now: CellNow, value: number): boolean {
  return typeof now.value === "number" && Decimal.of(now.value).compare(Decimal.of(value)) === 0;
}

function planSums(ledger: Ledger, figures: readonly MappedFigure[], placed: ReadonlySet<MappedFigure>, leftOut: readonly LeftOut[]): PlanSums[] {
  const all = (measure: Measure, items: readonly { readonly measure: Measure; readonly amount: Decimal }[]): Decimal =>
    items.reduce((sum, item) => (item.measure === measure ? sum.plus(item.amount) : sum), Decimal.ZERO);
  const main = figures.filter((figure) => !figure.again);
  return MEASURES.flatMap((measure): PlanSums[] => {
    const amounts = ledger.rows.flatMap((row: LedgerRow) => row.amounts[measure] ?? []);
    return amounts.length === 0 ? [] : [{
      measure,
      inFile: amounts.reduce((sum, amount) => sum.plus(amount), Decimal.ZERO),
      placed: all(measure, main.filter((figure) => placed.has(figure))),
      withoutPlace: all(measure, main.filter((figure) => !placed.has(figure))),
      leftOut: all(measure, leftOut.filter((left) => left.why !== "balanskonto")),
      balance: all(measure, leftOut.filter((left) => left.why === "balanskonto")),
    }];
  });
}

/**
 * Plans an import. `now` answers what a target's cell holds (null: the cell is no longer in the workbook). Nothing missing becomes 0: a cell for
 * which the file has no figure stands as it is. Throws bad-argument for a mapping pattern that cannot be read.
 */
export function importPlan(ledger: Ledger, mapping: Mapping, targets: readonly CellTarget[], now: (target: CellTarget) => CellNow | null): ImportPlan {
  const mapped = applyMapping(ledger, mapping, { unit: ledger.unit, sign: "intakter_negativa" });
  const byVerksamhet = new Map<string, MappedFigure[]>();
  for (const figure of mapped.figures) {
    const key = figure.verksamhet.trim().toLowerCase();
    byVerksamhet.set(key, [...(byVerksamhet.get(key) ?? []), figure]);
  }
  const placed = new Set<MappedFigure>();
  const cells: PlannedCell[] = [];
  const kept: KeptCell[] = [];
  const untouched: CellTarget[] = [];
  let exact = true;
  const inLedger = new Set(ledger.rows.flatMap((row) => Object.keys(row.amounts)));
  for (const target of targets) {
    const own = (byVerksamhet.get(target.verksamhet.trim().toLowerCase()) ?? []).filter((figure) => belongs(figure, target));
    if (own.length === 0) {
      if (inLedger.has(target.measure)) {
        untouched.push(target);
      }
      continue;
    }
    const decimal = valueIn(target, own, ledger.unit);
    const value = decimal.toNumber();
    const there = now(target);
    if (there === null || there.formula !== null) {
      kept.push({ target, value, why: there === null ? "finns inte på bladet" : "egen formel" });
      continue;
    }
    exact = exact && Decimal.of(value).compare(decimal) === 0;
    own.forEach((figure) => placed.add(figure));
    cells.push({ target, old: there, value, changed: !isSameCell(there, value), parts: own.flatMap((figure) => figure.parts) });
  }
  const sums = planSums(ledger, mapped.figures, placed, mapped.leftOut);
  return {
    cells, kept, untouched, sums, leftOut: mapped.leftOut, rows: ledger.rows.length,
    withoutPlace: mapped.figures.filter((figure) => !placed.has(figure)),
    complete: exact && mapped.complete && sums.every((sum) => sum.placed.plus(sum.withoutPlace).plus(sum.leftOut).plus(sum.balance).compare(sum.inFile) === 0),
  };
}
