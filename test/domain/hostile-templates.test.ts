/** Odd and hostile templates of TEXTSIFFROR, rendered with the same values. A reviewed snapshot. */
import { Decimal } from "../../src/domain/decimal";
import { BokslutError } from "../../src/domain/errors";
import { type FigureValue, parseTemplate, renderTemplate } from "../../src/domain/text-figures";

/** 1: a large amount, 2: a negative, 3: a share, 4: a text, 5: an empty cell, 6: zero, 7: nearly zero, 8: binary noise. */
const VALUES: readonly FigureValue[] = [
  Decimal.of(1437.05), Decimal.of(-2.7), Decimal.of(0.957), "stadsledningskontoret", null, Decimal.of(0), Decimal.of(-0.04), Decimal.of(0.1 + 0.2),
];

const TEMPLATES: readonly string[] = [
  "", "ren text", "{1}", "{2}", "{3}", "{4}", "{5}", "{6}", "{7}", "{8}", "{1:0}", "{1:2}", "{1:15}", "{1:16}", "{1:heltal}", "{2:abs}", "{1:+}", "{2:+}", "{6:+}", "{7:+}", "{1:mnkr}", "{1:tkr}", "{1:kr}",
  "{1:mnkr,0}", "{1:2,mnkr,abs}", "{2:abs,mnkr}", "{3:%}", "{3:procent}", "{3:%,0}", "{3:2,procent}", "{3:procentenheter}", "{2:procentenheter}", "{4:stor}", "{4:liten}", "{4:mnkr}", "{5:mnkr}",
  "{1:stor}", "{ 1 }", "{1 : mnkr}", "{1: }", "{1:MNKR}", "{2?över|under|noll}", "{1?över|under|noll}", "{6?över|under|noll}", "{7?över|under|noll}", "{7:2?över|under|noll}", "{6?över|under}", "{5?över|under|noll}",
  "{5?över|under|noll|okänt}", "{1?över|under|noll|okänt}", "{1?över}", "{2?över}", "{1?}", "{1?|}", "{2?{1:mnkr} plus|{2:abs,mnkr} minus}", "{1?a{2?b|c{4}}|d}", "{2?a|b}}}", "{{1}}", "{{{1}}}", "}}{{", "{{", "}}",
  "{", "}", "{}", "{x}", "{0}", "{-1}", "{1.5}", "{9}", "{1000}", "{1", "{1?a|b", "{1?a|b|c|d|e}", "{1:xyz}", "{1:mnkr", "{1}{2}{3}", "{1} {2}\n{3}", "{4?över|under}", "{1?{9}|x}", "{2?{9}|x}", "{1:99}",
  "{3:%?över|under|noll}", "\u{1f4b0} {1}", "=SUMMA({1})", "{1}|{2}", "{1}?", "{1:,}", "{1:abs,+}",
];

function rendering(template: string): string {
  try {
    return JSON.stringify(renderTemplate(parseTemplate(template), VALUES)).replace(/\u00a0/g, "·");
  } catch (failure) {
    if (failure instanceof BokslutError) {
      return `${failure.code}: ${failure.message}`;
    }
    throw failure;
  }
}

describe("mallar skrivna på udda sätt", () => {
  it("ger text eller avvisas som granskat (· är hårt mellanslag)", () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(60);
    expect(`\n${TEMPLATES.map((template) => `${JSON.stringify(template)} → ${rendering(template)}`).join("\n")}\n`).toMatchSnapshot();
  });
});
