/** Every indicator of the published reports: target → understanding → status → explanation, as a reviewed snapshot. */
import { directionFromName } from "../../src/domain/indicator-direction";
import { explainJudgement } from "../../src/domain/indicator-explanation";
import { figureOf } from "../../src/domain/indicator-figure";
import { judgeIndicator, STANDARD_TOLERANCE } from "../../src/domain/indicator-status";
import { showTarget, understandTarget } from "../../src/domain/indicator-target";
import { CASE_FOLDERS, readCase } from "./cases";

function textOf(raw: string | undefined): string | null {
  return raw === undefined || raw === "" ? null : raw;
}

function readable(text: string): string {
  return text.replace(/\u00a0/g, " ");
}

describe("indikatorerna i de publicerade rapporterna", () => {
  const indicators = CASE_FOLDERS.flatMap((folder) => readCase(folder, "input").indikatorer);

  it("är sjuttio", () => {
    expect(indicators).toHaveLength(70);
  });

  it("förstås, bedöms och förklaras", () => {
    const lines = indicators.map(({ name, raw }) => {
      const input = {
        outcome: figureOf(textOf(raw.utfall)),
        target: understandTarget(textOf(raw.arsmal)),
        cityTarget: understandTarget(textOf(raw.kf_arsmal)),
        previous: figureOf(textOf(raw.utfall_foregaende_ar)),
        direction: directionFromName(name),
        tolerance: STANDARD_TOLERANCE,
      };
      const sentence = explainJudgement(input, judgeIndicator(input));
      const targets = [input.target, input.cityTarget].map((target) => `${target.kind} ${showTarget(target)}`.trim()).join(" | ");
      return readable(`${name} [${raw.utfall} mot ${raw.arsmal} | ${raw.kf_arsmal}]\n  ${targets}\n  ${sentence}`);
    });
    expect(`\n${lines.join("\n")}\n`).toMatchSnapshot();
  });
});
