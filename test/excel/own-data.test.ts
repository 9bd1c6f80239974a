import { layOutTables, openReport, readReport, rollForward, writeNarrative } from "../../src/excel/commands";
import { readReport as readData } from "../../src/reports";
import type { ReportMeta } from "../../src/reports/report-data.types";
import { nextYear } from "../../src/reports/table-edit";
import { edgesOf, smallReport, withWorkbook } from "./workbook";

const own = (change: Partial<ReportMeta>): ReturnType<typeof smallReport> => {
  const report = smallReport();
  return { ...report, meta: { ...report.meta, handlaggare: "Anna Ek", datum: "2025-02-14", ...change } };
};

test("nämnd, diarienummer, date, handläggare and period stand on every printed sheet", async () => {
  await withWorkbook(async () => {
    await openReport(own({}));
    const { sheets } = await layOutTables();
    await writeNarrative();
    for (const sheet of [...sheets, "Berättelse"]) {
      expect(await edgesOf(sheet)).toEqual(["Kulturnämnden", "Dnr KN 2024/17\n2025-02-14 · Anna Ek", "Verksamhetsberättelse 2024"]);
    }
    await rollForward(nextYear((await readReport())?.meta ?? own({}).meta));
    expect(await edgesOf(sheets[0] ?? "")).toEqual(["Kulturnämnden", "Anna Ek", "Verksamhetsberättelse 2025"]);
  });
});

test("an ampersand and a very long name do not break the header", async () => {
  await withWorkbook(async () => {
    await openReport(own({ diary_number: null, handlaggare: `Ek & ${"x".repeat(300)}` }));
    const { sheets } = await layOutTables();
    const [, right = ""] = await edgesOf(sheets[0] ?? "");
    expect(right).toContain("2025-02-14 · Ek && xx");
    expect(right.length).toBeLessThan(60);
  });
});

test("a long title and organisation are broken at a space, so that nothing is printed over the page number", async () => {
  await withWorkbook(async () => {
    const title = "Tertialrapport 2 och delårsrapport per 2026-08-31 för kommunfullmäktige med flera nämnder";
    await openReport(own({ title, organisation: "Arbetsmarknads- och vuxenutbildningsnämnden: arbetsmarknadsförvaltningen i Storstad" }));
    const { sheets } = await layOutTables();
    const [left = "", , footer = ""] = await edgesOf(sheets[0] ?? "");
    expect(footer).toBe("Tertialrapport 2 och delårsrapport per 2026-08-31 för\nkommunfullmäktige med flera nämnder · 2024");
    expect(left).toBe("Arbetsmarknads- och vuxenutbildningsnämnden:\narbetsmarknadsförvaltningen i Storstad");
  });
});

test("readReport keeps handläggare and date, and names a date that is none", () => {
  const { meta } = smallReport();
  expect(readData({ meta: { ...meta, handlaggare: " Anna Ek ", datum: "2025-02-14" } }).report.meta).toEqual({ ...meta, handlaggare: "Anna Ek", datum: "2025-02-14" });
  expect(readData({ meta: { ...meta, handlaggare: null, datum: "" } }).report.meta).toEqual(meta);
  expect(() => readData({ meta: { ...meta, datum: "14 februari" } })).toThrow("meta.datum");
});
