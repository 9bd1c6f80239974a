/** A paragraph as text from given cell values, by the same rules as TEXTSIFFROR in the sheet: for previews and tests. */
import { Decimal } from "../domain/decimal";
import { parseTemplate, renderTemplate } from "../domain/text-figures";
import { evaluate, type CellLookup, type CellValue } from "./derived";
import { isDerived, type Paragraph } from "./paragraph";

/**
 * The text of a paragraph. `lookup` gives a cell's value: a number, a text (label cells) or null for an empty cell.
 * @throws BokslutError bad-argument when the template does not fit its values.
 */
export function renderParagraph(paragraph: Paragraph, lookup: CellLookup): string {
  const values = paragraph.values.map((value): CellValue => (isDerived(value) ? evaluate(value.rule, lookup) : lookup(value)));
  return renderTemplate(parseTemplate(paragraph.template), values.map((value) => (typeof value === "number" ? Decimal.of(value) : value)));
}
