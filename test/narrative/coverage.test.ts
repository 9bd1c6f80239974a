/** How many of the published reports' own statements (expected.json) the generated text makes: amount, direction and name in one paragraph. */
import { composeNarrative, renderParagraph } from "../../src/narrative";
import { caseNames, caseReport, modelsOf, printedLookup } from "./case-report";
import { factsOf, isCellFact, isTold } from "./facts";

const misses: string[] = [];
let total = 0;

describe("facts of the published reports", () => {
  test.each(caseNames)("%s", (name) => {
    const report = caseReport(name, "printed.json");
    const models = modelsOf(report);
    const texts = composeNarrative(report, models).map((paragraph) => renderParagraph(paragraph, printedLookup(models)));
    const facts = factsOf(name).filter(isCellFact);
    for (const fact of facts) if (!isTold(fact, texts)) misses.push(`${name}: ${fact.amount} ${fact.direction ?? ""} ${fact.expr ?? ""}`);
    total += facts.length;
    expect(facts.length).toBeGreaterThan(0);
  });

  test("at least 90 percent are told", () => {
    if (misses.length > 0) console.info(`Saknas (${misses.length} av ${total}):\n${misses.join("\n")}`);
    expect(total).toBe(52);
    expect(misses.length / total).toBeLessThanOrEqual(0.1);
  });
});
