/** What the composer promises: order, gathering, names that follow, keys that stay, formulas that fit. */
import { cellsOf, composeNarrative, guessOrganisation, isDerived, renderParagraph, type Paragraph, type ParagraphValue } from "../../src/narrative";
import { readReportData } from "../../src/reports/report-data";
import type { ReportData } from "../../src/reports/report-data.types";
import { LABEL_COLUMN, type FormulaPart, type TableModel } from "../../src/reports/table-model";
import { caseReport, modelsOf, printedLookup } from "./case-report";
import { forecastReport, sectionsReport, splitReport } from "./sample-reports";

const BUDGET = [
  { key: "budget", label: "Budget 2030", kind: "budget" },
  { key: "utfall", label: "Bokslut 2030", kind: "utfall" },
  { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
];

/** Verksamheter with a budget of 100 each and the given outcomes. */
const costReport = (outcomes: Readonly<Record<string, number>>, organisation = "Parknämnden, Exempelstads kommun"): ReportData =>
  readReportData({
    meta: { title: "VB", organisation, report_type: "verksamhetsberättelse", unit: "mnkr", diary_number: null, period: "2030", year: 2030, from: "2030-01-01", to: "2030-12-31" },
    tables: [{
      id: "drift", template: "driftbudget-vb", caption: "Drift", sign: "intakter_negativa", columns: BUDGET,
      sections: Object.entries(outcomes).map(([label, utfall]) => ({
        label,
        rows: [
          { label: "Kostnader", kind: "kostnader", values: { budget: 100, utfall, avvikelse: null } },
          { label: "Intäkter", kind: "intakter", values: { budget: 0, utfall: 0, avvikelse: null } },
          { label: "Netto", kind: "netto", derived: true, values: { budget: null, utfall: null, avvikelse: null } },
        ],
      })),
    }],
  });

const unitKeys = (report: ReportData, settings = {}): string[] =>
  composeNarrative(report, modelsOf(report), settings).map((p) => p.key).filter((key) => key.startsWith("verksamhet"));

const textOf = (parts: readonly FormulaPart[]): string =>
  parts.map((part) => (typeof part === "string" ? part : "ref" in part ? `<${part.ref.row}>` : "<..>")).join("");

describe("ranking and gathering", () => {
  const report = costReport({ Parker: 99.9, Gator: 130, Broar: 60, Torg: 100, Kajer: 99.95 });

  test("largest net deviation first, small ones in one sentence", () => {
    expect(unitKeys(report)).toEqual(["verksamhet:drift:§Broar", "verksamhet:drift:§Gator", "verksamheter-ovriga:drift:1"]);
  });

  test("the threshold is a setting, as amount or as share", () => {
    expect(unitKeys(report, { smallAmount: 35 })).toEqual(["verksamhet:drift:§Broar", "verksamheter-ovriga:drift:1"]);
    expect(unitKeys(report, { smallShare: 0 })).toContain("verksamhet:drift:§Parker");
  });

  test("a paragraph that the controller has written in stays a paragraph of its own", () => {
    expect(unitKeys(report, { keep: ["verksamhet:drift:§Torg"] })).toContain("verksamhet:drift:§Torg");
  });

  test("present values of the workbook rank before the data's", () => {
    const lookup = (ref: { readonly row: string; readonly column: string }): number | null => (ref.column === "avvikelse" && ref.row.startsWith("Torg") ? 80 : null);
    expect(unitKeys(report, { lookup })[0]).toBe("verksamhet:drift:§Torg");
  });

  test("the wording of a gathered sentence holds when a figure becomes large", () => {
    const gathered = composeNarrative(report, modelsOf(report)).find((p) => p.key === "verksamheter-ovriga:drift:1");
    const text = renderParagraph(gathered as Paragraph, (ref) => (ref.column === LABEL_COLUMN ? ref.row.slice(1) : -900));
    expect(text).toBe("Övriga verksamheter redovisar följande avvikelser mot budget: Parker (underskott 900,0\u00a0mnkr), Torg (underskott 900,0\u00a0mnkr) och Kajer (underskott 900,0\u00a0mnkr).");
  });

  test("causes are asked for where the net deviation is large, and never where the setting says no", () => {
    const templates = (settings = {}): string[] => composeNarrative(report, modelsOf(report), settings).filter((p) => p.template.includes("[skriv orsaken]")).map((p) => p.key);
    expect(templates()).toEqual(["verksamhet:drift:§Broar", "verksamhet:drift:§Gator"]);
    expect(templates({ causes: false })).toEqual([]);
  });
});

describe("names", () => {
  test("a renamed verksamhet is renamed in every sentence about it", () => {
    const report = caseReport("000-vb-2011", "printed.json");
    const models = modelsOf(report);
    const printed = printedLookup(models);
    const renamed = composeNarrative(report, models).map((p) => renderParagraph(p, (ref) => (ref.column === LABEL_COLUMN && printed(ref) === "Bidrag" ? "Föreningsstöd" : printed(ref))));
    expect(renamed.filter((text) => text.includes("Föreningsstöd")).length).toBeGreaterThan(0);
    expect(renamed.filter((text) => text.includes("Bidrag"))).toEqual([]);
  });

  test("hostile labels, captions and organisations are text, never template", () => {
    const hostile = '{1} | "}}=1+1 {2?a|b}';
    const plainReport = costReport({ [hostile]: 130, Gator: 60, Torg: 100, Kajer: 90 }, `Nämnd ${hostile}`);
    const [first] = sectionsReport("intakter_negativa", false).tables;
    if (!first) throw new Error("sample");
    const report: ReportData = { ...plainReport, tables: [...plainReport.tables, { ...first, id: "syster", caption: `Drift: ${hostile}` }] };
    const models = modelsOf(report);
    const texts = composeNarrative(report, models).map((p) => renderParagraph(p, printedLookup(models)));
    expect(texts.some((text) => text.includes(hostile))).toBe(true);
    expect(texts.some((text) => text.startsWith('(1) / "))=1+1 (2?a/b): uppgift'))).toBe(true);
  });

  test("a name in lower case gets its capital where a sentence begins, and a name that reads as a sentence stands in quotation marks", () => {
    const report = costReport({ förskola: 130, "Barn som far illa": 60, "Kulturskolan i Ås": 90 });
    const models = modelsOf(report);
    const texts = composeNarrative(report, models).map((p) => renderParagraph(p, printedLookup(models)));
    for (const start of ["Verksamheten ”Barn som far illa”:", "Förskola:", "Kulturskolan i Ås:"]) expect(texts.filter((text) => text.startsWith(start))).toHaveLength(1);
    expect(texts.join(" ")).not.toMatch(/(?:^|[.!?] )förskola/);
    expect(texts.join(" ")).toContain("märks ”Barn som far illa” med");
  });

  test.each([
    ["Kommunstyrelsen: stadsledningskontoret och KF/KS kansli, Stockholms stad", "stadsledningskontoret", "kontoret", "kommunstyrelsen"],
    ["Servicenämnden: serviceförvaltningen, Stockholms stad", "servicenämnden", "nämnden", "servicenämnden"],
    ["Skarpnäcks stadsdelsnämnd, Stockholms stad", "Skarpnäcks stadsdelsnämnd", "nämnden", "Skarpnäcks stadsdelsnämnd"],
    ["Kultur- och fritidsnämnden, Exempelstads kommun", "Kultur- och fritidsnämnden", "nämnden", "Kultur- och fritidsnämnden"],
    ["Utbildningsförvaltningen", "utbildningsförvaltningen", "förvaltningen", "utbildningsförvaltningen"],
    ["Vatten och Avfall AB", "Vatten och Avfall AB", "bolaget", "Vatten och Avfall AB"],
    ["", "nämnden", "nämnden", "nämnden"],
  ])("%s", (organisation, name, word, decides) => {
    expect(guessOrganisation(organisation)).toEqual({ name, word, decides });
  });

  test("the organisation's own word is a setting", () => {
    const report = caseReport("003-t2-2006", "input.json");
    const models = modelsOf(report);
    const texts = composeNarrative(report, models, { organisation: { name: "stadsledningskontoret med kansli", word: "förvaltningen" } }).map((p) => p.template);
    expect(texts.some((text) => text.startsWith("Stadsledningskontoret med kansli prognostiserar"))).toBe(true);
    expect(texts.some((text) => text.startsWith("Förvaltningen redovisar"))).toBe(true);
  });
});

describe("tables", () => {
  test("netto of a verksamhet whose costs and incomes stand apart is a guarded formula of both avvikelser", () => {
    const report = splitReport();
    const values = composeNarrative(report, modelsOf(report)).flatMap((p) => p.values).filter(isDerived);
    expect(values.map((value) => textOf(value.formula))).toContain('IF(COUNT(<Kostnader::Parker>,<Intäkter::Parker>)=0,"",ROUND(SUM(<Kostnader::Parker>,<Intäkter::Parker>),6))');
  });

  test("sums with investments are told of as sums, not as the driftbudget", () => {
    const report = forecastReport();
    const keys = composeNarrative(report, modelsOf(report)).map((p) => p.key);
    expect(keys).toContain("delsumma:drift:::Totalt netto inkl. investeringar");
    expect(keys.filter((key) => key.startsWith("driftbudget:"))).toEqual(["driftbudget:drift:forecast"]);
    expect(keys.filter((key) => key.startsWith("investeringar:"))).toEqual(["investeringar:drift:§Investeringar"]);
    expect(keys.filter((key) => key.includes(":totalt:"))).toEqual([]);
  });

  test("a table that is not in the workbook is not told of", () => {
    const report = caseReport("000-vb-2011", "input.json");
    const models: TableModel[] = modelsOf(report).filter((model) => model.id !== "investeringar");
    const paragraphs = composeNarrative(report, models);
    expect(paragraphs.flatMap((p) => p.values).flatMap(cellsOf).some((ref) => ref.table === "investeringar")).toBe(false);
    expect(paragraphs.find((p) => p.key === "sammanfattning:year")?.template).not.toContain("investeringsbudgeten");
  });

  test("no tables, no figures: only the proposed decision", () => {
    const report = costReport({});
    expect(composeNarrative(report, []).map((p) => p.key)).toEqual(["att:rubrik", "att:godkanna"]);
  });

  test("the same input gives the same paragraphs", () => {
    const report = caseReport("003-t2-2006", "input.json");
    expect(composeNarrative(report, modelsOf(report))).toEqual(composeNarrative(report, modelsOf(report)));
  });
});

describe("size", () => {
  const addressed = (value: ParagraphValue): number => (isDerived(value) ? textOf(value.formula).replace(/<[^>]*>/g, "x".repeat(40)).length : 40);

  test.each([["bokslut", undefined], ["sma", 1e9]])("200 verksamheter (%s): every paragraph fits in one formula", (_, smallAmount) => {
    const report = costReport(Object.fromEntries(Array.from({ length: 200 }, (__, i) => [`Verksamhet ${i} med ett ganska långt namn`, 100 + ((i * 37) % 23) - 11])));
    const paragraphs = composeNarrative(report, modelsOf(report), smallAmount === undefined ? {} : { smallAmount });
    expect(paragraphs.length).toBeGreaterThan(15);
    for (const paragraph of paragraphs) {
      const formula = paragraph.template.length * 1.05 + paragraph.values.reduce((sum, value) => sum + addressed(value), 0);
      expect(formula).toBeLessThan(8000);
      expect(paragraph.values.length).toBeLessThan(254);
    }
    const units = new Set(paragraphs.filter((p) => p.key.startsWith("verksamhet")).flatMap((p) => p.values).flatMap(cellsOf).filter((ref) => ref.column === LABEL_COLUMN).map((ref) => ref.row));
    expect(units.size).toBe(200);
  });
});
