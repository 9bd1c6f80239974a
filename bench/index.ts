/** `npm run bench`: runs every benchmark of this folder (a module that exports `run`) and prints what it measures. Name some to run only those. */
import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";

/** Prints one line of a benchmark. */
export type Print = (line?: string) => void;

interface Benchmark {
  run(print: Print): Promise<void> | void;
}

function isBenchmark(module: unknown): module is Benchmark {
  return typeof module === "object" && module !== null && "run" in module && typeof module.run === "function";
}

async function main(wanted: readonly string[]): Promise<void> {
  const names = readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => parse(file).name)
    .filter((name) => name !== "index")
    .sort();
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`Det finns ingen mätning ”${unknown}”. Välj bland: ${names.join(", ")}.`);
  for (const name of wanted.length > 0 ? wanted : names) {
    const module: unknown = await import(pathToFileURL(join(__dirname, `${name}.ts`)).href);
    if (!isBenchmark(module)) continue;
    console.log(`\n== ${name}`);
    await module.run((line = "") => console.log(line));
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
