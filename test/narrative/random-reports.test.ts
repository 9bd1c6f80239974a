/** Laws of the generated text on random reports: other shapes, conventions, units, names and gaps than any example. */
import fc from "fast-check";
import { composeNarrative, renderParagraph } from "../../src/narrative";
import { knownFigures, reviewText } from "../../src/narrative/granska";
import type { ReportData } from "../../src/reports/report-data.types";
import { bookOf, items, report, sections, unit, type Book, type Column } from "./unseen/build";

const YEAR: readonly Column[] = [
  { key: "b", label: "Justerad budget", kind: "budget" }, { key: "u", label: "Bokslut 2031", kind: "utfall" },
  { key: "a", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "u"] } }, { key: "f", label: "Bokslut 2030", kind: "bokslut_foregaende" },
];
const TERTIAL: readonly Column[] = [
  { key: "bp", label: "Periodbudget", kind: "budget", formula: { type: "share", of: "b", months: 4 } }, { key: "u", label: "Periodutfall", kind: "utfall" },
  { key: "ap", label: "Periodavvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["bp", "u"] } }, { key: "b", label: "Helårsbudget", kind: "budget" },
  { key: "p", label: "Prognos", kind: "prognos" }, { key: "a", label: "Prognosavvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "p"] } },
];
const FORECAST: readonly Column[] = [
  { key: "b", label: "Budget", kind: "budget" }, { key: "u", label: "Bokfört", kind: "utfall" }, { key: "p", label: "Prognos", kind: "prognos" },
  { key: "a", label: "Avvikelse mot prognos", kind: "avvikelse", formula: { type: "deviation", of: ["b", "p"] } },
];
const NAMES = ["förskola", "Äldreomsorg", "Centrumhus", "Arkiv x", "Vi som hjälper unga", "IT", "Barn som far illa", "Gata/park", "e-Tjänster", "Nämnd & stab", "Parkers", "Hemtjänst {natt}", "Skola 7–9"];

const size = fc.integer({ min: 0, max: 900_000 }).map((tenths) => tenths / 10);
const figure = fc.oneof({ weight: 12, arbitrary: size }, { weight: 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(null) });
const row = fc.array(figure, { minLength: 3, maxLength: 3 });

const reports: fc.Arbitrary<ReportData> = fc.record({
  columns: fc.constantFrom(YEAR, TERTIAL, FORECAST), sign: fc.constantFrom("intakter_negativa", "intakter_positiva", "kostnader_negativa"), unit: fc.constantFrom("mnkr", "tkr", "kr"),
  shape: fc.constantFrom("sections", "split", "list"), names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 7 }), figures: fc.array(fc.tuple(row, row, fc.boolean()), { minLength: 7, maxLength: 7 }),
}).map(({ columns, sign, unit: money, shape, names, figures }) => {
  const signed = (of: "cost" | "income", values: readonly (number | null)[]): (number | null)[] => {
    const negative = (sign === "intakter_negativa" && of === "income") || (sign === "kostnader_negativa" && of === "cost");
    return values.map((value) => (value === null ? null : negative ? 0 - value : value));
  };
  const at = (index: number): readonly [(number | null)[], (number | null)[], boolean] => {
    const [cost = [], income = [], has = true] = figures[index] ?? [];
    return [signed("cost", cost), signed("income", income.map((value) => (value === null ? null : Math.round(value) / 10))), has];
  };
  const of = (which: 0 | 1): Record<string, (number | null)[]> => Object.fromEntries(names.map((name, index) => [name, at(index)[which]]));
  const table = shape === "sections"
    ? sections("drift", "driftbudget-vb", sign, "Drift", columns, names.map((name, index) => unit(columns, name, at(index)[0], at(index)[2] ? at(index)[1] : null)))
    : shape === "list"
      ? { id: "drift", template: "periodiserad-sammanfattning", sign, caption: "Netto", columns, sections: [items(columns, null, "netto", ["Summa netto", "summa_netto"], of(0))] }
      : { id: "drift", template: "resultat-per-verksamhetsomrade", sign, caption: "Resultat", columns, sections: [items(columns, "Kostnader", "kostnader", ["Summa kostnader", "summa_kostnader"], of(0)), items(columns, "Intäkter", "intakter", ["Summa intäkter", "summa_intakter"], of(1))] };
  const tertial = columns !== YEAR;
  return report({ title: "Rapport", organisation: "Miljönämnden, Lunds kommun", report_type: tertial ? "tertialrapport" : "verksamhetsberättelse", unit: money, year: 2031, from: "2031-01-01", to: tertial ? "2031-04-30" : "2031-12-31" }, [table]);
});

const textsOf = (book: Book): string[] => composeNarrative(book.report, book.models, { followUp: book.views, lookup: book.lookup }).map((paragraph) => renderParagraph(paragraph, book.lookup));

test("no generated sentence contradicts its table", () => {
  fc.assert(fc.property(reports, (given) => {
    const book = bookOf(given);
    const known = knownFigures(book.report, book.models, book.views, book.lookup);
    const reviewed = textsOf(book).flatMap((text) => reviewText(text, known));
    expect(reviewed.filter((one) => one.verdict === "contradicting").map((one) => `${one.text} ${one.reason} «${one.sentence}»`)).toEqual([]);
  }), { numRuns: 120 });
});

test("the text is whole Swedish sentences: a capital first, no minus where a word says which way, no gap in the template, no figure for an empty cell", () => {
  fc.assert(fc.property(reports, (given) => {
    const book = bookOf(given);
    for (const text of textsOf(book).filter((one) => !one.startsWith("att "))) {
      expect(text).toMatch(/^[\p{Lu}”(]/u);
      expect(text).not.toMatch(/[.!?] \p{Ll}/u);
      expect(text).not.toMatch(/(?:överskott|underskott|ökat|minskat|högre|lägre)\S* (?:om|på|med) −/);
      expect(text).not.toMatch(/undefined|null|NaN|#|\{\d| {2}|\(\)|\.\./);
      expect(text.trim()).toBe(text);
      if (!text.startsWith("Miljönämnden föreslås")) expect(text).toMatch(/[.)]$/);
    }
    const empty = textsOf({ ...book, lookup: (ref) => (typeof book.lookup(ref) === "string" ? book.lookup(ref) : null) });
    for (const text of empty) expect(text.replace(/20\d\d|tertialrapport \d|7–9/g, "")).not.toMatch(/\d/);
  }), { numRuns: 120 });
});
