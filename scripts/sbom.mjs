/**
 * `npm run sbom`: what Bokslut is made of, as CycloneDX 1.5, from package-lock.json alone: the packages that reach the user with version, licence
 * and checksum, and office.js, which a self-hosted build delivers. The same lock file gives the same document. (npm's own `npm sbom` refuses this
 * tree for the workbench's peer dependencies, and with --omit dev it drops packages that development needs too, such as react.)
 * `--ut file` chooses the place (dist/sbom.cdx.json). A licence that the house does not take makes it fail.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TAKEN = new Set(["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Zlib", "BlueOak-1.0.0"]);
/** Microsoft's own licence, for add-ins to Microsoft 365: it has no SPDX name. */
const OFFICE = "@microsoft/office-js";
const OFFICE_LICENCE = "Microsoft Office JavaScript (office.js) API Library: LICENSE.md";

const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));

/** One of `A OR B` is enough; all of `A AND B` must do. */
function isTaken(expression) {
  const plain = expression.replace(/[()]/gu, " ");
  if (plain.includes(" OR ")) return plain.split(" OR ").some((one) => isTaken(one));
  return plain.split(" AND ").every((one) => TAKEN.has(one.trim()));
}

function licences(name, licence) {
  if (name === OFFICE) return [{ license: { name: OFFICE_LICENCE } }];
  if (!licence) return [];
  return /[ (]/u.test(licence) ? [{ expression: licence.replace(/^\((.*)\)$/u, "$1") }] : [{ license: { id: licence } }];
}

function component(path, entry) {
  const name = path.split("node_modules/").pop();
  const [kind, digest] = (entry.integrity ?? "").split("-");
  return {
    type: "library",
    "bom-ref": `${name}@${entry.version}`,
    name,
    version: entry.version,
    purl: `pkg:npm/${name.replace("@", "%40")}@${entry.version}`,
    licenses: licences(name, entry.license),
    ...(kind === "sha512" && digest ? { hashes: [{ alg: "SHA-512", content: Buffer.from(digest, "base64").toString("hex") }] } : {}),
    ...(name === OFFICE ? { description: "Delivered only where office.js is served by the add-in's own server" } : {}),
  };
}

/** The path of what a package at `path` gets when it asks for `name`. */
function found(packages, path, name) {
  for (let from = path; ; from = from.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/u, "")) {
    const candidate = `${from === "" ? "" : `${from}/`}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (from === "") return null;
  }
}

export function bill() {
  const own = read("package.json");
  const { packages } = read("package-lock.json");
  const shipped = Object.entries(packages).filter(([path, entry]) => path !== "" && ((!entry.dev && !entry.devOptional && !entry.peer) || path === `node_modules/${OFFICE}`));
  const refs = new Map(shipped.map(([path, entry]) => [path, component(path, entry)["bom-ref"]]));
  const dependsOn = (path, names) => [...new Set(names.map((name) => refs.get(found(packages, path, name))).filter((ref) => ref !== undefined))].sort();
  const components = [...new Map(shipped.map(([path, entry]) => { const one = component(path, entry); return [one["bom-ref"], one]; })).values()].sort((a, b) => (a["bom-ref"] < b["bom-ref"] ? -1 : 1));
  const self = `${own.name}@${own.version}`;
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: { component: { type: "application", "bom-ref": self, name: own.name, version: own.version, description: own.description, licenses: [{ license: { id: own.license } }] } },
    components,
    dependencies: [
      { ref: self, dependsOn: dependsOn("", [...Object.keys(own.dependencies), OFFICE]) },
      ...[...new Map(shipped.map(([path, entry]) => [refs.get(path), { ref: refs.get(path), dependsOn: dependsOn(path, Object.keys(entry.dependencies ?? {})) }])).values()].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    ],
  };
}

/** "name@version: licence" of every component whose licence the house does not take. */
export function refused(document) {
  return document.components.flatMap((one) => {
    const licence = one.licenses.map(({ license, expression }) => expression ?? license.id ?? license.name).join(" AND ");
    return one.name === OFFICE || isTaken(licence) ? [] : [`${one["bom-ref"]}: ${licence || "ingen licens angiven"}`];
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const at = args.indexOf("--ut");
  const target = resolve(process.env.INIT_CWD ?? process.cwd(), at < 0 ? join(root, "dist", "sbom.cdx.json") : (args[at + 1] ?? "sbom.cdx.json"));
  const document = bill();
  const wrong = refused(document);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`${document.components.length} komponenter, alla licenser godtagna: ${wrong.length === 0 ? "ja" : "nej"}. Skrivet i ${relative(process.cwd(), target)}.`);
  for (const line of wrong) console.error(`Licensen godtas inte: ${line}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
