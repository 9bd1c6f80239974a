/** A tertialrapport 1 in tkr where incomes are negative: schools, names in lower case and as a phrase; with indicators. */
import { report, sections, unit, type Column } from "./build";

const COLUMNS: readonly Column[] = [
  { key: "b", label: "Budget 2034", kind: "budget" },
  { key: "u", label: "Bokfört t.o.m. april", kind: "utfall" },
  { key: "p", label: "Prognos 2034", kind: "prognos" },
  { key: "a", label: "Avvikelse budget/prognos", kind: "avvikelse", formula: { type: "deviation", of: ["b", "p"] } },
];
const indicator = (name: string, utfall: string, fg: string, arsmal: string): unknown => ({
  owner: null, goal: "Alla elever når målen", goal_level: "nämndmål", name, layout: "C", comment: null, raw: { utfall, utfall_foregaende_ar: fg, arsmal, kf_arsmal: "", period: "" },
});

export const utbildningT1 = report(
  { title: "Tertialrapport 1", organisation: "Barn- och utbildningsnämnden, Ås kommun", report_type: "tertialrapport", unit: "tkr", year: 2034, from: "2034-01-01", to: "2034-04-30" },
  [sections("drift", "driftbudget-prognos", "intakter_negativa", "Helårsprognos", COLUMNS, [
    unit(COLUMNS, "förskola", [148_200, 48_350, 151_900], [-16_400, -5_600, -16_900]),
    unit(COLUMNS, "Grundskola F–9", [312_500, 104_900, 309_600], [-28_700, -9_210, -27_800]),
    unit(COLUMNS, "Kulturskolan i Ås", [9_800, 3_060, 9_800], [-1_150, -410, -1_150]),
    unit(COLUMNS, "Vi som arbetar med elevhälsa", [14_300, 4_410, 13_600], null),
    unit(COLUMNS, "Gymnasium", [121_400, 40_870, 122_300], [-8_900, -2_750, -9_800]),
  ])],
  { indikatorer: [
    indicator("Andel elever i årskurs 9 som är behöriga till gymnasiet", "87,4 %", "85,9 %", "90 %"),
    indicator("Sjukfrånvaro", "7,8 %", "8,3 %", "7,0 %"),
    indicator("Antal elever per lärare", "12,4", "12,1", "12,0"),
  ] },
);

export const utbildningT1Text = `
Helårsprognos
Nämnden prognostiserar ett underskott om «rätt:500 tkr» för helåret, vilket motsvarar «rätt:0,1 procent» av nettobudgeten på «rätt:551 050 tkr». Till och med april har «rätt:201,6 mnkr» av kostnadsbudgeten förbrukats, eller «rätt:33 procent». Intäkterna beräknas till «rätt:55 650 tkr».

förskola
Inom förskolan beräknas ett underskott om «rätt:3,2 mnkr». Kostnaderna väntas bli «rätt:3 700 tkr» högre än budget eftersom antalet barn ökar med «annat:85». Intäkterna beräknas bli «fel:5 000 tkr» högre än budget.

Grundskola F–9
Grundskola F–9 prognostiserar ett «fel:underskott om 2 000 tkr». Kostnaderna beräknas bli «rätt:309,6 mnkr», «rätt:knappt tre miljoner» lägre än budget. Intäkterna blir «rätt:900 tkr» lägre. I budgeten finns «annat:tio» nya tjänster.

Kulturskolan i Ås
Kulturskolan prognostiserar ingen avvikelse mot budgeten på «rätt:8 650 tkr».

Vi som arbetar med elevhälsa
Elevhälsan prognostiserar ett överskott om «rätt:700 tkr» och kostnader på «fel:16 300 tkr».

Gymnasium
Gymnasiets kostnader beräknas bli «rätt:900 tkr» högre än budget och intäkterna «rätt:900 tkr» högre. Kostnaderna till och med april är «rätt:40 870 tkr». Interkommunala ersättningar har ökat med «annat:1 120 tkr».

Indikatorer
Andelen elever i årskurs 9 som är behöriga till gymnasiet är «rätt:87,4 procent», en ökning med «rätt:1,5 procentenheter» från «rätt:85,9 procent». Sjukfrånvaron är «fel:8,7 procent» mot målet «rätt:7,0 procent». Antal elever per lärare är «rätt:12,4» jämfört med «rätt:12,1» föregående år.
`;
