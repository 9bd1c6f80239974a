/**
 * Writing tables through the add-in's own command on the host in Node: rows per second, syncs and bytes per request at three sizes, beside the
 * same workbook written straight with exceljs. Ratios are of one run on one machine.
 */
import ExcelJS from "exceljs";
import type { ReportData, RowData } from "../src/reports/report-data.types";
import { readReportData } from "../src/reports/report-data";
import { layOutTables, openReport } from "../src/excel/commands";
import { FIVE_MEGABYTES } from "../workbench/host/host";
import { startNodeHost } from "../workbench/host/node";
import { saveXlsx } from "../workbench/xlsx/save";
import type { Note } from "./figure";
import type { Print } from "./index";

const SIZES = [10, 1_000, 10_000] as const;
const COLUMNS = ["budget", "utfall", "avvikelse"] as const;

/** A driftbudget of `rows` cost rows and their sum, made up and repeatable. */
function report(rows: number): ReportData {
  const row = (index: number): RowData => ({ label: `Verksamhet ${index + 1}`, kind: "kostnader", values: { budget: (index % 97) + 0.5, utfall: (index % 89) + 0.25, avvikelse: null } });
  const sum: RowData = { label: "Summa kostnader", kind: "summa_kostnader", derived: true, values: { budget: null, utfall: null, avvikelse: null } };
  return readReportData({
    meta: { title: `Mätning ${rows}`, organisation: "Nämnden", report_type: "verksamhetsberättelse", unit: "mnkr", year: 2030, period: "2030" },
    tables: [
      {
        id: "drift",
        template: "driftbudget-vb",
        caption: "Drift",
        sign: "intakter_negativa",
        columns: [
          { key: "budget", label: "Budget", kind: "budget" },
          { key: "utfall", label: "Utfall", kind: "utfall" },
          { key: "avvikelse", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["budget", "utfall"] } },
        ],
        sections: [{ label: "Kostnader", rows: [...Array.from({ length: rows }, (_, index) => row(index)), sum] }],
      },
    ],
  });
}

interface Measured {
  readonly rows: number;
  readonly layOutMs: number;
  readonly settleMs: number;
  readonly saveMs: number;
  readonly syncs: number;
  readonly bytesOut: number;
  readonly largest: number;
}

const since = (start: number): number => performance.now() - start;

async function throughTheHost(rows: number): Promise<Measured> {
  const { engine, host, close } = await startNodeHost();
  try {
    await openReport(report(rows));
    await host.idle();
    host.resetStatistics();
    let start = performance.now();
    await layOutTables({});
    await host.idle();
    const layOutMs = since(start);
    const { requests, bytesOut, largestOut, largestIn } = host.statistics();
    start = performance.now();
    await engine.recalculate();
    const settleMs = since(start);
    start = performance.now();
    await saveXlsx(engine);
    return { rows, layOutMs, settleMs, saveMs: since(start), syncs: requests, bytesOut, largest: Math.max(largestOut, largestIn) };
  } finally {
    close();
  }
}

/** The same labels, figures, formulas, formats and widths, with no add-in, no office.js and no calculation in between. */
async function straight(rows: number): Promise<number> {
  const start = performance.now();
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Drift");
  sheet.addRow(["Drift"]).font = { bold: true, size: 14 };
  sheet.addRow([]);
  sheet.addRow([]);
  sheet.addRow(["mnkr", "Budget", "Utfall", "Avvikelse"]).font = { bold: true };
  for (const { label, values } of report(rows).tables[0]?.sections[0]?.rows ?? []) {
    const at = sheet.rowCount + 1;
    const [budget, outcome] = [values["budget"] ?? null, values["utfall"] ?? null];
    const last = budget === null;
    const formula = `IF(OR(B${at}="",C${at}=""),"",_xldudf_AVVIKELSE(B${at},C${at},"kostnad","intäkter negativa"))`;
    const cells = last ? [{ formula: `SUM(B5:B${at - 1})` }, { formula: `SUM(C5:C${at - 1})` }] : [budget, outcome];
    const made = sheet.addRow([label, ...cells, { formula, result: last ? 0 : (budget ?? 0) - (outcome ?? 0) }]);
    COLUMNS.forEach((_, index) => (made.getCell(index + 2).numFmt = "#,##0.0"));
  }
  sheet.views = [{ state: "frozen", ySplit: 4, xSplit: 1 }];
  await workbook.xlsx.writeBuffer();
  return since(start);
}

const column = (text: string | number): string => String(text).padStart(12);
const whole = (figure: number): string => figure.toFixed(0);
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} kB`;

/** Prints one line per size. */
export async function run(print: Print, note: Note): Promise<void> {
  await throughTheHost(10);
  await straight(10);
  print(["rows", "syncs", "bytes out", "per request", "largest", "lay out ms", "rows/s", "compute ms", "save ms", "exceljs ms", "ratio"].map(column).join(""));
  for (const size of SIZES) {
    const measured = await throughTheHost(size);
    const direct = await straight(size);
    const total = measured.layOutMs + measured.settleMs + measured.saveMs;
    const cells = [
      size, measured.syncs, kilobytes(measured.bytesOut), kilobytes(measured.bytesOut / Math.max(1, measured.syncs)), kilobytes(measured.largest), whole(measured.layOutMs),
      whole((size / measured.layOutMs) * 1000), whole(measured.settleMs), whole(measured.saveMs), whole(direct), (total / direct).toFixed(1),
    ];
    print(cells.map(column).join(""));
    note({ what: `tabell med ${size} rader: utläggning, räkning och sparande mot exceljs som bara skriver`, measured: total / direct, unit: "gånger" });
    note({ what: `tabell med ${size} rader: största anrop`, measured: measured.largest / 1024, unit: "kB", budget: FIVE_MEGABYTES / 1024 });
    if (measured.largest > FIVE_MEGABYTES) print(`  over the limit of 5 MB per request: ${kilobytes(measured.largest)}`);
  }
  print("ratio: lay out + compute + save, against exceljs writing the same workbook without computing anything");
}
