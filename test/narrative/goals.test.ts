/** Every sentence form about goals, indicators and activities, and their text for the published reports: reviewed as text. */
import { composeNarrative, followUpViews, renderParagraph, type CellLookup, type FollowUpView } from "../../src/narrative";
import { followUpOf, followUpSheets } from "../../src/reports/goals";
import { caseNames, caseReport } from "./case-report";
import { sectionsReport } from "./sample-reports";

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  mal: ["nr", "mal", "galler", "niva"],
  indikatorer: ["namn", "utfall", "utfall_man", "utfall_kvinnor", "utfall_foregaende_ar", "prognos_helar", "arsmal", "kf_arsmal", "status"],
  aktiviteter: ["namn", "lage", "avvikelse"],
};
const view = (id: FollowUpView["id"], rows: readonly string[]): FollowUpView => ({ id, rows, columns: COLUMNS[id] ?? [] });
const views = [view("mal", ["a", "b"]), view("indikatorer", ["x"]), view("aktiviteter", ["u"])];
const BASE: Readonly<Record<string, string>> = { nr: "1", mal: "Alla barn läser", niva: "Nämndmål", namn: "Andel nöjda", utfall: "85 %", arsmal: "90 %", lage: "Pågår" };

function text(change: Readonly<Record<string, string | null>>, tertial = false): string {
  const cells: Readonly<Record<string, string | null>> = { ...BASE, ...change };
  const lookup: CellLookup = (ref) => cells[ref.column] ?? null;
  const report = sectionsReport("intakter_negativa", tertial);
  return composeNarrative(report, [], { followUp: views, lookup, keep: ["mal:a", "indikator:x", "aktivitet:u"] })
    .filter((paragraph) => ["Måluppfyllelse", "Indikatorer", "Aktiviteter med avvikelse"].includes(paragraph.section))
    .map((paragraph) => renderParagraph(paragraph, lookup)).join("\n");
}

test.each([
  ["helt", { galler: "Uppfylls helt", status: "Uppfylls helt" }],
  ["delvis", { galler: "Uppfylls delvis", status: "Uppfylls delvis", utfall_foregaende_ar: "80 %" }],
  ["inte", { galler: "Uppfylls inte", status: "Uppfylls inte", utfall_kvinnor: "88 %", utfall_man: "82 %" }],
  ["ingen bedömning", { galler: "Ingen bedömning", status: "Ingen bedömning", utfall: "" }],
  ["KF:s årsmål", { status: "Uppfylls inte", arsmal: "", kf_arsmal: "95 %" }],
  ["utan årsmål", { status: "Ingen bedömning", arsmal: "" }],
  ["försenad", { lage: "Försenad", avvikelse: "Upphandlingen överklagades" }],
])("sentence forms: %s", (_name, change) => {
  expect(text(change)).toMatchSnapshot();
});

describe("own words for the bedömningar", () => {
  const words = ["Uppnått", "På väg", "Ej uppnått", "Ej bedömt"];
  const STANDARD = ["Uppfylls helt", "Uppfylls delvis", "Uppfylls inte", "Ingen bedömning"];
  const rows = ["a", "b", "c"];
  const told = (statuses: readonly string[], own: readonly string[] = words): string => {
    const shown = (status: string): string => own[STANDARD.indexOf(status)] ?? "";
    const cells: Readonly<Record<string, string | undefined>> = { ...BASE, helt: own[0], delvis: own[1], inte: own[2], ingen: own[3] };
    const lookup: CellLookup = (ref) => {
      const status = statuses[rows.indexOf(ref.row)] ?? "";
      return ref.column === "galler" || ref.column === "status" ? status : ref.column === "galler_ord" || ref.column === "status_ord" ? shown(status) : cells[ref.column] ?? null;
    };
    const followUp: FollowUpView[] = [
      { id: "oversikt", rows: [], columns: ["helt", "delvis", "inte", "ingen"] }, { id: "mal", rows, columns: ["nr", "mal", "galler", "galler_ord", "niva"] },
      { id: "indikatorer", rows, columns: ["namn", "utfall", "arsmal", "status", "status_ord"] },
    ];
    return composeNarrative(sectionsReport("intakter_negativa", false), [], { followUp, lookup })
      .filter((paragraph) => ["Måluppfyllelse", "Indikatorer"].includes(paragraph.section)).map((paragraph) => renderParagraph(paragraph, lookup)).join("\n");
  };

  test("are what the sentences say, of goals and of indicators", () => {
    const text = told(["Uppfylls helt", "Uppfylls delvis", "Ingen bedömning"]);
    for (const sentence of [
      "Av de nämndmål som har bedömts (2) har 1 bedömningen ”Uppnått” och 1 ”På väg”.", "Målet ”1 Alla barn läser” har bedömningen ”På väg”.",
      "”1 Alla barn läser” (Uppnått) och ”1 Alla barn läser” (Ej bedömt)", "Av de indikatorer som har bedömts (2) har 1 statusen ”Uppnått” och 1 ”På väg”.",
      "Indikatorn ”Andel nöjda” har statusen ”På väg” mot årsmålet 90\u00a0procent. Utfallet är 85\u00a0procent.", "har inte bedömts mot årsmålet",
    ]) expect(text).toContain(sentence);
    expect(text).not.toMatch(/uppf|når|helt|delvis|\{|\|/i);
  });

  test.each([
    [["Uppfylls inte", "Uppfylls inte", "Uppfylls delvis"], "har inget bedömningen ”Uppnått”, 1 ”På väg” och 2 ”Ej uppnått”."],
    [["Uppfylls helt", "Uppfylls helt", "Uppfylls inte"], "har 2 bedömningen ”Uppnått” och 1 ”Ej uppnått”."],
    [["Uppfylls helt", "Uppfylls helt", "Uppfylls helt"], "har 3 bedömningen ”Uppnått”."],
    [["Ingen bedömning", "Ingen bedömning", "Ingen bedömning"], "Inget av nämndmålen är bedömt ännu."],
  ])("what there is none of is left out: %j", (statuses, sentence) => {
    expect(told(statuses)).toContain(sentence);
  });

  test("the city's words give the city's sentences, and an empty heading does too", () => {
    for (const own of [STANDARD, ["", "", "", ""]]) expect(told(["Uppfylls helt", "Uppfylls delvis", "Uppfylls inte"], own)).toContain("bedöms uppfyllas delvis");
  });
});

test("a tertialrapport speaks of the forecast where there is one", () => {
  expect(text({ status: "Uppfylls delvis", prognos_helar: "88 %" }, true)).toContain("Indikatorn ”Andel nöjda” når delvis årsmålet 90\u00a0procent enligt prognosen för helåret, 88\u00a0procent. Utfallet hittills är 85\u00a0procent.");
});

test("the sentence follows its cells: a missed target that is reached later reads as reached", () => {
  expect(text({ status: "Uppfylls inte" })).toContain("når inte årsmålet 90\u00a0procent. Utfallet är 85\u00a0procent.");
  expect(text({ status: "Uppfylls helt", utfall: "92 %" })).toContain("”Andel nöjda” når årsmålet 90\u00a0procent. Utfallet är 92\u00a0procent.");
});

test.each(caseNames)("%s", (name) => {
  const report = caseReport(name, "input.json");
  const sheets = followUpSheets(followUpOf(report), report);
  const lookup: CellLookup = (ref) => {
    const cell = sheets.find((sheet) => `uppfoljning:${sheet.id}` === ref.table)?.rows.find((row) => row.key === ref.row)?.cells[ref.column];
    const shown = cell?.type === "input" ? String(cell.content) : cell?.type === "formula" ? cell.shown ?? "" : cell?.type === "text" ? cell.text : "";
    return shown === "" ? null : shown;
  };
  const paragraphs = composeNarrative(report, [], { followUp: followUpViews(sheets), lookup }).filter((paragraph) => /^(mal|indikator|aktivitet)/.test(paragraph.key));
  expect(new Set(paragraphs.map((paragraph) => paragraph.key)).size).toBe(paragraphs.length);
  expect(paragraphs.map((paragraph) => `[${paragraph.section}] ${renderParagraph(paragraph, lookup)}`).join("\n")).toMatchSnapshot();
});
