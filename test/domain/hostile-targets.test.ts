/** Odd and hostile targets and outcomes of indicators: how each is understood. A reviewed snapshot. */
import { BokslutError } from "../../src/domain/errors";
import { figureOf, showFigureWithUnit } from "../../src/domain/indicator-figure";
import { showTarget, type Target, understandTarget } from "../../src/domain/indicator-target";

const INPUTS: readonly (string | number | null)[] = [
  "100 %", "40%", "8 500 st", "3 500", "45 000 kWh", "33 kwh/kvm", "0,1 mnkr", "3630 st", "-1,1 %", "\u22121,1 %", "7,0 %", "0 st", 0, 100, 0.95, -3, null,
  "öka", "Öka", "ökar", "ska öka", "Ökning jämfört med 2016", "öka med 5 st", "öka med 5 %", "öka med 2 procentenheter", "öka till 85 %", "minska", "minskning", "minska till högst 4 %",
  "Ska minska", "inte öka", "ej minska", "oförändrad", "oförändrat", "minst oförändrad", "bibehålla nivån", "högre än föregående år",
  "Max 1 050 ton CO2", "max 5 %", "5 % (max)", "högst 5 %", "Högst 5%", "90 % (lägst)", "minst 90 %", "Minst 90", "lägst 4,2", "\u2265 90 %", ">= 90", "> 90 %", "\u2264 5", "< 5 %", "under 5 %", "över 80 %",
  "minst 90 % av alla", "90 % eller högre", "5 % eller lägre", "inte mer än 3 st",
  "+/-1 %", "+/- 1 %", "\u00b11 %", "+-1", "100 % +/- 2 %", "100 \u00b1 2", "95\u2013105 %", "95-105 %", "95 % - 105 %", "mellan 95 och 105 %", "105-95 %", "0,9-1,1",
  "", " ", "-", "\u2013", "tas fram av nämnden", "Tas fram 2011", "tas fram 2017", "fastställs 2017", "Fastställs av KF", "saknas", "n/a", "ej fastställt", "utgår", "beslutas senare", "inget mål", "*", "?",
  "godkänd", "ja", "bra", "ca 40", "40 eller 50", "1.437", "1,2,3", "12 34", "5 % 2017", "\u{1f3af}", "=100", "100 % 90 %", "procent", "%", "st", "+", "\u00b1", "öka med mycket", "#N/A", "31 december", "2017-12-31", "1e5",
  // Other cities' ways of writing.
  "minst 95 procent", "högst 3 dagar", "100-120", "2,5\u20133,0", "Ja", "nej", "bibehålla", "ska öka jämfört med 2016", "1 av 4", "minst 3,5 av 5", "inom 14 dagar", "ska vara minst 80 %", "Ska uppgå till 80 %",
  "ska överstiga 75 %", "får inte överstiga 5 %", "ej understiga 4,0", "80 % och högre", "öka/bibehålla", "oförändrad eller öka", "minst samma nivå som 2016", "bibehålla 85 %", "ingen ökning", "ökad andel", "sjunka", "fler",
  "fler än 2016", "högre än 2016 års nivå", "färre än förra året", "mer än 50", "högre än snittet", "bättre än riket", "i nivå med riket", "förbättras", "öka från 85 till 90 %", "öka (85 %)", "Ska minska med 5 % jämfört med 2016", "80 % (77 %)",
  "nollvision", "samtliga", "80 %*", "100 % senast 2025", "Topp 10",
  "Nollvision för olyckor", "noll", "noll till två", "inga", "inga försämringar", "alla", "Alla enheter", "samtliga utom två", "minska från 12 till 10 dagar", "öka från 85 % till minst 90 %", "öka från i fjol", "senast 2025", "från 85 till 90 %",
];

const OUTCOMES: readonly (string | number | null)[] = [
  "87 %", "87%", "87 % (prel.)", "5 423 st", "32,7 kwh/kvm", "44 571 kWh", "\u22121,1", "- 1,1 %", "-", "", null, 0, 0.957, 39, "39", "0,78 %", "(2,7)", "ca 87 %", "87 % 86 %", "1 031", "12 34 st",
  "n/a", "saknas", "87 procent", "40 m²", "1 050 ton CO2", "\u{1f600}", "1.437 st", "2017-12-31", ">5", "5 (1)", "1 av 5", "85 %*", "4,5 poäng", "12 min", "0", "1e3", "12:30", "=1",
  "Ja", "nej", "3 av 5 st", "ej mätt", "uppgift saknas", "Mäts vartannat år", "..", "drygt 80 %", ">95 %", "uppfyllt",
];

function kindOf(target: Target): string {
  const text = showTarget(target);
  return `${target.kind}${text === "" ? "" : ` ${text}`}`;
}

function attempt(read: () => string): string {
  try {
    return read().replace(/\u00a0/g, " ");
  } catch (failure) {
    if (failure instanceof BokslutError) {
      return `${failure.code}: ${failure.message}`;
    }
    throw failure;
  }
}

describe("årsmål och utfall skrivna på udda sätt", () => {
  it("årsmålen förstås som granskat", () => {
    expect(INPUTS.length).toBeGreaterThanOrEqual(60);
    expect(`\n${INPUTS.map((value) => `${JSON.stringify(value)} → ${attempt(() => kindOf(understandTarget(value)))}`).join("\n")}\n`).toMatchSnapshot();
  });

  it("utfallen läses eller avvisas som granskat", () => {
    const reading = (value: string | number | null): string => {
      const figure = figureOf(value);
      return figure === null ? "ingen siffra" : showFigureWithUnit(figure.value, figure.unit, figure.decimals);
    };
    expect(`\n${OUTCOMES.map((value) => `${JSON.stringify(value)} → ${attempt(() => reading(value))}`).join("\n")}\n`).toMatchSnapshot();
  });
});
