/** The custom functions as they ship: bundled and minified by webpack, then loaded. Measuring the sources would measure the loader's module wrappers. */
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";

type Functions = typeof import("../src/functions/functions");

export async function builtFunctions(): Promise<Functions> {
  const folder = mkdtempSync(join(tmpdir(), "bokslut-bench-"));
  try {
    await build(folder);
    return createRequire(join(folder, "package.json"))(join(folder, "functions.cjs")) as Functions;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function build(folder: string): Promise<void> {
  const compiler = webpack({
    mode: "production",
    context: join(__dirname, ".."),
    target: ["node20", "es2020"],
    entry: "./src/functions/functions.ts",
    output: { path: folder, filename: "functions.cjs", library: { type: "commonjs2" } },
    resolve: { extensions: [".ts", ".js"] },
    module: { rules: [{ test: /\.ts$/u, loader: "ts-loader", options: { transpileOnly: true } }] },
  });
  return new Promise((resolve, reject) => {
    compiler.run((failure, stats) => {
      const problem = failure ?? (stats?.hasErrors() === true ? new Error(stats.toString("errors-only")) : null);
      compiler.close(() => (problem === null ? resolve() : reject(problem)));
    });
  });
}
