import fc from "fast-check";
import { shiftRect } from "../../workbench/engine/extras";
import { parseSwedishNumber } from "../../workbench/engine/grid-swedish";
import { charactersToPixels, pixelsToCharacters } from "../../workbench/engine/dimensions";
import { swedishText } from "../../workbench/engine/number-text";
import { area } from "./engine-fixtures";

describe("numbers typed in the grid", () => {
  test.each<[string, number | null]>([
    ["1 400,5", 1400.5],
    ["1\u00a0400,5", 1400.5],
    ["−2,7", -2.7],
    ["- 2,7", -2.7],
    ["95,7 %", 0.957],
    ["12", 12],
    ["1 4000", null],
    ["1.437", null],
    ["1,2,3", null],
    ["mars 2", null],
    ["", null],
    ["-", null],
  ])("%p is %p", (typed, expected) => {
    expect(parseSwedishNumber(typed)).toBe(expected);
  });

  test("a number shown with two decimals is read back as it was shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
        expect(parseSwedishNumber(swedishText(hundredths / 100, "#,##0.00"))).toBeCloseTo(hundredths / 100, 9);
      }),
    );
  });
});

test("column widths survive the file's unit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1790 }), (pixels) => {
      expect(charactersToPixels(pixelsToCharacters(pixels))).toBe(pixels);
    }),
  );
});

test("a rectangle keeps exactly the rows that are left, and inserted rows are undone by removing them", () => {
  const number = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(number, fc.integer({ min: 1, max: 6 }), number, fc.integer({ min: 1, max: 6 }), (row, rows, at, count) => {
      const rect = area(row, 2, rows, 3);
      const removed = new Set(Array.from({ length: count }, (_, index) => at + index));
      const left = Array.from({ length: rows }, (_, index) => row + index).filter((each) => !removed.has(each));
      const shrunk = shiftRect(rect, { axis: "row", at, count: -count });
      expect(shrunk?.rows ?? 0).toBe(left.length);
      if (shrunk) expect(shrunk.row).toBe((left[0] ?? 0) - [...removed].filter((each) => each < (left[0] ?? 0)).length);
      const grown = shiftRect(rect, { axis: "row", at, count });
      expect(grown && shiftRect(grown, { axis: "row", at, count: -count })).toEqual(rect);
    }),
  );
});
