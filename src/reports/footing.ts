/** Sums that foot on paper: formulas that count on the figures as they are shown, so that every printed relation holds as printed. */
import { concat, separated, type Parts } from "./formula-parts";
import type { Unit } from "./report-data.types";
import type { CellRef, FormulaPart } from "./table-model";

/** Calls that give an amount: what they give is rounded as it is shown. */
const AMOUNTS = new Set(["SUM", "AVVIKELSE", "FÖRÄNDRING", "PERIODISERAD", "RESULTATFOND", "RESULTATEFTER"]);
/** Above this many references the formula would be longer than Excel takes. */
const MOST_REFERENCES = 200;

/** Decimals that amounts are shown with in a unit. */
export function shownDecimals(unit: Unit): number {
  return unit === "mnkr" ? 1 : 0;
}

export interface ShownCells {
  /** True for a cell that already holds its figure as shown: a derived cell of a table whose sums foot. */
  isShown(ref: CellRef): boolean;
  /** True for a cell that the user fills in. */
  isInput(ref: CellRef): boolean;
  /** The cells of a block, from the first to the last. */
  cells(from: CellRef, to: CellRef): readonly CellRef[];
}

function block(run: readonly CellRef[]): Parts {
  const [first] = run;
  const last = run[run.length - 1];
  if (first === undefined || last === undefined) return [];
  return first === last ? [{ ref: first }] : [{ from: first, to: last }];
}

/** A block as arguments of SUM: figures as shown. Runs of input cells stay blocks, so that rows inserted among them are counted. */
function shownBlock(cells: readonly CellRef[], digits: number, shown: ShownCells): Parts {
  const runs: { kind: "shown" | "input" | "other"; cells: CellRef[] }[] = [];
  for (const ref of cells) {
    const kind = shown.isShown(ref) ? "shown" : shown.isInput(ref) ? "input" : "other";
    const run = runs[runs.length - 1];
    if (run?.kind === kind && kind !== "other") run.cells.push(ref);
    else runs.push({ kind, cells: [ref] });
  }
  return separated(runs.map((run) => {
    if (run.kind === "shown") return block(run.cells);
    return run.cells.length === 1 ? concat("ROUND(N(", block(run.cells), `),${digits})`) : concat("SUMPRODUCT(ROUND(", block(run.cells), `,${digits}))`);
  }));
}

/**
 * A formula on the figures as shown: amounts that it reads and amounts that it gives are rounded to `digits` decimals. Tests for empty cells stay as they
 * are. Null when the formula would be longer than Excel takes.
 */
export function footed(parts: Parts, digits: number, shown: ShownCells): Parts | null {
  if (parts.filter((part) => typeof part !== "string").length > MOST_REFERENCES) return null;
  const calls: { readonly name: string; readonly rounded: boolean }[] = [];
  const out: (string | Parts)[] = [];
  const textOf = (text: string): string => {
    let made = "";
    let literal = false;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charAt(at);
      if (sign === '"') literal = !literal;
      if (sign === "(" && !literal) {
        const name = /(?<![\p{L}_.])[\p{L}_.]*$/u.exec(made)?.[0] ?? "";
        const rounded = AMOUNTS.has(name) && !text.startsWith("COUNT(", at + 1);
        calls.push({ name, rounded });
        if (rounded) made = `${made.slice(0, made.length - name.length)}ROUND(${name}`;
      }
      made += sign;
      if (sign === ")" && !literal && calls.pop()?.rounded === true) made += `,${digits})`;
    }
    return made;
  };
  const place = (part: Exclude<FormulaPart, string>, next: FormulaPart | undefined): Parts => {
    const name = calls[calls.length - 1]?.name ?? "";
    const tested = typeof next === "string" && next.startsWith('=""');
    if (tested || name === "COUNT" || name === "SUMIF") return [part];
    if ("from" in part) return name === "SUM" ? shownBlock(shown.cells(part.from, part.to), digits, shown) : [part];
    if (shown.isShown(part.ref)) return [part];
    return name === "SUM" ? concat("ROUND(N(", [part], `),${digits})`) : concat("ROUND(", [part], `,${digits})`);
  };
  parts.forEach((part, index) => out.push(typeof part === "string" ? textOf(part) : place(part, parts[index + 1])));
  return concat(...out);
}
