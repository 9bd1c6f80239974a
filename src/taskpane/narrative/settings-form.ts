/** The narrative's settings as the pane's fields: texts as they are typed, and what is wrong with them. */
import { parseAmount } from "../../domain/amount";
import { BokslutError } from "../../domain/errors";
import type { NarrativeChoices } from "../../excel/commands/narrative-settings";
import { svNarrative } from "../strings-narrative.sv";

export interface SettingsForm {
  readonly name: string;
  readonly word: string;
  readonly decides: string;
  readonly smallAmount: string;
  readonly named: string;
  readonly causes: boolean;
  readonly fundCeiling: string;
}

const swedish = (value: number): string => String(value).replace(".", ",");

export function formOf(choices: NarrativeChoices): SettingsForm {
  const { smallAmount, named, fundCeiling, ...rest } = choices;
  return {
    ...rest, smallAmount: smallAmount === null ? "" : swedish(smallAmount), named: String(named), fundCeiling: fundCeiling === null ? "" : swedish(Math.round(fundCeiling * 10_000) / 100),
  };
}

/** The number of a text; null for none, undefined for one that is no number from zero. */
function numberOf(text: string): number | null | undefined {
  try {
    const value = parseAmount(text.replace(/%|procent/i, ""))?.value.toNumber() ?? null;
    return value === null || value >= 0 ? value : undefined;
  } catch (error) {
    if (error instanceof BokslutError) return undefined;
    throw error;
  }
}

export type SettingsProblems = Readonly<Partial<Record<"smallAmount" | "named" | "fundCeiling", string>>>;

export function problemsOf(form: SettingsForm): SettingsProblems {
  const { problems } = svNarrative.settings;
  const ceiling = numberOf(form.fundCeiling);
  return {
    ...(numberOf(form.smallAmount) === undefined ? { smallAmount: problems.amount } : {}),
    ...(/^\s*\d{1,2}\s*$/.test(form.named) ? {} : { named: problems.named }),
    ...(ceiling === undefined || (ceiling !== null && ceiling > 100) ? { fundCeiling: problems.share } : {}),
  };
}

/** The choices of a form without problems. */
export function choicesOf(form: SettingsForm): NarrativeChoices {
  const ceiling = numberOf(form.fundCeiling) ?? null;
  return {
    name: form.name.trim(), word: form.word.trim(), decides: form.decides.trim(), smallAmount: numberOf(form.smallAmount) ?? null, named: Number(form.named.trim()),
    causes: form.causes, fundCeiling: ceiling === null ? null : ceiling / 100,
  };
}
