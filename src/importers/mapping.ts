/**
 * From ledger rows to the report's rows: which verksamhet and which kind (kostnader, intäkter, netto, varav) a row belongs to. The mapping is made
 * once, kept in the workbook, and edited as a table. Nothing is dropped silently: what no rule takes is listed with its amount, and sum in = sum out.
 */
import { convertAmount, type AmountUnit } from "../domain/amount";
import { Decimal } from "../domain/decimal";
import type { SignConvention } from "../reports/report-data.types";
import { MEASURES, type Ledger, type LedgerRow, type LedgerSigns, type Measure, type RowKind } from "./ledger";
import { compilePattern } from "./patterns";

export type Nature = Exclude<RowKind, "varav">;

/** What a rule makes of its rows. varav and summa count the amount once more, beside the rule that places it; all other rules place it. */
export type RuleKind = RowKind | "summa";

/** One rule. Empty patterns match everything; the first rule that places a row counts. */
export interface MappingRule {
  /** Object, ansvar or verksamhet: "4510", "4510-4599", "45*"; "" = any, also rows without object. */
  readonly object: string;
  /** Account: "3000-3999", "3*", "5010"; "" = any. */
  readonly account: string;
  /** Verksamhet in the report; null = left out on purpose. */
  readonly verksamhet: string | null;
  /** null: as the file says, else by account class (3 intäkter, 4–7 kostnader, 8 by sign). */
  readonly kind: RuleKind | null;
  /** For varav: the label of the row. */
  readonly row?: string;
  readonly note?: string;
}

export interface Mapping {
  readonly rules: readonly MappingRule[];
}

/** Kostnad or intäkt by the first figure of an account in Kommun-Bas: 3 intäkt, 4–7 kostnad, 8 both (by sign in the ledger). null: balance account or no account. */
export function kindOfAccount(account: string | null, debit: Decimal): "kostnader" | "intakter" | null {
  const first = account?.trim().charAt(0) ?? "";
  if (first === "3") {
    return "intakter";
  }
  if (first >= "4" && first <= "7") {
    return "kostnader";
  }
  return first === "8" ? (debit.sign() < 0 ? "intakter" : "kostnader") : null;
}

/** A ledger amount that is in a figure: the row and its amount in the ledger's unit and sign. */
export interface FigurePart {
  readonly row: LedgerRow;
  readonly amount: Decimal;
}

/** A figure for the report: in the report's unit and sign convention, with the ledger rows that made it. */
export interface MappedFigure {
  readonly verksamhet: string;
  readonly kind: RowKind;
  /** Label of the varav row; null for other kinds. */
  readonly row: string | null;
  readonly measure: Measure;
  /** What the amounts are in the convention: for a varav row the kind of the row that it is part of. */
  readonly nature: Nature;
  readonly value: Decimal;
  /** In the ledger's unit and sign. */
  readonly amount: Decimal;
  /** True for figures that count amounts a second time (varav, summa): left out of the sums. */
  readonly again: boolean;
  readonly parts: readonly FigurePart[];
}

export type LeftOutReason = "ingen regel" | "utelämnad" | "balanskonto" | "slag okänt";

/** A ledger amount that is in no figure: in the ledger's own unit and sign. */
export interface LeftOut {
  readonly source: string;
  readonly account: string | null;
  readonly object: string | null;
  readonly objectName: string | null;
  readonly measure: Measure;
  readonly amount: Decimal;
  readonly why: LeftOutReason;
}

export interface MeasureSums {
  readonly measure: Measure;
  /** In the ledger's unit and sign: all rows; those mapped; those left out. */
  readonly inFile: Decimal;
  readonly mapped: Decimal;
  readonly leftOut: Decimal;
}

export interface MappingResult {
  readonly figures: readonly MappedFigure[];
  readonly leftOut: readonly LeftOut[];
  readonly sums: readonly MeasureSums[];
  /** mapped + left out = in file, to the öre, for every measure. */
  readonly complete: boolean;
}

export interface MappingTarget {
  readonly unit: AmountUnit;
  readonly sign: SignConvention;
}

/** Debit-positive amount: costs plus, incomes minus. A net in a report's convention is a result: plus is surplus. */
function asDebit(amount: Decimal, nature: Nature | null, signs: LedgerSigns): Decimal {
  if (signs === "debet") {
    return amount;
  }
  return signs === "kostnader_negativa" || nature === "intakter" || nature === "netto" ? amount.negated() : amount;
}

/** A debit-positive amount in a report's convention. */
export function inConvention(debit: Decimal, nature: Nature, sign: SignConvention): Decimal {
  if (sign === "intakter_negativa") {
    return debit;
  }
  return sign === "kostnader_negativa" || nature !== "kostnader" ? debit.negated() : debit;
}

interface CompiledRule extends MappingRule {
  readonly matches: (row: LedgerRow) => boolean;
}

function compile(mapping: Mapping): readonly CompiledRule[] {
  return mapping.rules.map((rule) => {
    const anyObject = rule.object.trim() === "" || rule.object.trim() === "*";
    const object = compilePattern(rule.object, "objekt");
    const account = compilePattern(rule.account, "konto");
    return { ...rule, matches: (row) => (anyObject || object(row.object) || object(row.objectName)) && account(row.account) };
  });
}

/** The rule that places a row and those that count it once more, remembered by what the rules look at. */
class Rules {
  private readonly rules: readonly CompiledRule[];
  private readonly known = new Map<string, { readonly place: CompiledRule | undefined; readonly again: readonly CompiledRule[] }>();

  constructor(mapping: Mapping) {
    this.rules = compile(mapping);
  }

  of(row: LedgerRow): { readonly place: CompiledRule | undefined; readonly again: readonly CompiledRule[] } {
    const key = `${row.object ?? "\u0001"}\u0000${row.objectName ?? "\u0001"}\u0000${row.account ?? "\u0001"}`;
    const known = this.known.get(key);
    if (known !== undefined) {
      return known;
    }
    const matching = this.rules.filter((rule) => rule.matches(row));
    const isAgain = (rule: CompiledRule): boolean => rule.kind === "varav" || rule.kind === "summa";
    const found = { place: matching.find((rule) => !isAgain(rule)), again: matching.filter(isAgain) };
    this.known.set(key, found);
    return found;
  }
}

interface OpenFigure {
  readonly head: Omit<MappedFigure, "value" | "amount" | "parts" | "nature">;
  debit: Decimal;
  amount: Decimal;
  readonly nature: Nature;
  readonly parts: FigurePart[];
}

class Figures {
  private readonly figures = new Map<string, OpenFigure>();

  add(head: OpenFigure["head"], nature: Nature, row: LedgerRow, amount: Decimal, signs: LedgerSigns): void {
    const key = JSON.stringify([head.verksamhet, head.kind, head.row, head.measure, head.again, nature]);
    const debit = asDebit(amount, nature, signs);
    const figure = this.figures.get(key);
    if (figure === undefined) {
      this.figures.set(key, { head, nature, debit, amount, parts: [{ row, amount }] });
    } else {
      figure.debit = figure.debit.plus(debit);
      figure.amount = figure.amount.plus(amount);
      figure.parts.push({ row, amount });
    }
  }

  all(unit: Ledger["unit"], target: MappingTarget): MappedFigure[] {
    return [...this.figures.values()].map(({ head, nature, debit, amount, parts }) => ({ ...head, nature, amount, parts, value: convertAmount(inConvention(debit, nature, target.sign), unit, target.unit) }));
  }
}

function nature(kind: RuleKind | null): Nature | null {
  return kind === null || kind === "varav" || kind === "summa" ? null : kind;
}

function reasonOf(rule: CompiledRule | undefined, row: LedgerRow): LeftOutReason {
  if (rule?.verksamhet === null) {
    return "utelämnad";
  }
  return /^[129]/.test(row.account?.trim() ?? "") ? "balanskonto" : rule === undefined ? "ingen regel" : "slag okänt";
}

/** Applies a mapping. Exact: every amount of the file is either in a figure or left out with its reason. */
export function applyMapping(ledger: Ledger, mapping: Mapping, target: MappingTarget): MappingResult {
  const rules = new Rules(mapping);
  const figures = new Figures();
  const leftOut: LeftOut[] = [];
  const sums = new Map<Measure, { inFile: Decimal; mapped: Decimal; leftOut: Decimal }>();
  for (const row of ledger.rows) {
    const { place, again } = rules.of(row);
    for (const measure of MEASURES) {
      const amount = row.amounts[measure];
      if (amount === undefined) {
        continue;
      }
      const sum = sums.get(measure) ?? { inFile: Decimal.ZERO, mapped: Decimal.ZERO, leftOut: Decimal.ZERO };
      sums.set(measure, sum);
      sum.inFile = sum.inFile.plus(amount);
      const own = row.kind === "varav" ? null : (row.kind ?? kindOfAccount(row.account, asDebit(amount, null, ledger.signs)));
      const kind = place === undefined || place.verksamhet === null ? null : nature(place.kind) ?? own;
      if (place === undefined || place.verksamhet === null || kind === null) {
        sum.leftOut = sum.leftOut.plus(amount);
        leftOut.push({ source: row.source, account: row.account, object: row.object, objectName: row.objectName, measure, amount, why: reasonOf(place, row) });
        continue;
      }
      sum.mapped = sum.mapped.plus(amount);
      figures.add({ verksamhet: place.verksamhet, kind, row: null, measure, again: false }, kind, row, amount, ledger.signs);
      for (const rule of again) {
        if (rule.verksamhet !== null) {
          const varav = rule.kind === "varav";
          figures.add({ verksamhet: rule.verksamhet, kind: varav ? "varav" : kind, row: varav ? (rule.row ?? "") : null, measure, again: true }, kind, row, amount, ledger.signs);
        }
      }
    }
  }
  const used = MEASURES.flatMap((measure): MeasureSums[] => {
    const sum = sums.get(measure);
    return sum === undefined ? [] : [{ measure, ...sum }];
  });
  return { figures: figures.all(ledger.unit, target), leftOut, sums: used, complete: used.every((sum) => sum.mapped.plus(sum.leftOut).compare(sum.inFile) === 0) };
}
