/** Errors planted one at a time in a made-up report with other labels and columns than the published ones, in each sign convention: each is found in its place. */
import { cellKey, runChecks, type CellReading, type Finding, type WorkbookReading } from "../../src/kontroll";
import { readReportData } from "../../src/reports";
import type { SignConvention } from "../../src/reports/report-data.types";
import { locate, readingOf } from "./reading";

const SIGNS: readonly SignConvention[] = ["intakter_negativa", "intakter_positiva", "kostnader_negativa"];
const COLUMNS = ["ar", "per", "utf", "avv", "prg", "avh"] as const;
type Column = (typeof COLUMNS)[number];
type Given = Record<Column, number>;

/** Costs and incomes as sizes: year's budget, outcome of the period, forecast. */
const UNITS: readonly (readonly [string, readonly [number, number, number], readonly [number, number, number]])[] = [
  ["Hemtjänst", [120, 82.4, 124.1], [12, 7.9, 12]], ["Särskilt boende", [240, 158.8, 239.5], [24, 16.6, 25]], ["Stab och nämnd", [36, 23.1, 36], [6, 4.2, 6]],
];

/** A figure by the rule that a controller would use with pen and paper, for the row's sign and convention. */
function line(sign: SignConvention, kind: "kostnader" | "intakter", [year, done, whole]: readonly [number, number, number]): Given {
  const way = (sign === "intakter_negativa" && kind === "intakter") || (sign === "kostnader_negativa" && kind === "kostnader") ? -1 : 1;
  const better = kind === "kostnader" ? -1 : 1;
  const [ar, utf, prg] = [year * way, done * way, whole * way];
  const per = round(ar * 8 / 12);
  return { ar, per, utf, prg, avv: round(better * (done - Math.abs(per))), avh: round(better * (whole - year)) };
}

const round = (value: number): number => Math.round(value * 10) / 10 + 0;

function add(rows: readonly Given[], signs: readonly number[]): Given {
  return Object.fromEntries(COLUMNS.map((column) => [column, round(rows.reduce((sum, row, index) => sum + row[column] * (column === "avv" || column === "avh" ? 1 : (signs[index] ?? 1)), 0))])) as Given;
}

interface Report { readonly sign: SignConvention; readonly values: ReadonlyMap<string, Given>; readonly summary: ReadonlyMap<string, number> }

function made(sign: SignConvention): Report {
  const values = new Map<string, Given>();
  const sides = sign === "intakter_positiva" ? [-1, 1] : [1, 1];
  for (const [name, cost, income] of UNITS) {
    const [costs, incomes] = [line(sign, "kostnader", cost), line(sign, "intakter", income)];
    values.set(`${name}/Bruttokostnader`, costs).set(`${name}/Taxor och avgifter`, incomes).set(`${name}/Nettokostnad`, add([costs, incomes], sides));
  }
  const all = (label: string): Given => add(UNITS.map(([name]) => values.get(`${name}/${label}`) as Given), [1, 1, 1]);
  values.set("Äldrenämnden/S:a kostnader", all("Bruttokostnader")).set("Äldrenämnden/S:a intäkter", all("Taxor och avgifter")).set("Äldrenämnden/S:a netto", all("Nettokostnad"));
  return { sign, values, summary: new Map(UNITS.map(([name]) => [name, (values.get(`${name}/Nettokostnad`) as Given).ar])) };
}

const KINDS: Readonly<Record<string, readonly [string, boolean]>> = {
  Bruttokostnader: ["kostnader", false], "Taxor och avgifter": ["intakter", false], Nettokostnad: ["netto", true], "S:a kostnader": ["summa_kostnader", true], "S:a intäkter": ["summa_intakter", true], "S:a netto": ["summa_netto", true],
};

type Plant = { readonly at: string; readonly column: Column; readonly value: number | null };

function reading({ sign, values, summary }: Report, plants: readonly Plant[] = [], nets: Readonly<Record<string, number>> = {}): WorkbookReading {
  const given = (at: string): Record<string, number | null> => ({ ...values.get(at), ...Object.fromEntries(plants.filter((plant) => plant.at === at).map(({ column, value }) => [column, value])) });
  const section = (label: string, rows: readonly string[], more: object = {}): object => ({
    label, ...more, rows: rows.map((row) => ({ label: row, kind: KINDS[row]?.[0], ...(KINDS[row]?.[1] === true ? { derived: true } : {}), values: given(`${label}/${row}`) })),
  });
  return readingOf(readReportData({
    meta: { title: "Delår", organisation: "Äldrenämnden", report_type: "tertialrapport", unit: "mnkr", period: "jan–aug 2031", year: 2031, from: "2031-01-01", to: "2031-08-31" },
    tables: [{
      id: "uppf", template: "egen", caption: "Uppföljning", sign,
      columns: [
        { key: "ar", label: "Årsbudget 2031", kind: "budget" }, { key: "per", label: "Budget jan–aug", kind: "budget", formula: { type: "share", of: "ar", months: 8 } }, { key: "utf", label: "Utfall jan–aug", kind: "utfall" },
        { key: "avv", label: "Diff period", kind: "avvikelse", formula: { type: "deviation", of: ["per", "utf"] } }, { key: "prg", label: "Helårsprognos", kind: "prognos" },
        { key: "avh", label: "Diff helår", kind: "avvikelse", formula: { type: "deviation", of: ["ar", "prg"] } },
      ],
      sections: [...UNITS.map(([name]) => section(name, ["Bruttokostnader", "Taxor och avgifter", "Nettokostnad"])), section("Äldrenämnden", ["S:a kostnader", "S:a intäkter", "S:a netto"], { sum_of: UNITS.map(([name]) => name) })],
    }, {
      id: "samm", template: "egen", caption: "Sammandrag", sign, columns: [{ key: "ar", label: "Årsbudget 2031", kind: "budget" }],
      sections: [{ label: null, rows: [...summary].map(([name, value]) => ({ label: name, kind: "netto", values: { ar: nets[name] ?? value } })) }],
    }],
  }));
}

const told = (now: WorkbookReading): readonly Finding[] => runChecks(now, locate);
const shown = ({ severity, check, cell, expected, actual, difference }: Finding): unknown[] => [severity, check, `${cell?.row ?? ""} ${cell?.column ?? ""}`, expected, actual, difference];

/** The reading with one cell as somebody has left it. */
function typed(now: WorkbookReading, row: string, column: string, change: (cell: CellReading) => Partial<CellReading>): WorkbookReading {
  return { ...now, tables: now.tables.map((table) => {
    const cell = table.cells.get(cellKey(row, column));
    return table.data.id !== "uppf" || cell === undefined ? table : { ...table, cells: new Map([...table.cells, [cellKey(row, column), { ...cell, ...change(cell) }]]) };
  }) };
}

describe.each(SIGNS)("a made-up report, %s", (sign) => {
  const report = made(sign);
  const value = (at: string, column: Column): number => (report.values.get(at) as Given)[column];

  it("is right as it stands", () => expect(told(reading(report)).filter(({ severity }) => severity === "fel" || severity === "varning").map(shown)).toEqual([]));

  it.each([
    ["a net", "Särskilt boende/Nettokostnad", "utf", 3], ["a sum of costs", "Äldrenämnden/S:a kostnader", "prg", -10], ["a total net", "Äldrenämnden/S:a netto", "ar", 1],
    ["a deviation", "Hemtjänst/Taxor och avgifter", "avh", 2], ["a deviation of nets", "Äldrenämnden/S:a netto", "avv", 9], ["a periodised budget", "Stab och nämnd/Bruttokostnader", "per", 6],
  ] as const)("%s that is wrong is fel in its cell, with what it should be", (_name, at, column, by) => {
    const wrong = round(value(at, column) + by);
    const fel = told(reading(report, [{ at, column, value: wrong }])).filter(({ severity }) => severity === "fel");
    const [section = "", row = ""] = at.split("/");
    const own = fel.find(({ cell }) => cell?.row === `${section}::${row}` && cell.column === column);
    expect(own === undefined ? fel.map(shown) : [own.check, own.actual, Math.abs((own.expected ?? 0) - value(at, column)) <= 0.3]).toEqual(["tryckt", wrong, true]);
  });

  it.each([["Hemtjänst/Bruttokostnader", "avv"], ["Särskilt boende/Taxor och avgifter", "avv"], ["Äldrenämnden/S:a netto", "avh"]] as const)("a deviation with the other sign is fel: %s %s", (at, column) => {
    const fel = told(reading(report, [{ at, column, value: -value(at, column) }])).filter(({ severity }) => severity === "fel");
    expect(fel.map(({ cell }) => `${cell?.row} ${cell?.column}`)).toContain(`${at.replace("/", "::")} ${column}`);
  });

  it("a formula typed over is fel with the formula to put back, and a formula of somebody's own with another figure too", () => {
    const row = "Äldrenämnden::S:a netto";
    for (const formula of [null, "=B7+1"]) {
      const found = told(typed(reading(report), row, "utf", () => ({ formula, value: 500 }))).filter(({ cell }) => cell?.row === row && cell.column === "utf");
      expect(found.map(({ check, severity, actual, remedy }) => [check, severity, actual, remedy?.type])).toEqual([[formula === null ? "formel-ersatt" : "formel-andrad", "fel", 500, "restore-formula"]]);
      expect(Math.abs((found[0]?.expected ?? 0) - value("Äldrenämnden/S:a netto", "utf"))).toBeLessThan(0.01);
    }
  });

  it("a text among figures, an amount in another unit, a turned sign and a forecast under what is booked are told of", () => {
    const row = "Särskilt boende::Bruttokostnader";
    const at = (change: Partial<CellReading>, column: Column): string[] => told(typed(reading({ ...report, values: new Map() }), row, column, () => ({ ...change, printed: null }))).map(({ check, severity, cell }) => `${severity} ${check} ${cell?.column}`);
    const plain = reading(report);
    const others = (column: Column, figure: number | string): string[] => told(typed(plain, row, column, () => ({ value: figure }))).filter(({ cell }) => cell?.row === row).map(({ check, severity, cell }) => `${severity} ${check} ${cell?.column}`);
    expect(at({ value: "12 tkr" }, "utf")).toEqual(["fel text-i-siffercell utf"]);
    expect(others("utf", value("Särskilt boende/Bruttokostnader", "utf") * 1000)).toContain("varning enhet utf");
    expect(others("prg", -value("Särskilt boende/Bruttokostnader", "prg"))).toContain("varning tecken prg");
    expect(others("prg", Math.sign(value("Särskilt boende/Bruttokostnader", "prg")) * 100)).toContain("varning prognos-under-bokfort prg");
  });

  it("a net that stands otherwise in the summary is told of there", () => {
    const found = told(reading(report, [], { Hemtjänst: round(value("Hemtjänst/Nettokostnad", "ar") + 4) }));
    expect(found.filter(({ check }) => check === "samma-siffra").map(({ severity, cell, expected, actual }) => [severity, cell?.table, cell?.row, expected, actual])).toEqual([
      ["varning", "samm", "::Hemtjänst", value("Hemtjänst/Nettokostnad", "ar"), round(value("Hemtjänst/Nettokostnad", "ar") + 4)],
    ]);
  });

  it("an omslutningsförändring that is not zero net is fel, and an ombudgetering above the surplus a warning", () => {
    const cost = sign === "kostnader_negativa" ? -1 : 1;
    const income = sign === "intakter_negativa" ? -1 : 1;
    const lists = (earned: number, carried: number): unknown[][] => told(readingOf(readReportData({
      meta: { title: "Bokslut", organisation: "Äldrenämnden", report_type: "bokslut", unit: "mnkr", period: "2031", year: 2031, from: "2031-01-01", to: "2031-12-31" },
      tables: [
        { id: "uppf", template: "egen", caption: "Bokslut", sign, columns: [{ key: "b", label: "Budget 2031", kind: "budget" }, { key: "u", label: "Bokslut 2031", kind: "utfall" }, { key: "a", label: "Diff", kind: "avvikelse", formula: { type: "deviation", of: ["b", "u"] } }],
          sections: [{ label: "Stab", rows: [{ label: "Kostnad", kind: "kostnader", values: { b: 40 * cost, u: 38 * cost } }, { label: "Intäkt", kind: "intakter", values: { b: 4 * income, u: 4 * income } }, { label: "Netto", kind: "summa_netto", derived: true, values: {} }] }] },
        { id: "omslutningsforandringar", template: "omslutningsforandringar", caption: "Omslutning", sign, columns: [{ key: "k", label: "Kostnad", kind: "belopp" }, { key: "i", label: "Intäkt", kind: "belopp" }], sections: [{ label: null, rows: [{ label: "Statsbidrag", kind: "ovrigt", values: { k: 5 * cost, i: earned * income } }] }] },
        { id: "ombudgeteringar", template: "ombudgeteringar", caption: "Ombudgetering", sign, columns: [{ key: "kostnad", label: "Belopp (kostnad)", kind: "belopp" }, { key: "intakt", label: "Belopp (intäkt)", kind: "belopp" }], sections: [{ label: null, rows: [{ label: "Lokaler", kind: "ovrigt", values: { kostnad: carried * cost, intakt: 1 * income } }] }] },
      ],
    }))).filter(({ severity }) => severity === "fel" || severity === "varning").map(({ severity, check, expected, actual, difference }) => [severity, check, expected, actual, difference]);
    expect(lists(5, 3)).toEqual([]);
    expect(lists(4, 3)).toEqual([["fel", "omslutning-netto", 5 * income, 4 * income, -income]]);
    expect(lists(5, 4.5)).toEqual([["varning", "ombudgetering", 2, 3.5, 1.5]]);
  });

  it("rounding is told apart from errors by the number of terms", () => {
    const at = (by: number): string[] => told(reading(report, [{ at: "Äldrenämnden/S:a kostnader", column: "utf", value: round(value("Äldrenämnden/S:a kostnader", "utf") + by) }])).filter(({ cell }) => cell?.row === "Äldrenämnden::S:a kostnader" && cell.column === "utf").map(({ severity }) => severity);
    expect([at(0.1), at(0.2), at(0.3)]).toEqual([["avrundning"], ["avrundning"], ["fel"]]);
  });
});
