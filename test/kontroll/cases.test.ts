import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readReportData } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { runChecks, type Finding } from "../../src/kontroll";
import { locate, readingOf } from "./reading";

const CASES = ["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"];

function report(name: string, file: "input" | "printed"): ReportData {
  return readReportData(JSON.parse(readFileSync(join(__dirname, "..", "cases", name, `${file}.json`), "utf8")));
}

function shown(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${finding.severity} ${finding.check} ${finding.cell === null ? finding.address : `${finding.cell.table}/${finding.cell.row}/${finding.cell.column}`}: ${finding.actual} (${finding.expected}) ${finding.explanation}`);
}

describe("the published reports", () => {
  it.each(CASES)("%s: the input figures alone give no fel", (name) => {
    expect(runChecks(readingOf(report(name, "input")), locate).filter((finding) => finding.severity === "fel" && finding.check !== "delar-helhet")).toEqual([]);
  });

  it("the printed errors that lie in the data are fel, and nothing else is", () => {
    const errors = CASES.flatMap((name) => runChecks(readingOf(report(name, "printed")), locate).filter((finding) => finding.severity === "fel").map((finding) => [name, finding.check, finding.actual, finding.expected, finding.difference]));
    expect(errors).toEqual([
      ["000-vb-2011", "delar-helhet", 79.3, 79.7, -0.4],
      ["003-t2-2006", "tryckt", 9.1, -0.9, 10],
    ]);
  });

  it("every finding on the printed figures, as a controller reads them", () => {
    expect(Object.fromEntries(CASES.map((name) => [name, shown(runChecks(readingOf(report(name, "printed")), locate))]))).toMatchSnapshot();
  });
});
