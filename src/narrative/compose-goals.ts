/** Goals, indicators and activities with a deviation: sentences over the cells of the follow-up sheets. Nothing is told of a sheet that is not there. */
import { HEADING_ROW, LEVELS, SECTION, STATUS_COLUMNS, STATUS_WORDS } from "../reports/goals";
import type { CellRef } from "../reports/table-model";
import { notNull, paragraph, type Context } from "./context";
import { derived } from "./derived";
import { followUpCell, type FollowUpView } from "./follow-up-view";
import type { Paragraph } from "./paragraph";
import {
  activityCounts, activityDeviation, goalCounts, goalInList, goalList, goalStatus, goalsUnder, indicatorCounts, indicatorInList, indicatorList, indicatorSentence, type Counts, type Held, type IndicatorTexts, type StatusWords,
} from "./phrases-goals.sv";
import { SECTIONS } from "./phrases.sv";
import { enumeration, Values, type Slot } from "./template";
import { FORMULA_AT_MOST, formulaLength, pieces } from "./chunks";

const GATHERED_INDICATORS = 6;
const GATHERED_GOALS = 8;
const LEVEL_WORDS: Readonly<Record<string, string>> = { Inriktningsmål: "inriktningsmål", "Mål för verksamhetsområdet": "mål för verksamhetsområdet", Nämndmål: "nämndmål", Delmål: "delmål" };

const sheetOf = (context: Context, id: FollowUpView["id"]): FollowUpView | null => context.settings.followUp.find((view) => view.id === id) ?? null;
const isItem = (key: string): boolean => !key.startsWith(SECTION) && !key.startsWith("$");
const items = (view: FollowUpView): readonly string[] => view.rows.filter(isItem);
const cells = (view: FollowUpView, column: string): readonly CellRef[] => items(view).map((row) => followUpCell(view, row, column));
const shown = (context: Context, ref: CellRef): string => String(context.settings.lookup?.(ref) ?? "");

function countsOf(values: Values, status: readonly CellRef[], level: readonly CellRef[] | null, where: string): Counts {
  const count = (word: string): Slot =>
    values.slot(derived(level === null ? { type: "count", of: [status], word } : { type: "count", of: [status, level], word, where }), "heltal");
  return { all: count("Uppfylls *"), met: count("Uppfylls helt"), partly: count("Uppfylls delvis"), missed: count("Uppfylls inte") };
}

/** The cells with the words of the bedömningar, when the user has put own words there; null for the city's. */
function ownWords(context: Context): readonly CellRef[] | null {
  const view = sheetOf(context, "oversikt");
  if (view === null || !STATUS_COLUMNS.every((column) => view.columns.includes(column))) return null;
  const words = STATUS_COLUMNS.map((column) => followUpCell(view, HEADING_ROW, column));
  const shownWords = words.map((ref) => shown(context, ref));
  return shownWords.every((word) => word !== "") && shownWords.some((word, index) => word !== STATUS_WORDS[index]) ? words : null;
}

function wordsIn(values: Values, words: readonly CellRef[] | null): StatusWords | null {
  const [met, partly, missed] = words ?? [];
  return met === undefined || partly === undefined || missed === undefined ? null : { met: values.text(met), partly: values.text(partly), missed: values.text(missed) };
}

/** How many goals of each level are met, then the judgement of every goal that has one or may get one. */
export function composeGoals(context: Context): Paragraph[] {
  const view = sheetOf(context, "mal");
  if (view === null || !["mal", "galler"].every((column) => view.columns.includes(column)) || items(view).length === 0) return [];
  const words = view.columns.includes("galler_ord") ? ownWords(context) : null;
  const wordOf = (values: Values, row: string): string | null => (words === null ? null : values.text(followUpCell(view, row, "galler_ord")));
  const levels = view.columns.includes("niva") ? LEVELS.filter((level) => cells(view, "niva").some((ref) => shown(context, ref) === level)) : [];
  const tops = levels.includes(LEVELS[0]) && items(view).length > GATHERED_GOALS ? branches(context, view) : [];
  const counted = (levels.length === 0 ? [null] : levels.filter((level) => tops.length === 0 || level !== LEVELS[0])).map((level) => {
    const values = new Values();
    const counts = countsOf(values, cells(view, "galler"), level === null ? null : cells(view, "niva"), level ?? "");
    return paragraph(`maluppfyllelse:${level ?? "alla"}`, SECTIONS.goals, goalCounts(level === null ? "mål" : LEVEL_WORDS[level] ?? "mål", counts, wordsIn(values, words)), values);
  });
  const named = (values: Values, row: string): string => {
    const numbered = view.columns.includes("nr") && shown(context, followUpCell(view, row, "nr")) !== "";
    return `${numbered ? `${values.text(followUpCell(view, row, "nr"))} ` : ""}${values.text(followUpCell(view, row, "mal"))}`;
  };
  const statusOf = (values: Values, row: string): Slot => values.slot(derived({ type: "status", of: [[followUpCell(view, row, "galler")]] }), "heltal");
  const told = new Set(tops.map(({ top }) => top));
  const apart = items(view).filter((row) => !told.has(row)).filter((row) => /^Uppfylls (delvis|inte)$/.test(shown(context, followUpCell(view, row, "galler"))) || context.settings.keep.has(`mal:${row}`));
  const judged = apart.map((row) => {
    const values = new Values();
    const name = named(values, row);
    return paragraph(`mal:${row}`, SECTIONS.goals, goalStatus(name, statusOf(values, row), wordOf(values, row)), values);
  });
  const under = tops.map(({ top, below }) => {
    const values = new Values();
    const name = named(values, top);
    return paragraph(`mal-under:${top}`, SECTIONS.goals, goalsUnder(name, statusOf(values, top), countsOf(values, below.map((row) => followUpCell(view, row, "galler")), null, ""), wordsIn(values, words), wordOf(values, top) ?? ""), values);
  });
  if (tops.length > 0) return [...counted, ...under, ...judged].filter(notNull);
  const others = items(view).filter((row) => !apart.includes(row));
  const together = pieces(others, GATHERED_GOALS, () => 200).map((chunk, index) => {
    const values = new Values();
    const list = enumeration(chunk.map((row) => goalInList(named(values, row), statusOf(values, row), wordOf(values, row))));
    return paragraph(`mal-ovriga:${index + 1}`, SECTIONS.goals, goalList(list, index === 0 && apart.length === 0), values);
  });
  return [...counted, ...judged, ...together].filter(notNull);
}

/** The highest goals with the goals that stand under each; one without any under it is left out. */
function branches(context: Context, view: FollowUpView): readonly { readonly top: string; readonly below: readonly string[] }[] {
  const found: { readonly top: string; readonly below: string[] }[] = [];
  for (const row of items(view)) {
    if (shown(context, followUpCell(view, row, "niva")) === LEVELS[0]) found.push({ top: row, below: [] });
    else found[found.length - 1]?.below.push(row);
  }
  return found.filter(({ below }) => below.length > 0);
}

/** `listed`: only what an enumeration tells. */
function indicatorTexts(context: Context, values: Values, view: FollowUpView, row: string, listed = false): IndicatorTexts {
  const cell = (column: string): CellRef => followUpCell(view, row, column);
  const has = (column: string): Slot => values.slot(derived({ type: "filled", of: [[cell(column)]] }), "heltal");
  const spelled = (column: string): string => values.text(derived({ type: "spelled", of: [[cell(column)]] }));
  const optional = (column: string): Held | null => (view.columns.includes(column) ? { text: spelled(column), has: has(column) } : null);
  const city = optional("kf_arsmal");
  const target = optional("arsmal");
  return {
    name: values.text(cell("namn")), outcome: spelled("utfall"), hasOutcome: has("utfall"),
    target: target?.text ?? "", hasTarget: target?.has ?? has("status"), cityTarget: city?.text ?? null, hasCityTarget: city?.has ?? null,
    status: values.slot(derived({ type: "status", of: [[cell("status")]] }), "heltal"),
    word: view.columns.includes("status_ord") && ownWords(context) !== null ? values.text(cell("status_ord")) : null,
    forecast: context.period.wholeYear ? null : optional("prognos_helar"),
    before: listed ? null : optional("utfall_foregaende_ar"), women: listed ? null : optional("utfall_kvinnor"), men: listed ? null : optional("utfall_man"),
  };
}

/** The indicators of each goal: a paragraph per indicator that misses its target, the others together. */
export function composeIndicators(context: Context): Paragraph[] {
  const view = sheetOf(context, "indikatorer");
  if (view === null || !["namn", "utfall", "status"].every((column) => view.columns.includes(column)) || items(view).length === 0) return [];
  const values = new Values();
  const summary = paragraph("indikatorer:summa", SECTIONS.indicators, indicatorCounts(countsOf(values, cells(view, "status"), null, ""), wordsIn(values, ownWords(context))), values);
  const missed = (row: string): boolean => /^Uppfylls (inte|delvis)$/.test(shown(context, followUpCell(view, row, "status")));
  const alone = items(view).filter((row) => missed(row) || context.settings.keep.has(`indikator:${row}`));
  const together = items(view).filter((row) => !alone.includes(row));
  const single = alone.map((row) => {
    const own = new Values();
    return paragraph(`indikator:${row}`, SECTIONS.indicators, indicatorSentence(indicatorTexts(context, own, view, row)), own);
  });
  const length = (row: string): number => {
    const own = new Values();
    return formulaLength(indicatorInList(indicatorTexts(context, own, view, row, true)), own.all());
  };
  const gathered = pieces(together, GATHERED_INDICATORS, length, FORMULA_AT_MOST).map((chunk, index) => {
    const own = new Values();
    return paragraph(`indikatorer-ovriga:${index + 1}`, SECTIONS.indicators, indicatorList(enumeration(chunk.map((row) => indicatorInList(indicatorTexts(context, own, view, row, true)))), index === 0, alone.length === 0), own);
  });
  return [summary, ...single, ...gathered].filter(notNull);
}

/** How many activities are late, and those with a deviation written on the sheet. */
export function composeActivities(context: Context): Paragraph[] {
  const view = sheetOf(context, "aktiviteter");
  if (view === null || !["namn", "avvikelse", "lage"].every((column) => view.columns.includes(column)) || items(view).length === 0) return [];
  const values = new Values();
  const count = (word: string): Slot => values.slot(derived({ type: "count", of: [cells(view, "lage")], word }), "heltal");
  const summary = paragraph("aktiviteter:summa", SECTIONS.activities, activityCounts(count("*"), count("Försenad")), values);
  const deviating = items(view).filter((row) => shown(context, followUpCell(view, row, "avvikelse")) !== "" || context.settings.keep.has(`aktivitet:${row}`));
  const told = deviating.map((row) => {
    const own = new Values();
    const has = own.slot(derived({ type: "filled", of: [[followUpCell(view, row, "avvikelse")]] }), "heltal");
    const [name, deviation] = [own.text(followUpCell(view, row, "namn")), own.text(followUpCell(view, row, "avvikelse"))];
    return paragraph(`aktivitet:${row}`, SECTIONS.activities, activityDeviation(name, deviation, has), own);
  });
  return [summary, ...told].filter(notNull);
}
