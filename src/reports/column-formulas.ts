/** Formulas of computed columns, row by row: deviation, difference, share and the like. */
import type { Nature } from "./row-kinds";
import { fundColumn } from "./fund-columns";
import type { ColumnFormula, SignConvention } from "./report-data.types";
import { cell, concat, ifFilled, quoted, separated, type Parts } from "./formula-parts";

const ROW_WORD: Readonly<Record<Nature, string>> = {
  kostnad: "kostnad", intakt: "intäkt", netto: "netto", resultat: "resultat", fond: "resultat", ovrigt: "kostnad",
};
const SIGN_WORDS: Readonly<Record<SignConvention, string>> = {
  intakter_negativa: "intäkter negativa", intakter_positiva: "intäkter positiva", kostnader_negativa: "kostnader negativa",
};

/** AVVIKELSE's words for a row: in convention B a netto is a resultat (income less cost). */
function words(nature: Nature, sign: SignConvention): string {
  const word = sign === "intakter_positiva" && nature === "netto" ? "resultat" : ROW_WORD[nature];
  return `${quoted(word)},${quoted(SIGN_WORDS[sign])}`;
}

/**
 * The formula of one row in a computed column. Without a sign convention (counts) a deviation is outcome less budget.
 * Every formula gives an empty text when a cell it needs is empty.
 */
export function columnFormula(formula: ColumnFormula, row: string, nature: Nature, sign: SignConvention | null): Parts {
  const at = (column: string): Parts => cell({ row, column });
  switch (formula.type) {
    case "share": {
      const whole = at(formula.of);
      return concat("=", ifFilled([whole], concat("PERIODISERAD(", whole, `,${formula.months})`)));
    }
    case "sum": {
      const list = separated(formula.of.map(at));
      return concat("=IF(COUNT(", list, ')=0,"",SUM(', list, "))");
    }
    case "fund":
      return fundColumn(formula.what, formula.of.map(at));
    default: {
      const [first, second] = formula.of.map(at);
      if (first === undefined || second === undefined) return ['=""'];
      const percent = formula.type.endsWith("_percent");
      const deviation = formula.type.startsWith("deviation");
      const name = `${deviation && sign !== null ? "AVVIKELSE" : "FÖRÄNDRING"}${percent ? "PROCENT" : ""}`;
      const args = deviation && sign !== null ? concat(first, ",", second, `,${words(nature, sign)}`) : deviation ? concat(second, ",", first) : concat(first, ",", second);
      return concat("=", ifFilled([first, second], concat(`${name}(`, args, ")")));
    }
  }
}
