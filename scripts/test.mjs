/**
 * `npm test`: lint, types, every Jest project, the build, and the flow in a real browser. Ends with one line: `N passed, N failed`, the sum of
 * Jest's tests and the browser's checks; a failed lint, type check or build counts as one failure each.
 * `npm test -- jest e2e` runs the named steps only.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const results = join(root, ".cache", "results");
const tool = (...path) => join(root, "node_modules", ...path);

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

function counts(file, count) {
  try {
    return count(JSON.parse(readFileSync(join(results, file), "utf8")));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const plain = async (args) => {
  const code = await run(args);
  return { code, passed: 0, failed: 0, skipped: 0 };
};

const steps = {
  lint: () => plain([tool("eslint", "bin", "eslint.js"), ".", "--max-warnings", "0"]),
  typecheck: () => plain([tool("typescript", "bin", "tsc"), "--noEmit", "-p", "tsconfig.json"]),
  async jest() {
    const code = await run([tool("jest", "bin", "jest.js"), "--maxWorkers=2", "--json", `--outputFile=${join(results, "jest.json")}`]);
    return {
      code,
      ...counts("jest.json", (all) => ({
        passed: all.numPassedTests,
        failed: all.numFailedTests + all.numRuntimeErrorTestSuites,
        skipped: all.numPendingTests + all.numTodoTests,
      })),
    };
  },
  build: () => plain([join(root, "scripts", "run.mjs"), "build"]),
  async e2e() {
    const code = await run([join(root, "scripts", "e2e.mjs")]);
    return { code, ...counts("e2e.json", ({ passed, failed }) => ({ passed, failed, skipped: 0 })) };
  },
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(steps, name));
if (unknown !== undefined) {
  console.error(`Det finns inget steg ”${unknown}”. Välj bland: ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
let passed = 0;
let failed = 0;
const summary = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}`);
  const start = Date.now();
  const outcome = await step();
  const failures = outcome.code === 0 ? outcome.failed : Math.max(outcome.failed, 1);
  passed += outcome.passed;
  failed += failures;
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const detail = outcome.passed + outcome.failed > 0 ? `, ${outcome.passed} passed, ${outcome.failed} failed${outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ""}` : "";
  summary.push(`${name}: ${failures === 0 ? "ok" : "FAILED"}${detail} (${seconds} s)`);
}
console.log(`\n${summary.join("\n")}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
