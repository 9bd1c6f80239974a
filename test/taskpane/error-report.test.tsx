import { screen, within } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { BokslutError } from "../../src/domain/errors";
import type { HostAbilities } from "../../src/excel/host-abilities";
import { errorReport, faultOf } from "../../src/taskpane/error-report";
import { missingInHost, seriousInHost } from "../../src/taskpane/host-words";
import { VERSION } from "../../src/taskpane/version";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, press, renderWithExample } from "./render-pane";

const HOST: HostAbilities = { excelApi: "1.17", enough: true, dynamicArrays: true, undoGroups: false, language: "sv-SE", version: "16.0.17328", platform: "PC" };
const SECRET = "Bladet ”Hemlig verksamhet” har siffran 4 711,5 i cell D14.";

/** An error as a command throws it: the sentence may hold names and figures, and so may what Excel said. */
function excelError(): BokslutError {
  return Object.assign(new BokslutError("workbook", SECRET, "Hemlig verksamhet!D14"), {
    cause: { code: "InvalidOperationInCellEditMode", message: "Hemlig verksamhet 4711.5", debugInfo: { errorLocation: "Range.formulas", statement: "range.formulas = [[4711.5]]", surroundingStatements: ["Hemlig verksamhet"] } },
  });
}

let copied: string[] = [];
beforeEach(() => {
  copied = [];
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
});

async function failing(): Promise<MemoryWorkbook> {
  const workbook = await renderWithExample(Object.assign(new MemoryWorkbook(), { host: () => HOST }));
  workbook.refuse = excelError();
  await press("Lägg ut tabeller");
  await screen.findByRole("alert");
  return workbook;
}

test("the report at an error has versions, command, code and steps, and nothing of the workbook", async () => {
  await failing();
  await press("Kopiera felrapport");
  const [report = ""] = copied;
  for (const part of ["Felrapport från Bokslut", `Bokslut: ${VERSION}`, "Excel: 16.0.17328 PC", "ExcelApi: 1.17", "Felkod: workbook, InvalidOperationInCellEditMode", "Plats i anropet: Range.formulas", "Meddelandet: inte med", "Lägger ut tabeller"]) expect(report).toContain(part);
  expect(report).not.toMatch(/Hemlig|4\s?711|D14|Servicenämnden/);
  expect(screen.getByText("Felrapporten är kopierad.")).toBeTruthy();
  expect(await accessibilityFaults()).toEqual([]);
});

test("the message's text goes along only when the user ticks it", async () => {
  await failing();
  const box = within(screen.getByRole("region", { name: "Meddelande" })).getByRole("checkbox", { name: /Ta med meddelandets text/ });
  box.click();
  await press("Kopiera felrapport");
  expect(copied[0]).toContain(`Meddelandet: ${SECRET}`);
});

test("where the clipboard is held back the report can be marked and copied by hand", async () => {
  await failing();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  await press("Kopiera felrapport");
  expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Felrapportens text" })).value).toContain("Felkod: workbook");
});

test("codes only: what looks like anything else stays out", () => {
  const fault = faultOf("Läser", { code: "Hemlig kod 12 åäö", debugInfo: { errorLocation: "blad!A1 = 4711" } });
  expect(fault).toEqual({ command: "Läser", codes: [], place: "" });
  expect(errorReport(null, [], null, null, new Date(2026, 0, 2, 3, 4, 5))).toContain("Tid: 2026-01-02 03.04.05");
});

test("the page about Bokslut says what the Excel at hand lacks, and the start page what matters", async () => {
  const old: HostAbilities = { ...HOST, excelApi: "1.8", enough: false, dynamicArrays: false, language: "en-US" };
  expect(seriousInHost(old)).toEqual([expect.stringContaining("för gammalt för Bokslut (ExcelApi 1.8")]);
  expect(missingInHost(HOST)).toEqual([expect.stringContaining("flera steg")]);
  expect(missingInHost({ ...HOST, undoGroups: true })).toEqual([]);
  await renderWithExample(Object.assign(new MemoryWorkbook(), { host: () => ({ ...HOST, dynamicArrays: false, language: "en-US" }) }));
  expect(screen.getByText(/Ctrl\+Skift\+Retur/)).toBeTruthy();
  await press(/Om Bokslut/);
  await screen.findByRole("heading", { name: "Om Bokslut", level: 1 });
  for (const words of [/dynamiska matriser/, /flera steg/, /annat språk än svenska/]) expect(screen.getByText(words)).toBeTruthy();
  expect(await accessibilityFaults()).toEqual([]);
});

test("the version is the manifest's", () => {
  expect(readFileSync("manifest.xml", "utf8")).toContain(`<Version>${VERSION}</Version>`);
});
