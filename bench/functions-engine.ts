/** Single-cell formulas in the workbench's engine: 10,000 cells of a Bokslut function beside the engine's own formula for the same arithmetic. */
import { createHeadlessEngine } from "../workbench/engine";
import type { OwnFunction, Scalar } from "../workbench/engine/types";
import { builtFunctions } from "./functions-bundle";
import type { Note } from "./figure";
import type { Print } from "./index";

const CELLS = 10_000;
const RUNS = 3;

class FunctionError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

interface Pair {
  readonly name: string;
  readonly ours: (row: number) => string;
  readonly engine: (row: number) => string;
}

const PAIRS: readonly Pair[] = [
  { name: "AVVIKELSE", ours: (row) => `=AVVIKELSE(A${row},B${row})`, engine: (row) => `=A${row}-B${row}` },
  { name: "AVVIKELSE, alla argument", ours: (row) => `=AVVIKELSE(A${row},B${row},"kostnad","intäkter negativa")`, engine: (row) => `=A${row}-B${row}` },
  {
    name: "AVVIKELSE, vaktad",
    ours: (row) => `=IF(OR(A${row}="",B${row}=""),"",AVVIKELSE(A${row},B${row}))`,
    engine: (row) => `=IF(OR(A${row}="",B${row}=""),"",A${row}-B${row})`,
  },
  { name: "FÖRÄNDRING", ours: (row) => `=FÖRÄNDRING(A${row},B${row})`, engine: (row) => `=A${row}-B${row}` },
  { name: "PERIODISERAD", ours: (row) => `=PERIODISERAD(A${row},8)`, engine: (row) => `=A${row}*8/12` },
];

const matrix = (name: string, optional = false): OwnFunction["parameters"][number] => ({ name, matrix: true, optional, repeating: false });

async function ownFunctions(): Promise<OwnFunction[]> {
  const f = await builtFunctions();
  const define = (name: string, parameters: OwnFunction["parameters"], run: (...args: unknown[][][]) => unknown): OwnFunction => ({
    name,
    parameters,
    resultMatrix: true,
    call: (args) => run(...(args as unknown[][][])),
  });
  return [
    define("AVVIKELSE", [matrix("budget"), matrix("utfall"), matrix("radslag", true), matrix("konvention", true)], (b = [], u = [], k, c) => f.avvikelse(b, u, k, c)),
    define("FÖRÄNDRING", [matrix("nu"), matrix("då")], (now = [], before = []) => f.forandring(now, before)),
    define("PERIODISERAD", [matrix("årsbudget"), matrix("månader"), matrix("vikter", true)], (budget = [], months = [], weights) => f.periodiserad(budget, months, weights)),
  ];
}

async function recalculation(formula: (row: number) => string, functions: readonly OwnFunction[]): Promise<number> {
  const engine = createHeadlessEngine();
  engine.registerFunctions(functions);
  const { id } = engine.activeSheet();
  const figures: Scalar[][] = Array.from({ length: CELLS }, (_row, index) => [(index % 2_000) / 10, (index % 777) / 10]);
  engine.write(id, { row: 0, column: 0, rows: CELLS, columns: 2 }, figures);
  engine.write(id, { row: 0, column: 2, rows: CELLS, columns: 1 }, figures.map((_row, index) => [formula(index + 1)]));
  await engine.settle();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await engine.recalculate();
    times.push(performance.now() - start);
  }
  const [last] = engine.values(id, { row: CELLS - 1, column: 2, rows: 1, columns: 1 })[0] ?? [];
  // Univer's progress timer runs for a second after a calculation and must not meet a disposed workbook.
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  engine.dispose();
  if (typeof last !== "number") throw new Error(`The last cell holds ${String(last)}, not a number.`);
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

export async function run(print: Print, note: Note): Promise<void> {
  if (!("CustomFunctions" in globalThis)) {
    Object.assign(globalThis, { CustomFunctions: { Error: FunctionError, ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" } } });
  }
  const functions = await ownFunctions();
  const shown = (value: number, digits = 0): string => value.toFixed(digits).replace(".", ",").padStart(14);
  print(`${CELLS.toLocaleString("sv-SE")} celler, en formel i varje; omräkning i ms, median av ${RUNS}`);
  print(`${"funktion".padEnd(26)}${"motorns egen".padStart(14)}${"Bokslut".padStart(14)}${"ggr".padStart(14)}`);
  for (const { name, ours, engine } of PAIRS) {
    const own = await recalculation(engine, functions);
    const bokslut = await recalculation(ours, functions);
    print(`${name.padEnd(26)}${shown(own)}${shown(bokslut)}${shown(bokslut / own, 1)}`);
    note({ what: `${name} i 10 000 celler mot motorns egen formel`, measured: bokslut / own, unit: "gånger" });
  }
}
