/** Command line arguments, and the folder that relative paths count from. */
import { resolve } from "node:path";
import { BokslutError } from "../../src/domain/errors";

export interface Arguments {
  /** What stands without an option's name, in order. */
  readonly rest: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads `--name value`, `--name=value`, `--flag` and the rest; after `--` everything is rest.
 * @throws BokslutError (bad-argument) for an unknown option or one without its value.
 */
export function parseArguments(argv: readonly string[], flags: readonly string[], values: readonly string[]): Arguments {
  const rest: string[] = [];
  const found = new Set<string>();
  const given = new Map<string, string>();
  const isOption = (word: string): boolean => values.includes(word.split("=")[0] ?? "") || flags.includes(word);
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? "";
    if (word === "--") {
      rest.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      rest.push(word);
      continue;
    }
    const [name = "", ...tail] = word.split("=");
    if (values.includes(name)) {
      const next = tail.length > 0 ? tail.join("=") : argv[(i += 1)];
      if (next === undefined || next === "" || (tail.length === 0 && isOption(next))) throw new BokslutError("bad-argument", `${name} saknar sitt värde. Skriv det efter ${name}.`, name);
      given.set(name, next);
    } else if (flags.includes(name) && tail.length === 0) {
      found.add(name);
    } else {
      throw new BokslutError("bad-argument", `Det finns inget val ${name}. Se --hjalp.`, name);
    }
  }
  return { rest, flags: found, values: given };
}

/** A path as the caller means it: counted from the folder where npm was started. */
export function callersPath(path: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), path);
}

/** A port number. @throws BokslutError (bad-argument) when it is none. */
export function portOf(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65_535)) throw new BokslutError("bad-argument", `”${text}” är inget portnummer. Ange ett heltal mellan 1 och 65535 efter --port.`, "--port");
  return port;
}
