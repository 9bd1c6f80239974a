/** The phrase book for the whole: overall deviation, result fund, years, plan. Rules as in phrases.sv.ts. */
import { aDeviation, aResult, byNet } from "./phrases.sv";
import { amount, capital, level, pick, pickNonZero, signed, type Slot } from "./template";

/** "Stadsledningskontoret redovisar för 2011 ett överskott om 62,7 mnkr i driftbudgeten och ett överskott om 2,0 mnkr i investeringsbudgeten." */
export const overall = (who: string, verb: string, when: string, drift: Slot | null, investment: Slot | null, budget: string): string => {
  if (drift && investment) return `${who} ${verb}${when} ${aDeviation(drift)} i driftbudgeten och ${aDeviation(investment)} i investeringsbudgeten.`;
  if (drift) return `${who} ${verb}${when} ${aDeviation(drift)} mot ${budget}.`;
  return investment ? `${who} ${verb}${when} ${aDeviation(investment)} i investeringsbudgeten.` : "";
};

/** "Servicenämnden redovisar för 2017 ett överskott om 0,5 mnkr mot budget före bokslutsdisposition och ett överskott om 1,8 mnkr efter bokslutsdisposition." */
export const beforeAndAfter = (who: string, verb: string, when: string, before: Slot, after: Slot): string =>
  `${who} ${verb}${when} ${aDeviation(before)} mot budget före bokslutsdisposition och ${aDeviation(after)} efter bokslutsdisposition.`;

/** "ökat med 13,2 mnkr (5,9 procent), från 224,0 mnkr till 237,2 mnkr": the pieces of a change between years. */
export interface YearChange {
  readonly difference: Slot;
  readonly share: Slot | null;
  readonly now: Slot;
  readonly then: Slot;
  readonly polarity: 1 | -1;
}

const percent = (share: Slot | null): string => (share ? pickNonZero(share, ` (${amount(share)})`, "") : "");

/** "Kostnaderna har" + " ökat med 13,2 mnkr …": a change is an increase in the direction of the usual sign. `first` opens the paragraph. */
export function flowChange(start: string, change: YearChange, first: boolean): string {
  const moved = (word: string): string =>
    `${start} ${word} med ${amount(change.difference)}${percent(change.share)}, från ${level(change.then, change.polarity)} till ${level(change.now, change.polarity)}.`;
  const [plus, minus] = change.polarity === 1 ? ["ökat", "minskat"] : ["minskat", "ökat"];
  return pick(change.difference, { plus: moved(plus), minus: moved(minus), zero: `${start} varit oförändrade, ${level(change.now, change.polarity)}.`, empty: first ? `${start} inte kunnat jämföras.` : "" });
}

/** `start` is "Jämfört med 2016 har" where nothing stands before. " Resultatet har försämrats med 3,0 mnkr, från ett överskott om 0,3 mnkr till ett underskott om 2,7 mnkr." */
export function resultChange(start: string, change: Omit<YearChange, "share" | "polarity">): string {
  const name = start === "" ? " Resultatet har" : `${start} resultatet`;
  const moved = (word: string): string => `${name} ${word} med ${amount(change.difference)}, från ${aResult(change.then)} till ${aResult(change.now)}.`;
  return pick(change.difference, { plus: moved("förbättrats"), minus: moved("försämrats"), zero: `${name} varit oförändrat.`, empty: start === "" ? "" : `${name} inte kunnat jämföras.` });
}

/** " Nettokostnaden har ökat med 7,1 mnkr, från 73,3 mnkr till 80,4 mnkr."; where one of the years has a net income, both are named. `costs` as in byNet. */
export function netCostChange(start: string, change: Omit<YearChange, "polarity">, costs: 1 | -1): string {
  const { now, then, difference, share } = change;
  const net = (slot: Slot): string => byNet(slot, costs, `en nettokostnad om ${amount(slot)}`, `en nettointäkt om ${amount(slot)}`, "noll", signed(slot));
  const begin = (word: string): string => (start === "" ? ` ${capital(word)} har` : `${start} ${word}`);
  const cost = (word: string): string => `${begin("nettokostnaden")} ${word} med ${amount(difference)}${percent(share)}, från ${amount(then)} till ${amount(now)}.`;
  const mixed = (word: string): string => `${begin("nettot")} ${word} med ${amount(difference)}, från ${net(then)} till ${net(now)}.`;
  const moved = (word: string, judged: string): string => byNet(then, costs, byNet(now, costs, cost(word), mixed(judged), mixed(judged), mixed(judged)), mixed(judged), mixed(judged), mixed(judged));
  const [up, down] = [moved("ökat", "försämrats"), moved("minskat", "förbättrats")];
  return pick(difference, {
    plus: costs === 1 ? up : down, minus: costs === 1 ? down : up, zero: `${begin("nettokostnaden")} varit oförändrad.`, empty: start === "" ? "" : `${begin("nettokostnaden")} inte kunnat jämföras.`,
  });
}

/**
 * "För Upphandling har kostnaderna ökat med 6,8 mnkr och intäkterna med 9,0 mnkr jämfört med 2016." `polarities` of costs and incomes;
 * `compared` is " jämfört med 2016" or nothing, `lead` the space after a sentence before, or nothing.
 */
export function unitChange(name: string, cost: Slot | null, income: Slot | null, polarities: readonly [1 | -1, 1 | -1], compared: string, lead: string): string {
  const of = (slot: Slot, polarity: 1 | -1, up: string, down: string, zero: string, empty: string): string =>
    pick(slot, polarity === 1 ? { plus: up, minus: down, zero, empty } : { plus: down, minus: up, zero, empty });
  const start = `${lead}För ${name} har`;
  const whole = (slot: Slot, polarity: 1 | -1, what: string): string =>
    of(slot, polarity, `${start} ${what} ökat med ${amount(slot)}${compared}.`, `${start} ${what} minskat med ${amount(slot)}${compared}.`, `${start} ${what} varit oförändrade${compared}.`, `${lead}För ${name} saknas uppgift om förändringen.`);
  if (!cost) return income ? whole(income, polarities[1], "intäkterna") : "";
  if (!income) return whole(cost, polarities[0], "kostnaderna");
  const pair = (word: string, other: string): string => {
    const first = `${start} kostnaderna ${word} med ${amount(cost)}`;
    const same = `${first} och intäkterna med ${amount(income)}${compared}.`;
    const opposite = `${first} och intäkterna ${other} med ${amount(income)}${compared}.`;
    const still = `${first}${compared}.`;
    return word === "ökat" ? of(income, polarities[1], same, opposite, still, still) : of(income, polarities[1], opposite, same, still, still);
  };
  const onlyIncome = whole(income, polarities[1], "intäkterna");
  return of(cost, polarities[0], pair("ökat", "minskat"), pair("minskat", "ökat"), onlyIncome, onlyIncome);
}

/** Bokslut tells what was done, a forecast what is expected. */
export type Told = "outcome" | "forecast";

/**
 * " Under året har 1,3 mnkr av resultatfonden tagits i anspråk." | " Under året beräknas …". A given change: withdrawal with plus, avsättning
 * with minus.
 */
export const fundChange = (change: Slot, told: Told): string => {
  const [has, taken, put, still] = told === "outcome" ? ["har", "tagits i anspråk", "satts av till", "varit oförändrad"] : ["beräknas", "tas i anspråk", "sättas av till", "vara oförändrad"];
  return pick(change, {
    plus: ` Under året ${has} ${amount(change)} av resultatfonden ${taken}.`,
    minus: ` Under året ${has} ${amount(change)} ${put} resultatfonden.`,
    zero: ` Under året ${has} resultatfonden ${still}.`,
    empty: "",
  });
};

/** "Den ingående resultatfonden uppgår till 9,0 mnkr." */
export const fundOpening = (opening: Slot): string =>
  pick(opening, {
    plus: `Den ingående resultatfonden uppgår till ${amount(opening)}.`,
    minus: `Den ingående resultatfonden är negativ, ${signed(opening)}.`,
    zero: "Den ingående resultatfonden är noll.",
    empty: "Uppgift om ingående resultatfond saknas.",
  });

/** " Den utgående resultatfonden uppgår till 7,7 mnkr, vilket motsvarar 3,2 procent av omslutningen om 237,2 mnkr." */
export const fundClosing = (closing: Slot, share: Slot | null, turnover: Slot | null, told: Told): string => {
  const of = share && turnover ? pickNonZero(share, `, vilket motsvarar ${amount(share)} av omslutningen om ${amount(turnover)}`, "") : "";
  const [reaches, is] = told === "outcome" ? ["uppgår", "är"] : ["beräknas uppgå", "beräknas bli"];
  return pick(closing, {
    plus: ` Den utgående resultatfonden ${reaches} till ${amount(closing)}${of}.`,
    minus: ` Den utgående resultatfonden ${is} negativ, ${signed(closing)}.`,
    zero: ` Den utgående resultatfonden ${is} noll.`,
    empty: " Uppgift om utgående resultatfond saknas.",
  });
};

/** " Taket, 10 procent av omslutningen, är 23,7 mnkr; fonden ligger 16,0 mnkr under taket." */
export const fundCeiling = (percentText: string, ceiling: Slot, room: Slot): string =>
  pick(room, {
    plus: ` Taket, ${percentText} procent av omslutningen, är ${amount(ceiling)}; fonden ligger ${amount(room)} under taket.`,
    minus: ` Taket, ${percentText} procent av omslutningen, är ${amount(ceiling)}; fonden ligger ${amount(room)} över taket.`,
    zero: ` Taket, ${percentText} procent av omslutningen, är ${amount(ceiling)}; fonden ligger i nivå med taket.`,
    empty: "",
  });

/** " Till 2018 föreslås 7,7 mnkr föras över." */
export const carriedOver = (closing: Slot, nextYear: number): string =>
  pick(closing, { plus: ` Till ${nextYear} föreslås ${amount(closing)} föras över.`, minus: ` Till ${nextYear} förs ett underskott om ${amount(closing)}.`, zero: ` Inget belopp förs över till ${nextYear}.`, empty: "" });

/** " Resultatet efter bokslutsdisposition är ett underskott om 1,4 mnkr." */
export const resultAfter = (after: Slot, told: Told): string => {
  const start = ` Resultatet efter bokslutsdisposition ${told === "outcome" ? "är" : "beräknas bli"}`;
  return pickNonZero(after, `${start} ${aResult(after)}.`, `${start} noll.`, "");
};

/**
 * "Nettokostnaden blev 1 374,3 mnkr, att jämföra med 1 437,0 mnkr i Prognos T1 och 1 400,0 mnkr i Prognos T2. Utfallet blev 25,7 mnkr bättre än Prognos T2."
 * `net` says what the figures are and gives the amounts; `better`: a rising net is better.
 */
export const forecastHistory = (net: { readonly named: string; readonly now: string }, difference: Slot, earlier: string, last: string, better: boolean): string => {
  const [plus, minus] = better ? ["bättre", "sämre"] : ["sämre", "bättre"];
  const compared = pick(difference, { plus: ` Utfallet blev ${amount(difference)} ${plus} än ${last}.`, minus: ` Utfallet blev ${amount(difference)} ${minus} än ${last}.`, zero: ` Utfallet blev som i ${last}.`, empty: "" });
  return `${net.named} ${net.now}, att jämföra med ${earlier}.${compared}`;
};
