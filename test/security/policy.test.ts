/** One exact policy per page and build: in the page, in the documentation for the IT department, and on the workbench where every command is tried. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PANE_POLICY } from "../../workbench/cli/server";

interface Policies {
  readonly DOCS_POLICY: string;
  panePolicy(mode: "cdn" | "self"): string;
}

const root = join(__dirname, "..", "..");
const policies = createRequire(__filename)("../../scripts/build/officejs.cjs") as Policies;

test("the policies forbid eval, inline scripts and calls elsewhere, and are those that the documentation states", () => {
  const stated = readFileSync(join(root, "docs", "it-sakerhet.md"), "utf8");
  for (const policy of [policies.panePolicy("cdn"), policies.panePolicy("self"), policies.DOCS_POLICY]) {
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*|http:/);
    expect(policy).toContain("default-src 'none'");
    expect(stated).toContain(`\`${policy}\``);
  }
  expect(policies.panePolicy("self")).toContain("script-src 'self';");
  expect(policies.panePolicy("cdn")).toContain("connect-src 'self';");
});

test("the workbench serves the pane under the self-hosted policy, so that the browser tests prove it with every command", () => {
  expect(PANE_POLICY).toBe(`${policies.panePolicy("self")}; frame-ancestors 'self'`);
});
