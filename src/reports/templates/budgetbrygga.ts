import { itemRows, NET_ROWS } from "./rows";
import type { Template } from "./template";

export const budgetbrygga: Template = {
  id: "budgetbrygga",
  title: "Budgetbrygga",
  description: "Från ursprunglig till justerad budget per verksamhet.",
  columns: [
    { key: "ursprunglig", label: "Ursprunglig budget {år}", kind: "budget" },
    { key: "ombudgetering", label: "Ombudgetering", kind: "justering" },
    { key: "budgetjustering", label: "Budgetjusteringar", kind: "justering" },
    { key: "omslutning", label: "Omslutningsförändringar", kind: "justering" },
    { key: "justerad", label: "Justerad budget {år}", kind: "budget", formula: { type: "sum", of: ["ursprunglig", "ombudgetering", "budgetjustering", "omslutning"] } },
  ],
  groups: NET_ROWS,
  landscape: true,
  reports: [],
};

export const prognosutveckling: Template = {
  id: "prognosutveckling",
  title: "Prognosutveckling",
  description: "Prognosen i tertialrapport 1 och 2 mot bokslutet, per verksamhet.",
  columns: [
    { key: "prognos_t1", label: "Prognos T1", kind: "prognos" },
    { key: "prognos_t2", label: "Prognos T2", kind: "prognos" },
    { key: "bokslut", label: "Bokslut {år}", kind: "utfall" },
    { key: "forandring", label: "Förändring bokslut/T2", kind: "avvikelse", formula: { type: "difference", of: ["bokslut", "prognos_t2"] } },
  ],
  groups: NET_ROWS,
  landscape: false,
  reports: [],
};

export const kostnadsslag: Template = {
  id: "kostnadsslag",
  title: "Kostnadsslag",
  description: "Kostnader efter slag: personal, lokaler, kapital och övrigt.",
  columns: [
    { key: "budget", label: "Justerad budget {år}", kind: "budget" },
    { key: "utfall", label: "Utfall {år}", kind: "utfall" },
    { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
  ],
  groups: [{
    each: "none", rows: [
      { label: "Personalkostnader", kind: "kostnader" }, { label: "Lokalkostnader", kind: "kostnader" }, { label: "Kapitalkostnader", kind: "kostnader" },
      { label: "Övriga kostnader", kind: "kostnader" }, { label: "Summa kostnader", kind: "summa_kostnader", derived: true },
    ],
  }],
  landscape: false,
  reports: [],
};

export const manadsrapport: Template = {
  id: "manadsrapport",
  title: "Månadsrapport",
  description: "Periodens utfall mot samma period föregående år, budget och prognos, per verksamhet.",
  columns: [
    { key: "utfall", label: "Utfall t.o.m. {period}", kind: "utfall" },
    { key: "foregaende", label: "Samma period {år-1}", kind: "bokslut_foregaende" },
    { key: "forandring", label: "Förändring", kind: "avvikelse", formula: { type: "difference", of: ["utfall", "foregaende"] } },
    { key: "budget", label: "Budget {år}", kind: "budget" },
    { key: "prognos", label: "Prognos {år}", kind: "prognos" },
    { key: "avvikelse", label: "Avvikelse budget/prognos", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "prognos"] } },
  ],
  groups: NET_ROWS,
  landscape: true,
  reports: [],
};

export const balansrakning: Template = {
  id: "balansrakning",
  title: "Balansräkning",
  description: "Tillgångar och skulder vid detta och föregående bokslut, med förändring i belopp och procent.",
  columns: [
    { key: "bokslut", label: "{år}-12-31", kind: "utfall" },
    { key: "foregaende", label: "{år-1}-12-31", kind: "bokslut_foregaende" },
    { key: "forandring", label: "Förändring", kind: "avvikelse", formula: { type: "difference", of: ["bokslut", "foregaende"] } },
    { key: "procent", label: "Förändring i procent", kind: "procent", formula: { type: "difference_percent", of: ["bokslut", "foregaende"] } },
  ],
  groups: [
    { each: "none", label: "Tillgångar", rows: [{ label: "Anläggningstillgångar", kind: "tillgang" }, { label: "Omsättningstillgångar", kind: "tillgang" }, { label: "Summa tillgångar", kind: "summa", derived: true }] },
    { each: "none", label: "Eget kapital och skulder", rows: [{ label: "Eget kapital", kind: "skuld" }, { label: "Långfristiga skulder", kind: "skuld" }, { label: "Kortfristiga skulder", kind: "skuld" }, { label: "Summa eget kapital och skulder", kind: "summa", derived: true }] },
  ],
  landscape: false,
  reports: [],
};

const ADJUSTMENT_COLUMNS: Template["columns"] = [
  { key: "kostnad", label: "Belopp (kostnad)", kind: "belopp" },
  { key: "intakt", label: "Belopp (intäkt)", kind: "belopp" },
  { key: "motivering", label: "Motivering", kind: "text" },
];

export const ombudgeteringar: Template = {
  id: "ombudgeteringar",
  title: "Ombudgeteringar",
  description: "Belopp som begärs överförda till nästa år, med ändamål och motivering.",
  columns: [{ key: "kostnad", label: "Belopp (kostnad)", kind: "belopp" }, { key: "motivering", label: "Motivering", kind: "text" }],
  groups: itemRows("post", "summa"),
  landscape: false,
  reports: [],
};

export const omslutningsforandringar: Template = {
  id: "omslutningsforandringar",
  title: "Omslutningsförändringar",
  description: "Ändringar som ökar eller minskar kostnader och intäkter lika mycket.",
  columns: ADJUSTMENT_COLUMNS,
  groups: itemRows("post", "summa"),
  landscape: false,
  reports: [],
};

export const budgetjusteringar: Template = {
  id: "budgetjusteringar",
  title: "Budgetjusteringar",
  description: "Begärda budgetjusteringar med kostnad, intäkt och motivering.",
  columns: ADJUSTMENT_COLUMNS,
  groups: itemRows("post", "summa"),
  landscape: false,
  reports: [],
};
