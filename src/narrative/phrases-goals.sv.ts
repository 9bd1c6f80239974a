/** Sentences about goals, indicators and activities. A status is a value whose sign chooses: helt plus, delvis zero, inte minus, no judgement empty. */
import { pick, signed, type Slot } from "./template";

const whole = (slot: Slot): string => pick(slot, { plus: signed(slot), minus: signed(slot), zero: "inget", empty: "inget" });
const wholeOf = (slot: Slot): string => pick(slot, { plus: signed(slot), minus: signed(slot), zero: "ingen", empty: "ingen" });

export interface Counts {
  readonly all: Slot;
  readonly met: Slot;
  readonly partly: Slot;
  readonly missed: Slot;
}

/** "Av 12 bedömda nämndmål uppfylls 9 helt, 3 delvis och inget inte alls." */
export const goalCounts = (what: string, counts: Counts): string =>
  pick(counts.all, {
    plus: `Av ${signed(counts.all)} bedömda ${what} uppfylls ${whole(counts.met)} helt, ${whole(counts.partly)} delvis och ${whole(counts.missed)} inte alls.`,
    minus: "", zero: `Inget av ${what === "mål" ? "målen" : `${what}en`} är bedömt ännu.`, empty: "",
  });

/** "Av 4 indikatorer som bedöms når 3 årsmålet helt, 1 delvis och ingen når det inte." */
export const indicatorCounts = (counts: Counts): string =>
  pick(counts.all, {
    plus: `Av ${signed(counts.all)} indikatorer med bedömning når ${wholeOf(counts.met)} årsmålet helt, ${wholeOf(counts.partly)} når det delvis och ${wholeOf(counts.missed)} når det inte alls.`,
    minus: "", zero: "Ingen indikator har kunnat bedömas ännu.", empty: "",
  });

/** "Målet ”…” bedöms uppfyllas helt." */
export const goalStatus = (name: string, status: Slot): string =>
  `Målet ”${name}” ${pick(status, { plus: "bedöms uppfyllas helt", minus: "bedöms inte uppfyllas", zero: "bedöms uppfyllas delvis", empty: "har ingen bedömning" })}.`;

/** "”1.2 Invånare …” (helt)" in an enumeration of goals. */
export const goalInList = (name: string, status: Slot): string => `”${name}” (${pick(status, { plus: "helt", minus: "inte", zero: "delvis", empty: "ingen bedömning" })})`;

export const goalList = (list: string, all: boolean): string => `${all ? "Målen" : "Övriga mål"} bedöms uppfyllas så här: ${list}.`;

export interface IndicatorTexts {
  readonly name: string;
  readonly outcome: string;
  readonly hasOutcome: Slot;
  readonly target: string;
  readonly hasTarget: Slot;
  readonly cityTarget: string | null;
  readonly hasCityTarget: Slot | null;
  readonly status: Slot;
  /** The forecast for the year, where it is what is judged. */
  readonly forecast: { readonly text: string; readonly has: Slot } | null;
  readonly before: { readonly text: string; readonly has: Slot } | null;
  readonly women: { readonly text: string; readonly has: Slot } | null;
  readonly men: { readonly text: string; readonly has: Slot } | null;
}

const some = (has: Slot | null, then: string, otherwise = ""): string =>
  has === null ? otherwise : `{${has.n}?${then}|||${otherwise}}`;

/** "Andel nöjda kunder: utfallet 85 % når delvis årsmålet 90 % (föregående år 83 %; kvinnor 86 %, män 84 %)." */
export function indicatorSentence(texts: IndicatorTexts): string {
  const target = some(texts.hasTarget, `årsmålet ${texts.target}`, some(texts.hasCityTarget, `KF:s årsmål ${texts.cityTarget ?? ""}`, "något årsmål"));
  const reach = pick(texts.status, { plus: "når", minus: "når inte", zero: "når delvis", empty: "har inte bedömts mot" });
  const judged = some(texts.hasOutcome, `utfallet ${texts.outcome} ${reach} ${target}`, "utfall saknas");
  const both = texts.forecast === null ? judged : some(texts.forecast.has, `prognosen för helåret ${texts.forecast.text} ${reach} ${target}${some(texts.hasOutcome, ` (utfall hittills ${texts.outcome})`)}`, judged);
  const gender = texts.women === null || texts.men === null ? "" : some(texts.women.has, some(texts.men.has, ` Kvinnor ${texts.women.text}, män ${texts.men.text}.`));
  const before = texts.before === null ? "" : some(texts.hasOutcome, some(texts.before.has, ` Föregående år ${texts.before.text}.`));
  return `${texts.name}: ${both}.${before}${gender}`;
}

/** "Av 20 aktiviteter är 3 försenade." */
export const activityCounts = (all: Slot, late: Slot): string =>
  pick(late, { plus: `Av ${signed(all)} aktiviteter med datum är ${signed(late)} försenade.`, minus: "", zero: "Ingen aktivitet är försenad.", empty: "" });

/** "Aktiviteten ”…” avviker: försenad upphandling." Nothing when the deviation has been taken away. */
export const activityDeviation = (name: string, deviation: string, has: Slot): string => some(has, `Aktiviteten ”${name}” avviker: ${deviation}`);
