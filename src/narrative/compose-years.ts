/** This year against the last: the whole, then the verksamheter that changed most. */
import { cellsIn, formOf, nameOf, notNull, paragraph, type Context } from "./context";
import { derived } from "./derived";
import { sumOf } from "./estimate";
import type { Operand, Paragraph, ParagraphValue } from "./paragraph";
import { SECTIONS } from "./phrases.sv";
import { flowChange, netCostChange, resultChange, unitChange, type YearChange } from "./phrases-overall.sv";
import { wholeOf } from "./compose-overall";
import { costSign, polarity, type TableView, type Unit, type YearPair } from "./table-view";
import { literal, Values } from "./template";

/** The year of a column by its label ("Bokslut 2016"), else by the report's year. */
export const yearOf = (view: TableView, column: string): string | null =>
  /(?:19|20)\d\d/.exec(view.columns.find((c) => c.key === column)?.label ?? "")?.[0] ?? null;

const samePeriod = (view: TableView, years: YearPair): string =>
  /period/i.test(view.columns.find((c) => c.key === years.then)?.label ?? "") ? "samma period " : "";

/** The difference cell when the table has one for a single row, else now − then as a formula. */
function differenceValue(view: TableView, rows: readonly string[], years: YearPair): ParagraphValue | null {
  const own = years.difference === null ? [] : cellsIn(view, rows, years.difference);
  const [cell] = own;
  if (cell && own.length === 1) return cell;
  const [now, then] = [cellsIn(view, rows, years.now), cellsIn(view, rows, years.then)];
  return now.length === 0 || then.length === 0 ? null : derived({ type: "difference", of: [now, then] });
}

const one = (operand: Operand): ParagraphValue | null => {
  const [cell] = operand;
  return cell === undefined ? null : operand.length === 1 ? cell : derived({ type: "sum", of: [operand] });
};

function changeOf(values: Values, view: TableView, rows: readonly string[], years: YearPair, flow: "cost" | "income"): YearChange | null {
  const difference = differenceValue(view, rows, years);
  const [now, then] = [cellsIn(view, rows, years.now), cellsIn(view, rows, years.then)];
  const [nowValue, thenValue] = [one(now), one(then)];
  if (!difference || !nowValue || !thenValue) return null;
  const form = formOf(view.model);
  return {
    difference: values.slot(difference, form),
    share: values.slot(derived({ type: "change", of: [now, then] }), "procent"),
    now: values.slot(nowValue, form),
    then: values.slot(thenValue, form),
    polarity: polarity(view.sign, flow),
  };
}

function wholeParagraph(view: TableView, whole: Unit, years: YearPair): Paragraph | null {
  const values = new Values();
  const then = yearOf(view, years.then);
  const start = `Jämfört med ${samePeriod(view, years)}${then === null ? "föregående år" : literal(then)} har`;
  const cost = changeOf(values, view, whole.cost, years, "cost");
  const income = changeOf(values, view, whole.income, years, "income");
  const net = whole.net === null ? null : changeOf(values, view, [whole.net], years, "cost");
  let text = cost ? flowChange(`${start} kostnaderna`, cost, true) : "";
  if (income) text += cost ? flowChange(" Intäkterna har", income, false) : flowChange(`${start} intäkterna`, income, true);
  const opening = text === "" ? start : "";
  if (net) text += view.result ? resultChange(opening, net) : netCostChange(opening, net, costSign(view.sign));
  return paragraph(`arsjamforelse:${view.model.id}`, SECTIONS.years, text, values);
}

function unitParagraph(context: Context, view: TableView, years: YearPair): Paragraph | null {
  const sized = view.units
    .filter((unit) => !unit.investment)
    .map((unit) => ({ unit, size: Math.max(...[unit.cost, unit.income].map((rows) => Math.abs((sumOf(view, rows, years.now, context.estimate) ?? 0) - (sumOf(view, rows, years.then, context.estimate) ?? 0)))) }))
    .filter((entry) => entry.size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, context.settings.named);
  if (view.units.length < 2 || sized.length === 0) return null;
  const values = new Values();
  const form = formOf(view.model);
  const polarities = [polarity(view.sign, "cost"), polarity(view.sign, "income")] as const;
  const then = yearOf(view, years.then);
  const compared = ` jämfört med ${samePeriod(view, years)}${then === null ? "föregående år" : literal(then)}`;
  const text = sized.map(({ unit }, i) => {
    const name = nameOf(values, unit);
    const slot = (rows: readonly string[]): ReturnType<Values["slot"]> | null => {
      const value = differenceValue(view, rows, years);
      return value ? values.slot(value, form) : null;
    };
    return unitChange(name, slot(unit.cost), slot(unit.income), polarities, i === 0 ? compared : "", i === 0 ? "" : " ");
  }).join("");
  return paragraph(`arsjamforelse-verksamheter:${view.model.id}`, SECTIONS.years, text, values);
}

/** Comparison between years: the whole from the table made for it, else from the first that has both years; then verksamheter. */
export function composeYears(context: Context): Paragraph[] {
  const compared = context.views.flatMap((view) => (view.years ? [{ view, years: view.years }] : []));
  const best = [...compared].sort((a, b) => Number(b.years.difference !== null) - Number(a.years.difference !== null));
  const whole = best.map(({ view, years }) => {
    const unit = wholeOf(view);
    return unit ? wholeParagraph(view, unit, years) : null;
  }).find(notNull);
  return [whole ?? null, ...compared.map(({ view, years }) => unitParagraph(context, view, years))].filter(notNull);
}
