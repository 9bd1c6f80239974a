/** Templates without amounts: counts, complaints, key figures and performance. */
import { itemRows } from "./rows";
import type { Template } from "./template";

export const antal: Template = {
  id: "antal",
  title: "Statistik",
  description: "Antal per tillfälle, utan belopp.",
  columns: [
    { key: "foregaende", label: "{år-1}", kind: "utfall" },
    { key: "utfall", label: "{år}", kind: "utfall" },
  ],
  groups: itemRows("antal", "summa"),
  landscape: false,
  counts: true,
  reports: [],
};

export const synpunkter: Template = {
  id: "synpunkter",
  title: "Synpunkter och klagomål",
  description: "Antal synpunkter under året efter slag, med summa.",
  columns: [
    { key: "foregaende", label: "Antal {år-1}", kind: "bokslut_foregaende" },
    { key: "utfall", label: "Antal {år}", kind: "utfall" },
    { key: "forandring", label: "Förändring", kind: "avvikelse", formula: { type: "difference", of: ["utfall", "foregaende"] } },
  ],
  groups: [{
    each: "none", rows: [
      { label: "Klagomål", kind: "antal" }, { label: "Positiva synpunkter", kind: "antal" },
      { label: "Förbättringsförslag", kind: "antal" }, { label: "Summa", kind: "summa", derived: true },
    ],
  }],
  landscape: false,
  counts: true,
  reports: [],
};

export const nyckeltal: Template = {
  id: "nyckeltal",
  title: "Nyckeltal",
  description: "Nyckeltal för i år och föregående år, med förändring.",
  columns: [
    { key: "foregaende", label: "{år-1}", kind: "bokslut_foregaende" },
    { key: "utfall", label: "{år}", kind: "utfall" },
    { key: "forandring", label: "Förändring", kind: "avvikelse", formula: { type: "difference", of: ["utfall", "foregaende"] } },
  ],
  groups: [{ each: "row", rows: [{ kind: "antal" }] }],
  landscape: false,
  counts: true,
  reports: [],
};

export const prestationer: Template = {
  id: "prestationer",
  title: "Prestationer",
  description: "Planerade och utförda prestationer per verksamhet.",
  columns: [
    { key: "plan", label: "Plan {år}", kind: "plan" },
    { key: "utfall", label: "Utfall {år}", kind: "utfall" },
    { key: "skillnad", label: "Skillnad mot plan", kind: "avvikelse", formula: { type: "difference", of: ["utfall", "plan"] } },
  ],
  groups: itemRows("antal", "summa"),
  landscape: false,
  counts: true,
  reports: [],
};
