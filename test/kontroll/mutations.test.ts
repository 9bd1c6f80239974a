import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Decimal } from "../../src/domain/decimal";
import { contextOf } from "../../src/kontroll/context";
import { roundingTolerance } from "../../src/kontroll/tolerance";
import { cellKey, runChecks, type Finding, type WorkbookReading } from "../../src/kontroll";
import { readReportData } from "../../src/reports";
import type { ReportData, RowData, TableData } from "../../src/reports/report-data.types";
import { locate, readingOf } from "./reading";

const CASES = ["000-vb-2011", "001-underlag-budget-2015", "003-t2-2006", "004-vb-2017-servicenamnden"];

function printed(name: string): ReportData {
  return readReportData(JSON.parse(readFileSync(join(__dirname, "..", "cases", name, "printed.json"), "utf8")));
}

interface Figure {
  readonly section: number;
  readonly row: number;
  readonly column: string;
  readonly value: number;
}

type Figures = readonly { readonly at: Figure; readonly value: number | null }[];

function withFigures(table: TableData, changes: Figures): TableData {
  const rowOf = (data: RowData, section: number, row: number): RowData => {
    const own = changes.filter(({ at }) => at.section === section && at.row === row);
    return own.length === 0 ? data : { ...data, values: { ...data.values, ...Object.fromEntries(own.map(({ at, value }) => [at.column, value])) } };
  };
  return { ...table, sections: table.sections.map((part, section) => ({ ...part, rows: part.rows.map((data, row) => rowOf(data, section, row)) })) };
}

function isDerived(table: TableData, at: Figure): boolean {
  return table.sections[at.section]?.rows[at.row]?.derived === true || table.columns.some((column) => column.key === at.column && column.formula !== undefined);
}

/** The table's figures, computed ones or typed ones. */
function figuresOf(table: TableData, derived: boolean): readonly Figure[] {
  return table.sections.flatMap((part, section) => part.rows.flatMap((data, row) => table.columns.flatMap((column): Figure[] => {
    const value = data.values[column.key] ?? null;
    const at = { section, row, column: column.key, value: value ?? 0 };
    return value === null || column.not_for?.includes(data.kind) === true || isDerived(table, at) !== derived ? [] : [at];
  })));
}

const step = (value: number, by: number): number => Decimal.of(value).plus(Decimal.of(by)).toNumber();

/** What is done to one figure (a swap: to it and the figure of the next row); null where it would change nothing that a printed figure shows. */
type Mutation = (at: Figure, all: readonly Figure[]) => Figures | null;
const swapped: Mutation = (at, all) => {
  const other = all.find((one) => one.column === at.column && (one.section > at.section || (one.section === at.section && one.row > at.row)));
  return other === undefined || other.value === at.value ? null : [{ at, value: other.value }, { at: other, value: at.value }];
};
const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ["höjd med 1,0", (at) => [{ at, value: step(at.value, 1) }]], ["höjd med 10,0", (at) => [{ at, value: step(at.value, 10) }]], ["bytt med nästa rad", swapped],
  ["vänt tecken", (at) => (at.value === 0 ? null : [{ at, value: -at.value }])], ["tömd", (at) => (at.value === 0 ? null : [{ at, value: null }])],
];

const alone = (report: ReportData, table: TableData): ReportData => ({ ...report, tables: [table], balans: [] });
const checked = (reading: WorkbookReading): readonly Finding[] => runChecks(reading, locate);
const nameOf = (finding: Finding): string => JSON.stringify([finding.check, finding.severity, finding.cell, finding.expected, finding.actual]);

/** What the table's relations make of its typed figures: every computed cell that the report prints, with how far rounding may move it. */
function relations(reading: WorkbookReading): Map<string, { readonly value: Decimal | null; readonly slack: Decimal; readonly printed: number }> {
  const context = contextOf(reading);
  const found = new Map<string, { value: Decimal | null; slack: Decimal; printed: number }>();
  for (const table of context.tables) {
    for (const row of table.outline.rows) {
      for (const column of table.data.columns) {
        const cell = table.cells.get(cellKey(row.key, column.key));
        if (cell?.printed === null || cell?.printed === undefined) continue;
        const { value, terms } = context.expected.of(table, row, column);
        found.set(cellKey(row.key, column.key), { value, slack: roundingTolerance(terms, context.decimals(table), table.data.sign === null), printed: cell.printed });
      }
    }
  }
  return found;
}

/** The printed figures that the report's typed figures no longer bear out: what a printed relation tells of. */
function broken(reading: WorkbookReading): ReadonlySet<string> {
  return new Set([...relations(reading)].filter(([, { value, slack, printed: given }]) => value === null || Decimal.of(given).minus(value).abs().compare(slack) > 0).map(([key]) => key));
}

interface Tally { tried: number; fel: number; warned: number; covered: number; missed: string[] }

function tally(mutate: Mutation, derived: boolean): Tally {
  const count: Tally = { tried: 0, fel: 0, warned: 0, covered: 0, missed: [] };
  for (const report of CASES.map(printed)) {
    for (const table of report.tables) {
      const reading = readingOf(alone(report, table));
      const before = new Set(checked(reading).map(nameOf));
      const wasBroken = broken(reading);
      const all = figuresOf(table, derived);
      for (const at of all) {
        const changes = mutate(at, all);
        if (changes === null) continue;
        const after = readingOf(alone(report, withFigures(table, changes)));
        const added = checked(after).filter((finding) => !before.has(nameOf(finding)));
        const provable = [...broken(after)].some((key) => !wasBroken.has(key));
        count.tried += 1;
        if (provable) count.covered += 1;
        if (added.some((finding) => finding.severity === "fel")) count.fel += 1;
        else if (added.some((finding) => finding.severity === "varning")) count.warned += 1;
        else if (provable) count.missed.push(`${table.id}/${table.sections[at.section]?.label}/${table.sections[at.section]?.rows[at.row]?.label}/${at.column} ${at.value}`);
      }
    }
  }
  return count;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1).replace(".", ",")} %`;

describe.each([["inmatad siffra", false], ["räknad siffra", true]] as const)("one figure of the printed reports changed at a time: %s", (what, derived) => {
  // A computed figure that the report does not print is computed; emptied in the workbook it is an overwritten formula.
  it.each(MUTATIONS.filter(([name]) => !derived || name !== "tömd"))("%s: found wherever a printed relation covers it", (name, mutate) => {
    const { tried, fel, warned, covered: provable, missed } = tally(mutate, derived);
    process.stdout.write(`Kontroll, ${what} ${name}: ${fel} fel och ${warned} varningar av ${tried} (${percent(fel + warned, tried)}), ${provable} säkert täckta\n`);
    expect(missed).toEqual([]);
    // Two neighbours that are nearly alike change places within the rounding.
    expect({ many: tried > 100, share: (fel + warned) / tried > (mutate === swapped ? 0.8 : 0.95) }).toEqual({ many: true, share: true });
  });
});

describe("a computed cell overwritten in the workbook", () => {
  it("is fel, emptied or with another figure, whichever cell it is", () => {
    let tried = 0;
    for (const report of CASES.map(printed)) {
      const reading = readingOf(report);
      for (const table of reading.tables) {
        for (const [key, cell] of table.cells) {
          if (cell.formula === null || typeof cell.value !== "number" || tried > 2_000) continue;
          tried += 1;
          const value = tried % 2 === 0 ? null : step(cell.value, 1);
          const tables = reading.tables.map((one) => (one === table ? { ...one, cells: new Map([...one.cells, [key, { ...cell, formula: null, value }]]) } : one));
          const found = runChecks({ report, tables }, locate).filter((finding) => finding.severity === "fel" && finding.address === cell.address && finding.sheet === table.sheet);
          expect(found.map((finding) => finding.remedy?.type)).toEqual(["restore-formula"]);
        }
      }
    }
    expect(tried).toBeGreaterThan(300);
  });
});
