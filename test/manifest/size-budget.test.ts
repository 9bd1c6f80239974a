/** The budget check stops a production build that grew too heavy, and lets a light one and a development build through. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import webpack from "webpack";

interface Budgets {
  readonly page: string;
  readonly entries: readonly string[];
  readonly extra: readonly string[];
  readonly firstLoad: number;
  readonly functions: number;
}
type Plugin = new (options: Budgets) => webpack.WebpackPluginInstance;

const temporary = mkdtempSync(path.join(tmpdir(), "bokslut-budget-"));
const shown: string[] = [];
let log: jest.SpyInstance;

beforeAll(() => {
  log = jest.spyOn(console, "log").mockImplementation((text: string) => void shown.push(text));
  writeFileSync(path.join(temporary, "functions.js"), 'console.log("functions");');
  writeFileSync(path.join(temporary, "pane.js"), `console.log("${Array.from({ length: 400 }, (_, i) => ((i * 7919) % 1000).toString(36)).join("")}");`);
});
afterAll(() => {
  log.mockRestore();
  rmSync(temporary, { recursive: true, force: true });
});

async function build(mode: "production" | "development", firstLoad: number, functions: number): Promise<readonly string[]> {
  const { SizeBudgetPlugin } = (await import(path.join(__dirname, "..", "..", "scripts", "build", "size-budget-plugin.cjs"))) as { readonly SizeBudgetPlugin: Plugin };
  const compiler = webpack({
    mode,
    context: temporary,
    entry: { functions: "./functions.js", taskpane: "./pane.js" },
    output: { path: path.join(temporary, "out"), filename: "[name].js" },
    optimization: { minimize: false },
    plugins: [new SizeBudgetPlugin({ page: "none.html", entries: ["functions", "taskpane"], extra: [], firstLoad, functions })],
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => (error ? reject(error) : resolve((stats?.compilation.errors ?? []).map(({ message }) => message))));
  });
}

test("within both budgets nothing is said but the sizes", async () => {
  expect(await build("production", 150_000, 15_000)).toEqual([]);
  expect(shown.at(-1)).toMatch(/taskpane\.js +\d+,\d kB[\s\S]*första laddning +\d+,\d kB av 150,0 kB/u);
});

test("a pane over its budget fails the build and says by how much", async () => {
  expect(await build("production", 100, 15_000)).toEqual([expect.stringMatching(/första laddning väger \d+,\d kB \(gzip\), budgeten är 0,1 kB/u)]);
});

test("functions over their budget fail the build", async () => {
  expect(await build("production", 150_000, 50)).toEqual([expect.stringMatching(/^functions\.js väger/u)]);
});

test("a development build is weighed but not stopped", async () => {
  expect(await build("development", 1, 1)).toEqual([]);
});
