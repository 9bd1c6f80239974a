/** The published reports' own statements (expected.json), and whether a text makes them: amount, direction and name in one paragraph. */
import { readCaseFile } from "./case-report";

export interface Fact {
  readonly sentence: string;
  readonly amount: number;
  readonly unit: string;
  readonly direction: string | null;
  readonly derivable: string;
  readonly expr?: string;
  readonly printed_error?: string;
}

const REFERENCE = /\[([^\]]+)\]/g;
const DIRECTIONS: Readonly<Record<string, RegExp>> = {
  överskott: /överskott/, underskott: /underskott/, ökning: /ökat|ökning|högre|mer än/, minskning: /minskat|minskning|lägre|mindre än/,
};

export const factsOf = (name: string): readonly Fact[] => (readCaseFile(name, "expected.json") as { readonly narrative_facts: readonly Fact[] }).narrative_facts;

/** Facts whose expression is made of cells alone. */
export const isCellFact = (fact: Fact): boolean =>
  fact.derivable === "tabell" && fact.printed_error === undefined && fact.expr !== undefined && fact.expr.replace(REFERENCE, "").replace(/[+\-\s]/g, "") === "";

const written = (fact: Fact, off: number): string => {
  const decimals = fact.unit === "st" ? 0 : 1;
  return (Math.abs(fact.amount) + off).toLocaleString("sv-SE", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace(/\s/g, "\u00a0");
};

/** Names by which a paragraph may speak of the cell: the verksamhet's, else the row's. */
export const namesOf = (expr: string): readonly string[] => {
  const [, section = "", row = "", column = ""] = (/\[([^\]]+)\]/.exec(expr)?.[1] ?? "").split("::");
  if (/invester/i.test(`${section} ${row}`)) return ["nvestering"];
  if (/^Summa netto|^Resultat (före|efter)/.test(row) && column.startsWith("avvikelse")) return ["kontoret", "nämnden"];
  if (/resultatfond/.test(row)) return ["resultatfond"];
  if (/^Summa|^Nämndens utfall$/.test(section) || /^Summa/.test(row)) return ["ostnader", "omslutning"];
  return /^(Kostnader|Intäkter|Statistik.*)$/.test(section) ? [row] : [section];
};

/** `off`: differences of the last decimal that count as the same figure, since a sum of rounded figures is not the rounded sum. */
export function isTold(fact: Fact, texts: readonly string[], off: readonly number[] = [0], names: readonly string[] = namesOf(fact.expr ?? "")): boolean {
  const figures = fact.amount === 0 ? [/ingen avvikelse|inga investeringar|noll/] : off.map((step) => new RegExp(`(^|[^\\d,\u00a0])${written(fact, step)}(?![\\d,]\\d)`));
  const direction = fact.direction === null ? /./ : DIRECTIONS[fact.direction] ?? /./;
  return texts.some((text) => names.some((other) => text.toLowerCase().includes(other.toLowerCase())) && text.split(/(?<=\.) /).some((sentence) => figures.some((figure) => figure.test(sentence)) && direction.test(sentence)));
}
