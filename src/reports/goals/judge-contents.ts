/** What the formulas of a row will show with its present contents: for row heights, tests and the review of the cases. */
import { isNoFigure } from "../../domain/amount";
import type { Decimal } from "../../domain/decimal";
import { BokslutError } from "../../domain/errors";
import { parseDirection } from "../../domain/indicator-direction";
import { describeTarget, explainJudgement } from "../../domain/indicator-explanation";
import { figureOf } from "../../domain/indicator-figure";
import { judgeIndicator, STANDARD_TOLERANCE, type IndicatorInput } from "../../domain/indicator-status";
import { understandTarget } from "../../domain/indicator-target";
import type { FollowUpItem } from "./follow-up";
import { plainContent, type Content } from "./sheet-model";

export interface ShownIndicator {
  readonly status: string;
  readonly explanation: string;
  readonly target: string;
}

function value(content: Content | undefined): string | number | null {
  if (typeof content === "number") return content;
  const text = plainContent(content).trim();
  return text === "" ? null : text;
}

function inputOf(item: FollowUpItem, judgesForecast: boolean, tolerance: Decimal): IndicatorInput | null {
  const cell = (key: string): string | number | null => value(item.cells[key]);
  const forecast = judgesForecast ? cell("prognos_helar") : null;
  const outcome = typeof forecast === "number" || (forecast !== null && !isNoFigure(forecast)) ? forecast : cell("utfall");
  if (outcome === null && cell("arsmal") === null && cell("kf_arsmal") === null) return null;
  const direction = plainContent(item.cells["riktning"]);
  return {
    outcome: figureOf(outcome), target: understandTarget(cell("arsmal")), cityTarget: understandTarget(cell("kf_arsmal")), previous: figureOf(cell("utfall_foregaende_ar")),
    direction: direction === "" || isNoFigure(direction) ? null : parseDirection(direction), tolerance,
  };
}

/** Status, explanation and reading of a row; empty texts for a row with nothing to judge, the error's code where a cell would show one. */
export function shownIndicator(item: FollowUpItem, judgesForecast: boolean, tolerance: Decimal = STANDARD_TOLERANCE): ShownIndicator {
  try {
    const input = inputOf(item, judgesForecast, tolerance);
    if (input === null) return { status: "", explanation: "", target: "" };
    const judgement = judgeIndicator(input);
    return { status: judgement.status, explanation: explainJudgement(input, judgement), target: describeTarget({ ...input, outcome: null }) };
  } catch (error) {
    if (error instanceof BokslutError) return { status: "#VALUE!", explanation: "#VALUE!", target: "" };
    throw error;
  }
}
