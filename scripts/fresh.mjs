/** Builds what is stale: a build is fresh while the hash of its sources equals the stamp written when it was made. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What `npm start` and the browser tests are served from; dist/ is left to `npm run build`. */
export const PANE_DIR = ".cache/pane";
export const EXCEL_DIR = ".cache/excel";
export const PAGE_DIR = ".cache/page";

const SHARED = ["package-lock.json", "tsconfig.json"];
const PANE_SOURCES = ["src", "assets", "manifest.xml", "webpack.config.js", "scripts/build", "docs/functions", "docs/installera.md", "LICENSE", ...SHARED];

function* files(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

function hashOf(root, sources, extra) {
  const hash = createHash("sha256").update(extra);
  for (const source of sources) {
    for (const file of files(join(root, source))) hash.update(file.slice(root.length).replaceAll("\\", "/")).update("\0").update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Runs webpack with its own output shown only when it fails or when `loud`. Returns true when it succeeded. */
export function webpack(root, args, loud) {
  const result = spawnSync(process.execPath, [join(root, "node_modules", "webpack", "bin", "webpack.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: loud ? "inherit" : "pipe",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return true;
  if (!loud) console.error(`${result.stdout ?? ""}${result.stderr ?? ""}`);
  return false;
}

function ensure(root, { what, dir, sources, args }) {
  const stamp = join(root, `${dir}.stamp`);
  const wanted = hashOf(root, sources, args.join(" "));
  if (existsSync(join(root, dir)) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error(`Bygger ${what} …`);
  rmSync(join(root, dir), { recursive: true, force: true });
  mkdirSync(dirname(stamp), { recursive: true });
  if (!webpack(root, [...args, "--output-path", join(root, dir)], false)) {
    console.error(`${what} kunde inte byggas, se ovan. / The build failed, see above.`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** The add-in's production bundle as the workbench serves it. */
export function ensurePane(root) {
  ensure(root, { what: "tillägget", dir: PANE_DIR, sources: PANE_SOURCES, args: ["--mode", "production"] });
}

/** The add-in's production bundle for a real Excel that loads it from `origin`. */
export function ensureExcelPane(root, origin) {
  ensure(root, { what: "tillägget för Excel", dir: EXCEL_DIR, sources: PANE_SOURCES, args: ["--mode", "production", "--env", `origin=${origin}`] });
}

/** The workbench's page. */
export function ensurePage(root) {
  ensure(root, { what: "arbetsbänken", dir: PAGE_DIR, sources: ["workbench", "src", ...SHARED], args: ["--config", "workbench/webpack.workbench.js"] });
}
