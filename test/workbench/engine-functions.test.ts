import { createHeadlessEngine, ErrorValue, type UniverEngine } from "../../workbench/engine";
import type { CellValue, OwnFunction, Scalar } from "../../workbench/engine/types";
import { area, cell } from "./engine-fixtures";


type Parameter = OwnFunction["parameters"][number];
const single = (name: string, more: Partial<Parameter> = {}): Parameter => ({ name, matrix: false, optional: false, repeating: false, ...more });
const range = (name: string, more: Partial<Parameter> = {}): Parameter => single(name, { matrix: true, ...more });

let engine: UniverEngine;
let sheet: string;
let calls: unknown[][];
beforeEach(() => {
  engine = createHeadlessEngine();
  sheet = engine.activeSheet().id;
  calls = [];
});
afterEach(() => engine.dispose());

/** Registers a function that notes its arguments and answers by `answer`. */
function define(name: string, parameters: Parameter[], answer: (args: unknown[], caller: { sheet: string; address: string }) => unknown, resultMatrix = false): void {
  engine.registerFunctions([{ name, parameters, resultMatrix, call: (args, caller) => (calls.push(args), answer(args, caller)) }]);
}

async function computed(formula: Scalar, row = 0, column = 10): Promise<CellValue | undefined> {
  engine.write(sheet, cell(row, column), [[formula]]);
  await engine.settle();
  return engine.values(sheet, cell(row, column))[0]?.[0];
}

describe("arguments as Excel passes them", () => {
  test("a cell arrives as its value, a range as rows", async () => {
    engine.write(sheet, area(0, 0, 2, 2), [[1, "å"], [true, 2.5]]);
    define("MÅLBEDÖMNING", [single("värde"), range("område")], () => "svar");
    expect(await computed("=MÅLBEDÖMNING(B2,A1:B2)")).toBe("svar");
    expect(calls[calls.length - 1]).toEqual([2.5, [[1, "å"], [true, 2.5]]]);
  });

  test("literals, computed arguments and one cell for a range", async () => {
    engine.write(sheet, cell(0, 0), [[7]]);
    define("AVSTÄM", [single("a"), single("b"), range("c"), range("d")], () => 0);
    await computed('=AVSTÄM("x""å",A1*2,A1,3)');
    expect(calls[calls.length - 1]).toEqual(['x"å', 14, [[7]], [[3]]]);
  });

  test.each([["zero", 0], ["null", null]] as const)("an empty cell is %s, alone and in a range; empty text stays text", async (mode, empty) => {
    engine.emptyArgumentMode = mode;
    engine.write(sheet, area(0, 0, 2, 2), [[1, ""], ['=""', ""]]);
    define("VISA", [single("a"), single("b"), range("c")], () => 0);
    await computed("=VISA(B1,A2,A1:B2)");
    expect(calls[calls.length - 1]).toEqual([empty, "", [[1, empty], ["", empty]]]);
  });

  test("left-out optional arguments are undefined on the desktop, null on the web", async () => {
    define("VAL", [single("a"), single("b", { optional: true }), range("c", { optional: true })], () => 0);
    await computed("=VAL(1,,A1)");
    expect(calls[calls.length - 1]).toEqual([1, undefined, [[0]]]);
    await computed("=VAL(1)");
    expect(calls[calls.length - 1]).toEqual([1, undefined, undefined]);
    engine.emptyArgumentMode = "null";
    await computed("=VAL(2)");
    expect(calls[calls.length - 1]).toEqual([2, null, null]);
  });

  test("the values of a repeating parameter come together", async () => {
    engine.write(sheet, area(0, 0, 1, 2), [[1, "x"]]);
    define("TEXTSIFFROR", [single("mall"), single("värde", { repeating: true })], () => "");
    await computed('=TEXTSIFFROR("{1}",A1,B1,3)');
    expect(calls[calls.length - 1]).toEqual(["{1}", [1, "x", 3]]);
    await computed('=TEXTSIFFROR("utan")');
    expect(calls[calls.length - 1]).toEqual(["utan", []]);
  });

  test("too few or too many arguments never reach the function", async () => {
    define("TVÅ", [single("a"), single("b")], () => 1);
    expect(await computed("=TVÅ(1)")).toBeInstanceOf(ErrorValue);
    expect(await computed("=TVÅ(1,2,3)")).toBeInstanceOf(ErrorValue);
    expect(calls).toEqual([]);
  });

  test("a range where one value is wanted gives #VALUE! without a call", async () => {
    define("ETT", [single("a")], () => 1);
    expect(await computed("=ETT(A1:A3)")).toEqual(new ErrorValue("#VALUE!"));
    expect(calls).toEqual([]);
  });

  test("an error argument is the result, the first from the left, without a call", async () => {
    engine.write(sheet, area(0, 0, 1, 2), [["=1/0", "=NA()"]]);
    define("LÄGG", [single("a"), single("b")], () => 1);
    expect(await computed("=LÄGG(B1,A1)")).toEqual(new ErrorValue("#N/A"));
    expect(await computed("=LÄGG(1,A1)")).toEqual(new ErrorValue("#DIV/0!"));
    expect(calls).toEqual([]);
  });

  test("an error cell in a range reaches the function as an error value", async () => {
    engine.write(sheet, area(0, 0, 1, 2), [[1, "=1/0"]]);
    define("SUMMERA", [range("tal")], () => "sett");
    expect(await computed("=SUMMERA(A1:B1)")).toBe("sett");
    expect(calls[calls.length - 1]).toEqual([[[1, new ErrorValue("#DIV/0!")]]]);
  });

  test("the caller's sheet and address, also after the sheet is renamed", async () => {
    define("VAR", [], (_, caller) => caller.address);
    expect(await computed("=VAR()", 4, 2)).toBe("Blad1!C5");
    engine.renameSheet(sheet, "Drift");
    await engine.recalculate();
    expect(engine.values(sheet, cell(4, 2))).toEqual([["Drift!C5"]]);
  });
});

describe("results", () => {
  test.each<[string, unknown, CellValue]>([
    ["a number", 2.5, 2.5],
    ["a text that looks like a number", "1", "1"],
    ["an empty text", "", ""],
    ["a boolean", false, false],
    ["null", null, 0],
    ["not a number", Number.NaN, new ErrorValue("#NUM!")],
    ["infinity", Infinity, new ErrorValue("#NUM!")],
    ["an object", { a: 1 }, new ErrorValue("#VALUE!")],
    ["an array where one value is promised", [[1]], new ErrorValue("#VALUE!")],
    ["a returned error", { code: "#DIV/0!", message: "" }, new ErrorValue("#DIV/0!")],
  ])("%s", async (_, answer, expected) => {
    define("SVAR", [], () => answer);
    expect(await computed("=SVAR()")).toEqual(expected);
  });

  test("Excel's formulas go on from an own function's result", async () => {
    engine.write(sheet, cell(0, 0), [[10]]);
    define("DUBBLA", [single("a")], ([a]) => Number(a) * 2);
    expect(await computed("=ROUND(DUBBLA(A1)/3,1)+IF(DUBBLA(A1)>15,1,0)")).toBeCloseTo(7.7);
    engine.write(sheet, cell(0, 0), [[0.5]]);
    await engine.settle();
    expect(engine.values(sheet, cell(0, 10))[0]?.[0]).toBeCloseTo(0.3);
  });

  test("names in small letters find the function, and the formula stays as it was written", async () => {
    define("FÖRÄNDRING", [single("nu"), single("då")], ([a, b]) => Number(a) - Number(b));
    expect(await computed("=förändring(5,3)")).toBe(2);
    expect(engine.formulas(sheet, cell(0, 10))).toEqual([["=förändring(5,3)"]]);
  });

  test.each(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#NAME?", "#REF!"])("a thrown error with the code %s is that error", async (code) => {
    define("FEL", [], () => {
      throw Object.assign(new Error("Skriv ett belopp."), { code });
    });
    expect(await computed("=FEL()")).toEqual(new ErrorValue(code));
    const shown = code === "#VALUE!" || code === "#N/A" ? "Skriv ett belopp." : null;
    expect(engine.errorMessage(sheet, 0, 10)).toBe(shown);
  });

  test("anything else that is thrown is #VALUE! without a message", async () => {
    define("FEL", [], () => {
      throw new TypeError("internal");
    });
    expect(await computed("=FEL()")).toEqual(new ErrorValue("#VALUE!"));
    expect(engine.errorMessage(sheet, 0, 10)).toBeNull();
  });

  test("the message goes away with the error", async () => {
    engine.write(sheet, cell(0, 0), [["fel"]]);
    define("TAL", [single("a")], ([a]) => {
      if (typeof a !== "number") throw { code: "#VALUE!", message: "Inget tal." };
      return a;
    });
    await computed("=TAL(A1)");
    expect(engine.errorMessage(sheet, 0, 10)).toBe("Inget tal.");
    engine.write(sheet, cell(0, 0), [[3]]);
    await engine.settle();
    expect(engine.errorMessage(sheet, 0, 10)).toBeNull();
    expect(engine.values(sheet, cell(0, 10))).toEqual([[3]]);
  });
});

describe("spilling", () => {
  beforeEach(() => define("TABELL", [single("n")], ([n]) => Array.from({ length: Number(n) }, (_, row) => [row + 1, row === 0 ? "" : "rad"]), true));

  test("fills its area; the filled cells are values without formulas", async () => {
    await computed("=TABELL(3)", 1, 1);
    expect(engine.values(sheet, area(1, 1, 3, 2))).toEqual([[1, ""], [2, "rad"], [3, "rad"]]);
    expect(engine.formulas(sheet, area(1, 1, 2, 1))).toEqual([["=TABELL(3)"], [2]]);
    expect(engine.spillRange(sheet, 1, 1)).toEqual(area(1, 1, 3, 2));
    expect(await computed("=SUM(B2:B4)")).toBe(6);
  });

  test("shrinks when it gives less", async () => {
    engine.write(sheet, cell(0, 0), [[3]]);
    await computed("=TABELL(A1)", 1, 1);
    engine.write(sheet, cell(0, 0), [[1]]);
    await engine.settle();
    expect(engine.values(sheet, area(1, 1, 3, 1))).toEqual([[1], [""], [""]]);
  });

  test("a cell in the way gives #SPILL!, and takes nothing away; cleared, it spills", async () => {
    engine.write(sheet, cell(2, 1), [["i vägen"]]);
    expect(await computed("=TABELL(3)", 1, 1)).toEqual(new ErrorValue("#SPILL!"));
    expect(engine.values(sheet, area(2, 1, 2, 1))).toEqual([["i vägen"], [""]]);
    engine.write(sheet, cell(2, 1), [[""]]);
    await engine.settle();
    expect(engine.values(sheet, area(1, 1, 3, 1))).toEqual([[1], [2], [3]]);
  });
});

describe("calculation", () => {
  test("settle resolves when nothing is to be computed", async () => {
    await engine.settle();
    await engine.settle();
    engine.setStyle(sheet, cell(0, 0), { bold: true });
    await engine.settle();
    expect(engine.usedRect(sheet, true)).toBeNull();
  });

  test("many writes in a row are all computed when settle resolves", async () => {
    for (let row = 0; row < 30; row++) engine.write(sheet, area(row, 0, 1, 2), [[row, `=A${row + 1}*2`]]);
    await Promise.all([engine.settle(), engine.settle()]);
    expect(engine.values(sheet, area(0, 1, 30, 1))).toEqual(Array.from({ length: 30 }, (_, row) => [row * 2]));
  });

  test("a write while a calculation runs is computed too", async () => {
    engine.write(sheet, area(0, 0, 2000, 2), Array.from({ length: 2000 }, (_, row) => [row, `=A${row + 1}+1`]));
    const first = engine.settle();
    await new Promise((resolve) => setTimeout(resolve, 5));
    engine.write(sheet, cell(0, 0), [[100]]);
    await first;
    await engine.settle();
    expect(engine.values(sheet, area(0, 1, 2, 1))).toEqual([[101], [2]]);
  });

  test("a promised result is awaited, and what depends on it follows", async () => {
    define("VÄNTA", [single("a")], ([a]) => new Promise((resolve) => setTimeout(() => resolve(Number(a) * 2), 10)));
    engine.write(sheet, area(0, 0, 1, 3), [[4, "=VÄNTA(A1)", "=B1+1"]]);
    await engine.settle();
    expect(engine.values(sheet, area(0, 1, 1, 2))).toEqual([[8, 9]]);
    engine.write(sheet, cell(0, 0), [[5]]);
    await engine.settle();
    expect(engine.values(sheet, area(0, 1, 1, 2))).toEqual([[10, 11]]);
  });

  test("a promise that fails is its error", async () => {
    define("VÄNTA", [], () => Promise.reject({ code: "#N/A", message: "Svarade inte." }));
    expect(await computed("=VÄNTA()")).toEqual(new ErrorValue("#N/A"));
    expect(engine.errorMessage(sheet, 0, 10)).toBe("Svarade inte.");
  });

  test("recalculate calls the functions again", async () => {
    let value = 1;
    define("UTIFRÅN", [], () => value);
    await computed("=UTIFRÅN()");
    value = 2;
    await engine.settle();
    expect(engine.values(sheet, cell(0, 10))).toEqual([[1]]);
    await engine.recalculate();
    expect(engine.values(sheet, cell(0, 10))).toEqual([[2]]);
  });

  test("a function that comes later computes what already stands", async () => {
    expect(await computed("=SENARE(2)")).toEqual(new ErrorValue("#NAME?"));
    define("SENARE", [single("a")], ([a]) => Number(a) + 1);
    await engine.settle();
    expect(engine.values(sheet, cell(0, 10))).toEqual([[3]]);
    expect(engine.ownFunctionNames()).toEqual(["SENARE"]);
  });

  test("a function registered again replaces the old", async () => {
    define("BYT", [], () => "gammal");
    await computed("=BYT()");
    define("BYT", [], () => "ny");
    await engine.settle();
    expect(engine.values(sheet, cell(0, 10))).toEqual([["ny"]]);
  });

  test("two workbooks at once keep to their own functions and values", async () => {
    const other = createHeadlessEngine();
    const otherSheet = other.activeSheet().id;
    define("EGEN", [single("a")], () => "första");
    other.registerFunctions([{ name: "EGEN", parameters: [single("a")], resultMatrix: false, call: () => "andra" }]);
    engine.write(sheet, area(0, 0, 1, 2), [[1, "=EGEN(A1)&SUM(A1:A2)"]]);
    other.write(otherSheet, area(0, 0, 1, 2), [[2, "=EGEN(A1)&SUM(A1:A2)"]]);
    await Promise.all([engine.settle(), other.settle()]);
    expect(engine.values(sheet, cell(0, 1))).toEqual([["första1"]]);
    expect(other.values(otherSheet, cell(0, 1))).toEqual([["andra2"]]);
    other.dispose();
  });
});
