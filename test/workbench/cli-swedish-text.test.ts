import fc from "fast-check";
import { invariantFormula, invariantNumber, swedishNumber } from "../../workbench/page/swedish-text";

it.each<[string, string | null]>([
  ["98,5", "98.5"],
  ["1 234,5", "1234.5"],
  ["1\u00a0234\u00a0567", "1234567"],
  ["\u22122,7", "-2.7"],
  ["-2,7", "-2.7"],
  ["+3", "3"],
  [",5", "0.5"],
  ["12,5 %", "12.5%"],
  [" 7,0 ", "7.0"],
  ["100", null],
  ["-100", null],
  ["98.5", null],
  ["1 23", null],
  ["1,2,3", null],
  ["ca 40", null],
  ["2017-12-31", null],
  ["", null],
  ["-", null],
  [",", null],
])("typed %j is read as %j", (text, number) => expect(invariantNumber(text)).toBe(number));

it.each<[string, string]>([
  ["=AVVIKELSE(B6;C6)", "=AVVIKELSE(B6,C6)"],
  ['=AVVIKELSE(B6;1,5;"a;b,c")', '=AVVIKELSE(B6,1.5,"a;b,c")'],
  ["=SUM(B6,C6)", "=SUM(B6,C6)"],
  ["='Blad; ett'!A1", "='Blad; ett'!A1"],
  ['=TEXTSIFFROR("{1} av ""fem""; {2}";A1;B1)', '=TEXTSIFFROR("{1} av ""fem""; {2}",A1,B1)'],
])("typed %s is computed as %s", (typed, computed) => expect(invariantFormula(typed)).toBe(computed));

it("what the editor shows is read back as the same number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (units, decimals) => {
      const text = String(units / 10 ** decimals);
      const shown = swedishNumber(text);
      expect(invariantNumber(shown) ?? shown).toBe(text);
    }),
  );
});
