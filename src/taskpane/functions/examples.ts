/**
 * One example call per function, with figures from published reports. English notation with comma separators: it is what Office.js
 * writes; the pane shows it in Swedish notation. A column written inside a call uses semicolons ({1;2}), the same in every language.
 */
const examples: Readonly<Record<string, string>> = {
  AVVIKELSE: '=AVVIKELSE(49,51.4,"kostnad","intäkter positiva")',
  AVVIKELSEPROCENT: '=AVVIKELSEPROCENT(49,51.4,"kostnad","intäkter positiva")',
  FORANDRING: "=FÖRÄNDRING(237.2,224)",
  FORANDRINGPROCENT: "=FÖRÄNDRINGPROCENT(237.2,224)",
  PERIODISERAD: "=PERIODISERAD(708,8)",
  BUDGETFOLJSAMHET: "=BUDGETFÖLJSAMHET(1451.3,1388.2)",
  PROGNOSSAKERHET: "=PROGNOSSÄKERHET(1400,1388.2)",
  RESULTATFOND: "=RESULTATFOND(9,-2.7,237.2,1.3)",
  RESULTATEFTER: "=RESULTATEFTER(9,-2.7,237.2,1.3)",
  RESULTATFONDTABELL: "=RESULTATFONDTABELL(2.1,10.5,22)",
  RESULTATFONDUTRYMME: "=RESULTATFONDUTRYMME(2.1,22)",
  INDIKATORSTATUS: '=INDIKATORSTATUS("39 %","40 %")',
  INDIKATORFORKLARING: '=INDIKATORFÖRKLARING("39 %","40 %")',
  INDIKATORMAL: '=INDIKATORMÅL("5,8 %","lägre")',
  INDIKATORSKILLNAD: '=INDIKATORSKILLNAD("6,7 %","6,5 %","lägre")',
  MALBEDOMNING: '=MÅLBEDÖMNING({"Uppfylls helt";"Uppfylls delvis"})',
  BELOPP: '=BELOPP("40,2 mnkr","tkr")',
  BELOPPSTEXT: '=BELOPPSTEXT(1437,"mnkr")',
  AVSTAM: "=AVSTÄM(62.7,{65.1;-2.4})",
  AVRUNDASUMMA: "=AVRUNDASUMMA({1.24;2.24;3.04},1)",
  TEXTSIFFROR: '=TEXTSIFFROR("Utfallet blev {1:mnkr}.",237.2)',
};

/** The example call of a function by its id; null when none is written. */
export function exampleOf(id: string): string | null {
  return examples[id] ?? null;
}
