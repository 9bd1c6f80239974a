/** One computation per cell over ranges of the same shape, a single cell standing for all; errors stay in their own cell. */
import { changeRatio, subtractExact } from "../domain/decimal";
import { BokslutError } from "../domain/errors";
import { asRange, cellError, type CellResult, type Range } from "./cells";

interface Shape {
  readonly rows: number;
  readonly columns: number;
}

function shapeOf(range: Range): Shape {
  return { rows: range.length, columns: range[0]?.length ?? 0 };
}

function isSingle(shape: Shape): boolean {
  return shape.rows === 1 && shape.columns === 1;
}

function sizeInWords({ rows, columns }: Shape): string {
  return `${rows} ${rows === 1 ? "rad" : "rader"} × ${columns} ${columns === 1 ? "kolumn" : "kolumner"}`;
}

/** The common shape of ranges; throws bad-argument when two differ. */
function commonShape(ranges: readonly Range[], names: readonly string[]): Shape {
  let shape: Shape = { rows: 1, columns: 1 };
  let from = "";
  ranges.forEach((range, index) => {
    const own = shapeOf(range);
    if (isSingle(own)) {
      return;
    }
    const name = names[index] ?? "ett område";
    if (!isSingle(shape) && (own.rows !== shape.rows || own.columns !== shape.columns)) {
      throw new BokslutError(
        "bad-argument",
        `Områdena har olika storlek: ${from} är ${sizeInWords(shape)} och ${name.toLowerCase()} ${sizeInWords(own)}. Peka på lika stora områden.`,
      );
    }
    shape = own;
    from = name.toLowerCase();
  });
  return shape;
}

type Compute = (cells: readonly unknown[]) => CellResult;

/** Computes each cell of the result from the cells in the same place. `names` name the arguments in messages. */
export function eachCell(args: readonly unknown[], names: readonly string[], compute: Compute): CellResult[][] {
  return guarded(() => {
    const ranges = args.map(asRange);
    const shape = commonShape(ranges, names);
    const singles = ranges.map((range) => isSingle(shapeOf(range)));
    const results: CellResult[][] = [];
    for (let row = 0; row < shape.rows; row += 1) {
      const line: CellResult[] = [];
      for (let column = 0; column < shape.columns; column += 1) {
        line.push(attempt(compute, ranges.map((range, index) => (singles[index] === true ? range[0]?.[0] : range[row]?.[column]))));
      }
      results.push(line);
    }
    return orThrow(results);
  });
}

/** What two numbers give: a − b, b − a, and those as shares of |a|. Named, not passed as functions: the calls are then inlined over long ranges. */
export type PairOperation = "difference" | "reverse" | "share" | "reverse-share";

function quickPair(operation: PairOperation, a: number, b: number): number {
  switch (operation) {
    case "difference":
      return subtractExact(a, b);
    case "reverse":
      return subtractExact(b, a);
    case "share":
      return 0 - changeRatio(b, a);
    case "reverse-share":
      return changeRatio(b, a);
  }
}

/** As eachCell for two ranges, with a fast route for cells that hold numbers; where that gives NaN the ordinary route is taken. */
export function eachPair(first: unknown, second: unknown, names: readonly string[], operation: PairOperation, others: Compute): CellResult[][] {
  return guarded(() => {
    const left = asRange(first);
    const right = asRange(second);
    const shape = commonShape([left, right], names);
    const leftStep = isSingle(shapeOf(left)) ? 0 : 1;
    const rightStep = isSingle(shapeOf(right)) ? 0 : 1;
    const results = new Array<CellResult[]>(shape.rows);
    for (let row = 0; row < shape.rows; row += 1) {
      const leftRow = left[row * leftStep];
      const rightRow = right[row * rightStep];
      const compute = (column: number): CellResult => {
        const a = leftRow?.[column * leftStep];
        const b = rightRow?.[column * rightStep];
        const quick = typeof a === "number" && typeof b === "number" ? quickPair(operation, a, b) : NaN;
        return Number.isNaN(quick) ? attempt(others, [a, b]) : quick;
      };
      // A literal of one is several times faster than a list that grows: one column is what almost every range has.
      const line = [compute(0)];
      for (let column = 1; column < shape.columns; column += 1) {
        line.push(compute(column));
      }
      results[row] = line;
    }
    return orThrow(results);
  });
}

/** A single result is thrown when it is an error: the cell then shows its sentence in every Excel that has custom functions. */
function orThrow(results: CellResult[][]): CellResult[][] {
  const only = results.length === 1 && results[0]?.length === 1 ? results[0][0] : undefined;
  if (only instanceof CustomFunctions.Error) {
    throw only;
  }
  return results;
}

function attempt(compute: Compute, cells: readonly unknown[]): CellResult {
  try {
    return compute(cells);
  } catch (failure) {
    return cellError(failure);
  }
}

/** Runs a whole function; what fails outside its cells is thrown as the cell's error. */
export function guarded<T>(compute: () => T): T {
  try {
    return compute();
  } catch (failure) {
    throw failure instanceof CustomFunctions.Error ? failure : cellError(failure);
  }
}
