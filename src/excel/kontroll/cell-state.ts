/** What a cell holds, from its value and formula as Excel gives them. Pure. */

const ERROR = /^#(?:N\/A|[\p{Lu}_]+(?:\/0)?[!?])$|^#(?:SAKNAS|UPPTAGEN|BUSY|GETTING_DATA)!?$/u;

/** True for an error value as Excel names it, in English or Swedish ("#VALUE!", "#VÄRDEFEL!", "#NAMN?"). */
export function isErrorText(text: string): boolean {
  return ERROR.test(text);
}

export interface CellState {
  readonly value: number | string | null;
  readonly error: string | null;
  readonly formula: string | null;
}

export function cellState(value: unknown, formula: unknown): CellState {
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  const text = isFormula ? formula : null;
  if (typeof value === "number") return { value, error: null, formula: text };
  if (typeof value === "boolean") return { value: value ? "SANT" : "FALSKT", error: null, formula: text };
  if (typeof value !== "string" || value === "") return { value: null, error: null, formula: text };
  return isErrorText(value) ? { value: null, error: value, formula: text } : { value, error: null, formula: text };
}
