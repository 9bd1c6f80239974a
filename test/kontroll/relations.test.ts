import { runChecks, narrativeFindings, fingerprintOf, type Finding, type ImportedFigure } from "../../src/kontroll";
import { sha256 } from "../../src/kontroll/fingerprint";
import { readReportData } from "../../src/reports";
import { locate, readingOf } from "./reading";

type Row = readonly [label: string, kind: string, values: Readonly<Record<string, number | null>>, derived?: boolean];
interface Made { readonly id?: string; readonly template?: string; readonly columns: readonly (readonly [key: string, label: string, kind: string])[]; readonly sections: readonly (readonly [label: string | null, rows: readonly Row[]])[] }

function found(tables: readonly Made[], more: Readonly<Record<string, unknown>> = {}, imported: readonly ImportedFigure[] = []): readonly string[] {
  const report = readReportData({
    meta: { title: "T2", organisation: "Nämnden", report_type: "tertialrapport", unit: "mnkr", period: "2030", year: 2030, from: "2030-01-01", to: "2030-08-31" },
    tables: tables.map((table, index) => ({
      id: table.id ?? `t${index}`, template: table.template ?? "egen", caption: `Tabell ${index}`, sign: "intakter_negativa",
      columns: table.columns.map(([key, label, kind]) => ({ key, label, kind })),
      sections: table.sections.map(([label, rows]) => ({ label, rows: rows.map(([name, kind, values, derived]) => ({ label: name, kind, values, ...(derived === true ? { derived } : {}) })) })),
    })), ...more,
  });
  return runChecks(readingOf(report), locate, { imported }).map((finding: Finding) => `${finding.severity} ${finding.check} ${finding.cell?.row ?? ""}/${finding.cell?.column ?? ""} ${finding.actual} (${finding.expected})`);
}

const BRIDGE: Made["columns"] = [["u", "Ursprunglig budget", "budget"], ["o", "Ombudgetering", "justering"], ["b", "Budgetjusteringar", "justering"], ["s", "Omslutningsförändringar", "justering"], ["j", "Justerad budget 2030", "budget"]];
const bridge = (adjusted: number): Made => ({ columns: BRIDGE, sections: [[null, [["Parker", "netto", { u: 10, o: 0.5, b: null, s: 0, j: adjusted }]]]] });

describe("relations between typed columns", () => {
  it("budgetbrygga: what is adjusted is the original with its changes, and the same in the other tables", () => {
    expect(found([bridge(10.5)])).toEqual([]);
    expect(found([bridge(10.6)])).toEqual([]);
    expect(found([bridge(11.5)])).toEqual(["fel budgetbrygga ::Parker/j 11.5 (10.5)"]);
    const follow = (budget: number): Made => ({ columns: [["v", "Justerad VP 2030, helår", "budget"]], sections: [["Parker", [["Kostnader", "kostnader", { v: budget + 2 }], ["Intäkter", "intakter", { v: -2 }], ["Netto", "netto", {}, true]]]] });
    expect(found([bridge(10.5), follow(10.5)])).toEqual([]);
    expect(found([bridge(10.5), follow(12.5)])).toEqual(["varning samma-siffra Parker::Netto/v 12.5 (10.5)"]);
  });

  it("balansräkning: the two sides are equal, and the change is the difference", () => {
    const sheet = (change: number, debts: number): Made => ({ template: "balansrakning", columns: [["n", "2030-12-31", "utfall"], ["f", "2029-12-31", "bokslut_foregaende"], ["d", "Förändring", "forandring"]], sections: [
      ["Tillgångar", [["Kassa", "tillgang", { n: 30, f: 20, d: 10 }], ["Summa tillgångar", "summa", {}, true]]],
      ["Eget kapital och skulder", [["Eget kapital", "skuld", { n: 10, f: 10, d: 0 }], ["Skulder", "skuld", { n: debts, f: 10, d: change }], ["Summa eget kapital och skulder", "summa", {}, true]]],
    ] });
    expect(found([sheet(10, 20)])).toEqual([]);
    expect(found([sheet(9, 20)])).toContain("fel forandring Eget kapital och skulder::Skulder/d 9 (10)");
    expect(found([sheet(12, 22)])).toContain("fel balans Tillgångar::Summa tillgångar/n 30 (32)");
  });

  it("balansposter i listan: two closings and the change between them", () => {
    const items = (change: number): unknown => [{ item: "tillgångar 2030-12-31", amount: 30, unit: "mnkr", change: false }, { item: "tillgångar 2029-12-31", amount: 34.5, unit: "mnkr", change: false }, { item: "tillgångar, förändring", amount: Math.abs(change), signed: change, unit: "mnkr", change: true }];
    expect(found([], { balans: items(-4.5) })).toEqual([]);
    expect(found([], { balans: items(4.5) })).toEqual(["fel forandring / 4.5 (-4.5)"]);
  });

  it("periodisering: a row that is not its share, where the others are", () => {
    const part = (last: number): Made => ({ columns: [["p", "Periodiserad budget", "budget"], ["h", "Budget 2030", "budget"]], sections: [[null, [["A", "kostnader", { p: 8, h: 12 }], ["B", "kostnader", { p: 16, h: 24 }], ["C", "kostnader", { p: 4, h: 6 }], ["D", "kostnader", { p: last, h: 9 }]]]] });
    expect(found([part(6)])).toEqual([]);
    expect(found([part(9)])).toEqual(["varning periodisering ::D/p 9 (6)"]);
  });

  it("prognos: against the last one, and against the follow-up's own", () => {
    const history = (now: number): Made => ({ columns: [["a", "Prognos T1", "prognos"], ["b", "Prognos T2", "prognos"]], sections: [[null, [["Parker", "netto", { a: 20, b: now }]]]] });
    const follow: Made = { columns: [["p", "Prognos 2030", "prognos"]], sections: [["Parker", [["Kostnader", "kostnader", { p: 25 }], ["Intäkter", "intakter", { p: -1 }], ["Netto", "netto", {}, true]]]] };
    expect(found([history(20.5)])).toEqual([]);
    expect(found([history(24)])).toEqual(["upplysning prognos-forandring ::Parker/b 24 (20)"]);
    expect(found([history(20.5), follow])).toEqual(["varning samma-siffra ::Parker/b 20.5 (24)"]);
  });

  it("hämtade siffror: a cell that no longer holds what was imported", () => {
    const table: Made = { columns: [["u", "Utfall", "utfall"]], sections: [["Parker", [["Kostnader", "kostnader", { u: 12 }]]]] };
    const figure = (value: number): ImportedFigure => ({ table: "t0", row: "Parker::Kostnader", column: "u", file: "huvudbok.se", time: "2030-09-05 08.00", value });
    expect(found([table], {}, [figure(12)])).toEqual([]);
    expect(found([table], {}, [figure(11)])).toEqual(["varning hamtad-siffra Parker::Kostnader/u 12 (11)"]);
  });

  it("resultatfond: an avsättning above the year's limit", () => {
    const table = (change: number): Made => ({ columns: [["u", "Bokslut", "utfall"]], sections: [["Allt", [["Kostnader", "kostnader", { u: 100 }], ["Summa kostnader", "summa_kostnader", {}, true], ["Intäkter", "intakter", { u: -110 }], ["Summa intäkter", "summa_intakter", {}, true], ["Resultat före", "resultat_fore", {}, true], ["Ingående fond", "resultatfond_in", { u: 1 }], ["Årets förändring", "resultatfond_forandring", { u: change }]]]] });
    expect(found([table(-5)]).filter((one) => one.includes("resultatfond"))).toEqual([]);
    expect(found([table(-7)])).toContain("varning resultatfond-tak Allt::Årets förändring/u -7 (-5)");
  });
});

describe("the narrative", () => {
  const row = { key: "k", sheet: "Berättelse", section: "Parker", textAddress: "B5", ownAddress: "C5", text: "Underskottet är 2,7 mnkr.", isFormula: true, own: "", figures: [], textThen: null };
  const seen = (change: Partial<Parameters<typeof narrativeFindings>[0][number]>): readonly string[] => narrativeFindings([{ ...row, ...change }]).map((finding) => `${finding.severity} ${finding.check} ${finding.address}`);

  it("tells of figures that stand nowhere, of lost formulas and of texts older than their figures", () => {
    expect(seen({})).toEqual([]);
    expect(seen({ isFormula: false })).toEqual(["varning text-utan-formel B5"]);
    const figure = { start: 0, end: 3, text: "9,9 mnkr", sentence: "", match: null, reason: "" };
    expect(seen({ own: "Minus 9,9 mnkr.", figures: [{ ...figure, verdict: "unknown" }] })).toEqual(["varning siffra-i-text C5"]);
    expect(seen({ own: "Minus 2,7 mnkr.", figures: [{ ...figure, verdict: "found" }] })).toEqual([]);
    expect(seen({ own: "Minus.", textThen: "Underskottet är 2,7 mnkr." })).toEqual([]);
    expect(seen({ own: "Minus.", textThen: "Underskottet är 1,9 mnkr." })).toEqual(["varning egen-text-aldre C5"]);
  });
});

describe("the fingerprint", () => {
  it("is SHA-256 of the figures, whatever their order", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("Räksmörgås ".repeat(20))).toBe("382072666fbdc251a5b1e417d6289292b53cd9a121bd5a26bfe5c83a96a0fe42");
    expect(fingerprintOf({ a: { x: 1, y: null }, b: {} })).toBe(fingerprintOf({ b: {}, a: { y: null, x: 1 } }));
    expect(fingerprintOf({ a: { x: 1 } })).not.toBe(fingerprintOf({ a: { x: 1.1 } }));
  });
});
