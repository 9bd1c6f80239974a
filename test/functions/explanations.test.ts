/** The sentence for every form of target, met, partly met, missed and not judged. A reviewed snapshot. */
import * as f from "../../src/functions/functions";
import { installCustomFunctions, shown } from "./custom-functions-stand-in";

installCustomFunctions();

/** utfall, årsmål, riktning, tolerans, föregående, KF:s årsmål */
const ROWS: readonly (readonly unknown[])[] = [
  ["99 %", "98 %"],
  ["97 %", "98 %", "högre"],
  ["97 %", "98 %", "högre", 0],
  ["50 %", "98 %", "högre", 0.05],
  ["100,4 %", "100 %", "lägre"],
  ["100,4 %", "100 %", "lika"],
  ["1 100 ton CO2", "Max 1 050 ton CO2"],
  ["1 050 ton CO2", "Max 1 050 ton CO2"],
  ["80 %", "> 80 %"],
  ["81 %", "> 80 %"],
  ["−1,1 %", "+/-1 %"],
  ["5 %", "+/-1 %"],
  ["0,5 %", "+/-1 %"],
  ["97 %", "95–105 %"],
  ["3,0", "öka", "", "", "2,9"],
  ["2,9", "öka", "", "", "2,9"],
  ["2,8", "öka", "", "", "2,9"],
  ["1,0", "öka", "", "", "2,9"],
  ["10 st", "minska", "", "", "12 st"],
  ["3,1", "oförändrad", "", "", "2,9"],
  ["2,9", "oförändrad", "", "", "2,9"],
  ["2,9", "minst oförändrad", "", "", "2,9"],
  ["104 st", "öka med 5 st", "", "", "100 st"],
  ["111 st", "öka med 10 %", "", "", "100 st"],
  ["52 %", "öka med 2 %", "", "", "50 %"],
  ["52 %", "öka", "", "", "50 st"],
  ["3,0", "öka"],
  ["0,5 %", "", "", "", "", "+/- 1 %"],
  ["40", "tas fram 2011", "", "", "", "40 %"],
  ["2 st", "1 st", "", "", "", "48 %"],
  ["14 st", "0 st", "lägre"],
  ["39", "100 %", "högre (gissning)"],
  [0.957, "100 %", "lägre"],
  ["32,7 kWh", "33 %"],
  ["87 %", "godkänd"],
  ["87 %", ""],
  ["", "98 %"],
  ["-", "", "", "", "", "öka"],
  ["", "", "", "", "", ""],
  ["ca 40", "98 %"],
];

describe("INDIKATORFÖRKLARING", () => {
  it("är en mening för varje form av mål", () => {
    const lines = ROWS.map((row) => {
      const [outcome, target, direction, tolerance, previous, city] = row.map((cell) => [[cell]]);
      const sentence = shown(() => f.indikatorforklaring(outcome ?? [[""]], target ?? [[""]], direction, tolerance, previous, city));
      return `${row.join(" | ")}\n  ${String(sentence).replace(/\u00a0/g, " ")}`;
    });
    expect(`\n${lines.join("\n")}\n`).toMatchSnapshot();
  });
});
