import * as fc from "fast-check";
import { readReport } from "../../src/reports";
import { followUpOf, followUpSheets, mergeFollowUp, plainContent, type FollowUp, type SheetRow } from "../../src/reports/goals";
import type { ReportData } from "../../src/reports/report-data.types";

function report(more: Record<string, unknown>): ReportData {
  return readReport({ meta: { title: "R", organisation: "N", report_type: "verksamhetsberättelse", unit: "mnkr", period: "2024", year: 2024, from: "2024-01-01", to: "2024-12-31" }, ...more }).report;
}

const indicator = (name: string, goal: string | null, raw: Record<string, string> = {}): unknown => ({ owner: null, goal, goal_level: "nämndmål", name, layout: "A", comment: null, raw });

function groups(data: FollowUp): (string | undefined)[] {
  return data.indicators.map((item) => plainContent(data.goals.find((goal) => goal.key === item.group)?.cells["mal"]));
}

describe("which goal an indicator belongs to", () => {
  const mal = [{ nr: "1", text: "Staden växer.", mal_for_verksamhetsomradet: [{ nr: "1.1", text: "Alla får plats" }] }, { nr: "2", text: "Staden sparar" }];

  it.each([
    ["1.1 Alla får plats", "Alla får plats"], ["alla  får plats.", "Alla får plats"], ["1.1 Alla skall få plats", "Alla får plats"], ["2. Staden sparar", "Staden sparar"], ["Staden växer", "Staden växer."],
    ["9 Något annat", "Något annat"], [null, ""],
  ])("%j hör till %j", (goal, expected) => {
    expect(groups(followUpOf(report({ mal, indikatorer: [indicator("A", goal)] })))).toEqual([expected]);
  });

  it("a number that two goals share decides nothing, and keys stay unique", () => {
    const data = followUpOf(report({ mal: [{ nr: "1", text: "A" }, { nr: "1", text: "A" }], indikatorer: [indicator("X", "1 Okänt"), indicator("X", "1 Okänt")] }));
    expect(groups(data)).toEqual(["Okänt", "Okänt"]);
    const keys = [...data.goals, ...data.indicators].map((item) => item.key);
    expect(new Set(data.goals.map((goal) => goal.key)).size).toBe(3);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("the goal hierarchy as data", () => {
  it.each([
    [[1], "mal[0]: ett objekt väntas här, men där står 1."],
    [[{ nr: "1", text: "A", namndmal: "inga" }], "mal[0].namndmal: en lista väntas här"],
    [[{ nr: null, text: " " }], "mal[0].text: målets text saknas. Fyll i den."],
    [[{ text: "A", status: 3.5, delmal: [{ text: true }] }], "mal[0].delmal[0].text: en text väntas här, men där står true."],
  ])("%j is refused with its path", (mal, message) => {
    expect(() => report({ mal })).toThrow(message);
  });

  it("reads other words for a status as the city's", () => {
    const words = ["delvis uppfyllt", "på god väg", "Grön", "gul", "Röd", "Uppnått", "Uppnås delvis", "Ej uppnått", "Kan inte bedömas"];
    const data = followUpOf(report({ mal: words.map((status) => ({ text: status, status })) }));
    expect(data.goals.map((goal) => goal.cells["egen"])).toEqual([
      "Uppfylls delvis", "på god väg", "Uppfylls helt", "Uppfylls delvis", "Uppfylls inte", "Uppfylls helt", "Uppfylls delvis", "Uppfylls inte", "Ingen bedömning",
    ]);
  });

  it("finds a goal by its number whatever the number looks like", () => {
    const mal = [{ nr: "A", text: "Trygghet", delmal: [{ nr: "A.1", text: "Rättssäkert" }, { nr: "A.10", text: "I tid" }] }, { nr: "IV", text: "Ekonomi" }];
    const named = ["A.10", "A.1 Rättssäkert", "A.1: något annat", "IV. Ekonomin", "A.10 I tid"];
    const data = followUpOf(report({ mal, indikatorer: named.map((goal, at) => indicator(`Mått ${at}`, goal, { utfall: "1" })) }));
    expect(data.goals).toHaveLength(4);
    const title = (key: string): string => String(data.goals.find((goal) => goal.key === key)?.cells["nr"]);
    expect(data.indicators.map((item) => title(item.group))).toEqual(["A.10", "A.1", "A.1", "IV", "A.10"]);
  });
});

describe("the columns that a report uses", () => {
  const columns = (raw: Record<string, string>, type = "verksamhetsberättelse"): readonly string[] => {
    const data = report({ indikatorer: [indicator("A", null, raw)] });
    const typed = { ...data, meta: { ...data.meta, report_type: type } };
    return followUpSheets(followUpOf(typed), typed).find((sheet) => sheet.id === "indikatorer")?.columns.map((column) => column.key) ?? [];
  };
  const hidden = ["status", "brist"];
  const always = ["namn", "utfall", "arsmal", "lasning", "riktning", "symbol", "status_ord", "forklaring", "kommentar", "atgard", ...hidden];

  it("A, B, C and D have theirs, and an empty or dashed column is left out", () => {
    expect(columns({ utfall: "1", arsmal: "1", utfall_man: "-", utfall_kvinnor: "", period: "" })).toEqual(always);
    expect(columns({ utfall: "1", arsmal: "1", kf_arsmal: "öka" })).toEqual(["namn", "utfall", "arsmal", "kf_arsmal", ...always.slice(3)]);
    expect(columns({ utfall: "1", utfall_man: "1", utfall_kvinnor: "2", utfall_foregaende_ar: "3", prognos_helar: "4", arsmal: "1" }, "tertialrapport")).toEqual([
      "namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "lasning", "riktning", "symbol", "status_ord", "mot_foregaende", "forklaring", "kommentar", "atgard", ...hidden,
    ]);
  });
});

describe("merging with the sheet", () => {
  const names = fc.uniqueArray(fc.constantFrom<string[]>("Ett", "Två", "Tre", "Fyra", "Fem", "Sex"), { minLength: 1, maxLength: 6 });
  const data = (list: readonly string[]): FollowUp => followUpOf(report({ mal: [{ text: "Mål" }], indikatorer: list.map((name) => indicator(name, "Mål", { utfall: "1" })) }));

  it("never loses or moves what stands on the sheet, and puts in what the data has more", () => {
    fc.assert(fc.property(names, names, (onSheet, inData) => {
      const section = `mål:${data(["Ett"]).indicators[0]?.group ?? ""}`;
      const rows: SheetRow[] = [{ key: section, cells: {} }, ...data(onSheet).indicators.map((item) => ({ key: item.key, cells: { namn: item.cells["namn"] ?? "", utfall: "egen siffra", kommentar: `om ${plainContent(item.cells["namn"])}` } }))];
      const merged = mergeFollowUp(data(inData), { indikatorer: { rows, deleted: new Set() }, mal: null, aktiviteter: null }).indicators;
      const shown = merged.map((item) => plainContent(item.cells["namn"]));
      expect(shown.filter((name) => onSheet.includes(name))).toEqual(onSheet);
      expect([...shown].sort()).toEqual([...new Set([...onSheet, ...inData])].sort());
      for (const item of merged) {
        const name = plainContent(item.cells["namn"]);
        expect([item.cells["utfall"], item.cells["kommentar"]]).toEqual(onSheet.includes(name) ? ["egen siffra", `om ${name}`] : ["1", ""]);
      }
    }));
  });
});
