/** A file or a pasted block, whatever its format: what it is, and a first set of choices for reading it into a ledger. */
import { BokslutError } from "../domain/errors";
import { decodeBytes, type Encoding } from "./decode";
import type { Ledger, LedgerSigns } from "./ledger";
import { refuseOtherKinds } from "./other-files";
import { readSieSteps } from "./sie/read-sie";
import type { SieFile } from "./sie/sie-file";
import { dimensionsOfSie, ledgerFromSie, periodsOfSie, type SieChoice } from "./sie/to-ledger";
import { periodOfHeading, suggestColumns, type ColumnRole, type SuggestedColumns } from "./table/columns";
import { findHeader, headingsIn, type Header } from "./table/headings";
import { MOST_BYTES, type Grid, type GridSheet } from "./table/grid";
import { readDelimitedSteps, readDelimitedText } from "./table/read-delimited";
import { ledgerFromGrid, periodOf, type TableChoice, type TableReadingResult } from "./table/to-ledger";
import { looksLikeOldOffice, looksLikeZip, readXlsxSteps } from "./xlsx/read-xlsx";

export type ImportedFile =
  | { readonly kind: "sie"; readonly name: string; readonly file: SieFile }
  | { readonly kind: "table"; readonly name: string; readonly grid: Grid; /** True for text, whose encoding and delimiter can be chosen. */ readonly text: boolean };

/** How the user wants a text file read; left out: found from the content. */
export interface TextOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
}

function looksLikeSie(name: string, bytes: Uint8Array): boolean {
  const start = decodeBytes(bytes.subarray(0, 400)).text;
  return /^\uFEFF?\s*#[A-ZÅÄÖ]{2,}(?:\s|$)/i.test(start) || (/\.(?:se|si|sie)$/i.test(name) && !/^\uFEFF?\s*[^#\s<]*;/.test(start));
}

/**
 * Reads a file step by step: yields the share read (0–1). The format is told by the content, not by the name.
 * Throws bad-data with a Swedish sentence for what cannot be read at all.
 */
export function* readFileSteps(name: string, bytes: Uint8Array, options: TextOptions = {}): Generator<number, ImportedFile> {
  if (bytes.length === 0) {
    throw new BokslutError("bad-data", `Filen ${name} är tom. Välj en fil med rubriker och belopp.`);
  }
  if (bytes.length > MOST_BYTES) {
    throw new BokslutError("bad-data", `Filen är större än ${MOST_BYTES / 1024 / 1024} MB. Dela upp den, eller exportera bara den period och de konton som rapporten behöver.`);
  }
  refuseOtherKinds(bytes);
  if (looksLikeZip(bytes) || looksLikeOldOffice(bytes) || /\.(?:xlsx|xlsm|xls|xlsb|ods)$/i.test(name)) {
    return { kind: "table", name, grid: yield* readXlsxSteps(bytes), text: false };
  }
  if (looksLikeSie(name, bytes)) {
    return { kind: "sie", name, file: yield* readSieSteps(bytes, options.encoding) };
  }
  return { kind: "table", name, grid: yield* readDelimitedSteps(bytes, options), text: true };
}

/** Reads a whole file at once. */
export function readWholeFile(name: string, bytes: Uint8Array, options: TextOptions = {}): ImportedFile {
  const steps = readFileSteps(name, bytes, options);
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next();
  }
  return step.value;
}

/** A block pasted from Excel or another program. */
export function readPasted(text: string, name: string, delimiter?: string): ImportedFile {
  return { kind: "table", name, grid: readDelimitedText(text, delimiter), text: true };
}

/** What was kept from last time. */
export interface KeptChoices {
  readonly roles: ReadonlyMap<string, ColumnRole>;
  readonly unit: string | null;
  readonly signs: string | null;
  readonly dimension: string | null;
}

const UNITS: readonly Ledger["unit"][] = ["kr", "tkr", "mnkr"];
const SIGNS: readonly LedgerSigns[] = ["debet", "intakter_positiva", "kostnader_negativa"];

/** What the report says of itself that choices follow from: its year, and its last month (YYYYMM). */
export interface ReportPeriod {
  readonly year: number | null;
  readonly until: string | null;
}

function headerOf(choice: Pick<TableChoice, "headerRow" | "headerRows">): Header | null {
  return choice.headerRow === null ? null : { row: choice.headerRow, rows: choice.headerRows ?? 1 };
}

/** The headings of a sheet as texts; "" where there is none. */
export function headingsOf(sheet: GridSheet, choice: Pick<TableChoice, "headerRow" | "headerRows">): readonly string[] {
  return headingsIn(sheet, headerOf(choice)).map((heading) => heading.text);
}

/** What a sheet's columns hold, by its headings. */
export function columnsFor(sheet: GridSheet, choice: Pick<TableChoice, "headerRow" | "headerRows">, kept: KeptChoices["roles"] = new Map(), year: number | null = null): SuggestedColumns {
  return suggestColumns(sheet, headerOf(choice), kept, year);
}

function unitIn(sheet: GridSheet, headerRow: number | null): Ledger["unit"] | null {
  const texts = sheet.rows.slice(0, (headerRow ?? 0) + 1).flat().filter((cell): cell is string => typeof cell === "string").join(" ").toLowerCase();
  return /\b(?:mnkr|mkr|miljoner kronor)\b/.test(texts) ? "mnkr" : /\b(?:tkr|kkr|tusental)\b/.test(texts) ? "tkr" : null;
}

/** Rows that are looked at to tell the signs. */
const ROWS_FOR_SIGNS = 3000;

/** Whether nearly all incomes and costs are written without sign, or the costs with minus, told by accounts; null when the accounts do not tell. */
function signsIn(grid: Grid, choice: TableChoice): LedgerSigns | null {
  const first = grid.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, ROWS_FOR_SIGNS) }));
  const { ledger } = ledgerFromGrid({ ...grid, sheets: first }, "", { ...choice, signs: "debet" });
  const counts = { cost: [0, 0], income: [0, 0] };
  for (const row of ledger.rows) {
    const account = row.account?.trim() ?? "";
    const kind = row.kind ?? (account.startsWith("3") ? "intakter" : /^[4-7]/.test(account) ? "kostnader" : null);
    const side = kind === "intakter" ? counts.income : kind === "kostnader" ? counts.cost : null;
    for (const amount of Object.values(row.amounts)) {
      if (side !== null && amount.sign() !== 0) {
        side[amount.sign() > 0 ? 0 : 1] = (side[amount.sign() > 0 ? 0 : 1] ?? 0) + 1;
      }
    }
  }
  const mostly = ([plus = 0, minus = 0]: readonly number[]): "plus" | "minus" | null => (plus > minus * 4 ? "plus" : minus > plus * 4 ? "minus" : null);
  const [cost, income] = [mostly(counts.cost), mostly(counts.income)];
  if (income === "minus" && cost !== "minus") {
    return "debet";
  }
  return income === "plus" && cost === "plus" ? "intakter_positiva" : income === "plus" && cost === "minus" ? "kostnader_negativa" : null;
}

/** First choices for a table: the sheet that looks most like an export, its headings, roles, unit, signs, and the report's periods where it has periods. */
export function suggestTableChoice(grid: Grid, kept: KeptChoices, about: ReportPeriod = { year: null, until: null }): TableChoice {
  const scored = grid.sheets.map((sheet, index) => ({ index, header: findHeader(sheet), rows: sheet.rows.length }));
  const best = [...scored].sort((a, b) => Number(b.header !== null) - Number(a.header !== null) || b.rows - a.rows)[0];
  return suggestSheetChoice(grid, best?.index ?? 0, best?.header ?? null, kept, about);
}

/** First choices for a sheet with its headings in given rows. */
export function suggestSheetChoice(grid: Grid, index: number, header: Header | null, kept: KeptChoices, about: ReportPeriod): TableChoice {
  const sheet = grid.sheets[index];
  const headerRow = header?.row ?? null;
  const headerRows = header?.rows ?? 1;
  const unit = (sheet === undefined ? null : unitIn(sheet, headerRow)) ?? UNITS.find((one) => one === kept.unit) ?? "kr";
  const columns: SuggestedColumns = sheet === undefined ? { roles: [], across: "summa" } : columnsFor(sheet, { headerRow, headerRows }, kept.roles, about.year);
  const choice: TableChoice = { sheet: index, headerRow, headerRows, roles: columns.roles, across: columns.across, year: about.year, unit, signs: "debet" };
  const periods = periodsInTable(grid, choice);
  const known = about.year !== null && periods.some((period) => period.startsWith(String(about.year)) || period.startsWith(String((about.year ?? 0) - 1)));
  const dated = known ? { ...choice, periods: { from: `${about.year}01`, to: about.until ?? `${about.year}12` } } : choice;
  const readable = columns.roles.some((role) => role === "budget" || role === "utfall" || role === "prognos" || role === "foregaende");
  return { ...dated, signs: SIGNS.find((one) => one === kept.signs) ?? (readable ? signsIn(grid, choice) : null) ?? "debet" };
}

/** The periods that a table names in its column of periods or in its headings, in order; empty when it names none. */
export function periodsInTable(grid: Grid, choice: TableChoice): readonly string[] {
  const sheet = grid.sheets[choice.sheet];
  const column = choice.roles.indexOf("period");
  const periods = new Set<string>();
  if (sheet !== undefined && choice.across === "perioder") {
    headingsIn(sheet, headerOf(choice)).forEach((heading, at) => {
      const period = (choice.roles[at] ?? "annat") === "annat" ? null : periodOfHeading(heading, choice.year ?? null);
      if (period !== null) {
        periods.add(period);
      }
    });
  }
  const rows = column < 0 ? [] : (sheet?.rows.slice(choice.headerRow === null ? 0 : choice.headerRow + 1) ?? []);
  for (const row of rows) {
    const period = periodOf(String(row[column] ?? ""));
    if (period !== null) {
      periods.add(period);
    }
  }
  return [...periods].sort();
}

/** First choices for a SIE file: the dimension of last time or the one with most objects (employees, customers and the like left aside), the report's period or the whole year. */
export function suggestSieChoice(file: SieFile, kept: KeptChoices, about: ReportPeriod): SieChoice {
  const dimensions = dimensionsOfSie(file);
  const own = dimensions.filter((dimension) => !["7", "8", "9", "10"].includes(dimension.number));
  const dimension = dimensions.find((one) => one.number === kept.dimension) ?? own.find((one) => /verksamhet|ansvar/i.test(one.name)) ?? own.find((one) => one.number === "1") ?? own[0];
  const year = periodsOfSie(file) ?? { from: "", to: "" };
  const lastYear = about.year !== null && year.to.startsWith(String(about.year - 1)) && !year.from.startsWith(String(about.year));
  const until = lastYear && about.until !== null ? `${Number(about.until.slice(0, 4)) - 1}${about.until.slice(4)}` : about.until;
  const to = until !== null && until >= year.from && until <= year.to ? until : year.to;
  return { dimension: dimension?.number ?? null, from: year.from, to, lastYear };
}

export type FileChoice = { readonly kind: "sie"; readonly choice: SieChoice } | { readonly kind: "table"; readonly choice: TableChoice };

/** First choices for any file. */
export function suggestChoice(file: ImportedFile, kept: KeptChoices, about: ReportPeriod): FileChoice {
  return file.kind === "sie" ? { kind: "sie", choice: suggestSieChoice(file.file, kept, about) } : { kind: "table", choice: suggestTableChoice(file.grid, kept, about) };
}

/** A report's own year and last month. */
export function reportPeriod(meta: { readonly year: number; readonly to: string | null } | null): ReportPeriod {
  return { year: meta?.year ?? null, until: meta?.to?.slice(0, 7).replace("-", "") ?? null };
}

export interface LedgerReading {
  readonly ledger: Ledger;
  /** Rows and amounts left out of a table, counted; null for SIE. */
  readonly leftOut: TableReadingResult["leftOut"] | null;
  readonly format: TableReadingResult["format"] | null;
}

/** Reads a file into a ledger by its choices. Throws bad-argument when the choices do not fit the file. */
export function readLedger(file: ImportedFile, choice: FileChoice): LedgerReading {
  if (file.kind === "sie" && choice.kind === "sie") {
    return { ledger: ledgerFromSie(file.file, file.name, choice.choice), leftOut: null, format: null };
  }
  if (file.kind === "table" && choice.kind === "table") {
    return ledgerFromGrid(file.grid, file.name, choice.choice);
  }
  throw new BokslutError("bad-argument", "Valen hör till en annan fil. Välj filen på nytt.");
}
