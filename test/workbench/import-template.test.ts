/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readImportJob } from "../../workbench/cli/rapport-import";

function job(template: string): ReturnType<typeof readImportJob> {
  const folder = mkdtempSync(join(tmpdir(), "bokslut-mall-"));
  try {
    const [figures, mapping] = [join(folder, "utfall.csv"), join(folder, "mappning.json")];
    writeFileSync(figures, "Ansvar;Benämning;Konto;Utfall\n0100;Bibliotek;5010;41000000\n");
    writeFileSync(mapping, JSON.stringify({ regler: [{ objekt: "0100", verksamhet: "Bibliotek" }, { konto: "4000-7999", kind: "kostnader" }] }));
    return readImportJob(figures, mapping, template);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("a template without verksamheter is refused in words, one with verksamheter gets those of the rules", () => {
  expect(() => job("arsjamforelse")).toThrow("Mallen arsjamforelse (”Jämförelse mellan åren”) har inga verksamheter, så siffrorna i utfall.csv har ingen plats i den. Välj en mall med verksamheter");
  expect(job("driftbudget-vb").report.tables[0]?.sections[0]?.label).toBe("Bibliotek");
});
