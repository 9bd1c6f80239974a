import fc from "fast-check";
import { boundingRect, columnLetters, columnOf, intersection, looksLikeCell, MAX_COLUMNS, parseRect, quoteSheet, rectAddress, splitSheet } from "../../workbench/host/address";
import { localFormat, plainFormat } from "../../workbench/host/local-format";
import { shifted } from "../../workbench/host/shift";

const rects = fc.record({ row: fc.nat(500), column: fc.nat(500), rows: fc.integer({ min: 1, max: 60 }), columns: fc.integer({ min: 1, max: 60 }) });

describe("addresses", () => {
  it("spells every column as Excel does", () => {
    expect([0, 25, 26, 701, 702, MAX_COLUMNS - 1].map(columnLetters)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    fc.assert(fc.property(fc.nat(MAX_COLUMNS - 1), (column) => columnOf(columnLetters(column)) === column));
  });

  it("reads back every address it writes, absolute or not", () => {
    fc.assert(fc.property(rects, fc.boolean(), (rect, absolute) => expect(parseRect(rectAddress(rect, absolute))).toEqual(rect)));
  });

  it("reads back every sheet name it quotes", () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 31 }).filter((name) => !/[:\\/?*[\]]/.test(name) && !name.startsWith("'")), (name) => {
      expect(splitSheet(`${quoteSheet(name)}!B2`)).toEqual({ sheet: name, rest: "B2" });
    }));
  });

  it.each([["Blad1", "Blad1"], ["Drift 2017", "'Drift 2017'"], ["Åtgärder", "Åtgärder"], ["A1", "'A1'"], ["2017", "'2017'"], ["R1C1", "'R1C1'"], ["KF's mål", "'KF''s mål'"]])("quotes %s as %s", (name, quoted) => {
    expect(quoteSheet(name)).toBe(quoted);
  });

  it.each([["A1:B"], ["A"], ["1"], ["A0"], ["XFE1"], ["A1048577"], ["A1:B2:C3"], [""], ["A1,B2"], ["ABCD1"]])("does not read %j", (text) => {
    expect(parseRect(text)).toBeNull();
  });

  it("knows what looks like a cell", () => {
    expect(["A1", "xfd1048576", "R1C1", "c", "Bokslut_1", "ABCD1"].map(looksLikeCell)).toEqual([true, true, true, true, false, false]);
  });

  it("has an intersection inside both and a bounding rectangle around both", () => {
    fc.assert(fc.property(rects, rects, (a, b) => {
      const common = intersection(a, b);
      expect(boundingRect(boundingRect(a, b), a)).toEqual(boundingRect(a, b));
      if (common !== null) expect([boundingRect(common, a), boundingRect(common, b)]).toEqual([a, b]);
    }));
  });
});

describe("ranges that follow their cells", () => {
  it("come back when what is put in is taken out again", () => {
    fc.assert(fc.property(rects, rects, fc.boolean(), (rect, edit, down) => {
      const put = shifted(rect, { rect: edit, way: down ? "Down" : "Right" });
      const back = put === null ? null : shifted(put, { rect: edit, way: down ? "Up" : "Left" });
      expect(back).toEqual(rect);
    }));
  });

  it("lose what is taken out, and vanish when all of it is", () => {
    const rect = { row: 4, column: 0, rows: 3, columns: 2 };
    const across = { column: 0, columns: 16_384 };
    expect(shifted(rect, { rect: { row: 5, rows: 1, ...across }, way: "Up" })).toEqual({ ...rect, rows: 2 });
    expect(shifted(rect, { rect: { row: 2, rows: 3, ...across }, way: "Up" })).toEqual({ ...rect, row: 2, rows: 2 });
    expect(shifted(rect, { rect: { row: 0, rows: 9, ...across }, way: "Up" })).toBeNull();
    expect(shifted(rect, { rect: { row: 0, rows: 2, column: 0, columns: 1 }, way: "Down" })).toEqual(rect);
  });
});

describe("local number formats", () => {
  it.each([["General", "Standard"], ["#,##0.0", "#\u00a0##0,0"], ["0.0%", "0,0%"], ['#,##0.0 "mnkr"', '#\u00a0##0,0 "mnkr"'], ["yyyy-mm-dd", "åååå-mm-dd"], ['"1,5"0.0', '"1,5"0,0']])("%s is %s", (plain, local) => {
    expect([localFormat(plain, "sv-SE"), plainFormat(local, "sv-SE"), localFormat(plain, "en-US")]).toEqual([local, plain, plain]);
  });
});
