/** What every format is read into: rows of the ledger with exact amounts, each with where in the file it stood. */
import type { Decimal } from "../domain/decimal";
import type { ImportProblem } from "./problem";

/** Columns of figures that a report can take from a ledger. */
export type Measure = "budget" | "utfall" | "prognos" | "foregaende";

export const MEASURES: readonly Measure[] = ["budget", "utfall", "prognos", "foregaende"];

/** What kind of row of the report an amount belongs to. netto: kostnader and intäkter already taken together. */
export type RowKind = "kostnader" | "intakter" | "netto" | "varav";

export interface LedgerRow {
  /** Where it stood: "rad 14", or "Blad1 rad 14"; for a SIE sum the lines behind it. */
  readonly source: string;
  readonly account: string | null;
  /** Object, ansvar or verksamhet as the file writes it. */
  readonly object: string | null;
  /** Name of the object, where the file has one. */
  readonly objectName: string | null;
  /** What the file itself says the row is; left out when it does not. */
  readonly kind?: RowKind | null;
  /** In the unit of the ledger: see Ledger.unit. Debit plus, credit minus unless Ledger.signs says otherwise. */
  readonly amounts: Readonly<Partial<Record<Measure, Decimal>>>;
}

/** debet: costs plus, incomes minus (ledgers). Otherwise the sign convention that the file follows. */
export type LedgerSigns = "debet" | "intakter_positiva" | "kostnader_negativa";

export interface Ledger {
  /** File name as the user chose it. */
  readonly name: string;
  readonly rows: readonly LedgerRow[];
  readonly unit: "kr" | "tkr" | "mnkr";
  readonly signs: LedgerSigns;
  readonly problems: readonly ImportProblem[];
}
