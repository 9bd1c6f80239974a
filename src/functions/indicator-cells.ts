/** Cells of the indicator functions → the domain's input. */
import { isNoFigure } from "../domain/amount";
import { parseDirection } from "../domain/indicator-direction";
import { explainJudgement } from "../domain/indicator-explanation";
import { figureOf } from "../domain/indicator-figure";
import { type IndicatorInput, judgeIndicator, STANDARD_TOLERANCE } from "../domain/indicator-status";
import { understandTarget } from "../domain/indicator-target";
import { checkShare } from "../domain/resultatfond";
import { type CellResult, readNumberOrText, readShare, readText } from "./cells";

export const INDICATOR_NAMES = ["Utfallet", "Årsmålet", "Riktningen", "Toleransen", "Föregående års utfall", "KF:s årsmål"] as const;

/** The input of a judgement, or null for a row with neither outcome nor target. */
function readIndicator(cells: readonly unknown[]): IndicatorInput | null {
  const outcome = readNumberOrText(cells[0], INDICATOR_NAMES[0]);
  const target = readNumberOrText(cells[1], INDICATOR_NAMES[1]);
  const previous = readNumberOrText(cells[4], INDICATOR_NAMES[4]);
  const cityTarget = readNumberOrText(cells[5], INDICATOR_NAMES[5]);
  if (outcome === null && target === null && cityTarget === null) {
    return null;
  }
  const direction = readText(cells[2], INDICATOR_NAMES[2]);
  const tolerance = readShare(cells[3], INDICATOR_NAMES[3]);
  if (tolerance !== null) {
    checkShare(tolerance, INDICATOR_NAMES[3]);
  }
  return {
    outcome: figureOf(outcome, INDICATOR_NAMES[0]),
    target: understandTarget(target),
    cityTarget: understandTarget(cityTarget),
    previous: figureOf(previous, INDICATOR_NAMES[4]),
    direction: direction === null || isNoFigure(direction) ? null : parseDirection(direction),
    tolerance: tolerance ?? STANDARD_TOLERANCE,
  };
}

export function indicatorStatus(cells: readonly unknown[]): CellResult {
  const input = readIndicator(cells);
  return input === null ? "" : judgeIndicator(input).status;
}

export function indicatorExplanation(cells: readonly unknown[]): CellResult {
  const input = readIndicator(cells);
  return input === null ? "" : explainJudgement(input, judgeIndicator(input));
}

