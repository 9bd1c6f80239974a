/** What every composer needs: the report, its tables as views, the settings, and slots for cells. */
import type { ReportData } from "../reports/report-data.types";
import type { CellRef, ModelRow, TableModel } from "../reports/table-model";
import { cellOrSum, derived } from "./derived";
import { estimator, type Estimate } from "./estimate";
import type { Operand, Paragraph, ParagraphValue } from "./paragraph";
import { periodWords, resolveSettings, type NarrativeSettings, type PeriodWords, type ResolvedSettings } from "./settings";
import { cellOf, hasCell, labelOf, plain, viewOf, type TableView, type Unit } from "./table-view";
import { capital, literal, type Values } from "./template";

export interface Context {
  readonly report: ReportData;
  readonly models: readonly TableModel[];
  readonly views: readonly TableView[];
  /** The table with the most verksamheter that compares with budget; null when no table does. */
  readonly main: TableView | null;
  /** Other tables that compare with budget and are not the main one told once more. */
  readonly sisters: readonly TableView[];
  readonly settings: ResolvedSettings;
  readonly period: PeriodWords;
  readonly estimate: Estimate;
}

/** The form that writes a table's amounts with its unit. */
export const formOf = (model: Pick<TableModel, "unit">): string => model.unit ?? "1";

const abbreviates = (short: string, long: string): boolean => short.length >= 4 && long.startsWith(short);

/** True when two labels name the same, one perhaps abbreviated: "Politisk org." and "Politisk organisation". */
export const sameName = (a: string, b: string): boolean =>
  plain(a) === plain(b) || (/\.$/.test(a.trim()) && abbreviates(plain(a), plain(b))) || (/\.$/.test(b.trim()) && abbreviates(plain(b), plain(a)));

const operating = (view: TableView): readonly Unit[] => view.units.filter((unit) => !unit.investment);

/** "Driftverksamhet" names the whole of a table, not one of its verksamheter. */
const isWholeName = (label: string): boolean => /^drift(verksamhet|budget)?(en)?$/i.test(label.trim());

/** True when most of the verksamheter of one table are told of in another. */
const covers = (by: TableView, view: TableView): boolean => {
  const units = view.units.filter((unit) => !isWholeName(unit.label));
  const known = units.filter((unit) => by.units.some((other) => sameName(other.label, unit.label)));
  return units.length === 0 || known.length * 2 > units.length;
};

/** True for a table of costs alone, such as kostnadsslag: no verksamhet has a net. */
export const isCostsOnly = (view: TableView): boolean => view.units.every((unit) => unit.income.length === 0 && unit.net === null);

const detail = (view: TableView): number =>
  (isCostsOnly(view) ? 0 : 1000) + operating(view).length + (view.shape === "list" ? 0 : 0.5) + (view.totals.length > 0 ? 0.25 : 0);

/** Builds the context. Tables without a sign convention have no view; counts are told of from the models. */
export function contextOf(report: ReportData, models: readonly TableModel[], settings: NarrativeSettings): Context {
  const resolved = resolveSettings(settings, report.meta);
  const period = periodWords(report.meta);
  const each = models.flatMap((model) => viewOf(model, report, period.wholeYear) ?? []);
  // An organisation with a resultatfond lives on its incomes: its other tables' nets are results too.
  const results = each.some((view) => view.fund !== null);
  const views = each.map((view): TableView => (results && view.sign !== "intakter_negativa" ? { ...view, result: true } : view));
  const compared = views.filter((view) => view.deviations.length > 0 && (operating(view).length > 0 || view.totals.length > 0));
  const main = compared.reduce<TableView | null>((best, view) => (best === null || detail(view) > detail(best) ? view : best), null);
  const sisters = compared.filter((view) => view !== main && main !== null && !isCostsOnly(view) && !covers(main, view));
  return { report, models, views, main, sisters, settings: resolved, period, estimate: estimator(report, resolved) };
}

/** The unit's cells in a column, costs, incomes or both. */
export const cellsIn = (view: TableView, rows: readonly string[], column: string): readonly CellRef[] =>
  rows.filter((row) => hasCell(view, row, column)).map((row) => cellOf(view, row, column));

/** The net of a unit in a column: its net row, else the sum of its rows' cells (right for avvikelse, in every convention). */
export const netDeviationValue = (view: TableView, unit: Unit, column: string): ParagraphValue | null =>
  unit.net !== null && hasCell(view, unit.net, column)
    ? cellOf(view, unit.net, column)
    : cellOrSum(cellsIn(view, [...unit.cost, ...unit.income], column));

/** Words that make a name read as a piece of a sentence: "Barn som far illa", "Vi på kontoret". */
const SENTENCE_WORDS = /(?:^|\s)(?:som|att|är|ska|skall|vi|du|jag|när|hur|vad|får|har|kan)(?:\s|$)|[.?!]$/i;

/** True for a name that must stand in quotation marks to be seen as a name. */
export const readsAsSentence = (label: string): boolean => SENTENCE_WORDS.test(label.trim());

/** The unit's name inside a sentence: its label cell where there is one, else its label as it stands. */
export function nameOf(values: Values, unit: Pick<Unit, "name" | "label">): string {
  const name = unit.name ? values.text(unit.name) : literal(unit.label);
  return readsAsSentence(unit.label) ? `”${name}”` : name;
}

/** The unit's name where a sentence begins: with a capital, whatever the table writes. */
export function firstNameOf(values: Values, unit: Pick<Unit, "name" | "label">): string {
  if (readsAsSentence(unit.label)) return `Verksamheten ${nameOf(values, unit)}`;
  return unit.name ? values.text(unit.name, "stor") : capital(literal(unit.label));
}

/** The name of a table's row, inside a sentence or at its beginning. */
export const rowName = (values: Values, model: TableModel, row: Pick<ModelRow, "key" | "label">, first = false): string =>
  (first ? firstNameOf : nameOf)(values, { name: labelOf({ model }, row.key), label: row.label });

/** A paragraph from what was collected; null when there is no text. */
export function paragraph(key: string, section: string, template: string, values: Values): Paragraph | null {
  const text = template.trim();
  return text === "" ? null : { key, section, template: text, values: values.all() };
}

/** A share of an amount; null when either is not in the table. */
export const shareValue = (part: Operand, whole: Operand): ParagraphValue | null =>
  part.length === 0 || whole.length === 0 ? null : derived({ type: "share", of: [part, whole] });

export const notNull = <T>(value: T | null): value is T => value !== null;
