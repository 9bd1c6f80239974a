/**
 * `npm run bench`: runs every benchmark of this folder (a module that exports `run`), prints what it measures, and ends with all figures in one table with
 * the budgets beside them. Name some to run only those. With --spara the table is written to docs/measurements.md, where a figure that was not measured
 * this time keeps its line.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { pathToFileURL } from "node:url";
import { tableLines, tableMarkdown, type Measured, type Note } from "./figure";

/** Prints one line of a benchmark. */
export type Print = (line?: string) => void;

interface Benchmark {
  run(print: Print, note: Note): Promise<void> | void;
}

function isBenchmark(module: unknown): module is Benchmark {
  return typeof module === "object" && module !== null && "run" in module && typeof module.run === "function";
}

async function main(wanted: readonly string[], save: boolean): Promise<void> {
  const names = readdirSync(__dirname)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => parse(file).name)
    .filter((name) => name !== "index")
    .sort();
  const figures: Measured[] = [];
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`Det finns ingen mätning ”${unknown}”. Välj bland: ${names.join(", ")}.`);
  for (const name of wanted.length > 0 ? wanted : names) {
    const module: unknown = await import(pathToFileURL(join(__dirname, `${name}.ts`)).href);
    if (!isBenchmark(module)) continue;
    console.log(`\n== ${name}`);
    try {
      await module.run((line = "") => console.log(line), (figure) => figures.push({ bench: name, ...figure }));
    } catch (error) {
      // The others are measured all the same.
      console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
    }
  }
  console.log(`\n== alla siffror\n${tableLines(figures).join("\n")}`);
  if (save) keep(figures);
}

const PLACE = join(__dirname, "..", "docs", "measurements.md");

/** Writes the figures to the document; the lines of benchmarks that were not run stay. */
function keep(figures: readonly Measured[]): void {
  const before = readFileSync(PLACE, "utf8");
  const run = new Set(figures.map((figure) => figure.bench));
  const [intro = ""] = before.split("\n| ");
  const left = before.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| mätning") && !line.startsWith("| ---") && !run.has(line.split(" | ")[0]?.slice(2) ?? ""));
  const [head = "", rule = "", ...own] = tableMarkdown(figures).split("\n");
  writeFileSync(PLACE, `${intro.trimEnd()}\n\n${[head, rule, ...[...left, ...own].sort((a, b) => (a < b ? -1 : 1))].join("\n")}\n`);
}

const given = process.argv.slice(2);
main(given.filter((name) => name !== "--spara"), given.includes("--spara")).catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
