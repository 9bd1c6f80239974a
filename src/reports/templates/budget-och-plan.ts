import { COSTS_INCOMES_NET, SPENDING_INCOME_NET } from "./rows";
import type { Template } from "./template";

export const budgetOchPlan: Template = {
  id: "budget-och-plan",
  title: "Budget och plan",
  description: "Årets budget, underlag för nästa år och plan för de två därpå följande åren, drift och investeringar.",
  columns: [
    { key: "budget", label: "Budget {år-1}", kind: "budget" },
    { key: "underlag", label: "Underlag till budget {år}", kind: "budget" },
    { key: "plan_1", label: "Plan {år+1}", kind: "plan" },
    { key: "plan_2", label: "Plan {år+2}", kind: "plan" },
  ],
  groups: [
    { each: "none", label: "Driftverksamhet", rows: COSTS_INCOMES_NET },
    { each: "none", label: "Investeringsplan", rows: SPENDING_INCOME_NET },
  ],
  landscape: false,
  reports: ["underlag till budget"],
};
