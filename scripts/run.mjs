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
  /**
   * Every kind of failure at every request, everything that others can do ahead of one request, and 1,000 random sequences of five commands, each printing
   * how far it has come. `-- matrix`, `-- others` or `-- sequences 200 7` takes one part (200 sequences from seed 7); `-- 7` the sequence of seed 7 again.
   */
  async faults([part, count, seed]) {
    const set = (values) => Object.assign(process.env, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
    const jest = (file) => run([join(root, "node_modules", "jest", "bin", "jest.js"), "--selectProjects", "host", "--runInBand", "--silent", `test/excel/faults/${file}`]);
    const parts = {
      matrix: () => (set({ FAULTS: "all" }), jest("matrix.test")),
      others: () => (set({ FAULTS: process.env.FAULTS ?? "kinds" }), jest("others-matrix")),
      sequences: () => (set({ FAULTS_SEQUENCES: count ?? "1000", FAULTS_LENGTH: process.env.FAULTS_LENGTH ?? "5", FAULTS_SEED: seed ?? "1" }), jest("sequences")),
    };
    if (part !== undefined && /^\d+$/.test(part)) return (set({ FAULTS_SEED: part, FAULTS_LENGTH: process.env.FAULTS_LENGTH ?? "5" }), jest("sequences"));
    if (part !== undefined) return Object.hasOwn(parts, part) ? parts[part]() : (console.error(`Okänd del ”${part}”. Välj matrix, others, sequences eller ett frö.`), 2);
    const codes = [await parts.sequences(), await parts.others(), await parts.matrix()];
    return codes.find((code) => code !== 0) ?? 0;
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
