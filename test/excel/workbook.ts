/** What the tests of this room share: a workbook on the host, and reading it as a user would. */
import type { CellValue, WorkbookEngine } from "../../workbench/engine/types";
import { startNodeHost, type NodeHost, type NodeHostOptions } from "../../workbench/host/node";
import { readReport } from "../../src/reports";
import type { ReportData, TableData } from "../../src/reports/report-data.types";

export interface Workbook extends NodeHost {
  /** Values of a sheet from A1 to its last filled cell; an error as its code. */
  grid(sheet: string): Promise<(string | number | boolean)[][]>;
  /** Formulas (or values) of a sheet from A1. */
  formulas(sheet: string): Promise<(string | number | boolean)[][]>;
  visibleSheets(): string[];
  sheetId(name: string): string;
}

export async function withWorkbook(work: (book: Workbook) => Promise<void>, options: NodeHostOptions = {}): Promise<void> {
  const book = await openWorkbook(options);
  try {
    await work(book);
  } finally {
    book.close();
  }
}

/** A workbook that the caller closes; only one may be open at a time. */
export async function openWorkbook(options: NodeHostOptions = {}): Promise<Workbook> {
  const node = await startNodeHost(options);
  const { engine } = node;
  const read = (sheet: string, what: "values" | "formulas"): (string | number | boolean)[][] => {
    const id = sheetId(engine, sheet);
    const used = engine.usedRect(id, true);
    if (used === null) return [];
    const rect = { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
    return engine[what](id, rect).map((row) => row.map((cell: CellValue) => (typeof cell === "object" ? cell.code : cell)));
  };
  const settled = async (sheet: string, what: "values" | "formulas"): Promise<(string | number | boolean)[][]> => {
    await node.host.idle();
    await engine.settle();
    return read(sheet, what);
  };
  return {
    ...node,
    grid: (sheet) => settled(sheet, "values"),
    formulas: (sheet) => settled(sheet, "formulas"),
    visibleSheets: () => engine.sheets().filter((sheet) => sheet.visibility === "Visible").map((sheet) => sheet.name),
    sheetId: (name) => sheetId(engine, name),
  };
}

export function sheetId(engine: WorkbookEngine, name: string): string {
  const found = engine.sheets().find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}; there are ${engine.sheets().map((sheet) => sheet.name).join(", ")}`);
  return found.id;
}

/** A small report: convention A, two verksamheter and a sum. */
export function smallReport(change: Partial<TableData> = {}, more: Record<string, unknown> = {}): ReportData {
  const unit = (label: string, cost: number | null, income: number | null): unknown => ({
    label,
    rows: [
      { label: "Kostnader", kind: "kostnader", values: { budget: cost, utfall: cost === null ? null : cost + 1 } },
      { label: "Intäkter", kind: "intakter", values: { budget: income, utfall: income } },
      { label: "Netto", kind: "netto", derived: true, values: {} },
    ],
  });
  return readReport({
    meta: { title: "Verksamhetsberättelse 2024", organisation: "Kulturnämnden", report_type: "verksamhetsberättelse", unit: "mnkr", diary_number: "KN 2024/17", period: "2024", year: 2024, from: "2024-01-01", to: "2024-12-31" },
    tables: [{
      id: "drift", template: "driftbudget-vb", caption: "Driftbudget (mnkr)", sign: "intakter_negativa",
      columns: [
        { key: "budget", label: "Budget 2024", kind: "budget" },
        { key: "utfall", label: "Bokslut 2024", kind: "utfall" },
        { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
      ],
      sections: [
        unit("Bibliotek", 40, -4), unit("Museer", 20, -2),
        {
          label: "Summa", sum_of: ["Bibliotek", "Museer"], rows: [
            { label: "Summa kostnader", kind: "summa_kostnader", derived: true, values: {} },
            { label: "Summa intäkter", kind: "summa_intakter", derived: true, values: {} },
            { label: "Summa netto", kind: "summa_netto", derived: true, values: {} },
          ],
        },
      ],
      ...change,
    }],
    ...more,
  }).report;
}

/** Runs what must refuse and gives the error's message. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => { throw new Error("it did not refuse"); },
    (error: unknown) => { if (error instanceof Error && error.name === "BokslutError") return error.message; throw error; },
  );
}

/** A sheet's page header, left and right, and its footer to the left. */
export async function edgesOf(name: string): Promise<readonly string[]> {
  let found: readonly string[] = [];
  await Excel.run(async (context) => {
    const edges = context.workbook.worksheets.getItem(name).pageLayout.headersFooters.defaultForAllPages;
    edges.load("leftHeader,rightHeader,leftFooter");
    await context.sync();
    found = [edges.leftHeader, edges.rightHeader, edges.leftFooter];
  });
  return found;
}
