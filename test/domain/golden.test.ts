/** The published reports' own figures: every cell that a Bokslut function computes, within what rounding of the printed figures allows. */
import { change } from "../../src/domain/change";
import { Decimal } from "../../src/domain/decimal";
import { periodised } from "../../src/domain/periodisation";
import { budgetAdherence, forecastAccuracy } from "../../src/domain/ratios";
import { roundingTolerance } from "../../src/domain/reconcile";
import { resultatfond } from "../../src/domain/resultatfond";
import { type FigureKind, parseConvention } from "../../src/domain/sign";
import { variance } from "../../src/domain/variance";
import { CASE_FOLDERS, type CaseRow, type CaseTable, readCase } from "./cases";

const exact = (value: number): Decimal => Decimal.of(value);

/** What a row's figures are, by its kind and the table's convention. */
function figureKind(kind: string, sign: string): FigureKind {
  if (/^(resultat|netto|summa_netto)/.test(kind)) {
    return kind.startsWith("resultat") ? "resultat" : "netto";
  }
  return /intakt|inkomst/.test(kind) ? "intakt" : sign === "kostnader_negativa" && /summa$/.test(kind) ? "netto" : "kostnad";
}

interface Computed {
  readonly where: string;
  readonly computed: number;
  readonly printed: number;
}

function computeCell(table: CaseTable, row: CaseRow, column: CaseTable["columns"][number]): number | null {
  const { formula } = column;
  if (formula === undefined || column.not_for?.includes(row.kind) === true) {
    return null;
  }
  const keys = typeof formula.of === "string" ? [formula.of] : formula.of;
  const [first, second] = keys.map((key) => row.values[key] ?? null);
  if (first === null || first === undefined) {
    return null;
  }
  if (formula.type === "share") {
    return periodised(exact(first), formula.months ?? 0);
  }
  if (second === null || second === undefined) {
    return null;
  }
  if (formula.type === "difference" || table.sign === null) {
    return change(exact(first), exact(second)).toNumber();
  }
  return variance(exact(first), exact(second), figureKind(row.kind, table.sign), parseConvention(table.sign)).toNumber();
}

function computedCells(folder: string): Computed[] {
  return readCase(folder, "printed").tables.flatMap((table) =>
    table.sections.flatMap((section) =>
      section.rows.flatMap((row) =>
        table.columns.flatMap((column) => {
          const computed = computeCell(table, row, column);
          const printed = row.values[column.key] ?? null;
          return computed === null || printed === null ? [] : [{ where: `${folder} ${table.id} ${section.label ?? ""} ${row.label} ${column.key}`, computed, printed }];
        }),
      ),
    ),
  );
}

describe("rapporternas tryckta celler", () => {
  const cells = CASE_FOLDERS.flatMap(computedCells);

  it("är många nog att säga något", () => {
    expect(cells.length).toBeGreaterThan(100);
  });

  it("följer av budget, utfall och år inom avrundningen, utom den cell som är känd för att vara fel i trycket", () => {
    const tolerance = roundingTolerance(2, 1).toNumber();
    const wrong = cells.filter(({ computed, printed }) => Math.abs(computed - printed) > tolerance + 1e-9);
    expect(wrong).toEqual([{ where: "003-t2-2006 sammanfattning  Summa netto avvikelse_helar", computed: -0.9, printed: 9.1 }]);
  });
});

describe("resultatfond: de räknade exemplen", () => {
  const cases = [
    { name: "a: servicenämnden 2017", opening: 9.0, result: -2.7, change: 1.3, turnover: 237.2, closing: 7.7, after: -1.4 },
    { name: "b: servicenämnden 2016", opening: 10.1, result: 0.3, change: 1.1, turnover: 224.0, closing: 9.0, after: 1.4 },
    { name: "c: visningsenheten 2011", opening: 2.1, result: 10.5, change: null, turnover: 22.0, closing: 2.2, after: 10.4 },
    { name: "d: utan omslutning", opening: 67.8, result: -1.5, change: null, turnover: null, closing: 66.3, after: 0 },
  ];

  it.each(cases)("$name", ({ opening, result, change: given, turnover, closing, after }) => {
    const outcome = resultatfond({
      opening: exact(opening),
      result: exact(result),
      turnover: turnover === null ? null : exact(turnover),
      givenChange: given === null ? null : exact(given),
    });
    expect(outcome.closing.toNumber()).toBe(closing);
    expect(outcome.resultAfter.toNumber()).toBe(after);
  });

  it("a: avvikelsen efter disposition är 1,8 mot budgeterade −3,2", () => {
    expect(variance(exact(-3.2), exact(-1.4), "resultat", "intakter_positiva").toNumber()).toBe(1.8);
  });

  it("c: taket band och höll tillbaka 10,4", () => {
    const outcome = resultatfond({ opening: exact(2.1), result: exact(10.5), turnover: exact(22) });
    expect([outcome.boundBy, outcome.setAside.toNumber(), outcome.heldBack.toNumber()]).toEqual(["ceiling", 0.1, 10.4]);
  });

  it("d: gränserna är inte prövade", () => {
    expect(resultatfond({ opening: exact(67.8), result: exact(-1.5), turnover: null }).boundBy).toBe("not-checked");
  });
});

describe("nyckeltalen", () => {
  it("budgetföljsamheten 2011 är 95,7 procent före resultatöverföringar", () => {
    expect(budgetAdherence(exact(1437.0 + 14.3), exact(1374.3 + 13.9))).toBeCloseTo(0.957, 3);
  });

  it("periodiserad budget för tertial 2 är 8/12", () => {
    expect(periodised(exact(708.0), 8)).toBe(472);
  });

  it("prognossäkerhet räknas på prognosen, eller på den nämnare som väljs", () => {
    expect(forecastAccuracy(exact(200), exact(202))).toBe(0.01);
    expect(forecastAccuracy(exact(200), exact(202), exact(202))).toBeCloseTo(0.0099, 4);
  });
});
