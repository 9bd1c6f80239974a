/** Pieces that formulas are put together from: lists of cells, sums that keep within Excel's limits, guards for empty cells. */
import type { RowRef } from "./cell-names";
import type { CellRef, FormulaPart } from "./table-model";
import { LABEL_COLUMN } from "./table-model";

export type Parts = readonly FormulaPart[];

/** Excel takes at most 255 arguments in a call. */
const MOST_ARGUMENTS = 200;
/** Up to this many separate references both the guard and the sum name every cell. */
const MOST_NAMED_TWICE = 250;
/** Up to this many separate references a formula stays within 8,192 characters. */
const MOST_NAMED = 800;

/** Puts text and parts after each other, joining neighbouring texts. */
export function concat(...pieces: readonly (string | Parts)[]): Parts {
  const out: FormulaPart[] = [];
  for (const piece of pieces) {
    for (const part of typeof piece === "string" ? [piece] : piece) {
      const before = out[out.length - 1];
      if (typeof part === "string" && typeof before === "string") out[out.length - 1] = before + part;
      else out.push(part);
    }
  }
  return out;
}

/** A text as a literal inside a formula. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

export function cell(ref: CellRef): Parts {
  return [{ ref }];
}

/** `IF(test="","",then)`, with OR when several cells must be filled. */
export function ifFilled(cells: readonly Parts[], then: Parts): Parts {
  const [first] = cells;
  if (first === undefined) return then;
  const tests = cells.map((parts) => concat(parts, '=""'));
  const test = tests.length === 1 ? concat(first, '=""') : concat("OR(", separated(tests), ")");
  return concat("IF(", test, ',"",', then, ")");
}

export function separated(lists: readonly Parts[]): Parts {
  return concat(...lists.map((parts, index) => (index === 0 ? parts : concat(",", parts))));
}

/** A reference with the column it is read in. */
export interface Term {
  readonly ref: RowRef;
  readonly column: string;
}

function cellOf(term: Term): CellRef {
  return { ...(term.ref.table === null ? {} : { table: term.ref.table }), row: term.ref.row.key, column: term.column };
}

function follows(before: Term, term: Term): boolean {
  return before.ref.table === term.ref.table && before.column === term.column && before.ref.row.section === term.ref.row.section && term.ref.row.index === before.ref.row.index + 1;
}

/** Cells as arguments: rows that stand directly under each other become one block. */
export function blocks(terms: readonly Term[]): readonly Parts[] {
  const runs: Term[][] = [];
  for (const term of terms) {
    const run = runs[runs.length - 1];
    const before = run?.[run.length - 1];
    if (run !== undefined && before !== undefined && follows(before, term)) run.push(term);
    else runs.push([term]);
  }
  return runs.map((run): Parts => {
    const [first] = run;
    const final = run[run.length - 1];
    if (first === undefined || final === undefined) return [];
    return first === final ? [{ ref: cellOf(first) }] : [{ from: cellOf(first), to: cellOf(final) }];
  });
}

/** The arguments of SUM or COUNT, nested in groups when there are more than Excel takes. */
function call(name: "SUM" | "COUNT", args: readonly Parts[]): Parts {
  if (args.length <= MOST_ARGUMENTS) return concat(`${name}(`, separated(args), ")");
  const groups: Parts[] = [];
  for (let at = 0; at < args.length; at += MOST_ARGUMENTS) groups.push(concat(`${name}(`, separated(args.slice(at, at + MOST_ARGUMENTS)), ")"));
  return concat("SUM(", separated(groups), ")");
}

/** Rows that carry one and the same label and are all such rows of their stretch of the table: their sum can be named by the label. */
function byLabel(terms: readonly Term[], rowsBetween: (from: Term, to: Term) => readonly string[]): Parts | null {
  const [first] = terms;
  const final = terms[terms.length - 1];
  if (first === undefined || final === undefined) return null;
  const { label } = first.ref.row.data;
  if (terms.some((term) => term.ref.row.data.label !== label || term.ref.table !== null || term.column !== first.column)) return null;
  const alike = rowsBetween(first, final).filter((other) => other.toLowerCase() === label.toLowerCase());
  if (alike.length !== terms.length || label === "" || label.length > 200) return null;
  const from = { row: first.ref.row.key, column: LABEL_COLUMN };
  const to = { row: final.ref.row.key, column: LABEL_COLUMN };
  const criterion = quoted(`=${label.replace(/[~*?]/g, "~$&")}`);
  return concat("SUMIF(", [{ from, to }], `,${criterion},`, [{ from: { ...from, column: first.column }, to: { ...to, column: final.column } }], ")");
}

export interface SumParts {
  /** The number of filled cells, or of filled cells in the whole stretch when there are too many to name. */
  readonly count: Parts;
  readonly sum: Parts;
}

/**
 * COUNT and SUM over cells, within Excel's 255 arguments and 8,192 characters. Very long lists of scattered rows with one label are summed by SUMIF.
 * @returns null when no formula of one cell can hold the list.
 */
export function sumParts(terms: readonly Term[], rowsBetween: (from: Term, to: Term) => readonly string[]): SumParts | null {
  const args = blocks(terms);
  if (args.length <= MOST_NAMED_TWICE) return { count: call("COUNT", args), sum: call("SUM", args) };
  const [first] = terms;
  const final = terms[terms.length - 1];
  if (first === undefined || final === undefined || first.ref.table !== null || final.ref.table !== null) return null;
  const count: Parts = concat("COUNT(", [{ from: cellOf(first), to: cellOf(final) }], ")");
  if (args.length <= MOST_NAMED) return { count, sum: call("SUM", args) };
  const labelled = byLabel(terms, rowsBetween);
  return labelled === null ? null : { count, sum: labelled };
}
