/** Reads the examples of docs/functions/*.md and computes them as Swedish Excel formulas. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const PAGES = join(__dirname, "..", "..", "docs", "functions");

export interface PageExample {
  readonly formula: string;
  /** As written: `62,7`, `4,4 %`, `"Stämmer"`, `#SAKNAS!`, `{1; 2}` (rows), or the rows of a table. */
  readonly expected: string | readonly (readonly string[])[];
}

export function readPage(id: string): string {
  return readFileSync(join(PAGES, `${id}.md`), "utf8");
}

/** Examples are numbered lines: 1. `=FORMEL` → `resultat`, or → tabell followed by a Markdown table. */
export function examplesOf(page: string): PageExample[] {
  const lines = page.split("\n");
  return lines.flatMap((line, index): PageExample[] => {
    const match = /^\d+\. `(=.+?)` → (?:`(.+)`|(tabell))$/.exec(line);
    if (match === null) {
      return [];
    }
    if (match[3] === undefined) {
      return [{ formula: match[1] ?? "", expected: match[2] ?? "" }];
    }
    const rows: string[][] = [];
    for (const next of lines.slice(index + 1)) {
      if (/^ *\|/.test(next)) {
        rows.push(next.trim().slice(1, -1).split("|").map((cell) => cell.trim()));
      } else if (rows.length > 0) {
        break;
      }
    }
    return [{ formula: match[1] ?? "", expected: rows.slice(2) }];
  });
}

export interface Formula {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Reads one Swedish formula: semicolons, decimal comma, "texts", {columns \ and ; rows}, 5 %, SANT/FALSKT, empty arguments. */
export function parseFormula(formula: string): Formula {
  let at = 1;
  const end = formula.length;
  const peek = (): string => formula.charAt(at);
  const skip = (): void => {
    while (peek() === " ") at += 1;
  };
  const fail = (): never => {
    throw new Error(`Formeln ${formula} går inte att läsa vid tecken ${at + 1}`);
  };
  const value = (): unknown => {
    skip();
    if (peek() === '"') {
      const text = /^"((?:[^"]|"")*)"/.exec(formula.slice(at));
      if (text === null) return fail();
      at += text[0].length;
      return (text[1] ?? "").replace(/""/g, '"');
    }
    if (peek() === "{") {
      at += 1;
      const rows: unknown[][] = [[]];
      for (;;) {
        rows[rows.length - 1]?.push(value());
        skip();
        const next = peek();
        at += 1;
        if (next === "}") return rows;
        if (next === ";") rows.push([]);
        else if (next !== "\\") return fail();
      }
    }
    const token = /^[^;}\\)]*/.exec(formula.slice(at))?.[0] ?? "";
    at += token.length;
    const word = token.trim();
    if (word === "") return undefined;
    if (word === "SANT" || word === "FALSKT") return word === "SANT";
    const number = /^(-?\d+(?:,\d+)?)( ?%)?$/.exec(word);
    if (number === null) return fail();
    const plain = Number((number[1] ?? "").replace(",", "."));
    return number[2] === undefined ? plain : plain / 100;
  };
  const name = /^[A-ZÅÄÖ]+/.exec(formula.slice(at))?.[0] ?? "";
  at += name.length + 1;
  const args: unknown[] = [];
  for (;;) {
    args.push(value());
    skip();
    const next = peek();
    at += 1;
    if (next === ")") break;
    if (next !== ";") fail();
  }
  if (at !== end) fail();
  return { name, args };
}
