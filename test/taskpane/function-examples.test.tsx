import { readFileSync } from "node:fs";
import { parseTree } from "custom-functions-metadata";
import * as fc from "fast-check";
import { swedishFormula } from "../../src/taskpane/functions/formula-display";
import { readFunctions, searchFunctions } from "../../src/taskpane/functions/function-info";

const metadata = { functions: parseTree(readFileSync("src/functions/functions.ts", "utf8"), "functions").functions };
const all = readFunctions(metadata);

/** The arguments of a call, split at the commas that stand outside quotation marks and braces. */
function argumentsOf(call: string): string[] {
  const inside = call.slice(call.indexOf("(") + 1, -1);
  return inside.match(/(?:"(?:[^"]|"")*"|\{[^}]*\}|[^,])+/g) ?? [];
}

describe("the examples", () => {
  test("the metadata of the add-in is read whole", () => {
    expect(all.map((info) => info.id).sort()).toEqual(metadata.functions.map((entry) => entry.id).sort());
    expect(all.length).toBeGreaterThan(10);
  });

  test.each(all.map((info) => [info.name, info] as const))("%s has an example that calls it with a number of arguments that it takes", (name, info) => {
    expect(info.example).not.toBeNull();
    expect(info.example?.startsWith(`=${name}(`)).toBe(true);
    const given = argumentsOf(info.example ?? "").length;
    expect(given).toBeGreaterThanOrEqual(info.parameters.filter((parameter) => !parameter.optional).length);
    if (!info.parameters.some((parameter) => parameter.repeating)) expect(given).toBeLessThanOrEqual(info.parameters.length);
  });

  test.each(all.map((info) => [info.name, info] as const))("%s is found by its own name", (name, info) => {
    expect(searchFunctions(all, name.toLowerCase())).toContain(info);
  });
});

describe("a formula in Swedish notation", () => {
  test.each([
    ['=AVVIKELSE(708,731.2,"kostnad")', '=AVVIKELSE(708;731,2;"kostnad")'],
    ['=TEXTSIFFROR("Utfallet, 1.5 {1:mnkr}",237.2)', '=TEXTSIFFROR("Utfallet, 1.5 {1:mnkr}";237,2)'],
    ["=SUM('Blad, 1.2'!A1,B2)", "=SUM('Blad, 1.2'!A1;B2)"],
    ['=BELOPP("säger ""1,5"" ","kr")', '=BELOPP("säger ""1,5"" ";"kr")'],
  ])("%s is shown as %s", (english, swedish) => expect(swedishFormula(english)).toBe(swedish));

  test("never changes what stands in quotation marks", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const literal = `"${text.replace(/"/g, '""')}"`;
        expect(swedishFormula(`=F(1.5,${literal})`)).toBe(`=F(1,5;${literal})`);
      }),
    );
  });
});
