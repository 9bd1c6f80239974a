import { COSTS_INCOMES_NET } from "./rows";
import type { Template } from "./template";

export const arsjamforelse: Template = {
  id: "arsjamforelse",
  title: "Jämförelse mellan åren",
  description: "Årets bokslut mot föregående års, med differens.",
  columns: [
    { key: "bokslut", label: "Bokslut {år}", kind: "utfall" },
    { key: "bokslut_foregaende", label: "Bokslut {år-1}", kind: "bokslut_foregaende" },
    { key: "differens", label: "Differens mellan åren", kind: "avvikelse", formula: { type: "difference", of: ["bokslut", "bokslut_foregaende"] } },
  ],
  groups: [{ each: "none", label: "Nämndens utfall", rows: COSTS_INCOMES_NET }],
  landscape: false,
  reports: ["verksamhetsberättelse"],
};
