/** A tertialrapport 2 in tkr where incomes are positive: a care committee. */
import { report, sections, unit, type Column } from "./build";

const COLUMNS: readonly Column[] = [
  { key: "bp", label: "Budget jan–aug", kind: "budget", formula: { type: "share", of: "b", months: 8 } },
  { key: "u", label: "Utfall jan–aug", kind: "utfall" },
  { key: "ap", label: "Avvikelse jan–aug", kind: "avvikelse", formula: { type: "deviation", of: ["bp", "u"] } },
  { key: "b", label: "Årsbudget", kind: "budget" },
  { key: "p", label: "Prognos helår", kind: "prognos" },
  { key: "a", label: "Avvikelse helår", kind: "avvikelse", formula: { type: "deviation", of: ["b", "p"] } },
];
const INVESTMENTS: readonly Column[] = [
  { key: "b", label: "Budget", kind: "budget" },
  { key: "u", label: "Utgift jan–aug", kind: "utfall" },
  { key: "p", label: "Prognos", kind: "prognos" },
  { key: "a", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "p"] } },
];

export const omsorgT2 = report(
  { title: "Tertialrapport 2 för omsorgsnämnden", organisation: "Omsorgsnämnden: omsorgsförvaltningen, Björkö kommun", report_type: "tertialrapport", unit: "tkr", year: 2033, from: "2033-01-01", to: "2033-08-31" },
  [
    sections("drift", "periodiserad-detalj", "intakter_positiva", "Drift per verksamhet", COLUMNS, [
      unit(COLUMNS, "Hemtjänst", [58_420, 84_000, 87_600], [8_310, 12_600, 12_450]),
      unit(COLUMNS, "Särskilt boende", [101_950, 156_300, 154_800], [15_080, 21_900, 22_300]),
      unit(COLUMNS, "LSS", [42_385, 63_600, 63_900], [6_190, 9_300, 9_300]),
      unit(COLUMNS, "Anhörigas stöd", [2_700, 4_500, 4_200], null),
      unit(COLUMNS, "Nämnd och stab", [12_130, 18_900, 18_600], [415, 600, 600]),
    ]),
    sections("investeringar", "investeringar", "intakter_positiva", "Investeringar", INVESTMENTS, [unit(INVESTMENTS, "Investeringar", [6_000, 1_850, 4_700], null, ["Utgifter", "Inkomster", "Netto"])], false),
  ],
);

/** «rätt:…» stands in the tables or follows from named rows, «fel:…» is a planted error, «annat:…» is no figure of the tables. */
export const omsorgT2Text = `
Sammanfattning
Omsorgsnämnden redovisar till och med augusti ett överskott om «rätt:1 010 tkr» mot periodiserad budget. För helåret prognostiseras ett underskott om «rätt:1 550 tkr», vilket är en försämring med «annat:400 tkr» sedan tertialrapport 1. Kostnaderna för perioden uppgår till «rätt:217 585 tkr», vilket är «rätt:615 tkr» lägre än budget. Intäkterna uppgår till «rätt:30,0 mnkr». Nämndens årsbudget är «rätt:282,9 mnkr» netto.

Hemtjänst
Hemtjänsten visar ett underskott för perioden på «rätt:2 510 tkr». Kostnaderna är «rätt:2 420 tkr» högre än budgeterat, medan intäkterna är «rätt:90 tkr» lägre. Antalet utförda timmar har ökat med drygt «annat:6 procent» jämfört med samma period föregående år. Helårsprognosen pekar mot ett underskott om «rätt:3,8 mnkr». Kostnaderna för helåret beräknas till «fel:86 700 tkr».

Särskilt boende
Särskilt boende redovisar ett överskott om «rätt:2 730 tkr» för perioden. Intäkterna blev «rätt:480 tkr» högre än budget och kostnaderna «fel:2 520 tkr» lägre. Under våren har «annat:14» platser stått tomma. För helåret beräknas ett «fel:underskott om 1 900 tkr».

LSS
Verksamheten följer budget; avvikelsen för perioden är bara «rätt:5 tkr». Prognosen för LSS är ett underskott på «fel:30 tkr». Intäkterna beräknas till «rätt:9,3 mnkr».

Anhörigas stöd
Anhörigas stöd prognostiserar ett överskott om «rätt:300 tkr», motsvarande «rätt:6,7 procent» av budgeten på «rätt:4 500 tkr».

Nämnd och stab
Nämnd och stab lämnar för perioden ett överskott om «fel:458 tkr», främst på grund av «annat:två» vakanta tjänster. Tillsammans prognostiserar Anhörigas stöd och Nämnd och stab ett överskott om «rätt:600 tkr».

Investeringar
Av investeringsbudgeten om «rätt:6 000 tkr» har «rätt:1 850 tkr» förbrukats. Prognosen är «rätt:4,7 mnkr», alltså «rätt:1 300 tkr» mindre än budget. Investeringarna har därmed förbrukats till «rätt:31 procent».
`;
