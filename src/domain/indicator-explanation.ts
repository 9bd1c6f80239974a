/** One Swedish sentence on a judgement: what was compared with what, in which direction, and by how much. */
import { formatPercent } from "./amount-text";
import { showDifference, showFigure, YES_NO } from "./indicator-figure";
import { type IndicatorInput, judgeIndicator, type Judgement } from "./indicator-status";
import { showTarget } from "./indicator-target";

const DIRECTION_WORDS = { higher: "högre är bättre", lower: "lägre är bättre", equal: "närmast målet är bäst" } as const;
const SOURCE_WORDS = { given: "", target: "", city: " enligt KF:s årsmål", guessed: " (antaget)", assumed: " (antaget)" } as const;

function targetName(judgement: Judgement): string {
  return judgement.basis === "city" ? "KF:s årsmål" : "årsmålet";
}

function outcomeWords(input: IndicatorInput): string {
  return input.outcome === null ? "" : showFigure(input.outcome);
}

function whyNotJudged(input: IndicatorInput, judgement: Judgement): string {
  const target = showTarget(judgement.target);
  const name = targetName(judgement);
  switch (judgement.reason) {
    case "no-outcome":
      return `utfall saknas (${name} är ${target})`;
    case "no-target": {
      const city = showTarget(input.cityTarget);
      const written = [target === "" ? "" : `årsmålet är ”${target}”`, city === "" ? "" : `KF:s årsmål är ”${city}”`].filter((part) => part !== "");
      return written.length === 0 ? "årsmål saknas" : `inget årsmål att jämföra med (${written.join(", ")})`;
    }
    case "unclear-target":
      return `${name} ”${target}” går inte att tolka som tal, gräns, intervall eller riktning`;
    case "other-unit":
    case "previous-other-unit":
      return `utfallet ${outcomeWords(input)} och ${judgement.reason === "other-unit" ? `${name} ${target}` : "föregående års utfall"} har olika enheter och jämförs inte`;
    case "no-previous":
      return `${name} är ${target}, men föregående års utfall saknas`;
    case "unclear-change":
      return `${name} ${target} kan betyda procent eller procentenheter; skriv vilket`;
    case null:
      return "";
  }
}

/** What the outcome was held against, in words. */
function against(judgement: Judgement): string {
  const { compared, target } = judgement;
  const name = targetName(judgement);
  if (compared === null) {
    return name;
  }
  if (target.kind === "change") {
    const previous = showFigure(judgement.previous ?? compared.right);
    return `föregående års utfall ${previous} (${name} är ${showTarget(target)})`;
  }
  if (target.kind === "number" && target.bound === "none") {
    return `${name} ${showFigure(compared.right)}`;
  }
  return `${name} ${showTarget(target)}`;
}

function howFar(judgement: Judgement): string {
  const { margin, compared, target, direction } = judgement;
  const unit = compared?.unit ?? null;
  const gap = showDifference(margin, unit);
  if (target.kind === "interval") {
    return margin.sign() >= 0 ? `ligger inom ${against(judgement)}` : `ligger ${gap} utanför ${against(judgement)}`;
  }
  const limit = target.kind === "change" && target.by !== null && compared !== null ? `gränsen ${showFigure(compared.right)}, räknad från ` : "";
  if (margin.sign() === 0) {
    return `är lika med ${limit}${against(judgement)}`;
  }
  if (direction === "equal" && limit === "") {
    return `skiljer ${unit === YES_NO ? "sig" : gap} från ${against(judgement)}`;
  }
  return `är ${gap} ${margin.sign() > 0 ? "bättre" : "sämre"} än ${limit}${against(judgement)}`;
}

function toleranceWords(input: IndicatorInput, judgement: Judgement): string {
  const { status, target, margin, tolerance, compared } = judgement;
  if (status === "Uppfylls helt" || compared?.unit === YES_NO) {
    return "";
  }
  if (margin.sign() === 0) {
    return target.kind === "change" ? ", men skulle ha ändrats" : ", men gränsen själv räknas inte";
  }
  if (input.tolerance.sign() === 0) {
    return ", och ingen tolerans är satt";
  }
  if (tolerance.sign() === 0) {
    return ", och ett mål på noll ger ingen tolerans";
  }
  const share = formatPercent(input.tolerance, input.tolerance.decimals() <= 2 ? 0 : 1);
  const amount = `toleransen ${showDifference(tolerance, compared?.unit ?? null)} (${share} av ${target.kind === "number" ? "målet" : "gränsen"})`;
  return status === "Uppfylls delvis" ? `, vilket ryms i ${amount}` : `, mer än ${amount}`;
}

function remarks(input: IndicatorInput, judgement: Judgement): string {
  const found: string[] = [];
  const { compared } = judgement;
  if (compared !== null && compared.guessed !== null && compared.unit !== null) {
    found.push(`enheten ${compared.unit} är antagen för ${compared.guessed === "left" ? "utfallet" : judgement.target.kind === "change" ? "föregående år" : "målet"}`);
  }
  if (judgement.cityUnitDiffers && judgement.reason === null) {
    found.push(`KF:s årsmål ${showTarget(input.cityTarget)} har en annan enhet och jämförs inte`);
  }
  return found.map((remark) => `; ${remark}`).join("");
}

/** "; lägre är bättre (antaget)"; nothing where the target's own form says it. */
function directionWords({ target, direction, directionSource }: Judgement): string {
  const bounded = target.kind === "interval" || (target.kind === "number" && (target.bound !== "none" || target.figure.unit === YES_NO));
  return bounded ? "" : `; ${DIRECTION_WORDS[direction]}${SOURCE_WORDS[directionSource]}`;
}

/** How an årsmål was understood: "98 %; högre är bättre", "5,8 %; lägre är bättre (antaget)", "högst 1 050 ton CO2", "öka; högre är bättre", or why it says nothing. */
export function describeTarget(input: IndicatorInput): string {
  const judgement = judgeIndicator(input);
  const { target, basis } = judgement;
  return target.kind === "none" || target.kind === "unclear"
    ? whyNotJudged(input, { ...judgement, reason: target.kind === "none" ? "no-target" : "unclear-target" })
    : `${basis === "city" ? "KF:s årsmål " : ""}${showTarget(target)}${directionWords(judgement)}`;
}

/** The sentence, ending with a full stop. Amounts are written by Swedish rules with no-break spaces. */
export function explainJudgement(input: IndicatorInput, judgement: Judgement): string {
  const { compared } = judgement;
  if (compared === null) {
    return `${judgement.status}: ${whyNotJudged(input, judgement)}.`;
  }
  const outcome = showFigure(compared.left);
  return `${judgement.status}: utfallet ${outcome} ${howFar(judgement)}${toleranceWords(input, judgement)}${directionWords(judgement)}${remarks(input, judgement)}.`;
}
