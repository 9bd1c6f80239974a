/** A tertialrapport 2 in tkr with one net row per verksamhet, costs negative, a forecast beside the period. Written after the rules were set. */
import { items, report, type Column } from "./build";

const COLUMNS: readonly Column[] = [
  { key: "bp", label: "Budget till augusti", kind: "budget" },
  { key: "u", label: "Utfall till augusti", kind: "utfall" },
  { key: "ap", label: "Periodavvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["bp", "u"] } },
  { key: "b", label: "Budget helår", kind: "budget" },
  { key: "p", label: "Prognos helår", kind: "prognos" },
  { key: "a", label: "Prognosavvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "p"] } },
];
const indicator = (name: string, utfall: string, fg: string, arsmal: string): unknown => ({
  owner: null, goal: "En trygg kommun", goal_level: "nämndmål", name, layout: "C", comment: null, raw: { utfall, utfall_foregaende_ar: fg, arsmal, kf_arsmal: "", period: "" },
});

export const regionT2 = report(
  { title: "Delårsrapport", organisation: "Kultur- och fritidsnämnden, Stensjö kommun", report_type: "tertialrapport", unit: "tkr", year: 2036, from: "2036-01-01", to: "2036-08-31" },
  [{
    id: "netto", template: "periodiserad-sammanfattning", sign: "kostnader_negativa", caption: "Netto per verksamhet", columns: COLUMNS,
    sections: [items(COLUMNS, null, "netto", ["Summa netto", "summa_netto"], {
      Bibliotek: [-15_620, -15_180, -23_400, -23_150], Musikskola: [-9_340, -9_890, -14_000, -14_650], "Idrott och anläggningar": [-31_200, -33_460, -46_800, -49_300],
      Fritidsgårdar: [-7_870, -7_430, -11_800, -11_400], Föreningsbidrag: [-5_400, -5_400, -8_100, -8_100],
    })],
  }],
  { indikatorer: [indicator("Antal utlån per invånare", "4,6", "4,9", "5,5"), indicator("Andel barn som deltar i musikskolan", "21,5 %", "19,8 %", "22 %"), indicator("Antal besök i simhallen", "86 400", "79 100", "120 000")] },
);

export const regionT2Text = `
Ekonomi
Kultur- och fritidsnämnden prognostiserar ett underskott om «rätt:2,5 mnkr» för helåret. Utfallet till och med augusti är «rätt:71 360 tkr» netto mot en budget på «rätt:69 430 tkr», det vill säga «rätt:1 930 tkr» sämre än budget. I tertialrapport 1 var prognosen ett underskott på «annat:1 200 tkr».

Bibliotek
Biblioteken har för perioden ett överskott på «rätt:440 tkr». Helårsprognosen visar ett överskott om «rätt:250 tkr», cirka «rätt:en procent» av budgeten. «annat:Två» filialer har haft stängt i juli.

Musikskola
Musikskolan redovisar för perioden ett underskott på «fel:505 tkr» och prognostiserar ett underskott på «rätt:650 tkr». Antalet elever på kö är «annat:140». Lönekostnaderna ökar med «annat:380 tkr».

Idrott och anläggningar
Idrott och anläggningar redovisar ett underskott om «rätt:2 260 tkr» till och med augusti. För helåret väntas ett underskott om «rätt:2 500 tkr», alltså «rätt:5,3 procent» av budgeten. Elpriset har varit «annat:40 procent» högre än beräknat. Reparationen av ishallen kostade «annat:1 150 tkr». Prognosen för Idrott och anläggningar är nettokostnader på «fel:43 900 tkr».

Fritidsgårdar
Fritidsgårdarna visar ett «fel:underskott på 440 tkr» för perioden, och för helåret ett överskott om «rätt:400 tkr».

Föreningsbidrag
Föreningsbidrag följer budget. Hela anslaget på «rätt:8,1 mnkr» beräknas gå åt. Fritidsgårdar och Bibliotek beräknas tillsammans ge ett överskott om «rätt:650 tkr».

Nyckeltal
Antal besök i simhallen är «rätt:86 400», en ökning från «rätt:79 100». Andelen barn som deltar i musikskolan är «rätt:21,5 procent», «rätt:1,7 procentenheter» mer än året före. Antal utlån per invånare är «fel:6,4» mot målet «rätt:5,5».
`;
