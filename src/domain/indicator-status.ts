/** Judges an indicator's outcome against its årsmål. Source of the rule: docs/functions/INDIKATORSTATUS.md. */
import { Decimal } from "./decimal";
import type { Direction, DirectionGuess } from "./indicator-direction";
import { type Aligned, alignFigures, type Figure, isPercentUnit, unitsDiffer, YES_NO } from "./indicator-figure";
import { CHANGES, type Target } from "./indicator-target";

/** The city's own words for a status, as they stand in its reports. */
export type IndicatorStatus = "Uppfylls helt" | "Uppfylls delvis" | "Uppfylls inte" | "Ingen bedömning";

/** How far from the target still is "delvis": a share of the target. The city does not publish its own, so it is a setting. */
export const STANDARD_TOLERANCE = Decimal.parse("0.1");

export interface IndicatorInput {
  readonly outcome: Figure | null;
  readonly target: Target;
  readonly cityTarget: Target;
  readonly previous: Figure | null;
  /** null: not said by the user. */
  readonly direction: DirectionGuess | null;
  readonly tolerance: Decimal;
}

export type NoJudgement = "no-outcome" | "no-target" | "unclear-target" | "other-unit" | "no-previous" | "previous-other-unit" | "unclear-change";

/** Who said which way is better: the user, the target itself, KF's target, the user's marked guess, or nobody (higher is assumed). */
export type DirectionSource = "given" | "target" | "city" | "guessed" | "assumed";

export interface Judgement {
  readonly status: IndicatorStatus;
  readonly reason: NoJudgement | null;
  readonly basis: "own" | "city";
  readonly target: Target;
  /** Outcome and the limit that it was compared with, in one unit; null when nothing was compared. */
  readonly compared: Aligned | null;
  readonly direction: Direction;
  readonly directionSource: DirectionSource;
  /** Positive: better than the limit by so much; negative: missed by so much. */
  readonly margin: Decimal;
  /** The tolerance in the figures' unit. */
  readonly tolerance: Decimal;
  /** The previous outcome, in the compared unit, when the target is a change. */
  readonly previous: Figure | null;
  /** KF's årsmål has another unit and was left out of the comparison. */
  readonly cityUnitDiffers: boolean;
}

function isNone(target: Target): boolean {
  return target.kind === "none";
}

function directionOfTarget(target: Target): Direction | null {
  if (target.kind === "number") {
    return target.figure.unit === YES_NO ? "equal" : target.bound === "none" ? null : target.bound === "max" ? "lower" : "higher";
  }
  if (target.kind === "change") {
    return CHANGES[target.change][1];
  }
  return target.kind === "interval" ? "equal" : null;
}

/** The direction that applies: the target's own words first, then the user's, then KF's direction, else higher (assumed). */
export function directionFor(target: Target, cityTarget: Target, given: DirectionGuess | null): { direction: Direction; source: DirectionSource } {
  const own = directionOfTarget(target);
  if (own !== null) {
    return { direction: own, source: "target" };
  }
  if (given !== null && !given.guess) {
    return { direction: given.direction, source: "given" };
  }
  const city = directionOfTarget(cityTarget);
  if (city !== null && city !== "equal") {
    return { direction: city, source: "city" };
  }
  return given === null ? { direction: "higher", source: "assumed" } : { direction: given.direction, source: "guessed" };
}

function unitOf(target: Target): string | null {
  return target.kind === "number" ? target.figure.unit : target.kind === "interval" ? target.high.unit : null;
}

interface Comparison {
  readonly compared: Aligned;
  readonly margin: Decimal;
  readonly strict: boolean;
  readonly previous?: Figure;
}

/** How much better (+) or worse (−) than the limit an outcome is. */
function marginTo({ value: outcome }: Figure, { value: limit }: Figure, direction: Direction): Decimal {
  if (direction === "equal") {
    return outcome.minus(limit).abs().negated();
  }
  return direction === "higher" ? outcome.minus(limit) : limit.minus(outcome);
}

function compareInterval(outcome: Figure, low: Figure, high: Figure): Comparison | NoJudgement {
  const [toLow, toHigh] = [alignFigures(outcome, low), alignFigures(outcome, high)];
  if (toLow === null || toHigh === null) {
    return "other-unit";
  }
  const [above, below] = [marginTo(toHigh.left, toHigh.right, "lower"), marginTo(toLow.left, toLow.right, "higher")];
  return above.compare(below) <= 0 ? { compared: toHigh, margin: above, strict: false } : { compared: toLow, margin: below, strict: false };
}

/** The limit that a change from last year sets, or why it cannot be said. */
function changeLimit(previous: Aligned, target: Extract<Target, { kind: "change" }>): Decimal | "unclear-change" | "other-unit" {
  if (target.by === null) {
    return previous.right.value;
  }
  const { value } = previous.right;
  const by = CHANGES[target.change][1] === "lower" ? target.by.value.negated() : target.by.value;
  if (!isPercentUnit(target.by.unit)) {
    const unit = previous.unit !== null && isPercentUnit(previous.unit) ? "procentenheter" : previous.unit;
    return unitsDiffer(unit, target.by.unit) ? "other-unit" : value.plus(by);
  }
  // "öka med 5 %" of a share may mean per cent or procentenheter.
  return isPercentUnit(previous.unit) ? "unclear-change" : value.plus(value.abs().times(by).times(Decimal.parse("0.01")));
}

function compareChange(outcome: Figure, previous: Figure | null, target: Extract<Target, { kind: "change" }>, direction: Direction): Comparison | NoJudgement {
  if (previous === null) {
    return "no-previous";
  }
  const aligned = alignFigures(outcome, previous);
  if (aligned === null) {
    return "previous-other-unit";
  }
  const limit = changeLimit(aligned, target);
  if (typeof limit === "string") {
    return limit;
  }
  const strict = target.by === null && (target.change === "increase" || target.change === "decrease");
  const right = { ...aligned.right, value: limit, decimals: Math.max(aligned.right.decimals, target.by === null ? 0 : limit.decimals()) };
  return { compared: { ...aligned, right }, margin: marginTo(aligned.left, right, direction), strict, previous: aligned.right };
}

function compare(outcome: Figure, input: IndicatorInput, target: Target, direction: Direction): Comparison | NoJudgement {
  switch (target.kind) {
    case "none":
      return "no-target";
    case "unclear":
      return "unclear-target";
    case "interval":
      return compareInterval(outcome, target.low, target.high);
    case "change":
      return compareChange(outcome, input.previous, target, direction);
    case "number": {
      const compared = alignFigures(outcome, target.figure);
      return compared === null
        ? "other-unit"
        : { compared, margin: marginTo(compared.left, compared.right, direction), strict: target.strict };
    }
  }
}

function statusOf(margin: Decimal, tolerance: Decimal, strict: boolean): IndicatorStatus {
  const sign = margin.sign();
  if (sign > 0 || (sign === 0 && !strict)) {
    return "Uppfylls helt";
  }
  return margin.plus(tolerance).sign() >= 0 ? "Uppfylls delvis" : "Uppfylls inte";
}

/**
 * Judges an outcome: against the nämnd's own årsmål, or KF's where the nämnd has none. Missed by no more than tolerance × |target| is "delvis".
 * Different units are not compared. Example: 2.9 against 3.1, higher is better, tolerance 10 % → Uppfylls delvis, margin −0.2.
 */
export function judgeIndicator(input: IndicatorInput): Judgement {
  const basis = isNone(input.target) && !isNone(input.cityTarget) ? "city" : "own";
  const target = basis === "city" ? input.cityTarget : input.target;
  const { direction, source } = directionFor(target, input.cityTarget, input.direction);
  const comparison = isNone(target) ? "no-target" : input.outcome === null ? "no-outcome" : compare(input.outcome, input, target, direction);
  const [reason, judged] = typeof comparison === "string" ? [comparison, null] : [null, comparison];
  const tolerance = judged === null ? Decimal.ZERO : judged.compared.right.value.abs().times(input.tolerance);
  return {
    status: judged === null ? "Ingen bedömning" : statusOf(judged.margin, tolerance, judged.strict),
    reason,
    basis,
    target,
    compared: null,
    direction,
    directionSource: source,
    margin: Decimal.ZERO,
    tolerance,
    previous: null,
    cityUnitDiffers: basis === "own" && unitsDiffer(unitOf(target), unitOf(input.cityTarget)),
    ...judged,
  };
}
