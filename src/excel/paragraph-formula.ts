/** A paragraph as a cell: =TEXTSIFFROR("template",cell,…), with the template cut where a literal of Excel would be too long. Pure. */
import { isDerived, type Paragraph } from "../narrative";
import type { CellRef, TableModel } from "../reports/table-model";
import { formulaText, type Places } from "./render-table";

/** Excel takes 255 characters in a text literal; a doubled quote counts as one character but is kept whole. */
const LONGEST_LITERAL = 250;
const LONGEST_FORMULA = 8_000;

/** A text as formula literals joined by &, none longer than Excel takes. Surrogate pairs are kept whole. */
export function literalText(text: string): string {
  const pieces: string[] = [];
  let piece = "";
  for (const character of text) {
    if (piece.length + character.length > LONGEST_LITERAL) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  pieces.push(piece);
  return pieces.map((part) => `"${part.replace(/"/g, '""')}"`).join("&");
}

export type ParagraphFormula = { readonly formula: string } | { readonly problem: "missing-cell" | "too-long" };

/** Whether a cell is an input of its table: an empty one reaches a function as 0 in some Excels, so its reference needs a guard. */
export function inputCells(models: readonly TableModel[]): (ref: CellRef) => boolean {
  const inputs = new Set<string>();
  for (const model of models) {
    for (const row of model.rows) {
      row.cells.forEach((cell, at) => {
        if (cell.type === "input") inputs.add(JSON.stringify([model.id, row.key, model.columns[at]?.key]));
      });
    }
  }
  return (ref) => inputs.has(JSON.stringify([ref.table, ref.row, ref.column]));
}

/** The formula of a paragraph on a sheet; `isInput` tells which cells may be empty; a problem when a cell it needs is not in the workbook, or when no formula can hold it. */
export function paragraphFormula(paragraph: Paragraph, sheet: string, places: Places, isInput: (ref: CellRef) => boolean): ParagraphFormula {
  const args: string[] = [];
  for (const value of paragraph.values) {
    const text = formulaText(isDerived(value) ? value.formula : [{ ref: value }], "", sheet, places);
    if (text === null) return { problem: "missing-cell" };
    args.push(!isDerived(value) && isInput(value) ? `IF(${text}="","",${text})` : text);
  }
  const formula = `=TEXTSIFFROR(${[literalText(paragraph.template), ...args].join(",")})`;
  return formula.length > LONGEST_FORMULA ? { problem: "too-long" } : { formula };
}
