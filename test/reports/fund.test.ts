import fc from "fast-check";
import { computed, section, table, BUDGET, DEVIATION, OUTCOME, type Row } from "./build";

interface Wish { readonly opening?: number | null; readonly change?: number | null; readonly costs: number; readonly incomes: number; readonly sign?: string; readonly units?: readonly unknown[]; readonly budgetChange?: number }

function fund(wish: Wish): ReturnType<typeof computed> {
  const sign = wish.sign ?? "intakter_positiva";
  const factor = { intakter_positiva: [1, 1], intakter_negativa: [1, -1], kostnader_negativa: [-1, 1] }[sign] ?? [1, 1];
  const [k, i] = [wish.costs * (factor[0] ?? 1), wish.incomes * (factor[1] ?? 1)];
  const rows: Row[] = [
    ["resultat_fore", "Före"], ["resultatfond_in", "Ingående", null, wish.opening ?? null], ["resultatfond_forandring", "Förändring", wish.budgetChange ?? null, wish.change ?? null],
    ["resultatfond_ut", "Utgående"], ["resultat_efter", "Efter"],
  ];
  return computed([table([
    section("Kostnader", [["kostnader", "A", k, k], ["summa_kostnader", "Summa kostnader"]]), section("Intäkter", [["intakter", "A", i, i], ["summa_intakter", "Summa intäkter"]]), section("Fond", rows),
  ], { sign, columns: [BUDGET, OUTCOME, DEVIATION] })], { resultatenheter: wish.units ?? [] });
}

const out = (wish: Wish): readonly unknown[] => {
  const { value } = fund(wish);
  return [value("Fond::Utgående", "u"), value("Fond::Efter", "u")];
};

test("the worked examples: a given change stands, otherwise the rule computes it", () => {
  expect(out({ opening: 9, change: 1.3, costs: 237.2, incomes: 234.5 })).toEqual([7.7, -1.4]);
  expect(out({ opening: 10.1, change: 1.1, costs: 224, incomes: 224.3 })).toEqual([9, 1.4]);
  expect(out({ opening: 2.1, costs: 22, incomes: 32.5 })).toEqual([2.2, 10.4]);
  expect(out({ opening: 2.1, change: null, costs: 22, incomes: 20 })).toEqual([0.1, 0]);
});

test("all three conventions give the same fund; the result keeps its table's sign", () => {
  expect(out({ opening: 2.1, costs: 22, incomes: 32.5, sign: "kostnader_negativa" })).toEqual([2.2, 10.4]);
  expect(out({ opening: 2.1, costs: 22, incomes: 32.5, sign: "intakter_negativa" })).toEqual([2.2, -10.4]);
  expect(out({ opening: 9, change: 1.3, costs: 237.2, incomes: 234.5, sign: "intakter_negativa" })).toEqual([7.7, 1.4]);
});

test("without an opening fund there is no figure; with a given change the result is still changed", () => {
  expect(out({ opening: null, costs: 22, incomes: 32.5 })).toEqual(["", ""]);
  expect(out({ opening: null, change: 1, costs: 22, incomes: 20 })).toEqual(["", -1]);
});

test("the budget's result after is the budgeted result plus a planned withdrawal, 0 when none is given", () => {
  expect(fund({ opening: 9, change: 1, costs: 22, incomes: 20 }).value("Fond::Efter", "b")).toBe(-2);
  expect(fund({ opening: 9, change: 1, costs: 22, incomes: 20, budgetChange: 1.5 }).value("Fond::Efter", "b")).toBe(-0.5);
});

test("resultatenheter gives another base: a figure of its own, or the budget's costs", () => {
  const unit = (bas: number, avser: string): unknown => ({ namn: "Nämnden", ingaende_fond: 2.1, arets_resultat: 10.5, bas, bas_avser: avser });
  expect(out({ opening: 2.1, costs: 100, incomes: 110.5, units: [unit(22, "annan bas")] })).toEqual([2.2, 10.4]);
  expect(out({ opening: 2.1, costs: 100, incomes: 110.5, units: [unit(100, "bruttoomslutning")] })).toEqual([7.1, 5.5]);
  const live = fund({ opening: 2.1, costs: 100, incomes: 110.5, units: [unit(100, "budget")] });
  expect(live.formula("Fond::Utgående", "u")).toContain("[Kostnader::Summa kostnader]");
});

test("law: opening + result = closing + result after + returned, and the fund is never over its ceiling", () => {
  const tenths = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most }).map((value) => value / 10);
  fc.assert(fc.property(tenths(300), tenths(3_000), tenths(3_000), (opening, costs, incomes) => {
    fc.pre(costs > 0);
    const [closing, after] = out({ opening, costs, incomes }).map(Number);
    const ceiling = costs * 0.1;
    const returned = opening + (incomes - costs) - (closing ?? 0) - (after ?? 0);
    expect(closing).toBeLessThanOrEqual(ceiling + 1e-9);
    expect(closing).toBeGreaterThanOrEqual(0);
    expect(returned).toBeGreaterThanOrEqual(-1e-9);
    if (opening <= ceiling) expect(Math.abs(returned)).toBeLessThan(1e-9);
  }), { numRuns: 200 });
});

test.each([["intakter_negativa", 1, -1], ["intakter_positiva", 1, 1], ["kostnader_negativa", -1, 1]] as const)("a better result is a positive avvikelse, before and after the fund: %s", (sign, cost, income) => {
  const { value } = computed([table([
    section("Kostnader", [["kostnader", "A", cost * 100, cost * 90], ["summa_kostnader", "Summa kostnader"]]), section("Intäkter", [["intakter", "A", income * 95, income * 96], ["summa_intakter", "Summa intäkter"]]),
    section("Fond", [["resultat_fore", "Före"], ["resultatfond_in", "Ingående", 5, 5], ["resultatfond_forandring", "Förändring", 5, 2], ["resultatfond_ut", "Utgående"], ["resultat_efter", "Efter"]]),
  ], { sign, columns: [BUDGET, OUTCOME, DEVIATION] })]);
  expect([value("Kostnader::A", "a"), value("Intäkter::A", "a"), value("Fond::Före", "a"), value("Fond::Efter", "a")]).toEqual([10, 1, 11, 8]);
});
