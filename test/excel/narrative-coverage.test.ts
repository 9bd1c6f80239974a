/** The published reports' statements in the sheet itself, written by the commands and computed by the workbook from input.json. Misses are printed. */
import { layOutTables, openReport, writeGoals, writeNarrative } from "../../src/excel/commands";
import { reviewTexts } from "../../src/excel/commands/narrative-review";
import { caseNames, caseReport } from "../narrative/case-report";
import { factsOf, isCellFact, isTold } from "../narrative/facts";
import { withWorkbook } from "./workbook";

const misses: string[] = [];
let total = 0;

test.each(caseNames)("%s: the sheet tells what the report tells, and contradicts no table", async (name) => {
  await withWorkbook(async (book) => {
    await openReport(caseReport(name, "input.json"));
    await layOutTables();
    await writeGoals({});
    expect((await writeNarrative()).warnings).toEqual([]);
    const texts = (await book.grid("Berättelse")).slice(4).map((row) => String(row[3]));
    expect(texts.filter((text) => text.startsWith("#"))).toEqual([]);
    const facts = factsOf(name);
    const cells = facts.filter(isCellFact);
    for (const fact of cells) if (!isTold(fact, texts, [0, 0.1, -0.1])) misses.push(`${name}: ${fact.amount} ${fact.direction ?? ""} ${fact.expr ?? ""}`);
    total += cells.length;
    const sums = facts.filter((fact) => fact.derivable === "aritmetik" && fact.unit === "mnkr" && fact.printed_error === undefined);
    const told = sums.filter((fact) => isTold(fact, texts, [0, 0.1, -0.1], [""]));
    console.info(`${name}: ${told.length} av ${sums.length} aritmetiska belopp. Saknas:\n${sums.filter((fact) => !told.includes(fact)).map((fact) => `${fact.amount} ${fact.expr ?? ""} «${fact.sentence}»`).join("\n")}`);
    const reviewed = (await reviewTexts(texts)).flat();
    expect(reviewed.filter((place) => place.verdict === "contradicting").map((place) => `${place.text} ${place.reason} ${place.sentence}`)).toEqual([]);
  });
});

test("at least 90 percent of the facts that are cells are told by the sheet", () => {
  if (misses.length > 0) console.info(`Saknas (${misses.length} av ${total}):\n${misses.join("\n")}`);
  expect(total).toBe(52);
  expect(misses.length / total).toBeLessThanOrEqual(0.1);
});
