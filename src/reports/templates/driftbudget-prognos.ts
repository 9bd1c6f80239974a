import { COSTS_INCOMES_NET, SPENDING_INCOME_NET } from "./rows";
import type { ColumnTemplate, Template } from "./template";

const COLUMNS: readonly ColumnTemplate[] = [
  { key: "budget", label: "Justerad budget {år}", kind: "budget" },
  { key: "bokfort", label: "Bokfört t.o.m. {period}", kind: "utfall" },
  { key: "prognos", label: "Prognos helår {år}", kind: "prognos" },
  { key: "avvikelse", label: "Avvikelse budget/prognos", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "prognos"] } },
];

export const driftbudgetPrognos: Template = {
  id: "driftbudget-prognos",
  title: "Driftbudget med prognos",
  description: "Justerad budget, bokfört till och med perioden, helårsprognos och avvikelse mellan budget och prognos.",
  columns: COLUMNS,
  groups: [
    { each: "section", rows: COSTS_INCOMES_NET },
    {
      each: "none", label: "Summa", sumOf: "all", rows: [
        { label: "Summa kostnader", kind: "summa_kostnader", derived: true },
        { label: "varav kapitalkostnader", kind: "varav" },
        { label: "Summa intäkter", kind: "summa_intakter", derived: true },
        { label: "Summa netto", kind: "summa_netto", derived: true },
      ],
    },
    { each: "none", label: "Investeringar", rows: SPENDING_INCOME_NET },
    { each: "none", label: "Totalt", rows: [{ label: "Totalt netto inkl. investeringar", kind: "summa_netto", derived: true }], sumOf: ["Summa", "Investeringar"] },
  ],
  landscape: false,
  reports: ["tertialrapport"],
};

export const totaltInklInvesteringar: Template = {
  id: "totalt-inkl-investeringar",
  title: "Totalt inkl. investeringar",
  description: "Driftverksamhet och investeringar med ett gemensamt netto sist.",
  columns: COLUMNS,
  groups: [
    { each: "none", label: "Driftverksamhet", rows: COSTS_INCOMES_NET },
    { each: "none", label: "Investeringar", rows: SPENDING_INCOME_NET },
    { each: "none", rows: [{ label: "Totalt netto inkl. investeringar", kind: "summa_netto", derived: true }], sumOf: "everything" },
  ],
  landscape: false,
  reports: [],
};

export const varavTabell: Template = {
  id: "varav-tabell",
  title: "Varav-poster",
  description: "Poster som redan ingår i en summa, till exempel kapitalkostnader. De räknas aldrig in en gång till.",
  columns: COLUMNS,
  groups: [{ each: "row", label: "Kostnader", rows: [{ label: "Kostnader", kind: "kostnader" }, { kind: "varav" }] }],
  landscape: false,
  reports: [],
};
