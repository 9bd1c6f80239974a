/** A verksamhetsberättelse in mnkr of a unit that lives on its incomes: costs and incomes in two sections, and a resultatfond. Written after the rules were set. */
import { report, type Column } from "./build";

const COLUMNS: readonly Column[] = [
  { key: "b", label: "Budget", kind: "budget" },
  { key: "u", label: "Utfall", kind: "utfall" },
  { key: "a", label: "Budgetavvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "u"] } },
  { key: "f", label: "Utfall 2034", kind: "bokslut_foregaende" },
];
const rows = (kind: string, figures: Readonly<Record<string, readonly [number, number, number]>>): unknown[] =>
  Object.entries(figures).map(([label, [b, u, f]]) => ({ label, kind, values: { b, u, f } }));
const derived = (label: string, kind: string): unknown => ({ label, kind, derived: true, values: {} });

export const serviceVb = report(
  { title: "Verksamhetsberättelse för gemensam service 2035", organisation: "Gemensam servicenämnd, Älvdals region", report_type: "verksamhetsberättelse", unit: "mnkr", year: 2035, from: "2035-01-01", to: "2035-12-31" },
  [{
    id: "resultat", template: "resultat-per-verksamhetsomrade", sign: "intakter_positiva", caption: "Resultat per område", columns: COLUMNS,
    sections: [
      { label: "Kostnader", rows: [...rows("kostnader", { "IT-drift": [64.2, 66.9, 61.3], Växel: [12.8, 12.1, 12.9], Tryckeri: [7.5, 8.3, 7.7], "Upphandling och inköp": [18.4, 17.6, 16.2] }), derived("Summa kostnader", "summa_kostnader")] },
      { label: "Intäkter", rows: [...rows("intakter", { "IT-drift": [65.0, 66.1, 62.0], Växel: [12.9, 12.6, 12.7], Tryckeri: [7.6, 7.2, 7.9], "Upphandling och inköp": [18.0, 18.9, 16.8] }), derived("Summa intäkter", "summa_intakter")] },
      { label: "Resultat", rows: [
        derived("Resultat före disposition", "resultat_fore"), { label: "Ingående resultatfond", kind: "resultatfond_in", values: { u: 6.4, f: 6.0 } },
        { label: "Årets förändring", kind: "resultatfond_forandring", values: { u: 0.1, f: -0.4 } }, derived("Utgående resultatfond", "resultatfond_ut"), derived("Resultat efter disposition", "resultat_efter"),
      ] },
    ],
  }],
);

export const serviceVbText = `
Årets resultat
Nämndens resultat före disposition blev ett underskott om «rätt:0,1 mnkr», vilket är «rätt:0,7 mnkr» sämre än budget. Kostnaderna uppgick till «rätt:104,9 mnkr» och översteg budgeten med «rätt:2,0 mnkr». Intäkterna blev «rätt:1,3 mnkr» högre än budgeterat. Jämfört med året före har kostnaderna stigit med «rätt:6,8 mnkr», motsvarande «rätt:6,9 procent». Resultatfonden uppgår vid årets slut till «rätt:6,3 mnkr», vilket motsvarar «rätt:sex procent» av omslutningen. Medelantalet anställda var «annat:83».

IT-drift
IT-drift redovisar ett underskott mot budget på «rätt:1,6 mnkr». Kostnaderna blev «rätt:2,7 mnkr» högre än budget, framför allt för att licenspriserna steg med «annat:9 procent». Intäkterna blev «fel:1,1 mnkr lägre» än budget. Kostnaderna för licenser var «annat:21,4 mnkr». Kostnaderna ökade från «rätt:61,3 mnkr» till «fel:69,6 mnkr».

Växel
Växeln gick bättre än väntat och lämnar ett överskott om «fel:0,7 mnkr». Antalet samtal minskade med «annat:12 procent» till «annat:214 000». Växelns kostnader var «rätt:12,1 mnkr», att jämföra med budgetens «rätt:12,8 mnkr».

Tryckeri
För Tryckeri blev kostnaderna «rätt:0,8 mnkr» högre än budget och intäkterna «rätt:0,4 mnkr» lägre. Det samlade underskottet mot budget är «fel:2,1 mnkr». Pappersinköpen kostade «annat:1,9 mnkr». Intäkterna minskade med «fel:7,8 procent» jämfört med föregående år.

Upphandling och inköp
Upphandling och inköp visar ett «fel:underskott på 1,7 mnkr». Intäkterna blev «rätt:18,9 mnkr» och kostnaderna «rätt:17,6 mnkr». Växel och Upphandling och inköp har tillsammans kostnader på «rätt:29,7 mnkr». Av «annat:46» upphandlingar överprövades «annat:tre».

Resultatfond
Den ingående resultatfonden var «rätt:6,4 mnkr» och «rätt:0,1 mnkr» har tagits i anspråk.
`;
