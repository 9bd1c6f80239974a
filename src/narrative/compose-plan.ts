/** Budget and plan for the coming years, from tables that hold only budget and plan columns. */
import { cellsIn, formOf, nameOf, notNull, paragraph, type Context } from "./context";
import { cellOrSum, derived } from "./derived";
import type { Paragraph } from "./paragraph";
import { columnWords, SECTIONS } from "./phrases.sv";
import { planned, plannedInvestments, plannedNet, planYear, planYears } from "./phrases-tables.sv";
import { costSign, polarity, type TableView, type Unit } from "./table-view";
import { enumeration, pickNonZero, Values, type Slot } from "./template";

interface PlanColumns {
  /** The budget that is proposed. */
  readonly now: string;
  /** The budget it is compared with. */
  readonly before: string;
  readonly later: readonly string[];
}

function planColumns(view: TableView): PlanColumns | null {
  const budgets = view.columns.filter((c) => c.kind.startsWith("budget") || c.kind.startsWith("underlag"));
  const plans = view.columns.filter((c) => c.kind.startsWith("plan"));
  const before = budgets[0];
  const now = budgets.length > 1 ? budgets[budgets.length - 1] : plans[0];
  if (view.deviations.length > 0 || view.years || !before || !now || plans.length === 0) return null;
  return { now: now.key, before: before.key, later: plans.filter((c) => c !== now).map((c) => c.key) };
}

function unitParagraph(view: TableView, unit: Unit, columns: PlanColumns): Paragraph | null {
  const values = new Values();
  const form = formOf(view.model);
  const label = (key: string): string => columnWords(view.columns.find((c) => c.key === key)?.label ?? key);
  const slots = (rows: readonly string[]): { readonly now: Slot; readonly difference: Slot } | null => {
    const [now, before] = [cellsIn(view, rows, columns.now), cellsIn(view, rows, columns.before)];
    const value = cellOrSum(now);
    return value && before.length > 0 ? { now: values.slot(value, form), difference: values.slot(derived({ type: "difference", of: [now, before] }), form) } : null;
  };
  const alone = view.units.length + view.totals.length === 1;
  const name = alone ? "" : nameOf(values, unit);
  const rows = unit.net !== null ? [unit.net] : unit.cost;
  const years = (keys: readonly string[], polarityOf: 1 | -1, spending: readonly string[]): string[] => keys.flatMap((key) => {
    const value = cellOrSum(cellsIn(view, spending, key));
    return value ? [planYear(values.slot(value, form), polarityOf, label(key))] : [];
  });
  if (unit.investment) {
    const spending = unit.cost.length > 0 ? unit.cost : rows;
    const list = years([columns.before, columns.now, ...columns.later], polarity(view.sign, "cost"), spending);
    const named = name === "" || /^invester/i.test(unit.label) ? "" : ` för ${name}`;
    return paragraph(`plan:${view.model.id}:${unit.key}`, SECTIONS.investments, list.length > 0 ? plannedInvestments(named, enumeration(list)) : "", values);
  }
  const [cost, income] = [slots(unit.cost), slots(unit.income)];
  const net = unit.net === null ? null : slots([unit.net]);
  const before = label(columns.before);
  const lead = `I ${label(columns.now)}`;
  let text = cost ? planned(`${lead} uppgår kostnaderna${name === "" ? "" : ` för ${name}`}`, cost.now, polarity(view.sign, "cost"), cost.difference, before) : "";
  if (income) {
    const sentence = ` ${planned("Intäkterna uppgår", income.now, polarity(view.sign, "income"), income.difference, "")}`;
    text += pickNonZero(income.now, sentence, pickNonZero(income.difference, sentence, ""));
  }
  if (net) text += plannedNet(net.now, view.result ? null : costSign(view.sign), net.difference, cost ? "" : `${lead}${name === "" ? "" : ` för ${name}`}`, cost ? "" : before);
  const later = years(columns.later, unit.net === null ? polarity(view.sign, "cost") : view.result ? 1 : costSign(view.sign), rows);
  if (later.length > 0) text += planYears(enumeration(later), unit.net === null ? "cost" : view.result ? "result" : "net");
  return paragraph(`plan:${view.model.id}:${unit.key}`, SECTIONS.plan, text, values);
}

/** Paragraphs on budget and plan: each verksamhet or sum with the proposed budget, the change, and the years after. */
export function composePlan(context: Context): Paragraph[] {
  return context.views.flatMap((view) => {
    const columns = planColumns(view);
    return columns ? [...view.units, ...view.totals].map((unit) => unitParagraph(view, unit, columns)).filter(notNull) : [];
  });
}
