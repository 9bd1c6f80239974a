import fc from "fast-check";
import { Decimal } from "../../src/domain/decimal";
import { parseTemplate, renderTemplate } from "../../src/domain/text-figures";
import { bindFigureIn, openText, templateOfText } from "../../src/narrative";

function bound(text: string, figure: string, value: number | null, later: number | null = value): string {
  const start = templateOfText(text).indexOf(figure);
  const template = bindFigureIn(templateOfText(text), start, start + figure.length, 1, { value });
  return renderTemplate(parseTemplate(template), [later === null ? null : Decimal.of(later)]);
}

test.each([
  ["ett överskott om 2,5 mnkr", "2,5", 2.5, -3, "ett underskott om 3,0 mnkr"],
  ["Underskottet på 1,0 mnkr", "1,0", -1, 4, "Överskottet på 4,0 mnkr"],
  ["intäkter om 12,0 mnkr", "12,0", -12, -13.25, "intäkter om 13,3 mnkr"],
  ["netto −12,0 mnkr", "−12,0", -12, 5, "netto 5,0 mnkr"],
  ["andelen är 95,7 procent", "95,7 procent", 0.957, 0.9, "andelen är 90,0\u00a0procent"],
  ["andelen är 95,7 procent", "95,7 procent", 95.7, 90, "andelen är 90,0 procent"],
  ["vi köpte 4 bilar", "4", 4, 1200, "vi köpte 1\u00a0200 bilar"],
  ["ett överskott om 2,5 mnkr", "2,5", 2.5, null, "ett överskott om [siffra saknas] mnkr"],
])("%s: %s follows its cell", (text, figure, value, later, expected) => {
  expect(bound(text, figure, value, later)).toBe(expected);
});

test("the words around a bound figure are never changed, braces included", () => {
  fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
    const template = templateOfText(`${before}7${after}`);
    const start = templateOfText(before).length;
    const made = bindFigureIn(template, start, start + 1, 1, { value: 7 });
    expect(renderTemplate(parseTemplate(made), [Decimal.of(7)])).toBe(`${before}7${after}`);
    expect(openText(made)).toHaveLength(made.length);
  }));
});
