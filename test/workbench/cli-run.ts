/** Runs the commands of package.json as a user does: as processes of their own, from a folder of the user's. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run <command> -- <args>` from `folder`, by the script behind it. */
export function run(command: string, args: readonly string[], folder: string): Run {
  const result = spawnSync(process.execPath, [join(ROOT, "scripts", "run.mjs"), command, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, INIT_CWD: folder },
    timeout: 240_000,
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** A new empty folder, and the way to take it away. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "bokslut-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
