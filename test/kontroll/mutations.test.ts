import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readReportData } from "../../src/reports";
import type { ReportData, RowData } from "../../src/reports/report-data.types";
import { runChecks } from "../../src/kontroll";
import { locate, readingOf } from "./reading";

const CASES = ["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"];

function printed(name: string): ReportData {
  return readReportData(JSON.parse(readFileSync(join(__dirname, "..", "cases", name, "printed.json"), "utf8")));
}

/** The report with one row's figure changed. */
function changed(report: ReportData, table: number, section: number, row: number, key: string, value: number | null): ReportData {
  const swap = (data: RowData): RowData => ({ ...data, values: { ...data.values, [key]: value } });
  return {
    ...report,
    tables: report.tables.map((one, t) => (t !== table ? one : { ...one, sections: one.sections.map((part, s) => (s !== section ? part : { ...part, rows: part.rows.map((data, r) => (r === row ? swap(data) : data)) })) })),
  };
}

function fel(report: ReportData): string[] {
  return runChecks(readingOf(report), locate).filter((finding) => finding.severity === "fel").map((finding) => JSON.stringify(finding.cell));
}

/** Not covered by a printed relation: the budget that this deviation is counted from is not printed, so only the many rounded leaves are there. */
const UNPRINTED = "resultat_per_verksamhetsomrade/Resultat och resultatfond/Resultat efter bokslutsdisposition/avvikelse_2017 1.8";

const MUTATIONS: readonly (readonly [string, (value: number) => number, readonly string[]])[] = [
  ["höjd med 1,0", (value) => Math.round((value + 1) * 10) / 10, [UNPRINTED]],
  ["höjd med 10,0", (value) => Math.round((value + 10) * 10) / 10, []],
  ["vänt tecken", (value) => -value, []],
];

describe("one derived figure changed at a time in the printed reports", () => {
  it.each(MUTATIONS)("%s: found as fel", (name, mutate, uncovered) => {
    let tried = 0;
    const missed: string[] = [];
    for (const report of CASES.map(printed)) {
      const before = new Set(fel(report));
      report.tables.forEach((table, t) => table.sections.forEach((section, s) => section.rows.forEach((row, r) => {
        for (const column of table.columns) {
          const value = row.values[column.key] ?? null;
          const derived = row.derived === true || column.formula !== undefined;
          if (!derived || value === null || column.not_for?.includes(row.kind) === true || Math.abs(mutate(value) - value) < 0.6) continue;
          tried += 1;
          if (!fel(changed(report, t, s, r, column.key, mutate(value))).some((key) => !before.has(key) || key.includes(`"column":"${column.key}"`))) missed.push(`${table.id}/${section.label}/${row.label}/${column.key} ${value}`);
        }
      })));
    }
    process.stdout.write(`Kontroll, ${name}: ${tried - missed.length} av ${tried} ändrade siffror hittas\n`);
    expect({ tried: tried > 50, missed }).toEqual({ tried: true, missed: uncovered });
  });
});

describe("one input figure changed at a time in the printed reports", () => {
  const INPUTS: readonly (readonly [string, (value: number) => number | null])[] = [["höjd med 10,0", (value) => Math.round((value + 10) * 10) / 10], ["vänt tecken", (value) => -value], ["tömd", () => null]];

  it.each(INPUTS)("%s: found as fel wherever a printed sum, net or deviation is made of it", (name, mutate) => {
    let tried = 0;
    let found = 0;
    const missed: string[] = [];
    for (const report of CASES.map(printed)) {
      const before = fel(report).length;
      report.tables.filter((table) => table.sign !== null).forEach((table) => {
        const t = report.tables.indexOf(table);
        table.sections.forEach((section, s) => section.rows.forEach((row, r) => {
          for (const column of table.columns) {
            const value = row.values[column.key] ?? null;
            const after = value === null ? null : mutate(value);
            if (value === null || row.derived === true || column.formula !== undefined || Math.abs((after ?? 0) - value) < 5) continue;
            tried += 1;
            if (fel(changed(report, t, s, r, column.key, after)).length > before) found += 1;
            else missed.push(`${table.id}/${section.label}/${row.label}/${column.key} ${value}`);
          }
        }));
      });
    }
    process.stdout.write(`Kontroll, inmatad siffra ${name}: ${found} av ${tried} ändrade siffror hittas\n`);
    if (missed.length > 0) process.stdout.write(`  inte: ${missed.slice(0, 12).join("; ")}\n`);
    expect(found / tried).toBeGreaterThan(0.9);
  });
});
