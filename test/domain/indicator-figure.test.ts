/** Figures with units: hundredths of cells in per cent, and figures that take another's unit. */
import { alignFigures, figureOf, figureOfPercentCell, showDifference, showFigureWithUnit, unitKey } from "../../src/domain/indicator-figure";
import { Decimal } from "../../src/domain/decimal";

function aligned(left: number | string, right: number | string): string {
  const [one, other] = [figureOf(left), figureOf(right)];
  if (one === null || other === null) {
    return "ingen siffra";
  }
  const result = alignFigures(one, other);
  return result === null ? "olika enheter" : `${result.left.value.toNumber()} mot ${result.right.value.toNumber()} ${result.unit ?? "utan enhet"}${result.guessed === null ? "" : `, ${result.guessed} antagen`}`;
}

describe("siffror med enhet", () => {
  it("en cell i procentformat håller hundradelar", () => {
    const figure = figureOfPercentCell(0.957);
    expect(showFigureWithUnit(figure.value, figure.unit, figure.decimals)).toBe("95,7\u00a0%");
  });

  it.each([
    [0.957, "100 %", "95.7 mot 100 %, left antagen"],
    [39, "100 %", "39 mot 100 %, left antagen"],
    ["39", "100 %", "39 mot 100 %, left antagen"],
    ["0,957", "100 %", "0.957 mot 100 %, left antagen"],
    [0.78, "1 %", "0.78 mot 1 %, left antagen"],
    [0.0078, "1 %", "0.78 mot 1 %, left antagen"],
    [1.012, "100 %", "101.2 mot 100 %, left antagen"],
    [0.067, "5,8 %", "6.7 mot 5.8 %, left antagen"],
    ["95,7 %", 1, "95.7 mot 100 %, right antagen"],
    [2, "2 st", "2 mot 2 st, left antagen"],
    [0.957, 1, "0.957 mot 1 utan enhet"],
    ["5 423 st", "5 800 stycken", "5423 mot 5800 stycken"],
    ["32,7 kWh", "33 %", "olika enheter"],
    ["2 procentenheter", "2 %", "olika enheter"],
    ["-", "2 %", "ingen siffra"],
  ])("%p mot %p", (left, right, expected) => {
    expect(aligned(left, right)).toBe(expected);
  });

  it.each([
    ["kwh/kvm", "kWh/m²"],
    ["kWh per kvadratmeter", "kwh/kvm"],
    ["%", "procent"],
    ["% av alla", "%"],
    ["st.", "Stycken"],
    ["ton CO₂", "ton koldioxid"],
    ["mkr", "mnkr"],
  ])("%s är samma enhet som %s", (one, other) => {
    expect(unitKey(one)).toBe(unitKey(other));
  });

  it("skillnaden mellan procentsatser är procentenheter", () => {
    expect(showDifference(Decimal.of(-1), "%")).toBe("1\u00a0procentenhet");
    expect(showDifference(Decimal.of(2.01), "procent")).toBe("2,01\u00a0procentenheter");
    expect(showDifference(Decimal.of(66), "st")).toBe("66\u00a0st");
  });
});
