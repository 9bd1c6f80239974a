/** GLOSSARY.md follows the code: every code word exists, every function in cells has its line, no word is explained twice. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

const root = path.join(__dirname, "..", "..");
const rows = readFileSync(path.join(root, "GLOSSARY.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split(" | ").map((cell) => cell.replace(/^\||\|$/gu, "").trim()));

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(name);
    else if (/\.(tsx?|[cm]js)$/u.test(name)) yield name;
  }
}

test("every code word stands in the code", () => {
  const code = [...["src", "workbench", "scripts"].flatMap((folder) => [...sources(folder)]), "manifest.xml"].map((name) => readFileSync(path.join(root, name), "utf8")).join("\n");
  const words = rows.flatMap(([first = ""]) => [...first.matchAll(/`([^`]+)`/gu)].map((match) => (match[1] ?? "").replace(/[.<].*/u, "")));
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((word) => !code.includes(word))).toEqual([]);
});

test("every function that a controller can write has its line, and each line its meaning and source", async () => {
  const { metadataJson } = await generateCustomFunctionsMetadata([path.join(root, "src", "functions", "functions.ts")], true);
  const names = (JSON.parse(metadataJson) as { readonly functions: readonly { readonly name: string }[] }).functions.map(({ name }) => name);
  const inCells = new Set(rows.flatMap(([, cell = ""]) => cell.split(/,\s*/u)));
  expect(names.filter((name) => !inCells.has(name))).toEqual([]);
  expect(rows.filter((row) => row.length !== 5 || row.some((cell) => cell === ""))).toEqual([]);
}, 60_000);

test("no concept is explained twice", () => {
  const words = rows.map(([first = ""]) => first);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});
