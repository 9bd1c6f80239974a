import { act, fireEvent, screen } from "@testing-library/react";
import type { CommandResult } from "../../src/excel/commands/result";
import { BokslutError } from "../../src/domain/errors";
import type { FollowUpCommands, FollowUpItem, FollowUpKind, FollowUpStatus, NewFollowUpItem } from "../../src/taskpane/goals/follow-up-commands";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderWithExample } from "./render-pane";

const done = (message: string): CommandResult => ({ message, sheets: ["Översikt"], warnings: [] });

function item(kind: FollowUpKind, label: string, status: string, action: string, address: string, fields: Readonly<Record<string, string>>): FollowUpItem {
  return { kind, key: label, label, goal: "", sheet: kind === "mal" ? "Mål" : "Indikatorer", address, status, action, fields };
}

const ITEMS: readonly FollowUpItem[] = [
  item("indikatorer", "Sjukfrånvaro", "Uppfylls inte", "Uppfylls inte, kommentera", "A9", { namn: "Sjukfrånvaro", utfall: "6,7 %", arsmal: "5,8 %", riktning: "lägre är bättre (gissning)", kommentar: "" }),
  item("indikatorer", "Andel nöjda kunder", "Uppfylls helt", "", "A10", { namn: "Andel nöjda kunder", utfall: "98 %", arsmal: "95 %", riktning: "högre är bättre", kommentar: "" }),
  item("mal", "4.2 Bra arbetsgivare", "Uppfylls delvis", "Motivera bedömningen", "B7", { nr: "4.2", mal: "Bra arbetsgivare", egen: "Uppfylls delvis", motivering: "" }),
];

class FollowUpWorkbook extends MemoryWorkbook {
  written = false;
  places: string[] = [];
  edits: [FollowUpKind, string, Readonly<Record<string, string>>][] = [];
  added: NewFollowUpItem[] = [];
  refusal: BokslutError | null = null;

  readonly followUp: FollowUpCommands = {
    status: async (): Promise<FollowUpStatus> => ({
      sheets: this.written ? ["Översikt", "Indikatorer", "Mål"] : [], inReport: 3, items: this.written ? ITEMS : [],
      goals: this.written ? [{ key: "mål 4.2", title: "4.2 Bra arbetsgivare", level: 2 }] : [], genderDifference: false, hasGender: false,
      words: this.written ? ["Uppnått", "På väg", "Ej uppnått", "Ej bedömt"] : [],
      settings: this.written ? [{ key: "tolerans", value: "10\u00a0%", sheet: "Indikatorer", address: "B3" }, { key: "ord", value: "Uppnått, På väg", sheet: "Översikt", address: "C6" }] : [],
    }),
    write: async () => {
      this.written = true;
      return done("3 rader skrevs.");
    },
    edit: async (kind, key, fields) => {
      if (this.refusal !== null) throw this.refusal;
      this.edits.push([kind, key, fields]);
      return done("Ändringen skrevs.");
    },
    add: async (added) => {
      this.added.push(added);
      return done("Raden lades till.");
    },
  };

  constructor() {
    super();
    const goTo = async (sheet: string, address?: string): Promise<CommandResult> => {
      this.places.push(`${sheet}!${address ?? ""}`);
      return done("Visar bladet.");
    };
    Object.assign(this.commands, { followUp: this.followUp, goTo });
  }
}

async function openPage(written: boolean): Promise<FollowUpWorkbook> {
  const workbook = new FollowUpWorkbook();
  workbook.written = written;
  await renderWithExample(workbook);
  await press(/^3 ?Mål och indikatorer/);
  await screen.findByRole("heading", { level: 1, name: "Mål och indikatorer" });
  await screen.findByText(/^Status, förklaring och förslag/);
  return workbook;
}

describe("the page of goals and indicators", () => {
  test("is a step of the checklist that says what waits, and writes the sheets", async () => {
    const workbook = new FollowUpWorkbook();
    await renderWithExample(workbook);
    await screen.findByText("3 rader i rapporten, inte skrivna");
    await press(/^3 ?Mål och indikatorer/);
    await screen.findByText(/Ändrar inget som finns/);
    await press("Skriv mål och indikatorer");
    await screen.findByText(/3 rader skrevs/);
    expect(workbook.written).toBe(true);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("lists what needs attention first, everything when asked, and goes to the cell", async () => {
    const workbook = await openPage(true);
    expect(screen.getByText("2 av 3 rader")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Gå till Andel nöjda kunder på bladet" })).toBeNull();
    await press("Gå till Sjukfrånvaro på bladet");
    expect(workbook.places).toEqual(["Indikatorer!A9"]);
    fireEvent.click(screen.getByRole("checkbox", { name: "Bara det som kräver åtgärd" }));
    expect(screen.getByText("3 rader")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Sök"), { target: { value: "arbetsgivare motivera" } });
    expect(screen.getByText("1 av 3 rader")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Sök"), { target: { value: "finns inte" } });
    expect(screen.getByText(/^Inget passar urvalet/)).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("changes only the fields that were changed", async () => {
    const workbook = await openPage(true);
    await press("Ändra Sjukfrånvaro");
    fireEvent.change(screen.getByLabelText("Kommentar"), { target: { value: "Fler långa sjukskrivningar." } });
    expect(await accessibilityFaults()).toEqual([]);
    await act(async () => {
      fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    });
    await screen.findByText("Ändringen skrevs.");
    expect(workbook.edits).toEqual([["indikatorer", "Sjukfrånvaro", { kommentar: "Fler långa sjukskrivningar." }]]);
    expect(screen.getByRole("heading", { level: 1, name: "Mål och indikatorer" })).toBeTruthy();
  });

  test("stays in the form when the workbook refuses, with the reason", async () => {
    const workbook = await openPage(true);
    workbook.refusal = new BokslutError("workbook", "Raden finns inte längre på bladet. Öppna sidan på nytt.");
    await press("Ändra Sjukfrånvaro");
    await act(async () => {
      fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    });
    await screen.findByText(/Raden finns inte längre/);
    expect(screen.getByRole("heading", { level: 1, name: "Ändra Sjukfrånvaro" })).toBeTruthy();
  });

  test("shows what is set on the sheets with the way to each cell, and judges in the user's own words", async () => {
    const workbook = await openPage(true);
    await press("Tolerans för en miss: 10\u00a0% av målet");
    await press(/^Ord och symboler: Uppnått/);
    expect(workbook.places).toEqual(["Indikatorer!B3", "Översikt!C6"]);
    await press("Nytt mål");
    fireEvent.click(screen.getByRole("combobox", { name: /Egen bedömning/ }));
    expect((await screen.findAllByRole("option")).map((option) => option.textContent)).toEqual(expect.arrayContaining(["Uppnått", "På väg", "Ej uppnått", "Ej bedömt"]));
    expect(screen.queryByRole("option", { name: "Uppfylls helt" })).toBeNull();
  });

  test("asks for a name before it adds", async () => {
    const workbook = await openPage(true);
    await press("Ny aktivitet");
    await act(async () => {
      fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    });
    expect(await screen.findByText("Skriv ett namn.")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Namn"), { target: { value: "Utbilda chefer" } });
    await act(async () => {
      fireEvent.submit(document.querySelector("form") as HTMLFormElement);
    });
    await screen.findByText("Raden lades till.");
    expect(workbook.added[0]).toMatchObject({ kind: "aktiviteter", goal: "", fields: { namn: "Utbilda chefer" } });
    expect(button("Ny aktivitet")).toBeTruthy();
  });
});
