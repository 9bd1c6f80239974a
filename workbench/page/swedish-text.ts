/** Formulas and figures between the Swedish way of typing and the invariant form that the grid computes with. */

/** A formula typed with semicolons between the arguments and decimal commas, with commas and points; texts in quotes stay as they are. */
export function invariantFormula(formula: string): string {
  const parts = formula.split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/u);
  const quoted = (index: number): boolean => index % 2 === 1;
  if (!parts.some((part, index) => !quoted(index) && part.includes(";"))) return formula;
  return parts.map((part, index) => (quoted(index) ? part : part.replace(/(?<=\d),(?=\d)/gu, ".").replace(/;/gu, ","))).join("");
}

/** A number as it is shown in the cell's editor: "98.5" → "98,5". */
export function swedishNumber(invariant: string): string {
  return /^-?\d+\.\d+(?:%)?$/u.test(invariant) ? invariant.replace(".", ",") : invariant;
}
