/** Figures that no cell holds: the formula the sheet gets and the same figure in a preview. */
import { derived, evaluate, type CellValue } from "../../src/narrative/derived";
import type { DerivedRule } from "../../src/narrative/paragraph";
import type { CellRef, FormulaPart } from "../../src/reports/table-model";

const cell = (row: string): CellRef => ({ table: "t", row, column: "c" });
const [a, b, c] = [cell("A"), cell("B"), cell("C")];

const shown = (parts: readonly FormulaPart[]): string => parts.map((part) => (typeof part === "string" ? part : "ref" in part ? part.ref.row : "?")).join("");
const figure = (rule: DerivedRule, cells: Readonly<Record<string, CellValue>>): number | string | null => evaluate(rule, (ref) => cells[ref.row] ?? null);

test.each<readonly [string, DerivedRule, Readonly<Record<string, CellValue>>, number | null, string]>([
  ["sum", { type: "sum", of: [[a, b]] }, { A: 0.1, B: 0.2 }, 0.3, 'IF(COUNT(A,B)=0,"",ROUND(SUM(A,B),6))'],
  ["sum with an empty cell", { type: "sum", of: [[a, b]] }, { A: -2.4, B: null }, -2.4, 'IF(COUNT(A,B)=0,"",ROUND(SUM(A,B),6))'],
  ["sum of nothing", { type: "sum", of: [[a, b]] }, {}, null, 'IF(COUNT(A,B)=0,"",ROUND(SUM(A,B),6))'],
  ["difference", { type: "difference", of: [[a], [b]] }, { A: 237.2, B: 224 }, 13.2, 'IF(OR(A="",B=""),"",ROUND(A-B,6))'],
  ["difference of sums", { type: "difference", of: [[a, b], [c]] }, { A: 1, B: 2, C: 4 }, -1, 'IF(OR(COUNT(A,B)=0,C=""),"",ROUND(SUM(A,B)-C,6))'],
  ["difference without one", { type: "difference", of: [[a], [b]] }, { A: 1 }, null, 'IF(OR(A="",B=""),"",ROUND(A-B,6))'],
  ["change of a negative amount", { type: "change", of: [[a], [b]] }, { A: -90, B: -100 }, 0.1, 'IF(OR(A="",B=""),"",IF(B=0,"",(A-B)/ABS(B)))'],
  ["change from zero", { type: "change", of: [[a], [b]] }, { A: 5, B: 0 }, null, 'IF(OR(A="",B=""),"",IF(B=0,"",(A-B)/ABS(B)))'],
  ["share", { type: "share", of: [[a], [b]] }, { A: 7.7, B: 237.2 }, 7.7 / 237.2, 'IF(OR(A="",B=""),"",IF(B=0,"",A/ABS(B)))'],
  ["portion", { type: "portion", of: [[a]], factor: 0.1 }, { A: -237.2 }, 23.72, 'IF(A="","",ROUND(0.1*ABS(A),6))'],
  ["headroom", { type: "headroom", of: [[a], [b]], factor: 0.1 }, { A: 100, B: 12 }, -2, 'IF(OR(A="",B=""),"",ROUND(0.1*ABS(A)-B,6))'],
])("%s", (_, rule, cells, expected, formula) => {
  expect(shown(derived(rule).formula)).toBe(formula);
  const result = figure(rule, cells);
  if (expected === null) expect(result).toBeNull();
  else expect(result).toBeCloseTo(expected, 9);
});

test("a cell of text is written out in words, and a lone dash is nothing", () => {
  expect(figure({ type: "spelled", of: [[a]] }, { A: "+/-1 %" })).toBe("+/-1\u00a0procent");
  expect(figure({ type: "spelled", of: [[a]] }, { A: "8 500 st" })).toBe("8 500 st");
  expect(figure({ type: "filled", of: [[a]] }, { A: "-" })).toBeNull();
  expect(figure({ type: "filled", of: [[a]] }, { A: "0" })).toBe(1);
});

test("text in a cell is no figure", () => {
  expect(figure({ type: "sum", of: [[a, b]] }, { A: "-", B: 3 })).toBe(3);
  expect(figure({ type: "difference", of: [[a], [b]] }, { A: "-", B: 3 })).toBeNull();
});
