/**
 * A formula as a Swedish Excel shows it: semicolons between arguments and decimal commas. Texts in quotation marks and names of
 * sheets in apostrophes stand untouched. Example: `=AVVIKELSE(708,731.2,"kostnad")` → `=AVVIKELSE(708;731,2;"kostnad")`.
 */
export function swedishFormula(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/,/g, ";").replace(/(\d)\.(?=\d)/g, "$1,")))
    .join("");
}
