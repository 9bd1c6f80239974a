/** Proposed decisions: one att-sats per paragraph, from the tables that carry an amount into the next year. */
import { formOf, notNull, paragraph, rowName, type Context } from "./context";
import { adjustmentFigures, adjustmentKind } from "./compose-tables";
import type { Paragraph } from "./paragraph";
import { approve, decideFund, decideRebudget, decideTotal, decisionHeading } from "./phrases-decisions.sv";
import { SECTIONS } from "./phrases.sv";
import { cellOf, hasCell } from "./table-view";
import { capital, literal, Values } from "./template";

function fundDecisions(context: Context): (Paragraph | null)[] {
  if (!context.period.wholeYear) return [];
  return context.views.map((view) => {
    const closing = view.fund?.closing;
    const column = view.deviations.find((d) => d.scope === "year")?.outcome;
    if (!closing || !column || !hasCell(view, closing, column)) return null;
    const values = new Values();
    return paragraph(`att:resultatfond:${view.model.id}`, SECTIONS.decisions, decideFund(values.slot(cellOf(view, closing, column), formOf(view.model)), context.period.year + 1), values);
  });
}

function adjustmentDecisions(context: Context): (Paragraph | null)[] {
  return context.models.flatMap((model): (Paragraph | null)[] => {
    const kind = adjustmentKind(model);
    const figures = kind && adjustmentFigures(model);
    if (!kind || !figures?.total || figures.items.length === 0) return [];
    const form = model.unit ?? context.report.meta.unit;
    if (kind !== "rebudget") {
      const values = new Values();
      return [paragraph(`att:${kind}:${model.id}`, SECTIONS.decisions, decideTotal(kind, values.slot(figures.total, form)), values)];
    }
    return figures.items.map((row) => {
      const values = new Values();
      const slot = values.slot({ table: model.id, row: row.key, column: figures.column }, form);
      const name = rowName(values, model, row);
      return paragraph(`att:ombudgetering:${model.id}:${row.key}`, SECTIONS.decisions, decideRebudget(slot, name, context.period.year + 1), values);
    });
  });
}

/** Att-satser: who decides, approval of the report, adjustments, ombudgeteringar and the resultatfond. */
export function composeDecisions(context: Context): Paragraph[] {
  const { meta } = context.report;
  return [
    paragraph("att:rubrik", SECTIONS.decisions, decisionHeading(capital(context.settings.organisation.decides)), new Values()),
    paragraph("att:godkanna", SECTIONS.decisions, approve(meta.report_type, literal(meta.title), meta.year), new Values()),
    ...adjustmentDecisions(context),
    ...fundDecisions(context),
  ].filter(notNull);
}
