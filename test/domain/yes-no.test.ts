/** Targets that are ja or nej, and parts of a whole: judged like with like, never against another whole. */
import { describeDifference } from "../../src/domain/indicator-difference";
import { describeTarget, explainJudgement } from "../../src/domain/indicator-explanation";
import { figureOf } from "../../src/domain/indicator-figure";
import { type IndicatorInput, judgeIndicator, STANDARD_TOLERANCE } from "../../src/domain/indicator-status";
import { understandTarget } from "../../src/domain/indicator-target";

function input(outcome: string, target: string): IndicatorInput {
  return { outcome: figureOf(outcome), target: understandTarget(target), cityTarget: understandTarget(null), previous: null, direction: { direction: "higher", guess: true }, tolerance: STANDARD_TOLERANCE };
}

const sentence = (outcome: string, target: string): string => explainJudgement(input(outcome, target), judgeIndicator(input(outcome, target))).replace(/\u00a0/g, " ");

test.each([
  ["Ja", "ja", "Uppfylls helt: utfallet ja är lika med årsmålet ja."],
  ["nej", "Ja", "Uppfylls inte: utfallet nej skiljer sig från årsmålet ja."],
  ["ja", "nej", "Uppfylls inte: utfallet ja skiljer sig från årsmålet nej."],
  ["85 %", "ja", "Ingen bedömning: utfallet 85 % och årsmålet ja har olika enheter och jämförs inte."],
  ["4 av 5", "3 av 5", "Uppfylls helt: utfallet 4 av 5 är 1 av 5 bättre än årsmålet 3 av 5; högre är bättre (antaget)."],
  ["1 av 4", "3 av 5", "Ingen bedömning: utfallet 1 av 4 och årsmålet 3 av 5 har olika enheter och jämförs inte."],
  ["ej mätt", "80 %", "Ingen bedömning: utfall saknas (årsmålet är 80 %)."],
])("%s mot %s", (outcome, target, expected) => {
  expect(sentence(outcome, target)).toBe(expected);
});

test("målet ja har ingen riktning, och ja mot nej är en ändring", () => {
  expect(describeTarget(input("ja", "ja"))).toBe("ja");
  const [yes, no] = [figureOf("ja"), figureOf("nej")];
  expect(yes !== null && no !== null && describeDifference(yes, no, { direction: "higher", guess: false })).toBe("ändrat");
});
