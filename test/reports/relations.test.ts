import { computed, section, table, BUDGET, OUTCOME } from "./build";

const UNITS = [
  section("Skola", [["kostnader", "Kostnader", 100, 110], ["intakter", "Intäkter", -10, -12], ["netto", "Netto"]]),
  section("Vård", [["kostnader", "Kostnader", 50, 45], ["varav", "varav kapitalkostnader", 5, 6], ["intakter", "Intäkter", -5, -5], ["netto", "Netto"]]),
  section("Investeringar", [["kostnader", "Utgifter", 20, 8], ["intakter", "Inkomster", 0, -1], ["netto", "Netto"]]),
];
const SUM = section("Summa", [["summa_kostnader", "Summa kostnader"], ["summa_intakter", "Summa intäkter"], ["summa_netto", "Summa netto"]], { sum_of: ["Skola", "Vård"] });

test("sums take the named sections, leave the others, and never a varav row", () => {
  const { value, warnings } = computed([table([...UNITS, SUM])]);
  expect(warnings).toEqual([]);
  expect([value("Summa::Summa kostnader", "b"), value("Summa::Summa kostnader", "u")]).toEqual([150, 155]);
  expect([value("Summa::Summa intäkter", "b"), value("Summa::Summa netto", "u")]).toEqual([-15, 138]);
  expect(value("Vård::Netto", "u")).toBe(40);
  expect(value("Vård::varav kapitalkostnader", "a")).toBe(-1);
});

test("a sum of sums counts each figure once", () => {
  const all = section("Allt", [["summa_kostnader", "Kostnader i allt"], ["summa_netto", "Netto i allt"]], { sum_of: ["Summa", "Investeringar"] });
  const { value } = computed([table([...UNITS, SUM, all])]);
  expect([value("Allt::Kostnader i allt", "u"), value("Allt::Netto i allt", "u")]).toEqual([163, 145]);
});

test.each([
  ["section::row", ["Summa::Summa netto", "Investeringar::Netto"]],
  ["pairs", [["Summa", "Summa netto"], ["Investeringar", "Netto"]]],
  ["objects", [{ section: "Summa", row: "Summa netto" }, { section: "Investeringar", row: "Netto" }]],
  ["objects by kind", [{ section: "Summa", kind: "summa_netto" }, { section: "Investeringar", kind: "netto" }]],
  ["a label and a section", ["Summa netto", "Investeringar"]],
  ["slashes", ["Summa / Summa netto", "Investeringar/Netto"]],
])("sum_of_cells may be written as %s", (_, cells) => {
  const { value, warnings } = computed([table([...UNITS, SUM, section(null, [["summa_netto", "Totalt netto inkl. investeringar"]], { sum_of_cells: cells })])]);
  expect(warnings).toEqual([]);
  expect([value("::Totalt netto inkl. investeringar", "b"), value("::Totalt netto inkl. investeringar", "u")]).toEqual([155, 145]);
  expect(value("::Totalt netto inkl. investeringar", "a")).toBe(10);
});

test("sum_of_cells may name cells of another table", () => {
  const total = table([section(null, [["summa_netto", "Totalt"]], { sum_of_cells: [{ table: "t", row: "Summa netto" }, "t::Investeringar::Netto"] })], { id: "total" });
  const { value, warnings } = computed([table([...UNITS, SUM]), total]);
  expect(warnings).toEqual([]);
  expect(value("::Totalt", "u", "total")).toBe(145);
});

test("without sum_of a sum takes the rows of its kind above it, less the excluded", () => {
  const rows = section(null, [["netto", "A", 1, 2], ["netto", "Investeringar", 10, 20], ["netto", "B", 3, 4], ["summa_netto", "Summa netto"]], { sum_rows_exclude: ["Investeringar"] });
  const { value, formula } = computed([table([rows])]);
  expect([value("::Summa netto", "b"), value("::Summa netto", "u")]).toEqual([4, 6]);
  expect(formula("::Summa netto", "b")).toBe('=IF(COUNT([::A],[::B])=0,"",SUM([::A],[::B]))');
});

test("a summa with varav rows under it is their sum; other counts stand beside", () => {
  const rows = section("Antal", [["summa", "Avslutade"], ["varav", "Jobb", 5, 6], ["varav", "Övriga", 4, 5], ["antal", "Aktuella", 7, 28]]);
  const { value } = computed([table([rows], { sign: null, columns: [BUDGET, OUTCOME] })]);
  expect([value("Antal::Avslutade", "b"), value("Antal::Avslutade", "u")]).toEqual([9, 11]);
});

test("the deviation follows the sign convention and the row's kind", () => {
  const rows = (sign: string, costs: readonly [number, number], incomes: readonly [number, number]): readonly unknown[] => {
    const { value } = computed([table([section("S", [["kostnader", "K", ...costs], ["intakter", "I", ...incomes], ["varav", "varav hyror", 1, 2], ["netto", "N"]])], { sign })]);
    return ["K", "I", "N", "varav hyror"].map((label) => value(`S::${label}`, "a"));
  };
  expect(rows("intakter_negativa", [100, 90], [-40, -45])).toEqual([10, 5, 15, -1]);
  expect(rows("intakter_positiva", [100, 90], [40, 45])).toEqual([10, 5, 15, 1]);
  expect(rows("kostnader_negativa", [-100, -90], [40, 45])).toEqual([10, 5, 15, 1]);
});

test("an empty figure never becomes 0", () => {
  const { value } = computed([table([section("S", [["kostnader", "K", null, 90], ["intakter", "I", null, null], ["netto", "N"]])])]);
  expect(["b", "u", "a"].map((column) => value("S::N", column))).toEqual(["", 90, ""]);
  expect(value("S::K", "a")).toBe("");
});

test("a share column is shared on the rows and summed on the sums", () => {
  const columns = [{ key: "p", label: "Period", kind: "budget", formula: { type: "share", of: "b", months: 8 } }, BUDGET, OUTCOME];
  const { value, formula } = computed([table([...UNITS, SUM], { columns })]);
  expect(value("Skola::Kostnader", "p")).toBeCloseTo(100 * 8 / 12, 9);
  expect(Number(value("Summa::Summa netto", "p"))).toBeCloseTo(135 * 8 / 12, 9);
  expect(formula("Summa::Summa kostnader", "p")).toContain("SUM(");
});

test("columns may be sums and percentages of others", () => {
  const columns = [BUDGET, OUTCOME, { key: "s", label: "Summa", kind: "summa", formula: { type: "sum", of: ["b", "u"] } }, { key: "p", label: "Procent", kind: "procent", formula: { type: "deviation_percent", of: ["b", "u"] } }];
  const { value, built } = computed([table([section("S", [["kostnader", "K", 100, 90]])], { columns })]);
  expect([value("S::K", "s"), value("S::K", "p")]).toEqual([190, 0.1]);
  expect(built[0]?.model.columns.map((column) => column.look)).toEqual(["number", "number", "number", "percent"]);
});

test("cells of not_for stay empty", () => {
  const columns = [BUDGET, OUTCOME, { key: "a", label: "Avvikelse", kind: "avvikelse", formula: { type: "deviation", of: ["b", "u"] }, not_for: ["resultatfond_in"] }];
  const { formula } = computed([table([section("S", [["resultatfond_in", "Ingående", 1, 2]])], { columns })]);
  expect(formula("S::Ingående", "a")).toBe("empty");
});

test("thousands of scattered rows are summed within Excel's limits", () => {
  const many = Array.from({ length: 1_500 }, (_, index) => section(`V${index}`, [["kostnader", "Kostnader", 1, 2], ["intakter", "Intäkter", -0.5, 0], ["netto", "Netto"]]));
  for (const count of [300, 1_500]) {
    const sections = many.slice(0, count);
    const { value, formula, warnings } = computed([table([...sections, section("Summa", [["summa_kostnader", "Summa kostnader"], ["summa_netto", "Summa netto"]], { sum_of: sections.map((one) => one["label"]) })])]);
    expect(warnings).toEqual([]);
    expect([value("Summa::Summa kostnader", "u"), value("Summa::Summa netto", "b")]).toEqual([count * 2, count * 0.5]);
    const longest = formula("Summa::Summa kostnader", "b").replace(/\[[^\]]*\]/g, "AA12345");
    expect(longest.length).toBeLessThan(8_192);
    for (const call of longest.match(/SUM\([^()]*\)/g) ?? []) expect(call.split(",").length).toBeLessThanOrEqual(255);
  }
});

test("a kind that cannot be derived is an input, and the controller is told", () => {
  const { formula, warnings } = computed([table([section("S", [["nyckeltal", "Kvot"]])])]);
  expect(formula("S::Kvot", "b")).toBe("input");
  expect(warnings).toEqual(["Tabellen ”Tabell”, raden ”S, Kvot”: Bokslut vet inte hur en rad av slaget ”nyckeltal” räknas ut."]);
});
