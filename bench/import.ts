/** Reading a ledger's files: MB/s against the limit (the file's lines alone), and the memory that the result takes beside the file. */
import type { Print } from "./index";
import { readSie } from "../src/importers/sie/read-sie";
import { ledgerFromSie } from "../src/importers/sie/to-ledger";
import { readDelimited } from "../src/importers/table/read-delimited";
import { ledgerFromGrid } from "../src/importers/table/to-ledger";
import { makeSie } from "./sie-file";

const ROUNDS = 5;

function best(work: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Heap held by what the work gives, in bytes; NaN when Node was not started so that garbage can be collected on request. */
function held(work: () => unknown): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) return Number.NaN;
  gc();
  const before = process.memoryUsage().heapUsed;
  const kept = work();
  gc();
  const after = process.memoryUsage().heapUsed;
  return kept === null ? Number.NaN : after - before;
}

function lines(bytes: Uint8Array): number {
  return new TextDecoder().decode(bytes).split("\n").length;
}

export function run(print: Print): void {
  for (const [what, withMonths] of [["verifikationer och månadssaldon", true], ["bara verifikationer", false]] as const) {
    const made = makeSie(20_000, 60, withMonths);
    const size = made.bytes.length / 1e6;
    const limit = best(() => lines(made.bytes));
    const read = best(() => readSie(made.bytes));
    const file = readSie(made.bytes);
    const choice = { dimension: "1", from: "202401", to: "202412" };
    const sums = best(() => ledgerFromSie(file, "bok.se", choice));
    print(`SIE, 20 000 verifikationer, 60 objekt, ${what}: ${size.toFixed(1)} MB, ${file.lines} rader`);
    print(`  bara raderna   ${limit.toFixed(0).padStart(6)} ms  ${((size / limit) * 1000).toFixed(0).padStart(5)} MB/s`);
    print(`  läst           ${read.toFixed(0).padStart(6)} ms  ${((size / read) * 1000).toFixed(0).padStart(5)} MB/s  (${(read / limit).toFixed(1)} gånger raderna)`);
    print(`  summerat       ${sums.toFixed(0).padStart(6)} ms`);
    const memory = held(() => readSie(made.bytes));
    print(Number.isNaN(memory) ? "  minne: kör med NODE_OPTIONS=--expose-gc" : `  minne efter läsning ${(memory / 1e6).toFixed(0)} MB, ${(memory / made.bytes.length).toFixed(1)} gånger filen`);
  }
  const rows = Array.from({ length: 200_000 }, (_, index) => `45${index % 60};Enhet ${index % 60};${4000 + (index % 300)};${index % 1000} ${String(index % 997).padStart(3, "0")},50;${index}`);
  const bytes = new TextEncoder().encode(["Ansvar;Benämning;Konto;Budget;Utfall", ...rows].join("\r\n"));
  const size = bytes.length / 1e6;
  const limit = best(() => lines(bytes));
  const read = best(() => ledgerFromGrid(readDelimited(bytes), "x.csv", { sheet: 0, headerRow: 0, roles: ["objekt", "verksamhet", "konto", "budget", "utfall"], unit: "kr", signs: "debet" }));
  print(`CSV, 200 000 rader: ${size.toFixed(1)} MB, läst på ${read.toFixed(0)} ms (${((size / read) * 1000).toFixed(0)} MB/s), bara raderna ${limit.toFixed(0)} ms`);
}
