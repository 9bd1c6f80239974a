import { PER_VERKSAMHET } from "./rows";
import type { Template } from "./template";

export const driftbudgetVb: Template = {
  id: "driftbudget-vb",
  title: "Driftbudget",
  description: "Justerad budget mot bokslut per verksamhet, med kostnader, intäkter och netto och summor sist.",
  columns: [
    { key: "budget", label: "Justerad budget {år}", kind: "budget" },
    { key: "bokslut", label: "Bokslut {år}", kind: "utfall" },
    { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "bokslut"] } },
  ],
  groups: PER_VERKSAMHET,
  landscape: false,
  reports: ["verksamhetsberättelse"],
};
