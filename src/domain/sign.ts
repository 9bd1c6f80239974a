/** Sign conventions and kinds of figures, as words in a formula or ids in report data. Source: docs/functions/AVVIKELSE.md. */
import { aliases } from "./aliases";
import { plainText } from "./amount";
import { BokslutError } from "./errors";

/** A intäkter negativa, B intäkter positiva (kostnader positiva too), C kostnader negativa. */
export type Convention = "intakter_negativa" | "intakter_positiva" | "kostnader_negativa";

/** What a figure is: a cost, an income, a net of both, or a result whose positive sign means surplus. */
export type FigureKind = "kostnad" | "intakt" | "netto" | "resultat";

const KINDS = aliases<FigureKind>({
  kostnad: "kostnad, kostnader, utgift, utgifter",
  intakt: "intakt, intakter, inkomst, inkomster",
  netto: "netto, nettokostnad, nettokostnader",
  resultat: "resultat",
});

const CONVENTIONS = aliases<Convention>({
  intakter_negativa: "a, intakter negativa, intakt negativ",
  intakter_positiva: "b, intakter positiva, intakt positiv",
  kostnader_negativa: "c, kostnader negativa, kostnad negativ",
});

/** Lower case without å ä ö, underscores and double spaces: words compare however they are typed. */
export function wordKey(text: string): string {
  return plainText(text).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[_ ]+/g, " ").trim();
}

/** radslag: kostnad, intäkt, netto, resultat; plural, "summa …" and spelling without å ä ö too. */
export function parseFigureKind(text: string): FigureKind {
  const kind = KINDS.get(wordKey(text).replace(/^(summa|total[at]?) /, ""));
  if (kind === undefined) {
    throw new BokslutError("bad-argument", `Radslaget ”${text}” finns inte. Skriv "kostnad", "intäkt", "netto" eller "resultat".`);
  }
  return kind;
}

/** konvention: intäkter negativa (A), intäkter positiva (B), kostnader negativa (C); also the ids of report data. */
export function parseConvention(text: string): Convention {
  const convention = CONVENTIONS.get(wordKey(text));
  if (convention === undefined) {
    throw new BokslutError(
      "bad-argument",
      `Teckenkonventionen ”${text}” finns inte. Skriv "intäkter negativa", "intäkter positiva" eller "kostnader negativa".`,
    );
  }
  return convention;
}
