import fc from "fast-check";
import { Decimal } from "../../src/domain/decimal";
import type { Ledger, LedgerRow } from "../../src/importers/ledger";
import { ledgerFromSie } from "../../src/importers/sie/to-ledger";
import { applyMapping, kindOfAccount, type Mapping } from "../../src/importers/mapping";
import { compilePattern } from "../../src/importers/patterns";
import { readSie } from "../../src/importers/sie/read-sie";

function row(account: string, object: string | null, utfall: string): LedgerRow {
  return { source: `rad ${account}`, account, object, objectName: null, amounts: { utfall: Decimal.parse(utfall) } };
}

function ledger(rows: readonly LedgerRow[], signs: Ledger["signs"] = "debet"): Ledger {
  return { name: "export.csv", rows, unit: "kr", signs, problems: [] };
}

const MAPPING: Mapping = {
  rules: [
    { object: "4510-4519", account: "", verksamhet: "Kontaktcenter", kind: null },
    { object: "46*", account: "3000–3999", verksamhet: "Upphandling", kind: "intakter" },
    { object: "46*", account: "", verksamhet: "Upphandling", kind: null },
    { object: "99", account: "", verksamhet: null, kind: null },
  ],
};

it.each([
  ["3000-3999", "3010", true], ["3000–3999", "30105", true], ["3000-3999", "4000", false], ["45*", "4599", true], ["45*", "45", true], ["45*", "54", false], ["", null, true],
  ["4510", "4510", true], ["4510", null, false], ["Kontaktcenter", "kontaktcenter", true],
] as const)("the pattern %j takes %j: %s", (pattern, value, expected) => {
  expect(compilePattern(pattern, "konto")(value)).toBe(expected);
});

it.each(["3999-3000", "30-4000", "*5", "4*5"])("the pattern %j is refused with a sentence", (pattern) => {
  expect(() => compilePattern(pattern, "konto")).toThrow(/konto går inte att läsa/);
});

it.each([["3010", 1, "intakter"], ["4010", 1, "kostnader"], ["7999", -1, "kostnader"], ["8010", -1, "intakter"], ["8010", 1, "kostnader"], ["1510", 1, null], [null, 1, null]] as const)("account %s with sign %s is %s", (account, sign, kind) => {
  expect(kindOfAccount(account, Decimal.of(sign))).toBe(kind);
});

describe("figures", () => {
  const rows = [row("5010", "4512", "1250000.50"), row("6010", "4519", "749999.50"), row("3010", "4510", "-500000"), row("3010", "4601", "-100000"), row("4010", "4601", "300000"), row("1510", "4510", "7"), row("5010", "99", "1"), row("5010", null, "2")];

  it.each([
    ["intakter_negativa", 2, -0.5],
    ["intakter_positiva", 2, 0.5],
    ["kostnader_negativa", -2, 0.5],
  ] as const)("stand in the convention %s and the report's unit", (sign, costs, incomes) => {
    const { figures } = applyMapping(ledger(rows), MAPPING, { unit: "mnkr", sign });
    const centre = figures.filter((figure) => figure.verksamhet === "Kontaktcenter");
    expect(centre.map((figure) => [figure.kind, figure.value.toNumber()])).toEqual([["kostnader", costs], ["intakter", incomes]]);
    expect(centre[0]?.parts.map((part) => part.row.source)).toEqual(["rad 5010", "rad 6010"]);
  });

  it("what no rule takes is listed with its amount and reason, and nothing is lost", () => {
    const result = applyMapping(ledger(rows), MAPPING, { unit: "mnkr", sign: "intakter_negativa" });
    expect(result.leftOut.map((left) => [left.account, left.object, left.amount.toNumber(), left.why])).toEqual([["1510", "4510", 7, "balanskonto"], ["5010", "99", 1, "utelämnad"], ["5010", null, 2, "ingen regel"]]);
    expect(result.complete).toBe(true);
    expect(result.sums[0]?.inFile.toNumber()).toBe(1700010);
  });

  it("sum in is sum out to the öre for any rows", () => {
    const any = fc.record({ account: fc.constantFrom("3010", "4010", "8010", "1510"), object: fc.constantFrom("4510", "4601", "99", null), ore: fc.integer() });
    fc.assert(fc.property(fc.array(any, { maxLength: 30 }), (list) => {
      const made = list.map((one): LedgerRow => ({ source: "x", account: one.account, object: one.object, objectName: null, amounts: { utfall: Decimal.scaled(BigInt(one.ore), 2) } }));
      const result = applyMapping(ledger(made), MAPPING, { unit: "kr", sign: "intakter_negativa" });
      const figures = result.figures.reduce((sum, figure) => sum.plus(figure.value), Decimal.ZERO);
      const left = result.leftOut.reduce((sum, one) => sum.plus(one.amount), Decimal.ZERO);
      const all = list.reduce((sum, one) => sum + BigInt(one.ore), 0n);
      expect(figures.plus(left).compare(Decimal.scaled(all, 2)) === 0).toBe(true);
      expect(result.complete).toBe(true);
    }));
  });
});

it("a SIE file gives the period's outcome, the whole year's budget and last year's same months", () => {
  const text = ["#FLAGGA 0", "#RAR 0 20170101 20171231", "#RAR -1 20160101 20161231", '#OBJEKT 1 A "Kontaktcenter"', "#PSALDO 0 201708 5010 {1 A} 10", "#PSALDO 0 201709 5010 {1 A} 5", "#PBUDGET 0 201712 5010 {1 A} 99", "#PSALDO -1 201608 5010 {1 A} 8", "#PSALDO -1 201612 5010 {1 A} 100"].join("\n");
  const made = ledgerFromSie(readSie(new TextEncoder().encode(text)), "bok.se", { dimension: "1", from: "201701", to: "201708" });
  expect(made.rows.map((one) => [one.object, one.objectName, Object.entries(one.amounts).map(([measure, amount]) => [measure, amount.toNumber()])])).toEqual([
    ["A", "Kontaktcenter", [["utfall", 10]]],
    ["A", "Kontaktcenter", [["budget", 99]]],
    ["A", "Kontaktcenter", [["foregaende", 8]]],
  ]);
});
