import { act, screen, waitFor, within } from "@testing-library/react";
import { BokslutError } from "../../src/domain/errors";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderPane, renderWithExample } from "./render-pane";

describe("the first run", () => {
  test("shows three lines of text and two buttons, and says that there is no report", async () => {
    await renderPane();
    await screen.findByRole("heading", { level: 1, name: "Kom igång" });
    expect(within(screen.getByRole("main")).getAllByText(/\./)).toHaveLength(3);
    expect(screen.getAllByRole("button").map((element) => element.textContent)).toEqual(["Ny rapport", "Öppna exempel"]);
    expect(screen.getByRole("region", { name: "Öppen rapport" })).toHaveProperty("textContent", "Ingen rapport i arbetsboken");
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("leaves the focus where it is: the user may be working in a cell", async () => {
    await renderPane();
    expect(document.activeElement).toBe(document.body);
  });

  test("opens the example with one press, tells of it and moves to the checklist", async () => {
    await renderPane();
    await press("Öppna exempel");
    const heading = await screen.findByRole("heading", { level: 1, name: "Periodens steg" });
    expect(document.activeElement).toBe(heading);
    await screen.findByText(/Rapporten Verksamhetsberättelse 2017 för servicenämnden är öppnad/);
    expect(screen.getByRole("region", { name: "Öppen rapport" }).textContent).toContain("Verksamhetsberättelse 2017 för servicenämnden");
    expect(await accessibilityFaults()).toEqual([]);
  });
});

describe("the checklist", () => {
  test("numbers the steps without gaps and tells the state of each in words", async () => {
    await renderWithExample();
    const steps = within(screen.getByRole("list", { name: "Periodens steg i ordning" })).getAllByRole("button");
    expect(steps.map((step) => (step.textContent ?? "").replace(/\u00a0/g, " "))).toEqual([
      "1Rapporten Verksamhetsberättelse 2017, mnkr",
      "2Tabeller 2 tabeller, ingen utlagd",
      "3Berättelse Inte skriven, väntar på tabellerna",
    ]);
  });

  test("the button does the next step: lay out, then write, from the same place", async () => {
    const workbook = await renderWithExample();
    expect(screen.getByText("Skriver 2 blad, ändrar inget som finns.")).toBeTruthy();
    await press("Lägg ut tabeller");
    await screen.findByText(/2 tabeller är utlagda/);
    expect(button(/^2 ?Tabeller/).textContent?.replace(/\u00a0/g, " ")).toContain("2 tabeller utlagda, 6 tomma celler");
    await press("Skriv berättelse");
    await screen.findByText(/12 stycken är skrivna/);
    expect(button(/^3 ?Berättelse/).textContent?.replace(/\u00a0/g, " ")).toContain("12 stycken");
    expect(workbook.narrative).not.toBeNull();
  });

  test("a message links to the sheet that was written", async () => {
    const workbook = await renderWithExample();
    await press("Lägg ut tabeller");
    await screen.findByText(/2 tabeller är utlagda/);
    await press("Gå till Blad arsjamforelse");
    expect(workbook.visited).toEqual(["Blad arsjamforelse"]);
  });

  test("a table without a template is said, never counted as left to do", async () => {
    const workbook = new MemoryWorkbook();
    await workbook.commands.openReport((await workbook.loadExample()).report);
    workbook.tables = workbook.tables.map((table, index) => (index === 0 ? { ...table, templateTitle: null } : table));
    await renderPane(workbook);
    const step = await screen.findByRole("button", { name: /^2 ?Tabeller/ });
    expect(step.textContent?.replace(/\u00a0/g, " ")).toContain("1 tabell, inte utlagd, 1 tabell saknar mall");
    expect(screen.getByText("Skriver 1 blad, ändrar inget som finns.")).toBeTruthy();
  });

  test("follows a change made in the workbook", async () => {
    const workbook = await renderWithExample();
    workbook.narrative = { sheet: "Berättelse", paragraphs: 1 };
    workbook.listeners.forEach((listener) => listener());
    await waitFor(() => expect(button(/^3 ?Berättelse/).textContent?.replace(/\u00a0/g, " ")).toContain("1 stycke"), { timeout: 3000 });
  });
});

describe("a change while the user writes in the next cell", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("is read when the cell is closed, without an error in between", async () => {
    const workbook = await renderWithExample();
    workbook.narrative = { sheet: "Berättelse", paragraphs: 7 };
    workbook.statusFault = new Error("InvalidOperationInCellEditMode");
    workbook.listeners.forEach((listener) => listener());
    await act(async () => {
      await jest.advanceTimersByTimeAsync(1000);
    });
    expect(screen.queryByRole("alert")).toBeNull();
    workbook.statusFault = null;
    await act(async () => {
      await jest.advanceTimersByTimeAsync(2000);
    });
    expect(button(/^3 ?Berättelse/).textContent?.replace(/\u00a0/g, " ")).toContain("7 stycken");
  });
});

describe("when the workbook refuses", () => {
  test("a rule's own sentence is shown as it stands, as an alert, and can be closed", async () => {
    const workbook = await renderWithExample();
    workbook.refuse = new BokslutError("workbook", "Bladet Driftbudget är skyddat. Ta bort skyddet och försök igen.");
    await press("Lägg ut tabeller");
    const alert = await screen.findByRole("alert");
    await within(alert).findByText("Bladet Driftbudget är skyddat. Ta bort skyddet och försök igen.");
    expect(await accessibilityFaults()).toEqual([]);
    await press("Stäng meddelandet");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
  });

  test("an error from Excel is told with what was being done and what to try", async () => {
    const workbook = await renderWithExample();
    workbook.refuse = new Error("InvalidOperationInCellEditMode");
    await press("Lägg ut tabeller");
    await screen.findByText(/^Det gick inte att lägga ut tabellerna. Excel svarade: ”InvalidOperationInCellEditMode.” Kontrollera att ingen cell är öppen/);
    expect(button("Lägg ut tabeller").getAttribute("aria-disabled")).not.toBe("true");
  });

  test("a workbook that cannot be read gives a way to read it again", async () => {
    const workbook = new MemoryWorkbook();
    workbook.statusFault = new Error("GeneralException");
    await renderPane(workbook);
    await screen.findByText(/Arbetsboken gick inte att läsa. Excel svarade: ”GeneralException.”/);
    workbook.statusFault = null;
    await press("Läs arbetsboken igen");
    await screen.findByRole("heading", { name: "Kom igång" });
  });
});
