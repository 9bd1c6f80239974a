import type { ReportMeta } from "./report-data.types";

/** The line under a table's caption: organisation, report and period, nothing twice. */
export function reportLine(meta: ReportMeta): string {
  return [meta.organisation, meta.title, meta.period].filter((text, index, all) => text !== "" && !all.slice(0, index).some((before) => before.includes(text))).join(" · ");
}
