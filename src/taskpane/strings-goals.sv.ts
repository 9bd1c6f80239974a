/** The texts of the page Mål och indikatorer, in Swedish. */
import type { FollowUpKind } from "./goals/follow-up-commands";

function counted(count: number, one: string, many: string): string {
  return `${count}\u00a0${count === 1 ? one : many}`;
}

const kinds: Readonly<Record<FollowUpKind, string>> = { indikatorer: "Indikatorer", mal: "Mål", aktiviteter: "Aktiviteter" };
const addLabels: Readonly<Record<FollowUpKind, string>> = { mal: "Nytt mål", indikatorer: "Ny indikator", aktiviteter: "Ny aktivitet" };
const fields: Readonly<Record<string, string>> = {
  nr: "Nummer", mal: "Mål", namn: "Namn", egen: "Egen bedömning", motivering: "Motivering", forvantat: "Förväntat resultat", analys: "Analys",
  utfall: "Utfall", utfall_man: "Utfall män", utfall_kvinnor: "Utfall kvinnor", utfall_foregaende_ar: "Föregående års utfall", prognos_helar: "Prognos helår", antal: "Antal personer", arsmal: "Årsmål", kf_arsmal: "KF:s årsmål",
  riktning: "Riktning", kommentar: "Kommentar", start: "Start (till exempel 2017-01-01)", slut: "Slut (till exempel 2017-12-31)", avvikelse: "Avvikelse",
};

export const svGoals = {
  name: "Mål och indikatorer",
  write: "Skriv mål och indikatorer",
  writing: "Skriver mål och indikatorer",
  writingFailed: "Det gick inte att skriva målen och indikatorerna.",
  unit: "Blad",
  loading: "Läser målen och indikatorerna …",
  unreadable: "Målen och indikatorerna gick inte att läsa.",
  readAgain: "Läs igen",
  noReport: "Det finns ingen rapport i arbetsboken. Skapa en ny rapport eller öppna exemplet först.",
  what: "Status, förklaring och förslag till bedömning räknas av formler på bladen. Bedömningen av målen är din.",
  nothing: "Rapporten har inga mål, indikatorer eller aktiviteter. Lägg till dem här nedanför.",
  hintNew: "Skriver bladen Översikt, Indikatorer, Mål och Aktiviteter, de som rapporten har uppgifter för. Ändrar inget som finns.",
  hintAgain: "Skriver om formlerna på bladen. Bedömningar, motiveringar, kommentarer och rader som du har skrivit står kvar.",
  step: {
    none: "Inga i rapporten",
    waiting: (rows: number): string => `${counted(rows, "rad", "rader")} i rapporten, inte skrivna`,
    written: (rows: number, actions: number): string => `${counted(rows, "rad", "rader")}, ${actions === 0 ? "inget kräver åtgärd" : `${actions}\u00a0kräver åtgärd`}`,
    reading: "Läser …",
  },
  kinds,
  kindLabel: "Visa",
  everything: "Alla",
  onlyActions: "Bara det som kräver åtgärd",
  search: "Sök",
  listLabel: "Mål, indikatorer och aktiviteter",
  shown: (shown: number, all: number): string => (shown === all ? counted(all, "rad", "rader") : `${shown} av ${counted(all, "rad", "rader")}`),
  noHits: "Inget passar urvalet. Ta bort filtret eller sök på ett annat ord.",
  more: (count: number): string => `Visa ${count}\u00a0till`,
  goTo: (label: string): string => `Gå till ${label} på bladet`,
  edit: "Ändra",
  editLabel: (label: string): string => `Ändra ${label}`,
  noStatus: "utan status",
  settingsHeading: "Inställningar på bladen",
  settingsHelp: "Ändras i sin cell. Allt räknas om direkt.",
  setting: {
    tolerans: (value: string): string => `Tolerans för en miss: ${value} av målet`,
    fa: (value: string): string => `Få personer bakom en siffra: färre än ${value}`,
    per: (value: string): string => `Aktiviteternas läge räknas per ${value}`,
    ord: (value: string): string => `Ord och symboler: ${value}`,
  },
  addHeading: "Lägg till",
  add: addLabels,
  gender: "Visa skillnaden mellan kvinnor och män",
  genderHelp: "En kolumn i procentenheter. Skillnaden kan vara en slump när få personer ligger bakom siffrorna.",
  genderWriting: "Ändrar kolumnerna",
  form: {
    fields,
    save: "Spara",
    addSave: "Lägg till",
    cancel: "Avbryt",
    saving: "Sparar",
    failed: "Det gick inte att spara.",
    editHint: (sheet: string): string => `Skriver i radens celler på bladet ${sheet}. Inget annat ändras.`,
    addHint: "Lägger raden sist under sitt mål. Det som står på bladen står kvar.",
    nameMissing: "Skriv ett namn.",
    goal: "Under målet",
    noGoal: "Inget mål",
    topGoal: "Inget, det är ett inriktningsmål",
    noChoice: "Ingen, följ förslaget",
    keepDirection: "Gissa efter namnet",
    figureHelp: "Skriv siffran med enhet, till exempel 87 % eller 5 423 st.",
    targetHelp: "Till exempel 90 %, öka, Max 5 st eller +/-1 %.",
    judgements: ["Uppfylls helt", "Uppfylls delvis", "Uppfylls inte", "Ingen bedömning"],
    directions: ["högre är bättre", "lägre är bättre", "närmast målet är bäst"],
  },
} as const;
