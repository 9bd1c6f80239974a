import { act, fireEvent, screen } from "@testing-library/react";
import { BokslutError } from "../../src/domain/errors";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderWithExample } from "./render-pane";

async function openFunctions(workbook = new MemoryWorkbook()): Promise<MemoryWorkbook> {
  await renderWithExample(workbook);
  await press(/^Funktioner/);
  await screen.findByRole("heading", { level: 1, name: "Funktioner" });
  await screen.findByText(/funktioner|gick inte att hämta/);
  return workbook;
}

function names(): (string | null)[] {
  return [...screen.getByRole("main").querySelectorAll(".function-name")].map((element) => element.textContent);
}

function search(words: string): void {
  fireEvent.change(screen.getByRole("searchbox", { name: "Sök funktion" }), { target: { value: words } });
}

describe("the function page", () => {
  test("lists every function and asks for a choice", async () => {
    await openFunctions();
    expect(names()).toEqual(["AVVIKELSE", "FÖRÄNDRING", "TEXTSIFFROR"]);
    expect(button("Infoga exempel").getAttribute("aria-disabled")).toBe("true");
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("searches in names and descriptions, with or without the dots and rings", async () => {
    await openFunctions();
    search("forandring");
    expect(names()).toEqual(["FÖRÄNDRING"]);
    search("mellan ÅREN");
    expect(names()).toEqual([]);
    expect(screen.getByText(/Ingen funktion passar ”mellan ÅREN”/)).toBeTruthy();
    search("mellan år");
    expect(names()).toEqual(["FÖRÄNDRING"]);
    expect(screen.getByText("1 av 3 funktioner")).toBeTruthy();
  });

  test("Enter in the search moves to the first hit", async () => {
    await openFunctions();
    search("text");
    fireEvent.keyDown(screen.getByRole("searchbox"), { key: "Enter", keyCode: 13, which: 13 });
    expect(document.activeElement).toBe(button(/^TEXTSIFFROR/));
  });

  test("a chosen function shows its call in Swedish notation, its arguments, an example and its help", async () => {
    await openFunctions();
    await press(/^AVVIKELSE/);
    expect(button(/^AVVIKELSE/).getAttribute("aria-expanded")).toBe("true");
    expect(screen.getByText("AVVIKELSE(budget; utfall; [radslag])")).toBeTruthy();
    expect(screen.getByText('=AVVIKELSE(49;51,4;"kostnad";"intäkter positiva")')).toBeTruthy();
    expect(screen.getByRole("link", { name: /Öppna hjälpen för AVVIKELSE/ }).getAttribute("href")).toBe("docs/functions/AVVIKELSE.html");
    expect(screen.getByText("(frivilligt)")).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("an argument that repeats is shown as one", async () => {
    await openFunctions();
    await press(/^TEXTSIFFROR/);
    expect(screen.getByText("TEXTSIFFROR(mall; värden; …)")).toBeTruthy();
  });

  test("inserts the example, in the notation that Office.js wants, into the selected cell", async () => {
    const workbook = await openFunctions();
    await press(/^AVVIKELSE/);
    await press("Infoga exempel");
    await screen.findByText("Exemplet står i cellen B4.");
    expect(workbook.formulas).toEqual(['=AVVIKELSE(49,51.4,"kostnad","intäkter positiva")']);
  });

  test("a filled cell is never overwritten without a yes", async () => {
    const workbook = await openFunctions();
    workbook.selectedCell = "1 437,0";
    await press(/^AVVIKELSE/);
    await press("Infoga exempel");
    await screen.findByText(/Cellen B4 innehåller 1 437,0/);
    expect(workbook.formulas).toEqual([]);
    expect(document.activeElement).toBe(button("Skriv över cellen"));
    expect(await accessibilityFaults()).toEqual([]);
    await press("Skriv över cellen");
    await screen.findByText("Exemplet står i cellen B4.");
    expect(workbook.formulas).toHaveLength(1);
    expect(document.activeElement).toBe(button("Infoga exempel"));
  });

  test("another refusal is told without an offer to overwrite", async () => {
    const workbook = await openFunctions();
    workbook.refuse = new BokslutError("workbook", "Bladet är skyddat. Ta bort skyddet och försök igen.");
    await press(/^AVVIKELSE/);
    await press("Infoga exempel");
    await screen.findByText("Bladet är skyddat. Ta bort skyddet och försök igen.");
    expect(screen.queryByRole("button", { name: "Skriv över cellen" })).toBeNull();
  });

  test("a list that cannot be fetched is told, and can be fetched again", async () => {
    const workbook = new MemoryWorkbook();
    workbook.functionsFault = true;
    await openFunctions(workbook);
    expect(screen.getByRole("alert").textContent).toContain("Listan över funktioner gick inte att hämta");
    workbook.functionsFault = false;
    await act(async () => {
      fireEvent.click(button("Hämta igen"));
      await Promise.resolve();
    });
    await screen.findByText("3 funktioner");
  });
});
