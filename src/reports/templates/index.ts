/** The registry: one line per template. A new template is one file and one line here (see docs/reports). */
import { arsjamforelse } from "./arsjamforelse";
import {
  balansrakning, budgetbrygga, budgetjusteringar, kostnadsslag, manadsrapport, ombudgeteringar, omslutningsforandringar, prognosutveckling,
} from "./budgetbrygga";
import { budgetOchPlan } from "./budget-och-plan";
import { antal, nyckeltal, prestationer, synpunkter } from "./counts";
import { driftbudgetPrognos, totaltInklInvesteringar, varavTabell } from "./driftbudget-prognos";
import { driftbudgetVb } from "./driftbudget-vb";
import { investeringar, investeringsprojekt } from "./investeringar";
import { periodiseradDetalj, periodiseradSammanfattning } from "./periodiserad";
import { resultatenheter } from "./resultatenheter";
import { resultatPerVerksamhetsomrade } from "./resultat-per-verksamhetsomrade";
import type { Template } from "./template";

/** Every template, in the order the pane lists them. */
export const templates: readonly Template[] = [
  driftbudgetVb,
  resultatPerVerksamhetsomrade,
  arsjamforelse,
  periodiseradSammanfattning,
  periodiseradDetalj,
  driftbudgetPrognos,
  totaltInklInvesteringar,
  varavTabell,
  budgetOchPlan,
  investeringar,
  investeringsprojekt,
  budgetbrygga,
  prognosutveckling,
  kostnadsslag,
  manadsrapport,
  resultatenheter,
  ombudgeteringar,
  omslutningsforandringar,
  budgetjusteringar,
  balansrakning,
  antal,
  synpunkter,
  nyckeltal,
  prestationer,
];

const SAME: Readonly<Record<string, string>> = { statistik: "antal" };

/** The template with an id; null when there is none. */
export function templateById(id: string): Template | null {
  const wanted = SAME[id] ?? id;
  return templates.find((template) => template.id === wanted) ?? null;
}
