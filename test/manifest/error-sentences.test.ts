import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REMEDIES } from "./error-remedies";
import { errorSentences } from "./error-sentences";

const page = readFileSync(join(__dirname, "..", "..", "docs", "fel.md"), "utf8");

test("docs/fel.md has every sentence with which Bokslut refuses something, each with what to do (npm run fel renews it)", () => {
  const rows = new Map(page.split("\n").flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
    return cells.length === 4 ? [[cells[1] ?? "", cells[2] ?? ""] as const] : [];
  }));
  const sentences = errorSentences();
  expect(sentences.length).toBeGreaterThan(120);
  expect(sentences.filter((one) => (rows.get(one.seen) ?? "") === "").map((one) => one.seen)).toEqual([]);
  // A sentence that leaves the remedy to the page has one of its own there, and no remedy stands for a sentence that is gone.
  const short = sentences.filter((one) => one.remedy === "").map((one) => one.seen);
  expect(short.filter((seen) => rows.get(seen) === undefined || rows.get(seen) !== REMEDIES[seen])).toEqual([]);
  expect(Object.keys(REMEDIES).filter((seen) => !short.includes(seen))).toEqual([]);
  expect(new Set(Object.values(REMEDIES)).size).toBe(Object.keys(REMEDIES).length);
  console.log(`Felmeddelanden: ${sentences.length} meningar, alla i docs/fel.md med råd.`);
});
