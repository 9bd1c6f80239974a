/** A small report with goals, indicators and activities of every kind. For tests. */
import { readReport } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";

const indicator = (goal: string, name: string, raw: Record<string, string>, comment: string | null = null): unknown => ({ owner: "nämnd", goal, goal_level: "nämndmål", name, layout: "C", comment, raw });

/** `more` replaces members of the report. */
export function followUpReport(more: Record<string, unknown> = {}, meta: Record<string, unknown> = {}): ReportData {
  return readReport({
    meta: { title: "Verksamhetsberättelse 2024", organisation: "Kulturnämnden", report_type: "verksamhetsberättelse", unit: "mnkr", diary_number: null, period: "2024", year: 2024, from: "2024-01-01", to: "2024-12-31", ...meta },
    mal: [
      { nr: "1", text: "En levande stad", mal_for_verksamhetsomradet: [
        { nr: "1.1", text: "Alla har nära till kultur", status: "Uppfylls helt", namndmal: [{ nr: null, text: "Biblioteken når fler", status: "Uppfylls helt", motivering: "Utlåningen ökar." }] },
      ] },
      { nr: "2", text: "En hållbar stad", mal_for_verksamhetsomradet: [{ nr: "2.1", text: "Energin används klokt", status: null }] },
    ],
    indikatorer: [
      indicator("1.1 Alla har nära till kultur", "Andel nöjda besökare", { utfall: "92 %", utfall_foregaende_ar: "90 %", arsmal: "90 %", kf_arsmal: "öka" }),
      indicator("Biblioteken når fler", "Antal lån", { utfall: "8 000 st", utfall_foregaende_ar: "8 500 st", arsmal: "öka", kf_arsmal: "" }),
      indicator("2.1 Energin används klokt", "Utsläpp", { utfall: "1 100 ton CO2", utfall_foregaende_ar: "", arsmal: "Max 1 050 ton CO2", kf_arsmal: "" }),
      indicator("2.1 Energin används klokt", "Elförbrukning", { utfall: "44 571 kWh", utfall_foregaende_ar: "", arsmal: "45 000 m2", kf_arsmal: "680 gWh" }),
      indicator("2.1 Energin används klokt", "Andel solel", { utfall: "12 %", utfall_foregaende_ar: "", arsmal: "tas fram av nämnden", kf_arsmal: "" }),
    ],
    aktiviteter: [
      { owner: "nämnd", goal: "Biblioteken når fler", goal_level: "nämndmål", name: "Öppna bokbuss", start: "2024-01-01", slut: "2024-06-30", avvikelse: "Bussen är försenad", comment: null },
      { owner: "nämnd", goal: "Biblioteken når fler", goal_level: "nämndmål", name: "Ny katalog", start: "2024-03-01", slut: "2025-03-01", avvikelse: null, comment: null },
      { owner: "nämnd", goal: "Biblioteken når fler", goal_level: "nämndmål", name: "Läsår", start: "2025-01-01", slut: "2025-12-31", avvikelse: null, comment: null },
      { owner: "nämnd", goal: "Biblioteken når fler", goal_level: "nämndmål", name: "=Städa arkivet", start: null, slut: "2024-12-31", avvikelse: null, comment: "Klart." },
    ],
    ...more,
  }).report;
}
