/**
 * The custom functions over ranges: each on 100,000 rows in one call, beside the bare arithmetic loop (the limit) and a decimal library used naively,
 * and how the cost grows from 1,000 to 100,000 rows. The engine's own formulas are measured in functions-engine.ts.
 */
import Decimal from "decimal.js";
import { builtFunctions } from "./functions-bundle";
import type { Note } from "./figure";
import type { Print } from "./index";

const ROWS = 100_000;
const WARM_UPS = 3;
const RUNS = 7;

type Rows = number[][];
type Call = (first: Rows, second: Rows) => unknown;

interface Contender {
  readonly name: string;
  readonly ours: Call;
  readonly bare: (a: number, b: number) => unknown;
  /** The same with a decimal library, one new object per number; left out where the function is about texts. */
  readonly decimal?: (a: Decimal, b: Decimal) => Decimal;
}

class FunctionError {
  constructor(
    readonly code: string,
    readonly message?: string,
  ) {}
}

/** The functions ask Excel's runtime for its error class; outside Excel a plain one stands for it. */
function provideRuntime(): void {
  if (!("CustomFunctions" in globalThis)) {
    Object.assign(globalThis, { CustomFunctions: { Error: FunctionError, ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" } } });
  }
}

/** Amounts in mnkr with one decimal, repeatable. */
function amounts(rows: number, seed: number): Rows {
  let state = seed;
  return Array.from({ length: rows }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return [((state % 20_000) + 1) / 10];
  });
}

function milliseconds(work: () => unknown): number {
  for (let run = 0; run < WARM_UPS; run += 1) work();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function loop(first: Rows, second: Rows, compute: (a: number, b: number) => unknown): unknown[][] {
  return first.map((row, index) => [compute(row[0] ?? 0, second[index]?.[0] ?? 0)]);
}

function columns(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(15))).join("");
}

const round = (value: number, digits: number): string => value.toFixed(digits).replace(".", ",");

async function contenders(): Promise<readonly Contender[]> {
  const f = await builtFunctions();
  const texts = (rows: Rows): unknown[][] => rows.map(([value = 0]) => [`${round(value, 1)} mnkr`]);
  const cached = new Map<Rows, unknown[][]>();
  const textsOf = (rows: Rows): unknown[][] => {
    const known = cached.get(rows) ?? texts(rows);
    cached.set(rows, known);
    return known;
  };
  return [
    { name: "AVVIKELSE", ours: (a, b) => f.avvikelse(a, b), bare: (a, b) => a - b, decimal: (a, b) => a.minus(b) },
    { name: "AVVIKELSEPROCENT", ours: (a, b) => f.avvikelseprocent(a, b), bare: (a, b) => (a - b) / Math.abs(a), decimal: (a, b) => a.minus(b).div(a.abs()) },
    { name: "FÖRÄNDRING", ours: (a, b) => f.forandring(a, b), bare: (a, b) => a - b, decimal: (a, b) => a.minus(b) },
    { name: "FÖRÄNDRINGPROCENT", ours: (a, b) => f.forandringprocent(a, b), bare: (a, b) => (a - b) / Math.abs(b), decimal: (a, b) => a.minus(b).div(b.abs()) },
    { name: "PERIODISERAD", ours: (a) => f.periodiserad(a, [[8]]), bare: (a) => (a * 8) / 12, decimal: (a) => a.times(8).div(12) },
    { name: "BUDGETFÖLJSAMHET", ours: (a, b) => f.budgetfoljsamhet(a, b), bare: (a, b) => b / a, decimal: (a, b) => b.div(a) },
    { name: "PROGNOSSÄKERHET", ours: (a, b) => f.prognossakerhet(a, b), bare: (a, b) => (b - a) / a, decimal: (a, b) => b.minus(a).div(a) },
    {
      name: "RESULTATFOND",
      ours: (a, b) => f.resultatfond(a, b, [[900]]),
      bare: (a, b) => Math.min(a + Math.min(b, 45, Math.max(0, 90 - a)), 90),
      decimal: (a, b) => Decimal.min(a.plus(Decimal.min(b, 45, Decimal.max(0, new Decimal(90).minus(a)))), 90),
    },
    {
      name: "RESULTATFONDUTRYMME",
      ours: (a) => f.resultatfondutrymme(a, [[900]]),
      bare: (a) => Math.min(45, Math.max(0, 90 - a)),
      decimal: (a) => Decimal.min(45, Decimal.max(0, new Decimal(90).minus(a))),
    },
    { name: "INDIKATORSTATUS", ours: (a, b) => f.indikatorstatus(a, b), bare: (a, b) => (a >= b ? "helt" : a >= b * 0.9 ? "delvis" : "inte") },
    { name: "BELOPP (text)", ours: (a) => f.belopp(textsOf(a)), bare: (a) => a },
    { name: "BELOPPSTEXT", ours: (a) => f.beloppstext(a), bare: (a) => a.toFixed(1) },
    { name: "AVRUNDASUMMA", ours: (a) => f.avrundasumma(a, 0), bare: (a) => Math.round(a), decimal: (a) => a.round() },
    { name: "AVSTÄM", ours: (a) => f.avstam(1, a), bare: (a) => a, decimal: (a) => a.plus(1) },
    { name: "TEXTSIFFROR (anrop)", ours: (a) => a.map(([value]) => f.textsiffror("Avvikelsen är {1:mnkr}.", [value])), bare: (a) => `Avvikelsen är ${a.toFixed(1)} mnkr.` },
  ];
}

export async function run(print: Print, note: Note): Promise<void> {
  provideRuntime();
  const measured = await contenders();
  const first = amounts(ROWS, 1);
  const second = amounts(ROWS, 2);
  print(`${ROWS.toLocaleString("sv-SE")} rader i ett områdesanrop; bästa av ${RUNS} körningar, ms och gånger den nakna slingan`);
  print(columns(["funktion", "naken slinga", "Bokslut", "ggr", "decimal.js", "ggr", "mot decimal.js"]));
  for (const { name, ours, bare, decimal } of measured) {
    const limit = milliseconds(() => loop(first, second, bare));
    const own = milliseconds(() => ours(first, second));
    const library = decimal === undefined ? null : milliseconds(() => loop(first, second, (a, b) => decimal(new Decimal(a), new Decimal(b)).toNumber()));
    note({ what: `${name} över 100 000 rader mot en naken slinga`, measured: own / limit, unit: "gånger" });
    if (library !== null) note({ what: `${name} över 100 000 rader mot decimal.js`, measured: own / library, unit: "gånger", budget: 1 });
    print(
      columns([
        name,
        round(limit, 2),
        round(own, 2),
        round(own / limit, 1),
        library === null ? "–" : round(library, 2),
        library === null ? "–" : round(library / limit, 1),
        library === null ? "–" : round(own / library, 2),
      ]),
    );
  }
  print();
  print("Tillväxt: mikrosekunder per rad (lika per rad är linjärt)");
  print(columns(["funktion", "1 000", "10 000", "100 000"]));
  for (const { name, ours } of measured) {
    const perRow = [1_000, 10_000, ROWS].map((rows) => {
      const [a, b] = [first.slice(0, rows), second.slice(0, rows)];
      return round((milliseconds(() => ours(a, b)) / rows) * 1_000, 3);
    });
    print(columns([name, ...perRow]));
  }
}
