/** What a row kind means: its nature, whether it is a sum or a `varav` row, and how it looks. Kinds are open; an unknown kind has nature "ovrigt". */
import type { SignConvention } from "./report-data.types";
import type { RowLook } from "./table-model";

/** kostnad, intakt, netto, resultat: amounts by convention; fond: rows of the resultatfond; ovrigt: counts and everything else. */
export type Nature = "kostnad" | "intakt" | "netto" | "resultat" | "fond" | "ovrigt";

const SUM = /^(?:summa|totalt|total)(?:_|$)/;
const VARAV = /^varav(?:_|$)/;

export function isSumKind(kind: string): boolean {
  return SUM.test(kind);
}

export function isVaravKind(kind: string): boolean {
  return VARAV.test(kind);
}

/** The kind that a sum adds: "summa_kostnader" → "kostnader", "summa" → "". Other kinds give themselves. */
export function baseKind(kind: string): string {
  return kind.replace(SUM, "").replace(VARAV, "");
}

export function natureOfKind(kind: string): Nature {
  const base = baseKind(kind).toLowerCase();
  if (/^(?:brutto)?(?:kostnad|utgift)/.test(base)) return "kostnad";
  if (/^(?:intakt|intäkt|inkomst)/.test(base)) return "intakt";
  if (base.startsWith("netto")) return "netto";
  if (base.startsWith("resultatfond")) return "fond";
  if (base.startsWith("resultat")) return "resultat";
  return "ovrigt";
}

/** True for a result that a table of negative incomes computes: costs less incomes, so a surplus has a minus there, as in a netto. */
export function isNetResult(row: { readonly base: string; readonly data: { readonly derived?: boolean } }, sign: SignConvention | null): boolean {
  return sign === "intakter_negativa" && row.data.derived === true && (row.base === "resultat_fore" || row.base === "resultat_efter");
}

/** The nature that a label suggests, for rows whose kind says nothing. */
export function natureOfLabel(label: string): Nature | null {
  if (/netto/i.test(label)) return "netto";
  if (/resultat/i.test(label)) return "resultat";
  if (/intäkt|inkomst/i.test(label)) return "intakt";
  if (/kostnad|utgift/i.test(label)) return "kostnad";
  return null;
}

export function lookOfKind(kind: string): RowLook {
  if (isVaravKind(kind)) return "varav";
  if (isSumKind(kind)) return "sum";
  const base = baseKind(kind);
  if (base === "resultat_fore" || base === "resultat_efter" || base === "resultatfond_ut") return "net";
  return natureOfKind(kind) === "netto" ? "net" : "plain";
}
