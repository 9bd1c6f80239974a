/** How a target was read, and the difference between two figures, in words: what stands beside the status on the sheet. */
import * as f from "../../src/functions/functions";
import { installCustomFunctions, shown } from "./custom-functions-stand-in";

installCustomFunctions();

function plain(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\u00a0/g, " ") : value;
}

describe("INDIKATORMÅL", () => {
  it.each([
    ["98 %", "högre", "", "98 %; högre är bättre"],
    ["98 %", "", "", "98 %; högre är bättre (antaget)"],
    ["5,8 %", "lägre (gissning)", "", "5,8 %; lägre är bättre (antaget)"],
    ["77 %", "", "minska", "77 %; lägre är bättre enligt KF:s årsmål"],
    ["Max 1 050 ton CO2", "", "", "högst 1 050 ton CO2"],
    ["+/- 1 %", "", "", "±1 %"],
    ["öka", "", "", "öka; högre är bättre"],
    ["", "", "7,0 %", "KF:s årsmål 7,0 %; högre är bättre (antaget)"],
    ["tas fram av nämnden", "", "", "inget årsmål att jämföra med (årsmålet är ”tas fram av nämnden”)"],
    ["godkänd", "", "", "årsmålet ”godkänd” går inte att tolka som tal, gräns, intervall eller riktning"],
    ["", "", "", ""],
  ])("årsmålet %p, riktningen %p och KF:s årsmål %p läses %p", (target, direction, city, expected) => {
    expect(plain(shown(() => f.indikatormal([[target]], [[direction]], [[city]])))).toBe(expected);
  });
});

describe("INDIKATORSKILLNAD", () => {
  it.each([
    ["87 %", "86%", undefined, "+1 procentenhet"],
    ["5 423 st", "6 029 st", "högre", "sämre (−606 st)"],
    ["6,7 %", "6,5 %", "lägre", "sämre (+0,2 procentenheter)"],
    ["6,3 %", "6,5 %", "lägre", "bättre (−0,2 procentenheter)"],
    ["100 %", "100 %", "högre", "oförändrat"],
    ["2 st", "3 kWh", undefined, "olika enheter"],
    ["2 st", "-", undefined, ""],
    ["ca 2", "3", undefined, "#VALUE! Utfallet ”ca 2” är ingen siffra. Skriv ett tal med eller utan enhet, till exempel 87 % eller 5 423 st, eller lämna cellen tom."],
  ])("%p mot %p, riktning %p: %p", (outcome, other, direction, expected) => {
    expect(plain(shown(() => f.indikatorskillnad([[outcome]], [[other]], direction === undefined ? undefined : [[direction]])))).toBe(expected);
  });
});

describe("MÅLBEDÖMNING över flera områden", () => {
  it("väger ihop områdena, och tomma celler som kommer som 0 räknas inte", () => {
    expect(shown(() => f.malbedomning([[["Uppfylls helt"], [0]], [["Uppfylls helt", null]]]))).toBe("Uppfylls helt");
    expect(shown(() => f.malbedomning([[["Uppfylls helt"]], [["Uppfylls inte"]]]))).toBe("Uppfylls delvis");
  });
});
