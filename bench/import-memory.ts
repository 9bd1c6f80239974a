/**
 * Memory of reading a ledger's file, in a process of its own started with --expose-gc and the file's path: garbage is collected before the file is
 * fetched, then the heap and the buffers outside it are looked at after every step (64 kB) of the reading. The file itself is counted.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readFileSteps, readLedger, suggestChoice } from "../src/importers/read-file";

function collect(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error("start with --expose-gc");
  gc();
}

function used(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

export interface MemoryReading {
  readonly bytes: number;
  /** Most that was in use while the file was read. */
  readonly peak: number;
  /** In use after reading and collecting: the file, and what was read of it. */
  readonly held: number;
  /** Most while the rows were summed into the report's rows after that. */
  readonly summed: number;
}

function measure(path: string): MemoryReading {
  collect();
  const before = used();
  const bytes = new Uint8Array(readFileSync(path));
  const steps = readFileSteps(basename(path), bytes);
  let peak = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) peak = Math.max(peak, used());
  peak = Math.max(peak, used());
  collect();
  const held = used();
  const { ledger } = readLedger(step.value, suggestChoice(step.value, { roles: new Map(), unit: null, signs: null, dimension: null }, { year: null, until: null }));
  if (ledger.rows.length === 0) throw new Error("nothing was read");
  return { bytes: bytes.length, peak: peak - before, held: held - before, summed: used() - before };
}

const [path] = process.argv.slice(2);
if (require.main === module && path !== undefined) console.log(JSON.stringify(measure(path)));
