/** The follow-up sheets of a report: goals, indicators, activities and the overview. */
import { eachInSteps, finished, type Steps } from "../../domain/steps";
import type { ReportData } from "../report-data.types";
import { activitySheet } from "./activity-sheet";
import { serialDate, type FollowUp } from "./follow-up";
import { goalsSheet } from "./goals-sheet";
import { indicatorSheet } from "./indicator-sheet";
import { overviewSheet } from "./overview-sheet";
import type { Content, GoalSheet } from "./sheet-model";

export { followUpOf, goalTitle, hasFollowUp, KeyMaker, LEVELS, nameKey, peopleOf, serialDate, startingDirection, type FollowUp, type FollowUpItem, type GoalItem } from "./follow-up";
export { mergeFollowUp, type FollowUpReading, type SheetReading, type SheetRow } from "./merge";
export { NO_GOAL } from "./merge";
export { END, HEADING_ROW, STATUS_COLUMNS, STATUS_WORDS, subtitleOf, SYMBOL_ROW } from "./shared";
export { judgesForecast } from "./indicator-sheet";
export { levelColumns } from "./goal-basis";
export { shownIndicator } from "./judge-contents";
export { headerRowOf, plainContent, SECTION, settingKey, VALUE_COLUMN, type CellName, type Content, type GoalCell, type GoalColumn, type GoalRow, type GoalSheet, type GoalSheetId, type Part } from "./sheet-model";

/** What the user has set on the sheets; left out: the standard. */
export interface FollowUpSettings {
  /** Share of the target, standard 0.1. */
  readonly tolerance?: Content;
  /** The day that activities are held against, standard the end of the period. */
  readonly day?: Content;
  readonly symbols?: readonly Content[];
  /** The words for a status, in the order of STATUS_WORDS. */
  readonly words?: readonly Content[];
  /** Fewer people than this behind a figure are few, standard 30. */
  readonly few?: Content;
  /** Show the difference between women and men. */
  readonly genderDifference?: boolean;
  /** For the formulas as they were written: the columns of the sheet Indikatorer as it stands, and whether the forecast is what is judged. */
  readonly standing?: { readonly columns: ReadonlySet<string>; readonly forecast: boolean };
}

const STANDARD_TOLERANCE = 0.1;
/** No rule of the city's is published; a group smaller than this moves by several procentenheter with one person. */
const STANDARD_FEW = 30;

/** The sheets that the follow-up gives, in their order, a step behind each. A kind without rows gives no sheet. */
export function* followUpSheetsInSteps(followUp: FollowUp, report: ReportData, settings: FollowUpSettings = {}): Steps<readonly GoalSheet[]> {
  const { meta } = report;
  const made: readonly (() => GoalSheet | null)[] = [
    () => overviewSheet(followUp, meta, settings.symbols ?? [], settings.words ?? []),
    () => indicatorSheet(followUp, meta, { genderDifference: settings.genderDifference === true, tolerance: settings.tolerance ?? STANDARD_TOLERANCE, few: settings.few ?? STANDARD_FEW, ...(settings.standing === undefined ? {} : { standing: settings.standing.columns, forecast: settings.standing.forecast }) }),
    () => goalsSheet(followUp, meta),
    () => activitySheet(followUp, meta, settings.day ?? serialDate(meta.to)),
  ];
  const sheets = yield* eachInSteps(made, (make) => make());
  return sheets.filter((sheet): sheet is GoalSheet => sheet !== null);
}

/** The sheets at one go. */
export function followUpSheets(followUp: FollowUp, report: ReportData, settings: FollowUpSettings = {}): readonly GoalSheet[] {
  return finished(followUpSheetsInSteps(followUp, report, settings));
}
