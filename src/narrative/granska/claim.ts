/** What a sentence claims of a figure: whose it is, costs or incomes, a deviation or a level, and which way. Read from the words around it. */
import type { TextFigure } from "./figures";
import type { FoundLabel, LabelFinder } from "./labels";
import type { Part, Role } from "./known";
import type { Sentence } from "./sentences";

export interface Claim {
  /** The name in the sentence or, failing that, in its heading. */
  readonly label: string | null;
  /** The name of the sentence before, which the sentence probably is about as well. */
  readonly carried: string | null;
  /** The name stands in the sentence itself. */
  readonly named: boolean;
  readonly part: Part;
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

const labelBefore = (labels: readonly FoundLabel[], place: number): FoundLabel | undefined => [...labels].reverse().find((label) => label.start < place);

/** The claim about one of a sentence's figures. */
export function claimOf(sentence: Sentence, figure: TextFigure, figures: readonly TextFigure[], find: LabelFinder): Claim {
  const { text } = sentence;
  const previous = [...figures].reverse().find((other) => other.end <= figure.start);
  const next = figures.find((other) => other.start >= figure.end);
  const lead = text.slice(previous?.end ?? 0, figure.start);
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
  const said = { label: own?.label ?? titled, carried, named: own !== undefined, part };
  if (TURNOVER_UP.test(whole) || TURNOVER_DOWN.test(whole)) return { ...said, role: "item", direction: lastOf(whole, [[/omslutningsökning/gi, 1], [/omslutningsminskning/gi, -1]]) };
  const near = `${lead} ${tail}`;
  if (DEVIATION.test(near)) {
    const direction = lastOf(lead, RESULT) || comparedWith(tail, part) || (/^\S*\s*(?:i\s+)?(?:över|under)skott/i.test(tail) ? lastOf(tail.slice(0, 30), RESULT) : 0);
    return { ...said, role: "deviation", direction };
  }
  const moved = lastOf(lead, MOVED);
  return moved !== 0 && YEARS.test(near) ? { ...said, role: "change", direction: moved } : { ...said, role: "level", direction: 0 };
}
