import { act, fireEvent, screen, within } from "@testing-library/react";
import { BokslutError } from "../../src/domain/errors";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderPane, renderWithExample } from "./render-pane";

const comparison = "Ekonomiskt årsutfall för 2016 och 2017 – Nämndens utfall (mnkr)";
const result = "Resultat per verksamhetsområde (mnkr)";

async function openTables(workbook = new MemoryWorkbook()): Promise<MemoryWorkbook> {
  await renderWithExample(workbook);
  await press(/^2 ?Tabeller/);
  await screen.findByRole("heading", { level: 1, name: "Tabeller" });
  return workbook;
}

function lines(): string[] {
  return within(screen.getByRole("list", { name: "Rapportens tabeller" }))
    .getAllByRole("listitem")
    .map((item) => (item.querySelector(".table-state")?.textContent ?? "").replace(/\u00a0/g, " "));
}

describe("the tables page", () => {
  test("lists the tables with template and state; those that are left are chosen", async () => {
    await openTables();
    expect(lines()).toEqual(["Mallen arsjamforelseInte utlagd", "Mallen resultat-per-verksamhetsomradeInte utlagd"]);
    expect(screen.getAllByRole("checkbox").map((box) => (box as HTMLInputElement).checked)).toEqual([true, true, false, false]);
    expect(screen.getByText("Skriver 2 blad, ändrar inget som finns.")).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("lays out only what is chosen, tells where it stands and links to it", async () => {
    const workbook = await openTables();
    fireEvent.click(screen.getByRole("checkbox", { name: result }));
    expect(screen.getByText("Skriver 1 blad, ändrar inget som finns.")).toBeTruthy();
    await press("Lägg ut tabeller");
    await screen.findByText(/1 tabeller är utlagda/);
    expect(lines()).toEqual(["Mallen arsjamforelseUtlagd på bladet Blad arsjamforelse, 3 tomma celler", "Mallen resultat-per-verksamhetsomradeInte utlagd"]);
    const line = screen.getByText(comparison).closest("li");
    expect(line).not.toBeNull();
    fireEvent.click(within(line as HTMLElement).getByRole("button", { name: "Gå till Blad arsjamforelse" }));
    expect(workbook.visited).toEqual(["Blad arsjamforelse"]);
  });

  test("when all are laid out the button waits, and the page says how to get one anew", async () => {
    await openTables();
    await press("Lägg ut tabeller");
    await screen.findByText("Inga tabeller är kvar att lägga ut. Ta bort ett blad om du vill lägga ut dess tabell på nytt.");
    expect(button("Lägg ut tabeller").getAttribute("aria-disabled")).toBe("true");
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("nothing chosen: the button waits and says why", async () => {
    await openTables();
    fireEvent.click(screen.getByRole("checkbox", { name: comparison }));
    fireEvent.click(screen.getByRole("checkbox", { name: result }));
    expect(screen.getByText("Välj minst en tabell.")).toBeTruthy();
    expect(button("Lägg ut tabeller").getAttribute("aria-disabled")).toBe("true");
  });

  test("a table without a template cannot be chosen, and says so", async () => {
    const workbook = new MemoryWorkbook();
    await workbook.commands.openReport((await workbook.loadExample()).report);
    workbook.tables = workbook.tables.map((table, index) => (index === 1 ? { ...table, templateTitle: null } : table));
    await renderPane(workbook);
    await press(/^2 ?Tabeller/);
    expect(screen.getByRole("checkbox", { name: result })).toHaveProperty("disabled", true);
    expect(lines()[1]).toBe("Bokslut har ingen mall för den här tabellen. Den läggs inte ut.");
  });

  test("a report without tables says where to get one with tables", async () => {
    const workbook = new MemoryWorkbook();
    await workbook.commands.openReport((await workbook.loadExample()).report);
    workbook.tables = [];
    await renderPane(workbook);
    await press(/^2 ?Tabeller/);
    expect(screen.getByText(/^Rapporten har inga tabeller\. Öppna en rapport/)).toBeTruthy();
  });
});

describe("progress", () => {
  interface Gate {
    step: () => Promise<void>;
    open: () => Promise<void>;
  }

  /** A layout of nine sheets that stands still between its steps until the test lets it go on. */
  function gated(workbook: MemoryWorkbook): Gate {
    let release: () => void = () => undefined;
    let finish = false;
    workbook.gate = async (progress) => {
      for (let sheet = 1; sheet <= 9 && !finish; sheet += 1) {
        progress?.report(sheet - 1, 9, `Tabell ${sheet}`);
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        if (progress?.cancelled() === true) throw new BokslutError("cancelled", `Avbrutet. ${sheet} av 9 tabeller är utlagda.`);
      }
    };
    const settle = async (): Promise<void> => {
      await act(async () => {
        release();
        await Promise.resolve();
        await Promise.resolve();
      });
    };
    return {
      step: settle,
      open: async () => {
        finish = true;
        await settle();
      },
    };
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.runOnlyPendingTimers();
    jest.useRealTimers();
  });

  const pass = (milliseconds: number): void => {
    act(() => {
      jest.advanceTimersByTime(milliseconds);
    });
  };

  test("short work shows none; after half a second the sheet is counted, after a second it can be stopped", async () => {
    const workbook = await openTables();
    const gate = gated(workbook);
    await press("Lägg ut tabeller");
    pass(400);
    expect(screen.queryByRole("progressbar")).toBeNull();
    pass(200);
    expect(screen.getByRole("progressbar").getAttribute("aria-valuetext")).toBe("Blad 1 av 9 · Tabell 1");
    expect(screen.getByText("Blad 1 av 9 · Tabell 1")).toBeTruthy();
    await gate.step();
    await gate.step();
    expect(screen.getByText("Blad 3 av 9 · Tabell 3")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Avbryt" })).toBeNull();
    pass(500);
    expect(await accessibilityFaultsInRealTime()).toEqual([]);
    await press("Avbryt");
    expect(screen.getByText("Avbryter efter det här steget …")).toBeTruthy();
    await gate.step();
    pass(100);
    expect(screen.getByText("Avbrutet. 3 av 9 tabeller är utlagda.")).toBeTruthy();
    expect(screen.queryByRole("progressbar")).toBeNull();
  });

  test("bars and sums that foot are chosen before the tables are laid out", async () => {
    const workbook = await openTables();
    const layOut = jest.spyOn(workbook.commands, "layOutTables");
    fireEvent.click(screen.getByRole("checkbox", { name: "Staplar i avvikelsekolumnerna" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "Summorna går ihop på papper" }));
    await press("Lägg ut tabeller");
    expect(layOut).toHaveBeenCalledWith(expect.objectContaining({ dataBars: true, footing: true }));
  });

  test("the button cannot be pressed twice, and keeps the focus", async () => {
    const workbook = await openTables();
    const gate = gated(workbook);
    const layOut = jest.spyOn(workbook.commands, "layOutTables");
    button("Lägg ut tabeller").focus();
    await press("Lägg ut tabeller");
    await press("Lägg ut tabeller");
    expect(layOut).toHaveBeenCalledTimes(1);
    expect(document.activeElement).toBe(button("Lägg ut tabeller"));
    await gate.open();
    pass(100);
    expect(screen.getByText(/2 tabeller är utlagda/)).toBeTruthy();
    expect(document.activeElement).toBe(button("Lägg ut tabeller"));
  });

  async function accessibilityFaultsInRealTime(): Promise<string[]> {
    jest.useRealTimers();
    const faults = await accessibilityFaults();
    jest.useFakeTimers();
    return faults;
  }
});
