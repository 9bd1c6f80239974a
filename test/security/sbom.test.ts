import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly { readonly name: string; readonly purl: string; readonly licenses: readonly unknown[] }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const root = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "bokslut-sbom-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function made(name: string): string {
  const file = join(folder, name);
  const result = spawnSync(process.execPath, [join(root, "scripts", "sbom.mjs"), "--ut", file], { cwd: root, encoding: "utf8" });
  if (result.status !== 0) throw new Error(result.stderr);
  return readFileSync(file, "utf8");
}

test("the bill of materials names every package that reaches the user, each with a licence that the house takes, and is the same every time", () => {
  const first = made("a.json");
  expect(made("b.json")).toBe(first);
  const bill = JSON.parse(first) as Bill;
  expect([bill.bomFormat, bill.specVersion]).toEqual(["CycloneDX", "1.5"]);
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly dependencies: Record<string, string> };
  const names = new Set(bill.components.map((one) => one.name));
  for (const name of [...Object.keys(own.dependencies), "@microsoft/office-js", "scheduler", "jszip"]) expect(names).toContain(name);
  expect(bill.components.filter((one) => one.licenses.length === 0)).toEqual([]);
  const refs = new Set(bill.dependencies.map((one) => one.ref));
  for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
  console.log(`SBOM: ${bill.components.length} komponenter i CycloneDX ${bill.specVersion}.`);
});
