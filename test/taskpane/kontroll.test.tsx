import { act, fireEvent, screen, within } from "@testing-library/react";
import { countsOf, judged, type Finding } from "../../src/kontroll";
import type { CellExplanation } from "../../src/excel/commands/kontroll-cell";
import type { ControlServices } from "../../src/taskpane/kontroll/control-services";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderWithExample, type } from "./render-pane";

const finding = (address: string, more: Partial<Finding> = {}): Finding => ({
  check: "formel-ersatt", severity: "fel", sheet: "Driftbudget", address, cell: null, expected: 5, actual: 9, difference: 4, explanation: `${address} stämmer inte.`, remedy: null, ...more,
});

/** A workbook with findings, and what the pane has asked of it. */
class Controlled extends MemoryWorkbook {
  asked: string[] = [];
  found: Finding[] = [finding("C6", { remedy: { type: "restore-formula", formula: "=AVVIKELSE(B6,C6)" } }), finding("D9", { check: "enhet", severity: "varning", sheet: "Investeringar" })];
  constructor() {
    super();
    Object.assign(this.commands, {
      goTo: async (sheet: string, address?: string) => {
        this.visited.push(`${sheet}!${address ?? ""}`);
        return { message: "", sheets: [], warnings: [] };
      },
    });
  }

  selected: (() => void) | null = null;
  explained: CellExplanation | null = null;
  readonly kontroll: ControlServices = {
    check: async () => ({ checkable: true, findings: judged(this.found, []), counts: countsOf(this.found), open: this.found.filter((one) => one.severity === "fel").length, sheet: null, signed: { sheets: 3, done: 2, changed: 1 }, name: "Anna Ek" }),
    run: async () => this.did("run"),
    mend: async (key) => ((this.found = this.found.filter((one) => one.remedy === null)), this.did(`mend ${key.includes("C6")}`)),
    approve: async ({ by, reason }) => this.did(`approve ${by}: ${reason}`),
    withdraw: async () => this.did("withdraw"),
    foreign: async () => this.did("foreign"),
    repair: async () => this.did("repair"),
    signOffs: async () => ({
      sheets: [{ sheet: "Driftbudget", open: 0, signed: { by: "Anna Ek", time: "2026-03-02 14:05", fingerprint: "3f9a 02c1 77be 40d5", changed: 1, changes: [{ place: "Driftbudget, B6", sheet: "Driftbudget", address: "B6", before: 40, after: 45.5 }] } }, { sheet: "Investeringar", open: 2, signed: null }],
      report: null, open: 0, name: "Anna Ek",
    }),
    sign: async ({ sheet, by }) => this.did(`sign ${sheet ?? "rapporten"} ${by}`),
    unsign: async (sheet) => this.did(`unsign ${sheet}`),
    handout: async () => ({ rewritten: 0 }),
    makeHandout: async () => this.did("handout"),
    restoreHandout: async () => this.did("restore"),
    onSelectionChanged: (listener) => ((this.selected = listener), () => (this.selected = null)),
    explainSelection: async () => this.explained ?? ({
      sheet: "Driftbudget", address: "D6", place: "cell", findings: [], sentences: [{ sheet: "Berättelse", address: "B5", text: "Kostnaderna blev högre." }],
      table: { caption: "Driftbudget", row: "Kostnader", column: "Avvikelse", value: -1.5, formula: "=AVVIKELSE(B6,C6)", rule: "Avvikelse = Budget − Bokslut.", sources: [{ sheet: "Driftbudget", address: "B6", label: "Kostnader, Budget", value: 40, file: "huvudbok.se" }], moreSources: 0, trace: { file: "huvudbok.se", time: "2026-03-02 09.15", unit: "kr", value: -2, rows: [{ source: "rad 12", account: "5010", object: "100", objectName: "Bibliotek", amount: "-1500000.00" }], more: 0, moreSum: "0" }, changedSince: true },
    }),
  };

  private did(what: string): { message: string; sheets: string[]; warnings: string[] } {
    this.asked.push(what);
    return { message: `Gjort: ${what}.`, sheets: [], warnings: [] };
  }
}

async function opened(name: RegExp): Promise<Controlled> {
  const workbook = new Controlled();
  await renderWithExample(workbook);
  await press("Lägg ut tabeller");
  await screen.findByText(/tabeller är utlagda/);
  await screen.findByRole("button", { name: /^1\sfel$/ });
  await press(name);
  return workbook;
}

describe("the page Kontroll", () => {
  test("the checklist and the header say how many, and the list is grouped, counted and accessible", async () => {
    await opened(/^\d ?Kontroll/);
    expect(await screen.findByRole("heading", { name: "Fel 1" })).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Varningar 1" })).toBeTruthy();
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("arrows move in the list, Enter goes to the cell, and the remedy says what it will do", async () => {
    const workbook = await opened(/^\d ?Kontroll/);
    const first = await screen.findByRole("button", { name: /Driftbudget, C6/ });
    first.focus();
    fireEvent.keyDown(first, { key: "ArrowDown" });
    expect(document.activeElement?.textContent).toContain("Investeringar, D9");
    await press(/Driftbudget, C6/);
    expect(workbook.visited).toEqual(["Driftbudget!C6"]);
    expect(screen.getByText("Åtgärda sätter tillbaka formeln =AVVIKELSE(B6;C6)")).toBeTruthy();
    await press("Åtgärda");
    await screen.findByText("Gjort: mend true.");
    expect(screen.queryByRole("button", { name: /Driftbudget, C6/ })).toBeNull();
  });

  test("filters, and approves with a name and a reason", async () => {
    const workbook = await opened(/^\d ?Kontroll/);
    await press("Varningar 1");
    expect(screen.queryByRole("button", { name: /Driftbudget, C6/ })).toBeNull();
    await press(/Investeringar, D9/);
    await press("Godkänn med motivering");
    fireEvent.change(screen.getByLabelText("Motivering"), { target: { value: "Engångspost" } });
    await act(async () => {
      fireEvent.submit(screen.getByLabelText("Motivering").closest("form") as HTMLFormElement);
      await Promise.resolve();
    });
    await screen.findByText("Gjort: approve Anna Ek: Engångspost.");
    expect(workbook.asked).toContain("approve Anna Ek: Engångspost");
  });
});

describe("klarmarkering and the cell", () => {
  test("old and new are told, a sheet with fel cannot be signed, and a name is kept", async () => {
    const workbook = await opened(/Klarmarkera och lämna ut/);
    expect(await screen.findByText("Driftbudget, B6: 40 → 45,5")).toBeTruthy();
    expect(screen.getByText(/Ändrat efter klarmarkering: 1\scell/)).toBeTruthy();
    expect(button("Klarmarkera Investeringar")).toHaveProperty("disabled", true);
    type("Ditt namn", "Bo Alm");
    await press("Klarmarkera rapporten");
    await press("Gör utlämningskopia");
    expect(workbook.asked).toEqual(["sign rapporten Bo Alm", "handout"]);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("the selected cell is explained with its sources and sentences", async () => {
    const workbook = await opened(/Den här cellen/);
    await press("Förklara markerad cell");
    expect(await screen.findByText("Avvikelse = Budget − Bokslut.")).toBeTruthy();
    expect(within(screen.getByRole("main")).getByText("Kostnaderna blev högre.", { exact: false })).toBeTruthy();
    expect(screen.getByText("Hämtad ur huvudbok.se, 2026-03-02 09.15. Cellen har ändrats sedan dess: då skrevs −2.")).toBeTruthy();
    expect(screen.getByText("5010 · 100 · Bibliotek")).toBeTruthy();
    await press("Kostnader, Budget");
    expect(workbook.visited).toEqual(["Driftbudget!B6"]);
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("the page follows the selection while it is open, and says plainly what is no cell of the report", async () => {
    const workbook = await opened(/Den här cellen/);
    expect(await screen.findByText("Avvikelse = Budget − Bokslut.")).toBeTruthy();
    workbook.explained = { sheet: "Driftbudget", address: "A4", place: "label", table: null, sentences: [], findings: [] };
    workbook.selected?.();
    expect(await screen.findByText(/rubrik eller ett namn/)).toBeTruthy();
    workbook.explained = { sheet: "Eget blad", address: "A1", place: "outside", table: null, sentences: [], findings: [] };
    workbook.selected?.();
    workbook.selected?.();
    expect(await screen.findByText(/hör inte till rapporten/)).toBeTruthy();
    expect(screen.queryByText("Kontrollen säger")).toBeNull();
    await press("Tillbaka till periodens steg");
    expect(workbook.selected).toBeNull();
  });
});
