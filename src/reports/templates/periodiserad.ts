/** The two T2 tables: detailed (costs, incomes, net per verksamhet) and summary (one net row per verksamhet), with the same columns. */
import { NET_ROWS, PER_VERKSAMHET, SPENDING_INCOME_NET } from "./rows";
import type { ColumnTemplate, Template } from "./template";

const COLUMNS: readonly ColumnTemplate[] = [
  { key: "budget_period", label: "Periodiserad budget", kind: "budget", formula: { type: "share", of: "budget", months: "period" } },
  { key: "utfall_period", label: "Periodiserat utfall", kind: "utfall" },
  { key: "avvikelse_period", label: "Avvikelse budget/utfall", kind: "avvikelse", formula: { type: "deviation", of: ["budget_period", "utfall_period"] } },
  { key: "budget", label: "Justerad budget {år}", kind: "budget" },
  { key: "prognos", label: "Prognos {år}", kind: "prognos" },
  { key: "avvikelse", label: "Avvikelse budget/prognos", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "prognos"] } },
];

export const periodiseradDetalj: Template = {
  id: "periodiserad-detalj",
  title: "Periodiserad uppföljning",
  description: "Periodens budget och utfall samt helårsprognos per verksamhet, med summor exklusive och inklusive investeringar.",
  columns: COLUMNS,
  groups: [
    ...PER_VERKSAMHET,
    { each: "none", label: "Investeringar", rows: SPENDING_INCOME_NET },
    { each: "none", label: "Totalt", rows: [{ label: "Totalt netto inkl. investeringar", kind: "summa_netto", derived: true }], sumOf: ["Summa", "Investeringar"] },
  ],
  landscape: true,
  reports: ["tertialrapport"],
};

export const periodiseradSammanfattning: Template = {
  id: "periodiserad-sammanfattning",
  title: "Sammanfattning period",
  description: "Periodens budget och utfall samt helårsprognos, en nettorad per verksamhet.",
  columns: COLUMNS,
  groups: NET_ROWS,
  landscape: true,
  reports: ["tertialrapport"],
};
