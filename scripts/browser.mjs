/** Finds a Chromium browser for the browser tests, and installs Debian's where there is none and we may. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chromium", "chromium-browser"];
const home = process.env.HOME ?? "";
const programs = [process.env["PROGRAMFILES"], process.env["PROGRAMFILES(X86)"], process.env["LOCALAPPDATA"]].filter((folder) => folder !== undefined);
const PLACES = {
  darwin: ["Google Chrome", "Microsoft Edge", "Chromium"].flatMap((app) => ["/Applications", `${home}/Applications`].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`)),
  win32: programs.flatMap((folder) => [join(folder, "Google", "Chrome", "Application", "chrome.exe"), join(folder, "Microsoft", "Edge", "Application", "msedge.exe")]),
};

function onPath(name) {
  return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "").map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function installed() {
  for (const name of NAMES) {
    const file = onPath(name);
    if (file !== undefined) return file;
  }
  return (PLACES[process.platform] ?? []).find((file) => existsSync(file));
}

function canInstall() {
  return process.platform === "linux" && process.getuid?.() === 0 && onPath("apt-get") !== undefined;
}

/** Path of Chrome, Edge or Chromium; CHROME_PATH decides when set. Null when there is none, after a line that says how to get one. */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    console.error(`CHROME_PATH pekar på ${chosen}, som inte finns. Ange sökvägen till Chrome, Edge eller Chromium.`);
    return null;
  }
  const found = installed();
  if (found !== undefined) return found;
  if (canInstall()) {
    console.error("Ingen webbläsare finns, installerar chromium med apt-get …");
    const options = { encoding: "utf8", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 64 * 1024 * 1024 };
    const result = [["update"], ["install", "-y", "--no-install-recommends", "chromium"]].map((args) => spawnSync("apt-get", args, options)).at(-1);
    const made = installed();
    if (made !== undefined) return made;
    console.error(`${result?.stdout ?? ""}${result?.stderr ?? ""}`);
  }
  console.error("Webbläsartestet behöver Chrome, Edge eller Chromium: installera en av dem (Debian: apt-get install chromium) eller sätt CHROME_PATH.");
  return null;
}
