/** Odd and hostile texts as amounts: what is read and what is refused, with the sentence the controller sees. A reviewed snapshot. */
import { parseAmount } from "../../src/domain/amount";
import { BokslutError } from "../../src/domain/errors";

const INPUTS: readonly string[] = [
  "0", "0,0", "00", "0012", "40,2", "40.2", ",5", ".5", "5,", "5.", "-2,7", "- 2,7", "\u22122,7", "\u2212 2,7", "\u20132,7", "\u2014 2,7", "\u20102,7", "\u20112,7",
  "\uff0d2,7", "+2,7", "+ 2,7", "--2,7", "-+2,7", "2,7-", "2-7", "(2,7)", "( 2,7 )", "(-2,7)", "(2,7", "2,7)", "()", "-(2,7)", "(2,7) mnkr", "(2,7 mnkr)",
  "1 437,0", "1\u00a0437,0", "1\u202f437,0", "1\u2009437,0", "1\u3000437,0", "1\t437,0", "1  437,0", "1\u200b437,0", "\ufeff1437,0", "\u200e-2,7", "6 871 244 kr", "42 865 341,20",
  "12 34", "1 2345", "123 4567", "1 2 3", "0 123", "12345 678",
  "1.437", "1437.0", "0.437", "12.345", "123.456", "1234.567", "1.437.000", "1.437,50", "1,437.50", "1 437.000", "1 437.5", "1,2,3", "1..2", "1,,2", "1,437",
  "", " ", "\u00a0", "-", "\u2013", "\u2212", "--", ".", ",", "+", "n/a", "saknas", "ca 40", "40 ca", ">40", "40%", "40 %", "40 procent", "40 procentenheter",
  "40,2 mnkr", "40,2mnkr", "40,2 Mnkr", "40,2 MNKR.", "40,2 mkr", "40,2 msek", "40,2 miljoner kronor", "12 tkr", "12 kkr", "12 kr", "12 kr.", "12:-", "12 SEK", "SEK 12",
  "12 st", "12 mdkr", "12 mnkr tkr", "12 mnkr 2017", "$12", "12 €",
  "2017-12-31", "31/12 2017", "12:30", "1e5", "1E+05", "0x1F", "\u00bd", "1\u00bd", "\u0661\u0662", "\uff11\uff12", "\u00b2", "Infinity", "NaN", "SANT", "TRUE", "=1+1", "#N/A", "#VÄRDEFEL!",
  "999999999999999", "1234567890123456", "0,000000000000001", "1 000 000 000 000,25", "99999999999999999999", "\u{1f4b0}", "12 \u{1f4b0}", "12\n34", "1437,0\n", "<b>1</b>", "O", "l0",
  `${"9".repeat(400)}`,
];

function reading(text: string): string {
  try {
    const amount = parseAmount(text);
    return amount === null ? "ingen siffra" : `${amount.value.toFixed()}${amount.unit === null ? "" : ` ${amount.unit}`}`;
  } catch (failure) {
    if (failure instanceof BokslutError) {
      return `${failure.code}: ${failure.message}`;
    }
    throw failure;
  }
}

function visible(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(short).replace(/[\u007f-\u00a0\u2000-\u206f\u2212\u3000\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

describe("belopp skrivna på udda sätt", () => {
  it("läses eller avvisas som granskat", () => {
    expect(INPUTS.length).toBeGreaterThanOrEqual(60);
    expect(`\n${INPUTS.map((text) => `${visible(text)} → ${reading(text)}`).join("\n")}\n`).toMatchSnapshot();
  });
});
