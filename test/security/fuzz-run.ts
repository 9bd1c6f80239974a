/** `npm run fuzz`: 100,000 cases per parser. `npm run fuzz -- SIE CSV --fall 5000 --frö 7` runs some of it again. */
import { fuzz, PARSERS } from "./fuzz";

function option(args: readonly string[], names: readonly string[], otherwise: number): number {
  const at = args.findIndex((arg) => names.includes(arg));
  const value = at < 0 ? otherwise : Number(args[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`Skriv ett heltal efter ${names[0] ?? ""}.`);
  return value;
}

function main(args: readonly string[]): void {
  const cases = option(args, ["--fall"], 100_000);
  const seed = option(args, ["--frö", "--fro"], Math.floor(Date.now() / 1000) % 1_000_000);
  const wanted = args.filter((arg, index) => !arg.startsWith("--") && !(args[index - 1] ?? "").startsWith("--"));
  const unknown = wanted.find((name) => !PARSERS.some((parser) => parser.name === name));
  if (unknown !== undefined) throw new Error(`Det finns ingen läsare ”${unknown}”. Välj bland: ${PARSERS.map((parser) => parser.name).join(", ")}.`);
  console.log(`Frö ${seed}, ${cases} fall per läsare.`);
  let faults = 0;
  for (const parser of PARSERS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const outcome = fuzz(parser, cases, seed);
    faults += outcome.faults.length;
    console.log(`${parser.name.padEnd(12)} ${String(outcome.cases).padStart(7)} fall: ${outcome.answered} lästa, ${outcome.refused} avvisade, ${outcome.faults.length} fel, långsammast ${outcome.slowest.toFixed(0)} ms`);
    for (const fault of outcome.faults) console.log(`  ${fault}`);
  }
  process.exitCode = faults === 0 ? 0 : 1;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
