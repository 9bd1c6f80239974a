import { composeNarrative, renderParagraph, type Paragraph } from "../../src/narrative";
import { caseNames, caseReport, modelsOf, printedLookup } from "./case-report";

const bySection = (texts: readonly (readonly [Paragraph, string])[]): string => {
  const lines: string[] = [];
  let section = "";
  for (const [paragraph, text] of texts) {
    if (paragraph.section !== section) lines.push("", `## ${(section = paragraph.section)}`);
    lines.push(text);
  }
  return lines.join("\n").replace(/\u00a0/g, " ");
};

describe("the text of a published report", () => {
  test.each(caseNames)("%s", (name) => {
    const report = caseReport(name, "printed.json");
    const models = modelsOf(report);
    const lookup = printedLookup(models);
    const texts = composeNarrative(report, models).map((paragraph) => [paragraph, renderParagraph(paragraph, lookup)] as const);
    expect(bySection(texts)).toMatchSnapshot();
  });

  test.each(caseNames)("%s: the same paragraphs from the leaf figures alone", (name) => {
    const [input, printed] = (["input.json", "printed.json"] as const).map((file) => {
      const report = caseReport(name, file);
      return composeNarrative(report, modelsOf(report)).map((paragraph) => paragraph.key).sort();
    });
    expect(input).toEqual(printed);
  });

  test.each(caseNames)("%s: keys are unique and every reference names its table", (name) => {
    const report = caseReport(name, "input.json");
    const paragraphs = composeNarrative(report, modelsOf(report));
    const keys = paragraphs.map((paragraph) => paragraph.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(paragraphs.flatMap((p) => p.values).filter((value) => !("formula" in value) && value.table === undefined)).toEqual([]);
  });
});
