/** Runs the browser tests (test/e2e) in Chrome, Edge or Chromium; `--bilder` also renews the README's pictures. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { ensurePage, ensurePane } from "./fresh.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const browser = findBrowser();
if (browser === null) process.exit(1);
ensurePane(root);
ensurePage(root);
const result = spawnSync(process.execPath, [join(root, "node_modules", "tsx", "dist", "cli.mjs"), join(root, "test", "e2e", "main.ts"), ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, CHROME_PATH: browser },
});
process.exitCode = result.status ?? 1;
