import * as fc from "fast-check";
import { sameContent } from "../../src/excel/safety/kept";
import { asText } from "../../src/excel/text-cells";

const text = fc.oneof(fc.string(), fc.constantFrom("=1+1", "'=1+1", "''", "'@SUM(A1)", "-2,7", "jan 3"));

test("a text as it is written so that it stays text is the same content as the text that is read back", () => {
  fc.assert(fc.property(text, (one) => sameContent(one, asText(one)) && sameContent(asText(one), one)));
});

test("another text, figure or formula is not the same content", () => {
  expect(sameContent("Kostnader", "Intäkter")).toBe(false);
  expect(sameContent(1, 2)).toBe(false);
  expect(sameContent("", 0)).toBe(false);
  expect(sameContent("=SUM(A1:A2)", "=SUM(A1:A3)")).toBe(false);
  expect(sameContent("=SUM(A1:A2)", "= sum(A1:A2)")).toBe(true);
});
