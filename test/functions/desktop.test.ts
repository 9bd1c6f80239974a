/** Excel on the desktop hands an empty cell to a function as 0: where a word or a status is asked for, that is no answer, not a wrong one. */
import * as f from "../../src/functions/functions";
import { installCustomFunctions, shown } from "./custom-functions-stand-in";

installCustomFunctions();

describe("tomma celler som kommer som 0", () => {
  it("radslag, konvention, riktning och enhet räknas då som utelämnade", () => {
    expect(shown(() => f.avvikelse([[1437]], [[1374.3]], [[0]], [[0]]))).toBe(62.7);
    expect(shown(() => f.indikatorstatus([["99 %"]], [["98 %"]], [[0]]))).toBe("Uppfylls helt");
    expect(shown(() => f.belopp([["40,2 mnkr"]], [[0]]))).toBe(40.2);
    expect(shown(() => f.beloppstext([[40.25]], [[0]]))).toBe("40,3");
  });

  it("en omslutning som är 0 är inte angiven, och gränserna prövas inte", () => {
    expect(shown(() => f.resultatfond([[67.8]], [[-1.5]], [[0]]))).toBe(66.3);
    expect(shown(() => f.resultatfondutrymme([[1]], [[0]]))).toMatch(/^#N\/A Omslutningen saknas/);
  });

  it("andra tal än 0 är inga ord", () => {
    expect(shown(() => f.avvikelse([[1]], [[1]], [[2]]))).toBe("#VALUE! Radslaget ska vara en text, inte 2.");
  });
});

describe("områden", () => {
  it("100 000 rader ger 100 000 svar i ordning", () => {
    const budget = Array.from({ length: 100_000 }, (_row, index) => [index / 10]);
    const result = f.avvikelse(budget, [[0.1]]);
    expect(result).toHaveLength(100_000);
    expect([result[0], result[1], result[99_999]]).toEqual([[-0.1], [0], [9999.8]]);
  });

  it("en andel räknas lika i ett område som i en cell, och som av text", () => {
    const pairs: readonly (readonly [number, number])[] = [[1437, 1374.3], [-304.1, -324], [0.3, 0.1], [1 / 3, 2 / 3], [123456.789, 0.00001]];
    const shares = shown(() => f.avvikelseprocent(pairs.map(([b]) => [b]), pairs.map(([, u]) => [u])));
    expect(shares).toEqual(pairs.map(([b, u]) => [shown(() => f.avvikelseprocent([[b]], [[u]], [["kostnad"], ["kostnad"]].slice(0, 1)))]));
    expect(shown(() => f.avvikelseprocent([["1 437,0"]], [["1 374,3"]]))).toBe(shown(() => f.avvikelseprocent([[1437]], [[1374.3]])));
  });

  it("ett tomt område eller en tom rad stannar inte räkningen", () => {
    expect(shown(() => f.avvikelse([], [[1]]))).toBe("");
    expect(shown(() => f.avrundasumma([], 1))).toBe("");
  });
});
