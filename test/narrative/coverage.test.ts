/** How many of the published reports' own statements (expected.json) the generated text makes: amount, direction and name in one paragraph. */
import { composeNarrative, renderParagraph } from "../../src/narrative";
import { caseNames, caseReport, modelsOf, printedLookup, readCaseFile } from "./case-report";

interface Fact {
  readonly sentence: string;
  readonly amount: number;
  readonly unit: string;
  readonly direction: string | null;
  readonly derivable: string;
  readonly expr?: string;
  readonly printed_error?: string;
}

const REFERENCE = /\[([^\]]+)\]/g;
const DIRECTIONS: Readonly<Record<string, RegExp>> = {
  överskott: /överskott/, underskott: /underskott/, ökning: /ökat|ökning|högre|mer än/, minskning: /minskat|minskning|lägre|mindre än/,
};

/** Facts whose expression is made of cells alone. */
const isCellFact = (fact: Fact): boolean =>
  fact.derivable === "tabell" && fact.printed_error === undefined && fact.expr !== undefined && fact.expr.replace(REFERENCE, "").replace(/[+\-\s]/g, "") === "";

const written = (fact: Fact): string => {
  const decimals = fact.unit === "st" ? 0 : 1;
  return Math.abs(fact.amount).toLocaleString("sv-SE", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace(/\s/g, "\u00a0");
};

/** Names by which a paragraph may speak of the cell: the verksamhet's, else the row's. */
const namesOf = (expr: string): readonly string[] => {
  const [, section = "", row = "", column = ""] = (/\[([^\]]+)\]/.exec(expr)?.[1] ?? "").split("::");
  if (/invester/i.test(`${section} ${row}`)) return ["nvestering"];
  if (/^Summa netto|^Resultat (före|efter)/.test(row) && column.startsWith("avvikelse")) return ["kontoret", "nämnden"];
  if (/resultatfond/.test(row)) return ["resultatfond"];
  if (/^Summa|^Nämndens utfall$/.test(section) || /^Summa/.test(row)) return ["ostnader", "omslutning"];
  return /^(Kostnader|Intäkter|Statistik.*)$/.test(section) ? [row] : [section];
};

const misses: string[] = [];
let total = 0;

describe("facts of the published reports", () => {
  test.each(caseNames)("%s", (name) => {
    const report = caseReport(name, "printed.json");
    const models = modelsOf(report);
    const texts = composeNarrative(report, models).map((paragraph) => renderParagraph(paragraph, printedLookup(models)));
    const sentences = texts.map((text) => text.split(/(?<=\.) /));
    const facts = (readCaseFile(name, "expected.json") as { readonly narrative_facts: readonly Fact[] }).narrative_facts.filter(isCellFact);
    for (const fact of facts) {
      const figure = fact.amount === 0 ? /ingen avvikelse|inga investeringar|noll/ : new RegExp(`(^|[^\\d,\u00a0])${written(fact)}(?![\\d,]\\d)`);
      const direction = fact.direction === null ? /./ : DIRECTIONS[fact.direction] ?? /./;
      const told = texts.some((text, i) => namesOf(fact.expr ?? "").some((other) => text.toLowerCase().includes(other.toLowerCase())) && (sentences[i] ?? []).some((sentence) => figure.test(sentence) && direction.test(sentence)));
      if (!told) misses.push(`${name}: ${fact.amount} ${fact.direction ?? ""} ${fact.expr ?? ""}`);
    }
    total += facts.length;
    expect(facts.length).toBeGreaterThan(0);
  });

  test("at least 90 percent are told", () => {
    if (misses.length > 0) console.info(`Saknas (${misses.length} av ${total}):\n${misses.join("\n")}`);
    expect(total).toBe(52);
    expect(misses.length / total).toBeLessThanOrEqual(0.1);
  });
});
