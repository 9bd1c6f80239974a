import fc from "fast-check";
import { parseSwedishNumber } from "../../workbench/engine/grid-swedish";
import { invariantFormula, swedishNumber } from "../../workbench/page/swedish-text";

it.each<[string, string]>([
  ["=AVVIKELSE(B6;C6)", "=AVVIKELSE(B6,C6)"],
  ['=AVVIKELSE(B6;1,5;"a;b,c")', '=AVVIKELSE(B6,1.5,"a;b,c")'],
  ["=SUM(B6,C6)", "=SUM(B6,C6)"],
  ["='Blad; ett'!A1", "='Blad; ett'!A1"],
  ['=TEXTSIFFROR("{1} av ""fem""; {2}";A1;B1)', '=TEXTSIFFROR("{1} av ""fem""; {2}",A1,B1)'],
])("typed %s is computed as %s", (typed, computed) => expect(invariantFormula(typed)).toBe(computed));

it.each([["98.5", "98,5"], ["-0.25", "-0,25"], ["12.5%", "12,5%"], ["100", "100"], ["2017-12-31", "2017-12-31"], ["1e+21", "1e+21"]])("%s stands in the editor as %s", (invariant, shown) =>
  expect(swedishNumber(invariant)).toBe(shown),
);

it("what the editor shows is read back as the same number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (units, decimals) => {
      const number = units / 10 ** decimals;
      expect(parseSwedishNumber(swedishNumber(String(number)))).toBe(number);
    }),
  );
});
