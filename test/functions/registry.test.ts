/** Every function has metadata, a domain rule, tests, a page with examples that compute, and Swedish words for each argument. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { Decimal } from "../../src/domain/decimal";
import { formatDecimal } from "../../src/domain/amount-text";
import * as cellFunctions from "../../src/functions/functions";
import { installCustomFunctions, shown } from "./custom-functions-stand-in";
import { type FunctionMetadata, readMetadata } from "./metadata";
import { examplesOf, PAGES, parseFormula, readPage } from "./pages";

installCustomFunctions();

const ROOT = join(__dirname, "..", "..");
const EXPECTED_IDS = [
  "AVVIKELSE", "AVVIKELSEPROCENT", "FORANDRING", "FORANDRINGPROCENT", "PERIODISERAD", "BUDGETFOLJSAMHET", "PROGNOSSAKERHET", "RESULTATFOND", "RESULTATEFTER", "RESULTATFONDTABELL",
  "RESULTATFONDUTRYMME", "INDIKATORSTATUS", "INDIKATORFORKLARING", "INDIKATORMAL", "INDIKATORSKILLNAD", "MALBEDOMNING", "BELOPP", "BELOPPSTEXT", "AVSTAM", "AVRUNDASUMMA", "TEXTSIFFROR",
];

let functions: readonly FunctionMetadata[] = [];
let errors: readonly string[] = [];
let exportNames: Readonly<Record<string, string>> = {};

beforeAll(async () => {
  ({ functions, errors, exportNames } = await readMetadata());
});

function each(check: (meta: FunctionMetadata) => void): void {
  expect(functions).toHaveLength(EXPECTED_IDS.length);
  functions.forEach(check);
}

/** Argument values as Excel passes them: a matrix parameter gets rows, a repeating one gets the rest as a list. */
function argumentsFor(meta: FunctionMetadata, args: readonly unknown[]): unknown[] {
  return meta.parameters.map((parameter, index) => {
    if (parameter.repeating === true) {
      return args.slice(index);
    }
    const value = args[index];
    return parameter.dimensionality === "matrix" && value !== undefined && !Array.isArray(value) ? [[value]] : value;
  });
}

function callByName(formula: string): unknown {
  const { name, args } = parseFormula(formula);
  const meta = functions.find((candidate) => candidate.name === name);
  const run: unknown = meta === undefined ? undefined : Reflect.get(cellFunctions, exportNames[meta.id] ?? "");
  if (meta === undefined || typeof run !== "function") {
    throw new Error(`Funktionen ${name} finns inte`);
  }
  return shown(() => Reflect.apply(run, undefined, argumentsFor(meta, args)) as unknown);
}

const ERROR_NAMES: Readonly<Record<string, string>> = { "#N/A": "#SAKNAS!", "#VALUE!": "#VÄRDEFEL!" };

/** A value as the page writes it, in the form that the page chose (per cent or number). */
function written(value: unknown, like: string): string {
  if (typeof value === "number") {
    const percent = / %$/.test(like);
    const decimals = percent ? (/,(\d+) %$/.exec(like)?.[1]?.length ?? 0) : Decimal.of(value).decimals();
    return formatDecimal(Decimal.of(value).times(Decimal.of(percent ? 100 : 1)), decimals) + (percent ? " %" : "");
  }
  if (typeof value === "string") {
    const code = /^#[A-Z/]+[!A0]?/.exec(value)?.[0];
    return code !== undefined && ERROR_NAMES[code] !== undefined ? ERROR_NAMES[code] : like.startsWith('"') ? `"${value}"` : value;
  }
  return JSON.stringify(value);
}

function plain(text: string): string {
  return text.replace(/\u00a0/g, " ");
}

describe("registret över funktioner", () => {
  it("har precis de funktioner som finns, utan fel från generatorn", () => {
    expect(errors).toEqual([]);
    expect(functions.map(({ id }) => id).sort()).toEqual([...EXPECTED_IDS].sort());
  });

  it("har id utan å, ä, ö och namn som controllern skriver", () => {
    each(({ id, name }) => {
      expect(id).toMatch(/^[A-Z]{3,64}$/);
      expect(name.normalize("NFD").replace(/[\u0300-\u036f]/g, "")).toBe(id);
    });
  });

  it("beskriver varje funktion och varje argument med en svensk mening som ryms i Excel", () => {
    each((meta) => {
      expect(`${meta.id}: ${meta.description}`).toMatch(/: [A-ZÅÄÖ].{15,125}\.$/);
      meta.parameters.forEach((parameter) => {
        expect(`${meta.id} ${parameter.name}: ${parameter.description ?? ""}`).toMatch(/: ["A-ZÅÄÖ].{10,127}\.$/);
      });
      expect(meta.helpUrl).toBe(`https://localhost:3000/docs/functions/${meta.id}.html`);
    });
  });

  it("tar områden som rader av celler, och valfria argument sist", () => {
    const matrix = ["AVVIKELSE", "AVVIKELSEPROCENT", "FORANDRING", "FORANDRINGPROCENT", "RESULTATFOND", "RESULTATEFTER", "INDIKATORSTATUS", "INDIKATORFORKLARING", "BELOPP", "BELOPPSTEXT"];
    each((meta) => {
      if (matrix.includes(meta.id)) {
        expect(meta.parameters.map(({ dimensionality }) => dimensionality)).toEqual(meta.parameters.map(() => "matrix"));
        expect(meta.result.dimensionality).toBe("matrix");
      }
      const optional = meta.parameters.map((parameter) => parameter.optional === true);
      expect(optional).toEqual([...optional].sort((a, b) => Number(a) - Number(b)));
    });
    expect(functions.find(({ id }) => id === "TEXTSIFFROR")?.parameters[1]).toMatchObject({ repeating: true });
  });

  it("har en exporterad funktion, och ett test som anropar den", () => {
    const tests = readdirSync(__dirname).filter((file) => /\.test\.ts$/.test(file) && file !== "registry.test.ts").map((file) => readFileSync(join(__dirname, file), "utf8")).join("\n");
    each(({ id }) => {
      const exported = exportNames[id] ?? "";
      expect(typeof Reflect.get(cellFunctions, exported)).toBe("function");
      expect(`${id} ${String(tests.includes(`f.${exported}(`))}`).toBe(`${id} true`);
    });
  });

  it("har en sida med syfte, argument, regel, exempel, fel och relaterade, och en regel i src/domain", () => {
    each((meta) => {
      const page = readPage(meta.id);
      const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      expect([meta.id, ...headings]).toEqual([meta.id, "Argument", "Regel", "Exempel", "Fel", "Relaterade"]);
      expect(page.startsWith(`# ${meta.name}\n`)).toBe(true);
      const repeated: Readonly<Record<string, string>> = { värden: "värde1; …", statusar: "statusar1; …" };
      const signature = meta.parameters.map(({ name, optional, repeating }) => (optional === true ? `[${name}]` : repeating === true ? repeated[name] : name)).join("; ");
      expect(page).toContain(`=${meta.name}(${signature})`);
      meta.parameters.forEach(({ name }) => {
        expect(page).toContain(`| ${name} |`);
      });
      const source = /Regeln i koden: \[`(src\/domain\/[a-z-]+\.ts)`\]/.exec(page)?.[1] ?? "";
      expect(`${meta.id} ${source} ${String(existsSync(join(ROOT, source)))}`).toMatch(/\.ts true$/);
      [...page.matchAll(/\]\(([A-Z]+)\.md\)/g)].forEach((match) => {
        expect(EXPECTED_IDS).toContain(match[1]);
      });
    });
  });

  it("har minst tre exempel per sida, och alla räknar rätt", () => {
    each((meta) => {
      const examples = examplesOf(readPage(meta.id));
      expect(`${meta.id} ${examples.length >= 3}`).toBe(`${meta.id} true`);
      expect(examples.filter(({ formula }) => formula.startsWith(`=${meta.name}(`)).length).toBeGreaterThanOrEqual(3);
      examples.forEach(({ formula, expected }) => {
        const result = callByName(formula);
        if (typeof expected !== "string") {
          const rows = (result as unknown[][]).map((row, index) => row.map((cell, column) => plain(written(cell, expected[index]?.[column] ?? ""))));
          expect({ formula, rows }).toEqual({ formula, rows: expected });
          return;
        }
        const parts = expected.startsWith("{") ? expected.slice(1, -1).split("; ") : [expected];
        const values = Array.isArray(result) ? (result as unknown[][]).map((row) => row[0]) : [result];
        expect({ formula, result: values.map((value, index) => plain(written(value, parts[index] ?? ""))) }).toEqual({ formula, result: parts.map(plain) });
      });
    });
  });

  it("har ett register som stämmer med sidorna", () => {
    const generated = execFileSync(process.execPath, [join(ROOT, "scripts", "functions-index.mjs"), "--skriv-ut"], { encoding: "utf8" });
    expect(readFileSync(join(PAGES, "README.md"), "utf8")).toBe(generated);
  });
});
