/** A report of any size, always the same: verksamheter with costs, incomes and net, and indicators under ten goals. */
import { readReport } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";

/** As the file of it would hold it. */
export function largeReportJson(units: number, indicators: number): unknown {
  const unit = (index: number): unknown => ({
    label: `Verksamhet ${index}`,
    rows: [
      { label: "Kostnader", kind: "kostnader", values: { budget: 10 + (index % 17), utfall: 10 + (index % 17) + ((index * 7) % 11) / 10 - 0.5 } },
      { label: "Intäkter", kind: "intakter", values: { budget: -(index % 5), utfall: -(index % 5) - ((index * 3) % 7) / 10 } },
      { label: "Netto", kind: "netto", derived: true, values: {} },
    ],
  });
  const names = Array.from({ length: units }, (_unit, index) => index + 1);
  const goals = Array.from({ length: 10 }, (_goal, index) => `${index + 1}. Målet för område ${index + 1}`);
  return {
    meta: { title: "Verksamhetsberättelse 2024", organisation: "Kulturnämnden", report_type: "verksamhetsberättelse", unit: "mnkr", diary_number: "KN 2024/17", period: "2024", year: 2024, from: "2024-01-01", to: "2024-12-31" },
    tables: [{
      id: "drift", template: "driftbudget-vb", caption: "Driftbudget (mnkr)", sign: "intakter_negativa",
      columns: [
        { key: "budget", label: "Budget 2024", kind: "budget" }, { key: "utfall", label: "Bokslut 2024", kind: "utfall" },
        { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
      ],
      sections: [...names.map(unit), {
        label: "Summa", sum_of: names.map((index) => `Verksamhet ${index}`), rows: ["kostnader", "intäkter", "netto"].map((word) => ({ label: `Summa ${word}`, kind: `summa_${word.replace("ä", "a")}`, derived: true, values: {} })),
      }],
    }],
    indikatorer: Array.from({ length: indicators }, (_indicator, index) => ({
      owner: null, goal: goals[index % goals.length], goal_level: "Nämndmål", name: `Indikator ${index}`, layout: "A", comment: null,
      raw: { utfall: `${50 + (index % 50)} %`, arsmal: `${60 + ((index * 3) % 40)} %`, kf_arsmal: "", period: "2024" },
    })),
  };
}

export const largeReport = (units: number, indicators: number): ReportData => readReport(largeReportJson(units, indicators)).report;
