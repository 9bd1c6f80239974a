/** The formulas of the follow-up sheets: one that is replaced by what somebody has typed, or that reads something else than the add-in wrote. */
import type { CellRef } from "../../reports/table-model";
import type { Finding } from "../finding";
import { sameFormula } from "./formulas";

/** A cell that holds a formula of the add-in, and what stands there. */
export interface FollowUpFormula {
  readonly sheet: string;
  readonly address: string;
  readonly cell: CellRef;
  /** Name of the row, and heading of the column as it stands. */
  readonly row: string;
  readonly column: string;
  readonly value: number | string | null;
  readonly error: string | null;
  readonly formula: string | null;
  /** The formulas that may stand there, the one to put back first. */
  readonly expected: readonly string[];
  /** False where rows have been taken out or moved: which rows the formula should name cannot be told, only that it calculates as it did. */
  readonly strict: boolean;
  /** What the formula gives with the cells as they stand; undefined where only the formula itself can say. */
  readonly gives: () => number | string | undefined;
}

export interface FollowUpFormulas {
  readonly cells: readonly FollowUpFormula[];
  /** Rows put in by hand that lack the formulas of the others. */
  readonly without: readonly { readonly sheet: string; readonly address: string; readonly cell: CellRef; readonly row: string }[];
  /** Sheets whose goals do not stand under one another as they did: their blocks cannot be told right from wrong. */
  readonly outOfOrder: readonly { readonly sheet: string; readonly address: string }[];
}

/** What a formula begins with, up to its first parenthesis or text. */
const beginning = (formula: string): string => /^=[^("]*[("]/.exec(formula)?.[0].toUpperCase() ?? formula;

function accepted(formula: string, { expected, strict }: FollowUpFormula): boolean {
  return expected.some((one) => sameFormula(one, formula) || (!strict && beginning(one) === beginning(formula)));
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 58)} …` : text);
const quoted = (value: number | string): string => (typeof value === "number" ? String(value).replace(".", ",") : `”${shorten(value)}”`);
/** An empty text is what a formula with nothing to say gives. */
const same = (value: number | string | null, gives: number | string): boolean => (value ?? "") === gives;

function formulaFinding(reading: FollowUpFormula): Finding | null {
  const { value, error, formula, expected } = reading;
  if (formula !== null && accepted(formula, reading)) return null;
  const gives = reading.gives();
  const [first] = expected;
  if (first === undefined) return null;
  const shown = error ?? value;
  const differs = error !== null || (gives !== undefined && !same(value, gives));
  const known = gives === undefined ? "" : ` och formeln ger ${gives === "" ? "ingenting" : quoted(gives)}`;
  const what = formula === null
    ? `formeln är ersatt, ${shown === null ? "cellen är tom" : `där står ${quoted(shown)}`}${known}. Sätt tillbaka formeln så att cellen följer bladen.`
    : `formeln är ändrad${differs && gives !== undefined ? ` och ger ${shown === null ? "ingenting" : quoted(shown)} där Boksluts formel ger ${gives === "" ? "ingenting" : quoted(gives)}` : ""}. Behåll den bara om du vet varför.`;
  return {
    check: formula === null ? "formel-ersatt" : "formel-andrad", severity: differs ? "fel" : "varning", sheet: reading.sheet, address: reading.address, cell: reading.cell,
    expected: typeof gives === "number" ? gives : null, actual: shown, difference: typeof gives === "number" && typeof shown === "number" ? shown - gives : null,
    explanation: `${shorten(reading.row)}, ${reading.column}: ${what}`, remedy: { type: "restore-formula", formula: first },
  };
}

/** Every replaced or changed formula, the rows without formulas, and goals that have changed places. */
export function followUpFormulaFindings({ cells, without, outOfOrder }: FollowUpFormulas): Finding[] {
  return [
    ...cells.flatMap((reading) => formulaFinding(reading) ?? []),
    ...without.map(({ sheet, address, cell, row }): Finding => ({
      check: "rad-utanfor-summa", severity: "varning", sheet, address, cell, expected: null, actual: null, difference: null, remedy: null,
      explanation: `${shorten(row)}: raden är infogad utan formler, så den räknas inte med i förslag, översikt och berättelse. Kopiera formlerna från raden intill, eller skriv bladen igen från sidan Mål och indikatorer.`,
    })),
    ...outOfOrder.map(({ sheet, address }): Finding => ({
      check: "rader-sorterade", severity: "varning", sheet, address, cell: null, expected: null, actual: null, difference: null, remedy: null,
      explanation: "Målen står inte längre under varandra som när bladet skrevs, så förslagen kan räknas på fel rader. Skriv bladen igen från sidan Mål och indikatorer.",
    })),
  ];
}
