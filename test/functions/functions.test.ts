/** The functions as cells use them: single cells, ranges, empty cells, texts, errors, missing arguments. */
import * as cellFunctions from "../../src/functions/functions";
import { FunctionError, installCustomFunctions, shown } from "./custom-functions-stand-in";

installCustomFunctions();

const f = cellFunctions;
const column = (...values: unknown[]): unknown[][] => values.map((value) => [value]);
const one = (value: unknown): unknown[][] => [[value]];

describe("AVVIKELSE", () => {
  it.each([
    ["kostnad", "intäkter negativa", 100, 90, 10],
    ["intäkt", "intäkter negativa", -100, -110, 10],
    ["netto", "intäkter negativa", 50, 45, 5],
    ["kostnad", "intäkter positiva", 100, 90, 10],
    ["intäkt", "intäkter positiva", 100, 110, 10],
    ["netto", "intäkter positiva", -3.2, -2.7, 0.5],
    ["resultat", "intäkter positiva", -3.2, -2.7, 0.5],
    ["kostnad", "kostnader negativa", -100, -90, 10],
    ["intäkt", "kostnader negativa", 100, 110, 10],
    ["netto", "kostnader negativa", -50, -45, 5],
    ["resultat", "intäkter negativa", -3.2, -2.7, 0.5],
    ["resultat", "kostnader negativa", -3.2, -2.7, 0.5],
  ])("%s, %s: budget %d och utfall %d ger %d", (kind, convention, budget, outcome, expected) => {
    expect(shown(() => f.avvikelse(one(budget), one(outcome), one(kind), one(convention)))).toBe(expected);
  });

  it("tar kostnad och intäkter negativa när de utelämnas, som undefined, null eller tom cell", () => {
    for (const missing of [undefined, one(null), one(undefined), one("")]) {
      expect(shown(() => f.avvikelse(one(1437), one(1374.3), missing, missing))).toBe(62.7);
    }
  });

  it("räknar exakt på tal med binärt brus", () => {
    expect(shown(() => f.avvikelse(one(0.1 + 0.2), one(0.3)))).toBe(0);
    expect(shown(() => f.avvikelse(one(1.1), one(1)))).toBe(0.1);
  });

  it("räknar ett helt område och spiller i samma form", () => {
    expect(shown(() => f.avvikelse([[1, 2], [3, 4]], [[1, 1], [1, 1]]))).toEqual([[0, 1], [2, 3]]);
  });

  it("låter en cell gälla mot hela området", () => {
    expect(shown(() => f.avvikelse(one(10), column(1, 2, 3)))).toEqual([[9], [8], [7]]);
    expect(shown(() => f.avvikelse(column(1, 2, 3), one(1)))).toEqual([[0], [1], [2]]);
  });

  it("tar radslag per rad", () => {
    expect(shown(() => f.avvikelse(column(100, 100), column(90, 110), column("Kostnader", "Intäkter"), one("B")))).toEqual([[10], [10]]);
  });

  it("ger tom cell för tom cell, aldrig 0", () => {
    expect(shown(() => f.avvikelse(column(null, 5, "", " ", undefined, "-", "–"), column(1, null, 1, 1, 1, 1, 1)))).toEqual([[""], [""], [""], [""], [""], [""], [""]]);
  });

  it("läser belopp i text och vägrar olika enheter", () => {
    expect(shown(() => f.avvikelse(one("1 437,0 mnkr"), one("1\u00a0374,3")))).toBe(62.7);
    expect(shown(() => f.avvikelse(one("1,4 mnkr"), one("1 374 tkr")))).toMatch(/^#VALUE! Beloppen är skrivna i både mnkr och tkr/);
  });

  it("säger vad som är fel i en cell och räknar de andra", () => {
    const result = shown(() => f.avvikelse(column(1, "ca 40", true, 4), column(1, 1, 1, 1)));
    expect(result).toEqual([
      [0],
      ["#VALUE! Budgeten ”ca 40” är inget belopp: skriv till exempel 1 437,0 eller lämna cellen tom."],
      ["#VALUE! Budgeten är SANT, inget belopp. Skriv ett tal eller lämna cellen tom."],
      [3],
    ]);
  });

  it("släpper igenom fel från andra celler", () => {
    const errors = column("#N/A", "#DIV/0!", "#VALUE!", new FunctionError("#NUM!"), { type: "Error", basicValue: "#NULL!" }, "#REF!");
    const result = shown(() => f.avvikelse(errors, one(1)));
    expect(result).toEqual([
      ["#N/A"], ["#DIV/0!"], ["#VALUE!"], ["#NUM!"], ["#NULL!"],
      ["#VALUE! En av cellerna i formeln innehåller felet #REF!. Rätta den cellen först."],
    ]);
  });

  it("vägrar områden av olika storlek och okända ord", () => {
    expect(shown(() => f.avvikelse(column(1, 2), column(1, 2, 3)))).toBe(
      "#VALUE! Områdena har olika storlek: budgeten är 2 rader × 1 kolumn och utfallet 3 rader × 1 kolumn. Peka på lika stora områden.",
    );
    expect(shown(() => f.avvikelse(one(1), one(1), one("vinst")))).toMatch(/^#VALUE! Radslaget ”vinst” finns inte/);
    expect(shown(() => f.avvikelse(one(1), one(1), one("kostnad"), one("D")))).toMatch(/^#VALUE! Teckenkonventionen ”D” finns inte/);
  });
});

describe("andelar", () => {
  it("räknar på budgetens absoluta belopp och säger när det inte går", () => {
    expect(shown(() => f.avvikelseprocent(one(-200), one(-190), one("intäkt")))).toBe(-0.05);
    expect(shown(() => f.avvikelseprocent(column(0, 100), column(1, 95)))).toEqual([
      ["#N/A Budgeten är 0, så avvikelsen kan inte räknas i procent. Visa avvikelsen som belopp i stället."],
      [0.05],
    ]);
    expect(shown(() => f.forandringprocent(one(1), one(0)))).toMatch(/^#N\/A Det tidigare beloppet är 0/);
    expect(shown(() => f.forandringprocent(one(-3), one(-2)))).toBe(-0.5);
  });

  it("förändringen är nu minus då, tom för tom cell", () => {
    expect(shown(() => f.forandring(column(237.2, 234.5, null), column(224, "224,3", 1)))).toEqual([[13.2], [10.2], [""]]);
  });

  it("budgetföljsamhet efter överföringar och med kostnader negativa", () => {
    expect(shown(() => f.budgetfoljsamhet(one(100), one(98), one(2)))).toBe(0.96);
    expect(shown(() => f.budgetfoljsamhet(one(100), one(98), one(-2)))).toBe(1);
    expect(shown(() => f.budgetfoljsamhet(one(-100), one(-98), one(2)))).toBe(0.96);
    expect(shown(() => f.budgetfoljsamhet(one(100), one(-1)))).toMatch(/^#N\/A Budget och utfall har olika tecken/);
    expect(shown(() => f.budgetfoljsamhet(one(0), one(1)))).toMatch(/^#N\/A Budgeten är 0/);
  });

  it("prognossäkerhet med vald nämnare", () => {
    expect(shown(() => f.prognossakerhet(one(200), one(202)))).toBe(0.01);
    expect(shown(() => f.prognossakerhet(one(200), one(250), one("utfall")))).toBe(0.2);
    expect(shown(() => f.prognossakerhet(one(200), one(202), one(100)))).toBe(0.02);
    expect(shown(() => f.prognossakerhet(one(0), one(202)))).toMatch(/^#N\/A Nämnaren är 0/);
  });
});

describe("PERIODISERAD", () => {
  it("tar månader, vikter i rad eller kolumn, och vägrar orimliga", () => {
    const weights = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    expect(shown(() => f.periodiserad(column(708, 355), one(8)))).toEqual([[472], [355 * 8 / 12]]);
    expect(shown(() => f.periodiserad(one(120), one(3), [weights]))).toBe(30);
    expect(shown(() => f.periodiserad(one(120), one(3), column(...weights)))).toBe(30);
    expect(shown(() => f.periodiserad(one(100), one(2), [[3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4]]))).toBe(50);
    expect(shown(() => f.periodiserad(one(120), one(13)))).toMatch(/^#VALUE! Antalet månader ska vara ett heltal från 1 till 12, inte 13/);
    expect(shown(() => f.periodiserad(one(120), one(3), [[1, 2]]))).toMatch(/^#VALUE! Vikterna ska vara tolv/);
    expect(shown(() => f.periodiserad(one(null), one(8)))).toBe("");
  });
});

describe("resultatfond", () => {
  it("räknar utan resultat när förändringen är given, och prövar inte gränser utan omslutning", () => {
    expect(shown(() => f.resultatfond(one(9), one(null), one(237.2), one(1.3)))).toBe(7.7);
    expect(shown(() => f.resultatfond(one(67.8), one(-1.5), one(null)))).toBe(66.3);
    expect(shown(() => f.resultatfond(one(67.8), one(-1.5), one(0)))).toBe(66.3);
    expect(shown(() => f.resultatfond(one(null), one(1), one(100)))).toBe("");
    expect(shown(() => f.resultatfond(one(5), one(null), one(100)))).toBe("");
  });

  it("tar egna gränser som andel eller procenttext och vägrar 5 i stället för 5 %", () => {
    expect(shown(() => f.resultatfond(one(0), one(100), one(100), undefined, one(0.2), one("30 %")))).toBe(20);
    expect(shown(() => f.resultatfond(one(0), one(100), one(100), undefined, one(5)))).toMatch(/^#VALUE! Årsgränsen ska vara en andel mellan 0 % och 100 %/);
  });

  it("vägrar ett uttag som är större än fonden", () => {
    expect(shown(() => f.resultatfond(one(1), one(-5), one(100), one(2)))).toBe("#VALUE! Uttaget 2 är större än fonden 1. Sänk uttaget eller rätta ingående fond.");
  });

  it("för ett underskott vidare bara när det begärs", () => {
    expect(shown(() => f.resultatfond(one(1), one(-5), one(100)))).toBe(0);
    expect(shown(() => f.resultatfond(one(1), one(-5), one(100), undefined, undefined, undefined, one(true)))).toBe(-4);
    expect(shown(() => f.resultatefter(one(1), one(-5), one(100)))).toBe(-4);
    expect(shown(() => f.resultatefter(one(1), one(-5), one(100), undefined, undefined, undefined, one(true)))).toBe(0);
    expect(shown(() => f.resultatfond(one(-4), one(6), one(100)))).toMatch(/^#VALUE! Ingående fond är −4/);
    expect(shown(() => f.resultatfond(one(-4), one(6), one(100), undefined, undefined, undefined, one("SANT")))).toBe(2);
  });

  it("visar utrymmet och säger när det inte går", () => {
    expect(shown(() => f.resultatfondutrymme(column(2.1, 0, 50), column(22, 22, 22)))).toEqual([[0.1], [1.1], [0]]);
    expect(shown(() => f.resultatfondutrymme(one(2.1), one(null)))).toMatch(/^#N\/A Omslutningen saknas/);
  });

  it("skriver hela beräkningen som tabell, tom när något saknas", () => {
    expect(shown(() => f.resultatfondtabell(9, -2.7, 237.2, 1.3))).toContainEqual(["Utgående fond", 7.7]);
    expect(shown(() => f.resultatfondtabell(30, 0, 237.2))).toContainEqual(["Gräns som höll tillbaka", "Taket 10\u00a0% av omslutningen höll tillbaka 6,28."]);
    expect(shown(() => f.resultatfondtabell(one(null), 1, 2))).toBe("");
  });
});

describe("indikatorer", () => {
  it("läser celler med procentformat som hundradelar och säger att enheten är antagen", () => {
    expect(shown(() => f.indikatorstatus(column(0.957, 39, "39", 1.012), one("100 %"), column("lägre", "", "", "högre")))).toEqual([
      ["Uppfylls helt"], ["Uppfylls inte"], ["Uppfylls inte"], ["Uppfylls helt"],
    ]);
    expect(shown(() => f.indikatorforklaring(one(0.957), one("100 %")))).toContain("utfallet 95,7\u00a0% ");
    expect(shown(() => f.indikatorforklaring(one(39), one("100 %")))).toContain("enheten % är antagen för utfallet");
  });

  it("jämför aldrig olika enheter", () => {
    expect(shown(() => f.indikatorstatus(one("32,7 kWh"), one("33 %")))).toBe("Ingen bedömning");
    expect(shown(() => f.indikatorforklaring(one("32,7 kWh"), one("33 %")))).toContain("har olika enheter och jämförs inte");
    expect(shown(() => f.indikatorstatus(one("32,7 kWh/kvm"), one("33 kwh/m²"), one("lägre")))).toBe("Uppfylls helt");
  });

  it("bedömer riktningsmål mot föregående år", () => {
    const judge = (outcome: unknown, goal: unknown, previous: unknown): unknown => shown(() => f.indikatorstatus(one(outcome), one(goal), undefined, undefined, one(previous)));
    expect(judge("3,0", "öka", "2,9")).toBe("Uppfylls helt");
    expect(judge("2,9", "öka", "2,9")).toBe("Uppfylls delvis");
    expect(judge("2,0", "öka", "2,9")).toBe("Uppfylls inte");
    expect(judge("2,0", "minska", "2,9")).toBe("Uppfylls helt");
    expect(judge("2,9", "oförändrad", "2,9")).toBe("Uppfylls helt");
    expect(judge("3,1", "oförändrad", "2,9")).toBe("Uppfylls delvis");
    expect(judge("3,1", "öka", null)).toBe("Ingen bedömning");
    expect(judge("110 st", "öka med 10 %", "100 st")).toBe("Uppfylls helt");
    expect(judge("52 %", "öka med 2 procentenheter", "50 %")).toBe("Uppfylls helt");
    expect(judge("52 %", "öka med 2 %", "50 %")).toBe("Ingen bedömning");
  });

  it("använder KF:s årsmål där nämnden inte har något eget", () => {
    const judge = (own: unknown, city: unknown): unknown => shown(() => f.indikatorstatus(one("0 %"), one(own), undefined, undefined, undefined, one(city)));
    expect(judge("", "+/- 1 %")).toBe("Uppfylls helt");
    expect(judge("tas fram av nämnden", "+/- 1 %")).toBe("Uppfylls helt");
    expect(judge("100 %", "+/- 1 %")).toBe("Uppfylls inte");
    expect(judge("", "fastställs 2017")).toBe("Ingen bedömning");
  });

  it("ger Ingen bedömning utan utfall, och tom cell för en tom rad", () => {
    expect(shown(() => f.indikatorstatus(column("", null, "-"), column("100 %", null, "")))).toEqual([["Ingen bedömning"], [""], ["Ingen bedömning"]]);
  });

  it("har en inställbar tolerans", () => {
    const judge = (tolerance: unknown): unknown => shown(() => f.indikatorstatus(one("84 %"), one("90 %"), one("högre"), one(tolerance)));
    expect([judge(""), judge(0.05), judge("10 %"), judge(0), judge(10)]).toEqual([
      "Uppfylls delvis", "Uppfylls inte", "Uppfylls delvis", "Uppfylls inte",
      "#VALUE! Toleransen ska vara en andel mellan 0 % och 100 %, till exempel 5 % eller 0,05, inte 10.",
    ]);
  });

  it("stadens egna gränsfall är delvis: 100,4 mot 100 och −1,1 mot ±1", () => {
    expect(shown(() => f.indikatorstatus(one("100,4 %"), one("100 %"), one("lägre")))).toBe("Uppfylls delvis");
    expect(shown(() => f.indikatorstatus(one("−1,1 %"), one("+/-1 %")))).toBe("Uppfylls delvis");
  });
});

describe("MÅLBEDÖMNING", () => {
  it.each([
    [["Uppfylls helt", "Uppfylls helt", "", null, "Ingen bedömning"], "Uppfylls helt"],
    [["Uppfylls helt", "Uppfylls inte"], "Uppfylls delvis"],
    [["Uppfylls delvis", "Uppfylls helt"], "Uppfylls delvis"],
    [["Uppfylls inte", "Uppfylls inte"], "Uppfylls inte"],
    [["Ingen bedömning", ""], "Ingen bedömning"],
    [["grön"], "#VALUE! Statusen ”grön” finns inte. Skriv Uppfylls helt, Uppfylls delvis, Uppfylls inte eller Ingen bedömning."],
  ])("%j ger %s", (statuses, expected) => {
    expect(shown(() => f.malbedomning([column(...statuses)]))).toBe(expected);
  });
});

describe("text och summor", () => {
  it("BELOPP räknar om mellan enheter exakt", () => {
    expect(shown(() => f.belopp(column("40,2 mnkr", "6 871 244 kr", "12 tkr", "7", 7, "", "ca 7"), one("tkr")))).toEqual([
      [40200], [6871.244], [12], [7], [7], [""], ["#VALUE! Texten ”ca 7” är inget belopp: skriv till exempel 1 437,0 eller lämna cellen tom."],
    ]);
    expect(shown(() => f.belopp(one("40,2 mnkr")))).toBe(40.2);
    expect(shown(() => f.belopp(one("40,2"), one("dollar")))).toMatch(/^#VALUE! Enheten ”dollar” finns inte/);
  });

  it("BELOPPSTEXT skriver med hårt mellanslag, komma och riktigt minus", () => {
    expect(shown(() => f.beloppstext(column(-1437.05, 0.04, -0.04, null), undefined, undefined))).toEqual([["\u22121\u00a0437,1"], ["0,0"], ["0,0"], [""]]);
    expect(shown(() => f.beloppstext(one(6871244), one("kr")))).toBe("6\u00a0871\u00a0244\u00a0kr");
    expect(shown(() => f.beloppstext(one(40.25), one("mnkr"), one(2)))).toBe("40,25\u00a0mnkr");
    expect(shown(() => f.beloppstext(one(1), undefined, one(1.5)))).toMatch(/^#VALUE! Antalet decimaler ska vara ett heltal/);
  });

  it("AVSTÄM säger stämmer, avrundning eller fel", () => {
    expect(shown(() => f.avstam(510, column(271, 191, 48)))).toBe("Stämmer");
    expect(shown(() => f.avstam(511, column(271, 191, 48)))).toBe("Fel: 510 väntat, 511 står");
    expect(shown(() => f.avstam(82.7, column(83.8, -1.2)))).toBe("Avrundning 0,1");
    expect(shown(() => f.avstam(9.1, column(-0.9)))).toBe("Fel: −0,9 väntat, 9,1 står");
    expect(shown(() => f.avstam(82.7, column(83.8, -1.2), 0))).toBe("Fel: 82,6 väntat, 82,7 står");
    expect(shown(() => f.avstam(null, column(1)))).toBe("");
    expect(shown(() => f.avstam(1, column(null, "")))).toBe("");
  });

  it("AVRUNDASUMMA behåller formen och tomma celler", () => {
    expect(shown(() => f.avrundasumma([[0.44, null], [0.44, 0.44]], 1))).toEqual([[0.5, ""], [0.4, 0.4]]);
    expect(shown(() => f.avrundasumma(column(1.5, 1.5), 0))).toEqual([[2], [1]]);
    expect(shown(() => f.avrundasumma(column(1, "x"), 0))).toMatch(/^#VALUE! Beloppet ”x” är inget belopp/);
  });

  it("TEXTSIFFROR visar aldrig en tom cell som 0 och släpper igenom fel", () => {
    expect(shown(() => f.textsiffror("{1:mnkr} {1?överskott|underskott|ingen avvikelse}", [-2.75]))).toBe("−2,8\u00a0mnkr underskott");
    expect(shown(() => f.textsiffror("{1} och {2}", [null, ""]))).toBe("[siffra saknas] och [siffra saknas]");
    expect(shown(() => f.textsiffror("{1}", ["#DIV/0!"]))).toBe("#DIV/0!");
    expect(shown(() => f.textsiffror("{1} {2}", [1]))).toBe("#VALUE! Mallen använder {2} men har fått ett värde. Lägg till värdet eller ändra mallen.");
    expect(shown(() => f.textsiffror("{1}", [[["nämnden"]]]))).toBe("nämnden");
    expect(shown(() => f.textsiffror("utan tal", []))).toBe("utan tal");
  });
});
