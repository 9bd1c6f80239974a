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

/** The report's own words for the three bedömningar, where they are not the city's: places in the template that show the cells with the words. */
export interface StatusWords {
  readonly met: string;
  readonly partly: string;
  readonly missed: string;
}

const quoted = (word: string): string => `”${word}”`;

/** "13 ”Uppnått”, 2 ”På väg” och 1 ”Ej uppnått”", with a word before the first one; what there is none of is left out. */
function countsInWords({ met, partly, missed }: Counts, words: StatusWords, none: string, before = ""): string {
  const met0 = `${pick(met, { plus: signed(met), minus: signed(met), zero: none, empty: none })} ${before}${quoted(words.met)}`;
  const last = ` och ${signed(missed)} ${quoted(words.missed)}`;
  const two = `${signed(partly)} ${quoted(words.partly)}`;
  return pick(partly, {
    plus: `${met0}${pick(missed, { plus: `, ${two}${last}`, minus: "", zero: ` och ${two}`, empty: "" })}`, minus: "",
    zero: `${met0}${pick(missed, { plus: last, minus: "", zero: "", empty: "" })}`, empty: "",
  });
}

/**
 * "Av de nämndmål som har bedömts (12) uppfylls 9 helt, 2 delvis och 1 inte alls"; what there is none of is left out.
 * With own words: "Av de nämndmål som har bedömts (12) har 9 bedömningen ”Uppnått”, 2 ”På väg” och 1 ”Ej uppnått”".
 */
export function goalCounts(what: string, counts: Counts, words: StatusWords | null = null): string {
  const { all, met, partly, missed } = counts;
  const none = `Inget av ${GOALS[what] ?? "målen"} är bedömt ännu.`;
  if (words !== null) return pick(all, { plus: `Av de ${what} som har bedömts (${signed(all)}) har ${countsInWords(counts, words, "inget", "bedömningen ")}.`, minus: "", zero: none, empty: "" });
  const met0 = whole(met);
  const both = pick(missed, { plus: `${met0} helt, ${signed(partly)} delvis och ${signed(missed)} inte alls`, minus: "", zero: `${met0} helt och ${signed(partly)} delvis`, empty: "" });
  const notPartly = pick(missed, { plus: `${met0} helt och ${signed(missed)} inte alls`, minus: "", zero: `${met0} helt`, empty: "" });
  const list = pick(partly, { plus: both, minus: "", zero: notPartly, empty: "" });
  return pick(all, { plus: `Av de ${what} som har bedömts (${signed(all)}) uppfylls ${list}.`, minus: "", zero: none, empty: "" });
}

const GOALS: Readonly<Record<string, string>> = { inriktningsmål: "inriktningsmålen", "mål för verksamhetsområdet": "målen för verksamhetsområdet", nämndmål: "nämndmålen", delmål: "delmålen" };

/** "Av de indikatorer som har bedömts (4) når 3 årsmålet helt, 1 delvis och ingen når det inte"; with own words "har 3 statusen ”Uppnått” och 1 ”På väg”". */
export const indicatorCounts = (counts: Counts, words: StatusWords | null = null): string =>
  pick(counts.all, {
    plus: words !== null ? `Av de indikatorer som har bedömts (${signed(counts.all)}) har ${countsInWords(counts, words, "ingen", "statusen ")}.` : `Av de indikatorer som har bedömts (${signed(counts.all)}) når ${wholeOf(counts.met)} årsmålet helt, ${wholeOf(counts.partly)} når det delvis och ${wholeOf(counts.missed)} når det inte alls.`,
    minus: "", zero: "Ingen indikator har kunnat bedömas ännu.", empty: "",
  });

/** "Målet ”…” bedöms uppfyllas helt", or "… har bedömningen ”Uppnått”" with `word`, the place that shows the own word. */
export const goalStatus = (name: string, status: Slot, word: string | null = null): string =>
  word !== null ? `Målet ”${name}” har bedömningen ${quoted(word)}.` : `Målet ”${name}” ${pick(status, { plus: "bedöms uppfyllas helt", minus: "bedöms inte uppfyllas", zero: "bedöms uppfyllas delvis", empty: "har ingen bedömning" })}.`;

/** "”1.2 Invånare …” uppfylls helt" in an enumeration of goals. */
export const goalInList = (name: string, status: Slot, word: string | null = null): string => word !== null ? `”${name}” (${word})` : `”${name}” ${pick(status, { plus: "uppfylls helt", minus: "uppfylls inte", zero: "uppfylls delvis", empty: "är inte bedömt" })}`;

export const goalList = (list: string, all: boolean): string => `${all ? "Bedömningen mål för mål" : "Bedömningen av övriga mål"}: ${list}.`;

/**
 * "Under inriktningsmålet ”1 Ett Stockholm som håller samman” har 14 mål bedömts: 13 uppfylls helt och 1 delvis. Inriktningsmålet bedöms uppfyllas helt."
 * The goals under it are counted, so that a long list stays one paragraph.
 */
export function goalsUnder(name: string, status: Slot, counts: Counts, words: StatusWords | null = null, word = ""): string {
  const { all, met, partly, missed } = counts;
  const start = `nder inriktningsmålet ”${name}” har`;
  if (words !== null) {
    const judged = pick(all, { plus: `U${start} ${signed(all)} mål bedömts: ${countsInWords(counts, words, "inget")}.`, minus: "", zero: `U${start} inget mål bedömts ännu.`, empty: "" });
    return `${judged} Inriktningsmålet har bedömningen ${quoted(word)}.`;
  }
  const own = pick(status, { plus: " Inriktningsmålet bedöms uppfyllas helt.", minus: " Inriktningsmålet bedöms inte uppfyllas.", zero: " Inriktningsmålet bedöms uppfyllas delvis.", empty: "" });
  const met0 = whole(met);
  const both = pick(missed, { plus: `${met0} uppfylls helt, ${signed(partly)} delvis och ${signed(missed)} inte`, minus: "", zero: `${met0} uppfylls helt och ${signed(partly)} delvis`, empty: "" });
  const notPartly = pick(missed, { plus: `${met0} uppfylls helt och ${signed(missed)} inte`, minus: "", zero: `${met0} uppfylls helt`, empty: "" });
  const list = pick(partly, { plus: both, minus: "", zero: notPartly, empty: "" });
  return `${pick(all, { plus: `U${start} ${signed(all)} mål bedömts: ${list}.`, minus: "", zero: `U${start} inget mål bedömts ännu.`, empty: "" })}${own}`;
}

/** A text of a cell, and whether the cell holds anything. */
export interface Held {
  readonly text: string;
  readonly has: Slot;
}

export interface IndicatorTexts {
  readonly name: string;
  readonly outcome: string;
  readonly hasOutcome: Slot;
  readonly target: string;
  readonly hasTarget: Slot;
  readonly cityTarget: string | null;
  readonly hasCityTarget: Slot | null;
  readonly status: Slot;
  /** The place that shows the status in the report's own word; null for the city's words. */
  readonly word: string | null;
  /** The forecast for the year, where it is what is judged. */
  readonly forecast: Held | null;
  readonly before: Held | null;
  readonly women: Held | null;
  readonly men: Held | null;
}

const some = (has: Slot | null, then: string, otherwise = ""): string =>
  has === null ? otherwise : `{${has.n}?${then}|||${otherwise}}`;

/** "når inte årsmålet 90 procent": how the outcome, or the forecast, stands to the target. */
function reached(texts: IndicatorTexts): string {
  const target = some(texts.hasTarget, `årsmålet ${texts.target}`, some(texts.hasCityTarget, `KF:s årsmål ${texts.cityTarget ?? ""}`, "något årsmål"));
  if (texts.word !== null) {
    const own = `har statusen ${quoted(texts.word)} mot`;
    return `${pick(texts.status, { plus: own, minus: own, zero: own, empty: "har inte bedömts mot" })} ${target}`;
  }
  return `${pick(texts.status, { plus: "når", minus: "når inte", zero: "når delvis", empty: "har inte bedömts mot" })} ${target}`;
}

/**
 * "Indikatorn ”Andel nöjda kunder” når delvis årsmålet 90 procent. Utfallet är 85 procent, jämfört med 83 procent föregående år. För kvinnor är utfallet 86
 * procent och för män 84 procent."
 */
export function indicatorSentence(texts: IndicatorTexts): string {
  const before = texts.before === null ? "" : some(texts.before.has, `, jämfört med ${texts.before.text} föregående år`);
  const outcome = some(texts.hasOutcome, ` Utfallet är ${texts.outcome}${before}.`);
  const soFar = some(texts.hasOutcome, ` Utfallet hittills är ${texts.outcome}${before}.`);
  const judged = some(texts.hasOutcome, `Indikatorn ”${texts.name}” ${reached(texts)}.${outcome}`, `Utfall saknas för indikatorn ”${texts.name}”.`);
  const both = texts.forecast === null ? judged : some(texts.forecast.has, `Indikatorn ”${texts.name}” ${reached(texts)} enligt prognosen för helåret, ${texts.forecast.text}.${soFar}`, judged);
  const gender = texts.women === null || texts.men === null ? "" : some(texts.women.has, some(texts.men.has, ` För kvinnor är utfallet ${texts.women.text} och för män ${texts.men.text}.`));
  return `${both}${gender}`;
}

/** "”Sjukfrånvaro” når årsmålet 3,8 procent (utfall 1,8 procent)" in an enumeration of indicators. */
export function indicatorInList(texts: IndicatorTexts): string {
  const judged = some(texts.hasOutcome, `”${texts.name}” ${reached(texts)} (utfall ${texts.outcome})`, `”${texts.name}” saknar utfall`);
  return texts.forecast === null ? judged : some(texts.forecast.has, `”${texts.name}” ${reached(texts)} (prognos ${texts.forecast.text})`, judged);
}

export const indicatorList = (list: string, first: boolean, all: boolean): string => `${first ? (all ? "Indikatorerna" : "Övriga indikatorer") : "Ytterligare indikatorer"}: ${list}.`;

/** "Försenade aktiviteter: 3 av 20." */
export const activityCounts = (all: Slot, late: Slot): string =>
  pick(late, { plus: `Försenade aktiviteter: ${signed(late)} av ${signed(all)}.`, minus: "", zero: "Ingen aktivitet är försenad.", empty: "" });

/** "Aktiviteten ”…” avviker: ”försenad upphandling”." Nothing when the deviation has been taken away. */
export const activityDeviation = (name: string, deviation: string, has: Slot): string => some(has, `Aktiviteten ”${name}” avviker från planen: ”${deviation}”.`);
