/** A grid with chosen columns → ledger rows. Sums and blank rows of the export are recognised and left out; what cannot be read is a problem with its place. */
import { Decimal } from "../../domain/decimal";
import { BokslutError } from "../../domain/errors";
import { MEASURES, type Ledger, type LedgerRow, type Measure, type RowKind } from "../ledger";
import { ProblemList } from "../problem";
import type { ColumnRole } from "./columns";
import { columnLetters, rowPlace, type Grid, type GridCell, type GridSheet } from "./grid";
import { amountOf, findNumberFormat, type NumberFormat } from "./numbers";

export interface TableChoice {
  readonly sheet: number;
  /** Zero-based row of the headings; rows above are left out. null: no headings, data from the first row. */
  readonly headerRow: number | null;
  readonly roles: readonly ColumnRole[];
  readonly unit: Ledger["unit"];
  readonly signs: Ledger["signs"];
  /** Left out: found from the amounts. */
  readonly format?: NumberFormat;
  /** Periods to take (YYYYMM, inclusive) where the file has a period column. */
  readonly periods?: { readonly from: string; readonly to: string };
}

export interface TableReadingResult {
  readonly ledger: Ledger;
  readonly format: NumberFormat;
  /** Rows left out and why, counted; `unread` counts amounts that could not be read. */
  readonly leftOut: { readonly blank: number; readonly sums: number; readonly otherPeriods: number; readonly unread: number };
}

const SUM_WORDS = /^(?:s:a|summa|totalt?|totalsumma|delsumma|slutsumma)(?![\p{L}\p{N}])/iu;
const SUM_ALONE = /^(?:netto|netto totalt|resultat)$/i;

/** The kind that a text names, as a column of kinds or a row's own label writes it: "Kostnader", "Intäkter (-)", "Netto". */
export function kindOfText(text: string): RowKind | null {
  const plain = text.trim().toLowerCase();
  if (/^(?:brutto)?(?:kostnad|utgift)(?:er)?\b/.test(plain)) {
    return "kostnader";
  }
  if (/^(?:intäkt|intakt|inkomst)(?:er)?(?![\p{L}])/u.test(plain)) {
    return "intakter";
  }
  return /^netto\b/.test(plain) ? "netto" : null;
}

/** True for a label that is a kind and nothing more. */
function isKindAlone(text: string): boolean {
  return kindOfText(text) !== null && /^\p{L}+(?: ?\([-+−]\))?$/u.test(text.trim());
}

function textOf(cell: GridCell | undefined): string | null {
  if (cell === null || cell === undefined) {
    return null;
  }
  const text = String(cell).trim();
  return text === "" ? null : text;
}

/** YYYYMM of "201708", "2017-08", "aug 2017", "2017-08-31"; null when it is none. */
export function periodOf(text: string): string | null {
  const digits = /^(\d{4})[-/ .]?(\d{2})(?:[-/ .]?\d{2})?$/.exec(text.trim());
  if (digits !== null && Number(digits[2]) >= 1 && Number(digits[2]) <= 12) {
    return `${digits[1]}${digits[2]}`;
  }
  const month = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"].findIndex((name) => text.trim().toLowerCase().startsWith(name));
  const year = /\b(\d{4})$/.exec(text.trim());
  return month >= 0 && year !== null ? `${year[1]}${String(month + 1).padStart(2, "0")}` : null;
}

class TableReader {
  readonly problems = new ProblemList();
  readonly rows: LedgerRow[] = [];
  readonly leftOut = { blank: 0, sums: 0, otherPeriods: 0, unread: 0 };
  /** The last row with a name and no amounts: the verksamhet of the rows "Kostnader" and "Intäkter" under it. */
  private heading: string | null = null;
  /** True when no row is a kostnad or intäkt: then a row "Netto" is no sum of others. */
  private readonly netsOnly: boolean;

  constructor(private readonly sheet: GridSheet, private readonly choice: TableChoice, private readonly format: NumberFormat) {
    const at = this.column("verksamhet");
    this.netsOnly = at >= 0 && !sheet.rows.some((row) => /^(?:kostnader|intäkter)/i.test(textOf(row[at]) ?? ""));
  }

  private column(role: ColumnRole): number {
    return this.choice.roles.indexOf(role);
  }

  private problem(kind: string, severity: "fel" | "varning", index: number, column: number | null, message: string): void {
    const letters = column === null ? null : columnLetters(column);
    const place = rowPlace(this.sheet, index);
    this.problems.add(kind, { severity, sheet: this.sheet.name, row: index + 1, column: letters, message: `${place.charAt(0).toUpperCase()}${place.slice(1)}${letters === null ? "" : `, kolumn ${letters}`}: ${message}` });
  }

  private amounts(row: readonly GridCell[], index: number): Partial<Record<Measure, Decimal>> {
    const amounts: Partial<Record<Measure, Decimal>> = {};
    for (const measure of MEASURES) {
      const column = this.column(measure);
      if (column < 0) {
        continue;
      }
      try {
        const amount = amountOf(row[column] ?? null, this.format);
        if (amount !== null) {
          amounts[measure] = amount;
        }
      } catch (error) {
        if (!(error instanceof BokslutError)) {
          throw error;
        }
        this.leftOut.unread += 1;
        this.problem("belopp", "fel", index, column, `${error.message} Beloppet är inte med i summorna.`);
      }
    }
    return amounts;
  }

  private outsidePeriods(row: readonly GridCell[], index: number): boolean {
    const column = this.column("period");
    const { periods } = this.choice;
    const text = column < 0 ? null : textOf(row[column]);
    if (periods === undefined || text === null) {
      return false;
    }
    const period = periodOf(text);
    if (period === null) {
      this.problem("period", "varning", index, column, `perioden ”${text.slice(0, 30)}” går inte att läsa. Skriv den som ÅÅÅÅMM. Raden är med.`);
      return false;
    }
    return period < periods.from || period > periods.to;
  }

  /** The kind and name of a row: a column of kinds, or a label that is only a kind, under the heading above it. */
  private identity(row: readonly GridCell[], name: string | null, object: string | null): { readonly name: string | null; readonly object: string | null; readonly kind: RowKind | null } {
    const column = this.column("slag");
    const given = column < 0 ? null : kindOfText(textOf(row[column]) ?? "");
    if (given === null && object === null && name !== null && isKindAlone(name)) {
      return { name: this.heading, object: this.heading, kind: kindOfText(name) };
    }
    return { name, object: object ?? name, kind: given };
  }

  private isSum(name: string | null, row: readonly GridCell[], account: string | null): boolean {
    const first = row.map(textOf).find((text) => text !== null) ?? "";
    const words = [name ?? first, first];
    return words.some((text) => SUM_WORDS.test(text)) || (account === null && this.column("slag") < 0 && words.some((text) => SUM_ALONE.test(text)) && !this.netsOnly);
  }

  /** A heading that stands again (a new printed page) holds its own words where the amounts stand. */
  private isHeadingAgain(row: readonly GridCell[]): boolean {
    const header = this.choice.headerRow === null ? undefined : this.sheet.rows[this.choice.headerRow];
    return header !== undefined && row.every((cell, column) => textOf(cell) === null || textOf(cell) === textOf(header[column]));
  }

  add(row: readonly GridCell[], index: number): void {
    const texts = [this.column("verksamhet"), this.column("objekt"), this.column("konto")].map((column) => (column < 0 ? null : textOf(row[column])));
    const [name = null, object = null, account = null] = texts;
    if (row.every((cell) => textOf(cell) === null) || this.isHeadingAgain(row)) {
      this.leftOut.blank += 1;
      return;
    }
    if (this.isSum(name, row, account)) {
      this.leftOut.sums += 1;
      return;
    }
    if (this.outsidePeriods(row, index)) {
      this.leftOut.otherPeriods += 1;
      return;
    }
    const unreadBefore = this.leftOut.unread;
    const amounts = this.amounts(row, index);
    if (Object.keys(amounts).length > 0) {
      const known = this.identity(row, name, object);
      this.rows.push({ source: rowPlace(this.sheet, index), account, object: known.object, objectName: known.name, kind: known.kind, amounts });
    } else if (this.leftOut.unread === unreadBefore) {
      this.leftOut.blank += 1;
      if (account === null && object === null && name !== null) {
        this.heading = name;
      }
    }
  }
}

/** Reads the chosen sheet of a grid into ledger rows. Throws bad-argument when no column of figures is chosen. */
export function ledgerFromGrid(grid: Grid, name: string, choice: TableChoice): TableReadingResult {
  const sheet = grid.sheets[choice.sheet];
  if (sheet === undefined) {
    throw new BokslutError("bad-argument", "Filen har inte det valda bladet. Välj ett blad som finns.");
  }
  const figureColumns = MEASURES.map((measure) => choice.roles.indexOf(measure)).filter((column) => column >= 0);
  if (figureColumns.length === 0) {
    throw new BokslutError("bad-argument", "Ingen kolumn är vald som budget, utfall, prognos eller föregående år. Välj minst en kolumn med belopp.");
  }
  const first = choice.headerRow === null ? 0 : choice.headerRow + 1;
  const data = sheet.rows.slice(first);
  const texts = data.flatMap((row) => figureColumns.map((column) => row[column]).filter((cell): cell is string => typeof cell === "string"));
  const found = findNumberFormat(texts);
  const format = choice.format ?? found.format;
  const reader = new TableReader(sheet, choice, format);
  data.forEach((row, index) => reader.add(row, first + index));
  if (found.mixed && choice.format === undefined) {
    reader.problems.add("talformat", { severity: "varning", sheet: sheet.name, row: null, column: null, message: "Filen blandar decimalkomma och decimalpunkt. Kontrollera beloppen, eller välj talformat." });
  }
  return { ledger: { name, rows: reader.rows, unit: choice.unit, signs: choice.signs, problems: [...grid.problems, ...reader.problems.all()] }, format, leftOut: reader.leftOut };
}
