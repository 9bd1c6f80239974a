/** Every text of the page Hämta siffror, in Swedish. */
import type { Measure, RowKind } from "../importers/ledger";
import type { LeftOutReason } from "../importers/mapping";

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("sv-SE")}\u00a0${count === 1 ? one : many}`;
}

export const measureNames: Readonly<Record<Measure, string>> = { budget: "Budget", utfall: "Utfall", prognos: "Prognos", foregaende: "Föregående år" };

export const kindNames: Readonly<Record<RowKind, string>> = { kostnader: "kostnader", intakter: "intäkter", netto: "netto", varav: "varav" };

export const leftOutNames: Readonly<Record<LeftOutReason, string>> = {
  "ingen regel": "inte kopplad",
  "utelämnad": "utelämnas",
  balanskonto: "balanskonto",
  "slag okänt": "varken kostnad eller intäkt",
};

export const svImport = {
  name: "Hämta siffror",
  state: {
    waits: "Väntar på tabellerna",
    none: "Inget hämtat",
    last: (file: string, time: string): string => `${file}, ${time}`,
  },
  needsTables: "Lägg ut minst en tabell först. Siffrorna skrivs i tabellernas celler.",
  intro: "Siffrorna läses i den här datorn. Filen skickas ingenstans.",

  source: {
    heading: "Fil från ekonomisystemet",
    choose: "Välj fil",
    chooseAnother: "Välj en annan fil",
    label: "Fil med siffror (.xlsx, .csv, .txt, .se, .si)",
    pasteLink: "Klistra in i stället",
    pasteLabel: "Klistra in celler, med rubrikrad",
    pasteRead: "Läs det inklistrade",
    pasteName: "Inklistrat",
    reading: "Läser filen",
    readingFailed: "Det gick inte att läsa filen.",
    percent: "Procent",
    cancelled: "Inläsningen avbröts. Inget ändrades.",
    read: (name: string): string => `${name} är läst. Kontrollera hur den tolkats innan siffrorna hämtas.`,
    facts: "Vad filen är",
    sieFacts: (type: string, company: string, lines: number): string => [`SIE ${type}`, company, counted(lines, "rad", "rader")].filter((part) => part !== "").join(" · "),
    checksum: (result: string): string => `Kontrollsumma: ${result}`,
    skipped: (lines: number): string => `${counted(lines, "rad", "rader")} med okänd etikett är överhoppade.`,
    problems: (count: number): string => counted(count, "anmärkning", "anmärkningar"),
    moreProblems: (count: number): string => `… och ${counted(count, "till", "till")}`,
  },

  choices: {
    heading: "Så läses filen",
    encoding: "Teckenkodning",
    delimiter: "Skiljetecken",
    found: "Hittas automatiskt",
    delimiters: { ";": "Semikolon", "\t": "Tabb", ",": "Komma", "|": "Lodstreck" } as Readonly<Record<string, string>>,
    sheet: "Blad",
    headerRow: "Rubrikrad",
    noHeader: "Ingen rubrikrad",
    headerOption: (row: number, text: string): string => `Rad ${row}: ${text}`,
    columns: "Kolumner",
    column: (letters: string, heading: string): string => (heading === "" ? `Kolumn ${letters}` : `${letters}: ${heading}`),
    unit: "Filens enhet",
    units: { kr: "Kronor", tkr: "Tusental kronor (tkr)", mnkr: "Miljoner kronor (mnkr)" },
    signs: "Filens tecken",
    signNames: { debet: "Kostnader plus, intäkter minus", intakter_positiva: "Kostnader plus, intäkter plus", kostnader_negativa: "Kostnader minus, intäkter plus" },
    format: "Decimaltecken",
    formats: { komma: "Decimalkomma", punkt: "Decimalpunkt" },
    from: "Från period",
    to: "Till period",
    dimension: "Dela upp efter",
    noDimension: "Hela konton, ingen uppdelning",
    dimensionOption: (name: string, objects: number): string => `${name} (${counted(objects, "objekt", "objekt")})`,
    rows: (rows: number): string => `${counted(rows, "rad", "rader")} med belopp`,
    leftOut: (sums: number, blank: number, periods: number, unread: number): string =>
      [
        sums === 0 ? "" : `${counted(sums, "summarad", "summarader")} utelämnade`,
        blank === 0 ? "" : `${counted(blank, "rad", "rader")} utan belopp`,
        periods === 0 ? "" : `${counted(periods, "rad", "rader")} i andra perioder`,
        unread === 0 ? "" : `${counted(unread, "belopp", "belopp")} gick inte att läsa`,
      ].filter((part) => part !== "").join(", "),
    tableColumns: "Kolumner i rapporten som fylls",
    notFilled: "Fylls inte",
  },

  mapping: {
    heading: "Koppla till rapportens verksamheter",
    text: "Kopplingen sparas på bladet Mappning och används nästa gång. Där går det också att skriva intervall och konton.",
    onlyOpen: (count: number): string => `Visa bara ${counted(count, "okopplad", "okopplade")}`,
    object: "I filen",
    amount: "Belopp",
    verksamhet: "I rapporten",
    none: "Inte kopplad",
    leftOut: "Utelämnas",
    noObject: "Rader utan objekt",
    choose: (object: string): string => `Verksamhet för ${object}`,
    otherRules: (count: number): string => `${counted(count, "regel till", "regler till")} på bladet Mappning gäller också.`,
  },

  check: {
    heading: "Kontroll av summor",
    caption: (unit: string): string => `Summor i ${unit}, med filens tecken`,
    measure: "Siffror",
    inFile: "I filen",
    placed: "I tabellerna",
    withoutPlace: "Utan plats",
    leftOut: "Inte med",
    balance: "Balanskonton",
    whole: "Allt i filen finns i tabellerna.",
    parted: "Allt i filen är redovisat: det som inte hamnar i tabellerna står nedan.",
    broken: "Summorna går inte ihop. Inget kan hämtas. Välj filen på nytt.",
    withoutPlaceHeading: "Har ingen plats i tabellerna",
    leftOutHeading: "Tas inte med",
    more: (count: number): string => `… och ${counted(count, "rad", "rader")} till`,
  },

  preview: {
    heading: "Före och efter",
    caption: (table: string): string => table,
    cell: "Cell",
    old: "Nu",
    next: "Blir",
    empty: "tom",
    unchanged: (count: number): string => `${counted(count, "cell", "celler")} har redan samma siffra.`,
    kept: (count: number): string => `${counted(count, "cell", "celler")} lämnas orörda, de har en egen formel eller finns inte kvar.`,
    untouched: (count: number): string => `${counted(count, "cell", "celler")} finns inte i filen och behåller det som står där.`,
  },

  action: {
    label: "Hämta siffror",
    running: "Hämtar siffrorna",
    failed: "Det gick inte att hämta siffrorna.",
    unit: "Steg",
    chooseFirst: "Välj en fil eller klistra in celler.",
    nothing: "Koppla minst ett objekt till en verksamhet.",
    hint: (cells: number, same: number): string => (cells === 0 ? `Inget att skriva: ${counted(same, "cell", "celler")} har redan filens siffror.` : `Skriver ${counted(cells, "cell", "celler")} och en rad på bladet Import. Formler ändras inte.`),
    undo: "Ångra",
    undoing: "Ångrar hämtningen",
    undoFailed: "Det gick inte att ångra hämtningen.",
    lastWas: (file: string, time: string, cells: number): string => `Senast: ${file}, ${time}, ${counted(cells, "cell", "celler")}.`,
  },

  trace: {
    heading: "Var kommer siffran ifrån?",
    text: "Markera en cell i en tabell.",
    show: "Visa raderna bakom cellen",
    failed: "Det gick inte att läsa cellens ursprung.",
    notInTable: (address: string): string => `Cell ${address} hör inte till någon av rapportens tabeller.`,
    notImported: (row: string, column: string): string => `${row}, ${column}: siffran är inte hämtad från någon fil.`,
    cell: (row: string, column: string): string => `${row}, ${column}`,
    from: (file: string, time: string): string => `Hämtad från ${file}, ${time}`,
    changed: "Cellen har ändrats efter hämtningen.",
    place: "Plats i filen",
    what: "Konto och objekt",
    amount: "Belopp",
    more: (count: number, sum: string): string => `${counted(count, "mindre rad", "mindre rader")} till, sammanlagt ${sum}`,
  },
} as const;
