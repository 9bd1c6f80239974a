/** A year's SIE file of realistic size, and the readings of rows that name several dimensions. */
import { makeSie } from "../../bench/sie-file";
import { readSie } from "../../src/importers/sie/read-sie";
import { readSieSums } from "../../src/importers/sie/aggregate";
import { dimensionsOfSie } from "../../src/importers/sie/to-ledger";

const WHOLE = { measure: "utfall", year: 0, from: "202401", to: "202412" } as const;

test.each([[true, "månadssummor"], [false, "verifikationer"]] as const)("20,000 vouchers and 60 objects, months %s: every object's sum of result accounts is exact", (withMonths, source) => {
  const made = makeSie(20_000, 60, withMonths);
  const file = readSie(made.bytes);
  expect(file.vouchers).toBe(20_000);
  expect(file.problems).toEqual([]);
  expect(dimensionsOfSie(file)).toEqual([{ number: "1", name: "Ansvar", objects: 60 }]);
  const found = readSieSums(file, { ...WHOLE, dimension: "1" });
  expect(found.source).toBe(source);
  const sums = new Map<string, bigint>();
  for (const sum of found.sums) if (/^[3-8]/.test(sum.account)) sums.set(sum.object ?? "", (sums.get(sum.object ?? "") ?? 0n) + sum.ore);
  expect(sums).toEqual(new Map([...sums.keys()].map((object) => [object, made.outcome.get(object)])));
  expect(sums.size).toBe(made.outcome.size);
}, 60_000);

const HEAD = "#FLAGGA 0\n#RAR 0 20240101 20241231\n#RAR -1 20230101 20231231\n";
function byObject(lines: readonly string[], dimension: string | null = "1"): unknown {
  const found = readSieSums(readSie(new TextEncoder().encode(HEAD + lines.join("\n"))), { ...WHOLE, dimension });
  return { ...Object.fromEntries(found.sums.map((sum) => [sum.object ?? "-", Number(sum.ore) / 100])), ...(found.ambiguous.length > 0 ? { ambiguous: found.ambiguous.length } : {}) };
}
const psaldo = (objects: string, amount: number): string => `#PSALDO 0 202401 5010 {${objects}} ${amount}`;

test.each([
  ["alone and in combination as a split of the same", [psaldo("", 100), psaldo("1 A", 60), psaldo("1 B", 40), psaldo("1 A 6 P", 60), psaldo("1 B 6 Q", 40)], { A: 60, B: 40 }],
  ["alone and in combination as disjoint rows", [psaldo("", 100), psaldo("1 A", 30), psaldo("1 A 6 P", 50), psaldo("6 Q", 20)], { A: 80, "-": 20 }],
  ["only in combination", [psaldo("", 100), psaldo("1 A 6 P", 60), psaldo("1 A 6 Q", 30)], { A: 90, "-": 10 }],
  ["two dimensions that agree, no total", [psaldo("1 A", 100), psaldo("6 P", 70), psaldo("6 Q", 30)], { A: 100 }],
  ["two dimensions that do not agree, no total", [psaldo("1 A", 100), psaldo("6 P", 70)], { A: 100, ambiguous: 1 }],
  ["another dimension only", [psaldo("6 P", 70)], { "-": 70 }],
  ["parts above the total", [psaldo("", 10), psaldo("1 A", 15)], { A: 15, "-": -5 }],
])("%s", (_name, lines, expected) => {
  expect(byObject(lines)).toEqual(expected);
});

test("a dimension under another (#UNDERDIM) has its name and can be chosen", () => {
  const file = readSie(new TextEncoder().encode(`${HEAD}#DIM 1 "Ansvar"\n#UNDERDIM 21 "Enhet" 1\n#PSALDO 0 202401 5010 {21 "x"} 5`));
  expect(dimensionsOfSie(file)).toEqual([{ number: "21", name: "Enhet", objects: 1 }]);
});

test("years without months: #RES split by #OUB, for the whole year only", () => {
  const lines = ["#RES 0 5010 100", "#OUB 0 5010 {1 A} 60", "#RES 0 3010 -40", "#UB 0 1930 9", "#OUB 0 1930 {1 A} 9"];
  expect(byObject(lines)).toEqual({ A: 60, "-": -40 });
  const file = readSie(new TextEncoder().encode(HEAD + lines.join("\n")));
  expect(readSieSums(file, { ...WHOLE, to: "202408", dimension: "1" })).toEqual({ sums: [], source: null, ambiguous: [] });
});
