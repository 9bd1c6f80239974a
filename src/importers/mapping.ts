/**
 * From ledger rows to the report's cells: which verksamhet and which kind (kostnader, intäkter, varav) a row belongs to. The mapping is made once,
 * kept in the workbook, and edited as a table. Nothing is dropped silently: what no rule takes is listed with its amount, and sum in = sum out.
 */
import { convertAmount, type AmountUnit } from "../domain/amount";
import { Decimal } from "../domain/decimal";
import { BokslutError } from "../domain/errors";
import type { SignConvention } from "../reports/report-data.types";
import { MEASURES, type Ledger, type LedgerRow, type Measure } from "./ledger";

export type RowKind = "kostnader" | "intakter" | "varav";

/** One rule. Empty patterns match everything; the first rule that matches counts. */
export interface MappingRule {
  /** Object, ansvar or verksamhet: "4510", "4510-4599", "45*"; "" = any, also rows without object. */
  readonly object: string;
  /** Account: "3000-3999", "3*", "5010"; "" = any. */
  readonly account: string;
  /** Verksamhet in the report; null = left out on purpose. */
  readonly verksamhet: string | null;
  /** null: by account class (3 intäkter, 4–7 kostnader, 8 by sign). */
  readonly kind: RowKind | null;
}

export interface Mapping {
  readonly rules: readonly MappingRule[];
}

/** A pattern as a test. Ranges compare as numbers of equal length ("3000-3999"), else as text. Throws bad-argument for a pattern that cannot be read. */
export function compilePattern(pattern: string, what: string): (value: string | null) => boolean {
  const plain = pattern.trim().replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s*-\s*/g, "-");
  if (plain === "" || plain === "*") {
    return () => true;
  }
  const range = /^([^\s*-]+)-([^\s*-]+)$/.exec(plain);
  if (range !== null) {
    const from = range[1] ?? "";
    const to = range[2] ?? "";
    if (from.length !== to.length || from > to) {
      throw new BokslutError("bad-argument", `Intervallet ”${pattern}” för ${what} går inte att läsa. Skriv från och till med lika många tecken, till exempel 3000–3999.`);
    }
    return (value) => value !== null && value.length >= from.length && value.slice(0, from.length) >= from && value.slice(0, to.length) <= to;
  }
  if (/^[^*]+\*$/.test(plain)) {
    const start = plain.slice(0, -1);
    return (value) => value !== null && value.startsWith(start);
  }
  if (plain.includes("*")) {
    throw new BokslutError("bad-argument", `Mönstret ”${pattern}” för ${what} går inte att läsa. Stjärnan ska stå sist, till exempel 45*.`);
  }
  return (value) => value !== null && value.trim().toLowerCase() === plain.toLowerCase();
}

/** Kostnad or intäkt by the first figure of an account in Kommun-Bas: 3 intäkt, 4–7 kostnad, 8 both (by sign in the ledger). null: balance account or no account. */
export function kindOfAccount(account: string | null, debit: Decimal): RowKind | null {
  const first = account?.trim().charAt(0) ?? "";
  if (first === "3") {
    return "intakter";
  }
  if (first >= "4" && first <= "7") {
    return "kostnader";
  }
  return first === "8" ? (debit.sign() < 0 ? "intakter" : "kostnader") : null;
}

/** A figure for the report: in the report's unit and sign convention, with the ledger rows that made it. */
export interface MappedFigure {
  readonly verksamhet: string;
  readonly kind: RowKind;
  readonly measure: Measure;
  readonly value: Decimal;
  readonly sources: readonly string[];
}

/** A ledger amount that is in no figure: in the ledger's own unit and sign. */
export interface LeftOut {
  readonly account: string | null;
  readonly object: string | null;
  readonly objectName: string | null;
  readonly measure: Measure;
  readonly amount: Decimal;
  readonly why: "ingen regel" | "utelämnad" | "balanskonto" | "slag okänt";
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
  /** Allt i filen finns i tabellen: mapped + left out = in file, to the öre, for every measure. */
  readonly complete: boolean;
}

export interface MappingTarget {
  readonly unit: AmountUnit;
  readonly sign: SignConvention;
}

/** Debit-positive amount: costs plus, incomes minus. */
function asDebit(amount: Decimal, kind: RowKind | null, signs: Ledger["signs"]): Decimal {
  if (signs === "debet") {
    return amount;
  }
  return signs === "kostnader_negativa" || kind === "intakter" ? amount.negated() : amount;
}

function inConvention(debit: Decimal, kind: RowKind, sign: SignConvention): Decimal {
  if (sign === "intakter_negativa") {
    return debit;
  }
  return sign === "kostnader_negativa" || kind === "intakter" ? debit.negated() : debit;
}

interface CompiledRule extends MappingRule {
  readonly matches: (row: LedgerRow) => boolean;
}

function compile(mapping: Mapping): readonly CompiledRule[] {
  return mapping.rules.map((rule) => {
    const object = compilePattern(rule.object, "objekt");
    const account = compilePattern(rule.account, "konto");
    return { ...rule, matches: (row) => (object(row.object) || (row.objectName !== null && rule.object.trim() !== "" && object(row.objectName))) && account(row.account) };
  });
}

/** Applies a mapping. Exact: every amount of the file is either in a figure or left out with its reason. */
export function applyMapping(ledger: Ledger, mapping: Mapping, target: MappingTarget): MappingResult {
  const rules = compile(mapping);
  const figures = new Map<string, { verksamhet: string; kind: RowKind; measure: Measure; value: Decimal; sources: string[] }>();
  const leftOut: LeftOut[] = [];
  const sums = new Map(MEASURES.map((measure) => [measure, { inFile: Decimal.ZERO, mapped: Decimal.ZERO, leftOut: Decimal.ZERO, seen: false }]));
  for (const row of ledger.rows) {
    const rule = rules.find((candidate) => candidate.matches(row));
    for (const measure of MEASURES) {
      const amount = row.amounts[measure];
      const sum = sums.get(measure);
      if (amount === undefined || sum === undefined) {
        continue;
      }
      sum.seen = true;
      sum.inFile = sum.inFile.plus(amount);
      const kind = rule?.kind ?? kindOfAccount(row.account, asDebit(amount, null, ledger.signs));
      const isBalance = rule?.kind === null && /^[129]/.test(row.account?.trim() ?? "");
      const why = rule === undefined ? "ingen regel" : rule.verksamhet === null ? "utelämnad" : kind !== null ? null : isBalance ? "balanskonto" : "slag okänt";
      if (why !== null || kind === null || rule === undefined || rule.verksamhet === null) {
        sum.leftOut = sum.leftOut.plus(amount);
        leftOut.push({ account: row.account, object: row.object, objectName: row.objectName, measure, amount, why: why ?? "slag okänt" });
        continue;
      }
      sum.mapped = sum.mapped.plus(amount);
      const value = convertAmount(inConvention(asDebit(amount, kind, ledger.signs), kind, target.sign), ledger.unit, target.unit);
      const key = JSON.stringify([rule.verksamhet, kind, measure]);
      const figure = figures.get(key) ?? { verksamhet: rule.verksamhet, kind, measure, value: Decimal.ZERO, sources: [] };
      figure.value = figure.value.plus(value);
      figure.sources.push(row.source);
      figures.set(key, figure);
    }
  }
  const used = [...sums].filter(([, sum]) => sum.seen).map(([measure, { inFile, mapped, leftOut: rest }]): MeasureSums => ({ measure, inFile, mapped, leftOut: rest }));
  return { figures: [...figures.values()], leftOut, sums: used, complete: used.every((sum) => sum.mapped.plus(sum.leftOut).equals(sum.inFile)) };
}
