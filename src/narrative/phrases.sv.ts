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
export const FLOW_WORDS: Readonly<Record<Flow, { readonly cost: string; readonly income: string; readonly incomes: string; readonly Cost: string; readonly Income: string }>> = {
  drift: { cost: "kostnaderna", income: "intäkterna", incomes: "intäkter", Cost: "Kostnaderna", Income: "Intäkterna" },
  investment: { cost: "utgifterna", income: "inkomsterna", incomes: "inkomster", Cost: "Utgifterna", Income: "Inkomsterna" },
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

/**
 * " Kostnaderna blev 92,8 mnkr lägre än budgeterat och intäkterna 28,4 mnkr högre."; where they cancel out (`net` is zero) " Kostnaderna blev 19,9 mnkr högre
 * än budgeterat, vilket vägs upp av 19,9 mnkr högre intäkter." Nothing when both are zero or empty.
 */
export function costsAndIncomes(cost: Slot | null, income: Slot | null, flow: Flow, net: Slot | null = null): string {
  const word = FLOW_WORDS[flow];
  const alone = (slot: Slot, name: string, up: string, down: string): string =>
    pick(slot, { plus: ` ${name} blev ${amount(slot)} ${up} än budgeterat.`, minus: ` ${name} blev ${amount(slot)} ${down} än budgeterat.`, zero: "", empty: "" });
  if (!cost) return income ? alone(income, word.Income, "högre", "lägre") : "";
  if (!income) return alone(cost, word.Cost, "lägre", "högre");
  const andIncome = pick(income, { plus: ` och ${word.income} ${amount(income)} högre`, minus: ` och ${word.income} ${amount(income)} lägre`, zero: "", empty: "" });
  const onlyIncome = alone(income, word.Income, "högre", "lägre");
  const both = (up: string, balanced: string): string => {
    const unlike = `${andIncome}.`;
    const end = net === null ? unlike : pickNonZero(net, unlike, pickNonZero(income, `, vilket ${balanced} ${word.incomes}.`, "."));
    return ` ${word.Cost} blev ${amount(cost)} ${up} än budgeterat${end}`;
  };
  return pick(cost, {
    plus: both("lägre", `motsvaras av ${amount(income)} lägre`),
    minus: both("högre", `vägs upp av ${amount(income)} högre`),
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

const against = (deviation: Slot | null, up: string, down: string, asPlanned: string): string =>
  deviation === null ? "" : pick(deviation, { plus: ` (${amount(deviation)} ${up} än budget)`, minus: ` (${amount(deviation)} ${down} än budget)`, zero: asPlanned, empty: "" });

const AS_PLANNED = " (enligt budget)";

/**
 * " Kostnaderna uppgick till 2 035,0 mnkr (64,1 mnkr lägre än budget) och intäkterna till 660,7 mnkr (1,4 mnkr lägre än budget)."; without deviations
 * "… till 63,9 mnkr och intäkterna till 12,0 mnkr, båda enligt budget." `verb`: "uppgick", "beräknas". `lead` stands first, as "Under 2011"; empty for none.
 */
export function levels(cost: FlowFigures | null, income: FlowFigures | null, verb: string, flow: Flow, lead = ""): string {
  const word = FLOW_WORDS[flow];
  const figure = (f: FlowFigures, up: string, down: string, asPlanned: string): string => `${level(f.level, f.polarity)}${against(f.deviation, up, down, asPlanned)}`;
  const start = (name: string, Name: string): string => (lead === "" ? ` ${Name} ${verb} till` : ` ${lead} ${verb} ${name} till`);
  if (!cost) return income ? `${start(word.income, word.Income)} ${figure(income, "högre", "lägre", AS_PLANNED)}.` : "";
  if (!income) return `${start(word.cost, word.Cost)} ${figure(cost, "lägre", "högre", AS_PLANNED)}.`;
  const together = cost.deviation !== null && income.deviation !== null;
  const ofCost = income.deviation === null ? AS_PLANNED : pickNonZero(income.level, pickNonZero(income.deviation, AS_PLANNED, "", AS_PLANNED), AS_PLANNED);
  const ofIncome = !together || cost.deviation === null ? AS_PLANNED : pickNonZero(cost.deviation, AS_PLANNED, ", båda enligt budget", AS_PLANNED);
  const costs = `${start(word.cost, word.Cost)} ${figure(cost, "lägre", "högre", ofCost)}`;
  const incomes = ` och ${word.income} till ${figure(income, "högre", "lägre", ofIncome)}`;
  const none = income.deviation === null ? "" : pickNonZero(income.deviation, incomes, "");
  return `${costs}${pickNonZero(income.level, incomes, none, "")}.`;
}

/** A net that costs, by its own sign: `costs` is the sign that a net cost has in the table, 1 where costs are positive. */
export const byNet = (net: Slot, costs: 1 | -1, cost: string, income: string, zero: string, empty: string): string =>
  pick(net, costs === 1 ? { plus: cost, minus: income, zero, empty } : { plus: income, minus: cost, zero, empty });

/**
 * " Nettokostnaden uppgick till 1 374,3 mnkr, att jämföra med en budgeterad nettokostnad om 1 437,0 mnkr." `verb`: "uppgick", "beräknas". `lead` opens the
 * paragraph ("Under 2011"); empty after another sentence.
 */
export function netCost(net: Slot, budget: Slot | null, costs: 1 | -1, verb: string, lead: string): string {
  const compared = (word: string): string => (budget === null ? "" : `, att jämföra med en budgeterad ${word} om ${amount(budget)}`);
  const budgeted = budget === null ? "" : byNet(budget, costs, compared("nettokostnad"), compared("nettointäkt"), ", att jämföra med en budget i balans", "");
  const start = (word: string): string => (lead === "" ? ` ${capital(word)} ${verb} till` : `${lead} ${verb} ${word} till`);
  const sentence = (word: string): string => `${start(word)} ${amount(net)}${budgeted}.`;
  return byNet(net, costs, sentence("nettokostnaden"), sentence("nettointäkten"), sentence("nettokostnaden"), lead === "" ? "" : "Uppgift om nettokostnaden saknas.");
}

/**
 * "Till och med april 2034 är kostnader om 201 590 tkr (33,3 procent av årsbudgeten) och intäkter om 17 970 tkr (32,6 procent) bokförda.": what has been booked
 * of the year where the table does not compare it with a part of the budget.
 */
export function booked(until: string, cost: BookedFigures | null, income: BookedFigures | null, flow: Flow): string {
  const [costs, incomes] = flow === "drift" ? ["kostnader", "intäkter"] : ["utgifter", "inkomster"];
  const of = ({ level: slot, polarity, share }: BookedFigures, words: string): string => `${level(slot, polarity)}${share === null ? "" : pickNonZero(share, ` (${amount(share)}${words})`, "")}`;
  if (!cost) return income ? pickNonZero(income.level, `${until} är ${incomes} om ${of(income, " av årsbudgeten")} bokförda.`, `${until} är inga ${incomes} bokförda.`, `Uppgift om bokförda ${incomes} saknas.`) : "";
  const start = `${until} är ${costs} om ${of(cost, " av årsbudgeten")}`;
  const none = `${until} är inga ${costs} bokförda.`;
  const both = income === null ? "" : pickNonZero(income.level, ` och ${incomes} om ${of(income, "")}`, "");
  return pickNonZero(cost.level, `${start}${both} bokförda.`, none, `Uppgift om bokförda ${costs} saknas.`);
}

export interface BookedFigures {
  readonly level: Slot;
  readonly polarity: 1 | -1;
  /** Share of the year's budget. */
  readonly share: Slot | null;
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
