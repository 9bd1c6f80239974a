/** The composer: report data and table models in, paragraphs out. Pure: the same input gives the same text. */
import { eachInSteps, finished, type Steps } from "../domain/steps";
import type { ReportData } from "../reports/report-data.types";
import type { TableModel } from "../reports/table-model";
import { composeDecisions } from "./compose-decisions";
import { composeFunds } from "./compose-fund";
import { composeActivities, composeGoals, composeIndicators } from "./compose-goals";
import { composeInvestments } from "./compose-investments";
import { composeOverall } from "./compose-overall";
import { composeForecastHistory, composeParts } from "./compose-parts";
import { composePlan } from "./compose-plan";
import { composeAdjustments, composeBalance, composeStatistics } from "./compose-tables";
import { composeUnits } from "./compose-unit";
import { composeYears } from "./compose-years";
import { contextOf, type Context } from "./context";
import type { Paragraph } from "./paragraph";
import type { NarrativeSettings } from "./settings";

/** Sections in the order of a verksamhetsberättelse; a new section is one composer here. */
const COMPOSERS: readonly ((context: Context) => readonly Paragraph[])[] = [
  composeOverall, composeUnits, composeParts, composeForecastHistory, composeYears, composePlan, composeFunds, composeInvestments, composeAdjustments, composeBalance, composeGoals, composeIndicators, composeActivities, composeStatistics, composeDecisions,
];

/**
 * The narrative of a report: one paragraph per thing told, as a TEXTSIFFROR template and the cells that fill it.
 * Amounts are the tables', in their unit; sentences follow the sign of their cells. Keys are unique and stable between runs.
 * A table that `models` lacks is not told of. No paragraph states a cause. Never throws for incomplete data. A step behind each section.
 */
export function* composeInSteps(report: ReportData, models: readonly TableModel[], settings: NarrativeSettings = {}): Steps<Paragraph[]> {
  const context = contextOf(report, models, settings);
  const seen = new Set<string>();
  const composed = yield* eachInSteps(COMPOSERS, (compose) => compose(context));
  return composed.flat().filter((paragraph) => {
    const fresh = !seen.has(paragraph.key);
    seen.add(paragraph.key);
    return fresh;
  });
}

/** The narrative at one go. */
export function composeNarrative(report: ReportData, models: readonly TableModel[], settings: NarrativeSettings = {}): Paragraph[] {
  return finished(composeInSteps(report, models, settings));
}
