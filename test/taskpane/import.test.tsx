import { TextDecoder, TextEncoder } from "node:util";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { BokslutError } from "../../src/domain/errors";
import type { ImportRequest, ImportState } from "../../src/excel/commands/import";
import type { CellOrigin } from "../../src/excel/commands/import-trace";
import { NO_SETTINGS } from "../../src/excel/import/memory-of-imports";
import { buildTableModel, readReport } from "../../src/reports";
import type { ImportServices } from "../../src/taskpane/import/import-services";
import { choiceOf, withChoice } from "../../src/taskpane/import/mapping-edit";
import { readWithProgress } from "../../src/taskpane/import/read-with-progress";
import { svImport } from "../../src/taskpane/strings-import.sv";
import { MemoryWorkbook } from "./memory-commands";
import { accessibilityFaults, button, press, renderPane } from "./render-pane";

Object.assign(globalThis, { TextDecoder, TextEncoder });

const { report } = readReport({
  meta: { title: "Verksamhetsberättelse 2024", organisation: "Kulturnämnden", report_type: "verksamhetsberättelse", unit: "tkr", year: 2024, period: "2024", from: "2024-01-01", to: "2024-08-31" },
  tables: [{
    id: "drift", template: "driftbudget-vb", caption: "Driftbudget", sign: "intakter_negativa",
    columns: [{ key: "budget", label: "Budget 2024", kind: "budget" }, { key: "utfall", label: "Utfall 2024", kind: "utfall" }],
    sections: ["Bibliotek", "Museer"].map((label) => ({ label, rows: [{ label: "Kostnader", kind: "kostnader", values: { utfall: 40 } }, { label: "Intäkter", kind: "intakter", values: {} }] })),
  }],
});

class ImportWorkbook extends MemoryWorkbook {
  requests: ImportRequest[] = [];
  undone = 0;
  last: ImportState["last"] = null;
  origin: CellOrigin = { sheet: "Driftbudget", address: "C6", table: null, trace: null, changedSince: false };

  readonly imports: ImportServices = {
    readState: async () => ({
      meta: report.meta,
      models: report.tables.map((table) => buildTableModel(table, report)),
      cell: (_table, row, column) => ({ value: row === "Bibliotek::Kostnader" && column === "utfall" ? 40 : null, formula: null }),
      mapping: null, settings: NO_SETTINGS, last: this.last,
    }),
    lastImport: async () => this.last,
    importFigures: async (request) => {
      this.requests.push(request);
      this.last = { file: request.ledger.name, time: "2024-09-05 14.32", cells: request.plan.cells.length };
      return { message: "Cellerna är skrivna.", sheets: ["Driftbudget"], warnings: [] };
    },
    undoImport: async () => {
      this.undone += 1;
      this.last = null;
      return { message: "Hämtningen är ångrad.", sheets: [], warnings: [] };
    },
    traceSelection: async () => this.origin,
  };
}

async function openPage(book = new ImportWorkbook()): Promise<ImportWorkbook> {
  await book.commands.openReport(report);
  await book.commands.layOutTables({});
  await renderPane(book);
  await press(/Hämta siffror/);
  await screen.findByRole("heading", { level: 1, name: "Hämta siffror" });
  await screen.findByText(svImport.intro);
  await screen.findByRole("button", { name: "Välj fil" });
  return book;
}

async function choose(name: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const file = new File([], name);
  Object.defineProperty(file, "arrayBuffer", { value: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  await act(async () => {
    fireEvent.change(screen.getByLabelText(svImport.source.label), { target: { files: [file] } });
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

const CSV = "Ansvar;Benämning;Konto;Utfall\n10;Bibliotek;5010;41500,5\n10;Bibliotek;3010;-4000\n20;Renhållning;5010;7000\nSumma;;;1";

describe("the page Hämta siffror", () => {
  test("a file is read, shown and seen through before anything is written", async () => {
    const book = await openPage();
    expect(button("Hämta siffror").getAttribute("aria-disabled")).toBe("true");
    await choose("utfall.csv", CSV);
    expect(await screen.findByText("Skiljetecken: semikolon")).toBeTruthy();
    expect(screen.getByText(/3\srader med belopp, 1\ssummarad utelämnade/)).toBeTruthy();
    expect((screen.getByLabelText("C: Konto") as HTMLSelectElement).value).toBe("konto");
    expect((screen.getByLabelText("Verksamhet för 10 Bibliotek") as HTMLSelectElement).value).toBe("verksamhet:bibliotek");
    expect((screen.getByLabelText("Verksamhet för 20 Renhållning") as HTMLSelectElement).value).toBe("none");
    const preview = screen.getByRole("table", { name: "Driftbudget" });
    expect(within(preview).getByRole("row", { name: /Bibliotek, kostnader.*40,0\s?41,5005/ })).toBeTruthy();
    expect(within(preview).getByRole("row", { name: /Bibliotek, intäkter.*tom\s?−4,0/ })).toBeTruthy();
    expect(book.requests).toEqual([]);
    expect(await accessibilityFaults()).toEqual([]);
    await press("Hämta siffror");
    await screen.findByText("Cellerna är skrivna.");
    expect(book.requests[0]?.plan.cells.map((cell) => cell.value)).toEqual([41.5005, -4]);
    expect(book.requests[0]?.mapping.rules).toHaveLength(1);
    expect([...(book.requests[0]?.settings.roles ?? [])]).toEqual([["ansvar", "objekt"], ["benämning", "verksamhet"], ["konto", "konto"], ["utfall", "utfall"]]);
  });

  test("connecting an object moves its amount into the tables, and the sums say so to the öre", async () => {
    const book = await openPage();
    await choose("utfall.csv", CSV);
    await screen.findByText(svImport.check.parted);
    const sums = (): string => screen.getByRole("table", { name: svImport.check.caption("kr") }).textContent ?? "";
    expect(sums()).toContain("I filen44\u00a0500,50I tabellerna37\u00a0500,50Utan plats0,00Inte med7\u00a0000,00");
    fireEvent.change(screen.getByLabelText("Verksamhet för 20 Renhållning"), { target: { value: "verksamhet:museer" } });
    expect(sums()).toContain("I tabellerna44\u00a0500,50Utan plats0,00Inte med0,00");
    expect(screen.getByText(svImport.check.whole)).toBeTruthy();
    fireEvent.change(screen.getByLabelText(svImport.choices.unit), { target: { value: "tkr" } });
    expect((screen.getByLabelText("Verksamhet för 20 Renhållning") as HTMLSelectElement).value).toBe("verksamhet:museer");
    fireEvent.change(screen.getByLabelText("D: Utfall"), { target: { value: "annat" } });
    expect(screen.getAllByText(/Ingen kolumn är vald/).length).toBeGreaterThan(0);
    expect(button("Hämta siffror").getAttribute("aria-disabled")).toBe("true");
    expect(book.requests).toEqual([]);
  });

  test("a SIE file asks for dimension and periods; the report's own period is suggested", async () => {
    await openPage();
    await choose("bok.se", ["#FLAGGA 0", "#SIETYP 3", "#RAR 0 20240101 20241231", '#DIM 20 "Verksamhet"', '#OBJEKT 20 "1" "Bibliotek"', '#PSALDO 0 202403 5010 {20 "1"} 1000', '#PSALDO 0 202411 5010 {20 "1"} 500'].join("\r\n"));
    expect((await screen.findByLabelText("Dela upp efter") as HTMLSelectElement).selectedOptions[0]?.textContent).toBe("Verksamhet (1\u00a0objekt)");
    expect((screen.getByLabelText("Till period") as HTMLSelectElement).value).toBe("202408");
    const preview = (): string => screen.getByRole("table", { name: "Driftbudget" }).textContent ?? "";
    expect(preview()).toContain("40,01,0");
    fireEvent.change(screen.getByLabelText("Till period"), { target: { value: "202412" } });
    expect(preview()).toContain("40,01,5");
  });

  test("pasted cells are read the same way, and another delimiter can be chosen", async () => {
    await openPage();
    fireEvent.click(screen.getByText("Klistra in i stället"));
    fireEvent.change(screen.getByLabelText("Klistra in celler, med rubrikrad"), { target: { value: "Verksamhet\tKonto\tUtfall\nMuseer\t5010\t2500" } });
    await press("Läs det inklistrade");
    expect(await screen.findByText("Skiljetecken: tabb")).toBeTruthy();
    expect(screen.getByRole("row", { name: /Museer, kostnader.*2,5/ })).toBeTruthy();
    expect(screen.queryByLabelText("Teckenkodning")).toBeNull();
  });

  test("a file that cannot be read is refused in words, and the page stands", async () => {
    await openPage();
    await choose("bok.xlsx", "<html></html>");
    expect((await screen.findByRole("alert")).textContent).toContain("webbsida eller XML");
    expect(button("Välj fil")).toBeTruthy();
  });

  test("a long reading tells how far it has come and stops when it is asked to", async () => {
    const clock = jest.spyOn(Date, "now");
    let time = 0;
    clock.mockImplementation(() => (time += 1000));
    const bytes = new TextEncoder().encode(["#FLAGGA 0", ...Array.from({ length: 30_000 }, () => "#PSALDO 0 202401 5010 {} 1")].join("\n"));
    const reported: number[] = [];
    const reading = (stopAfter: number): Promise<unknown> => readWithProgress("stor.se", bytes, {}, { report: (done) => void reported.push(done), cancelled: () => reported.length >= stopAfter });
    await expect(reading(3)).rejects.toMatchObject({ code: "cancelled", message: svImport.source.cancelled });
    expect(reported).toHaveLength(3);
    await expect(reading(Infinity)).resolves.toMatchObject({ kind: "sie" });
    expect(reported.slice(3).every((done, at, all) => done >= (all[at - 1] ?? 0) && done <= 100)).toBe(true);
    clock.mockRestore();
  });

  test("a long text file tells how far it has come and stops too", async () => {
    const clock = jest.spyOn(Date, "now");
    let time = 0;
    clock.mockImplementation(() => (time += 1000));
    const bytes = new TextEncoder().encode(["Ansvar;Konto;Utfall", ...Array.from({ length: 60_000 }, (_, row) => `10;5010;${row}`)].join("\n"));
    const reported: number[] = [];
    const reading = (stopAfter: number): Promise<unknown> => readWithProgress("stor.csv", bytes, {}, { report: (done) => void reported.push(done), cancelled: () => reported.length >= stopAfter });
    await expect(reading(4)).rejects.toMatchObject({ code: "cancelled", message: svImport.source.cancelled });
    await expect(reading(Infinity)).resolves.toMatchObject({ kind: "table" });
    expect(new Set(reported.slice(4)).size).toBeGreaterThan(5);
    expect(reported.slice(4).every((done, at, all) => done >= (all[at - 1] ?? 0) && done <= 100)).toBe(true);
    clock.mockRestore();
  });

  test("rules by range are written, changed and taken away in the page, and the sums follow", async () => {
    const book = await openPage();
    await choose("utfall.csv", CSV);
    await screen.findByText(svImport.check.parted);
    const sums = (): string => screen.getByRole("table", { name: svImport.check.caption("kr") }).textContent ?? "";
    fireEvent.click(screen.getByText(svImport.rules.new));
    expect(button(svImport.rules.add).getAttribute("aria-disabled")).toBe("true");
    fireEvent.change(screen.getByLabelText(svImport.rules.object), { target: { value: "15-25" } });
    fireEvent.change(screen.getByLabelText(svImport.rules.accounts), { target: { value: "5999-5000" } });
    expect(screen.getByText(/Intervallet ”5999-5000” för konto går inte att läsa/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText(svImport.rules.accounts), { target: { value: "5000–5999" } });
    fireEvent.change(screen.getByLabelText(svImport.rules.verksamhet), { target: { value: "Museer" } });
    await press(svImport.rules.add);
    expect(sums()).toContain("I tabellerna44\u00a0500,50Utan plats0,00Inte med0,00");
    const rule = "15-25, konto 5000–5999 → Museer";
    fireEvent.click(screen.getByLabelText(svImport.rules.changeThis(rule)));
    fireEvent.change(screen.getByLabelText(svImport.rules.verksamhet), { target: { value: "\u0000" } });
    await press(svImport.rules.save);
    expect(sums()).toContain("Inte med7\u00a0000,00");
    fireEvent.click(screen.getByLabelText(svImport.rules.removeThis("15-25, konto 5000–5999 → Utelämnas")));
    await press("Hämta siffror");
    await screen.findByText("Cellerna är skrivna.");
    expect(book.requests[0]?.mapping.rules.map((one) => [one.object, one.verksamhet])).toEqual([["10", "Bibliotek"]]);
  });

  test("what was brought in last can be undone from the page, and the checklist says it", async () => {
    const book = new ImportWorkbook();
    book.last = { file: "utfall.csv", time: "2024-09-05 14.32", cells: 12 };
    await openPage(book);
    expect(screen.getByText(/Senast: utfall\.csv, 2024-09-05 14\.32, 12\sceller\./)).toBeTruthy();
    await press("Ångra");
    await screen.findByText("Hämtningen är ångrad.");
    expect(book.undone).toBe(1);
    await press("Tillbaka till periodens steg");
    expect(await screen.findByText("Inget hämtat")).toBeTruthy();
  });

  test("a selected cell is explained by the rows behind it", async () => {
    const book = new ImportWorkbook();
    await openPage(book);
    await press("Visa raderna bakom cellen");
    expect(await screen.findByText(/Cell C6 hör inte till någon/)).toBeTruthy();
    book.origin = { ...book.origin, table: { caption: "Driftbudget", row: "Kostnader", column: "Utfall 2024" }, changedSince: true, trace: { file: "u.csv", time: "2024-09-05 14.32", unit: "kr", value: 1, rows: [{ source: "rad 2", account: "5010", object: "10", objectName: "Bibliotek", amount: "-41500.5" }], more: 3, moreSum: "12" } };
    await press("Visa raderna bakom cellen");
    expect(await screen.findByRole("row", { name: /5010 · 10 · Bibliotek.*rad 2.*−41\s500,50/ })).toBeTruthy();
    expect(screen.getByText("Cellen har ändrats efter hämtningen.")).toBeTruthy();
    expect(screen.getByText(/3\smindre rader till, sammanlagt 12,00/)).toBeTruthy();
  });

  test("without laid-out tables the page says what is missing; a workbook that cannot be read says why", async () => {
    const book = new ImportWorkbook();
    await book.commands.openReport(report);
    await renderPane(book);
    await press(/Hämta siffror/);
    expect(await screen.findByText(svImport.needsTables)).toBeTruthy();
    await book.commands.layOutTables({});
    (book.imports as { readState: ImportServices["readState"] }).readState = async () => {
      throw new BokslutError("bad-argument", "Cell D6 på bladet Mappning har slaget ”Kostnadd”.");
    };
    book.listeners.forEach((listener) => listener());
    await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Cell D6 på bladet Mappning"), { timeout: 10_000 });
  });
});

describe("the mapping as the pane edits it", () => {
  const object = (code: string | null, name: string | null = null): Parameters<typeof choiceOf>[1] => ({ object: code, name, rows: 1, amounts: {} });
  test("an object's own rule wins over ranges and can be taken back", () => {
    const kept = { rules: [{ object: "45*", account: "", verksamhet: "Skola", kind: null }] };
    const changed = withChoice(kept, object("4510"), { type: "verksamhet", name: "Fritid" }, null);
    expect(choiceOf(changed, object("4510"))).toEqual({ type: "verksamhet", name: "Fritid" });
    expect(choiceOf(changed, object("4520"))).toEqual({ type: "verksamhet", name: "Skola" });
    expect(choiceOf(withChoice(changed, object("4510"), { type: "leftOut" }, null), object("4510"))).toEqual({ type: "leftOut" });
    expect(withChoice(changed, object("4510"), { type: "none" }, null)).toEqual(kept);
  });
  test("rows without object have a rule of their own, last", () => {
    const changed = withChoice({ rules: [{ object: "1", account: "", verksamhet: "A", kind: null }] }, object(null), { type: "verksamhet", name: "B" }, null);
    expect(changed.rules.map((rule) => [rule.object, rule.verksamhet])).toEqual([["1", "A"], ["", "B"]]);
    expect(choiceOf(changed, object(null))).toEqual({ type: "verksamhet", name: "B" });
  });
});
