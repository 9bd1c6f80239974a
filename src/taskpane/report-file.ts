/** The text of a report data file as the user has it on disk. */
import { BokslutError } from "../domain/errors";
import { readReport } from "../reports/report-data";
import type { ReportReading } from "../reports/report-data";
import { sv } from "./strings.sv";

/**
 * Reads the text of a report data file (JSON, with or without a byte order mark).
 * Throws a `BokslutError` "bad-data": for text that is no JSON, else with the path of what is wrong.
 */
export function readReportText(text: string): ReportReading {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new BokslutError("bad-data", sv.report.notJson);
  }
  return readReport(json);
}
