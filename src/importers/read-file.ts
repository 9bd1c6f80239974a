/** A file or a pasted block, whatever its format: what it is, and a first set of choices for reading it into a ledger. */
import { BokslutError } from "../domain/errors";
import { decodeBytes, type Encoding } from "./decode";
import type { Ledger, LedgerSigns } from "./ledger";
import { readSieSteps } from "./sie/read-sie";
import type { SieFile } from "./sie/sie-file";
import { dimensionsOfSie, ledgerFromSie, periodsOfSie, type SieChoice } from "./sie/to-ledger";
import { findHeaderRow, suggestRoles, type ColumnRole } from "./table/columns";
import { MOST_BYTES, type Grid, type GridCell, type GridSheet } from "./table/grid";
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

/** The headings of a sheet as texts; "" where there is none. */
export function headingsOf(sheet: GridSheet, headerRow: number | null): readonly string[] {
  const width = sheet.rows.slice(0, 200).reduce((widest, row) => Math.max(widest, row.length), 0);
  const row: readonly GridCell[] = headerRow === null ? [] : (sheet.rows[headerRow] ?? []);
  return Array.from({ length: Math.max(width, row.length) }, (_, column) => String(row[column] ?? "").trim());
}

/** Roles for a sheet's columns by its headings. */
export function rolesFor(sheet: GridSheet, headerRow: number | null, kept: KeptChoices["roles"] = new Map()): readonly ColumnRole[] {
  return suggestRoles(headingsOf(sheet, headerRow), kept);
}

function unitIn(sheet: GridSheet, headerRow: number | null): Ledger["unit"] | null {
  const texts = sheet.rows.slice(0, (headerRow ?? 0) + 1).flat().filter((cell): cell is string => typeof cell === "string").join(" ").toLowerCase();
  return /\b(?:mnkr|mkr|miljoner kronor)\b/.test(texts) ? "mnkr" : /\b(?:tkr|kkr|tusental)\b/.test(texts) ? "tkr" : null;
}

/** First choices for a table: the sheet that looks most like an export, its headings, roles, unit and signs. */
export function suggestTableChoice(grid: Grid, kept: KeptChoices): TableChoice {
  const scored = grid.sheets.map((sheet, index) => ({ index, header: findHeaderRow(sheet), rows: sheet.rows.length }));
  const best = [...scored].sort((a, b) => Number(b.header !== null) - Number(a.header !== null) || b.rows - a.rows)[0];
  const index = best?.index ?? 0;
  const sheet = grid.sheets[index];
  const headerRow = best?.header ?? null;
  const unit = (sheet === undefined ? null : unitIn(sheet, headerRow)) ?? UNITS.find((one) => one === kept.unit) ?? "kr";
  return { sheet: index, headerRow, roles: sheet === undefined ? [] : rolesFor(sheet, headerRow, kept.roles), unit, signs: SIGNS.find((one) => one === kept.signs) ?? "debet" };
}

/** The periods that the chosen period column names, in order; empty when there is no such column. */
export function periodsInTable(grid: Grid, choice: TableChoice): readonly string[] {
  const column = choice.roles.indexOf("period");
  const rows = column < 0 ? [] : (grid.sheets[choice.sheet]?.rows.slice(choice.headerRow === null ? 0 : choice.headerRow + 1) ?? []);
  const periods = new Set<string>();
  for (const row of rows) {
    const period = periodOf(String(row[column] ?? ""));
    if (period !== null) {
      periods.add(period);
    }
  }
  return [...periods].sort();
}

/** First choices for a SIE file: the dimension of last time or the one with most objects (employees, customers and the like left aside), the report's period or the whole year. */
export function suggestSieChoice(file: SieFile, kept: KeptChoices, until: string | null): SieChoice {
  const dimensions = dimensionsOfSie(file);
  const own = dimensions.filter((dimension) => !["7", "8", "9", "10"].includes(dimension.number));
  const dimension = dimensions.find((one) => one.number === kept.dimension) ?? own.find((one) => /verksamhet|ansvar/i.test(one.name)) ?? own.find((one) => one.number === "1") ?? own[0];
  const year = periodsOfSie(file) ?? { from: "", to: "" };
  const to = until !== null && until >= year.from && until <= year.to ? until : year.to;
  return { dimension: dimension?.number ?? null, from: year.from, to };
}

export type FileChoice = { readonly kind: "sie"; readonly choice: SieChoice } | { readonly kind: "table"; readonly choice: TableChoice };

/** First choices for any file. `until` is the report's last month, YYYYMM. */
export function suggestChoice(file: ImportedFile, kept: KeptChoices, until: string | null): FileChoice {
  return file.kind === "sie" ? { kind: "sie", choice: suggestSieChoice(file.file, kept, until) } : { kind: "table", choice: suggestTableChoice(file.grid, kept) };
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
