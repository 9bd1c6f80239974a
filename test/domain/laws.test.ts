/** Laws of the domain, on random figures. */
import fc from "fast-check";
import { parseAmount } from "../../src/domain/amount";
import { formatAmount, formatDecimal } from "../../src/domain/amount-text";
import { changeRatio, Decimal, subtractExact, sumOf } from "../../src/domain/decimal";
import { figureOf } from "../../src/domain/indicator-figure";
import { type IndicatorStatus, judgeIndicator } from "../../src/domain/indicator-status";
import { understandTarget } from "../../src/domain/indicator-target";
import { periodised } from "../../src/domain/periodisation";
import { reconcile } from "../../src/domain/reconcile";
import { fundRoom, resultatfond } from "../../src/domain/resultatfond";
import { roundToFoot } from "../../src/domain/rounding";
import type { Convention, FigureKind } from "../../src/domain/sign";
import { variance } from "../../src/domain/variance";

const zero = Decimal.ZERO;

/** Amounts as cells hold them: up to twelve digits before and six after the comma. */
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => Decimal.scaled(units, scale));
const smallAmount = fc.tuple(fc.bigInt({ min: -99_999n, max: 99_999n }), fc.integer({ min: 0, max: 2 })).map(([units, scale]) => Decimal.scaled(units, scale));
const positive = smallAmount.map((value) => value.abs());
const kind = fc.constantFrom<FigureKind>("kostnad", "intakt", "netto", "resultat");
const convention = fc.constantFrom<Convention>("intakter_negativa", "intakter_positiva", "kostnader_negativa");

describe("exakta decimaltal", () => {
  it("ett tal på högst femton siffror går genom en cell och tillbaka oförändrat", () => {
    fc.assert(fc.property(amount, (value) => Decimal.of(value.toNumber()).compare(value) === 0));
  });

  it("binärt brus ändrar inte det avsedda talet", () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 6 }), (parts) => {
        const steps = parts.map((_part, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part / 100, 0));
        const noisy = steps[steps.length - 1] ?? 0;
        const meant = parts.reduce((sum, part) => sum + part, 0);
        fc.pre(Math.max(...steps.map(Math.abs)) <= 5 * Math.abs(noisy));
        return Decimal.of(noisy).compare(Decimal.scaled(BigInt(meant), 2)) === 0;
      }),
    );
  });

  it("den snabba subtraktionen är den exakta", () => {
    fc.assert(fc.property(amount, amount, (a, b) => subtractExact(a.toNumber(), b.toNumber()) === a.minus(b).toNumber()));
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }), fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (a, b) =>
        Object.is(subtractExact(a, b), Decimal.of(a).minus(Decimal.of(b)).toNumber()),
      ),
    );
  });

  it("den snabba andelen är den exakta, och finns inte av noll", () => {
    fc.assert(
      fc.property(amount, amount.filter((base) => base.sign() !== 0), (a, b) => changeRatio(a.toNumber(), b.toNumber()) === a.minus(b).dividedBy(b.abs())),
    );
    expect([changeRatio(1, 0), changeRatio(0, 0), changeRatio(0.1 + 0.2, 0)]).toEqual([NaN, NaN, NaN]);
  });

  it("avrundning är hälften från noll, och lika åt båda hållen", () => {
    expect(Decimal.of(0.05 + 0.1).rounded(1).toNumber()).toBe(0.2);
    expect(Decimal.of(-0.15).rounded(1).toNumber()).toBe(-0.2);
    expect(Decimal.of(1.005).rounded(2).toNumber()).toBe(1.01);
    fc.assert(fc.property(amount, fc.integer({ min: 0, max: 6 }), (value, decimals) => value.negated().rounded(decimals).compare(value.rounded(decimals).negated()) === 0));
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 6 }), (value, decimals) =>
        value.minus(value.rounded(decimals)).abs().compare(Decimal.scaled(5n, decimals + 1)) <= 0,
      ),
    );
  });
});

describe("avvikelse", () => {
  it("byter tecken när budget och utfall byter plats", () => {
    fc.assert(fc.property(amount, amount, kind, convention, (a, b, k, c) => variance(a, b, k, c).compare(variance(b, a, k, c).negated()) === 0));
  });

  it("av en summa är summan av delarnas avvikelser", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { maxLength: 8 }), kind, convention, (rows, k, c) => {
        const total = variance(sumOf(rows.map(([b]) => b)), sumOf(rows.map(([, u]) => u)), k, c);
        return total.compare(sumOf(rows.map(([b, u]) => variance(b, u, k, c)))) === 0;
      }),
    );
  });

  it("säger samma överskott i alla teckenkonventioner", () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, (costBudget, cost, incomeBudget, income) => {
        const surplus = costBudget.minus(cost).plus(income.minus(incomeBudget));
        const a = variance(costBudget, cost, "kostnad", "intakter_negativa").plus(variance(incomeBudget.negated(), income.negated(), "intakt", "intakter_negativa"));
        const b = variance(costBudget, cost, "kostnad", "intakter_positiva").plus(variance(incomeBudget, income, "intakt", "intakter_positiva"));
        const c = variance(costBudget.negated(), cost.negated(), "kostnad", "kostnader_negativa").plus(variance(incomeBudget, income, "intakt", "kostnader_negativa"));
        const net = variance(costBudget.minus(incomeBudget), cost.minus(income), "netto", "intakter_negativa");
        const result = variance(incomeBudget.minus(costBudget), income.minus(cost), "resultat", "intakter_positiva");
        return [a, b, c, net, result].every((value) => value.compare(surplus) === 0);
      }),
    );
  });
});

describe("resultatfond", () => {
  const year = fc.record({ result: smallAmount, turnover: positive, given: fc.option(fc.integer({ min: -100, max: 100 }), { nil: null }) });

  it("håller lagen varje år under slumpade årtionden, med och utan given förändring", () => {
    fc.assert(
      fc.property(positive, fc.array(year, { minLength: 10, maxLength: 20 }), fc.boolean(), (start, years, carryDeficit) => {
        let opening = start;
        for (const { result, turnover, given } of years) {
          const change = given === null || (carryDeficit && opening.sign() < 0) ? null : opening.times(Decimal.scaled(BigInt(given), 2)).rounded(2).min(opening);
          const outcome = resultatfond({ opening, result, givenChange: change, turnover, carryDeficit });
          const ceiling = outcome.ceilingAmount;
          expect(opening.plus(result).compare(outcome.closing.plus(outcome.resultAfter).plus(outcome.returned)) === 0).toBe(true);
          expect(ceiling !== null && outcome.closing.compare(ceiling) > 0).toBe(false);
          expect(carryDeficit || outcome.closing.sign() >= 0).toBe(true);
          expect(outcome.setAside.sign() >= 0 && outcome.withdrawn.sign() >= 0 && outcome.returned.sign() >= 0).toBe(true);
          if (change === null) {
            expect(outcome.setAside.compare(result.max(zero)) <= 0).toBe(true);
          }
          opening = outcome.closing;
        }
      }),
    );
  });

  it("sätter aldrig av mer än det utrymme som RESULTATFONDUTRYMME visar", () => {
    fc.assert(
      fc.property(positive, smallAmount, positive.filter((turnover) => turnover.sign() > 0), (opening, result, turnover) =>
        resultatfond({ opening, result, turnover }).setAside.compare(fundRoom(opening, turnover)) <= 0,
      ),
    );
  });
});

describe("periodisering", () => {
  it("tolv månader är hela budgeten, och en budget och dess motsatta tar ut varandra", () => {
    fc.assert(fc.property(amount, (budget) => periodised(budget, 12) === budget.toNumber()));
    fc.assert(fc.property(amount, fc.integer({ min: 1, max: 12 }), (budget, months) => periodised(budget, months) + periodised(budget.negated(), months) === 0));
  });

  it("lika vikter är som inga vikter", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 50 }), (budget, months, weight) =>
        Math.abs(periodised(budget, months, Array<Decimal>(12).fill(Decimal.of(weight))) - periodised(budget, months)) <= Math.abs(periodised(budget, months)) * 1e-15,
      ),
    );
  });
});

describe("indikatorer", () => {
  const rank: Readonly<Record<IndicatorStatus, number>> = { "Ingen bedömning": -1, "Uppfylls inte": 0, "Uppfylls delvis": 1, "Uppfylls helt": 2 };

  it("ett bättre utfall ger aldrig sämre status", () => {
    fc.assert(
      fc.property(smallAmount, smallAmount, smallAmount, fc.constantFrom("higher" as const, "lower" as const), (goal, one, other, direction) => {
        const judge = (outcome: Decimal): number =>
          rank[
            judgeIndicator({
              outcome: figureOf(outcome.toNumber()),
              target: understandTarget(goal.toNumber()),
              cityTarget: understandTarget(null),
              previous: null,
              direction: { direction, guess: false },
              tolerance: Decimal.parse("0.1"),
            }).status
          ];
        const [worse, better] = (direction === "higher") === (one.compare(other) < 0) ? [one, other] : [other, one];
        return judge(worse) <= judge(better);
      }),
    );
  });
});

describe("text och avstämning", () => {
  it("BELOPP läser vad BELOPPSTEXT skriver", () => {
    fc.assert(
      fc.property(amount, fc.constantFrom("mnkr" as const, "tkr" as const, "kr" as const, null), (value, unit) => {
        const read = parseAmount(formatAmount(value, unit, value.decimals()));
        return read !== null && read.value.compare(value) === 0 && read.unit === unit;
      }),
    );
  });

  it("ett skrivet belopp är det avrundade beloppet", () => {
    fc.assert(fc.property(amount, fc.integer({ min: 0, max: 4 }), (value, decimals) => parseAmount(formatDecimal(value, decimals))?.value.compare(value.rounded(decimals)) === 0));
  });

  it("AVRUNDASUMMA summerar till den avrundade summan och flyttar ingen del en hel enhet", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 12 }), fc.integer({ min: 0, max: 3 }), (parts, decimals) => {
        const rounded = roundToFoot(parts, decimals);
        const unit = Decimal.scaled(1n, decimals);
        expect(sumOf(rounded).compare(sumOf(parts).rounded(decimals)) === 0).toBe(true);
        parts.forEach((part, index) => {
          expect(part.minus(rounded[index] ?? zero).abs().compare(unit)).toBe(-1);
        });
      }),
    );
  });

  it("en summa av avrundade delar är aldrig fel, bara avrundad", () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 10 }), fc.constantFrom(1, 2), (parts, decimals) => {
        const printed = parts.map((part) => part.rounded(decimals));
        const result = reconcile(sumOf(parts).rounded(decimals), printed, Decimal.scaled(5n * BigInt(parts.length + 1), decimals + 1));
        return result.verdict !== "error";
      }),
    );
  });
});
