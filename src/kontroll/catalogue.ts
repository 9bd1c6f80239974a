/** The checks by id: the name the controller sees and why the check exists. */
export interface CheckInfo {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
}

const CHECKS: readonly CheckInfo[] = [
  { id: "tryckt", name: "Angiven siffra", reason: "Rapportens data anger siffran; den ska vara den som tabellen ger." },
  { id: "formel-ersatt", name: "Formel ersatt av värde", reason: "En inskriven siffra i en räknad cell slutar följa tabellen." },
  { id: "formel-andrad", name: "Ändrad formel", reason: "En formel som inte är Boksluts kan räkna något annat än rubriken säger." },
  { id: "felvarde", name: "Felvärde i cell", reason: "Ett felvärde sprider sig till summor och meningar." },
  { id: "procent-saknas", name: "Procenttal som inte finns", reason: "Något i procent av 0 finns inte; cellen visar ett felvärde, aldrig 0." },
  { id: "text-i-siffercell", name: "Text i siffercell", reason: "Text räknas inte med i summor." },
  { id: "rader-sorterade", name: "Sorterade rader", reason: "Meningar och formler läser celler: byter raderna plats säger de en annan rads siffra." },
  { id: "rad-utanfor-summa", name: "Rad utanför summan", reason: "En infogad rad som ingen summa tar med gör att tabellen inte går ihop." },
  { id: "enhet", name: "Enhet", reason: "Ett belopp i kr eller tkr bland mnkr är oftast ett inmatningsfel." },
  { id: "tecken", name: "Tecken", reason: "Ett vänt tecken ändrar ett överskott till ett underskott." },
  { id: "prognos-under-bokfort", name: "Prognos under bokfört", reason: "Helårets prognos är sällan lägre än det som redan är bokfört." },
  { id: "samma-siffra", name: "Samma siffra i två tabeller", reason: "Samma belopp ska stå lika i alla tabeller." },
  { id: "budgetbrygga", name: "Budgetbrygga", reason: "Ursprunglig budget med årets ändringar är den justerade budgeten." },
  { id: "prognos-forandring", name: "Prognos mot förra prognosen", reason: "En prognos som ändras mycket ska förklaras." },
  { id: "periodisering", name: "Periodiserad budget", reason: "Periodens budget är årets del fram till periodens slut." },
  { id: "forandring", name: "Förändring mellan åren", reason: "Förändringen är årets belopp minus föregående års." },
  { id: "balans", name: "Balansräkningens sidor", reason: "Tillgångarna är lika med eget kapital och skulder." },
  { id: "hamtad-siffra", name: "Hämtad siffra ändrad", reason: "Summan in är summan ut så länge ingen har ändrat de hämtade cellerna." },
  { id: "siffra-i-text", name: "Siffra i text", reason: "En siffra i berättelsen ska stå i en cell, helst följa den." },
  { id: "text-utan-formel", name: "Text utan formel", reason: "En text utan sin formel slutar följa tabellerna." },
  { id: "egen-text-aldre", name: "Egen text äldre än siffrorna", reason: "Det som skrevs om andra siffror kan vara fel nu." },
  { id: "andrad-efter-klar", name: "Ändrad efter klarmarkering", reason: "Den som har klarmarkerat ska få veta vad som ändrats sedan dess." },
  { id: "omslutning-netto", name: "Omslutningsförändring", reason: "En omslutningsförändring ändrar kostnader och intäkter lika mycket." },
  { id: "ombudgetering", name: "Ombudgetering", reason: "Det som förs till nästa år bör rymmas i överskottet." },
  { id: "resultatfond-tak", name: "Resultatfondens gränser", reason: "Fonden får inte överstiga taket och uttaget inte fonden." },
  { id: "resultatfond-ingaende", name: "Resultatfondens ingående belopp", reason: "Årets ingående fond är förra årets utgående." },
  { id: "delar-helhet", name: "Delar och helhet", reason: "Delarna ska tillsammans vara helheten." },
  { id: "indikator-varde", name: "Oläslig siffra eller oläsligt mål", reason: "En indikator som inte går att läsa kan inte bedömas." },
  { id: "indikator-mal", name: "Årsmål som inte kan bedömas", reason: "Ett mål utan tal, gräns, intervall eller riktning ger ingen bedömning." },
  { id: "indikator-enhet", name: "Olika enheter", reason: "Siffror i olika enheter jämförs aldrig." },
  { id: "indikator-riktning", name: "Gissad riktning", reason: "Om högre eller lägre är bättre ska någon ha sagt." },
  { id: "indikator-kommentar", name: "Missat mål utan kommentar", reason: "Läsaren ska få veta varför ett mål inte nåddes." },
  { id: "mal-motivering", name: "Bedömning utan motivering", reason: "En bedömning som skiljer sig från indikatorerna ska motiveras." },
  { id: "mal-bedomning", name: "Målets bedömning", reason: "Varje mål ska ha en av stadens fyra bedömningar." },
  { id: "mal-nummer", name: "Mål med samma nummer", reason: "Två mål med samma nummer går inte att hålla isär i rapporten." },
  { id: "aktivitet-datum", name: "Aktivitetens datum", reason: "Läget räknas av datumen, så de måste vara datum i rätt ordning." },
  { id: "aktivitet-avvikelse", name: "Avvikelse utan kommentar", reason: "En avvikelse ska förklaras." },
  { id: "aktivitet-slut", name: "Avslutad aktivitet utan kommentar", reason: "När slutdatumet har passerat ska resultatet sägas." },
];

const BY_ID = new Map(CHECKS.map((check) => [check.id, check]));

/** All checks in the order they are listed. */
export function allChecks(): readonly CheckInfo[] {
  return CHECKS;
}

/** The name of a check as the sheet Kontroll shows it. */
export function checkName(id: string): string {
  return BY_ID.get(id)?.name ?? id;
}
