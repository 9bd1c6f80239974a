/** What a SIE 4 file holds, as read: amounts are exact whole ören, debit plus, credit minus. */
import type { SieObjectRef } from "./fields";
import type { ImportProblem } from "../problem";
import type { Encoding } from "../decode";

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

/** A month's change of an account, of the whole account (`objects` empty) or of one object's part of it. */
export interface SiePeriodAmount {
  readonly year: number;
  /** YYYYMM. */
  readonly period: string;
  readonly account: string;
  readonly objects: readonly SieObjectRef[];
  readonly ore: bigint;
  /** One-based line in the file. */
  readonly line: number;
}

/** A yearly balance: #IB, #UB, #RES, #OIB, #OUB. */
export interface SieBalance {
  readonly type: "IB" | "UB" | "RES" | "OIB" | "OUB";
  readonly year: number;
  readonly account: string;
  readonly objects: readonly SieObjectRef[];
  readonly ore: bigint;
  readonly line: number;
}

/** A voucher row. Removed rows (#BTRANS) are left out, added rows (#RTRANS) are counted by the #TRANS that follows them. */
export interface SieTransaction {
  readonly account: string;
  readonly objects: readonly SieObjectRef[];
  readonly ore: bigint;
  /** YYYYMMDD: the row's own date, else the voucher's. */
  readonly date: string;
  readonly voucher: string;
  readonly line: number;
}

export interface SieFile {
  readonly encoding: Encoding;
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
  readonly balances: readonly SieBalance[];
  readonly outcomes: readonly SiePeriodAmount[];
  readonly budgets: readonly SiePeriodAmount[];
  readonly transactions: readonly SieTransaction[];
  readonly vouchers: number;
  /** Unknown labels and how many lines had them: skipped. */
  readonly skipped: ReadonlyMap<string, number>;
  /** stämmer, stämmer inte, or saknas when the file has no #KSUMMA. */
  readonly checksum: "stämmer" | "stämmer inte" | "saknas";
  readonly lines: number;
  readonly problems: readonly ImportProblem[];
}
