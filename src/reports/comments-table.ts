/** Synpunkter och klagomål: the report's counts of comments by kind, as a table. */
import type { ReportData, RowData, TableData } from "./report-data.types";
import { templateById } from "./templates";

const NAMES: Readonly<Record<string, string>> = {
  klagomal: "Klagomål", positiva_synpunkter: "Positiva synpunkter", forbattringsforslag: "Förbättringsförslag",
  berom: "Beröm", fragor: "Frågor", ovrigt: "Övrigt", synpunkter: "Synpunkter",
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key of the data as a label: the known words, else the key with spaces and a capital. */
function labelOf(key: string): string {
  const plain = key.replace(/_/g, " ").trim();
  return NAMES[key] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The table of the member `synpunkter` ({total, parts{kind: count}}); null when the report has none or it holds no counts. */
export function commentsTable(report: ReportData): TableData | null {
  const raw = report.extra["synpunkter"];
  const template = templateById("synpunkter");
  if (!isRecord(raw) || template === null) return null;
  const total = typeof raw["total"] === "number" ? raw["total"] : null;
  const parts = Object.entries(isRecord(raw["parts"]) ? raw["parts"] : {}).filter((entry): entry is [string, number] => typeof entry[1] === "number");
  const counts = parts.map(([key, utfall]): RowData => ({ label: labelOf(key), kind: "antal", values: { utfall } }));
  if (counts.length === 0 && total === null) return null;
  const sum: RowData = counts.length === 0 ? { label: "Synpunkter", kind: "antal", values: { utfall: total } } : { label: "Summa", kind: "summa", derived: true, values: total === null ? {} : { utfall: total } };
  return {
    id: template.id, template: template.id, caption: template.title, sign: null,
    columns: [{ key: "utfall", label: String(report.meta.year), kind: "utfall" }],
    sections: [{ label: null, rows: [...counts, sum] }],
  };
}
