/** Every sentence form with positive, negative, zero and empty cells: reviewed as text, and held to the rules of a sentence. */
import * as fc from "fast-check";
import { composeNarrative, renderParagraph, type CellLookup, type CellValue } from "../../src/narrative";
import type { ReportData } from "../../src/reports/report-data.types";
import { LABEL_COLUMN, type CellRef } from "../../src/reports/table-model";
import { modelsOf } from "./case-report";
import { forecastReport, listReport, sectionsReport, smallTablesReport, splitReport } from "./sample-reports";

const SAMPLES: Readonly<Record<string, ReportData>> = {
  "intäkter negativa, bokslut": sectionsReport("intakter_negativa", false),
  "intäkter negativa, tertial": sectionsReport("intakter_negativa", true),
  "kostnader negativa, bokslut": sectionsReport("kostnader_negativa", false),
  "intäkter positiva, resultatfond": splitReport(),
  "intäkter positiva, tertial": splitReport(true),
  "nettorader, tertial": listReport(),
  "helårsprognos": forecastReport(),
  "små tabeller": smallTablesReport(),
};

const lookupOf = (report: ReportData, figure: (ref: CellRef) => CellValue): CellLookup => {
  const models = modelsOf(report);
  return (ref) => (ref.column === LABEL_COLUMN ? models.find((m) => m.id === ref.table)?.rows.find((row) => row.key === ref.row)?.label ?? null : figure(ref));
};

const FIGURES: Readonly<Record<string, CellValue>> = { plus: 12.34, minus: -12.34, noll: 0.04, tom: null };

describe("sentence forms", () => {
  test.each(Object.keys(SAMPLES))("%s", (name) => {
    const report = SAMPLES[name];
    if (!report) throw new Error(name);
    const lines = composeNarrative(report, modelsOf(report)).flatMap((paragraph) => [
      `[${paragraph.section}] ${paragraph.key}`,
      ...Object.entries(FIGURES).map(([sign, value]) => `  ${sign.padEnd(5)} ${renderParagraph(paragraph, lookupOf(report, () => value))}`),
    ]);
    expect(lines.join("\n").replace(/\u00a0/g, " ")).toMatchSnapshot();
  });

  const figures = fc.array(fc.constantFrom<CellValue>(null, 0, 0.04, -0.04, 0.05, -0.05, 7.25, -7.25, 1234.5, -1234.5), { minLength: 7, maxLength: 40 });
  test.each(Object.keys(SAMPLES))("%s: whatever the figures, a sentence is a sentence", (name) => {
    const report = SAMPLES[name];
    if (!report) throw new Error(name);
    const paragraphs = composeNarrative(report, modelsOf(report));
    fc.assert(fc.property(figures, (list) => {
      const known = new Map<string, CellValue>();
      const lookup = lookupOf(report, (ref) => {
        const key = `${ref.table ?? ""}/${ref.row}/${ref.column}`;
        if (!known.has(key)) known.set(key, list[known.size % list.length] ?? null);
        return known.get(key) ?? null;
      });
      for (const paragraph of paragraphs) {
        const text = renderParagraph(paragraph, lookup);
        expect(text).not.toMatch(/ {2}|^ | $| [.,;:)]|\(\)|\( |[{}|]|undefined|NaN|\.\.|,\.|,,/);
        if (text !== "" && !paragraph.key.startsWith("att:")) expect(text).toMatch(/^[A-ZÅÄÖ].*\.$/);
        expect(text).not.toMatch(/(överskott|underskott|ökat|minskat|ökning|minskning|högre|lägre)( om| på| med)? −/);
        expect(text).not.toMatch(/(överskott|underskott) (om|på) 0,0\u00a0|(ökat|minskat) med 0,0\u00a0/);
      }
    }), { numRuns: 60 });
  });
});
