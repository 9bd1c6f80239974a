/** A grid with chosen columns → ledger rows. Sums and blank rows of the export are recognised and left out; what cannot be read is a problem with its place. */
import { Decimal } from "../../domain/decimal";
import { BokslutError } from "../../domain/errors";
import { MEASURES, type Ledger, type LedgerRow, type Measure, type RowKind } from "../ledger";
import { ProblemList } from "../problem";
import { objectInHeading, periodOfHeading, type Across, type ColumnRole } from "./columns";
import { columnLetters, rowPlace, type Grid, type GridCell, type GridSheet } from "./grid";
import { monthIn } from "./heading-words";
import { headingsIn } from "./headings";
import { amountOf, findNumberFormat, isEither, type NumberFormat } from "./numbers";
import { SumFinder } from "./sums";

export interface TableChoice {
  readonly sheet: number;
  /** Zero-based row of the headings; rows above are left out. null: no headings, data from the first row. */
  readonly headerRow: number | null;
  /** How many rows the headings take, the last of them `headerRow`; left out: one. */
  readonly headerRows?: number;
  readonly roles: readonly ColumnRole[];
  /** What several columns of the same figures are; left out: parts to add. */
  readonly across?: Across;
  /** The report's year, for months that name none. */
  readonly year?: number | null;
  readonly unit: Ledger["unit"];
  readonly signs: Ledger["signs"];
  /** Left out: found from the amounts. */
  readonly format?: NumberFormat;
  /**
   * Periods to take of the outcome (YYYYMM, inclusive) where the file has periods; the same months a year earlier are last year's outcome. Budget
   * and prognos are taken whole.
   */
  readonly periods?: { readonly from: string; readonly to: string };
}

export interface TableReadingResult {
  readonly ledger: Ledger;
  readonly format: NumberFormat;
  /** Rows left out and why, counted; `unread` counts amounts that could not be read. */
  readonly leftOut: { readonly blank: number; readonly sums: number; readonly otherPeriods: number; readonly unread: number };
}

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
  const found = monthIn(text);
  return found === null || found.year === null ? null : `${found.year}${String(found.month).padStart(2, "0")}`;
}

function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

/** Which figures a period's outcome is with the chosen periods: this year's, last year's, or none of the report's. */
function measureIn(measure: Measure, period: string | null, periods: TableChoice["periods"]): Measure | null {
  if (periods === undefined || period === null || measure === "budget" || measure === "prognos") {
    return measure;
  }
  if (measure === "utfall" && period >= periods.from && period <= periods.to) {
    return measure;
  }
  return period >= yearBefore(periods.from) && period <= yearBefore(periods.to) ? "foregaende" : null;
}

/** A column of figures: which, and whose or when where its heading says so. */
interface FigureColumn {
  readonly column: number;
  readonly measure: Measure;
  readonly period: string | null;
  readonly object: string | null;
}

function figureColumns(sheet: GridSheet, choice: TableChoice): readonly FigureColumn[] {
  const header = choice.headerRow === null ? null : { row: choice.headerRow, rows: choice.headerRows ?? 1 };
  const headings = headingsIn(sheet, header);
  return MEASURES.flatMap((measure) => choice.roles.flatMap((role, column): FigureColumn[] => {
    const heading = headings[column];
    if (role !== measure) {
      return [];
    }
    return [{
      column, measure,
      period: choice.across === "perioder" && heading !== undefined ? periodOfHeading(heading, choice.year ?? null) : null,
      object: choice.across === "objekt" && heading !== undefined ? (objectInHeading(heading) ?? heading.text) : null,
    }];
  }));
}

/** The amounts of a row: one set, or one for each object of the headings. */
interface RowAmounts {
  readonly object: string | null;
  readonly column: number | null;
  readonly amounts: Partial<Record<Measure, Decimal>>;
}

class TableReader {
  readonly problems = new ProblemList();
  readonly rows: LedgerRow[] = [];
  readonly leftOut = { blank: 0, sums: 0, otherPeriods: 0, unread: 0 };
  /** The last row with a name and no amounts: the verksamhet of the rows "Kostnader" and "Intäkter" under it. */
  private heading: string | null = null;
  /** True when no row is a kostnad or intäkt: then a row "Netto" is no sum of others. */
  private readonly netsOnly: boolean;
  private readonly figures: readonly FigureColumn[];
  private readonly sums: SumFinder;

  constructor(private readonly sheet: GridSheet, private readonly choice: TableChoice, private readonly format: NumberFormat, private readonly certain: boolean) {
    this.figures = figureColumns(sheet, choice);
    this.sums = new SumFinder(this.column("konto") >= 0);
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

  /** The amounts of a row that belong to the report's periods; `outside` counts those that do not. */
  private amounts(row: readonly GridCell[], index: number): { readonly found: readonly RowAmounts[]; readonly outside: number } {
    const found: RowAmounts[] = [];
    const own = this.rowPeriod(row, index);
    let outside = 0;
    for (const { column, measure, period, object } of this.figures) {
      try {
        const amount = amountOf(row[column] ?? null, this.format, this.certain);
        const as = amount === null ? null : measureIn(measure, period ?? own, this.choice.periods);
        if (amount === null || as === null) {
          outside += amount === null ? 0 : 1;
          continue;
        }
        let there = found.find((one) => one.object === object);
        if (there === undefined) {
          there = { object, column: object === null ? null : column, amounts: {} };
          found.push(there);
        }
        there.amounts[as] = (there.amounts[as] ?? Decimal.ZERO).plus(amount);
      } catch (error) {
        if (!(error instanceof BokslutError)) {
          throw error;
        }
        this.leftOut.unread += 1;
        this.problem("belopp", "fel", index, column, `${error.message} Beloppet är inte med i summorna.`);
      }
    }
    return { found, outside };
  }

  /** The row's own period; null when it has none or none that can be read. */
  private rowPeriod(row: readonly GridCell[], index: number): string | null {
    const column = this.column("period");
    const text = column < 0 ? null : textOf(row[column]);
    const period = text === null ? null : periodOf(text);
    if (this.choice.periods !== undefined && text !== null && period === null) {
      this.problem("period", "varning", index, column, `perioden ”${text.slice(0, 30)}” går inte att läsa. Skriv den som ÅÅÅÅMM. Raden är med.`);
    }
    return period;
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
    return this.sums.isNamed([name ?? first, first], account === null && this.column("slag") < 0 && !this.netsOnly);
  }

  /** A heading that stands again (a new printed page) holds its own words where the amounts stand. */
  private isHeadingAgain(row: readonly GridCell[]): boolean {
    const { headerRow, headerRows } = this.choice;
    const headers = headerRow === null ? [] : this.sheet.rows.slice(Math.max(0, headerRow - (headerRows ?? 1) + 1), headerRow + 1);
    return headers.some((header) => row.every((cell, column) => textOf(cell) === null || textOf(cell) === textOf(header[column])));
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
    const unreadBefore = this.leftOut.unread;
    const { found, outside } = this.amounts(row, index);
    if (found.length > 0) {
      if (this.sums.isSumOfRows(found.map((one) => one.amounts), { name, object, account })) {
        this.leftOut.sums += 1;
        return;
      }
      const known = this.identity(row, name, object);
      for (const part of found) {
        const source = part.column === null ? rowPlace(this.sheet, index) : `${rowPlace(this.sheet, index)}, kolumn ${columnLetters(part.column)}`;
        const own = part.object === null ? { object: known.object, objectName: known.name } : { object: part.object, objectName: null };
        this.rows.push({ source, account, ...own, kind: known.kind, amounts: part.amounts });
      }
    } else if (outside > 0) {
      this.leftOut.otherPeriods += 1;
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
  const columns = choice.roles.flatMap((role, column) => (MEASURES.some((measure) => measure === role) ? [column] : []));
  if (columns.length === 0) {
    throw new BokslutError("bad-argument", "Ingen kolumn är vald som budget, utfall, prognos eller föregående år. Välj minst en kolumn med belopp.");
  }
  const first = choice.headerRow === null ? 0 : choice.headerRow + 1;
  const data = sheet.rows.slice(first);
  const texts = data.flatMap((row) => columns.map((column) => row[column]).filter((cell): cell is string => typeof cell === "string"));
  const found = findNumberFormat(texts);
  const format = choice.format ?? found.format;
  const reader = new TableReader(sheet, choice, format, choice.format !== undefined || found.certain);
  data.forEach((row, index) => reader.add(row, first + index));
  if (found.mixed && choice.format === undefined) {
    reader.problems.add("talformat", { severity: "varning", sheet: sheet.name, row: null, column: null, message: "Filen blandar decimalkomma och decimalpunkt. Kontrollera beloppen, eller välj talformat." });
  }
  if (!found.certain && choice.format === undefined && texts.some((text) => text.includes(",") && isEither(text))) {
    reader.problems.add("decimalkomma", { severity: "varning", sheet: sheet.name, row: null, column: null, message: "Beloppen har tre siffror efter kommat, och inget i filen avgör om kommat skiljer tusental. De är lästa med decimalkomma. Välj decimalpunkt om kommat skiljer tusental." });
  }
  return { ledger: { name, rows: reader.rows, unit: choice.unit, signs: choice.signs, problems: [...grid.problems, ...reader.problems.all()] }, format, leftOut: reader.leftOut };
}
