import fc from "fast-check";
import { codePage437Byte } from "../../src/importers/code-page-437";
import { decodeBytes } from "../../src/importers/decode";
import { sumSie } from "../../src/importers/sie/aggregate";
import { parseOre } from "../../src/importers/sie/amounts";
import { splitSieLine } from "../../src/importers/sie/fields";
import { readSie } from "../../src/importers/sie/read-sie";
import { SieChecksum } from "../../src/importers/sie/checksum";

const HEAD = ["#FLAGGA 0", "#FORMAT PC8", "#SIETYP 4", '#PROGRAM "Agresso" 5', "#GEN 20170101", '#FNAMN "Servicenämnden"', "#RAR 0 20170101 20171231", "#RAR -1 20160101 20161231"];

function utf8(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join("\r\n") + "\r\n");
}

function pc8(text: string): Uint8Array {
  return Uint8Array.from([...text].map((character) => codePage437Byte(character) ?? 0x3f));
}

function windows(text: string): Uint8Array {
  return Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
}

describe("fields of a line", () => {
  it.each([
    ['#KONTO 3010 "Försäljning"', ["3010", "Försäljning"]],
    ['#KONTO\t0010   "Ett ""tomt"', ["0010", "Ett ", "tomt"]],
    ['#FNAMN "Bolaget \\"Kvarnen\\" AB"', ['Bolaget "Kvarnen" AB']],
    ['#FNAMN "C:\\\\mapp"', ["C:\\mapp"]],
    ["#KONTO 3010", ["3010"]],
  ])("%s", (line, fields) => {
    expect(splitSieLine(line)).toMatchObject({ fields, fault: null });
  });

  it("reads object lists, also empty and quoted with braces inside", () => {
    expect(splitSieLine('#PSALDO 0 201701 5010 {1 "45 {x}" 6 P7} -12.50')?.fields).toEqual(["0", "201701", "5010", [{ dimension: "1", object: "45 {x}" }, { dimension: "6", object: "P7" }], "-12.50"]);
    expect(splitSieLine("#PSALDO 0 201701 5010 {} 1")?.fields[3]).toEqual([]);
  });

  it.each([['#FNAMN "Öppet', "citattecken"], ["#PSALDO 0 201701 5010 {1 45 -12", "klammer"], ["#PSALDO 0 201701 5010 {1} -12", "utan objekt"]])("%s is read as far as it goes and said to be cut", (line, word) => {
    expect(splitSieLine(line)?.fault).toContain(word);
  });

  it("never throws on any line", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (line) => {
      splitSieLine(line);
      splitSieLine(`#VER ${line}`);
    }));
  });
});

describe("amounts", () => {
  it.each([["1234.5", 123450n], ["-0.05", -5n], ["1000000000000.99", 100000000000099n], ["12,5", 1250n], ["1.500", 150n], ["+3", 300n]])("%s", (text, ore) => {
    expect(parseOre(text)).toBe(ore);
  });
  it.each(["", "-", "1.234", "1 000", "1e5", "abc", "1.2.3", "--1"])("%j is no amount", (text) => {
    expect(parseOre(text)).toBeNull();
  });
});

describe("encoding", () => {
  const text = '#FNAMN "Räksmörgås på Åland" \r\n#KONTO 3010 "Avgifter för äldre"\r\n';
  it.each([
    ["cp437", pc8(text)],
    ["windows-1252", windows(text)],
    ["utf-8", new TextEncoder().encode(text)],
    ["utf-8-bom", new TextEncoder().encode(`\uFEFF${text}`)],
    ["utf-16le", Uint8Array.from([0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8])])],
    ["utf-16be", Uint8Array.from([...text].flatMap((character) => [character.charCodeAt(0) >> 8, character.charCodeAt(0) & 0xff]))],
  ])("is found from the bytes whatever the label says: %s", (encoding, bytes) => {
    expect(decodeBytes(bytes, "cp437")).toMatchObject({ encoding, text: encoding === "utf-8-bom" ? text : expect.stringContaining("Räksmörgås på Åland") });
  });
});

describe("a file", () => {
  it("is read with header, names, balances, months and vouchers", () => {
    const file = readSie(utf8([
      ...HEAD, "#KPTYP KOMMUN", '#KONTO 0510 "Hyra"', '#DIM 20 "Verksamhet"', '#OBJEKT 20 "A1" "Kontaktcenter"', "#IB 0 1510 100.00", "#OUB 0 1510 {20 A1} 40",
      "#PSALDO 0 201701 5010 {} 300", '#PSALDO 0 201701 5010 {20 "A1"} 100', "#PBUDGET 0 201701 5010 {} 250.5", '#VER A 1 20170115 "Text"', "{", "#TRANS 5010 {20 A1} 99.5",
      "#BTRANS 5010 {} 1", "#RTRANS 5010 {} 2", "#TRANS 5010 {} 2 20170201", "}", "#NYTT x", "#NYTT y",
    ]));
    expect(file).toMatchObject({ company: "Servicenämnden", type: "4", accountPlan: "KOMMUN", checksum: "saknas", vouchers: 1, problems: [] });
    expect(file.accounts.get("0510")).toBe("Hyra");
    expect(file.years).toHaveLength(2);
    expect([...file.balances].map((balance) => balance.ore)).toEqual([10000n, 4000n]);
    expect(file.budgets.ore(0)).toBe(25050n);
    expect([...file.transactions].map((row) => [row.ore, row.mark])).toEqual([[9950n, "20170115"], [200n, "20170201"]]);
    expect([...file.skipped]).toEqual([["#NYTT", 2]]);
  });

  it.each([
    ["#PSALDO 0 201713 5010 {} 1", "ÅÅÅÅMM"],
    ["#PSALDO 0 201701 5010 {} ett", "ett"],
    ["#PSALDO x 201701 5010 {} 1", "årsnumret"],
    ["#RAR 0 20171231 20170101", "räkenskapsåret"],
    ["#TRANS 5010 {} 1", "utanför en verifikation"],
    ["#VER A 1 20170230 x\n{\n#TRANS 1 {} 1", "mitt i en verifikation"],
    ["#VER A 1 2017-02-30", "ÅÅÅÅMMDD"],
  ])("%j is a problem with its line and never 0", (line, words) => {
    const file = readSie(utf8([...HEAD, ...line.split("\n")]));
    expect(file.problems.map((problem) => problem.message).join(" ")).toContain(words);
    expect(file.problems[0]?.row).toBeGreaterThan(HEAD.length);
    expect([...file.outcomes]).toEqual([]);
  });

  it("refuses what is no SIE 4 file, and SIE 5, with a sentence", () => {
    expect(() => readSie(utf8(["Verksamhet;Budget", "A;1"]))).toThrow("ingen SIE-fil");
    expect(() => readSie(utf8(['<?xml version="1.0"?><Sie/>']))).toThrow("SIE 5");
  });

  it("checks #KSUMMA: right, wrong and cut off", () => {
    const inside = ["#SIETYP 4", "#PSALDO 0 201701 5010 {1 A} 12.50"];
    const sum = new SieChecksum();
    for (const line of inside) {
      const split = splitSieLine(line);
      if (split !== null) {
        sum.add(split);
      }
    }
    const right = `#KSUMMA ${sum.value()}`;
    expect(readSie(utf8(["#FLAGGA 0", "#KSUMMA", ...inside, right])).checksum).toBe("stämmer");
    const changed = readSie(utf8(["#FLAGGA 0", "#KSUMMA", inside[0] ?? "", "#PSALDO 0 201701 5010 {1 A} 12.51", right]));
    expect(changed.checksum).toBe("stämmer inte");
    expect(changed.problems[0]?.severity).toBe("varning");
    expect(readSie(utf8(["#KSUMMA", ...inside])).problems[0]?.message).toContain("avhuggen");
  });
});

describe("sums", () => {
  const months = { measure: "utfall", year: 0, from: "201701", to: "201712" } as const;

  it("never count a total and its parts twice, and keep what no object carries", () => {
    const file = readSie(utf8([...HEAD, "#PSALDO 0 201701 5010 {} 300", '#PSALDO 0 201701 5010 {1 "A"} 100', '#PSALDO 0 201701 5010 {1 "B"} 50.5', "#PSALDO 0 201702 5010 {} 10", '#PSALDO 0 201701 5010 {6 "P"} 300', "#PSALDO -1 201601 5010 {} 7"]));
    const sums = sumSie(file, { ...months, dimension: "1" });
    expect(Object.fromEntries(sums.map((sum) => [sum.object ?? "", sum.ore]))).toEqual({ A: 10000n, B: 5050n, "": 15950n });
    expect(sumSie(file, { ...months, dimension: null }).map((sum) => sum.ore)).toEqual([31000n]);
    expect(sumSie(file, { ...months, year: -1, from: "201601", to: "201612", dimension: "1" }).map((sum) => sum.ore)).toEqual([700n]);
  });

  it("take the parts where the file has no totals", () => {
    const file = readSie(utf8([...HEAD, '#PSALDO 0 201701 5010 {1 "A"} 100', '#PSALDO 0 201701 5010 {1 "B"} 50', '#PSALDO 0 201701 5020 {6 "P"} 8']));
    expect(sumSie(file, { ...months, dimension: null }).reduce((sum, row) => sum + row.ore, 0n)).toBe(15800n);
    expect(sumSie(file, { ...months, dimension: "1" }).map((sum) => [sum.account, sum.object, sum.ore])).toEqual([["5010", "A", 10000n], ["5010", "B", 5000n], ["5020", null, 800n]]);
  });

  it("come from the vouchers where there are no monthly sums, by the rows' dates", () => {
    const file = readSie(utf8([...HEAD, '#VER A 1 20170131 "x"', "{", "#TRANS 5010 {1 A 6 P} 10", "#TRANS 2440 {} -10", "}", '#VER A 2 20170901 "x"', "{", "#TRANS 5010 {1 A} 5", "}"]));
    const sums = sumSie(file, { ...months, to: "201708", dimension: "1" });
    expect(sums.map((sum) => [sum.account, sum.object, sum.ore])).toEqual([["5010", "A", 1000n], ["2440", null, -1000n]]);
  });

  it("by object add up to the account totals for any split", () => {
    const part = fc.record({ object: fc.constantFrom("A", "B", "C"), ore: fc.integer({ min: -1e9, max: 1e9 }) });
    fc.assert(fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: -1e9, max: 1e9 }), (parts, total) => {
      const kronor = (ore: number): string => `${ore < 0 ? "-" : ""}${Math.floor(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, "0")}`;
      const file = readSie(utf8([...HEAD, `#PSALDO 0 201703 4010 {} ${kronor(total)}`, ...parts.map((row) => `#PSALDO 0 201703 4010 {1 ${row.object}} ${kronor(row.ore)}`)]));
      expect(sumSie(file, { ...months, dimension: "1" }).reduce((sum, row) => sum + row.ore, 0n)).toBe(BigInt(total));
    }));
  });
});

it("reads any bytes without hanging or inventing figures", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
    try {
      const file = readSie(bytes);
      expect(file.outcomes.length).toBeLessThanOrEqual(file.lines);
    } catch (error) {
      expect(String(error)).toContain("SIE");
    }
  }));
});
