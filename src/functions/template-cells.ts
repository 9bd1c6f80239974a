/** Cells of TEXTSIFFROR → the template language. Templates are parsed once: the same one stands in many recalculations. */
import { Decimal } from "../domain/decimal";
import { BokslutError } from "../domain/errors";
import { type FigureValue, parseTemplate, renderTemplate, type Template } from "../domain/text-figures";
import { cellsOf, readNumberOrText } from "./cells";

const KEPT_TEMPLATES = 500;
const templates = new Map<string, Template>();

function templateOf(source: string): Template {
  const known = templates.get(source);
  if (known !== undefined) {
    return known;
  }
  const parsed = parseTemplate(source);
  if (templates.size >= KEPT_TEMPLATES) {
    templates.clear();
  }
  templates.set(source, parsed);
  return parsed;
}

function figureValue(cell: unknown, index: number): FigureValue {
  if (typeof cell === "boolean") {
    return cell ? "SANT" : "FALSKT";
  }
  const value = readNumberOrText(cell, `Värde ${index + 1}`);
  return typeof value === "number" ? Decimal.of(value) : value;
}

/** The text of a template cell with the values of the cells; "" while the template is empty. */
export function fillTemplate(template: unknown, values: unknown): string {
  const source = readNumberOrText(cellsOf(template)[0], "Mallen");
  if (source === null) {
    return "";
  }
  if (typeof source === "number") {
    throw new BokslutError("bad-argument", "Mallen ska vara en text, till exempel \"Överskottet är {1:mnkr}\".");
  }
  const cells: unknown[] = values === undefined ? [] : Array.isArray(values) ? values.map((value: unknown) => cellsOf(value)[0]) : [values];
  return renderTemplate(templateOf(source), cells.map(figureValue));
}
