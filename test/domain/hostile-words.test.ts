/** Words that formulas take as arguments, typed in odd ways: sign, direction, unit, status. A reviewed snapshot. */
import { parseUnit } from "../../src/domain/amount";
import { BokslutError } from "../../src/domain/errors";
import { parseStatus } from "../../src/domain/goal";
import { directionFromName, parseDirection } from "../../src/domain/indicator-direction";
import { parseConvention, parseFigureKind } from "../../src/domain/sign";

const WORDS: readonly (readonly [string, (text: string) => unknown, readonly string[]])[] = [
  ["radslag", parseFigureKind, [
    "kostnad", "Kostnader", "KOSTNAD", " kostnad ", "kost nad", "Summa kostnader", "utgifter", "intäkt", "intakt", "Intäkter", "INTÄKTER", "inta\u0308kter", "summa intäkter", "inkomst",
    "netto", "Nettokostnad", "Summa netto", "Totalt netto", "resultat", "Resultat", "överskott", "", "1", "A", "kostnad;intäkt",
  ]],
  ["konvention", parseConvention, [
    "intäkter negativa", "Intäkter Negativa", "intakter_negativa", "intäkter  negativa", "intäkter\u00a0negativa", "A", "a", "intäkter positiva", "intakter_positiva", "B", "kostnader negativa",
    "kostnader_negativa", "C", "c", "kostnader positiva", "D", "", "plus", "negativa intäkter",
  ]],
  ["riktning", parseDirection, [
    "högre", "Högre är bättre", "hogre", "öka", "min", "minst", "upp", "↑", "+", "lägre", "lagre", "minska", "max", "Högst", "ned", "↓", "-", "lägre (gissning)", "högre?", "lika", "oförändrad",
    "", "bättre", "sidledes", "1", "TRUE",
  ]],
  ["enhet", parseUnit, ["mnkr", "Mnkr", "MNKR", "mkr", "tkr", "kkr", "kr", "kr.", "SEK", "kronor", "miljoner kronor", "", "st", "%", "mdkr", "m nkr", "dollar"]],
  ["status", parseStatus, [
    "Uppfylls helt", "uppfylls helt", "UPPFYLLS HELT", "● Uppfylls helt", "✓ Uppfylls helt", "helt", "Uppfylls delvis", "delvis", "◐ Uppfylls delvis", "Uppfylls inte", "Uppfylls ej", "ej uppfyllt",
    "Ingen bedömning", "ingen bedomning", "", "grön", "1", "Uppfylls nästan", "Uppfylls helt, delvis",
  ]],
  ["namn", directionFromName, [
    "Sjukfrånvaro", "Sjukfrånvaro dag 1-14", "Elförbrukning per kvadratmeter", "Antal inträffade incidenter", "Administrationens andel av de totala kostnaderna", "Utsläpp av växthusgaser",
    "Nämndens budgetföljsamhet före resultatöverföringar", "Andel nöjda kunder", "Andel nöjda med väntetiden", "Utsläpp (max)", "Antal platser (lägst)", "Antal klagomål", "Frånvaro i grundskolan",
    "Andel avtal utan avvikelse", "Minskad elförbrukning, andel enheter", "Nettokostnad per invånare", "Kostnad per plats", "",
  ]],
];

function attempt(read: () => unknown): string {
  try {
    const value = read();
    return typeof value === "string" ? value : JSON.stringify(value);
  } catch (failure) {
    if (failure instanceof BokslutError) {
      return `${failure.code}: ${failure.message}`;
    }
    throw failure;
  }
}

describe("ord skrivna på udda sätt", () => {
  it.each(WORDS)("%s läses eller avvisas som granskat", (_name, read, words) => {
    expect(`\n${words.map((word) => `${JSON.stringify(word)} → ${attempt(() => read(word))}`).join("\n")}\n`).toMatchSnapshot();
  });
});
