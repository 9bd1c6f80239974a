/** Reading a ledger's files: MB/s against the limit (the file's lines alone), and the memory that reading takes. No other SIE parser installs from the npm registry to compare with. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MemoryReading } from "./import-memory";
import type { Note } from "./figure";
import type { Print } from "./index";
import { readSie } from "../src/importers/sie/read-sie";
import { ledgerFromSie } from "../src/importers/sie/to-ledger";
import { readDelimited } from "../src/importers/table/read-delimited";
import { ledgerFromGrid } from "../src/importers/table/to-ledger";
import { makeCsv, makeSie } from "./sie-file";

const ROUNDS = 5;
/** A file may take so many times its own size while it is read. */
const MOST_MEMORY = 5;

function best(work: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Memory of reading a file, measured in a process of its own (import-memory.ts). */
function memory(folder: string, name: string, bytes: Uint8Array, what: string, note: Note): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const answer = execFileSync(process.execPath, [...process.execArgv, "--expose-gc", join(__dirname, "import-memory.ts"), path], { encoding: "utf8" });
  const { peak, held, summed } = JSON.parse(answer) as MemoryReading;
  note({ what: `${what}: minne vid läsning mot filens storlek`, measured: peak / bytes.length, unit: "gånger", budget: MOST_MEMORY });
  const times = (used: number): string => `${(used / 1e6).toFixed(0)} MB (${(used / bytes.length).toFixed(1)} gånger filen)`;
  return `  minne, filen inräknad: högst ${times(peak)} under läsningen, ${times(held)} efter, ${times(summed)} när raderna summerats`;
}

function lines(bytes: Uint8Array): number {
  return new TextDecoder().decode(bytes).split("\n").length;
}

export function run(print: Print, note: Note): void {
  const folder = mkdtempSync(join(tmpdir(), "bokslut-"));
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
    note({ what: `SIE, ${what}: tid mot att bara dela raderna`, measured: read / limit, unit: "gånger" });
    print(memory(folder, "bok.se", made.bytes, `SIE, ${what}`, note));
  }
  const bytes = makeCsv();
  const size = bytes.length / 1e6;
  const limit = best(() => lines(bytes));
  const read = best(() => ledgerFromGrid(readDelimited(bytes), "x.csv", { sheet: 0, headerRow: 0, roles: ["objekt", "verksamhet", "konto", "budget", "utfall"], unit: "kr", signs: "debet" }));
  print(`CSV, 200 000 rader: ${size.toFixed(1)} MB, läst på ${read.toFixed(0)} ms (${((size / read) * 1000).toFixed(0)} MB/s), bara raderna ${limit.toFixed(0)} ms`);
  note({ what: "CSV: tid mot att bara dela raderna", measured: read / limit, unit: "gånger" });
  print(memory(folder, "bok.csv", bytes, "CSV, 200 000 rader", note));
  rmSync(folder, { recursive: true });
}
