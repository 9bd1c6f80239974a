/** Sign conventions and kinds of figures, as words in a formula or ids in report data. Source: docs/functions/AVVIKELSE.md. */
import { BokslutError } from "./errors";
import { plainText } from "./amount";

/** A intäkter negativa, B intäkter positiva (kostnader positiva too), C kostnader negativa. */
export type Convention = "intakter_negativa" | "intakter_positiva" | "kostnader_negativa";

/** What a figure is: a cost, an income, a net of both, or a result whose positive sign means surplus. */
export type FigureKind = "kostnad" | "intakt" | "netto" | "resultat";

const KINDS: ReadonlyMap<string, FigureKind> = new Map([
  ["kostnad", "kostnad"], ["kostnader", "kostnad"], ["utgift", "kostnad"], ["utgifter", "kostnad"],
  ["intakt", "intakt"], ["intakter", "intakt"], ["inkomst", "intakt"], ["inkomster", "intakt"],
  ["netto", "netto"], ["nettokostnad", "netto"], ["nettokostnader", "netto"],
  ["resultat", "resultat"],
]);

const CONVENTIONS: ReadonlyMap<string, Convention> = new Map([
  ["a", "intakter_negativa"], ["intakter negativa", "intakter_negativa"], ["intakt negativ", "intakter_negativa"],
  ["b", "intakter_positiva"], ["intakter positiva", "intakter_positiva"], ["intakt positiv", "intakter_positiva"],
  ["c", "kostnader_negativa"], ["kostnader negativa", "kostnader_negativa"], ["kostnad negativ", "kostnader_negativa"],
]);

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
