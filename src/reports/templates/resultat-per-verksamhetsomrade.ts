import type { Template } from "./template";

export const resultatPerVerksamhetsomrade: Template = {
  id: "resultat-per-verksamhetsomrade",
  title: "Resultat per verksamhetsområde",
  description: "Först alla kostnader, sedan alla intäkter per verksamhetsområde, därefter resultat och resultatfond.",
  columns: [
    { key: "budget", label: "Budget {år}", kind: "budget" },
    { key: "bokslut", label: "Bokslut {år}", kind: "utfall" },
    {
      key: "avvikelse", label: "Budgetavvikelse {år}", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "bokslut"] },
      notFor: ["resultatfond_in", "resultatfond_forandring", "resultatfond_ut"],
    },
    { key: "bokslut_foregaende", label: "Bokslut {år-1}", kind: "bokslut_foregaende" },
  ],
  groups: [
    { each: "row", label: "Kostnader", rows: [{ kind: "kostnader" }, { label: "Summa kostnader", kind: "summa_kostnader", derived: true }] },
    { each: "row", label: "Intäkter", rows: [{ kind: "intakter" }, { label: "Summa intäkter", kind: "summa_intakter", derived: true }] },
    {
      each: "none", label: "Resultat och resultatfond", rows: [
        { label: "Resultat före bokslutsdisposition", kind: "resultat_fore", derived: true },
        { label: "Ingående resultatfond", kind: "resultatfond_in" },
        { label: "Årets förändring av resultatfond", kind: "resultatfond_forandring" },
        { label: "Utgående resultatfond", kind: "resultatfond_ut", derived: true },
        { label: "Resultat efter bokslutsdisposition", kind: "resultat_efter", derived: true },
      ],
    },
  ],
  landscape: false,
  reports: ["verksamhetsberättelse"],
};
