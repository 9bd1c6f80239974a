/** The production build, made twice into folders of its own: what Excel and a city's web server are given. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { descendants, parseXml } from "./xml-tree";

const root = path.join(__dirname, "..", "..");
const ORIGIN = "https://intra.kommun.se/tillagg/bokslut";
const temporary = mkdtempSync(path.join(tmpdir(), "bokslut-build-"));

/** Sources and packages in a folder of another name and depth, as another person would have them; the packages as hard links where they can be. */
const other = path.join(root, ".cache", "reproducerbart", "en helt annan mapp");
function otherFolder(): string {
  rmSync(other, { recursive: true, force: true });
  mkdirSync(other, { recursive: true });
  for (const name of ["src", "assets", "docs", "scripts", "manifest.xml", "webpack.config.js", "tsconfig.json", "package.json", "package-lock.json", "LICENSE"]) cpSync(path.join(root, name), path.join(other, name), { recursive: true });
  const linked = process.platform === "linux" && spawnSync("cp", ["-al", path.join(root, "node_modules"), path.join(other, "node_modules")]).status === 0;
  if (!linked) cpSync(path.join(root, "node_modules"), path.join(other, "node_modules"), { recursive: true });
  return other;
}

function build(name: string, args: readonly string[], folder = root): string {
  const out = path.join(temporary, name);
  const webpack = path.join(root, "node_modules", "webpack", "bin", "webpack.js");
  const result = spawnSync(process.execPath, [webpack, "--mode", "production", "--output-path", out, ...args], { cwd: folder, encoding: "utf8" });
  if (result.status !== 0) throw new Error(`${result.stdout}${result.stderr}`);
  return out;
}

function* files(folder: string, prefix = ""): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.posix.join(prefix, entry.name);
    if (entry.isDirectory()) yield* files(path.join(folder, entry.name), name);
    else yield name;
  }
}

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries([...files(folder)].sort().map((name) => [name, createHash("sha256").update(readFileSync(path.join(folder, name))).digest("hex")]));
const text = (folder: string, name: string): string => readFileSync(path.join(folder, name), "utf8");
const scripts = (html: string): string[] => [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/gu)].map((match) => match[1] ?? "");
const policy = (html: string): string => /Content-Security-Policy" content="([^"]+)"/u.exec(html)?.[1] ?? "";

let cdn = "";
let self = "";
beforeAll(() => {
  cdn = build("cdn", ["--env", `origin=${ORIGIN}/`]);
  self = build("self", ["--env", `origin=${ORIGIN}`, "--env", "officejs=self", "--no-cache"], otherFolder());
}, 240_000);
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true });
  rmSync(path.join(root, ".cache", "reproducerbart"), { recursive: true, force: true });
});

test("the same sources give the same bytes in two folders, with and without the cache; the two modes differ in the page alone", () => {
  const first = hashes(cdn);
  const second = Object.fromEntries(Object.entries(hashes(self)).filter(([name]) => !name.startsWith("office-js/")));
  delete first["taskpane.html"];
  delete second["taskpane.html"];
  expect(second).toEqual(first);
  console.log(`Reproducerbart bygge: ${Object.keys(first).length} filer har samma SHA-256 ur två mappar.`);
});

test("every file that the manifest names is in the build, under the given address", () => {
  const manifest = parseXml(text(cdn, "manifest.xml"));
  const addresses = [...descendants(manifest)].map((element) => element.attributes["DefaultValue"] ?? "").filter((value) => value.startsWith("https://"));
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    expect(address.startsWith(`${ORIGIN}/`)).toBe(true);
    expect({ address, exists: existsSync(path.join(cdn, address.slice(ORIGIN.length + 1))) }).toEqual({ address, exists: true });
  }
});

test("localhost is nowhere in what is delivered", () => {
  const holding = [...files(cdn)].filter((name) => /\.(html|xml|json|js|css)$/u.test(name) && text(cdn, name).includes("localhost:3000"));
  expect(holding).toEqual([]);
});

test("help links lead to rendered pages in Swedish that load nothing from outside", () => {
  const { functions } = JSON.parse(text(cdn, "functions.json")) as { readonly functions: readonly { readonly helpUrl: string }[] };
  expect(functions.length).toBeGreaterThan(0);
  for (const { helpUrl } of functions) {
    const html = text(cdn, helpUrl.slice(ORIGIN.length + 1));
    expect(html).toContain('<html lang="sv">');
    expect(html).toMatch(/<h1\b/u);
    expect([...html.matchAll(/\b(?:src|href)="([^"]+)"/gu)].filter((match) => /^https?:/u.test(match[1] ?? "") && !/^<a\b/u.test(html.slice(html.lastIndexOf("<", match.index))))).toEqual([]);
  }
});

test("the links between the documentation pages lead somewhere", () => {
  const broken = [...files(path.join(cdn, "docs"))]
    .filter((name) => name.endsWith(".html"))
    .flatMap((name) => [...text(cdn, `docs/${name}`).matchAll(/<a\b[^>]*href="([^"#:]+)(?:#[^"]*)?"/gu)].map((match) => ({ name, to: decodeURI(match[1] ?? "") })))
    .filter(({ name, to }) => !existsSync(path.join(cdn, "docs", path.dirname(name), to)));
  expect(broken).toEqual([]);
});

test("the page loads office.js first, then the functions once, then the pane", () => {
  const loaded = scripts(text(cdn, "taskpane.html"));
  expect(loaded[0]).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  expect(loaded.slice(1).map((src) => src.replace(/[.?].*/u, ""))).toEqual(["fabric-config", "functions", "taskpane"]);
  expect(scripts(text(self, "taskpane.html"))[0]).toBe("office-js/office.js");
  for (const src of [...loaded.slice(1), ...scripts(text(self, "taskpane.html"))]) expect(existsSync(path.join(self, src.replace(/\?.*/u, "")))).toBe(true);
});

test("every function is associated exactly once in all the scripts of the build", () => {
  const { functions } = JSON.parse(text(cdn, "functions.json")) as { readonly functions: readonly { readonly id: string }[] };
  const code = [...files(cdn)].filter((name) => name.endsWith(".js")).map((name) => text(cdn, name)).join("\n");
  const ids = [...code.matchAll(/CustomFunctions\.associate\("([^"]+)"/gu)].map((match) => match[1] ?? "");
  expect([...ids].sort()).toEqual(functions.map(({ id }) => id).sort());
});

test("each page states its policy and holds no inline script", () => {
  for (const folder of [cdn, self]) {
    for (const name of [...files(folder)].filter((file) => file.endsWith(".html"))) {
      const html = text(folder, name);
      expect({ name, policy: policy(html) }).toEqual({ name, policy: expect.stringMatching(/^default-src 'none'; /u) as unknown });
      expect(policy(html)).not.toContain("unsafe-eval");
      expect({ name, inline: /<script(?![^>]*\bsrc=)|\son\w+="|javascript:/u.test(html) }).toEqual({ name, inline: false });
    }
  }
  expect(policy(text(cdn, "taskpane.html"))).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
  expect(policy(text(self, "taskpane.html"))).toContain("script-src 'self';");
  expect(policy(text(self, "taskpane.html"))).not.toMatch(/https?:/u);
});

test("source maps stay at home; fonts and office.js are whole copies", () => {
  expect([...files(cdn)].filter((name) => name.endsWith(".map"))).toEqual([]);
  const fonts = path.join(root, "node_modules", "@uifabric", "icons", "fonts");
  for (const name of readdirSync(fonts)) expect(readFileSync(path.join(cdn, "fonts", name)).equals(readFileSync(path.join(fonts, name)))).toBe(true);
  const library = path.join(root, "node_modules", "@microsoft", "office-js", "dist");
  const copied = [...files(path.join(self, "office-js"))];
  expect(copied).toEqual(expect.arrayContaining(["office.js", "excel-web-16.00.js", "excel-win32-16.01.js", "excel-mac-16.00.js", "sv-se/office_strings.js", "en-us/office_strings.js", "o15apptofilemappingtable.js"]));
  for (const name of copied) expect(readFileSync(path.join(self, "office-js", name)).equals(readFileSync(path.join(library, name)))).toBe(true);
  expect(existsSync(path.join(cdn, "office-js"))).toBe(false);
});
