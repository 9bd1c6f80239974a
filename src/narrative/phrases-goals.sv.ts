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

/** "Av de nämndmål som har bedömts (12) uppfylls 9 helt, 2 delvis och 1 inte alls"; what there is none of is left out. */
export function goalCounts(what: string, counts: Counts): string {
  const { all, met, partly, missed } = counts;
  const met0 = whole(met);
  const both = pick(missed, { plus: `${met0} helt, ${signed(partly)} delvis och ${signed(missed)} inte alls`, minus: "", zero: `${met0} helt och ${signed(partly)} delvis`, empty: "" });
  const notPartly = pick(missed, { plus: `${met0} helt och ${signed(missed)} inte alls`, minus: "", zero: "alla helt", empty: "" });
  const list = pick(partly, { plus: both, minus: "", zero: notPartly, empty: "" });
  return pick(all, { plus: `Av de ${what} som har bedömts (${signed(all)}) uppfylls ${list}.`, minus: "", zero: `Inget av ${GOALS[what] ?? "målen"} är bedömt ännu.`, empty: "" });
}

const GOALS: Readonly<Record<string, string>> = { inriktningsmål: "inriktningsmålen", "mål för verksamhetsområdet": "målen för verksamhetsområdet", nämndmål: "nämndmålen", delmål: "delmålen" };

/** "Av de indikatorer som har bedömts (4) når 3 årsmålet helt, 1 delvis och ingen når det inte." */
export const indicatorCounts = (counts: Counts): string =>
  pick(counts.all, {
    plus: `Av de indikatorer som har bedömts (${signed(counts.all)}) når ${wholeOf(counts.met)} årsmålet helt, ${wholeOf(counts.partly)} når det delvis och ${wholeOf(counts.missed)} når det inte alls.`,
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

/** "Försenade aktiviteter: 3 av 20." */
export const activityCounts = (all: Slot, late: Slot): string =>
  pick(late, { plus: `Försenade aktiviteter: ${signed(late)} av ${signed(all)}.`, minus: "", zero: "Ingen aktivitet är försenad.", empty: "" });

/** "Aktiviteten ”…” avviker: ”försenad upphandling”." Nothing when the deviation has been taken away. */
export const activityDeviation = (name: string, deviation: string, has: Slot): string => some(has, `Aktiviteten ”${name}” avviker: ”${deviation}”.`);
