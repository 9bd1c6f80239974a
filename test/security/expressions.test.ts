/**
 * Every regular expression of src, checked by eslint-plugin-regexp: a text from outside may be as long as a cell holds (32,767 characters), and
 * none may take more than linear time on it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint, type Linter } from "eslint";
import { rules } from "eslint-plugin-regexp";
import * as parser from "@typescript-eslint/parser";

const root = join(__dirname, "..", "..");
let counted = 0;

/** Counts the expressions that the rules see. */
const counter: ESLint.Plugin = { rules: { every: { create: () => ({ "Literal[regex]": () => void (counted += 1) }) } } };

const config: Linter.Config = {
  files: ["**/*.ts", "**/*.tsx"],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  plugins: { regexp: { rules } as ESLint.Plugin, counter },
  rules: { "counter/every": "error", "regexp/no-super-linear-backtracking": ["error", { report: "potential" }], "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }] },
};

const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [config], allowInlineConfig: false });

async function faults(file: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath: join(root, "src", file) });
  return results.flatMap(({ messages }) => messages.map(({ line, column, message }) => `${file}:${line}:${column} ${message.slice(0, 200)}`));
}

test("no expression of src backtracks beyond linear time", async () => {
  const found: string[] = [];
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name))) found.push(...(await faults(file, readFileSync(join(root, "src", file), "utf8"))));
  expect(found).toEqual([]);
  expect(counted).toBeGreaterThan(300);
  console.log(`Reguljära uttryck: ${counted} prövade, inget över linjär tid.`);
}, 60_000);

test.each(["/^(a+)+$/", "/\\s+$/", "/^(.*?) ?x ?(.+)$/", "/(\\w|\\d)*!/"])("the tool finds what it should: %s", async (expression) => {
  expect((await faults("prov.ts", `export const found = ${expression};`)).length).toBeGreaterThan(0);
});
