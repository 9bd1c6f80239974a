/** Small reports that use every table layout that sentences are made from, in the three sign conventions. */
import { readReportData } from "../../src/reports/report-data";
import type { ReportData } from "../../src/reports/report-data.types";

interface Row { readonly label: string; readonly kind: string; readonly values: Readonly<Record<string, number | string | null>>; readonly derived?: boolean }
interface Column { readonly key: string; readonly label: string; readonly kind: string; readonly formula?: unknown }

const BUDGET: readonly Column[] = [
  { key: "budget", label: "Budget 2030", kind: "budget" },
  { key: "utfall", label: "Bokslut 2030", kind: "utfall" },
  { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
];
const TERTIAL: readonly Column[] = [
  { key: "budget_period", label: "Periodiserad budget", kind: "budget", formula: { type: "share", of: "budget", months: 8 } },
  { key: "utfall", label: "Utfall", kind: "utfall" },
  { key: "avvikelse_period", label: "Avvikelse period", kind: "avvikelse", formula: { type: "deviation", of: ["budget_period", "utfall"] } },
  { key: "budget", label: "Budget 2030", kind: "budget" },
  { key: "prognos", label: "Prognos", kind: "prognos" },
  { key: "avvikelse", label: "Avvikelse prognos", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "prognos"] } },
];

const rows = (columns: readonly Column[], list: readonly (readonly [string, string])[]): Row[] =>
  list.map(([label, kind]) => ({ label, kind, values: Object.fromEntries(columns.map((c) => [c.key, c.kind === "text" ? "text" : c.formula ? null : 10])) }));

const TRIO = [["Kostnader", "kostnader"], ["Intäkter", "intakter"], ["Netto", "netto"]] as const;
const SPENDING = [["Utgifter", "kostnader"], ["Inkomster", "intakter"], ["Netto", "netto"]] as const;
const SUMS = [["Summa kostnader", "summa_kostnader"], ["Summa intäkter", "summa_intakter"], ["Summa netto", "summa_netto"]] as const;

const table = (id: string, template: string, sign: string | null, columns: readonly Column[], sections: readonly { readonly label: string | null; readonly rows: readonly (readonly [string, string])[] }[]): unknown => ({
  id, template, sign, columns, caption: `${id}: Parkförvaltningen, mnkr`, sections: sections.map((section) => ({ label: section.label, rows: rows(columns, section.rows) })),
});

const report = (meta: Readonly<Record<string, unknown>>, tables: readonly unknown[]): ReportData =>
  readReportData({ meta: { title: "Rapport 2030", organisation: "Parknämnden: parkförvaltningen, Exempelstads kommun", unit: "mnkr", diary_number: null, period: "2030", year: 2030, ...meta }, tables });

const VB = { report_type: "verksamhetsberättelse", from: "2030-01-01", to: "2030-12-31" };
const T2 = { report_type: "tertialrapport", from: "2030-01-01", to: "2030-08-31" };

const item = (columns: readonly Column[], labels: readonly (readonly [string, string])[], id: string, sign: string | null = null): unknown => table(id, id, sign, columns, [{ label: null, rows: labels }]);
const YEARS: readonly Column[] = [
  { key: "nu", label: "Bokslut 2030", kind: "utfall" },
  { key: "da", label: "Bokslut 2029", kind: "bokslut_foregaende" },
  { key: "diff", label: "Förändring", kind: "avvikelse", formula: { type: "difference", of: ["nu", "da"] } },
];

/** Verksamheter in sections with sums and a table of investments: conventions A and C. */
export const sectionsReport = (sign: "intakter_negativa" | "kostnader_negativa", partYear: boolean): ReportData => {
  const columns = partYear ? TERTIAL : BUDGET;
  return report(partYear ? T2 : VB, [
    table("drift", "driftbudget-vb", sign, columns, [{ label: "Parker", rows: TRIO }, { label: "Gator", rows: TRIO }, { label: "Lekplatser", rows: TRIO }, { label: "Summa", rows: SUMS }]),
    table("kansli", "driftbudget-vb", sign, columns, [{ label: "Kansliet", rows: TRIO }]),
    table("investeringar", "investeringar", sign, columns, [{ label: "Investeringar", rows: SPENDING }]),
  ]);
};

/** Costs and incomes in two sections with a resultatfond, and the year before: convention B. */
export const splitReport = (partYear = false): ReportData => {
  const columns = [...(partYear ? TERTIAL : BUDGET), { key: "bokslut_fg", label: "Bokslut 2029", kind: "bokslut_foregaende" }];
  return report(partYear ? T2 : VB, [table("resultat", "resultat-per-verksamhetsomrade", "intakter_positiva", columns, [
    { label: "Kostnader", rows: [["Parker", "kostnader"], ["Gator", "kostnader"], ["Summa kostnader", "summa_kostnader"]] },
    { label: "Intäkter", rows: [["Parker", "intakter"], ["Gator", "intakter"], ["Summa intäkter", "summa_intakter"]] },
    { label: "Resultat", rows: [["Resultat före", "resultat_fore"], ["Ingående resultatfond", "resultatfond_in"], ["Årets förändring", "resultatfond_forandring"], ["Utgående resultatfond", "resultatfond_ut"], ["Resultat efter", "resultat_efter"]] },
  ])]);
};

const FORECAST: readonly Column[] = [
  { key: "budget", label: "Justerad budget", kind: "budget" },
  { key: "bokfort", label: "Bokfört t.o.m. augusti", kind: "utfall" },
  { key: "prognos", label: "Prognos helår", kind: "prognos" },
  { key: "avvikelse", label: "Avvikelse budget/prognos", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "prognos"] } },
];

/** Forecast against budget, investments and a closing net of both. */
export const forecastReport = (): ReportData =>
  report(T2, [
    table("drift", "driftbudget-prognos", "intakter_negativa", FORECAST, [{ label: "Parker", rows: TRIO }, { label: "Gator", rows: TRIO }, { label: "Summa", rows: SUMS }, { label: "Investeringar", rows: SPENDING }, { label: null, rows: [["Totalt netto inkl. investeringar", "summa_netto"]] }]),
    table("totalt", "totalt-inkl-investeringar", "intakter_negativa", FORECAST, [{ label: "Driftverksamhet", rows: TRIO }, { label: "Investeringar", rows: SPENDING }, { label: null, rows: [["Totalt netto inkl. investeringar", "summa_netto"]] }]),
  ]);

/** One net row per verksamhet, period and forecast. */
export const listReport = (): ReportData =>
  report(T2, [table("netto", "periodiserad-sammanfattning", "intakter_negativa", TERTIAL, [{ label: null, rows: [["Parker", "netto"], ["Gator", "netto"], ["Investeringar", "netto"], ["Summa netto", "summa_netto"]] }])]);

const AMOUNT: Column = { key: "kostnad", label: "Belopp", kind: "belopp" };
const MOTIVE: Column = { key: "motivering", label: "Motivering", kind: "text" };

/** The small tables: adjustments, plan, balance, counts, cost kinds, projects, forecasts over the year, resultatenheter. */
export const smallTablesReport = (): ReportData =>
  report(VB, [
    item([AMOUNT, MOTIVE], [["Ny lekplats", "post"], ["Broar", "post"], ["Summa", "summa"]], "ombudgeteringar"),
    item([AMOUNT, MOTIVE], [["Vinterväghållning", "post"], ["Parkering", "post"]], "omslutningsforandringar"),
    item([AMOUNT, MOTIVE], [["Snöröjning", "post"], ["Summa", "summa"]], "budgetjusteringar"),
    item([
      { key: "u", label: "Ursprunglig budget", kind: "budget" }, { key: "o", label: "Ombudgetering", kind: "justering" },
      { key: "b", label: "Budgetjusteringar", kind: "justering" }, { key: "j", label: "Justerad budget", kind: "budget" },
    ], [["Parker", "netto"], ["Summa netto", "summa_netto"]], "budgetbrygga", "intakter_negativa"),
    table("plan", "budget-och-plan", "intakter_negativa", [
      { key: "b30", label: "Budget 2030", kind: "budget" }, { key: "b31", label: "Underlag 2031", kind: "budget" }, { key: "p32", label: "Plan 2032", kind: "plan" },
    ], [{ label: "Driftverksamhet", rows: TRIO }, { label: "Investeringsplan", rows: SPENDING }]),
    table("balansrakning", "balansrakning", null, YEARS, [{ label: "Tillgångar", rows: [["Anläggningstillgångar", "tillgang"], ["Summa tillgångar", "summa"]] }]),
    table("antal", "antal", null, [{ key: "a", label: "2029", kind: "utfall" }, { key: "b", label: "2030", kind: "utfall" }], [{ label: "Antal", rows: [["Besökare", "summa"], ["Barn", "varav"], ["Vuxna", "varav"], ["Guidningar", "antal"]] }]),
    table("slag", "kostnadsslag", "intakter_negativa", BUDGET, [{ label: null, rows: [["Personal", "kostnader"], ["Lokaler", "kostnader"], ["Summa kostnader", "summa_kostnader"]] }]),
    table("varav", "varav-tabell", "intakter_negativa", BUDGET, [{ label: "Kostnader", rows: [["Kostnader", "kostnader"], ["Kapitalkostnader", "varav_kostnader"]] }]),
    table("drift", "driftbudget-vb", "intakter_negativa", BUDGET, [{ label: "Parker", rows: TRIO }, { label: "Gator", rows: TRIO }]),
    table("projekt", "investeringar", "intakter_negativa", BUDGET, [{ label: null, rows: [["Bron", "kostnader"], ["Torget", "kostnader"], ["Kajen", "kostnader"], ["Summa utgifter", "summa_kostnader"]] }]),
    item([{ key: "t1", label: "Prognos T1", kind: "prognos" }, { key: "t2", label: "Prognos T2", kind: "prognos" }, { key: "bokslut", label: "Bokslut 2030", kind: "utfall" }], [["Parker", "netto"], ["Summa netto", "summa_netto"]], "prognosutveckling", "intakter_negativa"),
    table("ar", "arsjamforelse", "intakter_negativa", YEARS, [{ label: "Utfall", rows: TRIO }]),
    item([
      { key: "in", label: "Ingående fond", kind: "ingaende_fond" }, { key: "res", label: "Årets resultat", kind: "arets_resultat" }, { key: "oms", label: "Omslutning", kind: "omslutning" },
      { key: "tak", label: "Tak", kind: "tak" }, { key: "till", label: "Tillförs/uttag", kind: "tillfors" }, { key: "ut", label: "Utgående fond", kind: "utgaende_fond" }, { key: "ater", label: "Återlämnas", kind: "aterlamnas" },
    ], [["Växthuset", "resultatenhet"]], "resultatenheter", "intakter_negativa"),
  ]);
