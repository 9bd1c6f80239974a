/** The checks of 50,000 calculated formula cells: the workbook's reading and its syncs, the checks themselves, and the engine's own calculation beside them. */
import { cellKey, runChecks, type CellReading, type TableReading } from "../src/kontroll";
import { buildTableModel, readReportData } from "../src/reports";
import type { ReportData } from "../src/reports/report-data.types";
import type { Note } from "./figure";
import type { Print } from "./index";

const SIZES: readonly number[] = [12_500, 25_000, 50_000];
const RUNS = 3;
/** The checks of 50,000 formula cells, in milliseconds. */
const MOST_FOR_50_000 = 2_000;
/** Formula cells of a verksamhet: three avvikelser of a row and the netto's two sums, in three pairs of columns. */
const PER_UNIT = 15;

/** A report with about so many derived cells, in tables of a hundred verksamheter. */
function reportOf(derived: number): ReportData {
  const units = Math.ceil(derived / PER_UNIT);
  const tables = Math.ceil(units / 100);
  const pairs = [1, 2, 3];
  return readReportData({
    meta: { title: "Mätning", organisation: "Nämnden", report_type: "verksamhetsberättelse", unit: "mnkr", period: "2024", year: 2024 },
    tables: Array.from({ length: tables }, (_table, t) => ({
      id: `t${t}`, template: "driftbudget-vb", caption: `Tabell ${t}`, sign: "intakter_negativa",
      columns: pairs.flatMap((pair) => [
        { key: `b${pair}`, label: `Budget ${pair}`, kind: "budget" }, { key: `u${pair}`, label: `Bokslut ${pair}`, kind: "utfall" },
        { key: `a${pair}`, label: `Avvikelse ${pair}`, kind: "avvikelse", formula: { type: "deviation", of: [`b${pair}`, `u${pair}`] } },
      ]),
      sections: Array.from({ length: Math.min(100, units - t * 100) }, (_unit, u) => ({
        label: `Verksamhet ${u}`,
        rows: [
          { label: "Kostnader", kind: "kostnader", values: Object.fromEntries(pairs.flatMap((pair) => [[`b${pair}`, 100 + u + pair / 10], [`u${pair}`, 101 + u]])) },
          { label: "Intäkter", kind: "intakter", values: Object.fromEntries(pairs.flatMap((pair) => [[`b${pair}`, -10 - u / 10], [`u${pair}`, -11]])) },
          { label: "Netto", kind: "netto", derived: true, values: {} },
        ],
      })),
    })),
  });
}

/** A reading without Excel: every cell in place, formulas as they should be. */
function readingOf(report: ReportData): { readonly tables: readonly TableReading[]; readonly formulas: number } {
  let formulas = 0;
  const tables = report.tables.map((data): TableReading => {
    const cells = new Map<string, CellReading>();
    buildTableModel(data, report).rows.forEach((row, at) => row.cells.forEach((cell, column) => {
      const key = data.columns[column]?.key ?? "";
      const formula = cell.type === "formula" ? `=F(${at})` : null;
      if (formula !== null) formulas += 1;
      cells.set(cellKey(row.key, key), { address: `B${at + 5}`, value: cell.type === "input" ? cell.value : 1, error: null, formula, expectedFormula: formula, printed: null });
    }));
    return { data, sheet: data.caption, cells, unknownRows: [] };
  });
  return { tables, formulas };
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

const shown = (value: number): string => Math.round(value).toLocaleString("sv-SE").padStart(12);

interface Timed {
  readonly wall: number;
  readonly cpu: number;
}

/** Wall and processor time of some work: on a shared machine the second says more. */
async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await work();
  const used = process.cpuUsage(before);
  return { wall: performance.now() - start, cpu: (used.user + used.system) / 1_000 };
}

async function inWorkbook(print: Print, note: Note): Promise<void> {
  const [{ startNodeHost }, { checkWorkbook, layOutTables, openReport }, { runCommand, readState }, { readSheets }] = await Promise.all([
    import("../workbench/host/node"), import("../src/excel/commands"), import("../src/excel/session"), import("../src/excel/commands/kontroll-mend"),
  ]);
  const host = await startNodeHost();
  try {
    const report = reportOf(50_000);
    await openReport(report);
    await layOutTables({});
    await host.host.idle();
    await host.engine.settle();
    const calculation = performance.now();
    await host.engine.recalculate();
    const calculated = performance.now() - calculation;
    // The same cells read by a command that checks nothing: what the host, office.js and the engine take of it.
    const reading = await timed(async () => runCommand("Mätning.", async (session) => readSheets(session, await readState(session))));
    host.host.resetStatistics();
    const first = await timed(checkWorkbook);
    const { requests } = host.host.statistics();
    const later = await timed(checkWorkbook);
    const words = (one: Timed): string => `${shown(one.wall)} ms (processortid ${shown(one.cpu).trim()} ms)`;
    print(`i arbetsboken: motorns omräkning ${shown(calculated)} ms, ${requests} anrop till Excel`);
    note({ what: "läsning och kontroll av 50 000 formelceller utöver läsningen, processortid", measured: Math.max(0, later.cpu - reading.cpu), unit: "ms", budget: MOST_FOR_50_000 });
    note({ what: "läsning och kontroll av 50 000 formelceller mot motorns omräkning", measured: later.wall / calculated, unit: "gånger" });
    note({ what: "anrop till Excel för läsning och kontroll av 50 000 formelceller", measured: requests, unit: "anrop" });
    print(`  läsning och kontroll, första gången ${words(first)}`);
    print(`  läsning och kontroll, därefter      ${words(later)}`);
    print(`  därav läsning utan kontroll         ${words(reading)}`);
  } finally {
    host.close();
  }
}

export async function run(print: Print, note: Note): Promise<void> {
  print(`kontrollerna i ms, median av ${RUNS}`);
  print(`${"formelceller".padStart(14)}${"ms".padStart(12)}${"µs per cell".padStart(14)}`);
  for (const size of SIZES) {
    const report = reportOf(size);
    const { tables, formulas } = readingOf(report);
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      runChecks({ report, tables }, () => ({ sheet: "", address: "" }));
      return performance.now() - start;
    });
    note({ what: `kontrollerna av ${formulas.toLocaleString("sv-SE")} formelceller`, measured: median(times), unit: "ms", ...(size === 50_000 ? { budget: MOST_FOR_50_000 } : {}) });
    print(`${formulas.toLocaleString("sv-SE").padStart(14)}${shown(median(times))}${((median(times) * 1_000) / formulas).toFixed(1).replace(".", ",").padStart(14)}`);
  }
  await inWorkbook(print, note);
}
