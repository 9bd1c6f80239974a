/** Installs the packages when they are missing or older than package-lock.json. Plain Node: nothing is installed when this runs. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MIN_NODE = [20, 9];

function parse(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** True when every package that the lock file asks for stands in node_modules at that version, by npm's own record of what it installed. */
function holdsTheLock(root) {
  const lock = parse(join(root, "package-lock.json"));
  const installed = parse(join(root, "node_modules", ".package-lock.json"));
  if (!lock?.packages || !installed?.packages) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => path === "" || wanted.optional || wanted.devOptional || installed.packages[path]?.version === wanted.version);
}

/** Runs npm without a shell where npm says where it is (it does for every `npm run`), else by its name. */
function npm(root, args) {
  const cli = process.env.npm_execpath;
  const options = { cwd: root, encoding: "utf8", env: { ...process.env, NODE_ENV: "development" }, maxBuffer: 64 * 1024 * 1024 };
  if (cli && /\.c?js$/u.test(cli)) return spawnSync(process.execPath, [cli, ...args], options);
  return process.platform === "win32" ? spawnSync("npm.cmd", args, { ...options, shell: true }) : spawnSync("npm", args, options);
}

/** Stops with one line when Node is too old to run what follows. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return;
  console.error(`Bokslut kräver Node ${MIN_NODE.join(".")} eller senare, här körs ${process.versions.node}. Hämta en ny på https://nodejs.org. / Bokslut needs Node ${MIN_NODE.join(".")} or later.`);
  process.exit(1);
}

/** `npm ci` when node_modules is missing or was installed from another package-lock.json; quiet unless it fails. */
export function ensureInstalled(root) {
  const stamp = join(root, "node_modules", ".bokslut-installed");
  const wanted = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (!holdsTheLock(root)) {
    console.error("Installerar paketen, det tar en till tre minuter … / Installing packages, one to three minutes …");
    const result = npm(root, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
    if (result.status !== 0) {
      console.error(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? `${result.error.message}\n` : ""}`);
      console.error("Paketen kunde inte installeras (npm ci, se ovan). Kontrollera nätet och försök igen. / npm ci failed, see above.");
      process.exit(1);
    }
  }
  writeFileSync(stamp, wanted);
}
