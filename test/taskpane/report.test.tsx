import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { accessibilityFaults, button, press, renderPane, renderWithExample, type } from "./render-pane";

const thisYear = new Date().getFullYear();

async function openForm(): ReturnType<typeof renderPane> {
  const workbook = await renderPane();
  await press("Ny rapport");
  await screen.findByRole("heading", { name: "Ny rapport" });
  return workbook;
}

async function choose(field: string, option: string): Promise<void> {
  fireEvent.click(screen.getByRole("combobox", { name: new RegExp(`^${field}`) }));
  fireEvent.click(await screen.findByRole("option", { name: option }));
}

describe("a new report", () => {
  test("the heading takes the focus, every field has a label, and axe has nothing to say", async () => {
    await openForm();
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Ny rapport" }));
    for (const label of ["Organisation", "År", "Eget ord i berättelsen", "Diarienummer (om det finns)"]) {
      expect(screen.getByLabelText(label, { selector: "input" })).toBeTruthy();
    }
    expect(await accessibilityFaults()).toEqual([]);
  });

  test("a verksamhetsberättelse in mnkr becomes the workbook's report", async () => {
    const workbook = await openForm();
    type("Organisation", "  Socialnämnden ");
    type("År", "2025");
    type("Diarienummer (om det finns)", "SN 2026/14");
    type("Eget ord i berättelsen", "förvaltningen");
    fireEvent.change(screen.getByRole("textbox", { name: /^Verksamheter/ }), { target: { value: "Äldreomsorg\r\n\r\n  Individ- och familjeomsorg\t\nÄldreomsorg\n" } });
    fireEvent.click(screen.getByRole("radio", { name: /^Intäkter positiva/ }));
    await press("Skapa rapporten");
    await screen.findByText("Rapporten är skapad.");
    expect(workbook.report).toEqual({
      title: "Verksamhetsberättelse 2025 för Socialnämnden",
      organisation: "Socialnämnden",
      report_type: "verksamhetsberättelse",
      unit: "mnkr",
      diary_number: "SN 2026/14",
      period: "2025",
      year: 2025,
      from: "2025-01-01",
      to: "2025-12-31",
    });
    expect(workbook.signs).toEqual(["intakter_positiva"]);
    expect(workbook.ownWord).toBe("förvaltningen");
    expect(workbook.units).toEqual(["Äldreomsorg", "Individ- och familjeomsorg"]);
    expect(screen.getByRole("heading", { level: 1, name: "Periodens steg" })).toBeTruthy();
  });

  test("handläggare and the report's date are asked once; a date that is none is told of at its field", async () => {
    const workbook = await openForm();
    type("Organisation", "Socialnämnden");
    type("Handläggare (om du vill)", " Anna Ek ");
    type(/^Rapportens datum/, "2026-02-30");
    await press("Skapa rapporten");
    await screen.findByText(/^Skriv datumet som år, månad och dag/);
    expect(document.activeElement).toBe(screen.getByLabelText(/^Rapportens datum/));
    expect(workbook.report).toBeNull();
    type(/^Rapportens datum/, "2026-02-28");
    await press("Skapa rapporten");
    await screen.findByText("Rapporten är skapad.");
    expect(workbook.report).toMatchObject({ handlaggare: "Anna Ek", datum: "2026-02-28" });
  });

  test.each([
    ["Tertialrapport 1", "tertialrapport", `Tertial 1 ${thisYear}`, `${thisYear}-04-30`],
    ["Tertialrapport 2", "tertialrapport", `Tertial 2 ${thisYear}`, `${thisYear}-08-31`],
    ["Underlag till budget", "underlag till budget", `${thisYear}–${thisYear + 2}`, `${thisYear + 2}-12-31`],
  ])("%s gets its period and its dates", async (kind, reportType, period, to) => {
    const workbook = await openForm();
    type("Organisation", "Kulturnämnden");
    await choose("Slags rapport", kind);
    await choose("Enhet", "tkr (tusental kronor)");
    await press("Skapa rapporten");
    await screen.findByText("Rapporten är skapad.");
    expect(workbook.report).toMatchObject({ report_type: reportType, period, from: `${thisYear}-01-01`, to, unit: "tkr", diary_number: null });
  });

  test("what is missing is said at its field, and the first such field takes the focus", async () => {
    const workbook = await openForm();
    type("År", "26");
    await press("Skapa rapporten");
    await screen.findByText("Skriv vilken nämnd eller förvaltning rapporten gäller.");
    await screen.findByText("Skriv året med fyra siffror, till exempel 2026.");
    expect(document.activeElement).toBe(screen.getByLabelText("Organisation", { selector: "input" }));
    expect(workbook.report).toBeNull();
    type("Organisation", "Socialnämnden");
    expect(screen.queryByText("Skriv vilken nämnd eller förvaltning rapporten gäller.")).toBeNull();
    await press("Skapa rapporten");
    expect(document.activeElement).toBe(screen.getByLabelText("År", { selector: "input" }));
  });

  test.each([
    ["Intäkter negativa", ["−30,0", "−32,0", "2,0"], ["Netto", "70,0", "72,0", "−2,0"]],
    ["Intäkter positiva", ["30,0", "32,0", "2,0"], ["Resultat", "−70,0", "−72,0", "−2,0"]],
    ["Kostnader negativa", ["30,0", "32,0", "2,0"], ["Netto", "−70,0", "−72,0", "−2,0"]],
  ])("%s is explained and shown in figures", async (name, incomes, net) => {
    await openForm();
    fireEvent.click(screen.getByRole("radio", { name: new RegExp(`^${name}`) }));
    const table = screen.getByRole("table", { name: `Exempel, ${name.toLowerCase()}` });
    const rows = within(table).getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent));
    expect(rows[2]).toEqual(["Intäkter", ...incomes]);
    expect(rows[3]).toEqual(net);
    expect(screen.getByText("Positiv avvikelse är alltid ett överskott.")).toBeTruthy();
  });
});

describe("a report file", () => {
  async function openFile(name: string, text: string): Promise<void> {
    const file = new File([text], name, { type: "application/json" });
    Object.defineProperty(file, "text", { value: () => Promise.resolve(text) });
    await act(async () => {
      fireEvent.change(screen.getByLabelText("Rapportfil (.json)"), { target: { files: [file] } });
      await Promise.resolve();
    });
  }

  test("opens from disk", async () => {
    const workbook = await openForm();
    await openFile("t2.json", JSON.stringify({ meta: { title: "T2", organisation: "Miljönämnden", report_type: "tertialrapport", unit: "tkr", year: 2026 }, tables: [] }));
    await screen.findByRole("heading", { name: "Periodens steg" });
    expect(workbook.report?.organisation).toBe("Miljönämnden");
  });

  test("that is wrong is refused with its name and the path of what is wrong, and nothing is opened", async () => {
    const workbook = await openForm();
    await openFile("fel.json", JSON.stringify({ meta: { unit: "mkr", year: 2026 }, tables: [] }));
    const alert = await screen.findByRole("alert");
    await waitFor(() => expect(alert.textContent).toMatch(/^Filen fel\.json öppnades inte\. meta\.unit: /));
    expect(workbook.report).toBeNull();
    expect(screen.getByRole("heading", { name: "Ny rapport" })).toBeTruthy();
  });

  test("that is no JSON is refused in Swedish", async () => {
    await openForm();
    await openFile("brev.json", "Hej!");
    const alert = await screen.findByRole("alert");
    await waitFor(() => expect(alert.textContent).toContain("Filen brev.json öppnades inte. Filen är ingen rapportfil"));
  });
});

describe("the report page", () => {
  test("tells the report's facts and offers another one", async () => {
    await renderWithExample();
    await press(/^1 ?Rapporten/);
    const facts = [...screen.getByRole("main").querySelectorAll("dl > div")].map((pair) => [pair.children[0]?.textContent, pair.children[1]?.textContent]);
    expect(facts).toEqual([
      ["Organisation", "Servicenämnden: serviceförvaltningen, Stockholms stad"],
      ["Slag", "Verksamhetsberättelse 2017"],
      ["Datum", "2017-01-01 till 2017-12-31"],
      ["Enhet", "mnkr"],
      ["Tecken", "Intäkter positiva"],
      ["Diarienummer", "1.3.2-21/2018"],
    ]);
    expect(["Ny rapport", "Öppna exempel", "Öppna rapportfil"].map((name) => button(name).tagName)).toEqual(["BUTTON", "BUTTON", "BUTTON"]);
    expect(await accessibilityFaults()).toEqual([]);
    await press("Tillbaka till periodens steg");
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Periodens steg" }));
  });

  test("a new report says that it replaces the one that is there", async () => {
    await renderWithExample();
    await press(/^1 ?Rapporten/);
    await press("Ny rapport");
    await screen.findByText(/Ersätter rapporten ”Verksamhetsberättelse 2017 för servicenämnden” i arbetsboken/);
  });
});
