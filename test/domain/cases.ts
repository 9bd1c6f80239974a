/** The published reports of test/cases, as the domain tests need them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "..", "cases");

export interface CaseIndicator {
  readonly name: string;
  readonly raw: Readonly<Record<string, string>>;
}

export interface CaseRow {
  readonly label: string;
  readonly kind: string;
  readonly values: Readonly<Record<string, number | null>>;
}

export interface CaseTable {
  readonly id: string;
  readonly sign: string | null;
  readonly columns: readonly {
    readonly key: string;
    readonly kind: string;
    readonly not_for?: readonly string[];
    readonly formula?: { readonly type: string; readonly of: string | readonly string[]; readonly months?: number };
  }[];
  readonly sections: readonly { readonly label: string | null; readonly rows: readonly CaseRow[] }[];
}

export interface CaseReport {
  readonly tables: readonly CaseTable[];
  readonly indikatorer: readonly CaseIndicator[];
}

export const CASE_FOLDERS = readdirSync(FOLDER).filter((name) => /^\d{3}-/.test(name)).sort();

export function readCase(folder: string, file: "input" | "printed"): CaseReport {
  return JSON.parse(readFileSync(join(FOLDER, folder, `${file}.json`), "utf8")) as CaseReport;
}
