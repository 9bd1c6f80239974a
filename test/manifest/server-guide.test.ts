/**
 * docs/installera.md: the configurations for nginx and IIS give every kind of file the headers that the guide's own table asks for. What is read is the
 * guide itself, by the servers' own rules: in nginx a location with headers of its own inherits none.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseXml, type XmlElement } from "./xml-tree";

const guide = readFileSync(join(__dirname, "..", "..", "docs", "installera.md"), "utf8");
const { panePolicy } = createRequire(__filename)("../../scripts/build/officejs.cjs") as { panePolicy(mode: "cdn" | "self"): string };

/** The indented block under a heading. */
function block(heading: string): string {
  const section = guide.slice(guide.indexOf(`### ${heading}\n`)).split(/\n#{2,3} /u, 2)[0] ?? "";
  return section.split("\n").filter((line) => line.startsWith("    ") || line === "").map((line) => line.slice(4)).join("\n").trim();
}

interface Answer {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
}

interface Location {
  readonly pattern: RegExp | null;
  readonly headers: ReadonlyMap<string, string>;
}

const headersIn = (text: string): Map<string, string> => new Map([...text.matchAll(/add_header\s+(\S+)\s+(?:"([^"]*)"|(\S+?))(?:\s+always)?;/gu)].map(([, name = "", quoted, plain]) => [name, quoted ?? plain ?? ""]));

function nginx(): (file: string) => Answer {
  const text = block("nginx");
  const inner = [...text.matchAll(/location ~ (\S+) \{([^}]*)\}/gu)].map(([, pattern = "", body = ""]): Location => ({ pattern: new RegExp(pattern, "u"), headers: headersIn(body) }));
  const outer = headersIn(text.replace(/location ~ \S+ \{[^}]*\}/gu, ""));
  const types = new Map([...(/types \{([^}]*)\}/u.exec(text)?.[1] ?? "").matchAll(/([\w/+-]+)((?: \w+)+);/gu)].flatMap(([, type = "", endings = ""]) => endings.trim().split(" ").map((ending) => [ending, type] as const)));
  const coded = new Set(["text/html", ...(/charset_types ([^;]+);/u.exec(text)?.[1] ?? "").split(" ")]);
  const charset = /charset ([\w-]+);/u.exec(text)?.[1];
  return (file) => {
    const own = inner.find(({ pattern }) => pattern?.test(`/tillagg/bokslut/${file}`) === true)?.headers;
    const type = types.get(file.split(".").pop() ?? "") ?? "";
    return { type: coded.has(type) && charset !== undefined ? `${type}; charset=${charset}` : type, headers: own === undefined || own.size === 0 ? outer : own };
  };
}

function iis(): (file: string) => Answer {
  const root = parseXml(block("IIS"));
  const all = (from: XmlElement, name: string): XmlElement[] => from.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
  const added = (from: XmlElement | undefined): (readonly [string, string])[] => (from === undefined ? [] : all(from, "add").map(({ attributes }) => [attributes["name"] ?? "", attributes["value"] ?? ""] as const));
  const site = root.children.find((child) => child.name === "system.webServer");
  const types = new Map(all(root, "mimeMap").map(({ attributes }) => [(attributes["fileExtension"] ?? "").slice(1), attributes["mimeType"] ?? ""]));
  return (file) => ({
    type: types.get(file.split(".").pop() ?? "") ?? "",
    // Headers of a location are added to the site's.
    headers: new Map([...added(site), ...added(root.children.find((child) => child.name === "location" && child.attributes["path"] === file))]),
  });
}

const TYPES: Readonly<Record<string, string>> = {
  "taskpane.html": "text/html; charset=utf-8", "functions.js": "text/javascript; charset=utf-8", "functions.json": "application/json; charset=utf-8", "manifest.xml": "application/xml; charset=utf-8",
  "page.css": "text/css; charset=utf-8", "fonts/fabric-icons.woff": "font/woff", "assets/ikon-32.png": "image/png", "docs/installera.html": "text/html; charset=utf-8", "114.de27c1f1e89a2315.js": "text/javascript; charset=utf-8",
};
const FRESH = new Set(["taskpane.html", "functions.js", "functions.json", "manifest.xml"]);

describe.each([["nginx", nginx], ["IIS", iis]] as const)("the guide's configuration for %s", (_name, read) => {
  const answer = read();

  test.each(Object.keys(TYPES))("%s gets what the table asks for", (file) => {
    const { type, headers } = answer(file);
    expect(type).toBe(TYPES[file]);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    if (FRESH.has(file)) expect(headers.get("Cache-Control")).toBe("no-cache");
    if (file.startsWith("functions.")) expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
    else expect(headers.has("Access-Control-Allow-Origin")).toBe(false);
    expect(headers.has("X-Frame-Options")).toBe(false);
    if (!file.endsWith(".html")) return;
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toMatch(/^frame-ancestors 'self'(?: https:\/\/\*\.[\w.]+)+$/u);
    // The page's own policy cannot say who frames it, and the header says nothing else: together they are neither looser nor stricter than meant.
    expect(panePolicy("cdn")).not.toContain("frame-ancestors");
  });
});

test("the guide's table names every header that the configurations send", () => {
  const table = guide.slice(guide.indexOf("| Huvud eller inställning"), guide.indexOf("### nginx"));
  for (const name of [...nginx()("taskpane.html").headers.keys(), ...iis()("functions.js").headers.keys()]) expect(table).toContain(`\`${name}\``);
});
