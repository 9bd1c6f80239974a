/** A verksamhetsberättelse in mnkr where costs are negative: streets, parks, meals; with the year before, projects and carried-over amounts. */
import { items, report, sections, unit, type Column } from "./build";

const COLUMNS: readonly Column[] = [
  { key: "budget", label: "Budget 2032", kind: "budget" },
  { key: "utfall", label: "Utfall 2032", kind: "utfall" },
  { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
  { key: "fg", label: "Utfall 2031", kind: "bokslut_foregaende" },
];
const PROJECTS: readonly Column[] = COLUMNS.slice(0, 3);

export const tekniskaVb = report(
  { title: "Verksamhetsberättelse 2032", organisation: "Tekniska nämnden, Norrviks kommun", report_type: "verksamhetsberättelse", unit: "mnkr", year: 2032, from: "2032-01-01", to: "2032-12-31" },
  [
    sections("drift", "driftbudget-vb", "kostnader_negativa", "Drift", COLUMNS, [
      unit(COLUMNS, "Gator och vägar", [-46.2, -51.9, -44.8], [3.1, 3.4, 3.0]),
      unit(COLUMNS, "Parker", [-22.4, -20.6, -21.9], [0.8, 0.6, 0.9]),
      unit(COLUMNS, "Måltidsservice", [-61.5, -63.0, -58.3], [59.0, 61.2, 57.1]),
      unit(COLUMNS, "Lokalvård", [-30.2, -29.9, -29.0], [29.8, 29.2, 28.8]),
      unit(COLUMNS, "Ledning och administration", [-9.6, -9.4, -9.1], null),
    ]),
    {
      id: "projekt", template: "investeringar", sign: "kostnader_negativa", caption: "Investeringsprojekt", columns: PROJECTS,
      sections: [items(PROJECTS, null, "kostnader", ["Summa utgifter", "summa_kostnader"], { "Ny bro vid Kvarnen": [-18.0, -14.2], "Gång- och cykelväg Ekbacken": [-6.5, -7.1], "Lekplats Solgården": [-1.2, -1.2] })],
    },
  ],
  { ombudgeteringar: [{ item: "Ny bro vid Kvarnen", kostnad: 3.8, motivering: "Bron blir klar i mars." }, { item: "Parker", kostnad: 0.9, motivering: null }] },
);

export const tekniskaVbText = `
Ekonomiskt utfall
Tekniska nämnden redovisar ett underskott om «rätt:3,2 mnkr» för 2032. Nettokostnaden blev «rätt:80,4 mnkr» mot budgeterade «rätt:77,2 mnkr». Kostnaderna översteg budget med «rätt:4,9 mnkr» och intäkterna blev «rätt:1,7 mnkr» högre. Jämfört med 2031 har kostnaderna ökat med «rätt:11,7 mnkr», eller drygt «rätt:sju procent». Intäkterna ökade från «rätt:89,8» till «rätt:94,4 mnkr».

Gator och vägar
Gator och vägar redovisar ett underskott på «rätt:5,4 mnkr». Kostnaderna blev «rätt:5,7 mnkr» högre än budget efter en snörik vinter med «annat:41» snöröjningstillfällen. Jämfört med föregående år ökade kostnaderna med «rätt:7,1 mnkr» eller «rätt:15,8 procent». Intäkterna blev «fel:0,3 mnkr lägre» än budgeterat.

Parker
Parkers överskott uppgår till «fel:1,8 mnkr» och beror på «annat:tre» vakanta tjänster. Kostnaderna blev «rätt:1,8 mnkr» lägre än budgeterat. Intäkterna minskade från «rätt:0,9 mnkr» till «fel:0,8 mnkr».

Måltidsservice
Måltidsservice lämnar ett «rätt:överskott om 0,7 mnkr». Intäkterna är «rätt:2,2 mnkr» högre än budget och kostnaderna «fel:1,9 mnkr» högre. Under året serverades «annat:1,2 miljoner» portioner. Kostnaderna har ökat med «fel:7,1 procent» sedan 2031, från «rätt:58,3» till «rätt:63,0 mnkr».

Lokalvård
Lokalvård visar ett mindre underskott, «rätt:0,3 mnkr». Intäkterna från Lokalvård blev «rätt:29,2 mnkr», vilket är «rätt:0,6 mnkr» lägre än budget. Lokalvårdens och Måltidsservices samlade avvikelse är ett överskott om «rätt:0,4 mnkr».

Investeringar
Investeringsutgifterna blev «rätt:22,5 mnkr» av budgeterade «rätt:25,7 mnkr». Ny bro vid Kvarnen har kostat «rätt:14,2 mnkr» under året; «rätt:3,8 mnkr» begärs ombudgeterade till 2033. Gång- och cykelväg Ekbacken blev «rätt:0,6 mnkr» dyrare än budget och kostade «fel:7,7 mnkr». Lekplats Solgården kostade «rätt:drygt en miljon kronor». Sammanlagt begärs «fel:4,9 mnkr» i ombudgetering.
`;
