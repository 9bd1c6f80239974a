/** Starts the workbench as a newcomer does, through the script behind `npm start`. */
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { root } from "./harness";

export interface Served {
  readonly address: string;
  readonly port: number;
  /** Everything it has printed so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** Resolves when the address is printed. @throws Error with what was printed when it ends or waits too long. */
export function startWorkbench(port: number): Promise<Served> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "scripts", "run.mjs"), "start", "--no-open", "--port", String(port)], { cwd: root });
    let text = "";
    const timer = setTimeout(() => {
      reject(new Error(`npm start skrev ingen adress:\n${text}`));
      child.kill("SIGTERM");
    }, 240_000);
    const read = (chunk: Buffer): void => {
      text += chunk.toString("utf8");
      const found = /http:\/\/localhost:(\d+)/u.exec(text);
      if (found === null) return;
      clearTimeout(timer);
      resolve({ address: found[0], port: Number(found[1]), printed: () => text, stop: () => stop(child) });
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`npm start slutade med ${code ?? "signal"}:\n${text}`));
    });
  });
}
