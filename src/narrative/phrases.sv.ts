/**
 * The phrase book: every sentence about budget, outcome and forecast. Each function gives a piece of a TEXTSIFFROR template that reads
 * well for a positive, negative, zero and empty value. Positive avvikelse = överskott. Amounts lose their minus where a word says which way.
 */
import { amount, capital, level, literal, pick, pickNonZero, signed, type Slot } from "./template";

/** Headings, in the order of a verksamhetsberättelse. */
export const SECTIONS = {
  summary: "Sammanfattande analys",
  operations: "Uppföljning av driftbudget",
  units: "Analys per verksamhet",
  years: "Jämförelse mellan åren",
  plan: "Budget och plan",
  funds: "Resultatenheter",
  investments: "Investeringar",
  rebudget: "Ombudgeteringar",
  turnover: "Omslutningsförändringar",
  adjustments: "Budgetjusteringar",
  balance: "Analys av balansräkning",
  goals: "Måluppfyllelse",
  indicators: "Indikatorer",
  activities: "Aktiviteter med avvikelse",
  statistics: "Statistik",
  decisions: "Förslag till beslut",
} as const;

export type Flow = "drift" | "investment";

/** The words for costs and incomes: utgifter and inkomster for investeringar. */
export const FLOW_WORDS: Readonly<Record<Flow, { readonly cost: string; readonly income: string; readonly Cost: string; readonly Income: string }>> = {
  drift: { cost: "kostnaderna", income: "intäkterna", Cost: "Kostnaderna", Income: "Intäkterna" },
  investment: { cost: "utgifterna", income: "inkomsterna", Cost: "Utgifterna", Income: "Inkomsterna" },
};

/** "ett överskott om 62,7 mnkr" | "ett underskott om …" | "ingen avvikelse". */
export const aDeviation = (dev: Slot): string =>
  pick(dev, { plus: `ett överskott om ${amount(dev)}`, minus: `ett underskott om ${amount(dev)}`, zero: "ingen avvikelse", empty: `en avvikelse om ${signed(dev)}` });

/** "överskott 0,1 mnkr" for enumerations. */
export const shortDeviation = (dev: Slot): string =>
  pick(dev, { plus: `överskott ${amount(dev)}`, minus: `underskott ${amount(dev)}`, zero: "ingen avvikelse", empty: signed(dev) });

/** " Det innebär ett överskott om 62,7 mnkr mot budget, motsvarande 4,4 procent av nettobudgeten." */
export const meansDeviation = (dev: Slot, share: Slot | null, budget: string): string => {
  const of = share ? pickNonZero(share, `, motsvarande ${amount(share)} av nettobudgeten`, "") : "";
  return pick(dev, {
    plus: ` Det innebär ett överskott om ${amount(dev)} mot ${budget}${of}.`,
    minus: ` Det innebär ett underskott om ${amount(dev)} mot ${budget}${of}.`,
    zero: ` Det innebär ingen avvikelse mot ${budget}.`,
    empty: "",
  });
};

/** Opening of a paragraph on one verksamhet; the variants say the same. */
const UNIT_OPENINGS: Readonly<Record<"year" | "period" | "forecast", readonly ((name: string, dev: Slot) => string)[]>> = {
  year: [
    (name, dev) => opening(dev, `${name} redovisar ett överskott om ${amount(dev)} mot budget.`, `${name} redovisar ett underskott om ${amount(dev)} mot budget.`, `${name} redovisar ingen avvikelse mot budget.`, name),
    (name, dev) => opening(dev, `${name} visar ett överskott på ${amount(dev)} jämfört med budget.`, `${name} visar ett underskott på ${amount(dev)} jämfört med budget.`, `${name} visar ingen avvikelse jämfört med budget.`, name),
    (name, dev) => opening(dev, `${name} lämnar ett överskott på ${amount(dev)} mot budget.`, `${name} lämnar ett underskott på ${amount(dev)} mot budget.`, `${name} har ingen avvikelse mot budget.`, name),
  ],
  period: [
    (name, dev) => opening(dev, `${name} redovisar för perioden ett överskott om ${amount(dev)} mot periodiserad budget.`, `${name} redovisar för perioden ett underskott om ${amount(dev)} mot periodiserad budget.`, `${name} redovisar för perioden ingen avvikelse mot periodiserad budget.`, name),
    (name, dev) => opening(dev, `${name} visar för perioden ett överskott på ${amount(dev)} mot periodiserad budget.`, `${name} visar för perioden ett underskott på ${amount(dev)} mot periodiserad budget.`, `${name} visar för perioden ingen avvikelse mot periodiserad budget.`, name),
  ],
  forecast: [
    (name, dev) => opening(dev, `${name} prognostiserar ett överskott om ${amount(dev)} mot budget för helåret.`, `${name} prognostiserar ett underskott om ${amount(dev)} mot budget för helåret.`, `${name} prognostiserar ingen avvikelse mot budget för helåret.`, name),
  ],
};

const opening = (dev: Slot, plus: string, minus: string, zero: string, name: string): string =>
  pick(dev, { plus, minus, zero, empty: `${name}: uppgift om avvikelse mot budget saknas.` });

/** Opening of a paragraph on a verksamhet; `variant` is any whole number and chooses among equal wordings. */
export function unitOpening(scope: "year" | "period" | "forecast", name: string, dev: Slot, variant: number): string {
  const variants = UNIT_OPENINGS[scope];
  const chosen = variants[variant % variants.length] ?? variants[0];
  return chosen ? chosen(name, dev) : "";
}

/** " För helåret prognostiseras ett överskott om …": the forecast after an opening on the period. */
export const yearForecast = (dev: Slot): string =>
  pick(dev, {
    plus: ` För helåret prognostiseras ett överskott om ${amount(dev)} mot budget.`,
    minus: ` För helåret prognostiseras ett underskott om ${amount(dev)} mot budget.`,
    zero: " För helåret prognostiseras ingen avvikelse mot budget.",
    empty: " Prognos för helåret saknas.",
  });

/** " Kostnaderna blev 92,8 mnkr lägre än budgeterat och intäkterna 28,4 mnkr högre."; nothing when both are zero or empty. */
export function costsAndIncomes(cost: Slot | null, income: Slot | null, flow: Flow): string {
  const word = FLOW_WORDS[flow];
  const alone = (slot: Slot, name: string, up: string, down: string): string =>
    pick(slot, { plus: ` ${name} blev ${amount(slot)} ${up} än budgeterat.`, minus: ` ${name} blev ${amount(slot)} ${down} än budgeterat.`, zero: "", empty: "" });
  if (!cost) return income ? alone(income, word.Income, "högre", "lägre") : "";
  if (!income) return alone(cost, word.Cost, "lägre", "högre");
  const andIncome = pick(income, { plus: ` och ${word.income} ${amount(income)} högre`, minus: ` och ${word.income} ${amount(income)} lägre`, zero: "", empty: "" });
  const onlyIncome = alone(income, word.Income, "högre", "lägre");
  return pick(cost, {
    plus: ` ${word.Cost} blev ${amount(cost)} lägre än budgeterat${andIncome}.`,
    minus: ` ${word.Cost} blev ${amount(cost)} högre än budgeterat${andIncome}.`,
    zero: onlyIncome,
    empty: onlyIncome,
  });
}

/** A level with its deviation: the amounts of costs or incomes and how they stand to budget. */
export interface FlowFigures {
  readonly level: Slot;
  readonly polarity: 1 | -1;
  readonly deviation: Slot | null;
}

const against = (deviation: Slot | null, up: string, down: string): string =>
  deviation === null ? "" : pick(deviation, { plus: ` (${amount(deviation)} ${up} än budget)`, minus: ` (${amount(deviation)} ${down} än budget)`, zero: " (enligt budget)", empty: "" });

/**
 * " Kostnaderna uppgick till 2 035,0 mnkr (64,1 mnkr lägre än budget) och intäkterna till 660,7 mnkr (1,4 mnkr lägre än budget)."
 * `verb`: "uppgick", "beräknas". `lead` stands first, as "Under 2011"; empty for none.
 */
export function levels(cost: FlowFigures | null, income: FlowFigures | null, verb: string, flow: Flow, lead = ""): string {
  const word = FLOW_WORDS[flow];
  const figure = (f: FlowFigures, up: string, down: string): string => `${level(f.level, f.polarity)}${against(f.deviation, up, down)}`;
  const start = (name: string, Name: string): string => (lead === "" ? ` ${Name} ${verb} till` : ` ${lead} ${verb} ${name} till`);
  if (!cost) return income ? `${start(word.income, word.Income)} ${figure(income, "högre", "lägre")}.` : "";
  const costs = `${start(word.cost, word.Cost)} ${figure(cost, "lägre", "högre")}`;
  if (!income) return `${costs}.`;
  const incomes = ` och ${word.income} till ${figure(income, "högre", "lägre")}`;
  const none = income.deviation === null ? "" : pickNonZero(income.deviation, incomes, "");
  return `${costs}${pickNonZero(income.level, incomes, none, "")}.`;
}

/**
 * " Nettokostnaden uppgick till 1 374,3 mnkr, att jämföra med en budgeterad nettokostnad om 1 437,0 mnkr." for convention A, where net
 * costs are positive. `verb`: "uppgick", "beräknas". `lead` opens the paragraph ("Under 2011"); empty after another sentence.
 */
export function netCost(net: Slot, budget: Slot | null, verb: string, lead: string): string {
  const budgeted = budget === null ? "" : pick(budget, {
    plus: `, att jämföra med en budgeterad nettokostnad om ${amount(budget)}`,
    minus: `, att jämföra med en budgeterad nettointäkt om ${amount(budget)}`,
    zero: ", att jämföra med en budget i balans",
    empty: "",
  });
  const start = (word: string): string => (lead === "" ? ` ${capital(word)} ${verb} till` : `${lead} ${verb} ${word} till`);
  return pick(net, {
    plus: `${start("nettokostnaden")} ${amount(net)}${budgeted}.`,
    minus: `${start("nettointäkten")} ${amount(net)}${budgeted}.`,
    zero: `${start("nettokostnaden")} ${amount(net)}${budgeted}.`,
    empty: lead === "" ? "" : "Uppgift om nettokostnaden saknas.",
  });
}

/** "ett överskott om 0,3 mnkr" of a result, incomes less costs. */
export const aResult = (result: Slot): string =>
  pick(result, { plus: `ett överskott om ${amount(result)}`, minus: `ett underskott om ${amount(result)}`, zero: "ett nollresultat", empty: signed(result) });

/** " Resultatet före bokslutsdisposition är ett underskott om 2,7 mnkr, att jämföra med …"; `verb` begins with a space, `first` opens the paragraph. */
export function resultLevel(result: Slot, budget: Slot | null, verb: string, first: boolean): string {
  const budgeted = budget === null ? "" : pick(budget, {
    plus: `, att jämföra med ett budgeterat överskott om ${amount(budget)}`,
    minus: `, att jämföra med ett budgeterat underskott om ${amount(budget)}`,
    zero: ", att jämföra med ett budgeterat nollresultat",
    empty: "",
  });
  const start = `${first ? "" : " "}Resultatet${verb}`;
  return pickNonZero(result, `${start} ${aResult(result)}${budgeted}.`, `${start} noll${budgeted}.`, first ? "Uppgift om resultatet saknas." : "");
}

/** The marked place where the controller writes the cause; never a cause of the text's own. */
export const causePlace = (dev: Slot): string =>
  pick(dev, { plus: " Överskottet beror på [skriv orsaken].", minus: " Underskottet beror på [skriv orsaken].", zero: "", empty: "" });

/** "SLK (överskott 121,2 mnkr)"; with both, "Bidrag (överskott 3,2 mnkr för perioden, ingen avvikelse för helåret)". */
export function unitInList(name: string, year: Slot | null, period: Slot | null, forecast: Slot | null): string {
  if (year) return `${name} (${shortDeviation(year)})`;
  if (!period || !forecast) {
    const one = period ?? forecast;
    return one ? `${name} (${shortDeviation(one)})` : name;
  }
  const none = ", ingen avvikelse för helåret";
  const wholeYear = pick(forecast, {
    plus: `, överskott ${amount(forecast)} för helåret`,
    minus: `, underskott ${amount(forecast)} för helåret`,
    zero: pick(period, { plus: none, minus: none, zero: " eller helåret", empty: none }),
    empty: ", prognos saknas",
  });
  return `${name} (${shortDeviation(period)} för perioden${wholeYear})`;
}

/** The gathered sentence; `first` opens the row of them, `all` when no verksamhet has a paragraph of its own. */
export const gathered = (list: string, first: boolean, all: boolean, scope: string): string =>
  first ? `${all ? "Verksamheterna" : "Övriga verksamheter"} redovisar följande avvikelser mot budget${scope}: ${list}.` : `Vidare redovisas ${list}.`;

/** The summary's sentence on the verksamheter that are named. */
export const notable = (list: string, scope: string): string => `Bland verksamheterna märks${scope} ${list}.`;

/** "SLK med ett överskott om 121,2 mnkr". */
export const withDeviation = (name: string, dev: Slot): string =>
  pick(dev, { plus: `${name} med ett överskott om ${amount(dev)}`, minus: `${name} med ett underskott om ${amount(dev)}`, zero: `${name} utan avvikelse`, empty: `${name} med en avvikelse om ${signed(dev)}` });

/** Name of a column as it stands in the data, safe in a template. */
export const columnWords = (label: string): string => literal(label.trim());

/** "Kostnadernas avvikelser mot budget: Personalkostnader (överskott 0,4 mnkr) …": a table of costs by kind. */
export const costKinds = (list: string): string => `Per kostnadsslag är avvikelserna mot budget: ${list}.`;

/** "Kapitalkostnader med 12,3 mnkr (överskott 0,2 mnkr)": a varav row, already included in a sum. */
export const varavItem = (name: string, level: string, dev: Slot | null): string => `${name} med ${level}${dev === null ? "" : ` (${shortDeviation(dev)})`}`;

export const varavList = (list: string): string => `I beloppen ingår bland annat ${list}.`;
