import { screen } from "@testing-library/react";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderWithExample } from "./render-pane";

async function openNarrative(laidOut: boolean): Promise<MemoryWorkbook> {
  const workbook = await renderWithExample();
  if (laidOut) {
    await press("Lägg ut tabeller");
    await screen.findByText(/tabeller är utlagda/);
  }
  await press(/^3 ?Berättelse/);
  await screen.findByRole("heading", { level: 1, name: "Berättelse" });
  return workbook;
}

describe("the narrative page", () => {
  test("waits for the tables, and says so", async () => {
    await openNarrative(false);
    expect(button("Skriv berättelse").getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByText(/^Lägg ut minst en tabell först/)).toBeTruthy();
    expect(screen.getByText("Berättelsen är inte skriven.")).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("says what it will do, writes, tells how many paragraphs and links to them", async () => {
    const workbook = await openNarrative(true);
    expect(screen.getByText("Skriver 1 blad, ändrar inget som finns.")).toBeTruthy();
    await press("Skriv berättelse");
    await screen.findByText(/12 stycken är skrivna/);
    expect(screen.getByText(/12 stycken på bladet Berättelse/)).toBeTruthy();
    expect(screen.getByText(/^Skriver om meningarna på bladet Berättelse/)).toBeTruthy();
    const links = screen.getAllByRole("button", { name: "Gå till Berättelse" });
    expect(links).toHaveLength(2);
    links.forEach((link) => link.click());
    expect(workbook.visited).toEqual(["Berättelse", "Berättelse"]);
  });
});
