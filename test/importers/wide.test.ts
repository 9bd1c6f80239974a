/** Exports of other shapes than one column per figure: months, verksamheter, headings in two rows, any order, periods of two years. */
import fc from "fast-check";
import { Decimal } from "../../src/domain/decimal";
import { MEASURES, type Ledger } from "../../src/importers/ledger";
import { readLedger, readPasted, suggestChoice, type KeptChoices, type ReportPeriod } from "../../src/importers/read-file";
import { headingKey, type ColumnRole } from "../../src/importers/table/columns";
import { findHeader, headingsIn } from "../../src/importers/table/headings";

const KEPT: KeptChoices = { roles: new Map(), unit: null, signs: null, dimension: null };
const T2: ReportPeriod = { year: 2024, until: "202408" };

function read(rows: readonly string[], about: ReportPeriod = T2, kept: KeptChoices = KEPT): { readonly ledger: Ledger; readonly choice: unknown; readonly left: unknown } {
  const file = readPasted(rows.join("\n"), "x", ";");
  const choice = suggestChoice(file, kept, about);
  const reading = readLedger(file, choice);
  return { ledger: reading.ledger, choice: choice.choice, left: reading.leftOut };
}

/** "object account: measure amount …" for every row. */
function lines(ledger: Ledger): readonly string[] {
  return ledger.rows.map((row) => `${row.object ?? "-"} ${row.account ?? "-"}: ${MEASURES.flatMap((measure) => (row.amounts[measure] === undefined ? [] : [`${measure} ${row.amounts[measure]?.toFixed() ?? ""}`])).join(" ")}`);
}

const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

describe("one column per month", () => {
  it.each([
    ["by name", MONTHS.map((month) => `Utfall ${month}`)],
    ["by number", MONTHS.map((_, at) => `2024${String(at + 1).padStart(2, "0")}`)],
    ["by name and year", MONTHS.map((month) => `${month} 2024`)],
    ["by date", MONTHS.map((_, at) => `2024-${String(at + 1).padStart(2, "0")}-01`)],
    ["by P", MONTHS.map((_, at) => `P${at + 1}`)],
  ])("%s: the report's months are summed, and a total beside them is not counted again", (_name, headings) => {
    const { ledger, choice } = read([["Ansvar", "Konto", ...headings, "Totalt utfall"].join(";"), `10;5010;${MONTHS.map((_, at) => at + 1).join(";")};78`, `10;3010;${MONTHS.map(() => "-1").join(";")};-12`]);
    expect(choice).toMatchObject({ across: "perioder", periods: { from: "202401", to: "202408" } });
    expect(lines(ledger)).toEqual(["10 5010: utfall 36", "10 3010: utfall -8"]);
  });
  it("months of two years: last year's same months are the comparison", () => {
    const { ledger } = read(["Ansvar;Konto;2023-01;2023-09;2024-01;2024-09;Budget helår", "10;5010;1;2;4;8;100"]);
    expect(lines(ledger)).toEqual(["10 5010: budget 100 utfall 4 foregaende 1"]);
  });
  it("months under a heading over several columns: budget and outcome apart; the budget is the whole year's", () => {
    const { ledger } = read([";;Budget;;Utfall;", "Ansvar;Konto;jan;sep;jan;sep", "10;5010;1;2;4;8"]);
    expect(lines(ledger)).toEqual(["10 5010: budget 3 utfall 4"]);
  });
  it("a cell that cannot be read is named by its own column, and the other months are kept", () => {
    const { ledger } = read(["Ansvar;Konto;Utfall jan;Utfall feb;Utfall mars", "10;5010;1;x;4"]);
    expect(lines(ledger)).toEqual(["10 5010: utfall 5"]);
    expect(ledger.problems.map((problem) => [problem.row, problem.column])).toEqual([[2, "D"]]);
  });
});

describe("one column per verksamhet, accounts as rows", () => {
  it("each amount belongs to its column's name; a total column and sum rows are left out", () => {
    const { ledger, choice } = read(["Utfall 2024 per verksamhet;;;;", "Konto;Benämning;Bibliotek;Museer;Totalt", "3010;Avgifter;-5;-7;-12", "5010;Löner;100;200;300", "Summa;;95;193;288"]);
    expect(choice).toMatchObject({ across: "objekt" });
    expect(lines(ledger)).toEqual(["Bibliotek 3010: utfall -5", "Museer 3010: utfall -7", "Bibliotek 5010: utfall 100", "Museer 5010: utfall 200"]);
    expect(ledger.rows[1]?.source).toBe("rad 3, kolumn D");
  });
  it("the title says which figures they are", () => {
    expect(lines(read(["Prognos per verksamhet i kr;;", "Konto;Skola;Fritid", "5010;1;2"]).ledger)).toEqual(["Skola 5010: prognos 1", "Fritid 5010: prognos 2"]);
  });
  it("names that hold words of headings are names all the same", () => {
    expect(lines(read(["Konto;Enhet Norr;Enhet Söder", "5010;1;2"]).ledger)).toEqual(["Enhet Norr 5010: utfall 1", "Enhet Söder 5010: utfall 2"]);
    expect(lines(read([";Utfall;", "Konto;Budgetavdelningen;Planenheten", "5010;1;2"]).ledger)).toEqual(["Budgetavdelningen 5010: utfall 1", "Planenheten 5010: utfall 2"]);
  });
  it("budget and outcome for each, in two rows of headings", () => {
    const { ledger } = read([";Skola;;Fritid;", "Konto;Budget;Utfall;Budget;Utfall", "5010;1;2;3;4"]);
    expect(lines(ledger)).toEqual(["Skola 5010: budget 1 utfall 2", "Fritid 5010: budget 3 utfall 4"]);
    const other = read([";Budget 2024;;Utfall 2024;", "Konto;Skola;Fritid;Skola;Fritid", "5010;1;3;2;4"]);
    expect(lines(other.ledger)).toEqual(["Skola 5010: budget 1 utfall 2", "Fritid 5010: budget 3 utfall 4"]);
  });
});

describe("headings", () => {
  it.each([
    ["first", ["Ansvar;Utfall", "1;2"], 0, 1],
    ["under a title, a date and blank rows", ["Rapport;", "Utskrift 2024-09-05;", ";", "Ansvar;Utfall", "1;2"], 3, 1],
    ["in two rows", ["Ansvar;Utfall;Utfall", ";2023;2024", "1;2;3"], 1, 2],
    ["the unit under it", ["Ansvar;Budget;Utfall", ";tkr;tkr", "1;2;3"], 1, 2],
    ["a verksamhet alone under it is data", ["Benämning;Budget;Utfall", "Bibliotek;;", "Kostnader;1;2"], 0, 1],
    ["words without figures under it are data", ["Verksamhet;Slag;Budget;Utfall", "Planering;Kostnader;;", "Skola;Kostnader;1;2"], 0, 1],
  ] as const)("are found %s", (_name, rows, row, count) => {
    const [sheet] = readPasted(rows.join("\n"), "x", ";").kind === "table" ? [{ name: null, rows: rows.map((line) => line.split(";")) }] : [];
    expect(sheet === undefined ? null : findHeader(sheet)).toEqual({ row, rows: count });
  });
  it("are told apart by the row above where they say the same", () => {
    const sheet = { name: null, rows: [["", "2023", "", "2024", ""], ["Konto", "Budget", "Utfall", "Budget", "Utfall"], ["5010", "1", "2", "3", "4"]] };
    expect(headingsIn(sheet, { row: 1, rows: 2 }).map((heading) => heading.text)).toEqual(["Konto", "2023 Budget", "2023 Utfall", "2024 Budget", "2024 Utfall"]);
    expect(lines(read(sheet.rows.map((row) => row.join(";"))).ledger)).toEqual(["- 5010: budget 3 utfall 4 foregaende 2"]);
  });
  it("named for other years: last year's outcome is the comparison, other years are not used", () => {
    expect(lines(read(["Ansvar;Konto;Utfall 2022;Utfall 2023;Budget 2024;Utfall 2024;Budget 2025", "10;5010;1;2;3;4;5"]).ledger)).toEqual(["10 5010: budget 3 utfall 4 foregaende 2"]);
  });
  it("are remembered by what they mean: next year's export is known again", () => {
    const kept: KeptChoices = { ...KEPT, roles: new Map<string, ColumnRole>([[headingKey("Kolumn X 2024", 2024), "utfall"], [headingKey("Kst", 2024), "objekt"]]) };
    expect(lines(read(["Kst;Konto;Kolumn X 2025", "10;5010;7"], { year: 2025, until: null }, kept).ledger)).toEqual(["10 5010: utfall 7"]);
  });
});

it("columns in any order give the same figures", () => {
  const heads = ["Ansvar", "Benämning", "Konto", "Budget 2024", "Utfall 2024", "Prognos", "Avvikelse"];
  const row = ["4510", "Bibliotek", "5010", "1 250 000,50", "-7", "12", "99"];
  fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), (order) => {
    const { ledger } = read([order.map((at) => heads[at]).join(";"), order.map((at) => row[at]).join(";")]);
    expect(ledger.rows).toEqual([expect.objectContaining({ source: "rad 2", account: "5010", object: "4510", objectName: "Bibliotek", kind: null })]);
    expect(lines(ledger)).toEqual(["4510 5010: budget 1250000.5 utfall -7 prognos 12"]);
  }));
});

it("any headings over any cells: read or refused in Swedish, and no amount is counted that no cell holds", () => {
  const heading = fc.constantFrom("", "Ansvar", "Konto", "Benämning", "Budget", "Utfall", "Prognos", "Utfall 2023", "jan", "feb", "202403", "Skola", "Fritid", "Totalt", "Avvikelse %", "kr", "2024", "Period", "Slag", "Summa");
  const cell = fc.oneof(fc.integer({ min: 0, max: 9999 }).map(String), fc.constantFrom("", "-", "x", "5010", "3010", "202401", "Summa", "Kostnader", "1,5", "-2,25"));
  const width = 6;
  const rowOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: width, maxLength: width });
  fc.assert(fc.property(fc.array(rowOf(heading), { minLength: 1, maxLength: 3 }), fc.array(rowOf(cell), { minLength: 1, maxLength: 8 }), (heads, cells) => {
    try {
      const { ledger } = read([...heads, ...cells].map((row) => row.join(";")));
      const all = [...heads, ...cells].flat().filter((text) => /^-?\d+(?:,\d+)?$/.test(text)).reduce((sum, text) => sum.plus(Decimal.of(Math.abs(Number(text.replace(",", "."))))), Decimal.ZERO);
      const counted = ledger.rows.reduce((sum, row) => MEASURES.reduce((own, measure) => own.plus((row.amounts[measure] ?? Decimal.ZERO).abs()), sum), Decimal.ZERO);
      expect(counted.compare(all)).toBeLessThanOrEqual(0);
    } catch (error) {
      if ((error as Error).name !== "BokslutError") throw error;
    }
  }), { numRuns: 500 });
});

describe("number formats", () => {
  it.each([
    [["1 234,50-"], "-1234.5"], [["(2,7)"], "-2.7"], [["1.234,50"], "1234.5"], [["1,234.50"], "1234.5"], [["1234.5"], "1234.5"], [["1.234.567"], "1234567"], [["0.345"], "0.345"], [["1.437", "2,5"], "1439.5"], [["1.437", "2.25"], "3.687"],
  ])("%j", (amounts, sum) => {
    const { ledger } = read(["Ansvar;Konto;Utfall", ...amounts.map((amount) => `10;5010;${amount}`)]);
    expect(ledger.rows.reduce((all, row) => all.plus(row.amounts.utfall ?? Decimal.ZERO), Decimal.ZERO).toFixed()).toBe(sum);
    expect(ledger.problems).toEqual([]);
  });
  it("1.437 with nothing that decides is refused, and read when the user has chosen", () => {
    const file = readPasted("Ansvar;Konto;Utfall\n10;5010;1.437\n10;5011;12", "x", ";");
    const choice = suggestChoice(file, KEPT, T2);
    const { ledger } = readLedger(file, choice);
    expect(lines(ledger)).toEqual(["10 5011: utfall 12"]);
    expect(ledger.problems[0]).toMatchObject({ severity: "fel", row: 2, column: "C", message: expect.stringContaining("kan betyda både tusental och decimaler") });
    const chosen = (format: "komma" | "punkt"): readonly string[] => lines(readLedger(file, choice.kind === "table" ? { kind: "table", choice: { ...choice.choice, format } } : choice).ledger);
    expect(chosen("komma")[0]).toBe("10 5010: utfall 1437");
    expect(chosen("punkt")[0]).toBe("10 5010: utfall 1.437");
  });
  it("1,437 with nothing that decides is a decimal comma, with a warning", () => {
    expect(read(["Ansvar;Konto;Utfall", "10;5010;1,437"]).ledger.problems.map((problem) => problem.message).join()).toContain("Välj decimalpunkt");
  });
});

describe("sums and signs", () => {
  it("rows that sum others are left out by their words or, without words, by their amounts to the öre", () => {
    const { ledger, left } = read(["Ansvar;Konto;Utfall", "10;5010;1,50", "10;6010;2,25", "10;;3,75", "20;5010;4", ";;4,00", ";;7,75", "Nämnden totalt;;7,75"]);
    expect(lines(ledger)).toEqual(["10 5010: utfall 1.5", "10 6010: utfall 2.25", "20 5010: utfall 4"]);
    expect(left).toMatchObject({ sums: 4 });
  });
  it("an amount without a name that is no sum stays, to be seen", () => {
    expect(lines(read(["Ansvar;Konto;Utfall", "10;5010;1", ";;5"]).ledger)).toEqual(["10 5010: utfall 1", "- -: utfall 5"]);
  });
  it.each([["5", "-3", "debet"], ["5", "3", "intakter_positiva"], ["-5", "3", "kostnader_negativa"], ["5", "", "debet"]])("cost %s and income %s are written as %s", (cost, income, signs) => {
    expect(read(["Ansvar;Konto;Utfall", `10;5010;${cost}`, `10;3010;${income}`]).choice).toMatchObject({ signs });
  });
});

it("a column of periods: the report's months, last year's same months as comparison, and the whole budget", () => {
  const { ledger, left } = read(["Ansvar;Konto;Period;Budget;Utfall", "10;5010;202401;10;1", "10;5010;202409;10;2", "10;5010;202308;10;4", "10;5010;202312;;8"]);
  expect(lines(ledger)).toEqual(["10 5010: budget 10 utfall 1", "10 5010: budget 10", "10 5010: budget 10 foregaende 4"]);
  expect(left).toMatchObject({ otherPeriods: 1 });
});
