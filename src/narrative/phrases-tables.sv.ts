/** The phrase book for plan, investeringar, resultatenheter, ombudgeteringar, balansräkning and counts. Rules as in phrases.sv.ts. */
import { amount, level, pick, pickNonZero, signed, type Slot } from "./template";

/** ", en ökning med 45,3 mnkr": how a planned amount stands to the budget before, in the direction of its usual sign. */
const changed = (difference: Slot, polarity: 1 | -1, before: string): string => {
  const [up, down] = [`, en ökning med ${amount(difference)}${before}`, `, en minskning med ${amount(difference)}${before}`];
  return pick(difference, { plus: polarity === 1 ? up : down, minus: polarity === 1 ? down : up, zero: `, oförändrat${before}`, empty: "" });
};

/** "I Underlag till Budget 2015 uppgår kostnaderna till 1 324,7 mnkr, en minskning med 45,3 mnkr jämfört med Budget 2014." */
export const planned = (start: string, now: Slot, polarity: 1 | -1, difference: Slot, before: string): string =>
  `${start} till ${level(now, polarity)}${changed(difference, polarity, before === "" ? "" : ` jämfört med ${before}`)}.`;

/** " Nettokostnaden uppgår till 1 278,1 mnkr, en minskning med 45,3 mnkr." by the sign of the net; `costs` as in byNet, null for a result. `lead` as "I Budget 2015", or empty. */
export const plannedNet = (now: Slot, costs: 1 | -1 | null, difference: Slot, lead: string, before: string): string => {
  const compared = before === "" ? "" : ` jämfört med ${before}`;
  const start = (word: string): string => (lead === "" ? ` ${word} uppgår` : `${lead} uppgår ${word.toLocaleLowerCase("sv")}`);
  const named = (word: string, polarity: 1 | -1): string => `${start(word)} till ${amount(now)}${changed(difference, polarity, compared)}.`;
  return pick(now, {
    plus: named(costs === null ? "Överskottet" : costs === 1 ? "Nettokostnaden" : "Nettointäkten", 1),
    minus: named(costs === null ? "Underskottet" : costs === 1 ? "Nettointäkten" : "Nettokostnaden", -1),
    zero: lead === "" ? " Nettot är noll." : `${lead} är nettot noll.`,
    empty: lead === "" ? "" : `${lead} saknas uppgift om nettot.`,
  });
};

/** "1 278,1 mnkr i Plan 2016". */
export const planYear = (value: Slot, polarity: 1 | -1, column: string): string => `${level(value, polarity)} i ${column}`;

export const planYears = (list: string, of: "net" | "result" | "cost"): string => ` Därefter beräknas ${{ net: "nettokostnaden", result: "resultatet", cost: "kostnaderna" }[of]} till ${list}.`;

/** "Investeringsbudgeten uppgår till 2,0 mnkr i Budget 2015, till 2,0 mnkr i Plan 2016 …": the spending of each year. */
export const plannedInvestments = (name: string, list: string): string => `Investeringsbudgeten${name} uppgår till ${list}.`;

/** "Investeringsbudgeten uppgår till 2,0 mnkr." */
export const investmentBudget = (budget: Slot, polarity: 1 | -1, when: string): string =>
  pickNonZero(budget, `Investeringsbudgeten uppgår till ${level(budget, polarity)}${when}.`, `Ingen investeringsbudget finns${when}.`, `Uppgift om investeringsbudget${when} saknas.`);

/** " Utgifterna uppgick till 1,2 mnkr, vilket är 0,2 mnkr mer än budgeterat." | " Under året har inga investeringar gjorts." */
export const investmentSpent = (spent: Slot, deviation: Slot | null, polarity: 1 | -1, during: string, budgetWords: string): string => {
  const compared = deviation === null ? "" : pick(deviation, {
    plus: `, vilket är ${amount(deviation)} mindre än ${budgetWords}`,
    minus: `, vilket är ${amount(deviation)} mer än ${budgetWords}`,
    zero: ", i nivå med budget",
    empty: "",
  });
  return pickNonZero(spent, ` Utgifterna ${during} uppgick till ${level(spent, polarity)}${compared}.`, ` ${capitalOf(during)} har inga investeringar gjorts.`, "");
};

/** " Till och med augusti 2033 uppgick utgifterna till 1 850 tkr, 30,8 procent av budgeten." */
export const investmentSoFar = (spent: Slot, share: Slot | null, polarity: 1 | -1, until: string): string => {
  const start = capitalOf(until);
  return pickNonZero(spent, ` ${start} uppgick utgifterna till ${level(spent, polarity)}${share === null ? "" : pickNonZero(share, `, ${amount(share)} av budgeten`, "")}.`, ` ${start} har inga investeringar gjorts.`, "");
};

/** " För helåret beräknas utgifterna till 10,0 mnkr, 10,0 mnkr mindre än budget." */
export const investmentForecast = (forecast: Slot, deviation: Slot | null, polarity: 1 | -1): string => {
  const compared = deviation === null ? "" : pick(deviation, {
    plus: `, vilket är ${amount(deviation)} mindre än budget`,
    minus: `, vilket är ${amount(deviation)} mer än budget`,
    zero: ", i nivå med budget",
    empty: "",
  });
  return pickNonZero(forecast, ` För helåret beräknas utgifterna till ${level(forecast, polarity)}${compared}.`, " För helåret beräknas inga utgifter.", "");
};

/** " Inkomsterna uppgick till 0,5 mnkr."; nothing without incomes. */
export const investmentIncome = (income: Slot, polarity: 1 | -1, verb: string): string => pickNonZero(income, ` Inkomsterna ${verb} ${level(income, polarity)}.`, "");

/** "Netto redovisas ett överskott om 2,0 mnkr i investeringsbudgeten." */
export const investmentNet = (net: Slot): string =>
  pick(net, { plus: ` Investeringsbudgeten visar ett överskott om ${amount(net)}.`, minus: ` Investeringsbudgeten visar ett underskott om ${amount(net)}.`, zero: " Investeringsbudgeten visar ingen avvikelse.", empty: "" });

/** The same for the whole year's forecast. */
export const investmentNetForecast = (net: Slot): string =>
  pick(net, { plus: ` Investeringsbudgeten beräknas ge ett överskott om ${amount(net)}.`, minus: ` Investeringsbudgeten beräknas ge ett underskott om ${amount(net)}.`, zero: " Investeringsbudgeten beräknas inte ge någon avvikelse.", empty: "" });

const capitalOf = (text: string): string => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

/** "Kajutredning 3,2 mnkr (0,4 mnkr under budget)". */
export const projectItem = (name: string, spent: Slot, polarity: 1 | -1, deviation: Slot | null): string =>
  `${name} ${level(spent, polarity)}${deviation === null ? "" : pick(deviation, { plus: ` (${amount(deviation)} under budget)`, minus: ` (${amount(deviation)} över budget)`, zero: " (enligt budget)", empty: "" })}`;

export const projects = (list: string, verb: string): string => `Utgifterna per projekt ${verb}: ${list}.`;

/** The pieces that a resultatenhet's row may have. */
export interface FundUnitSlots {
  readonly opening: Slot | null;
  readonly result: Slot | null;
  readonly closing: Slot | null;
  readonly share: Slot | null;
  readonly ceiling: Slot | null;
  readonly change: Slot | null;
  readonly returned: Slot | null;
}

/** "Visningsenheten redovisar ett överskott om 10,5 mnkr. Den ingående fonden uppgår till 2,1 mnkr. …" */
export function fundUnit(name: string, s: FundUnitSlots, nextYear: number): string {
  const pieces = [
    s.result ? pick(s.result, { plus: `${name} redovisar ett överskott om ${amount(s.result)}.`, minus: `${name} redovisar ett underskott om ${amount(s.result)}.`, zero: `${name} redovisar ett nollresultat.`, empty: `${name}: uppgift om årets resultat saknas.` }) : `${name} är resultatenhet.`,
    s.opening ? pick(s.opening, { plus: ` Sedan tidigare år finns ett ackumulerat överskott om ${amount(s.opening)}.`, minus: ` Sedan tidigare år finns ett ackumulerat underskott om ${amount(s.opening)}.`, zero: " Enheten har inget överskott från tidigare år.", empty: "" }) : "",
    s.change ? pick(s.change, { plus: ` Till fonden förs ${amount(s.change)}.`, minus: ` Ur fonden tas ${amount(s.change)}.`, zero: "", empty: "" }) : "",
    s.closing ? pick(s.closing, {
      plus: ` Till ${nextYear} förs ${amount(s.closing)} vidare${s.share ? pickNonZero(s.share, `, vilket motsvarar ${amount(s.share)} av omslutningen`, "") : ""}.`,
      minus: ` Till ${nextYear} förs ett underskott om ${amount(s.closing)} vidare.`,
      zero: ` Inget belopp förs vidare till ${nextYear}.`,
      empty: "",
    }) : "",
    s.ceiling ? pickNonZero(s.ceiling, ` Taket för fonden är ${amount(s.ceiling)}.`, "") : "",
    s.returned ? pickNonZero(s.returned, ` Ur fonden återlämnas ${amount(s.returned)}.`, "") : "",
  ];
  return pieces.join("");
}

export type AdjustmentKind = "rebudget" | "turnover" | "adjustments";

/** The first words of a total: "{who} begär ombudgeteringar om sammanlagt 44,5 mnkr". */
export function adjustmentTotal(kind: AdjustmentKind, who: string, total: Slot, nextYear: number): string {
  if (kind === "rebudget") {
    return pick(total, { plus: `${who} begär att ${amount(total)} ombudgeteras till ${nextYear}`, minus: `${who} begär att ett underskott om ${amount(total)} ombudgeteras till ${nextYear}`, zero: `${who} begär inga ombudgeteringar till ${nextYear}`, empty: `${who} begär ombudgeteringar till ${nextYear} om ${signed(total)}` });
  }
  return pick(total, { plus: `${who} föreslår budgetjusteringar som sammantaget ökar budgeten med ${amount(total)}`, minus: `${who} föreslår budgetjusteringar som sammantaget minskar budgeten med ${amount(total)}`, zero: `${who} föreslår budgetjusteringar som sammantaget inte ändrar budgeten`, empty: `${who} föreslår budgetjusteringar om ${signed(total)}` });
}

/** How the items follow the total: ", varav 37,8 mnkr för … och …", or ", vilket avser …" for a single one; `items` are enumerated. */
export const ofTotal = (kind: AdjustmentKind, total: Slot, items: string, only: string | null): string => {
  const list = only === null ? `, varav ${items}` : `, vilket avser ${only}`;
  return pickNonZero(total, list, kind === "rebudget" ? "" : `: ${items}`, `: ${items}`);
};

export const moreItems = (items: string): string => `Vidare avses ${items}.`;

/** "37,8 mnkr för Rotlar och partikanslier". */
export const adjustmentItem = (name: string, value: Slot): string => `${signed(value)} för ${name}`;

/** "Miljömiljarden: omslutningen ökar med 40,2 mnkr." */
export const turnoverItem = (name: string, value: Slot): string =>
  pick(value, { plus: `${name} ökar med ${amount(value)}`, minus: `${name} minskar med ${amount(value)}`, zero: `${name} är oförändrad`, empty: `${name} ändras med ${signed(value)}` });

export const turnoverList = (who: string, list: string): string =>
  `${who} föreslår omslutningsförändringar, där kostnader och intäkter ändras lika mycket: ${list}.`;

/** "Tillgångar: har minskat med 16,6 mnkr sedan föregående bokslut." for a table that holds the change alone. */
export const balanceChangeOnly = (name: string, change: Slot): string =>
  pick(change, {
    plus: `${name} har ökat med ${amount(change)} sedan föregående bokslut.`, minus: `${name} har minskat med ${amount(change)} sedan föregående bokslut.`,
    zero: `${name} är oförändrade sedan föregående bokslut.`, empty: `${name}: uppgift om förändringen saknas.`,
  });

/** "Tillgångar har minskat med 7 453 014 kr (14,8 procent), från … till …." */
export const balanceChange = (name: string, difference: Slot, share: Slot | null, then: Slot | null, now: Slot): string => {
  const percent = share ? pickNonZero(share, `, eller ${amount(share)}`, "") : "";
  const range = then ? `, från ${signed(then)} till ${signed(now)}` : ` och uppgår till ${signed(now)}`;
  return pick(difference, {
    plus: `${name} har ökat med ${amount(difference)}${percent}${range}.`,
    minus: `${name} har minskat med ${amount(difference)}${percent}${range}.`,
    zero: `${name} uppgår oförändrat till ${signed(now)}.`,
    empty: `${name} uppgår till ${signed(now)}.`,
  });
};

/** "omsättningstillgångar 38,0 mnkr" in an enumeration of what stands in the balansräkning without a year to compare with. */
export const balanceLevel = (name: string, now: Slot): string => `${name} ${signed(now)}`;

export const balanceLevels = (list: string): string => `I balansräkningen redovisas även ${list}.`;

/** "Synpunkter och klagomål (2017): Klagomål 271 och Förbättringsförslag 48." */
export const countList = (caption: string, column: string, list: string): string => `${caption} (${column}): ${list}.`;

/** "51 (20060815), en ökning med 31 från 20 (20060601)": a count in its column, and its change from an earlier one. */
export const countFigure = (now: Slot, column: string): string => `${signed(now)} (${column})`;

export const countChange = (difference: Slot, then: Slot, column: string): string =>
  pick(difference, { plus: `, en ökning med ${amount(difference)} från ${signed(then)} (${column})`, minus: `, en minskning med ${amount(difference)} från ${signed(then)} (${column})`, zero: `, oförändrat jämfört med ${column}`, empty: "" });

/** "Avslutade ärenden: 51 (20060815), varav Ny anställning 10 och Övriga 5, en ökning med 31 från 20 (20060601)." */
export const withParts = (name: string, figure: string, parts: string, change: string): string => `${name} ${figure}${parts === "" ? "" : `, varav ${parts}`}${change}.`;

/** "Ursprunglig budget 2017: 238,8 mnkr; Ombudgetering +1,0 mnkr; Justerad budget 2017: 239,8 mnkr." */
export const bridge = (first: readonly [string, Slot], steps: readonly (readonly [string, Slot])[], last: readonly [string, Slot]): string => {
  const listed = steps.map(([name, slot]) => pickNonZero(slot, `; ${name} ${withSign(slot)}`, "")).join("");
  return `${first[0]}: ${signed(first[1])}${listed}; ${last[0]}: ${signed(last[1])}.`;
};

const withSign = (slot: Slot): string => `{${slot.n}:${slot.form},+}`;
