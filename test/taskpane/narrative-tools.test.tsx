import { fireEvent, screen, waitFor } from "@testing-library/react";
import type { CommandResult } from "../../src/excel/commands/result";
import type { BindRequest, NarrativeChoices, NarrativeCommands, NarrativeParagraph, ReviewedPlace } from "../../src/taskpane/narrative/narrative-commands";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, press, renderWithExample } from "./render-pane";

const paragraph = (key: string, state: string, text: string, before = ""): NarrativeParagraph => ({
  key, section: "Analys per verksamhet", sheet: "Berättelse", address: `D${5 + Number(key)}`, state, text, before, openText: key === "3" ? "Vi köpte 4 bilar." : "",
});

const place: ReviewedPlace = {
  start: 9, end: 10, text: "4", sentence: "Vi köpte 4 bilar.", verdict: "found", reason: "", cell: { sheet: "Statistik", address: "B7", name: "Bilar, Antal" },
};

class NarrativeWorkbook extends MemoryWorkbook {
  marked: (readonly string[] | undefined)[] = [];
  bound: BindRequest[] = [];
  reviewed: string[] = [];
  saved: NarrativeChoices[] = [];
  checked: { openErrors: number; warning: string | null } = { openErrors: 0, warning: null };
  paragraphs: readonly NarrativeParagraph[] = [
    paragraph("1", "ändrad siffra", "Museer redovisar ett överskott om 2,0 mnkr.", "Museer redovisar ett underskott om 1,0 mnkr."),
    paragraph("2", "ny", "Bibliotek redovisar ingen avvikelse."), paragraph("3", "klar", "Vi köpte 4 bilar.", "Vi köpte 4 bilar."),
  ];
  readonly narrativeCommands: NarrativeCommands = {
    readParagraphs: async () => this.paragraphs,
    markDone: async (keys): Promise<CommandResult> => {
      this.marked.push(keys);
      this.paragraphs = this.paragraphs.map((one) => (keys === undefined || keys.includes(one.key ?? "") ? { ...one, state: "klar" } : one));
      return { message: "Klart.", sheets: [], warnings: [] };
    },
    review: async (texts) => {
      this.reviewed.push(...texts);
      return texts.map((text) => (text.includes("110") ? [{ ...place, text: "110,0 mnkr", verdict: "contradicting" as const, reason: "Tabellen säger något annat." }] : text.includes("4") ? [place] : []));
    },
    bind: async (request): Promise<CommandResult> => {
      this.bound.push(request);
      return { message: "Bunden.", sheets: [], warnings: [] };
    },
    settings: async () => ({ choices: { name: "", word: "kontoret", decides: "", smallAmount: null, named: 3, causes: true, fundCeiling: 0.1 }, guessed: { name: "servicenämnden", word: "nämnden", decides: "servicenämnden" }, unit: "mnkr" as const }),
    saveSettings: async (choices): Promise<CommandResult> => {
      this.saved.push(choices);
      return { message: "Sparat.", sheets: [], warnings: [] };
    },
    wordDocument: async () => ({ name: "Rapport.docx", bytes: new Uint8Array([1]), ...this.checked }),
    formatted: async () => ({ html: "<p>Hej</p>", text: "Hej", ...this.checked }),
  };

  constructor() {
    super();
    Object.assign(this.commands, { narrative: this.narrativeCommands });
  }
}

async function openPage(): Promise<NarrativeWorkbook> {
  const workbook = new NarrativeWorkbook();
  await workbook.commands.openReport((await workbook.loadExample()).report);
  await workbook.commands.layOutTables({});
  await workbook.commands.writeNarrative();
  workbook.commands.openReport = async () => ({ message: "", sheets: [], warnings: [] });
  await renderWithExample(workbook);
  await press(/Berättelse/);
  await screen.findByRole("heading", { name: "Stycken" });
  return workbook;
}

test("changed paragraphs show their old and new wording, go to their cell, and are marked klar", async () => {
  const workbook = await openPage();
  expect(await screen.findByText(/Museer redovisar ett underskott om 1,0 mnkr\./)).toBeTruthy();
  expect(screen.getByText(/Museer redovisar ett överskott om 2,0 mnkr\./)).toBeTruthy();
  await press("Analys per verksamhet (D6), gå till stycket");
  expect(workbook.visited).toContain("Berättelse");
  await press("Markera som klart: stycket i D6, Analys per verksamhet");
  expect(workbook.marked).toEqual([["1"]]);
  await screen.findByRole("tab", { name: /Ändrade \(0\)/ });
  await press("Markera alla som klara");
  expect(workbook.marked).toEqual([["1"], undefined]);
  expect(await accessibilityFaults()).toEqual([]);
});

test("a loose figure of an own text is bound to the cell it was found in, or to the selected one", async () => {
  const workbook = await openPage();
  await waitFor(() => screen.getByRole("button", { name: "Bind till Statistik B7: 4" }));
  await press("Bind till Statistik B7: 4");
  await press("Bind till markerad cell: 4");
  expect(workbook.bound).toEqual([{ key: "3", start: 9, end: 10, cell: { sheet: "Statistik", address: "B7" } }, { key: "3", start: 9, end: 10 }]);
});

test("a pasted text is reviewed: each figure with its verdict and the way to its cell", async () => {
  const workbook = await openPage();
  const field = screen.getByLabelText("Text att granska");
  fireEvent.change(field, { target: { value: "Kontoret föreslår omslutningsminskning med 110,0 mnkr." } });
  await press("Granska text");
  await screen.findByText("Motsägs av tabellen");
  expect(screen.getAllByRole("status").filter((one) => one.textContent?.includes("1\u00a0motsägs"))).toHaveLength(1);
  await press(/Bilar, Antal \(Statistik B7\)/);
  expect(workbook.visited).toContain("Statistik");
  expect(await accessibilityFaults()).toEqual([]);
});

test("the settings are shown with what is guessed, refuse what is no number, and are saved", async () => {
  const workbook = await openPage();
  await press("Ändra inställningar");
  const name = await screen.findByLabelText("Organisationens namn i första meningen");
  expect(name.getAttribute("placeholder")).toBe("servicenämnden");
  expect((screen.getByLabelText("Eget ord därefter") as HTMLInputElement).value).toBe("kontoret");
  fireEvent.change(screen.getByLabelText("Samla avvikelser under (mnkr)"), { target: { value: "lite" } });
  await screen.findByText("Skriv ett belopp från noll, till exempel 0,5, eller lämna tomt.");
  await press("Spara inställningarna");
  expect(workbook.saved).toEqual([]);
  fireEvent.change(screen.getByLabelText("Samla avvikelser under (mnkr)"), { target: { value: "0,5" } });
  fireEvent.change(screen.getByLabelText("Eget ord därefter"), { target: { value: "förvaltningen" } });
  fireEvent.change(screen.getByLabelText("Resultatfondens tak, procent av omslutningen"), { target: { value: "" } });
  await press("Spara inställningarna");
  await waitFor(() => expect(workbook.saved).toEqual([{ name: "", word: "förvaltningen", decides: "", smallAmount: 0.5, named: 3, causes: true, fundCeiling: null }]));
  expect(await accessibilityFaults()).toEqual([]);
});

test("a report that is carried out with open fel says so and leads to Kontroll; it is carried out all the same", async () => {
  const workbook = await openPage();
  Object.assign(URL, { createObjectURL: () => "#rapport", revokeObjectURL: () => undefined });
  workbook.checked = { openErrors: 2, warning: "Kontrollen har 2 fel som ingen har rättat eller godkänt, på bladet Driftbudget. Rätta eller godkänn dem innan rapporten lämnas vidare." };
  await press("Spara som Word");
  expect(await screen.findByText(/Rapport\.docx är sparad/)).toBeTruthy();
  expect(screen.getByText(/2 fel som ingen har rättat eller godkänt, på bladet Driftbudget/)).toBeTruthy();
  await press("Öppna Kontroll");
  expect(await screen.findByRole("heading", { name: "Kontroll", level: 1 })).toBeTruthy();
});
