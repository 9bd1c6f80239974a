/** Figures that no cell holds but that follow from the cells of the rows that a sentence names: a share of the budget, a change between years, a sum of two rows. */
import { Decimal } from "../../domain/decimal";
import type { Claim } from "./claim";
import type { FigureUnit, TextFigure } from "./figures";
import type { KnownFigure } from "./known";

export interface WorkedOut {
  readonly value: Decimal;
  readonly unit: FigureUnit;
  /** The cells it is made of, the first of them the one to show. */
  readonly of: readonly [KnownFigure, KnownFigure];
  readonly how: "share" | "change" | "sum" | "difference";
}

const SHARE = /motsvara|förbruk|utnyttj|av\s+(?:\p{L}+\s+){0,2}(?:\p{L}*budget|\p{L}*intäkt|\p{L}*kostnad|omslutning)/iu;
const CHANGE = /ökat|ökning|ökade|ökar|höjts|minskat|minskning|minskade|minskar|sänkts|förbättr|försämr|högre|lägre|skillnad|jämfört|sedan|från/i;
const TOGETHER = /tillsammans|sammanlag|samlad|totalt|gemensam|sammantaget/i;
const APART = /skillnad\w*\s+mellan|mellan/i;

/** numerator / |denominator| in per cent with enough decimals to be rounded as the text is. */
const percentOf = (part: Decimal, whole: Decimal): Decimal => Decimal.of(Math.round((part.toNumber() / Math.abs(whole.toNumber())) * 1e8) / 1e6);

const sameRow = (a: KnownFigure, b: KnownFigure): boolean => a.cell.table === b.cell.table && a.cell.row === b.cell.row;
const sameColumn = (a: KnownFigure, b: KnownFigure): boolean => a.cell.table === b.cell.table && a.cell.column === b.cell.column;

/** Shares of the budget and changes since the year before, within each row. */
function withinRows(rows: readonly KnownFigure[], figure: TextFigure, around: string): WorkedOut[] {
  const worked: WorkedOut[] = [];
  for (const base of rows) {
    if (base.value.sign() === 0) continue;
    for (const one of rows) {
      if (one === base || !sameRow(one, base)) continue;
      if (figure.unit === "procent" && base.holds === "budget" && SHARE.test(around) && (one.role === "deviation" || one.holds === "outcome" || one.holds === "forecast")) {
        worked.push({ value: percentOf(one.value, base.value), unit: "procent", of: [one, base], how: "share" });
      }
      if (!CHANGE.test(around) || base.role === "deviation") continue;
      const between = one.holds === "outcome" && base.holds === "then";
      if (figure.unit === "procent" && (between || (one.role === "deviation" && base.holds === "budget"))) {
        const change = between ? one.value.abs().minus(base.value.abs()) : one.value;
        worked.push({ value: percentOf(change, base.value), unit: "procent", of: [one, base], how: "change" });
      } else if (between && one.unit === base.unit && one.unit !== "procent" && figure.unit !== "procent" && figure.unit !== "procentenheter") {
        worked.push({ value: one.value.abs().minus(base.value.abs()), unit: one.unit, of: [one, base], how: "change" });
      } else if (figure.unit === "procentenheter" && one.unit === "procent" && base.unit === "procent" && one.holds === "outcome") {
        worked.push({ value: one.value.minus(base.value), unit: "procentenheter", of: [one, base], how: "difference" });
      }
    }
  }
  return worked;
}

/** Sums, or differences, of the same figure of two rows that the sentence names. */
function acrossRows(known: readonly KnownFigure[], labels: readonly string[], claim: Claim, around: string): WorkedOut[] {
  const [first, second] = labels;
  const how = APART.test(around) ? "difference" : TOGETHER.test(around) ? "sum" : null;
  if (first === undefined || second === undefined || how === null) return [];
  const of = (label: string): KnownFigure[] => known.filter((one) => one.label === label && (claim.part === null ? one.part === "net" || one.part === null : one.part === claim.part) && (one.role === claim.role || claim.role === "level"));
  return of(first).flatMap((a) => of(second).filter((b) => sameColumn(a, b) && a.unit === b.unit).map((b): WorkedOut => ({ value: how === "sum" ? a.value.plus(b.value) : a.value.minus(b.value), unit: a.unit, of: [a, b], how })));
}

/** All figures that may be meant, worked out from the rows that the claim is about. `around`: the sentence from the figure before to the figure after. */
export function workedOut(figure: TextFigure, claim: Claim, known: readonly KnownFigure[], labels: readonly string[], around: string): readonly WorkedOut[] {
  const own = claim.topic === null ? known.filter((one) => (claim.label === null ? one.label === "" && (one.sum || one.topic !== null) : one.label === claim.label)) : known.filter((one) => one.topic === claim.topic);
  // An indicator has no part; of a verksamhet the part that is named, else its net or, without one, what it has.
  const parts = new Set(own.map((one) => one.part));
  const wanted = own.filter((one) => (claim.part === null ? one.part === null || one.part === "net" || !parts.has("net") : one.part === claim.part));
  return [...withinRows(wanted, figure, around), ...acrossRows(known, labels, claim, around)];
}
