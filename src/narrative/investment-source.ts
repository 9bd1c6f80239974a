/** Where the report tells of its investments: a table of its own, or rows among the driftbudget's. */
import type { Context } from "./context";
import type { TableView, Unit } from "./table-view";

export interface InvestmentSource {
  readonly view: TableView;
  /** The investments as a whole; null when the table has projects but no sum. */
  readonly total: Unit | null;
  /** Single projects, when there are several. */
  readonly projects: readonly Unit[];
}

const sourceIn = (view: TableView): InvestmentSource | null => {
  const units = view.units.filter((unit) => unit.investment);
  if (units.length === 0) return null;
  const own = units.length === view.units.length;
  const total = own ? view.totals[view.totals.length - 1] ?? null : null;
  return { view, total: total ?? (units.length === 1 ? units[0] ?? null : null), projects: units.length > 1 ? units : [] };
};

/** The best source for the year's investments (not a table of projects' whole lives): a table of investments only, then one with utgifter and inkomster, then any row. */
export function investmentSource(context: Context): InvestmentSource | null {
  const sources = context.views.filter((view) => view.deviations.length > 0 && view.model.template !== "investeringsprojekt").flatMap((view) => sourceIn(view) ?? []);
  const score = ({ view, total }: InvestmentSource): number =>
    (view.units.every((unit) => unit.investment) ? 4 : 0) + (total && total.cost.length > 0 ? 2 : 0) + (total ? 1 : 0);
  return sources.reduce<InvestmentSource | null>((best, source) => (best === null || score(source) > score(best) ? source : best), null);
}
