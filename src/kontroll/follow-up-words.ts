/** What a cell of the follow-up sheets or of the narrative is, in words for the one who audits it. */
import type { GoalSheetId } from "../reports/goals";

type Words = Readonly<Record<string, string>>;

const TYPED = "Inskriven uppgift: den räknas inte ut av något annat på bladet.";
const SYMBOL = "Symbolen för bedömningen till vänster eller höger. Symbolerna väljs överst på Översikt.";

const INDICATORS: Words = {
  skillnad: "Kvinnors utfall minus mäns. Har få personer räknats sägs det.",
  lasning: "Så har årsmålet förståtts: som ett tal, en gräns, ett intervall eller en riktning.",
  riktning: "Säger om högre eller lägre är bättre. Står (gissning) har ingen sagt det. Ord i målet självt, som högst och öka, går före.",
  symbol: SYMBOL,
  status_ord: "Utfallet jämförs med nämndens årsmål, eller med KF:s där nämnden inte har något. Målet nått är helt, en miss inom toleransen är delvis och en större är inte. Utan utfall, utan mål eller med olika enheter blir det ingen bedömning. I en tertialrapport bedöms prognosen för helåret där den finns.",
  mot_foregaende: "Utfallet minus föregående års utfall, och om det är bättre eller sämre efter riktningen.",
  forklaring: "Statusens förklaring: vad som jämfördes, och hur stor marginalen eller missen är.",
  atgard: "Vad raden behöver: ett värde som inte går att läsa, en missad indikator utan kommentar, eller ett mål som inte kan bedömas.",
  status: "Statusen i stadens egna ord, för de formler som räknar.",
  brist: "Radens namn när målet inte nås, för målets lista över vad som saknas.",
};

const GOALS: Words = {
  forslag_ord: "Förslaget räknas av målets indikatorer och delmål: alla helt ger helt, alla inte ger inte, annars delvis. Finns inget bedömt blir det ingen bedömning.",
  egen: "Din bedömning. Den gäller före förslaget och skrivs aldrig över. Är cellen tom gäller förslaget.",
  symbol: SYMBOL,
  galler_ord: "Den bedömning som gäller: din egen där den finns, annars förslaget.",
  avviker: "Säger till när din bedömning skiljer sig från förslaget.",
  skal: "Vad förslaget bygger på: hur många av målets indikatorer och delmål som når målet, och namnen på dem som inte gör det.",
  atgard: "Vad målet behöver: en bedömning, en motivering eller rättade indikatorer.",
  niva: "Målets nivå. Den avgör vilka mål det hör under.",
  forslag: "Förslaget i stadens egna ord, för de formler som räknar.",
  galler: "Den bedömning som gäller i stadens egna ord, för de formler som räknar.",
  brist: "Målets namn när det inte uppfylls helt, för listan hos målet ovanför.",
};

const ACTIVITIES: Words = {
  lage: "Läget räknas av datumen och dagen över tabellen: före start är aktiviteten ej startad, efter slutdatumet avslutad, men försenad om en avvikelse är skriven.",
  atgard: "Vad aktiviteten behöver: rättade datum, en kommentar till avvikelsen, eller hur det gick när slutdatumet har passerat.",
};

function overviewWords(row: string, column: string): string {
  if (row.startsWith("lista:")) return "Raden är nästa sak på bladen som kräver åtgärd, i bladens ordning.";
  if (row.startsWith("summa:")) return column === "andel" ? "Uppfylls helt, som andel av dem som är bedömda." : "Summan av raderna ovanför.";
  if (column === "andel") return "Uppfylls helt, som andel av dem som är bedömda.";
  if (column === "antal") return "Summan av antalen till höger.";
  if (row.startsWith("mål:")) return "Så många av målen under inriktningsmålet har bedömningen, räknade på bladet Mål. Ett mål utan egen bedömning räknas efter förslaget.";
  if (row.startsWith("indikator:")) return "Så många av indikatorerna under inriktningsmålet har statusen, räknade på bladet Indikatorer.";
  return row === "symboler" ? "Symbolen för bedömningen. Byt den, så följer alla blad." : TYPED;
}

const SETTINGS: Words = {
  tolerans: "Så stor del av målet får en miss vara och ändå räknas som delvis. Staden publicerar inte sin egen tolerans: värdet är ditt.",
  fa: "Är antalet personer bakom en siffra färre än så säger raden det.",
  per: "Dagen som aktiviteternas läge räknas mot.",
};

/** The rule of a cell of a follow-up sheet. `row`: the key of its row, or of a setting ("$tolerans"). */
export function followUpRule(sheet: GoalSheetId, row: string, column: string): string {
  if (row.startsWith("$")) return SETTINGS[row.slice(1)] ?? TYPED;
  if (sheet === "oversikt") return overviewWords(row, column);
  const words = sheet === "indikatorer" ? INDICATORS : sheet === "mal" ? GOALS : ACTIVITIES;
  if (/^galler\d$/.test(column) || /^brist\d$/.test(column)) return "Bedömningen, eller bristen, hos mål på en nivå, för målet ovanför.";
  return words[column] ?? TYPED;
}

const NARRATIVE: Words = {
  Avsnitt: "Rubriken som stycket står under.",
  Text: "Meningen skrivs av en formel över tabellernas celler: ändras en siffra, ändras meningen.",
  "Egen text": "Din egen text. Den gäller före Boksluts och skrivs aldrig över.",
  "Gällande text": "Texten som gäller: din egen där den finns, annars Boksluts.",
  Källa: "Länk till cellerna som meningen hämtar sina siffror ur.",
  Läge: "Säger om stycket är nytt, klart eller ändrat sedan det klarmarkerades.",
  "Tidigare lydelse": "Så löd stycket när det klarmarkerades, när det har ändrats sedan dess.",
  "Klarmarkerad lydelse": "Så löd stycket när det klarmarkerades.",
};

/** What a column of the narrative holds. */
export function narrativeRule(heading: string): string {
  return NARRATIVE[heading] ?? TYPED;
}
