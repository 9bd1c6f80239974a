/** What a SIE 4 file holds, as read: amounts are exact whole ören, debit plus, credit minus. */
import type { SieRows } from "./sie-rows";
import type { ImportProblem } from "../problem";
import type { FoundEncoding } from "../decode";

/** A financial year by its number: 0 this year, −1 last year. Dates YYYYMMDD. */
export interface SieYear {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

export interface SieObjectName {
  readonly dimension: string;
  readonly object: string;
  readonly name: string;
}

export interface SieFile {
  readonly encoding: FoundEncoding;
  /** #SIETYP as written, null when missing. */
  readonly type: string | null;
  readonly company: string | null;
  readonly program: string | null;
  readonly accountPlan: string | null;
  readonly generated: string | null;
  readonly years: readonly SieYear[];
  readonly accounts: ReadonlyMap<string, string>;
  readonly dimensions: ReadonlyMap<string, string>;
  readonly objects: readonly SieObjectName[];
  /** Yearly balances: #IB, #UB, #RES, #OIB, #OUB. */
  readonly balances: SieRows;
  /** The months' changes (#PSALDO), of a whole account (no objects) or of one object's part of it. */
  readonly outcomes: SieRows;
  /** The months' budget (#PBUDGET), in the same way. */
  readonly budgets: SieRows;
  /** Voucher rows (#TRANS). Removed rows (#BTRANS) are left out, added rows (#RTRANS) are counted by the #TRANS that follows them. */
  readonly transactions: SieRows;
  readonly vouchers: number;
  /** Unknown labels and how many lines had them: skipped. */
  readonly skipped: ReadonlyMap<string, number>;
  /** stämmer, stämmer inte, or saknas when the file has no #KSUMMA. */
  readonly checksum: "stämmer" | "stämmer inte" | "saknas";
  readonly lines: number;
  readonly problems: readonly ImportProblem[];
}
