/** Groups of rows that several templates share. */
import type { GroupTemplate, RowTemplate } from "./template";

export const COSTS_INCOMES_NET: readonly RowTemplate[] = [
  { label: "Kostnader", kind: "kostnader" },
  { label: "Intäkter", kind: "intakter" },
  { label: "Netto", kind: "netto", derived: true },
];

export const SPENDING_INCOME_NET: readonly RowTemplate[] = [
  { label: "Utgifter", kind: "kostnader" },
  { label: "Inkomster", kind: "intakter" },
  { label: "Netto", kind: "netto", derived: true },
];

export const SUMS: readonly RowTemplate[] = [
  { label: "Summa kostnader", kind: "summa_kostnader", derived: true },
  { label: "Summa intäkter", kind: "summa_intakter", derived: true },
  { label: "Summa netto", kind: "summa_netto", derived: true },
];

/** One section per verksamhet (Kostnader, Intäkter, Netto) and a closing Summa over them. */
export const PER_VERKSAMHET: readonly GroupTemplate[] = [
  { each: "section", rows: COSTS_INCOMES_NET },
  { each: "none", label: "Summa", rows: SUMS, sumOf: "all" },
];

/** One net row per verksamhet and Summa netto. */
export const NET_ROWS: readonly GroupTemplate[] = [
  { each: "row", rows: [{ kind: "netto" }, { label: "Summa netto", kind: "summa_netto", derived: true }] },
];

/** One row per verksamhet or item and Summa. */
export function itemRows(kind: string, sumKind: string, sumLabel = "Summa"): readonly GroupTemplate[] {
  return [{ each: "row", rows: [{ kind }, { label: sumLabel, kind: sumKind, derived: true }] }];
}
