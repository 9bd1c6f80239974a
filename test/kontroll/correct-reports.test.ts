import fc from "fast-check";
import { runChecks, type Finding } from "../../src/kontroll";
import type { ReportData } from "../../src/reports/report-data.types";
import { correctReport } from "./correct-reports";
import { locate, readingOf } from "./reading";

function fel(report: ReportData): string[] {
  return runChecks(readingOf(report), locate).filter((finding: Finding) => finding.severity === "fel").map((finding) => `${finding.check} ${finding.explanation}`);
}

describe("made-up reports that are right", () => {
  it("give no fel when their figures are printed rounded", () => fc.assert(fc.property(correctReport, ({ report }) => expect(fel(report)).toEqual([])), { numRuns: 250 }));

  it("give no fel when their figures are kept in full", () => fc.assert(fc.property(correctReport, ({ full }) => expect(fel(full)).toEqual([])), { numRuns: 100 }));
});
