/** The metadata that Excel shows and the code that it calls say the same: same functions, lawful ids, a description for every argument, a help page each. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

const root = path.join(__dirname, "..", "..");
const file = path.join(root, "src", "functions", "functions.ts");
const code = readFileSync(file, "utf8");
const HELP = /^https:\/\/localhost:3000\/docs\/functions\/([A-Z0-9]+)\.html$/u;

interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly optional?: boolean;
}
interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly Parameter[];
}

const generated = generateCustomFunctionsMetadata([file], true);
let functions: readonly FunctionMetadata[] = [];
let associated: readonly { readonly id: string; readonly functionName: string }[] = [];

beforeAll(async () => {
  const result = await generated;
  expect(result.errors).toEqual([]);
  functions = (JSON.parse(result.metadataJson) as { readonly functions: readonly FunctionMetadata[] }).functions;
  associated = result.associate;
}, 60_000);

test("every tagged function is in the metadata: none was skipped in silence", () => {
  const tags = code.match(/^\s*\*\s*@customfunction\b/gmu) ?? [];
  expect(functions.length).toBe(tags.length);
  expect(functions.length).toBeGreaterThanOrEqual(4);
});

test("every function of the metadata is an exported function of the code", () => {
  const exported = [...code.matchAll(/^export (?:async )?function (\w+)/gmu)].map((match) => match[1]);
  expect(associated.map(({ functionName }) => functionName).sort()).toEqual([...exported].sort());
  expect(associated.map(({ id }) => id).sort()).toEqual(functions.map(({ id }) => id).sort());
});

test("ids are ASCII, at least three characters, and unique; names are unique and differ only in å, ä and ö", () => {
  for (const { id, name } of functions) {
    expect(id).toMatch(/^[A-Z][A-Z0-9_.]{2,}$/u);
    expect(name.normalize("NFD").replace(/\p{M}/gu, "")).toBe(id);
  }
  expect(new Set(functions.map(({ id }) => id)).size).toBe(functions.length);
  expect(new Set(functions.map(({ name }) => name)).size).toBe(functions.length);
});

test("no name can be taken for a cell address or for one of Excel's own functions that the tables use", () => {
  const excel = ["SUM", "SUMMA", "IF", "OM", "OR", "ELLER", "COUNT", "ANTAL", "ROW", "RAD", "COLUMN", "KOLUMN", "ROUND", "AVRUNDA"];
  expect(functions.filter(({ name }) => /^[A-Z]{1,3}\d+$/u.test(name) || excel.includes(name))).toEqual([]);
});

test("every function and every argument is described, optional arguments last", () => {
  for (const { id, description, parameters } of functions) {
    expect({ id, described: (description ?? "").length > 10 }).toEqual({ id, described: true });
    expect({ id, undescribed: parameters.filter((parameter) => (parameter.description ?? "").trim() === "").map(({ name }) => name) }).toEqual({ id, undescribed: [] });
    const optional = parameters.map((parameter) => parameter.optional === true);
    expect({ id, optional }).toEqual({ id, optional: [...optional].sort((a, b) => Number(a) - Number(b)) });
  }
});

test("every function links to its own help page, and the page is there", () => {
  for (const { id, helpUrl } of functions) {
    expect({ id, page: HELP.exec(helpUrl ?? "")?.[1] }).toEqual({ id, page: id });
    expect({ id, exists: existsSync(path.join(root, "docs", "functions", `${id}.md`)) }).toEqual({ id, exists: true });
  }
});
