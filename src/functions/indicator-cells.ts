/** Cells of the indicator functions → the domain's input. */
import { isNoFigure } from "../domain/amount";
import { type DirectionGuess, parseDirection } from "../domain/indicator-direction";
import { describeDifference } from "../domain/indicator-difference";
import { describeTarget, explainJudgement } from "../domain/indicator-explanation";
import { figureOf } from "../domain/indicator-figure";
import { type IndicatorInput, judgeIndicator, STANDARD_TOLERANCE } from "../domain/indicator-status";
import { understandTarget } from "../domain/indicator-target";
import { checkShare } from "../domain/resultatfond";
import { type CellResult, readNumberOrText, readShare, readText } from "./cells";

function readDirection(cell: unknown): DirectionGuess | null {
  const direction = readText(cell, "Riktningen");
  return direction === null || isNoFigure(direction) ? null : parseDirection(direction);
}

export const INDICATOR_NAMES = ["Utfallet", "Årsmålet", "Riktningen", "Toleransen", "Föregående års utfall", "KF:s årsmål"] as const;

export const DIFFERENCE_NAMES = ["Utfallet", "Jämförelsetalet", "Riktningen"] as const;
export const TARGET_NAMES = ["Årsmålet", "Riktningen", "KF:s årsmål"] as const;

/** The input of a judgement, or null for a row with neither outcome nor target. */
function readIndicator(cells: readonly unknown[]): IndicatorInput | null {
  const read = (at: 0 | 1 | 4 | 5): number | string | null => readNumberOrText(cells[at], INDICATOR_NAMES[at]);
  const [outcome, target, previous, cityTarget] = [read(0), read(1), read(4), read(5)];
  if (outcome === null && target === null && cityTarget === null) {
    return null;
  }
  const tolerance = readShare(cells[3], INDICATOR_NAMES[3]);
  if (tolerance !== null) {
    checkShare(tolerance, INDICATOR_NAMES[3]);
  }
  return {
    outcome: figureOf(outcome, INDICATOR_NAMES[0]),
    target: understandTarget(target),
    cityTarget: understandTarget(cityTarget),
    previous: figureOf(previous, INDICATOR_NAMES[4]),
    direction: readDirection(cells[2]),
    tolerance: tolerance ?? STANDARD_TOLERANCE,
  };
}

export function indicatorStatus(cells: readonly unknown[]): CellResult {
  const input = readIndicator(cells);
  return input === null ? "" : judgeIndicator(input).status;
}

/** Cells: årsmål, riktning, KF:s årsmål. */
export function indicatorTarget([target, direction, cityTarget]: readonly unknown[]): CellResult {
  const input = readIndicator([null, target, direction, null, null, cityTarget]);
  return input === null ? "" : describeTarget(input);
}

/** Cells: utfall, jämförelsetal, riktning. */
export function indicatorDifference(cells: readonly unknown[]): CellResult {
  const left = figureOf(readNumberOrText(cells[0], DIFFERENCE_NAMES[0]), DIFFERENCE_NAMES[0]);
  const right = figureOf(readNumberOrText(cells[1], DIFFERENCE_NAMES[1]), DIFFERENCE_NAMES[1]);
  return left === null || right === null ? "" : describeDifference(left, right, readDirection(cells[2]));
}

export function indicatorExplanation(cells: readonly unknown[]): CellResult {
  const input = readIndicator(cells);
  return input === null ? "" : explainJudgement(input, judgeIndicator(input));
}

