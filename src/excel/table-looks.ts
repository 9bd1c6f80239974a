/** How rows look, as runs of equal rows: few operations whatever the number of rows. Pure. */
import type { ModelRow, TableModel } from "../reports/table-model";

export interface RowRun {
  /** Index of the run's first row among the model's rows. */
  readonly from: number;
  readonly count: number;
  readonly signature: string;
}

/** Rows with the same look and the same kinds of cells have the same signature. Only the first of several sums has a rule above it. */
export function signatureOf(row: ModelRow, before: ModelRow | undefined): string {
  return `${row.look}|${isRuled(row, before) ? "_" : ""}|${row.cells.map((cell) => (cell.type === "input" ? "i" : "d")).join("")}`;
}

/** True for a sum that does not stand directly under another sum. */
export function isRuled(row: ModelRow, before: ModelRow | undefined): boolean {
  return row.look === "sum" && before?.look !== "sum";
}

export interface RowLooks {
  /** A row of the commonest signature (sums left out): the whole block gets its look first. null for a table of nothing but sums. */
  readonly base: number | null;
  /** The first row of each other signature. It is formatted itself; the other rows of its kind are given its formats. */
  readonly exemplars: readonly number[];
  /** Runs of rows (exemplars left out) whose formats are copied from their exemplar. */
  readonly copies: readonly (RowRun & { readonly exemplar: number })[];
}

export function rowLooks(model: TableModel): RowLooks {
  const signatures = model.rows.map((row, index) => signatureOf(row, model.rows[index - 1]));
  const counts = new Map<string, number>();
  signatures.filter((_, index) => model.rows[index]?.look !== "sum").forEach((signature) => counts.set(signature, (counts.get(signature) ?? 0) + 1));
  const base = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", 0])[0];
  const exemplarOf = new Map<string, number>();
  const copies: (RowRun & { exemplar: number })[] = [];
  for (let from = 0; from < signatures.length; ) {
    const signature = signatures[from] ?? "";
    let count = 1;
    while (signatures[from + count] === signature) count += 1;
    const exemplar = exemplarOf.get(signature);
    if (signature !== base) {
      if (exemplar === undefined) {
        exemplarOf.set(signature, from);
        if (count > 1) copies.push({ from: from + 1, count: count - 1, signature, exemplar: from });
      } else {
        copies.push({ from, count, signature, exemplar });
      }
    }
    from += count;
  }
  return { base: base === "" ? null : signatures.indexOf(base), exemplars: [...exemplarOf.values()], copies };
}

/** Neighbouring columns of a row whose cells are of the same kind, counted from the first figure column. */
export function cellRuns(row: ModelRow, columns: number): readonly { readonly from: number; readonly count: number; readonly input: boolean }[] {
  const runs: { from: number; count: number; input: boolean }[] = [];
  for (let index = 0; index < columns; index += 1) {
    const input = row.cells[index]?.type === "input";
    const run = runs[runs.length - 1];
    if (run !== undefined && run.input === input) run.count += 1;
    else runs.push({ from: index, count: 1, input });
  }
  return runs;
}
