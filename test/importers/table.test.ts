import fc from "fast-check";
import { Decimal } from "../../src/domain/decimal";
import { findHeaderRow, suggestRoles } from "../../src/importers/table/columns";
import { findDelimiter, readDelimited, readDelimitedText } from "../../src/importers/table/read-delimited";
import { amountOf, findNumberFormat } from "../../src/importers/table/numbers";
import { ledgerFromGrid, periodOf, type TableChoice } from "../../src/importers/table/to-ledger";

const EXPORT = [
  "Agresso rapport;;;;", "Utskrivet 2017-09-05;;;;", "Ansvar;Verksamhet;Konto;Budget 2017;Utfall aug", "4510;Kontaktcenter;5010;1 250 000,50;1 100 000,00-", "4510;Kontaktcenter;3010;-500000;-430 000,25",
  ";;;;", "4520;Upphandling;4010;;12", "Summa;;;1;2", "4530;Lön;5010;n/a;3",
].join("\r\n");

function choice(parts: Partial<TableChoice> = {}): TableChoice {
  return { sheet: 0, headerRow: 2, roles: ["objekt", "verksamhet", "konto", "budget", "utfall"], unit: "kr", signs: "debet", ...parts };
}

describe("a text export", () => {
  it("shows what was found out, finds its headings and suggests the columns", () => {
    const grid = readDelimited(new TextEncoder().encode(EXPORT));
    const [sheet] = grid.sheets;
    expect(grid.facts).toEqual(["Teckenkodning: UTF-8", "Skiljetecken: semikolon"]);
    expect(sheet === undefined ? null : findHeaderRow(sheet)).toBe(2);
    expect(suggestRoles((sheet?.rows[2] ?? []).map(String))).toEqual(["objekt", "verksamhet", "konto", "budget", "utfall"]);
  });

  it("gives exact rows, leaves sums and blank rows out, and names what it cannot read", () => {
    const { ledger, leftOut } = ledgerFromGrid(readDelimitedText(EXPORT), "export.csv", choice());
    expect(ledger.rows.map((row) => [row.source, row.object, row.account, row.amounts.budget?.toNumber() ?? null, row.amounts.utfall?.toNumber() ?? null])).toEqual([
      ["rad 4", "4510", "5010", 1250000.5, -1100000], ["rad 5", "4510", "3010", -500000, -430000.25], ["rad 7", "4520", "4010", null, 12], ["rad 9", "4530", "5010", null, 3],
    ]);
    expect(leftOut).toEqual({ blank: 1, sums: 1, otherPeriods: 0, unread: 1 });
    expect(ledger.problems.map((problem) => [problem.row, problem.column, problem.severity])).toEqual([[9, "D", "fel"]]);
    expect(ledger.problems[0]?.message).toMatch(/^Rad 9, kolumn D: .*n\/a/);
  });

  it.each([["a;b\n1,5;2\n3,5;4", ";"], ["a\tb\n1\t2", "\t"], ["a,b\n1.5,2\n2.5,3", ","], ['"x;y"|b\n1|2', "|"], ["bara text", null]])("%j is split by %j", (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });

  it("keeps quoted delimiters, quotes and line breaks inside a cell, and warns of an open quote", () => {
    expect(readDelimitedText('Namn;Utfall\n"Vård; ""äldre""\nrad 2";5\n').sheets[0]?.rows[1]).toEqual(['Vård; "äldre"\nrad 2', "5"]);
    expect(readDelimitedText('Namn;Utfall\n"Öppen;5\n').problems[0]?.message).toContain("citattecken");
  });

  it("an empty file and a choice without figures are refused with a sentence", () => {
    expect(() => readDelimitedText("  \n")).toThrow("Filen är tom");
    expect(() => ledgerFromGrid(readDelimitedText(EXPORT), "x", choice({ roles: ["objekt", "verksamhet", "konto", "annat", "annat"] }))).toThrow("Ingen kolumn är vald");
    expect(() => ledgerFromGrid(readDelimitedText(EXPORT), "x", choice({ sheet: 3 }))).toThrow("valda bladet");
  });
});

describe("amounts of an export", () => {
  it.each([
    [["1 437,5", "2,25"], "komma", false], [["1,437.50", "2.25"], "punkt", false], [["1.437,50"], "komma", false], [["12", "1 000"], "komma", false], [["1,5", "1.5"], "komma", true], [["1.234.567"], "komma", false],
  ] as const)("%j: %s, mixed %s", (texts, format, mixed) => {
    expect(findNumberFormat(texts)).toMatchObject({ format, mixed });
  });

  it.each([
    ["1 437,5", "komma", 1437.5], ["1.437", "komma", 1437], ["1.437,25", "komma", 1437.25], ["1,437", "punkt", 1437], ["1,437.25", "punkt", 1437.25], ["-12.5", "punkt", -12.5], ["1 437,00-", "komma", -1437],
    ["(2,7)", "komma", -2.7], ["− 2,7", "komma", -2.7], ["12 kr", "komma", 12], ["", "komma", null], ["-", "komma", null], [null, "komma", null], [0, "komma", 0], [12.5, "komma", 12.5],
  ] as const)("%j (%s) is %s", (cell, format, value) => {
    expect(amountOf(cell, format)?.toNumber() ?? null).toBe(value);
  });

  it.each([["12.5", "komma"], ["abc", "komma"], ["1,2,3", "komma"], ["=1+1", "komma"], ["12%", "komma"], ["1e5", "punkt"], ["2017-01-01", "komma"], ["#REF!", "komma"]] as const)("%j (%s) is refused, never 0", (cell, format) => {
    expect(() => amountOf(cell, format)).toThrow();
  });

  it("what a cell writes in either format is read back exactly", () => {
    fc.assert(fc.property(fc.integer({ min: -1e13, max: 1e13 }), fc.constantFrom("komma" as const, "punkt" as const), (ore, format) => {
      const value = Decimal.scaled(BigInt(ore), 2);
      const [whole = "", fraction = ""] = value.abs().toFixed(2).split(".");
      const grouped = whole.replace(/\B(?=(\d{3})+$)/g, format === "komma" ? " " : ",");
      const text = `${value.sign() < 0 ? "-" : ""}${grouped}${format === "komma" ? "," : "."}${fraction}`;
      expect(amountOf(text, format)?.compare(value) === 0).toBe(true);
    }));
  });
});

it.each([["201708", "201708"], ["2017-08", "201708"], ["2017-08-31", "201708"], ["aug 2017", "201708"], ["Oktober 2017", "201710"], ["201713", null], ["8", null]])("the period %j is %j", (text, period) => {
  expect(periodOf(text)).toBe(period);
});

it("rows outside the chosen periods are left out and counted; an unreadable period is kept and warned of", () => {
  const text = "Objekt;Period;Utfall\nA;201701;1\nA;201709;2\nA;xx;4";
  const { ledger, leftOut } = ledgerFromGrid(readDelimitedText(text), "x", { sheet: 0, headerRow: 0, roles: ["objekt", "period", "utfall"], unit: "kr", signs: "debet", periods: { from: "201701", to: "201708" } });
  expect(ledger.rows.map((row) => row.amounts.utfall?.toNumber())).toEqual([1, 4]);
  expect(leftOut.otherPeriods).toBe(1);
  expect(ledger.problems[0]?.message).toContain("Rad 4, kolumn B: perioden");
});

it("any text is read without throwing anything but a Swedish sentence", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    try {
      const grid = readDelimitedText(text);
      ledgerFromGrid(grid, "x", { sheet: 0, headerRow: null, roles: ["verksamhet", "utfall"], unit: "kr", signs: "debet" });
    } catch (error) {
      expect(String(error)).toContain("BokslutError");
    }
  }));
});
