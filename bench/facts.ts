/** What the published reports state of their figures (expected.json), and how much of it the generated narrative tells: counts, and the list of what it does not. */
import { composeNarrative, renderParagraph, type CellLookup } from "../src/narrative";
import { withListTables } from "../src/reports";
import { caseNames, caseReport, modelsOf, printedLookup } from "../test/narrative/case-report";
import { Sheet } from "../test/reports/evaluate";
import { factsOf, isCellFact, isTold, type Fact } from "../test/narrative/facts";
import type { Note } from "./figure";
import type { Print } from "./index";

const shown = (fact: Fact): string => `  ${fact.amount} ${fact.unit}${fact.direction === null ? "" : `, ${fact.direction}`}: ${fact.expr ?? ""} «${fact.sentence}»`;

export function run(print: Print, note: Note): void {
  let [all, told] = [0, 0];
  for (const name of caseNames) {
    const report = withListTables(caseReport(name, "printed.json"));
    const models = modelsOf(report);
    const [printed, computed] = [printedLookup(models), new Sheet(models)];
    // Sums of the report's lists are not printed in its data: they are worked out.
    const lists = new Set(report.tables.filter((table) => /^(?:ombudgetering|omslutning|budgetjustering)/.test(table.template)).map((table) => table.id));
    const lookup: CellLookup = (ref) => {
      const value = printed(ref) ?? (lists.has(ref.table ?? "") ? computed.value({ ...ref, table: ref.table ?? "" }) : null);
      return typeof value === "boolean" || value === "" ? null : value;
    };
    const texts = composeNarrative(report, models).map((paragraph) => renderParagraph(paragraph, lookup));
    const facts = factsOf(name);
    const cells = facts.filter(isCellFact);
    const missed = cells.filter((fact) => !isTold(fact, texts));
    const sums = facts.filter((fact) => fact.derivable === "aritmetik" && fact.printed_error === undefined);
    const missedSums = sums.filter((fact) => !isTold(fact, texts, [0, 0.1, -0.1], [""]));
    all += cells.length;
    told += cells.length - missed.length;
    print(`${name}: ${cells.length - missed.length} av ${cells.length} uppgifter som är celler, ${sums.length - missedSums.length} av ${sums.length} uträknade`);
    for (const fact of [...missed, ...missedSums]) print(`${shown(fact)}`);
  }
  note({ what: "tryckta uppgifter som är celler och inte berättas", measured: ((all - told) / all) * 100, unit: "procent" });
  print(`${told} av ${all} uppgifter som är celler berättas (${Math.round((told / all) * 100)} procent)`);
}
