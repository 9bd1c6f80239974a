/** Investments: budget, what was spent, forecast, incomes, and the projects. */
import { cellsIn, formOf, nameOf, netDeviationValue, notNull, paragraph, shareValue, type Context } from "./context";
import { comparison } from "./compose-unit";
import { pieces } from "./chunks";
import { cellOrSum } from "./derived";
import { sumOf } from "./estimate";
import { investmentSource, type InvestmentSource } from "./investment-source";
import type { Paragraph } from "./paragraph";
import { SECTIONS } from "./phrases.sv";
import { investmentBudget, investmentForecast, investmentIncome, investmentNet, investmentNetForecast, investmentSoFar, investmentSpent, projectItem, projects } from "./phrases-tables.sv";
import { bookedColumn } from "./table-columns";
import { polarity, type Deviation, type TableView, type Unit } from "./table-view";
import { enumeration, Values, type Slot } from "./template";

const PROJECTS_AT_MOST = 12;

const slotOf = (values: Values, view: TableView, rows: readonly string[], column: string): Slot | null => {
  const value = cellOrSum(cellsIn(view, rows, column));
  return value ? values.slot(value, formOf(view.model)) : null;
};

/** Rows of spending: the costs, or the net where a table gives only that. */
const spending = (unit: Unit): readonly string[] => (unit.cost.length > 0 ? unit.cost : unit.net === null ? [] : [unit.net]);

function wholeParagraph(context: Context, view: TableView, unit: Unit): Paragraph | null {
  const values = new Values();
  const rows = spending(unit);
  const sign = polarity(view.sign, "cost");
  const past = comparison(view, "year") ?? comparison(view, "period");
  const forecast = comparison(view, "forecast");
  const yearly = forecast ?? past;
  const budget = yearly && slotOf(values, view, rows, yearly.base);
  let text = budget ? investmentBudget(budget, sign, ` för ${context.period.year}`) : "";
  const part = (deviation: Deviation): { readonly level: Slot | null; readonly deviation: Slot | null } => ({
    level: slotOf(values, view, rows, deviation.outcome), deviation: slotOf(values, view, rows, deviation.column),
  });
  if (past) {
    const spent = part(past);
    const words = past.scope === "year" ? "budgeterat" : "periodiserad budget";
    if (spent.level) text += investmentSpent(spent.level, spent.deviation, sign, past.scope === "year" ? "under året" : "under perioden", words);
  }
  const booked = past === null && !context.period.wholeYear ? bookedColumn(view) : null;
  const spentSoFar = booked === null ? null : slotOf(values, view, rows, booked);
  if (booked !== null && spentSoFar && forecast) {
    const share = shareValue(cellsIn(view, rows, booked), cellsIn(view, rows, forecast.base));
    text += investmentSoFar(spentSoFar, share && values.slot(share, "procent"), sign, context.period.until);
  }
  if (forecast) {
    const expected = part(forecast);
    if (expected.level) text += investmentForecast(expected.level, expected.deviation, sign);
  }
  if (yearly && unit.income.length > 0) {
    const income = slotOf(values, view, unit.income, yearly.outcome);
    if (income) text += investmentIncome(income, polarity(view.sign, "income"), forecast ? "beräknas till" : "uppgick till");
    const net = netDeviationValue(view, unit, yearly.column);
    if (income && net) text += (forecast ? investmentNetForecast : investmentNet)(values.slot(net, formOf(view.model)));
  }
  return paragraph(`investeringar:${view.model.id}:${unit.key}`, SECTIONS.investments, text, values);
}

function projectParagraphs(context: Context, { view, projects: units }: InvestmentSource): (Paragraph | null)[] {
  const deviation = comparison(view, "year") ?? comparison(view, "forecast") ?? comparison(view, "period");
  if (!deviation) return [];
  const sized = [...units].sort((a, b) => size(context, view, b, deviation) - size(context, view, a, deviation));
  return pieces(sized, PROJECTS_AT_MOST, () => 200).map((chunk, i) => {
    const values = new Values();
    const items = chunk.flatMap((unit) => {
      const name = nameOf(values, unit);
      const spent = slotOf(values, view, spending(unit), deviation.outcome);
      return spent ? [projectItem(name, spent, polarity(view.sign, "cost"), slotOf(values, view, spending(unit), deviation.column))] : [];
    });
    const verb = deviation.scope === "forecast" ? "beräknas för helåret bli" : deviation.scope === "year" ? "blev under året" : "blev under perioden";
    return paragraph(`investeringsprojekt:${view.model.id}:${i + 1}`, SECTIONS.investments, items.length > 0 ? projects(enumeration(items), verb) : "", values);
  });
}

const size = (context: Context, view: TableView, unit: Unit, deviation: Deviation): number =>
  Math.abs(sumOf(view, spending(unit), deviation.column, context.estimate) ?? 0);

/** Investments as a whole and by project. */
export function composeInvestments(context: Context): Paragraph[] {
  const source = investmentSource(context);
  if (!source) return [];
  return [source.total ? wholeParagraph(context, source.view, source.total) : null, ...projectParagraphs(context, source)].filter(notNull);
}
