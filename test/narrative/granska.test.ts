import { readFileSync } from "node:fs";
import { join } from "node:path";
import { composeNarrative, followUpViews, renderParagraph, type CellLookup, type FollowUpView } from "../../src/narrative";
import { findFigures, knownFigures, reviewText, type ReviewedFigure } from "../../src/narrative/granska";
import { followUpOf, followUpSheets } from "../../src/reports/goals";
import { plainContent } from "../../src/reports/goals";
import { withListTables } from "../../src/reports";
import type { ReportData } from "../../src/reports/report-data.types";
import { caseNames, caseReport, modelsOf, printedLookup, readCaseFile } from "./case-report";

interface Book {
  readonly report: ReportData;
  readonly views: readonly FollowUpView[];
  readonly lookup: CellLookup;
}

/** The workbook of a case as it is printed: tables, and the indicators' inputs. */
function bookOf(name: string): Book {
  const report = withListTables(caseReport(name, "printed.json"));
  const models = modelsOf(report);
  const tables = printedLookup(models);
  const sheets = followUpSheets(followUpOf(report), report);
  const lookup: CellLookup = (ref) => {
    if (ref.table?.startsWith("uppfoljning:") !== true) return tables(ref);
    const cell = sheets.find((sheet) => `uppfoljning:${sheet.id}` === ref.table)?.rows.find((row) => row.key === ref.row)?.cells[ref.column];
    const text = cell?.type === "input" ? plainContent(cell.content) : cell?.type === "formula" ? cell.shown ?? "" : cell?.type === "text" ? cell.text : "";
    return text === "" ? null : text;
  };
  return { report, views: followUpViews(sheets), lookup };
}

const review = (book: Book, text: string): readonly ReviewedFigure[] => reviewText(text, knownFigures(book.report, modelsOf(book.report), book.views, book.lookup));
const shown = (figure: ReviewedFigure): string => `${figure.text}: ${figure.reason} «${figure.sentence}»`;

describe("figures in a text", () => {
  test.each([
    ["ett överskott om 62,7 mnkr och −1 437,05 tkr", ["62,7", "−1 437,05"]],
    ["från 65 till 75 procent, en ökning med tio", ["65", "75 procent"]],
    ["tio procent, drygt en miljon kronor, två nya tjänster och en och en halv miljon", ["tio procent", "en", "en och en halv"]],
    ["omsätter 1,2 miljarder kronor", ["1,2"]],
    ["drygt 1 500 ärenden under 2011, dnr 123-85/2012", ["1 500"]],
    ["den 31 december 2011 och 2006-08-31", []],
    ["avsnitt 3.1, bilaga 2, sid 14 och § 12", []],
    ["högst 10 % (föregående år 8,5 %)", ["10 %", "8,5 %"]],
    ["under 2010–2011 ökade antalet till 12 st", ["12"]],
    ["åren 2010 till 2012 kostade 4–6 mnkr", ["4", "6"]],
    ["6 871 244 kr av 37 projekt", ["6 871 244", "37"]],
    ["0,5 procentenheter", ["0,5 procentenheter"]],
  ])("%s", (text, expected) => {
    expect(findFigures(text).map((figure) => text.slice(figure.start, figure.end))).toEqual(expected);
  });

  test("a range takes the unit of its last figure, and words of exactness are kept", () => {
    expect(findFigures("från 65 till 75 procent").map((figure) => figure.unit)).toEqual(["procent", "procent"]);
    expect(findFigures("cirka 5 mnkr, drygt 7 tkr, knappt 3 kr, 4 st").map((figure) => figure.precision)).toEqual(["about", "above", "below", "exact"]);
  });
});

test.each(caseNames)("no generated sentence of %s contradicts its tables", (name) => {
  const book = bookOf(name);
  const paragraphs = composeNarrative(book.report, modelsOf(book.report), { followUp: book.views, lookup: book.lookup });
  const texts = paragraphs.map((paragraph) => renderParagraph(paragraph, book.lookup));
  const reviewed = texts.flatMap((text) => review(book, text));
  expect(reviewed.length).toBeGreaterThan(10);
  expect(reviewed.filter((figure) => figure.verdict === "contradicting").map(shown)).toEqual([]);
  const found = reviewed.filter((figure) => figure.verdict === "found" || figure.verdict === "rounded");
  expect(found.length / reviewed.length).toBeGreaterThan(0.6);
});

const passage = (file: string): string => readFileSync(join(__dirname, "..", "cases", "texts", file), "utf8");

test("the errors against the tables in the report of 2011 are found, and nothing else is marked", () => {
  const marked = review(bookOf("000-vb-2011"), passage("000-analys.txt")).filter((figure) => figure.verdict === "contradicting");
  expect(marked.map((figure) => [figure.text, figure.match?.value.toNumber()])).toEqual([["11,1 mnkr", -12.3]]);
});

test("an indicator told with another indicator's figure is found", () => {
  const [fact] = (readCaseFile("000-vb-2011", "expected.json") as { readonly narrative_facts: readonly Fact[] }).narrative_facts.filter((one) => one.sentence.includes("från 65 till 75 procent"));
  const [, seventyFive] = review(bookOf("000-vb-2011"), fact?.sentence ?? "");
  expect([seventyFive?.text, seventyFive?.verdict, seventyFive?.match?.value.toNumber()]).toEqual(["75 procent", "contradicting", 49]);
  expect(seventyFive?.reason).toContain("Siffran är utfallet för Andel personer som anser att stadens webbplats fungerar bra");
});

test("the errors against the tables in the report of 2006 are found, and nothing else is marked", () => {
  const marked = review(bookOf("003-t2-2006"), passage("003-analys.txt")).filter((figure) => figure.verdict === "contradicting");
  expect(marked.map((figure) => [figure.text, figure.match?.value.toNumber()])).toEqual([["42,7 mnkr", 40], ["110,0 mnkr", 40.2]]);
});

interface Fact {
  readonly sentence: string;
  readonly amount: number;
  readonly derivable: string;
  readonly printed_error?: string;
}

test("at most five percent of the correct printed figures are marked as contradicting", () => {
  let all = 0;
  const wrong: string[] = [];
  for (const name of caseNames) {
    const book = bookOf(name);
    const facts = (readCaseFile(name, "expected.json") as { readonly narrative_facts: readonly Fact[] }).narrative_facts.filter((fact) => fact.printed_error === undefined);
    for (const fact of facts) {
      const size = Math.abs(fact.amount);
      const own = review(book, fact.sentence).filter((figure) => {
        const value = Number(figure.text.replace(/\u2212/g, "-").replace(/[^\d,-]/g, "").replace(",", "."));
        return Math.abs(Math.abs(value) - size) < 1e-9;
      });
      if (own.length === 0) continue;
      all += 1;
      wrong.push(...own.filter((figure) => figure.verdict === "contradicting").map((figure) => `${name} ${shown(figure)}`));
    }
  }
  expect(all).toBeGreaterThan(100);
  expect(wrong.length / all).toBeLessThanOrEqual(0.05);
  expect(wrong).toMatchSnapshot();
});
