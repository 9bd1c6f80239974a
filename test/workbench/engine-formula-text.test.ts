import fc from "fast-check";
import { mapFunctionNames, shiftFormula, tokenizeFormula } from "../../workbench/engine/formula-tokens";

describe("formula text", () => {
  test("tokens put together give the formula back", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."=A1$:(),'\"#&+å.[]!B2N/ ", "REF!", "SUM("), maxLength: 30 }), (formula) => {
        expect(tokenizeFormula(formula).map((token) => token.text).join("")).toBe(formula);
      }),
    );
  });

  test("only function names are mapped", () => {
    const mapped = mapFunctionNames('=SUM(A1,"SUM(x)",\'SUM(1)\'!A1,SUMMA)+MÅL(1)', (name) => `x_${name}`);
    expect(mapped).toBe('=x_SUM(A1,"SUM(x)",\'SUM(1)\'!A1,SUMMA)+x_MÅL(1)');
  });

  test.each([
    ["=A1+$B$2", 1, 2, "=C2+$B$2"],
    ["='Blad A1'!B3&\"A1\"", 2, 0, "='Blad A1'!B5&\"A1\""],
    ["=SUM(A1:$C3)", 1, 1, "=SUM(B2:$C4)"],
    ["=A1", -1, 0, "=#REF!"],
    ["=LOG10(B1)", 1, 0, "=LOG10(B2)"],
  ])("%s copied %i down and %i right", (formula, down, right, expected) => {
    expect(shiftFormula(formula, down, right)).toBe(expected);
  });
});
