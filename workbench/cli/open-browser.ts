/** Opens an address in the user's own browser. */
import { spawn } from "node:child_process";

function opener(): readonly [string, ...string[]] {
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["cmd", "/c", "start", ""];
  return ["xdg-open"];
}

/** Best effort: where no browser can be opened, a line says that the address is to be opened by hand. */
export function openInBrowser(address: string): void {
  const [program, ...args] = opener();
  const child = spawn(program, [...args, address], { detached: true, stdio: "ignore" });
  child.on("error", () => {
    console.log(`Ingen webbläsare kunde öppnas härifrån. Öppna ${address} själv.`);
  });
  child.unref();
}
