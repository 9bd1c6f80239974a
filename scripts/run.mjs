/**
 * What `npm start`, `npm test`, `npm run build|rapport|excel|bench|faults|fel|fuzz|sbom` run: installs what is missing, builds what is stale, then starts the
 * command with the arguments as given. Plain Node without dependencies, so that a fresh clone needs no other step.
 */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled, requireNode } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Starts a Node program in the foreground; resolves to its exit code. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() } });
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", forward);
    process.on("SIGTERM", forward);
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
  });
}

const typescript = (file, args) => run([join(root, "node_modules", "tsx", "dist", "cli.mjs"), join(root, file), ...args]);
const wantsHelp = (args) => args.some((arg) => ["--help", "-h", "--hjalp", "--hjälp"].includes(arg));

const commands = {
  async start(args) {
    if (!wantsHelp(args)) {
      const { ensurePage, ensurePane } = await import("./fresh.mjs");
      ensurePane(root);
      ensurePage(root);
    }
    return typescript("workbench/cli/start.ts", args);
  },
  async excel(args) {
    const port = /--port[= ](\d{1,5})(?: |$)/u.exec(args.join(" "))?.[1] ?? "3000";
    if (!wantsHelp(args)) {
      const { ensureExcelPane } = await import("./fresh.mjs");
      ensureExcelPane(root, `https://localhost:${port}`);
    }
    return typescript("workbench/cli/excel.ts", args);
  },
  rapport: (args) => typescript("workbench/cli/rapport.ts", args),
  bench: (args) => typescript("bench/index.ts", args),
  fel: (args) => typescript("test/manifest/error-page-write.ts", args),
  fuzz: (args) => typescript("test/security/fuzz-run.ts", args),
  /** Every kind of failure at every request, and 1,000 random commands (100 sequences of 10); `npm run faults -- 7` takes one sequence again from its seed. */
  faults: ([seed]) => {
    Object.assign(process.env, seed === undefined ? { FAULTS: "all", FAULTS_SEQUENCES: "100" } : { FAULTS_SEED: seed });
    return run([join(root, "node_modules", "jest", "bin", "jest.js"), "--selectProjects", "host", "--runInBand", seed === undefined ? "test/excel/faults" : "test/excel/faults/sequences"]);
  },
  sbom: (args) => run([join(root, "scripts", "sbom.mjs"), ...args]),
  test: (args) => run([join(root, "scripts", "test.mjs"), ...args]),
  async build(args) {
    const { webpack } = await import("./fresh.mjs");
    return webpack(root, ["--mode", "production", ...args], true) ? 0 : 1;
  },
};

requireNode();
const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  console.error(`Okänt kommando ”${name}”. Välj ett av: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}
ensureInstalled(root);
process.exitCode = await command(args);
