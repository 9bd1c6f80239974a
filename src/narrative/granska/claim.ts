/** What a sentence claims of a figure: whose it is, costs or incomes, a deviation or a level, and which way. Read from the words around it. */
import type { TextFigure } from "./figures";
import type { FoundLabel, LabelFinder } from "./labels";
import type { Part, Role, Topic } from "./known";
import type { Sentence } from "./sentences";

export interface Claim {
  /** The name in the sentence or, failing that, in its heading. */
  readonly label: string | null;
  /** The name of the sentence before, which the sentence probably is about as well. */
  readonly carried: string | null;
  /** The name stands in the sentence itself. */
  readonly named: boolean;
  readonly part: Part;
  /** Costs or incomes as a whole are what the sentence is about: "kostnaderna", not "kostnaderna för vikarier" or "personalkostnaderna". */
  readonly whole: boolean;
  /** No word for costs or incomes stands anywhere in the sentence. */
  readonly alone: boolean;
  /** The sentence says that the figure is a total. */
  readonly total: boolean;
  /** The figure is how much something has risen or fallen, against what is not said. */
  readonly moved: boolean;
  /** What kind of list the sentence speaks of, when it names no row of it. */
  readonly topic: Topic | null;
  readonly role: Role;
  /** 1 överskott or ökning, −1 underskott or minskning, 0 not said. */
  readonly direction: 1 | -1 | 0;
}

const DEVIATION = /överskott|underskott|avvik|differens|(?:än|mot|med|jämfört med|jämförelse med)\s+(?:\S+\s+)?budget/i;
const TURNOVER_UP = /omslutningsökning/i;
const TURNOVER_DOWN = /omslutningsminskning/i;
const YEARS = /föregående år|jämfört med (?:19|20)\d\d|sedan (?:19|20)\d\d|från/i;

const lastOf = (text: string, patterns: readonly (readonly [RegExp, 1 | -1])[]): 1 | -1 | 0 => {
  let [best, at]: [1 | -1 | 0, number] = [0, -1];
  for (const [pattern, sign] of patterns) {
    for (const match of text.matchAll(pattern)) if (match.index > at) [best, at] = [sign, match.index];
  }
  return best;
};

const RESULT: readonly (readonly [RegExp, 1 | -1])[] = [[/överskott/gi, 1], [/underskott/gi, -1]];
const MOVED: readonly (readonly [RegExp, 1 | -1])[] = [[/ökat|ökning|ökade|ökar|höjts|fler/gi, 1], [/minskat|minskning|minskade|minskar|sänkts|färre/gi, -1]];

function partIn(text: string): Part {
  let [best, at]: [Part, number] = [null, -1];
  for (const [pattern, part] of [[/(?<!netto)(?:kostnad|utgift)(?!\p{L}*(?:fördel|ställ))/giu, "cost"], [/intäkt|inkomst/giu, "income"], [/netto|resultat/giu, "net"]] as const) {
    for (const match of text.matchAll(pattern)) if (match.index > at) [best, at] = [part, match.index];
  }
  return best;
}

/** högre and lägre right after the figure, read by what is higher: costs higher than the budget is an underskott. */
function comparedWith(tail: string, part: Part): 1 | -1 | 0 {
  const word = /^\S{0,5}\s*(?:\S+\s+)?(lägre|högre|mindre|mer)\b/i.exec(tail)?.[1]?.toLocaleLowerCase("sv");
  if (word === undefined) return 0;
  const up = word === "högre" || word === "mer" ? 1 : -1;
  return part === "income" ? up : up === 1 ? -1 : 1;
}

const TOPICS: readonly (readonly [RegExp, Topic])[] = [[/ombudgeter/i, "rebudget"], [/budgetjuster/i, "adjustments"], [/investering/i, "investment"]];
const ELLIPTICAL = /^\s*(?:(?:mnkr|tkr|kr|miljoner(?: kronor)?)\s*)?och\s+\p{L}+\s+med\s+$/iu;
const TOTAL = /sammanlagt|sammantaget|totalt|summan|tillsammans/i;
const PART_WORD = /(?<!\p{L})(?:brutto|total|investerings)?(kostnad|utgift|intäkt|inkomst)(er(?:na)?|en)?(?!\p{L})/giu;
/** What may stand after the word without making it a part of the whole. */
const TIME = /^(?:och med|hela?|helåret|året|perioden|tertialet|månaden|verksamheten|verksamheterna|samma|(?:19|20)\d\d)\b/i;
const FURTHER = /^\s*(?:för|av|från|till|inom|avseende|gällande|på|i)\s+/i;
/** Words that may stand before the subject without changing what it is. */
const OPENING = /^(?:(?:däremot|även|samtidigt|dock|också|medan|men|och|sammantaget|totalt|här|därmed|sammanlagt|för (?:helåret|perioden|året)|under (?:året|perioden)|jämfört med (?:föregående år|(?:19|20)\d\d)|till och med \p{L}+(?: (?:19|20)\d\d)?)[\s,]*|(?:är|var|blev|blir|har|beräknas|väntas|prognostiseras|uppgick|uppgår|ökade|minskade)\s*)*$/iu;

interface Spoken {
  readonly whole: boolean;
  /** The sentence begins with it, so that what it is about is the heading's or the whole's. */
  readonly first: boolean;
}

/** How the last word for costs or incomes before a figure is meant. */
function spokenOf(text: string, labels: readonly FoundLabel[]): Spoken {
  const last = [...text.matchAll(PART_WORD)].pop();
  if (last === undefined || last[2] === undefined) return { whole: false, first: false };
  const end = last.index + last[0].length;
  const further = FURTHER.exec(text.slice(end));
  const next = further === null ? "" : text.slice(end + further[0].length);
  const ofLabel = further !== null && labels.some((label) => Math.abs(label.start - (end + further[0].length)) <= 4);
  const clause = text.slice(Math.max(0, ...[...text.slice(0, last.index).matchAll(/[,;:]\s|\b(?:och|medan|men)\s/g)].map((match) => match.index + match[0].length)), last.index);
  return { whole: further === null || ofLabel || TIME.test(next) || /^\s*(?:på|till)\s+$/i.test(text.slice(end)), first: OPENING.test(text.slice(0, last.index).trimStart()) || OPENING.test(clause.trimStart()) };
}

const labelBefore = (labels: readonly FoundLabel[], place: number): FoundLabel | undefined => [...labels].reverse().find((label) => label.start < place);

/** The claim about one of a sentence's figures. */
export function claimOf(sentence: Sentence, figure: TextFigure, figures: readonly TextFigure[], find: LabelFinder): Claim {
  const { text } = sentence;
  const previous = [...figures].reverse().find((other) => other.end <= figure.start);
  const next = figures.find((other) => other.start >= figure.end);
  const between = text.slice(previous?.end ?? 0, figure.start);
  // "har kostnaderna minskat med 0,4 mnkr och intäkterna med 2,0": the verb stands before the figure before.
  const lead = ELLIPTICAL.test(between) ? text.slice(0, figure.start) : between;
  const whole = text.slice(0, figure.start);
  const rest = text.slice(figure.end, next?.start ?? text.length);
  const tail = /^[^,;:]*/.exec(rest)?.[0] ?? rest;
  const labels = find(text);
  const after = /\b(?:avseende|avser|för|till|inom|hos)\b/i.test(tail) ? labels.find((label) => label.start >= figure.end && label.start < figure.end + tail.length) : undefined;
  const own = after ?? labelBefore(labels, figure.start);
  const heading = sentence.heading === null ? [] : find(sentence.heading);
  const titled = heading.length === 1 && sentence.heading !== null && (heading[0]?.end ?? 0) - (heading[0]?.start ?? 0) >= sentence.heading.replace(/(?<![.:])[.:]+$/, "").length - 2 ? heading[0]?.label ?? null : null;
  const carried = sentence.before === null ? null : [...find(sentence.before.text)].pop()?.label ?? null;
  const part = partIn(whole);
  const near = `${lead} ${tail}`;
  const spoken = spokenOf(whole, labels);
  const topic = own === undefined && titled === null ? TOPICS.find(([pattern]) => pattern.test(text) || pattern.test(sentence.heading ?? ""))?.[1] ?? null : null;
  const said = { label: own?.label ?? titled, carried, named: own !== undefined, part, whole: spoken.whole && part !== "net" && (own !== undefined || spoken.first), alone: partIn(text) === null, total: TOTAL.test(near), moved: false, topic };
  if (TURNOVER_UP.test(whole) || TURNOVER_DOWN.test(whole)) return { ...said, role: "item", direction: lastOf(whole, [[/omslutningsökning/gi, 1], [/omslutningsminskning/gi, -1]]) };
  if (DEVIATION.test(near)) {
    const direction = lastOf(lead, RESULT) || comparedWith(tail, part) || (/^\S*\s*(?:i\s+)?(?:över|under)skott/i.test(tail) ? lastOf(tail.slice(0, 30), RESULT) : 0);
    return { ...said, role: "deviation", direction };
  }
  const moved = lastOf(lead, MOVED);
  return moved !== 0 && YEARS.test(near) ? { ...said, role: "change", direction: moved } : { ...said, role: "level", direction: 0, moved: moved !== 0 && /med\s+$/i.test(lead) };
}
