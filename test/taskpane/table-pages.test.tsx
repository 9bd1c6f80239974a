import { act, fireEvent, screen, within } from "@testing-library/react";
import { BokslutError } from "../../src/domain/errors";
import type { TableEdit } from "../../src/reports/table-edit";
import type { TableCommands } from "../../src/taskpane/tables/table-commands";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, press, renderPane } from "./render-pane";

interface Calls {
  readonly added: Parameters<TableCommands["addTable"]>[0][];
  readonly edits: TableEdit[];
  readonly rolled: Parameters<TableCommands["rollForward"]>[0][];
  undone: number;
  filled: boolean;
  names: string[];
  unknown: { row: number; label: string }[];
  footing: boolean;
  metas: Parameters<TableCommands["changeReport"]>[0][];
}

async function open(page: RegExp): Promise<Calls> {
  const workbook = new MemoryWorkbook();
  const { report } = await workbook.loadExample();
  await workbook.commands.openReport(report);
  workbook.tables = workbook.tables.map((table, index) => (index === 0 ? { ...table, sheet: "Drift" } : table));
  const calls: Calls = { added: [], edits: [], rolled: [], undone: 0, filled: false, names: ["Bibliotek", "Museer", "Arkiv"], unknown: [], footing: false, metas: [] };
  const done = (message: string): { message: string; sheets: string[]; warnings: string[] } => ({ message, sheets: ["Drift"], warnings: [] });
  const tables: TableCommands = {
    readReport: async () => report,
    addTable: async (options) => {
      if (calls.filled && options.overwrite !== true) throw new BokslutError("workbook", "Där är 2 celler ifyllda (C10, D10).", "Blad1!C4:F19");
      calls.added.push(options);
      return done("Tabellen är utlagd.");
    },
    addReportTables: async () => done("Tabellerna är utlagda."),
    units: async (id) => ({ id, caption: "Drift", sheet: "Drift", shape: "section", names: calls.names, unknownRows: calls.unknown, dataBars: false, footing: calls.footing }),
    edit: async (_id, edits) => {
      calls.edits.push(...edits);
      return done("Tabellen är ändrad.");
    },
    adoptRows: async () => {
      calls.unknown = [];
      return done("Raderna är intagna.");
    },
    saveAsTemplate: async (_id, title) => done(`Mallen ${title} är sparad.`),
    changeOptions: async (choices) => {
      calls.footing = choices[0]?.footing === true;
      return done("Valen är ändrade.");
    },
    changeReport: async (to) => {
      calls.metas.push(to);
      return done("Uppgifterna är ändrade.");
    },
    previewRoll: async (to) => (to.year === 2018 ? ["Driftbudget: rad 20 ”Not” hör inte till någon tabell."] : []),
    rollForward: async (to) => {
      calls.rolled.push(to);
      return done("Ny period.");
    },
    undoSteps: async () => ["Val för tabellerna", "Mallen ”Vår”"].slice(calls.undone - 1),
    undo: async () => {
      calls.undone += 1;
      return done("Ångrat.");
    },
  };
  Object.assign(workbook.commands, { tables });
  await renderPane(workbook);
  await press(/^\d ?Tabeller/);
  await press(page);
  await screen.findByRole("heading", { level: 1, name: page });
  await act(async () => {
    await Promise.resolve();
  });
  return calls;
}

function list(name: string): string[] {
  return within(screen.getByRole("list", { name })).getAllByRole("listitem").map((item) => item.querySelector(".unit-name")?.textContent ?? "");
}

describe("Ny tabell", () => {
  test("shows the table with the pasted names before it is written, and lays it out with a way back", async () => {
    const calls = await open(/^Ny tabell/);
    await screen.findByRole("region", { name: "Så blir tabellen" });
    fireEvent.change(screen.getByLabelText("Verksamheter, en per rad"), { target: { value: "Skola\nOmsorg\t12\n\nSkola" } });
    const preview = screen.getByRole("region", { name: "Så blir tabellen" });
    expect(within(preview).getAllByRole("row").map((row) => row.firstChild?.textContent)).toEqual(["mnkr", "Skola", "Kostnader", "Intäkter", "Netto", "Omsorg", "Kostnader", "Intäkter", "Netto", "Summa", "Summa kostnader", "Summa intäkter", "Summa netto"]);
    expect(await accessibilityFaults()).toEqual([]);
    await press("Lägg ut tabellen");
    expect(calls.added).toMatchObject([{ template: "driftbudget-vb", verksamheter: ["Skola", "Omsorg"], place: "new sheet" }]);
    await screen.findByRole("button", { name: "Ångra" });
    await press("Ångra");
    expect(calls.undone).toBe(1);
  });

  test("a line with a colon begins a group, which the preview shows with its sum; a repeated name is told of", async () => {
    const calls = await open(/^Ny tabell/);
    await screen.findByRole("region", { name: "Så blir tabellen" });
    fireEvent.change(screen.getByLabelText("Verksamheter, en per rad"), { target: { value: "Kultur:\nMuseer\nArkiv\nMuseer\nFritid:\nBad" } });
    expect(screen.getByText("Står två gånger och läggs ut en gång: Museer.")).toBeTruthy();
    const preview = screen.getByRole("region", { name: "Så blir tabellen" });
    expect(within(preview).getAllByRole("row").map((row) => row.firstChild?.textContent)).toContain("Summa Kultur");
    fireEvent.keyDown(screen.getByRole("button", { name: "Fritid:" }), { key: "ArrowUp", altKey: true });
    await press("Lägg ut tabellen");
    expect(calls.added[0]).toMatchObject({ verksamheter: ["Museer", "Arkiv", "Bad"], groups: [{ name: "Kultur", verksamheter: ["Museer"] }, { name: "Fritid", verksamheter: ["Arkiv", "Bad"] }] });
  });

  test("names are put in order with the keyboard", async () => {
    const calls = await open(/^Ny tabell/);
    await screen.findByRole("region", { name: "Så blir tabellen" });
    fireEvent.change(screen.getByLabelText("Verksamheter, en per rad"), { target: { value: "Skola\nOmsorg\nVård" } });
    fireEvent.keyDown(screen.getByRole("button", { name: "Skola" }), { key: "ArrowDown", altKey: true });
    expect(list("Verksamheternas ordning")).toEqual(["Omsorg", "Skola", "Vård"]);
    await press("Lägg ut tabellen");
    expect(calls.added[0]?.verksamheter).toEqual(["Omsorg", "Skola", "Vård"]);
  });

  test("filled cells at the selection are named, and written over only when the user says so", async () => {
    const calls = await open(/^Ny tabell/);
    await screen.findByRole("region", { name: "Så blir tabellen" });
    calls.filled = true;
    fireEvent.click(screen.getByLabelText("Vid den markerade cellen"));
    await press("Lägg ut tabellen");
    await screen.findByText(/Där är 2 celler ifyllda \(C10, D10\)/);
    expect(calls.added).toEqual([]);
    await press("Skriv över cellerna");
    expect(calls.added).toMatchObject([{ place: "selection", overwrite: true }]);
  });
});

describe("Verksamheter i en tabell", () => {
  test("adds, moves, renames and removes", async () => {
    const calls = await open(/^Verksamheter i en tabell/);
    await screen.findByRole("button", { name: "Arkiv" });
    expect(list("Tabellens verksamheter i ordning")).toEqual(["Bibliotek", "Museer", "Arkiv"]);
    expect(await accessibilityFaults()).toEqual([]);
    fireEvent.change(screen.getByLabelText("Ny verksamhet"), { target: { value: "Teater" } });
    await act(async () => {
      fireEvent.submit(screen.getByLabelText("Ny verksamhet"));
      await Promise.resolve();
    });
    fireEvent.click(screen.getByRole("button", { name: "Museer" }));
    await press("Flytta upp Museer");
    expect(calls.edits).toEqual([{ type: "add", name: "Teater", after: null }, { type: "move", name: "Museer", before: "Bibliotek" }]);
    fireEvent.click(screen.getByRole("button", { name: "Arkiv" }));
    await press("Byt namn på Arkiv");
    await screen.findByLabelText("Nytt namn på Arkiv");
    fireEvent.change(screen.getByLabelText("Nytt namn på Arkiv"), { target: { value: "Stadsarkivet" } });
    await press("Spara namnet");
    fireEvent.click(screen.getByRole("button", { name: "Arkiv" }));
    await press("Ta bort Arkiv");
    expect(calls.edits.slice(2)).toEqual([{ type: "rename", name: "Arkiv", to: "Stadsarkivet" }, { type: "remove", name: "Arkiv" }]);
  });
});

test("Ny period says what will happen before it is done", async () => {
  const calls = await open(/^Ny period/);
  expect(screen.getByText("Utgående resultatfond blir ingående.")).toBeTruthy();
  expect(screen.getByText(/Ändrar 1.tabell i den här arbetsboken\. Det går att ångra\./)).toBeTruthy();
  expect(await screen.findByRole("heading", { level: 2, name: "Det här är ditt eget" })).toBeTruthy();
  expect(screen.getByText("Driftbudget: rad 20 ”Not” hör inte till någon tabell.")).toBeTruthy();
  expect(await accessibilityFaults()).toEqual([]);
  fireEvent.change(screen.getByLabelText("Nytt diarienummer (om det finns)"), { target: { value: "SN 2018/3" } });
  await press("Skapa ny period");
  expect(calls.rolled).toMatchObject([{ year: 2018, title: "Verksamhetsberättelse 2018 för servicenämnden", diary_number: "SN 2018/3", to: "2018-12-31" }]);
  await screen.findByRole("button", { name: "Ångra" });
  await press("Ångra");
  expect(calls.undone).toBe(1);
  expect(await screen.findByText("Därefter går att ångra, i ordning: Mallen ”Vår”")).toBeTruthy();
  await press("Ångra även: Val för tabellerna");
  await press("Ångra även: Mallen ”Vår”");
  expect(calls.undone).toBe(3);
  expect(screen.queryByRole("button", { name: /Ångra även/ })).toBeNull();
});

test("the choices of a table in use are switched at once, with a way back", async () => {
  const calls = await open(/^Verksamheter i en tabell/);
  await screen.findByRole("button", { name: "Arkiv" });
  await act(async () => {
    fireEvent.click(screen.getByLabelText("Summorna går ihop på papper"));
    await Promise.resolve();
  });
  expect(calls.footing).toBe(true);
  await screen.findByRole("button", { name: "Ångra" });
  expect((screen.getByLabelText("Summorna går ihop på papper") as HTMLInputElement).checked).toBe(true);
});

test("the report's own data is changed after it was made: the title follows the organisation, a wrong date is said at its field", async () => {
  const calls = await open(/^Ny period/);
  await press("Tillbaka till periodens steg");
  await press(/^\d ?Rapporten/);
  await press("Ändra uppgifterna");
  await screen.findByRole("heading", { level: 1, name: "Ändra rapportens uppgifter" });
  expect(await accessibilityFaults()).toEqual([]);
  const type = (label: RegExp, value: string): void => void fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const organisation = (screen.getByLabelText(/^Organisation/) as HTMLInputElement).value;
  const title = (screen.getByLabelText(/^Rapportens rubrik/) as HTMLInputElement).value;
  type(/^Organisation/, "Kulturnämnden");
  expect((screen.getByLabelText(/^Rapportens rubrik/) as HTMLInputElement).value).toBe(title.split(organisation).join("Kulturnämnden"));
  type(/^Diarienummer/, "KN 1/2018");
  type(/datum/i, "igår");
  await press("Spara uppgifterna");
  expect(calls.metas).toEqual([]);
  expect(document.activeElement?.id).toBe("edit-report-datum");
  type(/datum/i, "2018-02-14");
  await press("Spara uppgifterna");
  expect(calls.metas).toMatchObject([{ organisation: "Kulturnämnden", diary_number: "KN 1/2018", datum: "2018-02-14", unit: "mnkr", year: 2017 }]);
  await screen.findByRole("button", { name: "Ångra" });
});
