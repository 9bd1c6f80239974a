/** Every text of the pane, in Swedish. Texts with figures are functions, so that number and noun always agree. */
import type { SignConvention, Unit } from "../reports/report-data.types";
import type { ReportKind } from "./new-report";

/** A count with its noun: `counted(1, "tabell", "tabeller")` is "1 tabell". Always in figures: they are read at a glance, and never parted from their noun. */
function counted(count: number, one: string, many: string): string {
  return `${count}\u00a0${count === 1 ? one : many}`;
}

const unitNames: Readonly<Record<Unit, string>> = { mnkr: "mnkr", tkr: "tkr", kr: "kr" };

const unitExplanations: Readonly<Record<Unit, string>> = {
  mnkr: "mnkr (miljoner kronor, en decimal)",
  tkr: "tkr (tusental kronor)",
  kr: "kr (kronor)",
};

const signNames: Readonly<Record<SignConvention, string>> = {
  intakter_negativa: "Intäkter negativa",
  intakter_positiva: "Intäkter positiva",
  kostnader_negativa: "Kostnader negativa",
};

const signExplanations: Readonly<Record<SignConvention, string>> = {
  intakter_negativa: "Kostnader skrivs med plus och intäkter med minus.",
  intakter_positiva: "Både kostnader och intäkter skrivs med plus.",
  kostnader_negativa: "Kostnader skrivs med minus och intäkter med plus.",
};

const reportKinds: Readonly<Record<ReportKind, string>> = {
  vb: "Verksamhetsberättelse",
  t1: "Tertialrapport 1",
  t2: "Tertialrapport 2",
  budget: "Underlag till budget",
};

export const sv = {
  product: "Bokslut",
  noReport: "Ingen rapport i arbetsboken",
  reportLandmark: "Öppen rapport",
  messageLandmark: "Meddelande",
  pageLandmark: "Sidans innehåll",
  actionLandmark: "Sidans åtgärd",
  back: "Tillbaka till periodens steg",
  reading: "Läser arbetsboken …",
  openingPage: "Öppnar sidan …",
  readAgain: "Läs arbetsboken igen",
  unit: unitNames,

  home: {
    startHeading: "Kom igång",
    startLines: [
      "Bokslut lägger ut rapportens tabeller med formler för avvikelser, summor och netto.",
      "Berättelsen skrivs av samma celler: ändrar du en siffra ändras meningen.",
      "Börja med en ny rapport eller titta på ett färdigt exempel. Inget lämnar din dator.",
    ],
    startHint: "Exemplet är Servicenämndens verksamhetsberättelse 2017.",
    heading: "Periodens steg",
    stepsLabel: "Periodens steg i ordning",
    helpHeading: "När du vill",
    step: (number: number, name: string): string => `${number} ${name}`,
    allDone: "Tabeller och berättelse finns. Ändra en siffra, så följer texten med.",
  },

  status: {
    report: (kind: string, unit: string): string => `${kind}, ${unit}`,
    noTables: "Rapporten har inga tabeller",
    tablesNoneOut: (tables: number): string => `${counted(tables, "tabell", "tabeller")}, ${tables === 1 ? "inte utlagd" : "ingen utlagd"}`,
    tablesSomeOut: (out: number, tables: number): string => `${out} av ${tables} tabeller utlagda`,
    tablesOut: (tables: number): string => counted(tables, "tabell utlagd", "tabeller utlagda"),
    emptyCells: (cells: number): string => (cells === 0 ? "inga tomma\u00a0celler" : counted(cells, "tom\u00a0cell", "tomma\u00a0celler")),
    noTemplate: (tables: number): string => counted(tables, "tabell saknar mall", "tabeller saknar mall"),
    join: (parts: readonly string[]): string => parts.join(", "),
    narrativeNone: "Inte skriven",
    narrativeWaits: "Inte skriven, väntar på tabellerna",
    narrative: (paragraphs: number): string => counted(paragraphs, "stycke", "stycken"),
    functions: "Sök, infoga ett exempel, läs hjälpen",
  },

  report: {
    name: "Rapporten",
    newName: "Ny rapport",
    organisation: "Organisation",
    kind: "Slag",
    period: "Period",
    dates: "Datum",
    datesFromTo: (from: string, to: string): string => `${from} till ${to}`,
    unit: "Enhet",
    sign: "Tecken",
    diaryNumber: "Diarienummer",
    handler: "Handläggare",
    date: "Rapportens datum",
    missing: "saknas",
    edit: "Ändra uppgifterna",
    create: "Ny rapport",
    openExample: "Öppna exempel",
    openFile: "Öppna rapportfil",
    openFileLabel: "Rapportfil (.json)",
    otherHeading: "Öppna en annan rapport",
    otherText: "Den rapport du öppnar blir arbetsbokens rapport. Den förras blad står kvar men hör inte till den nya.",
    createHint: "Du får fylla i nämnd, slag, år och enhet först.",
    opening: "Öppnar rapporten",
    openingFailed: "Det gick inte att öppna rapporten.",
    fileRefused: (file: string, reason: string): string => `Filen ${file} öppnades inte. ${reason}`,
    fileUnreadable: (file: string): string => `Filen ${file} gick inte att läsa från disken. Kontrollera att den finns kvar och att inget annat program har låst den.`,
    notJson: "Filen är ingen rapportfil: den är inte skriven i formatet JSON. Välj en fil som Bokslut eller ett annat program har sparat som rapportdata.",
    fileWhere: (path: string): string => `Stället i filen: ${path}`,
    exampleUnreadable: "Exemplet gick inte att hämta från tilläggets server. Kontrollera anslutningen och försök igen.",
  },

  form: {
    submit: "Skapa rapporten",
    hint: "Sparar uppgifterna i arbetsboken. Inga blad som finns ändras.",
    replaces: (title: string): string => `Ersätter rapporten ”${title}” i arbetsboken. Dess blad står kvar men hör inte till den nya rapporten.`,
    creating: "Skapar rapporten",
    creatingFailed: "Det gick inte att skapa rapporten.",
    organisation: "Organisation",
    organisationPlaceholder: "till exempel Socialnämnden",
    kind: "Slags rapport",
    kinds: reportKinds,
    year: "År",
    budgetYear: "Budgetår",
    unit: "Enhet",
    units: unitExplanations,
    sign: "Tecken i tabellerna",
    signs: signNames,
    signHelp: signExplanations,
    signExample: (name: string): string => `Exempel, ${name.toLowerCase()}`,
    signAlways: "Positiv avvikelse är alltid ett överskott.",
    exampleBudget: "Budget",
    exampleOutcome: "Utfall",
    exampleDeviation: "Avvikelse",
    exampleRow: "Rad",
    exampleCosts: "Kostnader",
    exampleIncomes: "Intäkter",
    exampleNet: "Netto",
    exampleResult: "Resultat",
    verksamheter: "Verksamheter, en per rad",
    verksamheterHelp: "Skriv eller klistra in en kolumn. Namnen blir rader i tabellerna; de går att ändra i bladen. En rad med kolon sist, till exempel Kultur:, börjar en grupp med egen summa.",
    ownWord: "Eget ord i berättelsen",
    ownWordHelp: "Det som meningarna kallar organisationen, till exempel nämnden, kontoret eller förvaltningen.",
    ownWordDefault: "nämnden",
    diaryNumber: "Diarienummer (om det finns)",
    handler: "Handläggare (om du vill)",
    date: "Rapportens datum (om du vill)",
    dateHelp: "Diarienummer, handläggare och datum står överst på varje utskrivet blad.",
    datePlaceholder: "till exempel 2026-02-14",
    fileHeading: "Har du rapporten som fil?",
    problems: {
      organisation: "Skriv vilken nämnd eller förvaltning rapporten gäller.",
      year: "Skriv året med fyra siffror, till exempel 2026.",
      ownWord: "Skriv ordet i bestämd form, till exempel nämnden.",
      date: "Skriv datumet som år, månad och dag, till exempel 2026-02-14. Fältet får vara tomt.",
    },
    title: (kind: string, year: number, organisation: string): string => `${kind} ${year} för ${organisation}`,
    periods: {
      vb: (year: number): string => `${year}`,
      t1: (year: number): string => `Tertial 1 ${year}`,
      t2: (year: number): string => `Tertial 2 ${year}`,
      budget: (year: number): string => `${year}–${year + 2}`,
    },
  },

  tables: {
    name: "Tabeller",
    layOut: "Lägg ut tabeller",
    laying: "Lägger ut tabeller",
    layingFailed: "Det gick inte att lägga ut tabellerna.",
    unit: "Blad",
    listLabel: "Rapportens tabeller",
    choose: "Välj vilka tabeller som ska läggas ut.",
    none: "Rapporten har inga tabeller. Öppna en rapport som har tabeller från steget Rapporten.",
    nonePossible: "Bokslut har ingen mall för rapportens tabeller. Ingen av dem kan läggas ut.",
    noReport: "Det finns ingen rapport i arbetsboken. Skapa en ny rapport eller öppna exemplet först.",
    onSheet: "Utlagd på bladet",
    afterSheet: (cells: string): string => `, ${cells}`,
    notOut: "Inte utlagd",
    noTemplate: "Bokslut har ingen mall för den här tabellen. Den läggs inte ut.",
    goTo: (sheet: string): string => `Gå till ${sheet}`,
    hint: (count: number): string => (count === 0 ? "Välj minst en tabell." : `Skriver ${count}\u00a0blad, ändrar inget som finns.`),
    nothingLeft: "Inga tabeller är kvar att lägga ut. Ta bort ett blad om du vill lägga ut dess tabell på nytt.",
  },

  narrative: {
    name: "Berättelse",
    write: "Skriv berättelse",
    writing: "Skriver berättelsen",
    writingFailed: "Det gick inte att skriva berättelsen.",
    unit: "Blad",
    what: "Berättelsen skrivs på ett eget blad, ett stycke per rad. Varje mening är en formel över tabellernas celler: siffrorna i texten är cellernas siffror.",
    follows: "Ändrar du en siffra i en tabell ändras meningen av sig själv, också när åtgärdsfönstret är stängt.",
    state: "Läget nu",
    written: (paragraphs: number, sheet: string): string => `${counted(paragraphs, "stycke", "stycken")} på bladet ${sheet}`,
    notWritten: "Berättelsen är inte skriven.",
    needsTables: "Lägg ut minst en tabell först. Det är tabellernas celler som meningarna bygger på.",
    hintNew: "Skriver 1 blad, ändrar inget som finns.",
    hintAgain: (sheet: string): string => `Skriver om meningarna på bladet ${sheet}. Dina egna texter och tabellerna ändras inte.`,
  },

  functions: {
    name: "Funktioner",
    search: "Sök funktion",
    searchPlaceholder: "Sök, till exempel avvikelse",
    hits: (shown: number, all: number): string => (shown === all ? counted(all, "funktion", "funktioner") : `${shown} av ${counted(all, "funktion", "funktioner")}`),
    noHits: (words: string): string => `Ingen funktion passar ”${words}”. Sök på ett annat ord, till exempel fond eller procent.`,
    example: "Exempel",
    arguments: "Argument",
    optional: "frivilligt",
    insert: "Infoga exempel",
    insertHint: (call: string): string => `Skriver ${call} i den markerade cellen. En ifylld cell skrivs inte över utan att du får frågan.`,
    chooseHint: "Välj en funktion i listan. Ett exempel kan sedan skrivas i den markerade cellen.",
    noExample: "Funktionen har inget färdigt exempel. Öppna hjälpen för att se hur den används.",
    clearSearch: "Rensa sökningen",
    loadAgain: "Hämta igen",
    inserting: "Infogar exemplet",
    insertingFailed: "Det gick inte att infoga exemplet.",
    help: "Öppna hjälpen",
    helpFor: (name: string): string => `Öppna hjälpen för ${name} i ett nytt fönster`,
    overwrite: "Skriv över cellen",
    loading: "Hämtar funktionerna …",
    unreadable: "Listan över funktioner gick inte att hämta från tilläggets server. Kontrollera anslutningen.",
  },

  progress: {
    count: (unit: string, done: number, total: number): string => `${unit} ${done} av ${total}`,
    stop: "Avbryt",
    stopping: "Avbryter efter det här steget …",
    stoppingHeard: (label: string): string => `${label}: avbryts`,
  },

  unfinished: {
    landmark: "Åtgärd som stannade halvvägs",
    text: (clock: string, what: string): string =>
      `En åtgärd som började ${clock} pågår hos någon annan eller stannade halvvägs (${what}). Det som stod i cellerna är sparat. Vänta om någon annan arbetar i filen, annars välj Återställ.`,
    restore: "Återställ",
    restoring: "Återställer arbetsboken",
    failed: "Det gick inte att återställa arbetsboken.",
  },
  message: {
    dismiss: "Stäng meddelandet",
    goToSheet: (sheet: string): string => `Gå till ${sheet}`,
    openControl: "Öppna Kontroll",
    goToFailed: (sheet: string): string => `Det gick inte att visa bladet ${sheet}.`,
    unknownFault: (failed: string, reason: string): string => `${failed} Excel svarade: ”${reason}” Kontrollera att ingen cell är öppen för redigering och försök igen.`,
    statusFault: (reason: string): string => `Arbetsboken gick inte att läsa. Excel svarade: ”${reason}” Kontrollera att ingen cell är öppen för redigering och läs igen.`,
    noReason: "inget svar",
  },

  crash: {
    heading: "Åtgärdsfönstret stannade",
    text: "Ett fel i Bokslut gjorde att sidan inte kan visas. Det som är skrivet i arbetsboken står kvar.",
    reason: (text: string): string => `Felet: ${text}`,
    restart: "Öppna startsidan igen",
  },

  notInExcel: {
    heading: "Bokslut körs i Excel",
    text: "Den här sidan är ett åtgärdsfönster i Excel. Öppna Excel och välj Bokslut på fliken Start.",
  },
} as const;
