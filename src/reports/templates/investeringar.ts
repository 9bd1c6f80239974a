import { itemRows, SPENDING_INCOME_NET } from "./rows";
import type { Template } from "./template";

export const investeringar: Template = {
  id: "investeringar",
  title: "Investeringar",
  description: "Budget, utgift och avvikelse för investeringar, i tertialrapporter även prognos, med utgifter, inkomster och netto.",
  columns: [
    { key: "budget", label: "Justerad budget {år}", kind: "budget" },
    { key: "utgift", label: "Utfall {år}", kind: "utfall" },
    { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utgift"] } },
  ],
  columnsFor: {
    tertialrapport: [
      { key: "budget", label: "Justerad budget {år}", kind: "budget" },
      { key: "utgift", label: "Bokfört t.o.m. {period}", kind: "utfall" },
      { key: "prognos", label: "Prognos helår {år}", kind: "prognos" },
      { key: "avvikelse", label: "Avvikelse budget/prognos", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "prognos"] } },
    ],
  },
  groups: [{ each: "none", label: "Investeringar", rows: SPENDING_INCOME_NET }],
  landscape: false,
  reports: ["verksamhetsberättelse", "tertialrapport"],
};

export const investeringsprojekt: Template = {
  id: "investeringsprojekt",
  title: "Investeringsprojekt över år",
  description: "Projektens totala budget, ackumulerade utgifter, vad som återstår och slutprognos.",
  columns: [
    { key: "total_budget", label: "Total budget", kind: "budget" },
    { key: "tidigare", label: "Utgift t.o.m. {år-1}", kind: "utfall" },
    { key: "arets", label: "Utgift {år}", kind: "utfall" },
    { key: "ackumulerat", label: "Ackumulerat", kind: "summa", formula: { type: "sum", of: ["tidigare", "arets"] } },
    { key: "aterstar", label: "Återstår av budget", kind: "avvikelse", formula: { type: "difference", of: ["total_budget", "ackumulerat"] } },
    { key: "slutprognos", label: "Slutprognos", kind: "prognos" },
    { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["total_budget", "slutprognos"] } },
  ],
  groups: itemRows("kostnader", "summa_kostnader"),
  landscape: true,
  reports: [],
};
